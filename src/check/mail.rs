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
mod inverted;
mod lines;
mod locate;
mod looks;
mod origin;
mod parity;
mod wording;

use std::borrow::Cow;
use std::ops::Range;

use scraper::ElementRef;
use serde_json::Value;

use crate::catalog::Written;
use crate::check::rule;
use crate::diagnostic::Diagnostic;
use crate::engine::Kit;
use crate::locale::Locale;
use crate::render::Rendered;
pub use crate::settings::Budgets;
use crate::template::{Email, Part, Segment};

pub use html::skeleton;
pub use inverted::inverted;

/// A rendered mail with what it was made from.
#[derive(Clone, Copy, Debug)]
pub struct Specimen<'a> {
    /// The project's kit or the brand's.
    pub kit: &'a Kit,
    /// What is written in the files of all locales.
    pub(crate) written: &'a Written,
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
    /// A part as a whole.
    Part(Part),
    /// Words: bytes of what a part shows, of the html those of its text.
    Words(Part, Range<usize>),
    /// A line that an entry says: the subject, the preheader, the label of a link, which is then seen itself.
    Line(Part, Range<usize>, Option<Box<Sighting>>),
    /// The value of a data field.
    Value(Part, String),
    /// An element of the html.
    Element(Box<Sighting>),
    /// The first of these elements that the author wrote: what is missing belongs into it.
    Within(&'static [&'static str]),
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
    /// The property of its style that is meant, so that whoever wrote this is looked for.
    pub property: Option<&'static str>,
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
            property: None,
        }))
    }

    /// The nearest element whose style says `property`, itself among them.
    fn declaring(element: ElementRef<'_>, property: &'static str) -> Spot {
        let says = |element: &ElementRef<'_>| {
            element.attr("style").is_some_and(|style| css::declarations(style).iter().any(|d| d.property == property))
        };
        let outer = element.ancestors().filter_map(ElementRef::wrap);
        match std::iter::once(element).chain(outer).find(says).map(Spot::element) {
            Some(Spot::Element(sighting)) => {
                Spot::Element(Box::new(Sighting { property: Some(property), ..*sighting }))
            }
            _ => Spot::element(element),
        }
    }

    fn part(&self) -> Option<Part> {
        match self {
            Spot::Part(part) | Spot::Words(part, _) | Spot::Line(part, ..) | Spot::Value(part, _) => Some(*part),
            Spot::Element(_) | Spot::Within(_) => Some(Part::Html),
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

impl<'a> Specimen<'a> {
    /// The flaw as a finding in the author's file: at the tag, the entry or the value that made it, or else where the part begins.
    pub fn diagnostic(&self, flaw: &Flaw) -> Diagnostic {
        let found = Diagnostic { severity: rule::severity(flaw.rule), ..Diagnostic::error(flaw.rule, &*flaw.message) }
            .hint(&*flaw.hint)
            .email(&self.email.name)
            .locale(self.locale.name());
        let place = match &flaw.spot {
            Spot::Message => return found,
            Spot::Part(_) => None,
            Spot::Value(part, field) => origin::value(self, *part, field),
            Spot::Element(sighting) => locate::element(sighting, self.html()),
            Spot::Within(names) => locate::first(names, self.html()),
            Spot::Words(part, range) | Spot::Line(part, range, _) => {
                let text = self.shown(*part);
                match origin::entry(self, *part, &text, range) {
                    Some(origin::Origin { entry, file, whole, .. }) if matches!(flaw.spot, Spot::Line(..)) => {
                        return file.place(found, whole).entry(&entry);
                    }
                    Some(origin::Origin { entry, file, own: Some(own), .. }) => {
                        return file.place(found, own).entry(&entry);
                    }
                    Some(origin) => Some(origin.call.place.clone()),
                    None => origin::template(self, *part, &text, range),
                }
            }
        };
        let seen = || match &flaw.spot {
            Spot::Line(_, _, Some(sighting)) => locate::element(sighting, self.html()),
            _ => None,
        };
        let part = flaw.spot.part().unwrap_or(Part::Html);
        let place = place.or_else(seen).or_else(|| origin::beginning(self.email.written(part, self.locale)));
        match (place, self.email.file(part, self.locale)) {
            (Some(place), _) => found.at(&place.file.path, &place.file.text, place.span),
            (None, Some(file)) => found.in_file(file),
            (None, None) => found,
        }
    }

    /// What the author wrote for the html.
    fn html(&self) -> &'a [Segment] {
        self.email.written(Part::Html, self.locale)
    }

    /// What a reader sees of a part.
    fn shown(&self, part: Part) -> Cow<'a, str> {
        match part {
            Part::Subject => Cow::Borrowed(&*self.rendered.subject),
            Part::Preheader => Cow::Borrowed(&*self.rendered.preheader),
            Part::Text => Cow::Borrowed(&*self.rendered.text),
            Part::Html => Cow::Owned(html::outline(&self.rendered.html).text),
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
