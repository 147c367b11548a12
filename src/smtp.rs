//! Hands mails to a relay, one attempt at a time, and says truthfully what came of it.
//!
//! [`Transport`] is the door: it is opened from `smtp.url` and takes a [`Message`] with its deadline.
//! Behind it a [`Pool`] keeps sessions to one [`Relay`], or a [`FileDrop`] writes files. Retrying,
//! pausing routes and recording are the outbox's; every answer is an [`Outcome`], never an error.
//!
//! From the socket upwards: `wire` reads replies within bounds and notices a relay that speaks out
//! of turn, `session` opens a connection phase by phase, `transaction` hands over one mail,
//! `judgment` says what a reply means there, `pool` bounds and reuses sessions. The commands, EHLO
//! and AUTH are lettre's; its pool, its deadlines and its reading of replies are not used, because
//! a cancelled mail there lends its reply to the next.

mod file;
mod judgment;
mod outcome;
mod pool;
mod probe;
mod relay;
mod reply;
mod session;
mod socket;
mod tls;
mod transaction;
mod wire;

use std::{fmt, time::Duration};

use jiff::Timestamp;

pub use self::{
    file::FileDrop,
    outcome::{EnhancedCode, Outcome, Owner, Phase, Verdict},
    pool::Pool,
    probe::{Probed, ProbedPhase},
    relay::{Relay, RelayError, Security},
    transaction::{Gate, Permit},
};
use crate::message::Message;

/// How long each phase of a conversation may take, counted from its command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// Name lookup and TCP, all addresses together.
    pub connect: Duration,
    /// The 220 banner.
    pub greeting: Duration,
    /// The TLS handshake.
    pub tls: Duration,
    /// Any other command and its reply; the whole AUTH exchange counts as one.
    pub command: Duration,
    /// The body, up to the final dot.
    pub data: Duration,
    /// The reply to the final dot. RFC 5321 §4.5.3.2.6 asks for ten minutes, because an
    /// answer missed here is a mail sent twice.
    pub final_reply: Duration,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(30),
            greeting: Duration::from_secs(60),
            tls: Duration::from_secs(30),
            command: Duration::from_secs(60),
            data: Duration::from_secs(120),
            final_reply: Duration::from_secs(600),
        }
    }
}

impl Deadlines {
    /// The same, none longer than `cap`.
    #[must_use]
    pub fn capped(self, cap: Duration) -> Self {
        Self {
            connect: self.connect.min(cap),
            greeting: self.greeting.min(cap),
            tls: self.tls.min(cap),
            command: self.command.min(cap),
            data: self.data.min(cap),
            final_reply: self.final_reply.min(cap),
        }
    }
}

/// The `smtp.*` keys beside the URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmtpSettings {
    /// Most connections at a time.
    pub connections: usize,
    /// Roots to trust beside the public ones: the content of a PEM file.
    pub ca_file: Option<Vec<u8>>,
    /// The name in EHLO; the address of the connection if absent.
    pub ehlo_name: Option<String>,
    /// One deadline for each phase.
    pub deadlines: Deadlines,
    /// A cap on all of them, `smtp.timeout`.
    pub cap: Option<Duration>,
}

impl Default for SmtpSettings {
    fn default() -> Self {
        Self { connections: 8, ca_file: None, ehlo_name: None, deadlines: Deadlines::default(), cap: None }
    }
}

impl SmtpSettings {
    fn check(&self) -> Result<(), SmtpError> {
        if !(1..=10_000).contains(&self.connections) {
            return Err(SmtpError::Connections);
        }
        match &self.ehlo_name {
            Some(name) if name.is_empty() || name.len() > 255 || !name.bytes().all(|byte| byte.is_ascii_graphic()) => {
                Err(SmtpError::EhloName)
            }
            _ => Ok(()),
        }
    }

    fn capped_deadlines(&self) -> Deadlines {
        self.cap.map_or(self.deadlines, |cap| self.deadlines.capped(cap))
    }
}

/// Why a transport cannot be opened. All of it is configuration; no connection is made yet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SmtpError {
    /// `smtp.url` is wrong.
    #[error(transparent)]
    Relay(#[from] RelayError),
    /// The CA file holds no usable certificate.
    #[error("the CA file of smtp.ca_file cannot be used: {0}")]
    CaFile(String),
    /// TLS cannot be set up for this host.
    #[error("TLS cannot be set up: {0}")]
    Tls(String),
    /// The EHLO name is not printable ASCII.
    #[error("the EHLO name is not a host name")]
    EhloName,
    /// No connection, or absurdly many.
    #[error("smtp.connections must be between 1 and 10000")]
    Connections,
}

