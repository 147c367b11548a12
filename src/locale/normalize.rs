//! Reading one value of a profile to BCP 47; lists are in `list`.
//!
//! People and systems write `en_US`, `de_DE.UTF-8`, `sr_RS@latin`, `iw`, `zh-CHT`, `eng-USA` or `German`. Each becomes a canonical locale (UTS 35 Annex C), "no preference", or invalid with a
//! reason. What comes out is always built from parsed subtags: no byte of the input reaches a header or path.

use icu::locale::extensions::Extensions;
use icu::locale::{LanguageIdentifier, Locale as Tag, LocaleCanonicalizer};

use super::{distance, names};

#[path = "data/codes.rs"]
mod codes;

/// RFC 5646 §4.4.1: 35 characters hold every tag in use.
pub(super) const LONGEST_TAG: usize = 35;

pub(super) static CANONICALIZER: LocaleCanonicalizer = LocaleCanonicalizer::new_extended();

/// Words that integrations write where a language should be and nothing is meant.
const NOTHING: &[&str] =
    &["*", "c", "default", "mis", "mul", "nil", "none", "null", "posix", "root", "und", "undefined", "zxx"];

/// Tags registered before RFC 4646 that do not follow its form, with the value to prefer (RFC 5646 §2.2.8).
const REGISTERED: &[(&str, &str)] = &[
    ("art-lojban", "jbo"),
    ("cel-gaulish", "xtg"),
    ("en-gb-oed", "en-GB-oxendict"),
    ("i-ami", "ami"),
    ("i-bnn", "bnn"),
    ("i-default", "und"),
    ("i-enochian", "und"),
    ("i-hak", "hak"),
    ("i-klingon", "tlh"),
    ("i-lux", "lb"),
    ("i-mingo", "see"),
    ("i-navajo", "nv"),
    ("i-pwn", "pwn"),
    ("i-tao", "tao"),
    ("i-tay", "tay"),
    ("i-tsu", "tsu"),
    ("no-bok", "nb"),
    ("no-nyn", "nn"),
    ("sgn-be-fr", "sfb"),
    ("sgn-be-nl", "vgt"),
    ("sgn-ch-de", "sgg"),
    // Not registered but of the same kind: culture names of .NET before 4.
    ("zh-chs", "zh-Hans"),
    ("zh-cht", "zh-Hant"),
    ("zh-guoyu", "zh"),
    ("zh-hakka", "hak"),
    ("zh-min", "nan"),
    ("zh-min-nan", "nan"),
    ("zh-xiang", "hsn"),
];

/// POSIX modifiers that say something about the language; others (`@euro`) do not.
const MODIFIERS: &[(&str, &str)] = &[
    ("arabic", "Arab"),
    ("cyrillic", "Cyrl"),
    ("devanagari", "Deva"),
    ("iqtelif", "Latn"),
    ("latin", "Latn"),
    ("valencia", "valencia"),
];

/// Languages with extended language subtags (RFC 5646 §2.2.2): `zh-yue` is `yue`.
const EXTENDED: &[&str] = &["ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh"];

/// Formatting wishes of UTS 35 that are kept; other keywords of `-u-` do not concern a mail.
const KEPT_KEYWORDS: &[&str] = &["ca", "cf", "fw", "hc", "ms", "mu", "nu", "rg", "sd"];

/// What one value says.
#[derive(Debug, Clone, PartialEq)]
pub enum Normalized {
    /// A canonical locale, with the `-u-` keywords that concern formatting; always with a language.
    Tag(icu::locale::Locale),
    /// Nothing is preferred: empty, `*`, `C`, `und`, `null`.
    NoPreference,
    /// Not a language.
    Invalid {
        /// Why, as a clause for people.
        reason: String,
    },
}

/// Reads one value. Never fails: what cannot be read is [`Normalized::Invalid`]. Reading the tag it gives again
/// gives the same tag.
///
/// ```
/// use vocative::locale::{Normalized, normalize};
///
/// let tag = |raw| match normalize(raw) {
///     Normalized::Tag(tag) => tag.to_string(),
///     other => format!("{other:?}"),
/// };
/// assert_eq!(tag("de_AT.UTF-8"), "de-AT");
/// assert_eq!(tag("Deutsch"), "de");
/// assert_eq!(tag("C"), "NoPreference");
/// ```
pub fn normalize(raw: &str) -> Normalized {
    let value = raw.trim();
    if value.is_empty() || NOTHING.iter().any(|word| value.eq_ignore_ascii_case(word)) {
        return Normalized::NoPreference;
    }
    if value.chars().nth(LONGEST_TAG).is_some() {
        return invalid(format!("is longer than {LONGEST_TAG} characters"));
    }
    if value.chars().any(char::is_control) {
        return invalid("contains a control character");
    }
    if value.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("x-")) {
        return invalid("is a private tag that names no language");
    }
    let read = if value.contains(['.', '@', '#', '_']) {
        parse_tag(value).or_else(|| parse_posix(value))
    } else {
        parse_tag(value)
    };
    match read.or_else(|| names::find(value).map(Tag::from)) {
        Some(tag) => canonical(tag),
        None => invalid("is neither a language tag nor the name of a language"),
    }
}

