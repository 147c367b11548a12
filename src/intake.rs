//! Requests become messages in the outbox: checked, rendered, composed, signed, sealed and accepted in one go.
//!
//! [`Intake::accept`] answers when the deliveries are on stable storage. Requests that came by SQL, and those whose profile cannot be had at present,
//! are only accepted there; a worker completes and renders them. All ways end in the same [`NewDelivery`].

mod profiles;
mod redact;

use std::borrow::Cow;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use futures_util::future::join_all;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use self::profiles::Completed;
pub use self::profiles::{OnUnavailable, Profiles, lone_id};
use crate::clock;
use crate::crash;
use crate::engine::{Engine, is_local_sender};
use crate::message::dkim::Signer;
use crate::outbox::delivery::{Lane, NewDelivery, State};
use crate::outbox::store::{Acceptance, Accepted, IdempotencyKey, Toll};
use crate::outbox::worker::{Completing, Incomplete, Renderer, Wait};
use crate::outbox::{Dossier, Limit, Outbox, OutboxError};
use crate::render::{RenderError, RenderOptions, Rendered, render_request};
use crate::request::{Request, RequestFault};
use crate::template::{Email, Kind, OnUnknown};

/// Most requests in one batch.
pub const MAX_BATCH: usize = 1_000;
/// Profiles of a batch that are pulled at once.
const PULLS: usize = 16;
/// The latest that a mail may be asked for.
const MAX_AHEAD: SignedDuration = SignedDuration::from_hours(366 * 24);

/// Takes requests in. Shared by routes and worker.
#[derive(Debug)]
pub struct Intake {
    outbox: Outbox,
    /// Swapped whole when the project changes.
    engine: RwLock<Arc<Engine>>,
    signers: Vec<Signer>,
    /// Whether mails stay on this machine: only then may the sender be `…@localhost`.
    local_relay: bool,
    profiles: Option<Profiles>,
}

/// An accepted request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The delivery.
    pub id: String,
    /// Where it is.
    pub status: State,
    /// The chosen locale; `None` while its profile is still to be had.
    pub locale: Option<String>,
    /// `Message-ID` with its angle brackets; `None` while its profile is still to be had.
    pub message_id: Option<String>,
}

/// What became of one request of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// It is on its way.
    Accepted(Receipt),
    /// It is refused, with every fault.
    Refused {
        /// The faults.
        errors: Vec<Fault>,
    },
}

/// A fault of a request, as answers keep it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// JSON pointer to the field.
    pub pointer: String,
    /// What is wrong and what was expected.
    pub message: String,
}

impl From<RequestFault> for Fault {
    fn from(fault: RequestFault) -> Self {
        Fault { pointer: fault.pointer, message: fault.message }
    }
}

/// Why nothing was accepted.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The request has faults.
    #[error("the request is refused")]
    Refused(Vec<Fault>),
    /// More than [`MAX_BATCH`] requests, or none.
    #[error("a batch holds 1 to {MAX_BATCH} requests")]
    BatchSize,
    /// The `Idempotency-Key` is empty, longer than 255 characters, or holds something else than printable ASCII.
    #[error("an Idempotency-Key has 1 to 255 printable ASCII characters")]
    Key,
    /// The key was used with another body within its time.
    #[error("this Idempotency-Key was used with another request")]
    Conflict,
    /// A limit is reached.
    #[error("the {name} limit is reached")]
    Limited {
        /// `recipient`, `tenant` or `total`.
        name: &'static str,
        /// When to try again.
        retry_after: Duration,
    },
    /// The profile of a request cannot be had at present, and the configuration says that it is not to wait.
    #[error("the profile cannot be had at present")]
    Unavailable {
        /// When to try again.
        retry_after: Option<Duration>,
    },
    /// The outbox could not take it.
    #[error(transparent)]
    Outbox(#[from] OutboxError),
}

