//! The application behind the demo's forms: it signs people up, asks for resets and lets them change their profiles over the service's own API, as a
//! product would.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value, json};

use super::Sample;
use crate::cli::output::{Failure, word};
use crate::clock;
use crate::http::{Preferences, Reason, Sent};
use crate::intake::Intake;
use crate::message::Address;
use crate::outbox::delivery::State;
use crate::outbox::store::Filter;
use crate::people::{People, rules};
use crate::render::{RenderOptions, Rendered, render_request};
use crate::request::Request;
use crate::server::auth0;

/// The brand that templates put over the API become.
pub const BRAND: &str = "auth0";
/// The application's id.
const CLIENT: &str = "demo";
/// Where its people are.
const CONNECTION: &str = "Username-Password-Authentication";
/// How often, and how many times, a page looks for what became of its mail.
const LOOK: Duration = Duration::from_millis(10);
const LOOKS: u32 = 500;

/// The application.
pub struct Application {
    http: reqwest::Client,
    service: String,
    secret: String,
    signing: Vec<u8>,
    intake: Arc<Intake>,
    people: People,
}

impl Application {
    /// An application of the service at `service`.
    pub fn new(intake: &Arc<Intake>, service: &str) -> Result<Application, Failure> {
        let http = reqwest::Client::builder().no_proxy().build().map_err(|error| Failure::Other(error.to_string()))?;
        Ok(Application {
            http,
            service: service.to_owned(),
            secret: clock::unique_id(),
            signing: clock::random::<32>().to_vec(),
            intake: intake.clone(),
            people: People::new(intake.outbox().clone()),
        })
    }

    /// The API that it needs.
    pub fn api(&self) -> auth0::Settings {
        auth0::Settings {
            tenant: String::new(),
            url: self.service.clone(),
            secrets: vec![self.signing.clone()],
            clients: vec![auth0::Client {
                id: CLIENT.to_owned(),
                secret: Some(self.secret.clone()),
                name: "Lindenbank".to_owned(),
                scopes: auth0::scopes(),
                origins: Vec::new(),
            }],
            connection: CONNECTION.to_owned(),
            brand: Some(BRAND.to_owned()),
            burst: 1_000,
            per_second: 1_000,
        }
    }

    /// With what it asks for tokens.
    pub fn credentials(&self) -> (&str, &str) {
        (CLIENT, &self.secret)
    }

    /// Takes the sample people in, as if they had signed up before.
    pub async fn welcome(&self, people: &[Sample]) -> Result<(), Failure> {
        for sample in people {
            let mut profile = sample.profile.clone();
            profile.insert("user_id".to_owned(), format!("auth0|{}", sample.person.id).into());
            let identity = json!({ "user_id": sample.person.id, "connection": CONNECTION, "provider": "auth0", "isSocial": false });
            profile.insert("identities".to_owned(), json!([identity]));
            self.people.put("", &profile).await?;
        }
        Ok(())
    }

    /// The profile with this address, as it is kept.
    pub async fn profile(&self, email: &str) -> Result<Option<Map<String, Value>>, String> {
        let found = self.people.by_email("", email).await.map_err(|error| error.to_string())?;
        Ok(found.into_iter().next().map(|person| person.profile))
    }

    /// Signs somebody up from nothing: whoever had this address is forgotten first.
    pub async fn sign_up(&self, address: &Address, wish: &Map<String, Value>) -> Result<Option<Sent>, String> {
        if let Some(known) = self.profile(address.as_ascii()).await? {
            let id = known.get("user_id").and_then(Value::as_str).unwrap_or_default();
            self.people.remove("", id).await.map_err(|error| error.to_string())?;
        }
        let mut body = Map::new();
        for name in ["given_name", "family_name", "name", "user_metadata"] {
            if let Some(value) = wish.get(name) {
                body.insert(name.to_owned(), value.clone());
            }
        }
        body.insert("client_id".to_owned(), CLIENT.into());
        body.insert("connection".to_owned(), CONNECTION.into());
        body.insert("email".to_owned(), address.as_ascii().into());
        body.insert("password".to_owned(), clock::unique_id().into());
        self.trigger("/dbconnections/signup", Value::Object(body), "verify_email", address).await
    }

    /// Asks for a reset; what the form says of the profile is noted first.
    pub async fn reset(&self, address: &Address, wish: Option<&Map<String, Value>>) -> Result<Option<Sent>, String> {
        if let (Some(wish), Some(known)) = (wish, self.profile(address.as_ascii()).await?) {
            let id = known.get("user_id").and_then(Value::as_str).unwrap_or_default();
            let mut body = wish.clone();
            body.retain(|name, _| matches!(name.as_str(), "given_name" | "family_name" | "name" | "user_metadata"));
            for name in ["given_name", "family_name"] {
                body.entry(name).or_insert(Value::Null);
            }
            let changed = self.people.change("", id, |profile| rules::change(profile, &body, clock::now())).await;
            changed.map_err(|error| error.to_string())?;
        }
        let body = json!({ "client_id": CLIENT, "connection": CONNECTION, "email": address.as_ascii() });
        self.trigger("/dbconnections/change_password", body, "reset_email", address).await
    }

