//! Dry runs: a mail as it would be, why it would be so, and what can be asked for.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Extension, State};
use serde_json::{Map, Value, json};

use super::body::{self, Query};
use super::problem::Problem;
use super::{ProjectState, Server};
use crate::clock;
use crate::diagnostic::line_column;
use crate::engine::{Engine, Kit};
use crate::intake::Fault;
use crate::render::{RenderError, RenderOptions, Rendered, render_request};
use crate::request::Request;
use crate::template::{Email, Part};

/// `POST /v1/render`.
pub(super) async fn render(State(server): State<Server>, bytes: Bytes) -> Result<Json<Value>, Problem> {
    let body = body::parse(&bytes)?;
    apart(move || {
        let (_, rendered) = rendered(&server.intake.engine(), &body)?;
        Ok(json!(rendered))
    })
    .await
}

/// `POST /v1/explain`: the decisions, files and entries behind the mail.
pub(super) async fn explain(State(server): State<Server>, bytes: Bytes) -> Result<Json<Value>, Problem> {
    let body = body::parse(&bytes)?;
    apart(move || {
        let engine = server.intake.engine();
        let (request, rendered) = rendered(&engine, &body)?;
        let kit = engine.kit_or_base(request.brand.as_deref());
        let email = kit.email(&request.email).ok_or_else(Problem::internal)?;
        Ok(story(kit, email, &request, &rendered, &(server.project)()))
    })
    .await
}

/// Runs on a thread of its own, for rendering takes a while.
async fn apart(work: impl FnOnce() -> Result<Value, Problem> + Send + 'static) -> Result<Json<Value>, Problem> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Problem::internal())).map(Json)
}

fn rendered(engine: &Engine, body: &Value) -> Result<(Request, Rendered), Problem> {
    let request =
        Request::check(body, engine).map_err(|faults| Problem::faults(faults.into_iter().map(Fault::from)))?;
    let rendered = render_request(engine, &request, clock::now(), &RenderOptions::default());
    let whole = |pointer: &str, message: String| Fault { pointer: pointer.to_owned(), message };
    let rendered = rendered.map_err(|error| match error {
        RenderError::Refused(faults) => Problem::faults(faults.into_iter().map(Fault::from)),
        RenderError::NotOffered { .. } => Problem::faults([whole("/locale", error.to_string())]),
        RenderError::Failed(faults) => Problem::faults(faults.into_iter().map(|fault| whole("", fault.to_string()))),
    })?;
    Ok((request, rendered))
}

/// As `vocative explain --format json` tells it.
fn story(kit: &Kit, email: &Email, request: &Request, rendered: &Rendered, project: &ProjectState) -> Value {
    let locale = kit.locales.iter().find(|locale| locale.name() == rendered.locale).unwrap_or(&kit.default);
    let files: Map<String, Value> = [Part::Subject, Part::Preheader, Part::Text, Part::Html]
        .into_iter()
        .filter_map(|part| Some((part.as_str().to_owned(), json!(email.file(part, locale)?))))
        .collect();
    let mut entries: Vec<Value> = Vec::new();
    let mut used = std::collections::BTreeSet::new();
    if let Some(bundle) = kit.catalog.bundle(locale) {
        for (part, call) in email.calls_in(locale) {
            let Some(entry) = bundle.entry(&call.id) else { continue };
            if !used.insert((call.id.as_str(), part.as_str())) {
                continue;
            }
            let text = project.sources.as_ref().and_then(|sources| sources.text(&entry.place.file));
            let place = match text.map(|text| line_column(text, entry.place.span.start)) {
                Some((line, column)) => format!("{}:{line}:{column}", entry.place.file),
                None => entry.place.file.clone(),
            };
            entries
                .push(json!({ "id": call.id, "part": part.as_str(), "locale": entry.locale.name(), "place": place }));
        }
    }
    json!({
        "email": rendered.email,
        "brand": request.brand,
        "locale": rendered.locale,
        "chain": rendered.chain,
        "degraded": rendered.degraded,
        "salutation": rendered.salutation,
        "why": rendered.why,
        "files": files,
        "entries": entries,
    })
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
    let locales: Map<String, Value> = kit
        .locales
        .iter()
        .map(|locale| {
            let missing = standing.missing.get(locale).cloned().unwrap_or_default();
            let complete = standing.offered.contains(locale);
            (locale.name().to_owned(), json!({ "complete": complete, "missing": missing }))
        })
        .collect();
    json!({
        "email": email.name,
        "title": email.spec.title,
        "kind": email.spec.kind,
        "literal_text": standing.literal,
        "locales": locales,
        "data": {
            "type": "object",
            "additionalProperties": false,
            "required": email.spec.data.required,
            "properties": email.spec.data.properties,
        },
    })
}
