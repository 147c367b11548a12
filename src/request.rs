//! The request: the JSON that asks for one mail (contract §14), checked field by field.
//!
//! All faults are found at once; each names its JSON pointer (RFC 6901) and what was expected, and quotes no value: requests hold
//! codes, links and addresses.

use std::ops::Range;

use base64::Engine as _;
use jiff::Timestamp;
use serde::Serialize;
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use crate::diagnostic::did_you_mean;
use crate::engine::{Engine, Kit};
use crate::message::Address;
use crate::profile::Profile;
use crate::template::Email;

/// The largest request text.
pub const MAX_TEXT: usize = 8 << 20;
/// The deepest nesting of a request; `serde_json` itself stops at 128.
pub const MAX_DEPTH: usize = 64;
/// The largest sum of attachments.
pub const MAX_ATTACHMENTS: usize = 5 << 20;
/// The longest common variable, such as `application.name` or `friendly_name`.
pub const MAX_VARIABLE: usize = 1 << 10;
/// The largest number among `data`: what every JSON reader reads exactly (RFC 8259 §6).
pub const MAX_NUMBER: f64 = 9_007_199_254_740_991.0;
/// The longest string among `data`.
pub const MAX_STRING: usize = 64 << 10;

/// A fault in a request: where, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RequestFault {
    /// JSON pointer to the field.
    pub pointer: String,
    /// What is wrong and what was expected.
    pub message: String,
}

impl RequestFault {
    /// Where it stands in the request's text: at the key that its pointer names, or at the nearest that is there; of a text that is no
    /// JSON, where it stops being it.
    pub fn place(&self, text: &str) -> Range<usize> {
        if self.pointer.is_empty() { json_ends(text) } else { place(text, &self.pointer) }
    }

    fn new(pointer: impl Into<String>, message: impl Into<String>) -> Self {
        RequestFault { pointer: pointer.into(), message: message.into() }
    }
}

/// Where a text stops being JSON.
fn json_ends(text: &str) -> Range<usize> {
    let Err(error) = serde_json::from_str::<IgnoredAny>(text) else { return 0..0 };
    let line: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    // Columns are counted in bytes; behind the end of the text nothing stands any more.
    let at = (line + error.column().saturating_sub(1)).min(text.trim_end().len());
    at..at + 1
}

/// Where the last key of a JSON pointer stands in the text: its nearest mention behind those of its parents.
fn place(text: &str, pointer: &str) -> Range<usize> {
    let mut at = 0;
    let mut found = 0..0;
    for key in pointer.split('/').skip(1) {
        let quoted = format!("\"{}\"", key.replace("~1", "/").replace("~0", "~"));
        let Some(start) = text[at..].find(&quoted).map(|start| at + start) else { break };
        found = start..start + quoted.len();
        at = found.end;
    }
    found
}

impl std::fmt::Display for RequestFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let pointer = if self.pointer.is_empty() { "/" } else { &self.pointer };
        write!(f, "{pointer}: {}", self.message)
    }
}

/// A file to attach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// File name.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// A request that can be rendered.
#[derive(Clone, Debug)]
pub struct Request {
    /// The request without nulls, for JSON pointers of settings.
    pub(crate) json: Value,
    /// The email's name (a legacy name already replaced).
    pub email: String,
    /// The recipient.
    pub profile: Profile,
    /// Where the mail goes.
    pub to: Address,
    /// The brand, named or claimed.
    pub brand: Option<String>,
    /// Files to attach.
    pub attachments: Vec<Attachment>,
    /// Not before this instant.
    pub send_at: Option<Timestamp>,
    /// Not after this instant, whatever the email's own rule says.
    pub not_after: Option<Timestamp>,
}

/// Top-level keys.
const KEYS: &[&str] = &[
    "email",
    "user",
    "user_id",
    "data",
    "to",
    "locale",
    "request_language",
    "brand",
    "application",
    "connection",
    "organization",
    "tenant",
    "friendly_name",
    "support_email",
    "support_url",
    "custom_domain",
    "attachments",
    "send_at",
    "not_after",
    "supersedes",
];
const OBJECTS: &[&str] = &["application", "connection", "organization", "custom_domain"];
const TEXTS: &[&str] = &[
    "user_id",
    "to",
    "brand",
    "tenant",
    "friendly_name",
    "support_email",
    "support_url",
    "send_at",
    "not_after",
    "supersedes",
];

