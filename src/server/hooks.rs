//! Hooks: identity providers post here what they would mail, each in its own shape.
//!
//! A vendor's route exists when it is configured. Whoever posts must be proven to be the vendor; the post becomes requests as anybody's would, is put on
//! stable storage, and is answered in the vendor's words and within its time. One that comes again is answered as before and sent once.
//!
//! 1. The body is read raw, up to a limit, and what proves the vendor is looked at: [`Proof`].
//! 2. The vendor's file says which mails are asked for. It is a function of settings, body and instant.
//! 3. `enqueue` has them accepted under the vendor's own id, all of a post or none.
//! 4. `answer` says it.
//!
//! Nothing is read from `Host` or any other header of the connection, and nobody's address, code or name comes into a log or an answer.

mod answer;
mod auth0;
mod clerk;
mod hanko;
mod jwks;
mod kratos;
mod logto;
mod mail;
mod neon;
mod supabase;
#[cfg(test)]
mod tests;
mod verify;
mod zitadel;

use std::collections::BTreeMap;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, RETRY_AFTER};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use jiff::Timestamp;
use serde_json::Value;
use tokio::time::{Instant, timeout_at};

use self::answer::{Refusal, Why};
use self::jwks::Jwks;
use self::mail::{Asked, Type};
pub use self::verify::{Proof, shown_values, webhook_keys};
use super::problem::Problem;
use super::{Server, body};
use crate::clock;
use crate::intake::{Answer, Fault, IntakeError, Receipt};
use crate::outbox::OutboxError;
use crate::request::Request as Wanted;

/// The largest body.
const MOST: usize = 1 << 20;

/// An identity provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    /// Supabase Auth's Send Email Hook.
    Supabase,
    /// Ory Kratos' HTTP courier.
    Kratos,
    /// Logto's HTTP email connector.
    Logto,
    /// Zitadel's HTTP email provider.
    Zitadel,
    /// Clerk's webhook `email.created`.
    Clerk,
    /// An Auth0 custom email provider Action.
    Auth0,
    /// Neon Auth's `send.otp` and `send.magic_link`.
    Neon,
    /// Hanko's webhook `email.send`.
    Hanko,
}

impl Provider {
    /// Its word in the configuration, in ids and in metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Provider::Supabase => "supabase",
            Provider::Kratos => "kratos",
            Provider::Logto => "logto",
            Provider::Zitadel => "zitadel",
            Provider::Clerk => "clerk",
            Provider::Auth0 => "auth0",
            Provider::Neon => "neon",
            Provider::Hanko => "hanko",
        }
    }

    fn path(self) -> String {
        format!("/hooks/{}", self.as_str())
    }

    /// What its types of mail are called. More may come: a vendor's next release may post others.
    pub fn type_names(self) -> impl Iterator<Item = &'static str> {
        self.types().iter().map(|(name, ..)| *name)
    }

    /// Its types of mail.
    fn types(self) -> &'static [Type] {
        match self {
            Provider::Supabase => supabase::TYPES,
            Provider::Kratos => kratos::TYPES,
            Provider::Logto => logto::TYPES,
            Provider::Zitadel => zitadel::TYPES,
            Provider::Clerk => clerk::TYPES,
            Provider::Auth0 => auth0::TYPES,
            Provider::Neon => neon::TYPES,
            Provider::Hanko => hanko::TYPES,
        }
    }

    /// Whether it shows a secret instead of signing.
    fn shows_secret(self) -> bool {
        matches!(self, Provider::Kratos | Provider::Logto | Provider::Auth0)
    }
}

/// `hooks.*`, revealed.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The vendors that may post, each once.
    pub vendors: Vec<Vendor>,
}

