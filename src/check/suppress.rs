//! What an author has looked at and left, with the reason: comments beside the source, and the baseline of a project that comes to checks late.
//!
//! | where | covers |
//! |---|---|
//! | `# vocative-ignore RULE: reason` above an entry | the entry |
//! | `### vocative-ignore RULE: reason` in an `.ftl` file | the file |
//! | `{# vocative-ignore RULE: reason #}` in a template | its own line and the next |
//! | `{# vocative-ignore-file RULE: reason #}` | the file |
//! | `# vocative-ignore RULE: reason` in `email.toml`, `brand.toml`, `vocative.toml` | its own line and the next |

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::rule;
use crate::catalog::resource;
use crate::diagnostic::{Diagnostic, did_you_mean, line_column};
use crate::sources::SourceText;

const WORD: &str = "vocative-ignore";
const FILE_WORD: &str = "vocative-ignore-file";

/// One suppression in one file.
#[derive(Clone, Debug)]
pub struct Suppression {
    rule: String,
    /// First and last line that it covers, 1-based.
    lines: (usize, usize),
    place: Diagnostic,
    used: bool,
}

impl Suppression {
    /// Whether a finding of the same file is meant.
    fn fits(&self, finding: &Diagnostic) -> bool {
        let (first, last) = self.lines;
        // A finding of a whole file has line 0.
        let whole = finding.line == 0 && first <= 1 && last == usize::MAX;
        self.rule == finding.rule && ((first..=last).contains(&finding.line) || whole)
    }
}

/// The suppressions of a project's files.
#[derive(Clone, Debug, Default)]
pub struct Suppressions {
    by_file: BTreeMap<String, Vec<Suppression>>,
    faults: Vec<Diagnostic>,
}

impl Suppressions {
    /// Reads the suppressions of one file; its name tells what it is.
    pub fn read(&mut self, file: &SourceText) {
        if !file.text.contains(WORD) {
            return;
        }
        let found = if file.path.ends_with(".ftl") {
            in_entries(&file.text)
        } else if file.path.ends_with(".toml") {
            in_lines(&file.text, "#", "\n")
        } else {
            in_lines(&file.text, "{#", "#}")
        };
        for comment in found {
            self.add(file, &comment);
        }
    }

    fn add(&mut self, file: &SourceText, comment: &Comment<'_>) {
        let start = comment.offset;
        let at = |diagnostic: Diagnostic| diagnostic.at(&file.path, &file.text, start..start + comment.text.len());
        let (rules, reason) = comment.text.split_once(':').unwrap_or((comment.text, ""));
        if reason.trim().is_empty() {
            let message = "the suppression gives no reason";
            let hint = format!("write `{WORD} {}: why this is right here`", rules.trim());
            self.faults.push(at(Diagnostic::error("suppression-without-reason", message)).hint(hint));
        }
        for id in rules.split(',').map(str::trim) {
            if rule::find(id).is_none() {
                let hint = match did_you_mean(id, rule::all().map(|rule| rule.id)) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "docs/rules.md lists every rule".to_owned(),
                };
                let message = format!("there is no rule `{id}`");
                self.faults.push(at(Diagnostic::error("rule-unknown", message)).hint(hint));
                continue;
            }
            let message = format!("nothing here is found by `{id}`");
            let place = at(Diagnostic::warning("suppression-unused", message))
                .hint("remove the comment; what stops a project from loading cannot be suppressed");
            let suppression = Suppression { rule: id.to_owned(), lines: comment.lines, place, used: false };
            self.by_file.entry(file.path.clone()).or_default().push(suppression);
        }
    }

    /// Whether a finding is suppressed; the suppression then counts as used.
    pub fn covers(&mut self, finding: &Diagnostic) -> bool {
        let Some(file) = finding.file.as_deref().and_then(|file| self.by_file.get_mut(file)) else { return false };
        let mut covered = false;
        for suppression in file.iter_mut().filter(|s| s.fits(finding)) {
            suppression.used = true;
            covered = true;
        }
        covered
    }

    /// Faults of suppressions, and those that suppress nothing. What a rule finds that compares with an older state depends on that state.
    ///
    /// While `fatal` faults stop the project from loading, what they spoil was not looked at: then only those suppress nothing that are
    /// meant for one of them.
    pub fn findings(self, fatal: &[Diagnostic]) -> impl Iterator<Item = Diagnostic> {
        let meant = |s: &Suppression| fatal.iter().any(|found| s.place.file == found.file && s.fits(found));
        let idle = move |s: &Suppression| !s.used && !rule::is_comparing(&s.rule) && (fatal.is_empty() || meant(s));
        let unused = self.by_file.into_values().flatten().filter(idle).map(|s| s.place);
        self.faults.into_iter().chain(unused)
    }
}

/// A comment that suppresses: what stands behind the word, its place, the lines it covers.
struct Comment<'a> {
    text: &'a str,
    offset: usize,
    lines: (usize, usize),
}

