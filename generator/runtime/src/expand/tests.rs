use super::super::{Json, Style};
use super::{Place, expand};

const EMPTY: &str = "\"\"";
const TEXT: &str = "\"blue\"";
const LIST: &str = r#"["blue","black","brown"]"#;
const OBJECT: &str = r#"{"R":100,"G":200,"B":150}"#;

fn written(value: &str, style: Style, place: Place) -> Option<String> {
    let value: Json = value.parse().unwrap();
    expand("color", &value, style, place)
}

/// OpenAPI 3.1.1, "Style Examples", which 3.0.4 has too: style, explode, and what becomes of an
/// empty text, a text, a list and an object. In 3.0.3 and 3.1.0 the row of `label` without `explode`
/// has dots throughout, against RFC 6570, to which it refers; the later editions set it right.
const TABLE: &str = "
matrix         false ;color ;color=blue ;color=blue,black,brown             ;color=R,100,G,200,B,150
matrix         true  ;color ;color=blue ;color=blue;color=black;color=brown ;R=100;G=200;B=150
label          false .      .blue       .blue,black,brown                   .R,100,G,200,B,150
label          true  .      .blue       .blue.black.brown                   .R=100.G=200.B=150
simple         false n/a    blue        blue,black,brown                    R,100,G,200,B,150
simple         true  n/a    blue        blue,black,brown                    R=100,G=200,B=150
form           false color= color=blue  color=blue,black,brown              color=R,100,G,200,B,150
form           true  color= color=blue  color=blue&color=black&color=brown  R=100&G=200&B=150
spaceDelimited false n/a    n/a         color=blue%20black%20brown          color=R%20100%20G%20200%20B%20150
pipeDelimited  false n/a    n/a         color=blue%7Cblack%7Cbrown          color=R%7C100%7CG%7C200%7CB%7C150
deepObject     true  n/a    n/a         n/a                                 color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150
";

#[test]
fn every_row_of_the_table_of_styles_is_written_as_it_stands_there() {
    for row in TABLE.trim().lines() {
        let mut cells = row.split_whitespace();
        let (style, place) = match cells.next().unwrap() {
            "matrix" => (Style::MATRIX, Place::Path),
            "label" => (Style::LABEL, Place::Path),
            "simple" => (Style::SIMPLE, Place::Path),
            "form" => (Style::FORM, Place::Query),
            "spaceDelimited" => (Style::SPACE_DELIMITED, Place::Query),
            "pipeDelimited" => (Style::PIPE_DELIMITED, Place::Query),
            "deepObject" => (Style::DEEP_OBJECT, Place::Query),
            other => panic!("{other}"),
        };
        let style = match cells.next().unwrap() {
            "true" => style.exploded(),
            _ => style,
        };
        let values = [EMPTY, TEXT, LIST, OBJECT].into_iter().zip(cells);
        for (value, cell) in values.filter(|(_, cell)| *cell != "n/a") {
            let got = written(value, style, place);
            assert_eq!(got.as_deref(), Some(cell), "{row}: {value}");
        }
    }
}

#[test]
fn delimited_styles_that_explode_are_like_forms() {
    for style in [Style::SPACE_DELIMITED, Style::PIPE_DELIMITED] {
        let got = written(LIST, style.exploded(), Place::Query);
        assert_eq!(got.as_deref(), Some("color=blue&color=black&color=brown"));
    }
}

#[test]
fn headers_and_cookies_have_their_own_marks() {
    let header = |value, style| written(value, style, Place::Header);
    assert_eq!(
        header(LIST, Style::SIMPLE).as_deref(),
        Some("blue,black,brown")
    );
    assert_eq!(
        header(OBJECT, Style::SIMPLE).as_deref(),
        Some("R,100,G,200,B,150")
    );
    let exploded = Style::SIMPLE.exploded();
    assert_eq!(
        header(OBJECT, exploded).as_deref(),
        Some("R=100,G=200,B=150")
    );
    assert_eq!(header(r#""a b/é""#, exploded).as_deref(), Some("a b/é"));
    assert_eq!(header(OBJECT, Style::JSON).as_deref(), Some(OBJECT));

    let cookie = |value, style| written(value, style, Place::Cookie);
    assert_eq!(
        cookie(LIST, Style::FORM).as_deref(),
        Some("color=blue,black,brown")
    );
    let exploded = Style::FORM.exploded();
    let all = "color=blue; color=black; color=brown";
    assert_eq!(cookie(LIST, exploded).as_deref(), Some(all));
    assert_eq!(
        cookie(OBJECT, exploded).as_deref(),
        Some("R=100; G=200; B=150")
    );
    assert_eq!(
        cookie(r#""a;b c=""#, exploded).as_deref(),
        Some("color=a%3Bb%20c=")
    );
}

#[test]
fn what_is_not_there_is_not_sent() {
    for value in ["null", "[]", "{}", "[null]", r#"{"R":null}"#] {
        for style in [
            Style::SIMPLE,
            Style::MATRIX,
            Style::FORM,
            Style::DEEP_OBJECT,
        ] {
            assert_eq!(written(value, style, Place::Query), None, "{value}");
            let exploded = written(value, style.exploded(), Place::Query);
            assert_eq!(exploded, None, "{value}");
        }
    }
    let got = written(r#"{"R":null,"G":2}"#, Style::FORM.exploded(), Place::Query);
    assert_eq!(got.as_deref(), Some("G=2"));
}

#[test]
fn deeper_values_keep_their_place_in_brackets_and_are_json_elsewhere() {
    let value = r#"{"a":{"b c":[1,{"d":true}]},"e":null}"#;
    let got = written(value, Style::DEEP_OBJECT, Place::Query);
    let all = "color%5Ba%5D%5Bb%20c%5D%5B0%5D=1&color%5Ba%5D%5Bb%20c%5D%5B1%5D%5Bd%5D=true";
    assert_eq!(got.as_deref(), Some(all));
    let value = r#"{"a":{"b":1},"c":[1,2]}"#;
    let got = written(value, Style::FORM.exploded(), Place::Query);
    assert_eq!(got.as_deref(), Some("a=%7B%22b%22%3A1%7D&c=1&c=2"));
    let got = written(r#"[[1,2],[3]]"#, Style::FORM, Place::Query);
    assert_eq!(got.as_deref(), Some("color=%5B1%2C2%5D,%5B3%5D"));
}

#[test]
fn marks_inside_of_values_are_encoded() {
    let got = written(r#"["a,b","c&d=e"]"#, Style::FORM, Place::Query);
    assert_eq!(got.as_deref(), Some("color=a%2Cb,c%26d%3De"));
    let got = written(r#"["a.b/c","d;e"]"#, Style::MATRIX.exploded(), Place::Path);
    assert_eq!(got.as_deref(), Some(";color=a.b%2Fc;color=d%3Be"));
    let got = written(
        r#""a/b?c=d&e#f g+h%""#,
        Style::FORM.reserved(),
        Place::Query,
    );
    assert_eq!(got.as_deref(), Some("color=a/b?c=d%26e%23f%20g%2Bh%25"));
    let got = written(r#"{"a":[1]}"#, Style::JSON, Place::Query);
    assert_eq!(got.as_deref(), Some("color=%7B%22a%22%3A%5B1%5D%7D"));
}
