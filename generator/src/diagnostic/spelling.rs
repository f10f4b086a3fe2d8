//! Finds what a misspelt word was meant to be.

/// The word nearest to `text`, if it is near enough to be meant.
#[must_use]
pub fn nearest<'w>(text: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    const LONGEST: usize = 64;
    if text.len() > LONGEST {
        return None;
    }
    words
        .map(|word| (distance(text, word), word))
        .filter(|(distance, word)| *distance <= word.len().max(3) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// Levenshtein's distance; a difference in case alone counts nothing.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (above, a) in left.to_lowercase().chars().enumerate() {
        let mut diagonal = above;
        let mut before = above + 1;
        let mut next = vec![before];
        for (b, up) in right.iter().zip(row.iter().skip(1)) {
            let substituted = diagonal + usize::from(a != *b);
            before = substituted.min(before + 1).min(up + 1);
            diagonal = *up;
            next.push(before);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn counts_edits() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("ReadOnly", "readonly"), 0);
    }

    #[test]
    fn suggests_only_what_is_near() {
        let words = ["required", "readOnly", "type", "not"];
        let near = |text| nearest(text, words.into_iter());
        assert_eq!(near("requried"), Some("required"));
        assert_eq!(near("typ"), Some("type"));
        assert_eq!(near("propertyNames"), None);
    }
}
