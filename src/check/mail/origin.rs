//! From words that a mail shows back to the entry that says them, the value that a call gives it, or the template's own text.
//!
//! Nothing of a rendered part leads back to its source. But an entry's text is at hand, variant by variant, and what stands between its
//! values comes out as it is written: the entry whose pieces stand in order around the words is the one. Blanks are left out on both
//! sides, for html and text set them in ways of their own.

use std::ops::Range;
use std::sync::Arc;

use super::Specimen;
use crate::catalog::{FileText, markup};
use crate::check::facts::{Facts, tags};
use crate::check::text::Bit;
use crate::locale::inherit;
use crate::template::{EntryCall, Part, Place, Segment};

/// Fewer letters of an entry around its values could be anybody's.
const FEWEST: usize = 3;
/// A value at the edge of an entry is looked for within so many characters.
const LONGEST_VALUE: usize = 80;
/// So much of a template's text before a value tells it from others.
const BEFORE: usize = 8;

/// An entry that says something.
#[derive(Debug)]
pub struct Origin<'a> {
    /// The entry.
    pub entry: String,
    /// Its file.
    pub file: Arc<FileText>,
    /// Its value in the file.
    pub whole: Range<usize>,
    /// Those of its own words that are meant; nothing where a value stands.
    pub own: Option<Range<usize>>,
    /// The call that asks for it.
    pub call: &'a EntryCall,
}

/// The entry that says what stands at `range` of `text`, which `part` shows.
pub fn entry<'a>(specimen: &Specimen<'a>, part: Part, text: &str, range: &Range<usize>) -> Option<Origin<'a>> {
    let shown = Squeezed::new(text);
    let meant = shown.range(range);
    let locales: Vec<_> = specimen.written.locales().cloned().collect();
    let chain = inherit(specimen.locale, &locales);
    let bundle = specimen.written.merged(&chain);
    let mut best: Option<(usize, Origin<'a>)> = None;
    for call in calls(specimen, part) {
        let Some((entry, file, _)) = bundle.entry(&call.id) else { continue };
        let Some(pattern) = &entry.value else { continue };
        for outcome in Facts::of(pattern, &bundle).outcomes {
            let saying = Saying::new(&outcome.bits);
            let Some((score, own)) = saying.stands_at(&shown.text, &meant) else { continue };
            if best.as_ref().is_none_or(|(known, _)| score > *known) {
                let (file, whole) = (file.clone(), entry.text.clone());
                best = Some((score, Origin { entry: call.id.clone(), file, whole, own, call }));
            }
        }
    }
    best.map(|(_, origin)| origin)
}

/// The calls that a part makes. A derived text part and the preheader of `mj-preview` are made by those of the html.
fn calls<'a>(specimen: &Specimen<'a>, part: Part) -> impl Iterator<Item = &'a EntryCall> {
    let made_by = if specimen.email.file(part, specimen.locale).is_some() { part } else { Part::Html };
    specimen.email.calls_in(specimen.locale).filter(move |(of, _)| *of == made_by).map(|(_, call)| call)
}

/// The place of the template's own text that shows what stands at `range` of `text`, or of the value that is missing there.
pub fn template(specimen: &Specimen<'_>, part: Part, text: &str, range: &Range<usize>) -> Option<Place> {
    let segments = specimen.email.written(part, specimen.locale);
    let shown = Squeezed::new(text);
    let meant = shown.range(range);
    let words = || literal(&shown.text[meant.clone()], segments);
    match text[range.clone()].contains(char::is_whitespace) {
        true => gap(&shown.text, &meant, segments).or_else(words),
        false => words().or_else(|| gap(&shown.text, &meant, segments)),
    }
}

/// Where the template has these words itself.
fn literal(words: &[char], segments: &[Segment]) -> Option<Place> {
    if matches!(words, [] | ['\0'..='\u{7f}']) {
        return None;
    }
    let escaped: Vec<char> = markup::escape(&words.iter().collect::<String>()).chars().collect();
    segments.iter().find_map(|segment| {
        let Segment::Text(source, place) = segment else { return None };
        let source = Squeezed::new(source);
        let found = source.find(&escaped).or_else(|| source.find(words))?;
        let span = place.span.start + found.start..place.span.start + found.end;
        Some(Place { file: place.file.clone(), span })
    })
}

