//! Dry runs: a mail as it would be, why it would be so, and what can be asked for.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Extension, State};
use serde_json::{Value, json};

use super::Server;
use super::auth::{Caller, Scope};
use super::body::{self, Query};
use super::problem::Problem;
use crate::clock;
use crate::engine::{Engine, Kit};
use crate::intake::{Fault, lone_id};
use crate::render::story::Story;
use crate::render::{RenderOptions, Rendered, render_request};
use crate::request::{Request, RequestFault};
use crate::template::Email;

/// `POST /v1/render`.
pub(super) async fn render(
    State(server): State<Server>,
    Extension(caller): Extension<Caller>,
    bytes: Bytes,
) -> Result<Json<Value>, Problem> {
    let body = completed(&server, &caller, &bytes).await?;
    apart(move || {
        let (_, rendered) = rendered(&server.intake.engine(), &body)?;
        Ok(json!(rendered))
    })
    .await
}

/// `POST /v1/explain`: the decisions, files and entries behind the mail.
pub(super) async fn explain(
    State(server): State<Server>,
    Extension(caller): Extension<Caller>,
    bytes: Bytes,
) -> Result<Json<Value>, Problem> {
    let body = completed(&server, &caller, &bytes).await?;
    apart(move || {
        let engine = server.intake.engine();
        let (request, rendered) = rendered(&engine, &body)?;
        let story = Story::of(&engine, &request, &rendered).ok_or_else(Problem::internal)?;
        Ok(story.told(server.project.state().sources.as_deref()))
    })
    .await
}

/// The request with its profile. Whoever has one pulled sees a person's address and names, as support does.
async fn completed(server: &Server, caller: &Caller, bytes: &Bytes) -> Result<Value, Problem> {
    let body = body::parse(bytes)?;
    if lone_id(&body).is_some() {
        caller.need(Scope::Support)?;
    }
    Ok(server.intake.complete(&caller.tenant, &body).await?)
}

/// Runs on a thread of its own, for rendering takes a while.
async fn apart(work: impl FnOnce() -> Result<Value, Problem> + Send + 'static) -> Result<Json<Value>, Problem> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Problem::internal())).map(Json)
}

fn rendered(engine: &Engine, body: &Value) -> Result<(Request, Rendered), Problem> {
    let refused = |faults: Vec<RequestFault>| Problem::faults(faults.into_iter().map(Fault::from));
    let request = Request::check(body, engine).map_err(refused)?;
    let rendered = render_request(engine, &request, clock::now(), &RenderOptions::default());
    Ok((request, rendered.map_err(|error| refused(error.into_faults()))?))
}

/// `GET /v1/catalog`: emails, locales, completeness, schemas.
pub(super) async fn catalog(
    State(server): State<Server>,
    Extension(query): Extension<Query>,
) -> Result<Json<Value>, Problem> {
    let engine = server.intake.engine();
    let brand = query.text("brand")?;
    let kit = engine.kit(brand).ok_or_else(|| Problem::not_found("there is no such brand"))?;
    let emails: Vec<Value> = kit.templates.emails().values().map(|email| of_email(kit, email)).collect();
    let locales: Vec<&str> = kit.locales.iter().map(crate::locale::Locale::name).collect();
    Ok(Json(json!({
        "brand": brand,
        "brands": engine.brands().collect::<Vec<_>>(),
        "default": kit.default.name(),
        "reference": kit.reference.name(),
        "locales": locales,
        "emails": emails,
    })))
}

fn of_email(kit: &Kit, email: &Email) -> Value {
    let standing = kit.standing(&email.name);
    json!({
        "email": email.name,
        "title": email.spec.title,
        "kind": email.spec.kind,
        "literal_text": standing.literal,
        "locales": kit.completeness(&email.name),
        "data": {
            "type": "object",
            "additionalProperties": false,
            "required": email.spec.data.required,
            "properties": email.spec.data.properties,
        },
    })
}
