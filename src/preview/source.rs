//! Files of the project, as they were read: only what is in the sources can be asked for, whatever the path says.

use axum::Json;
use axum::extract::State as Extracted;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Server;
use super::answer::{Answer, Asked, Refusal};
use super::session::Access;

/// Which file, by the path that findings name.
#[derive(Deserialize)]
pub(super) struct Which {
    path: String,
}

/// `GET /api/source?path=`.
pub(super) async fn read(
    Extracted(server): Extracted<Server>,
    access: Access,
    Asked(which): Asked<Which>,
) -> Answer<Value> {
    let state = server.studio.state();
    let path = which.path;
    if access == Access::Guest && state.project.tomls.iter().any(|toml| toml.path == path) {
        return Err(Refusal::read_only("The configuration may hold secrets; this address does not show it."));
    }
    let text =
        state.project.text(&path).ok_or_else(|| Refusal::missing(format!("The project has no file `{path}`.")))?;
    let absolute = state.absolute(&path);
    Ok(Json(json!({ "path": path, "absolute": absolute, "text": text, "own": absolute.is_some() })))
}
