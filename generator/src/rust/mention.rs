//! What a part of the crate is made of: the types that it cannot do without.

use super::{
    Failure, Headers, Input, Item, Method, Output, Resource, Stream, StructItem, TypeFile,
    TypePath, UnionItem, XmlContent, XmlNode,
};

impl Resource {
    /// The types of the crate that its calls and its own types are made of.
    #[must_use]
    pub fn mentions(&self) -> Vec<&TypePath> {
        let mut found: Vec<_> = self.methods.iter().flat_map(Method::mentions).collect();
        let answers = self.failures.iter().flat_map(|failure| &failure.variants);
        found.extend(answers.flat_map(|variant| variant.value.mentions()));
        found.extend(self.headers.iter().flat_map(Headers::mentions));
        found.extend(self.types().flat_map(Item::mentions));
        found
    }

    /// The types that it defines, in its own file or below it.
    pub fn types(&self) -> impl Iterator<Item = &Item> {
        let below = self.types.iter().flat_map(TypeFile::all);
        self.items.iter().chain(below)
    }
}

impl TypeFile {
    /// What it and the files below it define.
    #[must_use]
    pub fn all(&self) -> Vec<&Item> {
        let below = self.files.iter().flat_map(Self::all);
        self.items.iter().chain(below).collect()
    }
}

impl Item {
    /// The types of the crate that it is made of, but for the answers that it
    /// can be made from.
    #[must_use]
    pub fn mentions(&self) -> Vec<&TypePath> {
        match self {
            Self::Struct(item) => item.mentions(),
            Self::Enum(_) => Vec::new(),
            Self::Union(item) => item.mentions(),
            Self::Alias(item) => vec![&item.target],
        }
    }

    /// The answers that it can be made from.
    #[must_use]
    pub fn sources(&self) -> Vec<&TypePath> {
        match self {
            Self::Struct(item) => item.feeds.iter().map(|feed| &feed.from).collect(),
            Self::Enum(_) | Self::Union(_) | Self::Alias(_) => Vec::new(),
        }
    }
}

impl StructItem {
    fn mentions(&self) -> Vec<&TypePath> {
        let mut found = Vec::new();
        for field in &self.fields {
            found.extend(field.ty.named());
            found.extend(field.input.mentions());
        }
        found.extend(self.xml.iter().flatten().flat_map(XmlNode::mentions));
        found
    }
}

impl UnionItem {
    fn mentions(&self) -> Vec<&TypePath> {
        let mut found = Vec::new();
        for variant in &self.variants {
            found.extend(variant.ty.named());
            let made = variant.maker.as_ref().map(|maker| maker.input.mentions());
            found.extend(made.into_iter().flatten());
        }
        found.extend(self.xml.iter().flatten().flat_map(XmlContent::mentions));
        found
    }
}

impl Method {
    fn mentions(&self) -> Vec<&TypePath> {
        let mut found = self.output.mentions();
        let bodies = self.variants.iter().map(|variant| &variant.argument);
        let arguments = self.arguments.iter().chain(bodies);
        found.extend(arguments.flat_map(|argument| argument.input.mentions()));
        if let Some(options) = &self.options {
            let setters = options.setters.iter();
            found.extend(setters.flat_map(|setter| setter.input.mentions()));
            let streams = options.streaming.iter();
            found.extend(streams.flat_map(|streaming| streaming.stream.mentions()));
        }
        match &self.failure {
            Some(Failure::Json(path)) => found.push(path),
            Some(Failure::ByStatus(_)) | None => {}
        }
        let answers = self.xml.answers.iter().map(|(_, _, node)| node);
        let nodes = self.xml.sent.iter().chain(answers);
        found.extend(nodes.flat_map(XmlNode::mentions));
        found
    }
}

impl Headers {
    fn mentions(&self) -> Vec<&TypePath> {
        let fields = self.fields.iter();
        fields.flat_map(|field| field.ty.named()).collect()
    }
}

impl Input {
    fn mentions(&self) -> Vec<&TypePath> {
        match self {
            Self::Value(ty) | Self::Into(ty) | Self::Lines(ty) => ty.named(),
            Self::Each(item) | Self::Pairs(item) => item.mentions(),
            Self::Text => Vec::new(),
        }
    }
}

impl Output {
    fn mentions(&self) -> Vec<&TypePath> {
        match self {
            Self::Json(ty) | Self::Page(ty) => ty.named(),
            Self::Stream(stream) => stream.mentions(),
            Self::ByStatus(answer) => {
                let variants = answer.variants.iter();
                variants.flat_map(|it| it.value.mentions()).collect()
            }
            Self::Nothing | Self::Text | Self::Bytes | Self::Download => Vec::new(),
        }
    }
}

impl Stream {
    fn mentions(&self) -> Vec<&TypePath> {
        match self {
            Self::Events(ty) | Self::Records(ty) => ty.named(),
            Self::TextEvents => Vec::new(),
        }
    }
}

impl XmlNode {
    fn mentions(&self) -> Vec<&TypePath> {
        self.content.mentions()
    }
}

impl XmlContent {
    fn mentions(&self) -> Vec<&TypePath> {
        match self {
            Self::Any | Self::String | Self::Number | Self::Bool => Vec::new(),
            Self::Of(path) => vec![path],
            Self::List(node) | Self::Map(node) => node.mentions(),
            Self::Tuple(nodes) => nodes.iter().flat_map(XmlNode::mentions).collect(),
        }
    }
}
