//! From findings to a report: what does not belong to the question is dropped, the rest counts as the project has decided.

use std::collections::{BTreeMap, BTreeSet};

use super::Scope;
use super::rule;
use super::suppress::{Baseline, Suppressions};
use crate::diagnostic::{Diagnostic, Report, Severity, did_you_mean, value_place};
use crate::settings::{CheckSettings, Ignored, Level, LocaleSettings};
use crate::sources::{SourceText, Sources};

/// What findings are judged by.
#[derive(Debug)]
pub struct Bench<'a> {
    /// For suppressions in the files.
    pub sources: &'a Sources,
    /// The project's decisions.
    pub settings: &'a CheckSettings,
    /// What its folders are called.
    pub locales: &'a LocaleSettings,
    /// What was asked for.
    pub scope: &'a Scope,
    /// Entries of the emails that were asked for.
    pub reached: BTreeSet<String>,
    /// Errors that stop the project from loading: no level, suppression or baseline covers them.
    pub fatal: Vec<Diagnostic>,
    /// Files outside of the sources that may hold suppressions: `vocative.toml`.
    pub tomls: &'a [SourceText],
}

/// The report, what the baseline did, and what was looked at.
#[derive(Debug)]
pub struct Judged {
    /// What is left to be read.
    pub report: Report,
    /// Every finding that no suppression covers: what a new baseline would know.
    pub open: Vec<Diagnostic>,
    /// What was looked at, findings or none.
    pub looked: Looked,
}

/// What a run has looked at, so that a report without findings says something as well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// The emails whose templates and samples were read.
    pub emails: BTreeSet<String>,
    /// How many mails were rendered, by email and locale.
    pub mails: BTreeMap<(String, String), usize>,
    /// The locales whose entries were read.
    pub locales: BTreeSet<String>,
    /// How many rules were looked for.
    pub rules: usize,
}

impl Judged {
    /// Leaves out of the report what `older`, an earlier state of the same project, had as well, and counts it as suppressed.
    #[must_use]
    pub fn since(mut self, older: &Judged) -> Judged {
        let mut known = Baseline::of(&older.report.clone().into_findings());
        let suppressed = self.report.suppressed;
        self.report = unknown_to(&mut known, &self.report.findings());
        self.report.suppressed += suppressed;
        self
    }
}

/// Judges all findings.
pub fn judge(found: Vec<Diagnostic>, looked: Looked, bench: &Bench<'_>, baseline: Option<&mut Baseline>) -> Judged {
    let mut suppressions = Suppressions::default();
    for file in files(bench) {
        suppressions.read(file);
    }
    let mut ignored = vec![false; bench.settings.ignore.len()];
    let mut report = Report::new();
    report.extend(found);
    let mut open = Vec::new();
    let mut suppressed = 0;
    for finding in merged(report.findings().into_iter().cloned()) {
        let Some(finding) = levelled(finding, &bench.settings.rules) else { continue };
        let mine = asked_for(&finding, bench);
        let listed = bench.settings.ignore.iter().position(|entry| fits(entry, &finding));
        if let Some(at) = listed {
            ignored[at] = true;
        }
        if suppressions.covers(&finding) || listed.is_some() {
            suppressed += usize::from(mine);
        } else if mine {
            open.push(finding);
        }
    }
    // A partial look cannot tell what suppresses nothing.
    if bench.scope.emails.is_empty() && bench.scope.locale.is_none() {
        let idle = suppressions.findings(&bench.fatal).chain(unused(bench, &ignored));
        open.extend(idle.filter_map(|finding| levelled(finding, &bench.settings.rules)));
    }
    let mut nothing = Baseline::default();
    let mut report = unknown_to(baseline.unwrap_or(&mut nothing), &open.iter().collect::<Vec<_>>());
    report.extend(merged(bench.fatal.iter().filter(|finding| asked_for(finding, bench)).cloned()));
    report.suppressed += suppressed;
    let looked = Looked { rules: rules(&bench.settings.rules), ..looked };
    Judged { report, open, looked }
}

/// The findings that a baseline does not know; the others count as suppressed.
fn unknown_to(baseline: &mut Baseline, findings: &[&Diagnostic]) -> Report {
    let mut report = Report::new();
    for &finding in findings {
        if baseline.covers(finding) {
            report.suppressed += 1;
        } else {
            report.push(finding.clone());
        }
    }
    report
}

fn files<'a>(bench: &'a Bench<'a>) -> impl Iterator<Item = &'a SourceText> {
    let sources = bench.sources;
    let layers = sources.project.iter().chain(sources.brands.values().map(|brand| &brand.layer));
    let stock = sources.project.is_none().then_some(&sources.stock);
    let texts = layers.chain(stock).flat_map(|layer| layer.templates.values().chain(layer.locales.values().flatten()));
    let brands = sources.brands.values().filter_map(|brand| brand.toml.as_ref());
    texts.chain(brands).chain(bench.tomls)
}

