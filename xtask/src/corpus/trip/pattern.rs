//! A text that matches a regular expression (ECMA-262), where that is easy.

use std::iter::Peekable;
use std::str::Chars;

/// The shortest match that comes to mind; none where the expression uses what
/// is not understood here.
pub(super) fn sample(pattern: &str) -> Option<String> {
    let mut characters = pattern.chars().peekable();
    let text = alternatives(&mut characters, 0)?;
    characters.peek().is_none().then_some(text)
}

/// The first of several alternatives; the rest is only read.
fn alternatives(characters: &mut Peekable<Chars<'_>>, depth: usize) -> Option<String> {
    let first = sequence(characters, depth)?;
    while characters.next_if_eq(&'|').is_some() {
        sequence(characters, depth)?;
    }
    Some(first)
}

fn sequence(characters: &mut Peekable<Chars<'_>>, depth: usize) -> Option<String> {
    let mut text = String::new();
    while let Some(&next) = characters.peek() {
        if next == '|' || next == ')' {
            break;
        }
        characters.next();
        let atom = match next {
            '^' | '$' => continue,
            '.' => "x".to_owned(),
            '[' => class(characters)?.to_string(),
            '\\' => escape(characters.next()?)?.to_string(),
            '(' if depth < 16 => group(characters, depth)?,
            '(' | '*' | '+' | '?' | '{' => return None,
            other => other.to_string(),
        };
        let times = times(characters)?;
        text.push_str(&atom.repeat(times.min(64)));
    }
    Some(text)
}

fn group(characters: &mut Peekable<Chars<'_>>, depth: usize) -> Option<String> {
    if characters.next_if_eq(&'?').is_some() {
        characters.next_if_eq(&':')?;
    }
    let text = alternatives(characters, depth + 1)?;
    characters.next_if_eq(&')')?;
    Some(text)
}

fn escape(letter: char) -> Option<char> {
    match letter {
        'd' => Some('7'),
        'w' => Some('w'),
        's' => Some(' '),
        'S' | 'D' => Some('x'),
        other if other.is_ascii_alphanumeric() => None,
        other => Some(other),
    }
}

/// The first character of a class.
fn class(characters: &mut Peekable<Chars<'_>>) -> Option<char> {
    let negated = characters.next_if_eq(&'^').is_some();
    let mut members = Vec::new();
    loop {
        match characters.next()? {
            ']' => break,
            '\\' => members.push(escape(characters.next()?)?),
            other => members.push(other),
        }
    }
    if negated {
        return "xyz-_ 09".chars().find(|free| !members.contains(free));
    }
    members.first().copied()
}

/// How often the atom before comes, at the least but once where it may.
fn times(characters: &mut Peekable<Chars<'_>>) -> Option<usize> {
    let times = match characters.peek() {
        Some('*' | '+' | '?') => {
            characters.next();
            1
        }
        Some('{') => {
            characters.next();
            let mut inside = String::new();
            loop {
                match characters.next()? {
                    '}' => break,
                    other => inside.push(other),
                }
            }
            inside.split(',').next()?.parse().ok()?
        }
        _ => return Some(1),
    };
    characters.next_if_eq(&'?');
    Some(times)
}
