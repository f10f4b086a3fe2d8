use serde_json::{Value, json};

use crate::diagnostic::Report;
use crate::load::rewrite::rewrite;
use crate::load::version::Version;
use crate::pointer::Pointer;
use crate::source::FileId;

fn document(written: Value) -> (Value, Report) {
    let Value::Object(mut root) = written else {
        panic!("no object");
    };
    let mut report = Report::default();
    rewrite(Version::Swagger, &mut root, FileId::default(), &mut report);
    (Value::Object(root), report)
}

/// The operation that `written` becomes, and where `pointer` inside it is written.
fn operation(written: Value, pointer: &str) -> (Value, String) {
    let (tree, report) = document(json!({ "paths": { "/a": { "post": written } } }));
    let top = "/paths/~1a/post";
    let at = Pointer::parse(&format!("{top}{pointer}")).unwrap();
    let (_, origin) = report.moves.written(&at);
    let origin = origin.as_str().strip_prefix(top).unwrap().to_owned();
    (tree.pointer(top).unwrap().clone(), origin)
}

#[test]
fn a_body_becomes_content_of_every_type_that_is_consumed() {
    let written = json!({
        "consumes": ["a/b", "c/d%e"],
        "parameters": [
            {"in": "body", "name": "x", "required": true, "schema": {"type": "object"}},
            {"in": "query", "name": "q", "type": "string"},
        ],
    });
    let first = "#/paths/~1a/post/requestBody/content/a~1b/schema";
    let wanted = json!({
        "parameters": [{"in": "query", "name": "q", "schema": {"type": "string"}}],
        "requestBody": {"required": true, "content": {
            "a/b": {"schema": {"type": "object"}},
            "c/d%e": {"schema": {"$ref": first}},
        }},
    });
    let (is, origin) = operation(written.clone(), "/requestBody/content/a~1b/schema/type");
    assert_eq!((is, origin.as_str()), (wanted, "/parameters/0/schema/type"));
    let (_, origin) = operation(written, "/parameters/0/schema/type");
    assert_eq!(origin, "/parameters/1/type");
}

#[test]
fn a_file_makes_a_form_multipart() {
    let written = json!({ "parameters": [
        {"in": "formData", "name": "f", "type": "file", "required": true},
        {"in": "formData", "name": "n", "type": "array", "items": {"type": "string"}, "collectionFormat": "multi"},
    ]});
    let wanted = json!({"requestBody": {"required": true, "content": {"multipart/form-data": {
        "schema": {
            "type": "object",
            "properties": {
                "f": {"type": "string", "format": "binary"},
                "n": {"type": "array", "items": {"type": "string"}},
            },
            "required": ["f"],
        },
        "encoding": {"n": {"style": "form", "explode": true}},
    }}}});
    let at = "/requestBody/content/multipart~1form-data/schema/properties/n/items";
    let (is, origin) = operation(written, at);
    assert_eq!((is, origin.as_str()), (wanted, "/parameters/1/items"));
}

#[test]
fn lists_get_a_style_where_they_have_a_choice() {
    let style = |place: &str, format: &str| {
        let parameter = json!({
            "in": place, "name": "x", "type": "array", "items": {}, "collectionFormat": format,
        });
        let (is, _) = operation(json!({ "parameters": [parameter] }), "");
        let parameter = &is["parameters"][0];
        (parameter["style"].clone(), parameter["explode"].clone())
    };
    assert_eq!(style("query", "csv"), (json!("form"), json!(false)));
    assert_eq!(style("query", "multi"), (json!("form"), json!(true)));
    assert_eq!(
        style("query", "ssv"),
        (json!("spaceDelimited"), json!(false))
    );
    assert_eq!(
        style("query", "pipes"),
        (json!("pipeDelimited"), json!(false))
    );
    assert_eq!(style("header", "csv"), (Value::Null, Value::Null));
}

#[test]
fn servers_prefer_https() {
    let servers = |written| document(written).0["servers"].clone();
    assert_eq!(
        servers(json!({"host": "a.b", "basePath": "/c/", "schemes": ["http", "https", "ws"]})),
        json!([{"url": "https://a.b/c"}, {"url": "http://a.b/c"}])
    );
    assert_eq!(
        servers(json!({"host": "a.b"})),
        json!([{"url": "https://a.b"}])
    );
    assert_eq!(servers(json!({"basePath": "/c"})), json!([{"url": "/c"}]));
    assert_eq!(servers(json!({})), Value::Null);
}

#[test]
fn flows_get_their_new_names() {
    let (tree, report) = document(json!({"securityDefinitions": {"o": {
        "type": "oauth2", "flow": "application", "tokenUrl": "t", "scopes": {"a": "b"},
    }}}));
    assert_eq!(
        tree["components"]["securitySchemes"]["o"],
        json!({"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "t", "scopes": {"a": "b"}}}})
    );
    let at = Pointer::parse("/components/securitySchemes/o/flows/clientCredentials/tokenUrl");
    let (_, origin) = report.moves.written(&at.unwrap());
    assert_eq!(origin.as_str(), "/securityDefinitions/o/tokenUrl");
}
