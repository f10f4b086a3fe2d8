//! The project's commands: `cargo xtask <verb>`, one verb a file.

mod bench;
mod bless;
mod ci;
mod codegen;
mod corpus;
mod document;
mod dump;
mod help;
mod input;
mod meter;
mod process;
mod test;
mod tidy;
mod workspace;

use std::process::ExitCode;

/// What a verb comes to; the message says what failed and how to mend it.
type Result<T = ()> = std::result::Result<T, String>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result {
    let mut arguments = lexopt::Parser::from_env();
    let verb = match arguments.next().map_err(input::wrong)? {
        None => String::from("help"),
        Some(lexopt::Arg::Value(verb)) => verb.to_string_lossy().into_owned(),
        Some(lexopt::Arg::Short('h') | lexopt::Arg::Long("help")) => String::from("help"),
        Some(other) => return Err(input::wrong(other.unexpected())),
    };
    match verb.as_str() {
        "bench" => bench::run(arguments),
        "bless" => bless::run(arguments),
        "ci" => ci::run(arguments),
        "conformance" => corpus::conformance::run(arguments),
        "codegen" => codegen::run(arguments),
        "corpus" => corpus::run(arguments),
        "dump" => dump::run(arguments),
        "help" => help::run(),
        "test" => test::run(arguments),
        "tidy" => tidy::run(arguments),
        _ => Err(format!(
            "there is no `cargo xtask {verb}`; `cargo xtask help` lists the verbs"
        )),
    }
}
