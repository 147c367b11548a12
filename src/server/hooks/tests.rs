//! What each vendor's posts become. Signatures are tested in `verify`, whole ways in `tests/suite/serving/hooks`.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::answer::{Refusal, Why};
use super::mail::{Asked, Mail, idempotency_key};
use super::{Pointers, Proof, Provider, Vendor};

/// A minute after what the posts tell happened.
const NOW: i64 = 1_756_600_060;

fn vendor(provider: Provider) -> Vendor {
    Vendor {
        provider,
        proof: Proof::Shown { header: "authorization".to_owned(), values: Vec::new() },
        tenant: String::new(),
        brand: None,
        emails: BTreeMap::new(),
        lifetimes: BTreeMap::new(),
        pointers: Pointers::default(),
        url: None,
        link: vec!["/data/data/magic_link".to_owned(), "/data/data/action_url".to_owned()],
        code: vec!["/data/data/otp_code".to_owned()],
        deadline: Duration::from_secs(4),
    }
}

fn post(name: &str) -> Value {
    let text = match name {
        "supabase" => include_str!("../../../tests/fixtures/hooks/supabase.json"),
        "supabase_email_change" => include_str!("../../../tests/fixtures/hooks/supabase_email_change.json"),
        "kratos" => include_str!("../../../tests/fixtures/hooks/kratos.json"),
        "kratos_default" => include_str!("../../../tests/fixtures/hooks/kratos_default.json"),
        "logto" => include_str!("../../../tests/fixtures/hooks/logto.json"),
        "zitadel" => include_str!("../../../tests/fixtures/hooks/zitadel.json"),
        "clerk" => include_str!("../../../tests/fixtures/hooks/clerk.json"),
        "auth0" => include_str!("../../../tests/fixtures/hooks/auth0.json"),
        "neon_otp" => include_str!("../../../tests/fixtures/hooks/neon_otp.json"),
        "neon_link" => include_str!("../../../tests/fixtures/hooks/neon_link.json"),
        _ => include_str!("../../../tests/fixtures/hooks/hanko_claims.json"),
    };
    serde_json::from_str(text).unwrap()
}

/// A post with other values at these pointers.
fn with(name: &str, changes: &[(&str, Value)]) -> Value {
    let mut body = post(name);
    for (pointer, value) in changes {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        body.pointer_mut(parent).unwrap()[key] = value.clone();
    }
    body
}

fn asked(vendor: &Vendor, body: &Value) -> Result<Asked, Refusal> {
    vendor.asked(body, Timestamp::from_second(NOW).unwrap())
}

fn one(vendor: &Vendor, body: &Value) -> Mail {
    let asked = asked(vendor, body).unwrap();
    assert_eq!(asked.mails.len(), 1, "{asked:?}");
    asked.mails.into_iter().next().unwrap()
}

fn why(vendor: &Vendor, body: &Value) -> Option<Why> {
    asked(vendor, body).err().map(|refusal| refusal.why)
}

/// Each vendor with a post, where its type stands and its address.
const VENDORS: [(Provider, &str, &str, &str); 7] = [
    (Provider::Supabase, "supabase", "/email_data/email_action_type", "/user/email"),
    (Provider::Kratos, "kratos", "/template_type", "/recipient"),
    (Provider::Logto, "logto", "/type", "/to"),
    (Provider::Zitadel, "zitadel", "/contextInfo/eventType", "/contextInfo/recipientEmailAddress"),
    (Provider::Clerk, "clerk", "/data/slug", "/data/to_email_address"),
    (Provider::Auth0, "auth0", "/notification/message_type", "/notification/to"),
    (Provider::Hanko, "hanko", "/data/type", "/data/to_email_address"),
];

