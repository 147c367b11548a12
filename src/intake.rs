//! Requests become messages in the outbox: checked, rendered, composed, signed, sealed and accepted in one go.
//!
//! [`Intake::accept`] answers when the deliveries are on stable storage. Requests that came by SQL are only accepted there; a worker
//! calls [`Intake::render`] for them. Both ways end in the same [`NewDelivery`].

mod redact;

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::clock;
use crate::crash;
use crate::engine::{Engine, is_local_sender};
use crate::message::dkim::Signer;
use crate::outbox::delivery::{Lane, NewDelivery, State};
use crate::outbox::store::{Acceptance, Accepted, IdempotencyKey, Toll};
use crate::outbox::worker::Renderer;
use crate::outbox::{Dossier, Limit, Outbox, OutboxError};
use crate::render::{RenderError, RenderOptions, Rendered, render_request};
use crate::request::{Request, RequestFault};
use crate::template::{Kind, OnUnknown};

/// Most requests in one batch.
pub const MAX_BATCH: usize = 1_000;
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
}

/// An accepted request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The delivery.
    pub id: String,
    /// Where it is.
    pub status: State,
    /// The chosen locale.
    pub locale: String,
    /// `Message-ID` with its angle brackets.
    pub message_id: String,
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
    /// The outbox could not take it.
    #[error(transparent)]
    Outbox(#[from] OutboxError),
}

impl Intake {
    /// An intake into `outbox`. `local_relay`: mails stay on this machine.
    pub fn new(outbox: Outbox, engine: Arc<Engine>, signers: Vec<Signer>, local_relay: bool) -> Intake {
        Intake { outbox, engine: RwLock::new(engine), signers, local_relay }
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
        let answers = self.accept_all(tenant, std::slice::from_ref(request), request, key).await?;
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
        self.accept_all(tenant, requests, &json!({ "requests": requests }), key).await
    }

