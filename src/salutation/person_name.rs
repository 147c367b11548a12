//! Person names as CLDR formats them (UTS #35 part 8): which parts a locale prints, in which order, with which spaces.
//!
//! A [`PersonName`] holds the parts; [`PersonName::format`] finds the rules. The name has a say before the mail has: its script
//! decides whose rules apply (a Cyrillic name in an English mail takes Russian ones), its locale decides the order. Nothing
//! is guessed that CLDR does not derive: no title is made, no name is inflected, no nickname formed.
//!
//! `data/person_names.txt` has the patterns, `conformance.rs` runs CLDR's own test data.

mod locales;
mod part;
mod pattern;
mod rules;

#[cfg(test)]
mod conformance;

use icu::locale::LanguageIdentifier;

pub(super) use locales::Scripts;
pub use part::{Field, Modifier};

use part::Modifiers;
use pattern::Pattern;

/// In which order the parts stand (UTS #35 part 8, "order").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// Anna Kovács.
    GivenFirst,
    /// Kovács Anna.
    SurnameFirst,
    /// Kovács, Anna: as in an index.
    Sorting,
}

/// How much of the name is printed (UTS #35 part 8, "length").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Length {
    /// Everything there is.
    Long,
    /// The usual form.
    Medium,
    /// As little as is understood, often with initials.
    Short,
}

/// What the name is printed for (UTS #35 part 8, "usage").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Usage {
    /// Speaking of the person.
    Referring,
    /// Speaking to the person.
    Addressing,
    /// One or few letters, as in a round avatar.
    Monogram,
}

/// Which form of address the name is printed in (UTS #35 part 8, "formality").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Register {
    /// With title and surname.
    Formal,
    /// With the given name, its informal form where there is one.
    Informal,
}

/// The four wishes that choose a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NameStyle {
    /// `None`: the order that the name's locale has in the mail's locale (`nameOrderLocales`).
    pub order: Option<Order>,
    /// How much of the name.
    pub length: Length,
    /// What for. [`Order::Sorting`] knows only [`Usage::Referring`], whatever stands here.
    pub usage: Usage,
    /// In which form of address.
    pub formality: Register,
}

/// The parts of one name, its locale and its wished order (UTS #35 part 8, "PersonName object").
///
/// ```
/// use vocative::salutation::person_name::{Field, Length, NameStyle, PersonName, Register, Usage};
///
/// let name = PersonName::new().with(Field::Given, "Anna").with(Field::Surname, "Kovács").in_locale("hu".parse()?);
/// let style = NameStyle { order: None, length: Length::Medium, usage: Usage::Referring, formality: Register::Formal };
/// assert_eq!(name.format(&"hu".parse()?, style), "Kovács Anna");
/// assert_eq!(name.format(&"en".parse()?, style), "Anna Kovács");
/// # Ok::<(), icu::locale::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonName {
    parts: Vec<(Field, Modifiers, String)>,
    locale: Option<LanguageIdentifier>,
    order: Option<Order>,
}

impl PersonName {
    /// A name without parts, which formats as nothing.
    pub fn new() -> PersonName {
        PersonName::default()
    }

    /// Adds a part. A blank one counts as absent.
    #[must_use]
    pub fn with(self, field: Field, value: &str) -> PersonName {
        self.with_variant(field, &[], value)
    }

    /// Adds a form of a part that cannot be derived: the informal given name, the prefix and core of a surname, a vocative,
    /// or initials that differ from what CLDR derives. The form with most of the modifiers that a pattern asks for wins.
    #[must_use]
    pub fn with_variant(mut self, field: Field, modifiers: &[Modifier], value: &str) -> PersonName {
        if !value.trim().is_empty() {
            self.parts.push((field, modifiers.iter().copied().collect(), value.trim().to_owned()));
        }
        self
    }

    /// Says which locale the name comes from. Without it, the name's script says so.
    #[must_use]
    pub fn in_locale(mut self, locale: LanguageIdentifier) -> PersonName {
        self.locale = Some(locale);
        self
    }

    /// Says which order the person wishes (CLDR `preferredOrder`).
    #[must_use]
    pub fn in_order(mut self, order: Order) -> PersonName {
        self.order = Some(order);
        self
    }

