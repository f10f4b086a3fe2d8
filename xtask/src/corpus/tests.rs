use std::collections::BTreeMap;
use std::fs;

use super::check::first_error;
use super::document::{self, Head, head};
use super::generate::Made;
use super::generated;
use super::meter::{self, Cost, ended, high_water};
use super::row::{Outcome, Row, codes, table};

fn known(version: &str, operations: usize) -> Option<Head> {
    Some(Head {
        version: version.to_owned(),
        operations: Some(operations),
    })
}

fn row(outcome: Outcome, made: Option<Made>) -> Row {
    Row {
        document: "a/b.yaml".to_owned(),
        version: "3.0.3".to_owned(),
        operations: Some(7),
        made,
        generate: Cost {
            cpu_s: Some(0.5),
            peak_mib: Some(12),
        },
        check: None,
        trip: None,
        calls: None,
        outcome,
        why: None,
    }
}

fn counts(codes: &[(&str, usize)]) -> BTreeMap<String, usize> {
    let codes = codes
        .iter()
        .map(|(code, count)| ((*code).to_owned(), *count));
    codes.collect()
}

#[test]
fn roots_say_their_version() {
    assert_eq!(head("openapi: 3.0.3\npaths: {}\n"), known("3.0.3", 0));
    assert_eq!(head("info: {}\n\"openapi\" : '3.1.0'\n"), known("3.1.0", 0));
    assert_eq!(head("swagger: 2.0\n"), known("2.0", 0));
    assert_eq!(head("\u{feff}{\"swagger\": \"2.0\"}"), known("2.0", 0));
    assert_eq!(head("{openapi: 3.0.0}"), known("3.0.0", 0));
}

#[test]
fn parts_are_no_roots() {
    assert_eq!(head(""), None);
    assert_eq!(head("type: object\nproperties:\n  openapi: {}\n"), None);
    assert_eq!(head("# openapi: 3.0.3\n"), None);
    assert_eq!(head("{\"info\": {\"openapi\": \"3.0.0\"}}"), None);
    assert_eq!(head("[{\"openapi\": \"3.0.0\"}]"), None);
    assert_eq!(head("{\"a\": "), None);
}

#[test]
fn a_broken_root_is_a_document_all_the_same() {
    let broken = Some(Head {
        version: String::new(),
        operations: None,
    });
    assert_eq!(head("openapi: 3.0.3\n a: : b\n\tc"), broken);
    assert_eq!(head("{\"openapi\": \"3.0.3\", "), broken);
}

#[test]
fn operations_are_the_methods_below_paths() {
    let text = "\
openapi: 3.0.3
paths:
  /a:
    parameters: []
    get: { responses: { 200: {} } }
    post: {}
  /b: { x-get: {}, trace: {}, summary: b }
  /c: null
webhooks:
  d: { post: {} }
";
    assert_eq!(head(text), known("3.0.3", 3));
}

