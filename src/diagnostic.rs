//! What an author did wrong, as a value.
//!
//! A [`Diagnostic`] is never an `Err`: many exist at once, each names its rule, file, place and a way out. A [`Report`]
//! gathers them in a fixed order. Printing is the business of `cli::report`; this room only knows the facts.

mod keys;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Serialize;

pub use keys::{key_place, toml_fault, value_place};

/// How bad a finding is. An error means that a mail would be wrong or refused; a warning that it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A mail would be wrong or refused.
    Error,
    /// A mail may be wrong.
    Warning,
}

/// One finding: rule, severity, place, what is wrong and what to do about it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Diagnostic {
    /// Stable rule id such as `argument-unknown`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The author's file, relative to the project with forward slashes; `None` for the project as a whole.
    pub file: Option<String>,
    /// 1-based line in `file`, 0 when there is no place.
    pub line: usize,
    /// 1-based column in characters, 0 when there is no place.
    pub column: usize,
    /// The locale concerned.
    pub locale: Option<String>,
    /// The email concerned.
    pub email: Option<String>,
    /// The entry concerned.
    pub entry: Option<String>,
    /// What is wrong, one sentence.
    pub message: String,
    /// What to do, one sentence.
    pub hint: Option<String>,
    /// The request that shows it, where only a rendered mail does: a sample and what was changed in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    /// How many mails show it, where it is one fault of more than one mail.
    #[serde(skip_serializing_if = "is_one")]
    pub mails: usize,
    /// The emails and locales whose mails show it, where it is one fault of more than one mail.
    #[serde(skip)]
    pub seen_in: BTreeSet<(Option<String>, Option<String>)>,
    /// Byte range in the file's text, for the source frame.
    #[serde(skip)]
    pub span: Option<Range<usize>>,
    /// How to mend it without deciding anything, if that is possible.
    #[serde(skip)]
    pub fix: Option<Fix>,
    /// The setting that is wrong, for whoever has the configuration's text: a key, and the value where it is a text or one of several.
    #[serde(skip)]
    pub setting: Option<(&'static str, String)>,
}

/// A safe change of the author's file: what stands at `span` becomes `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Byte range in the file's text as it was read.
    pub span: Range<usize>,
    /// What to write there.
    pub text: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_one(mails: &usize) -> bool {
    *mails <= 1
}

impl Diagnostic {
    /// An error of `rule` that belongs to no place yet.
    pub fn error(rule: &'static str, message: impl Into<String>) -> Self {
        Diagnostic {
            rule,
            severity: Severity::Error,
            file: None,
            line: 0,
            column: 0,
            locale: None,
            email: None,
            entry: None,
            message: clipped(message.into()),
            hint: None,
            scenario: None,
            mails: 1,
            seen_in: BTreeSet::new(),
            span: None,
            fix: None,
            setting: None,
        }
    }

    /// A warning of `rule` that belongs to no place yet.
    pub fn warning(rule: &'static str, message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(rule, message) }
    }

    /// The same finding as a warning.
    #[must_use]
    pub fn into_warning(self) -> Self {
        Diagnostic { severity: Severity::Warning, ..self }
    }

    /// Places the finding at `span` of `source`, whose path is `file`; computes line and column.
    #[must_use]
    pub fn at(mut self, file: &str, source: &str, span: Range<usize>) -> Self {
        let start = floor_boundary(source, span.start);
        let end = floor_boundary(source, span.end.max(start));
        let (line, column) = line_column(source, start);
        self.file = Some(file.to_owned());
        self.line = line;
        self.column = column;
        self.span = Some(start..end);
        self
    }

    /// The same as [`at`](Self::at) where the lines of `source` are known, for places in large files.
    #[must_use]
    pub fn at_line(mut self, file: &str, source: &str, lines: &LineStarts, span: Range<usize>) -> Self {
        let start = floor_boundary(source, span.start);
        let end = floor_boundary(source, span.end.max(start));
        (self.line, self.column) = lines.line_column(source, start);
        self.file = Some(file.to_owned());
        self.span = Some(start..end);
        self
    }

    /// Names the file alone, when no place within it is known.
    #[must_use]
    pub fn in_file(mut self, file: &str) -> Self {
        self.file = Some(file.to_owned());
        self
    }

