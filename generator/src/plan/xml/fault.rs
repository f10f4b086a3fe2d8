//! What is wrong with how types stand in XML.

use std::collections::BTreeMap;

use super::{Nodes, claimed, component, is_text, mended, said, sent};
use crate::api::{Field, Shape, Struct, XmlNode as Said};
use crate::diagnostic::{Diagnostic, Part};
use crate::plan::Context;
use crate::plan::catalog::Catalog;
use crate::plan::usage::{Side, behind};

/// Reports what is wrong with the types that stand in XML, and with the bodies that are sent so.
pub(in crate::plan) fn check(context: &mut Context<'_>, catalog: &Catalog<'_>) {
    for id in &catalog.xml {
        let shape = catalog.api.types.get(*id).map(|ty| &ty.shape);
        if let Some(Shape::Struct(shape)) = shape {
            for field in &shape.fields {
                member(context, field);
            }
            clashes(context, catalog, shape);
        }
    }
    roots(context);
}

fn member(context: &mut Context<'_>, field: &Field) {
    let api = context.api;
    let said = said(api, &field.value, true);
    let shape = api.types.get(behind(api, &field.value)).map(|ty| &ty.shape);
    let is_text = shape.is_some_and(|shape| is_text(api, shape));
    let place = context.spec(&field.pointer, Part::Key);
    let is_named = match said.node {
        Some(Said::Attribute | Said::Text | Said::Cdata) if !is_text => {
            let message = "only a text can be an attribute or a text in XML; this is an element";
            let fault = Diagnostic::warning("xml-structure", place.clone(), message);
            let help = "give it a type without members, or remove it from `xml`";
            context.report.push(fault.help(help));
            true
        }
        None | Some(Said::Element | Said::Attribute) => true,
        Some(Said::Text | Said::Cdata | Said::None) => false,
    };
    let written = said.name.as_deref().unwrap_or(&field.name);
    let local = written.split_once(':').map_or(written, |(_, local)| local);
    let name = mended(local);
    if is_named && name != local {
        let message = format!("`{local}` cannot be a name in XML; it is `{name}` there");
        let fault = Diagnostic::warning("xml-name", place, message);
        let help = format!("add `xml: {{ name: {name} }}` to it");
        context.report.push(fault.help(help));
    }
}

/// Two members of one name cannot be told apart.
fn clashes(context: &mut Context<'_>, catalog: &Catalog<'_>, shape: &Struct) {
    let side = Side::Answer;
    let nodes = Nodes { catalog, side }.members(shape.fields.iter());
    let mut first = BTreeMap::new();
    for (field, node) in shape.fields.iter().zip(&nodes) {
        let Some((is_attribute, name)) = claimed(node) else {
            continue;
        };
        let known = first.entry((is_attribute, name.clone())).or_insert(field);
        if std::ptr::eq(*known, field) {
            continue;
        }
        let place = context.spec(&field.pointer, Part::Key);
        let message = format!(
            "`{}` and `{}` are both called `{}` in XML, and read alike",
            known.name, field.name, name.local
        );
        let fault = Diagnostic::warning("xml-name-clash", place, message)
            .also(context.spec(&known.pointer, Part::Key), "the other one")
            .help("give one of them another `xml: { name: … }`");
        context.report.push(fault);
    }
}

/// A document that is sent needs a name.
fn roots(context: &mut Context<'_>) {
    let api = context.api;
    for operation in &api.operations {
        let Some(content) = sent(api, context.rules, operation) else {
            continue;
        };
        let Some(value) = &content.value else {
            continue;
        };
        if component(api, value.ty).is_some() || said(api, value, true).name.is_some() {
            continue;
        }
        let place = context.spec(&content.pointer, Part::Key);
        let message = "nothing says what the root of this document is called; it is sent as `root`";
        let fault = Diagnostic::warning("xml-root-unnamed", place, message);
        let help = "add `xml: { name: … }` to its schema";
        context.report.push(fault.help(help));
    }
}
