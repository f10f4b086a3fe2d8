use super::{Kind, Names, Object, Shape, TEXTS, may, must};

pub(super) const SERVERS: Shape = Shape::List(&Shape::Object(&SERVER));
pub(super) const REQUIREMENTS: Shape = Shape::List(&Shape::Map(&TEXTS));
const FLOW_NODE: Shape = Shape::Object(&FLOW);

pub(in crate::load) static ROOT: Object = Object {
    name: "the document",
    members: &[
        must("openapi", Shape::Text),
        must("info", Shape::Object(&INFO)),
        may("servers", SERVERS),
        must(
            "paths",
            Shape::Extensible(Names::Paths, &Shape::Node(Kind::PathItem)),
        ),
        may("components", Shape::Object(&COMPONENTS)),
        may("security", REQUIREMENTS),
        may("tags", Shape::List(&Shape::Object(&TAG))),
        may("externalDocs", Shape::Object(&EXTERNAL_DOCS)),
    ],
};

static INFO: Object = Object {
    name: "the info object",
    members: &[
        must("title", Shape::Text),
        may("description", Shape::Text),
        may("termsOfService", Shape::Text),
        may("contact", Shape::Object(&CONTACT)),
        may("license", Shape::Object(&LICENSE)),
        must("version", Shape::Text),
    ],
};

static CONTACT: Object = Object {
    name: "a contact",
    members: &[
        may("name", Shape::Text),
        may("url", Shape::Text),
        may("email", Shape::Text),
    ],
};

static LICENSE: Object = Object {
    name: "a license",
    members: &[must("name", Shape::Text), may("url", Shape::Text)],
};

static SERVER: Object = Object {
    name: "a server",
    members: &[
        must("url", Shape::Text),
        may("description", Shape::Text),
        may("variables", Shape::Map(&Shape::Object(&SERVER_VARIABLE))),
    ],
};

static SERVER_VARIABLE: Object = Object {
    name: "a server variable",
    members: &[
        may("enum", TEXTS),
        must("default", Shape::Text),
        may("description", Shape::Text),
    ],
};

static COMPONENTS: Object = Object {
    name: "the components object",
    members: &[
        may("schemas", Shape::Map(&Shape::Node(Kind::Schema))),
        may("responses", Shape::Map(&Shape::Node(Kind::Response))),
        may("parameters", Shape::Map(&Shape::Node(Kind::Parameter))),
        may("examples", Shape::Map(&Shape::Node(Kind::Example))),
        may("requestBodies", Shape::Map(&Shape::Node(Kind::RequestBody))),
        may("headers", Shape::Map(&Shape::Node(Kind::Header))),
        may(
            "securitySchemes",
            Shape::Map(&Shape::Node(Kind::SecurityScheme)),
        ),
        may("links", Shape::Map(&Shape::Node(Kind::Link))),
        may("callbacks", Shape::Map(&Shape::Node(Kind::Callback))),
    ],
};

static TAG: Object = Object {
    name: "a tag",
    members: &[
        must("name", Shape::Text),
        may("description", Shape::Text),
        may("externalDocs", Shape::Object(&EXTERNAL_DOCS)),
    ],
};

pub(super) static EXTERNAL_DOCS: Object = Object {
    name: "external docs",
    members: &[may("description", Shape::Text), must("url", Shape::Text)],
};

pub(super) static SECURITY_SCHEME: Object = Object {
    name: "a security scheme",
    members: &[
        must(
            "type",
            Shape::Word(&["apiKey", "http", "oauth2", "openIdConnect"]),
        ),
        may("description", Shape::Text),
        may("name", Shape::Text),
        may("in", Shape::Word(&["query", "header", "cookie"])),
        may("scheme", Shape::Text),
        may("bearerFormat", Shape::Text),
        may("flows", Shape::Object(&FLOWS)),
        may("openIdConnectUrl", Shape::Text),
    ],
};

static FLOWS: Object = Object {
    name: "the flows",
    members: &[
        may("implicit", FLOW_NODE),
        may("password", FLOW_NODE),
        may("clientCredentials", FLOW_NODE),
        may("authorizationCode", FLOW_NODE),
    ],
};

static FLOW: Object = Object {
    name: "a flow",
    members: &[
        may("authorizationUrl", Shape::Text),
        may("tokenUrl", Shape::Text),
        may("refreshUrl", Shape::Text),
        must("scopes", Shape::Map(&Shape::Text)),
    ],
};
