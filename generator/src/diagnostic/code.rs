//! Every code that a message about a description may have.

/// The codes, in alphabetical order.
pub const CODES: &[&str] = &[
    "access-conflict",
    "alias-cycle",
    "allof-conflict",
    "alternatives-ignored",
    "any-type",
    "body-duplicate",
    "budget-exceeded",
    "callbacks-ignored",
    "case-difference",
    "complex-key",
    "composition-depth",
    "composition-simplified",
    "composition-size",
    "dead-reference",
    "discriminator-without-union",
    "duplicate-key",
    "empty-member",
    "enum-duplicate",
    "enum-empty",
    "enum-ignored",
    "enum-type",
    "exception-unmatched",
    "external-reference",
    "format-as-type",
    "header-duplicate",
    "internal",
    "invalid-path",
    "invalid-reference",
    "invalid-status",
    "items-choice",
    "items-missing",
    "keyword-ignored",
    "list-format",
    "mapping-without-member",
    "meaningless-keyword",
    "misplaced-reference",
    "missing-content",
    "missing-description",
    "missing-file",
    "missing-location",
    "missing-member",
    "missing-responses",
    "missing-schema",
    "missing-type",
    "mutual-tls",
    "name-collision",
    "newer-keyword",
    "no-such-part",
    "not-ignored",
    "null-unquoted",
    "older-keyword",
    "operation-id-duplicate",
    "operation-id-missing",
    "operation-server",
    "outside-reference",
    "package-name",
    "parameter-content",
    "parameter-duplicate",
    "parameter-ignored",
    "path-parameter-missing",
    "path-parameter-optional",
    "path-parameter-unused",
    "path-query",
    "path-template",
    "pattern-ignored",
    "querystring-beside-query",
    "quoted-value",
    "reference-cycle",
    "remote-reference",
    "required-on-property",
    "required-without-property",
    "reserved-extension",
    "scheme-as-type",
    "server-variable",
    "several-documents",
    "shallow-bracket",
    "shallow-text",
    "syntax",
    "token-url",
    "too-deep",
    "too-large",
    "too-long",
    "too-many-aliases",
    "too-many-features",
    "too-many-values",
    "tuple-simplified",
    "types-ignored",
    "unknown-code",
    "unknown-feature",
    "unknown-format",
    "unknown-keyword",
    "unknown-scheme",
    "unknown-version",
    "unknown-word",
    "unquoted-text",
    "unreadable-file",
    "unsupported-reference",
    "unsupported-stream",
    "unsupported-version",
    "variant-duplicate",
    "webhooks-ignored",
    "wrong-type",
    "xml-conflict",
    "xml-name",
    "xml-name-clash",
    "xml-root-unnamed",
    "xml-structure",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::CODES;

    fn files(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        paths
            .flat_map(|path| match path.is_dir() {
                true => files(&path),
                false => vec![path],
            })
            .collect()
    }

    /// The texts that follow one of these words in the sources.
    fn written() -> BTreeSet<String> {
        let starts = [
            "Diagnostic::warning(",
            "Diagnostic::error(",
            "code: ",
            ".warn(",
            "say_once(",
            "over(",
            "report(context,",
        ];
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut codes = BTreeSet::new();
        let is_code = |path: &PathBuf| !path.ends_with("tests.rs");
        for file in files(&root).into_iter().filter(is_code) {
            let text = fs::read_to_string(file).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            for start in starts {
                for rest in text.split(start).skip(1) {
                    let rest = rest.trim_start().strip_prefix('"');
                    let word = rest.and_then(|rest| rest.split('"').next());
                    codes.extend(word.map(str::to_owned));
                }
            }
        }
        codes
    }

    #[test]
    fn has_every_code_once_and_in_order() {
        assert!(CODES.is_sorted());
        let written = written();
        assert!(written.len() > 60, "only {} codes found", written.len());
        let unknown: Vec<&String> = written
            .iter()
            .filter(|code| !CODES.contains(&code.as_str()))
            .collect();
        assert!(unknown.is_empty(), "not in the list: {unknown:?}");
    }
}
