//! A Management API elsewhere: an Auth0 tenant, or anything with its shapes.
//!
//! A question is asked once however many wait for its answer, with a token that all questions share (`token`), over a line that holds its peace for
//! as long as the API wishes (`line`). Answers are kept for a short while, and longer for when there is no better one (`answers`).
//!
//! Nothing about persons, tokens and credentials gets into logs, errors or `Debug`.

mod answers;
mod line;
mod token;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use aws_lc_rs::digest::{SHA256, digest};
use reqwest::StatusCode;
use reqwest::header::{ACCEPT, AUTHORIZATION};
use serde_json::Value;
use tokio::sync::watch;
use tokio::time::{Instant, timeout_at};
use url::{Host, Url};

use self::answers::Answers;
use self::line::Line;
use self::token::Tokens;
use super::Unavailable;
use super::rules::Profile;
use crate::message::Address;

/// The longest `user_id` that is asked for, in octets: as long as the store takes one.
const MAX_ID: usize = 2_048;

/// The longest deadline; longer ones end there.
const LONGEST: Duration = Duration::from_secs(3_600);

/// Root attributes that no mail needs: they are not kept, and not given on.
const NOT_NEEDED: [&str; 5] = ["identities", "last_ip", "logins_count", "multifactor", "multifactor_last_modified"];

/// Errors of the API that say that there is no such person, beside every 404: the question is none that anybody could be the answer to.
const NOBODY: [&str; 3] = ["inexistent_user", "invalid_uri", "invalid_query_string"];

/// How the API is reached.
#[derive(Clone)]
pub struct Settings {
    /// Its base URL without a slash at the end, such as `https://example.eu.auth0.com`; plain http leads to loopback only.
    pub base: String,
    /// The client's id.
    pub client_id: String,
    /// The client's secret.
    pub client_secret: String,
    /// The `audience` of tokens.
    pub audience: String,
    /// How long one question may take in all, token and retries included.
    pub deadline: Duration,
    /// How long an answer is taken for true.
    pub cache: Duration,
    /// How old an answer may be that serves while the API gives none.
    pub stale: Duration,
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings").field("base", &self.base).finish_non_exhaustive()
    }
}

/// A remote profile source. Clones share token and cache.
///
/// TLS is verified, redirects are not followed, no proxy of the environment is used, and an answer of more than 1 MiB is none.
#[derive(Clone)]
pub struct Remote {
    desk: Arc<Desk>,
}

impl fmt::Debug for Remote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Remote").field("settings", &self.desk.settings).finish_non_exhaustive()
    }
}

/// What is known after a question: everybody whom it is about.
type Found = Arc<Vec<Profile>>;
type Outcome = Result<Found, Unavailable>;
/// A hash of a question.
type Key = [u8; 32];

/// What all clones share.
struct Desk {
    settings: Settings,
    line: Line,
    tokens: Tokens,
    answers: Mutex<Answers>,
    /// The questions to which an answer is under way.
    under_way: Mutex<HashMap<Key, watch::Receiver<Option<Outcome>>>>,
}

/// Who is asked for.
#[derive(Clone, PartialEq, Eq)]
enum Question {
    Id(String),
    /// An address and its canonical form.
    Email(String, String),
}

