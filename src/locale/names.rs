//! Language names: `German`, `Deutsch`, `Português (Brasil)`, `chinese_traditional`, read by CLDR's display
//! names in English and in the language itself.
//!
//! Names are compared folded: compatibility forms, letter case, Latin and Greek accents and punctuation do not
//! count. A name may be followed by a region or script, in that language or in English.

use std::collections::HashMap;
use std::sync::LazyLock;

use icu::locale::LanguageIdentifier;
use unicode_normalization::UnicodeNormalization;

/// Folded name to subtag or tag.
type Names = HashMap<String, &'static str>;

struct Table {
    languages: Names,
    /// By language; the empty one is English and serves all.
    qualifiers: HashMap<&'static str, Names>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::parse(include_str!("data/names.txt")));

impl Table {
    fn parse(text: &'static str) -> Table {
        let mut table = Table { languages: Names::new(), qualifiers: HashMap::new() };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let Some(key) = fields.next() else { continue };
            let (names, code) = match key.split_once(':') {
                Some((language, code)) => (table.qualifiers.entry(language).or_default(), code),
                None => (&mut table.languages, key),
            };
            for name in fields {
                names.entry(fold(name)).or_insert(code);
            }
            if key.contains(':') {
                names.entry(fold(code)).or_insert(code);
            }
        }
        table
    }
}

/// English names by tag or `:subtag`: the first that the table has.
static ENGLISH: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("data/names.txt").lines().filter(|line| !line.starts_with('#'));
    let fields = lines.filter_map(|line| line.split_once('\t'));
    let own = fields.filter(|(key, _)| key.starts_with(':') || !key.contains(':'));
    own.map(|(key, names)| (key, names.split('\t').next().unwrap_or(names))).collect()
});

/// What a locale is called in English (CLDR display names): `German (Austria)`; its tag where that is all there is.
pub(super) fn english(id: &LanguageIdentifier) -> String {
    let Some(name) = ENGLISH.get(id.language.to_string().as_str()) else { return id.to_string() };
    let subtags = id.script.iter().map(ToString::to_string).chain(id.region.iter().map(ToString::to_string));
    let places: Vec<String> = subtags
        .map(|subtag| {
            ENGLISH.get(format!(":{subtag}").as_str()).map_or_else(|| subtag.clone(), |name| (*name).to_owned())
        })
        .collect();
    if places.is_empty() { (*name).to_owned() } else { format!("{name} ({})", places.join(", ")) }
}

