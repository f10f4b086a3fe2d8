//! Numbers of which no digit may be lost.

use super::super::digits::{Digits, Quantity};

/// A number of any size and precision, such as `19.90`, that a binary fraction could not hold.
pub type Decimal = Digits<DecimalNumber>;

/// A [`Decimal`] that JSON has in a string, such as `"19.90"`.
pub type DecimalText = Digits<DecimalInText>;

/// What makes a number a [`Decimal`].
pub enum DecimalNumber {}

/// What makes a number a [`DecimalText`].
pub enum DecimalInText {}

impl Quantity for DecimalNumber {
    const NAME: &'static str = "Decimal";
    const IN_TEXT: bool = false;
}

impl Quantity for DecimalInText {
    const NAME: &'static str = "DecimalText";
    const IN_TEXT: bool = true;
}
