//! Where profiles come from: the store in the outbox's database, and a Management API elsewhere, here a scripted one over real HTTP.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Map, Value, json};
use tokio::sync::Notify;
use vocative::clock;
use vocative::outbox::{Outbox, Settings};
use vocative::people::remote::{self, Remote};
use vocative::people::rules::{self, Kind};
use vocative::people::store::PeopleError;
use vocative::people::{People, Source, Unavailable};

/// Longer than anything in these tests takes, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(60);
/// Longer than any deadline here, so that a wish for it cannot be waited out.
const AGES: u64 = 3_000;
const SECRET: &str = "client-secret-7";
const CONNECTION: &str = "Username-Password-Authentication";

fn object(value: Value) -> Map<String, Value> {
    value.as_object().expect("an object").clone()
}

// The store.

/// A store in a database of its own.
struct Kept {
    people: People,
    _folder: tempfile::TempDir,
}

impl Kept {
    async fn new() -> Kept {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("outbox.db").display());
        let outbox = Outbox::open(&url, &[], Settings::default(), true).await.unwrap();
        Kept { people: People::new(outbox), _folder: folder }
    }

    async fn create(&self, body: Value) -> Result<Map<String, Value>, PeopleError> {
        self.people.create("", &object(body), CONNECTION).await.map(|person| person.profile)
    }

    async fn change(&self, id: &str, body: Value) -> Result<Option<Map<String, Value>>, PeopleError> {
        let body = object(body);
        let changed = self.people.change("", id, |person| rules::change(person, &body, clock::now())).await;
        changed.map(|person| person.map(|person| person.profile))
    }

    async fn ids_by_email(&self, email: &str) -> Vec<String> {
        let found = self.people.by_email("", email).await.unwrap();
        found.iter().map(|person| person.profile["user_id"].as_str().unwrap().to_owned()).collect()
    }
}

#[track_caller]
fn refused<T: std::fmt::Debug>(answer: Result<T, PeopleError>) -> (Kind, String) {
    match answer {
        Err(PeopleError::Refused(refusal)) => (refusal.kind, refusal.message),
        other => panic!("{other:?}"),
    }
}

fn exists() -> (Kind, String) {
    (Kind::Exists, "The user already exists.".to_owned())
}

#[tokio::test]
async fn a_person_is_made_found_changed_and_forgotten() {
    let kept = Kept::new().await;
    let made = kept.create(json!({ "email": "Anna@Example.org", "user_metadata": { "lang": "de" } })).await.unwrap();
    let id = made["user_id"].as_str().unwrap();
    assert!(
        id.strip_prefix("auth0|").is_some_and(|id| id.len() == 24 && id.bytes().all(|c| c.is_ascii_hexdigit())),
        "{id}"
    );
    assert_eq!(kept.people.get("", id).await.unwrap().unwrap().profile, made);
    assert_eq!(kept.people.get("other", id).await.unwrap(), None, "tenants do not see each other's people");
    assert_eq!(kept.ids_by_email("ANNA@EXAMPLE.ORG").await, [id]);
    assert_eq!(kept.people.by_identity("", "auth0", &id[6..]).await.unwrap().len(), 1);

    let changed = kept.change(id, json!({ "user_metadata": { "title": "Dr." } })).await.unwrap().unwrap();
    assert_eq!(changed["user_metadata"], json!({ "lang": "de", "title": "Dr." }));
    assert_eq!(kept.people.get("", id).await.unwrap().unwrap().profile, changed);
    assert_eq!(kept.change("auth0|nobody", json!({})).await.unwrap(), None);

    assert!(kept.people.remove("", id).await.unwrap());
    assert!(!kept.people.remove("", id).await.unwrap());
    assert_eq!(kept.people.get("", id).await.unwrap(), None);
    assert!(kept.ids_by_email("anna@example.org").await.is_empty());
    kept.create(json!({ "email": "anna@example.org" })).await.expect("the address is free again");
}