/// The expression that printed nothing somewhere at `meant`: what stands on both sides of it does so in the template.
fn gap(shown: &[char], meant: &Range<usize>, segments: &[Segment]) -> Option<Place> {
    (meant.start..=meant.end).find_map(|at| {
        let (before, after) = (&shown[at.saturating_sub(BEFORE)..at], shown.get(at)?);
        segments.windows(3).find_map(|three| {
            let [Segment::Text(left, _), Segment::Expr(value), Segment::Text(right, _)] = three else { return None };
            let left = Squeezed::new(left.rsplit('>').next().unwrap_or_default());
            let same = left.text.iter().rev().zip(before.iter().rev()).all(|(a, b)| a == b);
            let follows = right.chars().find(|c| !c.is_whitespace()) == Some(*after);
            (!left.text.is_empty() && !before.is_empty() && same && follows).then(|| value.place.clone())
        })
    })
}

/// The first expression of a part that prints `data.<field>`.
pub fn value(specimen: &Specimen<'_>, part: Part, field: &str) -> Option<Place> {
    specimen.email.written(part, specimen.locale).iter().find_map(|segment| {
        let Segment::Expr(tag) = segment else { return None };
        let prints = tag.tokens.windows(3).any(|t| t[0].is_word("data") && t[2].is_word(field));
        prints.then(|| tag.place.clone())
    })
}

/// Where a part begins to say something.
pub fn beginning(segments: &[Segment]) -> Option<Place> {
    segments.iter().find_map(|segment| match segment {
        Segment::Text(text, place) => {
            let start = place.span.start + text.len() - text.trim_start().len();
            let line = text.trim_start().lines().next()?.trim_end();
            (!line.is_empty()).then(|| Place { file: place.file.clone(), span: start..start + line.len() })
        }
        Segment::Expr(tag) => Some(tag.place.clone()),
        Segment::Stmt(_) => None,
    })
}

/// A text without blanks, with the bytes that each character came from.
#[derive(Debug)]
struct Squeezed {
    text: Vec<char>,
    bytes: Vec<Range<usize>>,
}

impl Squeezed {
    fn new(text: &str) -> Squeezed {
        let (text, bytes) =
            text.char_indices().filter(|(_, c)| !c.is_whitespace()).map(|(at, c)| (c, at..at + c.len_utf8())).unzip();
        Squeezed { text, bytes }
    }

    /// The same for text that stands at `offset` of a file.
    fn at(text: &str, offset: usize) -> Squeezed {
        let mut squeezed = Squeezed::new(text);
        squeezed.bytes.iter_mut().for_each(|bytes| *bytes = bytes.start + offset..bytes.end + offset);
        squeezed
    }

    /// The characters that stand on a range of bytes; an empty range between two characters where only blanks do.
    fn range(&self, bytes: &Range<usize>) -> Range<usize> {
        let before = |at: usize| self.bytes.partition_point(|own| own.start < at);
        before(bytes.start)..before(bytes.end)
    }

    /// The bytes on which `words` stand for the first time.
    fn find(&self, words: &[char]) -> Option<Range<usize>> {
        let at = position(&self.text, words, 0)?;
        Some(self.bytes.get(at)?.start..self.bytes.get(at + words.len().checked_sub(1)?)?.end)
    }
}

fn position(text: &[char], words: &[char], from: usize) -> Option<usize> {
    if words.is_empty() || from > text.len() {
        return None;
    }
    text[from..].windows(words.len()).position(|window| window == words).map(|at| from + at)
}

/// One variant of an entry: the pieces of its own text, in order, with values and tags between.
#[derive(Debug, Default)]
struct Saying {
    /// Characters without blanks, each with its bytes in the file.
    pieces: Vec<Squeezed>,
    /// Whether a value stands before the first piece, and behind the last.
    open: [bool; 2],
}

