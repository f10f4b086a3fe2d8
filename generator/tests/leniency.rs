//! Whatever stands in a wrong place of a description, a crate comes out: each
//! value of some descriptions is replaced in turn by every kind of value, or
//! left out, or misspelt.

#[cfg(test)]
mod wrong {
    use std::fs;
    use std::path::Path;

    use generator::diagnostic::{Report, Severity};
    use generator::load::load;
    use generator::lower::lower;
    use generator::source::Source;
    use serde_json::{Value, json};

    const CASES: [&str; 6] = [
        "body/contents",
        "parameter/places",
        "security/schemes",
        "union/tag",
        "v20/document",
        "v31/lists-and-maps",
    ];

    /// What nobody can do without.
    const NEEDED: [&str; 4] = ["", "/openapi", "/swagger", "/paths"];

    fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    let name = name.replace('~', "~0").replace('/', "~1");
                    pointers(value, &format!("{at}/{name}"), found);
                }
            }
            Value::Array(elements) => {
                for (index, value) in elements.iter().enumerate() {
                    pointers(value, &format!("{at}/{index}"), found);
                }
            }
            _ => {}
        }
    }

    /// The key of a member without its first letter, or nothing of it.
    fn misspelt(tree: &Value, at: &str, is_gone: bool) -> Option<Value> {
        let (holder, key) = at.rsplit_once('/')?;
        let mut tree = tree.clone();
        let members = tree.pointer_mut(holder)?.as_object_mut()?;
        let key = key.replace("~1", "/").replace("~0", "~");
        let value = members.shift_remove(&key)?;
        if !is_gone {
            members.insert(key.chars().skip(1).collect(), value);
        }
        Some(tree)
    }

    fn variants(tree: &Value, at: &str) -> Vec<Value> {
        let values = [
            json!(null),
            json!(true),
            json!(-1.5),
            json!("x"),
            json!("{a}{a"),
            json!([]),
            json!({}),
            json!([["x"], {"a": 1}]),
            json!({"a": "x", "b": {"type": "x"}, "c": null}),
            json!({"$ref": "#/a"}),
            json!({"$ref": "#"}),
            json!({"$ref": 1}),
        ];
        let replaced = values.into_iter().map(|value| {
            let mut tree = tree.clone();
            *tree.pointer_mut(at).unwrap() = value;
            tree
        });
        let spelt = [false, true].into_iter();
        let spelt = spelt.filter_map(|is_gone| misspelt(tree, at, is_gone));
        replaced.chain(spelt).collect()
    }

    fn operations(tree: &Value) -> (Option<usize>, Report) {
        let source = Source::new("spec.json", tree.to_string());
        let mut report = Report::default();
        let api = load(&source, &mut report).and_then(|it| lower(&it, &mut report));
        (api.map(|api| api.operations.len()), report)
    }

    /// How many operations may go where this is wrong.
    fn share(at: &str, count: usize) -> usize {
        let keys: Vec<&str> = at.split('/').skip(1).collect();
        match keys.as_slice() {
            ["paths", _] | ["paths", _, _] => count,
            _ => 0,
        }
    }

    #[test]
    fn values_are_no_end_of_it() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
        let mut wrong = Vec::new();
        let mut tried = 0;
        for case in CASES {
            let text = fs::read_to_string(root.join(case).join("spec.yaml")).unwrap();
            let tree: Value = serde_yaml::from_str(&text).unwrap();
            let (Some(count), _) = operations(&tree) else {
                panic!("{case}");
            };
            let mut found = Vec::new();
            pointers(&tree, "", &mut found);
            for at in found.iter().filter(|at| !NEEDED.contains(&at.as_str())) {
                for (number, tree) in variants(&tree, at).iter().enumerate() {
                    tried += 1;
                    let (left, report) = operations(tree);
                    let fault = report
                        .diagnostics
                        .iter()
                        .find(|d| d.severity == Severity::Error);
                    let is_path = share(at, count) > 0;
                    if let Some(fault) = fault.filter(|_| !is_path) {
                        wrong.push(format!("{case} {at} {number}: {}", fault.message));
                    } else if left.unwrap_or_default() + share(at, count) < count {
                        wrong.push(format!(
                            "{case} {at} {number}: {left:?} of {count} operations"
                        ));
                    }
                }
            }
        }
        assert!(tried > 3_000, "only {tried}");
        assert!(
            wrong.is_empty(),
            "{} of {tried}\n{}",
            wrong.len(),
            wrong.join("\n")
        );
    }
}
