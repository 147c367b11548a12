//! A test send: one attempt through the configured relay, to an address that the configuration allows.

use std::path::Path;

use axum::Json;
use axum::extract::State as Extracted;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::Value;

use super::Server;
use super::answer::{Answer, Body, Refusal, apart};
use super::asked::{Asked, NoMail, View};
use super::session::Access;
use super::state::State;
use crate::clock;
use crate::engine::is_local_sender;
use crate::message::{Address, Message};
use crate::request::Request;
use crate::smtp::Transport;

/// What is sent to whom.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Test {
    view: View,
    to: String,
}

/// The relay without its credentials; nothing where it cannot be read.
pub(super) fn relay(state: &State) -> Option<String> {
    transport(state).ok().map(|transport| transport.to_string())
}

fn transport(state: &State) -> Result<Transport, String> {
    let root = state.root.as_deref().unwrap_or(Path::new("."));
    state.project.config.transport(root).map_err(|error| error.to_string())
}

/// Whether one of `allowed` means the address: itself in any case, or `*@domain`.
fn is_allowed(allowed: &[String], to: &str) -> bool {
    let domain = to.rsplit_once('@').map(|(_, domain)| domain);
    allowed.iter().any(|entry| match entry.strip_prefix("*@") {
        Some(own) => domain.is_some_and(|domain| domain.eq_ignore_ascii_case(own)),
        None => entry.eq_ignore_ascii_case(to),
    })
}

/// `POST /api/send`.
pub(super) async fn test(
    Extracted(server): Extracted<Server>,
    access: Access,
    Body(test): Body<Test>,
) -> Answer<Value> {
    if access != Access::Own {
        return Err(Refusal::read_only("This address is for looking only."));
    }
    let studio = server.studio.clone();
    let (message, transport) = apart(move || {
        let state = studio.state();
        prepare(&state, &test)
    })
    .await?;
    let outcome = transport.send(&message, None, &clock::now).await;
    transport.close().await;
    serde_json::to_value(&outcome).map(Json).map_err(|error| Refusal::broken(error.to_string()))
}

/// The mail, addressed to the tester instead of the person, and the way that it goes.
fn prepare(state: &State, test: &Test) -> Result<(Message, Transport), Refusal> {
    let unfit = |title: &'static str, detail: String| Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, title, detail);
    let config = &state.project.config;
    let address = Address::parse(&test.to)
        .map_err(|error| unfit("No address", format!("The recipient is no address: {error}.")))?;
    if !is_allowed(&config.preview.send_to, &test.to) {
        let detail = "Test mails go only to addresses that preview.send_to of vocative.toml lists.";
        return Err(Refusal::new(StatusCode::FORBIDDEN, "Not an allowed address", detail));
    }
    let nothing = || Refusal::missing(format!("There is no email `{}`.", test.view.email));
    let ground = state.ground(&test.view.email, test.view.locale.as_deref()).ok_or_else(nothing)?;
    let asked = Asked::read(&ground, &test.view)?;
    let no_mail = |fault: NoMail| unfit("No mail", fault.into_sentence());
    let (request, mut rendered) = asked.rendered(&ground, &test.view, false).map_err(no_mail)?;
    let transport = transport(state).map_err(|error| unfit("No relay", error))?;
    if is_local_sender(&asked.kit.from.address) && !transport.is_local() {
        let detail = "Mails come from localhost, which only a relay on this machine is given; set sender.from.";
        return Err(unfit("No sender", detail.to_owned()));
    }
    let request = Request { to: address, ..request };
    let root = state.root.as_deref().unwrap_or(Path::new("."));
    let signers = config.signers(root).map_err(|error| unfit("No signature", error.to_string()))?;
    request.to.as_ascii().clone_into(&mut rendered.to);
    let composed = rendered.compose(&ground.engine, &request, &signers, clock::now(), &clock::unique_id());
    Ok((composed.map_err(|error| unfit("No message", error.to_string()))?, transport))
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn only_what_the_configuration_lists_is_an_allowed_address() {
        let allowed = ["qa@example.org".to_owned(), "*@Test.example".to_owned()];
        for to in ["qa@example.org", "QA@Example.org", "any+tag@test.example"] {
            assert!(is_allowed(&allowed, to), "{to}");
        }
        for to in [
            "a@example.org",
            "qa@example.org.evil.example",
            "x@sub.test.example",
            "*@test.example@evil.example",
            "test.example",
        ] {
            assert!(!is_allowed(&allowed, to), "{to}");
        }
        assert!(!is_allowed(&[], "qa@example.org"));
    }
}
