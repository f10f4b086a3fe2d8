//! What is carried along: the runtime, a crate beside the emitted one, and its front within. Their
//! files are copied as they are.

/// Pairs of a path in the emitted folder and the file that is copied there.
macro_rules! copied {
    ($($to:literal $(from $from:literal)?,)*) => {
        &[$(($to, include_str!(copied!(@ $to $($from)?)))),*]
    };
    (@ $to:literal) => { concat!("../../", $to) };
    (@ $to:literal $from:literal) => { concat!("../../", $from) };
}

/// The files, by where they go.
pub(super) const FILES: &[(&str, &str)] = copied! {
    "runtime/src/answer.rs",
    "runtime/src/api.rs",
    "runtime/src/attachments.rs",
    "runtime/src/attempt.rs",
    "runtime/src/auth/client_credentials.rs",
    "runtime/src/auth/credential.rs",
    "runtime/src/auth/kept.rs",
    "runtime/src/auth/mod.rs",
    "runtime/src/auth/provider.rs",
    "runtime/src/auth/token_answer.rs",
    "runtime/src/auth/token_endpoint.rs",
    "runtime/src/auth/turn.rs",
    "runtime/src/base64.rs",
    "runtime/src/base_url.rs",
    "runtime/src/body.rs",
    "runtime/src/budget.rs",
    "runtime/src/by_status.rs",
    "runtime/src/charset.rs",
    "runtime/src/cli/auth.rs",
    "runtime/src/cli/body.rs",
    "runtime/src/cli/command.rs",
    "runtime/src/cli/dry_run.rs",
    "runtime/src/cli/failure.rs",
    "runtime/src/cli/fill.rs",
    "runtime/src/cli/given.rs",
    "runtime/src/cli/help.rs",
    "runtime/src/cli/input.rs",
    "runtime/src/cli/mod.rs",
    "runtime/src/cli/options.rs",
    "runtime/src/cli/output.rs",
    "runtime/src/cli/tests.rs",
    "runtime/src/cli/tests/bodies.rs",
    "runtime/src/clock.rs",
    "runtime/src/codec/ahead.rs",
    "runtime/src/codec/attempt.rs",
    "runtime/src/codec/bridge.rs",
    "runtime/src/codec/collection.rs",
    "runtime/src/codec/container.rs",
    "runtime/src/codec/decimal.rs",
    "runtime/src/codec/enum_tables.rs",
    "runtime/src/codec/error.rs",
    "runtime/src/codec/mod.rs",
    "runtime/src/codec/number.rs",
    "runtime/src/codec/outline.rs",
    "runtime/src/codec/reader.rs",
    "runtime/src/codec/record.rs",
    "runtime/src/codec/scalar.rs",
    "runtime/src/codec/scan.rs",
    "runtime/src/codec/shape.rs",
    "runtime/src/codec/string.rs",
    "runtime/src/codec/tables.rs",
    "runtime/src/codec/tuple.rs",
    "runtime/src/codec/union.rs",
    "runtime/src/codec/writer.rs",
    "runtime/src/commands.rs",
    "runtime/src/cookies.rs",
    "runtime/src/core.rs",
    "runtime/src/download.rs",
    "runtime/src/draft.rs",
    "runtime/src/envelope.rs",
    "runtime/src/error/api_error.rs",
    "runtime/src/error/display.rs",
    "runtime/src/error/kind.rs",
    "runtime/src/error/mod.rs",
    "runtime/src/event_source.rs",
    "runtime/src/event_stream.rs",
    "runtime/src/event_stream/tests.rs",
    "runtime/src/events.rs",
    "runtime/src/exchange.rs",
    "runtime/src/expand.rs",
    "runtime/src/expand/nested.rs",
    "runtime/src/expand/rules.rs",
    "runtime/src/file.rs",
    "runtime/src/form.rs",
    "runtime/src/header.rs",
    "runtime/src/header_value.rs",
    "runtime/src/headers.rs",
    "runtime/src/incoming.rs",
    "runtime/src/lib.rs",
    "runtime/src/lines.rs",
    "runtime/src/method.rs",
    "runtime/src/multipart.rs",
    "runtime/src/operation.rs",
    "runtime/src/page.rs",
    "runtime/src/pages.rs",
    "runtime/src/parameter.rs",
    "runtime/src/parts.rs",
    "runtime/src/path.rs",
    "runtime/src/percent.rs",
    "runtime/src/pieces.rs",
    "runtime/src/query.rs",
    "runtime/src/records.rs",
    "runtime/src/request.rs",
    "runtime/src/response.rs",
    "runtime/src/retry.rs",
    "runtime/src/retry_after.rs",
    "runtime/src/returns.rs",
    "runtime/src/sending.rs",
    "runtime/src/settings.rs",
    "runtime/src/source.rs",
    "runtime/src/statuses.rs",
    "runtime/src/style.rs",
    "runtime/src/timeout.rs",
    "runtime/src/transport/body.rs",
    "runtime/src/transport/error.rs",
    "runtime/src/transport/hyper.rs",
    "runtime/src/transport/mod.rs",
    "runtime/src/transport/stream.rs",
    "runtime/src/unsent.rs",
    "runtime/src/value/bridge.rs",
    "runtime/src/value/civil.rs",
    "runtime/src/value/clock_time.rs",
    "runtime/src/value/contains.rs",
    "runtime/src/value/date.rs",
    "runtime/src/value/digits.rs",
    "runtime/src/value/format/base64.rs",
    "runtime/src/value/format/decimal.rs",
    "runtime/src/value/format/duration.rs",
    "runtime/src/value/format/http_date.rs",
    "runtime/src/value/format/ip.rs",
    "runtime/src/value/format/mod.rs",
    "runtime/src/value/format/seconds.rs",
    "runtime/src/value/format/time.rs",
    "runtime/src/value/format/uri.rs",
    "runtime/src/value/format/uuid.rs",
    "runtime/src/value/json.rs",
    "runtime/src/value/json_codec.rs",
    "runtime/src/value/maybe.rs",
    "runtime/src/value/mod.rs",
    "runtime/src/value/moment.rs",
    "runtime/src/value/null.rs",
    "runtime/src/value/number.rs",
    "runtime/src/value/object.rs",
    "runtime/src/value/parse_error.rs",
    "runtime/src/value/same.rs",
    "runtime/src/value/secret.rs",
    "runtime/src/value/short_text.rs",
    "runtime/src/value/shown.rs",
    "runtime/src/value/spelling.rs",
    "runtime/src/value/text.rs",
    "runtime/src/value/timestamp.rs",
    "runtime/src/value/unknown.rs",
    "runtime/src/walk.rs",
    "runtime/src/xml/content.rs",
    "runtime/src/xml/exchange.rs",
    "runtime/src/xml/mod.rs",
    "runtime/src/xml/node.rs",
    "runtime/src/xml/number.rs",
    "runtime/src/xml/parse.rs",
    "runtime/src/xml/read.rs",
    "runtime/src/xml/record.rs",
    "runtime/src/xml/scope.rs",
    "runtime/src/xml/start.rs",
    "runtime/src/xml/table.rs",
    "runtime/src/xml/text.rs",
    "runtime/src/xml/tree.rs",
    "runtime/src/xml/weigh.rs",
    "runtime/src/xml/write.rs",
    "src/runtime/builder.rs" from "front/src/builder.rs",
    "src/runtime/call.rs" from "front/src/call.rs",
    "tests/loopback/mod.rs" from "front/tests/loopback/mod.rs",
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
    let lines: Vec<&str> = lines(name).collect();
    format!("[{name}]\n{}\n", lines.join("\n").trim_end())
}

