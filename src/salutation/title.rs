//! Reads a free-form title ("Frau Prof. Dr.", "Mme", "さん") into a canonical one, through one table a language.
//!
//! The raw value is never printed: what a mail says comes from the mail's own locale. Nothing is guessed: gender comes only
//! from a title that says it, and a value with any unknown word is unknown as a whole.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

/// Longest title that is looked at; "Frau Univ.-Prof. Mag. Dr. Dr. h.c. mult." has 39 characters.
const MAX_TITLE_CHARS: usize = 80;

/// Words of the longest phrase in the tables.
const MAX_PHRASE_WORDS: usize = 4;

/// What a title says about how the person wants to be addressed. The Fluent variable `$title`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleKind {
    /// A title of women: Ms., Frau, Madame.
    Ms,
    /// A title of men: Mr., Herr, Monsieur.
    Mr,
    /// A title that says it is neither: Mx., Divers.
    Mx,
    /// No title, or one that says nothing about gender.
    None,
}

impl TitleKind {
    /// The selector key in Fluent.
    pub fn key(self) -> &'static str {
        match self {
            Self::Ms => "ms",
            Self::Mr => "mr",
            Self::Mx => "mx",
            Self::None => "none",
        }
    }
}

/// The academic part of a title. The Fluent variable `$academic`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Academic {
    /// A doctor.
    Dr,
    /// A professor.
    Prof,
    /// Both.
    ProfDr,
    /// Neither.
    None,
}

impl Academic {
    /// The selector key in Fluent.
    pub fn key(self) -> &'static str {
        match self {
            Self::Dr => "dr",
            Self::Prof => "prof",
            Self::ProfDr => "prof-dr",
            Self::None => "none",
        }
    }
}

/// A title as the tables know it. `None` means that the value did not speak of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Title {
    /// What it says about gender; `Some(TitleKind::None)` for an explicit "no title".
    pub kind: Option<TitleKind>,
    /// Its academic part.
    pub academic: Option<Academic>,
    /// It means different things in different languages, so only what they agree on was taken.
    pub ambiguous: bool,
}

/// Reads a title, in the mail's language first, then in every other language that has a table.
///
/// `None` for a value that is not wholly made of known titles: "Sehr geehrte Frau Müller", "CEO", "Herr Frau".
/// Where the other languages disagree (先生 is "Mr." in Chinese, "teacher" in Japanese), the part in dispute is left out.
///
/// ```
/// use vocative::salutation::{Academic, TitleKind, parse_title};
/// let title = parse_title("Frau Dr.", "de-AT").unwrap();
/// assert_eq!((title.kind, title.academic), (Some(TitleKind::Ms), Some(Academic::Dr)));
/// assert_eq!(parse_title("Sehr geehrte Frau Müller", "de"), None);
/// ```
pub fn parse_title(text: &str, locale: &str) -> Option<Title> {
    if text.chars().nth(MAX_TITLE_CHARS).is_some() {
        return None;
    }
    let words = words(text);
    let language = locale.split('-').next().unwrap_or_default();
    let own = TABLES.iter().find(|table| table.language.split(' ').any(|known| known == language));
    if let Some(title) = own.and_then(|table| table.read(&words)) {
        return Some(title);
    }
    let mut readings = TABLES.iter().filter_map(|table| table.read(&words));
    let first = readings.next()?;
    Some(readings.fold(first, Title::agree))
}

impl Title {
    /// The same title in another language: what both say stays.
    fn agree(self, other: Self) -> Self {
        Self {
            kind: self.kind.filter(|_| self.kind == other.kind),
            academic: self.academic.filter(|_| self.academic == other.academic),
            ambiguous: self.ambiguous || self != Self { ambiguous: self.ambiguous, ..other },
        }
    }

    /// One word more of the same title; `None` when it contradicts.
    fn with(self, word: Meaning) -> Option<Self> {
        let kind = match (self.kind, word.kind) {
            (Some(a), Some(b)) if a != b => return None,
            (a, b) => a.or(b),
        };
        let academic = match (self.academic, word.academic) {
            (Some(Academic::Dr), Some(Academic::Prof)) | (Some(Academic::Prof), Some(Academic::Dr)) => {
                Some(Academic::ProfDr)
            }
            (Some(Academic::ProfDr), _) => Some(Academic::ProfDr),
            (a, b) => b.or(a),
        };
        Some(Self { kind, academic, ambiguous: false })
    }
}

/// What one phrase of a table contributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Meaning {
    kind: Option<TitleKind>,
    academic: Option<Academic>,
}

/// One language's titles, by normalized phrase.
struct Table {
    /// Language subtags that it serves, separated by spaces.
    language: &'static str,
    phrases: HashMap<String, Meaning>,
}

