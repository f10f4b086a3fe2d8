//! Alternatives: the first that fits, none that fits, and hostile nesting.

use std::time::Instant;

use corten_runtime::{Decode, DecodeError, Json, Reader, decode, encode};

use crate::model::Tree;

#[test]
fn takes_the_first_that_fits_and_keeps_the_rest() {
    for (text, kind) in [
        (r#"{"inner":1,"end":2}"#, "Leaf"),
        (r#"{"end":2,"more":true}"#, "Leaf"),
        (r#"{"inner":{"inner":5,"end":3},"end":2}"#, "Branch"),
        (r#"{"inner":"text","end":2}"#, "Branch"),
        (r#"{"end":"no"}"#, "Unknown"),
        ("[1,{}]", "Unknown"),
        ("null", "Unknown"),
    ] {
        let tree: Tree = decode(text.as_bytes()).unwrap();
        assert!(format!("{tree:?}").starts_with(kind), "{text}: {tree:?}");
        assert_eq!(encode(&tree), text);
    }
}

#[test]
fn text_that_is_not_json_fits_nothing() {
    for text in [r#"{"inner":1,"end":}"#, r#"{"end":"no""#, "nil"] {
        assert!(decode::<Tree>(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn nesting_does_not_multiply_the_work() {
    let nested =
        |levels| r#"{"inner":"#.repeat(levels) + r#"{"end":""}"# + &r#","end":""}"#.repeat(levels);
    assert!(decode::<Tree>(nested(3).as_bytes()).is_ok());
    let start = Instant::now();
    let error = decode::<Tree>(nested(120).as_bytes()).unwrap_err();
    assert!(
        error.to_string().contains("fewer ambiguous values"),
        "{error}"
    );
    assert!(start.elapsed().as_secs() < 2);
}

#[test]
fn a_long_list_of_unions_is_no_attack() {
    let text = format!("[{}null]", r#"{"inner":{"end":1},"end":1},"#.repeat(20_000));
    let trees: Vec<Tree> = decode(text.as_bytes()).unwrap();
    assert_eq!(
        trees
            .iter()
            .filter(|tree| matches!(tree, Tree::Branch(_)))
            .count(),
        20_000
    );
}

#[test]
fn a_union_of_itself_ends() {
    struct Loop;
    impl Decode for Loop {
        fn blank() -> Self {
            Self
        }
        fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
            reader
                .first_of::<Self>(&[|r| r.value(), |r| r.value()])
                .map(drop)
        }
    }
    assert!(decode::<Loop>(b"1").is_err());
}

#[test]
fn levels_are_given_back_after_a_failed_alternative() {
    struct Lists(usize);
    impl Decode for Lists {
        fn blank() -> Self {
            Self(0)
        }
        fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
            for _ in 0..10 {
                let fits = reader.first_of(&[|r| r.value::<Vec<Vec<Vec<bool>>>>()])?;
                self.0 += usize::from(fits.is_none());
            }
            reader.value::<Json>().map(drop)
        }
    }
    let text = "[".repeat(128) + &"]".repeat(128);
    assert_eq!(decode::<Lists>(text.as_bytes()).unwrap().0, 10);
}
