//! One mail over an open session: MAIL, RCPT, DATA, the body and its final dot (RFC 5321 §3.3).
//!
//! The final dot is the line between what certainly was not delivered and what may have been:
//! until it is in the kernel's hands every fault is `deferred`, after it a missing reply is `unknown`.

use std::{borrow::Cow, fmt, sync::atomic::Ordering, time::Duration};

use jiff::Timestamp;
use lettre::{
    Address,
    transport::smtp::{
        commands::{Data, Mail, Rcpt},
        extension::{Extension, MailBodyParameter, MailParameter},
    },
};
use tokio::time::{Instant, timeout, timeout_at};

use super::{
    judgment::{broken_body, is_out_of_step, judge_data, judge_final, judge_mail, judge_rcpt, leaves_session_usable},
    outcome::{Ending, Owner, Phase, Verdict},
    reply::Reply,
    session::Session,
    wire::Fault,
};
use crate::crash;
use crate::message::Message;

/// What ends a body whose last line is complete.
const DOT: &str = ".\r\n";

/// Says at the last moment whether a mail may still go out. Asked right before the body with its final dot is written, and once more if the
/// dot has to wait for a slow relay.
pub trait Permit: Sync {
    /// `Err` with the reason: the connection is given up, so that nothing is delivered.
    fn ask(&self) -> std::pin::Pin<Box<dyn Future<Output = Result<(), &'static str>> + Send + '_>>;
}

/// What one mail must pass, asked again whenever it matters.
#[derive(Clone, Copy)]
pub struct Gate<'a> {
    /// Not handed over after this instant.
    pub not_after: Option<Timestamp>,
    /// The clock that this is compared with.
    pub now: &'a (dyn Fn() -> Timestamp + Sync),
    /// What else must agree.
    pub permit: Option<&'a dyn Permit>,
}

impl fmt::Debug for Gate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gate").field("not_after", &self.not_after).finish_non_exhaustive()
    }
}

impl Gate<'_> {
    /// Fails once the deadline has passed.
    pub(super) fn check(&self, phase: Phase) -> Result<(), Ending> {
        match self.not_after {
            Some(deadline) if (self.now)() > deadline => Err(Ending::too_late(phase, deadline)),
            _ => Ok(()),
        }
    }

    /// The same right before the dot, where the permit has its say too.
    async fn finally(&self) -> Result<(), Ending> {
        if let Some(permit) = self.permit {
            let refused = |why| Ending::unanswered(Verdict::Deferred, Phase::Data, Owner::None, why);
            permit.ask().await.map_err(refused)?;
        }
        self.check(Phase::Data)
    }
}

/// One mail, checked as far as it can be without a relay.
pub(super) struct Parcel<'a> {
    from: Option<Address>,
    to: Address,
    body: Cow<'a, [u8]>,
    /// The size before transparency, as RFC 1870 §5 counts.
    size: usize,
    is_ascii: bool,
    needs_smtputf8: bool,
}

impl<'a> Parcel<'a> {
    /// Fails with `refused` if the mail could not be handed to any relay unharmed.
    pub fn of(message: &'a Message) -> Result<Self, Ending> {
        let address = |text: &str, which: &str| {
            let parsed = text.parse::<Address>().ok();
            let parsed = parsed.filter(|_| !text.chars().any(char::is_control));
            parsed.ok_or_else(|| Ending::refused(Phase::Mail, format_args!("the envelope {which} is not an address")))
        };
        let from = match message.envelope.from.as_str() {
            "" => None,
            from => Some(address(from, "sender")?),
        };
        let to = address(&message.envelope.to, "recipient")?;
        let is_ascii = |address: &Address| AsRef::<str>::as_ref(address).is_ascii();
        let ascii_envelope = from.as_ref().is_none_or(is_ascii) && is_ascii(&to);
        if has_bare_line_end(&message.bytes) {
            return Err(Ending::refused(Phase::Mail, "the mail has a CR or LF that is no line end"));
        }
        Ok(Self {
            from,
            to,
            body: transparent(&message.bytes),
            size: message.bytes.len(),
            is_ascii: message.bytes.is_ascii(),
            needs_smtputf8: message.needs_smtputf8 || !ascii_envelope,
        })
    }
}

/// How one mail went over one session.
pub(super) struct Delivery {
    pub ending: Ending,
    /// Whether the relay had already left, or left, before it accepted anything of this mail.
    pub stale: bool,
}

impl Session {
    /// Hands over one mail. The session is sound afterwards only if every reply was read and none was odd.
    pub async fn deliver(&mut self, parcel: &Parcel<'_>, gate: Gate<'_>) -> Delivery {
        let mut stale = false;
        self.served += 1;
        let ending = match self.attempt(parcel, gate, &mut stale).await {
            Ok(ending) | Err(ending) => ending,
        };
        Delivery { ending, stale }
    }

