//! How a language counts: its plural categories, with numbers that show them (CLDR plural rules, UTS 35 part 3 §5).

use std::collections::BTreeMap;

use fixed_decimal::Decimal;
use icu::plurals::{PluralCategory, PluralRules};

use super::data::LocaleData;
use crate::locale::Locale;

/// Whole numbers that are tried: rules look at the last two or three digits.
const COUNTED: std::ops::RangeInclusive<u32> = 0..=202;
/// Numbers beyond: whether a category goes on, and the millions of Romance languages.
const LARGE: [u32; 5] = [1_000, 1_000_000, 2_000_000, 3_000_000, 4_000_000];
/// The most runs of numbers that a category is shown by.
const MOST_RUNS: usize = 3;

/// Languages that do not inflect by number: CLDR gives them `other` alone. ICU4X gives the same for languages that it lacks.
const UNINFLECTED: [&str; 35] = [
    "bm", "bo", "dz", "hnj", "id", "ig", "ii", "ja", "jbo", "jv", "kde", "kea", "km", "ko", "lkt", "lo", "ms", "my",
    "nqo", "osa", "sah", "ses", "sg", "su", "th", "to", "tpi", "vi", "wo", "yo", "yue", "zh", "cmn", "wuu", "hak",
];

/// The category names of CLDR.
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// How one language counts things ("3 days") and ranks them ("3rd").
#[derive(Clone, Debug, Default)]
pub struct Plurals {
    cardinal: Counting,
    ordinal: Counting,
}

/// The categories of counting, or of ranks.
#[derive(Clone, Debug, Default)]
pub struct Counting {
    /// Every category that the rules know, those of fractions and millions included, in CLDR's order.
    pub categories: Vec<Category>,
    /// Whether the rules are known; of a language without data nothing can be said.
    pub known: bool,
    /// The whole numbers that were tried, by category.
    whole: BTreeMap<&'static str, Vec<u32>>,
}

/// One category and the numbers that belong to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    /// `one`, `few`, …
    pub name: &'static str,
    /// `2~4, 22~24, 32~34, …`: whole numbers, or decimals where no whole number belongs to it.
    pub samples: String,
}

impl Plurals {
    /// How the language of a locale counts.
    pub fn of(locale: &Locale) -> Plurals {
        let locale: icu::locale::Locale = locale.id().clone().into();
        let data = LocaleData::new(&locale);
        let language = locale.id.language.as_str();
        let read = |rules: Option<PluralRules>| rules.map(|rules| Counting::new(&rules, language)).unwrap_or_default();
        Plurals {
            cardinal: read(PluralRules::try_new_cardinal_unstable(&data, (&locale).into()).ok()),
            ordinal: read(PluralRules::try_new_ordinal_unstable(&data, (&locale).into()).ok()),
        }
    }

    /// Ranks, or counting.
    pub fn counting(&self, ordinal: bool) -> &Counting {
        if ordinal { &self.ordinal } else { &self.cardinal }
    }
}

impl Counting {
    fn new(rules: &PluralRules, language: &str) -> Counting {
        let mut categories: Vec<PluralCategory> = rules.categories().collect();
        categories.sort_unstable();
        let mut whole: BTreeMap<&'static str, Vec<u32>> = BTreeMap::new();
        for number in COUNTED.chain(LARGE) {
            whole.entry(name(rules.category_for(number))).or_default().push(number);
        }
        let tenths = |category: PluralCategory| -> Vec<u32> {
            (0..=99).filter(|n| rules.category_for(&decimal(*n, -1)) == category).collect()
        };
        let samples = |category: PluralCategory| match whole.get(name(category)) {
            Some(numbers) => runs(numbers, 0),
            None => runs(&tenths(category), -1),
        };
        Counting {
            categories: categories.iter().map(|c| Category { name: name(*c), samples: samples(*c) }).collect(),
            known: categories.len() > 1 || UNINFLECTED.contains(&language),
            whole,
        }
    }

    /// Whether the language knows a category.
    pub fn has(&self, category: &str) -> bool {
        self.categories.iter().any(|known| known.name == category)
    }