impl Intake {
    /// An intake into `outbox`. `local_relay`: mails stay on this machine.
    pub fn new(outbox: Outbox, engine: Arc<Engine>, signers: Vec<Signer>, local_relay: bool) -> Intake {
        Intake { outbox, engine: RwLock::new(engine), signers, local_relay, profiles: None }
    }

    /// The same with a source of the profiles of requests that give `user_id` alone.
    #[must_use]
    pub fn with_profiles(self, profiles: Profiles) -> Intake {
        Intake { profiles: Some(profiles), ..self }
    }

    /// The outbox behind it.
    pub fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    /// The engine of this moment.
    pub fn engine(&self) -> Arc<Engine> {
        self.engine.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Renders with another engine from now on.
    pub fn swap(&self, engine: Arc<Engine>) {
        *self.engine.write().unwrap_or_else(PoisonError::into_inner) = engine;
    }

    /// Accepts one request for `tenant`. With a key that was used with this very request before, answers as it did then.
    pub async fn accept(&self, tenant: &str, request: &Value, key: Option<&str>) -> Result<Receipt, IntakeError> {
        self.accept_one(tenant, request, key, Profile::Asked).await
    }

    /// Accepts one request whose `user` an identity provider supplied: what is kept of the person outranks it.
    pub async fn accept_supplied(
        &self,
        tenant: &str,
        request: &Value,
        key: Option<&str>,
    ) -> Result<Receipt, IntakeError> {
        self.accept_one(tenant, request, key, Profile::Supplied).await
    }

    async fn accept_one(
        &self,
        tenant: &str,
        request: &Value,
        key: Option<&str>,
        profile: Profile,
    ) -> Result<Receipt, IntakeError> {
        let answers = self.accept_all(tenant, std::slice::from_ref(request), request, key, profile).await?;
        match answers.into_iter().next() {
            Some(Answer::Accepted(receipt)) => Ok(receipt),
            Some(Answer::Refused { errors }) => Err(IntakeError::Refused(errors)),
            None => Err(IntakeError::BatchSize),
        }
    }

    /// Accepts a batch: each request that is sound, in one transaction; the answers come in the order of the requests.
    pub async fn accept_batch(
        &self,
        tenant: &str,
        requests: &[Value],
        key: Option<&str>,
    ) -> Result<Vec<Answer>, IntakeError> {
        if requests.is_empty() || requests.len() > MAX_BATCH {
            return Err(IntakeError::BatchSize);
        }
        self.accept_all(tenant, requests, &json!({ "requests": requests }), key, Profile::Asked).await
    }

    /// The same for requests whose `user` an identity provider supplied, as [`Intake::accept_supplied`].
    pub async fn accept_batch_supplied(
        &self,
        tenant: &str,
        requests: &[Value],
        key: &str,
    ) -> Result<Vec<Answer>, IntakeError> {
        if requests.is_empty() || requests.len() > MAX_BATCH {
            return Err(IntakeError::BatchSize);
        }
        self.accept_all(tenant, requests, &json!({ "requests": requests }), Some(key), Profile::Supplied).await
    }

    /// The request with its profile, for a dry run.
    ///
    /// # Errors
    ///
    /// When nobody has that `user_id`, or the source does not answer.
    pub async fn complete(&self, tenant: &str, request: &Value) -> Result<Value, IntakeError> {
        match self.completed(tenant, request, Profile::Asked).await {
            Completed::Ready(request) => Ok(request.into_owned()),
            Completed::Nobody => Err(IntakeError::Refused(vec![nobody().into()])),
            Completed::Waits(wait) | Completed::Refused(wait) => {
                Err(IntakeError::Unavailable { retry_after: wait.retry_after })
            }
        }
    }

    async fn completed<'a>(&self, tenant: &str, request: &'a Value, profile: Profile) -> Completed<'a> {
        match (&self.profiles, profile) {
            (Some(profiles), Profile::Asked) => profiles.complete(tenant, request).await,
            (Some(profiles), Profile::Supplied) => {
                Completed::Ready(Cow::Owned(profiles.supplement(tenant, request).await))
            }
            // The check of the request says that there is no source.
            (None, _) => Completed::Ready(Cow::Borrowed(request)),
        }
    }

    async fn accept_all(
        &self,
        tenant: &str,
        requests: &[Value],
        body: &Value,
        key: Option<&str>,
        profile: Profile,
    ) -> Result<Vec<Answer>, IntakeError> {
        if key.is_some_and(|key| key.is_empty() || key.len() > 255 || !key.bytes().all(|b| (0x20..0x7f).contains(&b))) {
            return Err(IntakeError::Key);
        }
        let Prepared { mut answers, deliveries, people, unavailable } = self.prepare(tenant, requests, profile).await;
        match unavailable {
            Some(Wait { retry_after }) if key.is_none() => return Err(IntakeError::Unavailable { retry_after }),
            None if deliveries.is_empty() && key.is_none() => return Ok(answers),
            _ => {}
        }
        let seal = self.outbox.seal();
        let key = key.map(|key| IdempotencyKey {
            key: seal.hash("idempotency", format!("{tenant}\0{key}").as_bytes()),
            body: seal.hash("body", canonical(body).as_bytes()),
            // What is refused by now may have been accepted with this key before, so the outbox is asked all the same; a refusal itself is not kept.
            keep: if deliveries.is_empty() { Duration::ZERO } else { self.outbox.settings().idempotency },
            answer: seal.seal("answer", &serde_json::to_vec(&answers).unwrap_or_default()),
        });
        let limits = self.tolls(tenant, &deliveries, &people);
        let acceptance = Acceptance { tenant: tenant.to_owned(), key, deliveries, limits };
        crash::here("accept-begin");
        match (self.outbox.accept(acceptance).await?, unavailable) {
            (Accepted::New(_), Some(Wait { retry_after })) => Err(IntakeError::Unavailable { retry_after }),
            (Accepted::New(states), None) => {
                crash::here("accept-committed");
                let mut states = states.into_iter();
                for answer in &mut answers {
                    if let Answer::Accepted(receipt) = answer {
                        receipt.status = states.next().unwrap_or(State::Queued);
                    }
                }
                Ok(answers)
            }
            (Accepted::Again(answer), _) => self.answered_before(&answer).await,
            (Accepted::Conflict, _) => Err(IntakeError::Conflict),
            (Accepted::Limited { name, retry_after }, _) => Err(IntakeError::Limited { name, retry_after }),
        }
    }

    /// Pulls profiles and makes deliveries.
    async fn prepare(&self, tenant: &str, requests: &[Value], profile: Profile) -> Prepared {
        let (engine, now) = (self.engine(), clock::now());
        let mut prepared = Prepared::default();
        for (request, completed) in requests.iter().zip(self.pulled(tenant, requests, profile).await) {
            let made = match completed {
                Completed::Ready(request) => self.delivery(&engine, clock::uuid(), tenant, &request, now),
                Completed::Waits(_) => {
                    let waiting = self.waiting(&engine, clock::uuid(), tenant, request, now);
                    // Nobody knows yet where it goes, but it is the same person each time.
                    if let (Some(id), Ok(NewDelivery { recipient, .. })) = (lone_id(request), &waiting)
                        && recipient.is_empty()
                    {
                        let person = json!([tenant, id]).to_string();
                        prepared.people.push(self.outbox.seal().hash("person", person.as_bytes()));
                    }
                    waiting
                }
                Completed::Refused(wait) => {
                    return Prepared { unavailable: Some(wait), ..Prepared::default() };
                }
                Completed::Nobody => Err(vec![nobody()]),
            };
            prepared.answers.push(match made {
                Ok(delivery) => {
                    let receipt = Receipt {
                        id: delivery.id.clone(),
                        status: delivery.begins(),
                        locale: delivery.message_id.as_ref().map(|_| delivery.locale.clone()),
                        message_id: delivery.message_id.clone(),
                    };
                    prepared.deliveries.push(delivery);
                    Answer::Accepted(receipt)
                }
                Err(errors) => Answer::Refused { errors: errors.into_iter().map(Fault::from).collect() },
            });
        }
        prepared
    }

    /// The requests with their profiles. A source that gave no answer once is not asked again for the rest of a batch: its caller waits.
    async fn pulled<'a>(&self, tenant: &str, requests: &'a [Value], profile: Profile) -> Vec<Completed<'a>> {
        let mut completed: Vec<Completed<'_>> = Vec::with_capacity(requests.len());
        for some in requests.chunks(PULLS) {
            let away = completed.iter().any(|one| matches!(one, Completed::Waits(_) | Completed::Refused(_)));
            match &self.profiles {
                Some(profiles) if away => completed.extend(some.iter().map(|request| profiles.without(request, None))),
                _ => {
                    let pulls: Vec<_> = some.iter().map(|request| self.completed(tenant, request, profile)).collect();
                    completed.extend(join_all(pulls).await);
                }
            }
        }
        completed
    }

    /// The answer of then with the states of now.
    async fn answered_before(&self, answer: &[u8]) -> Result<Vec<Answer>, IntakeError> {
        let plain = self.outbox.seal().open("answer", answer).map_err(OutboxError::from)?;
        let mut answers: Vec<Answer> = serde_json::from_slice(&plain).unwrap_or_default();
        for answer in &mut answers {
            if let Answer::Accepted(receipt) = answer
                && let Some(found) = self.outbox.find(&receipt.id, false).await?
            {
                receipt.status = found.row.state;
                receipt.locale = Some(found.row.locale).filter(|locale| !locale.is_empty());
                receipt.message_id = found.row.message_id;
            }
        }
        Ok(answers)
    }

    fn tolls(&self, tenant: &str, deliveries: &[NewDelivery], people: &[Vec<u8>]) -> Vec<Toll> {
        let settings = self.outbox.settings();
        let toll = |name, limit: Option<Limit>, bucket: Vec<u8>, count: usize| {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            limit.map(|limit| Toll { bucket, name, burst: limit.count, every: limit.every(), count })
        };
        let mut recipients = std::collections::BTreeMap::<&[u8], usize>::new();
        for recipient in
            deliveries.iter().map(|delivery| &delivery.recipient).filter(|hash| !hash.is_empty()).chain(people)
        {
            *recipients.entry(recipient).or_default() += 1;
        }
        let of_recipients = recipients.into_iter().map(|(recipient, count)| {
            toll("recipient", settings.recipient_limit, [b"recipient:", recipient].concat(), count)
        });
        let of_tenant =
            toll("tenant", settings.tenant_limit, format!("tenant:{tenant}").into_bytes(), deliveries.len());
        let in_all = toll("total", settings.total_limit, b"total:".to_vec(), deliveries.len());
        of_recipients.chain([of_tenant, in_all]).flatten().collect()
    }

    /// A request as it is stored. `accepted` is the instant it was accepted at.
    fn delivery(
        &self,
        engine: &Engine,
        id: String,
        tenant: &str,
        json: &Value,
        accepted: Timestamp,
    ) -> Result<NewDelivery, Vec<RequestFault>> {
        let request = Request::check(json, engine)?;
        let rendered =
            render_request(engine, &request, accepted, &RenderOptions::default()).map_err(RenderError::into_faults)?;
        let kit = engine.kit_or_base(request.brand.as_deref());
        let email = kit.email(&request.email).ok_or_else(|| vec![no_longer()])?;
        if is_local_sender(&kit.from.address) && !self.local_relay {
            let message = "mail from no-reply@localhost is given to relays on this machine only; set sender.from";
            return Err(vec![fault("", message)]);
        }
        let (due, not_after) = self.times(&request, email, accepted)?;
        let message = rendered
            .compose(engine, &request, &self.signers, accepted, &clock::unique_id())
            .map_err(|error| vec![fault("", format!("the mail cannot be composed: {error}"))])?;
        Ok(NewDelivery {
            id,
            tenant: tenant.to_owned(),
            lane: lane(email.spec.kind),
            email: rendered.email.clone(),
            locale: rendered.locale.clone(),
            brand: request.brand.clone(),
            message_id: Some(message.message_id.clone()),
            degraded: rendered.degraded,
            recipient: self.outbox.recipient(&request.to),
            domain: self.outbox.domain(&request.to),
            sender: message.envelope.from.clone(),
            due,
            not_after,
            hold: email.spec.delivery.on_unknown == OnUnknown::Hold,
            group: self.group(tenant, &request, email),
            parcel: self.outbox.seal_message(&message),
            dossier: self.outbox.seal_dossier(&dossier(&rendered, &redact::Secrets::of(&request, email))),
        })
    }

    /// A request as it is stored while its profile cannot be had: everything but the profile is checked by now.
    fn waiting(
        &self,
        engine: &Engine,
        id: String,
        tenant: &str,
        json: &Value,
        accepted: Timestamp,
    ) -> Result<NewDelivery, Vec<RequestFault>> {
        let mut stand_in = json.clone();
        if let Some(fields) = stand_in.as_object_mut() {
            fields.insert("user".to_owned(), json!({ "email": "somebody@example.org" }));
        }
        let request = Request::check(&stand_in, engine)?;
        let kit = engine.kit_or_base(request.brand.as_deref());
        let email = kit.email(&request.email).ok_or_else(|| vec![no_longer()])?;
        let (due, not_after) = self.times(&request, email, accepted)?;
        let addressed = json.get("to").is_some_and(Value::is_string);
        Ok(NewDelivery {
            id,
            tenant: tenant.to_owned(),
            lane: lane(email.spec.kind),
            email: request.email.clone(),
            locale: String::new(),
            brand: request.brand.clone(),
            message_id: None,
            degraded: false,
            recipient: if addressed { self.outbox.recipient(&request.to) } else { Vec::new() },
            domain: Vec::new(),
            sender: String::new(),
            due,
            not_after,
            hold: email.spec.delivery.on_unknown == OnUnknown::Hold,
            group: self.group(tenant, &request, email),
            parcel: self.outbox.seal_request(json),
            dossier: self.outbox.seal_dossier(&Dossier::default()),
        })
    }

    /// Not before, and not after.
    fn times(
        &self,
        request: &Request,
        email: &Email,
        accepted: Timestamp,
    ) -> Result<(Timestamp, Timestamp), Vec<RequestFault>> {
        let due = request.send_at.unwrap_or(accepted).max(accepted);
        if due > accepted.saturating_add(MAX_AHEAD).unwrap_or(Timestamp::MAX) {
            return Err(vec![fault("/send_at", "lies more than a year ahead")]);
        }
        let max_age = SignedDuration::try_from(self.outbox.settings().max_age).unwrap_or(SignedDuration::MAX);
        let oldest = due.saturating_add(max_age).unwrap_or(Timestamp::MAX);
        let not_after = request.deadline(email, accepted).map_or(oldest, |deadline| deadline.min(oldest));
        if not_after <= due.max(accepted) {
            let own = request.not_after.is_some_and(|not_after| not_after == not_after.min(due));
            let pointer = match email.spec.delivery.expires.as_deref() {
                Some(field) if !own => format!("/data/{field}"),
                _ => "/not_after".to_owned(),
            };
            return Err(vec![fault(&pointer, "the deadline has passed before the mail could be sent")]);
        }
        Ok((due, not_after))
    }

    /// The hash of those whose older mails this one supersedes.
    fn group(&self, tenant: &str, request: &Request, email: &Email) -> Option<Vec<u8>> {
        let group = request.group(email)?;
        let brand = request.brand.as_deref().unwrap_or_default();
        let whole = json!([tenant, brand, group, request.person()]).to_string();
        Some(self.outbox.seal().hash("group", whole.as_bytes()))
    }
}

