//! Requests that arguments come to, and what answers are written as.

mod bodies;

use super::super::method::Method;
use super::super::{
    Api, Date, Field, File, Json, Operation, Scheme, SchemeKind, Style, XmlNode, decode,
};
use super::{Body, Command, Group, Input, perform};

static TOKEN: Scheme = Scheme {
    name: "token",
    kind: SchemeKind::Bearer,
    variable: None,
};
static API: Api = Api {
    name: "plates-sdk",
    version: "1.2.3",
    base_url: "http://127.0.0.1:9",
    base_url_variable: None,
    schemes: &[&TOKEN],
    envelope: None,
};
static SHOW: Operation = Operation {
    id: "showPlate",
    path: "/plates/{id}/on/{day}",
    ..Operation::JSON
};
static ADD: Operation = Operation {
    id: "addPlate",
    method: Method::POST,
    path: "/plates",
    security: &[&[&TOKEN]],
    ..Operation::JSON
};
static PAINT: Operation = Operation {
    id: "paintPlate",
    method: Method::POST,
    path: "/paint",
    accept: "*/*",
    ..Operation::JSON
};
static FILES: Operation = Operation::JSON.post("/files").id("files");
static RAW: Operation = Operation::JSON.post("/raw").id("raw");
static COVER: Operation = Operation {
    id: "coverPlate",
    path: "/paint/{colour}",
    ..Operation::JSON
};
static WATCH: Operation = Operation::JSON.get("/watch").id("watchPaint");
static COUNT: Operation = Operation::JSON.get("/count").id("countPaint");
static STACK: Operation = Operation {
    id: "stackPlates",
    method: Method::POST,
    path: "/stacks",
    xml_body: Some(&PLATES),
    xml_answers: &[(200, 499, PLATES)],
    ..Operation::JSON
};
static PLATES: XmlNode = XmlNode::element("plates").list(&XmlNode::element("plate").number());
static GROUPS: &[&Group] = &[
    &Group::new(
        "sdk::resources::hot_plates",
        &[
            Command::json::<Vec<i64>>("show", &SHOW).takes(&[
                Input::path::<i64>("id"),
                Input::path::<Date>("day"),
                Input::query::<i64>("id"),
                Input::query::<Vec<String>>("colour"),
                Input::query::<Json>("size").styled(Style::DEEP_OBJECT),
                Input::header::<bool>("X-Warm").required(),
                Input::cookie::<String>("taste"),
            ]),
            Command::json::<Vec<i64>>("stack", &STACK).sends(&[
                Body::json::<Vec<i64>>(),
                Body::xml::<Vec<i64>>("application/xml"),
            ]),
            Command::nothing("add", &ADD).sends(&[
                Body::json::<Vec<i64>>(),
                Body::lines::<i64>("application/x-ndjson"),
                Body::form::<std::collections::BTreeMap<String, i64>>(&[]),
            ]),
        ],
    ),
    &Group::new(
        "sdk::resources::paint",
        &[
            Command::nothing("cover", &COVER).error::<Vec<f64>>(),
            Command::json::<String>("watch", &WATCH).or_events::<Vec<i64>>(),
            Command::records::<f64>("count", &COUNT),
            Command::download("start", &PAINT).sends(&[Body::multipart::<
                std::collections::BTreeMap<String, File>,
            >(&[Field::typed(
                "plan",
                "text/plain",
            )])
            .optional()]),
            Command::nothing("files", &FILES).sends(&[Body::multipart::<
                std::collections::BTreeMap<String, Vec<File>>,
            >(&[])]),
            Command::nothing("raw", &RAW).sends(&[Body::raw("application/octet-stream")]),
        ],
    ),
];

fn written(arguments: &[&str]) -> Result<String, (u8, String)> {
    let arguments = arguments.iter().map(|text| (*text).to_owned()).collect();
    let mut output = Vec::new();
    match perform(&API, GROUPS, arguments, &mut output) {
        Ok(()) => Ok(String::from_utf8(output).unwrap()),
        Err(failure) => Err((failure.code, failure.message().to_owned())),
    }
}