#[test]
fn every_type_of_every_vendor_becomes_the_email_of_its_table() {
    let rows: &[(Provider, &[(&str, &str)])] = &[
        (
            Provider::Supabase,
            &[
                ("signup", "verify_email"),
                ("recovery", "reset_email"),
                ("invite", "user_invitation"),
                ("magiclink", "auth_email_by_code"),
                ("email", "auth_email_by_code"),
                ("reauthentication", "mfa_oob_code"),
                ("password_changed_notification", ""),
                ("email_changed_notification", ""),
                ("phone_changed_notification", ""),
                ("identity_linked_notification", ""),
                ("identity_unlinked_notification", ""),
                ("mfa_factor_enrolled_notification", ""),
                ("mfa_factor_unenrolled_notification", ""),
            ],
        ),
        (
            Provider::Kratos,
            &[
                ("recovery_invalid", ""),
                ("recovery_valid", "reset_email"),
                ("recovery_code_invalid", ""),
                ("recovery_code_valid", "reset_email_by_code"),
                ("verification_invalid", ""),
                ("verification_valid", "verify_email"),
                ("verification_code_invalid", ""),
                ("verification_code_valid", "verify_email_by_code"),
                ("login_code_valid", "auth_email_by_code"),
                ("registration_code_valid", "verify_email_by_code"),
                ("verifiable_address_changed", ""),
                ("authenticator_key_added", ""),
            ],
        ),
        (
            Provider::Logto,
            &[
                ("SignIn", "auth_email_by_code"),
                ("Register", "verify_email_by_code"),
                ("ForgotPassword", "reset_email_by_code"),
                ("OrganizationInvitation", "user_invitation"),
                ("Generic", "verify_email_by_code"),
                ("UserPermissionValidation", "mfa_oob_code"),
                ("BindNewIdentifier", "verify_email_by_code"),
                ("MfaVerification", "mfa_oob_code"),
                ("BindMfa", "verify_email_by_code"),
            ],
        ),
        (
            Provider::Zitadel,
            &[
                ("user.human.initialization.code.added", "verify_email"),
                ("user.human.email.code.added", "verify_email"),
                ("user.human.password.code.added", "reset_email"),
                ("user.human.invite.code.added", "user_invitation"),
                ("user.human.otp.email.code.added", "mfa_oob_code"),
                ("session.otp.email.challenged", "mfa_oob_code"),
                ("user.human.passwordless.initialization.code.requested", "enrollment_email"),
                ("user.human.password.changed", ""),
                ("user.domain.claimed", ""),
            ],
        ),
        (
            Provider::Clerk,
            &[
                ("verification_code", "verify_email_by_code"),
                ("reset_password_code", "reset_email_by_code"),
                ("magic_link_sign_in", "verify_email"),
                ("invitation", "user_invitation"),
                ("organization_invitation", "user_invitation"),
                ("password_changed", ""),
            ],
        ),
        (
            Provider::Auth0,
            &[
                ("verify_email", "verify_email"),
                ("verify_email_by_code", "verify_email_by_code"),
                ("reset_email", "reset_email"),
                ("reset_email_by_code", "reset_email_by_code"),
                ("welcome_email", "welcome_email"),
                ("verification_code", "auth_email_by_code"),
                ("mfa_oob_code", "mfa_oob_code"),
                ("enrollment_email", "enrollment_email"),
                ("blocked_account", "blocked_account"),
                ("stolen_credentials", "stolen_credentials"),
                ("try_provider_configuration_email", "welcome_email"),
                ("organization_invitation", "user_invitation"),
            ],
        ),
        (
            Provider::Hanko,
            &[
                ("login", "auth_email_by_code"),
                ("recovery", "reset_email_by_code"),
                ("email_verification", "verify_email_by_code"),
                ("passcode", "auth_email_by_code"),
                ("passlink", "verify_email"),
                ("email_login_attempted", ""),
                ("email_registration_attempted", ""),
                ("password_update", ""),
                ("primary_email_update", ""),
                ("email_create", ""),
                ("email_delete", ""),
                ("passkey_create", ""),
                ("mfa_create", ""),
                ("mfa_delete", ""),
            ],
        ),
    ];
    for (provider, types) in rows {
        let (_, name, at, _) = VENDORS.iter().find(|(known, ..)| known == provider).unwrap();
        for (kind, email) in *types {
            let asked = asked(&vendor(*provider), &with(name, &[(at, json!(kind))])).unwrap();
            let emails: Vec<&str> = asked.mails.iter().map(|mail| mail.email.as_str()).collect();
            let expected: Vec<&str> = Some(*email).filter(|email| !email.is_empty()).into_iter().collect();
            assert_eq!(emails, expected, "{provider:?} {kind}");
        }
    }
    for (name, at, kind, email) in [
        ("neon_otp", "/event_data/otp_type", "sign-in", "auth_email_by_code"),
        ("neon_otp", "/event_data/otp_type", "email-verification", "verify_email_by_code"),
        ("neon_otp", "/event_data/otp_type", "forget-password", "reset_email_by_code"),
        ("neon_link", "/event_data/link_type", "email-verification", "verify_email"),
        ("neon_link", "/event_data/link_type", "forget-password", "reset_email"),
    ] {
        assert_eq!(one(&vendor(Provider::Neon), &with(name, &[(at, json!(kind))])).email, email, "{kind}");
    }
}

