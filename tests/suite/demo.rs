//! The demo's pages over real TCP, with a stub in place of engine and SMTP.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use vocative::http::{BoxFuture, DemoBackend, FieldFault, Flow, Person, Preferences, ProfileForm, Reason, Sent, run};
use vocative::inbox::{Correspondent, InlineImage, ReceivedMail};

use crate::answer::Answer;

/// What a person, a profile or a mail may hold at worst.
const HOSTILE: &str = "\"'><script>alert(1)</script>&lt;";

#[derive(Default)]
struct Stub {
    mails: Mutex<Vec<Arc<ReceivedMail>>>,
    forms: Mutex<Vec<(Flow, ProfileForm)>>,
    wishes: Mutex<Vec<(String, Preferences)>>,
}

impl Stub {
    fn receive(&self, to: &str, subject: &str) -> u64 {
        let mut mails = self.mails.lock().unwrap();
        let id = mails.len() as u64 + 1;
        let mail = ReceivedMail {
            id,
            to: vec![to.to_owned()],
            from: Some(Correspondent { name: Some(HOSTILE.to_owned()), address: "no-reply@localhost".to_owned() }),
            header_to: vec![Correspondent { name: Some(HOSTILE.to_owned()), address: to.to_owned() }],
            subject: subject.to_owned(),
            message_id: Some(format!("{id}@stub")),
            language: Some("ar".to_owned()),
            text: format!("text {HOSTILE}"),
            html: "<html><head></head><script>alert(1)</script><img src=\"cid:logo@x\">".to_owned(),
            links: vec!["https://example.org/a?b=c&d=e".to_owned(), "javascript:alert(1)".to_owned()],
            codes: vec!["493017".to_owned()],
            inline: vec![InlineImage { cid: "logo@x".to_owned(), media_type: "image/png".to_owned(), bytes: vec![1] }],
            raw: format!("Subject: x\r\n\r\n{HOSTILE}").into_bytes(),
            ..ReceivedMail::default()
        };
        mails.insert(0, Arc::new(mail));
        id
    }
}

impl DemoBackend for Stub {
    fn people(&self) -> Vec<Person> {
        vec![Person {
            id: "layla".to_owned(),
            name: HOSTILE.to_owned(),
            salutation: HOSTILE.to_owned(),
            email: "layla@example.org".to_owned(),
            language: "ar-EG".to_owned(),
            tag: "ar".to_owned(),
            autonym: "العربية".to_owned(),
            ..Person::default()
        }]
    }

    fn send(&self, flow: Flow, form: ProfileForm) -> BoxFuture<'_, Result<Option<Sent>, Vec<FieldFault>>> {
        Box::pin(async move {
            self.forms.lock().unwrap().push((flow, form.clone()));
            let email = form.email.unwrap_or_else(|| "layla@example.org".to_owned());
            if !email.contains('@') {
                let message = "expected one address".to_owned();
                return Err(vec![FieldFault { pointer: "/user/email".to_owned(), message }]);
            }
            if email.starts_with("nobody") {
                return Ok(None);
            }
            let refused = email.starts_with("refused");
            let message_id =
                if refused { "none@stub".to_owned() } else { format!("{}@stub", self.receive(&email, HOSTILE)) };
            let reason =
                Reason { source: "/user/locale".to_owned(), value: Some(HOSTILE.to_owned()), ..Reason::default() };
            Ok(Some(Sent {
                email: "verify_email".to_owned(),
                outcome: if refused { "rejected" } else { "sent" }.to_owned(),
                reply: if refused { "550 no".to_owned() } else { String::new() },
                locale: "ar".to_owned(),
                salutation_line: HOSTILE.to_owned(),
                message_id: format!("<{message_id}>"),
                language: vec![Reason { verdict: "chosen".to_owned(), ..reason.clone() }],
                name: vec![Reason { verdict: "absent".to_owned(), ..reason }],
            }))
        })
    }

    fn profile(&self, person: &str) -> BoxFuture<'_, Option<String>> {
        let known = person == "layla";
        Box::pin(async move { known.then(|| format!("{{ \"nickname\": \"{HOSTILE}\" }}")) })
    }

    fn save(&self, person: &str, wish: Preferences) -> BoxFuture<'_, Result<(), Vec<FieldFault>>> {
        let person = person.to_owned();
        Box::pin(async move {
            if wish.language == "refused" {
                return Err(vec![FieldFault { pointer: String::new(), message: HOSTILE.to_owned() }]);
            }
            self.wishes.lock().unwrap().push((person, wish));
            Ok(())
        })
    }

    fn mails(&self) -> Vec<Arc<ReceivedMail>> {
        self.mails.lock().unwrap().clone()
    }

    fn mail(&self, id: u64) -> Option<Arc<ReceivedMail>> {
        self.mails().into_iter().find(|mail| mail.id == id)
    }

    fn clear(&self) {
        self.mails.lock().unwrap().clear();
    }

    fn wait(&self, to: Option<String>, timeout: Duration) -> BoxFuture<'_, Vec<Arc<ReceivedMail>>> {
        Box::pin(async move {
            let found = || {
                let mut mails = self.mails();
                mails.retain(|mail| to.as_ref().is_none_or(|to| mail.to.contains(to)));
                mails
            };
            let arrived = async {
                while found().is_empty() {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
            };
            let _ = tokio::time::timeout(timeout, arrived).await;
            found()
        })
    }
}

