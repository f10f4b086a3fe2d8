//! The documents of a folder: files whose top level says which version of
//! OpenAPI it speaks.

#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_yaml::Value;

use crate::Result;
use crate::input::Input;

pub(crate) const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// An OpenAPI document; parts that others refer to are none.
#[derive(Debug, PartialEq)]
pub(crate) struct Document {
    /// Its path from the folder that was searched, with `/`.
    pub(crate) name: String,
    /// Where it is.
    pub(crate) path: PathBuf,
    /// What it says of itself.
    pub(crate) head: Head,
}

/// The document and the `sdk.yaml` that may stand beside it.
pub(crate) fn input(document: &Path) -> Input {
    let config = document.with_file_name("sdk.yaml");
    Input {
        spec: Some(document.to_owned()),
        config: config.is_file().then_some(config),
    }
}

/// What a document says of itself, read without the generator.
#[derive(Debug, PartialEq)]
pub(crate) struct Head {
    /// The value of `openapi` or `swagger`; empty if the text is broken.
    pub(crate) version: String,
    /// Methods below `paths`; none if the text is broken.
    pub(crate) operations: Option<usize>,
}

#[derive(Deserialize)]
struct Top {
    openapi: Option<Value>,
    swagger: Option<Value>,
    paths: Option<Value>,
}

/// Every document below a folder, sorted by name. Names that begin with a dot
/// are left out, and links are not followed.
///
/// # Errors
///
/// A folder or a file cannot be read.
pub(crate) fn find(folder: &Path) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    list(folder, "", &mut documents)
        .map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    if documents.is_empty() {
        let shown = folder.display();
        return Err(format!(
            "no description below {shown}: no .json, .yaml or .yml file starts one"
        ));
    }
    documents.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(documents)
}

fn list(folder: &Path, prefix: &str, documents: &mut Vec<Document>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(file_name) = entry.file_name().into_string() else {
            continue;
        };
        let (kind, path) = (entry.file_type()?, entry.path());
        let name = format!("{prefix}{file_name}");
        if file_name.starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            list(&path, &format!("{name}/"), documents)?;
        } else if has_extension(&path) && path.is_file() {
            let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
            let document = head(&text).map(|head| Document { name, path, head });
            documents.extend(document);
        }
    }
    Ok(())
}

fn has_extension(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    ["yaml", "yml", "json"]
        .iter()
        .any(|known| extension == *known)
}

/// What a text says of itself, if it is a document. A broken text that names
/// the version is one too: its fault is for the generator to report.
pub(crate) fn head(text: &str) -> Option<Head> {
    let text = text.trim_start_matches('\u{feff}');
    let is_flow = text.trim_start().starts_with('{');
    // A folder may hold thousands of parts: most are told apart by this.
    if !is_flow && !text.lines().any(names_version) {
        return None;
    }
    let top = match serde_json::from_str(text) {
        Ok(top) => Some(top),
        Err(_) => serde_yaml::from_str::<Top>(text).ok(),
    };
    let Some(top) = top else {
        let is_named = !is_flow || text.contains("\"openapi\"") || text.contains("\"swagger\"");
        return is_named.then(|| Head {
            version: String::new(),
            operations: None,
        });
    };
    let version = top.openapi.or(top.swagger)?;
    Some(Head {
        version: shown(&version),
        operations: Some(top.paths.as_ref().map_or(0, operations)),
    })
}

/// Whether a line of YAML is the top level's `openapi:` or `swagger:`.
fn names_version(line: &str) -> bool {
    let Some((key, _)) = line.split_once(':') else {
        return false;
    };
    matches!(
        key.trim_end().trim_matches(['"', '\'']),
        "openapi" | "swagger"
    )
}

fn shown(version: &Value) -> String {
    match version.as_str() {
        Some(text) => text.to_owned(),
        None => serde_json::to_string(version).unwrap_or_default(),
    }
}

fn operations(paths: &Value) -> usize {
    let items = paths
        .as_mapping()
        .into_iter()
        .flat_map(|paths| paths.values());
    let keys = items
        .filter_map(Value::as_mapping)
        .flat_map(|item| item.keys());
    keys.filter_map(Value::as_str)
        .filter(|key| METHODS.contains(key))
        .count()
}
