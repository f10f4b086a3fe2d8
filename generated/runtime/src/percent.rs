//! Percent-encoding (RFC 3986, section 2.1).

/// Adds text, every byte of it that is not kept as `%XX`.
pub(super) fn push(out: &mut String, text: &str, keep: impl Fn(u8) -> bool) {
    for byte in text.bytes() {
        push_byte(out, byte, &keep);
    }
}

/// The same, but for what is encoded already (RFC 6570, section 3.2.3).
pub(super) fn push_rest(out: &mut String, text: &str, keep: impl Fn(u8) -> bool) {
    let mut rest = text.as_bytes();
    while let [byte, behind @ ..] = rest {
        rest = match rest {
            [b'%', high, low, behind @ ..]
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                out.extend(['%', char::from(*high), char::from(*low)]);
                behind
            }
            _ => {
                push_byte(out, *byte, &keep);
                behind
            }
        };
    }
}

fn push_byte(out: &mut String, byte: u8, keep: impl Fn(u8) -> bool) {
    if keep(byte) {
        out.push(char::from(byte));
    } else {
        out.push('%');
        out.push(digit(byte >> 4));
        out.push(digit(byte & 15));
    }
}

/// Whether a byte never needs encoding (RFC 3986, section 2.3).
pub(super) fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

/// Whether a byte is one that may stand in a segment of a path (RFC 3986, section 3.3).
pub(super) fn is_in_segment(byte: u8) -> bool {
    is_unreserved(byte) || b"!$&'()*+,;=:@".contains(&byte)
}

fn digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16)
        .unwrap_or('0')
        .to_ascii_uppercase()
}
