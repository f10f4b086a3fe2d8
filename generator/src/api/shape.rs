use serde::Serialize;

use super::{Docs, OperationId, Xml};
use crate::pointer::Pointer;

/// The position of a type in [`Types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct TypeId(pub usize);

/// All types, by id.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Types(pub Vec<Type>);

impl Types {
    /// The type of this id.
    #[must_use]
    pub fn get(&self, id: TypeId) -> Option<&Type> {
        self.0.get(id.0)
    }

    /// All types with their ids, in the order in which they were met.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &Type)> {
        self.0.iter().enumerate().map(|(at, ty)| (TypeId(at), ty))
    }
}

/// A type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Type {
    /// Where it is described.
    pub pointer: Pointer,
    /// What the description calls it.
    pub name: Name,
    /// What is known of it.
    pub docs: Docs,
    /// Whether null is one of its values.
    pub nullable: bool,
    /// Whether its values must never be shown.
    pub sensitive: bool,
    /// What is said of it in XML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xml: Option<Box<Xml>>,
    /// What it looks like.
    pub shape: Shape,
    /// The type it was made of, where it is a reference with additions: its
    /// fields are that type's, but for what the additions change.
    pub base: Option<TypeId>,
}

/// How the description spells a type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Name {
    /// By name, among the components.
    Component(String),
    /// In place, as a part of something else.
    Inline {
        /// What it is a part of.
        owner: Owner,
        /// Which part: a property's name, `item`, `value`, `body`, …
        role: String,
    },
}

/// What an inline type is a part of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Owner {
    /// A type.
    Type(TypeId),
    /// An operation: its parameters, body and responses.
    Operation(OperationId),
    /// A parameter, body, response or header that has a name of its own, and
    /// that many operations may share.
    Component(String),
}

/// A use of a type: the type, and what is said of it at this place only.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Use {
    /// The type.
    pub ty: TypeId,
    /// Whether null may stand here, by this use or by the type itself.
    pub nullable: bool,
    /// Whether the value must never be shown, by this use or by the type itself.
    pub sensitive: bool,
    /// What is said of it here; where nothing is, the type's own docs hold.
    pub docs: Docs,
    /// What is said of it here in XML, beside what the type says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xml: Option<Box<Xml>>,
}

/// What a value looks like on the wire.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Shape {
    /// The description says nothing.
    Any,
    /// Only null.
    Null,
    /// True or false.
    Bool,
    /// A whole number.
    Integer(Format),
    /// Any number.
    Number(Format),
    /// Text.
    String(Format),
    /// One of a few values.
    Enum(Enum),
    /// A list.
    List(Box<Use>),
    /// A list whose elements differ by place.
    Tuple(Tuple),
    /// Members of any name.
    Map(Box<Use>),
    /// Members of known names.
    Struct(Struct),
    /// One of several.
    Union(Union),
    /// Another type under a second name.
    Alias(TypeId),
}

/// A list whose elements differ by place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tuple {
    /// The elements, by their places.
    pub elements: Vec<Use>,
    /// How many of them must be there.
    pub required: usize,
    /// The elements after these, if there may be any.
    pub rest: Option<Box<Use>>,
}

impl Tuple {
    /// Every use of a type.
    pub fn uses(&self) -> impl Iterator<Item = &Use> {
        self.elements.iter().chain(self.rest.as_deref())
    }

    /// Every use of a type.
    pub fn uses_mut(&mut self) -> impl Iterator<Item = &mut Use> {
        self.elements.iter_mut().chain(self.rest.as_deref_mut())
    }
}

/// What a text or a number stands for: the word of `format`, where there is one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Format(pub Option<String>);

impl Format {
    /// Whether it is this word.
    #[must_use]
    pub fn is(&self, word: &str) -> bool {
        self.0.as_deref() == Some(word)
    }
}

/// One of a few values.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Enum {
    /// The values, in the order of the description, each once, without null.
    pub values: Vec<Value>,
}

/// A value of an [`Enum`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Value {
    /// Text.
    String(String),
    /// A whole number.
    Integer(i64),
    /// True or false.
    Bool(bool),
    /// Any other value, as JSON text.
    Other(String),
}

/// Members of known names.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Struct {
    /// The members, in the order of the description.
    pub fields: Vec<Field>,
    /// What other members may stand beside them.
    pub additional: Additional,
}

/// Members beside the known ones.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub enum Additional {
    /// The description does not say; they are kept.
    #[default]
    Unsaid,
    /// The description forbids them; they are kept all the same.
    Forbidden,
    /// They are of this type.
    Typed(Box<Use>),
}

/// A member.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Field {
    /// Where it is described.
    pub pointer: Pointer,
    /// Its name on the wire.
    pub name: String,
    /// Its type.
    pub value: Use,
    /// Whether it must be there.
    pub required: bool,
    /// In which direction it travels.
    pub access: Access,
}

/// The directions in which a member travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Access {
    /// Both.
    #[default]
    Both,
    /// Answers only.
    ReadOnly,
    /// Answers, and requests that like to: one part of an `allOf` says
    /// `readOnly`, and another describes the member without it.
    ReadMostly,
    /// Requests only.
    WriteOnly,
}

/// One of several types.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Union {
    /// The types, in the order of the description.
    pub variants: Vec<Variant>,
    /// The member that tells them apart.
    pub tag: Option<Tag>,
}

/// One type of a [`Union`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Variant {
    /// Where it is listed.
    pub pointer: Pointer,
    /// Its type.
    pub value: Use,
    /// The tag's values that mean it: texts, whole numbers, truth values.
    pub tags: Vec<Value>,
}

/// The member that tells the types of a [`Union`] apart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tag {
    /// Its name on the wire.
    pub name: String,
    /// Where the variant is listed that any other value means.
    pub default: Option<Pointer>,
}
