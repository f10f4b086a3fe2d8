//! Descriptions that are made to cost much: merging has limits, and says so.

#[cfg(test)]
mod limits {
    use generator::config::Config;
    use generator::diagnostic::Report;
    use generator::load::load;
    use generator::lower::lower;
    use generator::plan::{Origin, plan};
    use generator::rust::{Crate, Item, RustType};
    use generator::source::Source;
    use serde_json::{Map, Value, json};

    fn reference(name: &str) -> Value {
        json!({ "$ref": format!("#/components/schemas/{name}") })
    }

    /// The codes of what `lower` says, and whether there is an API.
    fn codes(schemas: Map<String, Value>) -> (Vec<&'static str>, bool) {
        let document = json!({
            "openapi": "3.0.3",
            "info": { "title": "Hostile", "version": "1" },
            "paths": {},
            "components": { "schemas": schemas },
        });
        let mut report = Report::default();
        let source = Source::new("hostile.json", document.to_string());
        let document = load(&source, &mut report).expect("the document is well formed");
        let api = lower(&document, &mut report);
        let codes = report.diagnostics.iter().map(|message| message.code);
        (codes.collect(), api.is_some())
    }

    /// The codes of what all passes say, and the crate, of which one call
    /// answers with the schema of this name.
    fn planned(schemas: Map<String, Value>, answer: &str) -> (Vec<&'static str>, Crate) {
        let answer = json!({ "application/json": { "schema": reference(answer) } });
        let answer = json!({ "200": { "description": "All.", "content": answer } });
        let document = json!({
            "openapi": "3.0.3",
            "info": { "title": "Hostile", "version": "1" },
            "paths": { "/all": { "get": { "operationId": "all", "responses": answer } } },
            "components": { "schemas": schemas },
        });
        let source = Source::new("hostile.json", document.to_string());
        let mut report = Report::default();
        let document = load(&source, &mut report).expect("the document is well formed");
        let api = lower(&document, &mut report).expect("it has a meaning");
        let krate = plan(&api, &Config::default(), &Origin::default(), &mut report);
        assert!(report.render(&source).len() < 10_000);
        let codes = report.diagnostics.iter().map(|message| message.code);
        (codes.collect(), krate)
    }

    #[test]
    fn a_row_of_references_is_followed_to_its_end() {
        const LENGTH: usize = 20_000;
        let mut schemas = Map::new();
        for at in 0..LENGTH {
            schemas.insert(format!("s{at}"), reference(&format!("s{}", at + 1)));
        }
        schemas.insert(format!("s{LENGTH}"), json!({ "type": "string" }));
        assert_eq!(codes(schemas), (vec![], true));
    }

    #[test]
    fn a_ring_of_references_is_one_fault() {
        const LENGTH: usize = 20_000;
        let mut schemas = Map::new();
        for at in 0..LENGTH {
            let next = format!("s{}", (at + 1) % LENGTH);
            schemas.insert(format!("s{at}"), reference(&next));
        }
        assert_eq!(codes(schemas), (vec!["reference-cycle"], true));
    }

    #[test]
    fn a_long_row_of_merges_is_refused_once() {
        let mut schemas = Map::new();
        for at in 0..500 {
            let next = reference(&format!("s{}", at + 1));
            let own = json!({ "type": "object", "properties": { (format!("p{at}")): {} } });
            schemas.insert(format!("s{at}"), json!({ "allOf": [next, own] }));
        }
        schemas.insert("s500".to_owned(), json!({ "type": "object" }));
        assert_eq!(codes(schemas), (vec!["composition-depth"], true));
    }

    #[test]
    fn many_copies_of_a_wide_schema_are_refused_once() {
        let mut wide = Map::new();
        for at in 0..1_000 {
            wide.insert(format!("p{at}"), json!({ "type": "string" }));
        }
        let mut schemas = Map::new();
        schemas.insert(
            "wide".to_owned(),
            json!({ "type": "object", "properties": wide }),
        );
        for at in 0..1_000 {
            let own = json!({ "type": "object", "properties": { "own": {} } });
            let schema = json!({ "allOf": [reference("wide"), own] });
            schemas.insert(format!("s{at}"), schema);
        }
        assert_eq!(codes(schemas), (vec!["composition-size"], false));
    }

