//! Writing compact JSON.

use std::fmt::{self, Write};
use std::hash::{BuildHasher, Hasher, RandomState};

use super::super::attachments::Attachments;
use super::super::{File, Json, UnknownFields};
use super::{Encode, Member, Outline, scan};

/// Writes JSON, value after value, into one text.
#[derive(Default)]
pub struct Writer {
    out: String,
    /// Where files go that are not to stand in the text.
    files: Option<Attachments>,
    /// Whether a file could not be written as text.
    lost: bool,
    /// Whether people read it, and no server: what is nobody's business is hidden.
    for_people: bool,
}

impl Writer {
    /// An empty writer.
    pub fn new() -> Self {
        Self {
            out: String::with_capacity(128),
            ..Self::default()
        }
    }

    /// An empty writer that hides secrets, what files hold, and the values of unknown members.
    pub(in super::super) fn for_people() -> Self {
        Self {
            for_people: true,
            ..Self::new()
        }
    }

    /// An empty writer that keeps files beside the text, each where a mark of it stands.
    pub(crate) fn keeping_files() -> Self {
        let mark = RandomState::new().build_hasher().finish();
        Self {
            files: Some(Attachments::new(mark)),
            ..Self::new()
        }
    }

    /// What has been written, and the files beside it.
    pub(crate) fn into_parts(self) -> (String, Attachments) {
        (self.out, self.files.unwrap_or_default())
    }

    /// Writes a file: as text, or a mark of it.
    pub(crate) fn file(&mut self, file: &File) {
        match &mut self.files {
            _ if self.for_people => self.string(&format!("{file:?}")),
            Some(files) => {
                let mark = files.keep(file);
                self.string(&mark);
            }
            None => match file.text() {
                Some(text) => self.string(&text),
                None => {
                    self.lost = true;
                    self.null();
                }
            },
        }
    }

    /// Whether null stands in place of a file that is read while it is sent.
    pub(crate) fn has_lost(&self) -> bool {
        self.lost
    }

    /// What has been written.
    pub fn into_string(self) -> String {
        self.out
    }

    /// Writes null.
    pub fn null(&mut self) {
        self.out.push_str("null");
    }

    /// Writes a boolean.
    pub fn bool(&mut self, value: bool) {
        self.out.push_str(if value { "true" } else { "false" });
    }

    /// Writes an integer.
    pub fn i64(&mut self, value: i64) {
        self.out.push_str(itoa::Buffer::new().format(value));
    }

    /// Writes an integer.
    pub fn u64(&mut self, value: u64) {
        self.out.push_str(itoa::Buffer::new().format(value));
    }

    /// Writes the shortest number that reads as this double again; null where there is none.
    pub fn f64(&mut self, value: f64) {
        if value.is_finite() {
            self.out.push_str(zmij::Buffer::new().format_finite(value));
        } else {
            self.null();
        }
    }

    fn format(&mut self, text: fmt::Arguments<'_>) {
        // Writing into a string cannot fail.
        let _ = self.out.write_fmt(text);
    }

    /// Writes text that is JSON already.
    pub fn verbatim(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Writes a string that only a server may see.
    pub(in super::super) fn secret(&mut self, value: &str) {
        self.string(if self.for_people { "***" } else { value });
    }

    /// Writes a string.
    pub fn string(&mut self, value: &str) {
        self.out.push('"');
        if scan::is_plain(value) {
            self.out.push_str(value);
        } else {
            self.escaped(value);
        }
        self.out.push('"');
    }

    #[cold]
    fn escaped(&mut self, value: &str) {
        let mut rest = value;
        while let Some((plain, tail)) = rest.split_at_checked(scan::plain_length(rest.as_bytes())) {
            self.out.push_str(plain);
            let mut characters = tail.chars();
            match characters.next() {
                Some(special) => self.escape(special),
                None => break,
            }
            rest = characters.as_str();
        }
    }

    fn escape(&mut self, special: char) {
        let short = match special {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\u{8}' => "\\b",
            '\u{c}' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            other => return self.format(format_args!("\\u{:04x}", u32::from(other))),
        };
        self.out.push_str(short);
    }

    /// Writes a text of its own, and ends the line.
    pub(crate) fn line(&mut self, value: &dyn Encode) {
        value.encode(self);
        self.out.push('\n');
    }

    /// Starts an array.
    pub fn begin_list(&mut self) {
        self.out.push('[');
    }

    /// Writes one element of an array.
    pub fn element(&mut self, value: &dyn Encode) {
        self.separate();
        value.encode(self);
    }

    /// Writes an array of numbers.
    pub(super) fn numbers<T: Copy>(&mut self, list: &[T], write: impl Fn(&mut Self, T)) {
        self.begin_list();
        if let [first, rest @ ..] = list {
            write(self, *first);
            for number in rest {
                self.out.push(',');
                write(self, *number);
            }
        }
        self.end_list();
    }

    /// Ends an array.
    pub fn end_list(&mut self) {
        self.out.push(']');
    }

    /// Starts an object.
    pub fn begin_object(&mut self) {
        self.out.push('{');
    }

    /// Writes one member of an object.
    pub fn member(&mut self, name: &str, value: &dyn Encode) {
        self.begin_member(name);
        value.encode(self);
    }

    /// Writes the name of a member; its value comes next.
    pub(in super::super) fn begin_member(&mut self, name: &str) {
        self.separate();
        self.string(name);
        self.out.push(':');
    }

    /// How much has been written, in bytes.
    #[cfg(feature = "xml")]
    pub(in super::super) fn length(&self) -> usize {
        self.out.len()
    }

    /// Ends an object.
    pub fn end_object(&mut self) {
        self.out.push('}');
    }

    /// A comma, unless this is the first: no value ends with an opening bracket.
    pub(in super::super) fn separate(&mut self) {
        if !matches!(self.out.as_bytes().last(), Some(b'[' | b'{')) {
            self.out.push(',');
        }
    }

    /// Writes an object of this outline, with its unknown members behind the known ones.
    ///
    /// An unknown member of the name of one that is written is left out.
    pub fn record(&mut self, outline: Outline, values: &[&dyn Encode], unknown: &UnknownFields) {
        let members = outline.shape().members;
        self.begin_object();
        for (member, value) in members.iter().zip(values) {
            if is_written(member, *value) {
                self.known(member, *value);
            }
        }
        for (name, value) in unknown.iter() {
            let mut members = members.iter().zip(values);
            if !members.any(|(member, value)| member.name() == name && is_written(member, *value)) {
                self.unknown(name, value);
            }
        }
        self.end_object();
    }

    fn unknown(&mut self, name: &str, value: &Json) {
        match self.for_people {
            true => self.member(name, &"…"),
            false => self.member(name, value),
        }
    }

    fn known(&mut self, member: &'static Member, value: &dyn Encode) {
        let name = member.name();
        if !member.is_plain() {
            return self.member(name, value);
        }
        self.separate();
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str("\":");
        value.encode(self);
    }
}

fn is_written(member: &Member, value: &dyn Encode) -> bool {
    member.is_required() || !value.is_absent()
}
