//! Leftovers in what a reader sees: template and entry syntax that nothing resolved, text escaped once too often, traces of values
//! that were empty, and isolates where a copied link or code would carry them along.
//!
//! One pass over the bytes of a text finds all of them. What the request itself says that way is nobody's fault.

use std::ops::Range;

use super::html::Outline;
use super::{Flaw, Specimen, Spot, beginning, origin};
use crate::template::Part;

/// Something that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Hit {
    trace: Trace,
    range: Range<usize>,
}

impl Hit {
    /// The range, with the characters that a blank stands between: whether both belong to one text tells who wrote the blank.
    fn with_neighbors(&self, text: &str) -> Range<usize> {
        let before = || text[..self.range.start].chars().next_back().map_or(0, char::len_utf8);
        let after = || text[self.range.end..].chars().next().map_or(0, char::len_utf8);
        match self.trace {
            Trace::Punctuation => self.range.start - before()..self.range.end,
            Trace::Blanks => self.range.start - before()..self.range.end + after(),
            Trace::Unresolved | Trace::Escaped | Trace::Brackets | Trace::Control => self.range.clone(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trace {
    /// `{ $name }`, `{{ x }}`, `%s`, `undefined`, a noncharacter.
    Unresolved,
    /// `&amp;`, `<b>`.
    Escaped,
    /// A blank before punctuation.
    Punctuation,
    /// Empty brackets or quotes.
    Brackets,
    /// Two blanks in a row.
    Blanks,
    /// A bidi control.
    Control,
}

/// Looks at all four parts.
pub fn examine(specimen: &Specimen<'_>, outline: &Outline<'_>, flaws: &mut Vec<Flaw>) {
    let rendered = specimen.rendered;
    let language = specimen.language();
    for (part, text) in [
        (Part::Subject, &rendered.subject),
        (Part::Preheader, &rendered.preheader),
        (Part::Text, &rendered.text),
        (Part::Html, &outline.text),
    ] {
        let mut told: Vec<Trace> = Vec::new();
        for hit in traces(text, language) {
            // One finding of a kind is enough for a part; the others have the same cause more often than not.
            if told.contains(&hit.trace) {
                continue;
            }
            if let Some(flaw) = judge(specimen, part, text, &hit)
                && !specimen.is_given(said(text, &hit))
                && !(hit.trace != Trace::Control && is_written(specimen, part, text, &hit))
            {
                told.push(hit.trace);
                flaws.push(flaw);
            }
        }
    }
    unresolved_addresses(specimen, outline, flaws);
    if let Some(c) = rendered.from.chars().find(|c| is_isolate(*c)) {
        flaws.push(misplaced(Spot::Part(Part::Subject), c, "the sender's name"));
    }
}

/// Whether an entry's own words say it: the rules of its text have spoken about that, or left it as it is meant.
fn is_written(specimen: &Specimen<'_>, part: Part, text: &str, hit: &Hit) -> bool {
    origin::entry(specimen, part, text, &hit.with_neighbors(text)).is_some_and(|origin| origin.own.is_some())
}

/// What a value must hold to be the cause of a hit: the hit itself, and for what is not telling alone the word before it.
fn said<'a>(text: &'a str, hit: &Hit) -> &'a str {
    let before = text[..hit.range.start].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    match hit.trace {
        Trace::Punctuation | Trace::Blanks => text.get(before..hit.range.end).unwrap_or_default(),
        Trace::Unresolved | Trace::Escaped | Trace::Brackets | Trace::Control => &text[hit.range.clone()],
    }
}

fn judge(specimen: &Specimen<'_>, part: Part, text: &str, hit: &Hit) -> Option<Flaw> {
    let found = &text[hit.range.clone()];
    let near = || around(text, &hit.range);
    let name = part.as_str();
    let at = Spot::Words(part, hit.with_neighbors(text));
    Some(match hit.trace {
        Trace::Unresolved => Flaw::new(
            "output-unresolved",
            at,
            format!("the {name} shows `{}`, which should have been replaced by a value", beginning(found, 40)),
            "look for an argument, a variable or a placeholder that is written in another syntax, or that was never given",
        ),
        Trace::Escaped => Flaw::new(
            "output-escaped",
            at,
            format!("the {name} shows `{found}` as it is, markup and all"),
            "write the sign itself instead of an entity; `t` and values are escaped for the part they land in",
        ),
        Trace::Punctuation => Flaw::new(
            "value-gap",
            at,
            format!("the {name} has a blank before punctuation at “{}”, as an empty value leaves it", near()),
            "guard the value with `{% if %}`, or give the entry a variant without it",
        ),
        Trace::Brackets => Flaw::new(
            "value-gap",
            at,
            format!("the {name} has nothing between `{found}` at “{}”", near()),
            "guard the value with `{% if %}`, or give the entry a variant without it",
        ),
        Trace::Blanks => Flaw::new(
            "value-gap",
            at,
            format!("the {name} has two blanks in a row at “{}”, as an empty value leaves them", near()),
            "guard the value with `{% if %}` together with one of the blanks around it",
        ),
        Trace::Control => {
            let c = found.chars().next()?;
            if part == Part::Subject {
                return is_isolate(c).then(|| misplaced(at, c, "the subject"));
            }
            let copied = copied_with(specimen, text, &hit.range)?;
            misplaced(at, c, copied)
        }
    })
}

fn misplaced(at: Spot, c: char, what: &str) -> Flaw {
    Flaw::new(
        "isolate-misplaced",
        at,
        format!("{what} carries the invisible U+{:04X}", u32::from(c)),
        "direction is settled around a value by the engine; take the character out of the entry or template",
    )
}

/// Controls of direction that open and close (UAX 9): isolates, embeddings, overrides. The marks U+200E, U+200F are letters of
/// right-to-left text, so to speak, and are left.
fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}' | '\u{202a}'..='\u{202e}')
}