/// Reads a request's text. A byte order mark is allowed.
pub fn parse_json(text: &str) -> Result<Value, RequestFault> {
    if text.len() > MAX_TEXT {
        return Err(RequestFault::new(
            "",
            format!("the request has {} bytes; at most {MAX_TEXT} are read", text.len()),
        ));
    }
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        RequestFault::new("", format!("not JSON at line {}, column {}: {}", error.line(), error.column(), kind(&error)))
    })
}

/// What is wrong with the JSON, without quoting it.
fn kind(error: &serde_json::Error) -> &'static str {
    match error.classify() {
        serde_json::error::Category::Eof => "it ends too early",
        serde_json::error::Category::Io => "it cannot be read",
        _ => "a value, comma, colon or bracket is wrong here, or nesting is too deep",
    }
}

impl Request {
    /// Checks `json` against what `engine` offers.
    pub fn check(json: &Value, engine: &Engine) -> Result<Request, Vec<RequestFault>> {
        let Some(object) = json.as_object() else {
            return Err(vec![RequestFault::new("", "a request is a JSON object")]);
        };
        if depth(json) > MAX_DEPTH {
            return Err(vec![RequestFault::new("", format!("the request is nested more than {MAX_DEPTH} deep"))]);
        }
        let json =
            Value::Object(object.iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k.clone(), v.clone())).collect());
        let mut checker = Checker { json: &json, engine, faults: Vec::new() };
        let request = checker.run();
        match request {
            Some(request) if checker.faults.is_empty() => Ok(request),
            _ => Err(checker.faults),
        }
    }
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(fields) => 1 + fields.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// What a JSON value is, in words.
fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// Escapes a key for a JSON pointer (RFC 6901 §3).
fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

struct Checker<'a, 'j> {
    json: &'j Value,
    engine: &'a Engine,
    faults: Vec<RequestFault>,
}

