//! Files that are not Rust, from templates.

use askama::Template;

use super::{runtime, wire_tests};
use crate::rust::{Argument, Crate, Doc, Ident, Input, Method, Output, Resource, RustType, Stream};
use crate::tree::{Comment, Content};

/// How wide an array may be.
const WIDTH: usize = 90;

#[derive(Template)]
#[template(path = "Cargo.toml")]
struct Manifest<'a> {
    name: &'a str,
    version: &'a str,
    description: &'a str,
    rust_version: &'a str,
    license: Option<&'a str>,
    repository: Option<&'a str>,
    default: String,
    full: String,
    types: String,
    calls: Vec<(&'a str, String)>,
    /// The features of the runtime: a comment, the name, and what each brings in.
    runtime: Vec<(&'a str, &'a str, String)>,
    tests: Vec<String>,
}

#[derive(Template)]
#[template(path = "runtime.toml")]
struct Runtime<'a> {
    name: &'a str,
    version: &'a str,
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
    example: Option<&'a Example<'a>>,
    features: FeaturePage<'a>,
}

/// What there is to say of features.
struct FeaturePage<'a> {
    /// Whether everything is on by default, and what is if not.
    is_whole: bool,
    default: &'a [String],
    /// Whether resources below the top of the tree have features.
    is_deep: bool,
    /// The one that the example needs, if nobody has it by default.
    asked: Option<&'a str>,
    /// One that a program may ask for.
    shown: Option<&'a str>,
}

/// A call that shows how all are made.
pub(super) struct Example<'a> {
    /// The resource that has it.
    pub(super) resource: &'a Resource,
    chain: String,
    call: String,
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
    feature: &'a str,
    methods: Vec<Line>,
}

struct Line {
    call: String,
    output: String,
    route: String,
}

/// The manifest; some of its features are the runtime's.
pub(super) fn manifest(krate: &Crate) -> Result<Content<proc_macro2::TokenStream>, askama::Error> {
    let (package, features) = (&krate.package, &krate.features);
    let calls = features.calls.iter();
    let (usual, others) = runtime::features();
    let forwarded = |feature: &runtime::Feature| {
        let here = format!("{}-runtime/{}", package.name, feature.name);
        list(feature.implies.iter().copied().chain([here.as_str()]))
    };
    let xml = package.xml.then_some("xml");
    let default = features.default.iter().map(String::as_str);
    let tests = wire_tests::files(krate).into_iter();
    let text = Manifest {
        name: &package.name,
        version: &package.version,
        description: &package.description,
        rust_version: runtime::rust_version(),
        license: package.license.as_deref(),
        repository: package.repository.as_deref(),
        default: list(default.chain(usual).chain(xml)),
        full: list(
            calls
                .clone()
                .map(|call| call.name.as_str())
                .chain(["types"]),
        ),
        types: names(&features.types),
        calls: calls
            .map(|call| (call.name.as_str(), names(&call.implies)))
            .collect(),
        runtime: others
            .iter()
            .map(|feature| (feature.comment, feature.name, forwarded(feature)))
            .collect(),
        tests: tests.map(|(path, _)| path).collect(),
    }
    .render()?;
    Ok(Content::Text {
        emitter: "templates/Cargo.toml",
        comment: Comment::Hash,
        text,
    })
}

/// The manifest of the runtime; its features and dependencies are those of ours.
pub(super) fn runtime(krate: &Crate) -> Result<Content<proc_macro2::TokenStream>, askama::Error> {
    let package = &krate.package;
    let text = Runtime {
        name: &package.name,
        version: &package.version,
        rust_version: runtime::rust_version(),
        license: package.license.as_deref(),
        repository: package.repository.as_deref(),
        features: runtime::section("features"),
        dependencies: runtime::section("dependencies"),
    }
    .render()?;
    Ok(Content::Text {
        emitter: "templates/runtime.toml",
        comment: Comment::Hash,
        text,
    })
}

fn names(names: &[String]) -> String {
    list(names.iter().map(String::as_str))
}

/// Names as an array of TOML, of one line if it has room.
fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.map(|name| format!("\"{name}\"")).collect();
    let line = format!("[{}]", names.join(", "));
    match line.len() > WIDTH {
        true => format!("[\n    {},\n]", names.join(",\n    ")),
        false => line,
    }
}

/// The front page.
pub(super) fn readme(krate: &Crate) -> Result<Content<proc_macro2::TokenStream>, askama::Error> {
    let package = &krate.package;
    let credentials = krate.client.credentials.iter();
    let mut variables: Vec<&str> = credentials.filter_map(|c| c.variable.as_deref()).collect();
    variables.extend(krate.client.base_url_variable.as_deref());
    let example = example(krate);
    let text = Readme {
        name: &package.name,
        title: &package.title,
        version: &package.version,
        library: &package.library,
        license: package.license.as_deref(),
        docs: &package.docs.0,
        variables,
        xml: package.xml,
        example: example.as_ref(),
        features: feature_page(krate, example.as_ref()),
    }
    .render()?;
    Ok(Content::Text {
        emitter: "templates/README.md",
        comment: Comment::Markup,
        text,
    })
}

fn feature_page<'a>(krate: &'a Crate, example: Option<&Example<'a>>) -> FeaturePage<'a> {
    let default = &krate.features.default;
    let is_whole = default.iter().any(|name| name == "full");
    let is_off = |feature: &&str| !is_whole && !default.iter().any(|name| name == feature);
    let tops = krate.resources.iter().filter(|r| r.path.len() == 1);
    let tops: Vec<&String> = tops.map(|resource| &resource.feature).collect();
    let needed = example.map(|example| example.resource.feature.as_str());
    let calls = krate.features.calls.iter().map(|call| call.name.as_str());
    let mut shown = needed.into_iter().chain(calls);
    FeaturePage {
        is_whole,
        default,
        is_deep: krate.resources.iter().any(|r| !tops.contains(&&r.feature)),
        asked: needed.filter(is_off),
        shown: shown.find(|feature| is_whole || is_off(feature)),
    }
}

/// The first call that asks for nothing but names, and returns something.
pub(super) fn example(krate: &Crate) -> Option<Example<'_>> {
    let named = |argument: &Argument| matches!(argument.input, Input::Text);
    let fits = |method: &&Method| {
        let typed = matches!(method.output, Output::Json(_) | Output::Page(_));
        typed && !method.deprecated && method.arguments.iter().all(named)
    };
    krate.resources.iter().find_map(|resource| {
        let method = resource.methods.iter().find(fits)?;
        let arguments = method.arguments.iter().map(|a| format!("\"{}\"", a.ident));
        let arguments: Vec<_> = arguments.collect();
        Some(Example {
            resource,
            chain: chain(resource),
            call: format!("{}({})", method.ident, arguments.join(", ")),
        })
    })
}

/// The list of all calls.
pub(super) fn reference(krate: &Crate) -> Result<Content<proc_macro2::TokenStream>, askama::Error> {
    let sections = krate.resources.iter().map(|resource| Section {
        chain: chain(resource),
        doc: &resource.doc,
        feature: &resource.feature,
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
