use super::root::EXTERNAL_DOCS;
use super::{Kind, Object, Shape, TEXTS, may, must};

const ONE: Shape = Shape::Node(Kind::Schema);
const MANY: Shape = Shape::List(&ONE);
const TYPES: Shape = Shape::Word(&["string", "integer", "number", "boolean", "array", "object"]);

pub(in crate::load) static SCHEMA: Object = Object {
    name: "a schema",
    members: &[
        may("type", TYPES),
        may("format", Shape::Text),
        may("title", Shape::Text),
        may("description", Shape::Text),
        may("properties", Shape::Map(&ONE)),
        may("required", TEXTS),
        may("items", ONE),
        may("enum", Shape::List(&Shape::Any)),
        may("default", Shape::Any),
        may("example", Shape::Any),
        may("nullable", Shape::Bool),
        may("readOnly", Shape::Bool),
        may("writeOnly", Shape::Bool),
        may("deprecated", Shape::Bool),
        may("additionalProperties", Shape::SchemaOrBool),
        may("allOf", MANY),
        may("oneOf", MANY),
        may("anyOf", MANY),
        may("not", ONE),
        may("discriminator", Shape::Object(&DISCRIMINATOR)),
        may("pattern", Shape::Text),
        may("minLength", Shape::Count),
        may("maxLength", Shape::Count),
        may("minimum", Shape::Number),
        may("maximum", Shape::Number),
        may("exclusiveMinimum", Shape::Bool),
        may("exclusiveMaximum", Shape::Bool),
        may("multipleOf", Shape::Number),
        may("minItems", Shape::Count),
        may("maxItems", Shape::Count),
        may("uniqueItems", Shape::Bool),
        may("minProperties", Shape::Count),
        may("maxProperties", Shape::Count),
        may("xml", Shape::Object(&XML)),
        may("externalDocs", Shape::Object(&EXTERNAL_DOCS)),
    ],
};

static DISCRIMINATOR: Object = Object {
    name: "a discriminator",
    members: &[
        must("propertyName", Shape::Text),
        may("mapping", Shape::Map(&Shape::Text)),
    ],
};

static XML: Object = Object {
    name: "an `xml`",
    members: &[
        may(
            "nodeType",
            Shape::Word(&["element", "attribute", "text", "cdata", "none"]),
        ),
        may("name", Shape::Text),
        may("namespace", Shape::Text),
        may("prefix", Shape::Text),
        may("attribute", Shape::Bool),
        may("wrapped", Shape::Bool),
    ],
};
