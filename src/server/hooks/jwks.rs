//! A vendor's public keys, fetched where the configuration says and kept for a while.
//!
//! What comes before the signature is looked at is anybody's: so an unknown key makes this ask at most once a minute, an answer is read up to a limit,
//! redirects are not followed, and while the source is away the keys of before serve.

use std::time::Duration;

use jsonwebtoken::jwk::Jwk;
use reqwest::Client;
use reqwest::redirect::Policy;
use serde_json::Value;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::Refusal;

/// How long keys are taken for the vendor's.
const FRESH: Duration = Duration::from_secs(600);
/// How long an unknown key, or a source that is away, keeps it from asking again.
const PAUSE: Duration = Duration::from_secs(60);
/// The same while there is no key at all, without which nothing can be accepted.
const SHORT_PAUSE: Duration = Duration::from_secs(2);
/// How long an answer may take.
const DEADLINE: Duration = Duration::from_secs(2);
/// The largest answer.
const MOST: usize = 256 << 10;
/// Keys of an answer that are kept.
const MOST_KEYS: usize = 64;

/// The keys at one address.
pub(super) struct Jwks {
    url: String,
    client: Option<Client>,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    keys: Vec<Jwk>,
    fetched: Option<Instant>,
    asked: Option<Instant>,
}

impl std::fmt::Debug for Jwks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Jwks").field("url", &self.url).finish_non_exhaustive()
    }
}

impl Jwks {
    pub(super) fn new(url: &str) -> Jwks {
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .connect_timeout(DEADLINE)
            .timeout(DEADLINE)
            .user_agent(concat!("vocative/", env!("CARGO_PKG_VERSION")))
            .build();
        let client = client.inspect_err(|error| tracing::error!(%error, "no keys can be fetched")).ok();
        Jwks { url: url.to_owned(), client, kept: Mutex::default() }
    }

    /// The key of this name.
    ///
    /// # Errors
    ///
    /// When there is none, and when none was ever fetched and none can be.
    pub(super) async fn key(&self, kid: &str) -> Result<Jwk, Refusal> {
        // Whoever else asks meanwhile waits for this answer instead of asking as well.
        let mut kept = self.kept.lock().await;
        let found = |keys: &[Jwk]| keys.iter().find(|key| key.common.key_id.as_deref() == Some(kid)).cloned();
        let fresh = kept.fetched.is_some_and(|at| at.elapsed() < FRESH);
        if fresh && let Some(key) = found(&kept.keys) {
            return Ok(key);
        }
        let pause = if kept.keys.is_empty() { SHORT_PAUSE } else { PAUSE };
        if kept.asked.is_none_or(|at| at.elapsed() >= pause) {
            kept.asked = Some(Instant::now());
            match self.fetch().await {
                Ok(keys) => {
                    kept.keys = keys;
                    kept.fetched = kept.asked;
                }
                Err(reason) => tracing::warn!(url = self.url, reason, "a vendor's keys cannot be fetched"),
            }
        }
        if kept.keys.is_empty() {
            return Err(Refusal::away("the vendor's keys cannot be fetched at present; the log tells why", 2));
        }
        found(&kept.keys).ok_or_else(|| Refusal::unproven("the signature names a key that the vendor does not publish"))
    }

    async fn fetch(&self) -> Result<Vec<Jwk>, String> {
        let client = self.client.as_ref().ok_or("there is no client")?;
        let plain = |error: reqwest::Error| crate::diagnostic::with_causes(&error.without_url());
        let mut answer = client.get(&self.url).send().await.map_err(plain)?;
        if answer.status() != reqwest::StatusCode::OK {
            return Err(format!("the answer is {}", answer.status().as_u16()));
        }
        let mut text = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(plain)? {
            if text.len() + chunk.len() > MOST {
                return Err(format!("the answer has more than {} KiB", MOST >> 10));
            }
            text.extend_from_slice(&chunk);
        }
        let read: Value = serde_json::from_slice(&text).map_err(|_| "the answer is no JSON")?;
        let listed = read.get("keys").and_then(Value::as_array).ok_or("the answer has no `keys`")?;
        // One of a kind that is not known here does not spoil the others.
        let keys: Vec<Jwk> =
            listed.iter().take(MOST_KEYS).filter_map(|key| serde_json::from_value(key.clone()).ok()).collect();
        if keys.is_empty() { Err("the answer has no key that is known here".to_owned()) } else { Ok(keys) }
    }
}