#[test]
fn a_type_without_email_is_refused_with_the_key_to_set_and_the_configuration_stands_over_the_table() {
    for (provider, name, at, _) in VENDORS {
        let refusal = asked(&vendor(provider), &with(name, &[(at, json!("new_thing"))])).unwrap_err();
        assert_eq!(refusal.why, Why::Unmapped);
        let key = format!("hooks.{}.emails.\"new_thing\"", provider.as_str());
        assert!(refusal.detail.contains(&key), "{}", refusal.detail);
        // What is no word may be somebody's address.
        let refusal = asked(&vendor(provider), &with(name, &[(at, json!("anna@example.org"))])).unwrap_err();
        assert!(!refusal.detail.contains("anna"), "{}", refusal.detail);
        let kind = post(name).pointer(at).unwrap().as_str().unwrap().to_owned();
        let own = |email: &str| Vendor { emails: [(kind.clone(), email.to_owned())].into(), ..vendor(provider) };
        assert_eq!(one(&own("my_own"), &post(name)).email, "my_own");
        let nothing = asked(&own(""), &post(name)).unwrap();
        assert_eq!((nothing.mails.len(), nothing.unsent), (0, "its type is mapped to \"\""));
    }
    let own = Vendor { emails: [("new_thing".to_owned(), "hello".to_owned())].into(), ..vendor(Provider::Logto) };
    assert_eq!(one(&own, &with("logto", &[("/type", json!("new_thing"))])).email, "hello");
}

#[test]
fn a_post_has_one_recipient() {
    let mut rows: Vec<(Provider, &str, &str)> = VENDORS.iter().map(|(p, name, _, at)| (*p, *name, *at)).collect();
    rows.extend([(Provider::Neon, "neon_otp", "/user/email"), (Provider::Neon, "neon_link", "/user/email")]);
    for (provider, name, at) in rows {
        for wrong in [
            json!(["a@example.org", "b@example.org"]),
            json!(["a@example.org"]),
            json!("a@example.org, b@example.org"),
            json!("a@example.org\r\nBcc: b@example.org"),
            json!({ "email": "a@example.org" }),
            json!(""),
            json!(7),
            Value::Null,
        ] {
            let refused = asked(&vendor(provider), &with(name, &[(at, wrong.clone())])).unwrap_err();
            assert_eq!(refused.why, Why::Malformed, "{provider:?} {wrong}");
            assert!(!refused.detail.contains("example.org"), "{}", refused.detail);
            assert_eq!(refused.detail.contains("one recipient"), wrong.is_array(), "{}", refused.detail);
        }
    }
}

#[test]
fn supabase_gets_a_link_from_the_configuration_and_only_else_from_the_body() {
    let link = |url: Option<&str>, body: &Value| {
        one(&Vendor { url: url.map(str::to_owned), ..vendor(Provider::Supabase) }, body).link.unwrap()
    };
    let hash = "7d5b7b1964cf5d388340a7f04f1dbb5eeb6c7b52ef8270e1737a58d0";
    assert_eq!(
        link(Some("https://p.supabase.co/auth/v1"), &post("supabase")),
        format!(
            "https://p.supabase.co/auth/v1/verify?token={hash}&type=signup&redirect_to=http%3A%2F%2Flocalhost%3A3000%2F"
        )
    );
    let bare = with("supabase", &[("/email_data/redirect_to", json!(""))]);
    assert_eq!(link(None, &bare), format!("http://localhost:9999/verify?token={hash}&type=signup"));
    let sly = with("supabase", &[("/email_data/redirect_to", json!("https://a.example/?x=1&type=recovery#y"))]);
    assert!(link(None, &sly).ends_with("&redirect_to=https%3A%2F%2Fa.example%2F%3Fx%3D1%26type%3Drecovery%23y"));
    let homeless = with("supabase", &[("/email_data/site_url", json!(""))]);
    let refusal = asked(&vendor(Provider::Supabase), &homeless).unwrap_err();
    assert!(refusal.detail.contains("hooks.supabase.url"), "{}", refusal.detail);
}

