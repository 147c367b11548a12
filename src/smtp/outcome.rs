//! What came of one attempt to hand a mail to a relay.
//!
//! An [`Outcome`] is data to record, not an error: the relay's numeric code alone decides its
//! [`Verdict`] (RFC 5321 §4.2.1), the [`Phase`] says how far the conversation came, and the
//! [`Owner`] whose fault it was, so that a wrong password pauses the route and costs no mail.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::reply::Reply;

/// How one attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The relay took responsibility: a complete 2yz reply to the final dot.
    Sent,
    /// Nothing was delivered, a later attempt may succeed.
    Deferred,
    /// Nothing was delivered, the relay will never take this mail: 5yz at RCPT, DATA or the dot.
    Rejected,
    /// The final dot went out and no usable reply came back, so the mail may have been delivered
    /// (RFC 1047).
    Unknown,
    /// Declined on this side before anything was delivered.
    Refused,
}

impl Verdict {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Sent => "sent",
            Verdict::Deferred => "deferred",
            Verdict::Rejected => "rejected",
            Verdict::Unknown => "unknown",
            Verdict::Refused => "refused",
        }
    }
}

/// The part of the conversation in which an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// Name lookup and TCP.
    Connect,
    /// Waiting for the 220 banner.
    Greeting,
    /// EHLO and the keywords it returns.
    Ehlo,
    /// STARTTLS and the TLS handshake.
    Tls,
    /// AUTH.
    Auth,
    /// The reverse path, and everything checked just before it is given.
    Mail,
    /// The forward path.
    Rcpt,
    /// From the DATA command to the last byte before the final dot.
    Data,
    /// From the final dot to its reply.
    Final,
}

impl Phase {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Phase::Connect => "connect",
            Phase::Greeting => "greeting",
            Phase::Ehlo => "ehlo",
            Phase::Tls => "tls",
            Phase::Auth => "auth",
            Phase::Mail => "mail",
            Phase::Rcpt => "rcpt",
            Phase::Data => "data",
            Phase::Final => "final",
        }
    }
}

/// Whose fault an outcome is, so whom it may pause or cost an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Owner {
    /// The way to the relay: network, TLS, credentials, a relay that breaks off. Pauses the route.
    Route,
    /// The reverse path was not accepted. Pauses the sender.
    Sender,
    /// This mail or its recipient. Only such outcomes count as attempts of the mail.
    Message,
    /// Nobody's: the mail was sent, or nobody can tell.
    #[default]
    None,
}

/// An enhanced status code (RFC 3463), which refines a reply but never decides about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EnhancedCode {
    /// 2, 4 or 5.
    pub class: u8,
    /// What it is about: addressing, mailbox, system, network, protocol, content, policy.
    pub subject: u16,
    /// The detail within the subject.
    pub detail: u16,
}

impl EnhancedCode {
    /// Reads a code such as `5.1.1` from the first word of a reply text (RFC 2034 §4).
    pub fn parse(text: &str) -> Option<Self> {
        let word = text.split([' ', '\t']).next()?;
        let mut parts = word.split('.');
        let class = match parts.next()? {
            "2" => 2,
            "4" => 4,
            "5" => 5,
            _ => return None,
        };
        let number = |part: Option<&str>| {
            part.filter(|part| (1..=3).contains(&part.len()))
                .filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
                .and_then(|part| part.parse().ok())
        };
        let (subject, detail) = (number(parts.next())?, number(parts.next())?);
        parts.next().is_none().then_some(Self { class, subject, detail })
    }
}

impl fmt::Display for EnhancedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.class, self.subject, self.detail)
    }
}

/// The result of one attempt. Serializes to exactly the keys that `send --format json` prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// How the attempt ended.
    pub outcome: Verdict,
    /// The relay's three-digit code; `None` if no complete reply was decisive.
    pub code: Option<u16>,
    /// With a code, the relay's text; without one, what this side saw. One line of at most
    /// [`Outcome::REPLY_LIMIT`] characters without control characters or credentials.
    pub reply: Option<String>,
    /// Where the attempt ended.
    pub phase: Phase,
    /// The Message-ID of the mail, the same in every attempt.
    pub message_id: String,
    /// The enhanced status code, if the relay gave one.
    #[serde(skip)]
    pub enhanced: Option<EnhancedCode>,
    /// Whose fault it is.
    #[serde(skip)]
    pub owner: Owner,
    /// Whether it was refused because its deadline had passed, which no later attempt can change.
    #[serde(skip)]
    pub past_deadline: bool,
}

impl Outcome {
    /// The longest reply kept, in characters.
    pub const REPLY_LIMIT: usize = 400;

