//! Whether what was sent is there, whatever a server added or moved.

use super::super::{Encode, encode};
use super::{Json, same_ignoring_order};

/// Whether `whole` has everything that `part` has: the members of `part`, at every level, with the
/// same values. Other members may stand beside them. A list must have as many elements, in any order.
///
/// It tells whether a server holds what was sent: its answer has members of its own, and orders
/// lists as it likes.
pub fn contains_ignoring_order(whole: &dyn Encode, part: &dyn Encode) -> bool {
    match (encode(whole).parse(), encode(part).parse()) {
        (Ok(whole), Ok(part)) => contains(&whole, &part),
        _ => false,
    }
}

fn contains(whole: &Json, part: &Json) -> bool {
    match (whole, part) {
        (Json::Object(whole), Json::Object(part)) => part
            .iter()
            .all(|(name, part)| whole.get(name).is_some_and(|whole| contains(whole, part))),
        (Json::Array(whole), Json::Array(part)) => {
            whole.len() == part.len() && pair_up(whole, part)
        }
        (whole, part) => same_ignoring_order(whole, part),
    }
}

/// Whether each element of `part` can have an element of `whole` of its own (Kuhn's matching).
fn pair_up(whole: &[Json], part: &[Json]) -> bool {
    let fits: Vec<Vec<usize>> = part
        .iter()
        .map(|part| {
            let fitting = whole.iter().enumerate().filter(|(_, w)| contains(w, part));
            fitting.map(|(at, _)| at).collect()
        })
        .collect();
    let mut taken_by = vec![None; whole.len()];
    (0..part.len()).all(|at| seat(at, &fits, &mut taken_by))
}

/// Finds an element for `part`, moving others on where they have a choice.
fn seat(part: usize, fits: &[Vec<usize>], taken_by: &mut [Option<usize>]) -> bool {
    let mut tried = vec![false; taken_by.len()];
    let mut path = vec![(part, 0)];
    while let Some((part, next)) = path.pop() {
        let Some(element) = fits.get(part).and_then(|fits| fits.get(next)).copied() else {
            continue;
        };
        path.push((part, next + 1));
        match (tried.get_mut(element), taken_by.get(element)) {
            (Some(tried), Some(owner)) if !*tried => {
                *tried = true;
                match owner {
                    Some(owner) => path.push((*owner, 0)),
                    None => {
                        settle(&path, fits, taken_by);
                        return true;
                    }
                }
            }
            _ => {}
        }
    }
    false
}

/// Gives everyone on the way the element that they found last.
fn settle(path: &[(usize, usize)], fits: &[Vec<usize>], taken_by: &mut [Option<usize>]) {
    for (part, next) in path {
        let element = fits
            .get(*part)
            .and_then(|fits| fits.get(next.wrapping_sub(1)));
        if let Some(owner) = element.and_then(|element| taken_by.get_mut(*element)) {
            *owner = Some(*part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Json;
    use super::contains_ignoring_order;

    fn contains(whole: &str, part: &str) -> bool {
        let parse = |text: &str| text.parse::<Json>().unwrap();
        contains_ignoring_order(&parse(whole), &parse(part))
    }

    #[test]
    fn more_members_are_no_matter() {
        assert!(contains(r#"{"a":1,"b":{"c":2,"d":3}}"#, r#"{"b":{"d":3}}"#));
        assert!(!contains(r#"{"a":1}"#, r#"{"a":2}"#));
        assert!(!contains(r#"{"a":1}"#, r#"{"b":null}"#));
    }

    #[test]
    fn more_elements_are() {
        assert!(contains("[1,2,3]", "[3,1,2]"));
        assert!(!contains("[1,2,3]", "[1,2]"));
        assert!(!contains("[1,1,2]", "[1,2,2]"));
    }

    #[test]
    fn elements_make_room_for_each_other() {
        let whole = r#"[{"a":1,"b":1},{"a":1,"c":1},{"a":1}]"#;
        assert!(contains(whole, r#"[{"a":1},{"a":1,"c":1},{"b":1}]"#));
        assert!(contains(whole, r#"[{},{"b":1},{"c":1}]"#));
        assert!(!contains(whole, r#"[{"b":1},{"b":1},{}]"#));
    }
}