#[test]
fn a_change_of_address_that_both_sides_confirm_is_two_mails_each_with_its_own_token() {
    let vendor = vendor(Provider::Supabase);
    let mails = asked(&vendor, &post("supabase_email_change")).unwrap().mails;
    let [current, new] = mails.as_slice() else { panic!("{mails:?}") };
    assert_eq!((current.to.as_str(), current.code.as_deref()), ("valid.email@supabase.io", Some("111111")));
    assert!(current.link.as_deref().unwrap().contains("token=5b3e2d11-hash-of-the-current-address&type=email_change"));
    assert_eq!((new.to.as_str(), new.code.as_deref()), ("new.email@supabase.io", Some("222222")));
    assert!(new.link.as_deref().unwrap().contains("token=9a1f0c77-hash-of-the-new-address&type=email_change"));
    assert_eq!(current.user_id, new.user_id);
    assert_ne!(current.supersedes, new.supersedes, "one would cancel the other");
    assert_eq!(new.user["email"], json!("new.email@supabase.io"));
    // With one side only, the hash is the one beside `token`.
    let single = [("/email_data/token_new", json!("")), ("/email_data/token_hash_new", json!(""))];
    let mail = one(&vendor, &with("supabase_email_change", &single));
    assert_eq!((mail.to.as_str(), mail.code.as_deref()), ("new.email@supabase.io", Some("111111")));
    assert!(mail.link.unwrap().contains("token=9a1f0c77-hash-of-the-new-address"));
    let gone = with("supabase_email_change", &[("/user/new_email", json!(null))]);
    assert_eq!(why(&vendor, &gone), Some(Why::Malformed), "half of it is nothing");
}

#[test]
fn an_address_is_verified_only_where_the_server_says_so() {
    let verified = |provider, body: &Value| one(&vendor(provider), body).user["email_verified"].clone();
    let claimed = with("supabase", &[("/user/user_metadata", json!({ "email_verified": true }))]);
    assert_eq!(verified(Provider::Supabase, &claimed), json!(false), "user_metadata is the person's own to write");
    let confirmed = [("/user/email_confirmed_at", json!("2024-05-14T12:56:33Z"))];
    assert_eq!(verified(Provider::Supabase, &with("supabase", &confirmed)), json!(true));
    let mails = asked(&vendor(Provider::Supabase), &with("supabase_email_change", &confirmed)).unwrap().mails;
    assert_eq!((&mails[0].user["email_verified"], &mails[1].user["email_verified"]), (&json!(true), &json!(false)));
    assert_eq!(verified(Provider::Kratos, &post("kratos")), json!(false));
    let at = "/template_data/identity/verifiable_addresses/0/verified";
    assert_eq!(verified(Provider::Kratos, &with("kratos", &[(at, json!(true))])), json!(true));
    let other = [(at, json!(true)), ("/recipient", json!("other@ory.sh"))];
    assert_eq!(verified(Provider::Kratos, &with("kratos", &other)), json!(false));
    assert_eq!(verified(Provider::Zitadel, &post("zitadel")), json!(true));
    let other = [("/contextInfo/recipientEmailAddress", json!("new@zitadel.com"))];
    assert_eq!(verified(Provider::Zitadel, &with("zitadel", &other)), json!(false));
    assert_eq!(verified(Provider::Neon, &post("neon_otp")), json!(false));
    let event = with("auth0", &[("/user/email_verified", json!(true)), ("/notification/to", json!("b@example.com"))]);
    assert!(!one(&vendor(Provider::Auth0), &event).user.contains_key("email_verified"));
}

