//! What "changed" compares with: the state in which the studio was opened, one that was marked since, or a commit.

use std::sync::{Arc, PoisonError};

use axum::Json;
use axum::extract::State as Extracted;
use axum::http::StatusCode;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Server;
use super::answer::{Answer, Body, Refusal, apart};
use super::studio::{Good, Ground, State, Studio};
use super::view::{Asked, View, now, render};
use crate::clock;
use crate::locale::Locale;
use crate::render::Rendered;
use crate::workspace::{Before, Place, Question};

/// The state that is compared with.
#[derive(Clone, Debug)]
pub(super) struct Compared {
    kind: &'static str,
    at: Timestamp,
    git: Option<String>,
    good: Option<Good>,
}

impl Compared {
    /// The state in which the studio was opened.
    pub fn opened(state: &State) -> Compared {
        Compared { kind: "opened", at: clock::now(), git: None, good: state.good.clone() }
    }

    /// Whether a person would get another mail than then: nothing counts as changed where there was none to compare with.
    pub fn has_changed(&self, ground: &Ground, view: &View, locale: &Locale, mail: &Rendered) -> bool {
        let Some(good) = &self.good else { return false };
        if Arc::ptr_eq(&good.engine, &ground.engine) {
            return false;
        }
        let then = Ground { project: good.project.clone(), engine: good.engine.clone(), stale: false };
        // A sample that is compared is the sample of then; its time is that of now.
        let Ok(asked) = Asked::read(&then, view) else { return true };
        let Ok(request) = asked.request(&then, view) else { return true };
        let offered = &asked.kit.standing(&asked.email.name).offered;
        let known = offered.iter().find(|known| known.tag() == locale.tag()).or(Some(locale).filter(|l| l.is_pseudo()));
        let Some(known) = known else { return true };
        if now(&then) != now(ground) {
            return true;
        }
        match render(&then, &request, Some(known.name()), false) {
            Ok(before) => !before.reads_as(&then.engine, mail, &ground.engine),
            Err(_) => true,
        }
    }

    fn wire(&self) -> Value {
        json!({ "current": self.kind, "at": self.at.to_string(), "git": self.git })
    }
}

/// `GET /api/baseline`.
pub(super) async fn read(Extracted(server): Extracted<Server>) -> Json<Value> {
    Json(compared(&server.studio).wire())
}

fn compared(studio: &Studio) -> Compared {
    studio.compared.read().unwrap_or_else(PoisonError::into_inner).clone()
}

/// What to compare with: a commit, or the state of now.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    #[serde(default)]
    git: Option<String>,
}

/// `POST /api/baseline`.
pub(super) async fn set(Extracted(server): Extracted<Server>, Body(wanted): Body<Wanted>) -> Answer<Value> {
    let studio = server.studio.clone();
    apart(move || {
        let state = studio.state();
        let next = match wanted.git {
            None => Compared { kind: "marked", at: clock::now(), git: None, good: state.good.clone() },
            Some(name) => at_commit(&state, name)?,
        };
        let wire = next.wire();
        *studio.compared.write().unwrap_or_else(PoisonError::into_inner) = next;
        Ok(wire)
    })
    .await
    .map(Json)
}

fn at_commit(state: &State, name: String) -> Result<Compared, Refusal> {
    let refused = |detail: String| Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "Nothing to compare with", detail);
    let place = Place::find(state.root.as_deref(), None).map_err(|error| refused(error.to_string()))?;
    let before = Before::find(&place, None, &name).map_err(|error| refused(error.to_string()))?;
    let before = before.ok_or_else(|| refused(format!("The project did not exist at {name}.")))?;
    let project = before.place.read(&Question::default()).map_err(|error| refused(error.to_string()))?;
    let (engine, report) = project.assemble();
    let engine = engine.filter(|_| !report.has_errors());
    let engine = engine.ok_or_else(|| refused(format!("The project as it was at {name} does not load.")))?;
    let good = Good { project: Arc::new(project), engine: Arc::new(engine) };
    Ok(Compared { kind: "git", at: clock::now(), git: Some(name), good: Some(good) })
}
