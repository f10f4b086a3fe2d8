//! Raw strings, for samples that are full of quotes.

use std::str::FromStr;

use proc_macro2::Literal;

/// `r#"…"#` where the text allows it, else an ordinary string.
///
/// The fence is longer than any in the text, so nothing leaves the string;
/// this is the one place where a text is parsed to a token.
pub(super) fn raw(text: &str) -> Literal {
    let longest = text
        .split('"')
        .skip(1)
        .map(hashes)
        .max()
        .unwrap_or_default();
    let fence = "#".repeat(longest + 1);
    // What no reader sees has to be escaped, as rustc demands of bidi marks.
    let seen = |c: char| "\"'\\".contains(c) || c.escape_debug().len() == 1;
    let plain = text.chars().all(seen) && text.contains('"');
    match plain.then(|| Literal::from_str(&format!("r{fence}\"{text}\"{fence}"))) {
        Some(Ok(literal)) => literal,
        Some(Err(_)) | None => Literal::string(text),
    }
}

fn hashes(text: &str) -> usize {
    text.chars().take_while(|c| *c == '#').count()
}

#[cfg(test)]
mod tests {
    use super::raw;

    #[test]
    fn no_text_leaves_its_string() {
        for (text, literal) in [
            ("plain", "\"plain\""),
            ("a\"b", "r#\"a\"b\"#"),
            ("a\"##; evil()", "r###\"a\"##; evil()\"###"),
            ("a\"\nb", "\"a\\\"\\nb\""),
            ("a\"\u{202e}b", "\"a\\\"\\u{202e}b\""),
        ] {
            assert_eq!(raw(text).to_string(), literal, "{text}");
        }
    }
}
