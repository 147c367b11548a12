//! Formal or informal address, in the words in which people and systems say it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// How the person wants to be spoken to. The Fluent variable `$formality`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Formality {
    /// Sie, vous, usted, Pan/Pani: the default, because it offends nobody.
    #[default]
    Formal,
    /// Du, tu, tú, ty.
    Informal,
}

const FORMAL: &[&str] = &[
    "formal",
    "formally",
    "polite",
    "high",
    "sie",
    "siezen",
    "förmlich",
    "formell",
    "vous",
    "vouvoiement",
    "vouvoyer",
    "formel",
    "usted",
    "ustedes",
    "senhor",
    "senhora",
    "lei",
    "formale",
    "pan",
    "pani",
    "pan/pani",
    "formalny",
    "formalnie",
    "formeel",
    "formellt",
    "vy",
    "вы",
    "ви",
    "официально",
    "siz",
    "resmi",
    "敬語",
    "敬体",
    "丁寧",
    "您",
    "정중",
    "존댓말",
    "आप",
    "औपचारिक",
    "رسمي",
    "רשמי",
];

const INFORMAL: &[&str] = &[
    "informal",
    "informally",
    "casual",
    "familiar",
    "low",
    "friendly",
    "du",
    "duzen",
    "informell",
    "tu",
    "toi",
    "tutoiement",
    "tutoyer",
    "informel",
    "tú",
    "vos",
    "tuteo",
    "tutear",
    "você",
    "voce",
    "informale",
    "ty",
    "nieformalny",
    "nieformalnie",
    "jij",
    "je",
    "informeel",
    "informellt",
    "ты",
    "ти",
    "неофициально",
    "sen",
    "samimi",
    "你",
    "タメ口",
    "반말",
    "तुम",
    "अनौपचारिक",
    "غير رسمي",
    "לא רשמי",
];

impl Formality {
    /// Reads a free-form wish; `None` when the word is not known.
    ///
    /// ```
    /// use vocative::salutation::Formality;
    /// assert_eq!(Formality::parse(" Du "), Some(Formality::Informal));
    /// assert_eq!(Formality::parse("whatever"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > 64 {
            return None;
        }
        let word: String = text.trim().nfkc().flat_map(char::to_lowercase).collect();
        if FORMAL.contains(&word.as_str()) {
            Some(Self::Formal)
        } else if INFORMAL.contains(&word.as_str()) {
            Some(Self::Informal)
        } else {
            None
        }
    }

    /// The selector key in Fluent.
    pub fn key(self) -> &'static str {
        match self {
            Self::Formal => "formal",
            Self::Informal => "informal",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_read_in_many_words() {
        for (word, formality) in [
            ("formal", Some(Formality::Formal)),
            ("Sie", Some(Formality::Formal)),
            ("VOUS", Some(Formality::Formal)),
            ("usted", Some(Formality::Formal)),
            ("informal", Some(Formality::Informal)),
            ("du", Some(Formality::Informal)),
            ("tú", Some(Formality::Informal)),
            ("tu", Some(Formality::Informal)),
            ("ты", Some(Formality::Informal)),
            ("", None),
            ("neither", None),
        ] {
            assert_eq!(Formality::parse(word), formality, "{word}");
        }
        assert!(FORMAL.iter().all(|word| !INFORMAL.contains(word)));
    }
}
