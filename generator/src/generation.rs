//! The tour: all passes in order.

mod weight;
mod write;

use std::time::{Duration, Instant};

use serde::Serialize;
use serde_json::Value;

use crate::api::Api;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::document::Document;
use crate::plan::Origin;
use crate::pointer::Pointer;
use crate::rust::{Crate, Role, RustType, TypeFile};
use crate::source::Source;
use crate::tree::Tree;
use crate::{allowance, budget, emit, load, lower, plan};

/// What a run came to.
#[derive(Debug)]
pub struct Generation {
    /// Everything there is to say.
    pub report: Report,
    /// The files; none if the report has an error.
    pub tree: Option<Tree<String>>,
    /// What each pass did, and how long it took.
    pub phases: Vec<Phase>,
    /// How much of the description became how much of a crate.
    pub counts: Counts,
}

/// How much there was at the passes that ran; 0 where none did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Operations that were understood.
    pub operations: usize,
    /// Methods that were planned.
    pub methods: usize,
    /// Structs, enums and unions that were planned.
    pub types: usize,
}

/// A pass that has run.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// Its name.
    pub name: &'static str,
    /// What it found or made, such as `16 operations, 31 types`.
    pub counts: String,
    /// The time it took; of `emit` and `print`, that of all threads together.
    pub time: Duration,
}

/// Turns a description into the files of a crate.
#[must_use]
pub fn generate(source: &Source) -> Generation {
    let mut run = Run::default();
    let tree = run.all(source);
    let tree = tree.filter(|_| !run.report.has_errors());
    Generation {
        report: run.report,
        tree,
        phases: run.phases,
        counts: run.counts,
    }
}

/// The types of a crate as a program that uses it sees them.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// The package's name.
    pub package: String,
    /// The library's name, with which every path begins.
    pub library: String,
    /// Which type stands for which schema.
    pub types: Vec<SchemaFace>,
}

/// A schema, and the type that stands for it.
#[derive(Clone, Debug, PartialEq)]
pub struct SchemaFace {
    /// The file that the schema stands in, as it is named in the [`Source`].
    pub file: String,
    /// Where it is written there.
    pub pointer: Pointer,
    /// What it describes.
    pub role: Role,
    /// Whether the type is the form that is sent, and not the one that comes.
    pub sent: bool,
    /// Whether it is raw JSON.
    pub raw: bool,
    /// The type, as Rust writes it.
    pub path: String,
}

/// The types of the crate that [`generate`] makes.
///
/// # Errors
/// The report, where the run ends before there is a crate.
pub fn face(source: &Source) -> Result<Face, Report> {
    let mut run = Run::default();
    match run.face(source) {
        Some(face) => Ok(face),
        None => Err(run.report),
    }
}

/// Holds the CPU seconds that a check of the crate took to the budget in `sdk.yaml`: an error says
/// that they go beyond, as for the lines that [`generate`] counts itself.
#[must_use]
pub fn check_seconds(source: &Source, seconds: f64) -> Report {
    let mut run = Run::default();
    if let Some(error) = run.check_seconds(source, seconds) {
        run.report.push(error);
    }
    run.report
}

/// A model that can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// The description, node by node.
    Document,
    /// The API in neutral words.
    Api,
    /// The crate as it is planned.
    Crate,
    /// The files, by path.
    Tree,
}

/// Prints a model, or the part of it at `pointer`, as JSON; a file as text.
///
/// # Errors
/// The report, where the run ends before that model, or has no such part.
pub fn dump(source: &Source, model: Model, pointer: &Pointer) -> Result<String, Report> {
    let mut run = Run::default();
    let value = run.model(source, model);
    let Some(value) = value else {
        return Err(run.report);
    };
    match value.pointer(pointer.as_str()) {
        Some(Value::String(text)) => Ok(text.clone()),
        Some(part) => Ok(format!("{part:#}")),
        None => {
            let place = Place::Span {
                file: source.root(),
                start: 0,
                len: 0,
            };
            let message = format!("this model has nothing at `{pointer}`");
            run.report
                .push(Diagnostic::error("no-such-part", place, message));
            Err(run.report)
        }
    }
}

#[derive(Default)]
struct Run {
    report: Report,
    phases: Vec<Phase>,
    counts: Counts,
}

impl Run {
    fn all(&mut self, source: &Source) -> Option<Tree<String>> {
        let (config, document) = self.load(source)?;
        let api = self.lower(&document)?;
        // What is not read again makes room for what comes.
        drop(document);
        write::apart(|| {
            let krate = self.plan(source, &api, &config)?;
            let origin = origin(source);
            let budget = config.budget.clone();
            let budget = budget.map(|budget| (budget, plan::type_places(&api, &config, &origin)));
            drop((api, config));
            let tree = self.write(source, &krate)?;
            if let Some((budget, places)) = budget {
                let excess = budget::lines(&budget, tree.lines().sum(), self.counts.operations);
                let error = excess.and_then(|excess| {
                    budget::error(excess, &origin, weight::weights(&krate, &places))
                });
                self.report.diagnostics.extend(error);
            }
            Some(tree)
        })
    }

