//! What each root attribute may be. Where the vendor's page and schema disagree, both are accepted.

use serde_json::Value;
use url::Url;

use super::{Faults, Profile};
use crate::message::Address;

/// What is being done with a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Create,
    Change,
}

/// A field that a body may have.
struct Field {
    name: &'static str,
    form: Form,
    place: Place,
}

/// What a field's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Text of so many characters.
    Text(usize, usize),
    /// An address that mail can be sent to.
    Address,
    /// E.164.
    Phone,
    /// An absolute URL that a browser may fetch.
    Url,
    /// Text of so many characters without white space and control characters.
    Token(usize, usize),
    Flag,
    Object,
}

/// What becomes of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A root attribute; `null` unsets it.
    Root,
    /// Part of a new person, and never changed.
    Made,
    /// Says how something is done. It is not kept.
    Word,
    /// Metadata has rules of its own.
    Apart,
}

const fn field(name: &'static str, form: Form, place: Place) -> Field {
    Field { name, form, place }
}

/// Every field of `POST` and `PATCH`.
const FIELDS: [Field; 19] = [
    field("email", Form::Address, Place::Root),
    field("email_verified", Form::Flag, Place::Root),
    field("name", Form::Text(1, 350), Place::Root),
    field("given_name", Form::Text(1, 150), Place::Root),
    field("family_name", Form::Text(1, 150), Place::Root),
    field("nickname", Form::Text(1, 350), Place::Root),
    field("picture", Form::Url, Place::Root),
    field("username", Form::Token(1, 128), Place::Root),
    field("phone_number", Form::Phone, Place::Root),
    field("phone_verified", Form::Flag, Place::Root),
    field("blocked", Form::Flag, Place::Root),
    field("user_metadata", Form::Object, Place::Apart),
    field("app_metadata", Form::Object, Place::Apart),
    field("user_id", Form::Token(0, 255), Place::Made),
    field("connection", Form::Text(1, 255), Place::Word),
    field("client_id", Form::Text(1, 255), Place::Word),
    field("password", Form::Text(1, 4_096), Place::Word),
    field("verify_email", Form::Flag, Place::Word),
    field("verify_phone_number", Form::Flag, Place::Word),
];

/// The longest picture URL in characters, as in mails.
const MAX_URL: usize = 2_048;

/// Says everything that is wrong with a body, but for what is in its metadata.
pub(super) fn check(body: &Profile, act: Act, faults: &mut Faults) {
    let mut unknown = Vec::new();
    for (name, value) in body {
        match FIELDS.iter().find(|field| field.name == name) {
            Some(field) if act == Act::Create || field.place != Place::Made => {
                // `null` unsets, and what is made has nothing to unset.
                let unsets = value.is_null() && field.form != Form::Flag && field.place != Place::Word;
                if let Some(fault) = field.form.fault(value).filter(|_| !unsets) {
                    faults.on(name, fault);
                }
            }
            _ => unknown.push(name.as_str()),
        }
    }
    faults.unknown(&unknown);
}

/// Says which known fields of a whole profile are of another type. Only of an address the form counts as well: mail goes there.
pub(super) fn check_types(profile: &Profile, faults: &mut Faults) {
    for (name, value) in profile {
        let kept = FIELDS.iter().find(|field| field.name == name && field.place != Place::Word);
        let fault = match kept {
            Some(Field { form: Form::Address, .. }) => Form::Address.fault(value),
            Some(field) => field.form.other_type(value),
            None => other_type_read_only(name, value),
        };
        if let Some(fault) = fault {
            faults.on(name, fault);
        }
    }
}

/// Whether an identity provider's value can be written over the kept one.
pub(super) fn is_usable(name: &str, value: &Value) -> bool {
    let known = FIELDS.iter().find(|field| field.name == name);
    known.is_none_or(|field| field.place == Place::Root && field.form.fault(value).is_none())
}

/// The names of what is kept as it is given.
pub(super) fn kept_texts_and_flags() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().filter(|field| field.place == Place::Root).map(|field| field.name)
}

impl Form {
    /// What is wrong with the value, in the vendor's words. The value is not repeated.
    fn fault(self, value: &Value) -> Option<String> {
        if let Some(fault) = self.other_type(value) {
            return Some(fault);
        }
        let text = value.as_str()?;
        let length = text.chars().count();
        match self {
            Form::Text(least, _) | Form::Token(least, _) if length < least => {
                Some(format!("String is too short ({length} chars), minimum {least}"))
            }
            Form::Text(_, most) => too_long(length, most),
            Form::Address if Address::parse(text).is_err() => Some(format_fault("email")),
            Form::Url => too_long(length, MAX_URL)
                .or_else(|| if is_fetchable(text) { None } else { Some(format_fault("strict-uri")) }),
            Form::Phone if !is_phone(text) => Some("String does not match pattern ^\\+[0-9]{1,15}$".to_owned()),
            Form::Token(..) if text.contains(|c: char| c.is_whitespace() || c.is_control()) => {
                Some("String does not match pattern ^\\S*$".to_owned())
            }
            Form::Token(_, most) => too_long(length, most),
            _ => None,
        }
    }

    /// That the value is of another type, if it is.
    fn other_type(self, value: &Value) -> Option<String> {
        let (expected, is) = match self {
            Form::Flag => ("boolean", value.is_boolean()),
            Form::Object => ("object", value.is_object()),
            _ => ("string", value.is_string()),
        };
        if is { None } else { Some(expected_type(expected, value)) }
    }
}

/// That a field which only the vendor writes is of another type than its SDKs read, if it is.
fn other_type_read_only(name: &str, value: &Value) -> Option<String> {
    let (expected, is) = match name {
        "created_at"
        | "updated_at"
        | "last_login"
        | "last_password_reset"
        | "multifactor_last_modified"
        | "last_ip" => ("string", value.is_string()),
        "logins_count" => ("integer", value.is_u64() || value.is_i64()),
        "identities" => ("array of objects", value.as_array().is_some_and(|all| all.iter().all(Value::is_object))),
        "multifactor" => ("array", value.is_array()),
        _ => return None,
    };
    if is { None } else { Some(expected_type(expected, value)) }
}

fn expected_type(expected: &str, value: &Value) -> String {
    format!("Expected type {expected} but found type {}", type_name(value))
}

fn format_fault(format: &str) -> String {
    format!("Object didn't pass validation for format {format}")
}

pub(super) fn too_long(length: usize, most: usize) -> Option<String> {
    (length > most).then(|| format!("String is too long ({length} chars), maximum {most}"))
}

pub(super) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn is_phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or_default();
    (1..=15).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
}

fn is_fetchable(text: &str) -> bool {
    let clean = !text.contains(|c: char| c.is_whitespace() || c.is_control());
    clean && Url::parse(text).is_ok_and(|url| ["https", "http"].contains(&url.scheme()) && url.has_host())
}
