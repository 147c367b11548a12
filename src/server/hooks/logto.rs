//! Logto's HTTP email connector.
//!
//! `payload.locale` is the language of the request, decided by Logto; the person's own stands in their profile and comes before it.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::mail::{Asked, Mail, Type, fields, need, object, recipient, text, texts};
use super::{Provider, Refusal, Vendor};

const TEN_MINUTES: i64 = 600;
/// Within this time the same link to the same person is the same mail.
const SAME_LINK: i64 = 300;

/// Logto tells no lifetime; its codes work for ten minutes.
pub(super) const TYPES: &[Type] = &[
    ("SignIn", "auth_email_by_code", TEN_MINUTES),
    ("Register", "verify_email_by_code", TEN_MINUTES),
    ("ForgotPassword", "reset_email_by_code", TEN_MINUTES),
    ("OrganizationInvitation", "user_invitation", 0),
    ("Generic", "verify_email_by_code", TEN_MINUTES),
    ("UserPermissionValidation", "mfa_oob_code", TEN_MINUTES),
    ("BindNewIdentifier", "verify_email_by_code", TEN_MINUTES),
    ("MfaVerification", "mfa_oob_code", TEN_MINUTES),
    ("BindMfa", "verify_email_by_code", TEN_MINUTES),
];

/// The mail of a post.
pub(super) fn asked(vendor: &Vendor, body: &Value, now: Timestamp) -> Result<Asked, Refusal> {
    let kind = need(body, "/type")?;
    let Some(email) = vendor.email(kind)? else { return Ok(Asked::unmapped(kind)) };
    let to = recipient(body, "/to")?;
    let code = text(body, "/payload/code");
    // A code is another one each time. A link to an invitation stays, and who asks for it once more wants it once more.
    let id = match code {
        Some(_) => vendor.hashed(body),
        None => vendor.hashed(&json!([body, now.as_second() / SAME_LINK])),
    };
    let inviter = text(body, "/payload/inviter/name").or(text(body, "/payload/inviter/profile/name"));
    let mail = Mail {
        link: text(body, "/payload/link").map(str::to_owned),
        code: code.map(str::to_owned),
        expires_in: vendor.lifetime(kind),
        data: texts([("inviter_name", inviter)]),
        variables: variables(body),
        ..Mail::new(vendor, email, to, profile(body), body).person(Provider::Logto, text(body, "/payload/user/id"))
    };
    Ok(Asked::mails(kind, id, vec![mail]))
}

fn profile(body: &Value) -> Map<String, Value> {
    let mut known = object(body, "/payload/user/profile");
    known.retain(|name, _| ["nickname", "zoneinfo", "gender", "birthdate"].contains(&name.as_str()));
    known.extend(fields(&object(body, "/payload/user"), &["username"]));
    if let Some(custom @ Value::Object(_)) = body.pointer("/payload/user/customData") {
        known.insert("user_metadata".to_owned(), custom.clone());
    }
    known
}

fn variables(body: &Value) -> Map<String, Value> {
    let mut variables = Map::new();
    let name = text(body, "/payload/application/displayName").or(text(body, "/payload/application/name"));
    let application = texts([("clientID", text(body, "/payload/application/id")), ("name", name)]);
    if !application.is_empty() {
        variables.insert("application".to_owned(), Value::Object(application));
    }
    let mut organization =
        texts([("id", text(body, "/payload/organization/id")), ("name", text(body, "/payload/organization/name"))]);
    if !organization.is_empty() {
        // What Auth0 calls the name that people read.
        organization.extend(texts([("display_name", text(body, "/payload/organization/name"))]));
        variables.insert("organization".to_owned(), Value::Object(organization));
    }
    variables
}
