//! Bodies and answers in XML, byte by byte.

use corten_front::{Call, Error, Method, Operation, UnknownFields, XmlNode, record, xml_table};

use super::fixture::{BARE, Client, playing, send};
use super::server::{Reply, answer, json};

#[derive(Clone)]
struct Plate {
    id: i64,
    tags: Option<Vec<String>>,
    unknown_fields: UnknownFields,
}

record! { Plate {
    id: required "id",
    tags: optional "tags",
} }

xml_table! { Plate {
    id: XmlNode::attribute("id").number(),
    tags: XmlNode::none().list(&XmlNode::element("tag").string()),
} }

static PLATE: XmlNode = XmlNode::element("plate").of::<Plate>();
static WASH: Operation = Operation {
    id: "wash-plate",
    method: Method::POST,
    accept: "application/xml",
    xml_body: Some(&PLATE),
    xml_answers: &[
        (200, 200, PLATE),
        (201, 201, XmlNode::element("plates").list(&PLATE)),
        (400, 499, XmlNode::element("fault").number()),
    ],
    ..BARE
};

const XML: &str =
    r#"<?xml version="1.0" encoding="UTF-8"?><plate id="7"><tag>a&amp;b</tag></plate>"#;

fn plate() -> Plate {
    Plate {
        id: 7,
        tags: Some(vec!["a&b".to_owned()]),
        unknown_fields: UnknownFields::new(),
    }
}

fn reply(status: &str, xml: &str) -> Reply {
    answer(status, "application/xml; charset=utf-8", xml.as_bytes())
}

fn read(reply: Reply) -> Result<Plate, Error> {
    let (_server, client) = playing(vec![reply]);
    send(client.0.request(&WASH).returns_json::<Plate, Call<Plate>>())
}

#[cfg(feature = "xml")]
mod with {
    use corten_front::Json;

    use super::super::server::{body, header};
    use super::*;
    use corten_front::by_status;

    #[test]
    fn a_body_is_sent_as_xml_and_the_answer_asked_for() {
        let (server, client): (_, Client) = playing(vec![reply("200 OK", XML)]);
        let request = client.0.request(&WASH).xml("application/xml", &plate());
        let found = send(request.returns_json::<Plate, Call<Plate>>()).unwrap();
        let request = server.request();
        assert_eq!(header(&request, "content-type"), Some("application/xml"));
        assert_eq!(header(&request, "accept"), Some("application/xml"));
        assert_eq!(body(&request), XML);
        assert_eq!(found, plate());
    }

    #[test]
    fn an_answer_is_what_it_looks_like_whatever_it_is_called() {
        assert_eq!(read(json("200 OK", XML)).unwrap(), plate());
        let text = r#"{"id":7,"tags":["a&b"]}"#;
        assert_eq!(read(json("200 OK", text)).unwrap(), plate());
        assert_eq!(read(reply("200 OK", text)).unwrap(), plate());
    }

    #[derive(Debug, PartialEq)]
    enum Washed {
        Many(Vec<Plate>),
        One(Plate),
    }

    by_status! { Washed {
        201 => Many(json),
        _ => One(json),
    } }

    #[test]
    fn each_status_has_its_own_document() {
        let all = format!("<plates><plate id='1'/>{}</plates>", &XML[38..]);
        let given = |reply| {
            let (_server, client) = playing(vec![reply]);
            send(
                client
                    .0
                    .request(&WASH)
                    .returns_by_status::<Washed, Call<Washed>>(),
            )
            .unwrap()
        };
        assert_eq!(given(reply("200 OK", XML)), Washed::One(plate()));
        let first = Plate {
            id: 1,
            tags: None,
            ..plate()
        };
        let many = Washed::Many(vec![first, plate()]);
        assert_eq!(given(reply("201 Created", &all)), many);
    }

    #[test]
    fn an_error_is_read_as_the_description_says() {
        let error = read(reply("422 Unprocessable", "<fault>12</fault>")).unwrap_err();
        assert!(error.is_api(), "{error}");
        assert_eq!(error.decode_body::<i64>().unwrap(), 12);
        let error = read(reply("500 Oh", "<fault>12</fault>")).unwrap_err();
        assert!(error.is_api() && error.decode_body::<i64>().is_err());
        let error = read(answer("404 Not Found", "text/html", b"<p>no<br></p>")).unwrap_err();
        assert!(error.is_not_found() && error.decode_body::<Json>().is_err());
    }

    #[test]
    fn what_cannot_be_read_is_an_error_with_a_path() {
        let error = read(reply("200 OK", "<plate id='x'/>")).unwrap_err();
        let said = error.decode_error().unwrap();
        assert_eq!(said.path(), "id");
        let error = read(reply("200 OK", "<plate id='1'><tag></plate>")).unwrap_err();
        assert_eq!(error.decode_error().unwrap().path(), "plate.tag");
        let error = read(answer("200 OK", "text/html", b"<!doctype html><p>")).unwrap_err();
        assert!(
            error.is_decode() && error.to_string().contains("document type"),
            "{error}"
        );
    }

    #[test]
    fn what_cannot_be_written_is_not_sent() {
        let (_server, client): (_, Client) = playing(vec![]);
        let plate = Plate {
            tags: Some(vec!["\u{1}secret".to_owned()]),
            ..plate()
        };
        let request = client.0.request(&WASH).xml("application/xml", &plate);
        let error = send(request.returns_nothing::<Call<()>>()).unwrap_err();
        assert!(error.is_invalid_request());
        let said = error.to_string();
        assert!(
            said.contains("`tags`: a character that XML cannot say"),
            "{said}"
        );
        assert!(!said.contains("secret"), "{said}");
    }
}

#[cfg(not(feature = "xml"))]
mod without {
    use super::*;

    #[test]
    fn a_body_is_not_sent() {
        let (_server, client): (_, Client) = playing(vec![]);
        let request = client.0.request(&WASH).xml("application/xml", &plate());
        let error = send(request.returns_nothing::<Call<()>>()).unwrap_err();
        assert!(error.is_invalid_request());
        assert!(error.to_string().contains("feature `xml`"), "{error}");
    }

    #[test]
    fn an_answer_is_not_read() {
        let error = read(reply("200 OK", XML)).unwrap_err();
        assert!(error.is_decode());
        assert!(error.to_string().contains("feature `xml`"), "{error}");
        let text = r#"{"id":7,"tags":["a&b"]}"#;
        assert_eq!(read(json("200 OK", text)).unwrap(), plate());
    }
}
