//! The limit of each client, and how it is told.

use jiff::Timestamp;
use serde_json::json;

use super::{Api, assert_refused, path};
use crate::serving::eventually;

fn number(answer: &crate::answer::Answer, name: &str) -> i64 {
    answer.header(name).unwrap_or_else(|| panic!("no {name}: {}", answer.head)).parse().unwrap()
}

#[test]
fn whoever_asks_too_often_is_told_when_to_come_again() {
    let api = Api::with("burst = 4\nper_second = 1");
    let person = api.create(&json!({ "email": "anna@example.org" }));
    let id = person["user_id"].as_str().unwrap();
    let (token, own) = (api.token(&[]), api.person(id, &[]));
    let mut answered = 0;
    let limited = eventually("a limit", || {
        let answer = api.ask(&token, "PATCH", &path(id), Some(&json!({ "nickname": format!("n{answered}") })));
        assert_eq!(number(&answer, "x-ratelimit-limit"), 4);
        let (remaining, reset) = (number(&answer, "x-ratelimit-remaining"), number(&answer, "x-ratelimit-reset"));
        let ahead = reset - Timestamp::now().as_second();
        assert!((0..4).contains(&remaining) && (-1..=5).contains(&ahead), "{}", answer.head);
        if answer.status == 200 {
            answered += 1;
            return None;
        }
        Some(answer)
    });
    assert!(answered >= 3, "{answered}");
    assert_refused(&limited, 429, "Too Many Requests", Some("too_many_requests"), "Global limit has been reached");
    assert_eq!((number(&limited, "retry-after"), number(&limited, "x-ratelimit-remaining")), (1, 0));
    // Others have buckets of their own: another client, and each person.
    assert_eq!(api.ask(&own, "GET", &path(id), None).status, 200);
    let reader = api.grant(
        "",
        &[("grant_type", "client_credentials"), ("client_id", "reader"), ("client_secret", "secret-of-reader")],
    );
    let reader = super::token_of(&reader);
    let seen = api.get(&reader, &path(id));
    assert!(seen["nickname"].as_str().unwrap().starts_with('n'));
    // As it was told: a second later it goes on.
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    assert_eq!(api.ask(&token, "GET", &path(id), None).status, 200);
}

#[test]
fn what_is_refused_carries_the_rate_too() {
    let api = Api::start();
    let token = api.token(&[]);
    for (method, path, status) in [
        ("GET", "/api/v2/users/auth0%7Cnobody", 404),
        ("GET", "/api/v2/nothing", 404),
        ("PUT", "/api/v2/users", 405),
        ("POST", "/api/v2/users", 415),
        ("GET", "/api/v2/users?q=x", 400),
    ] {
        let answer = api.ask(&token, method, path, None);
        assert_eq!(answer.status, status, "{path}: {}", answer.body);
        assert_eq!(number(&answer, "x-ratelimit-limit"), 10_000);
        assert!(number(&answer, "x-ratelimit-remaining") >= 9_000);
        assert!(number(&answer, "x-ratelimit-reset") > 1_700_000_000);
    }
    let nobody = api.service.get("/api/v2/users");
    assert_eq!((nobody.status, number(&nobody, "x-ratelimit-limit")), (401, 10_000));
}