#[test]
fn kratos_is_read_in_both_shapes() {
    let kratos = vendor(Provider::Kratos);
    let (full, flat) = (one(&kratos, &post("kratos")), one(&kratos, &post("kratos_default")));
    for mail in [&full, &flat] {
        assert_eq!((mail.email.as_str(), mail.to.as_str()), ("verify_email_by_code", "foo@ory.sh"));
        assert_eq!(mail.code.as_deref(), Some("707765"));
        assert!(mail.link.as_deref().is_some_and(|link| link.contains("flow=7d1b")));
    }
    assert_eq!((full.expires_in, flat.expires_in), (Some(3_600), None));
    assert_eq!(full.user_id.as_deref(), Some("kratos|9f425a8d-7efc-4768-8f23-7647a74fdf13"));
    assert_eq!(full.user["user_metadata"]["name"]["first"], json!("Foo"));
    assert_eq!(flat.user_id, None);
    // Before there is an identity, traits stand by themselves.
    let body = json!({
        "recipient": "a@ory.sh", "template_type": "registration_code_valid", "message_type": "email",
        "template_data": { "registration_code": "111222", "traits": { "language": "fr" }, "expires_in_minutes": 5 },
    });
    let mail = one(&kratos, &body);
    assert_eq!((mail.code.as_deref(), mail.expires_in), (Some("111222"), Some(300)));
    assert_eq!(mail.user["user_metadata"], json!({ "language": "fr" }));
    assert_eq!(why(&kratos, &with("kratos", &[("/message_type", json!("sms"))])), Some(Why::Malformed));
}

#[test]
fn kratos_type_decides_which_code_and_which_link_are_sent() {
    let data: Map<String, Value> = ["recovery", "verification", "login", "registration"]
        .iter()
        .flat_map(|name| ["code", "url"].map(|ending| (format!("{name}_{ending}"), json!(format!("{name}-{ending}")))))
        .collect();
    let mut kratos = vendor(Provider::Kratos);
    let own = ["recovery_invalid", "verification_code_invalid", "verifiable_address_changed", "new_valid"];
    kratos.emails = own.into_iter().map(|kind| (kind.to_owned(), "own".to_owned())).collect();
    for (kind, code, link) in [
        ("recovery_valid", None, Some("recovery-url")),
        ("recovery_code_valid", Some("recovery-code"), Some("recovery-url")),
        ("verification_valid", None, Some("verification-url")),
        ("verification_code_valid", Some("verification-code"), Some("verification-url")),
        ("login_code_valid", Some("login-code"), Some("login-url")),
        ("registration_code_valid", Some("registration-code"), Some("registration-url")),
        ("recovery_invalid", None, None),
        ("verification_code_invalid", None, None),
        ("verifiable_address_changed", None, None),
        ("new_valid", None, None),
    ] {
        let full = json!({ "recipient": "a@ory.sh", "template_type": kind, "template_data": data });
        let mut flat = data.clone();
        flat.extend([("to".to_owned(), json!("a@ory.sh")), ("template_type".to_owned(), json!(kind))]);
        for body in [full, Value::Object(flat)] {
            let mail = one(&kratos, &body);
            assert_eq!((mail.code.as_deref(), mail.link.as_deref()), (code, link), "{kind}");
        }
    }
    let body = json!({
        "recipient": "a@ory.sh", "template_type": "login_code_valid",
        "template_data": { "recovery_code": "1", "login_code": "" },
    });
    assert_eq!(one(&kratos, &body).code, None, "another one's code is none");
}

