//! The checks that run beside the pages, and what they find.
//!
//! An email is checked as `vocative check EMAIL` does, when a page looks at it, and again after every change. While nobody waits, the other
//! emails are checked too, so that the list of emails can tell which have findings.

use std::sync::{Arc, Weak};

use axum::Json;
use axum::extract::State as Extracted;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Server;
use super::answer::{Answer, Asked};
use super::checks::Checked;
use super::finding::wire;
use super::state::State;
use super::studio::{Event, Studio};
use crate::check::Scope;
use crate::diagnostic::Diagnostic;
use crate::gallery::Findings;
use crate::workspace::Looked;

/// Checks from now on, until the studio is gone.
pub(super) fn begin(studio: &Arc<Studio>) {
    let studio = Arc::downgrade(studio);
    std::thread::spawn(move || while check_one(&studio).is_some() {});
}

/// Checks the email that is waited for longest, or one that has not been checked in this state. Nothing once the studio is gone.
fn check_one(studio: &Weak<Studio>) -> Option<()> {
    let asked = studio.upgrade()?.checks.next();
    let studio = studio.upgrade()?;
    let state = studio.state();
    let fresh = |email: &str| studio.checks.known(email).is_some_and(|done| done.revision == state.revision);
    let idle = || {
        let emails = state.engine.as_deref()?.kit(None)?.templates.emails();
        emails.keys().find(|email| !fresh(email)).cloned()
    };
    let Some(email) = asked.filter(|email| !fresh(email)).or_else(idle) else { return Some(()) };
    studio.checks.keep(&email, look(&state, &email));
    studio.tell(Event::Checked { revision: state.revision, email });
    Some(())
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
    let checked = studio.checked(&state, &which.email);
    let fresh = checked.as_ref().is_some_and(|checked| checked.revision == state.revision);
    let findings: Vec<Value> =
        checked.iter().flat_map(|c| c.findings.placed().iter().map(|f| wire(f, &c.project, &state))).collect();
    let revision = checked.map_or(0, |checked| checked.revision);
    Ok(Json(json!({ "revision": revision, "checked": fresh, "findings": findings })))
}
