//! A text as its reader sees it, each character with its place in the author's file.
//!
//! Tags are taken out, a line end in the source is a blank (or nothing between wide characters, as in a mail), and addresses, placeholders
//! of other systems and HTML entities are set apart, so that no rule about words or punctuation stumbles over them.

use std::ops::Range;

use icu::properties::props::GeneralCategoryGroup;
use icu::properties::{CodePointMapData, CodePointMapDataBorrowed, props::GeneralCategory};
use unicode_width::UnicodeWidthChar;

use super::{addresses, placeholders};

static CATEGORY: CodePointMapDataBorrowed<'static, GeneralCategory> = CodePointMapData::<GeneralCategory>::new();

/// Stands for a value, whose text is not known here.
pub(super) const VALUE: char = '\u{fffc}';

/// The longest tag in characters; a `<` that nothing closes within is a character.
const LONGEST_TAG: usize = 400;

/// A part of one variant of an entry, in the order of the text.
///
/// What stands around a selector is repeated for each of its variants: a wording is whole. A term or another entry that it refers to is
/// a placeable, as its text is judged where it stands. Offsets and ranges are bytes of the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Bit<'a> {
    /// Text as it stands in the file, with the offset of its first byte.
    Text(&'a str, usize),
    /// A string literal `{ "…" }`, unescaped, and where it stands.
    Literal(&'a str, Range<usize>),
    /// A number literal `{ 0 }`, and where it stands.
    Number(&'a str, Range<usize>),
    /// Any other placeable: a value stands here.
    Placeable,
}

/// Where a character comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The author's text.
    Written,
    /// A line end of the source, read as a blank.
    LineEnd,
    /// `<br>`.
    Break,
    /// A string literal: the author means it.
    Given,
    /// A number literal.
    Number,
    /// A value.
    Value,
    /// Part of an address, a placeholder or an entity.
    Opaque,
}

/// One character of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    pub c: char,
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

impl Glyph {
    /// A blank of any width, a line end included.
    pub fn is_blank(&self) -> bool {
        self.c.is_whitespace()
    }

    /// A letter of the author's own words.
    pub fn is_letter(&self) -> bool {
        self.is_open() && self.c.is_alphabetic()
    }

    /// Whether rules about words and punctuation may look at it.
    pub fn is_open(&self) -> bool {
        matches!(self.kind, Kind::Written | Kind::Given)
    }

    /// Part of a word: a letter, digit or combining mark.
    fn is_wordy(&self) -> bool {
        self.is_open() && (self.c.is_alphanumeric() || (!self.c.is_ascii() && is_mark(self.c)))
    }
}

/// A combining mark.
fn is_mark(c: char) -> bool {
    GeneralCategoryGroup::Mark.contains(CATEGORY.get(c))
}

/// A symbol such as an emoji, which no sentence ends with.
pub(super) fn is_symbol(c: char) -> bool {
    !c.is_ascii() && (CATEGORY.get(c) == GeneralCategory::OtherSymbol || is_mark(c))
}

/// A character without width or ink that may stand beside others: joiners, marks of direction, soft hyphens.
pub(super) fn is_format(c: char) -> bool {
    !c.is_ascii() && CATEGORY.get(c) == GeneralCategory::Format
}

/// The words of one variant of one entry, read once.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    pub(super) glyphs: Vec<Glyph>,
    /// Runs of letters, marks and digits, with apostrophes and joiners inside them.
    pub(super) words: Vec<Range<usize>>,
    /// Links, domains and mail addresses.
    pub(super) addresses: Vec<Range<usize>>,
    /// Placeholders of other systems, template syntax and HTML entities.
    pub(super) placeholders: Vec<Range<usize>>,
    /// Where a literal makes the text begin or end with a blank.
    pub(super) glued: Vec<Range<usize>>,
    /// The bytes that it stands on.
    pub(super) span: Range<usize>,
}

