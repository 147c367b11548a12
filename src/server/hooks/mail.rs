//! A mail as a vendor asks for it, and the request that it becomes.
//!
//! Everything here is a function of the vendor's settings, the body and the instant: no clock, no chance, nothing of the connection that it came over.

use std::fmt::Write as _;

use aws_lc_rs::digest::{SHA256, digest};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::answer::{Refusal, Why};
use super::{Provider, Vendor};
use crate::engine::Engine;
use crate::locale::{Normalized, normalize};
use crate::message::Address;

/// Levels of what a person may have written that are passed on; a request has room for 64.
const MAX_LEVELS: usize = 32;
/// The longest id of a vendor that is used as it is.
const MAX_ID: usize = 128;

/// A type of mail: the vendor's word, our email (empty: acknowledged, not sent), and the seconds that its code or link works if the vendor does not say
/// so (0: not known).
pub(super) type Type = (&'static str, &'static str, i64);

/// What a post asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Asked {
    /// Names the post among all of its vendor and tenant, however often it comes.
    pub(super) id: String,
    /// None: it is acknowledged and nothing is sent.
    pub(super) mails: Vec<Mail>,
    /// The vendor's word for its type, for the log; nothing where the post has none.
    pub(super) kind: String,
    /// Why nothing is sent; empty where something is.
    pub(super) unsent: &'static str,
}

impl Asked {
    /// These mails of a type are to be sent.
    pub(super) fn mails(kind: &str, id: String, mails: Vec<Mail>) -> Asked {
        Asked { id, mails, kind: word(kind).to_owned(), unsent: "" }
    }

    /// Nothing is to be sent of a type that is mapped to "".
    pub(super) fn unmapped(kind: &str) -> Asked {
        Asked::nothing(kind, "its type is mapped to \"\"")
    }

    /// Nothing is to be sent of a type, and why.
    pub(super) fn nothing(kind: &str, why: &'static str) -> Asked {
        Asked { kind: word(kind).to_owned(), unsent: why, ..Asked::default() }
    }
}

/// One mail.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Mail {
    pub(super) email: String,
    /// The one recipient. Nothing that is found out about the person later changes it.
    pub(super) to: String,
    pub(super) link: Option<String>,
    pub(super) code: Option<String>,
    /// Seconds that link or code works.
    pub(super) expires_in: Option<i64>,
    /// The instant from which it does not, if the vendor says it.
    pub(super) not_after: Option<Timestamp>,
    /// What else the email may show. Fields that it does not declare are left out.
    pub(super) data: Map<String, Value>,
    /// The person, as the vendor knows them.
    pub(super) user: Map<String, Value>,
    /// `<vendor>|<their id>`; Auth0's ids begin so by themselves.
    pub(super) user_id: Option<String>,
    /// An Accept-Language value.
    pub(super) request_language: Option<String>,
    /// Common variables: `application`, `organization`, …
    pub(super) variables: Map<String, Value>,
    /// In place of the email's own group.
    pub(super) supersedes: Option<String>,
}

impl Mail {
    /// A mail of this type to this person, with what the vendor's pointers lead to in `body`. `known` is what the vendor supplies of the person.
    pub(super) fn new(vendor: &Vendor, email: &str, to: String, known: Map<String, Value>, body: &Value) -> Mail {
        let mut mail = Mail { email: email.to_owned(), ..Mail::default() };
        mail.request_language = found(body, &vendor.pointers.request_language).map(weighed);
        mail.user = vendor.person(known, body);
        mail.user.insert("email".to_owned(), json!(to));
        mail.to = to;
        mail
    }

    /// Names the person within the vendor.
    pub(super) fn person(mut self, provider: Provider, id: Option<&str>) -> Mail {
        self.user_id = id.map(|id| format!("{}|{id}", provider.as_str()));
        match &self.user_id {
            Some(id) => self.user.insert("user_id".to_owned(), json!(id)),
            None => self.user.remove("user_id"),
        };
        self
    }

