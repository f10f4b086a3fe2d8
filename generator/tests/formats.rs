//! The README's table of formats against the cases it names.

#[cfg(test)]
mod table {
    use std::fs;
    use std::path::{Path, PathBuf};

    use serde_json::Value;

    struct Row {
        words: Vec<String>,
        json: String,
        rust: String,
        case: PathBuf,
    }

    fn rows() -> Vec<Row> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(root.join("README.md")).unwrap();
        let (_, section) = text.split_once("\n## Formats\n").unwrap();
        let section = section.split("\n## ").next().unwrap();
        let lines = section.lines().filter(|line| line.starts_with("| `"));
        let row = |line: &str| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let [_, words, json, rust, _, _, case, _] = cells[..] else {
                panic!("not a row: {line}");
            };
            Row {
                words: words
                    .replace('`', "")
                    .split(' ')
                    .map(str::to_owned)
                    .collect(),
                json: json.to_owned(),
                rust: rust.trim_matches('`').to_owned(),
                case: root.join("tests").join(case),
            }
        };
        lines.map(row).collect()
    }

    /// The names of the members that are of this type and format.
    fn members(value: &Value, json: &str, word: &str, found: &mut Vec<String>) {
        let (Some(object), text) = (value.as_object(), |value: &Value, name: &str| {
            value.get(name).and_then(Value::as_str).map(str::to_owned)
        }) else {
            return;
        };
        for (name, member) in object {
            if text(member, "type").as_deref() == Some(json)
                && text(member, "format").as_deref() == Some(word)
            {
                found.push(name.clone());
            }
            members(member, json, word, found);
        }
    }

    /// All that was made of a case.
    fn sources(folder: &Path) -> String {
        let mut all = String::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => all.push_str(&sources(&path)),
                false => all.push_str(&fs::read_to_string(path).unwrap()),
            }
        }
        all
    }

    #[test]
    fn every_format_is_of_the_type_that_its_row_says() {
        for row in rows() {
            let spec = fs::read_to_string(row.case.join("spec.yaml")).unwrap();
            let spec: Value = serde_yaml::from_str(&spec).unwrap();
            let made = sources(&row.case.join("out"));
            for word in &row.words {
                let mut names = Vec::new();
                members(&spec, &row.json, word, &mut names);
                let rust = &row.rust;
                let forms = [
                    rust.clone(),
                    format!("Option<{rust}>"),
                    format!("Maybe<{rust}>"),
                ];
                let is_typed = |name: &String| {
                    forms
                        .iter()
                        .any(|form| made.contains(&format!("pub {name}: {form},")))
                };
                assert!(
                    names.iter().any(is_typed),
                    "{} `{word}`: {names:?}",
                    row.json
                );
            }
        }
    }
}
