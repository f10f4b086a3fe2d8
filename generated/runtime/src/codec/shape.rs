//! What the codec knows of a struct.

/// The members of a struct by their names on the wire, in the order of its slots.
#[derive(Debug)]
pub struct Shape {
    /// The struct's name, for messages.
    pub name: &'static str,
    /// One for each slot.
    pub members: &'static [Member],
}

impl Shape {
    /// Of a struct that knows no member.
    pub(super) const EMPTY: &'static Self = &Self {
        name: "",
        members: &[],
    };
}

/// One member of a struct, by its name on the wire. Those that are `escaped` have a name that does not
/// stand in JSON as it is.
///
/// A variant is made where it stands, at no cost; a function would have to be run by the compiler,
/// for each member of each type.
#[derive(Debug)]
#[allow(non_camel_case_types, reason = "they are the words of `record!`")]
#[allow(missing_docs, reason = "an escape changes nothing else")]
pub enum Member {
    /// Its absence is an error.
    required(&'static str),
    /// Its absence is an error, and null is one of its values, which it keeps.
    nullable(&'static str),
    /// It may be absent.
    optional(&'static str),
    /// It may be absent or null, which are not the same.
    maybe(&'static str),
    required_escaped(&'static str),
    nullable_escaped(&'static str),
    optional_escaped(&'static str),
    maybe_escaped(&'static str),
}

impl Member {
    /// The name on the wire.
    #[inline]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::required(name)
            | Self::nullable(name)
            | Self::optional(name)
            | Self::maybe(name)
            | Self::required_escaped(name)
            | Self::nullable_escaped(name)
            | Self::optional_escaped(name)
            | Self::maybe_escaped(name) => name,
        }
    }

    /// Whether null is one of its values.
    #[inline]
    pub const fn is_nullable(&self) -> bool {
        match self {
            Self::nullable(_)
            | Self::maybe(_)
            | Self::nullable_escaped(_)
            | Self::maybe_escaped(_) => true,
            Self::required(_)
            | Self::optional(_)
            | Self::required_escaped(_)
            | Self::optional_escaped(_) => false,
        }
    }

    /// Whether its absence is an error.
    #[inline]
    pub const fn is_required(&self) -> bool {
        match self {
            Self::required(_)
            | Self::nullable(_)
            | Self::required_escaped(_)
            | Self::nullable_escaped(_) => true,
            Self::optional(_)
            | Self::maybe(_)
            | Self::optional_escaped(_)
            | Self::maybe_escaped(_) => false,
        }
    }

    /// Whether the name stands in JSON as it is, without an escape.
    #[inline]
    pub(super) const fn is_plain(&self) -> bool {
        match self {
            Self::required(_) | Self::nullable(_) | Self::optional(_) | Self::maybe(_) => true,
            Self::required_escaped(_)
            | Self::nullable_escaped(_)
            | Self::optional_escaped(_)
            | Self::maybe_escaped(_) => false,
        }
    }
}
