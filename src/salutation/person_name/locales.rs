//! Where a name comes from and whose rules format it ("Derive the name locale", "Derive the formatting locale").

use icu::locale::subtags::{Language, Script};
use icu::locale::{LanguageIdentifier, LocaleExpander};
use icu::properties::props;
use icu::properties::{CodePointMapData, CodePointMapDataBorrowed, PropertyNamesShort, PropertyNamesShortBorrowed};

use super::rules::{self, Rules};
use super::{Field, Order, PersonName};

static EXPANDER: LocaleExpander = LocaleExpander::new_extended();
static SCRIPTS: CodePointMapDataBorrowed<'static, props::Script> = CodePointMapData::<props::Script>::new();
static SHORT: PropertyNamesShortBorrowed<'static, props::Script> = PropertyNamesShort::<props::Script>::new();

/// Scripts that stand for several (UTS #35 part 8, "Switch the formatting locale if necessary").
const SETS: &[(&str, &[&str])] = &[
    ("Hanb", &["Hani", "Bopo"]),
    ("Hans", &["Hani"]),
    ("Hant", &["Hani"]),
    ("Hrkt", &["Hira", "Kana"]),
    ("Jpan", &["Hani", "Hira", "Kana"]),
    ("Kore", &["Hani", "Hang"]),
];

/// Languages that take each other's names for native when it comes to spaces.
const HAN_LANGUAGES: &[&str] = &["ja", "yue", "zh"];

/// Which scripts a text is written in; signs that belong to no script of their own do not count.
pub(in super::super) struct Scripts;

impl Scripts {
    /// The script of a text's first letter.
    pub(in super::super) fn first(text: &str) -> Option<Script> {
        Scripts::all(text).next()
    }

    /// The script of each letter.
    pub(in super::super) fn all(text: &str) -> impl Iterator<Item = Script> + '_ {
        text.chars().filter_map(|c| match SCRIPTS.get(c) {
            props::Script::Common | props::Script::Inherited | props::Script::Unknown => None,
            script => SHORT.get_locale_script(script),
        })
    }

    /// The script a language is usually written in where the locale says nothing else.
    pub(in super::super) fn of_locale(locale: &LanguageIdentifier) -> Option<Script> {
        maximized(locale).script
    }

    /// Whether two scripts are the same, or have a script in common.
    pub(in super::super) fn match_each_other(a: Script, b: Script) -> bool {
        let (a, b) = (a.as_str(), b.as_str());
        let members = |script: &'_ str| SETS.iter().find(|(set, _)| *set == script).map(|(_, members)| *members);
        a == b
            || match (members(a), members(b)) {
                (Some(a), Some(b)) => a.iter().any(|script| b.contains(script)),
                (Some(set), None) => set.contains(&b),
                (None, Some(set)) => set.contains(&a),
                (None, None) => false,
            }
    }
}

/// What CLDR derives from the name alone.
pub(super) struct Origin {
    /// "name script".
    script: Option<Script>,
    /// "name locale".
    locale: LanguageIdentifier,
    /// "name ordering locale".
    ordering: LanguageIdentifier,
}

impl Origin {
    pub(super) fn of(name: &PersonName) -> Origin {
        let script_of =
            |field| name.parts.iter().filter(|(of, ..)| *of == field).find_map(|(.., text)| Scripts::first(text));
        let script = script_of(Field::Surname).or_else(|| script_of(Field::Given));
        let unknown = LanguageIdentifier { script, ..LanguageIdentifier::UNKNOWN };
        match &name.locale {
            Some(locale) => {
                Origin { script, locale: LanguageIdentifier { script, ..locale.clone() }, ordering: locale.clone() }
            }
            None => {
                let likely = maximized(&unknown);
                let language = if script.is_some() { likely.language } else { Language::UNKNOWN };
                let ordering = if script.is_some() { likely } else { unknown.clone() };
                Origin { script, locale: LanguageIdentifier { language, ..unknown }, ordering }
            }
        }
    }

    /// Whose rules apply: the mail's, or, for a name in another script, those of the name's own locale or script.
    pub(super) fn formatting_locale(&self, mail: &LanguageIdentifier) -> LanguageIdentifier {
        let (Some(script), Some(mail_script)) = (self.script, maximized(mail).script) else { return mail.clone() };
        if Scripts::match_each_other(script, mail_script) {
            return mail.clone();
        }
        let own = without_usual_script(&self.locale);
        if rules::has_own(&own) {
            return own;
        }
        let by_script =
            LanguageIdentifier { script: Some(script), region: self.locale.region, ..LanguageIdentifier::UNKNOWN };
        without_usual_script(&maximized(&by_script))
    }

    /// "Derive the name order", step 3.
    pub(super) fn order(&self, rules: &Rules) -> Order {
        let LanguageIdentifier { language, script, region, .. } = self.ordering;
        let steps = [(script, region), (script, None), (None, region), (None, None)];
        steps
            .into_iter()
            .flat_map(|(script, region)| {
                [language, Language::UNKNOWN].map(|language| LanguageIdentifier {
                    language,
                    script,
                    region,
                    ..LanguageIdentifier::UNKNOWN
                })
            })
            .find_map(|tag| rules.order_of(&tag.to_string()))
            .unwrap_or(Order::GivenFirst)
    }

    /// Whether the name takes the native space: both languages are one, or both write in Han without spaces.
    pub(super) fn is_native(&self, formatting: &LanguageIdentifier) -> bool {
        let (own, other) = (self.locale.language, maximized(formatting).language);
        own == other || [own, other].iter().all(|language| HAN_LANGUAGES.contains(&language.as_str()))
    }
}

/// "Maximal likely locale".
fn maximized(locale: &LanguageIdentifier) -> LanguageIdentifier {
    let mut full = locale.clone();
    EXPANDER.maximize(&mut full);
    full
}

/// A locale without a script that goes without saying: `ja-Kana` has the data of `ja`, `ja-Latn` has not.
fn without_usual_script(locale: &LanguageIdentifier) -> LanguageIdentifier {
    let bare = LanguageIdentifier { script: None, ..locale.clone() };
    match (locale.script, maximized(&bare).script) {
        (Some(own), Some(usual)) if Scripts::match_each_other(own, usual) => bare,
        _ => locale.clone(),
    }
}
