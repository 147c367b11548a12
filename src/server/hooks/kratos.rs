//! Ory Kratos' HTTP courier.
//!
//! The body is whatever the operator's Jsonnet makes of Kratos' context. Two are known: the context itself (`function(ctx) ctx`), which is advised, and
//! the default, a flat excerpt without identity, traits and most codes.

use serde_json::{Map, Value, json};

use super::mail::{Asked, Mail, Type, fields, need, recipient, text};
use super::{Provider, Refusal, Vendor};

/// Addresses without an account (`…_invalid`) get nothing, and so do changes for which there is no stock email.
pub(super) const TYPES: &[Type] = &[
    ("recovery_invalid", "", 0),
    ("recovery_valid", "reset_email", 3_600),
    ("recovery_code_invalid", "", 0),
    ("recovery_code_valid", "reset_email_by_code", 0),
    ("verification_invalid", "", 0),
    ("verification_valid", "verify_email", 0),
    ("verification_code_invalid", "", 0),
    ("verification_code_valid", "verify_email_by_code", 0),
    ("login_code_valid", "auth_email_by_code", 0),
    ("registration_code_valid", "verify_email_by_code", 0),
    ("verifiable_address_changed", "", 0),
    ("authenticator_key_added", "", 0),
];

/// What a type's name begins with, and so do the names of its code and its link.
const PREFIXES: [&str; 4] = ["recovery", "verification", "login", "registration"];

/// The mail of a post.
pub(super) fn asked(vendor: &Vendor, body: &Value) -> Result<Asked, Refusal> {
    let kind = need(body, "/template_type")?;
    if text(body, "/message_type").is_some_and(|kind| kind != "email") {
        return Err(Refusal::malformed("/message_type is not email: this courier channel sends something else"));
    }
    let Some(email) = vendor.email(kind)? else { return Ok(Asked::unmapped(kind)) };
    let to = recipient(body, if body.get("recipient").is_some() { "/recipient" } else { "/to" })?;
    let minutes = of(body, "expires_in_minutes").and_then(Value::as_i64).filter(|minutes| *minutes > 0);
    let (code, link) = carried(kind, body);
    let mut data = Map::new();
    for name in ["changed_at", "added_at", "request_url"] {
        data.extend(of(body, name).filter(|value| value.is_string()).map(|value| (name.to_owned(), value.clone())));
    }
    let mail = Mail {
        link,
        code,
        expires_in: minutes.and_then(|minutes| minutes.checked_mul(60)).or(vendor.lifetime(kind)),
        data,
        ..Mail::new(vendor, email, to.clone(), profile(body, &to), body)
            .person(Provider::Kratos, text(body, "/template_data/identity/id"))
    };
    Ok(Asked::mails(kind, vendor.hashed(body), vec![mail]))
}

/// Code and link of a type: those that have its name, whatever else the body carries. A type without codes has a link alone; one that goes to an address
/// without an account, or that tells of a change, has neither.
fn carried(kind: &str, body: &Value) -> (Option<String>, Option<String>) {
    let Some(what) = kind.strip_suffix("_valid") else { return (None, None) };
    let coded = what.strip_suffix("_code");
    let prefix = coded.unwrap_or(what);
    if !PREFIXES.contains(&prefix) {
        return (None, None);
    }
    let own = |ending: &str| {
        let text = of(body, &format!("{prefix}_{ending}")).and_then(Value::as_str).map(str::trim);
        text.filter(|text| !text.is_empty()).map(str::to_owned)
    };
    (coded.and_then(|_| own("code")), own("url"))
}

/// A field of the context's `template_data`, or of the flat excerpt.
fn of<'a>(body: &'a Value, name: &str) -> Option<&'a Value> {
    body.get("template_data")
        .and_then(|data| data.get(name))
        .or_else(|| body.get(name))
        .filter(|value| !value.is_null())
}

/// The traits become metadata, where templates see them; the address is verified if Kratos says so of this very address.
fn profile(body: &Value, to: &str) -> Map<String, Value> {
    let identity = body.pointer("/template_data/identity");
    let traits = identity.and_then(|identity| identity.get("traits")).or(body.pointer("/template_data/traits"));
    let mut known =
        identity.and_then(Value::as_object).map(|i| fields(i, &["created_at", "updated_at"])).unwrap_or_default();
    if let Some(traits @ Value::Object(_)) = traits {
        known.insert("user_metadata".to_owned(), traits.clone());
    }
    let addresses = identity.and_then(|identity| identity.get("verifiable_addresses")).and_then(Value::as_array);
    let verified = addresses.into_iter().flatten().any(|address| {
        address.get("value").and_then(Value::as_str) == Some(to) && address.get("verified") == Some(&Value::Bool(true))
    });
    known.insert("email_verified".to_owned(), json!(verified));
    known
}
