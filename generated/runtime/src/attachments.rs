//! Files beside the text that they belong to.

use super::form::NO_TEXT;
use super::{File, Json};

/// Files that were taken out of a JSON text, each where a mark of it stands.
#[derive(Default)]
pub(crate) struct Attachments {
    /// What no other string begins with.
    mark: String,
    files: Vec<File>,
}

impl Attachments {
    /// None yet; `mark` is a number nobody else knows.
    pub(super) fn new(mark: u64) -> Self {
        Self {
            mark: format!("file-{mark:016x}-"),
            files: Vec::new(),
        }
    }

    /// Keeps a file, and gives the string that stands for it.
    pub(super) fn keep(&mut self, file: &File) -> String {
        let mark = format!("{}{}", self.mark, self.files.len());
        self.files.push(file.clone());
        mark
    }

    pub(super) fn get(&self, value: &Json) -> Option<&File> {
        let index = value.as_str()?.strip_prefix(&self.mark)?;
        self.files.get(index.parse::<usize>().ok()?)
    }

    /// The value with the text of each file in its place.
    pub(super) fn inlined(&self, value: &Json) -> Result<Json, &'static str> {
        Ok(match value {
            Json::Array(elements) => {
                let elements = elements.iter().map(|each| self.inlined(each));
                Json::Array(elements.collect::<Result<_, _>>()?)
            }
            Json::Object(members) => {
                let members = members.iter();
                let members = members.map(|(name, value)| Ok((name, self.inlined(value)?)));
                Json::Object(members.collect::<Result<_, _>>()?)
            }
            Json::String(_) => match self.get(value) {
                Some(file) => file.text().ok_or(NO_TEXT)?.as_ref().into(),
                None => value.clone(),
            },
            Json::Null | Json::Bool(_) | Json::Number(_) => value.clone(),
        })
    }
}
