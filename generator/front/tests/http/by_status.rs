//! Answers whose value hangs on their status.

use corten_front::{Bytes, Call, Error, by_status};

use super::fixture::{BARE, playing, send};
use super::server::{Reply, answer, bytes, json};

#[derive(Debug, PartialEq)]
enum Plate {
    Queued(String),
    Gone,
    Whole(Bytes),
    Ready(Vec<i64>),
}

by_status! { Plate {
    202 => Queued(text),
    204 => Gone,
    206 => Whole(bytes),
    _ => Ready(json),
} }

fn given(reply: Reply) -> Result<Plate, Error> {
    let (_server, client) = playing(vec![reply]);
    send(
        client
            .0
            .request(&BARE)
            .returns_by_status::<Plate, Call<Plate>>(),
    )
}

#[test]
fn each_status_has_its_own_value() {
    let queued = given(answer("202 Accepted", "text/plain", b"at 7")).unwrap();
    assert_eq!(queued, Plate::Queued("at 7".to_owned()));
    assert_eq!(
        given(bytes(b"HTTP/1.1 204 No Content\r\n\r\n")).unwrap(),
        Plate::Gone
    );
    let whole = given(answer("206 Partial Content", "image/png", b"\x01\x02")).unwrap();
    assert_eq!(whole, Plate::Whole(Bytes::from_static(b"\x01\x02")));
    assert_eq!(given(json("200 OK", "[1]")).unwrap(), Plate::Ready(vec![1]));
}

#[test]
fn a_status_of_success_that_nobody_described_is_read_like_the_usual_one() {
    assert_eq!(
        given(json("203 Non-Authoritative", "[2]")).unwrap(),
        Plate::Ready(vec![2])
    );
}

#[test]
fn an_error_stays_an_error() {
    let error = given(json("404 Not Found", "[1]")).unwrap_err();
    assert!(error.is_not_found() && error.is_api(), "{error}");
    assert_eq!(error.decode_body::<Vec<i64>>().unwrap(), [1]);
    assert!(given(json("200 OK", "{}")).unwrap_err().is_decode());
}
