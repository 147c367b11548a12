//! What "changed" compares with: the state in which the studio was opened, one that was marked since, or a commit.

use std::sync::{Arc, PoisonError};

use axum::Json;
use axum::extract::State as Extracted;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::Value;

use super::Server;
use super::answer::{Answer, Body, Refusal, apart};
use super::compared::Compared;
use super::state::{Good, State};
use super::studio::Studio;
use crate::clock;
use crate::workspace::{Before, Place, Question};

/// `GET /api/baseline`.
pub(super) async fn read(Extracted(server): Extracted<Server>) -> Json<Value> {
    Json(compared(&server.studio).wire())
}

fn compared(studio: &Studio) -> Compared {
    studio.compared.read().unwrap_or_else(PoisonError::into_inner).clone()
}

/// What to compare with: a commit, the state in which the studio was opened, or that of now.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    #[serde(default)]
    git: Option<String>,
    #[serde(default)]
    opened: bool,
}

/// `POST /api/baseline`.
pub(super) async fn set(Extracted(server): Extracted<Server>, Body(wanted): Body<Wanted>) -> Answer<Value> {
    let studio = server.studio.clone();
    apart(move || {
        let state = studio.state();
        let next = match wanted.git {
            None if wanted.opened => studio.opened.clone(),
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
