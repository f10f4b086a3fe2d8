//! What there is to call.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::super::Api;
use super::fill::path_names;
use super::input::word;
use super::options::is;
use super::{Body, Command, Failure, Group};

const OPTIONS: &str = "
Options:
  --base-url URL              where the API is served
  --auth SCHEME=VALUE         the credential of a scheme: a token, a key, USER:PASSWORD, or what
                              stands behind the scheme's word in `Authorization`
  --auth SCHEME=client:ID:SECRET
                              fetches the token with a client's credentials (OAuth2)
  --param NAME=VALUE          a parameter: text, or JSON for arrays, objects and null; `query:NAME`
                              where several have the name
  --params JSON|@FILE|-       parameters as an object
  --body JSON|@FILE|-         the body; a file in a form is {\"$file\": PATH, \"name\": …, \"type\": …}
  --content-type TYPE         the media type that the body is sent as
  --accept TYPE               the media type that is asked for
  --retries N                 how often it is sent again where that is safe; 0
  --raw                       the answer as it comes
  --include                   status and headers too
  --dry-run                   the request as JSON, not sent
  --decode STATUS TYPE FILE   read a stored answer, send nothing
";

/// The resources and calls below the words that were given.
pub(super) fn tree(api: &Api, groups: &[&Group], words: &[String]) -> Result<String, Failure> {
    let name = api.name;
    let mut out = format!(
        "Usage: {name} RESOURCE… METHOD [VALUE…] [OPTION…]\n       {name} call OPERATION [OPTION…]\n\n"
    );
    if words.first().is_some_and(|word| word == "call") {
        let commands = groups.iter().flat_map(|group| group.commands);
        commands.for_each(|command| line(&mut out, command.operation.id, command));
        return Ok(out + OPTIONS);
    }
    let mut found = false;
    let mut steps = BTreeSet::new();
    for group in groups {
        let path = group.path();
        if path.len() < words.len() || !words.iter().zip(&path).all(|(a, b)| is(a, b)) {
            continue;
        }
        found = true;
        match path.get(words.len()) {
            Some(step) => drop(steps.insert(*step)),
            None => group.commands.iter().for_each(|command| {
                line(&mut out, command.name, command);
            }),
        }
    }
    if !found && !words.is_empty() {
        let message = format!("nothing is called `{}`", words.join(" "));
        return Err(Failure::usage(message));
    }
    for step in steps {
        out.push_str(&format!("  {step} …\n"));
    }
    Ok(out + OPTIONS)
}

/// A call, and what it takes.
pub(super) fn command(api: &Api, command: &'static Command) -> String {
    let operation = command.operation;
    let values: String = path_names(command)
        .iter()
        .map(|name| format!(" {}", name.to_uppercase()))
        .collect();
    let mut out = format!(
        "{} {}\n\nUsage: {} call {}{values} [OPTION…]\n\nParameters:\n",
        operation.method.as_str(),
        operation.path,
        api.name,
        operation.id
    );
    for name in path_names(command) {
        out.push_str(&format!("  {name} (path, required)\n"));
    }
    for input in command.inputs {
        let required = if input.required { ", required" } else { "" };
        if word(input.place) != "path" {
            let _ = writeln!(out, "  {} ({}{required})", input.name, word(input.place));
        }
    }
    let media_types: Vec<&str> = command.bodies.iter().map(Body::media_type).collect();
    if let Some(body) = command.bodies.first() {
        let required = if body.required { ", required" } else { "" };
        let _ = writeln!(out, "\nBody: {}{required}", media_types.join(" or "));
    }
    out + OPTIONS
}

fn line(out: &mut String, name: &str, command: &Command) {
    let operation = command.operation;
    let _ = writeln!(
        out,
        "  {name}  {} {}",
        operation.method.as_str(),
        operation.path
    );
}
