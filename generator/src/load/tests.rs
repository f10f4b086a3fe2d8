use serde_json::{Value, json};

use super::load;
use crate::diagnostic::Report;
use crate::document::{AdditionalProperties, Document, Node};
use crate::pointer::Pointer;
use crate::source::Source;

fn document(text: &str) -> Document {
    let source = Source::new("spec.yaml", text);
    let mut report = Report::default();
    let document = load(&source, &mut report);
    assert!(report.diagnostics.is_empty(), "{}", report.render(&source));
    document.unwrap()
}

fn pointer(text: &str) -> Pointer {
    Pointer::parse(text).unwrap()
}

const TREES: &str = "
openapi: 3.0.4
info: { title: Orchard, version: '1.0' }
servers: [{ url: https://orchard.example }]
paths:
  /trees/{id}:
    servers: [{ url: https://trees.example }]
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    get:
      operationId: getTree
      parameters:
        - $ref: '#/components/parameters/kind'
      responses:
        200:
          description: One tree
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Tree', description: This tree }
              examples: { oak: { value: 1 } }
    delete:
      servers: [{ url: https://axe.example }]
      responses: { default: { $ref: '#/components/responses/Gone' } }
      callbacks: { felled: { '{$url}': { post: { responses: {} } } } }
components:
  parameters:
    kind: { name: kind, in: query, schema: { type: string } }
  responses:
    Gone: { description: Gone }
  schemas:
    Tree:
      type: object
      properties:
        parent: { $ref: '#/components/schemas/Tree' }
        leaves: { type: array, items: { type: string, nullable: true } }
      additionalProperties: false
";

#[test]
fn every_schema_is_a_node_of_its_own_and_components_come_first() {
    let document = document(TREES);
    let found: Vec<&str> = document.schemas.keys().map(Pointer::as_str).collect();
    let tree = "/components/schemas/Tree";
    let wanted = [
        "/components/parameters/kind/schema".to_owned(),
        tree.to_owned(),
        format!("{tree}/properties/parent"),
        format!("{tree}/properties/leaves"),
        format!("{tree}/properties/leaves/items"),
        "/paths/~1trees~1{id}/parameters/0/schema".to_owned(),
        "/paths/~1trees~1{id}/get/responses/200/content/application~1json/schema".to_owned(),
    ];
    assert_eq!(found, wanted);
}

#[test]
fn a_node_knows_the_names_of_the_nodes_inside_it() {
    let document = document(TREES);
    let Node::Item(tree) = &document.schemas[&pointer("/components/schemas/Tree")] else {
        panic!("a reference");
    };
    assert_eq!(
        tree.keywords,
        ["type", "properties", "additionalProperties"]
    );
    assert_eq!(tree.kind.typ.as_deref(), Some("object"));
    assert_eq!(tree.kind.properties, ["parent", "leaves"]);
    assert_eq!(
        tree.kind.additional_properties,
        Some(AdditionalProperties::Any(false))
    );
}

#[test]
fn a_reference_keeps_what_stands_beside_it() {
    let document = document(TREES);
    let at = "/paths/~1trees~1{id}/get/responses/200/content/application~1json/schema";
    let Node::Reference {
        reference,
        target,
        siblings: Some(siblings),
    } = &document.schemas[&pointer(at)]
    else {
        panic!("no reference with siblings");
    };
    assert_eq!(reference, "#/components/schemas/Tree");
    assert_eq!(target.as_str(), "/components/schemas/Tree");
    assert_eq!(siblings.keywords, ["description"]);
    let plain = &document.schemas[&pointer("/components/schemas/Tree/properties/parent")];
    assert!(matches!(plain, Node::Reference { siblings: None, .. }));
}

#[test]
fn operations_know_their_path_and_the_servers_above_them() {
    let document = document(TREES);
    let [get, delete] = document.operations.as_slice() else {
        panic!("{:?}", document.operations);
    };
    assert_eq!(
        (get.path.as_str(), get.method.as_str()),
        ("/trees/{id}", "get")
    );
    assert_eq!(get.operation.servers[0].url, "https://trees.example");
    assert_eq!(delete.operation.servers[0].url, "https://axe.example");
    assert_eq!(delete.operation.callbacks.len(), 1);
    let item = &document.path_items[&pointer("/paths/~1trees~1{id}")];
    assert_eq!(
        item.parameters,
        [pointer("/paths/~1trees~1{id}/parameters/0")]
    );
    let responses = serde_json::to_value(&get.operation.responses).unwrap();
    assert_eq!(
        responses,
        json!({"200": {"$ref": "#/paths/~1trees~1{id}/get/responses/200"}})
    );
}

#[test]
fn json_and_yaml_make_the_same_document() {
    let tree: Value = super::yaml::read(TREES).unwrap();
    assert_eq!(document(&tree.to_string()), document(TREES));
}

#[test]
fn no_prefix_of_a_document_makes_it_panic() {
    for (end, _) in TREES.char_indices() {
        let source = Source::new("spec.yaml", &TREES[..end]);
        let mut report = Report::default();
        let read = load(&source, &mut report);
        assert_eq!(
            read.is_none(),
            report.has_errors(),
            "{}",
            report.render(&source)
        );
    }
}