    /// Says what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(clipped(hint.into()));
        self
    }

    /// Names the locale concerned.
    #[must_use]
    pub fn locale(mut self, locale: &str) -> Self {
        self.locale = Some(locale.to_owned());
        self
    }

    /// Names the email concerned.
    #[must_use]
    pub fn email(mut self, email: &str) -> Self {
        self.email = Some(email.to_owned());
        self
    }

    /// Names the request that shows it.
    #[must_use]
    pub fn scenario(mut self, scenario: &str) -> Self {
        self.scenario = Some(scenario.to_owned());
        self
    }

    /// Says how to mend it: what stands at `span` of the same file becomes `text`.
    #[must_use]
    pub fn fix(mut self, span: Range<usize>, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, text: text.into() });
        self
    }

    /// Names the setting that is wrong, such as `locales.required` and the locale in it.
    #[must_use]
    pub fn setting(mut self, key: &'static str, value: &str) -> Self {
        self.setting = Some((key, value.to_owned()));
        self
    }

    /// Places a finding about a setting in the configuration's file, where that has the key.
    #[must_use]
    pub fn in_configuration(self, file: &str, text: &str) -> Self {
        let place = self.setting.as_ref().filter(|_| self.file.is_none());
        match place.and_then(|(key, value)| value_place(text, key, value)) {
            Some(place) => self.at(file, text, place),
            None => self,
        }
    }

    /// Names the entry concerned.
    #[must_use]
    pub fn entry(mut self, entry: &str) -> Self {
        self.entry = Some(entry.to_owned());
        self
    }
}

/// All findings of one look at a project, in a fixed order without repetitions.
#[derive(Clone, Debug, Default)]
pub struct Report {
    findings: Vec<Diagnostic>,
    /// How many findings were left out because somebody said why.
    pub suppressed: usize,
}

impl Report {
    /// An empty report.
    pub fn new() -> Self {
        Report::default()
    }

    /// Adds one finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.findings.push(diagnostic);
    }

    /// Adds many findings.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.findings.extend(diagnostics);
    }

    /// Whether an error is among the findings; warnings alone are fine.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|d| d.severity == Severity::Error)
    }

    /// Whether a file of entries has a fault in this one, so that its absence needs no finding of its own.
    pub fn blames_entry(&self, locale: &str, entry: &str) -> bool {
        self.findings.iter().any(|d| {
            let (file, place) = (d.file.as_deref().unwrap_or_default(), (d.locale.as_deref(), d.entry.as_deref()));
            d.severity == Severity::Error && file.ends_with(".ftl") && place == (Some(locale), Some(entry))
        })
    }

    /// How many of the findings are errors and how many warnings.
    pub fn counts(&self) -> (usize, usize) {
        let findings = self.findings();
        let errors = findings.iter().filter(|d| d.severity == Severity::Error).count();
        (errors, findings.len() - errors)
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// The findings as they came.
    pub fn into_findings(self) -> Vec<Diagnostic> {
        self.findings
    }

    /// The findings, errors and warnings together, ordered by file, place, rule; equal ones once.
    pub fn findings(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<&Diagnostic> = self.findings.iter().collect();
        all.sort_by(|a, b| sort_key(a).cmp(&sort_key(b)));
        all.dedup_by(|a, b| a == b);
        all
    }

    /// The shape that every machine format of findings prints (contract §14).
    pub fn to_json(&self) -> serde_json::Value {
        let (errors, warnings) = self.counts();
        serde_json::json!({
            "findings": self.findings(),
            "summary": { "errors": errors, "warnings": warnings, "suppressed": self.suppressed },
        })
    }
}

fn sort_key(d: &Diagnostic) -> (Option<&str>, usize, usize, &str, Option<&str>, Option<&str>, &str) {
    (d.file.as_deref(), d.line, d.column, d.rule, d.email.as_deref(), d.locale.as_deref(), &d.message)
}

/// The longest sentence of a finding, in bytes; what an author wrote may stand in it, and be of any length.
const MAX_SENTENCE: usize = 1_000;

/// `sentence`, cut where it is too long to be read.
fn clipped(mut sentence: String) -> String {
    if sentence.len() > MAX_SENTENCE {
        sentence.truncate(floor_boundary(&sentence, MAX_SENTENCE));
        sentence.push('…');
    }
    sentence
}

