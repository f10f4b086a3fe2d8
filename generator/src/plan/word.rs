//! Cutting a name of the description into words, once for all cases.

/// The words of a name, in lower case.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Words(pub(super) Vec<String>);

/// Spellings that the rules below would cut in the wrong place.
const SPELLINGS: [&str; 7] = ["IPv4", "IPv6", "OAuth", "GitHub", "macOS", "iOS", "GraphQL"];

/// What a sign is called where no letter says more.
const SIGNS: [(char, &str); 20] = [
    ('+', "plus"),
    ('-', "minus"),
    ('*', "star"),
    ('/', "slash"),
    ('=', "equal"),
    ('<', "less"),
    ('>', "greater"),
    ('!', "not"),
    ('?', "question"),
    ('&', "and"),
    ('|', "or"),
    ('%', "percent"),
    ('$', "dollar"),
    ('@', "at"),
    ('#', "hash"),
    ('.', "dot"),
    (',', "comma"),
    (':', "colon"),
    ('_', "underscore"),
    (' ', "space"),
];

impl Words {
    /// Cuts `name`: at everything but letters and digits, and where the case
    /// changes (`HTTPServer` is `http server`, `IPv4Address` `ipv4 address`).
    pub(super) fn cut(name: &str) -> Self {
        let mut cutter = Cutter::new(name);
        let mut at = 0;
        while let Some(rest) = name.get(at..)
            && let Some(c) = rest.chars().next()
        {
            if let Some(spelling) = spelling_at(rest) {
                cutter.whole(at);
                at += spelling.len();
                continue;
            }
            let after = rest.get(c.len_utf8()..).unwrap_or_default();
            cutter.letter(at, c, after.chars().next());
            at += c.len_utf8();
        }
        cutter.end(at);
        let mut words = cutter.words;
        if let Some(sign) = leading_sign(name) {
            words.insert(0, sign.to_owned());
        }
        if words.is_empty() {
            words = signs(name);
        }
        Self(words)
    }

    /// These words followed by those.
    pub(super) fn and(&self, more: &Self) -> Self {
        Self(self.0.iter().chain(&more.0).cloned().collect())
    }

    /// These words without `prefix`, where something is left then.
    pub(super) fn without_prefix(&self, prefix: &Self) -> Self {
        match self.0.strip_prefix(prefix.0.as_slice()) {
            Some(rest) if !rest.is_empty() => Self(rest.to_vec()),
            Some(_) | None => self.clone(),
        }
    }
}

fn spelling_at(rest: &str) -> Option<&'static str> {
    // Asked for every letter of every name, so most have to fail at once.
    let first = rest.as_bytes().first();
    SPELLINGS
        .into_iter()
        .find(|spelling| spelling.as_bytes().first() == first && rest.starts_with(spelling))
}

/// `+1` and `-1` differ in nothing but the sign.
fn leading_sign(name: &str) -> Option<&'static str> {
    let mut chars = name.chars();
    let sign = chars.next()?;
    let digit = chars.next()?.is_ascii_digit();
    let known = SIGNS.into_iter().find(|(c, _)| *c == sign)?;
    (digit && sign != '_' && sign != ' ').then_some(known.1)
}

fn signs(name: &str) -> Vec<String> {
    if name.is_empty() {
        return vec!["empty".to_owned()];
    }
    let spell = |c: char| match SIGNS.into_iter().find(|(sign, _)| *sign == c) {
        Some((_, word)) => word.to_owned(),
        None => format!("u{:04x}", u32::from(c)),
    };
    name.chars().map(spell).collect()
}

struct Cutter<'a> {
    name: &'a str,
    words: Vec<String>,
    /// Where the word begins that has not ended.
    start: Option<usize>,
    last: Option<char>,
}

impl<'a> Cutter<'a> {
    fn new(name: &'a str) -> Self {
        Self {
            name,
            words: Vec::new(),
            start: None,
            last: None,
        }
    }

    fn letter(&mut self, at: usize, c: char, next: Option<char>) {
        if !c.is_ascii_alphanumeric() {
            self.end(at);
            if !c.is_ascii() {
                self.words.push(format!("u{:04x}", u32::from(c)));
            }
            return;
        }
        let after_lower = self.last.is_some_and(|l| !l.is_ascii_uppercase());
        let before_lower = next.is_some_and(|n| n.is_ascii_lowercase());
        if c.is_ascii_uppercase() && (after_lower || before_lower) {
            self.end(at);
        }
        self.start.get_or_insert(at);
        self.last = Some(c);
    }

    /// Begins a word with a spelling, which ends like any in lower case.
    fn whole(&mut self, at: usize) {
        self.end(at);
        self.start = Some(at);
        self.last = Some('a');
    }

    fn end(&mut self, at: usize) {
        let word = self.start.take().and_then(|start| self.name.get(start..at));
        self.words.extend(word.map(str::to_ascii_lowercase));
        self.last = None;
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn names_are_cut_as_people_read_them() {
        for (name, words) in [
            ("token_id", "token id"),
            ("tokenId", "token id"),
            ("HTTPServer", "http server"),
            ("IPv4Address", "ipv4 address"),
            ("ipv4_address", "ipv4 address"),
            ("OAuth2Token", "oauth2 token"),
            ("X-Auth-Key", "x auth key"),
            ("utf8", "utf8"),
            ("per_page", "per page"),
            ("ABTest", "ab test"),
            ("userIDs", "user i ds"),
            ("+1", "plus 1"),
            ("-1", "minus 1"),
            ("", "empty"),
            ("*", "star"),
            ("<=", "less equal"),
            ("com.cloudflare.api", "com cloudflare api"),
            ("日", "u65e5"),
            ("naïve", "na u00ef ve"),
        ] {
            assert_eq!(Words::cut(name).0.join(" "), words, "{name}");
        }
    }

    #[test]
    fn a_prefix_goes_only_if_something_is_left() {
        let union = Words::cut("resources");
        let flat = Words::cut("resources_flat");
        assert_eq!(flat.without_prefix(&union), Words::cut("flat"));
        assert_eq!(union.without_prefix(&union), union);
    }
}
