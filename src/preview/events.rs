//! What happens, as it happens: server-sent events (HTML §9.2).

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{self, KeepAlive, Sse};
use futures_util::Stream;
use futures_util::stream::unfold;
use serde_json::json;
use tokio::sync::broadcast::error::RecvError;

use super::studio::{Event, Studio};
use super::{Server, until};

/// A silent connection is told this often that it is still one.
const ALIVE: Duration = Duration::from_secs(20);

/// `GET /api/events`: the state of now, then every change.
pub(super) async fn stream(
    State(server): State<Server>,
) -> Sse<impl Stream<Item = Result<sse::Event, Infallible>> + use<>> {
    let heard = server.studio.listen();
    let events = unfold((server, heard, true), async |(server, mut heard, first)| {
        if first {
            return Some((Ok(present(&server.studio)), (server, heard, false)));
        }
        let event = tokio::select! {
            () = until(server.stopped.clone()) => return None,
            event = heard.recv() => match event {
                Ok(event) => message(&event),
                // What was missed is in the state of now.
                Err(RecvError::Lagged(_)) => present(&server.studio),
                Err(RecvError::Closed) => return None,
            },
        };
        Some((Ok(event), (server, heard, false)))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE))
}

fn present(studio: &Studio) -> sse::Event {
    let state = studio.state();
    message(&Event::State { revision: state.revision, problem: !state.fatal.is_empty() })
}

fn message(event: &Event) -> sse::Event {
    let (name, data) = match event {
        Event::State { revision, problem } => ("state", json!({ "revision": revision, "problem": problem })),
        Event::Checked { revision, email } => ("checked", json!({ "revision": revision, "email": email })),
    };
    sse::Event::default().event(name).data(data.to_string())
}
