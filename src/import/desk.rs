//! One source under translation, and what is said of it.

use std::collections::BTreeSet;

use super::liquid::Span;
use crate::diagnostic::{Diagnostic, LineStarts, Quota, Severity};

/// The source is no Liquid that LiquidJS would render.
pub const SYNTAX: &str = "import-syntax";
/// Something has no counterpart.
pub const UNTRANSLATED: &str = "import-untranslated";
/// Something about languages.
pub const LANGUAGE: &str = "import-language";
/// Something reads or looks otherwise than it did.
pub const CHANGED: &str = "import-changed";
/// A value comes from elsewhere, or has to be given.
pub const VALUE: &str = "import-value";
/// Something is left out, and said where it belongs.
pub const LEFT_OUT: &str = "import-left-out";

/// How many findings of a kind are listed for one source.
const MOST: usize = 50;

/// A body or a subject.
#[derive(Debug)]
pub struct Desk<'a> {
    /// How diagnostics name it.
    pub path: &'a str,
    /// Its text.
    pub text: &'a str,
    email: &'a str,
    lines: LineStarts,
    quota: Quota,
    told: BTreeSet<(usize, String)>,
    once: BTreeSet<String>,
    found: Vec<Diagnostic>,
}

impl<'a> Desk<'a> {
    /// Begins with a source.
    pub fn new(path: &'a str, text: &'a str, email: &'a str) -> Desk<'a> {
        let lines = LineStarts::of(text);
        let (told, once) = Default::default();
        Desk { path, text, email, lines, quota: Quota::new(MOST), told, once, found: Vec::new() }
    }

    /// Says that something cannot be translated.
    pub fn error(&mut self, rule: &'static str, span: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.push(Diagnostic::error(rule, message).hint(hint), span);
    }

    /// Says that something is otherwise than it was.
    pub fn warning(&mut self, rule: &'static str, span: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.push(Diagnostic::warning(rule, message).hint(hint), span);
    }

    /// The same, but only the first time of that `topic`.
    pub fn warning_once(&mut self, topic: &str, rule: &'static str, span: Span, message: String, hint: &str) {
        if self.once.insert(topic.to_owned()) {
            self.warning(rule, span, message, hint);
        }
    }

    /// Adds a finding at a place; said again of the same place, it is dropped: a template is looked at for each language.
    pub fn push(&mut self, found: Diagnostic, span: Span) {
        if self.told.insert((span.start, found.message.clone())) && self.quota.lists(found.rule) {
            self.found.push(found.email(self.email).at_line(self.path, self.text, &self.lines, span));
        }
    }

    /// Whether it cannot be translated.
    pub fn has_failed(&self) -> bool {
        self.found.iter().any(|found| found.severity == Severity::Error)
    }

    /// What was found.
    pub fn findings(self) -> impl Iterator<Item = Diagnostic> {
        let others: Vec<Diagnostic> = self.quota.others().map(|found| found.in_file(self.path)).collect();
        self.found.into_iter().chain(others)
    }
}
