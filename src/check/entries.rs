//! Rules over entries: each locale against the reference, against what templates pass, and against its own language.
//!
//! Facts are gathered first, for all entries of all locales; the rules then only compare (`structure`, `arguments`, `markup`,
//! `variants`, and the room `text` for wording).

mod arguments;
mod calls;
mod markup;
mod names;
mod structure;
mod variants;
mod words;

use std::collections::{BTreeMap, BTreeSet};

pub use calls::{Call, Calls};

use super::facts::Facts;
use crate::catalog::plurals::Plurals;
use crate::catalog::resource::{Entry, Span};
use crate::catalog::{FileText, Merged, Written};
use crate::diagnostic::{Diagnostic, Report, line_column};
use crate::locale::{Locale, inherit};

/// A project's entries, or a brand's over them, as these rules see them.
pub struct View<'a> {
    /// Everything written.
    pub written: &'a Written,
    /// The locales to look at.
    pub locales: &'a [Locale],
    /// What translations are compared with.
    pub reference: &'a Locale,
    /// Whether a file's findings belong to this look: not the stock's in a project, not the project's in a brand.
    pub own: &'a dyn Fn(&str) -> bool,
    /// What templates pass; nothing where there are no templates.
    pub calls: Option<&'a Calls<'a>>,
    /// Whether every template could be read, so that `calls` are all calls.
    pub all_called: bool,
    /// Entries by locale that loading found a fault in: what they say is not known.
    pub faulty: &'a BTreeSet<(&'a str, &'a str)>,
}

impl View<'_> {
    /// Whether loading found a fault in a locale's entry, or in its value or attribute of that name.
    fn is_faulty(&self, locale: &Locale, name: &str) -> bool {
        let id = name.split_once('.').map_or(name, |(id, _)| id);
        [name, id].iter().any(|name| self.faulty.contains(&(locale.name(), *name)))
    }
}

/// A value or an attribute of an entry, with its facts.
pub struct Text<'a> {
    /// As calls name it: `id`, `id.attribute`, `-term`.
    pub name: String,
    /// The entry.
    pub entry: &'a Entry,
    /// Its file.
    pub file: &'a FileText,
    /// The locale that supplied it.
    pub locale: &'a Locale,
    /// What it can say.
    pub facts: Facts<'a>,
}

impl Text<'_> {
    /// A finding about this text; `span` in its file, the entry's id without one.
    fn error(&self, rule: &'static str, span: Option<&Span>, message: impl Into<String>) -> Diagnostic {
        let named = || self.attribute().unwrap_or_else(|| self.entry.span.clone());
        let span = span.filter(|span| !span.is_empty()).cloned().unwrap_or_else(named);
        Diagnostic::error(rule, message)
            .at(&self.file.path, &self.file.text, span)
            .locale(&self.file.locale)
            .entry(&self.name)
    }

    fn warning(&self, rule: &'static str, span: Option<&Span>, message: impl Into<String>) -> Diagnostic {
        self.error(rule, span, message).into_warning()
    }

    /// Place of the attribute's name; nothing for a value.
    fn attribute(&self) -> Option<Span> {
        let (_, name) = self.name.split_once('.')?;
        let pattern = &self.entry.attributes.iter().find(|(attribute, _)| attribute == name)?.1;
        let before = self.file.text.get(self.entry.span.end..pattern.span().start)?;
        let at = self.entry.span.end + before.rfind(&format!(".{name}"))?;
        Some(at..at + 1 + name.len())
    }

    /// `file:line`, for messages about another text.
    fn place(&self) -> String {
        format!("{}:{}", self.file.path, line_column(&self.file.text, self.entry.span.start).0)
    }
}

/// One locale's texts and how it counts.
struct Side<'a> {
    locale: &'a Locale,
    texts: BTreeMap<String, Text<'a>>,
    plurals: Plurals,
}

