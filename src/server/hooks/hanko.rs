//! Hanko's webhook `email.send`, for `email_delivery.enabled: false`.
//!
//! What is read here are the claims of the token that the body holds; the body itself proves nothing. There is no id and no second attempt.

use serde_json::{Map, Value, json};

use super::mail::{Asked, Mail, Type, instant, need, recipient, text, texts};
use super::{Refusal, Vendor};

/// Two are sent to people whose address was used by mistake or by others, the last ones tell of changes: there is no stock email for them.
pub(super) const TYPES: &[Type] = &[
    ("login", "auth_email_by_code", 300),
    ("recovery", "reset_email_by_code", 300),
    ("email_verification", "verify_email_by_code", 300),
    // What older releases call them all.
    ("passcode", "auth_email_by_code", 300),
    ("passlink", "verify_email", 300),
    ("email_login_attempted", "", 0),
    ("email_registration_attempted", "", 0),
    ("password_update", "", 0),
    ("primary_email_update", "", 0),
    ("email_create", "", 0),
    ("email_delete", "", 0),
    ("passkey_create", "", 0),
    ("mfa_create", "", 0),
    ("mfa_delete", "", 0),
];

/// The mail of a token's claims; nothing where Hanko delivers it, or where it is about something else.
pub(super) fn asked(vendor: &Vendor, claims: &Value) -> Result<Asked, Refusal> {
    let event = need(claims, "/evt")?;
    if event != "email.send" {
        return Ok(Asked::nothing(event, "it tells of no mail"));
    }
    if claims.pointer("/data/delivered_by_hanko") == Some(&json!(true)) {
        return Ok(Asked::nothing(text(claims, "/data/type").unwrap_or_default(), "Hanko delivers it"));
    }
    let kind = need(claims, "/data/type")?;
    let Some(email) = vendor.email(kind)? else { return Ok(Asked::unmapped(kind)) };
    let to = recipient(claims, "/data/to_email_address")?;
    let told = claims.pointer("/data/data/ttl").and_then(Value::as_i64);
    let mail = Mail {
        link: text(claims, "/data/data/url").map(str::to_owned),
        code: text(claims, "/data/data/otp_code").map(str::to_owned),
        expires_in: told.or(vendor.lifetime(kind)),
        not_after: instant(claims.pointer("/data/data/valid_until")),
        data: texts([
            ("new_email", text(claims, "/data/data/new_email_address")),
            ("old_email", text(claims, "/data/data/old_email_address")),
        ]),
        variables: variables(claims),
        ..Mail::new(vendor, email, to, Map::new(), claims)
    };
    Ok(Asked::mails(kind, vendor.hashed(claims), vec![mail]))
}

fn variables(claims: &Value) -> Map<String, Value> {
    let application = texts([("name", text(claims, "/data/data/service_name"))]);
    let application = Some(application).filter(|application| !application.is_empty());
    application.map(|application| ("application".to_owned(), Value::Object(application))).into_iter().collect()
}
