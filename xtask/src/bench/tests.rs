use std::collections::BTreeMap;

use super::bar::BARS;
use super::compile::crates;
use super::figure::Figure;
use super::report;
use super::row::{OURS, Row, before, parse};
use super::{plot, row};
use crate::workspace::keys;

fn row(run: &str, subject: &str, tool: &str, figures: &[(Figure, f64)]) -> Row {
    Row {
        run: run.to_owned(),
        commit: "abc1234".to_owned(),
        rustc: "1.95.0".to_owned(),
        subject: subject.to_owned(),
        tool: tool.to_owned(),
        figures: figures.iter().copied().collect::<BTreeMap<_, _>>(),
        ..Row::default()
    }
}

/// nexus in two runs, the first of which had a peer.
fn record() -> Vec<Row> {
    vec![
        row(
            "2026-01-01T00:00Z",
            "nexus",
            OURS,
            &[(Figure::CheckSeconds, 2.0)],
        ),
        row(
            "2026-01-01T00:00Z",
            "nexus",
            "ploidy",
            &[(Figure::CheckSeconds, 10.0)],
        ),
        row(
            "2026-01-01T00:00Z",
            "nexus",
            "oas3-gen",
            &[(Figure::CheckSeconds, 4.0)],
        ),
        row(
            "2026-01-02T00:00Z",
            "nexus",
            OURS,
            &[(Figure::CheckSeconds, 9.0)],
        ),
    ]
}

fn verdict(record: &[Row]) -> String {
    let bar = BARS
        .iter()
        .find(|bar| bar.figure == Figure::CheckSeconds && bar.subject == "nexus");
    let verdict = bar.unwrap().judge(record);
    verdict.map_or_else(
        || "none".to_owned(),
        |verdict| {
            format!(
                "{} of {} {:?}",
                verdict.measured, verdict.allowed, verdict.against
            )
        },
    )
}

#[test]
fn a_share_is_of_the_best_peer_of_the_newest_run_that_has_one() {
    assert_eq!(verdict(&record()), r#"2 of 1.6 Some(("oas3-gen", 4.0))"#);
    assert_eq!(verdict(&record()[3..]), "none");
}

#[test]
fn a_missed_bar_says_so_on_the_page() {
    let page = report::page(&record());
    let line = "| nexus | check, CPU s | 1.6 (0.4 × 4.0 of oas3-gen) | 2.0 | 1.25 | **missed** |";
    assert!(page.contains(line), "{page}");
    assert!(
        page.contains("| nexus | rlib, MiB | 0.5 × oas3-gen | – | – | not measured together |")
    );
}

#[test]
fn a_figure_stands_beside_the_last_record_of_the_same_tool() {
    let page = report::page(&record());
    assert!(
        page.contains("Times the last record: check, CPU s 4.50."),
        "{page}"
    );
    let record = record();
    assert_eq!(
        before(&record, &record[3], Figure::CheckSeconds),
        Some(&record[0])
    );
    assert_eq!(before(&record, &record[0], Figure::CheckSeconds), None);
}

#[test]
fn a_ratio_just_above_one_never_reads_as_one() {
    let rows = [
        row("r", "nexus", OURS, &[(Figure::CheckSeconds, 4.001)]),
        row("r", "nexus", "oas3-gen", &[(Figure::CheckSeconds, 10.0)]),
    ];
    assert!(report::run(&rows, &[]).contains("| 4.0 | 1.01 | **missed** |"));
}

#[test]
fn a_tool_that_failed_says_why() {
    let mut failed = row("r", "nexus", "ploidy", &[]);
    failed.fault = Some("error[E0412]: no".to_owned());
    assert!(report::run(&[failed], &[]).contains("ploidy: error[E0412]: no"));
}

#[test]
fn rows_come_back_as_they_were_written() {
    let rows = record();
    let lines: Vec<String> = rows
        .iter()
        .map(|row| serde_json::to_string(row).unwrap())
        .collect();
    assert_eq!(parse(&lines.join("\n")), Ok(rows));
    assert!(
        lines[0].contains(r#""figures":{"check-seconds":2.0}"#),
        "{}",
        lines[0]
    );
    let error = parse(&format!("{}\n{{}}", lines[0])).unwrap_err();
    assert!(error.starts_with("2: missing field"), "{error}");
}

#[test]
fn the_picture_has_a_dot_for_each_tool_and_a_mark_for_each_bar() {
    let svg = plot::svg(&record()[..3]);
    assert_eq!(svg.matches("<circle").count(), 3 + 3);
    assert!(svg.contains("stroke=\"#d00000\""));
    assert!(svg.contains("nexus: check"));
}

#[test]
fn the_record_of_the_project_can_be_read() {
    let path = crate::input::root().join(super::RECORD);
    row::load(&path).unwrap();
}

#[test]
fn crates_are_counted_by_name_and_version() {
    let tree = "a v1.0.0 (/x)\nb v1.0.0\nb v2.0.0\nb v1.0.0 (*)\nc v1.0.0 (proc-macro)\n\n";
    assert_eq!(crates(tree), 4);
}

#[test]
fn features_are_the_keys_of_their_section_alone() {
    let manifest = "[package]\nname = \"a\"\n[features]\n# b = 1\ndefault = [\"full\"]\nfull = []\n[dependencies]\nc = \"1\"\n";
    assert_eq!(keys(manifest, "[features]"), ["default", "full"]);
}