    /// Changes a person's own preferences with the person's own token.
    pub async fn save(&self, email: &str, wish: &Preferences) -> Result<(), String> {
        let profile = self.profile(email).await?.ok_or("there is no such profile: sign up first")?;
        let id = profile.get("user_id").and_then(Value::as_str).unwrap_or_default();
        let token = self
            .post(
                "/oauth/token",
                &json!({
                    "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
                    "client_id": CLIENT,
                    "client_secret": self.secret,
                    "subject_token": id,
                    "subject_token_type": "urn:vocative:params:oauth:token-type:user-id",
                    "scope": "update:current_user_metadata",
                }),
            )
            .await?;
        let token: Value = serde_json::from_str(&token).unwrap_or_default();
        let text = |text: &str| if text.trim().is_empty() { Value::Null } else { text.trim().into() };
        let change = json!({ "user_metadata": {
            "preferred_language": text(&wish.language), "salutation": text(&wish.salutation), "timezone": text(&wish.time_zone),
        } });
        let id: String = url::form_urlencoded::byte_serialize(id.as_bytes()).collect();
        let request =
            self.http.patch(format!("{}/api/v2/users/{id}", self.service)).header("content-type", "application/json");
        let request = request.bearer_auth(token.get("access_token").and_then(Value::as_str).unwrap_or_default());
        answered(request.body(change.to_string()).send().await).await.map(drop)
    }

    /// Asks for something that sends a mail, and waits for what becomes of it. `None`: nothing was sent.
    async fn trigger(&self, path: &str, body: Value, email: &str, address: &Address) -> Result<Option<Sent>, String> {
        let before = self.latest(address).await?;
        self.post(path, &body).await?;
        let Some(id) = self.latest(address).await?.filter(|id| Some(id) != before.as_ref()) else { return Ok(None) };
        for _ in 0..LOOKS {
            let found = self.intake.outbox().find(&id, false).await.map_err(|error| error.to_string())?;
            let Some(found) = found else { break };
            if found.row.state.is_end() || found.row.state == State::Deferred {
                let reply = found.attempts.last().and_then(|attempt| attempt.reply.clone()).unwrap_or_default();
                let message_id = found.row.message_id.unwrap_or_default();
                return self.told(email, address, message_id, found.row.state.to_string(), reply).await.map(Some);
            }
            tokio::time::sleep(LOOK).await;
        }
        let waits = "it is still in the outbox".to_owned();
        self.told(email, address, String::new(), State::Queued.to_string(), waits).await.map(Some)
    }

    async fn latest(&self, address: &Address) -> Result<Option<String>, String> {
        let recipient = self.intake.outbox().recipient(address);
        let filter = Filter { recipient: Some(recipient), limit: 1, ..Filter::default() };
        let found = self.intake.outbox().list(filter).await.map_err(|error| error.to_string())?;
        Ok(found.into_iter().next().map(|(row, _)| row.id))
    }

    /// The decisions behind the mail. Of them the outbox keeps the reasons for support only, so they are made once more, from the same profile.
    async fn told(
        &self,
        email: &str,
        address: &Address,
        message_id: String,
        outcome: String,
        reply: String,
    ) -> Result<Sent, String> {
        let user = self.profile(address.as_ascii()).await?.unwrap_or_default();
        let data = json!({ "url": self.service, "expires_in": 900 });
        let engine = self.intake.engine();
        let request = Request::check(&json!({ "email": email, "user": user, "data": data }), &engine)
            .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))?;
        let rendered = render_request(&engine, &request, clock::now(), &RenderOptions::default())
            .map_err(|error| error.to_string())?;
        Ok(sent(&rendered, message_id, outcome, reply))
    }

    async fn post(&self, path: &str, body: &Value) -> Result<String, String> {
        let request = self.http.post(format!("{}{path}", self.service)).header("content-type", "application/json");
        answered(request.body(body.to_string()).send().await).await
    }
}

/// The body of a good answer, or what a bad one says.
async fn answered(sent: reqwest::Result<reqwest::Response>) -> Result<String, String> {
    let response = sent.map_err(|_| "the service does not answer".to_owned())?;
    let good = response.status().is_success();
    let body = response.text().await.unwrap_or_default();
    if good {
        return Ok(body);
    }
    let told: Value = serde_json::from_str(&body).unwrap_or_default();
    let words = ["description", "error_description", "message"].into_iter().find_map(|name| told.get(name)?.as_str());
    Err(words.map_or(body, str::to_owned))
}

fn sent(rendered: &Rendered, message_id: String, outcome: String, reply: String) -> Sent {
    let text = |value: &Value| match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    };
    Sent {
        email: rendered.email.clone(),
        outcome,
        reply,
        locale: rendered.locale.clone(),
        salutation_line: rendered.salutation.line.clone(),
        message_id,
        language: rendered
            .why
            .locale
            .iter()
            .map(|v| Reason {
                source: v.source.clone(),
                value: text(&v.value),
                verdict: word(&v.verdict),
                note: v.note.clone(),
            })
            .collect(),
        name: rendered
            .why
            .salutation
            .iter()
            .map(|v| Reason {
                source: v.source.clone(),
                value: text(&serde_json::to_value(&v.value).unwrap_or_default()),
                verdict: word(&v.verdict),
                note: v.note.clone(),
            })
            .collect(),
    }
}
