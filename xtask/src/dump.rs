//! `dump`: a model as text, for whoever wonders what a pass made of it.

use generator::Model;
use generator::pointer::Pointer;
use lexopt::Arg;

use crate::Result;
use crate::input::{self, Input};

const MODELS: [(&str, Model); 4] = [
    ("document", Model::Document),
    ("api", Model::Api),
    ("crate", Model::Crate),
    ("tree", Model::Tree),
];

/// Prints the model, or the node of it at a JSON pointer.
pub(crate) fn run(arguments: lexopt::Parser) -> Result {
    let (name, pointer, input) = parse(arguments).map_err(input::wrong)?;
    let name = name.unwrap_or_default();
    let Some((_, model)) = MODELS.into_iter().find(|(known, _)| *known == name) else {
        let names = MODELS.map(|(name, _)| name).join(", ");
        return Err(format!("there is no model `{name}`; name one of {names}"));
    };
    let pointer = pointer.unwrap_or_default();
    let pointer = Pointer::parse(&pointer)
        .ok_or_else(|| format!("`{pointer}` is not a JSON pointer: it starts with `/`"))?;
    let source = input.read()?;
    match generator::dump(&source, model, &pointer) {
        Ok(text) => {
            println!("{text}");
            Ok(())
        }
        Err(report) => {
            eprint!("{}", report.render(&source));
            Err("there is nothing to print".to_owned())
        }
    }
}

type Arguments = (Option<String>, Option<String>, Input);

fn parse(mut arguments: lexopt::Parser) -> std::result::Result<Arguments, lexopt::Error> {
    let (mut model, mut pointer, mut input) = (None, None, Input::default());
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("spec") => input.spec = Some(arguments.value()?.into()),
            Arg::Long("config") => input.config = Some(arguments.value()?.into()),
            Arg::Value(value) if model.is_none() => model = Some(value.to_string_lossy().into()),
            Arg::Value(value) if pointer.is_none() => {
                pointer = Some(value.to_string_lossy().into());
            }
            other => return Err(other.unexpected()),
        }
    }
    Ok((model, pointer, input))
}
