//! API keys: who may ask, for what, and about whom.

use serde_json::{Value, json};
use vocative::server::auth::Scope;

use super::{Desk, Service, eventually, reset};
use crate::peer::{Script, Step};

const NOWHERE: &str = "smtp+plain://127.0.0.1:9";
const NONE: &str = "0198f1a0-0000-7000-8000-000000000000";

/// Asks until the service has heard of the keys; it believes what it knows for a second.
fn closed(service: &Service) {
    eventually("a service that asks for a key", || (service.get("/v1/catalog").status == 401).then_some(()));
}

#[tokio::test(flavor = "multi_thread")]
async fn on_loopback_no_key_is_needed_until_there_is_one() {
    let desk = Desk::new("");
    let service = desk.serve(NOWHERE);
    assert_eq!(service.get("/v1/catalog").status, 200);
    let own = desk.key("own", "", &[Scope::Admin]).await;
    let void = desk.key("void", "", &[Scope::Admin]).await;
    closed(&service);
    let ask = |headers: &str| service.request("GET", "/v1/catalog", headers, b"");
    assert_eq!(ask(&own).status, 200);
    assert!(desk.outbox().await.store().revoke_key("void".to_owned()).await.unwrap());
    eventually("the end of a key", || (ask(&void).status == 401).then_some(()));
    let bare = own.trim().strip_prefix("Authorization: Bearer ").unwrap();
    let altered = own.replace("own_", "void_");
    let basic = format!("Authorization: Basic {bare}\r\n");
    let elsewhere = format!("X-API-Key: {bare}\r\n");
    let twice = format!("{own}{own}");
    let expected = ask("").body;
    for wrong in ["", void.as_str(), &altered, &basic, &elsewhere, &twice, "Authorization: Bearer\r\n"] {
        let answer = ask(wrong);
        assert_eq!((answer.status, answer.body.as_str()), (401, expected.as_str()), "{wrong}");
        assert_eq!(answer.header("www-authenticate"), Some("Bearer realm=\"vocative\""));
        assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    }
    for query in [format!("api_key={bare}"), format!("access_token={bare}"), format!("brand={bare}")] {
        let answer = service.get(&format!("/v1/catalog?{query}"));
        assert_eq!((answer.status, answer.body.as_str()), (401, expected.as_str()), "{query}");
    }
    assert!(!desk.log().contains(bare), "{}", desk.log());
    // The last key that holds goes, and this machine may ask again.
    assert!(desk.outbox().await.store().revoke_key("own".to_owned()).await.unwrap());
    eventually("an open service", || (ask("").status == 200).then_some(()));
}