impl Remote {
    /// A source that asks there.
    ///
    /// # Errors
    ///
    /// When `base` is no URL of https, or of http to this machine; or when it has more to it than scheme, host, port and path.
    pub fn new(settings: Settings) -> Result<Remote, Unavailable> {
        let url =
            Url::parse(&settings.base).map_err(|_| fault("has a domain that is none, such as example.eu.auth0.com"))?;
        if !url.username().is_empty() || url.password().is_some() || url.query().is_some() || url.fragment().is_some() {
            return Err(fault("has a domain with more than scheme, host, port and path"));
        }
        let local = match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.is_loopback(),
            None => return Err(fault("has a domain without a host")),
        };
        match url.scheme() {
            "https" => {}
            "http" if local => {}
            "http" => {
                return Err(fault("has a domain over plain http, which leads to this machine only; write https://…"));
            }
            _ => return Err(fault("has a domain that is not reached over https")),
        }
        let settings = Settings {
            base: settings.base.trim_end_matches('/').to_owned(),
            deadline: settings.deadline.min(LONGEST),
            ..settings
        };
        let line = Line::new(settings.deadline, url.scheme() == "https")
            .map_err(|_| fault("cannot be asked: there is no TLS on this machine"))?;
        let answers = Mutex::new(Answers::new(settings.cache, settings.stale));
        let desk = Desk { settings, line, tokens: Tokens::default(), answers, under_way: Mutex::default() };
        Ok(Remote { desk: Arc::new(desk) })
    }

    /// A person by `user_id`.
    ///
    /// # Errors
    ///
    /// When there is no answer within the deadline, and none that is fresh enough from before.
    pub async fn by_id(&self, user_id: &str) -> Result<Option<Profile>, Unavailable> {
        // As a part of a path, the first three would be another question.
        if ["", ".", ".."].contains(&user_id) || user_id.len() > MAX_ID {
            return Ok(None);
        }
        let found = self.found(&Question::Id(user_id.to_owned())).await?;
        Ok(found.first().cloned())
    }

    /// Everybody with this address, compared as mail compares it. Nobody has a text that is no address.
    ///
    /// # Errors
    ///
    /// As [`Remote::by_id`].
    pub async fn by_email(&self, email: &str) -> Result<Vec<Profile>, Unavailable> {
        let Ok(address) = Address::parse(email) else { return Ok(Vec::new()) };
        let found = self.found(&Question::Email(email.to_lowercase(), address.canonical())).await?;
        Ok(found.to_vec())
    }

    async fn found(&self, question: &Question) -> Outcome {
        let key = question.key();
        let (outcome, answer) = match self.desk.known(&key) {
            Some(found) => (Ok(found), "cached"),
            None => match self.desk.asked(key, question).await {
                Ok(found) => (Ok(found), "fresh"),
                Err(unavailable) => match lock(&self.desk.answers).stale(&key, Instant::now()) {
                    Some(found) => (Ok(found), "stale"),
                    None => (Err(unavailable), "unavailable"),
                },
            },
        };
        let answer = if outcome.as_ref().is_ok_and(|found| found.is_empty()) { "none" } else { answer };
        metrics::counter!("vocative_profiles_total", "source" => "remote", "answer" => answer).increment(1);
        outcome
    }
}

impl Desk {
    fn known(&self, key: &Key) -> Option<Found> {
        lock(&self.answers).fresh(key, Instant::now())
    }

    /// Asks, or waits for the answer if somebody has asked already. The question goes on when who asked it is gone.
    async fn asked(self: &Arc<Desk>, key: Key, question: &Question) -> Outcome {
        let deadline = Instant::now() + self.settings.deadline;
        let mut answer = {
            let mut under_way = lock(&self.under_way);
            // An answer is kept before it is no longer under way: here it is either known, or under way, or nobody has asked.
            if let Some(found) = self.known(&key) {
                return Ok(found);
            }
            match under_way.get(&key) {
                Some(answer) => answer.clone(),
                None => {
                    let (sender, answer) = watch::channel(None);
                    under_way.insert(key, answer.clone());
                    let leaving = Leaving { desk: Arc::clone(self), key };
                    tokio::spawn(leaving.answer(question.clone(), deadline, sender));
                    answer
                }
            }
        };
        match timeout_at(deadline, answer.wait_for(Option::is_some)).await {
            Ok(Ok(outcome)) => outcome.clone().unwrap_or_else(|| Err(late())),
            Ok(Err(_)) => Err(fault("the profile source could not be asked")),
            Err(_) => Err(late()),
        }
    }

