//! From the crate to its files: every decision spelled out, none taken.

mod answer;
mod client;
mod codec;
mod command;
mod doc;
mod enum_;
mod escape;
mod fill;
mod header;
mod ident;
mod input;
mod literal;
mod operation;
mod resource;
mod root;
mod runtime;
mod site;
mod struct_;
mod text;
mod types;
mod union_;
mod wire_tests;
mod xml;

use proc_macro2::TokenStream;

use self::site::Site;
use crate::rust::{Crate, Home, Resource, ResourceId, RustType, TypeFile};
use crate::tree::Content;

/// Takes a file, by its path.
pub type Take<'a> = dyn FnMut(String, Content<TokenStream>) + 'a;

/// Writes the crate as tokens and texts, and hands over file by file: at no
/// time are there more tokens than those of one file.
///
/// # Errors
/// When a template cannot be rendered, which only a fault of ours can cause.
pub fn emit(krate: &Crate, take: &mut Take<'_>) -> Result<(), askama::Error> {
    let mut files = Files(take);
    files.rust("src/lib.rs", "emit/root.rs", root::file(krate));
    files.rust("src/client.rs", "emit/client.rs", client::file(krate));
    files.rust("src/cli.rs", "emit/command.rs", command::file(krate));
    files.rust("src/main.rs", "emit/command.rs", command::main(krate));
    files.rust("src/resources.rs", "emit/root.rs", root::resources(krate));
    files.rust("src/types.rs", "emit/types.rs", types::index(krate));
    let tests = wire_tests::files(krate);
    let has_tests = !tests.is_empty();
    for (path, code) in tests {
        files.rust(path, "emit/wire_tests.rs", code);
    }
    for file in &krate.types {
        files.types(krate, Home::Types, "src/types", file);
    }
    for (at, resource) in krate.resources.iter().enumerate() {
        files.resource(krate, ResourceId(at), resource);
    }
    files.other("Cargo.toml", text::manifest(krate)?);
    files.other("README.md", text::readme(krate)?);
    files.other("api.md", text::reference(krate)?);
    // The server that only tests talk to stays away with them.
    let needed = |path: &str| has_tests || !path.starts_with("tests/");
    for (path, content) in runtime::FILES.iter().filter(|(path, _)| needed(path)) {
        files.other(path, Content::Copied(content));
    }
    Ok(())
}

/// A type as a program outside the crate writes it, with its whole path.
#[must_use]
pub fn type_text(krate: &Crate, ty: &RustType) -> String {
    Site::outside(krate).ty(ty).to_string()
}

struct Files<'a, 'b>(&'a mut Take<'b>);

impl Files<'_, '_> {
    fn rust(&mut self, path: impl Into<String>, emitter: &'static str, code: TokenStream) {
        (self.0)(path.into(), Content::Rust { emitter, code });
    }

    fn other(&mut self, path: &str, content: Content<TokenStream>) {
        (self.0)(path.to_owned(), content);
    }

    fn resource(&mut self, krate: &Crate, id: ResourceId, resource: &Resource) {
        let path: Vec<&str> = resource.path.iter().map(|step| step.as_str()).collect();
        let base = format!("src/resources/{}", path.join("/"));
        let code = resource::file(krate, id, resource);
        self.rust(format!("{base}.rs"), "emit/resource.rs", code);
        if let Some(file) = &resource.types {
            self.types(krate, Home::Resource(id), &base, file);
        }
    }

    fn types(&mut self, krate: &Crate, home: Home, folder: &str, file: &TypeFile) {
        let base = format!("{folder}/{}", file.module);
        let nested = folder != "src/types";
        let code = types::file(krate, home, nested, file);
        self.rust(format!("{base}.rs"), "emit/types.rs", code);
        for file in &file.files {
            self.types(krate, home, &base, file);
        }
    }
}
