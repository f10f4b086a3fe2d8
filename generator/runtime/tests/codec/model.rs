//! Types written the way the generator writes them.

use std::collections::BTreeMap;

use corten_runtime::{
    Decode, DecodeError, Encode, Json, Maybe, Member, Reader, Shape, UnknownFields, Writer,
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
        Member::optional("odd\"\\\n"),
    ],
};

impl Decode for Node {
    fn blank() -> Self {
        Self::default()
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        reader.record(
            &NODE,
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
            &NODE,
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

impl Decode for Tree {
    fn blank() -> Self {
        Self::Unknown(Json::Null)
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        *self = match reader.first_of(&[
            |r| Ok(Self::Leaf(r.value()?)),
            |r| Ok(Self::Branch(r.value()?)),
            |r| Ok(Self::Twin(r.value()?)),
        ])? {
            Some(value) => value,
            None => Self::Unknown(reader.value()?),
        };
        Ok(())
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
            &PAIR,
            &mut [&mut self.inner, &mut self.end],
            &mut self.unknown,
        )
    }
}

impl<T: Encode> Encode for Pair<T> {
    fn encode(&self, writer: &mut Writer) {
        writer.record(&PAIR, &[&self.inner, &self.end], &self.unknown);
    }
}
