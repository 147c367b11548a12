//! One mail: a sample or an edited request, in the language that it leads to or in another, with everything that is known of it.

use axum::Json;
use axum::extract::State as Extracted;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::Server;
use super::answer::{Answer, Body, Refusal, apart};
use super::findings::wire;
use super::frames::Frame;
use super::strings::strings;
use super::studio::{Ground, State, Studio};
use crate::check::{json_ends, pointer_place};
use crate::diagnostic::{Diagnostic, line_column};
use crate::engine::Kit;
use crate::message::{Mailbox, Message};
use crate::render::{RenderError, RenderOptions, Rendered, render_request};
use crate::request::{Request, RequestFault, parse_json};
use crate::template::spoken::Run;
use crate::template::{Email, Part, RenderFault};

/// What is looked at.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct View {
    /// The email.
    pub email: String,
    /// One of its samples; the first without it.
    #[serde(default)]
    pub sample: Option<String>,
    /// The text of a request, instead of a sample's.
    #[serde(default)]
    pub request: Option<String>,
    /// Whatever the profile says.
    #[serde(default)]
    pub locale: Option<String>,
    /// Whatever the request says.
    #[serde(default)]
    pub brand: Option<String>,
}

/// `POST /api/mail`.
pub(super) async fn mail(Extracted(server): Extracted<Server>, Body(view): Body<View>) -> Answer<Value> {
    let studio = server.studio.clone();
    apart(move || {
        let state = studio.state();
        studio.checks.of(&view.email, state.revision);
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
            let said = strings(&shown, &request, &rendered);
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

/// A fault of a request with its place in the text.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Fault {
    pointer: String,
    message: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let pointer = if self.pointer.is_empty() { "/" } else { &self.pointer };
        write!(f, "{pointer}: {}", self.message)
    }
}

impl Fault {
    fn at(text: &str, span: std::ops::Range<usize>, fault: RequestFault) -> Fault {
        let ((line, column), (end_line, end_column)) = (line_column(text, span.start), line_column(text, span.end));
        Fault { pointer: fault.pointer, message: fault.message, line, column, end_line, end_column }
    }

    /// Places a fault at the key that its pointer names, or at the nearest that is there.
    fn of(text: &str, fault: RequestFault) -> Fault {
        let place = if fault.pointer.is_empty() { json_ends(text) } else { pointer_place(text, &fault.pointer) };
        Fault::at(text, place, fault)
    }
}

/// Why there is no mail.
pub(super) enum NoMail {
    /// The request is at fault.
    Request(Vec<Fault>),
    /// Something else, with what was found.
    Other(String, Vec<Diagnostic>),
}

impl NoMail {
    /// The whole of it in a sentence.
    pub fn into_sentence(self) -> String {
        match self {
            NoMail::Request(faults) => faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
            NoMail::Other(message, _) => message,
        }
    }
}

/// A view that has found its email and its text.
pub(super) struct Asked<'a> {
    pub email: &'a Email,
    pub kit: &'a Kit,
    /// The sample's name; none for an edited request.
    pub name: Option<String>,
    /// The request's text.
    pub text: String,
}