/// What somebody would copy together with the control at `range`: a link or a secret of the request, without a blank between.
fn copied_with(specimen: &Specimen<'_>, text: &str, range: &Range<usize>) -> Option<&'static str> {
    let start = text[..range.start].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let end = text[range.end..].find(char::is_whitespace).map_or(text.len(), |at| range.end + at);
    let token = text.get(start..end).unwrap_or_default();
    if token.contains("://") {
        return Some("a link");
    }
    let bare: String = token.chars().filter(|c| !is_isolate(*c)).collect();
    specimen.secrets().any(|secret| bare.contains(&secret)).then_some("a code")
}

/// Addresses hold no syntax of ours either.
fn unresolved_addresses(specimen: &Specimen<'_>, outline: &Outline<'_>, flaws: &mut Vec<Flaw>) {
    for anchor in &outline.anchors {
        let Some(href) = anchor.href.as_deref() else { continue };
        let braces = href.contains(['{', '}']) || href.contains("%7B") || href.contains("%7b");
        let words = || href.split(['/', '=', '&', '?', '#']).any(is_nothing);
        let object = href.contains("[object") || href.contains("%5Bobject");
        if (braces || object || words()) && !specimen.any_given(&|value| value == href) {
            let message = format!("the link {} holds what should have been a value", beginning(href, 80));
            flaws.push(Flaw::new(
                "output-unresolved",
                Spot::Element(Box::new(anchor.tag.sighting(&outline.text[anchor.label.clone()]))),
                message,
                "give the address as one value, such as `{{ data.url }}`, or guard what may be absent",
            ));
        }
    }
}

/// What programs write for a value that is not there.
fn is_nothing(word: &str) -> bool {
    matches!(word, "undefined" | "null" | "None" | "NaN" | "nil")
}

/// Languages in which `null` is an ordinary word: zero.
const NULL_IS_ZERO: &[&str] = &["de", "nb", "nn", "no", "et", "lb", "gsw", "nds"];
/// Languages that set a blank before `!` and `?`.
const BLANK_BEFORE_MARKS: &[&str] = &["fr", "br", "co"];

/// Bytes at which something may begin; everything else is passed over.
const INTERESTING: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b"{%&<[ \n(\"uNn\xc2\xe2\xe3\xef";
    let mut i = 0;
    while i < bytes.len() {
        table[bytes[i] as usize] = true;
        i += 1;
    }
    table
};

