//! Makes untrusted profile text printable: what it may contain, and how much of it.
//!
//! Whoever signs up writes their own name, so profile text may carry line breaks, direction
//! overrides, invisible characters or a thousand accents on one letter. [`display_text`] leaves only what a
//! reader sees; [`name_text`](super::name_text::name_text) then decides whether that is a name.

use icu::properties::props::{DefaultIgnorableCodePoint, EmojiModifier, ExtendedPictographic, GeneralCategory, Script};
use icu::properties::{CodePointMapData, CodePointMapDataBorrowed, CodePointSetData, CodePointSetDataBorrowed};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_segmentation::UnicodeSegmentation;

/// Graphemes of profile text that a mail shows (contract: "cut at 64 graphemes").
pub const MAX_GRAPHEMES: usize = 64;

/// Code points read from one value. Nothing beyond can reach the first 64 graphemes of an honest text.
const MAX_SCANNED: usize = 16_384;

/// Code points in one grapheme. The longest emoji family has 10, the longest Devanagari conjunct about 9.
const MAX_GRAPHEME_CHARS: usize = 16;

/// Combining marks in a row. Hebrew and Tibetan stack up to four; Latin, Greek and Cyrillic need two after NFC.
const MAX_MARKS: usize = 4;
const MAX_MARKS_ALPHABETIC: usize = 2;

const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';
const EMOJI_SELECTOR: char = '\u{FE0F}';

pub(super) const CATEGORY: CodePointMapDataBorrowed<'static, GeneralCategory> =
    CodePointMapData::<GeneralCategory>::new();
const SCRIPT: CodePointMapDataBorrowed<'static, Script> = CodePointMapData::<Script>::new();
const PICTOGRAPHIC: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<ExtendedPictographic>();
const SKIN_TONE: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<EmojiModifier>();
const IGNORABLE: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<DefaultIgnorableCodePoint>();

/// How far profile text is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TrustClass {
    /// The address is not proven to belong to the person who wrote the text, so the mail may reach
    /// a stranger: nothing that could be read as a message of its own is greeted.
    #[default]
    Strict,
    /// `email_verified` is true: the reader wrote the text. Digits and ordinary words pass;
    /// links, addresses and markup never do.
    Verified,
}

/// Cleans profile text for display: the promise is *one short line of visible text*.
///
/// The result is NFC (UAX #15), has no control, bidi override or isolate, tag, private-use,
/// unassigned or noncharacter code point and no default-ignorable one, except ZWJ and ZWNJ where a script or
/// an emoji sequence needs them (RFC 5892 appendix A.1 and A.2, UTS #51) and one variation selector after an emoji or
/// an ideograph. White space of any kind is one space, trimmed. At most [`MAX_GRAPHEMES`] grapheme clusters
/// (UAX #29) remain, each with few combining marks. It never fails; hopeless text becomes empty.
///
/// ```
/// use vocative::profile::display_text;
/// assert_eq!(display_text("  Anna\r\nWei\u{202E}ß "), "Anna Weiß");
/// ```
pub fn display_text(text: &str) -> String {
    clean_text(text, MAX_GRAPHEMES)
}

/// [`display_text`] with another length, for text that is looked at rather than greeted.
pub(super) fn clean_text(text: &str, graphemes: usize) -> String {
    if is_settled(text, graphemes) {
        return text.to_owned();
    }
    let visible: Vec<char> = text.chars().take(MAX_SCANNED).filter_map(visible).nfc().collect();
    let composed: String = keep_in_context(&visible).into_iter().nfc().collect();
    cut(&composed, graphemes)
}

/// Whether cleaning would change nothing, for the letters and signs of most names: each of them is visible, composed
/// (NFC_Quick_Check=Yes, UAX #15) and a grapheme of its own. Says no to whatever needs a closer look.
fn is_settled(text: &str, graphemes: usize) -> bool {
    let (mut length, mut before) = (0, ' ');
    for c in text.chars() {
        let settled = match c {
            ' ' => before != ' ',
            '!'..='~' => true,
            // Latin with its precomposed letters, Cyrillic, Hebrew, Arabic.
            'À'..='ɏ' | 'Ѐ'..='џ' | 'א'..='ת' | 'ء'..='غ' | 'ف'..='ي' => true,
            // Hiragana, Katakana, Han, Hangul syllables.
            'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣' => true,
            _ => false,
        };
        length += 1;
        if !settled || length > graphemes {
            return false;
        }
        before = c;
    }
    before != ' '
}

