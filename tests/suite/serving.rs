//! `vocative serve` from outside: the program started on a project and spoken to over HTTP, with a scripted relay behind it.
//!
//! A [`Desk`] is a folder with a project, an outbox and a log; services are started at it, one after the other or side by side, and are killed when
//! dropped. Everything waits for a condition with [`eventually`], never for a while.

mod auth0;
mod canary;
mod deliveries;
mod disk;
mod events;
mod hooks;
mod hostile;
mod keys;
mod limits;
mod process;
mod profiles;
mod reload;
mod schemathesis;
mod sql;
mod templates;
mod tickets;
mod timing;
mod vendors;
mod webhooks;

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde_json::{Value, json};
use tempfile::TempDir;
use vocative::outbox::{Outbox, Settings};
use vocative::server::auth::{Scope, new_key};

use crate::answer::Answer;
use crate::builder::{Builder, Ran, vocative};

/// How long a busy machine may take for anything here.
const PATIENCE: Duration = Duration::from_secs(60);

/// Asks again and again until there is something.
fn eventually<T>(what: &str, mut found: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = found() {
            return found;
        }
        assert!(began.elapsed() < PATIENCE, "{what} did not come");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A reset for `to`.
fn reset(to: &str) -> Value {
    json!({
        "email": "reset_email",
        "user": { "email": to, "given_name": "Anna", "family_name": "Weiß", "user_metadata": { "preferred_language": "de" } },
        "data": { "url": "https://app.example.org/reset?t=4f9c", "expires_in": 900 },
    })
}

/// So many seconds from now, as requests write instants.
fn seconds_ahead(seconds: i64) -> String {
    Timestamp::from_second(Timestamp::now().as_second() + seconds).unwrap().to_string()
}

/// A folder for services.
struct Desk {
    folder: TempDir,
    environment: Vec<(String, String)>,
}

impl Desk {
    /// The stock set with these settings.
    fn new(settings: &str) -> Desk {
        let settings = format!("locales.offered = [\"en\", \"de\"]\n{settings}");
        Desk::with(&Builder::stock().file("vocative.toml", &settings))
    }

    fn with(project: &Builder) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        // Beside the log and the outbox: a change in the project's folder is a change of the project.
        project.write(&folder.path().join("project"));
        Desk { folder, environment: Vec::new() }
    }

    fn env(mut self, name: &str, value: &str) -> Desk {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    fn project(&self) -> PathBuf {
        self.folder.path().join("project")
    }

    /// The file of the outbox.
    fn file(&self) -> PathBuf {
        self.folder.path().join("outbox.db")
    }

    fn outbox_url(&self) -> String {
        format!("sqlite:{}", self.file().display())
    }

    /// The program with outbox and relay.
    fn command(&self, verb: &str, relay: &str, arguments: &[&str]) -> Command {
        let mut command = vocative(&self.project(), &[verb, "--smtp-url", relay]);
        if !arguments.contains(&"--outbox-url") {
            command.args(["--outbox-url", &self.outbox_url()]);
        }
        command.args(arguments).envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    fn serve(&self, relay: &str) -> Service {
        self.serve_with(relay, &[])
    }

    fn serve_with(&self, relay: &str, arguments: &[&str]) -> Service {
        Service::start(self, self.command("serve", relay, arguments).args(["--listen", "127.0.0.1:0"]))
    }

    /// Starts what is expected to end by itself.
    fn refused(&self) -> Ran {
        let mut command = self.command("serve", "smtp+plain://127.0.0.1:9", &["--listen", "127.0.0.1:0"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        eventually("the end of a service that cannot start", || child.try_wait().unwrap().or_else(|| gone(&mut child)));
        child.wait_with_output().unwrap().into()
    }

    /// The outbox itself, beside a service that works on it.
    async fn outbox(&self) -> Outbox {
        Outbox::open(&self.outbox_url(), &[], Settings::default(), false).await.unwrap()
    }

    /// A key as `Authorization` shows it.
    async fn key(&self, id: &str, tenant: &str, scopes: &[Scope]) -> String {
        let mut secret = [7; 32];
        secret[..id.len()].copy_from_slice(id.as_bytes());
        let (key, shown) = new_key(id, secret, tenant, scopes, "", Timestamp::now()).unwrap();
        self.outbox().await.store().add_key(key).await.unwrap();
        bearer(&shown)
    }

    /// All that services at this desk have written to stderr.
    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

fn bearer(key: &str) -> String {
    format!("Authorization: Bearer {key}\r\n")
}

/// A service that speaks although it should have ended has printed its address: nothing more is to be waited for.
fn gone(child: &mut Child) -> Option<ExitStatus> {
    let mut line = [0; 9];
    // Blocks until it prints or ends.
    let printed = child.stdout.as_mut().unwrap().read(&mut line).unwrap();
    assert_eq!(printed, 0, "it started: {}", String::from_utf8_lossy(&line));
    None
}

/// A running service.
struct Service {
    child: Child,
    addr: SocketAddr,
    url: String,
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Service {
    fn start(desk: &Desk, command: &mut Command) -> Service {
        let log = File::options().create(true).append(true).open(desk.folder.path().join("log")).unwrap();
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("listening on ").unwrap_or_else(|| panic!("{line}{}", desk.log()));
        let addr = url.split_once("://").unwrap().1.parse().unwrap();
        Service { addr, url: url.to_owned(), child }
    }

    /// Sends bytes as they are and reads to the end.
    fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.addr).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        // A refused body may be answered before it is written, and with a reset after the answer.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        Answer::read(&answer, &String::from_utf8_lossy(&bytes[..bytes.len().min(80)]))
    }

    /// A request with these header lines and this body.
    fn request(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> Answer {
        let (host, length) = (self.addr, body.len());
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n"
        );
        self.raw(&[head.as_bytes(), body].concat())
    }

    fn get(&self, path: &str) -> Answer {
        self.request("GET", path, "", b"")
    }

    fn post(&self, path: &str, headers: &str, body: &Value) -> Answer {
        let headers = format!("Content-Type: application/json\r\n{headers}");
        self.request("POST", path, &headers, body.to_string().as_bytes())
    }

    /// Has a request accepted; gives its id.
    fn accept(&self, request: &Value) -> String {
        self.accept_as("", request)
    }

    fn accept_as(&self, headers: &str, request: &Value) -> String {
        let answer = self.post("/v1/deliveries", headers, request);
        assert_eq!(answer.status, 202, "{}", answer.body);
        answer.json()["id"].as_str().unwrap().to_owned()
    }

    fn delivery(&self, id: &str) -> Value {
        let answer = self.get(&format!("/v1/deliveries/{id}"));
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.json()
    }

    fn status(&self, id: &str) -> String {
        self.delivery(id)["status"].as_str().unwrap().to_owned()
    }

    /// Waits until a delivery comes to this state.
    fn until(&self, id: &str, state: &str) -> Value {
        let mut last = Value::Null;
        eventually(state, || {
            last = self.delivery(id);
            let ended = ["sent", "rejected", "expired", "superseded", "cancelled"].contains(&last["status"].as_str()?);
            assert!(last["status"] == state || !ended, "instead of {state}: {last}");
            (last["status"] == state).then(|| last.clone())
        })
    }

    fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Asks it to end, and gives the exit code.
    fn stop(mut self) -> Option<i32> {
        self.signal("TERM");
        eventually("the end of the service", || self.child.try_wait().unwrap()).code()
    }
}

/// A way to a relay that can be closed: then connections end at once, before any greeting.
struct Door {
    addr: SocketAddr,
    open: Arc<AtomicBool>,
    knocks: Arc<AtomicUsize>,
    task: tokio::task::AbortHandle,
}

impl Drop for Door {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Door {
    async fn closed(relay: SocketAddr) -> Door {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let (open, knocks) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let (opened, knocked) = (open.clone(), knocks.clone());
        let task = tokio::spawn(async move {
            while let Ok((mut one, _)) = listener.accept().await {
                knocked.fetch_add(1, Ordering::SeqCst);
                if opened.load(Ordering::SeqCst) {
                    tokio::spawn(async move {
                        if let Ok(mut other) = tokio::net::TcpStream::connect(relay).await {
                            let _ = tokio::io::copy_bidirectional(&mut one, &mut other).await;
                        }
                    });
                }
            }
        });
        Door { addr, open, knocks, task: task.abort_handle() }
    }

    fn url(&self) -> String {
        format!("smtp+plain://{}", self.addr)
    }

    fn open(&self) {
        self.open.store(true, Ordering::SeqCst);
    }

    /// Waits until somebody has tried in vain.
    fn knocked(&self) {
        eventually("an attempt", || (self.knocks.load(Ordering::SeqCst) > 0).then_some(()));
    }
}

/// Says that a test is left out here.
#[expect(clippy::print_stdout, reason = "the harness shows it with --nocapture")]
fn left_out(why: &str) {
    println!("left out: {why}");
}

/// Whether tests with tools of others run; then a tool that is missing is a failure.
fn outside() -> bool {
    std::env::var("VOCATIVE_TEST_OUTSIDE").is_ok_and(|value| value == "1")
}