    async fn accept_all(
        &self,
        tenant: &str,
        requests: &[Value],
        body: &Value,
        key: Option<&str>,
    ) -> Result<Vec<Answer>, IntakeError> {
        if key.is_some_and(|key| key.is_empty() || key.len() > 255 || !key.bytes().all(|b| (0x20..0x7f).contains(&b))) {
            return Err(IntakeError::Key);
        }
        let engine = self.engine();
        let now = clock::now();
        let (mut answers, mut deliveries) = (Vec::new(), Vec::new());
        for request in requests {
            answers.push(match self.delivery(&engine, clock::uuid(), tenant, request, now) {
                Ok((delivery, locale)) => {
                    let receipt = Receipt {
                        id: delivery.id.clone(),
                        status: State::Queued,
                        locale,
                        message_id: delivery.message_id.clone().unwrap_or_default(),
                    };
                    deliveries.push(delivery);
                    Answer::Accepted(receipt)
                }
                Err(errors) => Answer::Refused { errors: errors.into_iter().map(Fault::from).collect() },
            });
        }
        if deliveries.is_empty() && key.is_none() {
            return Ok(answers);
        }
        let seal = self.outbox.seal();
        let key = key.map(|key| IdempotencyKey {
            key: seal.hash("idempotency", format!("{tenant}\0{key}").as_bytes()),
            body: seal.hash("body", canonical(body).as_bytes()),
            // What is refused by now may have been accepted with this key before, so the outbox is asked all the same; a refusal itself is not kept.
            keep: if deliveries.is_empty() { Duration::ZERO } else { self.outbox.settings().idempotency },
            answer: seal.seal("answer", &serde_json::to_vec(&answers).unwrap_or_default()),
        });
        let limits = self.tolls(tenant, &deliveries);
        let acceptance = Acceptance { tenant: tenant.to_owned(), key, deliveries, state: State::Queued, limits };
        crash::here("accept-begin");
        match self.outbox.accept(acceptance).await? {
            Accepted::New(states) => {
                crash::here("accept-committed");
                let mut states = states.into_iter();
                for answer in &mut answers {
                    if let Answer::Accepted(receipt) = answer {
                        receipt.status = states.next().unwrap_or(State::Queued);
                    }
                }
                Ok(answers)
            }
            Accepted::Again(answer) => self.answered_before(&answer).await,
            Accepted::Conflict => Err(IntakeError::Conflict),
            Accepted::Limited { name, retry_after } => Err(IntakeError::Limited { name, retry_after }),
        }
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
            }
        }
        Ok(answers)
    }

    fn tolls(&self, tenant: &str, deliveries: &[NewDelivery]) -> Vec<Toll> {
        let settings = self.outbox.settings();
        let toll = |name, limit: Option<Limit>, bucket: Vec<u8>, count: usize| {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            limit.map(|limit| Toll { bucket, name, burst: limit.count, every: limit.every(), count })
        };
        let mut recipients = std::collections::BTreeMap::<&[u8], usize>::new();
        for delivery in deliveries {
            *recipients.entry(&delivery.recipient).or_default() += 1;
        }
        let of_recipients = recipients.into_iter().map(|(recipient, count)| {
            toll("recipient", settings.recipient_limit, [b"recipient:", recipient].concat(), count)
        });
        let of_tenant =
            toll("tenant", settings.tenant_limit, format!("tenant:{tenant}").into_bytes(), deliveries.len());
        let in_all = toll("total", settings.total_limit, b"total:".to_vec(), deliveries.len());
        of_recipients.chain([of_tenant, in_all]).flatten().collect()
    }

    /// A request as it is stored, with its locale. `accepted` is the instant it was accepted at.
    fn delivery(
        &self,
        engine: &Engine,
        id: String,
        tenant: &str,
        json: &Value,
        accepted: Timestamp,
    ) -> Result<(NewDelivery, String), Vec<RequestFault>> {
        let request = Request::check(json, engine)?;
        let rendered =
            render_request(engine, &request, accepted, &RenderOptions::default()).map_err(RenderError::into_faults)?;
        let fault = |pointer: &str, message: String| vec![RequestFault { pointer: pointer.to_owned(), message }];
        let kit = engine.kit_or_base(request.brand.as_deref());
        let email = kit.email(&request.email).ok_or_else(|| fault("/email", "no longer exists".to_owned()))?;
        if is_local_sender(&kit.from.address) && !self.local_relay {
            let message = "mail from no-reply@localhost is given to relays on this machine only; set sender.from";
            return Err(fault("", message.to_owned()));
        }
        let due = request.send_at.unwrap_or(accepted).max(accepted);
        if due > accepted.saturating_add(MAX_AHEAD).unwrap_or(Timestamp::MAX) {
            return Err(fault("/send_at", "lies more than a year ahead".to_owned()));
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
            return Err(fault(&pointer, "the deadline has passed before the mail could be sent".to_owned()));
        }
        let message = rendered
            .compose(engine, &request, &self.signers, accepted, &clock::unique_id())
            .map_err(|error| fault("", format!("the mail cannot be composed: {error}")))?;
        let seal = self.outbox.seal();
        let group = request.group(email).map(|group| {
            let brand = request.brand.as_deref().unwrap_or_default();
            seal.hash("group", json!([tenant, brand, group, request.person()]).to_string().as_bytes())
        });
        let delivery = NewDelivery {
            id,
            tenant: tenant.to_owned(),
            lane: match email.spec.kind {
                Kind::Security => Lane::Security,
                Kind::Account => Lane::Account,
                Kind::Notice => Lane::Notice,
            },
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
            group,
            parcel: self.outbox.seal_message(&message),
            dossier: self.outbox.seal_dossier(&dossier(&rendered, &redact::Secrets::of(&request, email))),
        };
        let locale = rendered.locale;
        Ok((delivery, locale))
    }
}

impl Renderer for Intake {
    fn render(&self, id: &str, tenant: &str, accepted: Timestamp, request: &Value) -> Result<NewDelivery, Value> {
        let engine = self.engine();
        let delivery = self.delivery(&engine, id.to_owned(), tenant, request, accepted);
        delivery.map(|(delivery, _)| delivery).map_err(|faults| json!(faults))
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