/// Words of a name, folded and separated by one space.
fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.nfkd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).flat_map(char::to_lowercase) {
        match c {
            // Apostrophes and the like are part of a word in any spelling: `o‘zbek`, `o'zbek`.
            '\'' | '`' | '\u{2b9}'..='\u{2c6}' | '\u{2018}' | '\u{2019}' | '\u{200b}'..='\u{200f}' => {}
            ' ' | '(' | ')' | ',' | '-' | '_' | '/' | '.' | '\u{2010}'..='\u{2015}' => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            c => folded.push(c),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The language identifier that a display name stands for.
pub(super) fn find(name: &str) -> Option<LanguageIdentifier> {
    let folded = fold(name);
    if let Some(tag) = TABLE.languages.get(&folded) {
        return tag.parse().ok();
    }
    // `Portuguese (Brazil)`: the longest name that leaves a known region, script, or both.
    folded.rmatch_indices(' ').find_map(|(at, _)| {
        let (language, rest) = (folded.get(..at)?, folded.get(at + 1..)?);
        qualify(TABLE.languages.get(language)?, rest)
    })
}

fn qualify(tag: &str, words: &str) -> Option<LanguageIdentifier> {
    let id: LanguageIdentifier = tag.parse().ok()?;
    let language = id.language;
    let code = |words: &str| {
        let own = TABLE.qualifiers.get(language.as_str()).and_then(|names| names.get(words));
        own.or_else(|| TABLE.qualifiers.get("")?.get(words)).copied()
    };
    if let Some(code) = code(words) {
        return with(id, code);
    }
    words.match_indices(' ').find_map(|(at, _)| {
        let (first, second) = (code(words.get(..at)?)?, code(words.get(at + 1..)?)?);
        with(with(id.clone(), first)?, second)
    })
}

/// Adds a script or region that the identifier does not contradict.
fn with(mut id: LanguageIdentifier, code: &str) -> Option<LanguageIdentifier> {
    if code.len() == 4 {
        let script = code.parse().ok()?;
        (*id.script.get_or_insert(script) == script).then_some(id)
    } else {
        let region = code.parse().ok()?;
        (*id.region.get_or_insert(region) == region).then_some(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_has_an_english_name_as_near_as_cldr_has_one() {
        for (tag, name) in [
            ("de", "German"),
            ("de-AT", "German (Austria)"),
            ("sr-Latn", "Serbian (Latin)"),
            ("es-419", "Spanish (Latin America)"),
            ("zh-Hant-HK", "Chinese (Traditional, Hong Kong SAR China)"),
            ("qaa", "qaa"),
        ] {
            assert_eq!(english(&tag.parse().unwrap()), name, "{tag}");
        }
    }

    #[test]
    fn names_in_english_and_in_the_language_itself_are_read() {
        for (name, tag) in [
            ("German", "de"),
            ("german", "de"),
            ("GERMAN", "de"),
            ("Deutsch", "de"),
            ("dutch", "nl"),
            ("Nederlands", "nl"),
            ("Flemish", "nl-BE"),
            ("Português (Brasil)", "pt-BR"),
            ("Portugues (Brasil)", "pt-BR"),
            ("Portuguese (Brazil)", "pt-BR"),
            ("Portuguese - Brazil", "pt-BR"),
            ("Brazilian Portuguese", "pt-BR"),
            ("Português (Portugal)", "pt-PT"),
            ("Español (Latinoamérica)", "es-419"),
            ("Français (Canada)", "fr-CA"),
            ("Deutsch (Österreich)", "de-AT"),
            ("German (Austria)", "de-AT"),
            ("English (US)", "en-US"),
            ("English (United Kingdom)", "en-GB"),
            ("British English", "en-GB"),
            ("Chinese", "zh"),
            ("中文", "zh"),
            ("中文（简体）", "zh-Hans"),
            ("简体中文", "zh-Hans"),
            ("繁體中文", "zh-Hant"),
            ("Chinese (Traditional)", "zh-Hant"),
            ("Chinese, Traditional", "zh-Hant"),
            ("chinese_traditional", "zh-Hant"),
            ("Chinese (Traditional, Hong Kong)", "zh-Hant-HK"),
            ("Traditional Chinese", "zh-Hant"),
            ("Serbian (Latin)", "sr-Latn"),
            ("Srpski (Latinica)", "sr-Latn"),
            ("српски", "sr"),
            ("日本語", "ja"),
            ("한국어", "ko"),
            ("Русский", "ru"),
            ("Türkçe", "tr"),
            ("TÜRKÇE", "tr"),
            ("Ελληνικά", "el"),
            ("العربية", "ar"),
            ("עברית", "he"),
            ("فارسی", "fa"),
            ("हिन्दी", "hi"),
            ("ไทย", "th"),
            ("Tiếng Việt", "vi"),
            ("Bahasa Indonesia", "id"),
            ("Norsk bokmål", "nb"),
            ("Norwegian", "no"),
            ("o'zbek", "uz"),
            ("Farsi", "fa"),
            ("Tagalog", "fil"),
        ] {
            assert_eq!(find(name).map(|id| id.to_string()).as_deref(), Some(tag), "{name}");
        }
    }

    #[test]
    fn other_words_are_no_names() {
        for name in [
            "",
            " ",
            "()",
            "Klingonese",
            "German (Atlantis)",
            "Austria",
            "Traditional",
            "zh-Hant (Hans)",
            "Simplified Chinese (Traditional)",
        ] {
            assert_eq!(find(name), None, "{name}");
        }
    }

    #[test]
    fn no_name_stands_for_two_languages() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for line in include_str!("data/names.txt").lines().filter(|line| !line.starts_with('#')) {
            let (key, names) = line.split_once('\t').expect("a key and names");
            for name in names.split('\t').filter(|_| !key.contains(':')) {
                assert_eq!(*seen.entry(fold(name)).or_insert(key), key, "{name}");
            }
        }
    }

    #[test]
    fn every_tag_of_the_table_parses_and_the_large_languages_have_an_autonym() {
        let mut both = 0;
        for line in include_str!("data/names.txt").lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            if !fields[0].contains(':') {
                assert!(fields[0].parse::<LanguageIdentifier>().is_ok(), "{line}");
                both += usize::from(fields.len() > 2);
            }
        }
        assert!(both > 150, "{both} languages with an English and an own name");
    }
}
