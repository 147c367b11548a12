//! The mails that people and applications trigger here: each a request as any other, made from the profile that is kept.

use serde_json::{Map, Value, json};

use crate::clock;
use crate::intake::{IntakeError, Receipt};
use crate::outbox::OutboxError;
use crate::outbox::delivery::State;
use crate::people::rules::Profile;
use crate::server::Server;
use crate::server::auth0::Client;
use crate::server::auth0::templates;
use crate::server::auth0::tickets::{self, Kind, LIFETIME, LONGEST, Ticket};

/// Who gets a mail, and on whose behalf.
#[derive(Clone, Copy, Debug)]
pub(in crate::server::auth0) struct Occasion<'a> {
    /// The person.
    pub profile: &'a Profile,
    /// The application that it is about, if it is one that is known.
    pub client_id: Option<&'a str>,
    /// What the request said of languages.
    pub request_language: Option<&'a str>,
}

/// Why a mail was not sent.
#[derive(Debug, thiserror::Error)]
pub(in crate::server::auth0) enum NotSent {
    /// The person has none.
    #[error("the person has no address")]
    NoAddress,
    /// A template that was put over the API says so.
    #[error("the template is not enabled")]
    Disabled,
    /// The request is refused or nothing can be accepted.
    #[error(transparent)]
    Intake(#[from] IntakeError),
    /// The ticket could not be recorded.
    #[error(transparent)]
    Outbox(#[from] OutboxError),
}

impl NotSent {
    /// Tells the log, without addresses and links. What a caller did wrong is no matter for it.
    pub(in crate::server::auth0) fn log(&self, email: &'static str) {
        match self {
            NotSent::NoAddress | NotSent::Disabled => tracing::debug!(email, reason = %self, "a mail was not sent"),
            NotSent::Intake(IntakeError::Limited { name, .. }) => {
                tracing::info!(email, limit = name, "a mail was not sent");
            }
            NotSent::Intake(IntakeError::Refused(faults)) => {
                let faults: Vec<String> =
                    faults.iter().map(|fault| format!("{}: {}", fault.pointer, fault.message)).collect();
                tracing::error!(email, faults = faults.join("; "), "a mail was refused");
            }
            NotSent::Intake(_) | NotSent::Outbox(_) => tracing::error!(email, error = %self, "a mail was not sent"),
        }
    }
}

/// What a template that was put over the API says of the links of its mails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::server::auth0) struct Manner {
    /// Whether the mail is sent.
    pub enabled: bool,
    /// How long its link works, in seconds.
    pub lifetime: u64,
    /// Where the person is led afterwards.
    pub result_url: Option<String>,
    /// Whether the address stands in what they are led to.
    pub include_email: bool,
}

/// The manner of an email.
pub(in crate::server::auth0) async fn manner(server: &Server, email: &'static str) -> Result<Manner, OutboxError> {
    Ok(match templates::of(server, email).await? {
        None => Manner { enabled: true, lifetime: LIFETIME, result_url: None, include_email: false },
        Some(template) => Manner {
            enabled: template.enabled,
            lifetime: template.url_lifetime.unwrap_or(LIFETIME),
            result_url: template.result_url,
            include_email: template.include_email,
        },
    })
}

/// Sends `verify_email` with a fresh ticket.
pub(in crate::server::auth0) async fn verify(server: &Server, occasion: Occasion<'_>) -> Result<Receipt, NotSent> {
    linked(server, "verify_email", Kind::EmailVerification, occasion).await
}

/// Sends `reset_email` with a fresh ticket.
pub(in crate::server::auth0) async fn reset(server: &Server, occasion: Occasion<'_>) -> Result<Receipt, NotSent> {
    linked(server, "reset_email", Kind::PasswordChange, occasion).await
}

async fn linked(server: &Server, email: &'static str, kind: Kind, occasion: Occasion<'_>) -> Result<Receipt, NotSent> {
    let manner = manner(server, email).await?;
    if !manner.enabled {
        return Err(NotSent::Disabled);
    }
    let lifetime = if manner.lifetime == 0 { LIFETIME } else { manner.lifetime.min(LONGEST) };
    let ticket = Ticket::of(kind, occasion.profile).ok_or(NotSent::NoAddress)?;
    let ticket = Ticket {
        client_id: occasion.client_id.map(str::to_owned),
        // Checked again, because origins may have changed since the template was put.
        result_url: manner.result_url.filter(|url| leads_home(server, occasion.client_id, url).is_some()),
        include_email: manner.include_email,
        request_language: occasion.request_language.map(str::to_owned),
        ..ticket
    };
    let issued = tickets::issue(server, ticket, lifetime).await?;
    let data = [("url", json!(issued.url)), ("expires_in", json!(lifetime)), ("requested_at", json!(clock::now()))];
    let receipt = send(server, email, occasion, data).await?;
    if receipt.status != State::Suppressed
        && let Err(error) = tickets::make_newest(server, &issued).await
    {
        tracing::warn!(%error, "earlier links for a new password work on");
    }
    Ok(receipt)
}

/// Sends `welcome_email`, if the project has it.
pub(in crate::server::auth0) async fn welcome(
    server: &Server,
    occasion: Occasion<'_>,
) -> Result<Option<Receipt>, NotSent> {
    const EMAIL: &str = "welcome_email";
    if server.intake.engine().kit_or_base(brand(server)).email(EMAIL).is_none() || !manner(server, EMAIL).await?.enabled
    {
        return Ok(None);
    }
    let created_at = occasion.profile.get("created_at").cloned().unwrap_or_default();
    Ok(Some(send(server, EMAIL, occasion, [("created_at", created_at)]).await?))
}

/// Sends a mail. Of `data` what the email does not declare is left away: a project's own email of that name may want less.
async fn send<const N: usize>(
    server: &Server,
    email: &'static str,
    occasion: Occasion<'_>,
    data: [(&'static str, Value); N],
) -> Result<Receipt, IntakeError> {
    let Occasion { profile, client_id, request_language } = occasion;
    let engine = server.intake.engine();
    let brand = brand(server).filter(|brand| engine.kit(Some(brand)).is_some());
    let declared = engine.kit_or_base(brand).email(email).map(|email| &email.spec.data.properties);
    let data: Map<String, Value> = data
        .into_iter()
        .filter(|(name, _)| declared.is_none_or(|declared| declared.contains_key(*name)))
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    let request = json!({
        "email": email,
        "user": profile,
        "user_id": profile.get("user_id"),
        "data": data,
        "brand": brand,
        "application": client_id.and_then(|id| client(server, id)).map(|client| {
            json!({ "name": Some(&client.name).filter(|name| !name.is_empty()), "clientID": client.id })
        }),
        "connection": connection(server, profile).map(|name| json!({ "name": name })),
        "request_language": request_language,
    });
    server.intake.accept(tenant(server), &request, None).await
}

/// The application of that id.
pub(in crate::server::auth0) fn client<'a>(server: &'a Server, id: &str) -> Option<&'a Client> {
    server.auth0.as_ref()?.settings.clients.iter().find(|client| client.id == id)
}

/// Where a person may be led, as it will be written; `None`: not there. A client's people are led to its origins; where no client asks, to any
/// client's.
pub(in crate::server::auth0) fn leads_home(server: &Server, client_id: Option<&str>, url: &str) -> Option<String> {
    let clients = server.auth0.as_ref().map(|api| api.settings.clients.as_slice()).unwrap_or_default();
    let concerned = clients.iter().filter(|client| client_id.is_none_or(|id| client.id == id));
    let origins: Vec<&str> = concerned.flat_map(|client| client.origins.iter().map(String::as_str)).collect();
    allowed(&origins, url)
}

/// The URL as a browser reads it, if it belongs to one of these origins.
fn allowed(origins: &[&str], given: &str) -> Option<String> {
    // What two readers could read differently is refused before it is read.
    if given.len() > 2_048 || given.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\') {
        return None;
    }
    let url = url::Url::parse(given).ok()?;
    let is_web = matches!(url.scheme(), "https" | "http") && given.contains("://");
    if !is_web || !url.username().is_empty() || url.password().is_some() {
        return None;
    }
    let belongs = |origin: &&str| {
        url::Url::parse(origin).is_ok_and(|origin| {
            let below = origin.path().trim_end_matches('/');
            let rest = url.path().strip_prefix(below);
            origin.origin() == url.origin() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    origins.iter().any(belongs).then(|| url.to_string())
}

fn tenant(server: &Server) -> &str {
    server.auth0.as_ref().map(|api| api.settings.tenant.as_str()).unwrap_or_default()
}

fn brand(server: &Server) -> Option<&str> {
    server.auth0.as_ref()?.settings.brand.as_deref()
}

/// The connection of a person, as the vendor's templates print it.
fn connection<'a>(server: &'a Server, profile: &'a Profile) -> Option<&'a str> {
    let own = profile.get("identities").and_then(|identities| identities.pointer("/0/connection")?.as_str());
    own.or_else(|| server.auth0.as_ref().map(|api| api.settings.connection.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_led_to_the_origins_of_an_application_and_nowhere_else() {
        let origins = ["https://app.example.org", "http://localhost:3000", "https://example.org/shop"];
        for (given, written) in [
            ("https://app.example.org", "https://app.example.org/"),
            ("https://app.example.org/done?a=1#here", "https://app.example.org/done?a=1#here"),
            ("https://APP.example.org:443/x", "https://app.example.org/x"),
            ("http://localhost:3000/x", "http://localhost:3000/x"),
            ("https://example.org/shop", "https://example.org/shop"),
            ("https://example.org/shop/done", "https://example.org/shop/done"),
        ] {
            assert_eq!(allowed(&origins, given).as_deref(), Some(written), "{given}");
        }
        for given in [
            "",
            "/done",
            "//evil.example",
            "https:app.example.org",
            "https://evil.example",
            "https://app.example.org.evil.example/",
            "https://app.example.org@evil.example/",
            "https://app.example.org:444/",
            "http://app.example.org/",
            "https://user@app.example.org/",
            "https://evil.example\\@app.example.org/",
            "https://app.example.org\\.evil.example/",
            "https://app.example.org\t.evil.example/",
            "https://app.example.org/\r\nSet-Cookie: a=b",
            "javascript://app.example.org/%0aalert(1)",
            "data:text/html,x",
            "https://example.org/",
            "https://example.org/shopping",
            "https://example.org/shop/../admin",
            "https://example.org/shop/%2e%2e/admin",
            "http://localhost:3001/",
        ] {
            assert_eq!(allowed(&origins, given), None, "{given}");
        }
        assert_eq!(allowed(&[], "https://app.example.org"), None);
        assert_eq!(
            allowed(&["https://app.example.org"], &format!("https://app.example.org/{}", "x".repeat(3_000))),
            None
        );
    }
}
