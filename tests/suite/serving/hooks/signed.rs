//! Vendors that sign with a secret: Supabase, Clerk, Zitadel.

use serde_json::{Value, json};

use super::{SIGNING, WHSEC, body, is_taken, now, refusal, seconds_ahead, signed, started, zitadel_signed};
use crate::builder::vocative;
use crate::peer::Script;
use crate::serving::{Desk, Service};

fn supabase_settings() -> String {
    format!("[hooks.supabase]\nsecrets = [\"v1,{WHSEC}\"]\nurl = \"https://p.supabase.co/auth/v1/\"\n")
}

/// A sign-up of now.
fn signup(to: &str, uuid: &str, more: &[(&str, Value)]) -> Value {
    let mut changes = vec![
        ("/user/email", json!(to)),
        ("/metadata/uuid", json!(uuid)),
        ("/metadata/time", json!(seconds_ahead(0))),
        (
            "/user/user_metadata",
            json!({ "lang": "de", "first_name": "Anna", "last_name": "Weiß", "salutation": "Frau Dr." }),
        ),
    ];
    changes.extend_from_slice(more);
    body("supabase", &changes)
}

fn supabase(service: &Service, id: &str, body: &Value) -> crate::answer::Answer {
    let body = body.to_string();
    service.hook("supabase", &signed("webhook", id, now(), &body), body.as_bytes())
}

