//! From arguments to a request.

use super::super::expand::Place;
use super::super::{Core, Request, path};
use super::given::{Given, Value};
use super::options::Options;
use super::{Command, Failure, Input, body};

/// The request of a call; `values` fill its path, one after the other.
pub(super) fn request(
    command: &'static Command,
    core: &Core,
    values: &[String],
    options: &Options,
) -> Result<Request, Failure> {
    let names = path_names(command);
    let known: Vec<(Place, &str)> = known(command, &names).collect();
    options.given.check(&known)?;
    if let Some(more) = values.get(names.len()) {
        return Err(Failure::usage(format!("`{more}` is one value too many")));
    }
    let mut request = core.request(command.operation);
    for (at, name) in names.iter().enumerate() {
        let value = values.get(at).map(|value| Value::Text(value.clone()));
        request = in_path(request, command, name, value.as_ref(), &options.given)?;
    }
    let others = command.inputs.iter();
    for input in others.filter(|input| input.place != Place::Path) {
        request = beside(request, input, &options.given)?;
    }
    if let Some(accept) = &options.accept {
        request = request.asking_for(accept);
    }
    let (given, media_type) = (options.body.as_deref(), options.content_type.as_deref());
    body::fill(command.bodies, request, given, media_type)
}

/// The names of the values of a path, each once.
pub(super) fn path_names(command: &'static Command) -> Vec<&'static str> {
    let mut names = Vec::new();
    for name in path::names(command.operation.path) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn known<'a>(command: &'a Command, names: &'a [&'a str]) -> impl Iterator<Item = (Place, &'a str)> {
    let inputs = command.inputs.iter();
    let others = inputs.filter(|input| input.place != Place::Path);
    let others = others.map(|input| (input.place, input.name));
    names.iter().map(|name| (Place::Path, *name)).chain(others)
}

fn in_path(
    request: Request,
    command: &Command,
    name: &str,
    value: Option<&Value>,
    given: &Given,
) -> Result<Request, Failure> {
    let Some(value) = value.or_else(|| given.get(Place::Path, name)) else {
        return Err(missing(Place::Path, name));
    };
    let mut inputs = command.inputs.iter();
    let input = inputs.find(|input| input.place == Place::Path && input.name == name);
    Ok(match input {
        Some(input) => request.path_styled(input.style, &*value.typed(name, input.read)?),
        None => request.path(&value.text()),
    })
}

fn beside(request: Request, input: &'static Input, given: &Given) -> Result<Request, Failure> {
    let Input { name, style, .. } = *input;
    let value = match given.get(input.place, name) {
        // Nothing is what null is for an optional parameter that does not know it.
        Some(value) if value.is_null() && !input.required => match (input.read)(b"null") {
            Ok(null) => null,
            Err(_) => return Ok(request),
        },
        Some(value) => value.typed(name, input.read)?,
        None if input.required => return Err(missing(input.place, name)),
        None => return Ok(request),
    };
    Ok(match input.place {
        Place::Path => request.path_styled(style, &*value),
        Place::Query => request.query_styled(name, style, &*value),
        Place::Header => request.header_styled(name, style, &*value),
        Place::Cookie => request.cookie(name, style, &*value),
    })
}

fn missing(place: Place, name: &str) -> Failure {
    let place = super::input::word(place);
    Failure::usage(format!(
        "the {place} parameter `{name}` is not given; add `--param {name}=VALUE`"
    ))
}
