//! Text that must not be seen.

use std::fmt;

use zeroize::Zeroizing;

use super::super::{Decode, DecodeError, Encode, Outline, Reader, Writer};

/// Text that is never printed by accident, and is wiped from memory when dropped.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// Takes the same time wherever two texts of one length differ.
impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (self.0.as_bytes(), other.0.as_bytes());
        let difference = a
            .iter()
            .zip(b)
            .fold(0, |difference, (a, b)| difference | (a ^ b));
        a.len() == b.len() && std::hint::black_box(difference) == 0
    }
}

impl Eq for Secret {}

impl Decode for Secret {
    fn blank() -> Self {
        Self(Zeroizing::default())
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        *self = Self::from(reader.string()?.into_owned());
        Ok(())
    }

    fn outline() -> Outline {
        Outline::String
    }
}

impl Encode for Secret {
    fn encode(&self, writer: &mut Writer) {
        writer.secret(self.expose());
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{decode, encode};
    use super::*;

    #[test]
    fn shows_itself_only_when_asked() {
        let secret = Secret::from("canary");
        assert_eq!(
            format!("{secret} {secret:?} {secret:#?}"),
            "*** Secret(***) Secret(***)"
        );
        assert_eq!(secret.expose(), "canary");
        assert_eq!(encode(&secret), r#""canary""#);
    }

    #[test]
    fn compares_by_text() {
        assert_eq!(decode::<Secret>(br#""abc""#).unwrap(), Secret::from("abc"));
        assert_ne!(Secret::from("abc"), Secret::from("abd"));
        assert_ne!(Secret::from("abc"), Secret::from("ab"));
        assert_ne!(Secret::from(""), Secret::from("a"));
    }
}
