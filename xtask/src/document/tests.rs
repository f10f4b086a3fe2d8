use std::fs;

use super::{Head, find, head};

fn known(version: &str, operations: usize) -> Option<Head> {
    Some(Head {
        version: version.to_owned(),
        operations: Some(operations),
    })
}

#[test]
fn roots_say_their_version() {
    assert_eq!(head("openapi: 3.0.3\npaths: {}\n"), known("3.0.3", 0));
    assert_eq!(head("info: {}\n\"openapi\" : '3.1.0'\n"), known("3.1.0", 0));
    assert_eq!(head("swagger: 2.0\n"), known("2.0", 0));
    assert_eq!(head("\u{feff}{\"swagger\": \"2.0\"}"), known("2.0", 0));
    assert_eq!(head("{openapi: 3.0.0}"), known("3.0.0", 0));
}

#[test]
fn parts_are_no_roots() {
    assert_eq!(head(""), None);
    assert_eq!(head("type: object\nproperties:\n  openapi: {}\n"), None);
    assert_eq!(head("# openapi: 3.0.3\n"), None);
    assert_eq!(head("{\"info\": {\"openapi\": \"3.0.0\"}}"), None);
    assert_eq!(head("[{\"openapi\": \"3.0.0\"}]"), None);
    assert_eq!(head("{\"a\": "), None);
}

#[test]
fn a_broken_root_is_a_document_all_the_same() {
    let broken = Some(Head {
        version: String::new(),
        operations: None,
    });
    assert_eq!(head("openapi: 3.0.3\n a: : b\n\tc"), broken);
    assert_eq!(head("{\"openapi\": \"3.0.3\", "), broken);
}

#[test]
fn operations_are_the_methods_below_paths() {
    let text = "\
openapi: 3.0.3
paths:
  /a:
    parameters: []
    get: { responses: { 200: {} } }
    post: {}
  /b: { x-get: {}, trace: {}, summary: b }
  /c: null
webhooks:
  d: { post: {} }
";
    assert_eq!(head(text), known("3.0.3", 3));
}

#[test]
fn documents_are_found_by_name_at_any_depth() {
    let folder = std::env::temp_dir().join(format!("corten-corpus-{}", std::process::id()));
    for (path, text) in [
        ("b.yml", "openapi: 3.0.3"),
        ("a/one.json", "{\"swagger\": \"2.0\"}"),
        ("a/part.yaml", "type: object"),
        ("a/readme.md", "openapi: 3.0.3"),
        (".hidden/c.yaml", "openapi: 3.0.3"),
    ] {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let found = find(&folder);
    fs::remove_dir_all(&folder).unwrap();
    let names: Vec<String> = found.unwrap().into_iter().map(|found| found.name).collect();
    assert_eq!(names, ["a/one.json", "b.yml"]);
}
