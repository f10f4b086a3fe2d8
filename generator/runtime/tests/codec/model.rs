//! Types written the way the generator writes them.

use std::collections::BTreeMap;

use corten_runtime::{
    Alternatives, Decode, DecodeError, Encode, Json, Maybe, Member, Outline, Reader, Shape, Union,
    UnknownFields, Variant, Writer,
};

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Node {
    pub(crate) id: i64,
    pub(crate) label: Option<String>,
    pub(crate) note: Maybe<String>,
    pub(crate) owner: Option<String>,
    pub(crate) children: Vec<Node>,
    pub(crate) next: Option<Box<Node>>,
    pub(crate) tags: Option<BTreeMap<String, bool>>,
    pub(crate) odd: Option<bool>,
    pub(crate) unknown: UnknownFields,
}

static NODE: Shape = Shape {
    name: "Node",
    members: &[
        Member::required("id"),
        Member::optional("label"),
        Member::optional("note"),
        Member::required("owner"),
        Member::required("children"),
        Member::optional("next"),
        Member::optional("tags"),
        Member::optional_escaped("odd\"\\\n"),
    ],
};

impl Decode for Node {
    fn blank() -> Self {
        Self::default()
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        reader.record(
            Outline::Record(&NODE),
            &mut [
                &mut self.id,
                &mut self.label,
                &mut self.note,
                &mut self.owner,
                &mut self.children,
                &mut self.next,
                &mut self.tags,
                &mut self.odd,
            ],
            &mut self.unknown,
        )
    }
}

impl Encode for Node {
    fn encode(&self, writer: &mut Writer) {
        writer.record(
            Outline::Record(&NODE),
            &[
                &self.id,
                &self.label,
                &self.note,
                &self.owner,
                &self.children,
                &self.next,
                &self.tags,
                &self.odd,
            ],
            &self.unknown,
        );
    }
}

/// An untagged union that contains itself, and can only be told apart at its end.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Tree {
    Leaf(Pair<i64>),
    Branch(Box<Pair<Tree>>),
    /// Reads what `Branch` reads, so that failures double with each level.
    Twin(Box<Pair<Tree>>),
    Unknown(Json),
}

static TREE: Union = Union {
    tag: None,
    variants: &[
        Variant {
            tags: &[],
            outline: Pair::<i64>::outline,
        },
        Variant {
            tags: &[],
            outline: Pair::<Tree>::outline,
        },
        Variant {
            tags: &[],
            outline: Pair::<Tree>::outline,
        },
    ],
};

impl Alternatives for Tree {
    fn start(&mut self, index: Option<usize>) -> &mut dyn Decode {
        *self = match index {
            Some(0) => Self::Leaf(Decode::blank()),
            Some(1) => Self::Branch(Decode::blank()),
            Some(2) => Self::Twin(Decode::blank()),
            _ => Self::blank(),
        };
        match self {
            Self::Leaf(value) => value,
            Self::Branch(value) | Self::Twin(value) => value,
            Self::Unknown(value) => value,
        }
    }
}

impl Decode for Tree {
    fn blank() -> Self {
        Self::Unknown(Json::Null)
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        reader.choose(Outline::Union(&TREE), self)
    }

    fn outline() -> Outline {
        Outline::Union(&TREE)
    }
}

impl Encode for Tree {
    fn encode(&self, writer: &mut Writer) {
        match self {
            Self::Leaf(value) => value.encode(writer),
            Self::Branch(value) | Self::Twin(value) => value.encode(writer),
            Self::Unknown(value) => value.encode(writer),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pair<T> {
    pub(crate) inner: Option<T>,
    pub(crate) end: i64,
    pub(crate) unknown: UnknownFields,
}

static PAIR: Shape = Shape {
    name: "Pair",
    members: &[Member::optional("inner"), Member::required("end")],
};

impl<T: Decode> Decode for Pair<T> {
    fn blank() -> Self {
        Self {
            inner: None,
            end: 0,
            unknown: UnknownFields::default(),
        }
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        reader.record(
            Outline::Record(&PAIR),
            &mut [&mut self.inner, &mut self.end],
            &mut self.unknown,
        )
    }

    fn outline() -> Outline {
        Outline::Record(&PAIR)
    }
}

impl<T: Encode> Encode for Pair<T> {
    fn encode(&self, writer: &mut Writer) {
        writer.record(
            Outline::Record(&PAIR),
            &[&self.inner, &self.end],
            &self.unknown,
        );
    }
}