fn invalid(reason: impl Into<String>) -> Normalized {
    Normalized::Invalid { reason: reason.into() }
}

fn canonical(mut tag: Tag) -> Normalized {
    let mut kept = Extensions::new();
    kept.unicode.keywords = std::mem::take(&mut tag.extensions.unicode.keywords);
    kept.unicode.keywords.retain_by_key(|key| KEPT_KEYWORDS.contains(&key.as_str()));
    tag.extensions = kept;
    CANONICALIZER.canonicalize(&mut tag);
    if tag.id.language.is_unknown() {
        // `und-TW`: a region or script alone means its likely language.
        distance::EXPANDER.maximize(&mut tag.id);
    }
    if names_no_language(&tag.id) {
        return Normalized::NoPreference;
    }
    if tag.to_string().len() > LONGEST_TAG {
        return invalid(format!("is longer than {LONGEST_TAG} characters in canonical form"));
    }
    Normalized::Tag(tag)
}

pub(super) fn names_no_language(id: &LanguageIdentifier) -> bool {
    id.language.is_unknown() || matches!(id.language.as_str(), "mis" | "mul" | "zxx")
}

/// Parses a tag, with `_` for `-`, tags registered before RFC 4646, extended languages and alpha-3 regions.
pub(super) fn parse_tag(value: &str) -> Option<Tag> {
    if value.len() > LONGEST_TAG || !value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
        return None;
    }
    let dashed = value.replace('_', "-");
    if let Some((_, preferred)) = REGISTERED.iter().find(|(old, _)| dashed.eq_ignore_ascii_case(old)) {
        return Tag::try_from_str(preferred).ok();
    }
    if let Ok(tag) = Tag::try_from_str(&dashed) {
        return Some(tag);
    }
    Tag::try_from_str(&shorten_subtags(&dashed)?).ok()
}

/// Rewrites subtags of three letters behind the language: `eng-USA` to `eng-US`, `zh-cmn-Hans` to `cmn-Hans`.
fn shorten_subtags(dashed: &str) -> Option<String> {
    let mut subtags: Vec<&str> = dashed.split('-').collect();
    let at =
        subtags.iter().skip(1).take(2).position(|s| s.len() == 3 && s.bytes().all(|b| b.is_ascii_alphabetic()))? + 1;
    let long = subtags.get(at)?.to_ascii_uppercase();
    if let Ok(found) = codes::ALPHA3_REGIONS.binary_search_by(|(code, _)| (*code).cmp(&long)) {
        *subtags.get_mut(at)? = codes::ALPHA3_REGIONS.get(found)?.1;
    } else if at == 1 && EXTENDED.iter().any(|prefix| subtags.first().is_some_and(|s| s.eq_ignore_ascii_case(prefix))) {
        subtags.remove(0);
    } else {
        return None;
    }
    Some(subtags.join("-"))
}

