//! The README's table of keywords against the cases it names.

#[cfg(test)]
mod table {
    use std::fs;
    use std::path::{Path, PathBuf};

    use serde_json::Value;

    /// The keywords of each object, in all versions of OpenAPI.
    const KEYWORDS: [(&str, &str); 23] = [
        (
            "Document",
            "openapi swagger info jsonSchemaDialect $self servers host basePath schemes paths \
             webhooks components definitions parameters responses securityDefinitions consumes \
             produces security tags externalDocs",
        ),
        (
            "Info",
            "title summary description termsOfService contact license version",
        ),
        ("Contact", "name url email"),
        ("License", "name identifier url"),
        ("Server", "url name description variables"),
        ("Server variable", "enum default description"),
        (
            "Components",
            "schemas responses parameters examples requestBodies headers securitySchemes links \
             callbacks pathItems mediaTypes",
        ),
        (
            "Path item",
            "$ref summary description get put post delete options head patch trace query \
             additionalOperations servers parameters",
        ),
        (
            "Operation",
            "tags summary description externalDocs operationId parameters requestBody responses \
             callbacks deprecated security servers consumes produces schemes",
        ),
        (
            "Parameter",
            "name in description required deprecated allowEmptyValue style explode allowReserved \
             schema content example examples type format items collectionFormat default",
        ),
        ("Request body", "description content required"),
        (
            "Media type",
            "schema itemSchema example examples encoding itemEncoding prefixEncoding",
        ),
        (
            "Encoding",
            "contentType headers style explode allowReserved",
        ),
        (
            "Response",
            "summary description headers content links schema examples",
        ),
        (
            "Example",
            "summary description value dataValue serializedValue externalValue",
        ),
        ("Tag", "name summary description externalDocs parent kind"),
        ("Reference", "$ref summary description"),
        (
            "Schema",
            "type format enum const nullable title description default example examples \
             deprecated readOnly writeOnly externalDocs xml discriminator multipleOf maximum \
             exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems \
             minItems uniqueItems items prefixItems additionalItems unevaluatedItems contains \
             minContains maxContains properties required additionalProperties patternProperties \
             propertyNames unevaluatedProperties minProperties maxProperties dependentRequired \
             dependentSchemas allOf oneOf anyOf not if then else contentEncoding contentMediaType \
             contentSchema $ref $defs definitions $id $anchor $dynamicRef $dynamicAnchor $schema \
             $comment $vocabulary",
        ),
        ("Discriminator", "propertyName mapping defaultMapping"),
        ("XML", "name namespace prefix attribute wrapped nodeType"),
        (
            "Security scheme",
            "type description name in scheme bearerFormat flows flow authorizationUrl tokenUrl \
             scopes openIdConnectUrl oauth2MetadataUrl deprecated",
        ),
        (
            "OAuth flows",
            "implicit password clientCredentials authorizationCode deviceAuthorization",
        ),
        (
            "OAuth flow",
            "authorizationUrl deviceAuthorizationUrl tokenUrl refreshUrl scopes",
        ),
    ];

    struct Row {
        object: String,
        keyword: String,
        becomes: String,
        case: String,
    }

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }

    fn rows() -> Vec<Row> {
        let text = fs::read_to_string(root().join("README.md")).unwrap();
        let (_, section) = text
            .split_once("\n## What becomes of every keyword\n")
            .unwrap();
        let section = section.split("\n## ").next().unwrap();
        let lines = section.lines().filter(|line| line.contains("| `"));
        let row = |line: &str| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let [_, object, keyword, _, becomes, _, case, _] = cells[..] else {
                panic!("not a row: {line}");
            };
            Row {
                object: object.to_owned(),
                keyword: keyword.trim_matches('`').to_owned(),
                becomes: becomes.to_owned(),
                case: case.to_owned(),
            }
        };
        lines.map(row).collect()
    }

    fn document(row: &Row) -> PathBuf {
        let case = root().join("tests").join(&row.case);
        if row.case.starts_with("corpus/") {
            case.join("spec.yaml")
        } else {
            case.with_extension("yaml")
        }
    }

    fn has_key(value: &Value, key: &str) -> bool {
        match value {
            Value::Object(members) => {
                members.contains_key(key) || members.values().any(|value| has_key(value, key))
            }
            Value::Array(items) => items.iter().any(|item| has_key(item, key)),
            _ => false,
        }
    }

    #[test]
    fn every_keyword_has_a_row() {
        let rows = rows();
        for (object, keywords) in KEYWORDS {
            for keyword in keywords.split_whitespace() {
                let is_it = |row: &&Row| row.object == object && row.keyword == keyword;
                let count = rows.iter().filter(is_it).count();
                assert_eq!(count, 1, "{object}: `{keyword}`");
            }
        }
    }

    #[test]
    fn every_row_is_proved_by_its_case() {
        for row in rows() {
            let path = document(&row);
            let text = fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let value: Value = serde_yaml::from_str(&text).unwrap();
            let keyword = &row.keyword;
            assert!(has_key(&value, keyword), "{} has no `{keyword}`", row.case);
            match row.becomes.as_str() {
                "typed" | "documented" | "ignored" => {}
                "warned" => {
                    let messages = fs::read_to_string(path.with_extension("stderr")).unwrap();
                    let named = messages.contains(keyword.as_str());
                    assert!(named, "{}: no message names `{keyword}`", row.case);
                }
                other => panic!("{}: `{keyword}` becomes {other}?", row.object),
            }
        }
    }
}