    /// The name as a mail in `locale` prints it. Never fails; empty when no part of the pattern is known.
    pub fn format(&self, locale: &LanguageIdentifier, style: NameStyle) -> String {
        let origin = locales::Origin::of(self);
        let formatting = origin.formatting_locale(locale);
        let rules = rules::Rules::of(&formatting);
        let order = match style.order {
            Some(Order::Sorting) => Order::Sorting,
            wished => wished.or(self.order).unwrap_or_else(|| origin.order(&rules)),
        };
        let Some(pattern) = self.best(rules.patterns(order, style)) else { return String::new() };
        let stands_in = self.is_empty(Field::Surname) && pattern.needs_surname();
        let read = |field: Field, modifiers: Modifiers| match (stands_in, field) {
            // "Handle missing surname": the given name takes its place.
            (true, Field::Surname) => self.value(Field::Given, modifiers, &rules, &formatting),
            (true, Field::Given) => String::new(),
            _ => self.value(field, modifiers, &rules, &formatting),
        };
        let space = if origin.is_native(&formatting) { &rules.native_space } else { &rules.foreign_space };
        replace_spaces(&pattern.fill(read), space)
    }

    /// "Choose a namePattern": most populated fields, then fewest empty ones, then the alphabet.
    fn best(&self, sources: Vec<&'static str>) -> Option<Pattern> {
        sources
            .into_iter()
            .map(|source| {
                let pattern = Pattern::parse(source);
                let populated = pattern.fields().filter(|&(field, wanted)| self.raw(field, wanted).is_some()).count();
                let empty = pattern.fields().count() - populated;
                (std::cmp::Reverse(populated), empty, source, pattern)
            })
            .min_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)))
            .map(|(.., pattern)| pattern)
    }

    fn is_empty(&self, field: Field) -> bool {
        self.raw(field, Modifiers::default()).is_none()
    }

    fn value(&self, field: Field, wanted: Modifiers, rules: &rules::Rules, formatting: &LanguageIdentifier) -> String {
        self.raw(field, wanted).map_or_else(String::new, |(text, left)| part::derive(&text, left, rules, formatting))
    }

    /// A part as it was given, and the modifiers that are still to be applied to it ("Handle core and prefix").
    fn raw(&self, field: Field, wanted: Modifiers) -> Option<(String, Modifiers)> {
        let plain = wanted.without(Modifier::Prefix).without(Modifier::Core);
        let core = self.supplied(field, plain.and(Modifier::Core));
        if wanted.has(Modifier::Prefix) {
            core?;
            return self.supplied(field, plain.and(Modifier::Prefix));
        }
        if wanted.has(Modifier::Core) {
            return core.or_else(|| self.supplied(field, plain));
        }
        self.supplied(field, plain).or_else(|| {
            let (core, left) = core?;
            let text = match self.supplied(field, plain.and(Modifier::Prefix)) {
                Some((prefix, _)) => format!("{prefix} {core}"),
                None => core,
            };
            Some((text, left))
        })
    }

    /// The given form that has most of the wanted modifiers and no other. Prefix and core are never left out.
    fn supplied(&self, field: Field, wanted: Modifiers) -> Option<(String, Modifiers)> {
        let same_part = |has: Modifiers| {
            [Modifier::Prefix, Modifier::Core].into_iter().all(|part| has.has(part) == wanted.has(part))
        };
        self.parts
            .iter()
            .filter(|(of, has, _)| *of == field && has.is_within(wanted) && same_part(*has))
            .min_by_key(|(_, has, _)| std::cmp::Reverse(has.len()))
            .map(|(_, has, text)| (text.clone(), wanted.minus(*has)))
    }
}

