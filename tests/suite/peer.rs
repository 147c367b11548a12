//! A scripted SMTP peer over real TCP, with TLS, that journals what it was told.
//!
//! By itself it is a polite relay that takes every mail and, as Postfix does, refuses DATA without a
//! recipient. A script changes single answers: `on("RCPT", ..)`
//! is used for the first RCPT of all connections, a second `on("RCPT", ..)` for the next, and
//! `always` for all that have no turn of their own.
//!
//! ```ignore
//! let peer = Script::new().on("RCPT", [say("450 4.2.0 greylisted")]).start().await;
//! ```

use std::{
    collections::{HashMap, VecDeque},
    io,
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::TcpListener,
    task::AbortHandle,
    time::sleep,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::aws_lc_rs,
        pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
    },
};

/// One thing the peer does instead of its polite answer.
#[derive(Clone, Debug)]
pub enum Step {
    /// Writes these bytes.
    Say(Vec<u8>),
    /// Writes these bytes one at a time.
    Drip(Vec<u8>, Duration),
    /// Does nothing for a while.
    Wait(Duration),
    /// Gives the polite answer after all.
    Polite,
    /// Never answers again, but keeps the connection.
    Hang,
    /// Closes the connection.
    Close,
    /// Writes bytes without a line end until the client is gone.
    Flood,
    /// In `BODY`: reads this many bytes and closes.
    CloseAfter(usize),
}

/// A reply line, or several; a missing line end is added.
pub fn say(text: &str) -> Step {
    let end = if text.ends_with('\n') { "" } else { "\r\n" };
    Step::Say(format!("{text}{end}").into_bytes())
}

/// Where TLS starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TlsMode {
    None,
    Implicit,
    StartTls,
}

/// A certificate with its key.
pub struct Identity {
    pub certificate: rcgen::Certificate,
    pub key: rcgen::KeyPair,
}

/// A private CA and certificates by it.
pub struct Authority {
    issuer: rcgen::Issuer<'static, rcgen::KeyPair>,
    pub pem: String,
}

impl Authority {
    pub fn new() -> Self {
        let key = rcgen::KeyPair::generate().expect("a key can be made");
        let mut params = rcgen::CertificateParams::new(Vec::new()).expect("no names are valid names");
        params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let pem = params.self_signed(&key).expect("a CA signs itself").pem();
        Self { issuer: rcgen::Issuer::new(params, key), pem }
    }

    /// A certificate for `names`, valid or long expired.
    pub fn identity(&self, names: &[&str], expired: bool) -> Identity {
        let (mut params, key) = request(names);
        if expired {
            params.not_before = rcgen::date_time_ymd(2019, 1, 1);
            params.not_after = rcgen::date_time_ymd(2020, 1, 1);
        }
        let certificate = params.signed_by(&key, &self.issuer).expect("the CA signs");
        Identity { certificate, key }
    }
}

/// A certificate that nobody but itself vouches for.
pub fn self_signed(names: &[&str]) -> Identity {
    let (params, key) = request(names);
    let certificate = params.self_signed(&key).expect("a certificate signs itself");
    Identity { certificate, key }
}

fn request(names: &[&str]) -> (rcgen::CertificateParams, rcgen::KeyPair) {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let params = rcgen::CertificateParams::new(names).expect("the names are valid");
    (params, rcgen::KeyPair::generate().expect("a key can be made"))
}

/// What a peer will do.
#[derive(Clone)]
pub struct Script {
    keywords: Vec<String>,
    keywords_in_tls: Option<Vec<String>>,
    turns: HashMap<&'static str, VecDeque<Vec<Step>>>,
    always: HashMap<&'static str, Vec<Step>>,
    tls: TlsMode,
    acceptor: Option<TlsAcceptor>,
}

impl Script {
    pub fn new() -> Self {
        Self {
            keywords: Vec::new(),
            keywords_in_tls: None,
            turns: HashMap::new(),
            always: HashMap::new(),
            tls: TlsMode::None,
            acceptor: None,
        }
    }

    /// The EHLO keywords; `STARTTLS` is added where it belongs.
    pub fn keywords(mut self, keywords: &[&str]) -> Self {
        self.keywords = keywords.iter().map(|keyword| (*keyword).to_owned()).collect();
        self
    }

    /// Other keywords once TLS is on.
    pub fn keywords_in_tls(mut self, keywords: &[&str]) -> Self {
        self.keywords_in_tls = Some(keywords.iter().map(|keyword| (*keyword).to_owned()).collect());
        self
    }

