//! Findings: each with its source frame, and the checks that run beside the pages.
//!
//! An email is checked as `vocative check EMAIL` does, when a page looks at it, and again after every change. While nobody waits, the other
//! emails are checked too, so that the list of emails can tell which have findings.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use axum::Json;
use axum::extract::State as Extracted;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Server;
use super::answer::{Answer, Asked};
use super::studio::{Event, State, Studio};
use crate::check::Scope;
use crate::diagnostic::{Diagnostic, Severity, line_column};
use crate::gallery::Findings;
use crate::workspace::{Looked, Project};

/// How long nothing has to happen before emails are checked that nobody looks at.
const IDLE: Duration = Duration::from_secs(3);
/// Lines before and behind the place of a finding.
const AROUND: usize = 2;
/// Longer lines are cut around the place.
const WIDEST: usize = 400;

/// The checks of all emails.
#[derive(Debug, Default)]
pub(super) struct Checks {
    line: Mutex<Line>,
    called: Condvar,
}

#[derive(Debug, Default)]
struct Line {
    /// Emails that pages wait for.
    waiting: VecDeque<String>,
    /// Emails that pages looked at, the latest last.
    watched: Vec<String>,
    /// By email.
    done: HashMap<String, Arc<Checked>>,
}

/// What a check of one email came to.
#[derive(Debug)]
pub(super) struct Checked {
    /// The state that was checked.
    pub revision: u64,
    /// Its files.
    pub project: Arc<Project>,
    /// Everything that was found, placed.
    pub findings: Findings,
    /// All of them, errors first.
    pub all: Vec<Diagnostic>,
}

/// How many emails are kept checked because a page looks at them.
const WATCHED: usize = 3;

