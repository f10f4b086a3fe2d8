//! Goes through a text once, in linear time, before any real parser sees it:
//! syntax, duplicate keys, and the limits below.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::source::event::{Event, Events, Fault, Syntax};

/// The largest text, in bytes.
pub(super) const TEXT: usize = 64 << 20;
/// The deepest nesting. Every recursion over a document is bounded by it.
const DEPTH: usize = 100;
/// The most values.
const NODES: usize = 5_000_000;
/// The most values that aliases may stand for.
const ALIASED_NODES: usize = 2_000_000;
/// The most text that aliases may stand for, in bytes.
const ALIASED_TEXT: usize = TEXT;
/// The most aliases to follow for each token of the text: `serde_yaml` gives
/// up beyond, without saying where.
const JUMPS: usize = 100;
/// The longest single value, in bytes.
const SCALAR: usize = 16 << 20;
/// The most text that the pointers to all objects and lists take, in bytes: a
/// long key counts for each that stands below it. The largest published
/// description that we know needs 19 MiB.
const PLACES: usize = 128 << 20;
/// The most duplicate keys to tell of.
const FAULTS: usize = 100;
/// The longest key that libyaml reads, in bytes.
const YAML_KEY: usize = 1024;

/// Checks `text`; `Ok` if it can be parsed without fear, with what has to be
/// said all the same: duplicate keys, and that a second document follows.
///
/// # Errors
///
/// The one fault that ends the scan.
pub(super) fn check(text: &str, syntax: Syntax) -> Result<Vec<Fault>, Fault> {
    let mut guard = Guard {
        syntax,
        frames: Vec::new(),
        keys: Vec::new(),
        anchors: BTreeMap::new(),
        nodes: 0,
        places: 0,
        tokens: 0,
        aliased: Extent::default(),
        farthest: (0, 0..0),
        faults: Vec::new(),
    };
    for token in Events::new(text, syntax) {
        let step = token.and_then(|token| guard.step(token.event, token.span));
        match step {
            Ok(()) => {}
            // It is not read any further.
            Err(fault) if fault.code == "several-documents" => guard.faults.push(fault),
            // A duplicate before a fault that ends everything is no news.
            Err(fault) => return Err(fault),
        }
    }
    if guard.aliased.jumps > JUMPS.saturating_mul(guard.tokens) {
        return Err(too_many_aliases(guard.farthest.1));
    }
    if guard.nodes == 0 {
        let fault = Fault::syntax("the document is empty", 0..0);
        return Err(fault.help("start with `openapi: 3.0.4`"));
    }
    Ok(guard.faults)
}

struct Guard<'t> {
    syntax: Syntax,
    frames: Vec<Frame>,
    /// The keys of all open objects, the innermost last.
    keys: Vec<(Cow<'t, str>, Range<usize>)>,
    anchors: BTreeMap<usize, Extent>,
    nodes: usize,
    places: usize,
    tokens: usize,
    aliased: Extent,
    /// The alias that costs most jumps.
    farthest: (usize, Range<usize>),
    faults: Vec<Fault>,
}

/// An object or a list that is open.
struct Frame {
    anchor: usize,
    /// Where its keys start in `Guard::keys`.
    first_key: usize,
    /// How long the pointer to it is, in bytes.
    place: usize,
    extent: Extent,
}

/// How much a value is, its aliases expanded.
#[derive(Clone, Copy, Default)]
struct Extent {
    nodes: usize,
    text: usize,
    /// Levels of nesting.
    height: usize,
    /// Aliases to follow.
    jumps: usize,
}

impl Extent {
    fn scalar(text: usize) -> Self {
        Self {
            nodes: 1,
            text,
            ..Self::default()
        }
    }

    /// Takes in a value that stands inside.
    fn add(&mut self, inner: Self) {
        self.nodes = self.nodes.saturating_add(inner.nodes);
        self.text = self.text.saturating_add(inner.text);
        self.height = self.height.max(inner.height + 1);
        self.jumps = self.jumps.saturating_add(inner.jumps);
    }
}

