//! The types by id, and the ids by pointer.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::api::{Name, Shape, TypeId};
use crate::diagnostic::Diagnostic;
use crate::pointer::Pointer;

use super::Lower;
use super::form::Form;

/// Forms inside one another, such as an `allOf` in an `allOf`.
const DEEPEST: usize = 64;

/// Members that merging may copy in one run; the largest published description
/// that we know, of 92,000 schemas, copies 7,000.
const MOST_COPIED: usize = 500_000;

/// All types, some of them still to be worked out.
#[derive(Debug, Default)]
pub(super) struct Table {
    ids: IndexMap<Pointer, TypeId>,
    pub(super) slots: Vec<Slot>,
    /// The first type that may still be waiting.
    next: usize,
}

/// A type.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) pointer: Pointer,
    pub(super) name: Name,
    pub(super) state: State,
}

/// How far a type is.
#[derive(Debug)]
pub(super) enum State {
    /// Only its id is known.
    Waiting,
    /// To be merged of these two, in which a property is described twice.
    Joined(TypeId, TypeId),
    /// It is being worked out, by somebody further up the stack.
    Busy,
    /// It is known.
    Done(Box<Form>),
}

impl Table {
    /// Adds a type that has no pointer of its own.
    pub(super) fn push(&mut self, pointer: Pointer, name: Name, form: Form) -> TypeId {
        let id = TypeId(self.slots.len());
        self.slots.push(Slot {
            pointer,
            name,
            state: State::Done(Box::new(form)),
        });
        id
    }

    /// The form of a type, if it is known.
    pub(super) fn form(&self, id: TypeId) -> Option<&Form> {
        match &self.slots.get(id.0)?.state {
            State::Done(form) => Some(form),
            State::Waiting | State::Joined(..) | State::Busy => None,
        }
    }

    /// Where a type is described.
    pub(super) fn pointer(&self, id: TypeId) -> Option<&Pointer> {
        self.slots.get(id.0).map(|slot| &slot.pointer)
    }

    /// The type that is described at `pointer`, if it has been met.
    pub(super) fn id_at(&self, pointer: &Pointer) -> Option<TypeId> {
        self.ids.get(pointer).copied()
    }

    /// Has what is made of the first type of a pair be made of the second one.
    pub(super) fn rebase(&mut self, pairs: &BTreeMap<TypeId, TypeId>) {
        for slot in &mut self.slots {
            if let State::Done(form) = &mut slot.state
                && let Some(base) = &mut form.base
                && let Some(to) = pairs.get(base)
            {
                *base = *to;
            }
        }
    }

    fn set(&mut self, id: TypeId, state: State) {
        if let Some(slot) = self.slots.get_mut(id.0) {
            slot.state = state;
        }
    }
}

impl Lower<'_, '_> {
    /// The id of the schema at `pointer`; its form is worked out later.
    pub(super) fn id(&mut self, pointer: &Pointer) -> TypeId {
        if let Some(id) = self.table.ids.get(pointer) {
            return *id;
        }
        // The owner first: it is met before its parts.
        let name = self.name(pointer);
        let id = TypeId(self.table.slots.len());
        self.table.ids.insert(pointer.clone(), id);
        self.table.slots.push(Slot {
            pointer: pointer.clone(),
            name,
            state: State::Waiting,
        });
        id
    }

    /// Gives every named schema its id, in order, and works all of them out.
    pub(super) fn components(&mut self) {
        for pointer in self.document.schemas.keys() {
            if super::name::component(pointer).is_some() {
                self.id(pointer);
            }
        }
        self.drain();
    }

    /// Works out every type that has an id.
    pub(super) fn drain(&mut self) {
        while self.table.next < self.table.slots.len() {
            let id = TypeId(self.table.next);
            self.table.next += 1;
            self.complete(id);
        }
    }

