//! Enums of constants.

use super::{Planner, unknown};
use crate::api::{self, Value};
use crate::plan::Context;
use crate::plan::catalog::{number, repr};
use crate::plan::clash::{Claimant, Twin, renames};
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
            let wire = constant(value, repr);
            let words = match value {
                Value::String(text) => match self.renamed(text) {
                    Some(name) => Words::cut(name),
                    None => Words::cut(text).without_prefix(&prefix),
                },
                // Cut by itself, a minus is a word.
                Value::Integer(_) | Value::Other(_) => {
                    let spoken = spelling(value).replace('.', " point ");
                    Words::cut("value").and(&Words::cut(&spoken))
                }
                Value::Bool(truth) => Words::cut(&truth.to_string()),
            };
            let name = spelling(value);
            let shown = match &wire {
                Constant::Json(text) => markdown::code(text),
                Constant::Text(_) | Constant::Integer(_) | Constant::Number(_) => {
                    markdown::code(&name)
                }
            };
            let who = Claimant::new(&name, &self.ty.pointer.child("enum"));
            let ident = scope.claim(&words, Case::Type, who);
            variants.push(EnumVariant {
                ident,
                doc: Doc(vec![format!("{shown}.")]),
                wire,
            });
        }
        let cure = |twins: &[Twin]| renames("schemas", self.ty.pointer.as_str(), twins);
        context.collisions(&mut scope, "variant", cure);
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
}

/// A value as the wire has it.
fn constant(value: &Value, repr: EnumRepr) -> Constant {
    match (value, repr, number(value)) {
        (_, EnumRepr::Number, Some(number)) => Constant::Number(number),
        (Value::Integer(number), EnumRepr::Integer, _) => Constant::Integer(*number),
        (Value::String(text), EnumRepr::Text, _) => Constant::Text(text.clone()),
        (Value::String(text), ..) => {
            Constant::Json(serde_json::Value::from(text.as_str()).to_string())
        }
        _ => Constant::Json(spelling(value)),
    }
}

/// A value as the description spells it, a text without quotes.
fn spelling(value: &Value) -> String {
    match value {
        Value::String(text) | Value::Other(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
    }
}
