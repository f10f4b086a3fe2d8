//! Path templates.

use crate::api::Segment;
use crate::diagnostic::Diagnostic;
use crate::document::OperationNode;
use crate::pointer::Pointer;

use super::Lower;

impl Lower<'_, '_> {
    /// The path of an operation, cut into text and variables; `None` where
    /// that cannot be done.
    pub(super) fn path(&mut self, node: &OperationNode) -> Option<Vec<Segment>> {
        match cut(&node.path) {
            Ok(segments) => Some(segments),
            Err(message) => {
                let place = self.key(path_place(node));
                let fault = Diagnostic::error("path-template", place, message);
                let help = "write variables as `{name}`, each once: `/pets/{pet_id}`";
                self.say(fault.help(help));
                None
            }
        }
    }
}

/// The path's key in `paths`.
pub(super) fn path_place(node: &OperationNode) -> Pointer {
    Pointer::root().child("paths").child(&node.path)
}

fn cut(path: &str) -> Result<Vec<Segment>, String> {
    if !path.starts_with('/') {
        return Err("a path must start with `/`".to_owned());
    }
    let mut segments = Vec::new();
    let mut rest = path;
    while let Some((text, tail)) = rest.split_once('{') {
        if text.contains('}') {
            return Err("`}` without `{` before it".to_owned());
        }
        if !text.is_empty() {
            segments.push(Segment::Text(text.to_owned()));
        }
        let Some((name, tail)) = tail.split_once('}') else {
            return Err("`{` without `}` after it".to_owned());
        };
        if name.is_empty() || name.contains('{') {
            return Err("a variable without a name between `{` and `}`".to_owned());
        }
        let variable = Segment::Variable(name.to_owned());
        if segments.contains(&variable) {
            return Err(format!("the variable `{name}` stands twice in the path"));
        }
        segments.push(variable);
        rest = tail;
    }
    if rest.contains('}') {
        return Err("`}` without `{` before it".to_owned());
    }
    if !rest.is_empty() {
        segments.push(Segment::Text(rest.to_owned()));
    }
    Ok(segments)
}
