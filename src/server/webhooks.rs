//! Outgoing webhooks: the events of the outbox, posted to subscribers as Standard Webhooks describes it.
//!
//! Each subscriber has a task that takes its turn from the outbox, so that of several processes one tells it. Events go out in order, one at a time, at
//! least once; `webhook-id` stays the same when one comes again. One that fails is tried again on a schedule for a day; then it is given up with a
//! line in the log, and the next one follows. An answer 410 ends the subscription for good.

mod reach;
mod sign;

use std::io;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use reqwest::header::{CONTENT_TYPE, RETRY_AFTER};
use reqwest::{Client, StatusCode, Url};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::events::told;
use super::until;
use crate::clock;
use crate::crash;
use crate::outbox::delivery::State;
use crate::outbox::store::{Cursor, Event};
use crate::outbox::{Outbox, OutboxError};

/// How long connecting and answering may take.
const DEADLINE: Duration = Duration::from_secs(10);
/// How much of an answer is read; what it says does not matter.
const ANSWER: usize = 16 << 10;
/// How long a turn lasts: longer than a post.
const LEASE: Duration = Duration::from_secs(30);
/// How often the outbox is looked at.
const LOOK: Duration = Duration::from_millis(500);
/// How often a receiver that is gone is looked at, in case an operator brought it back.
const GONE: Duration = Duration::from_secs(60);
/// Events read at once.
const CHUNK: usize = 50;
/// The waits after each failure in a row; the last one goes on until a day is over.
const RETRY: [u64; 6] = [5, 30, 120, 600, 1_800, 3_600];
/// Failures in a row until an event is given up: the waits before them make a day.
const GIVE_UP: u32 = 29;
/// The longest `Retry-After` that is honoured.
const LONGEST_WAIT: Duration = Duration::from_secs(3_600);

/// A subscriber of events.
#[derive(Clone)]
pub struct Webhook {
    /// Under which its place is kept.
    pub name: String,
    /// Where events are posted.
    pub url: String,
    /// What signs them: `whsec_` with base64, or text. Several while one is replaced by another.
    pub secrets: Vec<String>,
    /// Only this tenant's events; `None`: all.
    pub tenant: Option<String>,
    /// Only changes to these states; empty: all.
    pub states: Vec<State>,
    /// Whether it may be in a private network, or on this machine without TLS.
    pub allow_private: bool,
}

impl std::fmt::Debug for Webhook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Webhook").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Webhook {
    /// What is wrong with it, if anything is: each sentence names its key.
    pub fn fault(&self) -> Option<String> {
        let fault = |what: &str| Some(format!("webhook `{}`: {what}", self.name));
        let Ok(url) = Url::parse(&self.url) else { return fault("url is no address; write https://…") };
        if let Err(reason) = reach::check(&url, self.allow_private) {
            return fault(reason);
        }
        if self.secrets.is_empty() {
            return fault("secret is missing; give `whsec_` with 32 random octets in base64");
        }
        if self.secrets.iter().any(|secret| sign::key(secret).is_none()) {
            return fault("secret is empty, or `whsec_` is followed by something else than base64");
        }
        None
    }
}

/// Begins to tell every subscriber, until `stopped`.
pub(super) fn begin(outbox: &Outbox, webhooks: &[Webhook], stopped: &watch::Receiver<bool>) -> io::Result<JoinSet<()>> {
    let mut tasks = JoinSet::new();
    for webhook in webhooks {
        if let Some(fault) = webhook.fault() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, fault));
        }
        let client = reach::client(webhook.allow_private, DEADLINE).map_err(io::Error::other)?;
        let teller = Teller { outbox: outbox.clone(), webhook: webhook.clone(), client, worker: clock::unique_id() };
        tasks.spawn(teller.run(stopped.clone()));
    }
    Ok(tasks)
}

/// Tells one subscriber.
struct Teller {
    outbox: Outbox,
    webhook: Webhook,
    client: Client,
    worker: String,
}

/// When to look again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Now,
    Later,
    /// Only an operator brings the receiver back.
    Gone,
}

/// What came of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Taken,
    Gone,
    /// Not taken; with how long it wants to be left alone.
    Failed(Option<Duration>),
}