/// In FTL a comment covers the entry below it, and `###` the file.
fn in_entries(text: &str) -> Vec<Comment<'_>> {
    let starts: Vec<usize> = text
        .match_indices(|c: char| c.is_ascii_alphabetic() || c == '-')
        .map(|(at, _)| at)
        .filter(|at| (*at == 0 || text.as_bytes()[*at - 1] == b'\n') && resource::begins_entry(&text[*at..]))
        .map(|at| line_column(text, at).0)
        .collect();
    let last_line = text.lines().count();
    comments(text, "#", "\n")
        .map(|(body, offset, line)| {
            let whole = text[..offset].ends_with("### ") || text[..offset].ends_with("###");
            let entry = starts.iter().position(|start| *start > line);
            let end = entry.map(|at| starts.get(at + 1).map_or(last_line, |next| next - 1));
            let lines = if whole { (0, usize::MAX) } else { (line, end.unwrap_or(line)) };
            Comment { lines, ..stripped(body, offset) }
        })
        .collect()
}

/// Elsewhere a comment covers its own line and the next, or the file.
fn in_lines<'a>(text: &'a str, open: &'static str, close: &'static str) -> Vec<Comment<'a>> {
    comments(text, open, close)
        .map(|(body, offset, line)| {
            let whole = body.starts_with(FILE_WORD);
            let lines = if whole { (0, usize::MAX) } else { (line, line + 1) };
            Comment { lines, ..stripped(body, offset) }
        })
        .collect()
}

fn stripped(body: &str, offset: usize) -> Comment<'_> {
    let word = if body.starts_with(FILE_WORD) { FILE_WORD } else { WORD };
    let rest = &body[word.len()..];
    let text = rest.trim();
    Comment { text, offset: offset + word.len() + (rest.len() - rest.trim_start().len()), lines: (0, 0) }
}

/// Comments that begin with the word: text from the word on, its offset, its line.
fn comments<'a>(
    text: &'a str,
    open: &'static str,
    close: &'static str,
) -> impl Iterator<Item = (&'a str, usize, usize)> {
    text.match_indices(WORD).filter_map(move |(at, _)| {
        let before = text[..at].trim_end_matches([' ', '-']);
        if !before.ends_with(open) {
            return None;
        }
        let end = text[at..].find(close).map_or(text.len(), |length| at + length);
        Some((&text[at..end], at, line_column(text, at).0))
    })
}

/// Findings that a project had when it took up checks: they are counted and not shown until they are gone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// What is known, without line numbers, so that editing around it changes nothing.
    pub findings: Vec<Known>,
}

/// A known finding and how often it stands there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The rule.
    pub rule: String,
    /// The file.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub file: Option<String>,
    /// The locale.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub locale: Option<String>,
    /// The email.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub email: Option<String>,
    /// The entry.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entry: Option<String>,
    /// What is wrong.
    pub message: String,
    /// How often.
    pub count: usize,
}

impl Known {
    /// Everything but how often.
    fn key(&self) -> (&str, [Option<&str>; 4], &str) {
        let fields = [&self.file, &self.locale, &self.email, &self.entry];
        (&self.rule, fields.map(|field| field.as_deref()), &self.message)
    }

    /// What of a finding stays the same while its file is edited elsewhere.
    pub fn of(finding: &Diagnostic) -> Known {
        Known {
            rule: finding.rule.to_owned(),
            file: finding.file.clone(),
            // Which locales show a fault of mails depends on what else is wrong with them.
            locale: finding.locale.clone().filter(|_| finding.scenario.is_none()),
            email: finding.email.clone(),
            entry: finding.entry.clone(),
            // A place in a message moves as its file is edited.
            message: without_lines(&finding.message),
            count: 1,
        }
    }
}

/// A message without the line in `file.ftl:12`.
fn without_lines(message: &str) -> String {
    let mut out = String::with_capacity(message.len());
    let mut rest = message;
    while let Some(at) = rest.find(':') {
        let digits = rest[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
        let file =
            [".ftl", ".mjml", ".html", ".txt", ".toml", ".json"].iter().any(|ending| rest[..at].ends_with(ending));
        out.push_str(&rest[..at]);
        if !file || digits == 0 {
            out.push(':');
            rest = &rest[at + 1..];
        } else {
            rest = &rest[at + 1 + digits..];
        }
    }
    out.push_str(rest);
    out
}

impl Baseline {
    /// The baseline that knows all of `findings`.
    pub fn of(findings: &[Diagnostic]) -> Baseline {
        let mut known: Vec<Known> = findings.iter().map(Known::of).collect();
        known.sort();
        known.dedup_by(|later, first| {
            let same = later.key() == first.key();
            if same {
                first.count += 1;
            }
            same
        });
        Baseline { findings: known }
    }

    /// Whether the finding is known; each known one serves as often as it was there.
    pub fn covers(&mut self, finding: &Diagnostic) -> bool {
        let wanted = Known::of(finding);
        let Ok(at) = self.findings.binary_search_by(|known| known.key().cmp(&wanted.key())) else { return false };
        let known = self.findings.get_mut(at).filter(|known| known.count > 0);
        known.map(|known| known.count -= 1).is_some()
    }

    /// The baseline as a file holds it, in whatever order that is.
    pub fn sorted(mut self) -> Baseline {
        self.findings.sort();
        self
    }

    /// How many known findings are gone.
    pub fn left(&self) -> usize {
        self.findings.iter().map(|known| known.count).sum()
    }
}