/// What is to be accepted, and what is answered then.
#[derive(Default)]
struct Prepared {
    answers: Vec<Answer>,
    deliveries: Vec<NewDelivery>,
    /// The hashes of people whose address is not known yet: limits count them instead.
    people: Vec<Vec<u8>>,
    /// A profile cannot be had, and is not to be waited for: nothing is accepted.
    unavailable: Option<Wait>,
}

/// Whose profile a request has.
#[derive(Clone, Copy, Debug)]
enum Profile {
    /// Its caller's, or that of the `user_id` it gives.
    Asked,
    /// That of an identity provider, over which what is kept of the person is laid.
    Supplied,
}

fn lane(kind: Kind) -> Lane {
    match kind {
        Kind::Security => Lane::Security,
        Kind::Account => Lane::Account,
        Kind::Notice => Lane::Notice,
    }
}

fn fault(pointer: &str, message: impl Into<String>) -> RequestFault {
    RequestFault { pointer: pointer.to_owned(), message: message.into() }
}

fn no_longer() -> RequestFault {
    fault("/email", "no longer exists")
}

fn nobody() -> RequestFault {
    fault("/user_id", "the profile source knows nobody of this id")
}

impl Renderer for Intake {
    fn render(&self, id: &str, tenant: &str, accepted: Timestamp, request: &Value) -> Result<NewDelivery, Value> {
        let engine = self.engine();
        let delivery = self.delivery(&engine, id.to_owned(), tenant, request, accepted);
        delivery.map_err(|faults| json!(faults))
    }

