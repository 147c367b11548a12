//! A message: the parts of one email frozen into RFC 5322 bytes with their envelope.
//!
//! [`compose`] is a function of its arguments alone. The caller gives the instant and the unique id, so the same
//! parts always give the same bytes, and every attempt to deliver a message hands over the very same ones.
//!
//! - [`Address`] and [`Mailbox`]: one recipient, one sender, read strictly.
//! - [`Parts`]: what goes in; [`Message`]: what comes out.
//! - [`dkim`]: signatures over the finished bytes.
//!
//! The bytes have CRLF line ends only, no line of more than 998 octets (in fact 78, save for what cannot be
//! folded), and are ASCII throughout unless a local part needs SMTPUTF8. A header value with a control character
//! is refused, never repaired.

mod address;
pub mod dkim;
mod header;
mod mime;
mod transfer;

pub use address::{Address, AddressError, Mailbox};

use dkim::{DkimError, Signer};

/// The longest unique id; with the frame of a boundary it fills the 70 octets of RFC 2046 section 5.1.1.
const UNIQUE_LIMIT: usize = 64;
/// The longest opt-out URL, so that its header, which cannot be folded, stays within 998 octets.
const URL_LIMIT: usize = 900;

/// Everything a message is made of.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    /// The sender, also the envelope sender.
    pub from: &'a Mailbox,
    /// Where answers go, if not to the sender.
    pub reply_to: Option<&'a Mailbox>,
    /// The one recipient.
    pub to: &'a Mailbox,
    /// The subject as people read it.
    pub subject: &'a str,
    /// The text part; any line ends.
    pub text: &'a str,
    /// The html part; any line ends.
    pub html: &'a str,
    /// The canonical language tag for `Content-Language` (RFC 3282).
    pub language: &'a str,
    /// The name of the email, for `X-Vocative-Email`.
    pub email: &'a str,
    /// The digest of what the email was rendered from, for `X-Vocative-Email`.
    pub digest: &'a str,
    /// An https URL that opts the recipient out by one POST (RFC 8058); only for mail one may opt out of.
    pub list_unsubscribe: Option<&'a str>,
    /// Images that the html shows by `cid:`.
    pub inline: &'a [Inline<'a>],
    /// Files that come with the mail.
    pub attachments: &'a [Attachment<'a>],
    /// When the mail was made: the `Date` header and the time in signatures.
    pub date: jiff::Timestamp,
    /// An id that no other message of this sender has: the left side of `Message-ID`, and the seed of boundaries.
    pub unique: &'a str,
}

impl std::fmt::Debug for Parts<'_> {
    /// Names the email and nothing of what it says or to whom.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Parts({}/{}, {})", self.email, self.digest, self.language)
    }
}

/// An image inside the mail, shown by `<img src="cid:...">` (RFC 2392).
#[derive(Debug, Clone, Copy)]
pub struct Inline<'a> {
    /// The content id without angle brackets.
    pub cid: &'a str,
    /// The media type, such as `image/png`.
    pub media_type: &'a str,
    /// The file name.
    pub name: &'a str,
    /// The image itself.
    pub bytes: &'a [u8],
}

/// A file that comes with the mail.
#[derive(Debug, Clone, Copy)]
pub struct Attachment<'a> {
    /// The file name; never a path.
    pub name: &'a str,
    /// The media type, such as `application/pdf`.
    pub media_type: &'a str,
    /// The file itself.
    pub bytes: &'a [u8],
}

/// The addresses of the SMTP conversation (RFC 5321 section 2.3.1), which may differ from the headers.
#[derive(Clone, PartialEq, Eq)]
pub struct Envelope {
    /// For `MAIL FROM`.
    pub from: String,
    /// For `RCPT TO`.
    pub to: String,
}

impl std::fmt::Debug for Envelope {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Envelope(…)")
    }
}

/// A finished message. Nothing here changes it any more; what is stored and sent are these bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// Who sends and who receives.
    pub envelope: Envelope,
    /// The `Message-ID` with its angle brackets.
    pub message_id: String,
    /// The message as it goes between `DATA` and the final dot, before dot-stuffing.
    pub bytes: Vec<u8>,
    /// Whether the relay must offer SMTPUTF8 (RFC 6531), because a local part is not ASCII.
    pub needs_smtputf8: bool,
}

