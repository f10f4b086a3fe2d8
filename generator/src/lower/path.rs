//! Path templates.

use crate::api::Segment;
use crate::diagnostic::Diagnostic;
use crate::document::OperationNode;
use crate::pointer::Pointer;

use super::Lower;

impl Lower<'_, '_> {
    /// The path of an operation, cut into text and variables.
    pub(super) fn path(&mut self, node: &OperationNode) -> Vec<Segment> {
        let mut path = cut(&node.path);
        if let Some(query) = encode(&mut path) {
            let message = format!("`{query}` stands in the path; it is sent with every call");
            let place = self.key(path_place(node));
            let fault = Diagnostic::warning("path-query", place, message);
            let help = "describe it by parameters `in: query`";
            self.say(fault.help(help));
        }
        if let Some(message) = path.fault {
            let place = self.key(path_place(node));
            let fault = Diagnostic::warning("path-template", place, message);
            let help = "write variables as `{name}`, each once: `/pets/{pet_id}`";
            self.say(fault.help(help));
        }
        path.segments
    }
}

/// The path's key in `paths`.
pub(super) fn path_place(node: &OperationNode) -> Pointer {
    Pointer::root().child("paths").child(&node.path)
}

struct Path {
    segments: Vec<Segment>,
    fault: Option<String>,
}

/// Cuts a path; a brace that belongs to no variable is text.
fn cut(path: &str) -> Path {
    let mut segments = Vec::new();
    let mut fault = None;
    let mut text = String::new();
    // The loader has said that it is missing.
    if !path.starts_with('/') {
        text.push('/');
    }
    let mut rest = path;
    while let Some((before, tail)) = rest.split_once('{') {
        text.push_str(&literal(before, &mut fault));
        let closed = tail.split_once('}').filter(|(name, _)| is_name(name));
        let end = tail.find('/').unwrap_or(tail.len());
        let open = tail.split_at_checked(end).filter(|(name, _)| is_name(name));
        let (name, tail) = match (closed, open) {
            (Some(cut), _) => cut,
            (None, Some((name, tail))) if !name.contains('}') => {
                fault = Some(format!("`{{` without `}}`; read as the variable `{name}`"));
                (name, tail)
            }
            (None, _) => {
                fault = Some("`{` without a name behind it; it is sent as it is".to_owned());
                text.push_str("%7B");
                rest = tail;
                continue;
            }
        };
        if !text.is_empty() {
            segments.push(Segment::Text(std::mem::take(&mut text)));
        }
        let variable = Segment::Variable(name.to_owned());
        if segments.contains(&variable) {
            let message = "stands twice in the path; it is one argument, sent twice";
            fault = Some(format!("the variable `{name}` {message}"));
        }
        segments.push(variable);
        rest = tail;
    }
    text.push_str(&literal(rest, &mut fault));
    if !text.is_empty() {
        segments.push(Segment::Text(text));
    }
    Path { segments, fault }
}

/// Text without a variable; a brace is no character of a path (RFC 3986).
fn literal(text: &str, fault: &mut Option<String>) -> String {
    if text.contains('}') {
        *fault = Some("`}` without `{` before it; it is sent as it is".to_owned());
    }
    text.replace('}', "%7D")
}

/// Encodes what cannot stand in a path as it is (RFC 3986, section 3.3), and
/// gives the query, if the path has one.
fn encode(path: &mut Path) -> Option<String> {
    let texts = path
        .segments
        .iter()
        .rev()
        .scan(false, |has_value, segment| {
            if let Segment::Text(text) = segment {
                let behind = text.rsplit('?').next().unwrap_or_default();
                *has_value |= behind.contains('=');
            }
            Some(*has_value)
        });
    let mut is_query: Vec<bool> = texts.collect();
    is_query.reverse();
    let mut query: Option<String> = None;
    for (segment, has_value) in path.segments.iter_mut().zip(is_query) {
        let text = match segment {
            Segment::Text(text) => text,
            Segment::Variable(name) => {
                if let Some(query) = &mut query {
                    query.push_str(&format!("{{{name}}}"));
                }
                continue;
            }
        };
        let mut out = String::with_capacity(text.len());
        for (at, c) in text.char_indices() {
            let begins = c == '?' && has_value && query.is_none();
            if let Some(query) = &mut query {
                query.push(c);
            }
            if begins {
                query = Some(c.to_string());
            }
            match begins || may_stand(c, text.get(at + 1..).unwrap_or_default()) {
                true => out.push(c),
                false => {
                    let mut bytes = [0; 4];
                    let bytes = c.encode_utf8(&mut bytes).bytes();
                    out.extend(bytes.map(|byte| format!("%{byte:02X}")));
                }
            }
        }
        *text = out;
    }
    query
}

/// Whether a character stands in a path as it is; an escape stays one.
fn may_stand(c: char, rest: &str) -> bool {
    let escape = || {
        let mut digits = rest.chars().take(2);
        digits.all(|digit| digit.is_ascii_hexdigit()) && rest.len() >= 2
    };
    c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/".contains(c) || (c == '%' && escape())
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(['{', '/'])
}
