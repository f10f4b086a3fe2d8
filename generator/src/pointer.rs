//! [`Pointer`]: where a node stands in its document.

use std::borrow::{Borrow, Cow};
use std::fmt;

use serde::Serialize;

/// A JSON pointer (RFC 6901), such as `/paths/~1pets/get`; empty for the root.
///
/// Every node of every model carries one, so that a message can name its
/// place however late it is written. Line and column are looked up only then.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Pointer(String);

impl Pointer {
    /// The whole document.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// The member `key` of this object, or the element `key` of this array.
    #[must_use]
    pub fn child(&self, key: &str) -> Self {
        let mut text = String::with_capacity(self.0.len() + key.len() + 1);
        text.push_str(&self.0);
        text.push('/');
        let mut rest = key;
        while let Some((plain, after)) = rest.split_once(['~', '/']) {
            text.push_str(plain);
            let is_tilde = rest.as_bytes().get(plain.len()) == Some(&b'~');
            text.push_str(if is_tilde { "~0" } else { "~1" });
            rest = after;
        }
        text.push_str(rest);
        Self(text)
    }

    /// The element `index` of this array.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The node that holds this one; `None` for the root.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let cut = self.0.rfind('/')?;
        self.0.get(..cut).map(|text| Self(text.to_owned()))
    }

    /// The nodes that hold this one, the nearest first, the root last.
    pub fn above(&self) -> impl Iterator<Item = &str> {
        let cuts = self.0.rmatch_indices('/');
        cuts.filter_map(|(cut, _)| self.0.get(..cut))
    }

    /// How many keys lead here from the root.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.0.matches('/').count()
    }

    /// The keys from the root to this node, unescaped.
    pub fn keys(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.0.split('/').skip(1).map(unescaped)
    }

    /// The keys from `holder`, which holds this node, to it, unescaped.
    pub fn keys_below(&self, holder: &Self) -> impl Iterator<Item = Cow<'_, str>> {
        let inside = self.0.strip_prefix(&holder.0).unwrap_or_default();
        inside.split('/').skip(1).map(unescaped)
    }

    /// The last key, unescaped; `None` for the root.
    #[must_use]
    pub fn last(&self) -> Option<Cow<'_, str>> {
        let (_, key) = self.0.rsplit_once('/')?;
        Some(unescaped(key))
    }

    /// Reads a pointer as it is written: empty, or starting with `/`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        (text.is_empty() || text.starts_with('/')).then(|| Self(text.to_owned()))
    }

    /// Whether `self` is `other` or stands inside it.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.0
            .strip_prefix(&other.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The same node where what stood at `from`, which holds it, stands at `to`.
    #[must_use]
    pub fn rebased(&self, from: &str, to: &Self) -> Self {
        let inside = self.0.strip_prefix(from).unwrap_or_default();
        Self(format!("{}{inside}", to.0))
    }

    /// The pointer as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a key stands for (RFC 6901, section 4).
fn unescaped(key: &str) -> Cow<'_, str> {
    match key.contains('~') {
        true => key.replace("~1", "/").replace("~0", "~").into(),
        false => key.into(),
    }
}

/// Maps by pointer are searched by text, too.
impl Borrow<str> for Pointer {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
