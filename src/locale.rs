//! Which language: the locales a project offers, what people say they want, and the one a mail is sent in.
//!
//! * [`Locale`]: a locale folder, parsed once; [`look_up`] finds the one that a name means.
//! * [`normalize`], [`normalize_list`]: whatever a profile holds (`en_US`, `German`, `de;q=0.8`), read.
//! * [`negotiate`]: ordered sources against the offered locales; the [`Decision`] carries its reasons.
//! * [`inherit`]: where a missing entry may come from.
//!
//! The rules are Unicode's (UTS 35 language matching and inheritance, data from CLDR), narrowed by one of our
//! own: one mail, one language. Nothing here reads a clock or a file, and no input makes it panic.

mod distance;
mod inherit;
mod list;
mod names;
mod negotiate;
mod normalize;

#[cfg(test)]
mod conformance;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use icu::locale::subtags::Script;
use icu::locale::{DataLocale, LanguageIdentifier, LocaleDirectionality};
use serde::{Serialize, Serializer};

pub use inherit::inherit;
pub use list::{Preference, normalize_list};
pub use negotiate::{Decision, Policy, Source, SourceVerdict, Verdict, negotiate};
pub use normalize::{Normalized, normalize};

use distance::Target;

static DIRECTIONALITY: LocaleDirectionality = LocaleDirectionality::new_extended();

/// Why a name is no locale.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LocaleError {
    /// Not of the form of a BCP 47 language identifier (RFC 5646 §2.1).
    #[error("the locale name {name:?} is not a BCP 47 language tag such as `de`, `pt-BR` or `zh-Hant`")]
    Malformed {
        /// The name as given, shortened when very long.
        name: String,
    },
    /// `und`, `mul` and the like: no language that a mail could be written in.
    #[error("the locale name {name:?} names no language")]
    NoLanguage {
        /// The name as given.
        name: String,
    },
    /// Extensions are a person's formatting wishes and never part of a folder's name.
    #[error("the locale name {name:?} has an extension; a locale is a language identifier only")]
    Extension {
        /// The name as given.
        name: String,
    },
}

/// Direction of a locale's script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of an HTML `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A locale that a project offers: a folder's name and what it means. Cloning is cheap.
///
/// Two locales are equal when their names are; `iw` and `he` are two locales of one canonical tag. The order is
/// by tag, then by name.
///
/// ```
/// use vocative::locale::{Direction, Locale};
///
/// let locale = Locale::parse("pt_BR")?;
/// assert_eq!((locale.name(), locale.tag()), ("pt_BR", "pt-BR"));
/// assert_eq!(Locale::parse("iw")?.direction(), Direction::Rtl);
/// assert!(Locale::parse("../en").is_err());
/// # Ok::<(), vocative::locale::LocaleError>(())
/// ```
#[derive(Clone)]
pub struct Locale(Arc<Facts>);

struct Facts {
    name: String,
    tag: String,
    id: LanguageIdentifier,
    direction: Direction,
    target: Target,
    ancestry: Vec<DataLocale>,
}

impl Locale {
    /// Parses a locale folder's spelling: a BCP 47 language identifier, with `_` for `-` and any letter case, old
    /// registered tags included. Its canonical form follows UTS 35 Annex C (`iw` is `he`, `sh` is `sr-Latn`).
    ///
    /// # Errors
    ///
    /// When the name is not of that form, names no language, or has extensions.
    pub fn parse(folder: &str) -> Result<Locale, LocaleError> {
        let name = || folder.chars().take(normalize::LONGEST_TAG + 1).collect::<String>();
        let Some(mut locale) = normalize::parse_tag(folder) else {
            return Err(LocaleError::Malformed { name: name() });
        };
        if !locale.extensions.is_empty() {
            return Err(LocaleError::Extension { name: name() });
        }
        normalize::CANONICALIZER.canonicalize(&mut locale);
        if normalize::names_no_language(&locale.id) {
            return Err(LocaleError::NoLanguage { name: name() });
        }
        Ok(Locale::build(folder, locale.id))
    }

    /// The same locale under the name of a folder that spells it otherwise.
    ///
    /// ```
    /// let locale = vocative::locale::Locale::parse("sr-Latn")?.named("sr@latin");
    /// assert_eq!((locale.name(), locale.tag()), ("sr@latin", "sr-Latn"));
    /// # Ok::<(), vocative::locale::LocaleError>(())
    /// ```
    #[must_use]
    pub fn named(&self, folder: &str) -> Locale {
        Locale::build(folder, self.id().clone())
    }

    fn build(name: &str, id: LanguageIdentifier) -> Locale {
        let tag = id.to_string();
        Locale(Arc::new(Facts {
            direction: direction_of(&id),
            target: Target::of(&id, &tag),
            ancestry: inherit::ancestry(&id),
            name: name.to_owned(),
            tag,
            id,
        }))
    }

    /// The folder's spelling, for people and for chains.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The canonical BCP 47 tag, for `lang`, `Content-Language` and CLDR.
    pub fn tag(&self) -> &str {
        &self.0.tag
    }

    /// The canonical language identifier.
    pub fn id(&self) -> &LanguageIdentifier {
        &self.0.id
    }

