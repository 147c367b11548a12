//! The local inbox of `demo`, `serve --dev` and the tests: an SMTP server that keeps what it receives.
//!
//! It speaks ESMTP over real TCP and is as strict as the relays that our messages have to pass: lines end in
//! CRLF, only `CRLF . CRLF` ends a mail, lines and mails have limits. Mails stay in memory, the newest five
//! hundred of them, parsed, with their links and codes, so that a test can wait for a mail and follow its link.
//!
//! - [`Inbox`]: the handle; it listens from [`Inbox::listen`] until [`Inbox::stop`] or its last clone is dropped.
//! - [`ReceivedMail`]: one mail as it came and as it reads.

mod data;
mod received;
mod session;

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::net::{TcpListener, ToSocketAddrs};
use tokio::sync::{Semaphore, watch};

pub use received::{Correspondent, Enclosure, Header, InlineImage, ReceivedMail};

/// What the inbox accepts and keeps. The defaults suit a developer's machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How many mails are kept; the oldest go first.
    pub mails: usize,
    /// The largest mail in octets, announced by SIZE (RFC 1870).
    pub mail_octets: usize,
    /// How many octets all kept mails have together.
    pub total_octets: usize,
    /// How many recipients one mail may have; RFC 5321 section 4.5.3.1.8 asks for 100 at least.
    pub recipients: usize,
    /// How many conversations run at once; others are asked to come back.
    pub connections: usize,
    /// How long a client may be silent (RFC 5321 section 4.5.3.2.7).
    pub silence: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            mails: 500,
            mail_octets: 26 * 1024 * 1024,
            total_octets: 512 * 1024 * 1024,
            recipients: 100,
            connections: 256,
            silence: Duration::from_secs(300),
        }
    }
}

/// A running inbox. Clones are handles to the same one.
#[derive(Clone)]
pub struct Inbox {
    shared: Arc<Shared>,
    // Held by handles only: when the last one goes, the receivers see it and the listening ends.
    stop: Arc<watch::Sender<bool>>,
    addr: SocketAddr,
}

/// What the handles and the conversations have in common.
struct Shared {
    limits: Limits,
    clock: Box<dyn Fn() -> jiff::Timestamp + Send + Sync>,
    kept: Mutex<Kept>,
    /// Counts arrivals, so that waiting needs no polling.
    arrivals: watch::Sender<u64>,
}

#[derive(Default)]
struct Kept {
    mails: VecDeque<Arc<ReceivedMail>>,
    octets: usize,
    last_id: u64,
}

impl Inbox {
    /// Binds the address (port 0 takes a free one) and receives from now on, in a task of the current runtime.
    /// `clock` gives the time that is noted for each mail.
    ///
    /// # Errors
    ///
    /// When the address cannot be bound.
    pub async fn listen(
        addr: impl ToSocketAddrs,
        clock: impl Fn() -> jiff::Timestamp + Send + Sync + 'static,
    ) -> io::Result<Self> {
        Self::listen_with(addr, clock, Limits::default()).await
    }

    /// As [`Inbox::listen`], with other limits.
    ///
    /// # Errors
    ///
    /// When the address cannot be bound.
    pub async fn listen_with(
        addr: impl ToSocketAddrs,
        clock: impl Fn() -> jiff::Timestamp + Send + Sync + 'static,
        limits: Limits,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(addr).await?;
        let addr = listener.local_addr()?;
        let (stop, stopped) = watch::channel(false);
        let shared =
            Arc::new(Shared { limits, clock: Box::new(clock), kept: Mutex::default(), arrivals: watch::channel(0).0 });
        tokio::spawn(run(listener, Arc::clone(&shared), stopped));
        Ok(Self { shared, stop: Arc::new(stop), addr })
    }

    /// The address it listens on.
    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Ends listening and every open conversation. The mails stay readable.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// All mails that are kept, the oldest first.
    #[must_use]
    pub fn mails(&self) -> Vec<Arc<ReceivedMail>> {
        self.shared.kept().mails.iter().cloned().collect()
    }