/// `hooks.<vendor>`, revealed.
#[derive(Clone, Debug)]
pub struct Vendor {
    /// Which one.
    pub provider: Provider,
    /// What proves that it posts.
    pub proof: Proof,
    /// The tenant of its mails.
    pub tenant: String,
    /// Their brand.
    pub brand: Option<String>,
    /// Emails by the vendor's types, over the defaults; "": nothing is sent.
    pub emails: BTreeMap<String, String>,
    /// Seconds that links and codes work, by the vendor's types, over the defaults; `*` stands for every type, and 0 says that it is not known.
    pub lifetimes: BTreeMap<String, i64>,
    /// Where the person's language and names stand.
    pub pointers: Pointers,
    /// Where links lead that the vendor does not give whole.
    pub url: Option<String>,
    /// JSON pointers to the link, where the vendor has several places for it.
    pub link: Vec<String>,
    /// The same for the code.
    pub code: Vec<String>,
    /// How long it waits for an answer.
    pub deadline: Duration,
}

/// JSON pointers into a vendor's body, each list in its order.
#[derive(Clone, Debug, Default)]
pub struct Pointers {
    /// The language that the person once chose.
    pub language: Vec<String>,
    /// The language of the request.
    pub request_language: Vec<String>,
    /// The whole name.
    pub name: Vec<String>,
    /// The given name.
    pub given_name: Vec<String>,
    /// The family name.
    pub family_name: Vec<String>,
    /// Title and form of address.
    pub salutation: Vec<String>,
}

impl Vendor {
    /// What a post asks for. `body` is what was proven: of a token, its claims.
    fn asked(&self, body: &Value, now: Timestamp) -> Result<Asked, Refusal> {
        match self.provider {
            Provider::Supabase => supabase::asked(self, body),
            Provider::Kratos => kratos::asked(self, body),
            Provider::Logto => logto::asked(self, body, now),
            Provider::Zitadel => zitadel::asked(self, body),
            Provider::Clerk => clerk::asked(self, body),
            Provider::Auth0 => auth0::asked(self, body),
            Provider::Neon => neon::asked(self, body),
            Provider::Hanko => hanko::asked(self, body),
        }
    }
}

/// The hooks at work.
#[derive(Debug)]
pub(super) struct Hooks {
    vendors: Vec<Working>,
}

/// A vendor with what is kept for it.
#[derive(Debug)]
struct Working {
    vendor: Vendor,
    jwks: Option<Jwks>,
}

impl Hooks {
    pub(super) fn new(settings: Settings) -> Hooks {
        let working = |vendor: Vendor| Working { jwks: vendor.proof.jwks().map(Jwks::new), vendor };
        Hooks { vendors: settings.vendors.into_iter().map(working).collect() }
    }
}

/// The routes of the vendors that are configured.
pub(super) fn router(server: &Server) -> Router<Server> {
    let mut router = Router::new();
    for place in 0..server.hooks.vendors.len() {
        let Some(working) = server.hooks.vendors.get(place) else { continue };
        let take = move |State(server): State<Server>, request: Request| take(server, place, request);
        router = router.route(&working.vendor.provider.path(), post(take));
    }
    router
}

