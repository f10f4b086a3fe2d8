//! Bodies that arguments come to.

use super::super::super::Json;
use super::{request, text};

#[test]
fn a_body_is_typed_unless_its_media_type_is_another() {
    let typed = ["call", "addPlate", "--auth", "token=t0", "--body", "[1, 2]"];
    let json = request(&typed);
    assert_eq!(text(&json, "/headers/authorization"), "Bearer t0");
    assert_eq!(text(&json, "/headers/content-type"), "application/json");
    assert_eq!(json.get("body").unwrap().to_string(), "[1,2]");
    let other = |media_type, body| {
        let mut other = typed.to_vec();
        other.extend(["--content-type", media_type, "--body", body]);
        request(&other)
    };
    let lines = other("application/x-ndjson", "[1, 2]");
    assert_eq!(text(&lines, "/body"), "1\n2\n");
    let lines = other("application/x-ndjson; v=2", " 1 \r\n\n2");
    assert_eq!(text(&lines, "/body"), "1\n2\n");
    let form = other("application/x-www-form-urlencoded", r#"{"a": 1}"#);
    assert_eq!(text(&form, "/body"), "a=1");
    let patch = other("application/vnd.x+json", "[3]");
    assert_eq!(patch.get("body").unwrap().to_string(), "[3]");
    let quoted = other("text/plain", r#""{a \"b\"}""#);
    assert_eq!(text(&quoted, "/body"), r#"{a "b"}"#);
    let csv = other("text/csv", "[1, 2]");
    assert_eq!(text(&csv, "/headers/content-type"), "text/csv");
    assert_eq!(text(&csv, "/body"), "[1, 2]");
}

#[test]
fn a_form_takes_files() {
    let path = std::env::temp_dir().join(format!("plates-form-{}", std::process::id()));
    std::fs::write(&path, "round").unwrap();
    let file = path.display().to_string();
    let body = format!(
        r#"{{"plan":"flat","photo":{{"$file":{},"name":"p.txt","type":"text/x-p"}}}}"#,
        Json::String(file.clone())
    );
    let sent = request(&["paint", "start", "--body", &body]);
    assert!(text(&sent, "/headers/content-type").starts_with("multipart/form-data; boundary="));
    let several = format!(
        r#"{{"a":[{{"$file":{0}}},{{"$file":{0},"name":"b"}}]}}"#,
        Json::String(file.clone())
    );
    let several = request(&["paint", "files", "--body", &several]);
    let whole = format!(r#"{{"$file":{},"type":"text/x-p"}}"#, Json::String(file));
    let whole = request(&["paint", "raw", "--body", &whole]);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(
        text(&several, "/body").matches("\r\n\r\nround\r\n").count(),
        2
    );
    assert!(text(&several, "/body").contains("name=\"a\"; filename=\"b\""));
    assert_eq!(text(&whole, "/headers/content-type"), "text/x-p");
    assert_eq!(text(&whole, "/body"), "round");
    let parts = text(&sent, "/body");
    assert!(
        parts.contains("name=\"photo\"; filename=\"p.txt\"\r\nContent-Type: text/x-p\r\n\r\nround"),
        "{parts}"
    );
    assert!(
        parts.contains("Content-Type: text/plain\r\n\r\nflat"),
        "{parts}"
    );
}