    #[test]
    fn choices_of_choices_do_not_multiply() {
        let mut schemas = Map::new();
        for at in 0..40 {
            let members = [1, 2].map(|step| reference(&format!("s{}", at + step)));
            let own = format!("p{at}");
            let schema = json!({ "type": "object", "properties": { own: {} }, "oneOf": members });
            schemas.insert(format!("s{at}"), schema);
        }
        for at in 40..42 {
            let own = format!("p{at}");
            let schema = json!({ "type": "object", "properties": { own: {} } });
            schemas.insert(format!("s{at}"), schema);
        }
        assert_eq!(codes(schemas), (vec!["composition-size"], false));
    }

    #[test]
    fn thousands_of_one_name_are_one_warning() {
        const WAYS: usize = 4_096;
        let mut properties = Map::new();
        let mut schemas = Map::new();
        for at in 0..WAYS {
            let signs = (0..12).map(|bit| if at >> bit & 1 == 1 { "-a" } else { "_a" });
            let name: String = signs.collect();
            properties.insert(name.clone(), reference(&name));
            let own = json!({ "type": "object", "properties": { "own": {} } });
            schemas.insert(name, own);
        }
        schemas.insert(
            "holder".to_owned(),
            json!({ "type": "object", "properties": properties }),
        );
        let (codes, krate) = planned(schemas, "holder");
        assert_eq!(codes, vec!["name-collision"; 2]);
        let items = krate.types.iter().map(|file| file.items.len());
        assert_eq!(items.sum::<usize>(), WAYS + 1);
    }

    #[test]
    fn a_row_of_references_is_written_out_without_recursion() {
        const LENGTH: usize = 20_000;
        let mut schemas = Map::new();
        for at in 0..LENGTH {
            schemas.insert(format!("s{at}"), reference(&format!("s{}", at + 1)));
        }
        let end = json!({ "type": "object", "properties": { "end": {} } });
        schemas.insert(format!("s{LENGTH}"), end);
        let (codes, krate) = planned(schemas, "s0");
        assert_eq!(codes, Vec::<&str>::new());
        let items = krate.types.iter().map(|file| file.items.len());
        assert_eq!(items.sum::<usize>(), 1);
    }

    #[test]
    fn a_wide_choice_is_not_compared_with_itself() {
        const WIDTH: usize = 10_000;
        let mut schemas = Map::new();
        let mut members = Vec::new();
        for at in 0..WIDTH {
            let own = json!({ "type": "object", "properties": { (format!("p{at}")): {} } });
            schemas.insert(format!("s{at}"), own);
            members.push(reference(&format!("s{at}")));
        }
        schemas.insert("choice".to_owned(), json!({ "oneOf": members }));
        let (codes, krate) = planned(schemas, "choice");
        assert_eq!(codes, Vec::<&str>::new());
        let unions = krate.types.iter().flat_map(|file| &file.items);
        let widths: Vec<usize> = unions
            .filter_map(|item| match item {
                Item::Union(union) => Some(union.variants.len()),
                _ => None,
            })
            .collect();
        assert_eq!(widths, [WIDTH]);
    }
    #[test]
    fn what_doubles_at_every_step_is_boxed_at_some() {
        const STEPS: usize = 200;
        let mut schemas = Map::new();
        for at in 0..STEPS {
            let next = reference(&format!("s{}", at + 1));
            let properties = json!({ "left": next, "right": next });
            let schema = json!({ "type": "object", "required": ["left", "right"], "properties": properties });
            schemas.insert(format!("s{at}"), schema);
        }
        let end = json!({ "type": "object", "properties": { "end": { "type": "string" } } });
        schemas.insert(format!("s{STEPS}"), end);
        let (codes, krate) = planned(schemas, "s0");
        assert_eq!(codes, Vec::<&str>::new());
        let items = krate.types.iter().flat_map(|file| &file.items);
        let structs = items.filter_map(|item| match item {
            Item::Struct(item) => Some(item),
            _ => None,
        });
        let is_boxed = |ty: &RustType| matches!(ty, RustType::Boxed(_));
        let boxed = structs.filter(|item| item.fields.iter().all(|field| is_boxed(&field.ty)));
        // A struct of 4,096 words is twelve doublings away from one of 3.
        assert!((10..30).contains(&boxed.count()));
    }
}