/// A post, and how it is answered.
async fn take(server: Server, place: usize, request: Request) -> Response {
    let Some(Working { vendor, .. }) = server.hooks.vendors.get(place) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (provider, until) = (vendor.provider, Instant::now() + vendor.deadline);
    // A task of its own: what breaks there concerns this post alone, and what was begun is finished when the vendor hangs up.
    let server_of_task = server.clone();
    let task = tokio::spawn(async move {
        let Some(working) = server_of_task.hooks.vendors.get(place) else { return Ok(Taken::default()) };
        Box::pin(accept(&server_of_task, working, request)).await
    });
    let taken = match timeout_at(until, task).await {
        Ok(Ok(taken)) => taken,
        // The panic itself is told by the process's hook.
        Ok(Err(_)) => Err(Refusal::new(Why::Broken, "something broke here; the log of the service tells what")),
        Err(_) => Err(Refusal::away("the answer took too long; the same post may come again and is sent once", 1)),
    };
    let outcome = match &taken {
        Ok(taken) if taken.receipts.is_empty() => "ignored",
        Ok(_) => "accepted",
        Err(refusal) => refusal.why.word(),
    };
    metrics::counter!("vocative_hooks_total", "vendor" => provider.as_str(), "outcome" => outcome).increment(1);
    match taken {
        Ok(Taken { kind, unsent, receipts }) if receipts.is_empty() => {
            tracing::info!(
                vendor = provider.as_str(),
                "type" = kind,
                reason = unsent,
                "a hook asks for nothing that is sent"
            );
            answer::ignored(provider, "nothing is to be sent for it")
        }
        Ok(Taken { kind, receipts, .. }) => {
            metrics::counter!("vocative_accepted_total").increment(receipts.len() as u64);
            let deliveries = receipts.iter().map(|receipt| receipt.id.as_str()).collect::<Vec<_>>().join(" ");
            let mails = receipts.len();
            tracing::info!(vendor = provider.as_str(), "type" = kind, mails, deliveries, "a hook was accepted");
            answer::accepted(provider, &receipts)
        }
        Err(refusal) => {
            tracing::warn!(vendor = provider.as_str(), outcome, reason = refusal.detail, "a hook was not accepted");
            refusal.answer(provider)
        }
    }
}

/// A post that was taken.
#[derive(Debug, Default)]
struct Taken {
    /// The vendor's word for its type.
    kind: String,
    /// Why nothing is sent.
    unsent: &'static str,
    /// Of the mails; none, where none is wanted.
    receipts: Vec<Receipt>,
}

/// From the raw post to mails on stable storage; none, where none is wanted.
async fn accept(server: &Server, working: &Working, request: Request) -> Result<Taken, Refusal> {
    let vendor = &working.vendor;
    let (parts, body) = request.into_parts();
    if let Proof::Shown { header, values } = &vendor.proof {
        // It needs no body to be read for anybody.
        verify::shown(&parts.headers, header, values)?;
    }
    let length = parts.headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > MOST) {
        return Err(too_large());
    }
    let raw = body::read(body, MOST).await.map_err(unread)?;
    let now = clock::now();
    let body = prove(working, &parts.headers, &raw, now).await?;
    let asked = vendor.asked(&body, now)?;
    if asked.mails.is_empty() {
        return Ok(Taken { kind: asked.kind, unsent: asked.unsent, receipts: Vec::new() });
    }
    if server.health.recordable().is_err() {
        return Err(Refusal::away("nothing can be recorded at present, so nothing is accepted; /readyz tells why", 30));
    }
    match enqueue(server, vendor, &asked).await {
        Ok(receipts) => Ok(Taken { kind: asked.kind, unsent: "", receipts }),
        Err(error) => Err(refused(server, &asked, error, now)),
    }
}

/// What the vendor said, proven to be the vendor's: the body, or the claims of the token in it.
async fn prove(working: &Working, headers: &HeaderMap, raw: &[u8], now: Timestamp) -> Result<Value, Refusal> {
    let read = || {
        let wrong = "the body is no JSON object that every program reads alike: it is broken, has a key twice, or is nested too deep";
        body::parse(raw).ok().filter(Value::is_object).ok_or_else(|| Refusal::malformed(wrong))
    };
    let source = || working.jwks.as_ref().ok_or_else(|| Refusal::away("there is no source of keys", 30));
    match &working.vendor.proof {
        Proof::Webhook { prefix, keys, tolerance } => {
            verify::webhook(headers, raw, prefix, keys, *tolerance, now)?;
            read()
        }
        Proof::Zitadel { keys, tolerance } => {
            verify::zitadel(headers, raw, keys, *tolerance, now)?;
            read()
        }
        Proof::Shown { header, values } => {
            verify::shown(headers, header, values)?;
            read()
        }
        Proof::Token { audience, tolerance, .. } => {
            let (signature, claims) = verify::token(&read()?)?;
            signature.check(&source()?.key(&signature.kid).await?)?;
            verify::claims(&claims, audience.as_deref(), *tolerance, now)?;
            Ok(claims)
        }
        Proof::Detached { tolerance, .. } => {
            let signature = verify::detached(headers, raw)?;
            signature.check(&source()?.key(&signature.kid).await?)?;
            verify::detached_time(headers, *tolerance, now)?;
            read()
        }
    }
}