#[test]
fn documents_are_found_by_name_at_any_depth() {
    let folder = std::env::temp_dir().join(format!("corten-corpus-{}", std::process::id()));
    for (path, text) in [
        ("b.yml", "openapi: 3.0.3"),
        ("a/one.json", "{\"swagger\": \"2.0\"}"),
        ("a/part.yaml", "type: object"),
        ("a/readme.md", "openapi: 3.0.3"),
        (".hidden/c.yaml", "openapi: 3.0.3"),
    ] {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let found = document::find(&folder);
    fs::remove_dir_all(&folder).unwrap();
    let names: Vec<String> = found.unwrap().into_iter().map(|found| found.name).collect();
    assert_eq!(names, ["a/one.json", "b.yml"]);
}

#[test]
fn a_row_shows_what_is_known_and_a_dash_for_the_rest() {
    let mut refused = row(
        Outcome::Refused,
        Some(Made {
            methods: 6,
            types: 9,
            lines: 0,
            warnings: counts(&[("a", 2), ("b", 1)]),
            errors: counts(&[("c", 4), ("d", 1)]),
            first_error: Some("d".to_owned()),
            ..Made::default()
        }),
    );
    let mut crashed = row(Outcome::Crashed, None);
    crashed.operations = None;
    crashed.version = String::new();
    crashed.why = Some("a | b\nc".to_owned());
    let text = table(&[refused.clone(), crashed]);
    let lines: Vec<&str> = text.lines().skip(2).collect();
    assert_eq!(
        lines,
        [
            "| a/b.yaml | 3.0.3 | 7 | 6 | 9 | - | 3 | 5 (`d`) | 0 | 0 | 0.50 | 12 | - | - | - | - | - | - | refused |",
            "| a/b.yaml | - | - | - | - | - | - | - | - | - | 0.50 | 12 | - | - | - | - | - | - | crashed: a \\| b |",
        ]
    );
    refused.made.as_mut().unwrap().dropped = 1;
    assert!(table(&[refused]).contains("| 5+ (`d`) |"));
}

#[test]
fn every_line_of_the_table_has_as_many_cells() {
    let text = table(&[row(Outcome::Compiles, Some(Made::default()))]);
    let cells: Vec<usize> = text.lines().map(|line| line.matches('|').count()).collect();
    assert_eq!(cells, [20, 20, 20]);
}

#[test]
fn codes_come_by_the_number_of_documents() {
    let made = |errors: &[(&str, usize)], warnings: &[(&str, usize)]| {
        let made = Made {
            errors: counts(errors),
            warnings: counts(warnings),
            ..Made::default()
        };
        row(Outcome::Refused, Some(made))
    };
    let rows = [
        made(&[("often", 1), ("here", 9)], &[("warn", 3)]),
        made(&[("often", 2)], &[]),
    ];
    let text = codes(&rows);
    let lines: Vec<&str> = text.lines().skip(2).collect();
    assert_eq!(
        lines,
        [
            "| `often` | error | 2 | 3 |",
            "| `here` | error | 1 | 9 |",
            "| `warn` | warning | 1 | 3 |",
        ]
    );
}

#[test]
fn a_row_is_one_line_of_json_with_its_units() {
    let text = serde_json::to_string(&row(Outcome::DoesNotCompile, None)).unwrap();
    assert!(
        text.contains(r#""generate":{"cpu_s":0.5,"peak_mib":12}"#),
        "{text}"
    );
    assert!(text.contains(r#""outcome":"does-not-compile""#), "{text}");
    assert!(!text.contains('\n'));
}

#[test]
fn an_error_outweighs_a_crate_that_could_not_be_written() {
    let mut made = Made::default();
    assert_eq!(generated(&made), Outcome::Written);
    made.fault = Some("cargo".to_owned());
    assert_eq!(generated(&made), Outcome::NotWritable);
    made.errors = counts(&[("a", 1)]);
    assert_eq!(generated(&made), Outcome::Refused);
}

#[test]
fn the_first_error_comes_without_its_place() {
    let log = "src/error.rs:1:1: warning: x\nsrc/a.rs:1:2: error[E0412]: no type `A`\nsrc/b.rs:1:1: error: b\n";
    assert_eq!(first_error(log), "error[E0412]: no type `A`");
    assert_eq!(first_error(""), "cargo says nothing");
}

#[test]
fn proc_is_read_by_field_and_not_by_word() {
    let stat = "7 (a ) b) S 1 7 7 0 -1 0 0 0 0 0 50 60 120 30 20 0 1 0";
    assert_eq!(ended(stat), Some(1.5));
    assert_eq!(high_water("VmPeak: 9 kB\nVmHWM:\t  2049 kB\n"), Some(3));
    assert_eq!(high_water("Threads: 1\n"), None);
}

#[test]
#[cfg(target_os = "linux")]
fn a_program_is_measured_with_all_that_it_starts() {
    let mut command = meter::limited("sh".as_ref());
    let burn = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done";
    command.args(["-c", &format!("sh -c '{burn}'; exit 3")]);
    let (status, cost) = meter::run(&mut command).unwrap();
    assert_eq!(status.code(), Some(3));
    assert!(cost.cpu_s.unwrap() > 0.02, "{cost:?}");
    assert!(cost.peak_mib.unwrap() > 0, "{cost:?}");
    assert!(!cost.is_over());
}