    /// What to do at the next `verb` that has no turn yet. Besides the commands: `GREETING`, `TLS` (instead
    /// of the handshake), `CHALLENGE` (a line within AUTH), `BODY` (before the body is read), `DOT`.
    pub fn on(mut self, verb: &'static str, steps: impl IntoIterator<Item = Step>) -> Self {
        self.turns.entry(verb).or_default().push_back(steps.into_iter().collect());
        self
    }

    /// What to do at every `verb` without a turn of its own.
    pub fn always(mut self, verb: &'static str, steps: impl IntoIterator<Item = Step>) -> Self {
        self.always.insert(verb, steps.into_iter().collect());
        self
    }

    pub fn tls(mut self, mode: TlsMode, identity: &Identity) -> Self {
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(identity.key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("the provider has the default versions")
            .with_no_client_auth()
            .with_single_cert(vec![identity.certificate.der().clone()], key)
            .expect("the key fits the certificate");
        self.tls = mode;
        self.acceptor = Some(TlsAcceptor::from(Arc::new(config)));
        self
    }

    /// Listens on a free port of 127.0.0.1.
    pub async fn start(self) -> Peer {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let addr = listener.local_addr().expect("a listener has an address");
        let shared = Arc::new(Shared { script: Mutex::new(self), journal: Mutex::default(), open: Count::default() });
        let task = tokio::spawn(serve(listener, Arc::clone(&shared))).abort_handle();
        Peer { addr, shared, task }
    }
}

/// One command line as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Counts connections from 1.
    pub connection: usize,
    pub tls: bool,
    pub line: String,
}

/// One body that ended with its dot.
#[derive(Clone, Debug)]
pub struct Received {
    pub from: String,
    pub to: String,
    /// As on the wire, without the final dot.
    pub raw: Vec<u8>,
}

impl Received {
    /// The mail without the added dots.
    pub fn bytes(&self) -> Vec<u8> {
        let lines = self.raw.split_inclusive(|byte| *byte == b'\n');
        lines.flat_map(|line| line.strip_prefix(b".").unwrap_or(line).iter().copied()).collect()
    }
}

#[derive(Default)]
struct Journal {
    told: Vec<Told>,
    received: Vec<Received>,
    /// Body bytes of mails whose dot never came.
    unfinished: Vec<usize>,
    flooded: usize,
}

#[derive(Default)]
struct Count {
    now: AtomicUsize,
    most: AtomicUsize,
    total: AtomicUsize,
}

struct Shared {
    script: Mutex<Script>,
    journal: Mutex<Journal>,
    open: Count,
}

/// A running peer; it stops when dropped.
pub struct Peer {
    pub addr: SocketAddr,
    shared: Arc<Shared>,
    task: AbortHandle,
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Peer {
    /// An `smtp.url` for this peer, such as `url("smtp+plain", "")`.
    pub fn url(&self, scheme: &str, login: &str) -> String {
        format!("{scheme}://{login}{}", self.addr)
    }

    /// Everything it was told, in order.
    pub fn told(&self) -> Vec<Told> {
        self.shared.journal.lock().expect("the journal is whole").told.clone()
    }

    /// The first words of everything it was told.
    pub fn verbs(&self) -> Vec<String> {
        self.told().iter().map(|told| told.line.split([' ', ':']).next().unwrap_or_default().to_owned()).collect()
    }

    /// The mails whose dot it read, whatever it answered.
    pub fn received(&self) -> Vec<Received> {
        self.shared.journal.lock().expect("the journal is whole").received.clone()
    }

    /// How many body bytes arrived of each mail that never ended.
    pub fn unfinished(&self) -> Vec<usize> {
        self.shared.journal.lock().expect("the journal is whole").unfinished.clone()
    }

    /// How many bytes of a [`Step::Flood`] the client took.
    pub fn flooded(&self) -> usize {
        self.shared.journal.lock().expect("the journal is whole").flooded
    }

    /// Connections accepted so far.
    pub fn connections(&self) -> usize {
        self.shared.open.total.load(Ordering::SeqCst)
    }

    /// The most connections that were open at one time.
    pub fn most_connections(&self) -> usize {
        self.shared.open.most.load(Ordering::SeqCst)
    }

    /// Connections open now.
    pub fn open_connections(&self) -> usize {
        self.shared.open.now.load(Ordering::SeqCst)
    }
}

async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = tokio::task::JoinSet::new();
    while let Ok((tcp, _)) = listener.accept().await {
        let connection = shared.open.total.fetch_add(1, Ordering::SeqCst) + 1;
        let now = shared.open.now.fetch_add(1, Ordering::SeqCst) + 1;
        shared.open.most.fetch_max(now, Ordering::SeqCst);
        tcp.set_nodelay(true).expect("a fresh socket takes options");
        let shared = Arc::clone(&shared);
        connections.spawn(async move {
            let mut talk =
                Talk { io: Box::new(tcp), buffer: Vec::new(), tls: false, connection, shared: Arc::clone(&shared) };
            // An error is a client that left, which is a thing to test, not a failure of the peer.
            let _ = talk.run().await;
            drop(talk);
            shared.open.now.fetch_sub(1, Ordering::SeqCst);
        });
    }
}

