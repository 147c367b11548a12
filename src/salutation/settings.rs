//! Where the parts of a name are looked for, and how far they are believed: `names.*` of `vocative.toml`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::formality::Formality;
use crate::profile::TrustClass;

/// Sources of the salutation, as JSON pointers (RFC 6901) into the request, in order of precedence.
///
/// What a person chose for themselves (`user_metadata`) comes before what an identity provider supplied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NameSettings {
    /// Free-form titles ("Frau Dr."). The first that says something about gender and the first that has an academic
    /// part are taken together, so "Frau" in one field and "Dr." in another work.
    pub title: Vec<String>,
    /// Given names.
    pub given_name: Vec<String>,
    /// Family names.
    pub family_name: Vec<String>,
    /// Whole names, used when there is neither a given nor a family name. Never split.
    pub name: Vec<String>,
    /// Nicknames, used when there is nothing else.
    pub nickname: Vec<String>,
    /// Wishes for formal or informal address.
    pub formality: Vec<String>,
    /// The formality of people who have not said.
    pub default_formality: Formality,
    /// How far names are believed.
    pub trust: TrustSettings,
}

/// Which trust class a profile's names have. Mails with `before_verification = true` are always strict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TrustSettings {
    /// When `email_verified` is true.
    pub verified: TrustClass,
    /// When it is not.
    pub unverified: TrustClass,
}

impl Default for TrustSettings {
    fn default() -> Self {
        Self { verified: TrustClass::Verified, unverified: TrustClass::Strict }
    }
}

impl TrustSettings {
    /// The class for one mail.
    pub fn class(&self, email_verified: bool, before_verification: bool) -> TrustClass {
        match (before_verification, email_verified) {
            (true, _) => TrustClass::Strict,
            (false, true) => self.verified,
            (false, false) => self.unverified,
        }
    }
}

impl Default for NameSettings {
    fn default() -> Self {
        let pointers = |paths: &[&str]| paths.iter().map(|path| format!("/user/{path}")).collect();
        Self {
            title: pointers(&[
                "user_metadata/salutation",
                "user_metadata/title",
                "user_metadata/honorific",
                "user_metadata/honorificPrefix",
            ]),
            given_name: pointers(&["user_metadata/given_name", "given_name"]),
            family_name: pointers(&["user_metadata/family_name", "family_name"]),
            name: pointers(&["user_metadata/name", "user_metadata/full_name", "name"]),
            nickname: pointers(&["user_metadata/nickname", "nickname"]),
            formality: pointers(&["user_metadata/formality"]),
            default_formality: Formality::Formal,
            trust: TrustSettings::default(),
        }
    }
}

impl NameSettings {
    /// Entries that are no JSON pointer, as (key, entry): a configuration fault for the caller to report.
    pub fn faulty_pointers(&self) -> Vec<(&'static str, &str)> {
        let lists = [
            ("names.title", &self.title),
            ("names.given_name", &self.given_name),
            ("names.family_name", &self.family_name),
            ("names.name", &self.name),
            ("names.nickname", &self.nickname),
            ("names.formality", &self.formality),
        ];
        let mut faulty = Vec::new();
        for (key, pointers) in lists {
            for pointer in pointers.iter().filter(|pointer| !is_pointer(pointer)) {
                faulty.push((key, pointer.as_str()));
            }
        }
        faulty
    }
}

/// RFC 6901 §3: every reference token follows a slash, and `~` only stands in `~0` and `~1`.
fn is_pointer(text: &str) -> bool {
    text.starts_with('/') && text.split('~').skip(1).all(|rest| rest.starts_with(['0', '1']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_from_toml_key_by_key() {
        let settings: NameSettings = toml::from_str(
            r#"title = ["/user/user_metadata/anrede"]
               default_formality = "informal"
               trust.verified = "strict""#,
        )
        .unwrap();
        assert_eq!(settings.title, ["/user/user_metadata/anrede"]);
        assert_eq!(settings.default_formality, Formality::Informal);
        assert_eq!(settings.given_name, NameSettings::default().given_name);
        assert_eq!(settings.trust.class(true, false), TrustClass::Strict);
        assert!(toml::from_str::<NameSettings>("titel = []").is_err());
    }

    #[test]
    fn faulty_pointers_are_named() {
        let settings =
            NameSettings { title: vec!["user/x".into(), "/ok/~1x".into(), "/no/~2".into()], ..NameSettings::default() };
        assert_eq!(settings.faulty_pointers(), [("names.title", "user/x"), ("names.title", "/no/~2")]);
        assert!(NameSettings::default().faulty_pointers().is_empty());
    }

    #[test]
    fn the_strictest_class_applies_unless_the_address_is_verified() {
        let trust = TrustSettings::default();
        assert_eq!(trust.class(false, false), TrustClass::Strict);
        assert_eq!(trust.class(true, false), TrustClass::Verified);
        assert_eq!(trust.class(true, true), TrustClass::Strict);
        let loose = TrustSettings { unverified: TrustClass::Verified, ..trust };
        assert_eq!(loose.class(false, true), TrustClass::Strict);
    }
}
