//! What the manifest says.

use super::word::Words;
use super::{Context, markdown, xml};
use crate::diagnostic::{Diagnostic, Part, Place};
use crate::pointer::Pointer;
use crate::rust::{Doc, Ident, Package};

/// Plans the package; a name that cargo would refuse is an error.
pub(super) fn package(context: &mut Context<'_>) -> Package {
    let wish = &context.config.package;
    let title = context.api.title.as_str();
    let described = context.api.description.as_deref().unwrap_or_default();
    let one_line = |text: &str| markdown::lines(text).first().cloned().unwrap_or_default();
    let made = made(title);
    let (name, [library, runtime]) = match wish.name.as_deref().map(|name| (name, libraries(name)))
    {
        None => made,
        Some((name, Some(libraries))) => (name.to_owned(), libraries),
        Some((name, None)) => {
            refuse(context, name);
            made
        }
    };
    Package {
        name,
        library,
        runtime,
        version: wish.version.clone().unwrap_or_else(|| "0.1.0".to_owned()),
        description: match &wish.description {
            Some(text) => one_line(text),
            None => format!("A client for {}", one_line(title)),
        },
        license: wish.license.clone(),
        repository: wish.repository.clone(),
        title: one_line(title),
        xml: xml::is_needed(context.api, context.rules),
        docs: Doc(markdown::lines(described)),
    }
}

/// A name made of the API's title.
fn made(title: &str) -> (String, [Ident; 2]) {
    let words = Words::cut(title).and(&Words::cut("sdk"));
    let words = match words.0.first() {
        Some(first) if first.starts_with(|c: char| c.is_ascii_digit()) => {
            Words::cut("api").and(&words)
        }
        Some(_) | None => words,
    };
    let runtime = words.clone().and(&Words::cut("runtime"));
    let libraries = [&words, &runtime].map(super::name::plain);
    (words.0.join("-"), libraries)
}

/// The libraries of a package and of the runtime beside it.
fn libraries(package: &str) -> Option<[Ident; 2]> {
    Some([library(package)?, library(&format!("{package}-runtime"))?])
}

/// The library of a package: cargo only turns dashes.
fn library(package: &str) -> Option<Ident> {
    let reserved = ["alloc", "core", "proc_macro", "std", "test"];
    let name = package.replace('-', "_");
    let letters = package.starts_with(|c: char| c.is_ascii_alphabetic());
    Ident::checked(&name).filter(|_| letters && !reserved.contains(&name.as_str()))
}

fn refuse(context: &mut Context<'_>, name: &str) {
    let Some(file) = context.origin.config else {
        return;
    };
    let place = Place::Node {
        file,
        pointer: Pointer::root().child("package").child("name"),
        part: Part::Value,
    };
    let message = format!("`{name}` cannot be the name of a package");
    let help = "use letters, digits, `-` and `_`, a letter first, and no name of Rust's own";
    context
        .report
        .push(Diagnostic::error("package-name", place, message).help(help));
}
