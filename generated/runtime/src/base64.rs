//! Base64 (RFC 4648).

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const FOR_URLS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The bytes as Base64 text, padded (section 4).
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut out = digits(bytes, STANDARD);
    while out.len() % 4 != 0 {
        out.push('=');
    }
    out
}

/// The bytes in the alphabet for URLs, not padded (section 5).
pub(super) fn encode_for_url(bytes: &[u8]) -> String {
    digits(bytes, FOR_URLS)
}

fn digits(bytes: &[u8], alphabet: &[u8; 64]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut group = 0_u32;
        for index in 0..3 {
            group = group << 8 | u32::from(chunk.get(index).copied().unwrap_or(0));
        }
        for index in 0..=chunk.len() {
            let value = group >> (18 - 6 * index) & 63;
            let digit = alphabet.get(value as usize).copied();
            out.extend(digit.map(char::from));
        }
    }
    out
}

/// The bytes of a Base64 text in either alphabet, padded or not, with white space anywhere; none
/// where it is no such text.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_ascii_end().trim_end_matches('=');
    let digits = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let mut out = Vec::with_capacity(text.len() / 4 * 3 + 2);
    let (mut group, mut bits) = (0_u32, 0);
    for digit in digits {
        group = group << 6 | u32::from(value(digit)?);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.extend((group >> bits).to_be_bytes().last());
        }
    }
    // One digit alone is no byte.
    (bits < 6).then_some(out)
}

fn value(digit: u8) -> Option<u8> {
    match digit {
        b'A'..=b'Z' => Some(digit - b'A'),
        b'a'..=b'z' => Some(digit - b'a' + 26),
        b'0'..=b'9' => Some(digit - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_vectors_of_the_standard() {
        for (plain, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            let bare = encoded.trim_end_matches('=');
            assert_eq!(super::encode(plain.as_bytes()), encoded);
            assert_eq!(super::encode_for_url(plain.as_bytes()), bare);
            assert_eq!(super::decode(encoded).unwrap(), plain.as_bytes());
            assert_eq!(super::decode(bare).unwrap(), plain.as_bytes());
        }
        assert_eq!(super::encode(&[0xfb, 0xff]), "+/8=");
        assert_eq!(super::encode_for_url(&[0xfb, 0xff]), "-_8");
    }

    #[test]
    fn what_is_meant_is_read() {
        for text in ["+/8=", "-_8", "+_8", " +/\r\n8=\n"] {
            assert_eq!(super::decode(text), Some(vec![0xfb, 0xff]), "{text}");
        }
        for text in ["a", "Zm9vY", "a.b", "=a", "Zg==Zg==", "é"] {
            assert_eq!(super::decode(text), None, "{text}");
        }
    }
}
