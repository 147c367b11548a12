//! A relay that journals every mail it takes, in the manners of real ones: slow, greylisting, gone after the dot, or silent.
//!
//! It is kept simpler than `peer`, because it serves hundreds of connections whose clients are killed: a mail counts as taken from the moment
//! at which its dot was read, whatever becomes of the answer. That is the worst that a relay can do to its client.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::sleep;
use vocative::clock;

/// What it does with one mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Takes it after a while.
    Take(Duration),
    /// Answers RCPT with this 4yz.
    Greylist(&'static str),
    /// Reads it after a while and answers with this 4yz: it is not taken.
    Defer(Duration, &'static str),
    /// Takes it, and closes the connection without an answer.
    Drop(Duration),
    /// Never answers RCPT.
    Tarpit,
}

/// A mail that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub at: Timestamp,
    pub message_id: String,
    /// Of all its octets.
    pub digest: u64,
}

#[derive(Default)]
struct Shared {
    taken: Mutex<Vec<Taken>>,
    dropped: AtomicUsize,
    stuck: AtomicUsize,
}

/// A running relay; it stops when dropped.
pub struct Relay {
    pub addr: SocketAddr,
    shared: Arc<Shared>,
    task: AbortHandle,
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Relay {
    /// One whose manner depends on the recipient, and on chance if it likes.
    pub async fn start(manner: impl Fn(&str) -> Manner + Send + Sync + 'static) -> Relay {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let (shared, manner) = (Arc::<Shared>::default(), Arc::new(manner));
        let task = tokio::spawn({
            let shared = shared.clone();
            async move {
                let mut connections = JoinSet::new();
                while let Ok((tcp, _)) = listener.accept().await {
                    let (shared, manner) = (shared.clone(), manner.clone());
                    connections.spawn(async move {
                        // An error is a client that left.
                        let _ = serve(tcp, &shared, manner.as_ref()).await;
                    });
                }
            }
        });
        Relay { addr, shared, task: task.abort_handle() }
    }

    pub fn url(&self) -> String {
        format!("smtp+plain://{}", self.addr)
    }

    /// Every mail it took, in order.
    pub fn taken(&self) -> Vec<Taken> {
        self.shared.taken.lock().unwrap().clone()
    }

    pub fn count(&self) -> usize {
        self.shared.taken.lock().unwrap().len()
    }

    /// How many answers it kept back after the dot.
    pub fn dropped(&self) -> usize {
        self.shared.dropped.load(Ordering::SeqCst)
    }

    /// How many conversations are stuck in its tarpit.
    pub fn stuck(&self) -> usize {
        self.shared.stuck.load(Ordering::SeqCst)
    }
}

async fn serve(tcp: TcpStream, shared: &Shared, manner: &(impl Fn(&str) -> Manner + Sync)) -> io::Result<()> {
    tcp.set_nodelay(true)?;
    let (read, mut write) = tcp.into_split();
    let mut read = BufReader::new(read);
    write.write_all(b"220 relay ESMTP\r\n").await?;
    let mut present = None;
    loop {
        let mut line = String::new();
        if read.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let verb = line.split([' ', ':', '\r']).next().unwrap_or_default().to_ascii_uppercase();
        let answer = match verb.as_str() {
            "EHLO" => "250-relay.example\r\n250-PIPELINING\r\n250 8BITMIME\r\n".to_owned(),
            "RCPT" => {
                let to = line.split(['<', '>']).nth(1).unwrap_or_default();
                let how = manner(to);
                present = Some(how);
                match how {
                    Manner::Greylist(answer) => {
                        present = None;
                        format!("{answer}\r\n")
                    }
                    Manner::Tarpit => {
                        shared.stuck.fetch_add(1, Ordering::SeqCst);
                        let left = read.read_to_end(&mut Vec::new()).await;
                        shared.stuck.fetch_sub(1, Ordering::SeqCst);
                        return left.map(drop);
                    }
                    _ => "250 2.1.5 ok\r\n".to_owned(),
                }
            }
            "DATA" => match present.take() {
                None => "554 5.5.1 no valid recipients\r\n".to_owned(),
                Some(how) => {
                    write.write_all(b"354 go ahead\r\n").await?;
                    let body = body(&mut read).await?;
                    match how {
                        Manner::Take(wait) | Manner::Drop(wait) => {
                            shared.taken.lock().unwrap().push(note(&body));
                            sleep(wait).await;
                            if matches!(how, Manner::Drop(_)) {
                                shared.dropped.fetch_add(1, Ordering::SeqCst);
                                return Ok(());
                            }
                            "250 2.0.0 queued\r\n".to_owned()
                        }
                        Manner::Defer(wait, answer) => {
                            sleep(wait).await;
                            format!("{answer}\r\n")
                        }
                        Manner::Greylist(_) | Manner::Tarpit => unreachable!("these end before DATA"),
                    }
                }
            },
            "QUIT" => {
                write.write_all(b"221 2.0.0 bye\r\n").await?;
                return Ok(());
            }
            _ => "250 2.0.0 ok\r\n".to_owned(),
        };
        write.write_all(answer.as_bytes()).await?;
    }
}

async fn body(read: &mut (impl tokio::io::AsyncBufRead + Unpin)) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let begin = body.len();
        if read.read_until(b'\n', &mut body).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if &body[begin..] == b".\r\n" {
            body.truncate(begin);
            return Ok(body);
        }
    }
}

fn note(body: &[u8]) -> Taken {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    let text = String::from_utf8_lossy(body);
    let header = |line: &str| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("message-id").then(|| value.trim().to_owned())
    };
    let message_id = text.split("\r\n").take_while(|line| !line.is_empty()).find_map(header).unwrap_or_default();
    Taken { at: clock::now(), message_id, digest: hasher.finish() }
}

/// Chance that a seed determines, so that a run can be had again as far as the machine lets it.
pub struct Chance(AtomicU64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(AtomicU64::new(seed))
    }

    /// SplitMix64.
    pub fn next(&self) -> u64 {
        let mut z = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed).wrapping_add(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `end`.
    pub fn below(&self, end: u64) -> u64 {
        self.next() % end
    }

    pub fn milliseconds(&self, range: std::ops::Range<u64>) -> Duration {
        Duration::from_millis(range.start + self.below(range.end - range.start))
    }
}
