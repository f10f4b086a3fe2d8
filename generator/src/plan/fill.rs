//! How a parameter is sent: in the plain way of its place, or in a style.

use super::answer::is_json;
use super::catalog::{Catalog, repr};
use super::usage::behind;
use crate::api::{Location, Operation, Parameter, Shape, Style, Type, Use};
use crate::config::NestingStyle;
use crate::rust::{EnumRepr, Fill, Layout, Place, RustType, Styled};

/// How a parameter is sent.
pub(super) fn of(catalog: &Catalog<'_>, operation: &Operation, parameter: &Parameter) -> Fill {
    let name = parameter.name.clone();
    let one = is_one_value(catalog, &parameter.value);
    let styled = || styled(catalog, operation, parameter);
    match parameter.location {
        _ if parameter.content.is_some() => styled(),
        Location::Path | Location::Query if parameter.allow_reserved => styled(),
        // What is shown is not what is sent, so a secret is not shown here.
        Location::Path if catalog.argument(&parameter.value) == RustType::Secret => styled(),
        Location::Path if one && parameter.style == Style::Simple => Fill::Path,
        Location::Header if one && parameter.style == Style::Simple => Fill::Header(name),
        Location::Query if parameter.style == Style::Form && one => Fill::Query(name),
        Location::Query
            if is_exploded_form(parameter)
                && is_list(catalog, &parameter.value)
                && !parameter.allow_empty
                && catalog.rules.named_nesting(operation, parameter).is_none() =>
        {
            Fill::Query(name)
        }
        Location::Path
        | Location::Query
        | Location::Querystring
        | Location::Header
        | Location::Cookie => styled(),
    }
}

fn styled(catalog: &Catalog<'_>, operation: &Operation, parameter: &Parameter) -> Fill {
    let one = is_one_value(catalog, &parameter.value);
    let whole = parameter.location == Location::Querystring;
    let layout = match (&parameter.content, nesting(catalog, operation, parameter)) {
        (Some(media_type), _) if is_json(media_type) => Layout::Json,
        (_, Some(nesting)) => nesting,
        // A text that is the whole query.
        _ if whole && one => Layout::Simple,
        _ => layout(parameter.style),
    };
    let explode = parameter.explode || whole;
    let is_empty = parameter.allow_empty && !one;
    Fill::Styled(Styled {
        place: match parameter.location {
            Location::Path => Place::Path,
            Location::Query | Location::Querystring => Place::Query,
            Location::Header => Place::Header,
            Location::Cookie => Place::Cookie,
        },
        name: parameter.name.clone(),
        layout,
        explode: explode && !one && spreads(layout),
        allow_reserved: parameter.allow_reserved && layout != Layout::Cookie,
        allow_empty: is_empty && parameter.location == Location::Query,
        whole,
    })
}

/// The layout that `sdk.yaml` has for a query parameter: for one that it
/// names, and for whatever may be an object.
fn nesting(catalog: &Catalog<'_>, operation: &Operation, parameter: &Parameter) -> Option<Layout> {
    if parameter.location != Location::Query || parameter.content.is_some() {
        return None;
    }
    let named = catalog.rules.named_nesting(operation, parameter);
    let value = &parameter.value;
    let is_plain = is_one_value(catalog, value) || is_list(catalog, value);
    let is_open = parameter.style == Style::DeepObject || is_exploded_form(parameter);
    let usual = catalog.rules.nesting().filter(|_| is_open && !is_plain);
    Some(match named.or(usual)? {
        NestingStyle::Dots => Layout::Dotted,
        NestingStyle::Indices => Layout::DeepObject,
        NestingStyle::Brackets => Layout::DeepBrackets,
        NestingStyle::Repeated => Layout::DeepRepeated,
    })
}

fn is_exploded_form(parameter: &Parameter) -> bool {
    parameter.style == Style::Form && parameter.explode
}

/// Whether elements and members may stand by themselves, or do in any case.
fn spreads(layout: Layout) -> bool {
    match layout {
        Layout::Simple
        | Layout::Label
        | Layout::Matrix
        | Layout::Form
        | Layout::SpaceDelimited
        | Layout::PipeDelimited
        | Layout::TabDelimited
        | Layout::Cookie => true,
        Layout::DeepObject
        | Layout::DeepBrackets
        | Layout::DeepRepeated
        | Layout::Dotted
        | Layout::Json => false,
    }
}

/// The same word of the emitted crate.
pub(super) fn layout(style: Style) -> Layout {
    match style {
        Style::Simple => Layout::Simple,
        Style::Label => Layout::Label,
        Style::Matrix => Layout::Matrix,
        Style::Form => Layout::Form,
        Style::SpaceDelimited => Layout::SpaceDelimited,
        Style::PipeDelimited => Layout::PipeDelimited,
        Style::TabDelimited => Layout::TabDelimited,
        Style::DeepObject => Layout::DeepObject,
        Style::Cookie => Layout::Cookie,
    }
}

fn ty<'a>(catalog: &Catalog<'a>, value: &Use) -> Option<&'a Type> {
    catalog.api.types.get(behind(catalog.api, value))
}

/// Whether a value is one text on the wire.
pub(super) fn is_one_value(catalog: &Catalog<'_>, value: &Use) -> bool {
    match ty(catalog, value).map(|ty| &ty.shape) {
        Some(Shape::Bool | Shape::Integer(_) | Shape::Number(_) | Shape::String(_)) => true,
        Some(Shape::Enum(shape)) => repr(shape) != Some(EnumRepr::Mixed),
        Some(
            Shape::Any
            | Shape::Null
            | Shape::List(_)
            | Shape::Tuple(_)
            | Shape::Map(_)
            | Shape::Struct(_)
            | Shape::Union(_)
            | Shape::Alias(_),
        )
        | None => false,
    }
}

/// Whether a value is a list of such, with no null among them.
fn is_list(catalog: &Catalog<'_>, value: &Use) -> bool {
    let shape = ty(catalog, value).map(|ty| &ty.shape);
    let Some(Shape::List(item)) = shape else {
        return false;
    };
    let null = item.nullable || ty(catalog, item).is_some_and(|ty| ty.nullable);
    is_one_value(catalog, item) && !null
}
