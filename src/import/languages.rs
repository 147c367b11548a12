//! Languages that a template tells apart: what its conditions compare with, and the locales that are meant.

use crate::locale::{Locale, Normalized, normalize};

use super::liquid::Span;

/// The most languages that one template may have.
pub const MAX_LANGUAGES: usize = 120;

/// Tags that a project would name by script, and what it calls them.
const BY_SCRIPT: &[(&str, &str)] = &[
    ("zh", "zh-Hans"),
    ("zh-CN", "zh-Hans"),
    ("zh-SG", "zh-Hans"),
    ("zh-TW", "zh-Hant"),
    ("no", "nb"),
    ("zh-Hans-CN", "zh-Hans"),
    ("zh-Hant-TW", "zh-Hant"),
];

/// A text that a condition compares the person's language with.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The variable that it is compared with, such as `request_language`.
    pub origin: String,
    /// The text.
    pub literal: String,
    /// The locale that is meant.
    pub locale: Locale,
    /// Where it stands.
    pub span: Span,
}

/// The locale that a text means, such as `pl`, `es-419`, `pt_BR`, `German`; nothing where it means none.
pub fn meant(text: &str) -> Option<Locale> {
    let trimmed = text.trim_matches(|c: char| c == '-' || c == '_' || c.is_whitespace());
    let Normalized::Tag(tag) = normalize(trimmed) else { return None };
    let tag = tag.id.to_string();
    let named = BY_SCRIPT.iter().find(|(written, _)| *written == tag).map_or(tag.as_str(), |(_, named)| named);
    Locale::parse(named).ok()
}

/// Whether a header such as `de-AT,de;q=0.9` can hold `text`: it holds tags, never names.
pub fn is_tag(text: &str) -> bool {
    let first = text.split(['-', '_']).next().unwrap_or_default();
    matches!(first.len(), 2 | 3) && first.chars().all(|c| c.is_ascii_alphabetic()) && meant(text).is_some()
}

/// A region alone, as in `contains 'BR'` inside of a branch for Portuguese: two capitals or three digits.
pub fn region(text: &str) -> Option<&str> {
    let bare = text.trim_start_matches(['-', '_']);
    let capitals = bare.len() == 2 && bare.chars().all(|c| c.is_ascii_uppercase());
    let digits = bare.len() == 3 && bare.chars().all(|c| c.is_ascii_digit());
    (digits || capitals).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_mean_locales() {
        for (text, expected) in [
            ("pl", Some("pl")),
            ("DE", Some("de")),
            ("pt_BR", Some("pt-BR")),
            ("pt-br", Some("pt-BR")),
            ("es-419", Some("es-419")),
            ("zh-TW", Some("zh-Hant")),
            ("zh-cn", Some("zh-Hans")),
            ("zh", Some("zh-Hans")),
            ("dutch", Some("nl")),
            ("German", Some("de")),
            ("no", Some("nb")),
            ("fr-FR", Some("fr-FR")),
            ("", None),
            ("klingonese", None),
        ] {
            assert_eq!(meant(text).as_ref().map(Locale::tag), expected, "{text}");
        }
        assert!(is_tag("fr-FR") && is_tag("de") && !is_tag("dutch") && !is_tag("x"));
        assert_eq!((region("BR"), region("-br"), region("br"), region("-BR")), (Some("BR"), None, None, Some("BR")));
    }
}