/// Whether the character is written in the Han script.
pub(crate) fn is_han(c: char) -> bool {
    SCRIPT.get(c) == Script::Han
}

/// First pass, one character at a time: white space becomes a space, what can never be seen goes.
/// Joiners and variation selectors stay for the second pass, which knows their neighbors.
fn visible(c: char) -> Option<char> {
    if c.is_whitespace() || c == '\u{2800}' {
        return Some(' ');
    }
    if c == ZWJ || c == ZWNJ || is_variation_selector(c) {
        return Some(c);
    }
    if IGNORABLE.contains(c) || matches!(c, '\u{FFFC}' | '\u{FFFD}') {
        return None;
    }
    match CATEGORY.get(c) {
        GeneralCategory::Control
        | GeneralCategory::Format
        | GeneralCategory::PrivateUse
        | GeneralCategory::Surrogate
        | GeneralCategory::Unassigned
        | GeneralCategory::EnclosingMark => None,
        _ => Some(c),
    }
}

/// Second pass, with neighbors: spaces collapse, joiners and selectors stay only where they mean something,
/// marks need a base and come in small numbers.
fn keep_in_context(text: &[char]) -> Vec<char> {
    let mut kept: Vec<char> = Vec::with_capacity(text.len());
    let mut marks = 0;
    for (at, &c) in text.iter().enumerate() {
        let before = kept.last().copied();
        if c == ' ' {
            if before.is_some_and(|b| b != ' ') {
                kept.push(c);
            }
            marks = 0;
        } else if c == ZWJ || c == ZWNJ {
            if joiner_means_something(c, &kept, text.get(at + 1).copied()) {
                kept.push(c);
            }
        } else if is_variation_selector(c) {
            if before.is_some_and(|b| takes_selector(b, c)) {
                kept.push(c);
            }
        } else if is_mark(c) {
            let base = kept.iter().rev().find(|k| !is_mark(**k)).copied();
            let room = match base {
                None | Some(' ') => 0,
                Some(b) if is_alphabetic_script(b) => MAX_MARKS_ALPHABETIC,
                Some(_) => MAX_MARKS,
            };
            if marks < room {
                marks += 1;
                kept.push(c);
            }
        } else {
            marks = 0;
            kept.push(c);
        }
    }
    kept
}

/// RFC 5892 A.1 and A.2 (after a virama; between Arabic-script letters), the Bengali reph exception
/// (before a virama) and UTS #51 emoji ZWJ sequences.
fn joiner_means_something(joiner: char, kept: &[char], next: Option<char>) -> bool {
    let Some(&before) = kept.last() else {
        return false;
    };
    if is_virama(before) {
        return true;
    }
    let Some(next) = next else { return false };
    if joiner == ZWNJ {
        let cursive =
            |c: char| matches!(SCRIPT.get(c), Script::Arabic | Script::Syriac | Script::Nko | Script::Mongolian);
        return cursive(before) && cursive(next);
    }
    let reph = is_virama(next) && is_indic(before);
    let emoji = PICTOGRAPHIC.contains(next)
        && (PICTOGRAPHIC.contains(before) || before == EMOJI_SELECTOR || SKIN_TONE.contains(before));
    reph || emoji
}

fn takes_selector(base: char, selector: char) -> bool {
    match selector {
        EMOJI_SELECTOR => PICTOGRAPHIC.contains(base),
        '\u{FE00}'..='\u{FE02}' | '\u{E0100}'..='\u{E01EF}' => is_han(base),
        _ => false,
    }
}

/// At most `graphemes` clusters, none of them longer than a reader can take in.
fn cut(text: &str, graphemes: usize) -> String {
    let mut kept = String::new();
    for grapheme in text.graphemes(true).take(graphemes) {
        match grapheme.char_indices().nth(MAX_GRAPHEME_CHARS) {
            // A dangling joiner or virama would glue itself to whatever the template prints next.
            Some((end, _)) => kept.push_str(grapheme[..end].trim_end_matches([ZWJ, ZWNJ])),
            None => kept.push_str(grapheme),
        }
    }
    let end = kept.trim_end().len();
    kept.truncate(end);
    kept
}

fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

pub(super) fn is_mark(c: char) -> bool {
    matches!(
        CATEGORY.get(c),
        GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark | GeneralCategory::EnclosingMark
    ) && !is_variation_selector(c)
}