    /// The whole numbers of a category, up to 202 and a few large ones.
    pub fn numbers(&self, category: &str) -> &[u32] {
        self.whole.get(category).map_or(&[], Vec::as_slice)
    }

    /// Categories that numbers up to 202 need, in CLDR's order: what a translation must tell apart.
    pub fn needed(&self) -> impl Iterator<Item = &'static str> {
        CATEGORIES.into_iter().filter(|category| self.numbers(category).iter().any(|number| COUNTED.contains(number)))
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
        let mut numbers: Vec<u32> =
            self.needed().filter_map(|category| self.numbers(category).first().copied()).collect();
        for telling in [21, 5, 2, 0, 1, 22] {
            if numbers.len() < CATEGORIES.len() && !numbers.contains(&telling) {
                numbers.push(telling);
            }
        }
        numbers
    }
}

/// What a category is called as the key of a variant.
pub(super) fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

fn decimal(number: u32, exponent: i16) -> Decimal {
    let mut decimal = Decimal::from(number);
    decimal.multiply_pow10(exponent);
    decimal
}

/// Numbers with neighbors joined, `5~20, 25~30, …`.
fn runs(numbers: &[u32], exponent: i16) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let show = |number: u32| decimal(number, exponent).to_string();
    let mut shown: Vec<String> = runs
        .iter()
        .take(MOST_RUNS)
        .map(|(first, last)| match last - first {
            0 => show(*first),
            1 => format!("{}, {}", show(*first), show(*last)),
            _ => format!("{}~{}", show(*first), show(*last)),
        })
        .collect();
    if runs.len() > MOST_RUNS {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counting(tag: &str, ordinal: bool) -> Counting {
        Plurals::of(&Locale::parse(tag).unwrap()).counting(ordinal).clone()
    }

    #[test]
    fn categories_come_with_numbers_that_belong_to_them() {
        let line = |tag: &str, ordinal: bool| {
            let counting = counting(tag, ordinal);
            let list = counting.categories.iter().map(|c| format!("{} {}", c.name, c.samples));
            list.collect::<Vec<_>>().join("; ")
        };
        for (tag, expected) in [
            ("ja", "other 0~202, 1000, 1000000, …"),
            ("en", "one 1; other 0, 2~202, 1000, …"),
            ("pl", "one 1; few 2~4, 22~24, 32~34, …; many 0, 5~21, 25~31, …; other 0.0~9.9"),
            ("es", "one 1; many 1000000, 2000000, 3000000, …; other 0, 2~202, 1000"),
            ("sr-Latn", "one 1, 21, 31, …; few 2~4, 22~24, 32~34, …; other 0, 5~20, 25~30, …"),
            ("ar", "zero 0; one 1; two 2; few 3~10, 103~110; many 11~99, 111~199; other 100~102, 200~202, 1000, …"),
        ] {
            assert_eq!(line(tag, false), expected, "{tag}");
        }
        assert_eq!(line("en", true), "one 1, 21, 31, …; two 2, 22, 32, …; few 3, 23, 33, …; other 0, 4~20, 24~30, …");
    }

    #[test]
    fn a_translation_needs_the_forms_of_small_whole_numbers() {
        for (tag, needed, one) in [
            ("de", "one other", true),
            ("ru", "one few many", false),
            ("fr", "one other", true),
            ("ja", "other", false),
            ("ar", "zero one two few many other", true),
            ("cs", "one few other", true),
            ("sr-Latn", "one few other", false),
        ] {
            let counting = counting(tag, false);
            assert_eq!(counting.needed().collect::<Vec<_>>().join(" "), needed, "{tag}");
            assert_eq!((counting.is_single("one"), counting.known), (one, true), "{tag}");
        }
        assert!(!counting("fur", false).known);
        for (tag, numbers) in
            [("ar", [0, 1, 2, 3, 11, 100]), ("ru", [1, 2, 0, 21, 5, 22]), ("en", [1, 0, 21, 5, 2, 22])]
        {
            assert_eq!(counting(tag, false).representatives(), numbers, "{tag}");
        }
    }
}
