//! The query of a URL.

use std::borrow::Cow;

/// Parameters in the order they were given.
#[derive(Clone, Default)]
pub(super) struct Query(Vec<Entry>);

#[derive(Clone)]
struct Entry {
    /// The parameter it belongs to.
    name: Cow<'static, str>,
    text: Text,
}

#[derive(Clone)]
enum Text {
    /// A value that is not encoded yet.
    Value(String),
    /// Names and values as they are sent.
    Written(String),
}

impl Query {
    pub(super) fn add(&mut self, name: impl Into<Cow<'static, str>>, value: String) {
        self.0.push(Entry {
            name: name.into(),
            text: Text::Value(value),
        });
    }

    /// Gives a parameter these values and no others.
    pub(super) fn replace(&mut self, name: &'static str, values: Vec<String>) {
        self.0.retain(|entry| entry.name != name);
        for value in values {
            self.add(name, value);
        }
    }

    /// Gives a parameter this text, names and all; without one it is taken out.
    pub(super) fn write(&mut self, name: &'static str, written: Option<String>) {
        self.0.retain(|entry| entry.name != name);
        let written = written.filter(|written| !written.is_empty());
        self.0.extend(written.map(|written| Entry {
            name: name.into(),
            text: Text::Written(written),
        }));
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find_map(|entry| match &entry.text {
            Text::Value(value) if entry.name == name => Some(value.as_str()),
            Text::Value(_) | Text::Written(_) => None,
        })
    }

    /// Adds it to a URL, with the question mark where there is none yet.
    pub(super) fn push_to(&self, url: &mut String) {
        let mut joint = if url.contains('?') { '&' } else { '?' };
        for entry in &self.0 {
            url.push(joint);
            joint = '&';
            match &entry.text {
                Text::Written(written) => url.push_str(written),
                Text::Value(value) => {
                    super::percent::push(url, &entry.name, super::percent::is_unreserved);
                    url.push('=');
                    super::percent::push(url, value, super::percent::is_unreserved);
                }
            }
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
    fn a_path_may_have_a_query_of_its_own() {
        let mut query = Query::default();
        query.write("filter", Some("filter%5Ba%5D=1".to_owned()));
        query.add("page", "1".to_owned());
        query.write("gone", None);
        let mut url = "/things?kind=b".to_owned();
        query.push_to(&mut url);
        assert_eq!(url, "/things?kind=b&filter%5Ba%5D=1&page=1");
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
