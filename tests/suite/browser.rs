//! `vocative demo` as a person meets it: the program started, forms sent, the inbox read in a real browser.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use crate::message::outside;

/// The running demo; stopped when the test ends.
struct Demo {
    child: Child,
    address: String,
}

impl Demo {
    fn start() -> Demo {
        let mut child = Command::new(env!("CARGO_BIN_EXE_vocative"))
            .args(["demo", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap().to_owned();
        Demo { child, address }
    }

    /// Sends a form as the page would; gives where it leads.
    fn submit(&self, form: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let address = &self.address;
        write!(
            stream,
            "POST /send HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let location = answer.lines().find_map(|line| line.strip_prefix("location: "));
        location.unwrap_or_else(|| panic!("{answer}")).to_owned()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The page as the browser has it after its scripts ran.
fn page(chromium: &str, url: &str) -> String {
    let profile = tempfile::tempdir().unwrap();
    let output = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .args(["--virtual-time-budget=2000", "--dump-dom", url])
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn mails_sent_by_the_forms_are_read_in_a_browser_each_in_its_language_and_direction() {
    let Ok(chromium) = std::env::var("VOCATIVE_TEST_CHROMIUM") else {
        assert!(std::env::var_os("VOCATIVE_TEST_OUTSIDE").is_none(), "VOCATIVE_TEST_CHROMIUM is not set");
        return;
    };
    let demo = Demo::start();
    for (form, language, greeting, direction) in [
        ("person=ar&flow=sign-up", "العربية", "السيدة ليلى حداد المحترمة،", "rtl"),
        ("person=ja&flow=reset", "日本語", "山田様", "ltr"),
        ("person=phisher&flow=reset", "English", "Hello,", "ltr"),
    ] {
        let location = demo.submit(form);
        let inbox = page(&chromium, &format!("http://{}{location}", demo.address));
        for words in [language, greeting, "sandbox"] {
            assert!(inbox.contains(words), "{form}: no {words} in {inbox}");
        }
        let number = location.trim_start_matches("/inbox/").split('?').next().unwrap();
        let mail = page(&chromium, &format!("http://{}/inbox/{number}/html", demo.address));
        assert!(mail.contains(&format!("dir=\"{direction}\"")) && mail.contains(greeting), "{form}: {mail}");
    }
}

/// A text of the ticket pages.
fn words(language: &str, id: &str) -> String {
    let path = format!("{}/src/server/auth0/words/{language}.ftl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix(id)?.strip_prefix(" = "));
    line.unwrap_or_else(|| panic!("{language} has no {id}")).to_owned()
}

/// Sign-up and reset in two languages, each to the end of its link, and a person's change of their own profile.
#[test]
fn people_walk_from_sign_up_and_reset_to_the_consumed_link_and_change_their_profile() {
    let Some(modules) = outside("VOCATIVE_TEST_NODE_MODULES") else { return };
    let demo = Demo::start();
    let mut command = Command::new("node");
    command.env("VOCATIVE_TEST_NODE_MODULES", modules);
    for (name, id) in [
        ("WORDS_AR_TITLE", "verify-title"),
        ("WORDS_AR_DONE", "verify-done-title"),
        ("WORDS_AR_RESET", "reset-title"),
        ("WORDS_AR_RESET_DONE", "reset-done-title"),
        ("WORDS_AR_USED", "link-used"),
    ] {
        command.env(name, words("ar", id));
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/browser/walk.mjs");
    let output = command.args([script, &demo.address]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
