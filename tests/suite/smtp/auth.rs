//! AUTH: when a login goes out, what becomes of its failures, and that it is shown nowhere.

use super::{
    tls::{attempt_tls, trusted},
    *,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_login_goes_out_once_and_only_over_tls() {
    for (keywords, lines) in [
        (&["AUTH PLAIN LOGIN"][..], vec!["AUTH PLAIN AGFubmFAZXhhbXBsZS5vcmcAaHVudGVyMi9zZWNyZXQ="]),
        (&["AUTH=PLAIN"], vec!["AUTH PLAIN AGFubmFAZXhhbXBsZS5vcmcAaHVudGVyMi9zZWNyZXQ="]),
        (&["auth login cram-md5"], vec!["AUTH LOGIN"]),
    ] {
        let (script, authority) = trusted(TlsMode::StartTls);
        let (outcome, peer) = attempt_tls(script.keywords(keywords), "smtp", LOGIN, &authority, patient()).await;
        assert!(outcome.is_sent(), "{outcome:?}");
        let auth: Vec<_> = peer.told().into_iter().filter(|told| told.line.starts_with("AUTH")).collect();
        assert_eq!(auth.iter().map(|told| told.line.as_str()).collect::<Vec<_>>(), lines);
        assert!(auth.iter().all(|told| told.tls));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_may_go_to_this_machine_in_clear() {
    let peer = Script::new().keywords(&["AUTH PLAIN"]).start().await;
    let relay = Relay::parse(&peer.url("smtp+plain", LOGIN), false).expect("the URL is a relay");
    assert!(send(&Pool::new(relay, patient()).expect("the settings fit"), &message("hello")).await.is_sent());
    assert_eq!(peer.verbs(), ["EHLO", "AUTH", "MAIL", "RCPT", "DATA"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_that_fails_costs_the_mail_nothing() {
    for (steps, code) in [
        (vec![say("535 5.7.8 bad credentials"), Step::Hang], Some(535)),
        (vec![say("454 4.7.0 try later"), Step::Hang], Some(454)),
        (vec![say("530 5.7.0 TLS first"), Step::Hang], Some(530)),
        (vec![say("334 Z28gb24="), Step::Hang], Some(334)),
        (vec![Step::Close], None),
    ] {
        let (script, authority) = trusted(TlsMode::Implicit);
        let script = script.keywords(&["AUTH PLAIN"]).on("AUTH", steps);
        let started = Instant::now();
        let (outcome, peer) = attempt_tls(script, "smtps", LOGIN, &authority, patient()).await;
        assert_ended(&outcome, Verdict::Deferred, Phase::Auth, code);
        assert_eq!(outcome.owner, Owner::Route);
        assert!(started.elapsed() < PATIENT / 2);
        assert!(!peer.verbs().contains(&"MAIL".to_owned()));
    }
    let (script, authority) = trusted(TlsMode::Implicit);
    let endless = script.keywords(&["AUTH LOGIN"]).always("CHALLENGE", [say("334 UGFzc3dvcmQ6")]);
    let (outcome, _) = attempt_tls(endless, "smtps", LOGIN, &authority, patient()).await;
    assert_ended(&outcome, Verdict::Deferred, Phase::Auth, Some(334));
    let (script, authority) = trusted(TlsMode::Implicit);
    let script = script.keywords(&["AUTH PLAIN"]).on("AUTH", [Step::Polite, Step::Close]);
    let (outcome, _) = attempt_tls(script, "smtps", LOGIN, &authority, patient()).await;
    assert_ended(&outcome, Verdict::Deferred, Phase::Mail, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mechanism_offered_before_tls_alone_is_not_used() {
    let (script, authority) = trusted(TlsMode::StartTls);
    let script = script.keywords(&["AUTH PLAIN"]).keywords_in_tls(&["AUTH XOAUTH2 CRAM-MD5"]);
    let (outcome, peer) = attempt_tls(script, "smtp", LOGIN, &authority, patient()).await;
    assert_ended(&outcome, Verdict::Deferred, Phase::Auth, None);
    assert!(!peer.verbs().contains(&"AUTH".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_password_appears_in_no_outcome_and_no_debug_form() {
    let encoded = "AGFubmFAZXhhbXBsZS5vcmcAaHVudGVyMi9zZWNyZXQ=";
    let echo = format!("535 5.7.8 {encoded} means {PASSWORD} (aHVudGVyMi9zZWNyZXQ=), which is wrong");
    let peer = Script::new().keywords(&["AUTH PLAIN"]).on("AUTH", [say(&echo)]).start().await;
    let url = peer.url("smtp+plain", LOGIN);
    let relay = Relay::parse(&url, false).expect("the URL is a relay");
    let pool = Pool::new(relay.clone(), patient()).expect("the settings fit");
    let outcome = send(&pool, &message("hello")).await;
    assert_ended(&outcome, Verdict::Deferred, Phase::Auth, Some(535));
    assert_says(&outcome, "which is wrong");
    let transport = Transport::open(&url, false, patient()).expect("the URL is a relay");
    let json = serde_json::to_string(&outcome).expect("an outcome serializes");
    let shown = format!("{outcome:?} {json} {pool:?} {relay:?} {relay} {transport:?} {transport}");
    for secret in [PASSWORD, encoded, "hunter2", "aHVudGVyMi9zZWNyZXQ=", "anna%40"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_that_says_yes_before_it_was_asked_gets_no_login() {
    let early = "250-peer\r\n250 AUTH PLAIN\r\n235 2.7.0 welcome";
    let peer = Script::new().on("EHLO", [say(early)]).start().await;
    let relay = Relay::parse(&peer.url("smtp+plain", LOGIN), false).expect("the URL is a relay");
    let pool = Pool::new(relay, patient()).expect("the settings fit");
    let outcome = send(&pool, &message("hello")).await;
    assert_ended(&outcome, Verdict::Deferred, Phase::Auth, None);
    assert_says(&outcome, "out of turn");
    assert_eq!(peer.verbs(), ["EHLO"]);
}