fn is_virama(c: char) -> bool {
    canonical_combining_class(c) == 9
}

fn is_alphabetic_script(c: char) -> bool {
    matches!(
        SCRIPT.get(c),
        Script::Latin | Script::Greek | Script::Cyrillic | Script::Armenian | Script::Georgian | Script::Common
    )
}

fn is_indic(c: char) -> bool {
    matches!(
        SCRIPT.get(c),
        Script::Devanagari
            | Script::Bengali
            | Script::Gurmukhi
            | Script::Gujarati
            | Script::Oriya
            | Script::Tamil
            | Script::Telugu
            | Script::Kannada
            | Script::Malayalam
            | Script::Sinhala
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn honest_names_stay_as_they_are() {
        for name in [
            "Weiß",
            "O’Brien",
            "María José",
            "Nguyễn Thị Minh Khai",
            "山田 太郎",
            "محمد",
            "श्री",
            "ന്‍",
            "علی‌رضا",
            "👩🏽‍🚀",
            "葛\u{E0100}城",
            "ʻOkina",
            "Ẹ̀bùn",
            "ศิริพร",
            "שָׁלוֹם",
            "❤️",
            "র‍্যাব",
        ] {
            assert_eq!(display_text(name), name, "{name:?}");
        }
    }

    #[test]
    fn what_cannot_be_seen_goes() {
        for (given, shown) in [
            ("", ""),
            (" \u{a0}\u{3000}\t ", ""),
            ("Anna\r\nBcc: x", "Anna Bcc: x"),
            ("a\u{85}b\u{2028}c\u{2029}d\u{b}e\u{c}f", "a b c d e f"),
            ("a\0b\u{1b}[31m\u{7f}", "ab[31m"),
            ("\u{202E}evil\u{202C}", "evil"),
            ("\u{2066}a\u{2069}\u{2069}b\u{200E}\u{200F}\u{061C}", "ab"),
            ("a\u{200B}b\u{FEFF}c\u{2060}d\u{AD}e", "abcde"),
            ("A\u{E0041}\u{E0042}\u{E007F}", "A"),
            ("a\u{200D}b\u{200C}c", "abc"),
            ("a\u{FE0F}b\u{FE01}", "ab"),
            ("\u{E000}\u{F0000}x\u{FFFE}\u{FDD0}", "x"),
            ("e\u{301}", "é"),
            ("e\u{200D}\u{301}", "é"),
            ("\u{301}Anna", "Anna"),
            ("\u{3164}\u{115F}\u{2800}", ""),
            ("❤\u{FE0F}\u{FE0F}\u{FE0F}", "❤\u{FE0F}"),
        ] {
            assert_eq!(display_text(given), shown, "{given:?}");
        }
    }

    #[test]
    fn accents_are_few_and_length_is_bounded() {
        let zalgo: String = std::iter::once('Z').chain(std::iter::repeat_n('\u{335}', 1000)).collect();
        assert_eq!(display_text(&zalgo).chars().count(), 3);
        assert_eq!(display_text(&"a".repeat(1 << 20)), "a".repeat(64));
        assert_eq!(display_text(&"👩‍👩‍👧 ".repeat(500)).graphemes(true).count(), 63);
        let chain = vec!["👩"; 500].join("\u{200D}");
        assert!(display_text(&chain).chars().count() <= MAX_GRAPHEME_CHARS);
        assert!(!display_text(&chain).ends_with(ZWJ));
    }

    proptest! {
        #[test]
        fn settled_text_is_what_cleaning_would_leave(text in "[ -~À-ɏЀ-џא-تف-يぁ-ゖァ-ヺ一-鿿가-힣]{0,80}") {
            if is_settled(&text, MAX_GRAPHEMES) {
                let visible: Vec<char> = text.chars().filter_map(visible).nfc().collect();
                let composed: String = keep_in_context(&visible).into_iter().nfc().collect();
                prop_assert_eq!(cut(&composed, MAX_GRAPHEMES), text);
            }
        }

        #[test]
        fn display_text_is_short_visible_and_settled(text in any::<String>()) {
            let shown = display_text(&text);
            prop_assert!(shown.graphemes(true).count() <= MAX_GRAPHEMES);
            prop_assert!(!shown.contains("  ") && shown.trim() == shown);
            prop_assert!(!shown.chars().any(char::is_control));
            prop_assert!(shown.nfc().eq(shown.chars()));
            prop_assert_eq!(display_text(&shown), shown);
        }
    }
}