impl<'a> Checker<'a, '_> {
    fn fault(&mut self, pointer: impl Into<String>, message: impl Into<String>) {
        self.faults.push(RequestFault::new(pointer, message));
    }

    fn run(&mut self) -> Option<Request> {
        self.keys_and_types();
        let brand = self.brand();
        let email = self.email(brand.as_deref());
        let profile = self.profile();
        let to = self.recipient(profile.as_ref());
        if let Some((email, kit)) = email {
            self.data(email, kit);
        }
        let attachments = self.attachments();
        let send_at = self.instant("send_at");
        let not_after = self.instant("not_after");
        if let (Some(send_at), Some(not_after)) = (send_at, not_after)
            && not_after <= send_at
        {
            self.fault("/not_after", "lies before send_at: the mail could never be sent");
        }
        Some(Request {
            email: email?.0.name.clone(),
            json: self.json.clone(),
            profile: profile?,
            to: to?,
            brand,
            attachments,
            send_at,
            not_after,
        })
    }

    fn keys_and_types(&mut self) {
        let Some(object) = self.json.as_object() else { return };
        for (key, value) in object {
            if !KEYS.contains(&key.as_str()) {
                let hint =
                    did_you_mean(key, KEYS.iter().copied()).map(|m| format!("; did you mean {m}?")).unwrap_or_default();
                self.fault(format!("/{}", escape(key)), format!("no such field in a request{hint}"));
            } else if OBJECTS.contains(&key.as_str()) && !value.is_object() {
                self.fault(format!("/{key}"), format!("expected an object, got {}", type_name(value)));
            } else if TEXTS.contains(&key.as_str()) && !value.is_string() && key != "to" {
                self.fault(format!("/{key}"), format!("expected text, got {}", type_name(value)));
            } else if TEXTS.contains(&key.as_str()) {
                self.length(&format!("/{key}"));
            }
        }
        // It stands in subjects: what cannot stand there is refused here and not when the mail is composed.
        match self.json.pointer("/application/name") {
            Some(Value::String(_)) => self.length("/application/name"),
            Some(Value::Null) | None => {}
            Some(other) => self.fault("/application/name", format!("expected text, got {}", type_name(other))),
        }
    }

    fn length(&mut self, pointer: &str) {
        let length = self.json.pointer(pointer).and_then(Value::as_str).map_or(0, str::len);
        if length > MAX_VARIABLE {
            self.fault(pointer, format!("has {length} bytes; at most {MAX_VARIABLE} are printed"));
        }
    }

    fn brand(&mut self) -> Option<String> {
        match self.json.get("brand").and_then(Value::as_str) {
            Some(name) if self.engine.kit(Some(name)).is_some() => Some(name.to_owned()),
            Some(_) => {
                let known: Vec<&str> = self.engine.brands().collect();
                let message = if known.is_empty() {
                    "the project has no brands".to_owned()
                } else {
                    format!("no such brand; the brands are {}", known.join(", "))
                };
                self.fault("/brand", message);
                None
            }
            None => self.engine.claimed(self.json).map(str::to_owned),
        }
    }

    fn email(&mut self, brand: Option<&str>) -> Option<(&'a Email, &'a Kit)> {
        let kit = self.engine.kit(brand)?;
        match self.json.get("email") {
            Some(Value::String(name)) => match kit.email(name) {
                Some(email) => Some((email, kit)),
                None => {
                    let known = kit.templates.emails().keys().map(String::as_str);
                    let hint = did_you_mean(name, known).map(|m| format!("; did you mean {m}?")).unwrap_or_default();
                    self.fault("/email", format!("no such email{hint}"));
                    None
                }
            },
            Some(other) => {
                self.fault("/email", format!("expected the name of an email, got {}", type_name(other)));
                None
            }
            None => {
                self.fault("/email", "missing: expected the name of an email, such as reset_email");
                None
            }
        }
    }

    fn profile(&mut self) -> Option<Profile> {
        match (self.json.get("user"), self.json.get("user_id")) {
            (Some(user), _) => match Profile::from_json(user) {
                Ok(profile) => Some(profile),
                Err(errors) => {
                    for error in errors {
                        self.fault(error.pointer(), format!("expected {}", error.expected()));
                    }
                    None
                }
            },
            (None, Some(_)) => {
                self.fault("/user_id", "only the service looks profiles up; give the profile as `user`");
                None
            }
            (None, None) => {
                self.fault("/user", "missing: expected the recipient's profile as an object");
                None
            }
        }
    }

    /// `to`, else the profile's address: exactly one mailbox.
    fn recipient(&mut self, profile: Option<&Profile>) -> Option<Address> {
        let (pointer, text) = match self.json.get("to") {
            Some(Value::String(text)) => ("/to", text.as_str()),
            Some(Value::Array(_)) => {
                self.fault("/to", "a mail has one recipient: expected one address as text, got an array");
                return None;
            }
            Some(other) => {
                self.fault("/to", format!("expected one address as text, got {}", type_name(other)));
                return None;
            }
            None => match profile?.email() {
                Some(email) => ("/user/email", email),
                None => {
                    self.fault("/user/email", "missing: expected the recipient's address, here or as `to`");
                    return None;
                }
            },
        };
        match Address::parse(text) {
            Ok(address) => Some(address),
            Err(error) => {
                self.fault(pointer, format!("not an address that mail is sent to: {error}"));
                None
            }
        }
    }

    fn data(&mut self, email: &Email, kit: &Kit) {
        let empty = Value::Object(Map::new());
        let given = self.json.get("data").unwrap_or(&empty);
        // Null equals absent, in `data` too.
        let data = match given {
            Value::Object(fields) => Value::Object(
                fields.iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k.clone(), v.clone())).collect(),
            ),
            other => {
                self.fault("/data", format!("expected an object, got {}", type_name(other)));
                return;
            }
        };
        for fault in email.data_faults(&data) {
            self.fault(format!("/data{}", fault.pointer), fault.message);
        }
        for (name, value) in data.as_object().into_iter().flatten() {
            if value.as_f64().is_some_and(|number| number.abs() > MAX_NUMBER) {
                self.fault(format!("/data/{}", escape(name)), "the number is too large to be read exactly");
            }
            let Some(text) = value.as_str() else { continue };
            if text.len() > MAX_STRING {
                self.fault(format!("/data/{}", escape(name)), format!("longer than {MAX_STRING} bytes"));
            } else if email.spec.is_link(name)
                && let Err(refusal) = kit.links.check(text)
            {
                self.fault(format!("/data/{}", escape(name)), format!("the link {refusal}"));
            }
        }
        for name in ["support_url"] {
            if let Some(refusal) =
                self.json.get(name).and_then(Value::as_str).and_then(|text| kit.links.check(text).err())
            {
                self.fault(format!("/{name}"), format!("the link {refusal}"));
            }
        }
    }

    fn attachments(&mut self) -> Vec<Attachment> {
        let Some(given) = self.json.get("attachments") else { return Vec::new() };
        let Some(items) = given.as_array() else {
            self.fault("/attachments", format!("expected an array, got {}", type_name(given)));
            return Vec::new();
        };
        let mut attachments = Vec::new();
        let mut total = 0;
        for (index, item) in items.iter().enumerate() {
            let text = |key: &str| item.get(key).and_then(Value::as_str);
            let (Some(name), Some(media_type), Some(content)) = (text("name"), text("type"), text("content")) else {
                self.fault(format!("/attachments/{index}"), "expected an object with name, type and content as text");
                continue;
            };
            match base64::engine::general_purpose::STANDARD.decode(content) {
                Ok(bytes) => {
                    total += bytes.len();
                    let (name, media_type) = (name.to_owned(), media_type.to_owned());
                    attachments.push(Attachment { name, media_type, bytes });
                }
                Err(_) => self.fault(format!("/attachments/{index}/content"), "expected base64"),
            }
        }
        if total > MAX_ATTACHMENTS {
            self.fault("/attachments", format!("{total} bytes in all; at most {MAX_ATTACHMENTS} are sent"));
        }
        attachments
    }

    fn instant(&mut self, key: &str) -> Option<Timestamp> {
        let text = self.json.get(key)?.as_str()?;
        let parsed = text.parse().ok();
        if parsed.is_none() {
            self.fault(
                format!("/{key}"),
                "expected a date and time with zone, such as 2026-11-23T09:00:00Z (RFC 3339)",
            );
        }
        parsed
    }
}

