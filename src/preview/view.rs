//! One mail: a sample or an edited request, in the language that it leads to or in another, with everything that is known of it.

use axum::Json;
use axum::extract::State as Extracted;
use serde_json::{Value, json};

use super::Server;
use super::answer::{Answer, Body, Refusal, apart};
use super::asked::{Asked, NoMail, View, now};
use super::finding::wire;
use super::frames::Frame;
use super::state::{Ground, State};
use super::strings::strings;
use super::studio::Studio;
use crate::engine::Kit;
use crate::message::{Mailbox, Message};
use crate::render::Rendered;
use crate::render::golden::folded_fields;
use crate::request::Request;
use crate::template::spoken::Run;
use crate::template::{Email, Part};

/// `POST /api/mail`.
pub(super) async fn mail(Extracted(server): Extracted<Server>, Body(view): Body<View>) -> Answer<Value> {
    let studio = server.studio.clone();
    apart(move || {
        let state = studio.state();
        studio.checked(&state, &view.email);
        look(&studio, &state, &view)
    })
    .await
    .map(Json)
}

/// Everything about one mail, as the page gets it.
pub(super) fn look(studio: &Studio, state: &State, view: &View) -> Result<Value, Refusal> {
    let Some(ground) = state.ground(&view.email, view.locale.as_deref()) else {
        // It has never loaded: there is nothing to show but why.
        known(state, view)?;
        return Ok(nothing(state, view));
    };
    look_on(studio, state, &ground, view)
}

/// The same on a given ground.
pub(super) fn look_on(studio: &Studio, state: &State, ground: &Ground, view: &View) -> Result<Value, Refusal> {
    let asked = Asked::read(ground, view)?;
    let mut answer = json!({
        "revision": state.revision,
        "stale": ground.stale,
        "request": { "text": asked.text, "faults": [] },
        "fault": null,
        "mail": null,
        "strings": [],
    });
    match asked.rendered(ground, view, true) {
        Ok((request, rendered)) => {
            let shown = Shown { studio, state, ground, email: asked.email, kit: asked.kit };
            let said = strings(state, ground, asked.kit, &request, &rendered);
            answer["mail"] = shown.mail(&request, &rendered, asked.name.as_deref())?;
            answer["strings"] = serde_json::to_value(said).unwrap_or_default();
        }
        Err(NoMail::Request(faults)) => answer["request"]["faults"] = json!(faults),
        Err(NoMail::Other(message, findings)) => {
            let findings: Vec<Value> = findings.iter().map(|found| wire(found, &ground.project, state)).collect();
            answer["fault"] = json!({ "message": message, "findings": findings });
        }
    }
    Ok(answer)
}

/// Whether there is such an email at all, as far as can be told of a project that does not load.
fn known(state: &State, view: &View) -> Result<(), Refusal> {
    let folder = format!("{}/", view.email);
    let sources = &state.project.sources;
    let layers = sources.project.iter().chain(sources.brands.values().map(|brand| &brand.layer));
    let mut layers = layers.chain(std::iter::once(&sources.stock));
    let there = layers.any(|layer| layer.templates.keys().any(|name| name.starts_with(&folder)));
    if there { Ok(()) } else { Err(Refusal::missing(format!("There is no email `{}`.", view.email))) }
}

fn nothing(state: &State, view: &View) -> Value {
    let findings: Vec<Value> = state.fatal.iter().map(|found| wire(found, &state.project, state)).collect();
    json!({
        "revision": state.revision,
        "stale": false,
        "request": { "text": view.request, "faults": [] },
        "fault": { "message": "The project does not load, and it has not loaded since the studio was started.", "findings": findings },
        "mail": null,
        "strings": [],
    })
}

/// A mail on its way to the page.
struct Shown<'a> {
    studio: &'a Studio,
    state: &'a State,
    ground: &'a Ground,
    email: &'a Email,
    kit: &'a Kit,
}

impl Shown<'_> {
    fn mail(&self, request: &Request, rendered: &Rendered, sample: Option<&str>) -> Result<Value, Refusal> {
        let engine = &self.ground.engine;
        let unique = rendered.fixed_id(sample.unwrap_or("request"));
        let composed = rendered.compose(engine, request, &[], now(self.ground), &unique);
        let message = composed.map_err(|error| Refusal::broken(format!("The mail cannot be composed: {error}")))?;
        let name = format!("{}.{}.{}", rendered.email, rendered.language, sample.unwrap_or("request"));
        let headers = headers(&message, rendered, self.kit);
        let message_size = message.bytes.len();
        let name = name.replace(|c: char| !c.is_ascii_alphanumeric() && !".-_".contains(c), "-");
        let frame = Frame { html: rendered.marked_alone(engine), message: Some(message.bytes), name };
        let id = self.studio.frames.keep(frame);
        let marked = rendered.marked.clone().unwrap_or_default();
        let diagnostics: Vec<Value> =
            rendered.diagnostics.iter().map(|found| wire(found, &self.ground.project, self.state)).collect();
        let locale = self.kit.locales.iter().find(|locale| locale.name() == rendered.locale);
        let files: Vec<Value> = Part::ALL
            .into_iter()
            .filter_map(|part| Some((part, self.email.file(part, locale.unwrap_or(&self.kit.reference))?)))
            .map(|(part, file)| json!({ "part": part.as_str(), "file": file, "absolute": self.state.absolute(file) }))
            .collect();
        Ok(json!({
            "email": rendered.email,
            "locale": rendered.locale,
            "tag": rendered.language,
            "dir": rendered.dir,
            "chain": rendered.chain,
            "degraded": rendered.degraded,
            "from": rendered.from,
            "to": rendered.to,
            "reply_to": self.kit.reply_to.as_ref().map(Mailbox::to_text),
            "subject": rendered.subject,
            "preheader": rendered.preheader,
            "subject_runs": runs(&marked.subject),
            "preheader_runs": runs(&marked.preheader),
            "text_runs": runs(&marked.text),
            "html": rendered.html,
            "size": rendered.html.len(),
            "message_size": message_size,
            "frame": format!("/frame/{id}"),
            "eml": format!("/eml/{id}.eml"),
            "headers": headers,
            "salutation": rendered.salutation,
            "why": rendered.why,
            "files": files,
            "diagnostics": diagnostics,
        }))
    }
}

fn runs(runs: &[Run]) -> Value {
    serde_json::to_value(runs).unwrap_or_default()
}

/// Header fields in their order: name, as it reads, as it is written.
fn headers(message: &Message, rendered: &Rendered, kit: &Kit) -> Vec<[String; 3]> {
    let decoded = |name: &str| match name.to_ascii_lowercase().as_str() {
        "subject" => Some(rendered.subject.clone()),
        "from" => Some(rendered.from.clone()),
        "reply-to" => kit.reply_to.as_ref().map(Mailbox::to_text),
        _ => None,
    };
    let split = |field: &String| {
        let (name, raw) = field.split_once(':').unwrap_or((field, ""));
        let raw = raw.trim_start();
        [name.to_owned(), decoded(name).unwrap_or_else(|| raw.replace('\n', "")), raw.to_owned()]
    };
    folded_fields(&message.bytes).iter().map(split).collect()
}
