//! The token that all questions carry: fetched by one of them, shared until shortly before its end.

use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use serde_json::Value;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::line::{Line, Reply};
use super::{Settings, Unavailable, encoded, fault};

/// How long a token lasts that does not say so.
const LIFE: Duration = Duration::from_secs(300);
/// The longest that one is believed to last.
const LONGEST: Duration = Duration::from_secs(30 * 86_400);
/// How long before its end a token is no longer used, at most: a tenth of its life if that is shorter.
const MARGIN: Duration = Duration::from_secs(60);
/// How long credentials that were refused are not tried again.
const REFUSED: Duration = Duration::from_secs(10);

/// A token as it is sent.
#[derive(Clone)]
pub(super) struct Token {
    /// `Bearer …`, marked as sensitive.
    pub(super) header: HeaderValue,
    until: Instant,
    serial: u64,
}

/// The one token.
#[derive(Default)]
pub(super) struct Tokens {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    token: Option<Token>,
    failed: Option<Failed>,
    serial: u64,
}

/// That there is none.
struct Failed {
    why: Unavailable,
    at: Instant,
    /// Until when it is not worth trying.
    until: Instant,
}

impl Tokens {
    /// The token, fetched if there is none that lasts. Whoever waits while another one fetches it shares what came of it.
    pub(super) async fn get(&self, line: &Line, settings: &Settings, deadline: Instant) -> Result<Token, Unavailable> {
        let since = Instant::now();
        let mut state = self.state.lock().await;
        let now = Instant::now();
        if let Some(token) = state.token.as_ref().filter(|token| now < token.until) {
            return Ok(token.clone());
        }
        if let Some(failed) = state.failed.as_ref().filter(|failed| failed.at >= since || now < failed.until) {
            return Err(failed.why.clone());
        }
        let fetched = fetch(line, settings, deadline).await;
        let at = Instant::now();
        match fetched {
            Ok((header, life)) => {
                state.serial += 1;
                let token = Token { header, until: at + (life - (life / 10).min(MARGIN)), serial: state.serial };
                state.failed = None;
                state.token = Some(token.clone());
                Ok(token)
            }
            Err((why, pause)) => {
                state.failed = Some(Failed { why: why.clone(), at, until: at + pause });
                Err(why)
            }
        }
    }

    /// The API does not take this token: the next question fetches another one.
    pub(super) async fn give_up(&self, token: &Token) {
        let mut state = self.state.lock().await;
        if state.token.as_ref().is_some_and(|kept| kept.serial == token.serial) {
            state.token = None;
        }
    }
}

/// Fetches a token: the header and how long it lasts. Or why there is none, and for how long that will be so.
async fn fetch(
    line: &Line,
    settings: &Settings,
    deadline: Instant,
) -> Result<(HeaderValue, Duration), (Unavailable, Duration)> {
    let url = format!("{}/oauth/token", settings.base);
    let fields = [
        ("grant_type", "client_credentials"),
        ("client_id", &settings.client_id),
        ("client_secret", &settings.client_secret),
        ("audience", &settings.audience),
    ];
    let form = fields.iter().filter(|(_, value)| !value.is_empty());
    let form: Vec<String> = form.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let form = form.join("&");
    let request = |client: &reqwest::Client| {
        client
            .post(&url)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(ACCEPT, "application/json")
            .body(form.clone())
    };
    let reply = line.exchange(request, deadline).await.map_err(|why| (why, Duration::ZERO))?;
    let status = reply.status.as_u16();
    match reply.status {
        StatusCode::OK => read(&reply)
            .ok_or_else(|| (fault("the profile source answers with something else than a token"), Duration::ZERO)),
        StatusCode::BAD_REQUEST | StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
            let reason = format!(
                "the profile source gives the client no token ({status}); look at profiles.auth0.client_id, client_secret and audience"
            );
            Err((Unavailable { reason, retry_after: Some(REFUSED) }, REFUSED))
        }
        _ => Err((fault(&format!("the profile source gives no token (status {status})")), Duration::ZERO)),
    }
}

fn read(reply: &Reply) -> Option<(HeaderValue, Duration)> {
    let answer: Value = serde_json::from_slice(&reply.body).ok()?;
    let token = answer.get("access_token")?.as_str().filter(|token| !token.is_empty())?;
    // Only visible ASCII makes a credential (RFC 9110 section 11.2).
    if !token.bytes().all(|octet| octet.is_ascii_graphic()) {
        return None;
    }
    let mut header = HeaderValue::from_str(&format!("Bearer {token}")).ok()?;
    header.set_sensitive(true);
    let seconds = answer.get("expires_in").and_then(Value::as_f64);
    let life = seconds.map_or(LIFE, |seconds| Duration::try_from_secs_f64(seconds).unwrap_or_default());
    Some((header, life.min(LONGEST)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_visible_text_with_a_life() {
        let read = |body: &str| read(&Reply { status: StatusCode::OK, body: body.as_bytes().to_vec() });
        for (body, seconds) in [
            (r#"{"access_token":"a.b-c","expires_in":86400,"scope":"read:users","token_type":"Bearer"}"#, 86_400),
            (r#"{"access_token":"x"}"#, 300),
            (r#"{"access_token":"x","expires_in":0}"#, 0),
            (r#"{"access_token":"x","expires_in":-5}"#, 0),
            (r#"{"access_token":"x","expires_in":1e300}"#, 0),
            (r#"{"access_token":"x","expires_in":99999999999}"#, 2_592_000),
            (r#"{"access_token":"x","expires_in":"soon"}"#, 300),
        ] {
            let (header, life) = read(body).unwrap();
            assert_eq!(life, Duration::from_secs(seconds), "{body}");
            assert!(header.is_sensitive() && !format!("{header:?}").contains('x'));
        }
        for body in [
            "",
            "[]",
            "{}",
            r#"{"access_token":7}"#,
            r#"{"access_token":""}"#,
            r#"{"access_token":"a b"}"#,
            r#"{"access_token":"a\r\nX: y"}"#,
            r#"{"access_token":"ü"}"#,
        ] {
            assert!(read(body).is_none(), "{body}");
        }
    }
}
