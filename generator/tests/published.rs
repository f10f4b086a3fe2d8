//! Published descriptions, where they are at hand: none may make `lower`
//! panic or lose an operation.

#[cfg(test)]
mod published {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::time::Instant;

    use generator::diagnostic::Report;
    use generator::document::Document;
    use generator::load::load;
    use generator::lower::lower;
    use generator::source::Source;

    fn specs() -> Option<PathBuf> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = root.join("../../shared/specs");
        folder.is_dir().then_some(folder)
    }

    fn is_three_zero(text: &str) -> bool {
        let marks = ["\"openapi\": \"3.0", "\"openapi\":\"3.0"];
        text.starts_with("openapi: '3.0")
            || text.starts_with("openapi: 3.0")
            || marks.iter().any(|mark| text.contains(mark))
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

    fn documents() -> Vec<(String, Document)> {
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
            let text = fs::read_to_string(&path).unwrap();
            if !is_three_zero(&text) {
                continue;
            }
            let mut report = Report::default();
            match load(&Source::new(name.clone(), text), &mut report) {
                Some(document) => all.push((name, document)),
                None => println!("{name}: does not load: {}", codes(&report)),
            }
        }
        all
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
