//! What a reply means at its place in a transaction: the verdict, and whose fault it is.
//!
//! The code alone decides (RFC 5321 §4.2.1); the one look at an enhanced code tells the two meanings
//! of 552 at MAIL apart.

use super::{
    outcome::{Ending, Owner, Phase, Verdict},
    reply::Reply,
    wire::Fault,
};

/// A complete answer that fits its question and is no farewell (RFC 5321 §3.8) ends a mail, not the
/// session.
pub(super) fn leaves_session_usable(ending: &Ending) -> bool {
    match ending.code {
        Some(421 | 503) | None => false,
        Some(code) => match ending.verdict {
            Verdict::Sent | Verdict::Deferred | Verdict::Rejected => {
                matches!(code / 100, 2 | 4 | 5)
            }
            Verdict::Unknown | Verdict::Refused => false,
        },
    }
}

/// MAIL: a refusal is the sender's, except for the size of this mail, a login the relay
/// misses, and a conversation out of step.
pub(super) fn judge_mail(reply: Result<Reply, Fault>, stale: &mut bool) -> Result<(), Ending> {
    let reply = reply.map_err(|fault| {
        *stale = !matches!(fault, Fault::Silent(_) | Fault::Malformed(_));
        Ending::route(Phase::Mail, fault)
    })?;
    let (verdict, owner) = match reply.code {
        200..=299 => return Ok(()),
        421 => {
            *stale = true;
            (Verdict::Deferred, Owner::Route)
        }
        503 | 530 | 538 => (Verdict::Deferred, Owner::Route),
        552 if reply.enhanced().is_none_or(|code| (code.subject, code.detail) == (3, 4)) => {
            (Verdict::Rejected, Owner::Message)
        }
        400..=599 => (Verdict::Deferred, Owner::Sender),
        _ => return Err(out_of_step(Phase::Mail, &reply)),
    };
    Err(Ending::replied(verdict, Phase::Mail, owner, &reply))
}

pub(super) fn judge_rcpt(reply: Result<Reply, Fault>) -> Result<(), Ending> {
    let reply = reply.map_err(|fault| Ending::route(Phase::Rcpt, fault))?;
    if reply.class() == 2 { Ok(()) } else { Err(refusal(Phase::Rcpt, &reply)) }
}

pub(super) fn judge_data(reply: Result<Reply, Fault>) -> Result<(), Ending> {
    let reply = reply.map_err(|fault| Ending::route(Phase::Data, fault))?;
    if reply.code == 354 { Ok(()) } else { Err(refusal(Phase::Data, &reply)) }
}

pub(super) fn judge_final(reply: Result<Reply, Fault>) -> Ending {
    match reply {
        Err(fault) => Ending::unanswered(Verdict::Unknown, Phase::Final, Owner::Route, fault),
        Ok(reply) => match reply.class() {
            2 => Ending::replied(Verdict::Sent, Phase::Final, Owner::None, &reply),
            4 | 5 => refusal(Phase::Final, &reply),
            _ => Ending::replied(Verdict::Unknown, Phase::Final, Owner::None, &reply),
        },
    }
}

/// From RCPT on a refusal is this mail's. Not so 503: it says that the two sides disagree where they
/// are, so it may answer another command than the one it is read for.
fn refusal(phase: Phase, reply: &Reply) -> Ending {
    match reply.class() {
        _ if reply.code == 503 && phase != Phase::Final => out_of_step(phase, reply),
        4 => Ending::replied(Verdict::Deferred, phase, Owner::Message, reply),
        5 => Ending::replied(Verdict::Rejected, phase, Owner::Message, reply),
        _ => out_of_step(phase, reply),
    }
}

/// An answer to another question than the one asked: nothing it says can be relied upon.
fn out_of_step(phase: Phase, reply: &Reply) -> Ending {
    Ending::replied(Verdict::Deferred, phase, Owner::Route, reply)
}

/// Whether a reply came that does not fit the command it was read for.
pub(super) fn is_out_of_step(ending: &Ending) -> bool {
    ending.owner == Owner::Route
        && match ending.phase {
            Phase::Mail => ending.code == Some(503),
            Phase::Rcpt | Phase::Data => ending.code.is_some(),
            _ => false,
        }
}

/// Broke off before the dot. A relay that names a reason has looked at this mail, so the route is not blamed.
pub(super) fn broken_body(fault: &Fault) -> Ending {
    let owner = match fault {
        Fault::OutOfTurn(Some(reply)) if matches!(reply.class(), 4 | 5) && reply.code != 421 => Owner::Message,
        _ => Owner::Route,
    };
    Ending::unanswered(Verdict::Deferred, Phase::Data, owner, fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_alone_decides_about_mail_and_the_final_reply() {
        let mail = |code, text: &str| {
            judge_mail(Ok(Reply::new(code, vec![text.into()])), &mut false).err().map(|e| (e.verdict, e.owner))
        };
        assert_eq!(mail(250, ""), None);
        assert_eq!(mail(550, "5.7.1 no"), Some((Verdict::Deferred, Owner::Sender)));
        assert_eq!(mail(451, "5.0.0 odd"), Some((Verdict::Deferred, Owner::Sender)));
        assert_eq!(mail(530, "5.7.0 login first"), Some((Verdict::Deferred, Owner::Route)));
        assert_eq!(mail(552, "5.3.4 too big"), Some((Verdict::Rejected, Owner::Message)));
        assert_eq!(mail(552, ""), Some((Verdict::Rejected, Owner::Message)));
        assert_eq!(mail(354, ""), Some((Verdict::Deferred, Owner::Route)));
        let last = |code, text: &str| judge_final(Ok(Reply::new(code, vec![text.into()]))).verdict;
        for (code, text, verdict) in [
            (250, "", Verdict::Sent),
            (251, "5.1.1 odd", Verdict::Sent),
            (299, "", Verdict::Sent),
            (451, "5.0.0 odd", Verdict::Deferred),
            (554, "2.0.0 odd", Verdict::Rejected),
            (354, "", Verdict::Unknown),
            (199, "", Verdict::Unknown),
            (600, "", Verdict::Unknown),
            (99, "", Verdict::Unknown),
        ] {
            assert_eq!(last(code, text), verdict, "{code} {text}");
        }
    }
}
