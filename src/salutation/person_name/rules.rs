//! CLDR's person-name data of one locale, read from `data/person_names.txt`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use icu::locale::fallback::{LocaleFallbackConfig, LocaleFallbacker};
use icu::locale::{DataLocale, LanguageIdentifier};

use super::{Length, NameStyle, Order, Register, Usage};

static DATA: LazyLock<Data> = LazyLock::new(|| Data::read(include_str!("../data/person_names.txt")));

/// A bound on CLDR's chains, the longest of which has five steps.
const LONGEST: usize = 12;

struct Data {
    patterns: Vec<&'static str>,
    locales: BTreeMap<&'static str, &'static str>,
}

impl Data {
    fn read(text: &'static str) -> Data {
        let mut data = Data { patterns: Vec::new(), locales: BTreeMap::new() };
        for line in text.lines() {
            if let Some(pattern) = line.strip_prefix("p\t") {
                data.patterns.push(pattern);
            } else if let Some((tag, cells)) = line.strip_prefix("l\t").and_then(|rest| rest.split_once('\t')) {
                data.locales.insert(tag, cells);
            }
        }
        data
    }
}

/// How one locale formats names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rules {
    given_first: &'static str,
    surname_first: &'static str,
    pub(super) native_space: String,
    pub(super) foreign_space: String,
    pub(super) initial: String,
    pub(super) initial_sequence: String,
    patterns: &'static str,
}

impl Rules {
    /// The rules of the locale or of its nearest ancestor that has any, the root at last.
    pub(super) fn of(locale: &LanguageIdentifier) -> Rules {
        let mut cells = find(locale).unwrap_or_default().split('\t');
        let mut next = || cells.next().unwrap_or_default();
        Rules {
            given_first: next(),
            surname_first: next(),
            native_space: next().replace('_', " "),
            foreign_space: next().replace('_', " "),
            initial: next().replace('_', " "),
            initial_sequence: next().replace('_', " "),
            patterns: next(),
        }
    }

    /// What `nameOrderLocales` says of exactly this tag.
    pub(super) fn order_of(&self, tag: &str) -> Option<Order> {
        let lists = |list: &str| list.split(',').any(|listed| listed == tag);
        if lists(self.given_first) {
            Some(Order::GivenFirst)
        } else {
            lists(self.surname_first).then_some(Order::SurnameFirst)
        }
    }

    /// The patterns to choose from, never none in CLDR's data.
    pub(super) fn patterns(&self, order: Order, style: NameStyle) -> Vec<&'static str> {
        let length = match style.length {
            Length::Long => 0,
            Length::Medium => 1,
            Length::Short => 2,
        };
        let usage = match style.usage {
            Usage::Referring => 0,
            Usage::Addressing => 1,
            Usage::Monogram => 2,
        };
        let formality = usize::from(style.formality == Register::Informal);
        let index = match order {
            Order::GivenFirst => length * 6 + usage * 2 + formality,
            Order::SurnameFirst => 18 + length * 6 + usage * 2 + formality,
            Order::Sorting => 36 + length * 2 + formality,
        };
        let numbers = self.cell(index).unwrap_or_default().split('|');
        numbers.filter_map(|number| DATA.patterns.get(number.parse::<usize>().ok()?).copied()).collect()
    }

    fn cell(&self, index: usize) -> Option<&'static str> {
        let runs = self.patterns.split(' ').map(|run| run.split_once('x').unwrap_or((run, "1")));
        runs.flat_map(|(cell, times)| std::iter::repeat_n(cell, times.parse().unwrap_or(0))).nth(index)
    }
}

/// Whether the locale has name data of its own, that is, other than the root's.
pub(super) fn has_own(locale: &LanguageIdentifier) -> bool {
    find(locale).is_some_and(|cells| Some(&cells) != DATA.locales.get("und"))
}

fn find(locale: &LanguageIdentifier) -> Option<&'static str> {
    let mut walk =
        LocaleFallbacker::new().for_config(LocaleFallbackConfig::default()).fallback_for(DataLocale::from(locale));
    if let Some(cells) = DATA.locales.get(locale.to_string().as_str()) {
        return Some(cells);
    }
    for _ in 0..LONGEST {
        if let Some(cells) = DATA.locales.get(walk.get().to_string().as_str()) {
            return Some(cells);
        }
        walk.step();
    }
    DATA.locales.get("und").copied()
}

#[cfg(test)]
mod tests {
    use super::super::part::parse_key;
    use super::*;

    #[test]
    fn every_locale_has_42_cells_of_known_patterns() {
        assert!(DATA.locales.len() > 130 && DATA.patterns.len() > 300);
        for tag in DATA.locales.keys() {
            let rules = Rules::of(&tag.parse().expect(tag));
            for index in 0..42 {
                let cell = rules.cell(index).expect(tag);
                for number in cell.split('|') {
                    assert!(number.parse::<usize>().expect(tag) < DATA.patterns.len(), "{tag} {cell}");
                }
            }
            assert_eq!(rules.cell(42), None, "{tag}");
            assert!(rules.initial.contains("{0}") && rules.initial_sequence.contains("{1}"), "{tag}");
            assert!(rules.order_of("und").is_some(), "{tag}");
        }
    }

    #[test]
    fn every_field_of_every_pattern_is_known() {
        for pattern in &DATA.patterns {
            for field in pattern.split('{').skip(1) {
                let key = field.split_once('}').expect(pattern).0;
                assert!(parse_key(key).is_some(), "{pattern}");
            }
        }
    }

    /// What `order.rs` relies on for the whole name.
    #[test]
    fn the_long_formal_form_of_a_native_name_has_both_names_in_full() {
        let style =
            NameStyle { order: None, length: Length::Long, usage: Usage::Referring, formality: Register::Formal };
        for tag in DATA.locales.keys() {
            let rules = Rules::of(&tag.parse().expect(tag));
            let language = tag.split('-').next().unwrap_or_default();
            let order = rules.order_of(language).or_else(|| rules.order_of("und")).expect(tag);
            for pattern in rules.patterns(order, style) {
                assert!(pattern.contains("{given}"), "{tag}: {pattern}");
                assert!(pattern.contains("{surname}") || pattern.contains("{surname-core}"), "{tag}: {pattern}");
                assert_eq!(
                    order == Order::SurnameFirst,
                    pattern.find("{surname") < pattern.find("{given}"),
                    "{tag}: {pattern}"
                );
            }
        }
    }

    #[test]
    fn a_locale_without_data_takes_its_ancestors() {
        for (locale, same) in [
            ("de-AT", "de"),
            ("zh-Hans-SG", "zh"),
            ("es-AR", "es-419"),
            ("en-GB-scotland", "en-GB"),
            ("nb", "no"),
            ("zh-Hant-MO", "zh-Hant-HK"),
            ("tlh", "und"),
            ("sr-Cyrl-BA", "sr"),
        ] {
            assert_eq!(Rules::of(&locale.parse().expect(locale)), Rules::of(&same.parse().expect(same)), "{locale}");
        }
        assert!(has_own(&"de-AT".parse().expect("de-AT")) && !has_own(&"tlh".parse().expect("tlh")));
    }
}
