//! Clerk's webhook `email.created`, for templates that Clerk does not deliver itself.
//!
//! It comes at once or, after failures, hours later: so the instant at which it happened bounds how long its code may be sent.

use serde_json::{Map, Value};

use super::mail::{Asked, Mail, Type, found, instant, later, need, object, recipient, text, texts};
use super::{Provider, Refusal, Vendor};

const TEN_MINUTES: i64 = 600;
const MONTH: i64 = 30 * 86_400;

/// By slug. Of a sign-in by link there is no stock email; the link confirms the address all the same.
pub(super) const TYPES: &[Type] = &[
    ("verification_code", "verify_email_by_code", TEN_MINUTES),
    ("reset_password_code", "reset_email_by_code", TEN_MINUTES),
    ("magic_link_sign_in", "verify_email", TEN_MINUTES),
    ("magic_link_sign_up", "verify_email", TEN_MINUTES),
    ("magic_link_user_profile", "verify_email", TEN_MINUTES),
    ("invitation", "user_invitation", MONTH),
    ("organization_invitation", "user_invitation", MONTH),
    ("waitlist_invitation", "user_invitation", MONTH),
    ("waitlist_confirmation", "", 0),
    ("organization_invitation_accepted", "", 0),
    ("organization_membership_requested", "", 0),
    ("password_changed", "", 0),
    ("password_removed", "", 0),
    ("primary_email_address_changed", "", 0),
    ("passkey_added", "", 0),
    ("passkey_removed", "", 0),
    ("new_device_sign_in", "", 0),
    ("account_locked", "", 0),
];

/// The mail of a post; nothing where Clerk delivers it, or where it is about something else.
pub(super) fn asked(vendor: &Vendor, body: &Value) -> Result<Asked, Refusal> {
    let event = need(body, "/type")?;
    if event != "email.created" {
        return Ok(Asked::nothing(event, "it tells of no mail"));
    }
    match body.pointer("/data/delivered_by_clerk") {
        Some(Value::Bool(false)) => {}
        Some(Value::Bool(true)) => {
            return Ok(Asked::nothing(text(body, "/data/slug").unwrap_or_default(), "Clerk delivers it"));
        }
        _ => return Err(Refusal::malformed("/data/delivered_by_clerk is not true or false")),
    }
    let kind = need(body, "/data/slug")?;
    let Some(email) = vendor.email(kind)? else { return Ok(Asked::unmapped(kind)) };
    let to = recipient(body, "/data/to_email_address")?;
    let id = text(body, "/data/id").map_or_else(|| vendor.hashed(body), str::to_owned);
    let told =
        body.pointer("/data/data/ttl_minutes").and_then(Value::as_i64).and_then(|minutes| minutes.checked_mul(60));
    let lifetime = told.or(vendor.lifetime(kind));
    let mail = Mail {
        link: found(body, &vendor.link).map(str::to_owned),
        code: found(body, &vendor.code).map(str::to_owned),
        expires_in: lifetime,
        not_after: instant(body.get("timestamp")).zip(lifetime).and_then(|(at, seconds)| later(at, seconds)),
        data: texts([
            ("device", text(body, "/data/data/requested_by")),
            ("location", text(body, "/data/data/requested_from")),
            ("inviter_name", text(body, "/data/data/inviter_name")),
        ]),
        variables: variables(body),
        ..Mail::new(vendor, email, to, profile(body), body).person(Provider::Clerk, text(body, "/data/user_id"))
    };
    Ok(Asked::mails(kind, id, vec![mail]))
}

fn profile(body: &Value) -> Map<String, Value> {
    let metadata = object(body, "/data/data/user/public_metadata");
    let metadata = Some(metadata).filter(|metadata| !metadata.is_empty());
    metadata.map(|metadata| ("user_metadata".to_owned(), Value::Object(metadata))).into_iter().collect()
}

fn variables(body: &Value) -> Map<String, Value> {
    let application = texts([("name", text(body, "/data/data/app/name"))]);
    let application = Some(application).filter(|application| !application.is_empty());
    application.map(|application| ("application".to_owned(), Value::Object(application))).into_iter().collect()
}
