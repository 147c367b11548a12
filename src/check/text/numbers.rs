//! Numbers of a translation: those of the reference, in whatever digits and with whatever separators.

use std::ops::Range;

use icu::properties::props::GeneralCategory;
use icu::properties::{CodePointMapData, CodePointMapDataBorrowed};

use super::wording::{Glyph, Kind, Wording};
use super::{Case, Flaw};

static CATEGORY: CodePointMapDataBorrowed<'static, GeneralCategory> = CodePointMapData::<GeneralCategory>::new();

/// The largest number that languages write as a word as readily as in digits.
const LARGEST_WORD: u64 = 12;

/// How far Thai years are ahead.
const BUDDHIST_ERA: u64 = 543;

/// Signs that multiply the number before them, so that 1.5 million is 150万.
const MULTIPLIERS: &str = "万萬亿億千百兆만억천백";

/// A number in a text.
struct Number {
    /// Its digits, as ASCII, without separators and leading zeros.
    digits: String,
    range: Range<usize>,
    /// Whether it stands by itself: not in `2FA`, `24/7`, `1st` or a date.
    plain: bool,
    /// Whether it is a date in digits, which may stand for one with the month's name.
    date: bool,
}

impl Number {
    /// Its value, unless it is too large to be one.
    fn value(&self) -> Option<u64> {
        self.digits.parse().ok()
    }

    /// Whether a language may write it as a word.
    fn may_be_word(&self) -> bool {
        self.value().is_some_and(|value| value <= LARGEST_WORD)
    }
}

/// The value of a decimal digit of any script: Unicode encodes each set of ten in order, from a code point whose value mod 10 or 16
/// tells where the set begins.
fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    if CATEGORY.get(c) != GeneralCategory::DecimalNumber {
        return None;
    }
    let code = u32::from(c);
    match code {
        // Mathematical digits come in five sets of ten in a row.
        0x1d7ce..=0x1d7ff => Some((code - 0x1d7ce) % 10),
        // All others begin at …0 or …6 of their column.
        _ => match code % 16 {
            low @ 0..=9 if is_digit(code - low) => Some(low),
            low @ 6..=15 => Some(low - 6),
            _ => None,
        },
    }
}

fn is_digit(code: u32) -> bool {
    char::from_u32(code).is_some_and(|c| CATEGORY.get(c) == GeneralCategory::DecimalNumber)
}

/// Every number in the order of the text.
fn numbers(text: &Wording) -> Vec<Number> {
    let glyphs = &text.glyphs;
    let mut found = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        if !is_open_digit(&glyphs[at]) {
            at += 1;
            continue;
        }
        let end = end_of_number(glyphs, at);
        let digits: String =
            glyphs[at..end].iter().filter_map(|glyph| digit(glyph.c)).filter_map(|d| char::from_digit(d, 10)).collect();
        let digits = match digits.trim_start_matches('0') {
            "" => "0".to_owned(),
            significant => significant.to_owned(),
        };
        let after = text.after(end - 1);
        let plain = !is_joined(text.before(at)) && !is_joined(after) && !is_multiplied(after) && !is_month(text, end);
        let date = is_date(&glyphs[at..end]);
        found.push(Number { digits, range: at..end, plain: plain && !date, date });
        at = end;
    }
    found
}

fn is_open_digit(glyph: &Glyph) -> bool {
    glyph.is_open() && digit(glyph.c).is_some()
}

/// Where the number that begins at `from` ends. Separators stand between digits; a blank only before a group of three.
fn end_of_number(glyphs: &[Glyph], from: usize) -> usize {
    let run = |at: usize| glyphs[at.min(glyphs.len())..].iter().take_while(|glyph| is_open_digit(glyph)).count();
    let mut end = from + run(from);
    while let Some(separator) = glyphs.get(end) {
        let next = run(end + 1);
        let joins = match separator.c {
            '.' | ',' | ':' | '٫' | '٬' | '’' | '\'' => next > 0,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => next == 3,
            _ => false,
        };
        if !joins || !separator.is_open() {
            break;
        }
        end += 1 + next;
    }
    end
}