#[tokio::test(flavor = "multi_thread")]
async fn each_scope_opens_its_routes_and_no_other() {
    let desk = Desk::new("");
    let service = desk.serve(NOWHERE);
    let mut keys = Vec::new();
    for scope in Scope::ALL {
        keys.push((scope, desk.key(scope.as_str(), "", &[scope]).await));
    }
    closed(&service);
    let one = format!("/v1/deliveries/{NONE}");
    let (cancel, retry) = (format!("{one}/cancel"), format!("{one}/retry"));
    let request = reset("anna@example.org");
    let routes: [(&str, &str, &[Scope]); 11] = [
        ("POST", "/v1/deliveries", &[Scope::Send]),
        ("GET", "/v1/deliveries", &[Scope::Support]),
        ("GET", "/v1/deliveries?body=true", &[]),
        ("GET", &one, &[Scope::Read, Scope::Support]),
        ("POST", &cancel, &[Scope::Send]),
        ("POST", &retry, &[Scope::Send]),
        ("POST", "/v1/render", &[Scope::Render]),
        ("POST", "/v1/explain", &[Scope::Render]),
        ("GET", "/v1/catalog", &[Scope::Render]),
        ("GET", "/v1/events?wait=0s", &[Scope::Read, Scope::Support]),
        ("GET", "/metrics", &[Scope::Read, Scope::Support]),
    ];
    for (method, path, allowed) in routes {
        for (scope, key) in &keys {
            let headers = format!("Content-Type: application/json\r\n{key}");
            let body = if method == "POST" { request.to_string() } else { String::new() };
            let answer = service.request(method, path, &headers, body.as_bytes());
            let what = format!("{method} {path} with {}: {} {}", scope.as_str(), answer.status, answer.body);
            if *scope == Scope::Admin || allowed.contains(scope) {
                assert!([200, 202, 404].contains(&answer.status), "{what}");
                continue;
            }
            assert_eq!(answer.status, 403, "{what}");
            let needed = answer.json()["scope"].as_str().unwrap().to_owned();
            // Bodies need a scope beyond that of their route.
            let bodies = if *scope == Scope::Support { "admin" } else { "support" };
            let named = allowed.first().map_or(bodies, |scope| scope.as_str());
            assert_eq!(needed, named, "{what}");
        }
        let open = if path == "/metrics" { 200 } else { 401 };
        let headers = "Content-Type: application/json\r\n";
        assert_eq!(service.request(method, path, headers, request.to_string().as_bytes()).status, open, "{path}");
    }
    for path in ["/healthz", "/readyz", "/openapi.json"] {
        assert_eq!(service.get(path).status, 200, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_sees_its_own_deliveries_and_no_others() {
    let (desk, peer) = (Desk::new(""), Script::new().start().await);
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let scopes = [Scope::Send, Scope::Support];
    let (acme, globex) = (desk.key("a", "acme", &scopes).await, desk.key("g", "globex", &scopes).await);
    let (operator, support) = (desk.key("o", "", &[Scope::Admin]).await, desk.key("s", "", &[Scope::Support]).await);
    let local = desk.key("l", "acme", &[Scope::Admin]).await;
    closed(&service);
    let id = service.accept_as(&acme, &reset("anna@example.org"));
    let path = format!("/v1/deliveries/{id}");
    let ask = |key: &str, method: &str, path: &str| service.request(method, path, key, b"");
    eventually("sent", || (ask(&acme, "GET", &path).json()["status"] == "sent").then_some(()));
    let nothing = ask(&globex, "GET", &format!("/v1/deliveries/{NONE}"));
    for key in [&globex, &support] {
        let answer = ask(key, "GET", &path);
        assert_eq!((answer.status, &answer.body), (404, &nothing.body));
        assert_eq!(ask(key, "GET", "/v1/deliveries").json()["deliveries"], json!([]));
        assert_eq!(ask(key, "GET", "/v1/deliveries?to=anna@example.org").json()["deliveries"], json!([]));
        assert!(!ask(key, "GET", "/v1/events?after=0&wait=0s").body.contains(&id));
        assert_eq!(ask(key, "GET", &format!("/v1/events?delivery={id}")).status, 404);
    }
    for verb in ["cancel", "retry"] {
        assert_eq!(ask(&globex, "POST", &format!("{path}/{verb}")).status, 404, "{verb}");
        assert_eq!(ask(&acme, "POST", &format!("{path}/{verb}")).status, 409, "{verb}");
    }
    for key in [&acme, &operator, &local] {
        assert_eq!(ask(key, "GET", &path).status, 200);
        let listed = ask(key, "GET", "/v1/deliveries").json();
        assert_eq!((&listed["deliveries"][0]["id"], &listed["deliveries"][0]["tenant"]), (&json!(id), &json!("acme")));
        assert!(ask(key, "GET", "/v1/events?after=0&wait=0s").body.contains(&id));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn support_reads_a_redacted_copy_and_only_admin_the_mail_itself() {
    let (desk, peer) = (Desk::new(""), Script::new().on("DOT", [Step::Hang]).start().await);
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let support = desk.key("s", "", &[Scope::Support]).await;
    let admin = desk.key("a", "", &[Scope::Admin]).await;
    closed(&service);
    let mut request = reset("anna@example.org");
    request["data"]["url"] = json!("https://app.example.org/reset?t=HUNTER2HUNTER2");
    service.accept_as(&admin, &request);
    let code = json!({ "email": "auth_email_by_code", "user": { "email": "bert@example.org" }, "data": { "code": "48151623" } });
    service.accept_as(&admin, &code);
    let ask = |key: &str, path: &str| service.request("GET", path, key, b"");
    let listed = ask(&support, "/v1/deliveries");
    assert!(!listed.body.contains("HUNTER2") && !listed.body.contains("48151623"), "{}", listed.body);
    let listed: Value = listed.json();
    assert_eq!(listed["deliveries"].as_array().unwrap().len(), 2);
    let entry = &ask(&support, "/v1/deliveries?to=Anna@Example.org").json()["deliveries"][0];
    assert_eq!(entry["to"], "anna@example.org");
    assert!(entry["text"].as_str().unwrap().contains("Guten Tag Anna Weiß"), "{entry}");
    assert!(entry.get("message").is_none(), "{entry}");
    let refused = ask(&support, "/v1/deliveries?body=true");
    assert_eq!((refused.status, &refused.json()["scope"]), (403, &json!("admin")));
    let whole = ask(&admin, "/v1/deliveries?body=true&to=anna@example.org").json();
    assert!(whole["deliveries"][0]["message"].as_str().unwrap().contains("HUNTER2HUNTER2"), "{whole}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_web_page_cannot_use_a_service_that_asks_for_no_key() {
    let desk = Desk::new("");
    let service = desk.serve(NOWHERE);
    let send = |headers: &str| service.post("/v1/deliveries", headers, &reset("anna@example.org")).status;
    for foreign in ["Origin: https://evil.example\r\n", "Origin: null\r\n", "Sec-Fetch-Site: cross-site\r\n"] {
        assert_eq!(send(foreign), 403, "{foreign}");
    }
    let rebound = "GET /v1/deliveries HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    assert_eq!(service.raw(rebound.as_bytes()).status, 421);
    assert_eq!(service.get("/v1/deliveries").json()["deliveries"], json!([]));
    assert_eq!(send(""), 202);
}
