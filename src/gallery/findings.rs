//! Which findings belong to which email and which locale, and how a finding is shown.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::locale::Locale;

/// The findings of a check, to be asked for by place.
#[derive(Debug)]
pub struct Findings {
    /// Errors first.
    all: Vec<Diagnostic>,
    /// The same by place: one fault of many mails stands at each of them.
    placed: Vec<Diagnostic>,
}

impl Findings {
    /// Of a report; `offered` tells in how many locales an email is offered.
    pub fn of(report: &Report, offered: &dyn Fn(&str) -> usize) -> Findings {
        let mut all: Vec<Diagnostic> = report.findings().into_iter().cloned().collect();
        all.sort_by_key(|finding| finding.severity);
        let placed = all.iter().flat_map(|finding| at_each_place(finding, offered)).collect();
        Findings { all, placed }
    }

    /// All of them.
    pub fn into_all(self) -> Vec<Diagnostic> {
        self.all
    }

    /// The same by place: one fault of many mails stands at each email and locale that has it.
    pub fn placed(&self) -> &[Diagnostic] {
        &self.placed
    }

    /// Those of an email, which calls `entries`, in one locale.
    pub fn of_cell(&self, email: &str, entries: &BTreeSet<String>, locale: &Locale) -> Vec<Diagnostic> {
        self.of_folder(Some(locale.name())).filter(|finding| concerns(finding, email, entries)).cloned().collect()
    }

    /// Those of an email in several of its locales or in none: of its templates, its samples, its schema.
    pub fn of_email(&self, email: &str, entries: &BTreeSet<String>) -> Vec<Diagnostic> {
        self.of_folder(None).filter(|finding| concerns(finding, email, entries)).cloned().collect()
    }

    /// Those of a locale that belong to no email.
    pub fn of_locale(&self, locale: &Locale, reached: &BTreeSet<String>) -> Vec<Diagnostic> {
        let elsewhere = |finding: &&Diagnostic| finding.email.is_none() && !reaches(reached, finding.entry.as_deref());
        self.of_folder(Some(locale.name())).filter(elsewhere).cloned().collect()
    }

    /// Findings name a locale as its folder does.
    fn of_folder<'a>(&'a self, folder: Option<&'a str>) -> impl Iterator<Item = &'a Diagnostic> {
        self.placed.iter().filter(move |finding| finding.locale.as_deref() == folder)
    }
}

/// The finding as each email × locale that shows it has it; what all locales of an email show is the email's.
fn at_each_place(finding: &Diagnostic, offered: &dyn Fn(&str) -> usize) -> Vec<Diagnostic> {
    let everywhere = finding.email.as_deref().is_some_and(|email| finding.seen_in.len() == offered(email));
    if finding.seen_in.is_empty() || everywhere {
        return vec![finding.clone()];
    }
    let at = |(email, locale): &(Option<String>, Option<String>)| Diagnostic {
        email: email.clone(),
        locale: locale.clone(),
        mails: 1,
        seen_in: BTreeSet::new(),
        ..finding.clone()
    };
    finding.seen_in.iter().map(at).collect()
}

fn concerns(finding: &Diagnostic, email: &str, entries: &BTreeSet<String>) -> bool {
    match &finding.email {
        Some(name) => name == email,
        None => reaches(entries, finding.entry.as_deref()),
    }
}

/// An attribute's findings belong to whoever calls the entry or the attribute.
fn reaches(entries: &BTreeSet<String>, entry: Option<&str>) -> bool {
    entry.is_some_and(|entry| {
        entries.contains(entry) || entry.split_once('.').is_some_and(|(id, _)| entries.contains(id))
    })
}

/// A list of findings; `scoped` where the place of the list says which email and locale they are of.
pub fn list(findings: &[Diagnostic], scoped: bool) -> Markup {
    html! {
        ul.findings {
            @for finding in findings {
                li class=(word(finding.severity)) {
                    p.what {
                        strong { (word(finding.severity)) } " "
                        @if !scoped {
                            @for context in [&finding.email, &finding.locale].into_iter().flatten() {
                                span.tag { (context) } " "
                            }
                        }
                        (prose(&finding.message))
                    }
                    p.where {
                        @if let Some(file) = &finding.file {
                            code { (file) @if finding.line > 0 { ":" (finding.line) ":" (finding.column) } } " "
                        }
                        span.rule { (finding.rule) }
                        @if let Some(scenario) = &finding.scenario { " with " q { (scenario) } }
                        @if finding.mails > 1 { " in " (finding.mails) " mails" }
                    }
                    @if let Some(hint) = &finding.hint { p.hint { (prose(hint)) } }
                }
            }
        }
    }
}

/// A sentence in which backquotes mark what is code.
pub fn prose(text: &str) -> Markup {
    html! {
        @for (at, piece) in text.split('`').enumerate() {
            @if at % 2 == 1 { code { (piece) } } @else { (piece) }
        }
    }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
