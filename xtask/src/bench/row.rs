//! [`Row`]: the figures of one tool on one subject, a line of JSON in the record.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::figure::Figure;
use crate::Result;
use crate::input::shown;

/// What tables call this project's own generator and runtime.
pub(super) const OURS: &str = "corten";

/// One tool on one subject. Rows of one run were measured in turns, and only they are compared
/// with each other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Row {
    /// When the run began, in UTC: `2026-11-28T18:20Z`.
    pub(super) run: String,
    /// The commit of this project; with a `+` where the work tree had changes.
    pub(super) commit: String,
    /// The compiler's version.
    pub(super) rustc: String,
    /// A description, or a value of its answers.
    pub(super) subject: String,
    /// What made the code.
    pub(super) tool: String,
    /// The tool's version; ours is the commit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) version: String,
    /// What was measured.
    pub(super) figures: BTreeMap<Figure, f64>,
    /// Why there is no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) fault: Option<String>,
}

/// Reads a record; one that does not exist is empty.
///
/// # Errors
///
/// It cannot be read, or a line is no row.
pub(super) fn load(path: &Path) -> Result<Vec<Row>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    parse(&crate::input::text(path)?).map_err(|error| format!("{}:{error}", shown(path).display()))
}

/// Adds rows to a record.
///
/// # Errors
///
/// It cannot be written.
pub(super) fn append(path: &Path, rows: &[Row]) -> Result {
    let mut text = match path.exists() {
        true => crate::input::text(path)?,
        false => String::new(),
    };
    for row in rows {
        text += &serde_json::to_string(row).map_err(|error| error.to_string())?;
        text.push('\n');
    }
    fs::write(path, text)
        .map_err(|error| format!("cannot write {}: {error}", shown(path).display()))
}

/// The rows of a text, one a line; an error begins with the number of its line.
pub(super) fn parse(text: &str) -> Result<Vec<Row>> {
    let rows = (1..).zip(text.lines()).map(|(number, line)| {
        serde_json::from_str(line).map_err(|error| format!("{number}: {error}"))
    });
    rows.collect()
}

/// The last row before `run` of the same tool on the same subject that has the figure.
pub(super) fn before<'a>(record: &'a [Row], row: &Row, figure: Figure) -> Option<&'a Row> {
    record.iter().rev().find(|old| {
        old.run < row.run
            && old.subject == row.subject
            && old.tool == row.tool
            && old.figures.contains_key(&figure)
    })
}
