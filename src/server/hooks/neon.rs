//! Neon Auth's blocking webhooks `send.otp` and `send.magic_link`.
//!
//! The body says when its code expires, and when it was made: both stay the same at each attempt.

use serde_json::{Map, Value};

use super::mail::{Asked, Mail, Type, fields, instant, need, object, recipient, text, texts};
use super::{Provider, Refusal, Vendor, Why};

/// `otp-` or `link-`, and Neon's word. The lifetimes are for a post that tells none.
pub(super) const TYPES: &[Type] = &[
    ("otp-sign-in", "auth_email_by_code", 300),
    ("otp-email-verification", "verify_email_by_code", 300),
    ("otp-forget-password", "reset_email_by_code", 300),
    ("link-email-verification", "verify_email", 3_600),
    ("link-forget-password", "reset_email", 3_600),
];

/// The mail of a post.
pub(super) fn asked(vendor: &Vendor, body: &Value) -> Result<Asked, Refusal> {
    let kind = match need(body, "/event_type")? {
        "send.otp" => format!("otp-{}", need(body, "/event_data/otp_type")?),
        "send.magic_link" => format!("link-{}", need(body, "/event_data/link_type")?),
        // Others decide whether somebody may sign up: an answer from here would decide it.
        _ => {
            let reason = "this event is no mail: choose only send.otp and send.magic_link for this address in Neon";
            return Err(Refusal::new(Why::Unmapped, reason));
        }
    };
    if text(body, "/event_data/delivery_preference").is_some_and(|preference| preference != "email") {
        return Err(Refusal::new(
            Why::Unmapped,
            "this code is wanted by another way than email, and only email is sent here",
        ));
    }
    let Some(email) = vendor.email(&kind)? else { return Ok(Asked::unmapped(&kind)) };
    let to = recipient(body, "/user/email")?;
    let id = text(body, "/event_id").map_or_else(|| vendor.hashed(body), str::to_owned);
    let made = instant(body.get("timestamp"));
    let until = instant(body.pointer("/event_data/expires_at"));
    // Not from now on: that would be another number, and so another mail, at each attempt.
    let told = made.zip(until).map(|(made, until)| until.as_second() - made.as_second());
    let mut known = fields(&object(body, "/user"), &["created_at", "email_verified"]);
    known.retain(|_, value| value.is_string() || value.is_boolean());
    let mail = Mail {
        link: text(body, "/event_data/link_url").map(str::to_owned),
        code: text(body, "/event_data/otp_code").map(str::to_owned),
        expires_in: told.or(vendor.lifetime(&kind)),
        not_after: until,
        data: texts([("requested_at", text(body, "/timestamp")), ("source_ip", text(body, "/event_data/ip_address"))]),
        variables: variables(body),
        ..Mail::new(vendor, email, to, known, body).person(Provider::Neon, text(body, "/user/id"))
    };
    Ok(Asked::mails(&kind, id, vec![mail]))
}

fn variables(body: &Value) -> Map<String, Value> {
    let application = texts([("name", text(body, "/context/project_name"))]);
    let application = Some(application).filter(|application| !application.is_empty());
    application.map(|application| ("application".to_owned(), Value::Object(application))).into_iter().collect()
}