/// What makes two findings the same fault: file, line, column, rule, entry, message.
pub(super) type Same = (Option<String>, usize, usize, &'static str, Option<String>, String);

/// See [`Same`]. Of rendered mails one place has one fault of a rule, whatever each person's mail says there; but what mail programs lack
/// is another thing for each feature.
pub(super) fn same(finding: &Diagnostic) -> Same {
    let one = finding.scenario.is_some() && finding.line > 0 && !finding.rule.starts_with("client-");
    let message = if one { String::new() } else { finding.message.clone() };
    (finding.file.clone(), finding.line, finding.column, finding.rule, finding.entry.clone(), message)
}

/// One fault of many mails is one finding, which names what the mails have in common and counts them.
fn merged(findings: impl Iterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = Vec::new();
    let mut first: BTreeMap<Same, usize> = BTreeMap::new();
    for finding in findings {
        let key = same(&finding);
        match first.get(&key) {
            Some(at) => {
                let known = &mut kept[*at];
                known.mails += finding.mails;
                // The first one's own names go when another differs.
                if known.seen_in.is_empty() {
                    known.seen_in.insert((known.email.clone(), known.locale.clone()));
                }
                known.seen_in.insert((finding.email.clone(), finding.locale.clone()));
                if known.locale != finding.locale {
                    known.locale = None;
                }
                if known.email != finding.email {
                    known.email = None;
                }
            }
            None => {
                first.insert(key, kept.len());
                kept.push(finding);
            }
        }
    }
    kept
}

/// The finding at the level that the project gives its rule; nothing where that is `off`. An error cannot be talked down: a project that
/// does not load sends no mail, whatever the level.
fn levelled(finding: Diagnostic, levels: &BTreeMap<String, Level>) -> Option<Diagnostic> {
    let severity = match levels.get(finding.rule) {
        None if rule::is_optional(finding.rule) => return None,
        None => return Some(finding),
        Some(Level::Off) => return None,
        Some(Level::Warning) => Severity::Warning,
        Some(Level::Error) => Severity::Error,
    };
    Some(Diagnostic { severity, ..finding })
}

/// How many rules have a level.
fn rules(levels: &BTreeMap<String, Level>) -> usize {
    let counts = |id| match levels.get(id) {
        Some(level) => *level != Level::Off,
        None => !rule::is_optional(id),
    };
    rule::all().filter(|rule| counts(rule.id)).count()
}

fn asked_for(finding: &Diagnostic, bench: &Bench<'_>) -> bool {
    let scope = bench.scope;
    let email = scope.emails.is_empty()
        || match (&finding.email, &finding.entry) {
            (Some(email), _) => scope.emails.contains(email),
            (None, Some(entry)) => bench.reached.contains(entry),
            (None, None) => true,
        };
    let locale = match (&scope.locale, &finding.locale) {
        (Some(wanted), Some(locale)) => bench.locales.are_one(wanted, locale),
        _ => true,
    };
    email && locale
}

fn fits(entry: &Ignored, finding: &Diagnostic) -> bool {
    let named = |wanted: &Option<String>, found: &Option<String>| wanted.is_none() || wanted == found;
    entry.rule == finding.rule
        && named(&entry.file, &finding.file)
        && named(&entry.locale, &finding.locale)
        && named(&entry.email, &finding.email)
        && named(&entry.entry, &finding.entry)
}

/// Decisions of the configuration about nothing.
fn unused(bench: &Bench<'_>, ignored: &[bool]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let file = bench.tomls.first();
    let at = |diagnostic: Diagnostic, key: &str, value: &str| match file {
        Some(file) => {
            let place = value_place(&file.text, key, value).unwrap_or(0..0);
            diagnostic.at(&file.path, &file.text, place)
        }
        None => diagnostic,
    };
    for (index, (entry, used)) in bench.settings.ignore.iter().zip(ignored).enumerate() {
        let key = |name: &str| format!("check.ignore.{index}.{name}");
        if rule::find(&entry.rule).is_none() {
            found.push(at(unknown(&entry.rule), &key("rule"), &entry.rule));
        } else if !used && bench.fatal.is_empty() && !rule::is_comparing(&entry.rule) {
            let message = format!("check.ignore leaves out `{}`, which nothing is found by", entry.rule);
            let diagnostic = Diagnostic::warning("suppression-unused", message);
            found.push(at(diagnostic, &key("rule"), &entry.rule).hint("remove the entry from check.ignore"));
        }
        if entry.reason.trim().is_empty() {
            let diagnostic = Diagnostic::error("suppression-without-reason", "the suppression gives no reason");
            found.push(at(diagnostic, &key("reason"), &entry.reason).hint("say in `reason` why this is right here"));
        }
    }
    for id in bench.settings.rules.keys().filter(|id| rule::find(id).is_none()) {
        found.push(at(unknown(id), &format!("check.rules.{id}"), ""));
    }
    found
}

fn unknown(id: &str) -> Diagnostic {
    let hint = match did_you_mean(id, rule::all().map(|rule| rule.id)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "docs/rules.md lists every rule".to_owned(),
    };
    Diagnostic::error("rule-unknown", format!("there is no rule `{id}`")).hint(hint)
}