trait Io: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Io for T {}

/// The peer's side of one connection.
struct Talk {
    io: Box<dyn Io>,
    buffer: Vec<u8>,
    tls: bool,
    connection: usize,
    shared: Arc<Shared>,
}

/// A step that ends the connection.
fn over() -> io::Error {
    io::ErrorKind::ConnectionAborted.into()
}

impl Talk {
    async fn run(&mut self) -> io::Result<()> {
        let mode = self.script(|script| script.tls);
        if mode == TlsMode::Implicit {
            self.handshake().await?;
        }
        self.act("GREETING", "220 peer ESMTP\r\n").await?;
        let (mut from, mut to) = (String::new(), String::new());
        let (mut has_sender, mut has_recipient) = (false, false);
        loop {
            let line = self.line().await?;
            let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" => {
                    let keywords = self.ehlo_reply(mode);
                    self.act("EHLO", &keywords).await?;
                }
                "STARTTLS" => {
                    let answer = self.act("STARTTLS", "220 go ahead\r\n").await?;
                    if answer.starts_with(b"220") {
                        self.handshake().await?;
                    }
                }
                "AUTH" => self.authenticate(&line).await?,
                "MAIL" => {
                    from = path(&line);
                    has_sender = self.act("MAIL", "250 2.1.0 ok\r\n").await?.starts_with(b"2");
                    has_recipient = false;
                }
                "RCPT" => {
                    to = path(&line);
                    let polite = ["503 5.5.1 need MAIL\r\n", "250 2.1.5 ok\r\n"];
                    let answer = self.act("RCPT", polite[usize::from(has_sender)]).await?;
                    has_recipient = answer.starts_with(b"2");
                }
                "DATA" => {
                    let polite = ["554 5.5.1 no valid recipients\r\n", "354 go ahead\r\n"];
                    let answer = self.act("DATA", polite[usize::from(has_recipient)]).await?;
                    if answer.windows(4).any(|window| window == b"354 ") {
                        self.body(&from, &to).await?;
                    }
                }
                "RSET" => {
                    (has_sender, has_recipient) = (false, false);
                    self.act("RSET", "250 2.0.0 ok\r\n").await?;
                }
                "NOOP" => drop(self.act("NOOP", "250 2.0.0 ok\r\n").await?),
                "QUIT" => {
                    self.act("QUIT", "221 2.0.0 bye\r\n").await?;
                    return Ok(());
                }
                _ => drop(self.act("OTHER", "500 5.5.2 what?\r\n").await?),
            }
        }
    }

    fn script<T>(&self, read: impl FnOnce(&mut Script) -> T) -> T {
        read(&mut self.shared.script.lock().expect("the script is whole"))
    }

    fn journal(&self, write: impl FnOnce(&mut Journal)) {
        write(&mut self.shared.journal.lock().expect("the journal is whole"));
    }

    fn ehlo_reply(&self, mode: TlsMode) -> String {
        let mut lines = vec!["peer.example".to_owned()];
        lines.extend(self.script(|script| match &script.keywords_in_tls {
            Some(keywords) if self.tls => keywords.clone(),
            _ => script.keywords.clone(),
        }));
        if mode == TlsMode::StartTls && !self.tls {
            lines.push("STARTTLS".into());
        }
        let last = lines.len() - 1;
        let line = |(index, text): (usize, &String)| format!("250{}{text}\r\n", if index == last { ' ' } else { '-' });
        lines.iter().enumerate().map(line).collect()
    }

    /// Does what the script says at `verb`, else says `polite`. Returns what was said.
    async fn act(&mut self, verb: &'static str, polite: &str) -> io::Result<Vec<u8>> {
        let steps = self.script(|script| {
            let turn = script.turns.get_mut(verb).and_then(VecDeque::pop_front);
            turn.or_else(|| script.always.get(verb).cloned()).unwrap_or_else(|| vec![Step::Polite])
        });
        let mut said = Vec::new();
        for step in steps {
            match step {
                Step::Say(bytes) => self.say(&bytes, &mut said).await?,
                Step::Polite => self.say(polite.as_bytes(), &mut said).await?,
                Step::Drip(bytes, gap) => {
                    for byte in bytes {
                        self.say(&[byte], &mut said).await?;
                        sleep(gap).await;
                    }
                }
                Step::Wait(time) => sleep(time).await,
                Step::Hang => loop {
                    let mut chunk = [0; 4096];
                    if self.io.read(&mut chunk).await? == 0 {
                        return Err(over());
                    }
                },
                Step::Close => return Err(over()),
                Step::Flood => loop {
                    self.io.write_all(&[b'2'; 65536]).await?;
                    self.journal(|journal| journal.flooded += 65536);
                },
                Step::CloseAfter(count) => {
                    while self.buffer.len() < count {
                        self.fill().await?;
                    }
                    return Err(over());
                }
            }
        }
        Ok(said)
    }

    async fn say(&mut self, bytes: &[u8], said: &mut Vec<u8>) -> io::Result<()> {
        said.extend_from_slice(bytes);
        self.io.write_all(bytes).await?;
        self.io.flush().await
    }

    async fn handshake(&mut self) -> io::Result<()> {
        self.act("TLS", "").await?;
        let acceptor = self.script(|script| script.acceptor.clone()).ok_or_else(over)?;
        let bare = std::mem::replace(&mut self.io, Box::new(tokio::io::empty()));
        self.io = Box::new(acceptor.accept(bare).await?);
        self.buffer.clear();
        self.tls = true;
        Ok(())
    }

    /// PLAIN with an initial response is one line, LOGIN has two challenges.
    async fn authenticate(&mut self, line: &str) -> io::Result<()> {
        if line.to_ascii_uppercase().starts_with("AUTH LOGIN") {
            let mut polite = vec!["334 UGFzc3dvcmQ6\r\n", "235 2.7.0 welcome\r\n"].into_iter();
            let mut said = self.act("AUTH", "334 VXNlcm5hbWU6\r\n").await?;
            while said.starts_with(b"334") {
                self.line().await?;
                said = self.act("CHALLENGE", polite.next().unwrap_or("535 5.7.8 no\r\n")).await?;
            }
        } else {
            self.act("AUTH", "235 2.7.0 welcome\r\n").await?;
        }
        Ok(())
    }

    async fn body(&mut self, from: &str, to: &str) -> io::Result<()> {
        let result = async {
            self.act("BODY", "").await?;
            let mut searched = 0;
            loop {
                if let Some(end) = end_of_data(&self.buffer, searched) {
                    return Ok(end);
                }
                searched = self.buffer.len().saturating_sub(4);
                self.fill().await?;
            }
        }
        .await;
        let end = match result {
            Ok(end) => end,
            Err(error) => {
                let arrived = self.buffer.len();
                self.journal(|journal| journal.unfinished.push(arrived));
                return Err(error);
            }
        };
        let mut raw: Vec<u8> = self.buffer.drain(..end).collect();
        raw.truncate(end - b".\r\n".len());
        let received = Received { from: from.to_owned(), to: to.to_owned(), raw };
        self.journal(|journal| journal.received.push(received));
        self.act("DOT", "250 2.0.0 queued\r\n").await?;
        Ok(())
    }

    async fn fill(&mut self) -> io::Result<()> {
        let mut chunk = vec![0; 65536];
        match self.io.read(&mut chunk).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            count => {
                self.buffer.extend_from_slice(&chunk[..count]);
                Ok(())
            }
        }
    }

    /// Reads and journals one line, which has to end with CRLF.
    async fn line(&mut self) -> io::Result<String> {
        let end = loop {
            match self.buffer.windows(2).position(|window| window == b"\r\n") {
                Some(end) => break end,
                None => self.fill().await?,
            }
        };
        let line = String::from_utf8_lossy(&self.buffer[..end]).into_owned();
        self.buffer.drain(..end + 2);
        let told = Told { connection: self.connection, tls: self.tls, line: line.clone() };
        self.journal(|journal| journal.told.push(told));
        Ok(line)
    }
}

/// The address between angle brackets.
fn path(line: &str) -> String {
    let inside = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inside.map_or_else(String::new, |(path, _)| path.to_owned())
}

/// Where the lone dot ends, strictly by CRLF (RFC 5321 §4.1.1.4).
fn end_of_data(buffer: &[u8], from: usize) -> Option<usize> {
    if buffer.starts_with(b".\r\n") {
        return Some(3);
    }
    // Searching text is fast even in a debug build; 15 MB bodies come by here.
    let at = match std::str::from_utf8(&buffer[from..]) {
        Ok(text) => text.find("\r\n.\r\n"),
        Err(_) => buffer[from..].windows(5).position(|window| window == b"\r\n.\r\n"),
    };
    at.map(|at| from + at + 5)
}
