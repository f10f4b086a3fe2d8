//! `multipart/form-data` (RFC 7578).

use bytes::Bytes;

/// Parts that are being written, each behind a place for the boundary.
#[derive(Default)]
pub(super) struct Multipart {
    parts: Vec<Vec<u8>>,
}

/// A part.
pub(super) struct Part<'a> {
    pub(super) name: &'a str,
    pub(super) file_name: Option<&'a str>,
    pub(super) media_type: Option<&'a str>,
    pub(super) content: &'a [u8],
}

impl Multipart {
    /// Adds a part.
    pub(super) fn push(&mut self, part: &Part<'_>) {
        let name = quoted(part.name);
        let mut head = format!("Content-Disposition: form-data; name=\"{name}\"");
        if let Some(file_name) = part.file_name {
            head += &format!("; filename=\"{}\"", quoted(file_name));
        }
        if let Some(media_type) = part.media_type {
            let media_type = media_type.replace(|c: char| c.is_control(), "");
            head += &format!("\r\nContent-Type: {media_type}");
        }
        head += "\r\n\r\n";
        let mut bytes = head.into_bytes();
        bytes.extend_from_slice(part.content);
        self.parts.push(bytes);
    }

    /// The content type, with a boundary that no part holds, and the body.
    pub(super) fn finish(self) -> (String, Bytes) {
        let boundary = self.boundary();
        let mut body = Vec::new();
        for part in &self.parts {
            body.extend_from_slice(format!("--{boundary}\r\n").as_bytes());
            body.extend_from_slice(part);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        (
            format!("multipart/form-data; boundary={boundary}"),
            body.into(),
        )
    }

    fn boundary(&self) -> String {
        let holds = |text: &str| {
            let text = text.as_bytes();
            let mut parts = self.parts.iter();
            parts.any(|part| part.windows(text.len()).any(|window| window == text))
        };
        let mut number = 0_u64;
        loop {
            let boundary = format!("form-part-{number:016x}");
            if !holds(&boundary) {
                return boundary;
            }
            number += 1;
        }
    }
}

/// A name between quotes, as browsers write it (WHATWG HTML, "multipart/form-data encoding").
fn quoted(name: &str) -> String {
    let name = name.replace('"', "%22");
    name.replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::{Multipart, Part};

    #[test]
    fn the_boundary_is_in_no_part_and_no_name_breaks_out() {
        let mut form = Multipart::default();
        form.push(&Part {
            name: "a\"\r\nX: y",
            file_name: Some("b\".txt"),
            media_type: Some("text/plain\r\nX: y"),
            content: b"--form-part-0000000000000000--",
        });
        let (media_type, body) = form.finish();
        assert_eq!(
            media_type,
            "multipart/form-data; boundary=form-part-0000000000000001"
        );
        let expected = "--form-part-0000000000000001\r\n\
            Content-Disposition: form-data; name=\"a%22%0D%0AX: y\"; filename=\"b%22.txt\"\r\n\
            Content-Type: text/plainX: y\r\n\r\n\
            --form-part-0000000000000000--\r\n\
            --form-part-0000000000000001--\r\n";
        assert_eq!(std::str::from_utf8(&body), Ok(expected));
    }
}