/// Everything that may be a leftover, in order.
fn traces(text: &str, language: &str) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut after = 0;
    for (at, byte) in text.bytes().enumerate() {
        if INTERESTING[usize::from(byte)]
            && at >= after
            && let Some((trace, length)) = trace(text, at, byte, language)
        {
            after = at + length;
            hits.push(Hit { trace, range: at..after });
        }
    }
    hits
}

fn trace(text: &str, at: usize, byte: u8, language: &str) -> Option<(Trace, usize)> {
    let bytes = text.as_bytes();
    let next = bytes.get(at + 1).copied();
    match byte {
        // Most blanks stand before a word: they are settled first.
        b' ' | b'\n' => gap(text, at, byte, next?, language),
        b'u' | b'n' | b'N' => word(text, at, language).map(|length| (Trace::Unresolved, length)),
        b'{' => placeable(&text[at..]).map(|length| (Trace::Unresolved, length)),
        b'%' => placeholder(text, at).map(|length| (Trace::Unresolved, length)),
        b'[' => text[at..].starts_with("[object ").then_some((Trace::Unresolved, "[object ".len())),
        b'&' => entity(&text[at..]).map(|length| (Trace::Escaped, length)),
        b'<' => markup(&text[at..]).map(|length| (Trace::Escaped, length)),
        b'(' | b'"' | 0xc2 | 0xe3 => brackets(text, at),
        0xe2 => match (next?, bytes.get(at + 2)?) {
            (0x80, 0xaa..=0xae) | (0x81, 0xa6..=0xa9) => Some((Trace::Control, 3)),
            (0x80, _) => brackets(text, at),
            _ => None,
        },
        // U+FFFD and the noncharacters U+FDD0 to U+FDEF, which the engine uses as marks.
        0xef => match (next?, bytes.get(at + 2)?) {
            (0xbf, 0xbd) | (0xb7, 0x90..=0xaf) => Some((Trace::Unresolved, 3)),
            _ => None,
        },
        _ => None,
    }
}

/// A blank or a new line before punctuation, or before another blank.
fn gap(text: &str, at: usize, byte: u8, next: u8, language: &str) -> Option<(Trace, usize)> {
    let after = text[at + 1..].get(1..).unwrap_or_default();
    let ends = after.is_empty() || after.starts_with(char::is_whitespace);
    let trace = match next {
        b',' if ends => Trace::Punctuation,
        b'.' if ends && byte == b' ' => Trace::Punctuation,
        b'!' | b'?' if ends && byte == b' ' && !BLANK_BEFORE_MARKS.contains(&language) => Trace::Punctuation,
        // Blanks behind a colon or at a line's beginning align something.
        b' ' if byte == b' '
            && !text[..at].ends_with([' ', '\n', ':'])
            && at > 0
            && !after.starts_with([' ', '\n']) =>
        {
            Trace::Blanks
        }
        _ => return None,
    };
    Some((trace, 2))
}

/// A word that stands for nothing.
fn word(text: &str, at: usize, language: &str) -> Option<usize> {
    let before = text[..at].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '=')) {
        return None;
    }
    let length = text[at..].bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
    let word = &text[at..at + length];
    let goes_on = text[at + length..].chars().next().is_some_and(char::is_alphanumeric);
    if !is_nothing(word) || goes_on {
        return None;
    }
    let harmless = match word {
        "null" => NULL_IS_ZERO.contains(&language),
        // A sentence may begin with it, and so may a name.
        "None" => {
            text[..at].trim_end().is_empty() || text[..at].trim_end_matches(' ').ends_with(['.', '!', '?', ':', '\n'])
        }
        "nil" => true,
        _ => false,
    };
    (!harmless).then_some(length)
}

