//! The strings of a mail: every entry that it speaks, where it is written and who supplied it.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::asked::render;
use super::state::{Ground, State};
use crate::catalog::Bundle;
use crate::diagnostic::line_column;
use crate::engine::Kit;
use crate::locale::{Locale, look_up};
use crate::render::Rendered;
use crate::request::Request;
use crate::template::Part;

/// One entry of a mail.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Said {
    /// Its number among the marks of the mail.
    pub n: usize,
    /// The part that it stands in.
    pub part: &'static str,
    /// `text`, or `attribute` and `line`, where there is nothing to point at in the picture.
    #[serde(rename = "where")]
    pub place: &'static str,
    /// The entry, or `entry.attribute`.
    pub entry: String,
    /// What it came to, without markup.
    pub text: String,
    /// The locale that supplied it.
    pub locale: String,
    /// Whether that is not the mail's own.
    pub fallback: bool,
    /// The file it is written in.
    pub file: String,
    /// That file on this machine.
    pub absolute: Option<String>,
    /// Its line.
    pub line: usize,
    /// Its column.
    pub column: usize,
    /// What it was given.
    pub arguments: Vec<Given>,
    /// Whether it reads as in the reference, which is another language.
    pub same_as_reference: bool,
}

/// An argument with its value.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Given {
    name: String,
    value: String,
}

/// The bundle that a mail was rendered with.
fn bundle<'a>(kit: &'a Kit, locale: &str) -> Option<&'a Bundle> {
    let locale = kit.catalog.locales().find(|known| known.name() == locale)?;
    kit.catalog.bundle(locale).map(|bundle| &**bundle)
}

/// Everything that a mail says by entries.
pub(super) fn strings(state: &State, ground: &Ground, kit: &Kit, request: &Request, rendered: &Rendered) -> Vec<Said> {
    let Some((marked, bundle)) = rendered.marked.as_ref().zip(bundle(kit, &rendered.locale)) else {
        return Vec::new();
    };
    let reference = in_reference(ground, kit, request, rendered);
    let said = marked.spoken.iter().enumerate();
    said.filter_map(|(n, spoken)| {
        let entry = bundle.entry(&spoken.entry)?;
        let text = ground.project.text(&entry.place.file).unwrap_or_default();
        let (line, column) = line_column(text, entry.place.span.start);
        let given = spoken.arguments.iter().map(|(name, value)| Given { name: name.clone(), value: value.clone() });
        Some(Said {
            n,
            part: spoken.part.as_str(),
            place: match (spoken.part, spoken.attribute) {
                (_, true) => "attribute",
                (Part::Html | Part::Text, _) => "text",
                (Part::Subject | Part::Preheader, _) => "line",
            },
            entry: spoken.entry.clone(),
            text: spoken.text.clone(),
            locale: entry.locale.name().to_owned(),
            fallback: is_fallback(bundle, &entry.locale),
            absolute: state.absolute(&entry.place.file).map(|path| path.to_string_lossy().into_owned()),
            file: entry.place.file.clone(),
            line,
            column,
            arguments: given.collect(),
            same_as_reference: reference.get(&spoken.entry).is_some_and(|text| *text == spoken.text),
        })
    })
    .collect()
}

/// Whether an entry of that locale is not the bundle's own. A pseudo-locale speaks the reference's, in disguise.
fn is_fallback(bundle: &Bundle, supplier: &Locale) -> bool {
    supplier != bundle.locale() && !bundle.locale().is_pseudo()
}

/// What each entry comes to in the reference; nothing where the mail is in the same language.
fn in_reference(ground: &Ground, kit: &Kit, request: &Request, rendered: &Rendered) -> HashMap<String, String> {
    let reference = &kit.reference;
    let own = look_up(&rendered.locale, &kit.locales);
    if own.is_none_or(|own| own.id().language == reference.id().language) {
        return HashMap::new();
    }
    render(ground, request, Some(reference.name()), true).map(|mail| texts(&mail)).unwrap_or_default()
}

/// What each entry of a mail comes to.
pub(super) fn texts(rendered: &Rendered) -> HashMap<String, String> {
    let spoken = rendered.marked.iter().flat_map(|marked| &marked.spoken);
    // What holds no letter reads the same everywhere.
    let spoken = spoken.filter(|spoken| spoken.text.chars().any(char::is_alphabetic));
    spoken.map(|spoken| (spoken.entry.clone(), spoken.text.clone())).collect()
}

/// How many different entries of a mail stand in it, and how many of them another locale supplied.
pub(super) fn counted(kit: &Kit, rendered: &Rendered) -> (usize, usize) {
    let Some((marked, bundle)) = rendered.marked.as_ref().zip(bundle(kit, &rendered.locale)) else { return (0, 0) };
    let entries: BTreeSet<&str> = marked.spoken.iter().map(|spoken| spoken.entry.as_str()).collect();
    let fallback = entries.iter().filter(|entry| bundle.entry(entry).is_some_and(|e| is_fallback(bundle, &e.locale)));
    (entries.len(), fallback.count())
}
