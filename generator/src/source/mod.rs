//! [`Source`]: the texts that a run reads, before anyone understands them.
//!
//! `event` goes through a text token by token in linear time and bounded
//! memory; the guard in `load` and `locate` build on it.

pub(crate) mod event;
mod files;
pub(crate) mod flow;
mod json;
pub(crate) mod locate;
pub mod moves;
pub(crate) mod path;
mod scan;
pub(crate) mod yaml;

pub(crate) use files::Found;
pub use files::{MOST_FILES, MOST_TEXT, Unread};

/// The files of one run: the description, the files it is spread over, and
/// the configuration beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    files: Vec<Text>,
    config: Option<FileId>,
    spread: files::Files,
}

/// One file: its name as messages show it, and what stands in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The path as the user would write it, such as `spec/cloudflare.yaml`.
    pub name: String,
    /// The content, without a byte-order mark.
    pub text: String,
}

/// A file of a [`Source`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(usize);

impl Source {
    /// A run over one description without a configuration.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            files: vec![Text::new(name, text)],
            config: None,
            spread: files::Files::default(),
        }
    }

    /// Adds the configuration, `sdk.yaml`.
    #[must_use]
    pub fn with_config(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.config = Some(FileId(self.files.len()));
        self.files.push(Text::new(name, text));
        self
    }

    /// The root document of the description.
    #[must_use]
    pub fn root(&self) -> FileId {
        FileId(0)
    }

    /// The configuration, if there is one.
    #[must_use]
    pub fn config(&self) -> Option<FileId> {
        self.config
    }

    /// A file of this run.
    #[must_use]
    pub fn file(&self, id: FileId) -> Option<&Text> {
        self.files.get(id.0)
    }
}

impl FileId {
    /// Its number among the files of the run.
    pub(crate) fn index(self) -> usize {
        self.0
    }
}

impl Text {
    fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        Self {
            name: name.into(),
            text,
        }
    }
}