/// `{ $name }`, `{-term}`, `{entry-id}`, `{FUNCTION()}`, and Tera's own brackets.
fn placeable(text: &str) -> Option<usize> {
    if text.starts_with("{{") || text.starts_with("{%") || text.starts_with("{#") {
        let line = text.find('\n').unwrap_or(text.len());
        let closing = match &text[..2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        return Some(text[..line].find(closing).map_or(2, |at| at + 2));
    }
    let inside = text[1..].trim_start_matches([' ', '\u{a0}']);
    let begins = inside.starts_with(['$', '-']) || inside.starts_with(|c: char| c.is_ascii_alphabetic());
    let end = text.find('}')?;
    let simple = !text[..end].contains('\n') && text[..end].chars().count() <= 80;
    (begins && simple).then_some(end + 1)
}

/// `%s`, `%d`, `%1$s`, `%(name)s`, `%@`; not a percentage and not an escape of an address.
fn placeholder(text: &str, at: usize) -> Option<usize> {
    if text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '%' | '/' | '=')) {
        return None;
    }
    let rest = &text[at + 1..];
    let inside = match rest.strip_prefix('(') {
        Some(named) => named.find(')').filter(|end| *end <= 40)? + 2,
        None => rest
            .find(|c: char| !c.is_ascii_digit())
            .filter(|end| rest[*end..].starts_with('$'))
            .map_or(0, |end| end + 1),
    };
    let conversion = rest[inside..].chars().next().filter(|c| matches!(c, 's' | 'd' | 'i' | 'u' | 'f' | '@'))?;
    let goes_on = rest[inside + conversion.len_utf8()..].starts_with(|c: char| c.is_alphanumeric());
    (!goes_on).then_some(1 + inside + 1)
}

/// An entity that is text by now.
fn entity(text: &str) -> Option<usize> {
    let end = text[1..].bytes().take(9).position(|b| b == b';')? + 1;
    let name = &text[1..end];
    let named = matches!(
        name,
        "amp"
            | "lt"
            | "gt"
            | "quot"
            | "apos"
            | "nbsp"
            | "zwnj"
            | "zwj"
            | "shy"
            | "ndash"
            | "mdash"
            | "hellip"
            | "laquo"
            | "raquo"
            | "copy"
    );
    let number = name.strip_prefix('#').is_some_and(|number| {
        let hex = number.strip_prefix(['x', 'X']);
        !number.is_empty()
            && hex
                .unwrap_or(number)
                .bytes()
                .all(|b| if hex.is_some() { b.is_ascii_hexdigit() } else { b.is_ascii_digit() })
    });
    (named || number).then_some(end + 1)
}

/// Elements that writers of mails use; as text they are markup that was escaped or dropped into plain text.
const ELEMENTS: &[&str] = &[
    "a", "b", "br", "div", "em", "font", "h1", "h2", "h3", "i", "img", "li", "ol", "p", "small", "span", "strong",
    "table", "td", "tr", "u", "ul",
];

fn markup(text: &str) -> Option<usize> {
    let inside = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    let name = inside.len() - inside.trim_start_matches(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit()).len();
    let begins = ELEMENTS.contains(&&inside[..name]) && inside[name..].starts_with([' ', '>', '/']);
    let end = text.find('>').filter(|end| !text[..*end].contains('\n'))?;
    begins.then_some(end + 1)
}

/// Pairs that should hold something.
const PAIRS: &[&str] =
    &["()", "( )", "\"\"", "“”", "„“", "„”", "«»", "« »", "«\u{a0}»", "「」", "『』", "《》", "（）"];

fn brackets(text: &str, at: usize) -> Option<(Trace, usize)> {
    let pair = PAIRS.iter().find(|pair| text[at..].starts_with(**pair))?;
    // `name()` is a function, not a sentence.
    let after_word = text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
    (!after_word).then_some((Trace::Brackets, pair.len()))
}

