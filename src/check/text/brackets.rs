//! Brackets and quotation marks in pairs.

use super::quotes::is_gershayim;
use super::wording::{Glyph, Kind, Wording};
use super::{Case, Flaw};

/// Opening brackets with those that close them; a full-width one may close a half-width one.
const PAIRS: &[(&str, &str)] = &[
    ("(（", ")）"),
    ("[［", "]］"),
    ("{｛", "}｝"),
    ("【", "】"),
    ("「", "」"),
    ("『", "』"),
    ("《", "》"),
    ("〈", "〉"),
    ("〔", "〕"),
];

pub(super) fn look(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    let flaw = |at: usize| Flaw {
        rule: "text-unbalanced",
        span: case.text.span(at..at + 1),
        message: format!("`{}` has no partner", case.text.glyphs[at].c),
        hint: "write both marks of the pair, or none".to_owned(),
        fix: None,
    };
    let faults: [fn(&Wording) -> Option<usize>; 2] = [lone_bracket, lone_quote];
    // A teaser that breaks off closes nothing.
    if case.text.glyphs.last().is_some_and(|glyph| matches!(glyph.c, '…' | '⋯')) {
        return;
    }
    for lone in faults {
        if let Some(at) = lone(case.text).filter(|_| !case.reference_has(|reference| lone(reference).is_some())) {
            flaws.push(flaw(at));
        }
    }
}

/// The first bracket without a partner. `1)` at the head of a line and the mouth of `:)` need none.
fn lone_bracket(text: &Wording) -> Option<usize> {
    let mut open: Vec<(usize, &str)> = Vec::new();
    for (at, glyph) in text.glyphs.iter().enumerate().filter(|(_, glyph)| glyph.is_open()) {
        if glyph.c.is_alphanumeric() || is_mouth(text, at) {
            continue;
        }
        if let Some((_, close)) = PAIRS.iter().find(|(opening, _)| opening.contains(glyph.c)) {
            open.push((at, close));
        } else if PAIRS.iter().any(|(_, closing)| closing.contains(glyph.c)) {
            match open.pop() {
                Some((_, close)) if close.contains(glyph.c) => {}
                Some((opened, _)) => return Some(opened),
                None if is_item(text, at) => {}
                None => return Some(at),
            }
        }
    }
    open.first().map(|(at, _)| *at)
}

fn is_mouth(text: &Wording, at: usize) -> bool {
    matches!(text.glyphs[at].c, '(' | ')')
        && text.before(at).is_some_and(|eyes| matches!(eyes.c, ':' | ';' | '=' | '-' | '^'))
        && text.after(at).is_none_or(Glyph::is_blank)
}

/// Whether one or two letters or digits alone stand before the closing bracket at `at`: an item of a list.
fn is_item(text: &Wording, at: usize) -> bool {
    let length = text.glyphs[..at].iter().rev().take_while(|glyph| glyph.c.is_alphanumeric()).count();
    (1..=2).contains(&length) && (at - length).checked_sub(1).is_none_or(|before| text.glyphs[before].is_blank())
}

/// The last double quotation mark where their number is odd. Which of them opens is another question, and differs between languages.
fn lone_quote(text: &Wording) -> Option<usize> {
    let is_mark = |at: &usize| {
        let glyph = &text.glyphs[*at];
        let straight = glyph.c == '"' && glyph.kind == Kind::Written && !is_gershayim(text, *at);
        straight || (glyph.is_open() && matches!(glyph.c, '“' | '”' | '„' | '‟' | '«' | '»'))
    };
    let mut marks: Vec<usize> = Vec::new();
    for at in (0..text.glyphs.len()).filter(is_mark) {
        let inch = text.glyphs[at].c == '"' && text.before(at).is_some_and(|before| before.c.is_numeric());
        // Behind a digit a straight mark is an inch, unless a quotation waits to be closed.
        if !inch || marks.len() % 2 == 1 {
            marks.push(at);
        }
    }
    if marks.len().is_multiple_of(2) { None } else { marks.last().copied() }
}
