//! Every style in every place, on the wire: a cell for each kind of value, beside what the
//! specification, RFC 6570 and RFC 9110 have for it, written down by hand in the tables of this folder.

mod typed;

use corten_front::{Call, Json, Operation, Request, Style};

use super::fixture::{Client, playing, send};
use super::server::{Reply, Server, json};

/// What every table has for each of its styles.
const VALUES: [&str; 19] = [
    r#""blue""#,
    "100",
    "1.5",
    "true",
    r#""""#,
    "null",
    r#"["blue","black","brown"]"#,
    r#"{"R":100,"G":200,"B":150}"#,
    "[]",
    "{}",
    r#"[null,"a"]"#,
    r#"{"R":null,"G":2}"#,
    r#"{"a":{"b":1}}"#,
    r#"{"a":[1,2]}"#,
    r#"[{"a":1}]"#,
    "[[1,2],[3]]",
    r#"["a,b","c d|e"]"#,
    r#""a b/?#[]@!$&'()*+,;=:%2F%""#,
    r#""é€""#,
];

/// OpenAPI 3.2, "Style Examples", row by row: style, explode, and what becomes of nothing, a text, a
/// list and an object. The first is an empty text, as the older editions call that column; what they
/// leave undefined is in the other tables. 3.0.4 and 3.1.1 have the same rows, but for the last two;
/// in 3.0.3 and 3.1.0 the row of `label` without `explode` has dots throughout, against RFC 6570, to
/// which it refers.
const EXAMPLES: &str = "
matrix         false ;color ;color=blue ;color=blue,black,brown             ;color=R,100,G,200,B,150
matrix         true  ;color ;color=blue ;color=blue;color=black;color=brown ;R=100;G=200;B=150
label          false .      .blue       .blue,black,brown                   .R,100,G,200,B,150
label          true  .      .blue       .blue.black.brown                   .R=100.G=200.B=150
simple         false n/a    blue        blue,black,brown                    R,100,G,200,B,150
simple         true  n/a    blue        blue,black,brown                    R=100,G=200,B=150
form           false color= color=blue  color=blue,black,brown              color=R,100,G,200,B,150
form           true  color= color=blue  color=blue&color=black&color=brown  R=100&G=200&B=150
spaceDelimited false n/a    n/a         color=blue%20black%20brown          color=R%20100%20G%20200%20B%20150
spaceDelimited true  n/a    n/a         n/a                                 n/a
pipeDelimited  false n/a    n/a         color=blue%7Cblack%7Cbrown          color=R%7C100%7CG%7C200%7CB%7C150
pipeDelimited  true  n/a    n/a         n/a                                 n/a
deepObject     n/a   n/a    n/a         n/a                                 color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150
cookie         false color= color=blue  color=blue,black,brown              color=R,100,G,200,B,150
cookie         true  color= color=blue  color=blue;_color=black;_color=brown R=100;_G=200;_B=150
";

static PLAIN: Operation = Operation {
    id: "plain",
    path: "/maps",
    ..Operation::JSON
};

static SEGMENT: Operation = Operation {
    id: "segment",
    path: "/maps/{color}",
    ..Operation::JSON
};

/// With something before the value, so that a dot alone is allowed.
static PART: Operation = Operation {
    id: "part",
    path: "/maps{color}",
    ..Operation::JSON
};

type Fill = fn(Request, Style, &Json) -> Request;

/// A place, and how its part of a request is found.
struct Place {
    operation: &'static Operation,
    fill: Fill,
    /// The line that has the value written so; `None` is no value. Empty where there is no line then.
    line: fn(Option<&str>) -> String,
}

impl Place {
    /// Whether the lines of a request have what a cell says.
    fn has(&self, cell: &str, lines: &[String]) -> bool {
        let line = match cell {
            "nothing" => (self.line)(None),
            "empty" => (self.line)(Some("")),
            cell => (self.line)(Some(cell)),
        };
        match line.is_empty() {
            true => {
                let begins = (self.line)(Some(""));
                !lines.iter().any(|line| line.starts_with(&begins))
            }
            false => lines.contains(&line),
        }
    }
}

const PATH: Place = Place {
    operation: &SEGMENT,
    fill: |request, style, value| request.path_styled(style, value),
    line: |value| format!("GET /v4/maps/{} HTTP/1.1", value.unwrap_or_default()),
};

const QUERY: Place = Place {
    operation: &PLAIN,
    fill: |request, style, value| request.query_styled("color", style, value),
    line: |value| match value {
        Some(value) => format!("GET /v4/maps?{value} HTTP/1.1"),
        None => "GET /v4/maps HTTP/1.1".to_owned(),
    },
};

const HEADER: Place = Place {
    operation: &PLAIN,
    fill: |request, style, value| request.header_styled("color", style, value),
    line: |value| value.map_or_else(String::new, |value| format!("color: {value}")),
};

const COOKIE: Place = Place {
    operation: &PLAIN,
    fill: |request, style, value| request.cookie("color", style, value),
    line: |value| value.map_or_else(String::new, |value| format!("cookie: {value}")),
};

