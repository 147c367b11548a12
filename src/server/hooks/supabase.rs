//! Supabase Auth's Send Email Hook.
//!
//! The body carries token and hash and no ready link. `webhook-id` is another one at each attempt; `metadata.uuid` stays.

use serde_json::{Map, Value, json};
use url::form_urlencoded::Serializer;

use super::mail::{Asked, Mail, Type, fields, instant, later, need, object, recipient, text};
use super::{Provider, Refusal, Vendor};

const HOUR: i64 = 3_600;

/// Of a sign-in by link there is no stock email, so it is sent as a code, which every such hook carries as well.
pub(super) const TYPES: &[Type] = &[
    ("signup", "verify_email", HOUR),
    ("recovery", "reset_email", HOUR),
    ("invite", "user_invitation", HOUR),
    ("magiclink", "auth_email_by_code", HOUR),
    ("email_change", "verify_email", HOUR),
    ("email", "auth_email_by_code", HOUR),
    ("reauthentication", "mfa_oob_code", HOUR),
    ("password_changed_notification", "", 0),
    ("email_changed_notification", "", 0),
    ("phone_changed_notification", "", 0),
    ("identity_linked_notification", "", 0),
    ("identity_unlinked_notification", "", 0),
    ("mfa_factor_enrolled_notification", "", 0),
    ("mfa_factor_unenrolled_notification", "", 0),
];

/// The mails of a post: one, or for a change of address that both sides confirm, two.
pub(super) fn asked(vendor: &Vendor, body: &Value) -> Result<Asked, Refusal> {
    let kind = need(body, "/email_data/email_action_type")?;
    let Some(email) = vendor.email(kind)? else { return Ok(Asked::unmapped(kind)) };
    let id = text(body, "/metadata/uuid").map_or_else(|| vendor.hashed(body), str::to_owned);
    let mails = match (kind, text(body, "/email_data/token_hash_new")) {
        ("email_change", Some(crossed)) => {
            // Named the wrong way round by Supabase for compatibility: the hash beside `token_new` belongs to the current address, whose code is `token`.
            let (code, code_new) = (text(body, "/email_data/token"), text(body, "/email_data/token_new"));
            let hash = need(body, "/email_data/token_hash")?;
            let current = mail(vendor, email, kind, body, "/user/email", (code, Some(crossed)))?;
            let new = mail(vendor, email, kind, body, "/user/new_email", (code_new, Some(hash)))?;
            // Both are for one person, and neither is newer than the other.
            vec![
                Mail { supersedes: Some("email_change_current".to_owned()), ..current },
                Mail { supersedes: Some("email_change_new".to_owned()), ..new },
            ]
        }
        _ => {
            let at = if kind == "email_change" { "/user/new_email" } else { "/user/email" };
            let (code, hash) = (text(body, "/email_data/token"), text(body, "/email_data/token_hash"));
            vec![mail(vendor, email, kind, body, at, (code, hash))?]
        }
    };
    Ok(Asked::mails(kind, id, mails))
}

fn mail(
    vendor: &Vendor,
    email: &str,
    kind: &str,
    body: &Value,
    at: &str,
    (code, hash): (Option<&str>, Option<&str>),
) -> Result<Mail, Refusal> {
    let to = recipient(body, at)?;
    let known = profile(body, at == "/user/email");
    let lifetime = vendor.lifetime(kind);
    let mut data = fields(
        &object(body, "/email_data"),
        &["old_email", "old_phone", "provider", "factor_type", "redirect_to", "site_url"],
    );
    data.retain(|_, value| value != "");
    if let Some(new) = text(body, "/user/new_email") {
        data.insert("new_email".to_owned(), json!(new));
    }
    if let Some(at) = text(body, "/metadata/time") {
        data.insert("requested_at".to_owned(), json!(at));
    }
    Ok(Mail {
        link: hash.map(|hash| link(vendor, body, kind, hash)).transpose()?,
        code: code.map(str::to_owned),
        expires_in: lifetime,
        // The clock of the signature and this one agree; the time within the body is the same at each attempt.
        not_after: instant(body.pointer("/metadata/time"))
            .zip(lifetime)
            .and_then(|(asked, seconds)| later(asked, seconds)),
        data,
        ..Mail::new(vendor, email, to, known, body).person(Provider::Supabase, text(body, "/user/id"))
    })
}

/// What is known of the person. Whether the address is theirs says only what the server wrote: `user_metadata` is the person's own to write.
fn profile(body: &Value, current: bool) -> Map<String, Value> {
    let user = object(body, "/user");
    let mut known = fields(&user, &["user_metadata", "app_metadata", "created_at", "updated_at", "last_sign_in_at"]);
    if let Some(phone) = text(body, "/user/phone") {
        known.insert("phone".to_owned(), json!(phone));
    }
    let confirmed = text(body, "/user/email_confirmed_at").or(text(body, "/user/confirmed_at")).is_some();
    known.insert("email_verified".to_owned(), json!(current && confirmed));
    known
}

/// `{url}/verify?token=…&type=…&redirect_to=…`, in the order in which Supabase writes it.
fn link(vendor: &Vendor, body: &Value, kind: &str, hash: &str) -> Result<String, Refusal> {
    let base = match &vendor.url {
        Some(url) => url,
        None => need(body, "/email_data/site_url")
            .map_err(|_| Refusal::malformed("/email_data/site_url is missing: set hooks.supabase.url"))?,
    };
    let mut query = Serializer::new(String::new());
    query.append_pair("token", hash).append_pair("type", kind);
    if let Some(to) = text(body, "/email_data/redirect_to") {
        query.append_pair("redirect_to", to);
    }
    Ok(format!("{}/verify?{}", base.trim_end_matches('/'), query.finish()))
}