/// The words around a range on its lines, for a message.
fn around(text: &str, range: &Range<usize>) -> String {
    let line = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end_of_line = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    let (before, after) = (&text[line..range.start], &text[range.end..end_of_line]);
    // A word that would be cut is left out.
    let near = before.char_indices().rev().nth(24).map_or(0, |(at, _)| at);
    let start = if near == 0 { 0 } else { before[near..].find(' ').map_or(near, |at| near + at + 1) };
    let far = after.char_indices().nth(16).map_or(after.len(), |(at, _)| at);
    let end = if far == after.len() { far } else { after[..far].rfind(' ').unwrap_or(far) };
    let excerpt = text[line + start..range.end + end].replace('\n', " ");
    let (before, after) = (if start > 0 { "… " } else { "" }, if end < after.len() { " …" } else { "" });
    format!("{before}{}{after}", excerpt.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, language: &str) -> Vec<(Trace, String)> {
        traces(text, language).into_iter().map(|hit| (hit.trace, text[hit.range].to_owned())).collect()
    }

    #[test]
    fn syntax_that_nothing_resolved_is_found() {
        for (text, expected) in [
            ("Hi {$name}!", "{$name}"),
            ("Hi { $name }!", "{ $name }"),
            ("from {-brand}", "{-brand}"),
            ("{reset-intro}", "{reset-intro}"),
            ("in {NUMBER($n)} days", "{NUMBER($n)}"),
            ("Hi {{ user.name }}!", "{{ user.name }}"),
            ("Hi {{ user", "{{"),
            ("{% if x %}", "{% if x %}"),
            ("{# note #}", "{# note #}"),
            ("Hi %s,", "%s"),
            ("Hi %1$s,", "%1$s"),
            ("Hi %(name)s,", "%(name)s"),
            ("Hello undefined,", "undefined"),
            ("Hello null,", "null"),
            ("Hello None,", "None"),
            ("NaN days", "NaN"),
            ("you are [object Object]", "[object "),
            ("broken \u{fffd} text", "\u{fffd}"),
            ("marker \u{fdd0}", "\u{fdd0}"),
        ] {
            assert_eq!(found(text, "en"), [(Trace::Unresolved, expected.to_owned())], "{text}");
        }
    }

    #[test]
    fn ordinary_text_is_no_leftover() {
        for (text, language) in [
            ("Das sind null Euro.", "de"),
            ("None of this is yours.", "en"),
            ("It was you. None of it is lost.", "en"),
            ("nullify, annulled, undefinedness", "en"),
            ("https://example.org/a%d0%b0?x=%s1", "en"),
            ("100% sure, 5 % off, %50 indirim", "tr"),
            ("{ 1, 2 }", "en"),
            ("a { b", "en"),
            ("1 < 2 and 3 > 2", "en"),
            ("<https://example.org>", "en"),
            ("AT&T; R&D", "en"),
            ("f() and g(x)", "en"),
            ("so ... and ... on", "en"),
            ("Bonjour !", "fr"),
            ("Amount:   12", "en"),
            ("  indented", "en"),
            (".com and .org", "en"),
            ("وصلتك الرسالة، وشكرًا", "ar"),
            ("「確認」してください。", "ja"),
        ] {
            assert_eq!(found(text, language), [], "{text}");
        }
    }

    #[test]
    fn an_empty_value_leaves_traces() {
        for (text, trace, expected) in [
            ("Hello ,", Trace::Punctuation, " ,"),
            ("Hello !", Trace::Punctuation, " !"),
            ("Yours, .", Trace::Punctuation, " ."),
            ("a\n, b", Trace::Punctuation, "\n,"),
            ("Your code () works", Trace::Brackets, "()"),
            ("The device “” was new", Trace::Brackets, "“”"),
            ("Das Gerät „“ ist neu", Trace::Brackets, "„“"),
            ("「」から", Trace::Brackets, "「」"),
            ("from  on Monday", Trace::Blanks, "  "),
        ] {
            assert_eq!(found(text, "en"), [(trace, expected.to_owned())], "{text}");
        }
    }

    #[test]
    fn markup_and_entities_are_no_text() {
        for (text, expected) in [
            ("Tom &amp; Jerry", "&amp;"),
            ("it&#39;s", "&#39;"),
            ("a&nbsp;b", "&nbsp;"),
            ("a <b>c", "<b>"),
            ("a</strong>", "</strong>"),
            ("a<br/>b", "<br/>"),
            ("<a href=\"x\">", "<a href=\"x\">"),
        ] {
            assert_eq!(found(text, "en"), [(Trace::Escaped, expected.to_owned())], "{text}");
        }
    }
}
