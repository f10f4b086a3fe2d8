//! The value of a number's text, whatever its spelling.

use std::fmt;

/// `digits × 10^exponent`, without zeros at either end; zero has no digits and no sign.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Decimal {
    /// The value of a JSON number; none where its exponent is beyond all counting.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(text) => (true, text),
            None => (false, text),
        };
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse().ok()),
            None => (text, Some(0)),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let significant = all.trim_end_matches('0');
        let digits = significant.trim_start_matches('0');
        if digits.is_empty() {
            return Some(Self {
                negative: false,
                digits: String::new(),
                exponent: 0,
            });
        }
        let zeros = i64::try_from(all.len() - significant.len()).ok()?;
        let shift = zeros.checked_sub(i64::try_from(fraction.len()).ok()?)?;
        let exponent = i64::checked_add(exponent?, shift)?;
        Some(Self {
            negative,
            digits: digits.to_owned(),
            exponent,
        })
    }

    /// The value, if it is an integer of 128 bits.
    pub(crate) fn to_i128(&self) -> Option<i128> {
        (self.exponent >= 0).then(|| self.scaled(0)).flatten()
    }

    /// The value times a power of ten, without the fraction that is left then, if 128 bits hold it.
    pub(crate) fn scaled(&self, power: i64) -> Option<i128> {
        let exponent = self.exponent.checked_add(power)?;
        let shift = usize::try_from(exponent.unsigned_abs()).ok()?;
        let whole = match exponent < 0 {
            true => self.digits.len().saturating_sub(shift),
            false => self.digits.len(),
        };
        let digits: i128 = match self.digits.get(..whole)? {
            "" => return Some(0),
            digits => digits.parse().ok()?,
        };
        let scale = match exponent < 0 {
            true => 1,
            false => 10_i128.checked_pow(u32::try_from(shift).ok()?)?,
        };
        let value = digits.checked_mul(scale)?;
        Some(if self.negative { -value } else { value })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.negative { "-" } else { "" };
        write!(f, "{sign}{}e{}", self.digits, self.exponent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_value_are_equal() {
        for (a, b) in [
            ("1", "1.0"),
            ("100", "1e2"),
            ("0.5", "5E-1"),
            ("-0", "0.00e7"),
            ("12.50", "1250e-2"),
            ("0e99999999999999999999", "0"),
        ] {
            assert_eq!(Decimal::parse(a), Decimal::parse(b), "{a} {b}");
        }
        assert_ne!(Decimal::parse("1"), Decimal::parse("-1"));
        assert_ne!(
            Decimal::parse("9007199254740992"),
            Decimal::parse("9007199254740993")
        );
    }

    #[test]
    fn only_integers_become_integers() {
        let integer = |text| Decimal::parse(text).and_then(|decimal| decimal.to_i128());
        assert_eq!(integer("3.0"), Some(3));
        assert_eq!(integer("-1e2"), Some(-100));
        assert_eq!(integer("1234.5e1"), Some(12345));
        assert_eq!(integer("0.5"), None);
        assert_eq!(integer("1e99"), None);
        assert_eq!(integer("1e99999999999999999999"), None);
    }
}
