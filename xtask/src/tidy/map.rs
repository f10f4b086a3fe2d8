//! The maps in the READMEs: every path in them exists, every room is on them.

use super::Finding;

/// Checks a README: each of `rooms` (written with a `/` at the end) is named,
/// and each path in backticks that begins with a room exists.
pub(super) fn check(
    path: &str,
    text: &str,
    rooms: &[String],
    exists: impl Fn(&str) -> bool,
) -> Vec<Finding> {
    let finding = |line, message: String, cure: &str| Finding {
        path: path.to_owned(),
        line,
        rule: "map",
        message,
        cure: cure.to_owned(),
    };
    let mut findings = Vec::new();
    for room in rooms {
        if !text.contains(room.as_str()) {
            let message = format!("`{room}` is not on the map");
            findings.push(finding(1, message, "say in a line what it is for"));
        }
    }
    for (line, name) in spans(text) {
        let is_path = rooms.iter().any(|room| name.starts_with(room.as_str()));
        if is_path && is_literal(name) && !exists(name) {
            findings.push(finding(
                line,
                format!("`{name}` does not exist"),
                "correct the map",
            ));
        }
    }
    findings
}

/// What stands in backticks on one line, with the line's number; fenced code
/// is left out.
fn spans(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    let lines = (1..).zip(text.lines()).filter(move |(_, line)| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fenced && !fence
    });
    lines.flat_map(|(number, line)| {
        line.split('`')
            .skip(1)
            .step_by(2)
            .map(move |span| (number, span))
    })
}

/// Whether a path stands for itself, and not for a whole family.
fn is_literal(path: &str) -> bool {
    !path.contains(['*', '<', '{', '…', ' '])
}