/// A running demo.
struct Served {
    stub: Arc<Stub>,
    addr: SocketAddr,
    stop: oneshot::Sender<()>,
    running: JoinHandle<std::io::Result<()>>,
}

impl Served {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let stub = Arc::new(Stub::default());
        let (stop, stopped) = oneshot::channel::<()>();
        let backend: Arc<dyn DemoBackend> = stub.clone();
        let running = tokio::spawn(async move { run(listener, backend, async { drop(stopped.await) }).await });
        Self { stub, addr, stop, running }
    }

    /// Sends a request as written, closes, and reads the answer. `HOST` stands for the right host.
    async fn raw(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(self.addr).await.unwrap();
        stream.write_all(request.replace("HOST", &self.addr.to_string()).as_bytes()).await.unwrap();
        let mut bytes = Vec::new();
        // A refused body may be answered with a reset after the answer.
        let _ = stream.read_to_end(&mut bytes).await;
        Answer::read(&bytes, request)
    }

    async fn request(&self, method: &str, path: &str, headers: &str, body: &str) -> Answer {
        let length = body.len();
        self.raw(&format!(
            "{method} {path} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        ))
        .await
    }

    async fn get(&self, path: &str) -> Answer {
        self.request("GET", path, "", "").await
    }

    async fn post(&self, path: &str, body: &str) -> Answer {
        let headers =
            "Content-Type: application/x-www-form-urlencoded\r\nOrigin: http://HOST\r\nSec-Fetch-Site: same-origin\r\n";
        self.request("POST", path, headers, body).await
    }
}

#[tokio::test]
async fn a_sign_up_leads_to_its_mail_with_the_decision() {
    let demo = Served::start().await;
    let answer = demo.post("/send", "flow=sign-up&person=layla").await;
    assert_eq!((answer.status, answer.header("location")), (303, Some("/inbox/1?sent=1")));
    let page = demo.get("/inbox/1?sent=1").await;
    assert_eq!(page.status, 200);
    for words in
        ["Arrived over SMTP", "Why this language", "Why this name", "العربية", "1 source with nothing", "493017"]
    {
        assert!(page.body.contains(words), "{words}");
    }
    assert!(demo.get("/inbox").await.body.contains("href=\"/inbox/1\""));
}

#[tokio::test]
async fn a_form_passes_on_what_was_typed_and_finds_the_account_of_a_reset() {
    let demo = Served::start().await;
    demo.post("/send", "flow=sign-up&email=a%40b.c&given_name=&language=de_AT").await;
    demo.post("/send", "flow=reset&email=LAYLA%40example.org&given_name=&language=ja").await;
    let forms = demo.stub.forms.lock().unwrap().clone();
    let typed = ProfileForm {
        email: Some("a@b.c".to_owned()),
        given_name: Some(String::new()),
        language: Some("de_AT".to_owned()),
        ..ProfileForm::default()
    };
    let found =
        ProfileForm { person: Some("layla".to_owned()), language: Some("ja".to_owned()), ..ProfileForm::default() };
    assert_eq!(forms, [(Flow::SignUp, typed), (Flow::Reset, found)]);
}

#[tokio::test]
async fn a_refused_form_comes_back_with_its_values_and_what_was_expected() {
    let demo = Served::start().await;
    let answer = demo.post("/send", "flow=reset&email=nonsense&given_name=%3Cb%3E").await;
    assert_eq!(answer.status, 422);
    for words in
        ["expected one address", "value=\"nonsense\"", "value=\"&lt;b&gt;\"", "aria-invalid=\"true\"", "role=\"alert\""]
    {
        assert!(answer.body.contains(words), "{words}");
    }
    assert_eq!(demo.post("/send", "flow=nix").await.status, 400);
    assert_eq!(demo.post("/send", "email=a&email=b&flow=reset").await.status, 400);
    assert_eq!(demo.request("POST", "/send", "Content-Type: text/plain\r\n", "flow=reset").await.status, 400);
}

#[tokio::test]
async fn a_mail_that_is_not_delivered_says_so() {
    let demo = Served::start().await;
    let answer = demo.post("/send", "flow=sign-up&email=refused%40example.org").await;
    let location = answer.header("location").unwrap().to_owned();
    assert_eq!((answer.status, location.as_str()), (303, "/inbox?sent=%3Cnone%40stub%3E"));
    let page = demo.get(&location).await.body;
    assert!(page.contains("rejected") && page.contains("550 no"));
}

#[tokio::test]
async fn hostile_values_are_text_on_every_page() {
    let demo = Served::start().await;
    demo.post("/send", "flow=sign-up&person=layla").await;
    for path in [
        "/",
        "/?person=layla",
        "/inbox",
        "/inbox/1?sent=1",
        "/inbox/1?show=text",
        "/inbox/1?show=headers",
        "/inbox/1?show=source",
        "/inbox/rows",
        "/profile/layla",
        "/profile/layla?saved=1",
        "/inbox/1?show=%3Cscript%3E&width=%22&scheme=%22%3E",
    ] {
        let answer = demo.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(!answer.body.contains("<script>"), "{path}");
        assert!(!answer.body.contains("href=\"javascript:"), "{path}");
    }
    assert!(demo.get("/inbox/1").await.body.contains("href=\"https://example.org/a?b=c&amp;d=e\""));
}

#[tokio::test]
async fn every_answer_has_the_security_headers_and_no_page_allows_inline_scripts() {
    let demo = Served::start().await;
    demo.stub.receive("a@example.org", "s");
    for path in
        ["/", "/inbox", "/inbox/1", "/nowhere", "/app.css", "/app.js", "/mark.svg", "/v1/inbox", "/healthz", "/send"]
    {
        let answer = demo.get(path).await;
        let policy = answer.header("content-security-policy").unwrap_or_else(|| panic!("{path} has no policy"));
        assert!(policy.starts_with("default-src 'none'; script-src 'self'") && !policy.contains("unsafe"), "{path}");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("same-origin"), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
    }
    let page = demo.get("/inbox/1").await.body;
    assert!(!page.contains(" style=") && !page.contains(" onclick="));
}

#[tokio::test]
async fn the_html_of_a_mail_is_sandboxed_twice_and_has_its_images() {
    let demo = Served::start().await;
    demo.stub.receive("a@example.org", "s");
    let page = demo.get("/inbox/1?show=html&width=phone&scheme=dark").await.body;
    assert!(page.contains("<iframe class=\"picture phone dark\" sandbox=\"\""));
    let answer = demo.get("/inbox/1/html").await;
    let policy = answer.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; img-src data: cid:;") && policy.ends_with("; sandbox"));
    assert!(policy.contains("frame-ancestors 'self'") && !policy.contains("script-src"));
    assert_eq!(answer.header("x-frame-options"), Some("SAMEORIGIN"));
    assert!(answer.body.contains("src=\"data:image/png;base64,AQ==\""));
}

#[tokio::test]
async fn a_download_has_the_bytes_as_received() {
    let demo = Served::start().await;
    demo.stub.receive("a@example.org", "s");
    let answer = demo.get("/inbox/1/mail.eml").await;
    assert_eq!(answer.header("content-type"), Some("message/rfc822"));
    assert_eq!(answer.header("content-disposition"), Some("attachment; filename=\"mail-1.eml\""));
    assert_eq!(answer.body, format!("Subject: x\r\n\r\n{HOSTILE}"));
}

#[tokio::test]
async fn only_our_own_host_is_answered() {
    let demo = Served::start().await;
    let port = demo.addr.port();
    for host in ["evil.example".to_owned(), format!("evil.example:{port}"), "127.0.0.1".to_owned(), String::new()] {
        let answer = demo.raw(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).await;
        assert_eq!(answer.status, 421, "{host}");
        assert!(answer.header("content-security-policy").is_some());
    }
    let twice = format!("GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.example:{port}\r\nConnection: close\r\n\r\n");
    assert!(demo.raw(&twice).await.status >= 400);
    let proxied = format!("GET http://evil.example:{port}/ HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n");
    assert_eq!(demo.raw(&proxied).await.status, 421);
    let named = format!("GET /healthz HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
    assert_eq!(demo.raw(&named).await.status, 200);
}

#[tokio::test]
async fn another_site_can_change_nothing() {
    let demo = Served::start().await;
    demo.stub.receive("a@example.org", "s");
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    for foreign in [
        "Origin: https://evil.example\r\n",
        "Origin: null\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\n",
    ] {
        for (method, path) in
            [("POST", "/send"), ("POST", "/profile/layla"), ("POST", "/inbox/clear"), ("DELETE", "/v1/inbox")]
        {
            let answer = demo.request(method, path, &format!("{form}{foreign}"), "flow=sign-up&person=layla").await;
            assert_eq!(answer.status, 403, "{method} {path} {foreign}");
        }
    }
    for path in ["/send", "/inbox/clear"] {
        assert_eq!(demo.get(path).await.status, 405, "{path} by GET");
    }
    assert_eq!(demo.stub.mails().len(), 1);
    assert!(demo.stub.forms.lock().unwrap().is_empty());
}

#[tokio::test]
async fn clearing_is_for_our_page_and_for_programs() {
    let demo = Served::start().await;
    demo.stub.receive("a@example.org", "s");
    assert_eq!(demo.post("/inbox/clear", "").await.status, 303);
    assert!(demo.stub.mails().is_empty());
    demo.stub.receive("a@example.org", "s");
    assert_eq!(demo.request("DELETE", "/v1/inbox", "", "").await.status, 204);
    assert!(demo.stub.mails().is_empty());
    assert!(demo.get("/inbox").await.body.contains("The inbox is empty"));
}

#[tokio::test]
async fn a_body_beyond_64_kilobytes_is_refused_announced_or_not() {
    let demo = Served::start().await;
    let large = "a".repeat(64 * 1024 + 1);
    for (method, path) in [("POST", "/send"), ("GET", "/"), ("DELETE", "/v1/inbox"), ("POST", "/inbox/clear")] {
        let announced = format!(
            "{method} {path} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
            large.len()
        );
        assert_eq!(demo.raw(&announced).await.status, 413, "{method} {path}");
    }
    let chunked = format!(
        "POST /send HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n{:x}\r\n{large}\r\n0\r\n\r\n",
        large.len()
    );
    assert_eq!(demo.raw(&chunked).await.status, 413);
}

#[tokio::test]
async fn a_test_can_wait_for_its_mail_and_finds_links_and_codes() {
    let demo = Arc::new(Served::start().await);
    demo.stub.receive("other@example.org", "other");
    let waiting = tokio::spawn({
        let demo = Arc::clone(&demo);
        async move { demo.get("/v1/inbox?to=a+b@example.org&wait=5s").await }
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    demo.stub.receive("a+b@example.org", "expected");
    let answer = waiting.await.unwrap();
    assert_eq!(answer.header("content-type"), Some("application/json"));
    let mails: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(mails.as_array().unwrap().len(), 1);
    assert_eq!(mails[0]["subject"], "expected");
    assert_eq!(mails[0]["links"][0], "https://example.org/a?b=c&d=e");
    assert_eq!(mails[0]["codes"][0], "493017");
    assert!(mails[0].get("raw").is_none());
    assert_eq!(demo.get("/v1/inbox?to=nobody@example.org&wait=10ms").await.body, "[]");
    let refused = demo.get("/v1/inbox?wait=soon").await;
    assert_eq!((refused.status, refused.header("content-type")), (400, Some("application/problem+json")));
}

#[tokio::test]
async fn the_list_refreshes_only_when_something_changed() {
    let demo = Served::start().await;
    demo.stub.receive("a@example.org", "s");
    assert_eq!(demo.get("/inbox/rows?revision=1.1").await.status, 204);
    let rows = demo.get("/inbox/rows?revision=0.0&selected=1").await;
    assert_eq!(rows.status, 200);
    assert!(rows.body.contains("data-revision=\"1.1\"") && rows.body.contains("aria-current=\"true\""));
}

#[tokio::test]
async fn a_reset_for_nobody_sends_nothing_and_says_what_an_application_would() {
    let demo = Served::start().await;
    let answer = demo.post("/send", "flow=reset&email=nobody%40example.org").await;
    assert_eq!((answer.status, answer.header("location")), (303, Some("/inbox?quiet=1")));
    let page = demo.get("/inbox?quiet=1").await.body;
    assert!(page.contains("If somebody has this address, a mail is on its way."), "{page}");
    assert!(demo.stub.mails().is_empty());
}

#[tokio::test]
async fn a_person_changes_their_own_profile_and_sees_their_mails() {
    let demo = Served::start().await;
    demo.stub.receive("Layla@example.org", "to layla");
    demo.stub.receive("other@example.org", "to another");
    let page = demo.get("/profile/layla").await.body;
    assert!(page.contains("value=\"ar-EG\"") && page.contains("to layla") && !page.contains("to another"), "{page}");
    let saved = demo.post("/profile/layla", "language=de&salutation=Frau+Dr.&time_zone=").await;
    assert_eq!((saved.status, saved.header("location")), (303, Some("/profile/layla?saved=1")));
    let wish = Preferences { language: "de".into(), salutation: "Frau Dr.".into(), time_zone: String::new() };
    assert_eq!(*demo.stub.wishes.lock().unwrap(), [("layla".to_owned(), wish)]);
    let refused = demo.post("/profile/layla", "language=refused").await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("role=\"alert\"") && !refused.body.contains("<script>"), "{}", refused.body);
    assert_eq!(demo.get("/profile/nobody").await.status, 404);
}

#[tokio::test]
async fn what_does_not_exist_is_said_plainly() {
    let demo = Served::start().await;
    assert_eq!(demo.get("/inbox/99").await.status, 404);
    assert_eq!(demo.get("/inbox/99/html").await.status, 404);
    assert_eq!(demo.get("/nix").await.status, 404);
    assert_eq!(demo.get("/v1/nix").await.header("content-type"), Some("application/problem+json"));
    assert_eq!(demo.get("/healthz").await.body, "ok\n");
}

#[tokio::test]
async fn stopping_is_held_neither_by_open_connections_nor_by_waiting_requests() {
    let demo = Served::start().await;
    let open = |request: &'static str| async move {
        let mut stream = TcpStream::connect(demo.addr).await.unwrap();
        stream.write_all(request.replace("HOST", &demo.addr.to_string()).as_bytes()).await.unwrap();
        stream
    };
    // One idle after an answer, one waiting for a mail, one that never finishes its request.
    let mut idle = open("GET /healthz HTTP/1.1\r\nHost: HOST\r\n\r\n").await;
    assert!(idle.read(&mut [0; 4096]).await.unwrap() > 0);
    let mut waiting = open("GET /v1/inbox?wait=30s HTTP/1.1\r\nHost: HOST\r\n\r\n").await;
    let _stuck = open("POST /send HTTP/1.1\r\nHost: HOST\r\nContent-Length: 10\r\n\r\nfl").await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    let stopping = Instant::now();
    demo.stop.send(()).unwrap();
    let mut answer = String::new();
    waiting.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("[]"), "{answer}");
    demo.running.await.unwrap().unwrap();
    // Far less than the 30 seconds that the waiting request asked for; a busy machine may take its time.
    assert!(stopping.elapsed() < Duration::from_secs(20), "{:?}", stopping.elapsed());
}
