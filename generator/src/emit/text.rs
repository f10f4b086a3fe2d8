//! Files that are not Rust, from templates.

use askama::Template;

use super::runtime;
use crate::rust::{
    Argument, Crate, Doc, Ident, Input, Method, Output, Package, Resource, RustType, Stream,
};
use crate::tree::{Comment, Content};

#[derive(Template)]
#[template(path = "Cargo.toml")]
struct Manifest<'a> {
    name: &'a str,
    version: &'a str,
    description: &'a str,
    rust_version: &'a str,
    license: Option<&'a str>,
    repository: Option<&'a str>,
    features: String,
    dependencies: String,
}

#[derive(Template)]
#[template(path = "README.md")]
struct Readme<'a> {
    name: &'a str,
    title: &'a str,
    version: &'a str,
    library: &'a Ident,
    license: Option<&'a str>,
    docs: &'a [String],
    variables: Vec<&'a str>,
    xml: bool,
    example: Option<String>,
}

#[derive(Template)]
#[template(path = "api.md")]
struct Reference<'a> {
    title: &'a str,
    sections: Vec<Section<'a>>,
}

struct Section<'a> {
    chain: String,
    doc: &'a Doc,
    methods: Vec<Line>,
}

struct Line {
    call: String,
    output: String,
    route: String,
}

/// The manifest; its dependencies are the runtime's.
pub(super) fn manifest(krate: &Crate) -> Result<Content<proc_macro2::TokenStream>, askama::Error> {
    let package = &krate.package;
    let text = Manifest {
        name: &package.name,
        version: &package.version,
        description: &package.description,
        rust_version: runtime::rust_version(),
        license: package.license.as_deref(),
        repository: package.repository.as_deref(),
        features: features(package),
        dependencies: runtime::section("dependencies"),
    }
    .render()?;
    Ok(Content::Text {
        emitter: "templates/Cargo.toml",
        comment: Comment::Hash,
        text,
    })
}

/// The runtime's features; XML is one that a crate has by default if it needs it.
fn features(package: &Package) -> String {
    let features = runtime::section("features");
    match package.xml {
        true => features.replacen("\"serde\"]", "\"serde\", \"xml\"]", 1),
        false => features,
    }
}

/// The front page.
pub(super) fn readme(krate: &Crate) -> Result<Content<proc_macro2::TokenStream>, askama::Error> {
    let package = &krate.package;
    let credentials = krate.client.credentials.iter();
    let mut variables: Vec<&str> = credentials.filter_map(|c| c.variable.as_deref()).collect();
    variables.extend(krate.client.base_url_variable.as_deref());
    let text = Readme {
        name: &package.name,
        title: &package.title,
        version: &package.version,
        library: &package.library,
        license: package.license.as_deref(),
        docs: &package.docs.0,
        variables,
        xml: package.xml,
        example: example(krate),
    }
    .render()?;
    Ok(Content::Text {
        emitter: "templates/README.md",
        comment: Comment::Markup,
        text,
    })
}

/// The first call that asks for nothing but names, and returns something.
fn example(krate: &Crate) -> Option<String> {
    let mut calls = krate.resources.iter().flat_map(|resource| {
        let chain = resource.path.iter().map(|step| format!(".{step}()"));
        let chain: String = chain.collect();
        resource
            .methods
            .iter()
            .map(move |method| (chain.clone(), method))
    });
    let named = |argument: &Argument| matches!(argument.input, Input::Text);
    let (chain, method) = calls.find(|(_, method)| {
        let typed = matches!(method.output, Output::Json(_) | Output::Page(_));
        typed && !method.deprecated && method.arguments.iter().all(named)
    })?;
    let arguments = method.arguments.iter().map(|a| format!("\"{}\"", a.ident));
    let arguments: Vec<_> = arguments.collect();
    Some(format!(
        "{chain}.{}({})",
        method.ident,
        arguments.join(", ")
    ))
}

/// The list of all calls.
pub(super) fn reference(krate: &Crate) -> Result<Content<proc_macro2::TokenStream>, askama::Error> {
    let sections = krate.resources.iter().map(|resource| Section {
        chain: chain(resource),
        doc: &resource.doc,
        methods: resource.methods.iter().map(line).collect(),
    });
    let text = Reference {
        title: &krate.package.title,
        sections: sections.collect(),
    }
    .render()?;
    Ok(Content::Text {
        emitter: "templates/api.md",
        comment: Comment::Markup,
        text,
    })
}

fn chain(resource: &Resource) -> String {
    let steps = resource.path.iter().map(|step| format!(".{step}()"));
    format!("client{}", steps.collect::<String>())
}

fn line(method: &Method) -> Line {
    let arguments: Vec<_> = method
        .arguments
        .iter()
        .map(|a| a.ident.to_string())
        .collect();
    let mut call = format!("{}({})", method.ident, arguments.join(", "));
    if let Some(options) = &method.options {
        for setter in &options.setters {
            call.push_str(&format!(".{}(…)", setter.ident));
        }
        if let Some(streaming) = &options.streaming {
            call.push_str(&format!(".{}()", streaming.ident));
        }
    }
    let output = match &method.output {
        Output::Json(ty) => name(ty),
        Output::Page(ty) => format!("Page<{}>", name(ty)),
        Output::Nothing => "()".to_owned(),
        Output::Text => "String".to_owned(),
        Output::Bytes => "Bytes".to_owned(),
        Output::Download => "Download".to_owned(),
        Output::Stream(stream) => self::stream(stream),
        Output::ByStatus(answer) => answer.ident.to_string(),
    };
    Line {
        call,
        output,
        route: method.route.clone(),
    }
}

fn stream(stream: &Stream) -> String {
    match stream {
        Stream::Events(ty) => format!("Events<{}>", name(ty)),
        Stream::TextEvents => "Events<String>".to_owned(),
        Stream::Records(ty) => format!("Records<{}>", name(ty)),
    }
}

fn name(ty: &RustType) -> String {
    match ty {
        RustType::Bool => "bool".to_owned(),
        RustType::I64 => "i64".to_owned(),
        RustType::U64 => "u64".to_owned(),
        RustType::F64 => "f64".to_owned(),
        RustType::String => "String".to_owned(),
        RustType::Formatted(ty) => ty.name().to_owned(),
        RustType::Secret => "Secret".to_owned(),
        RustType::File => "File".to_owned(),
        RustType::Json => "Json".to_owned(),
        RustType::Null => "Null".to_owned(),
        RustType::List(item) => format!("Vec<{}>", name(item)),
        RustType::Tuple(elements) => {
            let elements: Vec<_> = elements.iter().map(name).collect();
            format!("({})", elements.join(", "))
        }
        RustType::Rest(item) => format!("Rest<{}>", name(item)),
        RustType::Map(value) => format!("BTreeMap<String, {}>", name(value)),
        RustType::Option(inner) => format!("Option<{}>", name(inner)),
        RustType::Maybe(inner) => format!("Maybe<{}>", name(inner)),
        RustType::Boxed(inner) => name(inner),
        RustType::Named(path) => path.ident.to_string(),
    }
}