#[test]
fn pointers_lead_to_language_and_names_and_what_is_no_language_is_passed_over() {
    let pointers = Pointers {
        language: vec!["/user/user_metadata/lang".to_owned(), "/user/app_metadata/language".to_owned()],
        request_language: vec!["/nowhere".to_owned(), "/email_data/provider".to_owned()],
        given_name: vec!["/user/user_metadata/rufname".to_owned()],
        salutation: vec!["/user/user_metadata/anrede".to_owned()],
        ..Pointers::default()
    };
    let vendor = Vendor { pointers, ..vendor(Provider::Supabase) };
    let metadata = json!({ "lang": "???", "rufname": " Anna ", "anrede": "Frau", "deep": deep(100) });
    let body = with(
        "supabase",
        &[
            ("/user/user_metadata", metadata),
            ("/user/app_metadata", json!({ "language": "pt_BR" })),
            ("/email_data/provider", json!("fr-CH, en;q=0.3")),
        ],
    );
    let mail = one(&vendor, &body);
    assert_eq!(mail.user["user_metadata"]["preferred_language"], json!("pt_BR"));
    assert_eq!(mail.user["user_metadata"]["salutation"], json!("Frau"));
    assert_eq!(mail.user["given_name"], json!("Anna"));
    assert_eq!(mail.request_language.as_deref(), Some("fr-CH, en;q=0.3"));
    assert_eq!(mail.user["app_metadata"], json!({ "language": "pt_BR" }));
    let listed = with("supabase", &[("/email_data/provider", json!("de-AT  en"))]);
    assert_eq!(one(&vendor, &listed).request_language.as_deref(), Some("de-AT, en"), "as ui_locales has them");
    let levels = mail.user["user_metadata"]["deep"].to_string().matches('[').count();
    assert!((20..40).contains(&levels), "{levels}: deeper than a request may be, whoever wrote it");
}

fn deep(levels: usize) -> Value {
    (0..levels).fold(json!(1), |inner, _| json!([inner]))
}

#[test]
fn what_comes_again_has_the_id_that_it_had() {
    let id = |provider, body: &Value| asked(&vendor(provider), body).unwrap().id;
    assert_eq!(id(Provider::Supabase, &post("supabase")), "5e0b7c39-8f0e-4c5c-9a0d-2b8d7c0f1a11");
    assert_eq!(id(Provider::Clerk, &post("clerk")), "ema_abcd");
    assert_eq!(id(Provider::Neon, &post("neon_otp")), "550e8400-e29b-41d4-a716-446655440000");
    // Zitadel writes its body anew at each attempt.
    let renamed = with("zitadel", &[("/args/firstName", json!("New")), ("/args/changeDate", json!("2025-01-01"))]);
    assert_eq!(id(Provider::Zitadel, &post("zitadel")), id(Provider::Zitadel, &renamed));
    let coded = with("zitadel", &[("/args/code", json!("OTHER1"))]);
    assert_ne!(id(Provider::Zitadel, &post("zitadel")), id(Provider::Zitadel, &coded));
    // Within one transaction a person may ask for another code.
    let envelope = |code: &str| with("auth0", &[("/notification/html", json!(format!("{{\"code\":\"{code}\"}}")))]);
    assert_eq!(id(Provider::Auth0, &envelope("1111")), id(Provider::Auth0, &envelope("1111")));
    assert_ne!(id(Provider::Auth0, &envelope("1111")), id(Provider::Auth0, &envelope("2222")));
    for (provider, name, at) in [
        (Provider::Kratos, "kratos", "/template_data/verification_code"),
        (Provider::Logto, "logto", "/payload/code"),
        (Provider::Hanko, "hanko", "/data/data/otp_code"),
    ] {
        assert_eq!(id(provider, &post(name)), id(provider, &post(name)));
        assert_ne!(id(provider, &post(name)), id(provider, &with(name, &[(at, json!("999999"))])), "{provider:?}");
    }
    let mut turned = post("logto");
    turned.as_object_mut().unwrap().reverse_keys();
    assert_eq!(id(Provider::Logto, &post("logto")), id(Provider::Logto, &turned), "the order of keys means nothing");
    let other = Vendor { tenant: "acme".to_owned(), ..vendor(Provider::Logto) };
    assert_ne!(id(Provider::Logto, &post("logto")), asked(&other, &post("logto")).unwrap().id);
    assert_eq!(idempotency_key(Provider::Clerk, "ema_abcd"), "hook:clerk:ema_abcd");
    for odd in ["ä", "a b", "", &"x".repeat(300)] {
        let key = idempotency_key(Provider::Clerk, odd);
        assert!(key.len() < 255 && key.bytes().all(|byte| byte.is_ascii_graphic()), "{key}");
    }
}

trait Reverse {
    fn reverse_keys(&mut self);
}

impl Reverse for Map<String, Value> {
    fn reverse_keys(&mut self) {
        let all: Vec<(String, Value)> = std::mem::take(self).into_iter().collect();
        self.extend(all.into_iter().rev());
    }
}

