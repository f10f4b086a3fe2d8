//! A look at the object that comes next, which is left unread.

use std::borrow::Cow;

use super::{DecodeError, Reader, TagValue};

/// Names of members, and whether the value of each is null.
pub(super) type Names<'a> = Vec<(Cow<'a, str>, bool)>;

impl<'a> Reader<'a> {
    /// The names of its members, sorted, each once, and whether its value is null.
    pub(super) fn names(&mut self) -> Result<Names<'a>, DecodeError> {
        let (start, levels) = (self.at, self.depth());
        let mut names = Vec::new();
        let mut more = self.open(b'{', "an object")?;
        while more {
            let name = self.name()?;
            names.push((name, self.peek() == Some(b'n')));
            self.skip()?;
            more = self.more(b'}', "a comma or the end of an object")?;
        }
        self.rewind(start, levels);
        names.sort_unstable();
        names.dedup_by(|later, first| later.0 == first.0);
        Ok(names)
    }

    /// The value of the member of this name, if it is there and a scalar other than null.
    pub(super) fn tag(&mut self, name: &str) -> Result<Option<TagValue<'a>>, DecodeError> {
        let (start, levels) = (self.at, self.depth());
        let mut found = None;
        let mut more = self.open(b'{', "an object")?;
        while more {
            if self.name()? == name {
                found = self.scalar()?;
                break;
            }
            self.skip()?;
            more = self.more(b'}', "a comma or the end of an object")?;
        }
        self.rewind(start, levels);
        Ok(found)
    }

    fn scalar(&mut self) -> Result<Option<TagValue<'a>>, DecodeError> {
        match self.peek() {
            Some(b'"') => Ok(Some(TagValue::Text(self.string()?))),
            Some(b't' | b'f' | b'-' | b'0'..=b'9') => {
                let start = self.at;
                self.skip()?;
                Ok(Some(TagValue::Json(self.since(start))))
            }
            _ => Ok(None),
        }
    }
}
