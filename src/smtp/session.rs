//! One connection to a relay: how it is opened and how one mail after another goes over it.
//!
//! Every phase has a deadline that counts from its command, so a relay that trickles bytes gains
//! nothing. A session knows after each mail whether it is still sound; one that was cancelled, broke
//! or heard something unexpected is not, and is dropped by its owner.

use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};

use lettre::transport::smtp::{
    authentication::DEFAULT_MECHANISMS,
    client::AsyncSmtpConnection,
    commands::{Quit, Rset, Starttls},
    extension::{ClientId, Extension},
};
use tokio::{
    net::{TcpStream, lookup_host},
    time::{Instant, timeout, timeout_at},
};

use super::{
    Deadlines,
    outcome::{Ending, Owner, Phase},
    probe::Tell,
    relay::{Relay, Security},
    reply::Reply,
    socket::Socket,
    tls::Tls,
    wire::{Fault, Line},
};

/// Longest wait for the answer to QUIT, after which nothing depends on it.
const QUIT_LIMIT: Duration = Duration::from_secs(5);

/// What all sessions to one relay share.
pub(super) struct Route {
    pub relay: Relay,
    /// Present unless the relay is spoken to in clear.
    pub tls: Option<Tls>,
    /// What EHLO says; the address of the connection if not configured (RFC 5321 §4.1.4).
    pub ehlo_name: Option<String>,
    pub deadlines: Deadlines,
    /// Set once the relay has answered a command group out of step: commands then go one by one.
    pub one_by_one: Arc<AtomicBool>,
}

/// What the relay offered in its last EHLO reply beyond what lettre keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Offer {
    /// RFC 2920.
    pub pipelining: bool,
    /// RFC 1870: `SIZE` was offered.
    pub size: bool,
    /// The limit it names; `SIZE` alone and `SIZE 0` name none.
    pub size_limit: Option<u64>,
}

impl Offer {
    fn parse(reply: &Reply) -> Self {
        let mut offer = Self::default();
        for line in reply.lines.iter().skip(1) {
            let mut words = line.split_ascii_whitespace();
            match words.next().map(str::to_ascii_uppercase).as_deref() {
                Some("PIPELINING") => offer.pipelining = true,
                Some("SIZE") => {
                    offer.size = true;
                    offer.size_limit = words.next().and_then(|word| word.parse().ok()).filter(|limit| *limit > 0);
                }
                _ => {}
            }
        }
        offer
    }
}

/// An open, greeted, protected and authenticated connection.
pub(super) struct Session {
    pub(super) connection: AsyncSmtpConnection,
    pub(super) line: Line,
    pub(super) offer: Offer,
    pub(super) deadlines: Deadlines,
    /// Whether another mail may follow; false from the first command of a mail until its last reply.
    pub(super) sound: bool,
    /// Whether an unfinished transaction must be cleared before the next mail.
    pub(super) needs_reset: bool,
    pub(super) one_by_one: Arc<AtomicBool>,
    /// Mails handed to this session.
    pub served: u32,
    /// When it last became idle.
    pub idle_since: Instant,
}

impl Session {
    /// Connects, greets, protects and authenticates. Every fault on the way belongs to the route.
    pub async fn open(route: &Route) -> Result<Self, Ending> {
        Self::open_telling(route, &mut |_, _| ()).await
    }

    /// The same, telling of each phase when it has gone well.
    pub async fn open_telling(route: &Route, tell: Tell<'_>) -> Result<Self, Ending> {
        let deadlines = &route.deadlines;
        let (tcp, peer) = dial(&route.relay, deadlines.connect).await?;
        tell(Phase::Connect, &peer);
        let hello = hello(route, &tcp);
        let mut session = match (route.relay.security, &route.tls) {
            (Security::Implicit, Some(tls)) => {
                let line = protect(tls, tcp, peer, deadlines.tls, tell).await?;
                Self::greeted(line, &hello, *deadlines, tell).await?
            }
            (Security::StartTls, Some(tls)) => {
                let clear = Self::greeted(Line::new(Socket::Tcp(tcp), peer), &hello, *deadlines, tell).await?;
                let tcp = clear.start_tls().await?;
                let line = protect(tls, tcp, peer, deadlines.tls, tell).await?;
                Self::introduced(line, &hello, *deadlines, tell).await?
            }
            (Security::Plain, None) => {
                Self::greeted(Line::new(Socket::Tcp(tcp), peer), &hello, *deadlines, tell).await?
            }
            (Security::Implicit | Security::StartTls, None) | (Security::Plain, Some(_)) => {
                return Err(Ending::route(Phase::Tls, "the TLS settings do not fit the relay"));
            }
        };
        session.authenticate(&route.relay, tell).await?;
        session.one_by_one = Arc::clone(&route.one_by_one);
        session.line.set_up();
        Ok(session)
    }