    fn model(&mut self, source: &Source, model: Model) -> Option<Value> {
        let (config, document) = self.load(source)?;
        if model == Model::Document {
            return value(&document);
        }
        let api = self.lower(&document)?;
        if model == Model::Api {
            return value(&api);
        }
        let krate = self.plan(source, &api, &config)?;
        if model == Model::Crate {
            return value(&krate);
        }
        value(&self.write(source, &krate)?.files)
    }

    fn face(&mut self, source: &Source) -> Option<Face> {
        let (config, document) = self.load(source)?;
        let api = self.lower(&document)?;
        let krate = self.plan(source, &api, &config)?;
        let types = plan::schema_types(&api, &config, &origin(source));
        let types = types.into_iter().map(|found| {
            let (file, pointer) = self.report.moves.written(&found.pointer);
            SchemaFace {
                file: source
                    .file(file)
                    .map_or_else(String::new, |file| file.name.clone()),
                pointer,
                role: found.role,
                sent: found.sent,
                raw: found.ty == RustType::Json,
                path: emit::type_text(&krate, &found.ty),
            }
        });
        Some(Face {
            types: types.collect(),
            library: krate.package.library.to_string(),
            package: krate.package.name.clone(),
        })
    }

    fn check_seconds(&mut self, source: &Source, seconds: f64) -> Option<Diagnostic> {
        let (config, document) = self.load(source)?;
        let api = self.lower(&document)?;
        let krate = self.plan(source, &api, &config)?;
        let excess = budget::seconds(config.budget.as_ref()?, seconds, api.operations.len())?;
        let origin = origin(source);
        let places = plan::type_places(&api, &config, &origin);
        budget::error(excess, &origin, weight::weights(&krate, &places))
    }

    fn load(&mut self, source: &Source) -> Option<(Config, Document)> {
        let start = Instant::now();
        let config = load::config(source, &mut self.report);
        let document = load::load(source, &mut self.report);
        let counts = document.as_ref().map_or_else(String::new, |document| {
            format!("{} schemas", document.schemas.len())
        });
        self.phase("load", start, counts);
        let (config, document) = (config?, document?);
        Some((config, document))
    }

    fn lower(&mut self, document: &Document) -> Option<Api> {
        let start = Instant::now();
        let api = lower::lower(document, &mut self.report);
        let counts = api.as_ref().map_or_else(String::new, |api| {
            format!(
                "{} operations, {} types",
                api.operations.len(),
                api.types.0.len()
            )
        });
        self.phase("lower", start, counts);
        self.counts.operations = api.as_ref().map_or(0, |api| api.operations.len());
        api
    }

    fn plan(&mut self, source: &Source, api: &Api, config: &Config) -> Option<Crate> {
        let start = Instant::now();
        let origin = origin(source);
        let krate = plan::plan(api, config, &origin, &mut self.report);
        allowance::apply(&mut self.report, config, &origin);
        let methods: usize = krate.resources.iter().map(|r| r.methods.len()).sum();
        let counts = format!("{} resources, {methods} methods", krate.resources.len());
        self.phase("plan", start, counts);
        let inline = krate.resources.iter().flat_map(|resource| &resource.items);
        let inline = inline.filter(|item| item.is_own()).count();
        let files = krate.resources.iter().flat_map(|r| &r.types);
        let files = files.chain(&krate.types).map(TypeFile::count);
        self.counts.types = inline + files.sum::<usize>();
        self.counts.methods = methods;
        (!self.report.has_errors()).then_some(krate)
    }

    fn write(&mut self, source: &Source, krate: &Crate) -> Option<Tree<String>> {
        let written = match write::write(krate) {
            Ok(written) => written,
            Err(fault) => return self.fault(source, &fault),
        };
        let counts = format!("{} files", written.tree.files.len());
        self.took("emit", written.emitting, counts);
        let counts = format!(
            "{} printed, {} lines in all",
            written.printed, written.lines
        );
        self.took("print", written.printing, counts);
        Some(written.tree)
    }

    fn phase(&mut self, name: &'static str, start: Instant, counts: String) {
        self.took(name, start.elapsed(), counts);
    }

    fn took(&mut self, name: &'static str, time: Duration, counts: String) {
        self.phases.push(Phase { name, counts, time });
    }

    fn fault<T>(&mut self, source: &Source, fault: &str) -> Option<T> {
        let place = Place::Span {
            file: source.root(),
            start: 0,
            len: 0,
        };
        let message = format!("the emitted code is faulty: {fault}");
        let help = "this is a fault of the generator; please report it with the description";
        let fault = Diagnostic::error("internal", place, message).help(help);
        self.report.push(fault);
        None
    }
}

fn origin(source: &Source) -> Origin {
    let name = |id| source.file(id).map(|file| file.name.clone());
    Origin {
        spec: source.root(),
        spec_name: name(source.root()).unwrap_or_default(),
        config: source.config(),
        config_name: source.config().and_then(name),
    }
}

fn value(model: &impl Serialize) -> Option<Value> {
    serde_json::to_value(model).ok()
}
