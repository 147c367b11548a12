//! A template for each language that its conditions tell apart.

use std::collections::{BTreeMap, BTreeSet};

use super::adapt;
use super::align::Edition;
use super::desk::{Desk, LANGUAGE, UNTRANSLATED};
use super::evaluate::{Binding, Evaluator};
use super::html::excessive;
use super::languages::{Candidate, MAX_LANGUAGES};
use super::liquid::{Node, Span};
use super::piece::{Piece, weight};
use super::write::{self, Written};
use crate::diagnostic::count;
use crate::locale::Locale;
use crate::template::MAX_FILE;

/// The most that all languages together may come to, in bytes.
const MAX_TOTAL: usize = 16 << 20;

/// What one run came to.
#[derive(Clone, Debug)]
struct Variant {
    body: Vec<Piece>,
    subject: Option<Vec<Piece>>,
}

impl Variant {
    /// How many bytes it holds, about.
    fn weight(&self) -> usize {
        weight(&self.body) + self.subject.as_deref().map_or(0, weight)
    }
}

/// Every language's pieces.
#[derive(Debug)]
pub struct Runs {
    /// For people of no language that the template knows.
    default: Variant,
    /// By tag: the locale, and what each text that means it came to.
    found: BTreeMap<String, (Locale, Vec<(Candidate, Variant)>)>,
    /// Data fields to be declared.
    declare: BTreeMap<String, &'static str>,
}

impl Runs {
    /// Finds what cannot stand where it stands, in a template that will not be written.
    pub fn look_through(&self, body: &mut Desk<'_>) {
        write::body(&self.default.body, body);
    }
}

/// Templates by language, the reference first.
#[derive(Debug)]
pub struct Specialized {
    /// The templates.
    pub editions: Vec<Edition>,
    /// Data fields to be declared, with their schemas.
    pub declare: BTreeMap<String, &'static str>,
}

/// Runs a template for each language.
pub fn specialize<'d>(
    body: &[Node],
    subject: Option<&[Node]>,
    fields: &BTreeMap<String, bool>,
    body_desk: &mut Desk<'d>,
    subject_desk: &mut Desk<'d>,
) -> Runs {
    let mut runner = Runner {
        body: Evaluator::new(body_desk, fields, true),
        subject: Evaluator::new(subject_desk, fields, false),
        nodes: (body, subject),
    };
    let mut runs = Runs { default: runner.run(&Binding::default()), found: BTreeMap::new(), declare: BTreeMap::new() };
    // A branch may hold conditions of its own: until nothing new is met.
    let mut met: BTreeSet<(String, String)> = BTreeSet::new();
    while let Some(candidate) = runner.candidates().into_iter().find(|c| !met.contains(&key(c))) {
        // What was worked out in part would be said wrongly.
        if runner.is_spent() {
            return runs;
        }
        met.insert(key(&candidate));
        if met.len() > 2 * MAX_LANGUAGES {
            let message = format!("the template tells more than {MAX_LANGUAGES} languages apart");
            runner.body.desk.error(UNTRANSLATED, candidate.span, message, "import it in parts");
            return runs;
        }
        let binding = runner.binding(&candidate);
        runner.run(&binding);
    }
    let mut total = runs.default.weight();
    for candidate in runner.candidates() {
        let binding = runner.binding(&candidate);
        let variant = runner.run(&binding);
        total += variant.weight();
        if runner.is_spent() {
            return runs;
        }
        if total > MAX_TOTAL {
            let message = format!("all languages together come to more than {MAX_TOTAL} bytes");
            runner.body.desk.error(UNTRANSLATED, 0..0, message, "import it in parts");
            return runs;
        }
        let tag = candidate.locale.tag().to_owned();
        let (_, variants) = runs.found.entry(tag).or_insert_with(|| (candidate.locale.clone(), Vec::new()));
        variants.push((candidate, variant));
    }
    runner.unreached();
    runs.declare = runner.body.declare.iter().chain(&runner.subject.declare).map(|(k, v)| (k.clone(), *v)).collect();
    runs
}

