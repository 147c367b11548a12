//! Every mail of a project: each email in each locale, with its samples and every scenario, rendered as for sending and examined.
//!
//! Rendering is the most of the work; what is looked at in the html as a tree is looked at once for each [skeleton](mail::skeleton) of an
//! email, and counts for every mail that shares it.

use std::collections::HashMap;
use std::ops::Range;

use crate::check::clients::{self, Selection};
use crate::check::mail::{self, Budgets, Specimen};
use crate::check::rule;
use crate::check::scenario::{Plan, Scenario};
use crate::diagnostic::Diagnostic;
use crate::engine::{Engine, Kit};
use crate::locale::Locale;
use crate::render::{RenderError, RenderOptions, Rendered, render_request};
use crate::request::Request;
use crate::template::{Email, Part, Place, RenderFault, Segment};

/// One email, to be rendered in all scenarios in each of its locales.
#[derive(Clone, Debug)]
pub struct Job<'a> {
    /// The brand; none for the project's own.
    pub(super) brand: Option<&'a str>,
    /// The email.
    pub email: &'a str,
    /// The locales, with numbers that show how each counts.
    pub(super) locales: Vec<(&'a Locale, &'a [u32])>,
    /// Its scenarios.
    pub(super) plan: &'a Plan,
}

/// What one job came to.
#[derive(Clone, Debug, Default)]
pub struct Rendering {
    /// Mails that were rendered, by locale.
    pub mails: Vec<(String, usize)>,
    /// What was found in them.
    pub found: Vec<Diagnostic>,
}

/// What mails are held to.
#[derive(Debug)]
pub(super) struct Standard {
    /// The instant of every mail.
    pub now: jiff::Timestamp,
    /// How long the pieces may be.
    pub budgets: Budgets,
    /// The mail programs that matter.
    pub clients: Selection,
}

/// Runs one job.
pub(super) fn run(engine: &Engine, standard: &Standard, job: &Job<'_>) -> Rendering {
    let mut rendering = Rendering::default();
    let kit = engine.kit(job.brand);
    let Some((kit, email)) = kit.and_then(|kit| Some((kit, kit.templates.email(job.email)?))) else { return rendering };
    let mut examiner = Examiner { engine, standard, kit, email, found: Vec::new(), skeletons: HashMap::new() };
    for (locale, numbers) in &job.locales {
        let mut mails = 0;
        for scenario in job.plan.samples() {
            mails += usize::from(examiner.mail(locale, scenario, true));
        }
        for scenario in job.plan.changed(numbers) {
            mails += usize::from(examiner.mail(locale, &scenario, false));
        }
        rendering.mails.push((locale.name().to_owned(), mails));
    }
    rendering.found = examiner.found;
    rendering
}

struct Examiner<'a> {
    engine: &'a Engine,
    standard: &'a Standard,
    kit: &'a Kit,
    email: &'a Email,
    found: Vec<Diagnostic>,
    /// What is wrong with the html as a tree, by skeleton.
    skeletons: HashMap<u64, Vec<Diagnostic>>,
}

