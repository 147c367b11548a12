//! Sign-up, confirmation and reset as people and applications meet them: the service started for development, its mails read in its inbox, and their
//! links followed.

mod api;
mod browser;
mod pages;
mod public;
mod reset;
mod verify;

use serde_json::{Value, json};

use super::{Desk, Service, bearer, eventually};
use crate::answer::Answer;
use crate::builder::{Builder, vocative};

/// Where links lead, whatever a request says of hosts.
const URL: &str = "https://accounts.example.org";
const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";
const SENT: &str = "We've just sent you an email to reset your password.";

/// A service with sign-up and tickets.
struct App {
    service: Service,
    desk: Desk,
}

/// The API, with an application whose people may be led to `origin`.
fn settings(origin: &str) -> String {
    format!(
        r#"
[profiles]
api = "auth0"
url = "{URL}"
secrets = ["a-secret-that-signs-tokens-and-tickets"]
burst = 10000
per_second = 10000
[[profiles.clients]]
id = "shop"
secret = "secret-of-shop"
name = "The Shop"
scopes = ["read:users", "create:users", "update:users", "create:user_tickets"]
origins = ["https://shop.example.org", "{origin}"]
[[profiles.clients]]
id = "reader"
secret = "secret-of-reader"
scopes = ["read:users"]
"#
    )
}

impl App {
    fn start() -> App {
        App::leading_to("http://localhost:3000")
    }

    fn leading_to(origin: &str) -> App {
        let head = "locales.offered = [\"en\", \"de\", \"ar\"]\n";
        App::with(&format!("{head}{}", settings(origin)))
    }

    fn with(settings: &str) -> App {
        let desk = Desk::with(&Builder::stock().file("vocative.toml", settings));
        let mut command = vocative(&desk.project(), &["serve", "--dev", "--listen", "127.0.0.1:0"]);
        App { service: Service::start(&desk, &mut command), desk }
    }

    /// The token of an application.
    fn token(&self, client: &str) -> String {
        let form = format!("grant_type=client_credentials&client_id={client}&client_secret=secret-of-{client}");
        let answer = self.service.request("POST", "/oauth/token", FORM, form.as_bytes());
        bearer(answer.json()["access_token"].as_str().unwrap_or_else(|| panic!("{}", answer.body)))
    }

    /// Asks as the application does.
    fn api(&self, path: &str, body: &Value) -> Answer {
        self.service.post(path, &self.token("shop"), body)
    }

    /// A person of these fields; gives the `user_id`.
    fn person(&self, fields: Value) -> String {
        let mut body = json!({ "connection": "Username-Password-Authentication", "verify_email": false });
        for (name, value) in fields.as_object().unwrap() {
            body[name] = value.clone();
        }
        let answer = self.api("/api/v2/users", &body);
        assert_eq!(answer.status, 201, "{}", answer.body);
        answer.json()["user_id"].as_str().unwrap().to_owned()
    }

    /// The profile that is kept.
    fn profile(&self, user_id: &str) -> Value {
        let path = format!("/api/v2/users/{}", user_id.replace('|', "%7C"));
        self.service.request("GET", &path, &self.token("shop"), b"").json()
    }

    fn patch(&self, user_id: &str, body: &Value) {
        let path = format!("/api/v2/users/{}", user_id.replace('|', "%7C"));
        let headers = format!("Content-Type: application/json\r\n{}", self.token("shop"));
        let answer = self.service.request("PATCH", &path, &headers, body.to_string().as_bytes());
        assert_eq!(answer.status, 200, "{}", answer.body);
    }

    /// The ids of everybody with this address.
    fn found(&self, email: &str) -> Vec<Value> {
        let query: String = url::form_urlencoded::byte_serialize(email.as_bytes()).collect();
        let path = format!("/api/v2/users-by-email?email={query}");
        let found = self.service.request("GET", &path, &self.token("shop"), b"").json();
        found.as_array().unwrap_or_else(|| panic!("{found}")).clone()
    }

    /// The newest mail to an address, once there are so many.
    fn mail(&self, to: &str, count: usize) -> Value {
        eventually("a mail", || {
            let mails = self.mails(to);
            assert!(mails.len() <= count, "{mails:#?}");
            (mails.len() == count).then(|| mails[0].clone())
        })
    }

    fn mails(&self, to: &str) -> Vec<Value> {
        let query: String = url::form_urlencoded::byte_serialize(to.as_bytes()).collect();
        self.service.get(&format!("/v1/inbox?to={query}")).json().as_array().unwrap().clone()
    }

    /// Waits until whatever was sent before has arrived, then forgets it.
    fn settled(&self) {
        self.settled_after(|| {});
    }

    /// Waits until whatever was sent before has arrived, looks at it, then forgets it: mails of a lane go out in their order.
    fn settled_after(&self, look: impl Fn()) {
        let id = self.service.accept(&super::reset("sentinel@example.org"));
        self.service.until(&id, "sent");
        eventually("the sentinel", || (!self.mails("sentinel@example.org").is_empty()).then_some(()));
        look();
        assert_eq!(self.service.request("DELETE", "/v1/inbox", "", b"").status, 204);
    }

    fn sign_up(&self, headers: &str, fields: &Value) -> Answer {
        let mut body =
            json!({ "client_id": "shop", "connection": "Username-Password-Authentication", "password": "secret" });
        for (name, value) in fields.as_object().unwrap() {
            body[name] = value.clone();
        }
        self.service.post("/dbconnections/signup", headers, &body)
    }

    fn forgot(&self, headers: &str, email: &str) -> Answer {
        let body = json!({ "client_id": "shop", "connection": "Username-Password-Authentication", "email": email });
        self.service.post("/dbconnections/change_password", headers, &body)
    }

    /// A ticket of the API for a person.
    fn ticket(&self, kind: &str, fields: &Value) -> String {
        let answer = self.api(&format!("/api/v2/tickets/{kind}"), fields);
        assert_eq!(answer.status, 201, "{}", answer.body);
        path(answer.json()["ticket"].as_str().unwrap())
    }

    /// Follows a link.
    fn visit(&self, path: &str, headers: &str) -> Answer {
        self.service.request("GET", path, headers, b"")
    }

    /// Presses the button of the page that a link leads to.
    fn press(&self, path: &str, headers: &str) -> Answer {
        let (page, query) = path.split_once('?').unwrap();
        self.service.request("POST", page, &format!("{FORM}{headers}"), query.as_bytes())
    }
}

/// The one link of a mail to a page of ours, as a path: it is where the configuration says, with the vendor's `#` at the end.
fn link(mail: &Value) -> String {
    let links = mail["links"].as_array().unwrap();
    let own = links.iter().filter_map(Value::as_str).find(|link| link.contains("/u/"));
    path(own.unwrap_or_else(|| panic!("{mail:#}")))
}

fn path(link: &str) -> String {
    let path = link.strip_prefix(URL).and_then(|path| path.strip_suffix('#')).unwrap_or_else(|| panic!("{link}"));
    path.to_owned()
}

/// The heading of a page.
fn heading(page: &Answer) -> &str {
    let text = page.body.split_once("<h1>").and_then(|(_, rest)| rest.split_once("</h1>"));
    text.unwrap_or_else(|| panic!("{}\n{}", page.head, page.body)).0
}
