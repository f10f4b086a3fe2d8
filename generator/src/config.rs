//! [`Config`]: what `sdk.yaml` says beside the description.

use std::fmt;

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Unexpected, Visitor};

/// Our own wishes for an SDK. Everything has a default, so that any
/// description works without one.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The emitted package.
    pub package: Package,
    /// Resource path, such as `accounts.tokens` → its methods. Operations
    /// that no resource names are placed by their path.
    pub resources: IndexMap<String, Resource>,
    /// `operationId` → exceptions for that operation.
    pub operations: IndexMap<String, OperationRule>,
    /// JSON pointer of a schema → exceptions for that schema.
    pub schemas: IndexMap<String, SchemaRule>,
    /// Word of `format` → how its values are read instead.
    pub formats: IndexMap<String, FormatRule>,
    /// What wraps every JSON answer.
    pub envelope: Option<Envelope>,
    /// How lists are cut into pages.
    pub paging: Option<Paging>,
    /// How objects in a query are written, which descriptions cannot say.
    pub nesting: Option<Nesting>,
    /// Where `from_env()` looks.
    pub environment: Environment,
    /// What of the crate a program may leave out.
    pub features: Features,
    /// What the crate may cost.
    pub budget: Option<Budget>,
    /// Whether the crate carries tests of its own: each call once over a
    /// socket, and that nothing a body needs can be left out.
    pub wire_tests: bool,
    /// Diagnostic code → places where it is accepted.
    pub allow: IndexMap<String, Vec<Allow>>,
    /// Warnings that are errors here.
    pub deny: Deny,
}

/// Which warnings count as errors.
#[derive(Clone, Debug, PartialEq)]
pub enum Deny {
    /// Every one: `deny: all`.
    All,
    /// Those of these diagnostic codes: `deny: [dead-reference]`.
    Codes(Vec<String>),
}

/// What the crate may cost those who read and compile it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// Lines of Rust for each operation, without what is copied into every crate.
    #[serde(default)]
    pub lines_per_operation: Option<u32>,
    /// CPU seconds of `cargo check` for 100 operations; `cargo xtask bench` measures them.
    #[serde(default)]
    pub check_seconds_per_100_operations: Option<f64>,
    /// Why.
    pub reason: String,
}

/// The cargo features of the crate's calls.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Features {
    /// Which are on unless a program says otherwise: all of them up to 1,000
    /// operations and none beyond, where this is absent.
    pub default: Option<DefaultFeatures>,
}

/// Features that are on by default.
#[derive(Clone, Debug, PartialEq)]
pub enum DefaultFeatures {
    /// Every one: `default: all`.
    All,
    /// `default: none`.
    None,
    /// Those of these names: `default: [accounts-tokens]`.
    Names(Vec<String>),
}

/// The emitted package, as its manifest names it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Package {
    /// Its name; made of the title where it is absent.
    pub name: Option<String>,
    /// Its version; `0.1.0` where it is absent.
    pub version: Option<String>,
    /// One line for the registry.
    pub description: Option<String>,
    /// An SPDX expression.
    pub license: Option<String>,
    /// Where its source lives.
    pub repository: Option<String>,
}

/// A resource: a step in `client.accounts().tokens()`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Resource {
    /// What it stands for, in Markdown.
    pub docs: Option<String>,
    /// Method name → `operationId`.
    pub methods: IndexMap<String, String>,
}

/// An exception for one operation.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperationRule {
    /// Sends this JSON instead of asking the caller for a body.
    #[serde(default)]
    pub fixed_body: Option<serde_json::Value>,
    /// Parameter → name in words, where ours would collide or read badly;
    /// `query.id` where several parameters have the name `id`.
    #[serde(default)]
    pub rename: IndexMap<String, String>,
    /// Query parameter → how its object or list is written.
    #[serde(default)]
    pub nesting: IndexMap<String, NestingStyle>,
    /// Why.
    pub reason: String,
}

