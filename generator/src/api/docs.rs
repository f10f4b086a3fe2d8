use serde::Serialize;

/// What the description tells a reader about a thing.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Docs {
    /// A short name.
    pub title: Option<String>,
    /// Markdown.
    pub description: Option<String>,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// The default that the server assumes, as JSON text.
    pub default: Option<String>,
    /// An example, as JSON text.
    pub example: Option<String>,
    /// What a value has to satisfy; documented, left to the server to check.
    pub constraints: Vec<Constraint>,
}

/// A limit on a value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Constraint {
    /// At least so many characters.
    MinLength(u64),
    /// At most so many characters.
    MaxLength(u64),
    /// A regular expression (ECMA-262).
    Pattern(String),
    /// A lower bound, as JSON text.
    Minimum {
        /// The bound.
        value: String,
        /// Whether the bound itself is excluded.
        exclusive: bool,
    },
    /// An upper bound, as JSON text.
    Maximum {
        /// The bound.
        value: String,
        /// Whether the bound itself is excluded.
        exclusive: bool,
    },
    /// A divisor, as JSON text.
    MultipleOf(String),
    /// At least so many elements.
    MinItems(u64),
    /// At most so many elements.
    MaxItems(u64),
    /// No element twice.
    UniqueItems,
    /// At least so many members.
    MinProperties(u64),
    /// At most so many members.
    MaxProperties(u64),
    /// The only value there is, as JSON text.
    Constant(String),
}
