//! The runtime, carried along: its files go into every crate as they are.

/// Pairs of a path in the emitted crate and the file that is copied there.
macro_rules! copied {
    ($($to:literal: $from:literal,)*) => {
        &[$(($to, include_str!(concat!("../../runtime/", $from)))),*]
    };
}

/// The files of `runtime/`, by where they go.
pub(super) const FILES: &[(&str, &str)] = copied! {
    "src/runtime/answer.rs": "src/answer.rs",
    "src/runtime/api.rs": "src/api.rs",
    "src/runtime/attachments.rs": "src/attachments.rs",
    "src/runtime/attempt.rs": "src/attempt.rs",
    "src/runtime/auth/client_credentials.rs": "src/auth/client_credentials.rs",
    "src/runtime/auth/credential.rs": "src/auth/credential.rs",
    "src/runtime/auth/kept.rs": "src/auth/kept.rs",
    "src/runtime/auth/mod.rs": "src/auth/mod.rs",
    "src/runtime/auth/provider.rs": "src/auth/provider.rs",
    "src/runtime/auth/token_answer.rs": "src/auth/token_answer.rs",
    "src/runtime/auth/token_endpoint.rs": "src/auth/token_endpoint.rs",
    "src/runtime/auth/turn.rs": "src/auth/turn.rs",
    "src/runtime/base64.rs": "src/base64.rs",
    "src/runtime/base_url.rs": "src/base_url.rs",
    "src/runtime/body.rs": "src/body.rs",
    "src/runtime/budget.rs": "src/budget.rs",
    "src/runtime/builder.rs": "src/builder.rs",
    "src/runtime/by_status.rs": "src/by_status.rs",
    "src/runtime/call.rs": "src/call.rs",
    "src/runtime/cli/auth.rs": "src/cli/auth.rs",
    "src/runtime/cli/body.rs": "src/cli/body.rs",
    "src/runtime/cli/command.rs": "src/cli/command.rs",
    "src/runtime/cli/dry_run.rs": "src/cli/dry_run.rs",
    "src/runtime/cli/failure.rs": "src/cli/failure.rs",
    "src/runtime/cli/fill.rs": "src/cli/fill.rs",
    "src/runtime/cli/given.rs": "src/cli/given.rs",
    "src/runtime/cli/help.rs": "src/cli/help.rs",
    "src/runtime/cli/input.rs": "src/cli/input.rs",
    "src/runtime/cli/mod.rs": "src/cli/mod.rs",
    "src/runtime/cli/options.rs": "src/cli/options.rs",
    "src/runtime/cli/output.rs": "src/cli/output.rs",
    "src/runtime/cli/tests.rs": "src/cli/tests.rs",
    "src/runtime/cli/tests/bodies.rs": "src/cli/tests/bodies.rs",
    "src/runtime/charset.rs": "src/charset.rs",
    "src/runtime/clock.rs": "src/clock.rs",
    "src/runtime/codec/ahead.rs": "src/codec/ahead.rs",
    "src/runtime/codec/attempt.rs": "src/codec/attempt.rs",
    "src/runtime/codec/bridge.rs": "src/codec/bridge.rs",
    "src/runtime/codec/collection.rs": "src/codec/collection.rs",
    "src/runtime/codec/container.rs": "src/codec/container.rs",
    "src/runtime/codec/decimal.rs": "src/codec/decimal.rs",
    "src/runtime/codec/enum_tables.rs": "src/codec/enum_tables.rs",
    "src/runtime/codec/error.rs": "src/codec/error.rs",
    "src/runtime/codec/mod.rs": "src/codec/mod.rs",
    "src/runtime/codec/number.rs": "src/codec/number.rs",
    "src/runtime/codec/outline.rs": "src/codec/outline.rs",
    "src/runtime/codec/reader.rs": "src/codec/reader.rs",
    "src/runtime/codec/record.rs": "src/codec/record.rs",
    "src/runtime/codec/scalar.rs": "src/codec/scalar.rs",
    "src/runtime/codec/scan.rs": "src/codec/scan.rs",
    "src/runtime/codec/shape.rs": "src/codec/shape.rs",
    "src/runtime/codec/string.rs": "src/codec/string.rs",
    "src/runtime/codec/tables.rs": "src/codec/tables.rs",
    "src/runtime/codec/tuple.rs": "src/codec/tuple.rs",
    "src/runtime/codec/union.rs": "src/codec/union.rs",
    "src/runtime/codec/writer.rs": "src/codec/writer.rs",
    "src/runtime/commands.rs": "src/commands.rs",
    "src/runtime/cookies.rs": "src/cookies.rs",
    "src/runtime/core.rs": "src/core.rs",
    "src/runtime/download.rs": "src/download.rs",
    "src/runtime/envelope.rs": "src/envelope.rs",
    "src/runtime/error/api_error.rs": "src/error/api_error.rs",
    "src/runtime/error/display.rs": "src/error/display.rs",
    "src/runtime/error/kind.rs": "src/error/kind.rs",
    "src/runtime/error/mod.rs": "src/error/mod.rs",
    "src/runtime/event_source.rs": "src/event_source.rs",
    "src/runtime/event_stream.rs": "src/event_stream.rs",
    "src/runtime/event_stream/tests.rs": "src/event_stream/tests.rs",
    "src/runtime/events.rs": "src/events.rs",
    "src/runtime/exchange.rs": "src/exchange.rs",
    "src/runtime/expand.rs": "src/expand.rs",
    "src/runtime/expand/nested.rs": "src/expand/nested.rs",
    "src/runtime/expand/rules.rs": "src/expand/rules.rs",
    "src/runtime/file.rs": "src/file.rs",
    "src/runtime/form.rs": "src/form.rs",
    "src/runtime/header.rs": "src/header.rs",
    "src/runtime/header_value.rs": "src/header_value.rs",
    "src/runtime/headers.rs": "src/headers.rs",
    "src/runtime/incoming.rs": "src/incoming.rs",
    "src/runtime/lines.rs": "src/lines.rs",
    "src/runtime/method.rs": "src/method.rs",
    "src/runtime/mod.rs": "src/lib.rs",
    "src/runtime/multipart.rs": "src/multipart.rs",
    "src/runtime/operation.rs": "src/operation.rs",
    "src/runtime/page.rs": "src/page.rs",
    "src/runtime/pages.rs": "src/pages.rs",
    "src/runtime/parameter.rs": "src/parameter.rs",
    "src/runtime/parts.rs": "src/parts.rs",
    "src/runtime/path.rs": "src/path.rs",
    "src/runtime/percent.rs": "src/percent.rs",
    "src/runtime/pieces.rs": "src/pieces.rs",
    "src/runtime/query.rs": "src/query.rs",
    "src/runtime/records.rs": "src/records.rs",
    "src/runtime/request.rs": "src/request.rs",
    "src/runtime/response.rs": "src/response.rs",
    "src/runtime/returns.rs": "src/returns.rs",
    "src/runtime/retry.rs": "src/retry.rs",
    "src/runtime/retry_after.rs": "src/retry_after.rs",
    "src/runtime/sending.rs": "src/sending.rs",
    "src/runtime/source.rs": "src/source.rs",
    "src/runtime/statuses.rs": "src/statuses.rs",
    "src/runtime/style.rs": "src/style.rs",
    "src/runtime/timeout.rs": "src/timeout.rs",
    "src/runtime/transport/body.rs": "src/transport/body.rs",
    "src/runtime/transport/error.rs": "src/transport/error.rs",
    "src/runtime/transport/hyper.rs": "src/transport/hyper.rs",
    "src/runtime/transport/mod.rs": "src/transport/mod.rs",
    "src/runtime/transport/stream.rs": "src/transport/stream.rs",
    "src/runtime/value/bridge.rs": "src/value/bridge.rs",
    "src/runtime/value/civil.rs": "src/value/civil.rs",
    "src/runtime/value/clock_time.rs": "src/value/clock_time.rs",
    "src/runtime/value/contains.rs": "src/value/contains.rs",
    "src/runtime/value/date.rs": "src/value/date.rs",
    "src/runtime/value/digits.rs": "src/value/digits.rs",
    "src/runtime/value/format/base64.rs": "src/value/format/base64.rs",
    "src/runtime/value/format/decimal.rs": "src/value/format/decimal.rs",
    "src/runtime/value/format/duration.rs": "src/value/format/duration.rs",
    "src/runtime/value/format/http_date.rs": "src/value/format/http_date.rs",
    "src/runtime/value/format/ip.rs": "src/value/format/ip.rs",
    "src/runtime/value/format/mod.rs": "src/value/format/mod.rs",
    "src/runtime/value/format/seconds.rs": "src/value/format/seconds.rs",
    "src/runtime/value/format/time.rs": "src/value/format/time.rs",
    "src/runtime/value/format/uri.rs": "src/value/format/uri.rs",
    "src/runtime/value/format/uuid.rs": "src/value/format/uuid.rs",
    "src/runtime/value/json.rs": "src/value/json.rs",
    "src/runtime/value/json_codec.rs": "src/value/json_codec.rs",
    "src/runtime/value/maybe.rs": "src/value/maybe.rs",
    "src/runtime/value/mod.rs": "src/value/mod.rs",
    "src/runtime/value/moment.rs": "src/value/moment.rs",
    "src/runtime/value/null.rs": "src/value/null.rs",
    "src/runtime/value/number.rs": "src/value/number.rs",
    "src/runtime/value/object.rs": "src/value/object.rs",
    "src/runtime/value/parse_error.rs": "src/value/parse_error.rs",
    "src/runtime/value/same.rs": "src/value/same.rs",
    "src/runtime/value/secret.rs": "src/value/secret.rs",
    "src/runtime/value/short_text.rs": "src/value/short_text.rs",
    "src/runtime/value/shown.rs": "src/value/shown.rs",
    "src/runtime/value/spelling.rs": "src/value/spelling.rs",
    "src/runtime/value/text.rs": "src/value/text.rs",
    "src/runtime/value/timestamp.rs": "src/value/timestamp.rs",
    "src/runtime/value/unknown.rs": "src/value/unknown.rs",
    "src/runtime/walk.rs": "src/walk.rs",
    "src/runtime/xml/content.rs": "src/xml/content.rs",
    "src/runtime/xml/exchange.rs": "src/xml/exchange.rs",
    "src/runtime/xml/mod.rs": "src/xml/mod.rs",
    "src/runtime/xml/node.rs": "src/xml/node.rs",
    "src/runtime/xml/number.rs": "src/xml/number.rs",
    "src/runtime/xml/parse.rs": "src/xml/parse.rs",
    "src/runtime/xml/read.rs": "src/xml/read.rs",
    "src/runtime/xml/record.rs": "src/xml/record.rs",
    "src/runtime/xml/scope.rs": "src/xml/scope.rs",
    "src/runtime/xml/start.rs": "src/xml/start.rs",
    "src/runtime/xml/table.rs": "src/xml/table.rs",
    "src/runtime/xml/text.rs": "src/xml/text.rs",
    "src/runtime/xml/tree.rs": "src/xml/tree.rs",
    "src/runtime/xml/weigh.rs": "src/xml/weigh.rs",
    "src/runtime/xml/write.rs": "src/xml/write.rs",
    "tests/loopback/mod.rs": "tests/loopback/mod.rs",
};

