//! The `multipart` types (RFC 2046, section 5.1), of which `multipart/form-data` (RFC 7578) has names.

use std::hash::{BuildHasher, Hasher, RandomState};

use super::source::Source;

/// Bytes up to this many are copied, so that a body of small parts is one piece.
const COPIED: usize = 64 << 10;

/// Parts that are being written, each behind a place for the boundary.
#[derive(Default)]
pub(super) struct Multipart {
    parts: Vec<(String, Source)>,
    /// The media type of the first part.
    root: Option<String>,
}

/// A part.
pub(super) struct Part<'a> {
    pub(super) name: Option<&'a str>,
    pub(super) file_name: Option<&'a str>,
    pub(super) media_type: Option<&'a str>,
    pub(super) headers: &'a [(&'a str, &'a str)],
    pub(super) content: Source,
}

impl Multipart {
    /// Adds a part.
    pub(super) fn push(&mut self, part: Part<'_>) {
        let mut head = String::new();
        let name = part
            .name
            .map(|name| format!("form-data; name=\"{}\"", quoted(name)));
        let file_name = part
            .file_name
            .map(|name| format!("; filename=\"{}\"", quoted(name)));
        if name.is_some() || file_name.is_some() {
            let disposition = name.as_deref().unwrap_or("attachment");
            let file_name = file_name.unwrap_or_default();
            head += &format!("Content-Disposition: {disposition}{file_name}\r\n");
        }
        if let Some(media_type) = part.media_type {
            let media_type = media_type.replace(|c: char| c.is_control(), "");
            head += &format!("Content-Type: {media_type}\r\n");
            self.root.get_or_insert(media_type);
        }
        for (name, value) in part.headers {
            head += &format!("{name}: {value}\r\n");
        }
        head += "\r\n";
        self.parts.push((head, part.content));
    }

    /// The content type, with a boundary that no part holds, and the body.
    pub(super) fn finish(self, media_type: &str) -> (String, Source) {
        let boundary = self.boundary();
        let media_type = self.typed(media_type, &boundary);
        let mut pieces = Pieces::default();
        for (head, content) in self.parts {
            pieces.text(&format!("--{boundary}\r\n{head}"));
            pieces.add(content);
            pieces.text("\r\n");
        }
        pieces.text(&format!("--{boundary}--\r\n"));
        (media_type, pieces.finish())
    }

    /// The media type with its boundary, and that of its root where it needs it (RFC 2387).
    fn typed(&self, media_type: &str, boundary: &str) -> String {
        let mut parameters = media_type.split(';').map(str::trim);
        let essence = parameters.next().unwrap_or_default();
        let mut typed = format!("{essence}; boundary={boundary}");
        let others = parameters.filter(|text| !text.starts_with("boundary="));
        others.for_each(|other| typed += &format!("; {other}"));
        if essence == "multipart/related" && !typed.contains("; type=") {
            let root = self.root.as_deref().unwrap_or("text/plain");
            typed += &format!("; type=\"{}\"", root.replace('"', ""));
        }
        typed
    }

    /// A number that no part holds; where it is not known yet what they hold, one that nobody guesses.
    fn boundary(&self) -> String {
        let mut known = self.parts.iter();
        let mut number = match known.all(|(_, content)| matches!(content, Source::Bytes(_))) {
            true => 0,
            false => random(),
        };
        loop {
            let boundary = format!("form-part-{number:016x}");
            if !self.parts.iter().any(|part| holds(part, &boundary)) {
                return boundary;
            }
            number = number.wrapping_add(1);
        }
    }
}

fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

fn holds((head, content): &(String, Source), text: &str) -> bool {
    let in_bytes = |bytes: &[u8]| {
        let mut windows = bytes.windows(text.len());
        windows.any(|window| window == text.as_bytes())
    };
    head.contains(text)
        || match content {
            Source::Bytes(bytes) => in_bytes(bytes),
            Source::Stream { .. } | Source::Several(_) => false,
        }
}

/// Pieces of a body, as few as can be.
#[derive(Default)]
struct Pieces {
    done: Vec<Source>,
    last: Vec<u8>,
}

impl Pieces {
    fn text(&mut self, text: &str) {
        self.last.extend_from_slice(text.as_bytes());
    }

    fn add(&mut self, content: Source) {
        match content {
            Source::Bytes(bytes) if bytes.len() <= COPIED => self.last.extend_from_slice(&bytes),
            content => {
                let before = std::mem::take(&mut self.last);
                self.done.extend([Source::Bytes(before.into()), content]);
            }
        }
    }

    fn finish(mut self) -> Source {
        let last = Source::Bytes(self.last.into());
        if self.done.is_empty() {
            return last;
        }
        self.done.push(last);
        Source::Several(self.done)
    }
}

/// A name between quotes, as browsers write it (WHATWG HTML, "multipart/form-data encoding").
fn quoted(name: &str) -> String {
    let name = name.replace('"', "%22");
    name.replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::{Multipart, Part, Source};

    #[test]
    fn the_boundary_is_in_no_part_and_no_name_breaks_out() {
        let mut form = Multipart::default();
        form.push(Part {
            name: Some("a\"\r\nX: y"),
            file_name: Some("b\".txt"),
            media_type: Some("text/plain\r\nX: y"),
            headers: &[],
            content: Source::Bytes("--form-part-0000000000000000--".into()),
        });
        let (media_type, body) = form.finish("multipart/form-data");
        assert_eq!(
            media_type,
            "multipart/form-data; boundary=form-part-0000000000000001"
        );
        let expected = "--form-part-0000000000000001\r\n\
            Content-Disposition: form-data; name=\"a%22%0D%0AX: y\"; filename=\"b%22.txt\"\r\n\
            Content-Type: text/plainX: y\r\n\r\n\
            --form-part-0000000000000000--\r\n\
            --form-part-0000000000000001--\r\n";
        assert!(body == Source::Bytes(expected.into()));
    }
}
