//! The place of one use, and whether the table's conditions hold there.

use scraper::ElementRef;

use super::css::{Declaration, Part};
use super::sign::{Impact, When};

/// Where a feature is used.
#[derive(Clone, Copy, Default)]
pub struct Site<'a> {
    /// The element, unless a style sheet is the place.
    pub element: Option<ElementRef<'a>>,
    /// The declarations beside it: of the same block, or of the element's `style`.
    pub block: &'a [Declaration<'a>],
    /// The declaration.
    pub declaration: Option<&'a Declaration<'a>>,
    /// An attribute's value, an address, or the content of a `<style>`.
    pub text: &'a str,
}

impl Site<'_> {
    /// Whether a program without the feature loses something here.
    pub fn breaks(&self, impact: Impact) -> bool {
        match impact {
            Impact::Degrades => false,
            Impact::Breaks(_) => true,
            Impact::BreaksWhen(when, _) => self.meets(when),
        }
    }

    /// Whether the use is such.
    pub fn meets(&self, when: When) -> bool {
        let value = self.declaration.map_or(&[][..], |declaration| &declaration.value);
        match when {
            When::Keyword(words) => value.iter().any(|part| words.iter().any(|word| part.is_word(word))),
            When::Negative => value.iter().any(|part| matches!(part, Part::Number(number, _) if *number < 0.0)),
            When::Zero => matches!(value, [Part::Number(number, _)] if *number <= 0.0),
            When::Spaced(functions) => is_spaced(value, functions),
            When::Sign(sign) => outside_functions(value).any(|part| *part == Part::Sign(sign)),
            When::Address => value.iter().any(|part| is_function(part, "url")),
            When::Colours => {
                self.declaration.is_some_and(|d| matches!(d.name.as_str(), "color" | "background" | "background-color"))
            }
            When::NoColourBehind => self.has_text() && self.attribute("bgcolor").is_none() && !has_ground(self.block),
            When::Capitals => self
                .declaration
                .and_then(|d| d.important)
                .is_some_and(|word| word.bytes().any(|b| b.is_ascii_uppercase())),
            When::Without(names) => !names.iter().any(|name| self.attribute(name).is_some()),
            When::Attribute(name, holds) => self.attribute(name).is_some_and(|value| contains(value, holds)),
            When::On(names) => names.contains(&self.element_name()),
            When::Within(name) => self.element.is_some_and(|element| {
                element.ancestors().filter_map(ElementRef::wrap).any(|around| around.value().name() == name)
            }),
            When::Elsewhere(names) => !names.contains(&self.element_name()),
            When::TableInside => self.holds_element("table") && !declares(self.block, "mso-hide", "all"),
            When::Empty => !self.has_text() && !self.holds_element("img"),
            When::Shown => !declares(self.block, "display", "none"),
            When::NoFont => !contains(self.text, "font"),
            When::Holds(words) => words.iter().any(|word| contains(self.text, word)),
            When::LongerThan(bytes) => self.text.len() > bytes,
            When::Always => true,
            When::All(all) => all.iter().all(|when| self.meets(*when)),
        }
    }

    fn element_name(&self) -> &str {
        self.element.as_ref().map_or("", |element| element.value().name())
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        self.element.as_ref().and_then(|element| element.value().attr(name))
    }

    fn holds_element(&self, name: &str) -> bool {
        let elements = self.element.into_iter().flat_map(|element| element.descendent_elements().skip(1));
        elements.into_iter().any(|inner| inner.value().name() == name)
    }

    /// Whether text stands there; a style sheet does not tell, so that it may.
    fn has_text(&self) -> bool {
        self.element.is_none_or(|element| element.text().any(|text| !text.trim().is_empty()))
    }
}

/// Whether `block` hides its element or the like: `property` has that keyword.
pub fn declares(block: &[Declaration<'_>], property: &str, word: &str) -> bool {
    block.iter().any(|d| d.name == property && d.value.iter().any(|part| part.is_word(word)))
}

/// The parts of a value that are in no function's brackets, the functions' names among them.
fn outside_functions<'a, 'i>(value: &'a [Part<'i>]) -> impl Iterator<Item = &'a Part<'i>> {
    value
        .iter()
        .scan(0_usize, |depth, part| {
            let outside = *depth == 0;
            match part {
                Part::Function(_) => *depth += 1,
                Part::Close => *depth = depth.saturating_sub(1),
                _ => {}
            }
            Some(outside.then_some(part))
        })
        .flatten()
}

fn is_function(part: &Part<'_>, name: &str) -> bool {
    matches!(part, Part::Function(own) if own.eq_ignore_ascii_case(name))
}

/// Whether one of `functions` has its three colour values without commas (CSS Color Level 4 §4.2.2).
fn is_spaced(value: &[Part<'_>], functions: &[&str]) -> bool {
    let starts = (0..value.len()).filter(|at| functions.iter().any(|name| is_function(&value[*at], name)));
    starts.into_iter().any(|at| {
        let arguments = value[at + 1..].iter().take_while(|part| **part != Part::Close);
        let (mut numbers, mut commas) = (0, 0);
        for part in arguments {
            numbers += usize::from(matches!(part, Part::Number(..)));
            commas += usize::from(*part == Part::Sign(','));
        }
        numbers >= 3 && commas == 0
    })
}

/// Whether a colour is declared for the ground.
fn has_ground(block: &[Declaration<'_>]) -> bool {
    let grounds = block.iter().filter(|d| matches!(d.name.as_str(), "background" | "background-color"));
    grounds.into_iter().any(|d| outside_functions(&d.value).any(is_colour))
}

fn is_colour(part: &Part<'_>) -> bool {
    match part {
        Part::Hash => true,
        Part::Word(word) => cssparser::color::parse_named_color(word).is_ok(),
        // `rgba()` and `hsl()` are lost where images are.
        Part::Function(name) => name.eq_ignore_ascii_case("rgb"),
        _ => false,
    }
}

fn contains(text: &str, word: &str) -> bool {
    text.to_ascii_lowercase().contains(word)
}
