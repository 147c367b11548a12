//! Email templates put over Auth0's API: translated, laid over the project as a brand, refused with their places, and read back octet by octet.

use serde_json::{Value, json};
use vocative::live::overlay::Overlay;
use vocative::outbox::store::{Expected, Put};
use vocative::server::auth::Scope;

use super::{Desk, Service, eventually};
use crate::answer::Answer;
use crate::peer::Script;

const SETTINGS: &str =
    "[profiles]\napi = \"auth0\"\nurl = \"http://127.0.0.1:1\"\nsecrets = [\"0123456789abcdef0123456789abcdef\"]\n";

fn template(name: &str, body: &str) -> Value {
    json!({ "template": name, "body": body, "from": "", "subject": "Neu {{ application.name }}", "syntax": "liquid", "enabled": true })
}

/// A mail of the brand that the templates become.
fn mail(language: &str) -> Value {
    json!({
        "email": "reset_email", "brand": "auth0",
        "user": { "email": "anna@example.org", "user_metadata": { "preferred_language": language } },
        "data": { "url": "https://app.example.org/reset?t=4f9c", "expires_in": 900 },
        "application": { "name": "Example" },
    })
}

struct Api<'a> {
    service: &'a Service,
    key: String,
}

impl Api<'_> {
    fn call(&self, method: &str, path: &str, body: &Value) -> Answer {
        let headers = format!("Content-Type: application/json\r\n{}", self.key);
        self.service.request(method, path, &headers, body.to_string().as_bytes())
    }

    fn get(&self, name: &str) -> Answer {
        self.service.request("GET", &format!("/api/v2/email-templates/{name}"), &self.key, b"")
    }

    fn rendered(&self, language: &str) -> Value {
        let answer = self.service.post("/v1/render", &self.key, &mail(language));
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.json()
    }
}

const CHAIN: &str = "<html><body>\r\n  {% if request_language contains 'de' or user.user_metadata.preferred_language == 'de' %}<p>Guten Tag, wählen Sie bitte.</p>\
    {% else %}<p>Good day, please choose.</p>{% endif %}\n<p><a href=\"{{ url }}\">{{ application.name }}</a></p>\t</body></html>";