#[tokio::test]
async fn an_address_is_one_persons_within_a_connection() {
    let kept = Kept::new().await;
    kept.create(json!({ "email": "anna@example.org", "user_id": "1", "username": "anna" })).await.unwrap();
    assert_eq!(refused(kept.create(json!({ "email": "ANNA@example.org" })).await), exists());
    assert_eq!(refused(kept.create(json!({ "email": "x@example.org", "user_id": "1" })).await), exists());
    assert_eq!(refused(kept.create(json!({ "email": "x@example.org", "username": "Anna" })).await), exists());
    kept.create(json!({ "email": "anna@example.org", "user_id": "2", "connection": "other" })).await.unwrap();
    assert_eq!(kept.ids_by_email("anna@example.org").await, ["auth0|1", "auth0|2"], "the oldest first");
    kept.people.create("other", &object(json!({ "email": "anna@example.org" })), CONNECTION).await.unwrap();

    kept.create(json!({ "email": "ben@example.org", "user_id": "3" })).await.unwrap();
    assert_eq!(refused(kept.change("auth0|3", json!({ "email": "anna@example.org" })).await), exists());
    assert_eq!(kept.ids_by_email("ben@example.org").await, ["auth0|3"], "nothing was changed");
    kept.change("auth0|1", json!({ "email": "new@example.org" })).await.unwrap().unwrap();
    assert_eq!(kept.ids_by_email("new@example.org").await, ["auth0|1"]);
    assert_eq!(kept.ids_by_email("anna@example.org").await, ["auth0|2"], "keys are derived anew");
    kept.change("auth0|3", json!({ "email": "anna@example.org" })).await.unwrap().unwrap();
    assert!(kept.ids_by_email("no address").await.is_empty());
}