impl Answer {
    fn word(self) -> &'static str {
        match self {
            Answer::Taken => "taken",
            Answer::Gone => "gone",
            Answer::Failed(_) => "failed",
        }
    }
}

impl Teller {
    async fn run(self, stopped: watch::Receiver<bool>) {
        // Where the events ended when there was nothing to tell: until they go on, no turn is taken, for that writes to the outbox.
        let mut rested = None;
        // A post under way is finished first: then its turn is given back, and nobody has to wait for it.
        while !*stopped.borrow() {
            let wait = match self.look(&mut rested).await {
                Ok(Next::Now) => continue,
                Ok(Next::Later) => LOOK,
                Ok(Next::Gone) => GONE,
                Err(error) => {
                    tracing::warn!(webhook = self.webhook.name, %error, "a webhook waits for the outbox");
                    LOOK
                }
            };
            tokio::select! {
                () = until(stopped.clone()) => return,
                () = sleep(wait) => {}
            }
        }
    }

    /// Takes a turn if there is something to tell.
    async fn look(&self, rested: &mut Option<i64>) -> Result<Next, OutboxError> {
        // Read before the events, so that the place of events which are not told can be passed too.
        let last = self.outbox.store().last_event().await?;
        if *rested == Some(last) {
            return Ok(Next::Later);
        }
        let taken = self.outbox.take_cursor(&self.webhook.name, &self.worker, LEASE).await?;
        let Some(cursor) = taken else { return Ok(Next::Later) };
        if cursor.gone {
            self.outbox.put_cursor(&self.webhook.name, &self.worker, cursor).await?;
            return Ok(Next::Gone);
        }
        self.turn(cursor, last, rested).await
    }

    /// Tells the next event, and passes those before it that are not told.
    async fn turn(&self, mut cursor: Cursor, last: i64, rested: &mut Option<i64>) -> Result<Next, OutboxError> {
        let events = self.outbox.events(cursor.seq, self.webhook.tenant.clone(), CHUNK).await?;
        let Some(event) = events.iter().find(|event| self.wants(event)) else {
            let full = events.len() >= CHUNK;
            let passed = events.last().map_or(cursor.seq, |event| event.seq);
            let seq = if full { passed } else { passed.max(last) };
            self.outbox.put_cursor(&self.webhook.name, &self.worker, Cursor { seq, ..cursor }).await?;
            if !full {
                *rested = Some(seq);
            }
            return Ok(if full { Next::Now } else { Next::Later });
        };
        let answer = self.post(event).await;
        metrics::counter!("vocative_webhooks_total", "outcome" => answer.word()).increment(1);
        crash::here("webhook-sent");
        let more = self.settle(&mut cursor, answer, event);
        self.outbox.put_cursor(&self.webhook.name, &self.worker, cursor).await?;
        Ok(if more { Next::Now } else { Next::Later })
    }

    fn wants(&self, event: &Event) -> bool {
        self.webhook.states.is_empty() || self.webhook.states.contains(&event.state)
    }

    /// Moves the place by what came of the post. `true`: the next one may follow.
    fn settle(&self, cursor: &mut Cursor, answer: Answer, event: &Event) -> bool {
        let (webhook, seq) = (&self.webhook.name, event.seq);
        match answer {
            Answer::Taken => {
                *cursor = Cursor { seq, failures: 0, ..cursor.clone() };
                true
            }
            Answer::Gone => {
                tracing::error!(webhook, "the receiver is gone (410): nothing more is posted to it");
                cursor.gone = true;
                false
            }
            Answer::Failed(_) if cursor.failures + 1 >= GIVE_UP => {
                tracing::error!(
                    webhook,
                    delivery = event.delivery,
                    "an event could not be posted for a day and is given up"
                );
                metrics::counter!("vocative_webhooks_total", "outcome" => "given-up").increment(1);
                *cursor = Cursor { seq, failures: 0, ..cursor.clone() };
                true
            }
            Answer::Failed(wish) => {
                let wait = pause(cursor.failures, wish, clock::chance());
                cursor.failures += 1;
                cursor.due = later(clock::now(), wait);
                tracing::warn!(
                    webhook,
                    failures = cursor.failures,
                    seconds = wait.as_secs(),
                    "an event was not taken; it is posted again"
                );
                false
            }
        }
    }