impl<'a> Asked<'a> {
    /// Finds what a view names.
    pub fn read(ground: &'a Ground, view: &View) -> Result<Asked<'a>, Refusal> {
        let missing = |what: &str, name: &str| Refusal::missing(format!("There is no {what} `{name}`."));
        let brand = view.brand.as_deref();
        let kit = ground.kit(brand).ok_or_else(|| missing("brand", brand.unwrap_or_default()))?;
        let email = kit.email(&view.email).ok_or_else(|| missing("email", &view.email))?;
        if let Some(text) = &view.request {
            return Ok(Asked { email, kit, name: None, text: text.clone() });
        }
        let sample = match &view.sample {
            Some(name) => Some(email.samples.iter().find(|s| s.name == *name).ok_or_else(|| missing("sample", name))?),
            None => email.samples.first(),
        };
        let text = sample.map_or_else(|| skeleton(email), |sample| sample.text.clone());
        Ok(Asked { email, kit, name: sample.map(|sample| sample.name.clone()), text })
    }

    /// The request as JSON, with what the view says beside it.
    pub fn json(&self, view: &View) -> Result<Value, Vec<Fault>> {
        let mut json = parse_json(&self.text).map_err(|fault| vec![Fault::of(&self.text, fault)])?;
        if let Some(object) = json.as_object_mut() {
            let own = object.get("email").and_then(Value::as_str);
            if let Some(own) = own.filter(|own| self.kit.email(own).is_none_or(|email| email.name != self.email.name)) {
                let message = format!("the request asks for `{own}`, and `{}` is open", self.email.name);
                let fault = RequestFault { pointer: "/email".to_owned(), message };
                return Err(vec![Fault::of(&self.text, fault)]);
            }
            object.insert("email".to_owned(), self.email.name.as_str().into());
            if let Some(brand) = &view.brand {
                object.insert("brand".to_owned(), brand.as_str().into());
            }
        }
        Ok(json)
    }

    /// The request, checked.
    pub fn request(&self, ground: &Ground, view: &View) -> Result<Request, Vec<Fault>> {
        let json = self.json(view)?;
        Request::check(&json, &ground.engine)
            .map_err(|faults| faults.into_iter().map(|fault| Fault::of(&self.text, fault)).collect())
    }

    /// The mail, as it reads at the project's fixed time.
    pub fn rendered(&self, ground: &Ground, view: &View, marks: bool) -> Result<(Request, Rendered), NoMail> {
        let request = self.request(ground, view).map_err(NoMail::Request)?;
        let rendered = render(ground, &request, view.locale.as_deref(), marks)?;
        Ok((request, rendered))
    }
}

/// Renders at the project's fixed time.
pub(super) fn render(
    ground: &Ground,
    request: &Request,
    locale: Option<&str>,
    marks: bool,
) -> Result<Rendered, NoMail> {
    let options = RenderOptions { locale: locale.map(str::to_owned), marks };
    render_request(&ground.engine, request, now(ground), &options).map_err(|error| {
        let message = error.to_string();
        match error {
            RenderError::Failed(faults) => NoMail::Other(message, faults.iter().map(failed).collect()),
            RenderError::Refused(faults) => NoMail::Request(faults.into_iter().map(|f| Fault::of("", f)).collect()),
            RenderError::NotOffered { .. } => NoMail::Other(message, Vec::new()),
        }
    })
}

/// The instant of samples, previews and checks.
pub(super) fn now(ground: &Ground) -> Timestamp {
    ground.project.config.check.now
}

fn failed(fault: &RenderFault) -> Diagnostic {
    let found = Diagnostic::error("render-failed", fault.to_string()).email(&fault.email).locale(&fault.locale);
    match &fault.place {
        Some(place) => found.at(&place.file.path, &place.file.text, place.span.clone()),
        None => found,
    }
}

/// A request to begin with, for an email without samples.
fn skeleton(email: &Email) -> String {
    let example = |schema: &Value| match (
        schema.get("type").and_then(Value::as_str),
        schema.get("format").and_then(Value::as_str),
    ) {
        _ if schema.get("enum").and_then(Value::as_array).is_some_and(|values| !values.is_empty()) => {
            schema["enum"][0].clone()
        }
        (Some("integer" | "number"), _) => json!(900),
        (Some("boolean"), _) => json!(true),
        (Some("array"), _) => json!([]),
        (Some("object"), _) => json!({}),
        (_, Some("uri" | "url" | "iri")) => json!("https://app.example.org/open"),
        (_, Some("date-time")) => json!("2026-01-15T09:00:00Z"),
        _ => json!("text"),
    };
    let schema = &email.spec.data;
    let data: Map<String, Value> =
        schema.required.iter().filter_map(|name| Some((name.clone(), example(schema.properties.get(name)?)))).collect();
    let user =
        json!({ "email": "anna@example.org", "email_verified": true, "given_name": "Anna", "family_name": "Weiß" });
    let request = json!({ "email": email.name, "user": user, "data": data });
    serde_json::to_string_pretty(&request).unwrap_or_default() + "\n"
}

/// A mail on its way to the page.
pub(super) struct Shown<'a> {
    pub studio: &'a Studio,
    pub state: &'a State,
    pub ground: &'a Ground,
    pub email: &'a Email,
    pub kit: &'a Kit,
}

impl Shown<'_> {
    fn mail(&self, request: &Request, rendered: &Rendered, sample: Option<&str>) -> Result<Value, Refusal> {
        let engine = &self.ground.engine;
        let unique: String = format!("{}.{}.preview", rendered.email, rendered.language);
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
    let text = String::from_utf8_lossy(&message.bytes);
    let head = text.split("\r\n\r\n").next().unwrap_or_default();
    let mut fields: Vec<String> = Vec::new();
    for line in head.split("\r\n") {
        match fields.last_mut() {
            // RFC 5322 §2.2.3: a line that begins with a blank continues the field.
            Some(field) if line.starts_with([' ', '\t']) => {
                field.push('\n');
                field.push_str(line);
            }
            _ => fields.push(line.to_owned()),
        }
    }
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
    fields.iter().map(split).collect()
}
