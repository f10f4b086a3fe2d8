use std::collections::BTreeMap;

use super::generate::Made;
use super::generated;
use super::row::{Outcome, Row, codes, table};
use crate::meter::Cost;

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
        features: None,
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
