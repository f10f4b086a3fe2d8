//! Universally unique identifiers (RFC 9562).

use super::{Format, Text, Verbatim};

/// A UUID such as `7cf72faf-2208-41aa-bcfd-fab81c43c4f6` (RFC 9562), in the letters it came in.
pub type Uuid = Text<UuidFormat>;

/// What makes a text a [`Uuid`].
pub enum UuidFormat {}

impl Format for UuidFormat {
    const NAME: &'static str = "Uuid";
    const EXPECTED: &'static str = "a UUID such as 7cf72faf-2208-41aa-bcfd-fab81c43c4f6";

    fn is_valid(text: &str) -> bool {
        bytes(text).is_some()
    }
}

impl Verbatim for UuidFormat {}

impl Uuid {
    /// Its 16 bytes; none where the text is no UUID.
    pub fn to_bytes(&self) -> Option<[u8; 16]> {
        bytes(self.as_str())
    }
}

impl From<[u8; 16]> for Uuid {
    fn from(bytes: [u8; 16]) -> Self {
        let mut text = String::with_capacity(36);
        for (at, byte) in bytes.iter().enumerate() {
            if matches!(at, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            text.extend(
                [byte >> 4, byte & 15]
                    .map(|digit| char::from_digit(digit.into(), 16))
                    .into_iter()
                    .flatten(),
            );
        }
        Self::from_text(text)
    }
}

impl From<u128> for Uuid {
    fn from(number: u128) -> Self {
        number.to_be_bytes().into()
    }
}

fn bytes(text: &str) -> Option<[u8; 16]> {
    let groups = text.split('-').map(str::len);
    if !groups.eq([8, 4, 4, 4, 12]) {
        return None;
    }
    let digits = text.chars().filter(|character| *character != '-');
    let mut numbers = digits.map(|digit| digit.to_digit(16));
    let number = numbers.try_fold(0_u128, |all, digit| Some(all << 4 | u128::from(digit?)))?;
    Some(number.to_be_bytes())
}
