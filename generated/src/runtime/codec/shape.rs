//! What the codec knows of a struct.

use super::scan;

/// The members of a struct by their names on the wire, in the order of its slots.
#[derive(Debug)]
pub struct Shape {
    /// The struct's name, for messages.
    pub name: &'static str,
    /// One for each slot.
    pub members: &'static [Member],
}

/// One member of a struct.
#[derive(Debug)]
pub struct Member {
    pub(super) name: &'static str,
    pub(super) required: bool,
    /// Whether null is one of its values, which it keeps.
    pub(super) nullable: bool,
    /// Whether the name stands in JSON as it is, without an escape.
    pub(super) plain: bool,
}

impl Member {
    /// A member whose absence is an error.
    pub const fn required(name: &'static str) -> Self {
        Self {
            name,
            required: true,
            nullable: false,
            plain: scan::is_plain(name),
        }
    }

    /// A member whose absence is an error, and which may be null.
    pub const fn nullable(name: &'static str) -> Self {
        Self {
            nullable: true,
            ..Self::required(name)
        }
    }

    /// A member that may be absent.
    pub const fn optional(name: &'static str) -> Self {
        Self {
            required: false,
            ..Self::required(name)
        }
    }

    /// A member that may be absent or null, which are not the same.
    pub const fn maybe(name: &'static str) -> Self {
        Self {
            nullable: true,
            ..Self::optional(name)
        }
    }

    /// The name on the wire.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether null is one of its values.
    pub const fn is_nullable(&self) -> bool {
        self.nullable
    }

    /// Whether its absence is an error.
    pub const fn is_required(&self) -> bool {
        self.required
    }
}
