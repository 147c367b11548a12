//! The pages in Chromium, driven by `browser.mjs`: without scripts, in two languages and directions, and on to the application.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use super::App;
use crate::message::outside;

/// Answers one request as the application would, and gives its head.
fn visited(listener: &TcpListener) -> String {
    loop {
        let (mut stream, _) = listener.accept().unwrap();
        let mut head = [0; 4096];
        let length = stream.read(&mut head).unwrap();
        let body = "<title>The Shop</title><h1>Arrived</h1>";
        write!(
            stream,
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        let head = String::from_utf8_lossy(&head[..length]).into_owned();
        // Browsers open connections ahead, and ask for icons.
        if head.starts_with("GET /done") {
            return head;
        }
    }
}

#[test]
fn the_button_works_in_a_browser_without_scripts_and_no_ticket_leaves_the_page() {
    let (Some(chromium), Some(modules)) = (outside("VOCATIVE_TEST_CHROMIUM"), outside("VOCATIVE_TEST_NODE_MODULES"))
    else {
        return;
    };
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    // Another site than the page's, which is at 127.0.0.1.
    let origin = format!("http://localhost:{}", listener.local_addr().unwrap().port());
    let app = App::leading_to(&origin);
    for (language, direction, kind, title, button, done) in [
        (
            "ar",
            "rtl",
            "email-verification",
            "تأكيد عنوان البريد الإلكتروني",
            "تأكيد العنوان",
            "تم تأكيد عنوان بريدكم الإلكتروني",
        ),
        ("de", "ltr", "password-change", "Passwort zurücksetzen", "Weiter", "Ihre Anfrage ist bestätigt"),
        ("en", "ltr", "password-change", "Reset your password", "Continue", "Arrived"),
    ] {
        let person =
            json!({ "email": format!("{language}@example.org"), "user_metadata": { "preferred_language": language } });
        let user_id = app.person(person);
        let leads_on = language == "en";
        let target = leads_on.then(|| format!("{origin}/done"));
        let ticket = app.ticket(kind, &json!({ "user_id": user_id, "client_id": "shop", "result_url": target }));
        let expected =
            json!({ "language": language, "direction": direction, "title": title, "button": button, "done": done });
        let arrival = leads_on.then(|| listener.try_clone().unwrap());
        let arrived = std::thread::spawn(move || arrival.map(|listener| visited(&listener)));
        let output = Command::new("node")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/serving/tickets/browser.mjs"))
            .arg(format!("{}{ticket}#", app.service.url))
            .arg(expected.to_string())
            .env("VOCATIVE_TEST_CHROMIUM", &chromium)
            .env("VOCATIVE_TEST_NODE_MODULES", &modules)
            .output()
            .unwrap();
        assert!(output.status.success(), "{language}: {}", String::from_utf8_lossy(&output.stderr));
        let Some(head) = arrived.join().unwrap() else { continue };
        assert!(head.starts_with("GET /done?success=true&message="), "{head}");
        let text = ticket.split_once("ticket=").unwrap().1;
        assert!(!head.contains(text) && !head.contains("/u/"), "the ticket left the page: {head}");
    }
}
