//! The program's arguments.

use std::io::Read;

use super::super::StatusCode;
use super::super::expand::Place;
use super::fill::path_names;
use super::given::Given;
use super::{Command, Failure, Group};

/// What the arguments say.
#[derive(Default)]
pub(super) struct Options {
    /// What stands before and between the options.
    pub(super) words: Vec<String>,
    pub(super) help: bool,
    pub(super) base_url: Option<String>,
    pub(super) auth: Vec<(String, String)>,
    pub(super) given: Given,
    pub(super) body: Option<Vec<u8>>,
    pub(super) content_type: Option<String>,
    pub(super) accept: Option<String>,
    pub(super) raw: bool,
    pub(super) include: bool,
    pub(super) dry_run: bool,
    pub(super) retries: u32,
    pub(super) decode: Option<Stored>,
}

/// An answer in a file.
pub(super) struct Stored {
    pub(super) status: StatusCode,
    pub(super) content_type: String,
    pub(super) path: String,
}

impl Options {
    pub(super) fn parse(arguments: Vec<String>) -> Result<Self, Failure> {
        let mut options = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--" => options.words.extend(arguments.by_ref()),
                option if option.starts_with("--") => options.set(option, &mut arguments)?,
                "-h" => options.help = true,
                _ => options.words.push(argument),
            }
        }
        Ok(options)
    }

    fn set(&mut self, option: &str, rest: &mut dyn Iterator<Item = String>) -> Result<(), Failure> {
        let (name, mut joined) = match option.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (option, None),
        };
        let mut value = || {
            let value = joined.take().or_else(|| rest.next());
            value.ok_or_else(|| Failure::usage(format!("`{name}` needs a value")))
        };
        match name {
            "--help" => self.help = true,
            "--raw" => self.raw = true,
            "--include" => self.include = true,
            "--dry-run" => self.dry_run = true,
            "--base-url" => self.base_url = Some(value()?),
            "--auth" => self.auth.push(pair(name, &value()?)?),
            "--param" => {
                let (key, text) = pair(name, &value()?)?;
                self.given.text(key, text);
            }
            "--params" => self.given.object(&source(&value()?)?)?,
            "--body" => self.body = Some(source(&value()?)?),
            "--content-type" => self.content_type = Some(value()?),
            "--accept" => self.accept = Some(value()?),
            "--retries" => self.retries = number(name, &value()?)?,
            "--decode" => {
                self.decode = Some(Stored {
                    status: number(name, &value()?)?,
                    content_type: value()?,
                    path: value()?,
                });
            }
            _ => return Err(Failure::usage(format!("no option is called `{name}`"))),
        }
        Ok(())
    }

    /// Takes two headers for the options that they mean where they are given like parameters:
    /// descriptions list them as such, though OpenAPI has that ignored.
    pub(super) fn negotiate(&mut self, command: &'static Command) {
        let inputs = command.inputs.iter().map(|input| input.name);
        let known: Vec<&str> = inputs.chain(path_names(command)).collect();
        let options = [
            ("Accept", &mut self.accept),
            ("Content-Type", &mut self.content_type),
        ];
        for (name, option) in options {
            let is_known = known.iter().any(|known| known.eq_ignore_ascii_case(name));
            if !is_known && let Some(text) = self.given.take(Place::Header, name) {
                option.get_or_insert(text);
            }
        }
    }

    /// The call that the words name, and the words behind it; none where they name a resource.
    pub(super) fn find(
        &self,
        groups: &'static [&'static Group],
    ) -> Result<Option<(&'static Command, &[String])>, Failure> {
        match self.words.split_first() {
            None => Ok(None),
            Some((first, [])) if first == "call" => Ok(None),
            Some((first, [id, values @ ..])) if first == "call" => {
                let mut commands = groups.iter().flat_map(|group| group.commands);
                match commands.find(|command| command.operation.id == id) {
                    Some(command) => Ok(Some((command, values))),
                    None => Err(Failure::usage(format!("no operation is called `{id}`"))),
                }
            }
            Some(_) => Ok(by_path(groups, &self.words)),
        }
    }
}

/// The call that a resource's path and a method lead to.
fn by_path<'a>(
    groups: &'static [&'static Group],
    words: &'a [String],
) -> Option<(&'static Command, &'a [String])> {
    for group in groups {
        let steps = group.path();
        let Some((path, rest)) = words.split_at_checked(steps.len()) else {
            continue;
        };
        let Some((method, values)) = rest.split_first() else {
            continue;
        };
        if path.iter().zip(steps).all(|(word, step)| is(word, step)) {
            let mut commands = group.commands.iter();
            if let Some(command) = commands.find(|command| is(method, command.name)) {
                return Some((command, values));
            }
        }
    }
    None
}

/// Whether a word is a name, which may be written with hyphens.
pub(super) fn is(word: &str, name: &str) -> bool {
    word.len() == name.len() && word.replace('-', "_") == name
}

fn pair(option: &str, value: &str) -> Result<(String, String), Failure> {
    match value.split_once('=') {
        Some((name, value)) => Ok((name.to_owned(), value.to_owned())),
        None => Err(Failure::usage(format!("`{option}` takes NAME=VALUE"))),
    }
}

fn number<T: std::str::FromStr>(option: &str, value: &str) -> Result<T, Failure> {
    let parsed = value.parse();
    parsed.map_err(|_| Failure::usage(format!("`{option}` takes a number, not `{value}`")))
}

/// A value itself, a file behind `@`, or the standard input for `-`.
fn source(value: &str) -> Result<Vec<u8>, Failure> {
    match value.strip_prefix('@') {
        Some(path) => read(path),
        None if value == "-" => read(value),
        None => Ok(value.as_bytes().to_vec()),
    }
}

/// A file, or the standard input for `-`.
pub(super) fn read(path: &str) -> Result<Vec<u8>, Failure> {
    let mut content = Vec::new();
    let read = match path {
        "-" => std::io::stdin().read_to_end(&mut content).map(|_| content),
        path => std::fs::read(path),
    };
    read.map_err(|error| Failure::usage(format!("{path}: {error}")))
}