    fn complete(&mut self, id: TypeId) {
        let Some(slot) = self.table.slots.get(id.0) else {
            return;
        };
        let parts = match slot.state {
            State::Waiting => None,
            State::Joined(first, later) => Some((first, later)),
            State::Busy | State::Done(_) => return,
        };
        let pointer = slot.pointer.clone();
        self.table.set(id, State::Busy);
        let form = match parts {
            None => self.form(&pointer, id),
            Some((first, later)) => self.joined(first, later, &pointer, id),
        };
        self.table.set(id, State::Done(Box::new(form)));
    }

    /// What satisfies two descriptions of one property.
    fn joined(&mut self, first: TypeId, later: TypeId, at: &Pointer, owner: TypeId) -> Form {
        let first = self.known(first, at);
        let later = self.known(later, at);
        let docs = super::docs::or(later.docs.clone(), first.docs.clone());
        Form {
            docs,
            ..self.merge(first, later, at, owner)
        }
    }

    /// The id of a property that two types describe; merged once both are
    /// known.
    pub(super) fn join(
        &mut self,
        first: TypeId,
        later: TypeId,
        at: &Pointer,
        name: Name,
    ) -> TypeId {
        let id = TypeId(self.table.slots.len());
        self.table.slots.push(Slot {
            pointer: at.clone(),
            name,
            state: State::Joined(first, later),
        });
        id
    }

    /// Replaces a form that is known.
    pub(super) fn replace(&mut self, id: TypeId, form: Form) {
        self.table.set(id, State::Done(Box::new(form)));
    }

    /// The form of a type, for merging: second names are looked through.
    /// `at` is the node that asks.
    pub(super) fn known(&mut self, id: TypeId, at: &Pointer) -> Form {
        let mut id = id;
        let mut nullable = false;
        for _ in 0..DEEPEST {
            self.complete(id);
            let Some(form) = self.table.form(id) else {
                self.ring(id, at);
                return Form::any();
            };
            nullable |= form.nullable;
            if let Shape::Alias(target) = form.shape {
                id = target;
                continue;
            }
            if !self.copy(form.size(), at) {
                return Form::any();
            }
            let Some(form) = self.table.form(id) else {
                return Form::any();
            };
            return Form {
                nullable,
                ..form.clone()
            };
        }
        Form::any()
    }

    fn ring(&mut self, id: TypeId, at: &Pointer) {
        let message = "this schema is merged out of itself; that part of it is left out";
        let mut fault = Diagnostic::warning("reference-cycle", self.key(at.clone()), message)
            .note("merged from here")
            .help("break the ring: one of its references has to become a property");
        if let Some(start) = self.table.pointer(id)
            && start != at
        {
            fault = fault.also(self.key(start.clone()), "into this one, and so on");
        }
        self.say(fault);
    }

    /// Goes one form deeper; false where that is too deep.
    pub(super) fn descend(&mut self, at: &Pointer) -> bool {
        self.depth += 1;
        if self.depth <= DEEPEST {
            return true;
        }
        let message = format!("more than {DEEPEST} schemas are merged into one another");
        let help = "list the properties in fewer steps";
        self.say_once("composition-depth", at, message, help);
        false
    }

    /// Comes back from [`Self::descend`].
    pub(super) fn ascend(&mut self) {
        self.depth -= 1;
    }

    /// Counts members that merging copies; false where they become too many.
    pub(super) fn copy(&mut self, members: usize, at: &Pointer) -> bool {
        self.copied = self.copied.saturating_add(members);
        if !self.is_exhausted() {
            return true;
        }
        let message = format!("merging copies more than {MOST_COPIED} members");
        let help = "refer to a schema in a property instead of merging it with `allOf`";
        self.say_once("composition-size", at, message, help);
        false
    }

    /// Reports a limit at the first place that breaks it.
    fn say_once(&mut self, code: &'static str, at: &Pointer, message: String, help: &str) {
        if !self.said.iter().any(|(said, _)| *said == code) {
            let fault = Diagnostic::error(code, self.key(at.clone()), message);
            self.say(fault.help(help));
        }
    }

    /// Whether merging has been given up.
    pub(super) fn is_exhausted(&self) -> bool {
        self.copied > MOST_COPIED
    }
}
