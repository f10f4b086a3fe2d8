//! Any call by its name, JSON in and JSON out: what the crate's own program does.

mod auth;
mod body;
mod command;
mod dry_run;
mod failure;
mod fill;
mod given;
mod help;
mod input;
mod options;
mod output;
#[cfg(test)]
mod tests;

use std::io::Write;
use std::sync::Arc;

use self::dry_run::DryRun;
use self::failure::Failure;
use self::options::{Options, Stored};
use super::answer::Answer;
use super::{Api, Bytes, Core, Settings, exchange, header};

pub use std::process::ExitCode;

pub use self::body::Body;
pub use self::command::{Command, Group};
pub use self::input::Input;

/// Does what the program's arguments say.
///
/// It exits with 0 on success, 1 where the API refuses the call, 2 where the arguments are wrong,
/// and 3 where no answer comes or it cannot be read.
pub fn run(api: &'static Api, groups: &'static [&'static Group]) -> ExitCode {
    let arguments = std::env::args_os().skip(1).map(|argument| {
        let text = argument.into_string();
        text.map_err(|argument| Failure::usage(format!("{argument:?} is no UTF-8")))
    });
    let done = arguments
        .collect::<Result<Vec<String>, Failure>>()
        .and_then(|arguments| perform(api, groups, arguments, &mut std::io::stdout()));
    let code = match done {
        Ok(()) => Ok(0),
        Err(failure) => failure.report().map(|()| failure.code),
    };
    code.map_or(ExitCode::from(3), ExitCode::from)
}

/// Writes what is to be written to the standard output.
fn perform(
    api: &'static Api,
    groups: &'static [&'static Group],
    arguments: Vec<String>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let said = |out: &mut dyn Write, text: String| {
        let written = out.write_all(text.as_bytes());
        written.map_err(Failure::lost)
    };
    let mut options = Options::parse(arguments)?;
    let (command, values) = match options.find(groups)? {
        Some((command, values)) => (command, values.to_vec()),
        None => return said(out, help::tree(api, groups, &options.words)?),
    };
    if options.help {
        return said(out, help::command(api, command));
    }
    options.negotiate(command);
    let recorder = options.dry_run.then(DryRun::default);
    let core = core(api, &options, recorder.as_ref())?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Failure::lost)?;
    if let Some(stored) = &options.decode {
        let answer = answer(core, command, stored)?;
        return runtime.block_on(output::write(command, answer, &options, out));
    }
    let mut draft = fill::request(command, &core, &values, &options)?.into_draft();
    draft.retries(options.retries);
    draft.reading = command.reading(&options);
    let sent = runtime.block_on(exchange::send(draft));
    if let Some(request) = recorder.and_then(DryRun::into_request) {
        return said(out, dry_run::show(&request));
    }
    runtime.block_on(output::write(command, sent?, &options, out))
}

fn core(api: &'static Api, options: &Options, recorder: Option<&DryRun>) -> Result<Core, Failure> {
    let mut settings = Settings::from_env(api);
    // A stored answer comes from nowhere, so that no URL is asked for.
    let nowhere = options.decode.is_some().then_some("http://localhost");
    if let Some(url) = options.base_url.as_deref().or(nowhere) {
        settings.base_url = Some(url.to_owned());
    }
    for (name, value) in &options.auth {
        let scheme = api.schemes.iter().find(|scheme| scheme.name == name);
        let Some(scheme) = scheme else {
            let names: Vec<&str> = api.schemes.iter().map(|scheme| scheme.name).collect();
            return Err(Failure::unknown("scheme", name, &names));
        };
        settings.credential(scheme, auth::credential(scheme, value));
    }
    if let Some(recorder) = recorder {
        settings.transport = Some(Arc::new(recorder.clone()));
        settings.offline();
    }
    Ok(settings.build()?)
}

/// The answer that a file holds.
fn answer(core: Core, command: &Command, stored: &Stored) -> Result<Answer, Failure> {
    let mut headers = super::HeaderMap::new();
    if let Some(value) = header::value(&stored.content_type) {
        headers.insert(http::header::CONTENT_TYPE, value);
    }
    let envelope = core.shared().api.envelope;
    Ok(Answer {
        operation: command.operation,
        envelope: envelope.filter(|_| command.operation.enveloped),
        status: stored.status,
        headers,
        body: Bytes::from(options::read(&stored.path)?),
        pieces: None,
        draft: None,
        errors: Vec::new(),
        messages: Vec::new(),
        core,
    })
}