    /// The request. `engine` tells which data the email declares; other data is left out.
    pub(super) fn request(&self, vendor: &Vendor, engine: &Engine) -> Value {
        let mut request = self.variables.clone();
        request.insert("email".to_owned(), json!(self.email));
        request.insert("to".to_owned(), json!(self.to));
        request.insert("user".to_owned(), Value::Object(self.user.clone()));
        let mut put = |key: &str, value: Option<Value>| value.map(|value| request.insert(key.to_owned(), value));
        put("user_id", self.user_id.as_ref().map(|id| json!(id)));
        put("request_language", self.request_language.as_ref().map(|language| json!(language)));
        put("not_after", self.not_after.map(|instant| json!(instant.to_string())));
        put("supersedes", self.supersedes.as_ref().map(|group| json!(group)));
        put("brand", vendor.brand.as_ref().map(|brand| json!(brand)));
        let mut request = Value::Object(request);
        let brand = vendor.brand.as_deref().or_else(|| engine.claimed(&request)).map(str::to_owned);
        let kit = engine.kit_or_base(brand.as_deref());
        // A link to help that this project would refuse is no reason to refuse the mail.
        if request.get("support_url").and_then(Value::as_str).is_some_and(|link| kit.links.check(link).is_err()) {
            request["support_url"] = Value::Null;
        }
        let declared = kit.email(&self.email).map(|email| email.spec.fields()).unwrap_or_default();
        let mut data = self.data.clone();
        let mut put = |key: &str, value: Option<Value>| value.map(|value| data.insert(key.to_owned(), value));
        put("url", self.link.as_ref().map(|link| json!(link)));
        // Auth0's `enrollment_email` calls it so.
        put("link", self.link.as_ref().map(|link| json!(link)));
        put("code", self.code.as_ref().map(|code| json!(code)));
        put("expires_in", self.expires_in.filter(|seconds| *seconds > 0).map(|seconds| json!(seconds)));
        put("expires_at", self.not_after.map(|instant| json!(instant.to_string())));
        data.retain(|field, _| declared.contains_key(field));
        request["data"] = Value::Object(data);
        request
    }
}

impl Vendor {
    /// The email of the vendor's type; `None`: nothing is to be sent.
    pub(super) fn email(&self, kind: &str) -> Result<Option<&str>, Refusal> {
        let own = self.emails.get(kind).map(String::as_str);
        let email = own.or_else(|| self.type_of(kind).map(|(_, email, _)| *email)).ok_or_else(|| {
            let vendor = self.provider.as_str();
            let word = word(kind);
            Refusal::new(
                Why::Unmapped,
                format!(
                    "no email is named for this type: set hooks.{vendor}.emails.\"{word}\" to an email of the project, or to \"\" to send nothing"
                ),
            )
        })?;
        Ok(Some(email).filter(|email| !email.is_empty()))
    }

    /// How long what a mail of this type carries works, in seconds.
    pub(super) fn lifetime(&self, kind: &str) -> Option<i64> {
        let own = self.lifetimes.get(kind).or(self.lifetimes.get("*")).copied();
        own.or_else(|| self.type_of(kind).map(|(.., seconds)| *seconds)).filter(|seconds| *seconds > 0)
    }

    fn type_of(&self, kind: &str) -> Option<&'static Type> {
        self.provider.types().iter().find(|(word, ..)| *word == kind)
    }

    /// The profile: what the vendor supplies, and over it what the pointers lead to.
    fn person(&self, mut user: Map<String, Value>, body: &Value) -> Map<String, Value> {
        let pointers = &self.pointers;
        for (field, at) in
            [("name", &pointers.name), ("given_name", &pointers.given_name), ("family_name", &pointers.family_name)]
        {
            if let Some(text) = found(body, at) {
                user.insert(field.to_owned(), json!(text));
            }
        }
        for field in ["user_metadata", "app_metadata"] {
            if let Some(metadata) = user.remove(field) {
                user.insert(field.to_owned(), shallow(metadata, MAX_LEVELS));
            }
        }
        let language = pointers.language.iter().filter_map(|at| text(body, at)).find(|text| is_language(text));
        let preferences = [("preferred_language", language), ("salutation", found(body, &pointers.salutation))];
        for (field, value) in preferences {
            let Some(value) = value else { continue };
            let metadata = user.entry("user_metadata").or_insert_with(|| json!({}));
            if !metadata.is_object() {
                *metadata = json!({});
            }
            metadata[field] = json!(value);
        }
        user
    }

    /// The id of a post whose vendor gives none: a hash of what tells it from others.
    pub(super) fn hashed(&self, distinct: &Value) -> String {
        let content = json!([self.provider.as_str(), self.tenant, distinct]);
        hex(digest(&SHA256, canonical(&content).as_bytes()).as_ref())
    }
}

/// The key under which the outbox knows a post: printable and short whatever the vendor's id is.
pub(super) fn idempotency_key(provider: Provider, id: &str) -> String {
    let plain = !id.is_empty() && id.len() <= MAX_ID && id.bytes().all(|byte| byte.is_ascii_graphic());
    let hashed = || hex(digest(&SHA256, id.as_bytes()).as_ref());
    format!("hook:{}:{}", provider.as_str(), if plain { id.to_owned() } else { hashed() })
}