impl Table {
    /// Longest known phrase first, until every word is accounted for.
    fn read(&self, words: &[String]) -> Option<Title> {
        let mut title = Title::default();
        let mut rest = words;
        while !rest.is_empty() {
            let (length, meaning) = (1..=rest.len().min(MAX_PHRASE_WORDS))
                .rev()
                .find_map(|n| Some((n, *self.phrases.get(&rest[..n].join(" "))?)))?;
            title = title.with(meaning)?;
            rest = &rest[length..];
        }
        // A degree alone ("Dipl.-Ing.") says nothing that a greeting could use.
        (title.kind.is_some() || title.academic.is_some()).then_some(title)
    }
}

/// NFKC, lower case, and only letters count: "Mrs." is `mrs`, "Dipl.-Ing." is `dipl ing`, "ד״ר" is `דר`.
fn words(text: &str) -> Vec<String> {
    let plain: String = text
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| !matches!(c, '\'' | '’' | '‘' | '׳' | '״' | '"' | '”' | '“' | '\u{307}'))
        .map(|c| if matches!(c, '.' | '-' | '‐' | '‑' | ',' | '־' | '·') { ' ' } else { c })
        .collect();
    plain.split_whitespace().map(str::to_owned).collect()
}

/// A data file as it is written.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct TitleFile {
    ms: Vec<String>,
    mr: Vec<String>,
    mx: Vec<String>,
    none: Vec<String>,
    dr: Vec<String>,
    dr_ms: Vec<String>,
    prof: Vec<String>,
    prof_ms: Vec<String>,
    degree: Vec<String>,
}

impl TitleFile {
    fn phrases(&self) -> HashMap<String, Meaning> {
        use Academic::{Dr, Prof};
        let ms = Some(TitleKind::Ms);
        let rows = [
            // Later rows win, so a degree never hides a title of the same spelling.
            (&self.degree, None, None),
            (&self.none, Some(TitleKind::None), None),
            (&self.mx, Some(TitleKind::Mx), None),
            (&self.mr, Some(TitleKind::Mr), None),
            (&self.ms, ms, None),
            (&self.dr, None, Some(Dr)),
            (&self.dr_ms, ms, Some(Dr)),
            (&self.prof, None, Some(Prof)),
            (&self.prof_ms, ms, Some(Prof)),
        ];
        let mut phrases = HashMap::new();
        for (spellings, kind, academic) in rows {
            for spelling in spellings {
                phrases.insert(words(spelling).join(" "), Meaning { kind, academic });
            }
        }
        phrases
    }
}