    async fn ask(&self, question: &Question, deadline: Instant) -> Result<Vec<Profile>, Unavailable> {
        let url = format!("{}{}", self.settings.base, question.path());
        let mut renewed = false;
        loop {
            let token = self.tokens.get(&self.line, &self.settings, deadline).await?;
            let request = |client: &reqwest::Client| {
                client.get(&url).header(ACCEPT, "application/json").header(AUTHORIZATION, token.header.clone())
            };
            let reply = self.line.exchange(request, deadline).await?;
            match reply.status {
                StatusCode::OK => {
                    let whole = serde_json::from_slice(&reply.body).ok();
                    return whole
                        .and_then(|answer| question.read(answer))
                        .ok_or_else(|| fault("the profile source answers with something else than a user"));
                }
                StatusCode::NOT_FOUND => return Ok(Vec::new()),
                StatusCode::UNAUTHORIZED if !renewed => {
                    renewed = true;
                    self.tokens.give_up(&token).await;
                }
                StatusCode::BAD_REQUEST if reply.error_code().is_some_and(|code| NOBODY.contains(&code.as_str())) => {
                    return Ok(Vec::new());
                }
                StatusCode::FORBIDDEN => {
                    return Err(fault(
                        "the profile source does not let the client read users (403); it needs `read:users`",
                    ));
                }
                status => return Err(fault(&format!("the profile source answers with status {}", status.as_u16()))),
            }
        }
    }
}

/// A question under way. Whatever becomes of it, it is taken off the list.
struct Leaving {
    desk: Arc<Desk>,
    key: Key,
}

impl Leaving {
    async fn answer(self, question: Question, deadline: Instant, sender: watch::Sender<Option<Outcome>>) {
        let asked = timeout_at(deadline, self.desk.ask(&question, deadline)).await;
        let outcome = asked.unwrap_or_else(|_| Err(late())).map(Arc::new);
        match &outcome {
            Ok(found) => lock(&self.desk.answers).keep(self.key, found, Instant::now()),
            Err(unavailable) => tracing::warn!(reason = unavailable.reason, "a profile cannot be had at present"),
        }
        drop(self);
        // Nobody may be left to hear it.
        let _ = sender.send(Some(outcome));
    }
}

impl Drop for Leaving {
    fn drop(&mut self) {
        lock(&self.desk.under_way).remove(&self.key);
    }
}

impl Question {
    fn key(&self) -> Key {
        let (sort, text) = match self {
            Question::Id(id) => ("id", id),
            Question::Email(_, canonical) => ("email", canonical),
        };
        let mut key = Key::default();
        key.copy_from_slice(digest(&SHA256, format!("{sort} {text}").as_bytes()).as_ref());
        key
    }

    fn path(&self) -> String {
        match self {
            Question::Id(id) => format!("/api/v2/users/{}", encoded(id)),
            Question::Email(email, _) => format!("/api/v2/users-by-email?email={}", encoded(email)),
        }
    }

    /// Those whom the answer is about, if it is one. Somebody else's profile is none.
    fn read(&self, answer: Value) -> Option<Vec<Profile>> {
        let mut found = match (self, answer) {
            (Question::Id(_), Value::Object(profile)) => vec![profile],
            (Question::Email(..), Value::Array(list)) => {
                let objects = list.into_iter().map(|one| if let Value::Object(one) = one { Some(one) } else { None });
                objects.collect::<Option<Vec<_>>>()?
            }
            _ => return None,
        };
        if found.iter().any(|profile| !profile.get("user_id").is_some_and(Value::is_string)) {
            return None;
        }
        match self {
            Question::Id(id)
                if found.iter().any(|profile| profile.get("user_id").and_then(Value::as_str) != Some(id)) =>
            {
                return None;
            }
            Question::Id(_) => {}
            Question::Email(_, canonical) => found.retain(|profile| {
                let email = profile.get("email").and_then(Value::as_str).map(Address::parse);
                email.is_some_and(|email| email.is_ok_and(|email| email.canonical() == *canonical))
            }),
        }
        for profile in &mut found {
            profile.retain(|name, _| !NOT_NEEDED.contains(&name.as_str()));
        }
        Some(found)
    }
}

/// A text as one part of a path or a query: everything but RFC 3986's unreserved characters is escaped.
fn encoded(text: &str) -> String {
    let escape = |octet: u8| match octet {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(octet).to_string(),
        _ => format!("%{octet:02X}"),
    };
    text.bytes().map(escape).collect()
}

fn fault(reason: &str) -> Unavailable {
    Unavailable { reason: reason.to_owned(), retry_after: None }
}

fn late() -> Unavailable {
    fault("the profile source does not answer in time")
}