/// Parses a POSIX locale name `language_REGION.codeset@modifier`, and Java's `zh_TW_#Hant`.
fn parse_posix(value: &str) -> Option<Tag> {
    let (value, modifier) = value.split_once('@').unwrap_or((value, ""));
    let (name, codeset) = value.split_once('.').unwrap_or((value, ""));
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'=' | b';'));
    if !plain(modifier) || !plain(codeset) {
        return None;
    }
    if matches!(name, "C" | "POSIX") {
        return Some(Tag::UNKNOWN);
    }
    let (scripts, rest): (Vec<&str>, Vec<&str>) =
        name.split(['_', '-']).filter(|subtag| !subtag.is_empty()).partition(|subtag| subtag.starts_with('#'));
    let mut tag = parse_tag(&rest.join("-"))?;
    for script in scripts {
        tag.id.script = Some(script.get(1..)?.parse().ok()?);
    }
    match MODIFIERS.iter().find(|(name, _)| modifier.eq_ignore_ascii_case(name)) {
        Some((_, variant)) if variant.len() > 4 => {
            tag.id.variants.push(variant.parse().ok()?);
        }
        Some((_, script)) if tag.id.script.is_none() => tag.id.script = Some(script.parse().ok()?),
        _ => {}
    }
    Some(tag)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A value as the tables of this room write it.
    pub(in super::super) fn shown(value: &Normalized) -> String {
        match value {
            Normalized::Tag(tag) => tag.to_string(),
            Normalized::NoPreference => "-".to_owned(),
            Normalized::Invalid { .. } => "!".to_owned(),
        }
    }

    #[test]
    fn values_are_read_as_people_and_systems_write_them() {
        for (raw, tag) in [
            ("de", "de"),
            ("DE", "de"),
            ("PT", "pt"),
            (" de \n", "de"),
            ("en_US", "en-US"),
            ("EN-us", "en-US"),
            ("zh-hant-tw", "zh-Hant-TW"),
            ("zh-TW", "zh-TW"),
            ("en-UK", "en-GB"),
            // POSIX
            ("de_DE.UTF-8", "de-DE"),
            ("de_DE@euro", "de-DE"),
            ("de_DE.ISO-8859-15@euro", "de-DE"),
            ("sr_RS@latin", "sr-Latn-RS"),
            ("sr_RS.UTF-8@latin", "sr-Latn-RS"),
            ("uz_UZ@cyrillic", "uz-Cyrl-UZ"),
            ("ks_IN@devanagari", "ks-Deva-IN"),
            ("ca@valencia", "ca-valencia"),
            ("zh_TW.Big5", "zh-TW"),
            ("C", "-"),
            ("C.UTF-8", "-"),
            ("POSIX", "-"),
            // Java
            ("zh_TW_#Hant", "zh-Hant-TW"),
            ("sr__#Latn", "sr-Latn"),
            ("en_", "en"),
            // old, three-letter and .NET codes
            ("iw", "he"),
            ("iw-IL", "he-IL"),
            ("in", "id"),
            ("ji", "yi"),
            ("mo", "ro"),
            ("tl", "fil"),
            ("sh", "sr-Latn"),
            ("cnr", "sr-ME"),
            ("cmn", "zh"),
            ("cmn-Hans-CN", "zh-Hans-CN"),
            ("deu", "de"),
            ("ger", "de"),
            ("eng_US", "en-US"),
            ("eng-USA", "en-US"),
            ("pt_BRA", "pt-BR"),
            ("zh-CHS", "zh-Hans"),
            ("zh-CHT", "zh-Hant"),
            ("zh-Hant-TWN", "zh-Hant-TW"),
            // registered before RFC 4646, and extended languages
            ("i-klingon", "tlh"),
            ("i-lux", "lb"),
            ("zh-min-nan", "nan"),
            ("zh-cmn-Hans-CN", "zh-Hans-CN"),
            ("zh-yue", "yue"),
            ("zh-yue-HK", "yue-HK"),
            ("ar-arz", "arz"),
            ("en-GB-oed", "en-GB-oxendict"),
            ("no-nyn", "nn"),
            ("i-default", "-"),
            // extensions: what concerns formats stays
            ("de-DE-u-co-phonebk", "de-DE"),
            ("ar-EG-u-nu-latn", "ar-EG-u-nu-latn"),
            ("de-u-hc-h12-co-phonebk", "de-u-hc-h12"),
            ("de-t-en", "de"),
            ("de-x-formal", "de"),
            // names
            ("German", "de"),
            ("Deutsch", "de"),
            ("Português (Brasil)", "pt-BR"),
            ("dutch", "nl"),
            // no preference
            ("", "-"),
            ("   ", "-"),
            ("*", "-"),
            ("und", "-"),
            ("mul", "-"),
            ("null", "-"),
            ("undefined", "-"),
            // a region or script alone means its likely language
            ("und-TW", "zh-Hant-TW"),
            ("und-Hant", "zh-Hant-TW"),
            ("und-ZZ", "-"),
            // a bare two-letter code is a language, never a country
            ("cz", "cz"),
            // nothing
            ("x-klingon", "!"),
            ("../../etc/passwd", "!"),
            ("/etc/passwd", "!"),
            ("..", "!"),
            ("de/../en", "!"),
            ("de\r\nBcc: x@y", "!"),
            ("de\0", "!"),
            ("de-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "!"),
            ("<script>", "!"),
            ("{{ user.lang }}", "!"),
            ("42", "!"),
            ("-", "!"),
            ("Klingonese", "!"),
            ("de@../../x", "!"),
            ("de.../x", "!"),
        ] {
            assert_eq!(shown(&normalize(raw)), tag, "{raw:?}");
        }
    }

    #[test]
    fn the_table_of_regions_is_sorted() {
        assert!(codes::ALPHA3_REGIONS.is_sorted());
    }

    /// Strings near the language of locales, which random characters rarely are.
    fn near_tags() -> impl Strategy<Value = String> {
        "([a-zA-Z]{1,4}|zh|sr|no|und|x|i|cmn|sgn|hy|ja)([-_.@# ,;=:]([a-zA-Z0-9#*]{0,9}|q=0.5|Latn|arevela|u-nu-latn|heploc|POSIX)){0,5}"
    }

    proptest! {
        #[test]
        fn normalizing_is_idempotent_and_never_panics(raw in prop_oneof![near_tags(), any::<String>()]) {
            for value in [normalize(&raw)].into_iter().chain(super::super::normalize_list(&raw).into_iter().map(|w| w.value)) {
                if let Normalized::Tag(tag) = value {
                    let text = tag.to_string();
                    prop_assert!(text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
                    prop_assert_eq!(normalize(&text), Normalized::Tag(tag));
                }
            }
            let _ = super::super::Locale::parse(&raw);
        }
    }
}