    async fn attempt(&mut self, parcel: &Parcel<'_>, gate: Gate<'_>, stale: &mut bool) -> Result<Ending, Ending> {
        gate.check(Phase::Connect)?;
        let parameters = self.parameters(parcel)?;
        self.sound = false;
        if !self.reset().await {
            *stale = true;
            return Err(Ending::route(Phase::Mail, "the relay did not answer RSET"));
        }
        crash::here("mail-begin");
        let mail = Mail::new(parcel.from.clone(), parameters);
        let rcpt = Rcpt::new(parcel.to.clone(), Vec::new());
        if self.offer.pipelining && !self.one_by_one.load(Ordering::Relaxed) {
            let given = self.envelope_at_once(mail, rcpt, stale).await;
            given.inspect_err(|ending| {
                // It offers what it cannot do; the next mails are spared that.
                if is_out_of_step(ending) {
                    self.one_by_one.store(true, Ordering::Relaxed);
                }
            })?;
        } else {
            self.envelope_in_turn(mail, rcpt, stale).await?;
        }
        self.content(parcel, gate).await
    }

    /// The MAIL parameters, or why this relay cannot take the mail.
    fn parameters(&self, parcel: &Parcel<'_>) -> Result<Vec<MailParameter>, Ending> {
        let server = self.connection.server_info();
        let eight_bit = server.supports_feature(Extension::EightBitMime);
        let mut parameters = Vec::new();
        if let Some(limit) = self.offer.size_limit
            && parcel.size as u64 > limit
        {
            let text = format!("the mail has {} bytes, the relay takes {limit}", parcel.size);
            return Err(Ending::refused(Phase::Mail, text));
        }
        if parcel.needs_smtputf8 && !server.supports_feature(Extension::SmtpUtfEight) {
            return Err(Ending::refused(Phase::Mail, "the address needs SMTPUTF8, which the relay does not offer"));
        }
        if !parcel.is_ascii && !eight_bit {
            return Err(Ending::refused(Phase::Mail, "the mail has 8-bit bytes and the relay does not offer 8BITMIME"));
        }
        if self.offer.size {
            parameters.push(MailParameter::Size(parcel.size));
        }
        if !parcel.is_ascii {
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        if parcel.needs_smtputf8 {
            parameters.push(MailParameter::SmtpUtfEight);
        }
        Ok(parameters)
    }

    /// MAIL, RCPT and DATA, each after the reply to the one before.
    async fn envelope_in_turn(&mut self, mail: Mail, rcpt: Rcpt, stale: &mut bool) -> Result<(), Ending> {
        let limit = self.deadlines.command;
        let reply = self.ask(mail, limit).await;
        self.settle(judge_mail(reply, stale), false)?;
        let reply = self.ask(rcpt, limit).await;
        self.settle(judge_rcpt(reply), true)?;
        let reply = self.ask(Data, limit).await;
        self.settle(judge_data(reply), true)
    }

    /// The same in one write (RFC 2920), the replies read in order.
    async fn envelope_at_once(&mut self, mail: Mail, rcpt: Rcpt, stale: &mut bool) -> Result<(), Ending> {
        let limit = self.deadlines.command;
        let reply = self.ask(Envelope { mail, rcpt }, limit).await;
        if let Err(ending) = judge_mail(reply, stale) {
            return Err(self.refused_with_rest(ending, 2).await);
        }
        let reply = self.next_reply(limit).await;
        if let Err(ending) = judge_rcpt(reply) {
            return Err(self.refused_with_rest(ending, 1).await);
        }
        let reply = self.next_reply(limit).await;
        self.settle(judge_data(reply), true)
    }

    /// After a refusal in turn the session stays usable, if the relay did not say it is leaving.
    fn settle(&mut self, judged: Result<(), Ending>, needs_reset: bool) -> Result<(), Ending> {
        judged.inspect_err(|ending| {
            self.sound = leaves_session_usable(ending);
            self.needs_reset = needs_reset;
        })
    }

    /// After a refusal within a group the other replies are read first. A relay that wants the body of
    /// a mail without a recipient gets none: the session is dropped, so that nothing can be delivered.
    async fn refused_with_rest(&mut self, ending: Ending, rest: usize) -> Ending {
        if leaves_session_usable(&ending) {
            let deadline = Instant::now() + self.deadlines.command;
            let mut in_step = true;
            for left in (0..rest).rev() {
                let limit = deadline.saturating_duration_since(Instant::now());
                let reply = self.next_reply(limit).await;
                // The last of them answers DATA, which cannot be done with a 2yz.
                in_step &= reply.is_ok_and(|reply| match reply.class() {
                    2 => left > 0,
                    class => matches!(class, 4 | 5) && reply.code != 421,
                });
                if !in_step {
                    break;
                }
            }
            self.sound = in_step;
            self.needs_reset = true;
        }
        ending
    }

    /// The body, the dot and the reply that decides.
    async fn content(&mut self, parcel: &Parcel<'_>, gate: Gate<'_>) -> Result<Ending, Ending> {
        let limit = self.deadlines.data;
        let deadline = Instant::now() + limit;
        self.line.quiet().map_err(|fault| broken_body(&fault))?;
        gate.finally().await?;
        crash::here("body-begin");
        let body = self.line.write_body(&parcel.body, DOT.as_bytes());
        let written = timeout_at(deadline, body).await.unwrap_or(Err(Fault::Silent(limit)));
        let dot_bytes = written.map_err(|fault| broken_body(&fault))?;
        let reply = if dot_bytes == DOT.len() {
            crash::here("dot-out");
            self.next_reply(self.deadlines.final_reply).await
        } else {
            if dot_bytes == 0 {
                self.line.quiet().map_err(|fault| broken_body(&fault))?;
                gate.finally().await?;
            }
            self.finish(&DOT[dot_bytes..]).await?
        };
        let ending = judge_final(reply);
        self.sound = leaves_session_usable(&ending);
        self.needs_reset = false;
        Ok(ending)
    }

    /// Writes what is left of the dot. Fails while the dot certainly has not gone out.
    async fn finish(&mut self, dot: &str) -> Result<Result<Reply, Fault>, Ending> {
        let limit = self.deadlines.final_reply;
        let answered = timeout(limit, self.connection.command(dot)).await;
        let reply = answered.map_err(|_| Fault::Silent(limit)).and_then(|_| self.line.reply());
        match reply {
            // TLS may have sent what it accepted, or part of it, before it failed.
            Err(fault) if !self.line.owes() && !self.line.is_tls() => Err(broken_body(&fault)),
            reply => Ok(reply),
        }
    }
}

/// MAIL, RCPT and DATA as one command group.
struct Envelope {
    mail: Mail,
    rcpt: Rcpt,
}

impl fmt::Display for Envelope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{Data}", self.mail, self.rcpt)
    }
}