    fn complete<'a>(&'a self, tenant: &'a str, request: Value) -> Completing<'a> {
        Box::pin(async move {
            if lone_id(&request).is_none() {
                return Ok(request);
            }
            match self.completed(tenant, &request, Profile::Asked).await {
                Completed::Ready(request) => Ok(request.into_owned()),
                Completed::Nobody => Err(Incomplete::Refused(json!([nobody()]))),
                Completed::Waits(wait) | Completed::Refused(wait) => Err(Incomplete::Waits(wait)),
            }
        })
    }
}

/// What stays for support.
fn dossier(rendered: &Rendered, secrets: &redact::Secrets) -> Dossier {
    Dossier {
        to: rendered.to.clone(),
        from: rendered.from.clone(),
        subject: secrets.redact(&rendered.subject),
        text: secrets.redact(&rendered.text),
        why: json!(rendered.why),
        diagnostics: json!(rendered.diagnostics),
    }
}

/// JSON with sorted keys and without nulls in objects, so that equal requests are equal texts.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<(&String, &Value)> = fields.iter().filter(|(_, value)| !value.is_null()).collect();
            fields.sort_by_key(|(key, _)| *key);
            let fields: Vec<String> =
                fields.into_iter().map(|(key, value)| format!("{}:{}", json!(key), canonical(value))).collect();
            format!("{{{}}}", fields.join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_requests_have_one_canonical_text() {
        let one: Value = serde_json::from_str(r#"{"b": [1, {"d": null, "c": "x"}], "a": 1.5}"#).unwrap();
        let other: Value = serde_json::from_str(r#"{"a":1.5,"b":[1,{"c":"x"}],"e":null}"#).unwrap();
        assert_eq!(canonical(&one), canonical(&other));
        assert_eq!(canonical(&one), r#"{"a":1.5,"b":[1,{"c":"x"}]}"#);
        assert_ne!(canonical(&json!([1, 2])), canonical(&json!([2, 1])));
    }
}