fn request(arguments: &[&str]) -> Json {
    let mut all = arguments.to_vec();
    all.push("--dry-run");
    written(&all).unwrap().trim().parse().unwrap()
}

fn text<'a>(json: &'a Json, pointer: &str) -> &'a str {
    json.pointer(pointer).and_then(Json::as_str).unwrap()
}

#[test]
fn parameters_go_where_they_belong_through_their_types() {
    let by_id = request(&[
        "call",
        "showPlate",
        "--param=path:id=7",
        "--param",
        "day=2024-02-29",
        "--param",
        "query:id=8",
        "--param",
        r#"colour=["a b","c"]"#,
        "--params",
        r#"{"size":{"width":3},"X-Warm":true,"taste":"sweet"}"#,
    ]);
    assert_eq!(
        text(&by_id, "/url"),
        "http://127.0.0.1:9/plates/7/on/2024-02-29?id=8&colour=a%20b&colour=c&size%5Bwidth%5D=3"
    );
    assert_eq!(text(&by_id, "/headers/x-warm"), "true");
    assert_eq!(text(&by_id, "/headers/cookie"), "taste=sweet");
    assert!(by_id.get("body").unwrap().is_null());
    let by_text = request(&["paint", "cover", "a b&c/d"]);
    assert_eq!(
        text(&by_text, "/url"),
        "http://127.0.0.1:9/paint/a%20b&c%2Fd"
    );
    let by_path = request(&[
        "hot-plates",
        "show",
        "7",
        "2024-02-29",
        "--param",
        "X-Warm=false",
        "--param",
        "taste=null",
    ]);
    assert!(by_path.pointer("/headers/cookie").is_none());
    assert_eq!(text(&by_path, "/method"), "GET");
    assert_eq!(
        text(&by_path, "/url"),
        "http://127.0.0.1:9/plates/7/on/2024-02-29"
    );
}

#[test]
fn headers_have_no_case_and_two_of_them_mean_options() {
    let sent = request(&[
        "paint",
        "cover",
        "blue",
        "--param",
        "accept=image/png",
        "--param",
        "header:content-type=text/csv",
        "--body",
        "a,b",
    ]);
    assert_eq!(text(&sent, "/headers/accept"), "image/png");
    assert_eq!(text(&sent, "/headers/content-type"), "text/csv");
    let sent = request(&[
        "hot-plates",
        "show",
        "7",
        "2024-02-29",
        "--param=x-warm=true",
    ]);
    assert_eq!(text(&sent, "/headers/x-warm"), "true");
}