impl Request {
    /// The JSON it was read from, without nulls.
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// The group whose older mails this one supersedes: the request's own, else the email's.
    pub fn group<'a>(&'a self, email: &'a Email) -> Option<&'a str> {
        let own = self.json.get("supersedes").and_then(Value::as_str);
        own.or(email.spec.delivery.supersedes.as_deref()).filter(|group| !group.is_empty())
    }

    /// Who the mail is for, as groups of mails know them: `user_id`, else the address.
    pub fn person(&self) -> String {
        let id = self.json.get("user_id").and_then(Value::as_str).or(self.profile.user_id());
        id.map_or_else(|| self.to.canonical(), str::to_owned)
    }

    /// The instant after which the mail is worthless: the email's `expires`, the request's `not_after`, whichever is earlier.
    pub fn deadline(&self, email: &Email, accepted: Timestamp) -> Option<Timestamp> {
        let field = email.spec.delivery.expires.as_ref().and_then(|name| self.json.get("data")?.get(name));
        let expires = match field {
            Some(Value::Number(seconds)) => {
                seconds.as_i64().and_then(|seconds| accepted.checked_add(jiff::SignedDuration::from_secs(seconds)).ok())
            }
            Some(Value::String(text)) => text.parse().ok(),
            _ => None,
        };
        match (expires, self.not_after) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_fault_is_placed_at_its_key_or_at_the_nearest_that_is_there() {
        let text = r#"{"name": 1, "user": {"name": "x"}, "data": {}}"#;
        assert_eq!(&text[place(text, "/user/name")], "\"name\"");
        assert_eq!(place(text, "/user/name").start, 21);
        assert_eq!(&text[place(text, "/data/url")], "\"data\"");
        assert_eq!(place(text, ""), 0..0);
    }
}
