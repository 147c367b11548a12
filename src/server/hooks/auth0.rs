//! An Auth0 custom email provider Action, which posts its `event`.
//!
//! The event has code and link only inside the rendered template. So the tenant's templates are made an envelope: a JSON object with `url` or `code`,
//! which the Action posts as it is. What is no envelope is refused: a link that was guessed out of a mail might be another one.

use serde_json::{Map, Value, json};

use super::mail::{Asked, Mail, Type, fields, need, object, recipient, text, texts};
use super::{Refusal, Vendor, Why, body};

const FIVE_DAYS: i64 = 432_000;

/// Auth0's names of messages. Two of them need neither link nor code.
pub(super) const TYPES: &[Type] = &[
    ("verify_email", "verify_email", FIVE_DAYS),
    ("verify_email_by_code", "verify_email_by_code", 900),
    ("reset_email", "reset_email", FIVE_DAYS),
    ("reset_email_by_code", "reset_email_by_code", 900),
    ("welcome_email", "welcome_email", 0),
    ("verification_code", "auth_email_by_code", 300),
    ("mfa_oob_code", "mfa_oob_code", 300),
    ("enrollment_email", "enrollment_email", FIVE_DAYS),
    ("blocked_account", "blocked_account", FIVE_DAYS),
    ("stolen_credentials", "stolen_credentials", FIVE_DAYS),
    ("try_provider_configuration_email", "welcome_email", 0),
    ("organization_invitation", "user_invitation", FIVE_DAYS),
];
const PLAIN: [&str; 2] = ["welcome_email", "try_provider_configuration_email"];

/// The mail of an event.
pub(super) fn asked(vendor: &Vendor, event: &Value) -> Result<Asked, Refusal> {
    let kind = need(event, "/notification/message_type")?;
    let Some(email) = vendor.email(kind)? else { return Ok(Asked::unmapped(kind)) };
    let to = recipient(event, "/notification/to")?;
    let envelope = match envelope(event) {
        Some(envelope) => envelope?,
        None if PLAIN.contains(&kind) => Envelope::default(),
        None => return Err(Refusal::new(Why::Refused, NO_ENVELOPE)),
    };
    // A person may ask for another code within one transaction, so its id alone does not name the mail.
    let about = [text(event, "/transaction/correlation_id"), Some(kind), Some(&to)];
    let id = match &envelope {
        Envelope { link: None, code: None, .. } => vendor.hashed(event),
        Envelope { link, code, .. } => vendor.hashed(&json!([about, link, code])),
    };
    let own = text(event, "/user/email").is_some_and(|own| own.eq_ignore_ascii_case(&to));
    let mut known = object(event, "/user");
    known.retain(|name, _| name != "identities" && name != "email");
    if !own {
        known.remove("email_verified");
    }
    let mut mail = Mail {
        link: envelope.link,
        code: envelope.code,
        expires_in: envelope.expires_in.or(vendor.lifetime(kind)),
        data: texts([
            ("source_ip", text(event, "/request/ip")),
            ("country", text(event, "/request/geoip/countryName")),
        ]),
        variables: variables(event),
        ..Mail::new(vendor, email, to, known, event)
    };
    // Its ids say already where the person is from, and are those of the tenant's own profiles.
    mail.user_id = text(event, "/user/user_id").map(str::to_owned);
    Ok(Asked::mails(kind, id, vec![mail]))
}

/// What the tenant's template carries.
#[derive(Debug, Default)]
struct Envelope {
    link: Option<String>,
    code: Option<String>,
    expires_in: Option<i64>,
}

const NO_ENVELOPE: &str = "the tenant's template is no envelope, and links and codes are not guessed out of mails: make the template's body \
     {\"url\": \"{{ url }}\"} or {\"code\": \"{{ code }}\"}, as docs/hooks/auth0.md shows";
const WRONG_ENVELOPE: &str = "the envelope may hold `url` and `code` as text and `expires_in` as a whole number of seconds, each once: nothing that a \
     person wrote has a place in it";

/// The envelope in html or text, if either begins like one.
fn envelope(event: &Value) -> Option<Result<Envelope, Refusal>> {
    let written = ["/notification/html", "/notification/text"].into_iter().filter_map(|at| text(event, at));
    written.into_iter().find(|text| text.starts_with('{')).map(read)
}

fn read(written: &str) -> Result<Envelope, Refusal> {
    let wrong = || Refusal::new(Why::Refused, WRONG_ENVELOPE);
    let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    // Strictly: a key that stands twice may have been put in by whoever chose a name.
    let Ok(Value::Object(fields)) = body::parse(written.as_bytes()) else { return Err(wrong()) };
    let mut envelope = Envelope::default();
    for (key, value) in &fields {
        match (key.as_str(), value) {
            ("url" | "code" | "expires_in", Value::Null) => {}
            ("url", Value::String(link)) => envelope.link = filled(link),
            ("code", Value::String(code)) => envelope.code = filled(code),
            ("expires_in", Value::Number(number)) => envelope.expires_in = Some(number.as_i64().ok_or_else(wrong)?),
            _ => return Err(wrong()),
        }
    }
    Ok(envelope)
}

/// The common variables, which have Auth0's names.
fn variables(event: &Value) -> Map<String, Value> {
    let mut variables = texts([
        ("tenant", text(event, "/tenant/id")),
        ("friendly_name", text(event, "/tenant/friendly_name")),
        ("support_email", text(event, "/tenant/support_email")),
        ("support_url", text(event, "/tenant/support_url")),
    ]);
    let application = texts([("clientID", text(event, "/client/client_id")), ("name", text(event, "/client/name"))]);
    let connection = fields(&object(event, "/connection"), &["id", "name", "strategy", "metadata"]);
    let organization = fields(&object(event, "/organization"), &["id", "name", "display_name", "metadata", "branding"]);
    let domain = fields(&object(event, "/custom_domain"), &["domain", "domain_metadata"]);
    for (name, fields) in [
        ("application", application),
        ("connection", connection),
        ("organization", organization),
        ("custom_domain", domain),
    ] {
        if !fields.is_empty() {
            variables.insert(name.to_owned(), Value::Object(fields));
        }
    }
    variables
}
