use serde::{Deserialize, Serialize};

/// What a schema says of the value in XML.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words are OpenAPI's keywords")]
pub struct Xml {
    pub node_type: Option<NodeType>,
    pub name: Option<String>,
    pub namespace: Option<String>,
    pub prefix: Option<String>,
    pub attribute: bool,
    pub wrapped: bool,
    /// What `nodeType: text` was called in descriptions of Microsoft's before there was one.
    #[serde(rename = "x-ms-text")]
    pub ms_text: bool,
}

/// `nodeType`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the words are OpenAPI's")]
pub enum NodeType {
    Element,
    Attribute,
    Text,
    Cdata,
    None,
}