#[tokio::test]
async fn a_refused_change_writes_nothing() {
    let kept = Kept::new().await;
    kept.create(json!({ "email": "anna@example.org", "user_id": "1" })).await.unwrap();
    let before = kept.people.get("", "auth0|1").await.unwrap();
    for body in [json!({ "user_id": "auth0|2" }), json!({ "app_metadata": { "email": "x" } }), json!({ "name": 7 })] {
        assert_eq!(refused(kept.change("auth0|1", body).await).0, Kind::Invalid);
    }
    let same = kept.people.change("", "auth0|1", |person| Ok(person.clone())).await.unwrap();
    let renamed = kept.people.change("", "auth0|1", |person| {
        let mut person = person.clone();
        person.insert("user_id".to_owned(), json!("auth0|2"));
        Ok(person)
    });
    assert_eq!(renamed.await.unwrap(), before, "an id is for good");
    assert_eq!(same, before);
    assert_eq!(kept.people.get("", "auth0|1").await.unwrap(), before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_changes_at_the_same_time_none_is_lost() {
    let kept = Arc::new(Kept::new().await);
    kept.create(json!({ "email": "anna@example.org", "user_id": "1" })).await.unwrap();
    let tasks: Vec<_> = (0..12)
        .map(|n| {
            let kept = kept.clone();
            tokio::spawn(async move {
                kept.change("auth0|1", json!({ "user_metadata": { format!("key{n}"): n } })).await.unwrap().unwrap();
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let person = kept.people.get("", "auth0|1").await.unwrap().unwrap().profile;
    assert_eq!(person["user_metadata"].as_object().unwrap().len(), 12);
}

#[tokio::test]
async fn an_export_is_taken_over_as_it_is_as_often_as_one_likes() {
    let kept = Kept::new().await;
    let exported = object(json!({
        "user_id": "google-oauth2|103547", "email": "Anna@Example.org", "email_verified": true, "locale": "en_US", "groups": ["a"],
        "identities": [
            { "provider": "google-oauth2", "user_id": "103547", "connection": "google-oauth2", "isSocial": true, "access_token": "ya29" },
            { "provider": "github", "user_id": 42, "connection": "github", "isSocial": true },
        ],
        "user_metadata": { "lang": "de" }, "password_hash": "$2b$10$",
    }));
    let first = kept.people.put("", &exported).await.unwrap();
    let again = kept.people.put("", &exported).await.unwrap();
    assert_eq!(first.profile, again.profile);
    assert!(again.version > first.version);
    let text = Value::Object(again.profile.clone()).to_string();
    assert!(!text.contains("ya29") && !text.contains("$2b$"), "{text}");
    assert_eq!((&again.profile["groups"], &again.profile["email"]), (&json!(["a"]), &json!("Anna@Example.org")));
    assert_eq!(kept.ids_by_email("anna@example.org").await, ["google-oauth2|103547"]);
    assert_eq!(kept.people.by_identity("", "github", "42").await.unwrap().len(), 1, "linked accounts are found too");
    assert_eq!(refused(kept.people.put("", &object(json!({ "email": "a@x.example" }))).await).0, Kind::Invalid);

    let (all, total) = kept.people.all("", 0, 10).await.unwrap();
    assert_eq!((all.len(), total), (1, 1));
    for n in 0..5 {
        kept.create(json!({ "email": format!("p{n}@example.org"), "user_id": n.to_string() })).await.unwrap();
    }
    let (page, total) = kept.people.all("", 2, 2).await.unwrap();
    let ids: Vec<_> = page.iter().map(|person| person.profile["user_id"].clone()).collect();
    assert_eq!((ids, total), (vec![json!("auth0|1"), json!("auth0|2")], 6), "the oldest first");
}

#[tokio::test]
async fn an_address_leads_to_the_one_person_who_has_proven_it() {
    let kept = Kept::new().await;
    let source = Source::Store(kept.people.clone());
    let ids = async |email: &str| source.by_email("", email).await.unwrap().map(|profile| profile["user_id"].clone());
    kept.create(json!({ "email": "anna@example.org", "user_id": "1" })).await.unwrap();
    assert_eq!(ids("anna@example.org").await, None, "nobody has proven it");
    kept.create(json!({ "email": "anna@example.org", "user_id": "2", "connection": "b", "email_verified": true }))
        .await
        .unwrap();
    assert_eq!(ids("ANNA@example.org").await, Some(json!("auth0|2")));
    kept.create(json!({ "email": "anna@example.org", "user_id": "3", "connection": "c", "email_verified": true }))
        .await
        .unwrap();
    assert_eq!(ids("anna@example.org").await, None, "two have");
    assert_eq!(source.by_id("", "auth0|3").await.unwrap().unwrap()["email"], "anna@example.org");
    assert_eq!(source.by_id("other", "auth0|3").await.unwrap(), None);
}

#[tokio::test]
async fn with_a_key_nothing_of_a_person_can_be_read_in_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("outbox.db").display());
    let key = "5a".repeat(32);
    let outbox = Outbox::open(&url, &[key], Settings::default(), true).await.unwrap();
    let people = People::new(outbox);
    let person = json!({ "user_id": "auth0|readable-id", "email": "readable@example.org", "name": "Readable Name" });
    people.put("", &object(person)).await.unwrap();
    assert_eq!(people.by_email("", "readable@example.org").await.unwrap().len(), 1);
    let files = std::fs::read_dir(folder.path()).unwrap().map(|entry| std::fs::read(entry.unwrap().path()).unwrap());
    let text = String::from_utf8_lossy(&files.flatten().collect::<Vec<u8>>()).to_lowercase();
    assert!(text.contains("person"), "these are the files");
    assert!(!text.contains("readable"), "an id, an address or a name stands in the file");
}

// The remote API.

/// A request as the API saw it.
#[derive(Clone, Debug)]
struct Asked {
    method: String,
    path: String,
    authorization: String,
    body: String,
}

/// What the API does.
enum Answer {
    Json(u16, Value),
    With(u16, Vec<(&'static str, String)>, String),
    /// No answer ever.
    Silence,
    /// When the test says so.
    When(Arc<Notify>, Value),
}

impl Answer {
    async fn response(self) -> Response {
        let (status, headers, body) = match self {
            Answer::Json(status, value) => (status, Vec::new(), value.to_string()),
            Answer::With(status, headers, body) => (status, headers, body),
            Answer::Silence => std::future::pending().await,
            Answer::When(open, value) => {
                open.notified().await;
                (200, Vec::new(), value.to_string())
            }
        };
        let mut response = Response::builder().status(StatusCode::from_u16(status).unwrap());
        for (name, value) in headers {
            response = response.header(name, value);
        }
        response.body(Body::from(body)).unwrap()
    }
}

/// A scripted Management API. Tokens are `token-1`, `token-2`, … for an hour, unless the script says otherwise.
struct Api {
    addr: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
    task: tokio::task::AbortHandle,
}

impl Drop for Api {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Api {
    /// `script` is asked with each request to its path and how many of that path came before; `None`: as described.
    async fn start(script: impl Fn(&Asked, usize) -> Option<Answer> + Send + Sync + 'static) -> Api {
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let (script, seen) = (Arc::new(script), asked.clone());
        let router = Router::new().fallback(move |request: Request| {
            let (script, seen) = (script.clone(), seen.clone());
            async move {
                let (head, body) = request.into_parts();
                let body = to_bytes(body, 1 << 16).await.unwrap();
                let one = Asked {
                    method: head.method.to_string(),
                    path: head.uri.to_string(),
                    authorization: head
                        .headers
                        .get("authorization")
                        .map_or("", |value| value.to_str().unwrap())
                        .to_owned(),
                    body: String::from_utf8(body.to_vec()).unwrap(),
                };
                let answer = {
                    let mut seen = seen.lock().unwrap();
                    let before = seen.iter().filter(|asked| asked.path == one.path).count();
                    seen.push(one.clone());
                    script(&one, before).unwrap_or_else(|| match one.path.as_str() {
                        "/oauth/token" => token(before, 3_600),
                        _ => Answer::Json(404, json!({ "statusCode": 404, "errorCode": "inexistent_user" })),
                    })
                };
                answer.response().await
            }
        });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let task = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Api { addr, asked, task: task.abort_handle() }
    }

    /// The API answers questions for people with these, in order; then with 404.
    async fn answering(answers: Vec<Answer>) -> Api {
        let answers = Mutex::new(answers.into_iter());
        Api::start(move |asked, _| if asked.path == "/oauth/token" { None } else { answers.lock().unwrap().next() })
            .await
    }

    fn settings(&self) -> remote::Settings {
        remote::Settings {
            base: format!("http://{}", self.addr),
            client_id: "client".to_owned(),
            client_secret: SECRET.to_owned(),
            audience: "https://x.example/api/v2/".to_owned(),
            deadline: PATIENCE,
            cache: Duration::from_secs(3_600),
            stale: Duration::from_secs(3_600),
        }
    }

    fn remote(&self) -> Remote {
        Remote::new(self.settings()).unwrap()
    }

    /// One that takes no answer for true a second time.
    fn forgetful(&self) -> Remote {
        Remote::new(remote::Settings { cache: Duration::ZERO, ..self.settings() }).unwrap()
    }

    fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// The requests' paths in order, `token` for a token.
    fn paths(&self) -> Vec<String> {
        let paths = self.asked().into_iter().map(|asked| asked.path.replace("/oauth/token", "token"));
        paths.map(|path| path.replace("/api/v2/users/", "")).collect()
    }
}

fn token(before: usize, expires_in: u64) -> Answer {
    let token = format!("token-{}", before + 1);
    Answer::Json(
        200,
        json!({ "access_token": token, "expires_in": expires_in, "scope": "read:users", "token_type": "Bearer" }),
    )
}

fn anna() -> Value {
    json!({ "user_id": "a", "email": "anna@example.org", "email_verified": true, "user_metadata": { "lang": "de" } })
}

fn ok(user: Value) -> Answer {
    Answer::Json(200, user)
}

fn status(status: u16) -> Answer {
    Answer::With(status, Vec::new(), "anna@example.org token-1".to_owned())
}

fn busy(headers: Vec<(&'static str, String)>) -> Answer {
    Answer::With(429, headers, json!({ "statusCode": 429, "errorCode": "too_many_requests" }).to_string())
}

/// That there is no answer, in words that say nothing of persons, tokens and credentials.
#[track_caller]
fn unavailable<T: std::fmt::Debug>(answer: Result<T, Unavailable>) -> Unavailable {
    let unavailable = answer.unwrap_err();
    let printed = format!("{unavailable} {unavailable:?}");
    for word in ["anna", "token-", SECRET, "example.org", "127.0.0.1"] {
        assert!(!printed.contains(word), "{printed} says {word}");
    }
    unavailable
}

#[tokio::test]
async fn a_person_is_asked_for_with_a_token_that_is_shared() {
    let api = Api::start(|asked, _| match asked.path.as_str() {
        "/api/v2/users/auth0%7Cu1" => Some(ok(json!({ "user_id": "auth0|u1", "name": "A" }))),
        "/api/v2/users-by-email?email=jane%2Bx%40example.org" => {
            Some(ok(json!([{ "user_id": "b", "email": "Jane+x@example.org", "email_verified": true }])))
        }
        _ => None,
    })
    .await;
    let remote = api.remote();
    assert_eq!(remote.by_id("auth0|u1").await.unwrap(), Some(object(json!({ "user_id": "auth0|u1", "name": "A" }))));
    assert_eq!(remote.by_email("Jane+x@Example.org").await.unwrap()[0]["user_id"], "b");
    assert_eq!(remote.clone().by_id("nobody").await.unwrap(), None);
    let source = Source::Remote(remote.clone(), String::new());
    assert_eq!(source.by_id("other", "auth0|u1").await.unwrap(), None, "its people are one tenant's");
    assert_eq!(source.by_email("other", "jane+X@example.org").await.unwrap(), None);
    assert_eq!(source.by_email("", "jane+X@example.org").await.unwrap().unwrap()["user_id"], "b");
    for silly in ["", ".", ".."] {
        assert_eq!(remote.by_id(silly).await.unwrap(), None);
    }
    assert!(remote.by_email("no address").await.unwrap().is_empty());

    let asked = api.asked();
    assert_eq!(asked.len(), 4, "one token, three questions: {asked:?}");
    let expected = format!(
        "grant_type=client_credentials&client_id=client&client_secret={SECRET}&audience=https%3A%2F%2Fx.example%2Fapi%2Fv2%2F"
    );
    assert_eq!(
        (asked[0].method.as_str(), asked[0].path.as_str(), asked[0].body.as_str()),
        ("POST", "/oauth/token", expected.as_str())
    );
    for question in &asked[1..] {
        assert_eq!((question.method.as_str(), question.authorization.as_str()), ("GET", "Bearer token-1"));
    }
}

#[tokio::test]
async fn an_answer_is_not_asked_for_again_and_neither_is_that_there_is_none() {
    let api = Api::answering(vec![ok(anna()), status(404)]).await;
    let remote = api.remote();
    for _ in 0..3 {
        assert_eq!(remote.by_id("a").await.unwrap().unwrap()["email"], "anna@example.org");
        assert_eq!(remote.by_id("b").await.unwrap(), None);
    }
    assert_eq!(api.paths(), ["token", "a", "b"]);
}

#[tokio::test]
async fn a_token_at_its_end_is_fetched_anew() {
    let api = Api::start(|asked, before| match asked.path.as_str() {
        "/oauth/token" => Some(token(before, 0)),
        _ => Some(ok(anna())),
    })
    .await;
    let remote = api.forgetful();
    for _ in 0..2 {
        remote.by_id("a").await.unwrap();
    }
    assert_eq!(api.paths(), ["token", "a", "token", "a"]);
    assert_eq!(api.asked()[3].authorization, "Bearer token-2");
}

#[tokio::test]
async fn a_token_that_is_refused_is_fetched_anew_once() {
    let api = Api::answering(vec![status(401), ok(anna())]).await;
    api.remote().by_id("a").await.unwrap().unwrap();
    assert_eq!(api.paths(), ["token", "a", "token", "a"]);
    assert_eq!(api.asked()[3].authorization, "Bearer token-2");

    let api = Api::answering(vec![status(401), status(401)]).await;
    let why = unavailable(api.remote().by_id("a").await);
    assert!(why.reason.contains("401"), "{why}");
    assert_eq!(api.paths(), ["token", "a", "token", "a"]);
}

#[tokio::test]
async fn credentials_that_are_refused_are_not_tried_at_once_again() {
    let api = Api::start(|_, _| Some(status(401))).await;
    let remote = api.remote();
    for _ in 0..3 {
        let why = unavailable(remote.by_id("a").await);
        assert!(why.reason.contains("no token (401)"), "{why}");
        assert!(why.retry_after.is_some());
    }
    assert_eq!(api.paths(), ["token"]);
}

#[tokio::test]
async fn one_question_serves_everybody_who_asks_it() {
    let open = Arc::new(Notify::new());
    let script = open.clone();
    let api = Api::start(move |asked, _| match asked.path.as_str() {
        "/oauth/token" => None,
        _ => Some(Answer::When(script.clone(), anna())),
    })
    .await;
    let remote = api.remote();
    let first = tokio::spawn({
        let remote = remote.clone();
        async move { remote.by_id("a").await }
    });
    while api.paths() != ["token", "a"] {
        tokio::task::yield_now().await;
    }
    let others: Vec<_> = (0..20)
        .map(|_| {
            let remote = remote.clone();
            tokio::spawn(async move { remote.by_id("a").await })
        })
        .collect();
    tokio::task::yield_now().await;
    // Who asked first is gone; the question goes on.
    first.abort();
    open.notify_one();
    for other in others {
        assert_eq!(other.await.unwrap().unwrap().unwrap()["user_id"], "a");
    }
    assert_eq!(api.paths(), ["token", "a"]);
}

#[tokio::test]
async fn one_task_at_a_time_fetches_the_token() {
    let api = Api::start(|asked, _| {
        let id = asked.path.strip_prefix("/api/v2/users/")?;
        Some(ok(json!({ "user_id": id })))
    })
    .await;
    let remote = api.remote();
    let tasks: Vec<_> = (0..20)
        .map(|n| {
            let remote = remote.clone();
            tokio::spawn(async move { remote.by_id(&format!("id{n}")).await.unwrap().unwrap() })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let paths = api.paths();
    assert_eq!((paths.len(), paths.iter().filter(|path| *path == "token").count()), (21, 1), "{paths:?}");
}

#[tokio::test]
async fn a_short_silence_is_waited_out() {
    let soon = || (clock::now().as_second() + 1).to_string();
    let api = Api::answering(vec![
        busy(vec![("retry-after", "0".to_owned())]),
        busy(vec![("x-ratelimit-reset", soon())]),
        ok(anna()),
    ])
    .await;
    api.remote().by_id("a").await.unwrap().unwrap();
    assert_eq!(api.paths(), ["token", "a", "a", "a"]);

    let api = Api::answering((0..9).map(|_| busy(Vec::new())).collect()).await;
    let why = unavailable(api.remote().by_id("a").await);
    assert!(why.retry_after.is_some(), "there is an end to it: {why:?}");
    assert_eq!(api.paths(), ["token", "a", "a", "a"]);
}

#[tokio::test]
async fn during_a_long_silence_nothing_is_asked_at_all() {
    let reset =
        |seconds: u64| ("x-ratelimit-reset", (clock::now().as_second() + i64::try_from(seconds).unwrap()).to_string());
    for headers in [
        vec![("retry-after", AGES.to_string())],
        vec![reset(AGES)],
        // `Retry-After` is the one that counts.
        vec![("retry-after", AGES.to_string()), reset(0)],
    ] {
        let api = Api::answering(vec![busy(headers.clone())]).await;
        let remote = api.remote();
        for id in ["a", "a", "b"] {
            let why = unavailable(remote.by_id(id).await);
            let wait = why.retry_after.unwrap();
            assert!(wait > Duration::from_secs(AGES / 2) && wait <= Duration::from_secs(AGES), "{headers:?}: {wait:?}");
        }
        unavailable(remote.by_email("anna@example.org").await);
        assert_eq!(api.paths(), ["token", "a"], "{headers:?}");
    }
}

#[tokio::test]
async fn trouble_is_tried_once_more() {
    for trouble in [500, 502, 503] {
        let api = Api::answering(vec![status(trouble), ok(anna())]).await;
        api.remote().by_id("a").await.unwrap().unwrap();
        let api = Api::answering(vec![status(trouble), status(trouble), ok(anna())]).await;
        let why = unavailable(api.remote().by_id("a").await);
        assert!(why.reason.contains(&trouble.to_string()), "{why}");
        assert_eq!(api.paths(), ["token", "a", "a"]);
    }
    let api =
        Api::start(|asked, before| if asked.path == "/oauth/token" && before == 0 { Some(status(500)) } else { None })
            .await;
    assert_eq!(api.remote().by_id("a").await.unwrap(), None);
    assert_eq!(api.paths(), ["token", "token", "a"]);
}

#[tokio::test]
async fn an_older_answer_serves_while_there_is_no_better_one() {
    let answers =
        vec![ok(anna()), status(500), status(500), status(403), busy(vec![("retry-after", AGES.to_string())])];
    let api = Api::answering(answers).await;
    let remote = api.forgetful();
    for _ in 0..5 {
        assert_eq!(remote.by_id("a").await.unwrap().unwrap()["user_metadata"], json!({ "lang": "de" }));
    }
    assert_eq!(api.paths(), ["token", "a", "a", "a", "a", "a"], "500 twice, 403, 429, and then not asked");
    unavailable(remote.by_id("b").await);

    // Who is gone is gone.
    let api = Api::answering(vec![ok(anna()), status(404), status(403)]).await;
    let remote = api.forgetful();
    remote.by_id("a").await.unwrap().unwrap();
    assert_eq!(remote.by_id("a").await.unwrap(), None);
    unavailable(remote.by_id("a").await);
}

#[tokio::test]
async fn what_is_no_answer_is_not_taken_for_one() {
    let large = format!("{{\"user_id\":\"a\",\"bio\":\"{}\"}}", "x".repeat(1 << 20));
    let deep = format!("{{\"user_id\":\"a\",\"bio\":{}1{}}}", "[".repeat(5_000), "]".repeat(5_000));
    for (answer, word) in [
        (Answer::With(200, Vec::new(), "{\"user_id\":\"a\"".to_owned()), "else than a user"),
        (Answer::With(200, Vec::new(), String::new()), "else than a user"),
        (Answer::With(200, Vec::new(), "<html>anna</html>".to_owned()), "else than a user"),
        (Answer::With(200, Vec::new(), deep), "else than a user"),
        (ok(json!([anna()])), "else than a user"),
        (ok(json!({ "user_id": 7 })), "else than a user"),
        (ok(json!({ "user_id": "b", "email": "anna@example.org" })), "else than a user"),
        (ok(json!(null)), "else than a user"),
        (Answer::With(302, vec![("location", "/api/v2/users/b".to_owned())], String::new()), "redirect"),
        (status(204), "204"),
        (status(400), "400"),
        (status(403), "read:users"),
        (status(418), "418"),
    ] {
        let api = Api::answering(vec![answer]).await;
        let why = unavailable(api.remote().by_id("a").await);
        assert!(why.reason.contains(word), "{why} says {word}");
        assert_eq!(api.paths(), ["token", "a"]);
    }
    let api = Api::answering(vec![Answer::With(200, Vec::new(), large)]).await;
    let why = unavailable(api.remote().by_id("a").await);
    assert!(why.reason.contains("1 MiB"), "{why}");

    let api = Api::answering(vec![ok(anna())]).await;
    unavailable(api.remote().by_email("anna@example.org").await);
    // An id that the API calls none is nobody's.
    let none = json!({ "statusCode": 400, "errorCode": "invalid_uri", "message": "Path validation error: 'anna'" });
    let api = Api::answering(vec![Answer::Json(400, none)]).await;
    assert_eq!(api.remote().by_id("a").await.unwrap(), None);
}

#[tokio::test]
async fn a_token_that_is_none_is_not_used() {
    for answer in [
        json!({}),
        json!([]),
        json!({ "access_token": 7 }),
        json!({ "access_token": "a\r\nx: y" }),
        json!({ "access_token": "" }),
    ] {
        let api = Api::start(move |_, _| Some(ok(answer.clone()))).await;
        let why = unavailable(api.remote().by_id("a").await);
        assert!(why.reason.contains("else than a token"), "{why}");
        assert_eq!(api.paths(), ["token"]);
    }
}

#[tokio::test]
async fn who_does_not_answer_in_time_does_not_answer() {
    for silent in ["/oauth/token", "/api/v2/users/a"] {
        let api = Api::start(move |asked, _| (asked.path == silent).then_some(Answer::Silence)).await;
        let settings = remote::Settings { deadline: Duration::from_millis(300), ..api.settings() };
        let remote = Remote::new(settings).unwrap();
        let why = unavailable(remote.by_id("a").await);
        assert!(why.reason.contains("in time"), "{why}");
    }
}

#[tokio::test]
async fn where_nobody_listens_nobody_answers() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = listener.local_addr().unwrap();
    // Taken and hung up, twice, then nobody is there.
    tokio::spawn(async move {
        for _ in 0..2 {
            drop(listener.accept().await.unwrap());
        }
    });
    let api = Api::answering(Vec::new()).await;
    let settings = remote::Settings { base: format!("http://{addr}"), ..api.settings() };
    let remote = Remote::new(settings).unwrap();
    for _ in 0..2 {
        let why = unavailable(remote.by_id("a").await);
        assert!(why.reason.contains("cannot be reached"), "{why}");
    }
}
