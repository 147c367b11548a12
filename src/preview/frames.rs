//! Html and bytes of the mails that pages show, kept under an id that is made of what they hold.
//!
//! Equal content has an equal address, so that a page reloads only the frames that have changed. A mail is foreign text: its frame is
//! sandboxed, and its answer carries a policy that allows styles and the images inside of it and nothing else.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_FRAME_OPTIONS};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::Server;
use super::answer::{Asked, Refusal};
use crate::check::mail::inverted;
use crate::gallery::fenced;

/// The most mails that are kept.
const MOST: usize = 4_000;
/// The most bytes that they may take.
const MOST_BYTES: usize = 192 << 20;

/// One mail as pages show it.
#[derive(Debug)]
pub(super) struct Frame {
    /// The html with the places of its entries.
    pub html: String,
    /// The whole message; nothing for a mail of the matrix.
    pub message: Option<Vec<u8>>,
    /// What its file is called.
    pub name: String,
}

/// The mails that pages refer to, the oldest first to go.
#[derive(Debug, Default)]
pub(super) struct Frames(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    frames: HashMap<String, Arc<Frame>>,
    order: VecDeque<String>,
    bytes: usize,
}

impl Frame {
    fn size(&self) -> usize {
        self.html.len() + self.message.as_ref().map_or(0, Vec::len) + 256
    }

    fn id(&self) -> String {
        let mut hash = aws_lc_rs::digest::Context::new(&aws_lc_rs::digest::SHA256);
        hash.update(self.html.as_bytes());
        hash.update(&[0]);
        hash.update(self.message.as_deref().unwrap_or_default());
        hash.finish().as_ref().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Frames {
    /// Keeps a mail; gives its id.
    pub fn keep(&self, frame: Frame) -> String {
        let id = frame.id();
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.frames.contains_key(&id) {
            // Looked at again: the last to go.
            kept.order.retain(|known| *known != id);
        } else {
            kept.bytes += frame.size();
            kept.frames.insert(id.clone(), Arc::new(frame));
        }
        kept.order.push_back(id.clone());
        while kept.order.len() > MOST || (kept.bytes > MOST_BYTES && kept.order.len() > 1) {
            let Some(oldest) = kept.order.pop_front() else { break };
            if let Some(frame) = kept.frames.remove(&oldest) {
                kept.bytes -= frame.size();
            }
        }
        id
    }

    fn find(&self, id: &str) -> Result<Arc<Frame>, Refusal> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let gone = || Refusal::missing("This mail is not kept any more; the page asks for it again.");
        kept.frames.get(id).cloned().ok_or_else(gone)
    }
}

/// How the html is drawn.
#[derive(Deserialize)]
pub(super) struct Drawn {
    #[serde(default)]
    colors: Colors,
    #[serde(default)]
    images: Images,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Colors {
    #[default]
    Light,
    Inverted,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Images {
    #[default]
    On,
    Off,
}

/// What a mail's html may do: nothing. The page that frames it may read it, hence `allow-same-origin`; without `allow-scripts` nothing runs.
const POLICY: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; \
                      frame-ancestors 'self'; sandbox allow-same-origin";
/// The same where images are not loaded.
const POLICY_WITHOUT_IMAGES: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; \
                                     frame-ancestors 'self'; sandbox allow-same-origin";

/// `GET /frame/{id}`: the html.
pub(super) async fn html(
    State(server): State<Server>,
    Path(id): Path<String>,
    Asked(drawn): Asked<Drawn>,
) -> Result<Response, Refusal> {
    let frame = server.studio.frames.find(&id)?;
    let policy = if drawn.images == Images::Off { POLICY_WITHOUT_IMAGES } else { POLICY };
    let html = match drawn.colors {
        Colors::Light => fenced(&frame.html),
        Colors::Inverted => fenced(&inverted(&frame.html)),
    };
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CONTENT_SECURITY_POLICY, policy),
        (X_FRAME_OPTIONS, "SAMEORIGIN"),
    ];
    Ok((headers, html).into_response())
}

/// How the message is asked for.
#[derive(Deserialize)]
pub(super) struct Shown {
    view: Option<String>,
}

/// `GET /eml/{id}.eml`: the message, to be kept, or with `view=text` to be looked at.
pub(super) async fn message(
    State(server): State<Server>,
    Path(file): Path<String>,
    Asked(shown): Asked<Shown>,
) -> Result<Response, Refusal> {
    let frame = server.studio.frames.find(file.strip_suffix(".eml").unwrap_or(&file))?;
    let bytes = frame.message.clone().ok_or_else(|| Refusal::missing("This mail has no message."))?;
    if shown.view.as_deref() == Some("text") {
        return Ok(([(CONTENT_TYPE, "text/plain; charset=utf-8")], bytes).into_response());
    }
    let disposition = format!("attachment; filename=\"{}.eml\"", frame.name);
    Ok(([(CONTENT_TYPE, "message/rfc822".to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(html: &str) -> Frame {
        Frame { html: html.to_owned(), message: None, name: "mail".to_owned() }
    }

    #[test]
    fn equal_mails_share_an_id_and_the_oldest_goes_first() {
        let frames = Frames::default();
        let first = frames.keep(frame("0"));
        assert_eq!(frames.keep(frame("0")), first);
        assert_ne!(frames.keep(Frame { message: Some(vec![1]), ..frame("0") }), first);
        for number in 0..MOST {
            frames.keep(frame(&number.to_string()));
            // What is looked at again and again stays.
            frames.keep(frame("0"));
        }
        assert!(frames.find(&first).is_ok());
        frames.keep(frame("one more"));
        let kept = frames.0.lock().unwrap();
        assert!(kept.frames.len() <= MOST && kept.order.len() == kept.frames.len());
        assert_eq!(kept.bytes, kept.frames.values().map(|frame| frame.size()).sum::<usize>());
    }
}