    /// The mail with this id, if it is still kept.
    #[must_use]
    pub fn mail(&self, id: u64) -> Option<Arc<ReceivedMail>> {
        self.shared.kept().mails.iter().find(|mail| mail.id == id).cloned()
    }

    /// Forgets all mails. Ids go on counting, so an old one never names a new mail.
    pub fn clear(&self) {
        let mut kept = self.shared.kept();
        kept.mails.clear();
        kept.octets = 0;
    }

    /// The oldest mail for which `wanted` holds, waiting up to `timeout` for one to arrive.
    pub async fn wait_for(
        &self,
        wanted: impl Fn(&ReceivedMail) -> bool,
        timeout: Duration,
    ) -> Option<Arc<ReceivedMail>> {
        // Subscribed before the first look, so no arrival falls between the look and the wait.
        let mut arrivals = self.shared.arrivals.subscribe();
        let arrival = async {
            loop {
                let found = self.shared.kept().mails.iter().find(|mail| wanted(mail)).cloned();
                if found.is_some() || arrivals.changed().await.is_err() {
                    return found;
                }
            }
        };
        tokio::time::timeout(timeout, arrival).await.ok().flatten()
    }
}

impl Inbox {
    /// The mails to an address (in any case; `None`: all), the newest first. While there is none it waits up to `timeout` for one to arrive, and
    /// then gives an empty list.
    pub async fn mails_to(&self, to: Option<&str>, timeout: Duration) -> Vec<Arc<ReceivedMail>> {
        let wanted =
            |mail: &ReceivedMail| to.is_none_or(|address| mail.to.iter().any(|to| to.eq_ignore_ascii_case(address)));
        self.wait_for(wanted, timeout).await;
        let mut mails = self.mails();
        mails.retain(|mail| wanted(mail));
        mails.reverse();
        mails
    }
}

impl fmt::Debug for Inbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Inbox({}, {} mails)", self.addr, self.shared.kept().mails.len())
    }
}

impl Shared {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        // Nothing in these sections can leave the mails half changed, so a panic elsewhere does not matter here.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a mail and forgets the oldest beyond the limits; returns its id.
    fn keep(&self, envelope_from: String, to: Vec<String>, raw: Vec<u8>) -> u64 {
        // Parsed outside the lock, for a large mail takes a while.
        let mut mail = ReceivedMail::read((self.clock)(), envelope_from, to, raw);
        let id = {
            let mut kept = self.kept();
            kept.last_id += 1;
            mail.id = kept.last_id;
            kept.octets += mail.raw.len();
            kept.mails.push_back(Arc::new(mail));
            while kept.mails.len() > self.limits.mails.max(1)
                || (kept.octets > self.limits.total_octets && kept.mails.len() > 1)
            {
                if let Some(oldest) = kept.mails.pop_front() {
                    kept.octets -= oldest.raw.len();
                }
            }
            kept.last_id
        };
        self.arrivals.send_modify(|count| *count += 1);
        id
    }
}

/// Accepts until stopped. Every conversation has a task of its own, which ends with the inbox.
async fn run(listener: TcpListener, shared: Arc<Shared>, stopped: watch::Receiver<bool>) {
    let places = Arc::new(Semaphore::new(shared.limits.connections));
    let mut over = stopped.clone();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = ended(&mut over) => return,
        };
        let Ok((stream, _)) = accepted else {
            // Out of file descriptors, most likely: wait for a conversation to end instead of spinning.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let place = Arc::clone(&places).try_acquire_owned().ok();
        let shared = Arc::clone(&shared);
        let mut over = stopped.clone();
        tokio::spawn(async move {
            // Held until the conversation ends.
            let admitted = place.is_some();
            tokio::select! {
                _ = session::converse(stream, &shared, admitted) => {}
                _ = ended(&mut over) => {}
            }
            drop(place);
        });
    }
}

/// Resolves when the inbox is stopped or its last handle is gone.
async fn ended(over: &mut watch::Receiver<bool>) {
    let _ = over.wait_for(|stopped| *stopped).await;
}
