//! `$ref`: where it leads, and what is said beside it.

use indexmap::IndexMap;

use crate::api::{Access, Shape, Use};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::document::{Node, Schema};
use crate::pointer::Pointer;
use crate::source::moves::Moves;

use super::Lower;
use super::annotation::Annotation;
use super::form::Form;
use super::name::component;

/// Misspelt names that get a suggestion; it takes a look at every name.
const SUGGESTIONS: usize = 50;

/// References in a row to a parameter, body, response or scheme.
const LONGEST: usize = 32;

/// A schema that is nothing but another one, of which something is said.
struct Hop {
    target: Pointer,
    annotation: Annotation,
}

impl<'d> Lower<'d, '_> {
    /// The use of the schema at `pointer` by what holds it, and the direction
    /// in which it travels, as far as that is said here.
    pub(super) fn use_of(&mut self, pointer: &Pointer) -> (Use, Access) {
        let (target, said) = match self.hop(pointer) {
            Some(hop) => (hop.target, hop.annotation),
            None => (pointer.clone(), Annotation::default()),
        };
        let value = Use {
            ty: self.id(&target),
            nullable: said.nullable,
            sensitive: said.sensitive,
            docs: said.docs,
            xml: said.xml,
        };
        (value, said.access)
    }

    /// The form of a schema that is nothing but another one.
    pub(super) fn alias(&mut self, pointer: &Pointer) -> Option<Form> {
        let hop = self.hop(pointer)?;
        let target = self.id(&hop.target);
        Some(hop.annotation.upon(Form::of(Shape::Alias(target))))
    }

    fn hop(&mut self, pointer: &Pointer) -> Option<Hop> {
        match self.node(pointer)? {
            Node::Reference {
                target, siblings, ..
            } => self.reference_hop(pointer, target, siblings.as_deref()),
            Node::Item(schema) => self.composition_hop(pointer, schema),
        }
    }

    fn reference_hop(
        &mut self,
        pointer: &Pointer,
        target: &Pointer,
        siblings: Option<&Schema>,
    ) -> Option<Hop> {
        self.node(target)?;
        let Some(siblings) = siblings else {
            return Some(Hop {
                target: target.clone(),
                annotation: Annotation::default(),
            });
        };
        if !siblings.has_only(&["type"]) || !self.agrees(siblings, target) {
            return None;
        }
        let json = self.json_type(target);
        let annotation = self.annotation(pointer, siblings, json);
        Some(Hop {
            target: target.clone(),
            annotation,
        })
    }

    /// An `allOf`, `oneOf` or `anyOf` of one reference.
    fn composition_hop(&mut self, pointer: &Pointer, schema: &'d Schema) -> Option<Hop> {
        const COMPOSITIONS: [&str; 4] = ["type", "allOf", "oneOf", "anyOf"];
        if !schema.has_only(&COMPOSITIONS) {
            return None;
        }
        let (member, nullable) = self.only_member(pointer, schema)?;
        let Node::Reference {
            target, siblings, ..
        } = self.node(&member)?
        else {
            return None;
        };
        if !self.agrees(schema, target) {
            return None;
        }
        let inner = self.reference_hop(&member, target, siblings.as_deref())?;
        let json = self.json_type(target);
        let mut annotation = self
            .annotation(pointer, schema, json)
            .over(inner.annotation);
        annotation.nullable |= nullable;
        Some(Hop {
            target: inner.target,
            annotation,
        })
    }

    /// The one schema that a composition is made of, and whether null is the
    /// other.
    fn only_member(&self, pointer: &Pointer, schema: &'d Schema) -> Option<(Pointer, bool)> {
        let kind = &schema.kind;
        match (kind.all_of, kind.one_of == 0, kind.any_of == 0) {
            (1, true, true) => Some((pointer.child("allOf").index(0), false)),
            (0, false, true) | (0, true, false) => {
                let keyword = match kind.one_of == 0 {
                    true => "anyOf",
                    false => "oneOf",
                };
                let members = self.members(pointer, schema, keyword);
                match members.values.as_slice() {
                    [member] => Some((member.clone(), members.has_null)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Whether a `type` beside a reference only says what is known anyway.
    fn agrees(&self, schema: &Schema, target: &Pointer) -> bool {
        if !schema.has("type") {
            return true;
        }
        match (schema.json_type(), self.json_type(target)) {
            (Some(said), Some(known)) => said == known,
            _ => false,
        }
    }

    /// The `$ref` of a node, if it has one.
    pub(super) fn reference_place(&self, pointer: &Pointer) -> Place {
        match self.node(pointer) {
            Some(Node::Reference { .. }) => self.value(pointer.child("$ref")),
            Some(Node::Item(_)) | None => self.key(pointer.clone()),
        }
    }

    /// Reports a `$ref` that leads nowhere.
    pub(super) fn dead(&mut self, at: Pointer, reference: &str, target: &Pointer) {
        let place = self.value(at);
        let message = format!("there is no schema at `{reference}`; read as any value");
        let fault = Diagnostic::warning("dead-reference", place, message).note("leads nowhere");
        let help = self.suggestion(target);
        self.say(fault.help(help));
    }

    fn suggestion(&mut self, target: &Pointer) -> String {
        self.suggested += 1;
        let near = match (target.last(), target.parent()) {
            (Some(wanted), Some(parent)) if self.suggested <= SUGGESTIONS => {
                let all = self.document.schemas.keys();
                let all = all.filter(|pointer| pointer.above().next() == Some(parent.as_str()));
                let names: Vec<_> = all.filter_map(Pointer::last).collect();
                nearest(&wanted, names.iter().map(AsRef::as_ref)).map(|name| parent.child(name))
            }
            _ => None,
        };
        match (near, component(target)) {
            (Some(near), _) => format!("write `#{}`", self.report.moves.written(&near).1),
            (None, Some(name)) => {
                format!("add it:  components: {{ schemas: {{ {name}: {{ … }} }} }}")
            }
            (None, None) => "point it at `#/components/schemas/…`".to_owned(),
        }
    }

    /// The node at `start`, or the one that its references lead to. The fault
    /// where they lead nowhere is reported.
    pub(super) fn follow<T>(
        &mut self,
        nodes: &'d IndexMap<Pointer, Node<T>>,
        start: &Pointer,
    ) -> Option<(&'d Pointer, &'d T)> {
        let mut at = start.clone();
        for _ in 0..LONGEST {
            let (pointer, node) = nodes.get_key_value(&at)?;
            let (reference, target) = match node {
                Node::Item(item) => return Some((pointer, item)),
                Node::Reference {
                    reference, target, ..
                } => (reference, target),
            };
            if !nodes.contains_key(target) {
                let place = self.value(at.child("$ref"));
                let message =
                    format!("there is nothing of its kind at `{reference}`; it is left out");
                let fault = Diagnostic::warning("dead-reference", place, message);
                let help = near(nodes, target, &self.report.moves);
                self.say(fault.note("leads nowhere").help(help));
                return None;
            }
            at = target.clone();
        }
        let place = self.value(start.child("$ref"));
        let message = "this reference leads back to itself; it is left out";
        let fault = Diagnostic::warning("reference-cycle", place, message)
            .also(self.value(at.child("$ref")), "by way of this one")
            .help("write the thing itself in one of these places");
        self.say(fault);
        None
    }
}

/// How to mend a reference that leads nowhere.
fn near<T>(nodes: &IndexMap<Pointer, Node<T>>, target: &Pointer, moves: &Moves) -> String {
    let names = nodes.keys().map(Pointer::as_str);
    let names = names.filter(|name| name.starts_with("/components/"));
    let near = nearest(target.as_str(), names).and_then(Pointer::parse);
    match near {
        Some(near) => format!("write `#{}`", moves.written(&near).1),
        None => format!("add it at `#{}`", moves.written(target).1),
    }
}
