//! The line to the API: one exchange with its retries, within a deadline, and silence for as long as the API wishes.

use std::sync::Mutex;
use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use reqwest::header::{HeaderMap, HeaderName, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, StatusCode};
use serde_json::Value;
use tokio::time::{Instant, sleep_until};

use super::{Unavailable, fault, lock};
use crate::clock;

/// The most octets of an answer.
const MAX_ANSWER: usize = 1 << 20;
/// The silence after a 429 that does not say how long, and the shortest that is kept.
const SILENCE: Duration = Duration::from_secs(1);
const SHORTEST: Duration = Duration::from_millis(250);
/// The longest silence that an answer can impose.
const LONGEST: Duration = Duration::from_secs(3_600);
/// How often one exchange is told to be silent before it gives up.
const HUSHES: usize = 3;
/// The pause before something is tried again, at least.
const PAUSE: Duration = Duration::from_millis(100);

/// When the API may be asked again, in seconds since 1970.
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");

/// The way to the API.
pub(super) struct Line {
    client: Client,
    /// Nothing is asked before then.
    silent_until: Mutex<Option<Instant>>,
}

/// What the API answered, neither in trouble nor too busy.
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) body: Vec<u8>,
}

impl Reply {
    /// `errorCode`, if the body has one.
    pub(super) fn error_code(&self) -> Option<String> {
        let body: Value = serde_json::from_slice(&self.body).ok()?;
        Some(body.get("errorCode")?.as_str()?.to_owned())
    }
}

/// One answer before it is judged.
struct Heard {
    reply: Reply,
    /// For how long the API wishes to be left alone.
    wish: Option<Duration>,
}

/// That nothing was heard to its end.
enum Broken {
    OnTheWay,
    TooLarge,
}

impl From<reqwest::Error> for Broken {
    fn from(_: reqwest::Error) -> Broken {
        Broken::OnTheWay
    }
}

impl Line {
    pub(super) fn new(deadline: Duration, https_only: bool) -> reqwest::Result<Line> {
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .https_only(https_only)
            .connect_timeout(deadline)
            .user_agent(concat!("vocative/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Line { client, silent_until: Mutex::default() })
    }

    /// Asks. Trouble on the way or at the API is tried once more; a wish to be left alone is honoured by everybody, and waited out where the
    /// deadline allows it.
    ///
    /// # Errors
    ///
    /// When there is no answer before the deadline or none that can be used; a status of 4yz but 429 is one.
    pub(super) async fn exchange(
        &self,
        request: impl Fn(&Client) -> RequestBuilder,
        deadline: Instant,
    ) -> Result<Reply, Unavailable> {
        let (mut hushes, mut troubled) = (0, false);
        loop {
            self.keep_silent(deadline).await?;
            let trouble = match heard(request(&self.client)).await {
                Ok(Heard { reply, wish }) if reply.status == StatusCode::TOO_MANY_REQUESTS => {
                    hushes += 1;
                    self.hush(wish.unwrap_or(SILENCE));
                    if hushes == HUSHES {
                        return Err(self.silence(Instant::now()));
                    }
                    continue;
                }
                Ok(Heard { reply, wish }) if reply.status.is_server_error() => {
                    let reason = format!("the profile source answers with status {}", reply.status.as_u16());
                    Unavailable { reason, retry_after: wish }
                }
                Ok(Heard { reply, .. }) if reply.status.is_redirection() => {
                    return Err(fault("the profile source answers with a redirect, which is not followed"));
                }
                Ok(Heard { reply, .. }) => return Ok(reply),
                Err(Broken::TooLarge) => return Err(fault("the profile source answers with more than 1 MiB")),
                // Errors of the client have the URL in them, and with it who was asked for.
                Err(Broken::OnTheWay) => fault("the profile source cannot be reached"),
            };
            if troubled {
                return Err(trouble);
            }
            troubled = true;
            let pause = Instant::now() + PAUSE.mul_f64(1.0 + clock::chance());
            if pause >= deadline {
                return Err(trouble);
            }
            sleep_until(pause).await;
        }
    }

    /// Waits until the API may be asked, if that is before the deadline.
    async fn keep_silent(&self, deadline: Instant) -> Result<(), Unavailable> {
        loop {
            let now = Instant::now();
            let Some(until) = lock(&self.silent_until).filter(|until| *until > now) else { return Ok(()) };
            if until >= deadline {
                return Err(self.silence(now));
            }
            // Not all at the same moment, and not past the deadline.
            let spread = (deadline - until).min(SHORTEST).mul_f64(clock::chance());
            sleep_until(until + spread).await;
        }
    }

    fn hush(&self, wish: Duration) {
        let until = Instant::now() + wish.clamp(SHORTEST, LONGEST);
        let mut silent_until = lock(&self.silent_until);
        *silent_until = Some(silent_until.map_or(until, |before| before.max(until)));
    }

    fn silence(&self, now: Instant) -> Unavailable {
        let until = *lock(&self.silent_until);
        let left = until.map(|until| until.saturating_duration_since(now)).unwrap_or_default();
        Unavailable {
            reason: "the profile source takes no more questions at present (429)".to_owned(),
            retry_after: Some(left.max(SHORTEST)),
        }
    }
}

async fn heard(request: RequestBuilder) -> Result<Heard, Broken> {
    let mut response = request.send().await?;
    let wish = wish(response.headers(), clock::now());
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > MAX_ANSWER {
            return Err(Broken::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Heard { reply: Reply { status: response.status(), body }, wish })
}

/// For how long the API wishes to be left alone: `Retry-After` in seconds or as a date, else until `X-RateLimit-Reset`.
fn wish(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let until = |at: Timestamp| Some(Duration::try_from(at.duration_since(now)).unwrap_or_default());
    let after = text(RETRY_AFTER).and_then(|text| match text.parse::<u64>() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => rfc2822::DateTimeParser::new().parse_timestamp(text).ok().and_then(until),
    });
    after.or_else(|| until(Timestamp::from_second(text(RESET)?.parse().ok()?).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_outranks_the_reset_of_the_rate_limit() {
        let now: Timestamp = "2026-03-14T15:09:26Z".parse().unwrap();
        let at = now.as_second();
        for (after, reset, expected) in [
            (None, None, None),
            (Some("7"), None, Some(7)),
            (Some("7"), Some((at + 30).to_string()), Some(7)),
            (None, Some((at + 30).to_string()), Some(30)),
            (None, Some((at - 30).to_string()), Some(0)),
            (Some("Sat, 14 Mar 2026 15:09:36 GMT"), None, Some(10)),
            (Some("Sat, 14 Mar 2026 15:00:00 GMT"), None, Some(0)),
            (Some("soon"), Some((at + 30).to_string()), Some(30)),
            (Some("-1"), Some("x".to_owned()), None),
            (None, Some(i64::MAX.to_string()), None),
            (Some(" 3 "), None, Some(3)),
        ] {
            let mut headers = HeaderMap::new();
            after.into_iter().for_each(|text| drop(headers.insert(RETRY_AFTER, text.parse().unwrap())));
            reset.iter().for_each(|text| drop(headers.insert(RESET, text.parse().unwrap())));
            assert_eq!(wish(&headers, now), expected.map(Duration::from_secs), "{after:?} {reset:?}");
        }
    }
}
