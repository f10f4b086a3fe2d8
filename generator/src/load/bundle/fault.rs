//! The words of what can be wrong with a `$ref` to another file.

use crate::diagnostic::{Diagnostic, Part, Place, nearest};
use crate::pointer::Pointer;
use crate::source::moves::Spot;
use crate::source::{MOST_FILES, MOST_TEXT, Unread};

/// Why a reference leads nowhere.
#[derive(Debug)]
pub(super) struct Fault {
    /// The node whose `$ref` it is.
    pub(super) at: Spot,
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) note: String,
    pub(super) help: String,
    /// Another place, and what is there.
    pub(super) also: Option<(Spot, &'static str)>,
    /// Whether something else has been said already.
    pub(super) is_said: bool,
    /// Whether nothing may be made of it.
    pub(super) is_error: bool,
}

impl Fault {
    fn new(at: &Spot, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            at: at.clone(),
            code,
            message: message.into(),
            note: String::new(),
            help: String::new(),
            also: None,
            is_said: false,
            is_error: false,
        }
    }

    fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// Says what is made of it all the same.
    pub(super) fn read_as(mut self, meaning: &str) -> Self {
        if !self.is_error {
            self.message.push_str(meaning);
        }
        self
    }

    /// A file that cannot be parsed, which its own message says.
    pub(super) fn broken(at: &Spot) -> Self {
        Self {
            is_said: true,
            ..Self::new(at, "syntax", "")
        }
    }

    pub(super) fn dead(at: &Spot, text: &str, holder: Spot, in_scalar: bool) -> Self {
        let note = match in_scalar {
            true => "leads into a value without parts",
            false => "leads nowhere",
        };
        let message = format!("there is nothing at `{text}`");
        let mut fault = Self::new(at, "dead-reference", message)
            .note(note)
            .help("point it at what is there, or add what it names");
        if holder.1 != Pointer::root() && holder != *at {
            fault.also = Some((holder, "it leads as far as this"));
        }
        fault
    }

    pub(super) fn cycle(at: &Spot) -> Self {
        Self::new(at, "reference-cycle", "this reference leads back to itself")
            .help("write the thing itself in one of the places that it leads through")
    }

    pub(super) fn remote(at: &Spot) -> Self {
        let message = "this `$ref` leads to the network, where nothing is ever read from";
        Self::new(at, "remote-reference", message)
            .note("not followed")
            .help("put the file beside the description, and refer to it by its path")
    }

    pub(super) fn outside(at: &Spot) -> Self {
        let message = "this `$ref` leads out of the folder of the root document";
        let fault = Self::new(at, "outside-reference", message)
            .note("refused")
            .help("move the file into that folder, or the root document further up");
        Self {
            is_error: true,
            ..fault
        }
    }

    pub(super) fn invalid(at: &Spot, text: &str) -> Self {
        Self::new(at, "invalid-reference", format!("`{text}` is no reference"))
            .help("write `file.yaml`, or `file.yaml#/path/from/its/root`")
    }

    pub(super) fn not_given(at: &Spot) -> Self {
        let message = "this `$ref` leads to a file that was not read";
        Self::new(at, "external-reference", message)
            .note("another file")
            .help("write the path in one line, without an alias or an escape")
    }

    pub(super) fn case(at: &Spot, text: &str, name: &str) -> Self {
        let message = "this file is spelt differently; not every system would find it";
        let fragment = text.split_once('#');
        let fragment = fragment.map_or(String::new(), |(_, rest)| format!("#{rest}"));
        Self::new(at, "case-difference", message)
            .note(format!("on disk: `{name}`"))
            .help(format!("write `{name}{fragment}`"))
    }

    pub(super) fn unread(at: &Spot, path: &str, unread: &Unread) -> Self {
        let unreadable = |why: &str| {
            Self::new(
                at,
                "unreadable-file",
                format!("`{path}` cannot be read: {why}"),
            )
        };
        match unread {
            Unread::Missing(names) => {
                let wanted = path.rsplit('/').next().unwrap_or(path);
                let near = nearest(wanted, names.iter().map(String::as_str));
                Self::new(at, "missing-file", format!("there is no file `{path}`"))
                    .note("leads nowhere")
                    .help(match near {
                        Some(name) => format!("did you mean `{name}`, in the same folder?"),
                        None => "add the file, or correct the path".to_owned(),
                    })
            }
            Unread::Folder => {
                unreadable("it is a folder").help("name a file in it, such as `index.yaml`")
            }
            Unread::NotText => unreadable("it is not text in UTF-8").help("save it as UTF-8"),
            Unread::Outside => Self::outside(at),
            Unread::TooMuch => {
                let mib = MOST_TEXT >> 20;
                let why = format!("a description may have {MOST_FILES} files and {mib} MiB");
                unreadable(&why).help("leave out what nothing needs")
            }
            Unread::Other(why) => unreadable(why).help("see that it can be read"),
        }
    }

    pub(super) fn too_deep(at: &Spot) -> Self {
        let message = "what is written in other files makes more than 100 levels here";
        let fault = Self::new(at, "too-deep", message)
            .help("name inner schemas by a `$ref` each, which is no level");
        Self {
            is_error: true,
            ..fault
        }
    }

    pub(super) fn too_many(at: &Spot) -> Self {
        let message = "references to other files stand for more than 2,000,000 values";
        let fault = Self::new(at, "too-many-values", message)
            .help("share what is repeated: as a schema, a parameter or a response");
        Self {
            is_error: true,
            ..fault
        }
    }

    /// The message, at the `$ref`.
    pub(super) fn diagnostic(self, is_error: bool) -> Diagnostic {
        let place = |spot: Spot| Place::Node {
            file: spot.0,
            pointer: spot.1,
            part: Part::Value,
        };
        let at = place((self.at.0, self.at.1.child("$ref")));
        let diagnostic = match is_error || self.is_error {
            true => Diagnostic::error(self.code, at, self.message),
            false => Diagnostic::warning(self.code, at, self.message),
        };
        let diagnostic = diagnostic.note(self.note).help(self.help);
        match self.also {
            Some((spot, note)) => diagnostic.also(place(spot), note),
            None => diagnostic,
        }
    }
}