/// An exception for one schema.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchemaRule {
    /// Its Rust name, in words.
    #[serde(default)]
    pub name: Option<String>,
    /// Property or value of an enum → name in words, where ours would collide
    /// or read badly.
    #[serde(default)]
    pub rename: IndexMap<String, String>,
    /// Whether the value must never be shown.
    #[serde(default)]
    pub secret: bool,
    /// Whether a `number` is a whole number.
    #[serde(default)]
    pub integer: bool,
    /// The word of `format` that it is read by, instead of its own; `plain` for
    /// none.
    #[serde(default)]
    pub format: Option<String>,
    /// Properties that every answer has, though the description does not
    /// require them.
    #[serde(default)]
    pub present_in_answers: Vec<String>,
    /// Why.
    pub reason: String,
}

/// An exception for all values of one format.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormatRule {
    /// The word of `format` that they are read by, instead of their own;
    /// `plain` for none: texts are `String`, whole numbers `i64`, numbers `f64`.
    #[serde(rename = "as")]
    pub read_as: String,
    /// Why.
    pub reason: String,
}

/// What wraps every JSON answer: which member is what.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// The value itself.
    pub result: String,
    /// True or false; false is an error whatever the status says.
    pub success: String,
    /// A list of errors.
    pub errors: String,
    /// A list of remarks, shaped like the errors.
    pub messages: String,
    /// Why.
    pub reason: String,
}

/// How lists are cut into pages: by number and size.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paging {
    /// The query parameter that takes the page's number, from 1.
    pub page: String,
    /// The query parameter that takes the page's size.
    pub per_page: String,
    /// The member of the envelope that tells which page this is.
    pub info: String,
    /// Why.
    pub reason: String,
}

/// How objects in a query are written: those for which the description has
/// `deepObject`, or `form` with `explode`, which is what it has where it says
/// nothing.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nesting {
    /// How.
    pub style: NestingStyle,
    /// Why.
    pub reason: String,
}

/// How a value at any depth of a query parameter `a` is told. Lists and objects
/// in a list go by their index with each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NestingStyle {
    /// `a.b=1`, and `a.b=1&a.b=2` for a list.
    Dots,
    /// `a[b]=1`, and `a[b][0]=1&a[b][1]=2`.
    Indices,
    /// `a[b]=1`, and `a[b][]=1&a[b][]=2`.
    Brackets,
    /// `a[b]=1`, and `a[b]=1&a[b]=2`.
    Repeated,
}

/// Where `from_env()` looks.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Environment {
    /// The variable with the base URL.
    pub base_url: Option<String>,
    /// Security scheme → the variable with its credential.
    pub credentials: IndexMap<String, String>,
    /// OAuth2 scheme with client credentials → the variables with them.
    pub clients: IndexMap<String, ClientVariables>,
}

/// Where `from_env()` finds the credentials of a client.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientVariables {
    /// The variable with its identifier.
    pub id: String,
    /// The variable with its secret.
    pub secret: String,
}

/// A place where a diagnostic is accepted.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allow {
    /// The JSON pointer of the node the message is about.
    pub at: String,
    /// Why.
    pub reason: String,
}

impl Default for Deny {
    fn default() -> Self {
        Self::Codes(Vec::new())
    }
}

impl<'de> Deserialize<'de> for Deny {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let choice = Choice("`all` or a list of diagnostic codes");
        Ok(match deserializer.deserialize_any(choice)? {
            Chosen::Word(word) if word == "all" => Self::All,
            Chosen::Word(code) => Self::Codes(vec![code]),
            Chosen::List(codes) => Self::Codes(codes),
        })
    }
}

impl<'de> Deserialize<'de> for DefaultFeatures {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let choice = Choice("`all`, `none` or a list of features");
        match deserializer.deserialize_any(choice)? {
            Chosen::Word(word) if word == "all" => Ok(Self::All),
            Chosen::Word(word) if word == "none" => Ok(Self::None),
            Chosen::Word(word) => Err(D::Error::invalid_value(Unexpected::Str(&word), &choice)),
            Chosen::List(names) => Ok(Self::Names(names)),
        }
    }
}

enum Chosen {
    Word(String),
    List(Vec<String>),
}

/// Reads a word or a list of words; says what they are.
#[derive(Clone, Copy)]
struct Choice(&'static str);

impl<'de> Visitor<'de> for Choice {
    type Value = Chosen;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Chosen, E> {
        Ok(Chosen::Word(word.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Chosen, A::Error> {
        let mut words = Vec::new();
        while let Some(word) = list.next_element()? {
            words.push(word);
        }
        Ok(Chosen::List(words))
    }
}
