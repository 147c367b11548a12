//! What keeps strangers out of the studio, and mails from doing anything in it.

use serde_json::{Value, json};

use super::{Studio, project};
use crate::builder::{Builder, run};

/// Every route with its method.
const ROUTES: [(&str, &str); 17] = [
    ("GET", "/"),
    ("GET", "/api/project"),
    ("POST", "/api/mail"),
    ("POST", "/api/matrix"),
    ("GET", "/api/findings?email=hello"),
    ("GET", "/api/entry?id=hello-intro&locale=fr"),
    ("PUT", "/api/entry"),
    ("POST", "/api/entry/check"),
    ("GET", "/api/source?path=vocative.toml"),
    ("PUT", "/api/sample"),
    ("POST", "/api/send"),
    ("GET", "/api/baseline"),
    ("POST", "/api/baseline"),
    ("GET", "/api/qr.svg"),
    ("GET", "/api/events"),
    ("GET", "/frame/0"),
    ("GET", "/export.zip"),
];

fn request(method: &str, path: &str, headers: &str) -> String {
    format!("{method} {path} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n{headers}Content-Length: 2\r\n\r\n{{}}")
}

#[test]
fn nobody_gets_anything_without_the_token() {
    let studio = Studio::start(&project(), &[]);
    for (method, path) in ROUTES {
        for headers in ["", "Cookie: vocative=TOKEN\r\n", "Authorization: Bearer 0123456789abcdef0123456789abcdef\r\n"]
        {
            let answer = studio.raw(&request(method, path, headers));
            assert_eq!(answer.status, 401, "{method} {path} with {headers}");
            assert!(!answer.body.contains("hello") && !answer.body.contains(&studio.token), "{method} {path}");
        }
    }
    // What holds nothing of the project is for everybody.
    assert_eq!(studio.raw(&request("GET", "/healthz", "")).status, 200);
    assert_eq!(studio.raw(&request("GET", "/main.js", "")).status, 200);
    assert_eq!(studio.raw(&request("GET", "/index.html", "")).status, 401);
}

#[test]
fn the_token_of_the_address_becomes_a_cookie_and_leaves_the_address() {
    let studio = Studio::start(&project(), &[]);
    let answer = studio.raw(&request("GET", "/?token=TOKEN&email=hello&pane=text", ""));
    assert_eq!((answer.status, answer.header("location")), (303, Some("/?email=hello&pane=text")));
    let cookie = answer.header("set-cookie").unwrap();
    for word in [&studio.token, "HttpOnly", "SameSite=Strict", &format!("vocative-{}", studio.addr.port())] {
        assert!(cookie.contains(word), "{cookie}");
    }
    assert_eq!(studio.get("/").status, 200);
    assert_eq!(studio.raw(&request("GET", "/?token=wrong", "")).status, 401);
    assert_eq!(studio.raw(&request("GET", "/?token=", "")).status, 401);
    let other = Studio::start(&project(), &[]);
    assert_ne!(other.token, studio.token);
    assert!(studio.token.len() >= 32);
}

#[test]
fn a_foreign_name_for_this_machine_is_not_answered() {
    let studio = Studio::start(&project(), &[]);
    let port = studio.addr.port();
    for host in [format!("evil.example:{port}"), "127.0.0.1".to_owned(), format!("0.0.0.0:{port}"), String::new()] {
        for (method, path) in ROUTES {
            let answer = studio.raw(&format!(
                "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nAuthorization: Bearer TOKEN\r\nContent-Length: 0\r\n\r\n"
            ));
            assert_eq!(answer.status, 421, "{host} {path}");
        }
    }
}

