//! How long the studio keeps an author waiting, on the stock project: all stock emails in all stock locales, in a folder.
//!
//! ```text
//! cargo bench --bench studio
//! ```
//!
//! The program runs as a user starts it. Without a browser: from a file's write to the event that tells the page, to the new mail, to the
//! matrix. With Chromium and Playwright (`./test` fetches both) also to what is drawn on the screen.
#![expect(clippy::expect_used, reason = "a measurement without its subject is none")]
#![expect(clippy::print_stdout, reason = "figures are for people")]
#![expect(clippy::disallowed_methods, reason = "a stopwatch reads the clock")]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How often each thing is done.
const ROUNDS: usize = 25;
/// The entry that is edited again and again.
const FILE: &str = "locales/de/reset.ftl";

fn main() {
    // `cargo test --benches` only asks whether it runs.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    for part in ["templates", "locales"] {
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(part), &folder.path().join(part));
    }
    let studio = Studio::start(folder.path());
    let mail = r#"{"email":"reset_email","locale":"de"}"#;
    // Once, so that nothing is measured that happens only once.
    studio.ask("POST", "/api/mail", mail);
    let mut events = studio.events();
    for (what, file, word) in
        [("an entry", FILE, "Passwort"), ("a template", "templates/reset_email/body.mjml", "class=\"details")]
    {
        let path = folder.path().join(file);
        let original = fs::read_to_string(&path).expect("the edited file");
        let (mut told, mut shown) = (Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            let begun = Instant::now();
            fs::write(&path, original.replace(word, &format!("{word} edit{round}"))).expect("a writable folder");
            events.wait("state");
            told.push(begun.elapsed());
            let answer = studio.ask("POST", "/api/mail", mail);
            shown.push(begun.elapsed());
            assert!(answer.contains(&format!("edit{round}")), "the edit is in the mail");
            std::thread::sleep(Duration::from_millis(60));
        }
        fs::write(&path, original).expect("a writable folder");
        events.wait("state");
        print(&format!("write of {what} to event"), told);
        print(&format!("write of {what} to the new mail"), shown);
    }
    let timed = |path: &str, body: &str| {
        let begun = Instant::now();
        studio.ask("POST", path, body);
        begun.elapsed()
    };
    print("matrix of 53 rows", (0..ROUNDS).map(|_| timed("/api/matrix", r#"{"email":"reset_email"}"#)).collect());
    let source = "reset-title = Neues Passwort wählen";
    let check = format!(r#"{{"id":"reset-title","locale":"de","source":"{source}","view":{mail}}}"#);
    print("an edit of an entry, checked", (0..ROUNDS).map(|_| timed("/api/entry/check", &check)).collect());
    in_browser(&studio, folder.path());
}

/// What a person sees, measured by the browser.
fn in_browser(studio: &Studio, folder: &Path) {
    let tools = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target"), PathBuf::from);
    let modules = tools.join("test-tools/node/node_modules");
    let chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
        .into_iter()
        .find(|path| Path::new(path).exists());
    let Some(chromium) = chromium.filter(|_| modules.join("playwright-core").is_dir()) else {
        println!("no browser: run ./test once, it fetches Chromium and Playwright");
        return;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/studio.mjs");
    let output = Command::new("node")
        .arg(script)
        .args([&studio.url, &folder.join(FILE).to_string_lossy().into_owned(), &ROUNDS.to_string()])
        .env("VOCATIVE_TEST_CHROMIUM", chromium)
        .env("VOCATIVE_TEST_NODE_MODULES", modules)
        .stderr(Stdio::inherit())
        .output()
        .expect("node");
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Some((name, figures)) = line.split_once('\t') else { continue };
        let figures = figures.split(' ').filter_map(|ms| ms.parse::<f64>().ok());
        print(name, figures.map(|ms| Duration::from_secs_f64(ms / 1000.0)).collect());
    }
}

fn print(name: &str, mut figures: Vec<Duration>) {
    figures.sort();
    let ms = |at: usize| figures.get(at).map_or(0.0, |figure| figure.as_secs_f64() * 1000.0);
    let (median, slow) = (figures.len() / 2, figures.len() * 9 / 10);
    println!(
        "{name:40} median {:7.1} ms   fastest {:7.1}   of ten the slowest {:7.1}   ({} times)",
        ms(median),
        ms(0),
        ms(slow),
        figures.len()
    );
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a writable folder");
    for entry in fs::read_dir(from).expect("the stock set").flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a writable folder");
        }
    }
}

struct Studio {
    child: Child,
    addr: SocketAddr,
    token: String,
    url: String,
}

impl Studio {
    fn start(folder: &Path) -> Studio {
        let mut child = Command::new(env!("CARGO_BIN_EXE_vocative"))
            .arg("-C")
            .arg(folder)
            .args(["preview", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().expect("its output")).read_line(&mut line).expect("its first line");
        let url = line.trim().trim_start_matches("listening on ").to_owned();
        let (addr, token) = url.trim_start_matches("http://").split_once("/?token=").expect("an address");
        Studio { addr: addr.parse().expect("an address"), token: token.to_owned(), url: url.clone(), child }
    }

    fn request(&self, method: &str, path: &str, body: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.addr).expect("the studio");
        let (addr, token, length) = (self.addr, &self.token, body.len());
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {addr}\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
        )
        .expect("the studio");
        stream
    }

    fn ask(&self, method: &str, path: &str, body: &str) -> String {
        let mut answer = String::new();
        self.request(method, path, body).read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        answer
    }

    fn events(&self) -> Events {
        let mut events = Events(BufReader::new(self.request("GET", "/api/events", "")));
        events.wait("state");
        events
    }
}

impl Drop for Studio {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Events(BufReader<TcpStream>);

impl Events {
    fn wait(&mut self, name: &str) {
        let wanted = format!("event: {name}");
        let mut line = String::new();
        while line.trim() != wanted {
            line.clear();
            self.0.read_line(&mut line).expect("an event");
        }
    }
}