/// The largest character boundary of `text` that is not after `index`.
fn floor_boundary(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

/// How many findings of each rule are listed; the others are only counted, so that a hostile or broken file cannot flood a report.
#[derive(Clone, Debug)]
pub struct Quota {
    most: usize,
    found: BTreeMap<&'static str, usize>,
}

impl Quota {
    /// Lists `most` findings of each rule.
    pub fn new(most: usize) -> Self {
        Quota { most, found: BTreeMap::new() }
    }

    /// Counts a finding of `rule`; `true` if it is to be listed.
    pub fn lists(&mut self, rule: &'static str) -> bool {
        let found = self.found.entry(rule).or_default();
        *found += 1;
        *found <= self.most
    }

    /// For each rule the finding that stands for those which are not listed.
    pub fn others(&self) -> impl Iterator<Item = Diagnostic> {
        self.found.iter().filter(|(_, found)| **found > self.most).map(|(rule, found)| {
            let message = format!("{} more of `{rule}` are not listed", found - self.most);
            Diagnostic::error(rule, message).hint("mend those that are listed, then look again")
        })
    }
}

/// Where the lines of a text begin, so that many places in it are found without reading all of it again.
#[derive(Clone, Debug, Default)]
pub struct LineStarts(Vec<usize>);

impl LineStarts {
    /// Finds the lines of `source`.
    pub fn of(source: &str) -> Self {
        LineStarts(std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// The same as [`line_column`] for the text that the lines were found in.
    pub fn line_column(&self, source: &str, offset: usize) -> (usize, usize) {
        let offset = floor_boundary(source, offset);
        let line = self.0.partition_point(|start| *start <= offset);
        let start = self.0.get(line.wrapping_sub(1)).copied().unwrap_or_default();
        (line.max(1), column(&source[start..offset]))
    }
}

/// 1-based line and column (in characters) of byte `offset`; a byte order mark is not counted.
pub fn line_column(source: &str, offset: usize) -> (usize, usize) {
    let before = &source[..floor_boundary(source, offset)];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |i| i + 1);
    (line, column(&before[start..]))
}

/// The 1-based column behind the text that stands before it on its line.
fn column(before: &str) -> usize {
    before.trim_start_matches('\u{feff}').chars().count() + 1
}

/// An error with everything behind it, as one sentence.
pub fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

/// `1 mail`, `2 mails`.
pub fn count(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

/// A person's text on a terminal: control and bidi characters are shown, not obeyed.
pub fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        {
            out.push_str(&format!("\\u{{{:x}}}", c as u32));
        } else {
            out.push(c);
        }
    }
    out
}

/// The candidate that `wrong` was probably meant to be: the nearest by edit distance, if near enough to be a slip.
pub fn did_you_mean<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = wrong.chars().count();
    let limit = (length / 3).clamp(1, 3);
    candidates
        .into_iter()
        // Each character more or less is an edit, and counting is cheaper than comparing.
        .filter(|c| c.len() <= 4 * (length + limit) && c.chars().count().abs_diff(length) <= limit)
        .map(|c| (edit_distance(wrong, c), c))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, c)| c)
}

/// Edit distance in characters, where two neighbors that changed places are one edit (optimal string alignment).
fn edit_distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, cb) in b.iter().enumerate() {
            let mut least = (last[j] + usize::from(ca != cb)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *ca == b[j - 1] && a[i - 1] == *cb {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_one_based_and_count_characters() {
        let text = "\u{feff}äb\nçd";
        assert_eq!(line_column(text, 3), (1, 1));
        assert_eq!(line_column(text, 5), (1, 2));
        assert_eq!(line_column(text, text.len()), (2, 3));
        assert_eq!(line_column(text, 999), (2, 3));
        let lines = LineStarts::of(text);
        (0..=text.len() + 1).for_each(|at| assert_eq!(lines.line_column(text, at), line_column(text, at), "{at}"));
    }

    #[test]
    fn a_slip_is_recognised_and_a_different_word_is_not() {
        let known = ["application", "brand", "user"];
        assert_eq!(did_you_mean("aplication", known), Some("application"));
        assert_eq!(did_you_mean("usr", known), Some("user"));
        assert_eq!(did_you_mean("brnad", known), Some("brand"));
        assert_eq!(did_you_mean("organization", ["user", "data"]), None);
    }

    #[test]
    fn a_quota_lists_the_first_of_each_rule_and_counts_the_others() {
        let mut quota = Quota::new(2);
        let listed: Vec<bool> = ["a", "a", "b", "a", "a"].map(|rule| quota.lists(rule)).to_vec();
        assert_eq!(listed, [true, true, true, false, false]);
        let others: Vec<String> = quota.others().map(|d| format!("{}: {}", d.rule, d.message)).collect();
        assert_eq!(others, ["a: 2 more of `a` are not listed"]);
    }

    #[test]
    fn a_sentence_of_any_length_is_cut() {
        let long = Diagnostic::error("x", "ä".repeat(5_000)).hint("ä".repeat(5_000));
        assert!(long.message.len() < 1_010 && long.hint.is_some_and(|hint| hint.ends_with("ä…")));
    }

    #[test]
    fn findings_are_ordered_and_not_repeated() {
        let mut report = Report::new();
        let at = |line: usize| Diagnostic { line, ..Diagnostic::error("x", "same").in_file("a") };
        report.extend([at(9), at(2), at(9)]);
        assert_eq!(report.findings().iter().map(|d| d.line).collect::<Vec<_>>(), [2, 9]);
    }
}