impl std::fmt::Debug for Message {
    /// Says which message this is, and nothing of what it says or to whom.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Message({}, {} octets)", self.message_id, self.bytes.len())
    }
}

/// Why parts do not make a message. The offending value itself is never repeated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ComposeError {
    /// A control character, a line or paragraph separator, or a directional isolate in a header.
    #[error("the {header} header contains U+{code:04X}, which a header cannot carry")]
    Character {
        /// The header.
        header: &'static str,
        /// The code point.
        code: u32,
    },
    /// A header value of more than 60,000 octets.
    #[error("the {header} header is too long")]
    TooLong {
        /// The header.
        header: &'static str,
    },
    /// A value made by the caller that is empty, too long, or not of the letters its header has.
    #[error("the value for {header} is not a plain token")]
    Token {
        /// The header.
        header: &'static str,
    },
    /// Not a plain https URL.
    #[error("the opt-out address is not an https URL of at most 900 ASCII characters")]
    ListUnsubscribe,
    /// Not `type/subtype`, or a composite type.
    #[error("a media type is not of the form type/subtype")]
    MediaType,
    /// A file name that is empty, a path, too long, or reads in two directions.
    #[error("a file name is not usable for an attachment")]
    FileName,
    /// A content id with other characters than ASCII letters, digits and `-._@+`.
    #[error("a content id is not usable for an inline image")]
    ContentId,
    /// A year that the `Date` header cannot state (RFC 5322 section 3.3).
    #[error("the date is outside the years 1900 to 9999")]
    Date,
    /// A signature could not be made.
    #[error("the message could not be signed")]
    Dkim(#[from] DkimError),
}

/// Freezes the parts into a message, signed by each of the signers.
///
/// The headers come in a fixed order: signatures, `From`, `To`, `Reply-To`, `Subject`, `Date`, `Message-ID`,
/// `MIME-Version`, `Auto-Submitted` (RFC 3834), `Content-Language`, `X-Vocative-Email`, `List-Unsubscribe` and
/// `List-Unsubscribe-Post` (RFC 8058), `Content-Type`.
///
/// # Errors
///
/// When a header value holds a character that a header cannot carry, when a caller-made id, URL, media type or
/// file name is not in its form, or when signing fails. Text and html are never refused.
///
/// ```
/// use vocative::message::{Mailbox, Parts, compose};
///
/// let from = Mailbox::parse("Example <no-reply@example.org>")?;
/// let to = Mailbox::parse("anna@example.net")?;
/// let message = compose(
///     &Parts {
///         from: &from,
///         reply_to: None,
///         to: &to,
///         subject: "Grüße",
///         text: "Hallo!\n",
///         html: "<p>Hallo!</p>\n",
///         language: "de",
///         email: "welcome_email",
///         digest: "3f2a",
///         list_unsubscribe: None,
///         inline: &[],
///         attachments: &[],
///         date: jiff::Timestamp::UNIX_EPOCH,
///         unique: "0193f0c2",
///     },
///     &[],
/// )?;
/// assert_eq!(message.message_id, "<0193f0c2@example.org>");
/// assert!(message.bytes.starts_with(b"From: Example <no-reply@example.org>\r\nTo: anna@example.net\r\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compose(parts: &Parts<'_>, signers: &[Signer]) -> Result<Message, ComposeError> {
    refuse(parts)?;
    let message_id = format!("<{}@{}>", parts.unique, parts.from.address.domain());
    let mut bytes = Vec::with_capacity(estimate(parts));
    headers(&mut bytes, parts, &message_id)?;
    mime::write(&mut bytes, parts);
    if !signers.is_empty() {
        let mut signed = dkim::sign(signers, &bytes, parts.date.as_second())?;
        signed.append(&mut bytes);
        bytes = signed;
    }
    let mailboxes = [Some(parts.from), Some(parts.to), parts.reply_to];
    Ok(Message {
        envelope: Envelope {
            from: parts.from.address.as_ascii().to_owned(),
            to: parts.to.address.as_ascii().to_owned(),
        },
        message_id,
        bytes,
        needs_smtputf8: mailboxes.into_iter().flatten().any(|mailbox| !mailbox.address.is_ascii_local()),
    })
}