/// Whether what stands beside a number makes both one token: `2FA`, `24/7`, `ISO-8859`, `2026-11-23`.
fn is_joined(beside: Option<&Glyph>) -> bool {
    beside.is_some_and(|glyph| {
        let entity = glyph.kind == Kind::Opaque;
        let hyphen = matches!(glyph.c, '/' | '-' | '‑' | '_' | '#');
        // In scripts without blanks a unit follows at once.
        let letter = glyph.is_letter() && glyph.c < '\u{0600}';
        entity || hyphen || letter
    })
}

/// `31.12.2023`; a large number with two separators counts as one too.
fn is_date(number: &[Glyph]) -> bool {
    number.len() <= 10 && number.iter().filter(|glyph| glyph.c == '.').count() == 2
}

/// A month that other languages call by its name.
fn is_month(text: &Wording, end: usize) -> bool {
    let next = text.glyphs[end..].iter().find(|glyph| !glyph.is_blank());
    next.is_some_and(|glyph| matches!(glyph.c, '月' | '월'))
}

fn is_multiplied(next: Option<&Glyph>) -> bool {
    next.is_some_and(|glyph| MULTIPLIERS.contains(glyph.c))
}

/// The numbers that stand by themselves in one text and nowhere, in whatever company, in the other: large ones, and those that may be words.
fn without_partner<'a>(of: &'a [Number], others: &[Number], era: u64) -> (Vec<&'a Number>, Vec<&'a Number>) {
    let same = |one: &Number, other: &Number| {
        let other_era =
            one.value().zip(other.value()).is_some_and(|(one, other)| era > 0 && one.abs_diff(other) == era);
        one.digits == other.digits || (other.date && other.digits.contains(&one.digits)) || other_era
    };
    let alone = of.iter().filter(|number| number.plain && !others.iter().any(|other| same(number, other)));
    alone.partition(|number| !number.may_be_word())
}

/// A clock with two halves of the day may become one with 24 hours.
fn has_half_days(text: &Wording) -> bool {
    text.words.iter().any(|word| {
        let word = text.string(word.clone()).to_lowercase();
        matches!(word.trim_start_matches(|c: char| c.is_ascii_digit()), "am" | "pm")
    }) || text.folded().contains(".m.")
}

pub(super) fn look(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    let Some((reference, _)) = case.reference else { return };
    let (theirs, own) = (numbers(reference), numbers(case.text));
    if theirs.is_empty() && own.is_empty()
        || has_half_days(reference)
        || has_half_days(case.text)
        || is_discount(case.text)
    {
        return;
    }
    let era = if case.language() == "th" { BUDDHIST_ERA } else { 0 };
    let (lost, small_lost) = without_partner(&theirs, &own, era);
    let (added, small_added) = without_partner(&own, &theirs, era);
    changed(case.text, reference, &lost, &added, flaws);
    changed(case.text, reference, &small_lost, &small_added, flaws);
    let missing = |span, message| Flaw {
        rule: "text-number-missing",
        span,
        message,
        hint: "say the same amount as the reference; an argument with `NUMBER` keeps both alike".to_owned(),
        fix: None,
    };
    if added.is_empty() {
        flaws.extend(lost.iter().map(|number| {
            let shown = reference.string(number.range.clone());
            missing(case.text.span.clone(), format!("the number {shown} of the reference is missing"))
        }));
    }
    if lost.is_empty() {
        flaws.extend(added.iter().map(|number| {
            let shown = case.text.string(number.range.clone());
            missing(case.text.span(number.range.clone()), format!("the number {shown} is not in the reference"))
        }));
    }
}

/// Numbers that the text has instead of others.
fn changed(text: &Wording, reference: &Wording, lost: &[&Number], added: &[&Number], flaws: &mut Vec<Flaw>) {
    let Some(instead) = lost.first() else { return };
    let instead = reference.string(instead.range.clone());
    flaws.extend(added.iter().map(|number| Flaw {
        rule: "text-number-changed",
        span: text.span(number.range.clone()),
        message: format!("the text says {}, the reference says {instead}", text.string(number.range.clone())),
        hint: "write the number of the reference, or give it as an argument".to_owned(),
        fix: None,
    }));
}

/// Chinese says what is left to pay: 20 % off is `八折`.
fn is_discount(text: &Wording) -> bool {
    text.glyphs.iter().any(|glyph| glyph.c == '折')
}
