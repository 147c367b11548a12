//! The plural categories of a language, with numbers that show them (CLDR plural rules, UTS 35 part 3 §5).

use std::collections::BTreeMap;

use icu::plurals::{PluralCategory, PluralRules};

use super::data::LocaleData;
use crate::locale::Locale;

/// The numbers that are tried: every language shows here what it makes of whole numbers that mails count.
const COUNTED: std::ops::RangeInclusive<u32> = 0..=200;
/// Numbers beyond, which show whether a category goes on.
const LARGE: [u32; 4] = [1_000, 1_001, 1_000_000, 1_000_001];

/// Languages that do not inflect by number: CLDR gives them `other` alone. ICU4X gives the same for languages that it lacks.
const UNINFLECTED: [&str; 35] = [
    "bm", "bo", "dz", "hnj", "id", "ig", "ii", "ja", "jbo", "jv", "kde", "kea", "km", "ko", "lkt", "lo", "ms", "my",
    "nqo", "osa", "sah", "ses", "sg", "su", "th", "to", "tpi", "vi", "wo", "yo", "yue", "zh", "cmn", "wuu", "hak",
];

/// The category names of CLDR.
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// How one language counts.
#[derive(Clone, Debug, Default)]
pub struct Plurals {
    /// Every category that its rules know, those of fractions and millions included, in CLDR's order.
    pub possible: Vec<&'static str>,
    /// Whether its rules are known; of a language without data nothing can be said.
    pub known: bool,
    /// Whole numbers up to 200 and a few large ones by category.
    pub whole: BTreeMap<&'static str, Vec<u32>>,
}

impl Plurals {
    /// Cardinal numbers ("3 days").
    pub fn cardinal(locale: &Locale) -> Plurals {
        Plurals::read(locale, |data, locale| PluralRules::try_new_cardinal_unstable(data, locale.into()).ok())
    }

    /// Ordinal numbers ("3rd").
    pub fn ordinal(locale: &Locale) -> Plurals {
        Plurals::read(locale, |data, locale| PluralRules::try_new_ordinal_unstable(data, locale.into()).ok())
    }

    fn read(locale: &Locale, rules: impl Fn(&LocaleData, &icu::locale::Locale) -> Option<PluralRules>) -> Plurals {
        let locale: icu::locale::Locale = locale.id().clone().into();
        let Some(rules) = rules(&LocaleData::new(&locale), &locale) else { return Plurals::default() };
        let known: Vec<PluralCategory> = rules.categories().collect();
        let mut plurals = Plurals {
            possible: CATEGORIES.into_iter().filter(|c| known.iter().any(|k| name(*k) == *c)).collect(),
            known: known.len() > 1 || UNINFLECTED.contains(&locale.id.language.as_str()),
            whole: BTreeMap::new(),
        };
        for number in COUNTED.chain(LARGE) {
            plurals.whole.entry(name(rules.category_for(number))).or_default().push(number);
        }
        plurals
    }

    /// Categories that numbers up to 200 need, in CLDR's order: what a translation must tell apart.
    pub fn needed(&self) -> impl Iterator<Item = &'static str> {
        CATEGORIES
            .into_iter()
            .filter(|c| self.whole.get(c).is_some_and(|numbers| numbers.iter().any(|number| COUNTED.contains(number))))
    }

    /// Whether a category means one number, so that its text need not print it: `one` is 1 in German, but 1, 21, 31 in Russian. Where 0
    /// counts as one (French, Hindi), the text says 1 all the same.
    pub fn is_single(&self, category: &str) -> bool {
        if !self.known {
            return matches!(category, "zero" | "one" | "two");
        }
        self.whole.get(category).is_some_and(|numbers| numbers.iter().filter(|n| **n != 0).count() <= 1)
    }

    /// Six numbers that show how the language counts: one of each category, then numbers that other languages tell apart.
    pub fn representatives(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = self.needed().filter_map(|c| self.whole.get(c)?.first().copied()).collect();
        for telling in [21, 5, 2, 0, 1, 22] {
            if numbers.len() < CATEGORIES.len() && !numbers.contains(&telling) {
                numbers.push(telling);
            }
        }
        numbers
    }
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_are_known_with_the_numbers_that_show_them() {
        for (tag, possible, needed, one) in [
            ("de", "one other", "one other", true),
            ("ru", "one few many other", "one few many", false),
            ("fr", "one many other", "one other", true),
            ("ja", "other", "other", false),
            ("ar", "zero one two few many other", "zero one two few many other", true),
            ("cs", "one few many other", "one few other", true),
            ("sr-Latn", "one few other", "one few other", false),
        ] {
            let plurals = Plurals::cardinal(&Locale::parse(tag).unwrap());
            assert_eq!(plurals.possible.join(" "), possible, "{tag}");
            assert_eq!(plurals.needed().collect::<Vec<_>>().join(" "), needed, "{tag}");
            assert_eq!((plurals.is_single("one"), plurals.known), (one, true), "{tag}");
        }
        for (tag, numbers) in
            [("ar", [0, 1, 2, 3, 11, 100]), ("ru", [1, 2, 0, 21, 5, 22]), ("en", [1, 0, 21, 5, 2, 22])]
        {
            assert_eq!(Plurals::cardinal(&Locale::parse(tag).unwrap()).representatives(), numbers, "{tag}");
        }
        assert!(!Plurals::cardinal(&Locale::parse("fur").unwrap()).known);
        assert_eq!(Plurals::ordinal(&Locale::parse("en").unwrap()).possible.join(" "), "one two few other");
    }
}