/// Where mails go.
#[derive(Clone, Debug)]
pub enum Transport {
    /// A relay, spoken to over SMTP.
    Relay(Pool),
    /// A directory of `.eml` files.
    File(FileDrop),
}

impl Transport {
    /// Opens what `smtp.url` names: `smtps:`, `smtp:` and `smtp+plain:` a relay, `file:` a directory.
    ///
    /// ```
    /// # use vocative::smtp::{SmtpSettings, Transport};
    /// let transport = Transport::open("smtp+plain://127.0.0.1:1025", false, SmtpSettings::default())?;
    /// assert_eq!(transport.to_string(), "smtp+plain://127.0.0.1:1025");
    /// # Ok::<(), vocative::smtp::SmtpError>(())
    /// ```
    pub fn open(url: &str, allow_plaintext: bool, settings: SmtpSettings) -> Result<Self, SmtpError> {
        match FileDrop::parse(url) {
            Some(drop) => Ok(Self::File(drop?)),
            None => Ok(Self::Relay(Pool::new(Relay::parse(url, allow_plaintext)?, settings)?)),
        }
    }

    /// Makes one attempt; see [`Pool::send`]. A file is written only before the deadline, too.
    pub async fn send(
        &self,
        message: &Message,
        not_after: Option<Timestamp>,
        now: &(dyn Fn() -> Timestamp + Sync),
    ) -> Outcome {
        self.send_through(message, Gate { not_after, now, permit: None }).await
    }

    /// The same, with all that the mail must pass.
    pub async fn send_through(&self, message: &Message, gate: Gate<'_>) -> Outcome {
        match self {
            Self::Relay(pool) => pool.send_through(message, gate).await,
            Self::File(drop) => match gate.check(Phase::Connect) {
                Ok(()) => drop.send(message).await,
                Err(ending) => ending.of(&message.message_id, &[]),
            },
        }
    }

    /// Looks how far a connection comes, without a mail; see [`Pool::probe`]. A directory has no phases.
    pub async fn probe(&self) -> Probed {
        match self {
            Self::Relay(pool) => pool.probe().await,
            Self::File(_) => Probed::default(),
        }
    }

    /// How long one attempt can take at most.
    pub fn longest_attempt(&self) -> Duration {
        match self {
            Self::Relay(pool) => pool.longest_attempt(),
            Self::File(_) => Duration::from_secs(10),
        }
    }

    /// Whether mail stays on this machine: a loopback relay or a directory.
    pub fn is_local(&self) -> bool {
        match self {
            Self::Relay(pool) => pool.relay().is_loopback(),
            Self::File(_) => true,
        }
    }

    /// Closes idle connections politely; see [`Pool::close`].
    pub async fn close(&self) {
        if let Self::Relay(pool) = self {
            pool.close().await;
        }
    }
}

impl fmt::Display for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Relay(pool) => pool.relay().fmt(f),
            Self::File(drop) => write!(f, "file:{}", drop.dir().display()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cap_shortens_every_phase_and_lengthens_none() {
        let capped = Deadlines::default().capped(Duration::from_secs(45));
        assert_eq!(capped.final_reply, Duration::from_secs(45));
        assert_eq!(capped.connect, Duration::from_secs(30));
    }

    #[test]
    fn settings_that_cannot_work_are_refused_before_the_first_mail() {
        let open = |settings| Transport::open("smtp+plain://127.0.0.1", false, settings).map(|_| ());
        assert_eq!(open(SmtpSettings { connections: 0, ..Default::default() }), Err(SmtpError::Connections));
        for name in ["", "a b", "a\r\nMAIL FROM:<x>", "bücher"] {
            let settings = SmtpSettings { ehlo_name: Some(name.into()), ..Default::default() };
            assert_eq!(open(settings), Err(SmtpError::EhloName), "{name:?}");
        }
        let settings = SmtpSettings { ehlo_name: Some("[192.0.2.1]".into()), ..Default::default() };
        assert_eq!(open(settings), Ok(()));
    }
}
