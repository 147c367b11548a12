//! The stream under lettre's connection, and what it saw.
//!
//! lettre owns one [`Line`], the session holds another; both reach the same socket. lettre writes
//! commands and is handed one well-formed reply for each; the raw reply is recorded for the session,
//! which judges by it alone. The wire counts commands and replies, so it notices a relay that
//! answers before it was asked (a desynchronized conversation, or bytes injected before STARTTLS,
//! RFC 3207 §4.2). Bodies go out beside lettre, which would copy them byte by byte and append
//! an empty line.

use std::{
    fmt,
    future::poll_fn,
    io::{self, Read},
    net::SocketAddr,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker, ready},
    time::Duration,
};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};

use super::{
    reply::{Malformed, Reply, ReplyReader},
    socket::Socket,
};

/// What broke a conversation; none of it is a reply.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    #[error("the relay closed the connection")]
    Closed,
    #[error("the connection broke: {0}")]
    Broken(String),
    #[error("the relay did not finish its part within {0:?}")]
    Silent(Duration),
    #[error("the relay's answer cannot be read: {0}")]
    Malformed(#[from] Malformed),
    #[error("the relay spoke out of turn{}", words(.0.as_ref()))]
    OutOfTurn(Option<Reply>),
}

fn words(reply: Option<&Reply>) -> String {
    reply.map_or_else(String::new, |reply| format!(": {} {}", reply.code, reply.text()))
}

impl Fault {
    fn from_io(error: &io::Error) -> Self {
        match error.kind() {
            // A TLS peer that closes without close_notify, after a reset, or while being written to.
            io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Broken(error.to_string()),
        }
    }

    fn into_io(self) -> io::Error {
        io::Error::other(self)
    }
}

/// The shared state of both ends of a [`Line`].
#[derive(Debug)]
struct Wire {
    socket: Socket,
    /// The same connection, to be asked without the runtime in between.
    probe: Option<std::net::TcpStream>,
    reader: ReplyReader,
    /// Normalized reply bytes that lettre has not read yet.
    handed: Vec<u8>,
    handed_start: usize,
    /// Commands written whose reply has not been read.
    owed: usize,
    last: Option<Reply>,
    fault: Option<Fault>,
    /// During set-up lettre answers a refusal with QUIT and waits; this keeps it from doing so.
    hang_up_on_refusal: bool,
    hung_up: bool,
}

impl Wire {
    /// Reads what has arrived; `Ok(0)` is the end.
    fn poll_fill(&mut self, cx: &mut Context<'_>) -> Poll<Result<usize, Fault>> {
        let mut chunk = [0; 4096];
        let mut buf = ReadBuf::new(&mut chunk);
        match ready!(self.socket.poll_read(cx, &mut buf)) {
            Ok(()) => {
                self.reader.push(buf.filled());
                Poll::Ready(Ok(buf.filled().len()))
            }
            Err(error) => Poll::Ready(Err(Fault::from_io(&error))),
        }
    }

