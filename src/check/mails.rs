//! Every mail of a project: each email in each locale, with its samples and every scenario, rendered as for sending and examined.
//!
//! Rendering is the most of the work; what is looked at in the html as a tree is looked at once for each [skeleton](mail::skeleton) of an
//! email, and counts for every mail that shares it.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::judge::{Same, same};
use crate::catalog::Written;
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
    /// Rules that the project does not want to hear of.
    pub off: BTreeSet<&'static str>,
}

/// Runs one job.
pub(super) fn run(engine: &Engine, written: &Written, standard: &Standard, job: &Job<'_>) -> Rendering {
    let mut rendering = Rendering::default();
    let kit = engine.kit(job.brand);
    let Some((kit, email)) = kit.and_then(|kit| Some((kit, kit.templates.email(job.email)?))) else { return rendering };
    let (found, skeletons) = (Findings::default(), HashMap::new());
    let mut examiner = Examiner { engine, written, standard, kit, email, found, skeletons };
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
    rendering.found = examiner.found.finish();
    rendering
}

struct Examiner<'a> {
    engine: &'a Engine,
    written: &'a Written,
    standard: &'a Standard,
    kit: &'a Kit,
    email: &'a Email,
    found: Findings,
    /// What is wrong with the html as a tree, by skeleton.
    skeletons: HashMap<u64, Vec<Diagnostic>>,
}

impl Examiner<'_> {
    /// Renders and examines one mail; a sample's is composed as well. Gives whether there was a mail.
    fn mail(&mut self, locale: &Locale, scenario: &Scenario, sample: bool) -> bool {
        // What the schema refuses never becomes a mail.
        let Ok(request) = Request::check(&scenario.request, self.engine) else { return false };
        let options = RenderOptions { locale: Some(locale.name().to_owned()), ..RenderOptions::default() };
        match render_request(self.engine, &request, self.standard.now, &options) {
            Ok(rendered) => {
                for fault in &rendered.survived {
                    self.failed(locale, scenario, fault);
                }
                let message = sample.then(|| self.compose(&rendered, &request)).flatten();
                self.examine(locale, scenario, &rendered, message.as_deref());
                true
            }
            Err(RenderError::Failed(faults)) => {
                if let Some(fault) = faults.first() {
                    self.failed(locale, scenario, fault);
                }
                true
            }
            Err(RenderError::NotOffered { .. } | RenderError::Refused(_)) => false,
        }
    }

    fn failed(&mut self, locale: &Locale, scenario: &Scenario, fault: &RenderFault) {
        let part = match fault.part {
            "subject" | "preheader" => fault.part.to_owned(),
            other => format!("{other} part"),
        };
        let found = Diagnostic::error("render-failed", format!("the {part} cannot be rendered: {}", fault.reason))
            .email(&self.email.name)
            .locale(locale.name())
            .hint("guard what may be absent or of another type; the person would get another mail than was meant, or none");
        let part = Part::ALL.into_iter().find(|part| part.as_str() == fault.part).unwrap_or(Part::Html);
        let found = match (&fault.place, self.email.file(part, locale)) {
            (Some(place), _) => found.at(&place.file.path, &place.file.text, place.span.clone()),
            (None, Some(file)) => found.in_file(file),
            (None, None) => found,
        };
        self.found.tell(found, scenario);
    }

    /// The bytes as they would be sent. What cannot be composed is a fault of the sender's settings, which loading has reported.
    fn compose(&self, rendered: &Rendered, request: &Request) -> Option<Vec<u8>> {
        let message = rendered.compose(self.engine, request, &[], self.standard.now, "check").ok()?;
        Some(message.bytes)
    }

    fn examine(&mut self, locale: &Locale, scenario: &Scenario, rendered: &Rendered, message: Option<&[u8]>) {
        let (kit, written, email) = (self.kit, self.written, self.email);
        let specimen = Specimen { kit, written, email, locale, request: &scenario.request, rendered, message };
        let mut flaws = mail::examine_text(&specimen, &self.standard.budgets);
        flaws.extend(mail::examine_message(&specimen));
        for flaw in &flaws {
            self.found.tell(specimen.diagnostic(flaw), scenario);
        }
        let standard = self.standard;
        let of_skeleton = self.skeletons.entry(mail::skeleton(&rendered.html)).or_insert_with(|| {
            // What nobody wants to hear of is left out before it is placed.
            let wanted = |rule: &str| !standard.off.contains(rule);
            let flaws = mail::examine_document(&specimen);
            let flaws = flaws.iter().filter(|flaw| wanted(flaw.rule)).map(|flaw| specimen.diagnostic(flaw));
            let clients = clients::judge(&clients::usages(&rendered.html), &standard.clients);
            let clients =
                clients.into_iter().filter(|flaw| wanted(flaw.rule)).filter_map(|flaw| client(&specimen, flaw));
            flaws.chain(clients).collect()
        });
        for finding in of_skeleton {
            self.found.tell(finding.clone().locale(locale.name()), scenario);
        }
    }
}

/// What was found in the mails of one email, each fault once for a locale.
#[derive(Debug, Default)]
struct Findings {
    told: Vec<Told>,
    known: HashMap<(Same, Option<String>), usize>,
}

/// A finding with the changes of the sample that all of its mails have in common.
#[derive(Debug)]
struct Told {
    finding: Diagnostic,
    sample: String,
    changes: Vec<String>,
}

impl Findings {
    fn tell(&mut self, finding: Diagnostic, scenario: &Scenario) {
        let finding = finding.scenario(&scenario.name());
        match self.known.entry((same(&finding), finding.locale.clone())) {
            Entry::Occupied(known) => {
                if let Some(told) = self.told.get_mut(*known.get()) {
                    told.finding.mails += 1;
                    told.changes.retain(|change| scenario.changes.contains(change));
                }
            }
            Entry::Vacant(new) => {
                new.insert(self.told.len());
                let (sample, changes) = (scenario.sample.clone(), scenario.changes.clone());
                self.told.push(Told { finding, sample, changes });
            }
        }
    }

    /// Names with each finding the changes that all mails with it share, or else the first mail's.
    fn finish(self) -> Vec<Diagnostic> {
        let named = self.told.into_iter().map(|told| match told.changes.is_empty() {
            true => told.finding,
            false => told.finding.scenario(&format!("{}: {}", told.sample, told.changes.join(", "))),
        });
        named.collect()
    }
}

/// A finding about mail programs, placed where the author wrote what they do not support. What nobody wrote and a mail reads well without
/// is none.
fn client(specimen: &Specimen<'_>, flaw: clients::Flaw) -> Option<Diagnostic> {
    let found = Diagnostic { severity: rule::severity(flaw.rule), ..Diagnostic::error(flaw.rule, flaw.message) }
        .hint(flaw.hint)
        .email(&specimen.email.name)
        .locale(specimen.locale.name());
    let written = specimen.email.written(Part::Html, specimen.locale);
    match (find(written, &flaw.needle), specimen.email.file(Part::Html, specimen.locale)) {
        (Some(place), _) => Some(found.at(&place.file.path, &place.file.text, place.span)),
        // MJML or the engine writes it, not the author.
        (None, _) if rule::is_optional(flaw.rule) => None,
        (None, Some(file)) => Some(found.in_file(file)),
        (None, None) => Some(found),
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
