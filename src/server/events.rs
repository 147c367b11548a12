//! `GET /v1/events`: every change of state as it happens, as server-sent events (HTML §9.2).
//!
//! One task asks the outbox whether there is something new, and only while somebody listens; each stream then reads its own part in order. The id of an
//! event is its place, so that a stream can go on where another one broke off.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Extension, State};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use futures_util::stream::unfold;
use serde_json::{Value, json};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::auth::Caller;
use super::body::Query;
use super::problem::Problem;
use super::{Server, until};
use crate::outbox::store::Event;

/// Most streams at once.
const STREAMS: usize = 256;
/// How often the outbox is asked.
const TICK: Duration = Duration::from_millis(250);
/// A silent stream is told this often that it is still one.
const ALIVE: Duration = Duration::from_secs(15);
/// Events read at once.
const CHUNK: usize = 200;
/// The longest wait that is told apart from none.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 3600);

/// How far the events of the outbox go.
#[derive(Debug)]
pub(super) struct Pulse {
    last: watch::Sender<i64>,
    places: Arc<Semaphore>,
}

impl Pulse {
    pub(super) fn new() -> Pulse {
        Pulse { last: watch::channel(0).0, places: Arc::new(Semaphore::new(STREAMS)) }
    }
}

/// Asks the outbox for its last event while somebody listens.
pub(super) async fn beat(server: Server) {
    loop {
        sleep(TICK).await;
        if server.pulse.last.receiver_count() == 0 {
            continue;
        }
        match server.outbox().store().last_event().await {
            Ok(last) => {
                server.pulse.last.send_if_modified(|known| std::mem::replace(known, last) != last);
            }
            // Streams wait; their heartbeats go on.
            Err(error) => tracing::debug!(%error, "events cannot be read"),
        }
    }
}

/// An event as subscribers read it: no address, link or code.
pub(super) fn told(event: &Event) -> Value {
    let attempt = event
        .attempt
        .as_ref()
        .map(|(phase, outcome, code)| json!({ "phase": phase, "outcome": outcome, "code": code }));
    json!({
        "type": format!("delivery.{}", event.state),
        "timestamp": event.at,
        "data": {
            "id": event.delivery,
            "tenant": event.tenant,
            "status": event.state,
            "email": event.email,
            "locale": event.locale,
            "degraded": event.degraded,
            "possible_duplicate": event.possible_duplicate,
            "attempt": attempt,
        },
    })
}

/// The stream: after `Last-Event-ID` or `after`, else from now on. With `delivery` only that one's, from its beginning, and it ends with it.
pub(super) async fn stream(
    State(server): State<Server>,
    Extension(caller): Extension<Caller>,
    Extension(query): Extension<Query>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let after = query.number("after", 0, i64::MAX)?;
    let resumed =
        match headers.get("last-event-id").map(|id| id.to_str().ok().and_then(|id| id.trim().parse::<i64>().ok())) {
            Some(Some(id)) if id >= 0 => Some(id),
            Some(_) => return Err(Problem::malformed("Last-Event-ID is the id of an event, a whole number")),
            None => after,
        };
    let end = query.wait("wait")?.map(|wait| Instant::now() + wait.min(LONGEST_WAIT));
    let delivery = match query.text("delivery")? {
        None => None,
        Some(id) => {
            let found = server.outbox().find(id, false).await?;
            let found = found.filter(|found| caller.sees(&found.row.tenant));
            Some(found.ok_or_else(|| Problem::not_found("there is no such delivery"))?.row.id)
        }
    };
    let place = server.pulse.places.clone().try_acquire_owned();
    let place =
        place.map_err(|_| Problem::crowded(format!("{STREAMS} streams are open, which is the most; close one")))?;
    let news = server.pulse.last.subscribe();
    let after = match resumed {
        Some(after) => after,
        None if delivery.is_some() => 0,
        None => server.outbox().store().last_event().await?,
    };
    let reader = Reader {
        tenant: caller.confined(),
        server,
        delivery,
        after,
        end,
        news,
        ready: VecDeque::new(),
        over: false,
        late: false,
        begun: false,
        _place: place,
    };
    let body = Body::from_stream(unfold(reader, async |mut reader| {
        let text = reader.next().await?;
        Some((Ok::<_, Infallible>(Bytes::from(text)), reader))
    }));
    Ok(([(CONTENT_TYPE, "text/event-stream; charset=utf-8")], body).into_response())
}

/// One stream.
struct Reader {
    server: Server,
    tenant: Option<String>,
    delivery: Option<String>,
    after: i64,
    end: Option<Instant>,
    news: watch::Receiver<i64>,
    ready: VecDeque<String>,
    over: bool,
    /// Its time was over when it looked last.
    late: bool,
    begun: bool,
    /// Given back when the stream ends.
    _place: OwnedSemaphorePermit,
}

impl Reader {
    /// What goes out next; `None` ends the stream.
    async fn next(&mut self) -> Option<String> {
        if !std::mem::replace(&mut self.begun, true) {
            // Says at once that the stream is open.
            return Some(":\n\n".to_owned());
        }
        let alive = Instant::now() + ALIVE;
        loop {
            if let Some(text) = self.ready.pop_front() {
                return Some(text);
            }
            if self.over || self.late || *self.server.stopped.borrow() {
                return None;
            }
            // What is there when the time is over is told still, so that `wait=0s` asks for what is there.
            self.late = self.end.is_some_and(|end| end <= Instant::now());
            if self.read().await || self.late {
                continue;
            }
            let wake = self.end.map_or(alive, |end| end.min(alive));
            tokio::select! {
                () = until(self.server.stopped.clone()) => return None,
                () = sleep_until(wake) => if wake == alive { return Some(":\n\n".to_owned()) },
                changed = self.news.changed() => if changed.is_err() { return None },
            }
        }
    }

    /// Reads on. `false`: there is nothing more at present.
    async fn read(&mut self) -> bool {
        let newest = *self.news.borrow_and_update();
        // A store that is away keeps the stream waiting, not ending.
        let events = timeout(ALIVE, self.server.outbox().events(self.after, self.tenant.clone(), CHUNK)).await;
        let Ok(Ok(events)) = events else {
            sleep(TICK).await;
            return false;
        };
        let full = events.len() >= CHUNK;
        for event in events {
            self.after = event.seq;
            if self.delivery.as_ref().is_some_and(|delivery| *delivery != event.delivery) {
                continue;
            }
            self.over = self.delivery.is_some() && event.state.is_end();
            self.ready.push_back(format!("id: {}\ndata: {}\n\n", event.seq, told(&event)));
            if self.over {
                break;
            }
        }
        if !full {
            // Events of other tenants need not be passed again.
            self.after = self.after.max(newest);
        }
        full || self.over || !self.ready.is_empty()
    }
}