#[test]
fn a_stored_answer_is_read_and_written_again() {
    let path = std::env::temp_dir().join(format!("answer-{}", std::process::id()));
    std::fs::write(&path, "[1, 2.0]").unwrap();
    let file = path.display().to_string();
    let read = |status, more: &[&str]| {
        let mut all = vec![
            "call",
            "showPlate",
            "--decode",
            status,
            "application/json",
            &file,
        ];
        all.extend(more);
        written(&all)
    };
    assert_eq!(read("200", &[]).unwrap(), "[1,2]\n");
    assert_eq!(read("200", &["--raw"]).unwrap(), "[1, 2.0]");
    let whole: Json = read("200", &["--include"]).unwrap().trim().parse().unwrap();
    assert_eq!(whole.get("status").unwrap().as_i64(), Some(200));
    assert_eq!(text(&whole, "/headers/content-type"), "application/json");
    let refused = r#"{"status":404,"body":[1,2.0]}"#.to_owned();
    assert_eq!(read("404", &[]), Err((1, refused)));
    let (_, refused) = read("404", &["--include"]).unwrap_err();
    let refused: Json = refused.parse().unwrap();
    assert_eq!(text(&refused, "/headers/content-type"), "application/json");
    std::fs::write(&path, "{}").unwrap();
    assert_eq!(read("200", &[]).unwrap_err().0, 3);
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn an_error_is_printed_by_its_type_and_otherwise_as_it_came() {
    for (body, printed) in [
        (r#"[ 1, 2.0e0 ]"#, r#"{"status":404,"body":[1.0,2.0]}"#),
        (
            r#"{"no": "list"}"#,
            r#"{"status":404,"body":{"no":"list"}}"#,
        ),
        ("<p>", r#"{"status":404,"body":"<p>"}"#),
        ("", r#"{"status":404,"body":null}"#),
    ] {
        let stored = std::env::temp_dir().join(format!("refused-{}", std::process::id()));
        std::fs::write(&stored, body).unwrap();
        let path = stored.to_str().unwrap();
        let decoded = written(&[
            "paint",
            "cover",
            "red",
            "--decode",
            "404",
            "text/json",
            path,
        ]);
        std::fs::remove_file(&stored).unwrap();
        assert_eq!(decoded, Err((1, printed.to_owned())));
    }
}

#[test]
fn a_stream_is_a_line_for_each_value_and_bytes_are_as_they_are() {
    let read = |call: &str, media_type: &str, body: &[u8], more: &[&str]| {
        let name = format!("stream-{}-{call}", std::process::id());
        let stored = std::env::temp_dir().join(name);
        std::fs::write(&stored, body).unwrap();
        let path = stored.to_str().unwrap();
        let arguments = ["paint", call, "--decode", "200", media_type, path];
        let written = written(&[&arguments[..], more].concat());
        std::fs::remove_file(&stored).unwrap();
        written
    };
    let events = b"event: a\ndata: [1,\ndata: 2]\n\ndata: []\n\ndata: [DONE]\n\n";
    let lines = read("watch", "text/event-stream", events, &[]);
    assert_eq!(lines.unwrap(), "[1,2]\n[]\n");
    let usual = read("watch", "application/json", b"\xef\xbb\xbf\"red\"", &[]);
    assert_eq!(usual.unwrap(), "\"red\"\n");
    let raw = read("watch", "text/event-stream", events, &["--raw"]);
    assert_eq!(raw.unwrap().as_bytes(), events);
    let records = read("count", "application/x-ndjson", b"1\n2.5\n", &["--include"]);
    let head = r#"{"status":200,"headers":{"content-type":"application/x-ndjson"}}"#;
    assert_eq!(records.unwrap(), format!("{head}\n1.0\n2.5\n"));
    let broken = read("count", "application/x-ndjson", b"1\nred\n", &[]);
    assert_eq!(broken.unwrap_err().0, 3);
    let asked = ["--accept", "image/png"];
    let other = read("watch", "image/png", b"\x00\n", &asked);
    assert_eq!(other.unwrap(), "\0\n");
    let text = read("watch", "text/csv", b"a,b", &["--accept=text/csv"]);
    assert_eq!(text.unwrap(), "\"a,b\"\n");
    let bytes = read("start", "image/png", b"\x00\n", &[]);
    assert_eq!(bytes.unwrap(), "\0\n");
}

#[test]
fn an_answer_of_the_media_type_that_was_asked_for_is_shown_as_it_is() {
    let path = std::env::temp_dir().join(format!("asked-{}", std::process::id()));
    std::fs::write(&path, "[1,").unwrap();
    let file = path.display().to_string();
    let read = |media_type, accept| {
        let decode = ["call", "showPlate", "--decode", "200", media_type, &file];
        written(&[&decode[..], &["--param", accept]].concat())
    };
    let csv = read("text/csv; header=absent", "Accept=text/csv");
    assert_eq!(csv.unwrap(), "\"[1,\"\n");
    assert_eq!(read("image/png", "accept=image/png").unwrap(), "[1,");
    assert_eq!(read("image/png", "accept=image/gif").unwrap_err().0, 3);
    let json = read("application/json", "accept=application/json");
    assert_eq!(json.unwrap_err().0, 3);
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn wrong_arguments_are_told_apart() {
    for (arguments, says) in [
        (&["call", "nothing"][..], "no operation is called `nothing`"),
        (&["cold"], "nothing is called `cold`"),
        (&["call", "showPlate", "1"], "`day` is not given"),
        (
            &["call", "showPlate", "1", "2024-02-29"],
            "header parameter `X-Warm`",
        ),
        (&["call", "showPlate", "x", "2024-02-29"], "parameter `id`"),
        (&["call", "showPlate", "1", "2", "3"], "one value too many"),
        (&["call", "showPlate", "--param", "id=1"], "write `path:id`"),
        (
            &["call", "showPlate", "--param", "no=1"],
            "no parameter is called `no`",
        ),
        (
            &["call", "addPlate", "--auth", "token=t"],
            "needs a `--body`",
        ),
        (&["call", "addPlate", "--body", "[]"], "token"),
        (&["call", "addPlate", "--body", "{}"], "expected an array"),
        (&["call", "addPlate", "--auth", "no=t"], "there is token"),
        (&["call", "addPlate", "--body"], "`--body` needs a value"),
        (
            &["call", "addPlate", "--colour"],
            "no option is called `--colour`",
        ),
        (
            &["call", "addPlate", "--body", "@/no/such/file"],
            "/no/such/file",
        ),
    ] {
        let (code, message) = written(arguments).unwrap_err();
        assert_eq!(code, 2, "{message}");
        assert!(message.contains(says), "{message}");
    }
}

#[test]
fn help_leads_to_every_call() {
    let all = written(&[]).unwrap();
    assert!(all.contains("  hot_plates …\n") && all.contains("  paint …\n"));
    let below = written(&["hot-plates"]).unwrap();
    assert!(below.contains("  show  GET /plates/{id}/on/{day}\n"));
    let ids = written(&["call", "--help"]).unwrap();
    assert!(ids.contains("  addPlate  POST /plates\n"));
    let one = written(&["paint", "start", "--help"]).unwrap();
    assert!(one.contains("Body: multipart/form-data\n"), "{one}");
}

#[test]
fn no_connection_is_a_loss() {
    let refused = written(&["paint", "start", "--base-url", "http://127.0.0.1:1"]);
    let (code, message) = refused.unwrap_err();
    assert_eq!(code, 3);
    assert!(
        decode::<Json>(message.as_bytes())
            .unwrap()
            .get("error")
            .is_some()
    );
}

#[cfg(feature = "xml")]
#[test]
fn a_body_in_json_is_sent_as_xml_and_an_answer_in_xml_shown_as_json() {
    let call = ["call", "stackPlates", "--body", "[1,2]", "--content-type"];
    let sent = request(&[&call[..], &["application/xml"]].concat());
    let xml = r#"<?xml version="1.0" encoding="UTF-8"?><plates><plate>1</plate><plate>2</plate></plates>"#;
    assert_eq!(text(&sent, "/body"), xml);
    assert_eq!(text(&sent, "/headers/content-type"), "application/xml");
    let path = std::env::temp_dir().join(format!("corten-xml-{}", std::process::id()));
    std::fs::write(&path, xml).unwrap();
    let path_text = path.to_str().unwrap();
    let decoded = |status| {
        let call = ["call", "stackPlates", "--decode", status];
        written(&[&call[..], &["application/xml", path_text]].concat())
    };
    let (good, bad) = (decoded("200"), decoded("409"));
    std::fs::remove_file(&path).unwrap();
    assert_eq!(good.unwrap(), "[1,2]\n");
    assert_eq!(
        bad.unwrap_err(),
        (1, r#"{"status":409,"body":[1,2]}"#.to_owned())
    );
}