impl Checks {
    /// Checks from now on, until the studio is gone.
    pub fn begin(studio: &Arc<Studio>) {
        let studio = Arc::downgrade(studio);
        std::thread::spawn(move || while check_one(&studio).is_some() {});
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The last check of an email; the next one begins soon if that is not of this state.
    pub fn of(&self, email: &str, revision: u64) -> Option<Arc<Checked>> {
        let mut line = self.line();
        line.watched.retain(|known| known != email);
        line.watched.push(email.to_owned());
        let extra = line.watched.len().saturating_sub(WATCHED);
        line.watched.drain(..extra);
        let done = line.done.get(email).cloned();
        if done.as_ref().is_none_or(|done| done.revision != revision) && !line.waiting.iter().any(|w| w == email) {
            line.waiting.push_back(email.to_owned());
            self.called.notify_all();
        }
        done
    }

    /// The last check of an email, whatever state it is of.
    pub fn known(&self, email: &str) -> Option<Arc<Checked>> {
        self.line().done.get(email).cloned()
    }

    /// Something has changed: what pages look at is checked again.
    pub fn wake(&self) {
        let mut line = self.line();
        for email in line.watched.clone().into_iter().rev() {
            if !line.waiting.contains(&email) {
                line.waiting.push_back(email);
            }
        }
        self.called.notify_all();
    }

    /// Waits for an email that somebody waits for; nothing when nobody has for a while.
    fn next(&self) -> Option<String> {
        let mut line = self.line();
        if line.waiting.is_empty() {
            line = self.called.wait_timeout(line, IDLE).unwrap_or_else(PoisonError::into_inner).0;
        }
        line.waiting.pop_front()
    }
}

/// Checks the email that is waited for longest, or one that has not been checked in this state. Nothing once the studio is gone.
fn check_one(studio: &Weak<Studio>) -> Option<()> {
    let asked = studio.upgrade()?.checks_next();
    let studio = studio.upgrade()?;
    let state = studio.state();
    let fresh = |email: &str| studio.checks.known(email).is_some_and(|done| done.revision == state.revision);
    let idle = || {
        let emails = state.engine.as_deref()?.kit(None)?.templates.emails();
        emails.keys().find(|email| !fresh(email)).cloned()
    };
    let Some(email) = asked.filter(|email| !fresh(email)).or_else(idle) else { return Some(()) };
    let checked = Arc::new(look(&state, &email));
    studio.checks.line().done.insert(email.clone(), checked);
    studio.tell(Event::Checked { revision: state.revision, email });
    Some(())
}

impl Studio {
    fn checks_next(&self) -> Option<String> {
        self.checks.next()
    }
}

fn look(state: &State, email: &str) -> Checked {
    let scope = Scope { emails: vec![email.to_owned()], ..Scope::default() };
    let looked = Looked::within(&state.project, &scope, state.engine.as_deref());
    let judged = looked.check(None, None, &|_, _| {});
    let kit = state.engine.as_deref().and_then(|engine| engine.kit(None));
    let offered = |email: &str| kit.map_or(0, |kit| kit.standing(email).offered.len());
    let findings = Findings::of(&judged.report, &offered);
    let mut all: Vec<Diagnostic> = judged.report.findings().into_iter().cloned().collect();
    all.sort_by_key(|found| found.severity);
    Checked { revision: state.revision, project: state.project.clone(), findings, all }
}

/// Which email.
#[derive(Deserialize)]
pub(super) struct Which {
    email: String,
}

/// `GET /api/findings?email=`: what the last check of the email has found.
pub(super) async fn of_email(Extracted(server): Extracted<Server>, Asked(which): Asked<Which>) -> Answer<Value> {
    let studio = &server.studio;
    let state = studio.state();
    let checked = studio.checks.of(&which.email, state.revision);
    let fresh = checked.as_ref().is_some_and(|checked| checked.revision == state.revision);
    let findings: Vec<Value> =
        checked.iter().flat_map(|c| c.findings.placed().iter().map(|f| wire(f, &c.project, &state))).collect();
    let revision = checked.map_or(0, |checked| checked.revision);
    Ok(Json(json!({ "revision": revision, "checked": fresh, "findings": findings })))
}

/// How many errors and warnings.
pub(super) fn tally(findings: &[Diagnostic]) -> Value {
    let (mut errors, mut warnings) = (0, 0);
    for found in findings {
        match found.severity {
            Severity::Error => errors += 1,
            Severity::Warning => warnings += 1,
        }
    }
    json!({ "errors": errors, "warnings": warnings })
}

/// A finding as pages get it: with the end of its place, its source frame and where the file is on this machine.
pub(super) fn wire(found: &Diagnostic, project: &Project, state: &State) -> Value {
    let mut value = serde_json::to_value(found).unwrap_or_default();
    let Some(object) = value.as_object_mut() else { return value };
    object.insert("mails".to_owned(), found.mails.into());
    object.entry("scenario").or_insert(Value::Null);
    let place = found.file.as_deref().and_then(|file| Some((file, project.text(file)?)));
    let end = place.zip(found.span.as_ref()).map(|((_, text), span)| line_column(text, span.end));
    object.insert("end_line".to_owned(), end.map_or(found.line, |end| end.0).into());
    object.insert("end_column".to_owned(), end.map_or(found.column, |end| end.1).into());
    let frame = place.filter(|_| found.line > 0).map(|(_, text)| source_frame(text, found.line, found.column, end));
    object.insert("frame".to_owned(), frame.into());
    let absolute = found.file.as_deref().and_then(|file| state.absolute(file));
    object.insert("absolute".to_owned(), absolute.map(|path| path.to_string_lossy().into_owned()).into());
    value
}

/// The lines around a place, the marked piece in UTF-16 code units, as the page's language counts.
fn source_frame(text: &str, line: usize, column: usize, end: Option<(usize, usize)>) -> Value {
    let first = line.saturating_sub(AROUND).max(1);
    let lines = text.lines().enumerate().skip(first - 1).take(line + AROUND + 1 - first);
    let units = |text: &str, columns: usize| text.chars().take(columns).map(char::len_utf16).sum::<usize>();
    lines
        .map(|(at, whole)| {
            // A line of a compiled style sheet may be very long; what is marked is near its beginning then.
            let shown: String = whole.chars().take(WIDEST.max(column + 40)).collect();
            let marked = (at + 1 == line).then(|| {
                let last = match end {
                    Some((end_line, end_column)) if end_line == line => end_column - 1,
                    Some(_) => shown.chars().count(),
                    None => column,
                };
                (units(&shown, column - 1), units(&shown, last.max(column)))
            });
            json!({ "line": at + 1, "text": shown, "start": marked.map(|m| m.0), "end": marked.map(|m| m.1) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::source_frame;

    #[test]
    fn a_frame_marks_what_the_page_counts() {
        let frame = source_frame("a\n😀 b = c\nd\ne\nf\n", 2, 3, Some((2, 4)));
        assert_eq!(frame[1], serde_json::json!({ "line": 2, "text": "😀 b = c", "start": 3, "end": 4 }));
        assert_eq!(frame.as_array().unwrap().len(), 4);
        assert_eq!(source_frame("a\nb", 1, 1, None)[0]["end"], 1);
    }
}
