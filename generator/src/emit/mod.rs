//! From the crate to its files: every decision spelled out, none taken.

mod answer;
mod client;
mod codec;
mod command;
mod doc;
mod enum_;
mod escape;
mod fill;
mod gate;
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
use crate::rust::{Crate, Home, Resource, ResourceId, RustType, TypeFile, TypePath};
use crate::tree::Content;

/// A file that is still to be written.
pub struct File<'a> {
    /// Its path in the crate.
    pub path: String,
    make: Box<dyn Fn() -> Made + Send + Sync + 'a>,
}

/// What a file holds.
///
/// # Errors
/// When a template cannot be rendered, which only a fault of ours can cause.
pub type Made = Result<Content<TokenStream>, askama::Error>;

impl File<'_> {
    /// Writes the file as tokens or text.
    ///
    /// # Errors
    /// See [`Made`].
    pub fn make(&self) -> Made {
        (self.make)()
    }
}

/// The files of the crate, each written when it is asked for: at no time are
/// there more tokens than those of the files that are worked at.
#[must_use]
pub fn emit(krate: &Crate) -> Vec<File<'_>> {
    let mut files = Files(Vec::new());
    files.rust("src/lib.rs", "emit/root.rs", || root::file(krate));
    files.rust("src/client.rs", "emit/client.rs", || client::file(krate));
    files.rust("src/cli.rs", "emit/command.rs", || command::file(krate));
    files.rust("src/main.rs", "emit/command.rs", || command::main(krate));
    files.rust("src/resources.rs", "emit/root.rs", || {
        root::resources(krate)
    });
    files.rust("src/runtime.rs", "emit/root.rs", || root::runtime(krate));
    files.rust("src/types.rs", "emit/types.rs", || types::index(krate));
    let tests = wire_tests::files(krate);
    let has_tests = !tests.is_empty();
    for (path, methods) in tests {
        files.rust(path, "emit/wire_tests.rs", move || {
            wire_tests::file(krate, &methods)
        });
    }
    for file in &krate.types {
        files.types(krate, Home::Types, "src/types", file);
    }
    for (at, resource) in krate.resources.iter().enumerate() {
        files.resource(krate, ResourceId(at), resource);
    }
    files.other("Cargo.toml", || text::manifest(krate));
    files.other("runtime/Cargo.toml", || text::runtime(krate));
    files.other("README.md", || text::readme(krate));
    files.other("api.md", || text::reference(krate));
    // The server that only tests talk to stays away with them.
    let needed = |path: &str| has_tests || !path.starts_with("tests/");
    for (path, content) in runtime::FILES.iter().filter(|(path, _)| needed(path)) {
        files.other(*path, || Ok(Content::Copied(content)));
    }
    files.0
}

/// A type as a program outside the crate writes it, with its whole path.
#[must_use]
pub fn type_text(krate: &Crate, ty: &RustType) -> String {
    Site::outside(krate).ty(ty).to_string()
}

/// Every type with its code and nothing around it, one at a time.
pub fn each_type(krate: &Crate, take: &mut dyn FnMut(TypePath, TokenStream)) {
    types::each(krate, take);
}

struct Files<'a>(Vec<File<'a>>);

impl<'a> Files<'a> {
    fn rust(
        &mut self,
        path: impl Into<String>,
        emitter: &'static str,
        code: impl Fn() -> TokenStream + Send + Sync + 'a,
    ) {
        self.other(path, move || {
            let code = code();
            Ok(Content::Rust { emitter, code })
        });
    }

    fn other(&mut self, path: impl Into<String>, make: impl Fn() -> Made + Send + Sync + 'a) {
        self.0.push(File {
            path: path.into(),
            make: Box::new(make),
        });
    }

    fn resource(&mut self, krate: &'a Crate, id: ResourceId, resource: &'a Resource) {
        let path: Vec<&str> = resource.path.iter().map(|step| step.as_str()).collect();
        let base = format!("src/resources/{}", path.join("/"));
        self.rust(format!("{base}.rs"), "emit/resource.rs", move || {
            resource::file(krate, id, resource)
        });
        if let Some(file) = &resource.types {
            self.types(krate, Home::Resource(id), &base, file);
        }
    }

    fn types(&mut self, krate: &'a Crate, home: Home, folder: &str, file: &'a TypeFile) {
        let base = format!("{folder}/{}", file.module);
        let nested = folder != "src/types";
        self.rust(format!("{base}.rs"), "emit/types.rs", move || {
            types::file(krate, home, nested, file)
        });
        for file in &file.files {
            self.types(krate, home, &base, file);
        }
    }
}
