//! Text that is kept in place where it is short.

use std::ops::Deref;

/// What fits beside the two bytes in front of it into the three words of a `String`: all integers of
/// 64 bits, and nearly all doubles.
const SHORT: usize = 22;

/// Text that is kept in place where it is short, as that of a number is.
#[derive(Clone)]
pub(super) enum ShortText {
    Short { length: u8, bytes: [u8; SHORT] },
    Long(Box<str>),
}

impl From<&str> for ShortText {
    fn from(text: &str) -> Self {
        let mut bytes = [0; SHORT];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(start), Ok(length)) => {
                start.copy_from_slice(text.as_bytes());
                Self::Short { length, bytes }
            }
            _ => Self::Long(text.into()),
        }
    }
}

impl Deref for ShortText {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Short { length, bytes } => {
                let text = bytes.get(..usize::from(*length)).unwrap_or_default();
                // Whole text was copied in, so that this cannot fail.
                std::str::from_utf8(text).unwrap_or_default()
            }
            Self::Long(text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_comes_back() {
        let all = "é".repeat(SHORT);
        for length in (0..=all.len()).step_by(2) {
            assert_eq!(&*ShortText::from(&all[..length]), &all[..length]);
        }
        assert!(matches!(
            ShortText::from(&all[..SHORT]),
            ShortText::Short { .. }
        ));
        assert!(matches!(
            ShortText::from(&all[..SHORT + 2]),
            ShortText::Long(_)
        ));
    }
}