/// Nothing panics with one of these locks held, and what they guard is whole after each statement.
fn lock<T>(guarded: &Mutex<T>) -> MutexGuard<'_, T> {
    guarded.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn settings(base: &str) -> Settings {
        Settings {
            base: base.to_owned(),
            client_id: "client-7".to_owned(),
            client_secret: "secret-7".to_owned(),
            audience: "https://x.example/api/v2/".to_owned(),
            deadline: Duration::from_secs(2),
            cache: Duration::from_secs(60),
            stale: Duration::from_secs(60),
        }
    }

    #[test]
    fn only_https_and_this_machine_are_asked() {
        for fine in [
            "https://example.eu.auth0.com",
            "https://x.example:8443/prefix/",
            "http://127.0.0.1:1",
            "http://localhost:1",
            "http://[::1]:1",
        ] {
            assert!(Remote::new(settings(fine)).is_ok(), "{fine}");
        }
        for (wrong, word) in [
            ("example.eu.auth0.com", "none"),
            ("http://example.eu.auth0.com", "plain http"),
            ("http://127.0.0.1.example.org", "plain http"),
            ("http://localhost.example.org", "plain http"),
            ("ftp://example.org", "https"),
            ("https://user:pass@example.org", "more than"),
            ("https://example.org/?x", "more than"),
            ("https://example.org/#x", "more than"),
            ("", "none"),
        ] {
            let error = Remote::new(settings(wrong)).unwrap_err();
            assert!(error.reason.contains(word), "{wrong}: {}", error.reason);
        }
    }

    #[test]
    fn nothing_secret_is_printed_by_accident() {
        let printed = format!("{:?}", Remote::new(settings("https://x.example")).unwrap());
        assert!(
            printed.contains("https://x.example") && !printed.contains("secret-7") && !printed.contains("client-7")
        );
    }

    #[test]
    fn a_question_is_one_part_of_a_path_whatever_is_in_it() {
        for (id, path) in [
            ("auth0|u1", "/api/v2/users/auth0%7Cu1"),
            ("a/../b?c#d", "/api/v2/users/a%2F..%2Fb%3Fc%23d"),
            ("%2e%2e", "/api/v2/users/%252e%252e"),
            ("名 \n", "/api/v2/users/%E5%90%8D%20%0A"),
        ] {
            assert_eq!(Question::Id(id.to_owned()).path(), path);
            let whole = format!("https://x.example{path}");
            assert_eq!(Url::parse(&whole).unwrap().as_str(), whole);
        }
        let email = Question::Email("jane+x@example.com".to_owned(), String::new());
        assert_eq!(email.path(), "/api/v2/users-by-email?email=jane%2Bx%40example.com");
        assert_ne!(Question::Id("a".to_owned()).key(), Question::Email("a".to_owned(), "a".to_owned()).key());
    }

    #[test]
    fn an_answer_is_about_who_was_asked_for() {
        let id = Question::Id("a|1".to_owned());
        let email = Question::Email("anna@x.example".to_owned(), "anna@x.example".to_owned());
        let full =
            json!({ "user_id": "a|1", "name": "A", "identities": [{ "access_token": "t" }], "last_ip": "192.0.2.1" });
        let found = id.read(full).unwrap();
        assert_eq!(Value::Object(found[0].clone()), json!({ "user_id": "a|1", "name": "A" }));
        for wrong in
            [json!({ "user_id": "a|2" }), json!({}), json!([]), json!({ "user_id": 1 }), json!(null), json!("x")]
        {
            assert_eq!(id.read(wrong.clone()), None, "{wrong}");
        }
        let list = json!([
            { "user_id": "a|1", "email": "ANNA@X.example" }, { "user_id": "a|2", "email": "other@x.example" }, { "user_id": "a|3" },
        ]);
        let found = email.read(list).unwrap();
        assert_eq!(found.iter().map(|profile| profile["user_id"].as_str().unwrap()).collect::<Vec<_>>(), ["a|1"]);
        for wrong in [json!({ "user_id": "a|1" }), json!([1]), json!([{ "email": "anna@x.example" }]), json!(null)] {
            assert_eq!(email.read(wrong.clone()), None, "{wrong}");
        }
    }
}