#[test]
fn an_invitation_to_logto_can_be_asked_for_again_after_a_while() {
    let body = with(
        "logto",
        &[("/type", json!("OrganizationInvitation")), ("/payload", json!({ "link": "https://x.example/i/1" }))],
    );
    let at = |second| vendor(Provider::Logto).asked(&body, Timestamp::from_second(second).unwrap()).unwrap();
    assert_eq!(at(600).mails[0].link.as_deref(), Some("https://x.example/i/1"));
    assert_eq!(at(600).id, at(601).id);
    assert_ne!(at(600).id, at(1200).id);
}

#[test]
fn clerk_is_left_alone_unless_it_leaves_the_mail_to_us() {
    let clerk = vendor(Provider::Clerk);
    for (body, kind, why) in [
        (with("clerk", &[("/data/delivered_by_clerk", json!(true))]), "verification_code", "Clerk delivers it"),
        (
            with("clerk", &[("/data/delivered_by_clerk", json!(true)), ("/data/slug", json!("new_thing"))]),
            "new_thing",
            "Clerk delivers it",
        ),
        (with("clerk", &[("/type", json!("user.created"))]), "user.created", "it tells of no mail"),
        (with("clerk", &[("/type", json!("anna@example.org"))]), "…", "it tells of no mail"),
    ] {
        assert_eq!(asked(&clerk, &body), Ok(Asked::nothing(kind, why)));
    }
    assert_eq!(why(&clerk, &with("clerk", &[("/data/delivered_by_clerk", json!("false"))])), Some(Why::Malformed));
    let mail = one(&clerk, &post("clerk"));
    assert_eq!((mail.code.as_deref(), mail.expires_in), (Some("123456"), Some(600)));
    assert_eq!(mail.not_after, Some(Timestamp::from_second(1_716_883_200 + 600).unwrap()));
    let milliseconds = with("clerk", &[("/timestamp", json!(1_716_883_200_000_i64))]);
    assert_eq!(one(&clerk, &milliseconds).not_after, mail.not_after);
    let link = [("/data/slug", json!("magic_link_sign_in")), ("/data/data/magic_link", json!("https://x.example/l"))];
    assert_eq!(one(&clerk, &with("clerk", &link)).link.as_deref(), Some("https://x.example/l"));
}

#[test]
fn auth0s_link_comes_out_of_an_envelope_and_is_never_guessed() {
    let auth0 = vendor(Provider::Auth0);
    let html = |text: &str| with("auth0", &[("/notification/html", json!(text))]);
    let mail = one(&auth0, &post("auth0"));
    assert_eq!(mail.link.as_deref(), Some("https://login.example.com/u/email-verification?ticket=Vn3kTq8Z#"));
    assert_eq!((mail.expires_in, mail.user_id.as_deref()), (Some(432_000), Some("auth0|1")));
    assert_eq!(mail.variables["application"], json!({ "clientID": "abc", "name": "My App" }));
    let timed = one(&auth0, &html("  {\"code\": \"123456\", \"url\": null, \"expires_in\": 300}\n"));
    assert_eq!((timed.code.as_deref(), timed.link, timed.expires_in), (Some("123456"), None, Some(300)));
    for wrong in [
        "<html><a href=\"https://login.example.com/u/x\">x</a></html>",
        "",
        "{\"url\": \"https://a.example\"",
        "{\"url\": \"https://a.example\", \"url\": \"https://evil.example\"}",
        "{\"url\": \"https://a.example\", \"name\": \"Anna\"}",
        "{\"url\": [\"https://a.example\"]}",
        "{\"expires_in\": 1.5}",
    ] {
        assert_eq!(why(&auth0, &html(wrong)), Some(Why::Refused), "{wrong}");
    }
    // What needs neither link nor code needs no envelope.
    let plain = [("/notification/html", json!("<p>Hi</p>")), ("/notification/message_type", json!("welcome_email"))];
    assert_eq!(one(&auth0, &with("auth0", &plain)).link, None);
}

