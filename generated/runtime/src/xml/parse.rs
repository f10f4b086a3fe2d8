//! From text to a tree.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::attributes::{AttrError, Attributes};
use quick_xml::events::{BytesDecl, BytesRef, Event};
use quick_xml::{Error, Reader};

use super::super::{DecodeError, MAX_DEPTH};
use super::scope::Scope;
use super::text;
use super::tree::{Attribute, Element, Piece};

/// How many elements, attributes and texts a document may have, in all.
const MOST_NODES: usize = 1 << 22;

/// The root of a document.
///
/// # Errors
/// When it is not well-formed XML in UTF-8, is too deep or too large, or declares a document type.
pub(super) fn parse(xml: &[u8]) -> Result<Element<'_>, DecodeError> {
    let text = std::str::from_utf8(xml)
        .map_err(|e| DecodeError::unreadable("UTF-8", "other bytes", e.valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(at) = text.find(|c| !text::is_allowed(c)) {
        let found = "a character that XML does not allow";
        return Err(DecodeError::unreadable("XML", found, at));
    }
    Parser {
        text,
        reader: Reader::from_str(text),
        at: 0,
        open: Vec::new(),
        root: None,
        scope: Scope::default(),
        nodes: 0,
    }
    .run()
}

struct Parser<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// Where the event starts that is being dealt with.
    at: usize,
    open: Vec<Element<'a>>,
    root: Option<Element<'a>>,
    scope: Scope<'a>,
    nodes: usize,
}

