//! Names: ids that slipped into a text, terms that are spelled out, arguments that nobody explains.

use std::collections::{BTreeMap, BTreeSet};

use super::{Case, Side, Text, View, quoted};
use crate::catalog::resource::{Piece, Span};
use crate::check::text::Bit;
use crate::diagnostic::Report;

/// The id of the entry in its own text: a line was pasted whole, or a tool has filled in what is not translated.
pub fn id_as_text(case: &Case<'_>, report: &mut Report) {
    let id = case.text.name.as_str();
    let reference_says_so =
        case.reference.is_some_and(|(reference, _)| reference.facts.outcomes.iter().any(|o| is_pasted(&o.bits, id)));
    let Some(pasted) = case.text.facts.outcomes.iter().find(|outcome| is_pasted(&outcome.bits, id)) else { return };
    if reference_says_so || case.text.entry.term {
        return;
    }
    let message = format!("the text begins with the id of its entry, `{id}`");
    let hint = "write the text alone, or remove the entry until it is translated";
    report.push(case.text.error("entry-id-shown", pasted.place.as_ref(), message).hint(hint));
}

/// `id = …`, or the id and nothing else where it is plainly no word: `reset-button-label`.
fn is_pasted(bits: &[Bit<'_>], id: &str) -> bool {
    let Some(Bit::Text(first, _)) = bits.first() else { return false };
    let Some(rest) = first.trim_start().strip_prefix(id) else { return false };
    let alone = bits.len() == 1 && rest.trim().is_empty();
    rest.trim_start().starts_with('=') || (alone && id.matches(['-', '_', '.']).count() >= 2)
}

/// Entries that write out what a term of their locale says.
pub fn spelled(view: &View<'_>, side: &Side<'_>, report: &mut Report) {
    let mut by_word: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for text in side.texts.values().filter(|text| text.entry.term && !text.name.contains('.')) {
        let Some([Piece::Text(value, _)]) = text.entry.value.as_ref().map(|value| &value.pieces[..]) else { continue };
        if let Some((_, word)) = words(value).next() {
            by_word.entry(word).or_default().push((&text.name, value.trim()));
        }
    }
    if by_word.is_empty() {
        return;
    }
    let own = side.texts.values().filter(|t| *t.locale == *side.locale && !t.entry.term && (view.own)(&t.file.path));
    for text in own {
        let mut told = BTreeSet::new();
        for (term, value, span) in text.facts.outcomes.iter().flat_map(|o| &o.bits).flat_map(|bit| found(bit, &by_word))
        {
            if told.insert(span.start) {
                let message = format!("`{value}` is written out, which `{{ {term} }}` stands for");
                let hint = format!("write `{{ {term} }}`, so that all texts change with it");
                report.push(text.warning("term-spelled", Some(&span), message).hint(hint));
            }
        }
    }
}

/// Terms whose words stand in a text, with the place.
fn found<'x>(bit: &Bit<'_>, by_word: &BTreeMap<&'x str, Vec<(&'x str, &'x str)>>) -> Vec<(&'x str, &'x str, Span)> {
    let Bit::Text(text, offset) = *bit else { return Vec::new() };
    let mut spans = Vec::new();
    for (at, word) in words(text) {
        for (term, value) in by_word.get(word).into_iter().flatten() {
            let ends = text[at..].strip_prefix(value).map(|rest| !rest.starts_with(char::is_alphanumeric));
            if ends == Some(true) {
                spans.push((*term, *value, offset + at..offset + at + value.len()));
            }
        }
    }
    spans
}

/// Runs of letters and digits, with the place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    let pieces = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    pieces.map(move |word| (word.as_ptr() as usize - start, word))
}

/// Arguments of the reference that no comment explains: not that of the entry, nor one of its section or file.
pub fn undocumented(view: &View<'_>, reference: &Side<'_>, report: &mut Report) {
    let mut sections: BTreeMap<&str, String> = BTreeMap::new();
    let own = reference.texts.values().filter(|t| *t.locale == *reference.locale && (view.own)(&t.file.path));
    for text in own.filter(|text| !text.entry.term) {
        let about = sections.entry(&text.file.path).or_insert_with(|| {
            let lines = text.file.text.lines().filter(|line| line.starts_with("##"));
            lines.collect::<Vec<_>>().join("\n")
        });
        let explained =
            |name: &str| mentions(text.entry.comment.as_deref().unwrap_or_default(), name) || mentions(about, name);
        let silent: Vec<&str> = arguments(text).into_iter().filter(|name| !explained(name)).collect();
        if !silent.is_empty() {
            let shown = quoted(silent.iter().map(|name| format!("${name}")));
            let message = format!("no comment says what {shown} is");
            let hint = format!("write `# ${} (…): what it says, with an example` above the entry", silent[0]);
            report.push(text.warning("argument-undocumented", None, message).hint(hint));
        }
    }
}

/// Arguments that stand in the entry itself.
fn arguments<'a>(text: &Text<'a>) -> BTreeSet<&'a str> {
    let printed = text.facts.outcomes.iter().flat_map(|o| &o.printed).filter(|(_, span)| !span.is_empty());
    let chosen = text.facts.selects.iter().filter_map(|select| select.selector.argument);
    printed.map(|(name, _)| *name).chain(chosen).collect()
}

/// Whether a comment names an argument.
fn mentions(comment: &str, name: &str) -> bool {
    let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    comment.match_indices('$').any(|(at, _)| comment[at + 1..].strip_prefix(name).is_some_and(|rest| !goes_on(rest)))
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;

    #[test]
    fn an_id_is_told_from_a_word() {
        let pasted = |id: &str, text: &str| is_pasted(&[Bit::Text(text, 0)], id);
        for (id, text) in [
            ("reset-title", "reset-title = Passwort zurücksetzen"),
            ("reset-title", "reset-title=Passwort"),
            ("reset-button-label", "reset-button-label"),
            ("reset-button.title", "reset-button.title"),
        ] {
            assert!(pasted(id, text), "{id}: {text}");
        }
        for (id, text) in
            [("sign-in", "sign-in"), ("reset", "reset = zero"), ("hello", "hello world"), ("opt-in-out", "opt-in-outs")]
        {
            assert_eq!(pasted(id, text), id == "reset", "{id}: {text}");
        }
    }

    #[test]
    fn a_term_is_found_as_whole_words_and_with_its_place() {
        let terms = BTreeMap::from([("Linden", vec![("-brand", "Linden Mail")])]);
        let spans =
            |text: &str| found(&Bit::Text(text, 10), &terms).into_iter().map(|(_, _, span)| span).collect::<Vec<_>>();
        assert!(matches!(spans("Open Linden Mail.")[..], [Range { start: 15, end: 26 }]));
        assert!(spans("Linden Mailbox, Lindens, Linden").is_empty());
    }

    #[test]
    fn a_comment_names_an_argument_as_a_whole() {
        assert!(mentions("$name (String): who\n$n: how many", "n"));
        assert!(!mentions("$name (String): who", "n"));
        assert!(!mentions("name", "name"));
    }
}