impl<'t> Guard<'t> {
    fn step(&mut self, event: Event<'t>, span: Range<usize>) -> Result<(), Fault> {
        self.tokens += 1;
        match event {
            Event::Key { name, anchor } => self.key(name, anchor, span),
            Event::Scalar { size, anchor } => {
                if size > SCALAR {
                    return Err(over("too-long", "a value of more than 16 MiB", span));
                }
                self.count(&span)?;
                self.value(anchor, Extent::scalar(size));
                Ok(())
            }
            Event::Open { anchor, .. } => {
                self.count(&span)?;
                if self.frames.len() >= DEPTH {
                    return Err(too_deep(span));
                }
                let place = self.place();
                self.places(place, &span)?;
                self.frames.push(Frame {
                    anchor,
                    first_key: self.keys.len(),
                    place,
                    extent: Extent::scalar(0),
                });
                Ok(())
            }
            Event::Close => {
                if let Some(frame) = self.frames.pop() {
                    self.duplicates(frame.first_key);
                    self.value(frame.anchor, frame.extent);
                }
                Ok(())
            }
            Event::Alias { anchor } => self.alias(anchor, span),
        }
    }

    fn key(&mut self, key: Cow<'t, str>, anchor: usize, span: Range<usize>) -> Result<(), Fault> {
        if self.syntax == Syntax::Yaml && key.len() > YAML_KEY {
            let message = "a key of more than 1,024 bytes cannot be read from YAML";
            let help = "shorten it, or write the description as JSON";
            return Err(over("too-long", message, span).help(help));
        }
        if anchor != 0 {
            let extent = Extent::scalar(key.len());
            self.anchors.insert(anchor, extent);
        }
        self.keys.push((key, span));
        Ok(())
    }

    fn count(&mut self, span: &Range<usize>) -> Result<(), Fault> {
        self.nodes += 1;
        match self.nodes > NODES {
            true => Err(over(
                "too-many-values",
                "more than 5,000,000 values",
                span.clone(),
            )),
            false => Ok(()),
        }
    }

    /// How long the pointer to the next value is, as far as keys make it.
    fn place(&self) -> usize {
        let Some(holder) = self.frames.last() else {
            return 0;
        };
        let keys = self.keys.get(holder.first_key..).unwrap_or_default();
        holder.place + keys.last().map_or(0, |(key, _)| key.len()) + 1
    }

    /// Counts the text that pointers take.
    fn places(&mut self, text: usize, span: &Range<usize>) -> Result<(), Fault> {
        self.places = self.places.saturating_add(text);
        match self.places > PLACES {
            true => {
                let message = "so much stands below long keys that its places take over 128 MiB";
                Err(over("too-long", message, span.clone()).help("shorten the keys"))
            }
            false => Ok(()),
        }
    }

    /// Counts a value that is complete into what holds it.
    fn value(&mut self, anchor: usize, extent: Extent) {
        if anchor != 0 {
            self.anchors.insert(anchor, extent);
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.extent.add(extent);
        }
    }

    fn alias(&mut self, anchor: usize, span: Range<usize>) -> Result<(), Fault> {
        self.count(&span)?;
        let Some(mut extent) = self.anchors.get(&anchor).copied() else {
            let message = "this alias stands inside the very value that it names";
            return Err(over("alias-cycle", message, span)
                .help("write a `$ref` where a schema is to hold itself"));
        };
        extent.jumps = extent.jumps.saturating_add(1);
        if extent.jumps > self.farthest.0 {
            self.farthest = (extent.jumps, span.clone());
        }
        self.aliased.add(extent);
        if self.aliased.nodes > ALIASED_NODES || self.aliased.text > ALIASED_TEXT {
            return Err(too_many_aliases(span));
        }
        if self.frames.len() + extent.height > DEPTH {
            return Err(too_deep(span));
        }
        self.places(self.place().saturating_mul(extent.nodes), &span)?;
        self.value(0, extent);
        Ok(())
    }

    /// Reports the keys that stand twice in the object that ends here.
    fn duplicates(&mut self, first_key: usize) {
        let keys = self.keys.get_mut(first_key..).unwrap_or_default();
        keys.sort_unstable_by(|(a, at), (b, bt)| a.cmp(b).then(at.start.cmp(&bt.start)));
        for pair in keys.windows(2) {
            if let [(first, at), (second, span)] = pair
                && first == second
                // Merge keys add up.
                && first != "<<"
                && self.faults.len() < FAULTS
            {
                let fault = Fault::syntax(
                    format!("`{second}` stands here twice; the last one counts"),
                    span.clone(),
                );
                self.faults.push(
                    Fault {
                        code: "duplicate-key",
                        ..fault
                    }
                    .also(at.clone(), "first here")
                    .help("keep one of the two, or rename one"),
                );
            }
        }
        self.keys.truncate(first_key);
    }
}