impl<'a> Parser<'a> {
    fn run(mut self) -> Result<Element<'a>, DecodeError> {
        let outcome = self.events();
        let open = self.open.into_iter().rev();
        match (outcome, self.root) {
            (Ok(()), Some(root)) => Ok(root),
            (Ok(()), None) => Err(DecodeError::unreadable("an element", "nothing", self.at)),
            (Err(error), _) => Err(open.fold(error, |error, element| {
                error.in_member(Cow::Owned(element.name.to_owned()))
            })),
        }
    }

    fn events(&mut self) -> Result<(), DecodeError> {
        loop {
            self.at = position(self.reader.buffer_position());
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => return Err(self.broken(&error)),
            };
            match event {
                Event::Start(tag) => self.start(tag.name().as_ref().len(), 1)?,
                Event::Empty(tag) => {
                    self.start(tag.name().as_ref().len(), 2)?;
                    self.end()?;
                }
                Event::End(_) => self.end()?,
                Event::Text(text) => match text.xml10_content() {
                    Ok(text) => self.text(text)?,
                    Err(_) => return Err(self.fault("UTF-8", "other bytes")),
                },
                Event::CData(data) => match data.xml10_content() {
                    Ok(data) => self.piece(Piece::Cdata(data))?,
                    Err(_) => return Err(self.fault("UTF-8", "other bytes")),
                },
                Event::GeneralRef(reference) => self.reference(&reference)?,
                Event::Decl(declaration) => self.declaration(&declaration)?,
                Event::DocType(_) => return Err(self.fault("no document type", "one")),
                Event::Comment(_) | Event::PI(_) => {}
                Event::Eof => break,
            }
        }
        match self.open.is_empty() {
            true => Ok(()),
            false => Err(self.fault("the end of the element", "the end of the document")),
        }
    }

    /// Opens an element whose tag has a name of this length, and so many bytes behind its attributes.
    fn start(&mut self, name: usize, tail: usize) -> Result<(), DecodeError> {
        let end = position(self.reader.buffer_position()).saturating_sub(tail);
        let tag = self.text.get(self.at + 1..end).unwrap_or_default();
        let name = tag.get(..name).unwrap_or_default();
        if self.open.len() >= usize::from(MAX_DEPTH) {
            return Err(self.fault("128 levels at most", "more"));
        }
        if self.open.is_empty() && self.root.is_some() {
            return Err(self.fault("the end of the document", "another element"));
        }
        self.count(1)?;
        let written = self.attributes(tag, name.len())?;
        let mut attributes = Vec::new();
        for (name, value) in written {
            if name != "xmlns" && !name.starts_with("xmlns:") {
                let (namespace, name) = self.scope.resolve(name, true);
                attributes.push(Attribute {
                    name,
                    namespace,
                    value,
                });
            }
        }
        let (namespace, local) = self.scope.resolve(name, false);
        if local.is_empty() {
            return Err(self.fault("the name of an element", "something else"));
        }
        self.open.push(Element {
            name: local,
            namespace,
            attributes,
            content: Vec::new(),
            at: self.at,
        });
        Ok(())
    }

    /// All attributes of a tag; those that declare namespaces take effect.
    fn attributes(
        &mut self,
        tag: &'a str,
        name: usize,
    ) -> Result<Vec<(&'a str, Cow<'a, str>)>, DecodeError> {
        let mut all = Vec::new();
        // Its own check for duplicates takes time in the square of their number.
        for attribute in Attributes::new(tag, name).with_checks(false) {
            let attribute = attribute.map_err(|error| self.bad_attribute(&error))?;
            let Ok(name) = std::str::from_utf8(attribute.key.0) else {
                return Err(self.fault("UTF-8", "other bytes"));
            };
            let decoder = self.reader.decoder();
            let value = attribute.decoded_and_normalized_value(XmlVersion::Implicit1_0, decoder);
            let value = value.map_err(|error| self.broken(&error))?;
            let is_plain = value.chars().all(text::is_allowed) && !attribute.value.contains(&b'<');
            if !is_plain {
                return Err(self.fault("the value of an attribute", "a character it cannot have"));
            }
            all.push((name, value));
            self.count(1)?;
        }
        let mut names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        if names.windows(2).any(|pair| pair.first() == pair.last()) {
            return Err(self.fault("each attribute once", "one of them again"));
        }
        for (name, value) in &all {
            let prefix = match name.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) => match rest.strip_prefix(':') {
                    Some(prefix) => prefix,
                    None => continue,
                },
                None => continue,
            };
            if !self.scope.declare(self.open.len(), prefix, value) {
                return Err(self.fault("256 namespaces at most", "more"));
            }
        }
        Ok(all)
    }

    /// Closes the innermost element.
    fn end(&mut self) -> Result<(), DecodeError> {
        let Some(mut element) = self.open.pop() else {
            return Err(self.fault("an element", "the end of one"));
        };
        element.settle();
        self.scope.leave(self.open.len());
        match self.open.last_mut() {
            Some(outer) => outer.content.push(Piece::Element(element)),
            None => self.root = Some(element),
        }
        Ok(())
    }

    fn text(&mut self, text: Cow<'a, str>) -> Result<(), DecodeError> {
        let Some(element) = self.open.last_mut() else {
            return match text.trim_matches(text::is_space).is_empty() {
                true => Ok(()),
                false => Err(self.fault("an element", "text")),
            };
        };
        if let Some(Piece::Text(earlier)) = element.content.last_mut() {
            earlier.to_mut().push_str(&text);
            return Ok(());
        }
        self.piece(Piece::Text(text))
    }

    fn piece(&mut self, piece: Piece<'a>) -> Result<(), DecodeError> {
        self.count(1)?;
        match self.open.last_mut() {
            Some(element) => element.content.push(piece),
            None => return Err(self.fault("an element", "text")),
        }
        Ok(())
    }

    /// `&lt;` and the like, or the number of a character.
    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), DecodeError> {
        let name = reference.decode().unwrap_or_default();
        if let Some(known) = quick_xml::escape::resolve_xml_entity(&name) {
            return self.text(Cow::Borrowed(known));
        }
        match reference.resolve_char_ref() {
            Ok(Some(character)) if text::is_allowed(character) => {
                self.text(Cow::Owned(character.into()))
            }
            Ok(_) | Err(_) => Err(self.fault("a reference that XML knows", "another")),
        }
    }

    /// Whatever it says, the document is UTF-8; so that in ASCII alone, no harm is done.
    fn declaration(&self, declaration: &BytesDecl<'_>) -> Result<(), DecodeError> {
        let is_fine = match declaration.encoding() {
            None => true,
            Some(Ok(name)) => {
                let known: [&[u8]; 3] = [b"utf-8", b"utf8", b"us-ascii"];
                known.iter().any(|it| it.eq_ignore_ascii_case(&name)) || self.text.is_ascii()
            }
            Some(Err(_)) => false,
        };
        match is_fine {
            true => Ok(()),
            false => Err(self.fault("UTF-8", "another encoding")),
        }
    }

    fn count(&mut self, nodes: usize) -> Result<(), DecodeError> {
        self.nodes += nodes;
        match self.nodes <= MOST_NODES {
            true => Ok(()),
            false => Err(self.fault("4,194,304 nodes at most", "more")),
        }
    }

    #[cold]
    fn fault(&self, expected: &'static str, found: &'static str) -> DecodeError {
        DecodeError::unreadable(expected, found, self.at)
    }

    /// What the parser says, without any text of the document.
    #[cold]
    fn broken(&self, error: &Error) -> DecodeError {
        let (expected, found) = match error {
            Error::Syntax(_) => ("XML", "markup that does not end"),
            Error::IllFormed(_) => ("well-formed XML", "something else"),
            Error::InvalidAttr(error) => return self.bad_attribute(error),
            Error::Escape(_) => ("a reference that XML knows", "another"),
            Error::Encoding(_) => ("UTF-8", "other bytes"),
            Error::Io(_) | Error::Namespace(_) => ("XML", "something else"),
        };
        self.fault(expected, found)
    }

    #[cold]
    fn bad_attribute(&self, error: &AttrError) -> DecodeError {
        match error {
            AttrError::Duplicated(..) => self.fault("each attribute once", "one of them again"),
            _ => self.fault("an attribute", "something else"),
        }
    }
}

impl Element<'_> {
    /// Drops the white space that only lays out what else stands there.
    fn settle(&mut self) {
        let is_laid_out = |piece: &Piece<'_>| !matches!(piece, Piece::Text(_));
        if self.content.iter().any(is_laid_out) {
            self.content.retain(|piece| match piece {
                Piece::Text(text) => !text.trim_matches(text::is_space).is_empty(),
                Piece::Cdata(_) | Piece::Element(_) => true,
            });
        }
    }
}

fn position(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}
