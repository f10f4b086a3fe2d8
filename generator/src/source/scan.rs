//! Finds in a text what its `$ref`s may say, without parsing it: more than
//! there is does no harm, since what nobody refers to is never looked at.

/// What stands behind each `$ref` of `text`, in order.
pub(super) fn references(text: &str) -> Vec<String> {
    const KEY: &str = "$ref";
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(KEY) {
        rest = rest.get(at + KEY.len()..).unwrap_or_default();
        value(rest, &mut found);
    }
    found
}

/// Reads the value behind a key, whichever way it is written.
fn value(text: &str, found: &mut Vec<String>) {
    let text = text.strip_prefix(['"', '\'']).unwrap_or(text);
    let Some(text) = text.trim_start_matches(' ').strip_prefix(':') else {
        return;
    };
    let text = text.trim_start();
    let block = text.strip_prefix(['>', '|']).and_then(|block| {
        let (_, lines) = block.split_once('\n')?;
        lines.lines().next()
    });
    if let Some(line) = block {
        found.push(line.trim().to_owned());
    } else if text.starts_with('#') || text.starts_with("\"#") || text.starts_with("'#") {
        // Within the file itself: by far the most common.
    } else if text.starts_with('"') {
        found.extend(quoted(text));
    } else if let Some(text) = text.strip_prefix('\'') {
        found.extend(text.split('\'').next().map(str::to_owned));
    } else {
        let line = text.lines().next().unwrap_or_default();
        let line = line.split(" #").next().unwrap_or_default().trim();
        found.push(line.to_owned());
        if let Some((inside, _)) = line.split_once([',', '}', ']']) {
            found.push(inside.trim().to_owned());
        }
    }
}

/// A text in double quotes; what YAML adds to the escapes of JSON is not read.
fn quoted(text: &str) -> Option<String> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<String>();
    values.next()?.ok()
}

#[cfg(test)]
mod tests {
    use super::references;

    #[test]
    fn finds_references_however_they_are_written() {
        let yaml =
            "a: {$ref: a.yml}\nb:\n  $ref: 'b c.yml#/x' # why\nc:\n  \"$ref\" : >-\n    c.yml\n";
        assert_eq!(references(yaml), ["a.yml}", "a.yml", "b c.yml#/x", "c.yml"]);
        let json =
            r#"{"$ref": "d\/e.json", "x": {"$ref":"f.json"}, "$ref": "\u0067.json", "y$ref"}"#;
        assert_eq!(references(json), ["d/e.json", "f.json", "g.json"]);
    }

    #[test]
    fn leaves_out_what_is_within_the_file() {
        assert!(references("{$ref: '#/a'}\n$ref: \"#/b\"\n$ref: #/c").is_empty());
        assert!(references("say $ref to it").is_empty());
    }
}
