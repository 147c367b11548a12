//! What is asked for: an email with a sample or the text of a request, and the mail that comes of it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::answer::Refusal;
use super::state::Ground;
use crate::diagnostic::{Diagnostic, line_column};
use crate::engine::Kit;
use crate::render::{RenderError, RenderOptions, Rendered, render_request};
use crate::request::{Request, RequestFault, parse_json};
use crate::template::{Email, RenderFault};

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
    fn of(text: &str, fault: RequestFault) -> Fault {
        let place = fault.place(text);
        let ((line, column), (end_line, end_column)) = (line_column(text, place.start), line_column(text, place.end));
        Fault { pointer: fault.pointer, message: fault.message, line, column, end_line, end_column }
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
            RenderError::Failed(faults) => NoMail::Other(message, faults.iter().map(RenderFault::diagnostic).collect()),
            RenderError::Refused(faults) => NoMail::Request(faults.into_iter().map(|f| Fault::of("", f)).collect()),
            RenderError::NotOffered { .. } => NoMail::Other(message, Vec::new()),
        }
    })
}

/// The instant of samples, previews and checks.
pub(super) fn now(ground: &Ground) -> Timestamp {
    ground.project.config.check.now
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
