//! Outgoing webhooks, received and verified by other means than those that signed them.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::{Desk, eventually, reset};
use crate::peer::Script;

/// A post as it arrived.
#[derive(Clone, Debug)]
struct Post {
    head: String,
    body: Vec<u8>,
}

impl Post {
    fn header(&self, name: &str) -> &str {
        let line = self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then_some(value)
        });
        line.unwrap_or_else(|| panic!("no {name}: {}", self.head))
    }

    fn event(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// Answers each post with the next of its answers, then with 200, and keeps all.
pub struct Receiver {
    pub addr: SocketAddr,
    posts: Arc<Mutex<Vec<Post>>>,
}

impl Receiver {
    pub fn start(answers: Vec<String>) -> Receiver {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let addr = listener.local_addr().unwrap();
        let posts = Arc::new(Mutex::new(Vec::new()));
        let kept = posts.clone();
        std::thread::spawn(move || {
            let mut answers = answers.into_iter();
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let Some(post) = read(&mut stream) else { continue };
                kept.lock().unwrap().push(post);
                let answer = answers.next().unwrap_or_else(|| "200 OK\r\n".to_owned());
                let _ = write!(stream, "HTTP/1.1 {answer}Content-Length: 0\r\nConnection: close\r\n\r\n");
            }
        });
        Receiver { addr, posts }
    }

    fn posts(&self) -> Vec<Post> {
        self.posts.lock().unwrap().clone()
    }

    /// Everything that came, heads included.
    pub fn bytes(&self) -> Vec<u8> {
        self.posts().into_iter().flat_map(|post| [post.head.into_bytes(), post.body].concat()).collect()
    }

    fn entry(&self, name: &str, more: &str) -> String {
        format!(
            "[[server.webhooks]]\nname = \"{name}\"\nurl = \"http://{}/in\"\nsecrets = [\"{SECRET}\"]\nallow_private = true\n{more}\n",
            self.addr
        )
    }
}

fn read(stream: &mut TcpStream) -> Option<Post> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let count = stream.read(&mut chunk).ok().filter(|count| *count > 0)?;
        bytes.extend_from_slice(&chunk[..count]);
        let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(&bytes[..at]).into_owned();
        let length = head.lines().find_map(|line| {
            line.to_ascii_lowercase()
                .strip_prefix("content-length: ")
                .and_then(|text| text.trim().parse::<usize>().ok())
        });
        if bytes.len() >= at + 4 + length.unwrap_or(0) {
            return Some(Post { head, body: bytes[at + 4..].to_vec() });
        }
    }
}

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

fn verify(post: &Post) {
    use aws_lc_rs::hmac;
    let octets = STANDARD.decode(SECRET.trim_start_matches("whsec_")).unwrap();
    let (id, at) = (post.header("webhook-id"), post.header("webhook-timestamp"));
    let content = [id.as_bytes(), b".", at.as_bytes(), b".", &post.body].concat();
    let signature = post.header("webhook-signature").strip_prefix("v1,").unwrap();
    let tag = STANDARD.decode(signature).unwrap();
    hmac::verify(&hmac::Key::new(hmac::HMAC_SHA256, &octets), &content, &tag).unwrap();
    let age = jiff::Timestamp::now().as_second() - at.parse::<i64>().unwrap();
    assert!((-5..300).contains(&age), "{age}");
    assert_eq!(post.header("content-type"), "application/json");
}

#[tokio::test(flavor = "multi_thread")]
async fn subscribers_are_told_in_order_signed_and_again_when_they_fail() {
    let steady = Receiver::start(Vec::new());
    let trap = Receiver::start(Vec::new());
    let failing = Receiver::start(vec!["500 Internal Server Error\r\n".to_owned()]);
    let redirecting = Receiver::start(vec![format!("307 Temporary Redirect\r\nLocation: http://{}/\r\n", trap.addr)]);
    let leaving = Receiver::start(vec!["410 Gone\r\n".to_owned()]);
    let ends = Receiver::start(Vec::new());
    let settings = [
        steady.entry("steady", ""),
        failing.entry("failing", ""),
        redirecting.entry("redirecting", ""),
        leaving.entry("leaving", ""),
        ends.entry("ends", "states = [\"sent\"]"),
    ];
    let (desk, peer) = (Desk::new(&settings.concat()), Script::new().start().await);
    let service = desk.serve(&peer.url("smtp+plain", ""));
    // A subscriber is told what happens after it was first seen.
    let warm = |receiver: &Receiver| {
        eventually("a first post", || {
            if receiver.posts().is_empty() {
                service.until(&service.accept(&reset("warm@example.org")), "sent");
            }
            (!receiver.posts().is_empty()).then_some(())
        });
    };
    [&steady, &failing, &redirecting, &leaving, &ends].into_iter().for_each(warm);
    let ids: Vec<String> = (0..3).map(|i| service.accept(&reset(&format!("p{i}@example.org")))).collect();
    let is_sent = |post: &Post, id: &str| post.event()["type"] == "delivery.sent" && post.event()["data"]["id"] == id;
    let all_sent = |receiver: &Receiver| {
        eventually("all posts", || {
            let posts = receiver.posts();
            ids.iter().all(|id| posts.iter().any(|post| is_sent(post, id))).then_some(posts)
        })
    };
    let place = |post: &Post| post.header("webhook-id").rsplit('_').next().unwrap().parse::<i64>().unwrap();
    let posts = all_sent(&steady);
    posts.iter().for_each(verify);
    assert!(posts.windows(2).all(|pair| place(&pair[0]) < place(&pair[1])), "out of order");
    for receiver in [&failing, &redirecting] {
        let posts = all_sent(receiver);
        posts.iter().for_each(verify);
        let ids: Vec<&str> = posts.iter().map(|post| post.header("webhook-id")).collect();
        assert_eq!(ids[0], ids[1], "the one that was not taken comes again as it was");
        assert_eq!(posts[0].body, posts[1].body);
        assert!(posts[1..].windows(2).all(|pair| place(&pair[0]) < place(&pair[1])), "{ids:?}");
    }
    assert!(all_sent(&ends).iter().all(|post| post.event()["type"] == "delivery.sent"));
    assert!(trap.posts().is_empty(), "a redirect was followed");
    assert_eq!(leaving.posts().len(), 1, "who said 410 is left alone");
    assert_eq!(service.stop(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_within_the_network_are_refused_at_the_start() {
    let entry = |url: &str, more: &str| {
        format!("[[server.webhooks]]\nname = \"crm\"\nurl = \"{url}\"\nsecrets = [\"{SECRET}\"]\n{more}\n")
    };
    for (settings, words) in [
        (entry("http://127.0.0.1:9/", ""), "url is not https"),
        (entry("https://127.0.0.1:9/", ""), "allow_private"),
        (entry("https://[::1]/", ""), "allow_private"),
        (entry("https://169.254.169.254/latest/meta-data", ""), "allow_private"),
        (entry("http://hooks.example.org/", "allow_private = true"), "url is not https"),
        (entry("https://hooks.example.org/", "states = [\"lost\"]"), "no state of a delivery"),
        (entry("https://hooks.example.org/", "").replace(SECRET, "whsec_!"), "secret"),
    ] {
        let ran = Desk::new(&settings).refused();
        assert_ne!(ran.code, Some(0));
        assert!(ran.stderr.contains("server.webhooks") && ran.stderr.contains(words), "{settings}\n{}", ran.stderr);
        assert!(!ran.stderr.contains(SECRET), "{}", ran.stderr);
    }
}
