use serde::Serialize;

/// Documentation, made harmless: one line an element, in rustdoc's Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Doc(pub Vec<String>);

impl Doc {
    /// The first sentence; empty where there is none.
    #[must_use]
    pub fn summary(&self) -> String {
        let text = self.paragraph();
        // A full stop inside a span of code ends nothing.
        let sentence = text.find(". ").and_then(|end| text.get(..=end));
        match sentence.filter(|sentence| sentence.matches('`').count() % 2 == 0) {
            Some(sentence) => sentence.to_owned(),
            None => text,
        }
    }

    /// The first paragraph, as one line; empty if the text begins with a block
    /// of code.
    #[must_use]
    pub fn paragraph(&self) -> String {
        let lines = self.0.iter().map(|line| line.trim());
        let lines = lines.take_while(|line| !line.is_empty() && !is_fence(line));
        lines.collect::<Vec<_>>().join(" ")
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Whether the line begins a block of code, or ends one.
pub(crate) fn is_fence(line: &str) -> bool {
    let ticks = line.starts_with("```") && !line.trim_start_matches('`').contains('`');
    ticks || line.starts_with("~~~")
}
