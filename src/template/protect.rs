//! Tags of the template as stand-ins that MJML, the CSS inliner and an HTML parser carry through unharmed.
//!
//! A statement in element content becomes a comment (parsers keep comments in place, inside tables too), everything else a
//! word of letters only. Both are swapped back after compilation; each statement must come back exactly once and in order.

use std::ops::Range;

/// Begins every stand-in; letters only, so that it survives attribute values, CSS and URLs.
const PREFIX: &str = "vqx";
/// Ends every stand-in.
const SUFFIX: &str = "xqv";

/// The stand-in of tag number `index`.
pub fn token(index: usize) -> String {
    let mut letters = [b'a'; 5];
    let mut rest = index;
    for letter in letters.iter_mut().rev() {
        // The alphabet leaves out q and v, so that a number never contains the frame.
        *letter = b"abcdefghijklmnoprstuwxyz"[rest % 24];
        rest /= 24;
    }
    format!("{PREFIX}{}{SUFFIX}", String::from_utf8_lossy(&letters))
}

/// Whether `text` is exactly one stand-in.
pub fn is_token(text: &str) -> bool {
    matches!(find(text), Some((0, length, _)) if length == text.len())
}

/// The first letters in `text` that could be mistaken for a stand-in.
pub fn token_like(text: &str) -> Option<Range<usize>> {
    let begins = |letters: &str| text.find(letters).map(|at| at..at + letters.len());
    [PREFIX, SUFFIX].into_iter().filter_map(begins).min_by_key(|at| at.start)
}

/// The first stand-in in `text`: offset, length, number.
pub fn find(text: &str) -> Option<(usize, usize, usize)> {
    let mut from = 0;
    while let Some(at) = text[from..].find(PREFIX).map(|at| at + from) {
        let letters = at + PREFIX.len();
        let end = letters + 5;
        let number = text.get(letters..end).and_then(decode);
        if let Some(number) = number
            && text[end..].starts_with(SUFFIX)
        {
            return Some((at, end + SUFFIX.len() - at, number));
        }
        from = letters;
    }
    None
}

fn decode(letters: &str) -> Option<usize> {
    letters.bytes().try_fold(0usize, |number, letter| {
        let digit = b"abcdefghijklmnoprstuwxyz".iter().position(|known| *known == letter)?;
        Some(number * 24 + digit)
    })
}

/// A piece of a compiled document: literal, or the tag of that number (`true`: it stood as a comment).
#[derive(Debug, PartialEq)]
pub enum Part<'a> {
    /// Literal text.
    Literal(&'a str),
    /// A stand-in.
    Token(usize),
}

/// Cuts a compiled document at its stand-ins; a stand-in's comment signs go with it.
pub fn split(document: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = document;
    while let Some((at, length, number)) = find(rest) {
        let (mut start, mut end) = (at, at + length);
        if rest[..start].ends_with("<!--") && rest[end..].starts_with("-->") {
            start -= 4;
            end += 3;
        }
        if start > 0 {
            parts.push(Part::Literal(&rest[..start]));
        }
        parts.push(Part::Token(number));
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        parts.push(Part::Literal(rest));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stand_ins_are_letters_and_come_back_as_their_numbers() {
        for number in [0, 1, 23, 24, 575, 576, 7_962_623] {
            let text = token(number);
            assert!(text.chars().all(|c| c.is_ascii_lowercase()));
            assert_eq!(find(&text), Some((0, text.len(), number)));
        }
        let document = format!("a<!--{}-->b{}{}", token(7), token(8), token(9));
        assert_eq!(
            split(&document),
            [Part::Literal("a"), Part::Token(7), Part::Literal("b"), Part::Token(8), Part::Token(9)]
        );
    }
}