/// Puts the mails of a post on stable storage, all or none, under the vendor's id: what came before is answered as it was then. What is kept of the
/// person outranks what the vendor supplied; it is laid over after the id was looked up, so that a profile that changed meanwhile makes no other request.
async fn enqueue(server: &Server, vendor: &Vendor, asked: &Asked) -> Result<Vec<Receipt>, IntakeError> {
    let engine = server.intake.engine();
    let requests: Vec<Value> = asked.mails.iter().map(|mail| mail.request(vendor, &engine)).collect();
    let key = mail::idempotency_key(vendor.provider, &asked.id);
    if let [request] = requests.as_slice() {
        return Ok(vec![server.intake.accept_supplied(&vendor.tenant, request, Some(&key)).await?]);
    }
    // A batch would accept the sound ones among them.
    for request in &requests {
        Wanted::check(request, &engine)
            .map_err(|faults| IntakeError::Refused(faults.into_iter().map(Fault::from).collect()))?;
    }
    let answers = server.intake.accept_batch_supplied(&vendor.tenant, &requests, &key).await?;
    let receipt = |answer| match answer {
        Answer::Accepted(receipt) => Ok(receipt),
        Answer::Refused { errors } => Err(IntakeError::Refused(errors)),
    };
    answers.into_iter().map(receipt).collect()
}

/// Why nothing was accepted, for the vendor.
fn refused(server: &Server, asked: &Asked, error: IntakeError, now: Timestamp) -> Refusal {
    match error {
        IntakeError::Refused(_) if asked.mails.iter().any(|mail| mail.not_after.is_some_and(|until| until <= now)) => {
            Refusal::new(Why::Expired, "what it carries no longer works, so it is not sent")
        }
        IntakeError::Refused(faults) => {
            let email = asked.mails.first().map(|mail| mail.email.as_str()).unwrap_or_default();
            let faults: Vec<String> =
                faults.iter().map(|fault| format!("{} {}", fault.pointer, fault.message)).collect();
            Refusal::new(Why::Refused, format!("the email `{email}` cannot be made of it: {}", faults.join("; ")))
        }
        IntakeError::Conflict => {
            Refusal::new(Why::Conflict, "this id came before with something else: what was accepted then stands")
        }
        error => {
            if let IntakeError::Outbox(OutboxError::Store(error)) = &error {
                server.health.note(error);
            }
            let (limited, detail) = (matches!(error, IntakeError::Limited { .. }), error.to_string());
            let response = Problem::from(error).into_response();
            let wait = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
            match response.status() {
                StatusCode::TOO_MANY_REQUESTS if limited => Refusal {
                    retry_after: wait,
                    ..Refusal::new(Why::Limited, format!("{detail}: nothing was accepted"))
                },
                StatusCode::SERVICE_UNAVAILABLE => {
                    Refusal::away("the outbox takes nothing at present; /readyz tells why", wait.unwrap_or(5))
                }
                _ => Refusal::new(Why::Broken, "something broke here; the log of the service tells what"),
            }
        }
    }
}

fn too_large() -> Refusal {
    Refusal::new(Why::TooLarge, format!("a body has at most {} KiB here", MOST >> 10))
}

/// Why the body could not be read.
fn unread(problem: Problem) -> Refusal {
    match problem.into_response().status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        StatusCode::REQUEST_TIMEOUT => Refusal::new(Why::Slow, "the body did not come in time"),
        _ => Refusal::malformed("the body broke off"),
    }
}