    async fn post(&self, event: &Event) -> Answer {
        let body = told(event).to_string();
        let id = format!("evt_{}_{}", event.delivery, event.seq);
        let at = clock::now().as_second();
        let Some(signature) = sign::signatures(&self.webhook.secrets, &id, at, &body) else {
            return Answer::Failed(None);
        };
        let request = self
            .client
            .post(&self.webhook.url)
            .header(CONTENT_TYPE, "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", at.to_string())
            .header("webhook-signature", signature)
            .body(body);
        let exchange = async {
            let mut response = request.send().await?;
            let wish = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.trim().parse().ok());
            let status = response.status();
            // Read to its end if that is near, so that the connection can be used again.
            let mut read = 0;
            while let Some(chunk) = response.chunk().await? {
                read += chunk.len();
                if read > ANSWER {
                    break;
                }
            }
            Ok::<_, reqwest::Error>((status, wish.map(Duration::from_secs)))
        };
        match timeout(DEADLINE, exchange).await {
            Ok(Ok((status, _))) if status.is_success() => Answer::Taken,
            Ok(Ok((StatusCode::GONE, _))) => Answer::Gone,
            Ok(Ok((_, wish))) => Answer::Failed(wish),
            Ok(Err(_)) | Err(_) => Answer::Failed(None),
        }
    }
}

/// How long to wait after `failures` before this one: by the schedule with a tenth of jitter, and no shorter than the receiver wishes.
fn pause(failures: u32, wish: Option<Duration>, chance: f64) -> Duration {
    let place = usize::try_from(failures).unwrap_or(usize::MAX).min(RETRY.len() - 1);
    let seconds = RETRY.get(place).copied().unwrap_or(3_600);
    let own = Duration::from_secs(seconds).mul_f64(1.0 + chance.clamp(0.0, 1.0) / 10.0);
    own.max(wish.unwrap_or_default().min(LONGEST_WAIT))
}

fn later(now: Timestamp, wait: Duration) -> Timestamp {
    now.saturating_add(SignedDuration::try_from(wait).unwrap_or(SignedDuration::MAX)).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_a_receiver_may_wish_for_longer_ones() {
        let plain: Vec<u64> = (0..8).map(|failures| pause(failures, None, 0.0).as_secs()).collect();
        assert_eq!(plain, [5, 30, 120, 600, 1_800, 3_600, 3_600, 3_600]);
        assert_eq!(pause(0, Some(Duration::from_secs(60)), 0.0).as_secs(), 60);
        assert_eq!(pause(0, Some(Duration::from_secs(86_400)), 0.0).as_secs(), 3_600, "at most an hour");
        assert_eq!(pause(2, Some(Duration::from_secs(1)), 0.0).as_secs(), 120, "never shorter than the schedule");
        let day: u64 = (0..GIVE_UP - 1).map(|failures| pause(failures, None, 0.0).as_secs()).sum();
        assert!((84_000..=86_400).contains(&day), "{day}");
    }

    #[test]
    fn a_webhook_needs_https_and_a_secret() {
        let webhook = |url: &str, secret: &str, allow_private| Webhook {
            name: "crm".into(),
            url: url.into(),
            secrets: vec![secret.into()],
            tenant: None,
            states: Vec::new(),
            allow_private,
        };
        assert_eq!(webhook("https://hooks.example.org/x", "whsec_c2VjcmV0", false).fault(), None);
        assert_eq!(webhook("http://127.0.0.1:9/x", "plain", true).fault(), None);
        for (url, secret, private) in [
            ("http://hooks.example.org/", "x", true),
            ("http://127.0.0.1/", "x", false),
            ("https://127.0.0.1/", "x", false),
            ("https://u:p@hooks.example.org/", "x", false),
            ("ftp://hooks.example.org/", "x", false),
            ("hooks", "x", false),
            ("https://hooks.example.org/", "", false),
            ("https://hooks.example.org/", "whsec_!", false),
        ] {
            assert!(webhook(url, secret, private).fault().is_some(), "{url} {secret}");
        }
    }
}
