//! Golden models: every `tests/corpus/<topic>/<case>/spec.yaml` becomes the
//! `api.json` beside it. `CORTEN_BLESS=1` writes them anew.

#[cfg(test)]
mod spread;

#[cfg(test)]
mod golden {
    use std::fs;
    use std::path::{Path, PathBuf};

    use generator::diagnostic::Report;
    use generator::load::load;
    use generator::lower::lower;

    use super::spread;

    fn corpus() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
    }

    fn folders(of: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(of).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        let mut folders: Vec<PathBuf> = paths.filter(|path| path.is_dir()).collect();
        folders.sort();
        folders
    }

    /// The model as JSON, and the messages, a line each.
    fn model(spec: &Path) -> String {
        let source = spread::description(spec);
        let mut report = Report::default();
        let document = load(&source, &mut report);
        let api = document.and_then(|document| lower(&document, &mut report));
        assert!(!report.has_errors(), "{}: {report:#?}", spec.display());
        let mut text = serde_json::to_string_pretty(&api.unwrap()).unwrap();
        text.push('\n');
        text
    }

    #[test]
    fn descriptions_become_the_models_beside_them() {
        let bless = std::env::var_os("CORTEN_BLESS").is_some();
        let mut wrong = Vec::new();
        let mut count = 0;
        for topic in folders(&corpus()) {
            for case in folders(&topic) {
                count += 1;
                let is = model(&case.join("spec.yaml"));
                let golden = case.join("api.json");
                if bless {
                    fs::write(&golden, is).unwrap();
                } else if fs::read_to_string(&golden).unwrap_or_default() != is {
                    wrong.push(case.display().to_string());
                }
            }
        }
        assert!(count >= 20, "only {count} cases");
        assert!(
            wrong.is_empty(),
            "these models have changed; if they are right, run with CORTEN_BLESS=1:\n{}",
            wrong.join("\n")
        );
    }
}