    /// Reads the reply that is owed and records it.
    fn poll_reply(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Fault>> {
        if let Some(fault) = &self.fault {
            return Poll::Ready(Err(fault.clone()));
        }
        let result = loop {
            match self.reader.next_reply() {
                Err(malformed) => break Err(malformed.into()),
                Ok(Some(reply)) => {
                    self.owed = self.owed.saturating_sub(1);
                    self.hung_up = self.hang_up_on_refusal && !matches!(reply.class(), 2 | 3);
                    self.last = Some(reply);
                    break Ok(());
                }
                Ok(None) => {}
            }
            match ready!(self.poll_fill(cx)) {
                Ok(0) => break Err(Fault::Closed),
                Ok(_) => {}
                Err(fault) => break Err(fault),
            }
        };
        if let Err(fault) = &result {
            self.fault = Some(fault.clone());
        }
        Poll::Ready(result)
    }

    /// Anything the relay says now is out of turn.
    fn poll_interruption(&mut self, cx: &mut Context<'_>) -> Poll<Fault> {
        if let Some(fault) = &self.fault {
            return Poll::Ready(fault.clone());
        }
        let fault = if self.owed > 0 || !self.reader.is_empty() {
            Fault::OutOfTurn(self.reader.next_reply().ok().flatten())
        } else {
            match ready!(self.poll_fill(cx)) {
                Ok(0) => Fault::Closed,
                Ok(_) => Fault::OutOfTurn(self.reader.next_reply().ok().flatten()),
                Err(fault) => fault,
            }
        };
        self.fault = Some(fault.clone());
        Poll::Ready(fault)
    }

    /// Asks the kernel itself. The runtime learns of arrived bytes a moment later, and that moment is
    /// enough to write a body to a relay that has just left.
    fn probe(&mut self) -> Result<(), Fault> {
        let mut chunk = [0; 512];
        let fault = match (&self.probe, &self.socket) {
            (Some(probe), Socket::Tcp(_)) => match (&*probe).read(&mut chunk) {
                Ok(0) => Fault::Closed,
                Ok(count) => {
                    self.reader.push(&chunk[..count]);
                    Fault::OutOfTurn(self.reader.next_reply().ok().flatten())
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(()),
                Err(error) => Fault::from_io(&error),
            },
            // Bytes below TLS need not be words: session tickets come at any time. The end is the end.
            (Some(probe), Socket::Tls(_)) if matches!(probe.peek(&mut chunk[..1]), Ok(0)) => Fault::Closed,
            _ => return Ok(()),
        };
        self.fault = Some(fault.clone());
        Err(fault)
    }

    /// Counts the commands within bytes the socket has accepted: every line asks for one reply.
    fn count_commands(&mut self, accepted: &[u8]) {
        self.owed += accepted.iter().filter(|byte| **byte == b'\n').count();
    }

    /// Records why a write failed; a relay that said why before it closed is heard.
    fn write_failed(&mut self, error: &io::Error) -> Fault {
        if self.fault.is_none() && self.owed == 0 {
            let mut cx = Context::from_waker(Waker::noop());
            if let Poll::Ready(Ok(_)) = self.poll_fill(&mut cx)
                && let Ok(Some(reply)) = self.reader.next_reply()
            {
                self.fault = Some(Fault::OutOfTurn(Some(reply)));
            }
        }
        self.fault.get_or_insert_with(|| Fault::from_io(error)).clone()
    }
}

/// One end of a conversation. Clones share the socket.
#[derive(Clone)]
pub(super) struct Line {
    wire: Arc<Mutex<Wire>>,
    peer: SocketAddr,
}

impl Line {
    pub fn new(socket: Socket, peer: SocketAddr) -> Self {
        let wire = Wire {
            probe: socket.probe(),
            socket,
            reader: ReplyReader::default(),
            handed: Vec::new(),
            handed_start: 0,
            owed: 0,
            last: None,
            fault: None,
            hang_up_on_refusal: true,
            hung_up: false,
        };
        Self { wire: Arc::new(Mutex::new(wire)), peer }
    }

    /// Nothing here panics while it holds the lock, so a poisoned one is as good.
    fn lock(&self) -> MutexGuard<'_, Wire> {
        self.wire.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the greeting, the only reply nothing asks for.
    pub async fn greeting(&self) -> Result<Reply, Fault> {
        self.lock().owed = 1;
        poll_fn(|cx| self.lock().poll_reply(cx)).await?;
        self.reply()
    }

    /// Puts a greeting before lettre, which wants one before its EHLO. The real one has been judged.
    pub fn hand_greeting(&self) {
        self.lock().handed.extend_from_slice(b"220 ready\r\n");
    }

    /// From here on a refusal is an answer like any other.
    pub fn set_up(&self) {
        self.lock().hang_up_on_refusal = false;
    }

    /// The reply read last, or why there is none.
    pub fn reply(&self) -> Result<Reply, Fault> {
        let mut wire = self.lock();
        match wire.last.take() {
            Some(reply) => Ok(reply),
            None => Err(wire.fault.clone().unwrap_or(Fault::Malformed(Malformed::Code))),
        }
    }

    /// Checks that the relay owes no reply and has not spoken or left since its last one.
    pub fn quiet(&self) -> Result<(), Fault> {
        let mut wire = self.lock();
        let mut cx = Context::from_waker(Waker::noop());
        match wire.poll_interruption(&mut cx) {
            Poll::Ready(fault) => Err(fault),
            Poll::Pending => wire.probe(),
        }
    }

    /// Whether a command that was written has no reply yet.
    pub fn owes(&self) -> bool {
        self.lock().owed > 0
    }

    /// Whether accepted bytes may still be held back on this side.
    pub fn is_tls(&self) -> bool {
        matches!(self.lock().socket, Socket::Tls(_))
    }

    /// Takes the TCP stream out for the STARTTLS handshake, unless the relay has said more than its
    /// one reply: those bytes came in clear and would be taken for protected ones (RFC 3207 §6).
    pub fn take_tcp(&self) -> Result<TcpStream, Fault> {
        self.quiet()?;
        match std::mem::replace(&mut self.lock().socket, Socket::Gone) {
            Socket::Tcp(tcp) => Ok(tcp),
            Socket::Tls(_) | Socket::Gone => Err(Fault::Broken("there is no clear connection to protect".into())),
        }
    }

    /// Writes a whole body and, if the socket takes it in the same breath, the `tail` behind it.
    /// Returns how much of the tail went out. Stops as soon as the relay speaks or leaves.
    pub async fn write_body(&self, body: &[u8], tail: &[u8]) -> Result<usize, Fault> {
        let mut written = 0;
        poll_fn(|cx| {
            let mut wire = self.lock();
            while written < body.len() {
                let with = if written == 0 { tail } else { &[] };
                match wire.socket.poll_write_with(cx, &body[written..], with) {
                    Poll::Ready(Ok(0)) => return Poll::Ready(Err(Fault::Closed)),
                    Poll::Ready(Ok(count)) => written += count,
                    Poll::Ready(Err(error)) => return Poll::Ready(Err(wire.write_failed(&error))),
                    Poll::Pending => return wire.poll_interruption(cx).map(Err),
                }
            }
            match wire.socket.poll_flush(cx) {
                Poll::Ready(Ok(())) => Poll::Ready(Ok(())),
                Poll::Ready(Err(error)) => Poll::Ready(Err(wire.write_failed(&error))),
                Poll::Pending => wire.poll_interruption(cx).map(Err),
            }
        })
        .await?;
        let tail_written = written - body.len();
        self.lock().count_commands(&tail[..tail_written]);
        Ok(tail_written)
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line({})", self.peer)
    }
}

impl AsyncTokioStream for Line {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.peer)
    }
}

