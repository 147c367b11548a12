//! Which emails are waiting for a check, and what the last check of each has found.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::diagnostic::Diagnostic;
use crate::gallery::Findings;
use crate::workspace::Project;

/// How long nothing has to happen before emails are checked that nobody looks at.
const IDLE: Duration = Duration::from_secs(3);

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
    pub fn next(&self) -> Option<String> {
        let mut line = self.line();
        if line.waiting.is_empty() {
            line = self.called.wait_timeout(line, IDLE).unwrap_or_else(PoisonError::into_inner).0;
        }
        line.waiting.pop_front()
    }

    /// Keeps what was found in an email.
    pub fn keep(&self, email: &str, checked: Checked) {
        self.line().done.insert(email.to_owned(), Arc::new(checked));
    }
}