    /// Judges the banner, then says EHLO.
    async fn greeted(line: Line, hello: &ClientId, deadlines: Deadlines, tell: Tell<'_>) -> Result<Self, Ending> {
        let greeting = within(deadlines.greeting, line.greeting()).await;
        let greeting = greeting.map_err(|fault| Ending::route(Phase::Greeting, fault))?;
        if greeting.class() != 2 {
            return Err(deferred_route(Phase::Greeting, &greeting));
        }
        tell(Phase::Greeting, &format_args!("{} {}", greeting.code, greeting.text()));
        Self::introduced(line, hello, deadlines, tell).await
    }

    /// EHLO on a line whose greeting is done.
    async fn introduced(line: Line, hello: &ClientId, deadlines: Deadlines, tell: Tell<'_>) -> Result<Self, Ending> {
        let broken = |fault| Ending::route(Phase::Ehlo, fault);
        line.quiet().map_err(broken)?;
        line.hand_greeting();
        let greet = AsyncSmtpConnection::connect_with_transport(Box::new(line.clone()), hello);
        let connected = timeout(deadlines.command, greet).await;
        let connection = connected.map_err(|_| broken(Fault::Silent(deadlines.command)))?;
        let reply = line.reply().map_err(broken)?;
        match connection {
            Ok(connection) if reply.class() == 2 => {
                tell(Phase::Ehlo, &Keywords(&reply));
                Ok(Self {
                    connection,
                    line,
                    offer: Offer::parse(&reply),
                    deadlines,
                    sound: true,
                    needs_reset: false,
                    one_by_one: Arc::default(),
                    served: 0,
                    idle_since: Instant::now(),
                })
            }
            _ => Err(deferred_route(Phase::Ehlo, &reply)),
        }
    }

    /// STARTTLS; gives back the bare connection on which the handshake follows.
    async fn start_tls(mut self) -> Result<TcpStream, Ending> {
        let broken = |fault| Ending::route(Phase::Tls, fault);
        if !self.connection.server_info().supports_feature(Extension::StartTls) {
            return Err(Ending::route(Phase::Tls, "the relay does not offer STARTTLS"));
        }
        let reply = self.ask(Starttls, self.deadlines.command).await.map_err(broken)?;
        if reply.class() != 2 {
            return Err(deferred_route(Phase::Tls, &reply));
        }
        self.line.take_tcp().map_err(broken)
    }

    /// AUTH, if the relay was given credentials. `Relay` has made sure that they are protected.
    async fn authenticate(&mut self, relay: &Relay, tell: Tell<'_>) -> Result<(), Ending> {
        let Some(login) = &relay.login else {
            return Ok(());
        };
        let broken = |fault| Ending::route(Phase::Auth, fault);
        if self.connection.server_info().get_auth_mechanism(DEFAULT_MECHANISMS).is_none() {
            return Err(Ending::route(Phase::Auth, "the relay offers neither AUTH PLAIN nor AUTH LOGIN"));
        }
        self.line.quiet().map_err(broken)?;
        let limit = self.deadlines.command;
        let credentials = login.credentials();
        let exchange = self.connection.auth(DEFAULT_MECHANISMS, &credentials);
        let answer = timeout(limit, exchange).await.map_err(|_| broken(Fault::Silent(limit)))?;
        let reply = self.line.reply().map_err(broken)?;
        // A challenge that lettre cannot answer ends the exchange with a 334.
        if answer.is_err() || reply.class() != 2 {
            return Err(deferred_route(Phase::Auth, &reply));
        }
        tell(Phase::Auth, &reply.code);
        Ok(())
    }

    /// Writes one command and waits for its reply, both within `limit`.
    pub(super) async fn ask(&mut self, command: impl fmt::Display, limit: Duration) -> Result<Reply, Fault> {
        self.line.quiet()?;
        // lettre's own verdict is not used: it calls some accepted mails errors.
        let answered = timeout(limit, self.connection.command(command)).await;
        answered.map_err(|_| Fault::Silent(limit)).and_then(|_| self.line.reply())
    }

    /// Waits for the next reply to commands that were written together.
    pub(super) async fn next_reply(&mut self, limit: Duration) -> Result<Reply, Fault> {
        let answered = timeout(limit, self.connection.read_response()).await;
        answered.map_err(|_| Fault::Silent(limit)).and_then(|_| self.line.reply())
    }

    /// Clears what a refused transaction left behind. False if the session is of no more use.
    pub(super) async fn reset(&mut self) -> bool {
        if self.needs_reset {
            let reply = self.ask(Rset, self.deadlines.command).await;
            self.needs_reset = !reply.is_ok_and(|reply| reply.class() == 2);
        }
        !self.needs_reset
    }

    /// Whether another mail may be sent: nothing unread, nothing closed, no reply owed.
    pub fn is_sound(&self) -> bool {
        self.sound && self.line.quiet().is_ok()
    }