fn style(words: &str) -> Style {
    let mut words = words.split_whitespace();
    let style = match words.next().unwrap() {
        "simple" => Style::SIMPLE,
        "label" => Style::LABEL,
        "matrix" => Style::MATRIX,
        "form" => Style::FORM,
        "cookie" => Style::COOKIE,
        "spaceDelimited" | "ssv" => Style::SPACE_DELIMITED,
        "pipeDelimited" | "pipes" => Style::PIPE_DELIMITED,
        "tsv" => Style::TAB_DELIMITED,
        "deepObject" => Style::DEEP_OBJECT,
        "brackets" => Style::DEEP_BRACKETS,
        "repeated" => Style::DEEP_REPEATED,
        "dots" => Style::DOTTED,
        "json" => Style::JSON,
        "urlencoded" => Style::FORM.exploded(),
        other => panic!("{other}"),
    };
    words.fold(style, |style, word| match word {
        "exploded" => style.exploded(),
        "reserved" => style.reserved(),
        "empty" => style.empty(),
        other => panic!("{other}"),
    })
}

/// A server and its client, which a whole table needs one of.
struct Wire {
    server: Server,
    client: Client,
    seen: usize,
}

impl Wire {
    fn new() -> Self {
        let answer: Reply = json("200 OK", "{}");
        let (server, client) = playing(vec![answer]);
        Self {
            server,
            client,
            seen: 0,
        }
    }

    /// The lines of the request that arrived; the error where none was sent.
    fn sent(
        &mut self,
        operation: &'static Operation,
        fill: impl FnOnce(Request) -> Request,
    ) -> Result<Vec<String>, String> {
        let request = fill(self.client.0.request(operation));
        let sent = send(request.returns_json::<Json, Call<Json>>());
        if let Err(error) = sent {
            assert!(error.is_invalid_request(), "{error}");
            assert_eq!(self.server.connections(), self.seen, "nothing is sent");
            return Err(error.to_string());
        }
        self.seen += 1;
        let request = self.server.requests().pop().unwrap();
        Ok(request.split("\r\n").map(str::to_owned).collect())
    }
}

/// Holds a table against the wire, and gives how many cells it has.
fn hold(table: &str, place: &Place, adapt: fn(Style) -> Style) -> usize {
    let mut wire = Wire::new();
    let (mut cells, mut words) = (0, "");
    let lines = table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    for line in lines {
        let Some(row) = line.strip_prefix("  ") else {
            assert_eq!(cells % VALUES.len(), 0, "{words} has all values");
            words = line;
            continue;
        };
        let (value, cell) = row.split_once("  ").unwrap();
        let cell = cell.trim_start();
        assert_eq!(value, VALUES[cells % VALUES.len()], "{words}");
        cells += 1;
        let json: Json = value.parse().unwrap();
        let fill = |request| (place.fill)(request, adapt(style(words)), &json);
        let sent = wire.sent(place.operation, fill);
        if cell == "refused" {
            let error = sent.expect_err(words);
            assert!(error.contains("`color`"), "{words}, {value}: {error}");
            continue;
        }
        let lines = sent.unwrap_or_else(|error| panic!("{words}, {value}: {error}"));
        assert!(
            place.has(cell, &lines),
            "{words}, {value}: {cell}\n{lines:#?}"
        );
    }
    assert_eq!(cells % VALUES.len(), 0, "{words} has all values");
    cells
}

#[test]
fn paths() {
    assert_eq!(
        hold(include_str!("path.txt"), &PATH, |style| style),
        11 * 19
    );
}

#[test]
fn queries() {
    assert_eq!(
        hold(include_str!("query.txt"), &QUERY, |style| style),
        11 * 19
    );
}

#[test]
fn queries_at_any_depth() {
    assert_eq!(
        hold(include_str!("nested.txt"), &QUERY, |style| style),
        5 * 19
    );
}

#[test]
fn whole_queries() {
    let table = include_str!("querystring.txt");
    assert_eq!(hold(table, &QUERY, Style::unnamed), 2 * 19);
}

#[test]
fn headers() {
    assert_eq!(
        hold(include_str!("header.txt"), &HEADER, |style| style),
        5 * 19
    );
}

#[test]
fn cookies() {
    assert_eq!(
        hold(include_str!("cookie.txt"), &COOKIE, |style| style),
        5 * 19
    );
}

#[test]
fn the_style_examples_of_the_specification() {
    let mut wire = Wire::new();
    let mut cells = 0;
    for row in EXAMPLES.trim().lines() {
        let mut columns = row.split_whitespace();
        let (name, explode) = (columns.next().unwrap(), columns.next().unwrap());
        let style = match explode {
            "true" => style(name).exploded(),
            _ => style(name),
        };
        let (place, operation) = match name {
            "matrix" | "label" | "simple" => (PATH, &PART),
            "cookie" => (COOKIE, &PLAIN),
            _ => (QUERY, &PLAIN),
        };
        let values = [r#""""#, VALUES[0], VALUES[6], VALUES[7]].into_iter();
        for (value, cell) in values.zip(columns).filter(|(_, cell)| *cell != "n/a") {
            let json: Json = value.parse().unwrap();
            let lines = wire
                .sent(operation, |request| (place.fill)(request, style, &json))
                .unwrap();
            let line = (place.line)(Some(&cell.replace('_', " ")));
            let line = line.replace("/maps/", "/maps");
            assert!(lines.contains(&line), "{row}: {line}\n{lines:#?}");
            cells += 1;
        }
    }
    assert_eq!(cells, 43);
}
