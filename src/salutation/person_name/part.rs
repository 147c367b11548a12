//! The parts of a name, what a pattern may ask of them, and what is derived when a form was not given.

use std::sync::LazyLock;

use icu::casemap::{CaseMapper, CaseMapperBorrowed};
use icu::locale::LanguageIdentifier;
use icu::segmenter::options::WordBreakInvariantOptions;
use icu::segmenter::{WordSegmenter, WordSegmenterBorrowed};
use unicode_segmentation::UnicodeSegmentation;

use super::rules::Rules;

static CASES: CaseMapperBorrowed<'static> = CaseMapper::new();
static WORDS: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// A part of a name (UTS #35 part 8, "Fields").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// "Ms.", "Prof. Dr.", as the person writes it.
    Title,
    /// The given name, of one word or several.
    Given,
    /// Middle names or a patronymic.
    Given2,
    /// The family name.
    Surname,
    /// A second family name, as in Spain.
    Surname2,
    /// "Jr.", "III".
    Generation,
    /// "MD", "PhD".
    Credentials,
}

impl Field {
    pub(super) fn parse(key: &str) -> Option<Field> {
        Some(match key {
            "title" => Field::Title,
            "given" => Field::Given,
            "given2" => Field::Given2,
            "surname" => Field::Surname,
            "surname2" => Field::Surname2,
            "generation" => Field::Generation,
            "credentials" => Field::Credentials,
            _ => return None,
        })
    }
}

/// A form of a part (UTS #35 part 8, "Modifiers").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// Bertie for Bertram. Never derived.
    Informal,
    /// "van der" of "van der Pol". Never derived.
    Prefix,
    /// "Pol" of "van der Pol". Never derived.
    Core,
    /// In capitals.
    AllCaps,
    /// With a capital first letter.
    InitialCap,
    /// The first letter of each word, dotted as the locale does.
    Initial,
    /// With [`Initial`](Self::Initial): keeps the punctuation between the words.
    Retain,
    /// The first letter.
    Monogram,
    /// As the person is called. Never derived.
    Vocative,
    /// Of the person. Never derived.
    Genitive,
}

impl Modifier {
    pub(super) fn parse(key: &str) -> Option<Modifier> {
        Some(match key {
            "informal" => Modifier::Informal,
            "prefix" => Modifier::Prefix,
            "core" => Modifier::Core,
            "allCaps" => Modifier::AllCaps,
            "initialCap" => Modifier::InitialCap,
            "initial" => Modifier::Initial,
            "retain" => Modifier::Retain,
            "monogram" => Modifier::Monogram,
            "vocative" => Modifier::Vocative,
            "genitive" => Modifier::Genitive,
            _ => return None,
        })
    }

    fn bit(self) -> u16 {
        1 << (self as u16)
    }
}

/// A set of modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Modifiers(u16);

impl Modifiers {
    pub(super) fn has(self, modifier: Modifier) -> bool {
        self.0 & modifier.bit() != 0
    }

    pub(super) fn and(self, modifier: Modifier) -> Modifiers {
        Modifiers(self.0 | modifier.bit())
    }

    pub(super) fn without(self, modifier: Modifier) -> Modifiers {
        Modifiers(self.0 & !modifier.bit())
    }

    pub(super) fn minus(self, other: Modifiers) -> Modifiers {
        Modifiers(self.0 & !other.0)
    }

    pub(super) fn is_within(self, other: Modifiers) -> bool {
        self.minus(other).0 == 0
    }

    pub(super) fn len(self) -> u32 {
        self.0.count_ones()
    }
}

impl FromIterator<Modifier> for Modifiers {
    fn from_iter<I: IntoIterator<Item = Modifier>>(modifiers: I) -> Modifiers {
        modifiers.into_iter().fold(Modifiers::default(), Modifiers::and)
    }
}

/// `given-informal` as patterns and test data write it.
pub(super) fn parse_key(key: &str) -> Option<(Field, Modifiers)> {
    let mut words = key.split('-');
    let field = Field::parse(words.next()?)?;
    let modifiers = words.map(Modifier::parse).collect::<Option<Modifiers>>()?;
    Some((field, modifiers))
}

/// Applies what can be derived. The other modifiers ask for forms that only the name could have given.
pub(super) fn derive(text: &str, modifiers: Modifiers, rules: &Rules, locale: &LanguageIdentifier) -> String {
    let mut text = text.to_owned();
    if modifiers.has(Modifier::Monogram) {
        text = first_grapheme(&text).to_owned();
    } else if modifiers.has(Modifier::Initial) {
        text = initials(&text, modifiers.has(Modifier::Retain), rules);
    }
    if modifiers.has(Modifier::AllCaps) {
        text = CASES.uppercase_to_string(&text, locale).into_owned();
    } else if modifiers.has(Modifier::InitialCap) {
        let first = first_grapheme(&text);
        text = format!("{}{}", CASES.uppercase_to_string(first, locale), &text[first.len()..]);
    }
    text
}

/// "Derive initials". Words are those of UAX #29 and, in scripts without spaces, of ICU's dictionaries; what starts with no
/// letter is no word.
fn initials(text: &str, retain: bool, rules: &Rules) -> String {
    let mut initials = String::new();
    let mut between = String::new();
    for word in words(text) {
        if !word.starts_with(char::is_alphabetic) {
            between.push_str(word);
            continue;
        }
        let initial = rules.initial.replace("{0}", first_grapheme(word));
        initials = match (initials.is_empty(), retain) {
            (true, _) => initial,
            (false, true) => format!("{initials}{between}{initial}"),
            (false, false) => rules.initial_sequence.replace("{0}", &initials).replace("{1}", &initial),
        };
        between.clear();
    }
    initials
}

/// The text cut at every word boundary.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    WORDS.segment_str(text).filter_map(move |end| {
        let word = text.get(start..end)?;
        start = end;
        (!word.is_empty()).then_some(word)
    })
}

fn first_grapheme(text: &str) -> &str {
    text.graphemes(true).next().unwrap_or_default()
}