/// What stands below the header of a table.
fn lines(name: &str) -> impl Iterator<Item = &'static str> {
    let header = format!("[{name}]");
    let from = MANIFEST.lines().skip_while(move |line| *line != header);
    from.skip(1).take_while(|line| !line.starts_with('['))
}

/// A feature of the runtime, which the emitted crate has too.
pub(super) struct Feature {
    /// What it is, as a comment.
    pub(super) comment: &'static str,
    pub(super) name: &'static str,
    /// Other features of the runtime that it brings in.
    pub(super) implies: Vec<&'static str>,
}

/// The features that the runtime has by default, and all of them.
pub(super) fn features() -> (Vec<&'static str>, Vec<Feature>) {
    let (mut default, mut features, mut comment) = (Vec::new(), Vec::new(), "");
    for line in lines("features") {
        match line.split_once(" = ") {
            Some(("default", list)) => default = own(list),
            Some((name, list)) if !line.starts_with('#') => {
                let implies = own(list);
                features.push(Feature {
                    comment,
                    name,
                    implies,
                });
            }
            Some(_) | None => comment = line,
        }
    }
    (default, features)
}

/// The runtime's own features in a list that has those of its dependencies too.
fn own(list: &'static str) -> Vec<&'static str> {
    // Odd pieces stand between quotes.
    let names = list.split('"').skip(1).step_by(2);
    names.filter(|name| !name.contains([':', '/'])).collect()
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
    fn every_file_is_carried() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut there = BTreeSet::new();
        files(&root.join("runtime/src"), "runtime/src", &mut there);
        files(&root.join("front/src"), "src/runtime", &mut there);
        files(
            &root.join("front/tests/loopback"),
            "tests/loopback",
            &mut there,
        );
        // Its like is emitted, for it names the crate.
        there.remove("src/runtime/lib.rs");
        let carried: BTreeSet<String> = FILES.iter().map(|(to, _)| (*to).to_owned()).collect();
        assert_eq!(carried, there);
    }
}
