//! The order of imports and modules: the style guide's version sorting.

use std::cmp::Ordering;

/// A path or a name, in pieces that are compared one by one.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Segment {
    /// The name of a module, which is sorted letter by letter.
    Module(String),
    Slf,
    Super,
    Crate,
    Name(Name),
    Glob,
    List(Vec<Vec<Segment>>),
}

/// A name, compared by its words and numbers.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name(pub(super) String);

impl Segment {
    pub(super) fn of(word: &str) -> Self {
        match word {
            "self" => Self::Slf,
            "super" => Self::Super,
            "crate" => Self::Crate,
            "*" => Self::Glob,
            name => Self::Name(Name(name.trim_start_matches("r#").to_owned())),
        }
    }
}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Name {
    fn cmp(&self, other: &Self) -> Ordering {
        let mut zeros = Ordering::Equal;
        let (mut these, mut those) = (self.0.as_str(), other.0.as_str());
        loop {
            let (this, that) = match (chunk(&mut these), chunk(&mut those)) {
                (Some(this), Some(that)) => (this, that),
                (this, that) => {
                    let by_length = this.is_some().cmp(&that.is_some());
                    return by_length.then(zeros);
                }
            };
            let order = match (this, that) {
                ("_", "_") => Ordering::Equal,
                ("_", _) => Ordering::Less,
                (_, "_") => Ordering::Greater,
                _ => numbers(this, that, &mut zeros).unwrap_or_else(|| this.cmp(that)),
            };
            if order != Ordering::Equal {
                return order;
            }
        }
    }
}

/// Two numbers by their value; of equal ones, that with more zeros is first.
fn numbers(this: &str, that: &str, zeros: &mut Ordering) -> Option<Ordering> {
    let value = |digits: &str| -> Option<usize> { digits.parse().ok() };
    let order = value(this)?.cmp(&value(that)?);
    let leading = |digits: &str| digits.chars().take_while(|c| *c == '0').count();
    if order == Ordering::Equal && *zeros == Ordering::Equal {
        *zeros = leading(that).cmp(&leading(this));
    }
    Some(order)
}

/// Cuts off a sign, a number or a word.
fn chunk<'a>(name: &mut &'a str) -> Option<&'a str> {
    let first = name.chars().next()?;
    let end = match first {
        '_' => Some(1),
        c if c.is_ascii_digit() => name.find(|c: char| !c.is_ascii_digit()),
        _ => name.find(|c: char| c == '_' || c.is_ascii_digit()),
    };
    let (chunk, rest) = name.split_at(end.unwrap_or(name.len()));
    // A number beyond any counter ends the name.
    if first.is_ascii_digit() && chunk.parse::<usize>().is_err() {
        return None;
    }
    *name = rest;
    Some(chunk)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_as_people_count() {
        let mut names = ["a10", "a9", "a_b", "ab", "B", "a09", "r#async", "d1"]
            .map(|name| (Segment::of(name), name));
        names.sort();
        let names = names.map(|(_, name)| name);
        assert_eq!(
            names,
            ["B", "a_b", "a09", "a9", "a10", "ab", "r#async", "d1"]
        );
    }
}