#[tokio::test(flavor = "multi_thread")]
async fn a_template_is_translated_and_becomes_a_brand_in_each_of_its_languages() {
    let desk = Desk::new(SETTINGS);
    let peer = Script::new().start().await;
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let key = desk.key("all", "", &[Scope::Admin]).await;
    eventually("a service that asks for a key", || (service.get("/v1/catalog").status == 401).then_some(()));
    let api = Api { service: &service, key };
    assert_eq!(api.get("reset_email").json()["errorCode"], "inexistent_email_template");
    let path = "/api/v2/email-templates";
    let given = template("reset_email", CHAIN);
    assert_eq!(api.call("PATCH", &format!("{path}/reset_email"), &given).status, 404);
    let made = api.call("POST", path, &given);
    assert_eq!((made.status, &made.json()), (200, &given), "{}", made.body);
    assert_eq!(api.get("reset_email").json()["body"], CHAIN, "octet by octet");
    for (language, words) in [("de", "Guten Tag, wählen Sie bitte."), ("en", "Good day, please choose.")] {
        let mail = api.rendered(language);
        assert_eq!((&mail["locale"], &mail["subject"]), (&json!(language), &json!("Neu Example")), "{mail}");
        for part in ["text", "html"] {
            assert!(mail[part].as_str().unwrap().contains(words), "{language} {part}: {mail}");
            assert!(
                mail[part].as_str().unwrap().contains("https://app.example.org/reset?t=4f9c"),
                "{language} {part}: {mail}"
            );
        }
    }
    // Another email of the brand is as it was, and so is this one without the brand.
    let mut plain = mail("en");
    plain["brand"] = Value::Null;
    let answer = service.post("/v1/render", &api.key, &plain);
    assert!(!answer.body.contains("Good day, please choose."), "{}", answer.body);
    let changed = api.call("PATCH", &format!("{path}/reset_email"), &json!({ "subject": "Anders" }));
    assert_eq!((changed.status, api.rendered("de")["subject"].clone()), (200, json!("Anders")), "{}", changed.body);
    // A null is no name: it stays what it is.
    let named = api.call("PATCH", &format!("{path}/reset_email"), &json!({ "template": null }));
    assert_eq!((named.status, &named.json()["template"]), (200, &json!("reset_email")), "{}", named.body);
    assert_eq!(api.rendered("de")["subject"], "Anders");
    // Both older names mean the same email: one of them stands for it, and only without the newer.
    for older in ["change_password", "password_reset"] {
        assert_eq!(api.call("POST", path, &template(older, &CHAIN.replace("choose", older))).status, 200);
    }
    assert!(api.rendered("en")["text"].as_str().unwrap().contains("please choose."));
    // Switched off, the project's own is sent again; the template is kept.
    for off in ["change_password", "password_reset", "reset_email"] {
        assert_eq!(api.call("PATCH", &format!("{path}/{off}"), &json!({ "enabled": false })).status, 200);
    }
    assert!(!api.rendered("en")["text"].as_str().unwrap().contains("Good day"));
    assert_eq!(api.get("reset_email").json()["body"], CHAIN);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_translated_is_refused_with_its_place_and_changes_nothing() {
    let desk = Desk::new(SETTINGS);
    let service = desk.serve("smtp+plain://127.0.0.1:9");
    let key = desk.key("all", "", &[Scope::Admin]).await;
    eventually("a service that asks for a key", || (service.get("/v1/catalog").status == 401).then_some(()));
    let api = Api { service: &service, key };
    let path = "/api/v2/email-templates";
    for (body, line, column) in [
        ("<p>\n  {% tablerow x in y %}{% endtablerow %}</p>", 2, 3),
        ("<p>{{ user.name | frobnicate }}</p>", 1, 4),
        ("<p>{% if a %}</p>", 1, 4),
    ] {
        let refused = api.call("POST", path, &template("reset_email", body));
        let told = refused.json();
        assert_eq!((refused.status, &told["errorCode"]), (400, &json!("invalid_body")), "{}", refused.body);
        let finding = &told["findings"][0];
        assert_eq!((&finding["file"], &finding["line"]), (&json!("body"), &json!(line)), "{body}: {told}");
        assert!(finding["column"].as_u64().unwrap() >= column, "{body}: {told}");
        assert!(told["message"].as_str().unwrap().contains(&format!("body:{line}:")), "{told}");
        assert_eq!(api.get("reset_email").status, 404, "nothing is kept");
    }
    for (wrong, words) in [
        (json!({ "template": "nix" }), "Missing required property"),
        (json!({ "template": "reset_email", "more": 1 }), "Additional properties not allowed: more"),
        (template("nix", "x"), "No enum match for: nix"),
        (template("reset_email", ""), "no text"),
    ] {
        let refused = api.call("POST", path, &wrong);
        assert_eq!(refused.status, 400, "{}", refused.body);
        assert!(refused.body.contains(words), "{}", refused.body);
    }
    assert_eq!(api.call("PUT", &format!("{path}/nix"), &template("nix", "x")).json()["errorCode"], "invalid_uri");
    let answer = service.post("/v1/render", &api.key, &mail("en"));
    assert_eq!(answer.status, 422, "there is no brand yet: {}", answer.body);
}

/// Of two services over one outbox, the other renders with the template soon after.
#[tokio::test(flavor = "multi_thread")]
async fn a_template_that_one_process_takes_is_used_by_the_other_and_after_a_restart() {
    let desk = Desk::new(SETTINGS);
    let service = desk.serve("smtp+plain://127.0.0.1:9");
    let other = desk.serve_with("smtp+plain://127.0.0.1:9", &["--no-worker"]);
    let key = desk.key("all", "", &[Scope::Admin]).await;
    eventually("services that ask for a key", || {
        (service.get("/v1/catalog").status == 401 && other.get("/v1/catalog").status == 401).then_some(())
    });
    let api = Api { service: &service, key: key.clone() };
    assert_eq!(api.call("POST", "/api/v2/email-templates", &template("reset_email", CHAIN)).status, 200);
    let provider = json!({ "name": "smtp", "enabled": true, "default_from_address": "Bank <post@bank.example>",
        "credentials": { "smtp_host": "h", "smtp_pass": "never kept" } });
    let made = api.call("POST", "/api/v2/emails/provider", &provider);
    assert_eq!(made.status, 201, "{}", made.body);
    assert!(!made.body.contains("never kept"));
    let there = Api { service: &other, key };
    eventually("the template and the sender at the other process", || {
        // Before it comes there is no such brand.
        let answer = other.post("/v1/render", &there.key, &mail("de"));
        (answer.status == 200 && answer.json()["from"].as_str()?.contains("post@bank.example")).then_some(())
    });
    assert!(there.rendered("de")["text"].as_str().unwrap().contains("Guten Tag, wählen Sie bitte."));
    let key = there.key;
    drop((service, other));
    let again = desk.serve("smtp+plain://127.0.0.1:9");
    let there = Api { service: &again, key };
    assert!(there.rendered("de")["text"].as_str().unwrap().contains("Guten Tag, wählen Sie bitte."));
}

/// After an upgrade a template that was put may be understood no more: the others are still used, and it is told.
#[tokio::test(flavor = "multi_thread")]
async fn a_stored_template_that_cannot_be_used_any_more_takes_no_other_with_it() {
    let desk = Desk::new(SETTINGS);
    let overlay = Overlay::new(desk.outbox().await, "", "auth0");
    for (name, body) in [("reset_email", CHAIN), ("verify_email", "{% if %}")] {
        let given = template(name, body);
        let put = overlay.keep(name, given.as_object(), Expected::Nothing).await.unwrap();
        assert!(matches!(put, Put::Done(_)));
    }
    let service = desk.serve("smtp+plain://127.0.0.1:9");
    let api = Api { service: &service, key: desk.key("all", "", &[Scope::Admin]).await };
    eventually("a service that asks for a key", || (service.get("/v1/catalog").status == 401).then_some(()));
    assert!(api.rendered("de")["text"].as_str().unwrap().contains("Guten Tag, wählen Sie bitte."));
    assert_eq!(service.get("/readyz").json()["reload_refused"], true);
    let mended = api.call("PATCH", "/api/v2/email-templates/verify_email", &json!({ "body": "<p>Hello</p>" }));
    assert_eq!(mended.status, 200, "{}", mended.body);
    assert_eq!(service.get("/readyz").json()["reload_refused"], false);
}