fn key(candidate: &Candidate) -> (String, String) {
    (candidate.origin.clone(), candidate.literal.clone())
}

struct Runner<'a, 'd> {
    body: Evaluator<'a, 'd>,
    subject: Evaluator<'a, 'd>,
    nodes: (&'a [Node], Option<&'a [Node]>),
}

impl Runner<'_, '_> {
    fn run(&mut self, binding: &Binding) -> Variant {
        let body = self.body.run(self.nodes.0, binding.clone());
        let subject = self.nodes.1.map(|nodes| self.subject.run(nodes, binding.clone()));
        Variant { body, subject }
    }

    /// Whether a run came to more than it may.
    fn is_spent(&self) -> bool {
        self.body.is_spent() || self.subject.is_spent()
    }

    fn candidates(&self) -> Vec<Candidate> {
        let mut seen = BTreeSet::new();
        let all = self.body.candidates.iter().chain(&self.subject.candidates);
        all.filter(|candidate| seen.insert(key(candidate))).cloned().collect()
    }

    /// What the variables hold for somebody of that language.
    fn binding(&self, candidate: &Candidate) -> Binding {
        let mut by_origin: BTreeMap<String, String> = BTreeMap::new();
        for other in self.candidates().into_iter().filter(|other| other.locale.tag() == candidate.locale.tag()) {
            by_origin.entry(other.origin).or_insert(other.literal);
        }
        by_origin.insert(candidate.origin.clone(), candidate.literal.clone());
        Binding { by_origin, any: Some(candidate.literal.clone()) }
    }

    /// Tells branches that no mail takes.
    fn unreached(&mut self) {
        let (body, subject) = self.nodes;
        let sources = [(Some(body), &mut self.body), (subject, &mut self.subject)];
        for (nodes, evaluator) in sources {
            // What could not be read is no branch that nobody takes.
            if evaluator.desk.has_failed() {
                continue;
            }
            let mut found = Vec::new();
            unreached(nodes.unwrap_or_default(), &evaluator.taken, &mut found);
            for span in found {
                let message = "this branch is never taken: a condition before it is true for whoever fulfils it, or it cannot be true";
                let hint = "its text is left out; put it before the more general condition if it is wanted";
                evaluator.desk.warning(LANGUAGE, span, message, hint);
            }
        }
    }
}

fn unreached(nodes: &[Node], taken: &BTreeSet<usize>, found: &mut Vec<Span>) {
    for node in nodes {
        match node {
            Node::If { branches, otherwise, .. } => {
                for branch in branches {
                    if taken.contains(&branch.span.start) {
                        unreached(&branch.body, taken, found);
                    } else {
                        found.push(branch.span.clone());
                    }
                }
                unreached(otherwise, taken, found);
            }
            Node::For { body, otherwise, .. } => {
                unreached(body, taken, found);
                unreached(otherwise, taken, found);
            }
            Node::Capture { body, .. } => unreached(body, taken, found),
            _ => {}
        }
    }
}

/// Says what of a body is too much for a mail.
fn refuse(html: &Written, body: &mut Desk<'_>) {
    if html.text.len() > MAX_FILE {
        let message = format!("the html of one language comes to more than {MAX_FILE} bytes");
        body.error(UNTRANSLATED, 0..0, message, "make it smaller; Gmail clips html above 102 kB");
    } else if let Some((message, hint, at)) = excessive(&html.text) {
        body.error(UNTRANSLATED, html.origin(at), message, hint);
    }
}