impl Wording {
    /// Reads the bits of one variant.
    pub fn new(bits: &[Bit<'_>]) -> Wording {
        let mut glyphs = without_tags(glyphs(bits));
        fold_lines(&mut glyphs);
        let glued = glued(bits, &glyphs);
        let addresses = addresses::find(&glyphs);
        set_apart(&mut glyphs, &addresses);
        let placeholders = placeholders::find(&glyphs);
        set_apart(&mut glyphs, &placeholders);
        let words = words(&glyphs);
        Wording { glyphs, words, addresses, placeholders, glued, span: extent(bits) }
    }

    /// The bytes of a range of characters.
    pub(super) fn span(&self, range: Range<usize>) -> Range<usize> {
        let end = self.glyphs.get(range.end.saturating_sub(1).max(range.start)).map(|glyph| glyph.end);
        match self.glyphs.get(range.start) {
            Some(first) => first.start..end.unwrap_or(first.end).max(first.start),
            None => self.span.clone(),
        }
    }

    /// The characters of a range.
    pub(super) fn string(&self, range: Range<usize>) -> String {
        self.glyphs[range].iter().map(|glyph| glyph.c).collect()
    }

    /// The whole text, blanks of any kind and number as one space.
    pub(super) fn folded(&self) -> String {
        let all = self.string(0..self.glyphs.len());
        all.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The characters that are no blanks.
    fn inked(&self) -> impl Iterator<Item = char> {
        self.glyphs.iter().filter(|glyph| !glyph.is_blank()).map(|glyph| glyph.c)
    }

    /// Whether both have the same characters, blanks aside.
    pub(super) fn says_the_same(&self, other: &Wording) -> bool {
        self.inked().eq(other.inked())
    }

    /// Whether the author wrote the characters in one piece, so that one change of the file replaces them.
    pub(super) fn is_one_piece(&self, range: Range<usize>) -> bool {
        let part = &self.glyphs[range];
        part.iter().all(|glyph| matches!(glyph.kind, Kind::Written | Kind::Opaque))
            && part.windows(2).all(|pair| pair[0].end == pair[1].start)
    }

    /// The character before `at`.
    pub(super) fn before(&self, at: usize) -> Option<&Glyph> {
        at.checked_sub(1).and_then(|index| self.glyphs.get(index))
    }

    /// The character after `at`.
    pub(super) fn after(&self, at: usize) -> Option<&Glyph> {
        self.glyphs.get(at + 1)
    }

    /// Whether a letter of the author's own words is in it.
    pub(super) fn has_letters(&self) -> bool {
        self.glyphs.iter().any(Glyph::is_letter)
    }
}

/// Every character with its place.
fn glyphs(bits: &[Bit<'_>]) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    let mut last = 0;
    for bit in bits {
        match bit {
            Bit::Text(text, offset) => glyphs.extend(text.char_indices().filter(|(_, c)| *c != '\r').map(|(at, c)| {
                let kind = if c == '\n' { Kind::LineEnd } else { Kind::Written };
                Glyph { c, kind, start: offset + at, end: offset + at + c.len_utf8() }
            })),
            Bit::Literal(text, span) => glyphs.extend(given(text, Kind::Given, span)),
            Bit::Number(text, span) => glyphs.extend(given(text, Kind::Number, span)),
            Bit::Placeable => glyphs.push(Glyph { c: VALUE, kind: Kind::Value, start: last, end: last }),
        }
        last = glyphs.last().map_or(last, |glyph| glyph.end);
    }
    glyphs
}

fn given<'a>(text: &'a str, kind: Kind, span: &'a Range<usize>) -> impl Iterator<Item = Glyph> + 'a {
    text.chars().map(move |c| Glyph { c, kind, start: span.start, end: span.end })
}

/// Takes tags out; `<br>` leaves a break.
fn without_tags(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    if !glyphs.iter().any(|glyph| glyph.c == '<') {
        return glyphs;
    }
    let mut kept = Vec::with_capacity(glyphs.len());
    let mut at = 0;
    while let Some(glyph) = glyphs.get(at) {
        match tag_length(&glyphs[at..]) {
            Some(length) => {
                let name: String = glyphs[at + 1..at + length - 1].iter().map(|glyph| glyph.c).collect();
                if name.trim_end_matches('/').trim_end() == "br" {
                    kept.push(Glyph { c: '\n', kind: Kind::Break, end: glyphs[at + length - 1].end, ..*glyph });
                }
                at += length;
            }
            None => {
                kept.push(*glyph);
                at += 1;
            }
        }
    }
    kept
}

/// How many characters the tag at the beginning has.
fn tag_length(glyphs: &[Glyph]) -> Option<usize> {
    let char_at = |index: usize| glyphs.get(index).map(|glyph| glyph.c);
    if glyphs.first().is_none_or(|glyph| glyph.c != '<' || glyph.kind != Kind::Written) {
        return None;
    }
    let name = if char_at(1) == Some('/') { 2 } else { 1 };
    if !char_at(name).is_some_and(|c| c.is_ascii_alphabetic() || c == '!') {
        return None;
    }
    glyphs.iter().take(LONGEST_TAG).position(|glyph| glyph.c == '>').map(|end| end + 1)
}

/// A line end with the blanks around it becomes one blank, or nothing between two wide characters.
fn fold_lines(glyphs: &mut Vec<Glyph>) {
    if !glyphs.iter().any(|glyph| glyph.kind == Kind::LineEnd) {
        return;
    }
    let wide = |glyph: Option<&Glyph>| glyph.is_some_and(|glyph| glyph.c.width() == Some(2));
    let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    let mut at = 0;
    while let Some(glyph) = glyphs.get(at) {
        at += 1;
        if glyph.kind != Kind::LineEnd {
            kept.push(*glyph);
            continue;
        }
        while kept.last().is_some_and(|last| last.c == ' ' && last.kind == Kind::Written) {
            kept.pop();
        }
        while glyphs.get(at).is_some_and(|next| next.kind == Kind::LineEnd || next.c == ' ') {
            at += 1;
        }
        if !(wide(kept.last()) && wide(glyphs.get(at))) {
            kept.push(Glyph { c: ' ', ..*glyph });
        }
    }
    *glyphs = kept;
}

/// The literals that make a text begin or end with a blank.
fn glued(bits: &[Bit<'_>], glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let ends = [(bits.first(), glyphs.first()), (bits.last(), glyphs.last())];
    let blank = ends.into_iter().filter_map(|(bit, glyph)| match (bit, glyph) {
        (Some(Bit::Literal(_, span)), Some(glyph)) if glyph.is_blank() => Some(span.clone()),
        _ => None,
    });
    blank.collect()
}

fn set_apart(glyphs: &mut [Glyph], ranges: &[Range<usize>]) {
    for range in ranges {
        for glyph in &mut glyphs[range.clone()] {
            glyph.kind = Kind::Opaque;
        }
    }
}

/// Runs of word characters; an apostrophe, a joiner or a soft hyphen between two of them belongs to the word.
fn words(glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        if !glyph.is_wordy() {
            continue;
        }
        let joined = |end: usize| {
            end == at
                || (end + 1 == at && {
                    let between = glyphs[end].c;
                    matches!(between, '\'' | '’' | 'ʼ' | '״' | '׳') || is_format(between)
                })
        };
        match words.last_mut() {
            Some(word) if joined(word.end) => word.end = at + 1,
            _ => words.push(at..at + 1),
        }
    }
    words
}

/// The bytes from the first bit that has a place to the last.
fn extent(bits: &[Bit<'_>]) -> Range<usize> {
    let place = |bit: &Bit<'_>| match bit {
        Bit::Text(text, offset) => Some(*offset..offset + text.len()),
        Bit::Literal(_, span) | Bit::Number(_, span) => Some(span.clone()),
        Bit::Placeable => None,
    };
    let mut places = bits.iter().filter_map(place);
    let first = places.next().unwrap_or(0..0);
    places.fold(first, |whole, next| whole.start.min(next.start)..whole.end.max(next.end))
}
