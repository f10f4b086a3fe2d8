//! Finds where nodes stand in a text: all that a report needs, in one pass.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::pointer::Pointer;

use super::event::{Event, Events, Syntax};
use super::flow;

/// Where a node stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Site {
    /// Its key; `None` for an element of a list and for the root.
    pub(crate) key: Option<Range<usize>>,
    /// Its value; of an object or a list, the first mark.
    pub(crate) value: Range<usize>,
    /// Whether the value is an object or a list.
    pub(crate) has_parts: bool,
}

/// The site of each of `pointers`, or of the nearest node above it that is
/// written in the text; `None` if the text is empty.
pub(crate) fn locate(text: &str, pointers: &[&Pointer]) -> Vec<Option<Site>> {
    let mut search = Search::new(pointers);
    let mut is_cut = false;
    for syntax in Syntax::candidates(text) {
        is_cut = search.run(text, *syntax);
        if search.open == 0 {
            break;
        }
    }
    if is_cut && let Some((text, _)) = flow::mended(text) {
        search.run(&text, Syntax::Yaml);
    }
    pointers
        .iter()
        .map(|pointer| search.answer(pointer))
        .collect()
}

/// The pointers as a tree.
struct Search {
    steps: Vec<Step>,
    /// How many steps have no site yet.
    open: usize,
}

#[derive(Default)]
struct Step {
    next: BTreeMap<String, usize>,
    site: Option<Site>,
}

/// An object or a list on the way.
struct Frame {
    /// The step that it is, if anything is wanted within.
    step: Option<usize>,
    /// The number of the next element; `None` in an object.
    index: Option<usize>,
}

impl Search {
    fn new(pointers: &[&Pointer]) -> Self {
        let mut search = Self {
            steps: vec![Step::default()],
            open: 0,
        };
        for pointer in pointers {
            let mut at = 0;
            for key in pointer.keys() {
                at = search.step(at, key.into_owned());
            }
        }
        search.open = search.steps.len();
        search
    }

    fn step(&mut self, from: usize, key: String) -> usize {
        let new = self.steps.len();
        let Some(step) = self.steps.get_mut(from) else {
            return from;
        };
        let to = *step.next.entry(key).or_insert(new);
        if to == new {
            self.steps.push(Step::default());
        }
        to
    }

    /// Whether a fault has ended the text before everything was found.
    fn run(&mut self, text: &str, syntax: Syntax) -> bool {
        let mut frames: Vec<Frame> = Vec::new();
        let mut key: Option<(Option<usize>, Range<usize>)> = None;
        // The step whose value has no mark of its own: the next token shows it.
        let mut unmarked: Option<usize> = None;
        for token in Events::new(text, syntax) {
            let Ok(token) = token else { return true };
            if let Some(step) = unmarked.take() {
                self.mark(step, &token.span);
            }
            let is_open = match token.event {
                Event::Key { name, .. } => {
                    let inside = frames.last().and_then(|frame| frame.step);
                    key = Some((self.follow(inside, &name), token.span));
                    continue;
                }
                Event::Close => {
                    frames.pop();
                    continue;
                }
                Event::Open { .. } => true,
                Event::Scalar { .. } | Event::Alias { .. } => false,
            };
            let (step, key) = match (key.take(), frames.last_mut()) {
                (Some((step, span)), _) => (step, Some(span)),
                (None, Some(frame)) => (self.element(frame), None),
                (None, None) => (Some(0), None),
            };
            if let Some(step) = step {
                unmarked = (is_open && token.span.is_empty()).then_some(step);
                self.found(step, key, token.span.clone(), is_open);
            }
            if let Event::Open { is_list, .. } = token.event {
                let index = is_list.then_some(0);
                frames.push(Frame { step, index });
            }
            if self.open == 0 && unmarked.is_none() {
                return false;
            }
        }
        false
    }

    fn follow(&self, from: Option<usize>, key: &str) -> Option<usize> {
        self.steps.get(from?)?.next.get(key).copied()
    }

    fn element(&self, list: &mut Frame) -> Option<usize> {
        let index = list.index.as_mut()?;
        let number = *index;
        *index += 1;
        // Spelling a number costs, and most lists are not asked for.
        list.step?;
        self.follow(list.step, &number.to_string())
    }

    fn found(
        &mut self,
        step: usize,
        key: Option<Range<usize>>,
        value: Range<usize>,
        has_parts: bool,
    ) {
        if let Some(step) = self.steps.get_mut(step)
            && step.site.is_none()
        {
            step.site = Some(Site {
                key,
                value,
                has_parts,
            });
            self.open -= 1;
        }
    }

    fn mark(&mut self, step: usize, span: &Range<usize>) {
        let site = self.steps.get_mut(step).and_then(|step| step.site.as_mut());
        if let Some(site) = site {
            site.value = span.clone();
        }
    }

    fn answer(&self, pointer: &Pointer) -> Option<Site> {
        let mut step = self.steps.first()?;
        let mut site = step.site.as_ref()?;
        for key in pointer.keys() {
            let next = step
                .next
                .get(key.as_ref())
                .and_then(|index| self.steps.get(*index));
            let Some(next) = next else { break };
            let Some(found) = next.site.as_ref() else {
                break;
            };
            (step, site) = (next, found);
        }
        Some(site.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::locate;
    use crate::pointer::Pointer;

    /// The key and the value at `pointer`, as they are written.
    fn find<'t>(text: &'t str, pointer: &str) -> (&'t str, &'t str) {
        let pointer = Pointer::parse(pointer).unwrap();
        let site = locate(text, &[&pointer]).remove(0).unwrap();
        let key = site.key.map_or("", |key| &text[key]);
        (key, &text[site.value])
    }

    #[test]
    fn finds_members_and_elements_in_yaml() {
        let text = "a:\n  200: one\n  /b~c: [x, {d: two}]\n'e': !t 3\nf:\ng: |\n  text\n";
        assert_eq!(find(text, "/a/200"), ("200", "one"));
        assert_eq!(find(text, "/a/~1b~0c/0"), ("", "x"));
        assert_eq!(find(text, "/a/~1b~0c/1/d"), ("d", "two"));
        assert_eq!(find(text, "/e"), ("'e'", "!t 3"));
        assert_eq!(find(text, "/f"), ("f", ""));
        assert_eq!(find(text, "/g"), ("g", "text"));
        assert_eq!(find(text, ""), ("", "a"));
        assert_eq!(find(text, "/a"), ("a", "200"));
    }

    #[test]
    fn finds_members_and_elements_in_json() {
        let text = r#"{"a": {"b": [1, {"c\n": "two"}]}}"#;
        assert_eq!(find(text, "/a/b/0"), ("", "1"));
        assert_eq!(find(text, "/a/b/1/c\n"), (r#""c\n""#, r#""two""#));
        assert_eq!(find(text, "/a/b"), (r#""b""#, "["));
    }

    #[test]
    fn reads_yaml_that_looks_like_json() {
        assert_eq!(find("{a: {b: 1}, c: 2}", "/c"), ("c", "2"));
    }

    #[test]
    fn falls_back_on_what_holds_the_node() {
        let text = "a: &x {b: 1}\nc: *x\n";
        assert_eq!(find(text, "/c/b"), ("c", "*x"));
        assert_eq!(find(text, "/a/z/z"), ("a", "&x {"));
        assert_eq!(locate("", &[&Pointer::root()]), [None]);
    }
}