/// The error in the one shape that Supabase reads.
fn error(answer: &crate::answer::Answer, status: u16, code: u16) -> String {
    assert_eq!(answer.status, status, "{} {}", answer.head, answer.body);
    assert_eq!(answer.header("content-type"), Some("application/json"), "{}", answer.head);
    let error = &answer.json()["error"];
    assert_eq!(error["http_code"], code, "{}", answer.body);
    error["message"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn supabases_sign_up_is_one_mail_in_the_persons_language_however_often_it_comes() {
    let (desk, service) = started(&supabase_settings());
    let post = signup("anna@example.org", "5e0b7c39-0001", &[]);
    let first = supabase(&service, "attempt-1", &post);
    is_taken(&first);
    assert_eq!(first.json(), json!({}));
    let mail = service.mail("anna@example.org");
    assert_eq!(mail["language"], "de", "{}", mail["text"]);
    let link = "https://p.supabase.co/auth/v1/verify?token=7d5b7b1964cf5d388340a7f04f1dbb5eeb6c7b52ef8270e1737a58d0\
                &type=signup&redirect_to=http%3A%2F%2Flocalhost%3A3000%2F";
    assert!(mail["text"].as_str().unwrap().starts_with("Sehr geehrte Frau Dr. Weiß,"), "{}", mail["text"]);
    assert!(mail["links"].as_array().unwrap().contains(&json!(link)), "{}", mail["text"]);
    // Each attempt has an id and a signature of its own.
    is_taken(&supabase(&service, "attempt-2", &post));
    is_taken(&supabase(&service, "attempt-3", &post));
    assert_eq!(service.count("anna@example.org"), 1);
    // The same id with another token is not the same post.
    let forged = signup("anna@example.org", "5e0b7c39-0001", &[("/email_data/token_hash", json!("another"))]);
    error(&supabase(&service, "attempt-4", &forged), 200, 409);
    assert_eq!(service.count("anna@example.org"), 1);
    // What somebody may see of it, in their metrics and in their logs.
    let metrics = service.get("/metrics").body;
    for (outcome, count) in [("accepted", 3), ("conflict", 1)] {
        let line = metrics.lines().find(|line| {
            line.starts_with("vocative_hooks_total{")
                && line.contains("vendor=\"supabase\"")
                && line.contains(&format!("outcome=\"{outcome}\""))
        });
        assert!(line.is_some_and(|line| line.ends_with(&format!(" {count}"))), "{line:?}");
    }
    let log = desk.log();
    assert!(log.contains("a hook was accepted") && log.contains("a hook was not accepted"), "{log}");
    for secret in ["anna@", "305805", "7d5b7b19", "Wei", "5e0b7c39-0001", WHSEC] {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn supabases_change_of_address_is_two_mails_with_their_own_tokens_or_none() {
    let (_desk, service) = started(&supabase_settings());
    let change = |uuid: &str, new: &str| {
        let changes = [
            ("/metadata/uuid", json!(uuid)),
            ("/metadata/time", json!(seconds_ahead(0))),
            ("/user/email", json!("old@example.org")),
            ("/user/new_email", json!(new)),
        ];
        body("supabase_email_change", &changes)
    };
    let refused = supabase(&service, "a", &change("c-0", "no address"));
    error(&refused, 400, 400);
    assert_eq!(service.count("old@example.org"), 0);
    let sound = change("c-1", "new@example.org");
    is_taken(&supabase(&service, "b", &sound));
    is_taken(&supabase(&service, "c", &sound));
    for (to, token) in [
        ("old@example.org", "token=5b3e2d11-hash-of-the-current-address&type=email_change"),
        ("new@example.org", "token=9a1f0c77-hash-of-the-new-address&type=email_change"),
    ] {
        let mail = service.mail(to);
        assert!(mail["links"].to_string().contains(token), "{}", mail["text"]);
        assert_eq!(service.count(to), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn supabase_is_told_in_its_own_words_what_is_wrong() {
    let (_desk, service) = started(&supabase_settings());
    let post = signup("anna@example.org", "u-1", &[]).to_string();
    let answer = service.hook("supabase", "", post.as_bytes());
    assert!(error(&answer, 401, 401).contains("webhook-id"));
    for (headers, body) in [
        (signed("webhook", "a", now(), &post), post.replace("305805", "305806")),
        (signed("webhook", "a", now() - 301, &post), post.clone()),
        (signed("webhook", "a", now() + 310, &post), post.clone()),
        (signed("svix", "a", now(), &post), post.clone()),
        (signed("webhook", "a", now(), &post).replace("v1,", "v1a,"), post.clone()),
        (signed("webhook", "a", now(), &post).replace("webhook-id: a", "webhook-id: b"), post.clone()),
    ] {
        error(&service.hook("supabase", &headers, body.as_bytes()), 401, 401);
    }
    let kind = |kind: &str| signup("anna@example.org", "u-2", &[("/email_data/email_action_type", json!(kind))]);
    let words = error(&supabase(&service, "a", &kind("new_thing")), 200, 422);
    assert!(words.contains("hooks.supabase.emails.\"new_thing\""), "{words}");
    let quiet = supabase(&service, "a", &kind("password_changed_notification"));
    is_taken(&quiet);
    assert_eq!(quiet.json(), json!({}));
    for wrong in [json!(["a@example.org", "b@example.org"]), json!("a@example.org,b@example.org"), json!(null)] {
        error(&supabase(&service, "a", &signup("x@example.org", "u-3", &[("/user/email", wrong)])), 400, 400);
    }
    // An hour and a bit ago.
    let late = signup("anna@example.org", "u-4", &[("/metadata/time", json!(seconds_ahead(-3_700)))]);
    error(&supabase(&service, "a", &late), 200, 410);
    assert_eq!(service.count("anna@example.org"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn supabase_tries_again_where_that_helps() {
    let peer = Script::new().start().await;
    let desk = Desk::new(&format!("outbox.limits.recipient = \"1/1h\"\n{}", supabase_settings()));
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let first = signup("anna@example.org", "u-1", &[]);
    is_taken(&supabase(&service, "a", &first));
    let limited = supabase(&service, "b", &signup("anna@example.org", "u-2", &[]));
    error(&limited, 429, 429);
    assert!(limited.header("retry-after").is_some_and(|wait| wait.parse::<u64>().is_ok_and(|wait| wait > 0)));
    // Of two mails that belong together none is accepted.
    let change = [
        ("/metadata/uuid", json!("u-3")),
        ("/metadata/time", json!(seconds_ahead(0))),
        ("/user/email", json!("anna@example.org")),
        ("/user/new_email", json!("new@example.org")),
    ];
    error(&supabase(&service, "d", &body("supabase_email_change", &change)), 429, 429);
    assert_eq!((service.count("anna@example.org"), service.count("new@example.org")), (1, 0));
    // What was accepted is accepted still.
    is_taken(&supabase(&service, "c", &first));
}

#[tokio::test(flavor = "multi_thread")]
async fn several_secrets_are_believed_while_one_replaces_the_other() {
    let old = "whsec_b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQ=";
    let (_desk, service) = started(&format!("hooks.supabase.secrets = [\"v1,{old}\", \"v1,{WHSEC}\"]\n"));
    let post = signup("anna@example.org", "u-1", &[("/email_data/site_url", json!("https://p.example.org"))]);
    is_taken(&supabase(&service, "a", &post));
    // As Supabase joins the signatures of its own two.
    let text = post.to_string();
    let headers = signed("webhook", "b", now(), &text).replace("v1,", "v1,AAAA, v1,");
    is_taken(&service.hook("supabase", &headers, text.as_bytes()));
    assert!(service.mail("anna@example.org")["links"].to_string().contains("https://p.example.org/verify?token="));
    assert_eq!(service.count("anna@example.org"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn posts_at_the_same_time_are_one_mail_and_the_secret_may_stand_in_the_environment() {
    let desk = Desk::new("[hooks.supabase]\nurl = \"https://p.supabase.co/auth/v1\"\n");
    let mut command = vocative(&desk.project(), &["serve", "--dev", "--listen", "127.0.0.1:0"]);
    // Two, as lists are written there.
    command.env("VOCATIVE_HOOKS_SUPABASE_SECRETS", format!("v1,whsec_AAAAAAAAAAAAAAAAAAAAAAAA,v1,{WHSEC}"));
    let service = Service::start(&desk, &mut command);
    let post = signup("anna@example.org", "u-1", &[]);
    std::thread::scope(|scope| {
        for attempt in 0..8 {
            let (service, post) = (&service, &post);
            scope.spawn(move || is_taken(&supabase(service, &format!("attempt-{attempt}"), post)));
        }
    });
    service.mail("anna@example.org");
    assert_eq!(service.count("anna@example.org"), 1);
}

fn clerk(service: &Service, id: &str, at: i64, changes: &[(&str, Value)]) -> crate::answer::Answer {
    let body = body("clerk", changes).to_string();
    service.hook("clerk", &signed("svix", id, at, &body), body.as_bytes())
}

#[tokio::test(flavor = "multi_thread")]
async fn clerks_code_is_sent_unless_clerk_sends_it_or_it_is_too_late() {
    let (_desk, service) = started(&format!("hooks.clerk.secrets = [\"{WHSEC}\"]\n"));
    let fresh = |id: &str, to: &str| {
        vec![("/data/id", json!(id)), ("/data/to_email_address", json!(to)), ("/timestamp", json!(now() * 1_000))]
    };
    let first = fresh("ema_1", "anna@example.org");
    let one = clerk(&service, "msg_1", now(), &first);
    is_taken(&one);
    assert_eq!(one.json()["deliveries"].as_array().map(Vec::len), Some(1), "{}", one.body);
    let mail = service.mail("anna@example.org");
    assert_eq!((&mail["language"], &mail["codes"]), (&json!("de"), &json!(["123456"])), "{}", mail["text"]);
    assert!(mail["subject"].as_str().unwrap().contains("Acme"), "{}", mail["text"]);
    is_taken(&clerk(&service, "msg_2", now(), &first));
    assert_eq!(service.count("anna@example.org"), 1, "the same email under another id");
    // Clerk's own, something else, and what comes hours late: all acknowledged, nothing sent.
    let mut own = fresh("ema_2", "bob@example.org");
    own.push(("/data/delivered_by_clerk", json!(true)));
    let mut other = fresh("ema_3", "bob@example.org");
    other.push(("/type", json!("user.created")));
    let mut late = fresh("ema_4", "bob@example.org");
    late.push(("/timestamp", json!(now() - 601)));
    for (id, changes) in [("msg_3", own), ("msg_4", other), ("msg_5", late)] {
        let answer = clerk(&service, id, now(), &changes);
        is_taken(&answer);
        assert_eq!(answer.json()["deliveries"], json!([]), "{}", answer.body);
    }
    assert_eq!(service.count("bob@example.org"), 0);
    refusal(&clerk(&service, "msg_6", now() - 301, &fresh("ema_5", "bob@example.org")), 401);
    let mut unknown = fresh("ema_6", "bob@example.org");
    unknown.push(("/data/slug", json!("brand_new")));
    assert!(refusal(&clerk(&service, "msg_7", now(), &unknown), 422).contains("hooks.clerk.emails.\"brand_new\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn zitadels_link_is_sent_with_the_names_of_its_person() {
    let settings = format!(
        "locales.default = \"de\"\n[hooks.zitadel]\nsecrets = [\"{SIGNING}\"]\nemails.\"user.human.otp.email.code.added\" = \"auth_email_by_code\"\n"
    );
    let (_desk, service) = started(&settings);
    let post = |changes: &[(&str, Value)]| body("zitadel", changes).to_string();
    let text = post(&[]);
    is_taken(&service.hook("zitadel", &zitadel_signed(now(), &text), text.as_bytes()));
    let mail = service.mail("example@zitadel.com");
    // Zitadel tells no language, so it is the project's.
    assert_eq!(mail["language"], "de");
    assert!(
        mail["links"].to_string().contains("https://zitadel.example.com/ui/login/user/init?authRequestID=&code=0M53RF"),
        "{mail}"
    );
    assert!(mail["text"].as_str().unwrap().contains("GivenName"), "{}", mail["text"]);
    // Rendered anew by Zitadel, the same mail.
    let again = post(&[("/templateData/text", json!("another")), ("/templateData/fontColor", json!("#111111"))]);
    is_taken(&service.hook("zitadel", &zitadel_signed(now(), &again), again.as_bytes()));
    assert_eq!(service.count("example@zitadel.com"), 1);
    refusal(&service.hook("zitadel", &zitadel_signed(now() - 301, &text), text.as_bytes()), 401);
    refusal(&service.hook("zitadel", &zitadel_signed(now(), &again), text.as_bytes()), 401);
    assert!(refusal(&service.hook("zitadel", "", text.as_bytes()), 401).contains("signing key"));
    let code = post(&[
        ("/contextInfo/eventType", json!("user.human.otp.email.code.added")),
        ("/contextInfo/recipientEmailAddress", json!("bob@example.org")),
        ("/args/code", json!("44556677")),
    ]);
    is_taken(&service.hook("zitadel", &zitadel_signed(now(), &code), code.as_bytes()));
    assert_eq!(service.mail("bob@example.org")["codes"], json!(["44556677"]));
    // Links lead to https only, as everybody's.
    let plain = post(&[("/templateData/url", json!("http://zitadel.example.com/x")), ("/args/code", json!("ZZZZ1"))]);
    let words = refusal(&service.hook("zitadel", &zitadel_signed(now(), &plain), plain.as_bytes()), 422);
    assert!(words.contains("/data/url") && !words.contains("zitadel.example.com"), "{words}");
}
