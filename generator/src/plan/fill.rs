//! How a parameter is sent: in the plain way of its place, or in a style.

use super::answer::is_json;
use super::catalog::{Catalog, repr};
use super::usage::behind;
use crate::api::{Location, Parameter, Shape, Style, Type, Use};
use crate::rust::{EnumRepr, Fill, Layout, Place, RustType, Styled};

/// How a parameter is sent.
pub(super) fn of(catalog: &Catalog<'_>, parameter: &Parameter) -> Fill {
    let name = parameter.name.clone();
    let one = is_one_value(catalog, &parameter.value);
    match parameter.location {
        _ if parameter.content.is_some() => styled(parameter, one),
        // What is shown is not what is sent, so a secret is not shown here.
        Location::Path if catalog.argument(&parameter.value) == RustType::Secret => {
            styled(parameter, one)
        }
        Location::Path if one && parameter.style == Style::Simple => Fill::Path,
        Location::Header if one && parameter.style == Style::Simple => Fill::Header(name),
        Location::Query
            if parameter.style == Style::Form
                && !parameter.allow_reserved
                && (one || (parameter.explode && is_list(catalog, &parameter.value))) =>
        {
            Fill::Query(name)
        }
        Location::Path | Location::Query | Location::Header | Location::Cookie => {
            styled(parameter, one)
        }
    }
}

fn styled(parameter: &Parameter, one: bool) -> Fill {
    let layout = match &parameter.content {
        Some(media_type) if is_json(media_type) => Layout::Json,
        Some(_) | None => layout(parameter.style),
    };
    let spreads = !one && !matches!(layout, Layout::Json | Layout::DeepObject);
    Fill::Styled(Styled {
        place: match parameter.location {
            Location::Path => Place::Path,
            Location::Query => Place::Query,
            Location::Header => Place::Header,
            Location::Cookie => Place::Cookie,
        },
        name: parameter.name.clone(),
        layout,
        explode: parameter.explode && spreads,
        allow_reserved: parameter.allow_reserved && parameter.location == Location::Query,
    })
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
        Style::DeepObject => Layout::DeepObject,
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