/// Whether a CR or LF stands alone; servers disagree about such bytes, which is how one mail becomes
/// two on the way (RFC 5321 §2.3.8).
fn has_bare_line_end(bytes: &[u8]) -> bool {
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else {
        return false;
    };
    // Without early exit, so that the compiler checks many bytes at a time.
    let within = bytes.iter().zip(&bytes[1..]).fold(false, |bare, (a, b)| bare | ((*a == b'\r') != (*b == b'\n')));
    within || *first == b'\n' || *last == b'\r'
}

/// The body as it goes over the wire: a dot before every line that starts with one (RFC 5321 §4.5.2),
/// the last line complete. Almost every mail passes through unchanged.
fn transparent(bytes: &[u8]) -> Cow<'_, [u8]> {
    let complete = bytes.is_empty() || bytes.ends_with(b"\n");
    let dots = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let dotted = dots.fold(false, |hit, (a, b)| hit | ((*a == b'\n') & (*b == b'.')));
    if complete && !dotted && bytes.first() != Some(&b'.') {
        return Cow::Borrowed(bytes);
    }
    let mut body = Vec::with_capacity(bytes.len() + 64);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if line.first() == Some(&b'.') {
            body.push(b'.');
        }
        body.extend_from_slice(line);
    }
    if !complete {
        body.extend_from_slice(b"\r\n");
    }
    Cow::Owned(body)
}

/// The longest a transaction can take by its deadlines, from MAIL to the final reply.
pub(super) fn longest(deadlines: &super::Deadlines) -> Duration {
    deadlines.command * 4 + deadlines.data + deadlines.final_reply
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_that_starts_with_a_dot_gets_another() {
        for (bytes, expected) in [
            (&b"a\r\n"[..], &b"a\r\n"[..]),
            (b"", b""),
            (b".\r\n", b"..\r\n"),
            (b"a\r\n.\r\nb\r\n", b"a\r\n..\r\nb\r\n"),
            (b"a\r\n..b\r\n", b"a\r\n...b\r\n"),
            (b"a.\r\n", b"a.\r\n"),
            (b"a", b"a\r\n"),
            (b"a\r\n.", b"a\r\n..\r\n"),
        ] {
            assert_eq!(transparent(bytes), expected, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_cr_or_lf_that_stands_alone_is_found() {
        for (bytes, expected) in [
            (&b""[..], false),
            (b"a", false),
            (b"a\r\nb\r\n\r\n", false),
            (b"a\nb\r\n", true),
            (b"a\rb\r\n", true),
            (b"\na\r\n", true),
            (b"a\r", true),
            (b"a\r\r\n", true),
            (b"a\r\n\n", true),
        ] {
            assert_eq!(has_bare_line_end(bytes), expected, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    proptest! {
        #[test]
        fn removing_the_dots_gives_the_mail_back(lines in proptest::collection::vec("[.a ]{0,4}", 0..20)) {
            let mail: String = lines.iter().map(|line| format!("{line}\r\n")).collect();
            let wire = transparent(mail.as_bytes()).into_owned();
            let wire = String::from_utf8(wire).expect("it stays text");
            let ends_early = wire.split_inclusive("\r\n").any(|line| line == ".\r\n");
            prop_assert!(!ends_early);
            let back: String = wire.split_inclusive("\r\n").map(|line| line.strip_prefix('.').unwrap_or(line)).collect();
            prop_assert_eq!(back, mail);
        }
    }
}