#[test]
fn expiry_is_what_the_vendor_says_and_the_same_at_each_attempt() {
    let neon = one(&vendor(Provider::Neon), &post("neon_link"));
    assert_eq!((neon.expires_in, neon.not_after), (Some(600), Some("2026-02-23T12:10:00Z".parse().unwrap())));
    assert_eq!(neon.link.as_deref(), Some("https://auth.example.com/reset?token=t0k3n"));
    let hanko = one(&vendor(Provider::Hanko), &post("hanko"));
    assert_eq!((hanko.expires_in, hanko.not_after), (Some(300), Some(Timestamp::from_second(1_756_600_300).unwrap())));
    assert_eq!(hanko.code.as_deref(), Some("123456"));
    let supabase = one(&vendor(Provider::Supabase), &post("supabase"));
    assert_eq!(supabase.not_after, Some("2024-05-14T13:56:33.83Z".parse().unwrap()));
    let lifetimes: BTreeMap<String, i64> = [("*".to_owned(), 60), ("signup".to_owned(), 0)].into();
    let own = Vendor { lifetimes, ..vendor(Provider::Supabase) };
    assert_eq!(one(&own, &post("supabase")).expires_in, None, "not known");
    let recovery = with("supabase", &[("/email_data/email_action_type", json!("recovery"))]);
    assert_eq!(one(&own, &recovery).expires_in, Some(60));
}

#[test]
fn events_that_are_no_mails_are_left_to_others() {
    assert_eq!(
        why(&vendor(Provider::Neon), &with("neon_otp", &[("/event_type", json!("user.before_create"))])),
        Some(Why::Unmapped)
    );
    assert_eq!(
        asked(&vendor(Provider::Hanko), &with("hanko", &[("/evt", json!("user.create"))])),
        Ok(Asked::nothing("user.create", "it tells of no mail"))
    );
    let sms = with("neon_otp", &[("/event_data/delivery_preference", json!("sms"))]);
    assert_eq!(why(&vendor(Provider::Neon), &sms), Some(Why::Unmapped));
    let delivered = with("hanko", &[("/data/delivered_by_hanko", json!(true))]);
    let asked = asked(&vendor(Provider::Hanko), &delivered).unwrap();
    assert_eq!((asked.mails.len(), asked.unsent), (0, "Hanko delivers it"));
}

/// Every pointer into a value.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| pointers(value, &format!("{at}/{key}"), all)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| pointers(item, &format!("{at}/{index}"), all));
        }
        _ => {}
    }
}

#[test]
fn whatever_stands_anywhere_in_a_post_is_a_mail_to_one_address_or_a_refusal() {
    let mut names: Vec<(Provider, &str)> = VENDORS.iter().map(|(provider, name, ..)| (*provider, *name)).collect();
    names.extend([
        (Provider::Supabase, "supabase_email_change"),
        (Provider::Kratos, "kratos_default"),
        (Provider::Neon, "neon_otp"),
        (Provider::Neon, "neon_link"),
    ]);
    let list: Vec<String> =
        ["/user/user_metadata", "/user/name", "/template_data/identity/traits/language"].map(str::to_owned).to_vec();
    let pointed = Pointers {
        language: list.clone(),
        request_language: list.clone(),
        name: list.clone(),
        salutation: list,
        ..Pointers::default()
    };
    let values = [
        json!(null),
        json!(true),
        json!(-1),
        json!(i64::MAX),
        json!(1.5e300),
        json!(""),
        json!("\u{202e}\r\n\0"),
        json!("x".repeat(100_000)),
        json!(["a@example.org", "b@example.org"]),
        json!({ "url": "https://evil.example", "0": [] }),
    ];
    for (provider, name) in names {
        let vendor = Vendor { pointers: pointed.clone(), ..vendor(provider) };
        let mut all = Vec::new();
        pointers(&post(name), "", &mut all);
        for at in all {
            for value in &values {
                let mut body = post(name);
                *body.pointer_mut(&at).unwrap() = value.clone();
                let Ok(asked) = asked(&vendor, &body) else { continue };
                for mail in &asked.mails {
                    assert!(crate::message::Address::parse(&mail.to).is_ok(), "{name} {at} {value}");
                    assert_eq!(mail.user["email"], json!(mail.to), "{name} {at} {value}");
                    assert!(!mail.email.is_empty() && !asked.id.is_empty(), "{name} {at} {value}");
                }
            }
        }
    }
}
