//! Where text can be copied into or out of a JSON string as it is.

const ONES: u64 = u64::MAX / 255;
const HIGHS: u64 = ONES << 7;

/// How many leading bytes are neither a quote, nor a backslash, nor a control character.
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    while let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
        let special = special_bytes(u64::from_le_bytes(*chunk));
        if special != 0 {
            return bytes.len() - rest.len() + (special.trailing_zeros() / 8) as usize;
        }
        rest = tail;
    }
    let tail = rest
        .iter()
        .position(|&byte| !is_plain_byte(byte))
        .unwrap_or(rest.len());
    bytes.len() - rest.len() + tail
}

/// Sets the high bit of each special byte; bits above the lowest one set may be wrong.
fn special_bytes(chunk: u64) -> u64 {
    let quote = chunk ^ (ONES * b'"' as u64);
    let backslash = chunk ^ (ONES * b'\\' as u64);
    let control = chunk.wrapping_sub(ONES * 0x20) & !chunk;
    let quote = quote.wrapping_sub(ONES) & !quote;
    let backslash = backslash.wrapping_sub(ONES) & !backslash;
    (control | quote | backslash) & HIGHS
}

fn is_plain_byte(byte: u8) -> bool {
    byte >= 0x20 && byte != b'"' && byte != b'\\'
}

/// Whether the whole text needs no escape.
pub(super) fn is_plain(text: &str) -> bool {
    plain_length(text.as_bytes()) == text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_special_byte_at_every_place() {
        for special in (0..0x20).chain([b'"', b'\\']) {
            for place in 0..20 {
                let mut bytes = vec![b'a'; 24];
                bytes[place] = special;
                bytes[place + 3] = b'"';
                assert_eq!(plain_length(&bytes), place, "{special:#x} at {place}");
            }
        }
    }

    #[test]
    fn passes_everything_else() {
        let all: Vec<u8> = (0x20..=0xff)
            .filter(|byte| !matches!(byte, b'"' | b'\\'))
            .collect();
        for start in 0..all.len() {
            assert_eq!(plain_length(&all[start..]), all.len() - start);
        }
    }
}