impl<'a> Side<'a> {
    fn read(locale: &'a Locale, bundle: &Merged<'a>) -> Side<'a> {
        let mut texts = BTreeMap::new();
        for name in bundle.all() {
            let Some((entry, file, locale)) = bundle.entry(name) else { continue };
            let attributes =
                entry.attributes.iter().map(|(attribute, pattern)| (format!("{name}.{attribute}"), pattern));
            for (name, pattern) in entry.value.iter().map(|p| (name.to_owned(), p)).chain(attributes) {
                let facts = Facts::of(pattern, bundle);
                texts.insert(name.clone(), Text { name, entry, file, locale, facts });
            }
        }
        Side { locale, texts, plurals: Plurals::of(locale) }
    }
}

/// One text on its way through the rules.
struct Case<'a> {
    view: &'a View<'a>,
    side: &'a Side<'a>,
    text: &'a Text<'a>,
    /// The same text in the reference, and how that counts; nothing for the reference itself.
    reference: Option<(&'a Text<'a>, &'a Side<'a>)>,
}

impl Case<'_> {
    fn calls(&self) -> &[Call<'_>] {
        self.view.calls.map_or(&[], |calls| calls.of(&self.text.name))
    }
}

/// Entries by locale that still say what the reference says.
pub type Untranslated = BTreeMap<Locale, BTreeSet<String>>;

/// Looks at all entries of the view; gives what is not translated although it is there.
pub fn check(view: &View<'_>, report: &mut Report) -> Untranslated {
    let mut untranslated = Untranslated::new();
    let all: Vec<Locale> = view.written.locales().cloned().collect();
    let chain_of = |locale: &Locale| inherit(locale, &all);
    let reference_chain = chain_of(view.reference);
    let reference = Side::read(view.reference, &view.written.merged(&reference_chain));
    let mut reached = structure::Reached::new(view.calls);
    reached.follow(&reference);
    for locale in view.locales.iter().filter(|locale| *locale != view.reference) {
        let chain = chain_of(locale);
        let side = Side::read(locale, &view.written.merged(&chain));
        reached.follow(&side);
        structure::compare(view, &side, &reference, report);
        // What a parent supplies is looked at with the parent.
        for text in side.texts.values().filter(|t| *t.locale == *locale && (view.own)(&t.file.path)) {
            let sound = |text: &&Text<'_>| !view.is_faulty(text.locale, &text.name);
            let pair = reference.texts.get(&text.name).filter(sound).map(|text| (text, &reference));
            if look(&Case { view, side: &side, text, reference: pair }, report) {
                untranslated.entry(locale.clone()).or_default().insert(text.name.clone());
            }
        }
        structure::unused_terms(view, &side, Some(&reference), report);
        names::spelled(view, &side, report);
    }
    for text in reference.texts.values().filter(|t| *t.locale == *view.reference && (view.own)(&t.file.path)) {
        look(&Case { view, side: &reference, text, reference: None }, report);
    }
    structure::unused_terms(view, &reference, None, report);
    names::spelled(view, &reference, report);
    names::undocumented(view, &reference, report);
    if view.all_called {
        structure::unused(view, &reference, &reached, report);
    }
    untranslated
}

/// Looks at one text; gives whether it still says what the reference says. What is faulty is mended before its words matter.
fn look(case: &Case<'_>, report: &mut Report) -> bool {
    if case.view.is_faulty(case.text.locale, &case.text.name) {
        return false;
    }
    variants::check(case, report);
    names::id_as_text(case, report);
    markup::balance(case, report);
    // What a term takes is between it and the entries of its own language.
    if let Some((reference, _)) = case.reference.filter(|_| !case.text.entry.term) {
        arguments::compare(case, reference, report);
        markup::compare(case, reference, report);
    }
    words::check(case, report)
}

/// Names in backquotes with commas between.
fn quoted<S: std::fmt::Display>(names: impl IntoIterator<Item = S>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// What each outcome has in common.
fn in_all<'x, T: Ord + Clone + 'x>(mut sets: impl Iterator<Item = BTreeSet<T>>) -> BTreeSet<T> {
    let first = sets.next().unwrap_or_default();
    sets.fold(first, |all, set| all.intersection(&set).cloned().collect())
}
