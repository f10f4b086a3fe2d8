//! Bodies that are not JSON, byte by byte.

use std::collections::BTreeMap;

use corten_front::{
    Call, Encode, Field, File, Json, Maybe, Request, Style, UnknownFields, Writer, record,
};

use super::fixture::{CREATE, Client, playing, send};
use super::server::{body, header, json};

const OK: &str = r#"{"success":true,"result":1}"#;

/// What a request sends: its type and its body.
fn sent(make: impl FnOnce(Request) -> Request) -> (String, String) {
    let (server, client): (_, Client) = playing(vec![json("200 OK", OK)]);
    let request = make(client.0.request(&CREATE));
    send(request.returns_json::<Json, Call<Json>>()).unwrap();
    let request = server.request();
    let media_type = header(&request, "content-type").unwrap().to_owned();
    (media_type, body(&request).to_owned())
}

fn value(text: &str) -> Json {
    text.parse().unwrap()
}

/// An order with files.
struct Order;

impl Encode for Order {
    fn encode(&self, writer: &mut Writer) {
        writer.begin_object();
        writer.member("title", &"a & b".to_owned());
        writer.member(
            "photo",
            &File::new(vec![0, 159]).named("p\".png").typed("image/png"),
        );
        writer.member(
            "more",
            &vec![File::from("x"), File::from("y").named("y.txt")],
        );
        writer.member("tags", &vec![1_i64, 2]);
        writer.member("size", &value(r#"{"w":1,"note":null}"#));
        writer.member("meta", &"<a/>".to_owned());
        writer.member("flag", &true);
        writer.member("none", &Json::Null);
        writer.end_object();
    }
}

#[test]
fn a_form_has_its_members_by_name() {
    let text = r#"{"a b":"c&d +%20","list":["x","y"],"object":{"k":[1]},"none":null,"n":1.50}"#;
    let (media_type, body) = sent(|request| request.form(&[], &value(text)));
    assert_eq!(media_type, "application/x-www-form-urlencoded");
    let all = "a+b=c%26d+%2B%2520&list=x&list=y&object=%7B%22k%22%3A%5B1%5D%7D&n=1.50";
    assert_eq!(body, all);
}

#[test]
fn a_form_follows_what_is_said_of_a_member() {
    let fields = [
        Field::styled("list", Style::PIPE_DELIMITED),
        Field::styled("object", Style::DEEP_OBJECT),
        Field::typed("text", "application/json"),
    ];
    let text = r#"{"list":["x","y"],"object":{"k":[1]},"text":"t"}"#;
    let (_, body) = sent(|request| request.form(&fields, &value(text)));
    assert_eq!(body, "list=x%7Cy&object%5Bk%5D%5B0%5D=1&text=%22t%22");
}

#[test]
fn a_multipart_form_has_a_part_for_each_value() {
    let (server, client) = playing(vec![json("200 OK", OK)]);
    let fields = [Field::typed("meta", "application/xml")];
    let request = client.0.request(&CREATE).multipart(&fields, &Order);
    send(request.returns_json::<Json, Call<Json>>()).unwrap();
    let request = server.request();
    let boundary = "form-part-0000000000000000";
    assert_eq!(
        header(&request, "content-type"),
        Some("multipart/form-data; boundary=form-part-0000000000000000")
    );
    let part = |head: &str, content: &str| {
        format!("--{boundary}\r\nContent-Disposition: form-data; name={head}\r\n\r\n{content}\r\n")
    };
    let file = "Content-Type: application/octet-stream";
    let parts = [
        part("\"title\"", "a & b"),
        part(
            "\"photo\"; filename=\"p%22.png\"\r\nContent-Type: image/png",
            "\0\u{fffd}",
        ),
        part(&format!("\"more\"; filename=\"more\"\r\n{file}"), "x"),
        part(&format!("\"more\"; filename=\"y.txt\"\r\n{file}"), "y"),
        part("\"tags\"", "1"),
        part("\"tags\"", "2"),
        part(
            "\"size\"\r\nContent-Type: application/json",
            r#"{"w":1,"note":null}"#,
        ),
        part("\"meta\"\r\nContent-Type: application/xml", "<a/>"),
        part("\"flag\"", "true"),
        format!("--{boundary}--\r\n"),
    ];
    assert_eq!(body(&request), parts.concat());
}

#[test]
fn a_body_of_any_type_goes_as_it_is() {
    let (media_type, body) = sent(|request| request.upload_as("text/csv", "a,b\n1,2\n".into()));
    assert_eq!(
        (media_type.as_str(), body.as_str()),
        ("text/csv", "a,b\n1,2\n")
    );
    let (media_type, body) = sent(|request| {
        let json = value(r#"{"a":null}"#);
        request.json_as("application/merge-patch+json", &json)
    });
    assert_eq!(media_type, "application/merge-patch+json");
    assert_eq!(body, r#"{"a":null}"#);
}

#[test]
fn the_callers_own_body_takes_the_place_of_the_methods() {
    let (server, client) = playing(vec![json("200 OK", OK)]);
    let call = client
        .0
        .request(&CREATE)
        .json(&true)
        .returns_json::<Json, Call<Json>>();
    send(call.body_as("application/x-ndjson", "1\n2\n")).unwrap();
    let request = server.request();
    assert_eq!(
        header(&request, "content-type"),
        Some("application/x-ndjson")
    );
    assert_eq!(body(&request), "1\n2\n");
}

#[test]
fn a_form_of_no_object_is_refused_before_any_connection() {
    let (server, client) = playing(vec![json("200 OK", OK)]);
    let request = client.0.request(&CREATE).form(&[], &value("[1]"));
    let error = send(request.returns_json::<Json, Call<Json>>()).unwrap_err();
    assert!(error.is_invalid_request(), "{error}");
    assert_eq!(server.connections(), 0);
}

#[test]
fn a_file_in_json_is_a_text() {
    assert_eq!(corten_front::encode(&File::from("é")), "\"é\"");
    assert_eq!(corten_front::encode(&File::new(vec![255])), "\"/w==\"");
    let file: File = corten_front::decode(b"\"x\"").unwrap();
    assert_eq!(file.content().unwrap(), "x");
}

/// A change to a pond, as it is emitted for a merge patch.
#[derive(Clone, Default)]
struct PondPatch {
    name: Maybe<String>,
    depth: Maybe<f64>,
    inner: Maybe<Box<PondPatch>>,
    marks: Maybe<BTreeMap<String, Option<i64>>>,
    unknown_fields: UnknownFields,
}

record! { PondPatch {
    name: maybe "name",
    depth: maybe "depth",
    inner: maybe "inner",
    marks: maybe "marks",
} }

#[test]
fn a_merge_patch_tells_absent_from_null_from_a_value() {
    let patch = PondPatch {
        name: Maybe::Null,
        inner: Maybe::Value(Box::new(PondPatch {
            depth: Maybe::Value(2.5),
            inner: Maybe::Null,
            ..PondPatch::default()
        })),
        marks: Maybe::Value([("a".to_owned(), None), ("b".to_owned(), Some(1))].into()),
        ..PondPatch::default()
    };
    let media = "application/merge-patch+json";
    let (media_type, body) = sent(|request| request.json_as(media, &patch));
    assert_eq!(media_type, media);
    let all = r#"{"name":null,"inner":{"depth":2.5,"inner":null},"marks":{"a":null,"b":1}}"#;
    assert_eq!(body, all);
    let (_, nothing) = sent(|request| request.json_as(media, &PondPatch::default()));
    assert_eq!(nothing, "{}");
    assert_eq!(
        corten_front::decode::<PondPatch>(all.as_bytes()).unwrap(),
        patch
    );
}

#[test]
fn a_form_is_laid_out_in_each_style_that_forms_have() {
    let list = value(r#"{"v":["a b",1,null,"c&d"]}"#);
    let object = value(r#"{"v":{"x":"a/b","y":null,"z":[true]}}"#);
    let nested = value(r#"{"v":{"x":{"y":"1"}}}"#);
    let nothing = value(r#"{"v":null,"w":[]}"#);
    let form = |field: Option<Style>, body: &Json| {
        let field = field.map(|style| Field::styled("v", style));
        sent(|request| request.form(field.as_slice(), body)).1
    };
    for (style, body, expected) in [
        (None, &list, "v=a+b&v=1&v=c%26d"),
        (Some(Style::FORM), &list, "v=a+b,1,c%26d"),
        (Some(Style::FORM.exploded()), &list, "v=a+b&v=1&v=c%26d"),
        (Some(Style::SPACE_DELIMITED), &list, "v=a+b+1+c%26d"),
        (Some(Style::PIPE_DELIMITED), &list, "v=a+b%7C1%7Cc%26d"),
        (
            None,
            &object,
            "v=%7B%22x%22%3A%22a%2Fb%22%2C%22y%22%3Anull%2C%22z%22%3A%5Btrue%5D%7D",
        ),
        (Some(Style::FORM.exploded()), &object, "x=a%2Fb&z=true"),
        (
            Some(Style::FORM.exploded().reserved()),
            &object,
            "x=a/b&z=true",
        ),
        (Some(Style::DEEP_OBJECT), &nested, "v%5Bx%5D%5By%5D=1"),
        (None, &nothing, ""),
        (Some(Style::FORM), &nothing, ""),
    ] {
        assert_eq!(form(style, body), expected);
    }
}