fn over(code: &'static str, message: &str, span: Range<usize>) -> Fault {
    Fault {
        code,
        ..Fault::syntax(message, span)
    }
}

fn too_many_aliases(span: Range<usize>) -> Fault {
    let message = "aliases that stand for too much: at most 2,000,000 values, 64 MiB of text, and 100 other aliases for each token";
    over("too-many-aliases", message, span).help("write a `$ref` instead of an alias")
}

fn too_deep(span: Range<usize>) -> Fault {
    over(
        "too-deep",
        "more than 100 levels of objects and lists",
        span,
    )
    .help("move inner schemas to `components.schemas`, and write a `$ref` to them")
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::source::event::Syntax;

    fn codes(text: &str, syntax: Syntax) -> Vec<&'static str> {
        let faults = check(text, syntax).unwrap_or_else(|fault| vec![fault]);
        faults.into_iter().map(|fault| fault.code).collect()
    }

    fn yaml(text: &str) -> Vec<&'static str> {
        codes(text, Syntax::Yaml)
    }

    #[test]
    fn bounds_the_depth() {
        let nested = |depth| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        assert!(codes(&nested(100), Syntax::Json).is_empty());
        assert_eq!(codes(&nested(101), Syntax::Json), ["too-deep"]);
        assert!(yaml(&nested(100)).is_empty());
        assert_eq!(yaml(&nested(101)), ["too-deep"]);
    }

    #[test]
    fn bounds_the_depth_that_aliases_add() {
        let half = format!("{}1{}", "[".repeat(60), "]".repeat(60));
        let text = format!("a: &a {half}\nb: {}*a{}\n", "[".repeat(60), "]".repeat(60));
        assert_eq!(yaml(&text), ["too-deep"]);
    }

    #[test]
    fn bounds_what_aliases_stand_for() {
        let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..7 {
            let before = format!("*a{}, ", level - 1).repeat(10);
            text.push_str(&format!("a{level}: &a{level} [{before}]\n"));
        }
        assert_eq!(yaml(&text), ["too-many-aliases"]);
        let long = format!(
            "a: &a {}\nb: [{}]\n",
            "x".repeat(1 << 20),
            "*a, ".repeat(65)
        );
        assert_eq!(yaml(&long), ["too-many-aliases"]);
        assert_eq!(yaml("a: &a [*a]"), ["alias-cycle"]);
        assert!(yaml("a: &a [x]\nb: [*a, *a]\n&c c: *c").is_empty());
    }

    #[test]
    fn bounds_a_value() {
        let text = format!("\"{}\"", "x".repeat(16 << 20));
        assert_eq!(codes(&text, Syntax::Json), ["too-long"]);
        let key = format!("\"{}\": 1", "ü".repeat(513));
        assert_eq!(yaml(&key), ["too-long"]);
    }

    #[test]
    fn bounds_what_long_keys_are_repeated_for() {
        let below = |values: usize| {
            let values = vec!["{}"; values].join(",");
            format!("{{\"{}\": [{values}]}}", "x".repeat(1 << 20))
        };
        assert!(codes(&below(100), Syntax::Json).is_empty());
        assert_eq!(codes(&below(200), Syntax::Json), ["too-long"]);
        let key = "x".repeat(1_000);
        let many = "*a, ".repeat(1_000);
        let text = format!("a: &a [{}]\n{key}: [{many}]\n", "1, ".repeat(1_000));
        assert_eq!(yaml(&text), ["too-long"]);
    }

    #[test]
    fn finds_every_duplicate_key_in_its_own_object() {
        let text = "a: {x: 1, y: 1, 'x': 2}\nb: {x: 1}\na: 1\n";
        assert_eq!(yaml(text), ["duplicate-key", "duplicate-key"]);
        assert_eq!(
            codes(r#"{"ab":1,"a\u0062":2}"#, Syntax::Json),
            ["duplicate-key"]
        );
    }

    #[test]
    fn refuses_an_empty_document() {
        assert_eq!(yaml("# nothing\n"), ["syntax"]);
        assert_eq!(yaml(""), ["syntax"]);
    }
}
