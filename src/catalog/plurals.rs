//! The plural categories of a language with sample numbers, for those who write its entries (UTS 35 part 3 §5).

use fixed_decimal::Decimal;
use icu::plurals::{PluralCategory, PluralRules};

use super::data::LocaleData;
use crate::locale::Locale;

/// The most runs of numbers that a category is shown by.
const MOST_RUNS: usize = 3;

/// The categories of one language, cardinal and ordinal, in CLDR's order; `other` is among them in every language.
#[derive(Debug)]
pub struct Plurals {
    cardinal: Vec<Category>,
    ordinal: Vec<Category>,
}

/// One category and the numbers that belong to it.
#[derive(Debug, PartialEq)]
pub struct Category {
    /// `one`, `few`, …
    pub name: &'static str,
    /// `2~4, 22~24, 32~34, …`: whole numbers, or decimals where no whole number belongs to it.
    pub samples: String,
}

impl Plurals {
    /// The categories of a locale's language. `Err` names missing data, should there be none.
    pub fn new(locale: &Locale) -> Result<Plurals, String> {
        let icu: icu::locale::Locale = locale.tag().parse().map_err(|error| format!("{}: {error}", locale.tag()))?;
        let data = LocaleData::new(&icu);
        let missing = |error: icu_provider::DataError| format!("no plural rules for {}: {error}", locale.tag());
        let cardinal = PluralRules::try_new_cardinal_unstable(&data, (&icu).into()).map_err(missing)?;
        let ordinal = PluralRules::try_new_ordinal_unstable(&data, (&icu).into()).map_err(missing)?;
        Ok(Plurals { cardinal: categories(&cardinal), ordinal: categories(&ordinal) })
    }

    /// The categories of counting, or of ranks.
    pub fn categories(&self, ordinal: bool) -> &[Category] {
        if ordinal { &self.ordinal } else { &self.cardinal }
    }
}

/// What a category is called as the key of a variant.
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

fn categories(rules: &PluralRules) -> Vec<Category> {
    let mut categories: Vec<PluralCategory> = rules.categories().collect();
    categories.sort_unstable();
    // Rules look at the last two or three digits, and Romance languages at millions.
    let whole: Vec<i64> = (0..=202).chain([1_000, 1_000_000, 2_000_000, 3_000_000, 4_000_000]).collect();
    let tenths: Vec<i64> = (0..=99).collect();
    categories
        .into_iter()
        .map(|category| {
            let of = |numbers: &[i64], exponent: i16| -> Vec<i64> {
                let belongs = |n: &i64| rules.category_for(&decimal(*n, exponent)) == category;
                numbers.iter().copied().filter(belongs).collect()
            };
            let samples = match of(&whole, 0) {
                numbers if numbers.is_empty() => runs(&of(&tenths, -1), -1),
                numbers => runs(&numbers, 0),
            };
            Category { name: name(category), samples }
        })
        .collect()
}

fn decimal(number: i64, exponent: i16) -> Decimal {
    let mut decimal = Decimal::from(number);
    decimal.multiply_pow10(exponent);
    decimal
}

/// Numbers with neighbors joined, `5~20, 25~30, …`.
fn runs(numbers: &[i64], exponent: i16) -> String {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let show = |number: i64| decimal(number, exponent).to_string();
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

    #[test]
    fn categories_come_with_numbers_that_belong_to_them() {
        let line = |tag: &str, ordinal: bool| {
            let plurals = Plurals::new(&Locale::parse(tag).unwrap()).unwrap();
            let list = plurals.categories(ordinal).iter().map(|c| format!("{} {}", c.name, c.samples));
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
}
