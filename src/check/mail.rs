//! What is wrong with a rendered mail, whatever its templates and entries look like.
//!
//! A [`Specimen`] is one mail with what it was made from. Three functions look at it, from the cheap to the dear:
//!
//! | function | looks at | to be run |
//! |---|---|---|
//! | [`examine_text`] | subject, preheader, text, html as strings | on every mail |
//! | [`examine_document`] | the parsed html: structure, images, sizes, contrast | once for each [`skeleton`] |
//! | [`examine_message`] | the bytes as they will be sent | on every mail that is composed |
//!
//! They give [`Flaw`]s, which say what is wrong and where in the mail. [`Specimen::diagnostic`] finds the author's place for it.

mod anchors;
mod bytes;
mod color;
mod css;
mod data;
mod document;
mod frame;
mod html;
mod images;
mod lines;
mod locate;
mod looks;
mod parity;
mod wording;

use scraper::ElementRef;
use serde_json::Value;

use crate::check::rule;
use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::Kit;
use crate::locale::Locale;
use crate::render::Rendered;
pub use crate::settings::Budgets;
use crate::template::{Email, Part};

pub use html::skeleton;

/// A rendered mail with what it was made from.
#[derive(Clone, Copy, Debug)]
pub struct Specimen<'a> {
    /// The project's kit or the brand's.
    pub kit: &'a Kit,
    /// The email.
    pub email: &'a Email,
    /// The locale that the mail was rendered in.
    pub locale: &'a Locale,
    /// The request that asked for it.
    pub request: &'a Value,
    /// The mail.
    pub rendered: &'a Rendered,
    /// The mail as it would be sent, where it was composed.
    pub message: Option<&'a [u8]>,
}

/// Something wrong with one mail.
#[derive(Clone, Debug, PartialEq)]
pub struct Flaw {
    /// The rule's id.
    pub rule: &'static str,
    /// Where in the mail.
    pub spot: Spot,
    /// What is wrong, one sentence.
    pub message: String,
    /// The way out, one sentence.
    pub hint: String,
}

impl Flaw {
    fn new(rule: &'static str, spot: Spot, message: impl Into<String>, hint: impl Into<String>) -> Flaw {
        Flaw { rule, spot, message: message.into(), hint: hint.into() }
    }

    fn in_part(rule: &'static str, part: Part, message: impl Into<String>, hint: impl Into<String>) -> Flaw {
        Flaw::new(rule, Spot::Part(part), message, hint)
    }
}

/// Where in a mail something is wrong, with what is needed to find it in the author's source.
#[derive(Clone, Debug, PartialEq)]
pub enum Spot {
    /// Somewhere in a part.
    Part(Part),
    /// An element of the html.
    Element(Box<Sighting>),
    /// The composed message; no template is to blame.
    Message,
}

/// An element as it was seen in the rendered html.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sighting {
    /// Its name.
    pub tag: String,
    /// Its attributes.
    pub attributes: Vec<(String, String)>,
    /// The beginning of its text.
    pub text: String,
    /// Classes of the elements around it, the nearest first.
    pub around: Vec<String>,
}

/// How much of an element's text a sighting keeps, in characters.
const SEEN_TEXT: usize = 60;

impl Spot {
    fn element(element: ElementRef<'_>) -> Spot {
        let element = written_around(element);
        let around = element.ancestors().filter_map(ElementRef::wrap).filter_map(|outer| outer.attr("class"));
        let text: String = element.text().flat_map(str::chars).take(SEEN_TEXT * 2).collect();
        Spot::Element(Box::new(Sighting {
            tag: element.value().name().to_owned(),
            attributes: element.value().attrs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            text: beginning(&text, SEEN_TEXT),
            around: around.flat_map(str::split_whitespace).map(str::to_owned).collect(),
        }))
    }

    fn part(&self) -> Option<Part> {
        match self {
            Spot::Part(part) => Some(*part),
            Spot::Element(_) => Some(Part::Html),
            Spot::Message => None,
        }
    }
}