/// Checks the values that no encoding applies to.
fn refuse(parts: &Parts<'_>) -> Result<(), ComposeError> {
    let dot_atom = |text: &str| !text.starts_with('.') && !text.ends_with('.') && !text.contains("..");
    if !dot_atom(parts.unique) {
        return Err(ComposeError::Token { header: "Message-ID" });
    }
    for (header, value, limit) in [
        ("Message-ID", parts.unique, UNIQUE_LIMIT),
        ("Content-Language", parts.language, 255),
        ("X-Vocative-Email", parts.email, 255),
        ("X-Vocative-Email", parts.digest, 255),
    ] {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._".contains(&b);
        if value.is_empty() || value.len() > limit || !value.bytes().all(plain) {
            return Err(ComposeError::Token { header });
        }
    }
    if let Some(url) = parts.list_unsubscribe {
        let visible = url.bytes().all(|b| b.is_ascii_graphic() && !b"<>\"".contains(&b));
        if !url.starts_with("https://") || url.len() > URL_LIMIT || !visible {
            return Err(ComposeError::ListUnsubscribe);
        }
    }
    mime::refuse(parts)
}

fn headers(out: &mut Vec<u8>, parts: &Parts<'_>, message_id: &str) -> Result<(), ComposeError> {
    header::mailbox(out, "From", parts.from)?;
    header::mailbox(out, "To", parts.to)?;
    if let Some(reply_to) = parts.reply_to {
        header::mailbox(out, "Reply-To", reply_to)?;
    }
    header::text(out, "Subject", parts.subject)?;
    header::token(out, "Date", &date(parts.date)?);
    header::token(out, "Message-ID", message_id);
    header::token(out, "MIME-Version", "1.0");
    header::token(out, "Auto-Submitted", "auto-generated");
    header::token(out, "Content-Language", parts.language);
    let mut line = header::Line::open(out, "X-Vocative-Email");
    line.push(parts.email);
    line.push("/");
    line.push(parts.digest);
    line.close();
    if let Some(url) = parts.list_unsubscribe {
        let mut line = header::Line::open(out, "List-Unsubscribe");
        line.push("<");
        line.push(url);
        line.push(">");
        line.close();
        header::token(out, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    Ok(())
}

/// The instant in UTC as RFC 5322 section 3.3 `date-time`.
fn date(instant: jiff::Timestamp) -> Result<String, ComposeError> {
    let at = jiff::tz::Offset::UTC.to_datetime(instant);
    if !(1900..=9999).contains(&at.year()) {
        return Err(ComposeError::Date);
    }
    let day = match at.date().weekday() {
        jiff::civil::Weekday::Monday => "Mon",
        jiff::civil::Weekday::Tuesday => "Tue",
        jiff::civil::Weekday::Wednesday => "Wed",
        jiff::civil::Weekday::Thursday => "Thu",
        jiff::civil::Weekday::Friday => "Fri",
        jiff::civil::Weekday::Saturday => "Sat",
        jiff::civil::Weekday::Sunday => "Sun",
    };
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = usize::try_from(at.month() - 1).ok().and_then(|month| MONTHS.get(month)).ok_or(ComposeError::Date)?;
    Ok(format!(
        "{day}, {:02} {month} {:04} {:02}:{:02}:{:02} +0000",
        at.day(),
        at.year(),
        at.hour(),
        at.minute(),
        at.second()
    ))
}

/// About how long the message becomes; a wrong guess costs time, nothing else.
fn estimate(parts: &Parts<'_>) -> usize {
    let words = (parts.text.len() + parts.html.len()) * 3 / 2;
    let files: usize = parts.inline.iter().map(|inline| inline.bytes.len()).sum::<usize>()
        + parts.attachments.iter().map(|attachment| attachment.bytes.len()).sum::<usize>();
    2048 + parts.subject.len() * 3 + words + files * 11 / 8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts<'a>(from: &'a Mailbox, to: &'a Mailbox) -> Parts<'a> {
        Parts {
            from,
            reply_to: None,
            to,
            subject: "Reset your password",
            text: "Hello,\n",
            html: "<p>Hello,</p>\n",
            language: "en",
            email: "reset_email",
            digest: "3f2a",
            list_unsubscribe: None,
            inline: &[],
            attachments: &[],
            date: jiff::Timestamp::UNIX_EPOCH,
            unique: "0193f0c2",
        }
    }

    fn mailbox(text: &str) -> Mailbox {
        Mailbox::parse(text).unwrap()
    }

    #[test]
    fn dates_are_in_utc_and_padded() {
        for (given, expected) in [
            ("2026-11-22T10:05:09.9Z", "Sun, 22 Nov 2026 10:05:09 +0000"),
            ("2026-02-03T23:59:60Z", "Tue, 03 Feb 2026 23:59:59 +0000"),
            ("1969-12-31T23:00:00-01:00", "Thu, 01 Jan 1970 00:00:00 +0000"),
        ] {
            assert_eq!(date(given.parse().unwrap()).as_deref(), Ok(expected));
        }
        assert_eq!(date(jiff::Timestamp::MIN), Err(ComposeError::Date));
    }

    #[test]
    fn what_cannot_be_encoded_is_refused() {
        let (from, to) = (mailbox("a@example.org"), mailbox("b@example.org"));
        let token = |header| Err(ComposeError::Token { header });
        let plain = parts(&from, &to);
        let too_long = "x".repeat(65);
        for (parts, expected) in [
            (Parts { unique: "", ..plain }, token("Message-ID")),
            (Parts { unique: "a b", ..plain }, token("Message-ID")),
            (Parts { unique: "a..b", ..plain }, token("Message-ID")),
            (Parts { unique: "a>\r\nBcc: x", ..plain }, token("Message-ID")),
            (Parts { unique: &too_long, ..plain }, token("Message-ID")),
            (Parts { language: "de\r\nX: y", ..plain }, token("Content-Language")),
            (Parts { language: "", ..plain }, token("Content-Language")),
            (Parts { email: "a/b", ..plain }, token("X-Vocative-Email")),
            (Parts { digest: "ü", ..plain }, token("X-Vocative-Email")),
            (Parts { list_unsubscribe: Some("http://a.example"), ..plain }, Err(ComposeError::ListUnsubscribe)),
            (Parts { list_unsubscribe: Some("https://a.example/>x"), ..plain }, Err(ComposeError::ListUnsubscribe)),
            (Parts { list_unsubscribe: Some("https://a.example/\r\n"), ..plain }, Err(ComposeError::ListUnsubscribe)),
            (Parts { subject: "a\nb", ..plain }, Err(ComposeError::Character { header: "Subject", code: 10 })),
            (Parts { date: jiff::Timestamp::MIN, ..plain }, Err(ComposeError::Date)),
        ] {
            assert_eq!(compose(&parts, &[]).map(|_| ()), expected);
        }
    }

    #[test]
    fn only_a_local_part_beyond_ascii_needs_smtputf8() {
        let (from, to) = (mailbox("a@bücher.example"), mailbox("b@例え.テスト"));
        let message = compose(&parts(&from, &to), &[]).unwrap();
        assert!(!message.needs_smtputf8 && message.bytes.is_ascii());
        assert_eq!(message.message_id, "<0193f0c2@xn--bcher-kva.example>");
        assert_eq!(message.envelope.to, "b@xn--r8jz45g.xn--zckzah");

        let to = mailbox("用户 <用户@例え.テスト>");
        let message = compose(&parts(&from, &to), &[]).unwrap();
        assert!(message.needs_smtputf8);
        let header = "To: =?utf-8?b?55So5oi3?= <用户@xn--r8jz45g.xn--zckzah>\r\n";
        assert!(String::from_utf8(message.bytes).unwrap().contains(header));
    }

    #[test]
    fn debug_output_says_nothing_about_people() {
        let (from, to) = (mailbox("a@example.org"), mailbox("Secret <secret@example.org>"));
        let message = compose(&parts(&from, &to), &[]).unwrap();
        let printed = format!("{message:?} {:?} {:?}", message.envelope, parts(&from, &to));
        assert!(!printed.to_lowercase().contains("secret"), "{printed}");
    }
}
