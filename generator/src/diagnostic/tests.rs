use super::{Diagnostic, Part, Place, Report};
use crate::pointer::Pointer;
use crate::source::Source;

fn node(source: &Source, pointer: &str, part: Part) -> Place {
    Place::Node {
        file: source.root(),
        pointer: Pointer::parse(pointer).unwrap(),
        part,
    }
}

#[test]
fn shows_places_cause_and_cure() {
    let source = Source::new("spec.yaml", "a:\n  fooBar: 1\n  other: 2\n  foo_bar: 3\n");
    let message = Diagnostic::error(
        "name-collision",
        node(&source, "/a/fooBar", Part::Key),
        "both",
    )
    .note("first here")
    .also(node(&source, "/a/foo_bar", Part::Key), "again here")
    .help("rename one");
    let wanted = "\
error[name-collision]: both
 --> spec.yaml:2:3
  |
2 |   fooBar: 1
  |   ^^^^^^ first here
3 |   other: 2
4 |   foo_bar: 3
  |   ------- again here
  |
  = at: /a/fooBar
  = help: rename one
";
    assert_eq!(message.render(&source), wanted);
}

#[test]
fn a_value_without_text_is_shown_by_its_key() {
    let source = Source::new("spec.yaml", "a:\n  b:\n  c:\n    d: 1\n");
    for (pointer, line) in [("/a/b", "2:3"), ("/a/c", "3:3"), ("/a/c/d", "4:8")] {
        let place = node(&source, pointer, Part::Value);
        let text = Diagnostic::error("x", place, "y").render(&source);
        assert!(text.contains(&format!("spec.yaml:{line}\n")), "{text}");
    }
}

#[test]
fn a_line_too_long_to_show_keeps_its_column() {
    let filler = "\"ü\",".repeat(50_000);
    let text = format!("{{\"a\":[{filler}1],\"b\":2,\"c\":[{filler}1]}}");
    let source = Source::new("spec.json", text);
    let place = node(&source, "/b", Part::Value);
    let text = Diagnostic::error("x", place, "y").render(&source);
    let column = 6 + 50_000 * 4 + 2 + 1 + 4 + 1;
    assert!(text.contains(&format!("spec.json:1:{column}\n")), "{text}");
    assert!(
        text.lines().all(|line| line.chars().count() < 200),
        "{text}"
    );
}

#[test]
fn the_end_of_a_file_can_be_shown() {
    for text in ["", "a", "a:\n\n", "ü"] {
        let source = Source::new("spec.yaml", text);
        for start in [0, 1, 2, 100] {
            let place = Place::Span {
                file: source.root(),
                start,
                len: 5,
            };
            let text = Diagnostic::error("x", place, "y").render(&source);
            assert!(text.contains("spec.yaml:1:"), "{text}");
        }
    }
}

#[test]
fn nothing_reaches_the_terminal_as_a_command() {
    let evil = "\u{1b}[2J\u{9b}1m\u{202e}\u{2028}\u{7}";
    let source = Source::new(format!("{evil}.yaml"), format!("{{a: {evil}}}"));
    let place = node(&source, &format!("/{evil}"), Part::Value);
    let text = Diagnostic::error("x", place, evil)
        .note(evil)
        .help(evil)
        .render(&source);
    let is_evil =
        |c: &char| *c != '\n' && (c.is_control() || evil[4..].contains(*c) && !c.is_ascii());
    assert_eq!(text.chars().find(is_evil), None, "{text:?}");
}

#[test]
fn very_many_messages_are_cut_but_no_first_error_is() {
    let source = Source::new("spec.yaml", "a: 1\n");
    let mut report = Report::default();
    for _ in 0..10_001 {
        report.push(Diagnostic::warning(
            "x",
            node(&source, "/a", Part::Key),
            "y",
        ));
    }
    report.push(Diagnostic::error("x", node(&source, "/a", Part::Key), "y"));
    assert!(report.has_errors());
    assert_eq!(report.dropped, 1);
    assert!(report.render(&source).ends_with("… and 1 more messages\n"));
}