impl Saying {
    fn new(bits: &[Bit<'_>]) -> Saying {
        let is_value = |bit: Option<&Bit<'_>>| matches!(bit, Some(Bit::Placeable | Bit::Number(..)));
        let mut saying = Saying { pieces: Vec::new(), open: [is_value(bits.first()), is_value(bits.last())] };
        let mut apart = true;
        for bit in bits {
            match bit {
                Bit::Text(text, offset) => {
                    let mut start = 0;
                    for (_, tag) in tags(text) {
                        saying.add(Squeezed::at(&text[start..tag.start], offset + start), apart);
                        (start, apart) = (tag.end, true);
                    }
                    apart = saying.add(Squeezed::at(&text[start..], offset + start), apart);
                }
                Bit::Literal(text, span) => {
                    let text = Squeezed::new(text);
                    let bytes = vec![span.clone(); text.text.len()];
                    apart = saying.add(Squeezed { bytes, ..text }, apart);
                }
                Bit::Number(..) | Bit::Placeable => apart = true,
            }
        }
        saying
    }

    /// Adds text, behind a value or tag where it stands `apart`; gives whether what follows does so still.
    fn add(&mut self, text: Squeezed, apart: bool) -> bool {
        if text.text.is_empty() {
            return apart;
        }
        match self.pieces.last_mut() {
            Some(last) if !apart => {
                last.text.extend(text.text);
                last.bytes.extend(text.bytes);
            }
            _ => self.pieces.push(text),
        }
        false
    }

    /// Whether it stands in `text` so that it says what is at `meant`: how sure that is, and the bytes of its own words there.
    fn stands_at(&self, text: &[char], meant: &Range<usize>) -> Option<(usize, Option<Range<usize>>)> {
        let letters: usize = self.pieces.iter().map(|piece| piece.text.len()).sum();
        let first = self.pieces.first().filter(|_| letters >= FEWEST)?;
        let mut from = 0;
        while let Some(start) = position(text, &first.text, from) {
            from = start + 1;
            let places = self.places(text, start)?;
            let (head, tail) = (places.first()?, places.last()?);
            let room = |open: bool| if open { LONGEST_VALUE } else { 0 };
            let begin = head.start.saturating_sub(room(self.open[0]));
            let end = tail.end + room(self.open[1]);
            let empty = meant.is_empty() && begin < meant.start && meant.start < end;
            if empty || begin < meant.end && meant.start < end {
                let own = self.pieces.iter().zip(&places).find_map(|(piece, place)| piece.within(place, meant));
                let gaps = (tail.end - head.start).saturating_sub(letters);
                return Some(((letters * 4).saturating_sub(gaps), own));
            }
        }
        None
    }

    /// Where each piece stands when the first stands at `start`.
    fn places(&self, text: &[char], start: usize) -> Option<Vec<Range<usize>>> {
        let mut at = start;
        let mut places = Vec::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            let found = position(text, &piece.text, at)?;
            at = found + piece.text.len();
            places.push(found..at);
        }
        Some(places)
    }
}

impl Squeezed {
    /// The bytes of what is at `meant` of a text in which these characters stand at `place`; nothing unless all of it is there.
    fn within(&self, place: &Range<usize>, meant: &Range<usize>) -> Option<Range<usize>> {
        if meant.is_empty() {
            // Between two characters.
            let at = meant.start.checked_sub(place.start).filter(|at| *at > 0)?;
            return Some(self.bytes.get(at - 1)?.end..self.bytes.get(at)?.start);
        }
        let first = meant.start.checked_sub(place.start)?;
        let last = (meant.end - 1).checked_sub(place.start)?;
        Some(self.bytes.get(first)?.start..self.bytes.get(last)?.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What of `entry` says the bracketed words of `text`; `-` where a value does.
    fn said(entry: &[Bit<'_>], text: &str) -> Option<String> {
        let (start, end) = (text.find('[').unwrap(), text.find(']').unwrap() - 1);
        let shown = Squeezed::new(&text.replace(['[', ']'], ""));
        let (_, own) = Saying::new(entry).stands_at(&shown.text, &shown.range(&(start..end)))?;
        Some(own.map_or("-".to_owned(), |own| format!("{}..{}", own.start, own.end)))
    }

    #[test]
    fn an_entry_is_known_by_its_own_words_in_order() {
        let greeting = [Bit::Text("Hello ", 10), Bit::Placeable, Bit::Text(", all is well.", 24)];
        let tagged = [Bit::Text("Please <link>choose one</link> now", 0)];
        let literal = [Bit::Text("Look at ", 0), Bit::Literal("{", 10..13), Bit::Text("x}", 15)];
        for (entry, text, expected) in [
            (&greeting[..], "Hi. Hello Anna, all [is] well. Bye", Some("30..32")),
            (&greeting, "Hello Anna, all\n [is]\n well.", Some("30..32")),
            (&greeting, "Hello [Anna], all is well.", Some("-")),
            (&greeting, "[Hello] all is well.", None),
            (&greeting, "Hello Anna, all is well. [Bye]", None),
            (&tagged, "Please [choose] one (https://example.org) now", Some("13..19")),
            (&tagged, "Please choose one ([https]://example.org) now", Some("-")),
            (&literal, "Look at [{x}]", Some("10..17")),
            (&[Bit::Placeable], "Hello [Anna]", None),
        ] {
            assert_eq!(said(entry, text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn blanks_belong_to_whoever_wrote_both_sides_of_them() {
        let shown = Squeezed::new("a  b");
        assert_eq!(shown.range(&(1..3)), 1..1);
        assert_eq!(Saying::new(&[Bit::Text("a  b, c", 5)]).stands_at(&shown.text, &(1..1)), None);
        let (_, own) =
            Saying::new(&[Bit::Text("ca  bd", 5)]).stands_at(&Squeezed::new("ca  bd").text, &(2..2)).unwrap();
        assert_eq!(own, Some(7..9));
    }
}