/// Writes every language's templates. Languages that say nothing of their own are left out, and said.
pub fn editions(
    runs: Runs,
    title: &str,
    reference: &Locale,
    body: &mut Desk<'_>,
    subject: &mut Desk<'_>,
) -> Option<Specialized> {
    let mut write = |locale: &Locale, variant: &Variant| {
        let line = variant.subject.as_ref().map(|pieces| write::subject(pieces, subject));
        let mut html = write::body(&variant.body, body);
        refuse(&html, body);
        if body.has_failed() {
            return Edition { locale: locale.clone(), subject: line, body: html };
        }
        let said = line.as_ref().and_then(|line| adapt::title_of(&line.text));
        adapt::adapt(&mut html, &said.unwrap_or_else(|| title.replace('&', "&amp;").replace('<', "&lt;")), body);
        Edition { locale: locale.clone(), subject: line, body: html }
    };
    let same = |a: &Edition, b: &Edition| {
        a.body.text == b.body.text && a.subject.as_ref().map(|s| &s.text) == b.subject.as_ref().map(|s| &s.text)
    };
    let default = write(reference, &runs.default);
    let mut doubtful: Vec<(Span, String)> = Vec::new();
    let mut all: Vec<(Edition, Span)> = Vec::new();
    for (locale, variants) in runs.found.into_values() {
        let mut written = variants.iter().map(|(candidate, variant)| (candidate, write(&locale, variant)));
        let Some((candidate, first)) = written.next() else { continue };
        let mut kept = first;
        for (other, edition) in written {
            if same(&edition, &kept) {
                continue;
            }
            // A text that nothing but the last branch answers says less than another for the same language.
            if same(&kept, &default) {
                kept = edition;
            } else if !same(&edition, &default) {
                let message = format!(
                    "`{}` and `{}` are both {}, and get different texts",
                    candidate.literal,
                    other.literal,
                    locale.tag()
                );
                doubtful.push((other.span.clone(), message));
            }
        }
        all.push((kept, candidate.span.clone()));
    }
    for (span, message) in doubtful {
        body.warning(LANGUAGE, span, message, "the first of them is used; compare the branches");
    }
    let own = [reference.tag().to_owned(), reference.id().language.to_string()];
    let at = own.iter().find_map(|tag| all.iter().position(|(edition, _)| edition.locale.tag() == tag));
    let first = match at {
        Some(at) => {
            let (edition, span) = all.remove(at);
            if !same(&edition, &default) {
                let message = format!(
                    "the template has a text for {} and another for people of no language that it knows; the latter is left out",
                    reference.tag()
                );
                let hint = "import with `--reference` and the language of the last branch to keep it";
                body.warning(LANGUAGE, span, message, hint);
            }
            Edition { locale: reference.clone(), ..edition }
        }
        None => default,
    };
    let mut editions = vec![first];
    // Languages before their regions.
    all.sort_by_key(|(edition, _)| (edition.locale.tag().len(), edition.locale.tag().to_owned()));
    for (edition, span) in all {
        let language = &edition.locale.id().language;
        let parent = editions.iter().find(|other| {
            other.locale.id().language == *language
                && (same(other, &edition) || other.locale.tag() == edition.locale.tag())
        });
        if let Some(parent) = parent {
            if !same(parent, &edition) {
                let message =
                    format!("the text for {} is left out for another of the same locale", edition.locale.tag());
                body.warning(LANGUAGE, span, message, "compare the branches");
            }
            continue;
        }
        if same(&editions[0], &edition) {
            let message =
                format!("the text for {} is that of {}; the locale is left out", edition.locale.tag(), reference.tag());
            body.warning(LANGUAGE, span, message, "translate it with `vocative locale add`");
            continue;
        }
        editions.push(edition);
    }
    if editions.len() > MAX_LANGUAGES {
        let message = format!("{} are too many", count(editions.len(), "language"));
        body.error(UNTRANSLATED, 0..0, message, "import it in parts");
    }
    if body.has_failed() || subject.has_failed() {
        return None;
    }
    Some(Specialized { editions, declare: runs.declare })
}
