//! The query of a URL.

use std::borrow::Cow;

/// Names and values in the order they were given, not encoded yet.
#[derive(Clone, Default)]
pub(super) struct Query(Vec<(Cow<'static, str>, String)>);

impl Query {
    pub(super) fn add(&mut self, name: impl Into<Cow<'static, str>>, value: String) {
        self.0.push((name.into(), value));
    }

    /// Gives a name these values and no others.
    pub(super) fn replace(&mut self, name: &'static str, values: Vec<String>) {
        self.0.retain(|(known, _)| known != name);
        self.0
            .extend(values.into_iter().map(|value| (Cow::Borrowed(name), value)));
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .rev()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Adds it to a URL, with the question mark.
    pub(super) fn push_to(&self, url: &mut String) {
        for (index, (name, value)) in self.0.iter().enumerate() {
            url.push(if index == 0 { '?' } else { '&' });
            super::percent::push(url, name, super::percent::is_unreserved);
            url.push('=');
            super::percent::push(url, value, super::percent::is_unreserved);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn everything_but_the_unreserved_is_encoded_once() {
        let mut query = Query::default();
        query.add("a-._~", "Z9".to_owned());
        query.add("a b", "c&d=e+f/g?h%20é".to_owned());
        let mut url = String::new();
        query.push_to(&mut url);
        assert_eq!(url, "?a-._~=Z9&a%20b=c%26d%3De%2Bf%2Fg%3Fh%2520%C3%A9");
    }

    #[test]
    fn replacing_leaves_one_set_of_values() {
        let mut query = Query::default();
        query.add("tag", "old".to_owned());
        query.add("page", "1".to_owned());
        query.replace("tag", vec!["a".to_owned(), "b".to_owned()]);
        let mut url = String::new();
        query.push_to(&mut url);
        assert_eq!(url, "?page=1&tag=a&tag=b");
    }
}
