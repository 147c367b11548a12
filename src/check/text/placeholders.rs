//! Placeholders of other systems: they would reach the reader as they stand.

use std::ops::Range;

use super::wording::{Glyph, Kind, Wording};
use super::{Case, Flaw};

/// The longest name in a placeholder.
const LONGEST: usize = 60;

/// Pairs of marks that other systems put around a name.
const PAIRS: &[(&str, &str)] = &[
    ("{{", "}}"),
    ("{%", "%}"),
    ("{#", "#}"),
    ("${", "}"),
    ("%{", "}"),
    ("#{", "}"),
    ("[[", "]]"),
    ("<%", "%>"),
    ("%(", ")s"),
];

/// Every placeholder in the order of the text.
pub(super) fn find(glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(glyph) = glyphs.get(at) {
        let candidate = matches!(glyph.c, '{' | '$' | '%' | '#' | '[' | '<' | '&') && glyph.is_open();
        let length = if glyph.kind == Kind::Number {
            Some(glyphs[at..].iter().take_while(|next| next.start == glyph.start && next.kind == Kind::Number).count())
        } else if candidate {
            let preceding = at.checked_sub(1).map(|before| glyphs[before].c);
            let rest: String = glyphs[at..].iter().take(LONGEST).map(|glyph| glyph.c).collect();
            length(&rest, preceding)
        } else {
            None
        };
        match length {
            Some(length) => {
                found.push(at..at + length);
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// How many characters the placeholder at the beginning of `rest` has.
fn length(rest: &str, preceding: Option<char>) -> Option<usize> {
    for (open, close) in PAIRS {
        if let Some(inside) = rest.strip_prefix(open)
            && let Some(end) = inside.find(close)
            && !inside[..end].trim().is_empty()
        {
            return Some(rest[..open.len() + end + close.len()].chars().count());
        }
    }
    let after_word = preceding.is_some_and(char::is_alphanumeric);
    let mark = rest.chars().next()?;
    match mark {
        '{' if rest.starts_with("{{") || rest.starts_with("{%") => Some(2),
        '&' => entity(&rest[1..]).map(|length| length + 1),
        '%' if preceding != Some('%') => printf(&rest[1..], preceding).map(|length| length + 1),
        // `$name` without its braces.
        '$' if !after_word => {
            let name = rest[1..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').count();
            let first = rest[1..].chars().next();
            (name >= 2 && first.is_some_and(|c| c.is_ascii_lowercase())).then_some(name + 1)
        }
        _ => None,
    }
}

/// `&name;`, `&#39;`, `&#x27;` after the `&`.
fn entity(rest: &str) -> Option<usize> {
    let name = rest.split(';').next().filter(|name| name.len() < rest.len())?;
    let numeric = name.strip_prefix('#').map(|digits| digits.trim_start_matches(['x', 'X']));
    let valid = match numeric {
        Some(digits) => !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit()),
        None => (2..=8).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric()),
    };
    valid.then_some(name.len() + 1)
}

/// A conversion of `printf` after the `%`: `s`, `1$s`, `.2f`, `ld`, `@`. A percentage is none: `50 % de`, `100%ig`.
fn printf(rest: &str, preceding: Option<char>) -> Option<usize> {
    let bytes = rest.as_bytes();
    let digits = |from: usize| bytes[from.min(bytes.len())..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut at = digits(0);
    let numbered = at > 0 && bytes.get(at) == Some(&b'$');
    if numbered {
        at += 1;
    } else if at > 0 || preceding.is_some_and(char::is_numeric) {
        return None;
    }
    if bytes.get(at) == Some(&b'.') {
        at += 1 + digits(at + 1);
    }
    at += bytes[at.min(bytes.len())..].iter().take_while(|b| **b == b'l').count();
    bytes.get(at).filter(|conversion| b"sdiufxX@".contains(conversion))?;
    let next = rest[at + 1..].chars().next();
    // In a script without blanks the next word follows at once.
    let ends = numbered || bytes[at] == b'@' || !next.is_some_and(|c| c.is_alphabetic() && c < '\u{0e00}');
    ends.then_some(at + 1)
}

pub(super) fn look(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    for range in &case.text.placeholders {
        let found = case.text.string(range.clone());
        let same = |reference: &Wording| reference.placeholders.iter().any(|r| reference.string(r.clone()) == found);
        if case.reference_has(same) {
            continue;
        }
        let number = case.text.glyphs[range.start].kind == Kind::Number;
        let shown = if number { format!("{{ {found} }}") } else { found };
        let hint = if shown.starts_with('&') {
            "entries are plain text: write the character itself".to_owned()
        } else {
            "write a Fluent placeable such as `{ $name }`, with the arguments of the reference".to_owned()
        };
        flaws.push(Flaw {
            rule: "text-placeholder",
            span: case.text.span(range.clone()),
            message: match number {
                true => format!("`{shown}` prints its own number; it is no placeholder"),
                false => format!("`{shown}` is no placeholder here; readers would see it as it stands"),
            },
            hint,
            fix: None,
        });
    }
}
