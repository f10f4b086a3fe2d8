use crate::diagnostic::Report;
use crate::document::Document;
use crate::load::load;
use crate::pointer::Pointer;
use crate::source::{Source, Unread};

/// A description whose only path is in `path.yaml`.
const ROOT: &str = "openapi: 3.0.4
info: { title: Orchard, version: '1' }
servers: [{ url: https://orchard.example }]
paths:
  /trees: { $ref: path.yaml }
";

/// Reads the root document beside `files`, by path.
fn read(root: &str, files: &[(&str, &str)]) -> (Option<Document>, Report) {
    let source = Source::new("spec.yaml", root).with_files(|path| {
        let found = files.iter().find(|(name, _)| *name == path);
        let found = found.map(|(_, text)| (*text).to_owned());
        found.ok_or_else(|| Unread::Missing(Vec::new()))
    });
    let mut report = Report::default();
    (load(&source, &mut report), report)
}

fn codes(report: &Report) -> Vec<&'static str> {
    let mut codes: Vec<&str> = report.diagnostics.iter().map(|said| said.code).collect();
    codes.dedup();
    codes
}

#[test]
fn bounds_what_references_stand_for() {
    let mut path = "get: { x: { $ref: '#/l0' } }\n".to_owned();
    for level in 0..8 {
        let list = format!("{{ $ref: '#/l{}' }}, ", level + 1).repeat(10);
        path.push_str(&format!("l{level}: [{list}]\n"));
    }
    path.push_str("l8: [1]\n");
    let (_, report) = read(ROOT, &[("path.yaml", &path)]);
    assert!(codes(&report).contains(&"too-many-values"), "{report:?}");
}

#[test]
fn bounds_the_depth_that_references_add() {
    let mut path = "get: { x: { $ref: '#/l0' } }\n".to_owned();
    for level in 0..200 {
        let next = level + 1;
        path.push_str(&format!("l{level}: {{ a: {{ $ref: '#/l{next}' }} }}\n"));
    }
    path.push_str("l200: 1\n");
    let (_, report) = read(ROOT, &[("path.yaml", &path)]);
    assert!(codes(&report).contains(&"too-deep"), "{report:?}");
}

#[test]
fn a_long_way_from_schema_to_schema_is_no_depth() {
    let mut schemas = String::new();
    for level in 0..20_000 {
        let next = level + 1;
        schemas.push_str(&format!(
            "s{level}: {{ type: object, properties: {{ a: {{ $ref: '#/s{next}' }} }} }}\n"
        ));
    }
    schemas.push_str("s20000: { type: string }\n");
    let path = "get:
  responses:
    200:
      description: ok
      content: { application/json: { schema: { $ref: 'schemas.yaml#/s0' } } }
";
    let (document, report) = read(ROOT, &[("path.yaml", path), ("schemas.yaml", &schemas)]);
    let codes: Vec<_> = codes(&report);
    assert!(!codes.contains(&"too-deep"), "{codes:?}");
    let at = Pointer::parse("/components/schemas/s20000").unwrap();
    assert!(document.unwrap().schemas.contains_key(&at));
}

#[test]
fn a_name_does_not_depend_on_who_comes_first() {
    let path = |first: &str, second: &str| {
        format!(
            "get:
  responses:
    200:
      description: ok
      content: {{ application/json: {{ schema: {{ allOf: [{{ $ref: {first}/size.yaml }}, {{ $ref: {second}/size.yaml }}] }} }} }}
"
        )
    };
    let names = |path: &str| {
        let files = [
            ("path.yaml", path),
            ("a/size.yaml", "{ type: object }"),
            ("b/size.yaml", "{ type: object }"),
        ];
        let (document, _) = read(ROOT, &files);
        let schemas = document.unwrap().schemas;
        let mut names: Vec<String> = schemas
            .keys()
            .map(ToString::to_string)
            .filter(|name| name.starts_with("/components/"))
            .collect();
        names.sort();
        names
    };
    let wanted = ["/components/schemas/a_size", "/components/schemas/b_size"];
    assert_eq!(names(&path("a", "b")), wanted);
    assert_eq!(names(&path("b", "a")), wanted);
}

#[test]
fn parts_of_whatever_is_brought_in_are_found_there() {
    let path = "get:
  responses:
    200:
      description: ok
      content:
        application/json:
          schema:
            type: object
            properties: { a: { type: object }, b: { $ref: '#/get/responses/200/content/application~1json/schema/properties/a' } }
";
    let (document, report) = read(ROOT, &[("path.yaml", path)]);
    let schemas = document.unwrap().schemas;
    let shown = format!("{:?}", schemas.keys());
    assert!(!shown.contains("/components/"), "{shown}");
    assert!(!codes(&report).contains(&"dead-reference"), "{report:?}");
}