#[test]
fn pages_of_other_sites_and_other_ports_reach_nothing_even_with_the_cookie() {
    let studio = Studio::start(&project(), &[]);
    let cookie = format!("Cookie: vocative-{}=TOKEN\r\n", studio.addr.port());
    for (method, path) in ROUTES {
        for foreign in [
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty\r\n",
            "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n",
            "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n",
        ] {
            let answer = studio.raw(&request(method, path, &format!("{cookie}{foreign}")));
            assert_eq!(answer.status, 403, "{method} {path} with {foreign}");
            assert!(answer.header("access-control-allow-origin").is_none());
        }
        if method != "GET" {
            let foreign = format!("{cookie}Origin: https://evil.example\r\n");
            assert_eq!(studio.raw(&request(method, path, &foreign)).status, 403, "{method} {path}");
        }
    }
    // What would change something is not done by a mere visit.
    for path in ["/api/send", "/api/sample", "/api/mail", "/api/matrix", "/api/entry/check"] {
        assert_eq!(studio.get(path).status, 405, "{path}");
    }
    // Simple requests, which a browser sends without asking first, have no JSON type.
    let simple = request("POST", "/api/send", &format!("{cookie}Content-Type: text/plain\r\n"));
    assert_eq!(studio.raw(&simple).status, 415);
}

#[test]
fn every_answer_carries_a_policy_and_the_page_allows_nothing_inline() {
    let studio = Studio::start(&project(), &[]);
    let frame = studio.mail(&json!({ "email": "hello" }))["mail"]["frame"].as_str().unwrap().to_owned();
    for path in ["/", "/main.js", "/base.css", "/api/project", "/nothing", "/api/source?path=x", "/healthz"] {
        let answer = studio.get(path);
        let policy = answer.header("content-security-policy").unwrap_or_else(|| panic!("{path}"));
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
    }
    let answer = studio.get(&frame);
    let policy = answer.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; img-src data:; style-src 'unsafe-inline'"), "{policy}");
    assert!(policy.ends_with("sandbox allow-same-origin") && !policy.contains("script"), "{policy}");
    let page = studio.get("/").body;
    assert!(!page.contains(" style=") && !page.contains(" onclick=") && !page.contains("javascript:"), "{page}");
    assert!(!page.contains("http://") && !page.contains("https://"), "nothing from elsewhere: {page}");
}

#[test]
fn no_path_leads_out_of_the_project() {
    let studio = Studio::start(&project(), &[]);
    for path in [
        "/../Cargo.toml",
        "/..%2f..%2fetc%2fpasswd",
        "/..%5c..%5cwindows%5cwin.ini",
        "/main.js?raw??",
        "/main.js::$DATA",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/frame/..%2f..%2fetc%2fpasswd",
        "/eml/../../etc/passwd",
        "/api/source?path=../../../etc/passwd",
        "/api/source?path=/etc/passwd",
        "/api/source?path=locales/../../etc/passwd",
        "/api/source?path=..%5c..%5cetc",
        "/api/source?path=templates/hello/../../vocative.toml",
    ] {
        let answer = studio.get(path);
        assert!(answer.status == 404 || path == "/main.js?raw??", "{path}: {}", answer.status);
        assert!(!answer.body.contains("root:"), "{path}");
    }
    let outside = json!({ "email": "../hello", "name": "x", "text": "{}" });
    assert_eq!(studio.ask("PUT", "/api/sample", &outside).status, 404);
}

#[test]
fn a_body_of_a_hundred_megabytes_is_refused_on_every_route() {
    let studio = Studio::start(&project(), &[]);
    for (method, path) in ROUTES {
        let announced = format!(
            "{method} {path} HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer TOKEN\r\nConnection: close\r\nContent-Length: 104857600\r\n\r\n"
        );
        assert_eq!(studio.raw(&announced).status, 413, "{method} {path}");
    }
    let chunk = "a".repeat(1 << 20);
    let chunked = format!(
        "PUT /api/entry HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer TOKEN\r\nConnection: close\r\n\
         Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{chunk}\r\n0\r\n\r\n",
        chunk.len()
    );
    assert_eq!(studio.raw(&chunked).status, 413);
}