const FILES: &[(&str, &str)] = &[
    ("en", include_str!("data/titles/en.toml")),
    ("de", include_str!("data/titles/de.toml")),
    ("fr", include_str!("data/titles/fr.toml")),
    ("es", include_str!("data/titles/es.toml")),
    ("pt", include_str!("data/titles/pt.toml")),
    ("pl", include_str!("data/titles/pl.toml")),
    ("ar", include_str!("data/titles/ar.toml")),
    ("he", include_str!("data/titles/he.toml")),
    ("ja", include_str!("data/titles/ja.toml")),
    ("zh yue", include_str!("data/titles/zh.toml")),
    ("hi", include_str!("data/titles/hi.toml")),
    ("it", include_str!("data/titles/it.toml")),
    ("nl", include_str!("data/titles/nl.toml")),
    ("sv", include_str!("data/titles/sv.toml")),
    ("da nb nn no", include_str!("data/titles/da.toml")),
    ("tr", include_str!("data/titles/tr.toml")),
    ("ru", include_str!("data/titles/ru.toml")),
    ("uk", include_str!("data/titles/uk.toml")),
    ("cs sk", include_str!("data/titles/cs.toml")),
    ("ko", include_str!("data/titles/ko.toml")),
    ("fi", include_str!("data/titles/fi.toml")),
    ("ro", include_str!("data/titles/ro.toml")),
    ("hu", include_str!("data/titles/hu.toml")),
    ("el", include_str!("data/titles/el.toml")),
    ("bg", include_str!("data/titles/bg.toml")),
    ("hr sr bs cnr sh", include_str!("data/titles/hr.toml")),
    ("sl", include_str!("data/titles/sl.toml")),
    ("lt", include_str!("data/titles/lt.toml")),
    ("lv", include_str!("data/titles/lv.toml")),
    ("et", include_str!("data/titles/et.toml")),
    ("vi", include_str!("data/titles/vi.toml")),
    ("id", include_str!("data/titles/id.toml")),
    ("ms", include_str!("data/titles/ms.toml")),
    ("th", include_str!("data/titles/th.toml")),
    ("fa", include_str!("data/titles/fa.toml")),
    ("ur", include_str!("data/titles/ur.toml")),
    ("bn", include_str!("data/titles/bn.toml")),
    ("ta", include_str!("data/titles/ta.toml")),
    ("sw", include_str!("data/titles/sw.toml")),
];

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
    FILES
        .iter()
        .map(|(language, text)| {
            // The files are part of the program and a test reads each; a broken one would only know no titles.
            let file: TitleFile = toml::from_str(text).unwrap_or_default();
            Table { language, phrases: file.phrases() }
        })
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_title_file_is_read() {
        for (language, text) in FILES {
            let file: TitleFile = toml::from_str(text).unwrap_or_else(|fault| panic!("{language}: {fault}"));
            assert!(file.phrases().len() > 4, "{language}");
            for phrase in file.phrases().keys() {
                assert!(!phrase.is_empty() && phrase.split(' ').count() <= MAX_PHRASE_WORDS, "{language}: {phrase:?}");
            }
        }
    }

    #[test]
    fn free_form_titles_become_canonical() {
        use super::{Academic as A, TitleKind as K};
        for (text, locale, kind, academic) in [
            ("Frau", "de", K::Ms, A::None),
            ("frau", "en", K::Ms, A::None),
            (" FRAU. ", "ja", K::Ms, A::None),
            ("Herr", "de-CH", K::Mr, A::None),
            ("Herr Dr.", "de", K::Mr, A::Dr),
            ("Frau Dr.", "de-AT", K::Ms, A::Dr),
            ("Frau Prof. Dr.", "de", K::Ms, A::ProfDr),
            ("Frau Univ.-Prof. Mag. Dr. Dr. h.c. mult.", "de", K::Ms, A::ProfDr),
            ("Herr Dr. med.", "fr", K::Mr, A::Dr),
            ("Herr.Dr.", "de", K::Mr, A::Dr),
            ("Frau Dipl.-Ing.", "de", K::Ms, A::None),
            ("Professorin", "de", K::Ms, A::Prof),
            ("Divers", "de", K::Mx, A::None),
            ("Mrs.", "en", K::Ms, A::None),
            ("ms", "de", K::Ms, A::None),
            ("MR", "pl", K::Mr, A::None),
            ("Mx", "fr", K::Mx, A::None),
            ("Mx.", "en", K::Mx, A::None),
            ("Dr", "en", K::None, A::Dr),
            ("Dr.", "ar", K::None, A::Dr),
            ("Professor", "de", K::None, A::Prof),
            ("Mme", "fr", K::Ms, A::None),
            ("M.", "fr", K::Mr, A::None),
            ("Mlle", "de", K::Ms, A::None),
            ("Sra.", "es", K::Ms, A::None),
            ("Sra.", "pt-BR", K::Ms, A::None),
            ("Sr.ª", "pt-PT", K::Ms, A::None),
            ("Señor", "en", K::Mr, A::None),
            ("Dra.", "es", K::Ms, A::Dr),
            ("Dott.ssa", "it", K::Ms, A::Dr),
            ("Sig.ra", "de", K::Ms, A::None),
            ("Pani", "pl", K::Ms, A::None),
            ("Pan", "cs", K::Mr, A::None),
            ("dhr.", "nl", K::Mr, A::None),
            ("mevr.", "nl", K::Ms, A::None),
            ("г-жа", "ru", K::Ms, A::None),
            ("пан", "uk", K::Mr, A::None),
            ("さん", "ja", K::None, A::None),
            ("様", "de", K::None, A::None),
            ("先生", "zh-Hant", K::Mr, A::None),
            ("先生", "ja", K::None, A::None),
            ("女士", "zh-Hans", K::Ms, A::None),
            ("님", "ko", K::None, A::None),
            ("السيد", "ar", K::Mr, A::None),
            ("السيدة", "ar", K::Ms, A::None),
            ("دكتورة", "ar", K::Ms, A::Dr),
            ("גברת", "he", K::Ms, A::None),
            ("גב'", "he", K::Ms, A::None),
            ("ד\"ר", "he", K::None, A::Dr),
            ("श्री", "hi", K::Mr, A::None),
            ("श्रीमती", "hi", K::Ms, A::None),
            ("डॉ.", "hi", K::None, A::Dr),
            ("Bay", "tr", K::Mr, A::None),
            ("Fru", "sv", K::Ms, A::None),
            ("none", "de", K::None, A::None),
        ] {
            let title = parse_title(text, locale).unwrap_or_else(|| panic!("{text:?} in {locale}"));
            assert_eq!(title.kind.unwrap_or(K::None), kind, "{text:?} in {locale}");
            assert_eq!(title.academic.unwrap_or(A::None), academic, "{text:?} in {locale}");
        }
    }

    #[test]
    fn what_is_no_title_is_unknown() {
        for text in [
            "",
            ".",
            "Sehr geehrte Frau Müller",
            "Dear Ms Smith",
            "Frau Müller",
            "CEO",
            "Dipl.-Ing.",
            "Herr Frau",
            "Herr/Frau",
            "<b>Frau</b>",
            "Captain",
            "{{ x }}",
            "Mr. evil.tld",
            "Frau Frau Frau Frau Frau Frau Frau Frau Frau Frau Frau Frau Frau Frau Frau Frau Frau",
        ] {
            assert_eq!(parse_title(text, "de"), None, "{text:?}");
        }
    }

    #[test]
    fn a_title_that_languages_disagree_on_says_nothing_about_gender() {
        let title = parse_title("先生", "de").unwrap();
        assert_eq!((title.kind, title.ambiguous), (None, true));
    }
}