    /// Says goodbye, for at most five seconds.
    pub async fn quit(mut self) {
        if self.is_sound() {
            let _ = self.ask(Quit, QUIT_LIMIT.min(self.deadlines.command)).await;
        }
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("line", &self.line).field("served", &self.served).finish_non_exhaustive()
    }
}

/// A refusal before the first mail, whatever its digits, is the route's: it costs no mail.
fn deferred_route(phase: Phase, reply: &Reply) -> Ending {
    Ending::replied(super::outcome::Verdict::Deferred, phase, Owner::Route, reply)
}

async fn within<T>(limit: Duration, work: impl Future<Output = Result<T, Fault>>) -> Result<T, Fault> {
    timeout(limit, work).await.unwrap_or(Err(Fault::Silent(limit)))
}

/// Looks the relay up and tries its addresses in turn, each with a fair share of the deadline.
async fn dial(relay: &Relay, limit: Duration) -> Result<(TcpStream, SocketAddr), Ending> {
    let broken = |text: String| Ending::route(Phase::Connect, text);
    let deadline = Instant::now() + limit;
    let lookup = timeout_at(deadline, lookup_host((relay.host.as_str(), relay.port))).await;
    let found = lookup.map_err(|_| broken(format!("cannot look up {}: no answer within {limit:?}", relay.host)))?;
    let clear_elsewhere =
        |ip: IpAddr| relay.security == Security::Plain && !relay.plaintext_anywhere && !ip.to_canonical().is_loopback();
    let addresses: Vec<SocketAddr> = found
        .map_err(|error| broken(format!("cannot look up {}: {error}", relay.host)))?
        .filter(|address| !clear_elsewhere(address.ip()))
        .collect();
    let mut why = "the name has no usable address".to_owned();
    for (index, address) in addresses.iter().enumerate() {
        let left = u32::try_from(addresses.len() - index).unwrap_or(u32::MAX);
        let share = deadline.saturating_duration_since(Instant::now()) / left;
        match timeout(share, TcpStream::connect(address)).await {
            Ok(Ok(tcp)) => {
                // A command must not wait for the acknowledgement of what went before it.
                tcp.set_nodelay(true).map_err(|error| broken(format!("cannot set up a connection: {error}")))?;
                return Ok((tcp, *address));
            }
            Ok(Err(error)) => why = error.to_string(),
            Err(_) => why = format!("no answer within {limit:?}"),
        }
    }
    Err(broken(format!("cannot connect to {relay}: {why}")))
}

/// The TLS handshake; the line it gives carries only verified bytes.
async fn protect(tls: &Tls, tcp: TcpStream, peer: SocketAddr, limit: Duration, tell: Tell<'_>) -> Result<Line, Ending> {
    match timeout(limit, tls.handshake(tcp)).await {
        Ok(Ok(stream)) => {
            let socket = Socket::Tls(Box::new(stream));
            tell(Phase::Tls, &Protection(&socket));
            Ok(Line::new(socket, peer))
        }
        Ok(Err(error)) => Err(Ending::route(Phase::Tls, format_args!("TLS failed: {error}"))),
        Err(_) => Err(Ending::route(Phase::Tls, format_args!("TLS failed: no handshake within {limit:?}"))),
    }
}

/// What EHLO offered, for a probe.
struct Keywords<'a>(&'a Reply);

impl fmt::Display for Keywords<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, line) in self.0.lines.iter().skip(1).enumerate() {
            write!(f, "{}{line}", if at == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

/// How a socket is protected, for a probe.
struct Protection<'a>(&'a Socket);

impl fmt::Display for Protection<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.protection())
    }
}

fn hello(route: &Route, tcp: &TcpStream) -> ClientId {
    if let Some(name) = &route.ehlo_name {
        return ClientId::Domain(name.clone());
    }
    match tcp.local_addr().map(|local| local.ip().to_canonical()) {
        Ok(IpAddr::V4(ip)) => ClientId::Ipv4(ip),
        Ok(IpAddr::V6(ip)) => ClientId::Ipv6(ip),
        Err(_) => ClientId::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_of_an_offer_are_read_without_regard_to_case() {
        for (lines, pipelining, size, size_limit) in [
            (&["mx"][..], false, false, None),
            (&["mx", "PIPELINING", "SIZE 1000"], true, true, Some(1000)),
            (&["mx", "pipelining", "size"], true, true, None),
            (&["mx", "SIZE 0"], false, true, None),
            (&["mx", "SIZE many"], false, true, None),
            (&["PIPELINING", "SIZEX 5"], false, false, None),
        ] {
            let reply = Reply::new(250, lines.iter().map(|line| (*line).to_owned()).collect());
            assert_eq!(Offer::parse(&reply), Offer { pipelining, size, size_limit }, "{lines:?}");
        }
    }
}
