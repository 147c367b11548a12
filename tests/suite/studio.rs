//! `vocative preview`: the program started on a project, spoken to over HTTP as its page and as strangers do, and used in a real browser.

mod browser;
mod edits;
mod mails;
mod safety;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::answer::Answer;
use crate::builder::{Builder, vocative};

/// How long a busy machine may take for anything here.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running studio; stopped when the test ends.
pub struct Studio {
    pub folder: TempDir,
    pub addr: SocketAddr,
    pub token: String,
    child: Child,
}

impl Studio {
    /// Starts on a project.
    pub fn start(project: &Builder, arguments: &[&str]) -> Studio {
        let folder = project.on_disk();
        let at = folder.path().to_path_buf();
        Studio::spawn(folder, &at, arguments)
    }

    /// Starts on a project in a folder of another.
    pub fn start_in(outer: TempDir, inner: &str, project: &Builder) -> Studio {
        let at = outer.path().join(inner);
        project.write(&at);
        Studio::spawn(outer, &at, &[])
    }

    fn spawn(folder: TempDir, at: &Path, arguments: &[&str]) -> Studio {
        let mut child = vocative(at, &["preview", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("listening on http://").unwrap_or_else(|| panic!("{line}"));
        let (addr, token) = url.split_once("/?token=").unwrap();
        Studio { folder, addr: addr.parse().unwrap(), token: token.to_owned(), child }
    }

    /// The address that opens the page.
    pub fn url(&self) -> String {
        format!("http://{}/?token={}", self.addr, self.token)
    }

    /// Sends a request as written and reads the answer. `HOST` stands for the right host, `TOKEN` for the token.
    pub fn raw(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(self.addr).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let request = request.replace("HOST", &self.addr.to_string()).replace("TOKEN", &self.token);
        // A server that refuses a body need not read it.
        let _ = stream.write_all(request.as_bytes());
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        Answer::read(&bytes, &request)
    }

    /// Asks as the page does.
    pub fn ask(&self, method: &str, path: &str, body: &Value) -> Answer {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.raw(&format!(
            "{method} {path} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nCookie: vocative-{}=TOKEN\r\n\
             Origin: http://HOST\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            self.addr.port(),
            body.len()
        ))
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &Value::Null)
    }

    /// What a route that must answer says.
    pub fn json(&self, path: &str) -> Value {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.json()
    }

    pub fn post(&self, path: &str, body: &Value) -> Value {
        let answer = self.ask("POST", path, body);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.json()
    }

    /// One mail.
    pub fn mail(&self, view: &Value) -> Value {
        self.post("/api/mail", view)
    }

    /// A file of the project.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path)).unwrap()
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Changes text in a file of the project.
    pub fn change(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} holds no {from:?}");
        self.write(path, &text.replace(from, to));
    }

    /// What the page is told from now on.
    pub fn events(&self) -> Events {
        let mut stream = TcpStream::connect(self.addr).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let (addr, token) = (self.addr, &self.token);
        let cookie = format!("vocative-{}={token}", addr.port());
        write!(stream, "GET /api/events HTTP/1.1\r\nHost: {addr}\r\nCookie: {cookie}\r\n\r\n").unwrap();
        Events(BufReader::new(stream))
    }

    /// Asks and does not wait for the answer.
    pub fn begin(&self, method: &str, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.addr).unwrap();
        let (addr, token) = (self.addr, &self.token);
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {addr}\r\nAuthorization: Bearer {token}\r\n\r\n").unwrap();
        stream
    }

    /// Ends the program as Ctrl-C does, and waits for its end.
    pub fn interrupt(&mut self) {
        let pid = self.child.id().to_string();
        assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        assert!(self.child.wait().unwrap().success());
    }

    /// Waits until the check of an email is of the state of now; gives what was found.
    pub fn findings(&self, email: &str) -> Vec<Value> {
        let begun = Instant::now();
        loop {
            let told = self.json(&format!("/api/findings?email={email}"));
            if told["checked"] == true {
                return told["findings"].as_array().unwrap().clone();
            }
            assert!(begun.elapsed() < PATIENCE, "{email} is not checked");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Studio {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Server-sent events.
pub struct Events(BufReader<TcpStream>);

impl Events {
    /// The next event of that name for which `fits`.
    pub fn wait(&mut self, name: &str, fits: impl Fn(&Value) -> bool) -> Value {
        let mut event = String::new();
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the events have ended before a {name}");
            if let Some(told) = line.strip_prefix("event: ") {
                told.trim().clone_into(&mut event);
            } else if let Some(data) = line.strip_prefix("data: ").filter(|_| event == name) {
                let data: Value = serde_json::from_str(data).unwrap();
                if fits(&data) {
                    return data;
                }
            }
        }
    }

    /// The state that has a revision above `revision`.
    pub fn state_after(&mut self, revision: u64) -> Value {
        self.wait("state", |data| data["revision"].as_u64() > Some(revision))
    }
}

fn sample(name: &str, language: &str) -> String {
    let user = json!({
        "email": "reader@example.org", "email_verified": true, "name": name,
        "user_metadata": { "preferred_language": language }
    });
    json!({ "user": user, "data": { "url": "https://app.example.org/open" } }).to_string()
}

/// Three languages, Austrian German with one entry of its own, two samples.
pub fn project() -> Builder {
    Builder::new()
        .plain()
        .file("templates/hello/samples/1-anna.json", &sample("Anna", "de-AT"))
        .file("templates/hello/samples/2-omar.json", &sample("عمر", "fr"))
        .file("locales/de-AT/hello.ftl", "hello-subject = Servus\n")
        .change("templates/hello/body.html", "<p>", "<p style=\"color:#000000;background:#ffffff\">")
}

/// The strings of a mail that are from an entry.
pub fn said<'a>(answer: &'a Value, entry: &str) -> Vec<&'a Value> {
    answer["strings"].as_array().unwrap().iter().filter(|said| said["entry"] == entry).collect()
}
