use super::root::{EXTERNAL_DOCS, REQUIREMENTS, SERVERS};
use super::{Kind, Names, Object, Shape, TEXTS, may, must};

const OPERATION_NODE: Shape = Shape::Node(Kind::Operation);
const PARAMETERS: Shape = Shape::List(&Shape::Node(Kind::Parameter));
const SCHEMA: Shape = Shape::Node(Kind::Schema);
const HEADERS: Shape = Shape::Map(&Shape::Node(Kind::Header));
const EXAMPLES: Shape = Shape::Map(&Shape::Node(Kind::Example));
const CONTENT: Shape = Shape::Map(&Shape::Object(&MEDIA_TYPE));

pub(super) static PATH_ITEM: Object = Object {
    name: "a path",
    members: &[
        may("summary", Shape::Text),
        may("description", Shape::Text),
        may("get", OPERATION_NODE),
        may("put", OPERATION_NODE),
        may("post", OPERATION_NODE),
        may("delete", OPERATION_NODE),
        may("options", OPERATION_NODE),
        may("head", OPERATION_NODE),
        may("patch", OPERATION_NODE),
        may("trace", OPERATION_NODE),
        may("query", OPERATION_NODE),
        may("additionalOperations", Shape::Map(&OPERATION_NODE)),
        may("servers", SERVERS),
        may("parameters", PARAMETERS),
    ],
};

pub(super) static OPERATION: Object = Object {
    name: "an operation",
    members: &[
        may("tags", TEXTS),
        may("summary", Shape::Text),
        may("description", Shape::Text),
        may("externalDocs", Shape::Object(&EXTERNAL_DOCS)),
        may("operationId", Shape::Text),
        may("parameters", PARAMETERS),
        may("requestBody", Shape::Node(Kind::RequestBody)),
        must(
            "responses",
            Shape::Extensible(Names::Statuses, &Shape::Node(Kind::Response)),
        ),
        may("callbacks", Shape::Map(&Shape::Node(Kind::Callback))),
        may("deprecated", Shape::Bool),
        may("security", REQUIREMENTS),
        may("servers", SERVERS),
    ],
};

pub(super) static PARAMETER: Object = Object {
    name: "a parameter",
    members: &[
        must("name", Shape::Text),
        must("in", Shape::Word(&["query", "header", "path", "cookie"])),
        may("description", Shape::Text),
        may("required", Shape::Bool),
        may("deprecated", Shape::Bool),
        may("allowEmptyValue", Shape::Bool),
        may("style", Shape::Text),
        may("explode", Shape::Bool),
        may("allowReserved", Shape::Bool),
        may("schema", SCHEMA),
        may("content", CONTENT),
        may("example", Shape::Any),
        may("examples", EXAMPLES),
    ],
};

pub(super) static HEADER: Object = Object {
    name: "a header",
    members: &[
        may("description", Shape::Text),
        may("required", Shape::Bool),
        may("deprecated", Shape::Bool),
        may("allowEmptyValue", Shape::Bool),
        may("style", Shape::Text),
        may("explode", Shape::Bool),
        may("schema", SCHEMA),
        may("content", CONTENT),
        may("example", Shape::Any),
        may("examples", EXAMPLES),
    ],
};

pub(super) static REQUEST_BODY: Object = Object {
    name: "a request body",
    members: &[
        may("description", Shape::Text),
        must("content", CONTENT),
        may("required", Shape::Bool),
    ],
};

pub(super) static RESPONSE: Object = Object {
    name: "a response",
    members: &[
        must("description", Shape::Text),
        may("headers", HEADERS),
        may("content", CONTENT),
        may("links", Shape::Map(&Shape::Node(Kind::Link))),
    ],
};

static MEDIA_TYPE: Object = Object {
    name: "a media type",
    members: &[
        may("schema", SCHEMA),
        may("example", Shape::Any),
        may("examples", EXAMPLES),
        may("encoding", Shape::Map(&Shape::Object(&ENCODING))),
    ],
};

static ENCODING: Object = Object {
    name: "an encoding",
    members: &[
        may("contentType", Shape::Text),
        may("headers", HEADERS),
        may(
            "style",
            Shape::Word(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
        ),
        may("explode", Shape::Bool),
        may("allowReserved", Shape::Bool),
    ],
};
