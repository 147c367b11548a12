//! Zitadel's HTTP email provider.
//!
//! `templateData` is rendered already, in a language that the body does not name; only its link is used. Names and code stand in `args`.

use serde_json::{Map, Value, json};

use super::mail::{Asked, Mail, Type, need, recipient, text};
use super::{Provider, Refusal, Vendor};

const HOUR: i64 = 3_600;

/// Lifetimes are those that a fresh Zitadel has.
pub(super) const TYPES: &[Type] = &[
    ("user.human.initialization.code.added", "verify_email", 72 * HOUR),
    ("user.human.email.code.added", "verify_email", HOUR),
    ("user.human.password.code.added", "reset_email", HOUR),
    ("user.human.invite.code.added", "user_invitation", 72 * HOUR),
    ("user.human.otp.email.code.added", "mfa_oob_code", 300),
    ("session.otp.email.challenged", "mfa_oob_code", 300),
    ("user.human.passwordless.initialization.code.requested", "enrollment_email", HOUR),
    ("user.human.password.changed", "", 0),
    ("user.domain.claimed", "", 0),
    // What they were called before Zitadel 2.
    ("user.initialization.code.added", "verify_email", 72 * HOUR),
    ("user.email.code.added", "verify_email", HOUR),
    ("user.password.code.added", "reset_email", HOUR),
];

/// The mail of a post.
pub(super) fn asked(vendor: &Vendor, body: &Value) -> Result<Asked, Refusal> {
    let kind = need(body, "/contextInfo/eventType")?;
    let Some(email) = vendor.email(kind)? else { return Ok(Asked::unmapped(kind)) };
    let to = recipient(body, "/contextInfo/recipientEmailAddress")?;
    let (code, link) = (text(body, "/args/code"), text(body, "/templateData/url"));
    // It is rendered anew at each attempt, while names and dates go on; the code stays. What has none happened when the person was last changed.
    let happened = if code.is_none() { body.pointer("/args/changeDate") } else { None };
    let id = vendor.hashed(&json!([kind, to, code, link, happened]));
    let mail = Mail {
        link: link.map(str::to_owned),
        code: code.map(str::to_owned),
        expires_in: vendor.lifetime(kind),
        // There is no id of the person: the login name is theirs alone within Zitadel.
        ..Mail::new(vendor, email, to.clone(), profile(body, &to), body)
            .person(Provider::Zitadel, user_id(body).as_deref().or(text(body, "/args/preferredLoginName")))
    };
    Ok(Asked::mails(kind, id, vec![mail]))
}

fn profile(body: &Value, to: &str) -> Map<String, Value> {
    let mut known = Map::new();
    if let Some(nickname) = text(body, "/args/nickName") {
        known.insert("nickname".to_owned(), json!(nickname));
    }
    if let Some(name) = text(body, "/args/userName") {
        known.insert("username".to_owned(), json!(name));
    }
    known.insert("email_verified".to_owned(), json!(text(body, "/args/verifiedEmail") == Some(to)));
    known
}

/// Its own login pages get the id in the link.
fn user_id(body: &Value) -> Option<String> {
    let link = url::Url::parse(text(body, "/templateData/url")?).ok()?;
    let (_, id) = link.query_pairs().find(|(name, _)| name.eq_ignore_ascii_case("userid"))?;
    Some(id.into_owned()).filter(|id| !id.is_empty())
}