impl Examiner<'_> {
    /// Renders and examines one mail; a sample's is composed as well. Gives whether there was a mail.
    fn mail(&mut self, locale: &Locale, scenario: &Scenario, sample: bool) -> bool {
        // What the schema refuses never becomes a mail.
        let Ok(request) = Request::check(&scenario.request, self.engine) else { return false };
        let options = RenderOptions { locale: Some(locale.name().to_owned()) };
        match render_request(self.engine, &request, self.standard.now, &options) {
            Ok(rendered) => {
                let survived = rendered.survived.iter().map(|fault| self.failed(locale, scenario, fault));
                let survived: Vec<Diagnostic> = survived.collect();
                self.found.extend(survived);
                let message = sample.then(|| self.compose(&rendered, &request)).flatten();
                self.examine(locale, scenario, &rendered, message.as_deref());
                true
            }
            Err(RenderError::Failed(faults)) => {
                let failed = faults.first().map(|fault| self.failed(locale, scenario, fault));
                self.found.extend(failed);
                true
            }
            Err(RenderError::NotOffered { .. } | RenderError::Refused(_)) => false,
        }
    }

    fn failed(&self, locale: &Locale, scenario: &Scenario, fault: &RenderFault) -> Diagnostic {
        let part = match fault.part {
            "subject" | "preheader" => fault.part.to_owned(),
            other => format!("{other} part"),
        };
        let found = Diagnostic::error("render-failed", format!("the {part} cannot be rendered: {}", fault.reason))
            .email(&self.email.name)
            .locale(locale.name())
            .scenario(&scenario.name)
            .hint("guard what may be absent or of another type; the person would get another mail than was meant, or none");
        let part = Part::ALL.into_iter().find(|part| part.as_str() == fault.part).unwrap_or(Part::Html);
        match (&fault.place, self.email.file(part, locale)) {
            (Some(place), _) => found.at(&place.file.path, &place.file.text, place.span.clone()),
            (None, Some(file)) => found.in_file(file),
            (None, None) => found,
        }
    }

    /// The bytes as they would be sent. What cannot be composed is a fault of the sender's settings, which loading has reported.
    fn compose(&self, rendered: &Rendered, request: &Request) -> Option<Vec<u8>> {
        let message = rendered.compose(self.engine, request, &[], self.standard.now, "check").ok()?;
        Some(message.bytes)
    }

    fn examine(&mut self, locale: &Locale, scenario: &Scenario, rendered: &Rendered, message: Option<&[u8]>) {
        let specimen =
            Specimen { kit: self.kit, email: self.email, locale, request: &scenario.request, rendered, message };
        let mut flaws = mail::examine_text(&specimen, &self.standard.budgets);
        flaws.extend(mail::examine_message(&specimen));
        let told = flaws.iter().map(|flaw| specimen.diagnostic(flaw).scenario(&scenario.name));
        self.found.extend(told);
        let standard = self.standard;
        let of_skeleton = self.skeletons.entry(mail::skeleton(&rendered.html)).or_insert_with(|| {
            let flaws = mail::examine_document(&specimen);
            let clients = clients::judge(&clients::usages(&rendered.html), &standard.clients);
            let clients = clients.into_iter().map(|flaw| client(&specimen, flaw));
            flaws
                .iter()
                .map(|flaw| specimen.diagnostic(flaw))
                .chain(clients)
                .map(|d| d.scenario(&scenario.name))
                .collect()
        });
        let same = of_skeleton.iter().map(|finding| finding.clone().locale(locale.name()));
        self.found.extend(same);
    }
}

/// A finding about mail programs, placed where the author wrote what they do not support.
fn client(specimen: &Specimen<'_>, flaw: clients::Flaw) -> Diagnostic {
    let found = Diagnostic { severity: rule::severity(flaw.rule), ..Diagnostic::error(flaw.rule, flaw.message) }
        .hint(flaw.hint)
        .email(&specimen.email.name)
        .locale(specimen.locale.name());
    let written = specimen.email.written(Part::Html, specimen.locale);
    match find(written, &flaw.needle) {
        Some(place) => found.at(&place.file.path, &place.file.text, place.span),
        // MJML writes it, not the author.
        None => match specimen.email.file(Part::Html, specimen.locale) {
            Some(file) => found.in_file(file),
            None => found,
        },
    }
}

/// Where a needle stands in the source, whatever its letters' case and the blanks in it.
fn find(segments: &[Segment], needle: &str) -> Option<Place> {
    let wanted = squeezed(needle).0;
    segments.iter().find_map(|segment| {
        let Segment::Text(text, place) = segment else { return None };
        let (squeezed, offsets) = squeezed(text);
        let at = squeezed.find(&wanted)?;
        let (start, last) = (*offsets.get(at)?, *offsets.get(at + wanted.len() - 1)?);
        let span: Range<usize> = place.span.start + start..place.span.start + last + 1;
        Some(Place { file: place.file.clone(), span })
    })
}

/// A text in small letters without blanks, and where each byte of it came from.
fn squeezed(text: &str) -> (String, Vec<usize>) {
    let mut out = String::with_capacity(text.len());
    let mut offsets = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let c = c.to_ascii_lowercase();
        out.push(c);
        offsets.extend(std::iter::repeat_n(at, c.len_utf8()));
    }
    (out, offsets)
}
