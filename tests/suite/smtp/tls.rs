//! TLS from the first byte and by STARTTLS: what verifies, what does not, and nothing in clear.

use super::*;

/// One mail over TLS to a peer with `identity`, trusting `authority`.
pub(super) async fn attempt_tls(
    script: Script,
    scheme: &str,
    login: &str,
    authority: &Authority,
    settings: SmtpSettings,
) -> (Outcome, Peer) {
    let peer = script.start().await;
    let relay = Relay::parse(&peer.url(scheme, login), false).expect("the URL is a relay");
    let settings = SmtpSettings { ca_file: Some(authority.pem.clone().into_bytes()), ..settings };
    let outcome = send(&Pool::new(relay, settings).expect("the settings fit"), &message("hello")).await;
    (outcome, peer)
}

pub(super) fn trusted(mode: TlsMode) -> (Script, Authority) {
    let authority = Authority::new();
    let identity = authority.identity(&["127.0.0.1"], false);
    (Script::new().tls(mode, &identity), authority)
}

#[tokio::test(flavor = "multi_thread")]
async fn implicit_tls_protects_from_the_first_byte() {
    let (script, authority) = trusted(TlsMode::Implicit);
    for script in [script.clone(), script.keywords(PIPELINING)] {
        let (outcome, peer) = attempt_tls(script, "smtps", "", &authority, patient()).await;
        assert_ended(&outcome, Verdict::Sent, Phase::Final, Some(250));
        assert_eq!(peer.received()[0].raw, message("hello").bytes);
        assert!(peer.told().iter().all(|told| told.tls));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn starttls_protects_all_but_the_first_ehlo() {
    let (script, authority) = trusted(TlsMode::StartTls);
    let (outcome, peer) = attempt_tls(script.keywords(PIPELINING), "smtp", "", &authority, patient()).await;
    assert_ended(&outcome, Verdict::Sent, Phase::Final, Some(250));
    assert_eq!(peer.verbs(), ["EHLO", "STARTTLS", "EHLO", "MAIL", "RCPT", "DATA"]);
    assert_eq!(peer.told().iter().map(|told| told.tls).collect::<Vec<_>>(), [false, false, true, true, true, true]);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_starttls_nothing_is_said_in_clear() {
    let authority = Authority::new();
    let (outcome, peer) =
        attempt_tls(Script::new().keywords(&["AUTH PLAIN LOGIN"]), "smtp", LOGIN, &authority, patient()).await;
    assert_ended(&outcome, Verdict::Deferred, Phase::Tls, None);
    assert_says(&outcome, "STARTTLS");
    assert_eq!(peer.verbs(), ["EHLO"]);
    for (steps, code) in [
        (vec![say("454 4.7.0 not now")], Some(454)),
        (vec![say("501 5.5.1 no")], Some(501)),
        (vec![Step::Close], None),
        (vec![say("220 go"), Step::Close], None),
    ] {
        let (script, authority) = trusted(TlsMode::StartTls);
        let (outcome, peer) = attempt_tls(script.on("STARTTLS", steps), "smtp", LOGIN, &authority, patient()).await;
        assert_ended(&outcome, Verdict::Deferred, Phase::Tls, code);
        assert_eq!(outcome.owner, Owner::Route);
        assert_eq!(peer.verbs(), ["EHLO", "STARTTLS"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_behind_the_starttls_reply_abort_before_the_handshake() {
    for surplus in ["220 go\r\n250-INJECTED\r\n250 AUTH PLAIN", "220 go\r\n2"] {
        let (script, authority) = trusted(TlsMode::StartTls);
        let script = script.on("STARTTLS", [Step::Say(surplus.as_bytes().to_vec())]);
        let (outcome, peer) = attempt_tls(script, "smtp", LOGIN, &authority, patient()).await;
        assert_ended(&outcome, Verdict::Deferred, Phase::Tls, None);
        assert_says(&outcome, "out of turn");
        assert!(peer.told().iter().all(|told| !told.tls));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_that_does_not_verify_ends_in_clear_words_and_never_in_clear_text() {
    let authority = Authority::new();
    for (identity, words) in [
        (self_signed(&["127.0.0.1"]), "invalid peer certificate"),
        (Authority::new().identity(&["127.0.0.1"], false), "invalid peer certificate"),
        (authority.identity(&["other.example"], false), "not valid for name"),
        (authority.identity(&["127.0.0.1"], true), "expired"),
    ] {
        for (mode, scheme) in [(TlsMode::Implicit, "smtps"), (TlsMode::StartTls, "smtp")] {
            let script = Script::new().tls(mode, &identity);
            let (outcome, peer) = attempt_tls(script, scheme, LOGIN, &authority, patient()).await;
            assert_ended(&outcome, Verdict::Deferred, Phase::Tls, None);
            assert_says(&outcome, words);
            assert!(peer.told().iter().all(|told| !told.tls && !told.line.starts_with("MAIL")));
            assert_eq!(peer.connections(), 1, "it is not tried again in clear");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_handshake_that_stalls_or_is_none_is_bounded() {
    for steps in [vec![Step::Hang], vec![say("220 surprise"), Step::Hang], vec![Step::Close]] {
        let (script, authority) = trusted(TlsMode::Implicit);
        let settings = but(|deadlines| deadlines.tls = BRIEF);
        let (outcome, _peer) = attempt_tls(script.on("TLS", steps), "smtps", "", &authority, settings).await;
        assert_ended(&outcome, Verdict::Deferred, Phase::Tls, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn large_mails_and_reuse_work_over_tls() {
    let (script, authority) = trusted(TlsMode::Implicit);
    let peer = script.keywords(PIPELINING).start().await;
    let relay = Relay::parse(&peer.url("smtps", ""), false).expect("the URL is a relay");
    let settings = SmtpSettings { ca_file: Some(authority.pem.into_bytes()), ..patient() };
    let pool = Pool::new(relay, settings).expect("the settings fit");
    for size in [1, 100_000, 9_000_000, 5] {
        let mail = message(&"x".repeat(size));
        assert!(send(&pool, &mail).await.is_sent());
        assert_eq!(peer.received().last().map(super::super::peer::Received::bytes), Some(mail.bytes));
    }
    assert_eq!(peer.connections(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_that_leaves_after_the_dot_over_tls_may_have_delivered() {
    let (script, authority) = trusted(TlsMode::Implicit);
    let (outcome, peer) = attempt_tls(script.on("DOT", [Step::Close]), "smtps", "", &authority, patient()).await;
    assert_ended(&outcome, Verdict::Unknown, Phase::Final, None);
    assert_eq!(peer.received().len(), 1);
}
