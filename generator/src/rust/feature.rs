use serde::Serialize;

/// What of the crate a program may leave out, as cargo features.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Features {
    /// A feature for each group of calls, by name.
    pub calls: Vec<Feature>,
    /// Those that the types cannot do without.
    pub types: Vec<String>,
    /// What is on unless a program says otherwise, beside the runtime's own.
    pub default: Vec<String>,
}

/// The feature of a resource and those below it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Feature {
    /// Its name, such as `accounts-tokens`.
    pub name: String,
    /// The features that it cannot do without.
    pub implies: Vec<String>,
}

/// The features of which each alone brings something in; it is always there
/// where there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Gate(pub Vec<String>);

impl Gate {
    /// Whether there is no way around what is behind it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.0.is_empty()
    }
}