#[test]
fn markup_in_a_profile_is_text_in_the_mail_and_in_every_answer() {
    let hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
    let studio = Studio::start(&project(), &[]);
    let request = json!({
        "user": { "email": "a@example.org", "email_verified": true, "name": hostile, "user_metadata": { "preferred_language": hostile } },
        "data": { "url": "https://a.example/?q=%22%3E%3Cscript%3E" }
    });
    let answer = studio.mail(&json!({ "email": "hello", "request": request.to_string() }));
    let Some(frame) = answer["mail"]["frame"].as_str() else { panic!("{answer}") };
    let html = studio.get(frame).body;
    assert!(!html.contains("<script") && !html.contains("<img src=x"), "{html}");
    let answer = studio.ask("POST", "/api/mail", &json!({ "email": "<script>alert(1)</script>" }));
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
}

#[cfg(unix)]
#[test]
fn no_link_leads_a_look_out_of_the_project() {
    let studio = Studio::start(&project().file("brands/acme/locales/de/b.ftl", "b = B\n"), &[]);
    let mut events = studio.events();
    std::os::unix::fs::symlink("/etc/passwd", studio.folder.path().join("brands/acme/brand.toml")).unwrap();
    std::os::unix::fs::symlink("/etc", studio.folder.path().join("assets")).unwrap();
    // Something that is noticed for certain, after what should not be read.
    studio.change("locales/de/hello.ftl", "Guten Tag", "Guten Abend");
    events.state_after(1);
    assert_eq!(studio.get("/api/source?path=brands/acme/brand.toml").status, 404);
    assert_eq!(studio.json("/api/project")["problem"], Value::Null);
}

#[test]
fn an_export_under_way_does_not_hold_the_end() {
    let mut studio = Studio::start(&Builder::new(), &[]);
    // Once it has answered, it listens to signals, too.
    studio.json("/api/project");
    let exports: Vec<_> = (0..3).map(|_| studio.begin("GET", "/export.zip")).collect();
    let begun = std::time::Instant::now();
    studio.interrupt();
    assert!(begun.elapsed() < std::time::Duration::from_secs(20), "{:?}", begun.elapsed());
    drop(exports);
}

#[test]
fn other_machines_are_let_in_only_by_name_and_for_looking_only() {
    let folder = project().on_disk();
    let ran = run(folder.path(), &["preview", "--listen", "0.0.0.0:0"]);
    assert_eq!(ran.code, Some(2), "{}", ran.stdout);
    assert!(ran.stderr.contains("--lan"), "{}", ran.stderr);
    let studio = Studio::start(&project(), &["--lan"]);
    let phone = studio.json("/api/project")["phone"]["url"].as_str().unwrap().to_owned();
    let guest = phone.split_once("token=").unwrap().1;
    assert_ne!(guest, studio.token);
    let ask = |method: &str, path: &str, body: &Value| {
        let body = body.to_string();
        studio.raw(&format!(
            "{method} {path} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nAuthorization: Bearer {guest}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        ))
    };
    assert_eq!(ask("POST", "/api/mail", &json!({ "email": "hello" })).status, 200);
    assert_eq!(ask("POST", "/api/matrix", &json!({ "email": "hello" })).status, 200);
    let told = ask("GET", "/api/project", &Value::Null).json();
    assert_eq!((&told["read_only"], &told["phone"], &told["send_to"]), (&json!(true), &Value::Null, &json!([])));
    assert_eq!((&told["root"], &told["relay"], &told["editor"]), (&Value::Null, &Value::Null, &Value::Null));
    assert_eq!(ask("GET", "/api/source?path=vocative.toml", &Value::Null).status, 403, "it may hold a password");
    assert_eq!(ask("GET", "/api/source?path=locales/de/hello.ftl", &Value::Null).status, 200);
    for (method, path) in
        ROUTES.into_iter().filter(|(method, path)| *method != "GET" && !["/api/mail", "/api/matrix"].contains(path))
    {
        assert_eq!(ask(method, path, &json!({})).status, 403, "{method} {path}");
    }
    let code = studio.get("/api/qr.svg?for=email%3Dhello%26bare%3D1");
    assert_eq!(code.header("content-type"), Some("image/svg+xml"));
    assert_eq!(ask("GET", "/api/qr.svg", &Value::Null).status, 404, "the guest's address is not handed on");
    assert_eq!(Studio::start(&project(), &[]).get("/api/qr.svg").status, 404);
}