/// "Handling foreign names", step 4. U+0020 alone is meant: Urdu monograms keep their U+202F.
fn replace_spaces(text: &str, space: &str) -> String {
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(space)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styled(order: Option<Order>, length: Length, usage: Usage, formality: Register) -> NameStyle {
        NameStyle { order, length, usage, formality }
    }

    fn format(name: &PersonName, locale: &str, style: NameStyle) -> String {
        name.format(&locale.parse().expect(locale), style)
    }

    /// The two tables of "Examples of space replacement".
    #[test]
    fn space_order_and_rules_follow_the_name() {
        let style = styled(None, Length::Medium, Usage::Referring, Register::Formal);
        for (name_locale, given, surname, locale, expected) in [
            ("de-CH", "Albert", "Einstein", "ja", "Albert Einstein"),
            ("de-CH", "アルベルト", "アインシュタイン", "ja", "アルベルト・アインシュタイン"),
            ("de-CH", "アルベルト", "アインシュタイン", "de", "アルベルト・アインシュタイン"),
            ("ja-JP", "駿", "宮崎", "ja", "宮崎駿"),
            ("ja-JP", "駿", "宮崎", "de", "宮崎駿"),
            ("ja-JP", "Hayao", "Miyazaki", "de", "Hayao Miyazaki"),
            ("ja-JP", "Hayao", "Miyazaki", "en", "Miyazaki Hayao"),
            ("und", "駿", "宮崎", "zh", "駿·宮崎"),
            ("zh-Hant-TW", "雅婷", "張", "ja", "張雅婷"),
            ("uk", "Олена", "Коваль", "hi", "Олена Коваль"),
        ] {
            let name = PersonName::new()
                .with(Field::Given, given)
                .with(Field::Surname, surname)
                .in_locale(name_locale.parse().expect(name_locale));
            assert_eq!(format(&name, locale, style), expected, "{name_locale} in {locale}");
        }
    }

    #[test]
    fn a_wished_order_comes_before_that_of_the_locale() {
        let name = PersonName::new().with(Field::Given, "Anna").with(Field::Surname, "Kovács");
        let name = name.in_order(Order::SurnameFirst);
        let style = |order| styled(order, Length::Medium, Usage::Referring, Register::Formal);
        assert_eq!(format(&name, "en", style(None)), "Kovács Anna");
        assert_eq!(format(&name, "en", style(Some(Order::GivenFirst))), "Anna Kovács");
        assert_eq!(format(&name, "en", style(Some(Order::Sorting))), "Kovács, Anna");
    }

    #[test]
    fn a_form_that_was_given_comes_before_a_derived_one() {
        let name = PersonName::new()
            .with(Field::Given, "Christine")
            .with_variant(Field::Given, &[Modifier::Initial], "Chr.")
            .with(Field::Surname, "Lopez");
        let style = styled(None, Length::Short, Usage::Referring, Register::Formal);
        assert_eq!(format(&name, "en", style), "Chr. Lopez");
        let seumas = PersonName::new().with(Field::Given, "Seumas");
        let style = styled(None, Length::Long, Usage::Addressing, Register::Informal);
        assert_eq!(format(&seumas, "gd", style), "Seumas");
        let called = seumas.with_variant(Field::Given, &[Modifier::Vocative], "a Sheumais");
        assert_eq!(format(&called, "gd", style), "a Sheumais");
    }

    #[test]
    fn a_prefix_counts_only_beside_a_core() {
        let style = styled(Some(Order::Sorting), Length::Long, Usage::Referring, Register::Formal);
        let name = PersonName::new().with(Field::Given, "Ada").with_variant(Field::Surname, &[Modifier::Prefix], "von");
        assert_eq!(
            format(&name.clone().with_variant(Field::Surname, &[Modifier::Core], "Brühl"), "en", style),
            "Brühl, Ada von"
        );
        assert_eq!(format(&name.clone().with(Field::Surname, "Brühl"), "en", style), "Brühl, Ada");
        assert_eq!(format(&name, "en", style), "Ada");
    }

    #[test]
    fn a_name_without_parts_is_empty() {
        let style = styled(None, Length::Long, Usage::Referring, Register::Formal);
        for locale in ["en", "ja", "und", "tlh", "zh-Hant-MO", "en-XA"] {
            assert_eq!(format(&PersonName::new(), locale, style), "");
            assert_eq!(format(&PersonName::new().with(Field::Given, " \t"), locale, style), "");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_name_formats_in_any_locale_with_its_own_letters_only(
            given in r"\PC{0,20}", surname in r"\PC{0,20}", locale in "[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?",
        ) {
            let Ok(locale) = locale.parse() else { return Ok(()) };
            let name = PersonName::new().with(Field::Given, &given).with(Field::Surname, &surname);
            let style = styled(None, Length::Long, Usage::Referring, Register::Formal);
            let text = name.format(&locale, style);
            let letters = |text: &str| {
                let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
                letters.sort_unstable();
                letters
            };
            proptest::prop_assert_eq!(letters(&text), letters(&format!("{given}{surname}")));
        }
    }
}
