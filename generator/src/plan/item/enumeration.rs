//! Enums of constants.

use super::{Planner, unknown};
use crate::api::{self, Value};
use crate::diagnostic::{Diagnostic, Part};
use crate::plan::Context;
use crate::plan::catalog::repr;
use crate::plan::markdown;
use crate::plan::name::{Case, Scope};
use crate::plan::word::Words;
use crate::rust::{Constant, Doc, EnumItem, EnumRepr, EnumVariant};

impl Planner<'_> {
    pub(super) fn enumeration(
        &self,
        context: &mut Context<'_>,
        shape: &api::Enum,
    ) -> Option<EnumItem> {
        let repr = repr(shape)?;
        let mut scope = Scope::reserving(&["Self", "Unknown"], "value");
        let prefix = self.shared_prefix(shape);
        let mut variants = Vec::new();
        for value in &shape.values {
            let (wire, words) = match (value, repr) {
                (Value::String(text), EnumRepr::Text) => {
                    let words = match self.renamed(text) {
                        Some(name) => Words::cut(name),
                        None => Words::cut(text).without_prefix(&prefix),
                    };
                    (Constant::Text(text.clone()), words)
                }
                (Value::Integer(number), EnumRepr::Integer) => {
                    // Cut by itself, a minus is a word.
                    let words = Words::cut("value").and(&Words::cut(&number.to_string()));
                    (Constant::Integer(*number), words)
                }
                _ => continue,
            };
            let shown = match &wire {
                Constant::Text(text) => markdown::code(text),
                Constant::Integer(number) => format!("`{number}`"),
            };
            let at = self.ty.pointer.child("enum");
            let claim = scope.claim(&words, Case::Type, &at);
            if let Some(clash) = &claim.clash {
                self.report_twins(context, &variants, &clash.wanted, &shown);
            }
            variants.push(EnumVariant {
                ident: claim.ident,
                doc: Doc(vec![format!("{shown}.")]),
                wire,
            });
        }
        Some(EnumItem {
            ident: self.path.ident.clone(),
            doc: self.doc(),
            deprecated: self.ty.docs.deprecated,
            repr,
            variants,
            unknown: unknown(),
        })
    }

    /// Words that all values begin with say nothing; values such as
    /// `com.example.api.user` are told apart by what follows.
    fn shared_prefix(&self, shape: &api::Enum) -> Words {
        let mut cuts = shape.values.iter().filter_map(|value| match value {
            Value::String(text) => Some(Words::cut(text)),
            Value::Integer(_) | Value::Bool(_) | Value::Other(_) => None,
        });
        let Some(mut prefix) = cuts.next() else {
            return Words::default();
        };
        let mut rest = 0;
        for words in cuts {
            rest += 1;
            let same = prefix.0.iter().zip(&words.0).take_while(|(a, b)| a == b);
            let length = same.count().min(words.0.len().saturating_sub(1));
            prefix.0.truncate(length);
        }
        // One word in common is a matter of style, more is a namespace.
        match rest > 0 && prefix.0.len() > 1 {
            true => prefix,
            false => Words::default(),
        }
    }

    fn report_twins(
        &self,
        context: &mut Context<'_>,
        known: &[EnumVariant],
        wanted: &str,
        shown: &str,
    ) {
        let first = known.iter().find(|v| v.ident.as_str() == wanted);
        let first = first.map(|v| v.doc.summary()).unwrap_or_default();
        let first = first.trim_end_matches('.');
        let place = context.spec(&self.ty.pointer.child("enum"), Part::Value);
        let message = format!("{first} and {shown} both become the variant `{wanted}`");
        let cure = format!(
            "add to {}:  schemas: {{ \"{}\": {{ rename: {{ … }}, reason: … }} }}",
            context.config_name(),
            self.ty.pointer
        );
        let fault = Diagnostic::error("name-collision", place, message).help(cure);
        context.report.push(fault);
    }
}