/// The element, or the one around it where it is markup of an entry or made for a value, which no template holds.
fn written_around(element: ElementRef<'_>) -> ElementRef<'_> {
    let mut element = element;
    let is_made = |element: &ElementRef<'_>| {
        let name = element.value().name();
        matches!(name, "b" | "strong" | "i" | "em" | "u" | "s" | "small" | "sup" | "sub" | "code" | "span")
            && element.value().attrs().all(|(name, _)| name == "dir")
    };
    while is_made(&element)
        && let Some(outer) = element.parent().and_then(ElementRef::wrap)
    {
        element = outer;
    }
    element
}

/// What can be seen in the strings of a mail: leftovers of template and entries, traces of empty values, lengths, language and
/// direction, links, and whether the parts agree on links and codes.
pub fn examine_text(specimen: &Specimen<'_>, budgets: &Budgets) -> Vec<Flaw> {
    let rendered = specimen.rendered;
    let outline = html::outline(&rendered.html);
    let mut flaws = Vec::new();
    wording::examine(specimen, &outline, &mut flaws);
    lines::examine(specimen, &outline, budgets, &mut flaws);
    frame::examine(rendered, &outline, &mut flaws);
    anchors::examine(specimen, &outline, &mut flaws);
    parity::examine(specimen, &outline, &mut flaws);
    flaws
}

/// What needs the html as a tree. Two mails of one [`skeleton`] have the same flaws here.
pub fn examine_document(specimen: &Specimen<'_>) -> Vec<Flaw> {
    let document = scraper::Html::parse_document(&specimen.rendered.html);
    let mut flaws = Vec::new();
    document::examine(&document, &specimen.rendered.html, &mut flaws);
    images::examine(&document, &mut flaws);
    looks::examine(&document, &mut flaws);
    flaws
}

/// Whether the composed bytes are what RFC 5322 and the contract promise. Nothing without a message.
pub fn examine_message(specimen: &Specimen<'_>) -> Vec<Flaw> {
    let Some(message) = specimen.message else { return Vec::new() };
    let rendered = specimen.rendered;
    bytes::examine(
        message,
        &bytes::Promised {
            language: &rendered.language,
            email: &format!("{}/{}", rendered.email, rendered.digest),
            kind: specimen.email.spec.kind,
        },
    )
}

impl Specimen<'_> {
    /// The flaw as a finding in the author's file: at the tag that made the element, or else in the part's file.
    pub fn diagnostic(&self, flaw: &Flaw) -> Diagnostic {
        let severity = rule::find(flaw.rule).map_or(Severity::Error, |rule| rule.severity);
        let found = Diagnostic { severity, ..Diagnostic::error(flaw.rule, &*flaw.message) }
            .hint(&*flaw.hint)
            .email(&self.email.name)
            .locale(self.locale.name());
        if let Some(place) = locate::locate(&flaw.spot, self.email, self.locale) {
            return found.at(&place.file.path, &place.file.text, place.span);
        }
        let Some(part) = flaw.spot.part() else { return found };
        match self.email.file(part, self.locale).or_else(|| self.email.file(Part::Html, self.locale)) {
            Some(file) => found.in_file(file),
            None => found,
        }
    }

    /// The mail's language without script and region.
    fn language(&self) -> &str {
        self.rendered.language.split('-').next().unwrap_or_default()
    }

    /// Whether the request or the brand says this, so that no template or entry is to blame. Blanks are compared as parts show them.
    fn is_given(&self, snippet: &str) -> bool {
        self.any_given(&|value| value.contains(snippet) || beginning(value, usize::MAX).contains(snippet))
    }

    /// Whether a text of the request or the brand satisfies `test`.
    fn any_given(&self, test: &dyn Fn(&str) -> bool) -> bool {
        let brand = &self.kit.brand;
        let texts = [&brand.name, &brand.logo, &brand.footer];
        any_text(self.request, test)
            || texts.into_iter().flatten().any(|text| test(text))
            || brand.variables.values().any(|value| any_text(value, test))
    }
}

fn any_text(value: &Value, test: &dyn Fn(&str) -> bool) -> bool {
    match value {
        Value::String(text) => test(text),
        Value::Array(items) => items.iter().any(|item| any_text(item, test)),
        Value::Object(fields) => fields.values().any(|field| any_text(field, test)),
        _ => false,
    }
}

/// The first `limit` characters of a text on one line, with an ellipsis where it goes on.
fn beginning(text: &str, limit: usize) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    match line.char_indices().nth(limit) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests;
