//! Every `tests/fault/<topic>/<case>.yaml` is a faulty description (or a
//! `.json` one); `<case>.stderr` is what a run says about it, byte for byte.
//! `<case>.sdk.yaml` is its configuration. `CORTEN_BLESS=1` writes the
//! `.stderr` files anew.

#[cfg(test)]
mod spread;

#[cfg(test)]
mod cases {
    use std::fmt::Write as _;
    use std::fs;
    use std::path::{Path, PathBuf};

    use generator::generate;
    use generator::source::Source;

    use super::spread;

    fn entries(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths
    }

    fn is_case(path: &Path) -> bool {
        let name = path.file_name().unwrap().to_str().unwrap();
        (name.ends_with(".yaml") || name.ends_with(".json")) && !name.ends_with(".sdk.yaml")
    }

    fn cases() -> Vec<PathBuf> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fault");
        let files = entries(&root).into_iter().flat_map(|topic| entries(&topic));
        files.filter(|path| is_case(path)).collect()
    }

    fn name(path: &Path) -> &str {
        path.file_name().unwrap().to_str().unwrap()
    }

    fn source(case: &Path) -> Source {
        let source = spread::description(case);
        let config = case.with_extension("sdk.yaml");
        match fs::read_to_string(&config) {
            Ok(text) => source.with_config(name(&config), text),
            Err(_) => source,
        }
    }

    #[test]
    fn say_what_is_wrong_and_how_to_mend_it() {
        let bless = std::env::var_os("CORTEN_BLESS").is_some();
        let cases = cases();
        assert!(cases.len() >= 30, "only {} cases", cases.len());
        let mut changed = String::new();
        for case in cases {
            let source = source(&case);
            let is = generate(&source).report.render(&source);
            let golden = case.with_extension("stderr");
            if bless {
                fs::write(&golden, &is).unwrap();
                continue;
            }
            let was = fs::read_to_string(&golden).unwrap_or_default();
            if is != was {
                writeln!(changed, "== {}\n{is}", case.display()).unwrap();
            }
        }
        assert!(
            changed.is_empty(),
            "these messages have changed; if they are right, run with CORTEN_BLESS=1\n{changed}"
        );
    }

    #[test]
    fn have_one_message_each_unless_their_name_says_several() {
        let mut wrong = String::new();
        for case in cases() {
            let said = generate(&source(&case)).report.diagnostics.len();
            let fits = match name(&case).starts_with("several-") {
                true => said > 1,
                false => said == 1,
            };
            if !fits {
                writeln!(wrong, "{}: {said} messages", case.display()).unwrap();
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    }
}
