//! Catalogue C: the same request twice, by one caller or by many.

use std::sync::Arc;

use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use vocative::clock;
use vocative::intake::{Answer, Intake, IntakeError};
use vocative::outbox::delivery::State;
use vocative::outbox::store::Filter;
use vocative::outbox::{Limit, Outbox, Settings};

use crate::builder::{Builder, hello};

async fn desk(settings: Settings) -> (Arc<Intake>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("outbox.db").display());
    let outbox = Outbox::open(&url, &[], settings, true).await.unwrap();
    (Arc::new(Intake::new(outbox, Arc::new(Builder::new().engine().engine), Vec::new(), true)), folder)
}

async fn count(intake: &Intake) -> usize {
    intake.outbox().list(Filter { limit: 1_000, ..Filter::default() }).await.unwrap().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_and_request_get_the_same_answer() {
    let (intake, _folder) = desk(Settings::default()).await;
    let request = hello(json!({}));
    let first = intake.accept("acme", &request, Some("key")).await.unwrap();
    assert_eq!(first.status, State::Queued);
    // The same, but for the order of its keys and a null.
    let mut same = json!({ "to": null, "data": request["data"], "user": request["user"], "email": request["email"] });
    assert_eq!(intake.accept("acme", &same, Some("key")).await.unwrap(), first);
    intake.outbox().cancel(&first.id).await.unwrap();
    let later = intake.accept("acme", &request, Some("key")).await.unwrap();
    assert_eq!((later.id, later.status), (first.id.clone(), State::Cancelled), "the state is that of now");
    same["data"]["url"] = json!("https://app.example.org/other");
    assert!(matches!(intake.accept("acme", &same, Some("key")).await, Err(IntakeError::Conflict)));
    for (tenant, key) in [("other", Some("key")), ("acme", Some("other")), ("acme", None)] {
        assert_ne!(intake.accept(tenant, &request, key).await.unwrap().id, first.id, "{tenant} {key:?}");
    }
    assert_eq!(count(&intake).await, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_callers_with_one_key_get_one_id() {
    let (intake, _folder) = desk(Settings::default()).await;
    let mut callers = JoinSet::new();
    for _ in 0..50 {
        let intake = intake.clone();
        callers.spawn(async move { intake.accept("", &hello(json!({})), Some("key")).await.unwrap().id });
    }
    let mut ids = callers.join_all().await;
    ids.dedup();
    assert_eq!((ids.len(), count(&intake).await), (1, 1));
}

/// A caller whose connection broke asks again with its key. What it had asked for is accepted, whatever has become impossible since.
#[tokio::test(flavor = "multi_thread")]
async fn a_key_answers_again_when_the_request_would_be_refused_by_now() {
    let (intake, _folder) = desk(Settings::default()).await;
    let mut request = hello(json!({}));
    request["not_after"] = json!(clock::now().checked_add(SignedDuration::from_millis(700)).unwrap().to_string());
    let first = intake.accept("", &request, Some("late")).await.unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(800)).await;
    assert!(matches!(intake.accept("", &request, None).await, Err(IntakeError::Refused(_))), "its deadline has passed");
    let again = intake.accept("", &request, Some("late")).await;
    assert_eq!(again.map_err(|error| error.to_string()).map(|receipt| receipt.id), Ok(first.id));

    let plain = hello(json!({}));
    let first = intake.accept("", &plain, Some("reload")).await.unwrap();
    // The project was changed, and its email needs more than this request has.
    let changed =
        Builder::new().change("templates/hello/email.toml", "required = [\"url\"]", "required = [\"url\", \"device\"]");
    intake.swap(Arc::new(changed.engine().engine));
    assert!(matches!(intake.accept("", &plain, None).await, Err(IntakeError::Refused(_))));
    let again = intake.accept("", &plain, Some("reload")).await;
    assert_eq!(again.map_err(|error| error.to_string()).map(|receipt| receipt.id), Ok(first.id));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_printable_and_of_moderate_length() {
    let (intake, _folder) = desk(Settings::default()).await;
    for (key, good) in [
        (String::new(), false),
        ("k".into(), true),
        ("k".repeat(255), true),
        ("k".repeat(256), false),
        ("a b~!".into(), true),
        ("a\nb".into(), false),
        ("a\u{7f}".into(), false),
        ("ключ".into(), false),
    ] {
        let answer = intake.accept("", &hello(json!({})), Some(&key)).await;
        assert_eq!(answer.is_ok(), good, "{key:?}");
        assert!(good || matches!(answer, Err(IntakeError::Key)), "{key:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_takes_what_is_sound_and_names_the_faults_of_the_rest() {
    let (intake, _folder) = desk(Settings::default()).await;
    let batch: Vec<Value> =
        (0..5)
            .map(|n| {
                if n == 2 { json!({ "email": "hello" }) } else { hello(json!({ "email": format!("{n}@example.org") })) }
            })
            .collect();
    let answers = intake.accept_batch("", &batch, Some("key")).await.unwrap();
    let sound: Vec<bool> = answers.iter().map(|answer| matches!(answer, Answer::Accepted(_))).collect();
    assert_eq!(sound, [true, true, false, true, true]);
    assert_eq!(intake.accept_batch("", &batch, Some("key")).await.unwrap(), answers);
    assert!(matches!(intake.accept_batch("", &batch[..4], Some("key")).await, Err(IntakeError::Conflict)));
    assert_eq!(count(&intake).await, 4);
    for size in [0, 1_001] {
        let batch = vec![hello(json!({})); size];
        assert!(matches!(intake.accept_batch("", &batch, None).await, Err(IntakeError::BatchSize)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_are_counted_by_recipient_and_by_tenant() {
    let minute = std::time::Duration::from_secs(60);
    let settings = Settings {
        recipient_limit: Some(Limit { count: 2, per: 60 * minute }),
        tenant_limit: Some(Limit { count: 3, per: 60 * minute }),
        ..Settings::default()
    };
    let (intake, _folder) = desk(settings).await;
    let accept = async |tenant: &str, to: &str| match intake.accept(tenant, &hello(json!({ "email": to })), None).await
    {
        Ok(_) => "ok",
        Err(IntakeError::Limited { name, retry_after }) => {
            assert!(retry_after > minute && retry_after <= 60 * minute, "{retry_after:?}");
            name
        }
        Err(error) => panic!("{error}"),
    };
    // The recipient's limit holds whoever asks, and however the address is written.
    assert_eq!(accept("a", "anna@example.org").await, "ok");
    assert_eq!(accept("b", "anna@EXAMPLE.org").await, "ok");
    assert_eq!(accept("c", "anna@example.org").await, "recipient");
    assert_eq!(accept("a", "bernd@example.org").await, "ok");
    assert_eq!(accept("a", "clara@example.org").await, "ok");
    assert_eq!(accept("a", "doris@example.org").await, "tenant");
    assert_eq!(accept("b", "doris@example.org").await, "ok", "what was refused did not count");
}