/// Text at a JSON pointer, without white space around it; empty text is none.
pub(super) fn text<'a>(body: &'a Value, pointer: &str) -> Option<&'a str> {
    body.pointer(pointer).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

/// The first text that one of these pointers leads to.
pub(super) fn found<'a>(body: &'a Value, pointers: &[String]) -> Option<&'a str> {
    pointers.iter().find_map(|pointer| text(body, pointer))
}

/// Text that must be there.
pub(super) fn need<'a>(body: &'a Value, pointer: &str) -> Result<&'a str, Refusal> {
    text(body, pointer).ok_or_else(|| Refusal::malformed(format!("{pointer} is missing or no text")))
}

/// The one recipient at a JSON pointer. A list is refused, and so is text that is no single address.
pub(super) fn recipient(body: &Value, pointer: &str) -> Result<String, Refusal> {
    match body.pointer(pointer) {
        Some(Value::Array(_)) => {
            Err(Refusal::malformed(format!("{pointer}: a mail has one recipient, as text and not in a list")))
        }
        _ => {
            let to = need(body, pointer)?;
            match Address::parse(to) {
                Ok(_) => Ok(to.to_owned()),
                Err(_) => Err(Refusal::malformed(format!("{pointer} is not one address that mail is sent to"))),
            }
        }
    }
}

/// An object at a JSON pointer, as it stands.
pub(super) fn object(body: &Value, pointer: &str) -> Map<String, Value> {
    body.pointer(pointer).and_then(Value::as_object).cloned().unwrap_or_default()
}

/// Some fields of an object.
pub(super) fn fields(from: &Map<String, Value>, names: &[&str]) -> Map<String, Value> {
    let kept = names.iter().filter_map(|name| Some(((*name).to_owned(), from.get(*name)?.clone())));
    kept.filter(|(_, value)| !value.is_null()).collect()
}

/// An object of texts, without those that are absent.
pub(super) fn texts<const N: usize>(fields: [(&str, Option<&str>); N]) -> Map<String, Value> {
    fields.into_iter().filter_map(|(name, text)| Some((name.to_owned(), json!(text?)))).collect()
}

/// An instant in RFC 3339, or in seconds or milliseconds since 1970.
pub(super) fn instant(value: Option<&Value>) -> Option<Timestamp> {
    match value? {
        Value::String(text) => text.parse().ok(),
        Value::Number(number) => {
            let number = number.as_i64()?;
            // Seconds reach this number in the year 5138, milliseconds reached it in 1973.
            if number.abs() < 100_000_000_000 {
                Timestamp::from_second(number)
            } else {
                Timestamp::from_millisecond(number)
            }
            .ok()
        }
        _ => None,
    }
}

/// So many seconds later.
pub(super) fn later(instant: Timestamp, seconds: i64) -> Option<Timestamp> {
    instant.checked_add(jiff::SignedDuration::from_secs(seconds)).ok()
}

/// Languages as Accept-Language has them. OpenID Connect's `ui_locales` separates them by spaces.
fn weighed(languages: &str) -> String {
    if languages.contains([',', ';']) {
        return languages.to_owned();
    }
    languages.split_whitespace().collect::<Vec<_>>().join(", ")
}

/// What a type is called is the vendor's word or a forgery of one who holds the secret; only words are repeated.
fn word(text: &str) -> &str {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    if (1..=80).contains(&text.len()) && text.bytes().all(plain) { text } else { "…" }
}

fn is_language(text: &str) -> bool {
    matches!(normalize(text), Normalized::Tag(_))
}

/// A value without what lies deeper than so many levels.
fn shallow(value: Value, levels: usize) -> Value {
    match value {
        Value::Object(_) | Value::Array(_) if levels == 0 => Value::Null,
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(key, value)| (key, shallow(value, levels - 1))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(|item| shallow(item, levels - 1)).collect()),
        plain => plain,
    }
}

/// JSON with sorted keys, so that equal values are equal texts.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<(&String, &Value)> = fields.iter().collect();
            fields.sort_by_key(|(key, _)| *key);
            let fields: Vec<String> =
                fields.into_iter().map(|(key, value)| format!("{}:{}", json!(key), canonical(value))).collect();
            format!("{{{}}}", fields.join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        plain => plain.to_string(),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