const MANIFEST: &str = include_str!("../../runtime/Cargo.toml");

/// The oldest compiler that the runtime is written for.
pub(super) fn rust_version() -> &'static str {
    let line = MANIFEST
        .lines()
        .find(|line| line.starts_with("rust-version"));
    let version = line.and_then(|line| line.split('"').nth(1));
    version.unwrap_or_default()
}

/// A table of the runtime's manifest, header included: versions stand there
/// and nowhere else.
pub(super) fn section(name: &str) -> String {
    let header = format!("[{name}]");
    let mut lines = Vec::new();
    let mut inside = false;
    for line in MANIFEST.lines() {
        if line.starts_with('[') {
            inside = line == header;
        }
        if inside {
            lines.push(line);
        }
    }
    lines.join("\n").trim_end().to_owned() + "\n"
}

/// The features that the runtime has by default, and the lines that say what
/// each of its own is.
pub(super) fn features() -> (Vec<&'static str>, String) {
    let is_default = |line: &&str| line.starts_with("default = ");
    let default = MANIFEST.lines().find(is_default).unwrap_or_default();
    let lines = section("features");
    let lines = lines.lines().skip(1).filter(|line| !is_default(line));
    // Odd pieces stand between quotes.
    let default = default.split('"').skip(1).step_by(2).collect();
    (default, lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::FILES;

    fn files(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("the folder is there") {
            let entry = entry.expect("the entry can be read");
            let name = entry.file_name().into_string().expect("names are ASCII");
            let path = format!("{prefix}/{name}");
            match entry.path().is_dir() {
                true => files(&entry.path(), &path, found),
                false => drop(found.insert(path)),
            }
        }
    }

    #[test]
    fn every_file_of_the_runtime_is_carried() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("runtime");
        let mut there = BTreeSet::new();
        files(&root.join("src"), "src/runtime", &mut there);
        files(&root.join("tests/loopback"), "tests/loopback", &mut there);
        there.remove("src/runtime/lib.rs");
        there.insert("src/runtime/mod.rs".to_owned());
        let carried: BTreeSet<String> = FILES.iter().map(|(to, _)| (*to).to_owned()).collect();
        assert_eq!(carried, there);
    }
}
