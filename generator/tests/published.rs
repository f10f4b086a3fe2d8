//! Published descriptions, where they are at hand: none may make `lower`
//! panic or lose an operation.

#[cfg(test)]
mod spread;

#[cfg(test)]
mod published {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::time::Instant;

    use generator::diagnostic::{Place, Report};
    use generator::document::Document;
    use generator::load::load;
    use generator::lower::lower;
    use generator::source::Source;
    use serde_json::Value;

    use super::spread;

    fn specs() -> Option<PathBuf> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = root.join("../../shared/specs");
        folder.is_dir().then_some(folder)
    }

    /// How often each message was given.
    fn codes(report: &Report) -> String {
        let mut codes = BTreeMap::new();
        for diagnostic in &report.diagnostics {
            let code = (diagnostic.severity, diagnostic.code);
            *codes.entry(code).or_insert(0) += 1;
        }
        format!("{codes:?}")
    }

    fn texts() -> Vec<(String, String)> {
        let Some(folder) = specs() else {
            println!("skipped: no published descriptions in ../shared/specs");
            return Vec::new();
        };
        let mut all = Vec::new();
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file())
            .collect();
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if name != "SOURCES.md" {
                all.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
        all
    }

    fn documents() -> Vec<(String, Document)> {
        let mut all = Vec::new();
        for (name, text) in texts() {
            let mut report = Report::default();
            match load(&Source::new(name.clone(), text), &mut report) {
                Some(document) => all.push((name, document)),
                None => println!("{name}: does not load: {}", codes(&report)),
            }
        }
        all
    }

    const METHODS: [&str; 8] = [
        "get", "put", "post", "delete", "options", "head", "patch", "trace",
    ];

    /// The operations of a description as it is written.
    fn operations(tree: &Value) -> usize {
        let items = tree["paths"].as_object().into_iter().flatten();
        let items = items.filter(|(path, _)| path.starts_with('/'));
        let methods = items.flat_map(|(_, item)| item.as_object().into_iter().flatten());
        let methods = methods.filter(|(name, _)| METHODS.contains(&name.as_str()));
        methods.count()
    }

    #[test]
    fn a_description_of_thousands_of_files_keeps_every_operation() {
        let Some(folder) = specs() else {
            return;
        };
        let folder = folder.join("digitalocean/specification");
        let source = spread::description(&folder.join("DigitalOcean-public.v2.yaml"));
        let mut report = Report::default();
        let document = load(&source, &mut report).expect("the document loads");
        assert!(!report.has_errors(), "{}", codes(&report));
        assert_eq!(document.operations.len(), 659);
        let mut operations = document.operations.iter();
        let is_elsewhere = |at| report.moves.written(at).0 != source.root();
        assert!(operations.all(|operation| is_elsewhere(&operation.pointer)));
    }

    #[test]
    fn every_version_keeps_its_operations_and_shows_places_in_the_file() {
        for (name, text) in texts() {
            // One bound is beyond what serde_json takes from YAML.
            let plain = text.replace("-9223372036854776000", "-9007199254740991");
            let plain = plain.replace("9223372036854776000", "9007199254740991");
            let tree: Value = serde_yaml::from_str(&plain).expect(&name);
            let source = Source::new(name.clone(), text);
            let mut report = Report::default();
            let start = Instant::now();
            let document = load(&source, &mut report);
            let time = start.elapsed();
            let api = document.and_then(|document| lower(&document, &mut report));
            println!("{name}: load {time:?}, {}", codes(&report));
            let found = api.map_or(0, |api| api.operations.len());
            assert_eq!(found, operations(&tree), "{name}");
            for diagnostic in &report.diagnostics {
                let labels = std::iter::once(&diagnostic.primary).chain(&diagnostic.secondary);
                for label in labels {
                    if let Place::Node { pointer, .. } = &label.place {
                        let found = tree.pointer(pointer.as_str());
                        assert!(
                            found.is_some(),
                            "{name}: nothing at {pointer}: {diagnostic:?}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn no_operation_is_lost() {
        for (name, document) in documents() {
            let mut report = Report::default();
            let start = Instant::now();
            let api = lower(&document, &mut report).expect(&name);
            let time = start.elapsed();
            assert_eq!(api.operations.len(), document.operations.len(), "{name}");
            println!(
                "{name}: {} operations, {} schemas, {} types, {time:?}, {}",
                api.operations.len(),
                document.schemas.len(),
                api.types.0.len(),
                codes(&report)
            );
        }
    }
}
