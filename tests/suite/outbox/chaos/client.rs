//! Callers that want their mails sent, whatever the service does: each asks again with its key until it has an answer.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, RwLock};
use std::time::Duration;

use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio::time::sleep;
use vocative::clock;

use crate::outbox::checker::Promise;

/// How many ask side by side.
const CALLERS: usize = 6;
/// The pause of each between two requests.
const PAUSE: Duration = Duration::from_millis(40);

#[derive(Default)]
struct Shared {
    url: RwLock<String>,
    promises: Mutex<Vec<Promise>>,
    answers: Mutex<Vec<(String, String)>>,
    enough: AtomicBool,
}

/// Callers at work.
pub struct Clients {
    shared: Arc<Shared>,
    tasks: JoinSet<()>,
}

impl Clients {
    pub fn new() -> Clients {
        let shared = Arc::<Shared>::default();
        let mut tasks = JoinSet::new();
        for caller in 0..CALLERS {
            tasks.spawn(call(shared.clone(), caller));
        }
        Clients { shared, tasks }
    }

    /// Where the service is from now on.
    pub fn ask(&self, url: &str) {
        url.clone_into(&mut self.shared.url.write().unwrap());
    }

    /// Asks for no more; gives what was promised and every answer with an id.
    pub async fn finish(self) -> (Vec<Promise>, Vec<(String, String)>) {
        self.shared.enough.store(true, Ordering::SeqCst);
        self.tasks.join_all().await;
        let take = |list: &Mutex<Vec<Promise>>| std::mem::take(&mut *list.lock().unwrap());
        let answers = std::mem::take(&mut *self.shared.answers.lock().unwrap());
        (take(&self.shared.promises), answers)
    }
}

/// One after the other, so that the order within a group is certain.
async fn call(shared: Arc<Shared>, caller: usize) {
    let http = reqwest::Client::builder().timeout(Duration::from_secs(10)).build().unwrap();
    for turn in 0.. {
        if shared.enough.load(Ordering::SeqCst) {
            return;
        }
        let key = format!("{caller}-{turn}");
        // Three in a row are to one person; of every second three only the newest counts.
        let person = format!("{caller}.{}@{caller}.example", turn / 3);
        let group = (turn / 3 % 2 == 0).then(|| format!("group {caller} {}", turn / 3));
        let life = SignedDuration::from_millis(if turn % 2 == 0 { 600 } else { 3_000 });
        let not_after = (turn % 7 == 3).then(|| clock::now().checked_add(life).unwrap());
        let request = json!({
            "email": "hello",
            "user": { "email": person, "email_verified": true, "name": "Anna" },
            "data": { "url": format!("https://app.example.org/{key}") },
            "supersedes": group,
            "not_after": not_after,
        });
        // Some callers break off and ask again although they were answered.
        let times = if turn % 5 == 0 { 2 } else { 1 };
        for time in 0..times {
            let Some(answer) = ask(&http, &shared, &key, &request, not_after).await else { break };
            let id = answer["id"].as_str().unwrap().to_owned();
            shared.answers.lock().unwrap().push((key.clone(), id.clone()));
            if time == 0 {
                let message_id = answer["message_id"].as_str().unwrap().to_owned();
                let group = group.clone();
                shared.promises.lock().unwrap().push(Promise { id, message_id, key: key.clone(), not_after, group });
            }
        }
        sleep(PAUSE).await;
    }
}

/// The answer to a request; `None` if its deadline passed before it was accepted.
async fn ask(
    http: &reqwest::Client,
    shared: &Shared,
    key: &str,
    request: &Value,
    not_after: Option<jiff::Timestamp>,
) -> Option<Value> {
    loop {
        let url = shared.url.read().unwrap().clone();
        let post = http.post(format!("{url}/v1/deliveries")).header("idempotency-key", key);
        let answer = post.header("content-type", "application/json").body(request.to_string()).send().await;
        if let Ok(answer) = answer {
            let status = answer.status().as_u16();
            match (status, answer.text().await) {
                (202, Ok(text)) => return Some(serde_json::from_str(&text).unwrap()),
                (422, Ok(_)) if not_after.is_some_and(|deadline| deadline < clock::now()) => return None,
                // Going down, or not able to record at present.
                (500..=599, _) | (_, Err(_)) => {}
                (status, Ok(text)) => panic!("{key}: {status} {text}"),
            }
        }
        sleep(Duration::from_millis(30)).await;
    }
}