    /// Whether the relay took responsibility for the mail.
    pub fn is_sent(&self) -> bool {
        self.outcome == Verdict::Sent
    }
}

/// An outcome that does not yet name its mail; what the phases of a conversation hand up.
#[derive(Clone, Debug)]
pub(super) struct Ending {
    pub verdict: Verdict,
    pub phase: Phase,
    pub owner: Owner,
    pub code: Option<u16>,
    pub enhanced: Option<EnhancedCode>,
    pub text: String,
    pub past_deadline: bool,
}

impl Ending {
    /// Ended by a complete reply.
    pub fn replied(verdict: Verdict, phase: Phase, owner: Owner, reply: &Reply) -> Self {
        Self {
            verdict,
            phase,
            owner,
            code: Some(reply.code),
            enhanced: reply.enhanced(),
            text: reply.text(),
            past_deadline: false,
        }
    }

    /// Ended without a decisive reply; `text` says what was seen instead.
    pub fn unanswered(verdict: Verdict, phase: Phase, owner: Owner, text: impl fmt::Display) -> Self {
        Self { verdict, phase, owner, code: None, enhanced: None, text: text.to_string(), past_deadline: false }
    }

    /// The way to the relay failed before anything was delivered.
    pub fn route(phase: Phase, text: impl fmt::Display) -> Self {
        Self::unanswered(Verdict::Deferred, phase, Owner::Route, text)
    }

    /// This side declined to hand the mail over.
    pub fn refused(phase: Phase, text: impl fmt::Display) -> Self {
        Self::unanswered(Verdict::Refused, phase, Owner::Message, text)
    }

    /// The deadline of the mail has passed.
    pub fn too_late(phase: Phase, deadline: jiff::Timestamp) -> Self {
        let text = format!("the deadline {deadline} has passed");
        Self { past_deadline: true, ..Self::refused(phase, text) }
    }

    /// Names the mail, hides `secrets` and bounds the text.
    pub fn of(self, message_id: &str, secrets: &[String]) -> Outcome {
        let text = one_line(&self.text, secrets);
        Outcome {
            outcome: self.verdict,
            code: self.code,
            reply: (!text.is_empty()).then_some(text),
            phase: self.phase,
            message_id: message_id.to_owned(),
            enhanced: self.enhanced,
            owner: self.owner,
            past_deadline: self.past_deadline,
        }
    }
}

/// Makes text from the network fit for a log line or a terminal: credentials echoed by a relay are
/// hidden, controls and bidirectional overrides become spaces, the length is bounded.
pub(super) fn one_line(text: &str, secrets: &[String]) -> String {
    let mut text = text.to_owned();
    for secret in secrets.iter().filter(|secret| !secret.is_empty()) {
        if text.contains(secret.as_str()) {
            text = text.replace(secret.as_str(), "***");
        }
    }
    let unsafe_in_a_line = |c: char| {
        c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
    };
    let clean: String =
        text.chars().map(|c| if unsafe_in_a_line(c) { ' ' } else { c }).take(Outcome::REPLY_LIMIT).collect();
    clean.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enhanced_codes_are_read_from_the_first_word_only() {
        for (text, expected) in [
            ("5.1.1 no such user", Some("5.1.1")),
            ("2.0.0", Some("2.0.0")),
            ("4.7.28\tslow down", Some("4.7.28")),
            ("user 5.1.1 unknown", None),
            ("3.1.1 odd class", None),
            ("5.1 short", None),
            ("5.1.1.1 long", None),
            ("5.1.1000 long detail", None),
            ("5..1 empty", None),
            ("", None),
        ] {
            assert_eq!(EnhancedCode::parse(text).map(|code| code.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn an_outcome_prints_the_five_keys_of_the_contract_in_order() {
        let reply = Reply::new(250, vec!["2.0.0 Ok: queued".into()]);
        let outcome = Ending::replied(Verdict::Sent, Phase::Final, Owner::None, &reply).of("<a@b>", &[]);
        assert_eq!(
            serde_json::to_string(&outcome).expect("an outcome serializes"),
            r#"{"outcome":"sent","code":250,"reply":"2.0.0 Ok: queued","phase":"final","message_id":"<a@b>"}"#
        );
        assert_eq!(outcome.enhanced.map(|code| code.to_string()).as_deref(), Some("2.0.0"));
    }

    #[test]
    fn a_reply_is_one_bounded_line_without_controls_or_secrets() {
        let text = format!("bad\r\n\u{1b}[31m pass=hunter2 \u{202e}x{}", "y".repeat(1000));
        let line = one_line(&text, &["hunter2".into(), String::new()]);
        assert!(line.starts_with("bad   [31m pass=***  x"), "{line}");
        assert!(line.chars().count() <= Outcome::REPLY_LIMIT);
    }
}
