//! Vendors that show a secret: Kratos, Logto, Auth0's Action.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{SHOWN, bearer, body, is_taken, refusal, started};
use crate::answer::Answer;
use crate::serving::Service;

fn post(service: &Service, vendor: &str, name: &str, changes: &[(&str, Value)]) -> Answer {
    service.hook(vendor, &bearer(), body(name, changes).to_string().as_bytes())
}

#[tokio::test(flavor = "multi_thread")]
async fn kratos_is_served_in_both_shapes_with_the_language_of_its_traits() {
    let (desk, service) = started(&format!("hooks.kratos.secrets = \"{SHOWN}\"\n"));
    let full = [
        ("/template_data/identity/traits/title", json!("Herr Dr.")),
        ("/template_data/identity/traits/name", json!({ "first": "Jan", "last": "Weiß" })),
        ("/template_data/transient_payload", json!({ "locale": "en" })),
    ];
    is_taken(&post(&service, "kratos", "kratos", &full));
    is_taken(&post(&service, "kratos", "kratos", &full));
    let mail = service.mail("foo@ory.sh");
    // What the person once chose comes before the page that they are on.
    assert_eq!((&mail["language"], &mail["codes"]), (&json!("de"), &json!(["707765"])), "{}", mail["text"]);
    assert!(mail["text"].as_str().unwrap().starts_with("Sehr geehrter Herr Dr. Weiß,"), "{}", mail["text"]);
    assert_eq!(service.count("foo@ory.sh"), 1);
    is_taken(&post(&service, "kratos", "kratos_default", &[("/recipient", json!("bob@example.org"))]));
    let mail = service.mail("bob@example.org");
    assert_eq!((&mail["language"], &mail["codes"]), (&json!("en"), &json!(["707765"])), "{}", mail["text"]);
    // A registration has no identity yet, and its language may be the browser's.
    let registration = json!({
        "recipient": "carl@example.org", "template_type": "registration_code_valid", "message_type": "email",
        "request_headers": { "Accept-Language": ["fr;q=0.5, de-AT"] },
        "template_data": { "to": "carl@example.org", "registration_code": "111222", "traits": {}, "expires_in_minutes": 5 },
    });
    is_taken(&service.hook("kratos", &bearer(), registration.to_string().as_bytes()));
    assert_eq!(service.mail("carl@example.org")["language"], "de");
    // Nobody with this address has an account.
    let stranger =
        json!({ "recipient": "dora@example.org", "template_type": "recovery_code_invalid", "template_data": {} });
    let answer = service.hook("kratos", &bearer(), stranger.to_string().as_bytes());
    is_taken(&answer);
    assert_eq!(answer.json(), json!({ "deliveries": [], "ignored": "nothing is to be sent for it" }));
    assert_eq!(service.count("dora@example.org"), 0);
    let id = service.get("/v1/deliveries?to=carl@example.org").json()["deliveries"][0]["id"].clone();
    let log = desk.log();
    let line = |words: &str| log.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}: {log}"));
    assert!(line("registration_code_valid").contains(id.as_str().unwrap()), "{log}");
    assert!(line("recovery_code_invalid").contains("its type is mapped to"), "{log}");
    assert!(!log.contains("@example.org"), "{log}");
    for headers in ["", "Authorization: Bearer x\r\n", "Authorization: Basic Og==\r\n", "Cookie: Authorization=x\r\n"] {
        let answer = service.hook("kratos", headers, body("kratos", &[]).to_string().as_bytes());
        refusal(&answer, 401);
        assert!(answer.header("www-authenticate").is_some());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn kratos_may_log_in_with_a_password_or_show_a_key_in_a_header_of_its_own() {
    let settings = format!("[hooks.kratos]\nuser = \"kratos\"\nsecrets = [\"the-password-of-before\", \"{SHOWN}\"]\n");
    let (_desk, service) = started(&settings);
    let login = |user: &str| format!("Authorization: Basic {}\r\n", STANDARD.encode(format!("{user}:{SHOWN}")));
    let text = body("kratos", &[]).to_string();
    is_taken(&service.hook("kratos", &login("kratos"), text.as_bytes()));
    refusal(&service.hook("kratos", &login("other"), text.as_bytes()), 401);
    refusal(&service.hook("kratos", &bearer(), text.as_bytes()), 401);
    let (_desk, service) = started(&format!("[hooks.kratos]\nheader = \"X-Courier-Key\"\nsecrets = [\"{SHOWN}\"]\n"));
    is_taken(&service.hook("kratos", &format!("X-Courier-Key: {SHOWN}\r\n"), text.as_bytes()));
    refusal(&service.hook("kratos", &bearer(), text.as_bytes()), 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn logtos_person_is_written_to_in_the_language_of_their_profile() {
    let (_desk, service) = started(&format!("hooks.logto.secrets = [\"Bearer {SHOWN}\"]\n"));
    let named = [
        ("/payload/user/name", json!("Jan Weiß")),
        ("/payload/user/profile/givenName", json!("Jan")),
        ("/payload/user/profile/familyName", json!("Weiß")),
    ];
    is_taken(&post(&service, "logto", "logto", &named));
    let mail = service.mail("foo@logto.io");
    assert_eq!((&mail["language"], &mail["codes"]), (&json!("de"), &json!(["123456"])), "{}", mail["text"]);
    assert!(mail["subject"].as_str().unwrap().contains("My App"), "{}", mail["text"]);
    assert!(mail["text"].as_str().unwrap().contains("Jan Weiß"), "{}", mail["text"]);
    // Without a profile, the language of the request.
    let changes = [
        ("/to", json!("bob@example.org")),
        ("/payload", json!({ "code": "654321", "locale": "de-AT", "uiLocales": "de-AT en" })),
        ("/type", json!("Register")),
    ];
    is_taken(&post(&service, "logto", "logto", &changes));
    assert_eq!(service.mail("bob@example.org")["language"], "de");
    let invitation = [
        ("/to", json!("carl@example.org")),
        ("/type", json!("OrganizationInvitation")),
        ("/payload", json!({ "link": "https://app.example.org/i/7", "organization": { "id": "o", "name": "Acme" } })),
    ];
    is_taken(&post(&service, "logto", "logto", &invitation));
    assert!(service.mail("carl@example.org")["links"].to_string().contains("https://app.example.org/i/7"));
    // An email that needs a link, of a type that has a code: the one who set it so is told.
    let (_desk, service) =
        started(&format!("[hooks.logto]\nsecrets = [\"{SHOWN}\"]\nemails.SignIn = \"verify_email\"\n"));
    let words = refusal(&post(&service, "logto", "logto", &[]), 422);
    assert!(words.contains("verify_email") && words.contains("url"), "{words}");
}

#[tokio::test(flavor = "multi_thread")]
async fn auth0s_event_becomes_the_mail_of_its_type_with_the_link_of_its_envelope() {
    let (_desk, service) = started(&format!("hooks.auth0.secrets = [\"{SHOWN}\"]\n"));
    let answer = post(&service, "auth0", "auth0", &[("/user/email_verified", json!(true))]);
    is_taken(&answer);
    let mail = service.mail("user@example.com");
    assert_eq!(mail["language"], "de");
    assert!(mail["text"].as_str().unwrap().starts_with("Sehr geehrte Frau Dr. Weiß,"), "{}", mail["text"]);
    assert!(
        mail["links"].to_string().contains("https://login.example.com/u/email-verification?ticket=Vn3kTq8Z#"),
        "{mail}"
    );
    // The Action ran again.
    is_taken(&post(&service, "auth0", "auth0", &[("/user/email_verified", json!(true))]));
    assert_eq!(service.count("user@example.com"), 1);
    let code = [
        ("/notification/to", json!("bob@example.org")),
        ("/notification/message_type", json!("mfa_oob_code")),
        ("/notification/html", json!("{\"code\": \"204060\"}")),
        ("/user/user_metadata", json!({})),
        ("/notification/locale", json!("de_AT")),
        ("/request/query", json!({})),
    ];
    is_taken(&post(&service, "auth0", "auth0", &code));
    let mail = service.mail("bob@example.org");
    assert_eq!((&mail["language"], &mail["codes"]), (&json!("de"), &json!(["204060"])), "{}", mail["text"]);
    let words = refusal(&post(&service, "auth0", "auth0", &[("/notification/html", json!("<p>Hi</p>"))]), 422);
    assert!(words.contains("{\"url\": \"{{ url }}\"}"), "{words}");
    refusal(&service.hook("auth0", "", b"{}"), 401);
}