impl AsyncRead for Line {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let mut guard = self.lock();
        let wire = &mut *guard;
        if wire.handed_start == wire.handed.len() {
            wire.handed.clear();
            wire.handed_start = 0;
            if wire.owed == 0 {
                return Poll::Ready(Err(io::Error::other("no reply is owed")));
            }
            ready!(wire.poll_reply(cx)).map_err(Fault::into_io)?;
            let readable = wire.last.as_ref().is_some_and(|reply| reply.hand_over(&mut wire.handed));
            if !readable {
                return Poll::Ready(Err(io::Error::other("no reply lettre can read")));
            }
        }
        let unread = &wire.handed[wire.handed_start..];
        let count = unread.len().min(buf.remaining());
        buf.put_slice(&unread[..count]);
        wire.handed_start += count;
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Line {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let mut wire = self.lock();
        if wire.hung_up || wire.fault.is_some() {
            return Poll::Ready(Err(io::ErrorKind::BrokenPipe.into()));
        }
        match ready!(wire.socket.poll_write(cx, bytes)) {
            Ok(count) => {
                wire.count_commands(&bytes[..count]);
                Poll::Ready(Ok(count))
            }
            Err(error) => Poll::Ready(Err(wire.write_failed(&error).into_io())),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut wire = self.lock();
        match ready!(wire.socket.poll_flush(cx)) {
            Ok(()) => Poll::Ready(Ok(())),
            Err(error) => Poll::Ready(Err(wire.write_failed(&error).into_io())),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut wire = self.lock();
        if wire.hung_up || wire.fault.is_some() {
            return Poll::Ready(Ok(()));
        }
        wire.socket.poll_shutdown(cx)
    }
}
