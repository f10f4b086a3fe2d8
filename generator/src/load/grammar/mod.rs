//! The objects of OpenAPI 3.0.4 as data: which members they have, and what
//! each takes. One walk over these tables cuts a document into nodes, and
//! finds every wrong, missing and unknown member on its way.

mod operation;
mod root;
mod schema;

pub(super) use root::ROOT;
pub(super) use schema::SCHEMA;

/// An object with a fixed set of members; `x-…` may always stand beside them.
#[derive(Debug)]
pub(super) struct Object {
    /// What a message calls it, with its article.
    pub(super) name: &'static str,
    pub(super) members: &'static [Member],
}

/// A member of an [`Object`].
#[derive(Debug)]
pub(super) struct Member {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    pub(super) required: bool,
}

/// What a value has to look like.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    Any,
    Text,
    Bool,
    Number,
    /// A whole number from zero.
    Count,
    /// One of these words.
    Word(&'static [&'static str]),
    List(&'static Shape),
    /// Any names, each with such a value.
    Map(&'static Shape),
    /// Like [`Shape::Map`], but `x-…` is an extension.
    Extensible(Names, &'static Shape),
    /// An object that is parsed together with its holder.
    Object(&'static Object),
    /// An object that is parsed alone: in its holder, a reference to it.
    Node(Kind),
    /// A schema, or true or false.
    SchemaOrBool,
}

/// What the names of a [`Shape::Extensible`] must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// `/pets/{id}`.
    Paths,
    /// `200`, `2XX` or `default`.
    Statuses,
}

/// A kind of node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    PathItem,
    Operation,
    Schema,
    Parameter,
    RequestBody,
    Response,
    Header,
    SecurityScheme,
    /// An example: shown, never parsed.
    Example,
    /// A link: not carried.
    Link,
    /// A callback: its name alone is carried.
    Callback,
}

impl Kind {
    /// The members of such a node; `None` where nobody looks inside.
    pub(super) fn object(self) -> Option<&'static Object> {
        match self {
            Self::PathItem => Some(&operation::PATH_ITEM),
            Self::Operation => Some(&operation::OPERATION),
            Self::Schema => Some(&SCHEMA),
            Self::Parameter => Some(&operation::PARAMETER),
            Self::RequestBody => Some(&operation::REQUEST_BODY),
            Self::Response => Some(&operation::RESPONSE),
            Self::Header => Some(&operation::HEADER),
            Self::SecurityScheme => Some(&root::SECURITY_SCHEME),
            Self::Example | Self::Link | Self::Callback => None,
        }
    }
}

impl Names {
    pub(super) fn allow(self, name: &str) -> bool {
        match self {
            Self::Paths => name.starts_with('/'),
            Self::Statuses => {
                let is_status = |status: &[u8]| match status {
                    [b'1'..=b'9', b'X' | b'x', b'X' | b'x'] => true,
                    [b'1'..=b'9', rest @ ..] => {
                        rest.len() == 2 && rest.iter().all(u8::is_ascii_digit)
                    }
                    _ => false,
                };
                name == "default" || is_status(name.as_bytes())
            }
        }
    }
}

impl Object {
    pub(super) fn member(&self, name: &str) -> Option<&'static Member> {
        self.members.iter().find(|member| member.name == name)
    }
}

impl Shape {
    /// What is expected, for a message.
    pub(super) fn expected(self) -> &'static str {
        match self {
            Self::Any => "any value",
            Self::Text | Self::Word(_) => "text",
            Self::Bool => "true or false",
            Self::Number => "a number",
            Self::Count => "a whole number from 0",
            Self::List(_) => "a list",
            Self::Map(_) | Self::Extensible(..) | Self::Object(_) => "an object",
            Self::Node(kind) => kind.object().map_or("an object", |object| object.name),
            Self::SchemaOrBool => "a schema, or true or false",
        }
    }
}

const fn may(name: &'static str, shape: Shape) -> Member {
    Member {
        name,
        shape,
        required: false,
    }
}

const fn must(name: &'static str, shape: Shape) -> Member {
    Member {
        name,
        shape,
        required: true,
    }
}

const TEXTS: Shape = Shape::List(&Shape::Text);