    /// The direction of its script; left to right where CLDR knows none.
    pub fn direction(&self) -> Direction {
        self.0.direction
    }

    /// Its script, from likely subtags when the tag has none; nothing for languages that CLDR does not know.
    pub fn script(&self) -> Option<Script> {
        self.0.target.maximized.script
    }

    /// What it is called in English, by CLDR: `German (Austria)`.
    pub fn english_name(&self) -> String {
        names::english(self.id())
    }

    /// Whether it is a pseudo-locale (`en-XA`, `ar-XB`, `…-psaccent`), which is chosen only by its exact name.
    pub fn is_pseudo(&self) -> bool {
        self.0.target.pseudo
    }

    fn target(&self) -> &Target {
        &self.0.target
    }

    fn ancestry(&self) -> &[DataLocale] {
        &self.0.ancestry
    }
}

/// The locale that `name` means: the one whose folder is called so, or else the first whose tag it spells in any way.
pub fn look_up<'a>(name: &str, locales: impl IntoIterator<Item = &'a Locale> + Clone) -> Option<&'a Locale> {
    let exact = locales.clone().into_iter().find(|locale| locale.name() == name);
    exact.or_else(|| {
        let wanted = Locale::parse(name).ok()?;
        locales.into_iter().find(|locale| locale.tag() == wanted.tag())
    })
}

/// UTS 35: the direction is that of the likely script. Pseudo-locales for bidi mirror a left-to-right source.
fn direction_of(id: &LanguageIdentifier) -> Direction {
    let mirrored = id.region.is_some_and(|region| region.as_str() == "XB")
        || id.variants.iter().any(|variant| variant.as_str() == "psbidi");
    if mirrored || DIRECTIONALITY.is_right_to_left(id) { Direction::Rtl } else { Direction::Ltr }
}

impl PartialEq for Locale {
    fn eq(&self, other: &Locale) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Locale {}

impl Hash for Locale {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

impl PartialOrd for Locale {
    fn partial_cmp(&self, other: &Locale) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Locale {
    fn cmp(&self, other: &Locale) -> Ordering {
        (self.tag(), self.name()).cmp(&(other.tag(), other.name()))
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Locale({})", self.name())
    }
}

/// The folder's spelling.
impl Serialize for Locale {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folder_names_are_read_and_canonicalized() {
        for (name, tag) in [
            ("de", "de"),
            ("DE", "de"),
            ("pt_BR", "pt-BR"),
            ("pt-br", "pt-BR"),
            ("zh_hant_tw", "zh-Hant-TW"),
            ("iw", "he"),
            ("tl", "fil"),
            ("no", "no"),
            ("sh", "sr-Latn"),
            ("cnr", "sr-ME"),
            ("cmn", "zh"),
            ("i-klingon", "tlh"),
            ("ca-ES-VALENCIA", "ca-ES-valencia"),
            ("en-XA", "en-XA"),
        ] {
            let locale = Locale::parse(name).expect(name);
            assert_eq!((locale.name(), locale.tag()), (name, tag));
        }
    }

    #[test]
    fn names_that_are_no_locale_are_refused_with_their_reason() {
        for (name, part) in [
            ("", "not a BCP 47"),
            ("_partials", "not a BCP 47"),
            ("German", "not a BCP 47"),
            ("../en", "not a BCP 47"),
            ("de AT", "not a BCP 47"),
            ("de-", "not a BCP 47"),
            ("de-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "not a BCP 47"),
            ("x-klingon", "not a BCP 47"),
            ("und", "names no language"),
            ("und-Hant", "names no language"),
            ("mul", "names no language"),
            ("de-u-nu-latn", "has an extension"),
            ("de-x-formal", "has an extension"),
        ] {
            let error = Locale::parse(name).expect_err(name).to_string();
            assert!(error.contains(part), "{name:?}: {error}");
        }
    }

    #[test]
    fn directions_follow_the_script() {
        for (name, direction) in [
            ("en", Direction::Ltr),
            ("ar", Direction::Rtl),
            ("ar-EG", Direction::Rtl),
            ("iw", Direction::Rtl),
            ("he-IL", Direction::Rtl),
            ("fa", Direction::Rtl),
            ("ur", Direction::Rtl),
            ("yi", Direction::Rtl),
            ("ckb", Direction::Rtl),
            ("pa", Direction::Ltr),
            ("pa-PK", Direction::Rtl),
            ("az", Direction::Ltr),
            ("az-Arab", Direction::Rtl),
            ("uz-AF", Direction::Rtl),
            ("ms", Direction::Ltr),
            ("en-XA", Direction::Ltr),
            ("ar-XB", Direction::Rtl),
            ("en-psbidi", Direction::Rtl),
        ] {
            assert_eq!(Locale::parse(name).expect(name).direction(), direction, "{name}");
        }
    }

    #[test]
    fn scripts_are_known_without_being_written() {
        let script = |name| Locale::parse(name).expect(name).script().map(|script| script.to_string());
        assert_eq!(script("zh-TW").as_deref(), Some("Hant"));
        assert_eq!(script("zh").as_deref(), Some("Hans"));
        assert_eq!(script("sr").as_deref(), Some("Cyrl"));
        assert_eq!(script("ja").as_deref(), Some("Jpan"));
    }
}
