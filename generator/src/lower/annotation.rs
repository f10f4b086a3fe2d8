//! What a schema says of a value without changing its shape.

use serde_json::Value;

use crate::api::{Access, Docs, Xml};
use crate::diagnostic::Diagnostic;
use crate::document::Schema;
use crate::pointer::Pointer;

use super::form::Form;
use super::keyword::JsonType;
use super::{Lower, docs, xml};

/// What is said of a value at one place.
#[derive(Clone, Debug, Default)]
pub(super) struct Annotation {
    pub(super) docs: Docs,
    pub(super) nullable: bool,
    pub(super) sensitive: bool,
    pub(super) access: Access,
    pub(super) xml: Option<Box<Xml>>,
}

impl Annotation {
    /// What is said here, and where it is silent, what `inner` says.
    pub(super) fn over(self, inner: Self) -> Self {
        Self {
            docs: docs::or(self.docs, inner.docs),
            nullable: self.nullable || inner.nullable,
            sensitive: self.sensitive || inner.sensitive,
            access: over(self.access, inner.access),
            xml: xml::or(self.xml, inner.xml),
        }
    }

    /// The same, said of a form.
    pub(super) fn upon(self, form: Form) -> Form {
        Form {
            docs: docs::or(self.docs, form.docs),
            nullable: self.nullable || form.nullable,
            sensitive: self.sensitive || form.sensitive,
            access: over(self.access, form.access),
            xml: xml::or(self.xml, form.xml),
            ..form
        }
    }
}

/// The direction that is said first, if any is.
pub(super) fn over(outer: Access, inner: Access) -> Access {
    match outer {
        Access::Both => inner,
        Access::ReadOnly | Access::ReadMostly | Access::WriteOnly => outer,
    }
}

impl Lower<'_, '_> {
    /// What `schema` at `at` says, whose value is of the type `json`.
    pub(super) fn annotation(
        &mut self,
        at: &Pointer,
        schema: &Schema,
        json: Option<JsonType>,
    ) -> Annotation {
        if let Some(json) = json {
            self.check_keywords(at, schema, json);
        }
        let extension = schema.data.extensions.get("x-sensitive");
        let is_password = schema.kind.format.as_deref() == Some("password");
        Annotation {
            docs: docs::docs(schema, json),
            nullable: schema.data.nullable,
            sensitive: is_password || extension.and_then(Value::as_bool).unwrap_or_default(),
            access: self.access(at, schema),
            xml: self.xml(at, schema, json),
        }
    }

    fn access(&mut self, at: &Pointer, schema: &Schema) -> Access {
        match (schema.data.read_only, schema.data.write_only) {
            (false, false) => Access::Both,
            (true, false) => Access::ReadOnly,
            (false, true) => Access::WriteOnly,
            (true, true) => {
                let message = "both `readOnly` and `writeOnly`; both are ignored";
                let place = self.key(at.child("writeOnly"));
                let fault = Diagnostic::warning("access-conflict", place, message)
                    .also(self.key(at.child("readOnly")), "and here")
                    .help("keep one of them, or none if it travels both ways");
                self.say(fault);
                Access::Both
            }
        }
    }
}
