//! One SMTP conversation (RFC 5321), the receiving side.
//!
//! [`Session`] is the rules and knows no socket: a command line goes in, a reply comes out. [`Wire`] is the
//! socket and knows no rules. Replies to pipelined commands (RFC 2920) leave together, when the input has run
//! dry.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::data::{Data, Fault};
use super::{Limits, Shared};

/// The longest command line with its CRLF: the 512 of RFC 5321 section 4.5.3.1.4 with room for long UTF-8
/// addresses and parameters.
const COMMAND: usize = 2048;
/// How much of an over-long line is read before the conversation ends.
const HOPELESS: usize = 64 * 1024;
/// After so many refused commands the other side is not an SMTP client.
const MISTAKES: usize = 20;

/// Speaks with one client until it leaves. `admitted` is false when there are too many of them.
pub(super) async fn converse(stream: TcpStream, shared: &Shared, admitted: bool) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut wire = Wire::new(stream, shared.limits.silence);
    if !admitted {
        wire.reply("421 4.3.2 Too many connections, come back later");
        return wire.flush().await;
    }
    wire.reply("220 localhost ESMTP Vocative inbox");
    match talk(&mut wire, shared).await {
        Err(error) if error.kind() == io::ErrorKind::TimedOut => {
            wire.reply("421 4.4.2 Silent for too long, closing");
            wire.flush().await
        }
        outcome => outcome,
    }
}

async fn talk(wire: &mut Wire, shared: &Shared) -> io::Result<()> {
    let mut session = Session::new(shared.limits);
    loop {
        let step = match wire.line().await? {
            Input::Line(line) => session.command(&line),
            Input::TooLong => session.mistake("500 5.5.6 The line is too long"),
            // What follows a bare LF may be meant for somebody else, so nothing after it is read.
            Input::BareLf => Step::Leave("500 5.5.2 Lines end in CRLF, closing".to_owned()),
            Input::Hopeless => Step::Leave("421 4.7.0 The line does not end, closing".to_owned()),
            Input::End => return Ok(()),
        };
        match step {
            Step::Reply(reply) => wire.reply(&reply),
            Step::Leave(reply) => {
                wire.reply(&reply);
                return wire.flush().await;
            }
            Step::Data(transaction) => {
                wire.reply("354 End the mail with CRLF . CRLF");
                let Some(data) = wire.data(Data::new(shared.limits.mail_octets)).await? else {
                    wire.reply("421 4.3.4 The mail does not end, closing");
                    return wire.flush().await;
                };
                match data.finish() {
                    Ok(mail) => {
                        let id = shared.keep(transaction.from, transaction.to, mail);
                        wire.reply(&format!("250 2.0.0 Kept as {id}"));
                    }
                    Err(fault) => wire.reply(refusal(fault)),
                }
            }
        }
    }
}

fn refusal(fault: Fault) -> &'static str {
    match fault {
        Fault::TooLarge => "552 5.3.4 The mail is too large",
        Fault::BareLineEnd => "554 5.6.0 The mail has a CR without LF or a LF without CR",
        Fault::LongLine => "554 5.6.0 The mail has a line of more than 998 octets",
        Fault::Nul => "554 5.6.0 The mail has a NUL octet",
    }
}

/// One line of the client, or why there is none.
enum Input {
    Line(Vec<u8>),
    TooLong,
    BareLf,
    Hopeless,
    End,
}

/// The socket with what was read and not yet used, and what is to be written.
struct Wire {
    stream: TcpStream,
    silence: Duration,
    input: Vec<u8>,
    used: usize,
    output: Vec<u8>,
}

impl Wire {
    fn new(stream: TcpStream, silence: Duration) -> Self {
        Self { stream, silence, input: Vec::with_capacity(4096), used: 0, output: Vec::new() }
    }

    fn reply(&mut self, text: &str) {
        self.output.extend_from_slice(text.as_bytes());
        self.output.extend_from_slice(b"\r\n");
    }

    async fn flush(&mut self) -> io::Result<()> {
        let written = timeout(self.silence, self.stream.write_all(&self.output)).await;
        self.output.clear();
        written.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
    }

    /// Sends what is to be sent and reads some more; false at the end of the stream.
    async fn more(&mut self) -> io::Result<bool> {
        if !self.output.is_empty() {
            self.flush().await?;
        }
        self.input.drain(..self.used);
        self.used = 0;
        self.input.reserve(16 * 1024);
        let read = timeout(self.silence, self.stream.read_buf(&mut self.input)).await;
        Ok(read.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?? > 0)
    }

    async fn line(&mut self) -> io::Result<Input> {
        let mut searched = self.used;
        loop {
            if let Some(at) = self.input[searched..].iter().position(|b| *b == b'\n') {
                let end = searched + at;
                let line = &self.input[self.used..end];
                let input = match line.strip_suffix(b"\r") {
                    _ if line.len() >= COMMAND => Input::TooLong,
                    Some(line) => Input::Line(line.to_vec()),
                    None => Input::BareLf,
                };
                self.used = end + 1;
                return Ok(input);
            }
            if self.input.len() - self.used > HOPELESS {
                return Ok(Input::Hopeless);
            }
            searched = self.input.len() - self.used;
            if !self.more().await? {
                return Ok(Input::End);
            }
        }
    }

    /// Reads a mail to its end; nothing if the client sends far beyond the limit, an error if it leaves before
    /// the end, in which case the mail does not count (RFC 5321 section 4.1.1.10).
    async fn data(&mut self, mut data: Data) -> io::Result<Option<Data>> {
        loop {
            let (taken, ended) = data.push(&self.input[self.used..]);
            self.used += taken;
            if ended {
                return Ok(Some(data));
            }
            if data.is_hopeless() {
                return Ok(None);
            }
            if !self.more().await? {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
    }
}

/// What happens after a command.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    Reply(String),
    Data(Transaction),
    Leave(String),
}

impl Step {
    fn reply(text: &str) -> Self {
        Self::Reply(text.to_owned())
    }
}

/// A mail in the making (RFC 5321 section 3.3).
#[derive(Debug, Default, PartialEq, Eq)]
struct Transaction {
    from: String,
    to: Vec<String>,
    utf8: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Greeting {
    None,
    Helo,
    Ehlo,
}

/// Where a conversation stands.
struct Session {
    limits: Limits,
    greeting: Greeting,
    transaction: Option<Transaction>,
    mistakes: usize,
}

impl Session {
    fn new(limits: Limits) -> Self {
        Self { limits, greeting: Greeting::None, transaction: None, mistakes: 0 }
    }

    /// Answers one command line, given without its CRLF.
    fn command(&mut self, line: &[u8]) -> Step {
        let Ok(line) = std::str::from_utf8(line) else {
            return self.mistake("500 5.5.2 The command is not UTF-8");
        };
        if line.chars().any(char::is_control) {
            return self.mistake("500 5.5.2 The command contains a control character");
        }
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        match verb.to_ascii_uppercase().as_str() {
            "EHLO" => self.greet(Greeting::Ehlo, rest),
            "HELO" => self.greet(Greeting::Helo, rest),
            "MAIL" => self.mail(rest),
            "RCPT" => self.recipient(rest),
            "DATA" if rest.is_empty() => self.data(),
            "RSET" if rest.is_empty() => {
                self.transaction = None;
                Step::reply("250 2.0.0 Forgotten")
            }
            "NOOP" => Step::reply("250 2.0.0 Nothing done"),
            "VRFY" => Step::reply("252 2.1.5 Any address is received here"),
            "QUIT" if rest.is_empty() => Step::Leave("221 2.0.0 Goodbye".to_owned()),
            "DATA" | "RSET" | "QUIT" => self.mistake("501 5.5.4 The command takes no argument"),
            "STARTTLS" | "AUTH" | "EXPN" | "HELP" | "BDAT" | "TURN" | "ETRN" => {
                self.mistake("502 5.5.1 The command is not offered here")
            }
            _ => self.mistake("500 5.5.2 There is no such command"),
        }
    }

    /// A refusal, or the end if there were too many of them.
    fn mistake(&mut self, reply: &str) -> Step {
        self.mistakes += 1;
        if self.mistakes >= MISTAKES {
            return Step::Leave("421 4.7.0 Too many mistakes, closing".to_owned());
        }
        Step::reply(reply)
    }

    /// Greeting again starts again (RFC 5321 section 4.1.4).
    fn greet(&mut self, greeting: Greeting, name: &str) -> Step {
        if name.is_empty() || name.len() > 255 || name.contains(' ') {
            return self.mistake("501 5.5.4 The greeting needs one host name");
        }
        self.greeting = greeting;
        self.transaction = None;
        match greeting {
            Greeting::Ehlo => Step::Reply(format!(
                "250-localhost\r\n250-PIPELINING\r\n250-SIZE {}\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n\
                 250 ENHANCEDSTATUSCODES",
                self.limits.mail_octets
            )),
            _ => Step::reply("250 localhost"),
        }
    }

    fn mail(&mut self, rest: &str) -> Step {
        if self.greeting == Greeting::None {
            return self.mistake("503 5.5.1 Say EHLO first");
        }
        if self.transaction.is_some() {
            return self.mistake("503 5.5.1 There is a sender already");
        }
        let Some((path, parameters)) = path(rest, "FROM:") else {
            return self.mistake("501 5.5.4 The form is MAIL FROM:<address>");
        };
        let mut transaction = Transaction { from: path.to_owned(), ..Transaction::default() };
        for parameter in parameters.split(' ').filter(|parameter| !parameter.is_empty()) {
            if let Err(reply) = self.parameter(parameter, &mut transaction) {
                return self.mistake(reply);
            }
        }
        if let Some(reply) = refused_path(path, transaction.utf8, true) {
            return self.mistake(reply);
        }
        self.transaction = Some(transaction);
        Step::reply("250 2.1.0 Sender taken")
    }

    /// The parameters of the extensions that EHLO announces.
    fn parameter(&self, parameter: &str, transaction: &mut Transaction) -> Result<(), &'static str> {
        let (name, value) = parameter.split_once('=').map_or((parameter, None), |(name, value)| (name, Some(value)));
        match (name.to_ascii_uppercase().as_str(), value) {
            _ if self.greeting != Greeting::Ehlo => Err("555 5.5.4 Parameters need EHLO"),
            ("SIZE", Some(size)) => match size.parse::<u64>() {
                Ok(size) if usize::try_from(size).is_ok_and(|size| size <= self.limits.mail_octets) => Ok(()),
                Ok(_) => Err("552 5.3.4 The mail would be too large"),
                Err(_) => Err("501 5.5.4 SIZE is not a number"),
            },
            ("BODY", Some(body)) if ["7BIT", "8BITMIME"].contains(&body.to_ascii_uppercase().as_str()) => Ok(()),
            ("BODY", _) => Err("501 5.5.4 BODY is 7BIT or 8BITMIME"),
            ("SMTPUTF8", None) => {
                transaction.utf8 = true;
                Ok(())
            }
            _ => Err("555 5.5.4 There is no such parameter"),
        }
    }

    fn recipient(&mut self, rest: &str) -> Step {
        let Some(transaction) = &self.transaction else {
            return self.mistake("503 5.5.1 Say MAIL first");
        };
        let (utf8, count) = (transaction.utf8, transaction.to.len());
        let Some((path, parameters)) = path(rest, "TO:") else {
            return self.mistake("501 5.5.4 The form is RCPT TO:<address>");
        };
        if !parameters.is_empty() {
            return self.mistake("555 5.5.4 There is no such parameter");
        }
        if let Some(reply) = refused_path(path, utf8, false) {
            return self.mistake(reply);
        }
        if count >= self.limits.recipients {
            return self.mistake("452 4.5.3 Too many recipients");
        }
        let path = path.to_owned();
        self.transaction.get_or_insert_default().to.push(path);
        Step::reply("250 2.1.5 Recipient taken")
    }

    fn data(&mut self) -> Step {
        match self.transaction.take_if(|transaction| !transaction.to.is_empty()) {
            Some(transaction) => Step::Data(transaction),
            None => self.mistake("503 5.5.1 Say MAIL and RCPT first"),
        }
    }
}

/// Splits `FROM:<path> parameters`. A `>` inside quotes belongs to the path.
fn path<'a>(rest: &'a str, keyword: &str) -> Option<(&'a str, &'a str)> {
    let given = rest.get(..keyword.len())?;
    if !given.eq_ignore_ascii_case(keyword) {
        return None;
    }
    let inside = rest[keyword.len()..].strip_prefix('<')?;
    let mut quoted = false;
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            '>' if !quoted => {
                let parameters = &inside[at + 1..];
                let apart = parameters.is_empty() || parameters.starts_with(' ');
                return apart.then_some((&inside[..at], parameters.trim_start_matches(' ')));
            }
            '<' | ' ' if !quoted => return None,
            _ => {}
        }
    }
    None
}

/// Why a path is refused, if it is. Only a sender may be empty (RFC 5321 section 4.5.5).
fn refused_path(path: &str, utf8: bool, sender: bool) -> Option<&'static str> {
    if path.is_empty() && sender {
        return None;
    }
    if path.len() > 254 {
        return Some("501 5.1.3 The address is too long");
    }
    if !path.is_ascii() && !utf8 {
        return Some("553 5.6.7 The address needs SMTPUTF8");
    }
    let two_sided = path.rsplit_once('@').is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty());
    if path.eq_ignore_ascii_case("postmaster") || two_sided {
        return None;
    }
    Some("553 5.1.3 The address is not one")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Replies to the lines, each cut to its codes.
    fn replies(lines: &[&str]) -> Vec<String> {
        let mut session = Session::new(Limits { mail_octets: 1000, recipients: 2, ..Limits::default() });
        lines
            .iter()
            .map(|line| match session.command(line.as_bytes()) {
                Step::Reply(reply) => reply.chars().take(9).collect::<String>().trim_end().to_owned(),
                Step::Leave(reply) => format!("leave {}", &reply[..9]),
                Step::Data(transaction) => format!("data {} {}", transaction.from, transaction.to.join(",")),
            })
            .collect()
    }

    #[test]
    fn a_mail_needs_a_greeting_a_sender_and_a_recipient() {
        for (lines, expected) in [
            (&["DATA"][..], &["503 5.5.1"][..]),
            (&["MAIL FROM:<a@b.example>"], &["503 5.5.1"]),
            (&["EHLO x", "RCPT TO:<a@b.example>", "DATA"], &["250-local", "503 5.5.1", "503 5.5.1"]),
            (&["HELO x", "mail from:<a@b.example>", "DATA"], &["250 local", "250 2.1.0", "503 5.5.1"]),
            (
                &["EHLO x", "MAIL FROM:<>", "RCPT TO:<a@b.example>", "Rcpt To:<c@d.example>", "DATA", "DATA"],
                &["250-local", "250 2.1.0", "250 2.1.5", "250 2.1.5", "data  a@b.example,c@d.example", "503 5.5.1"],
            ),
            (
                &["EHLO x", "MAIL FROM:<a@b.example>", "MAIL FROM:<a@b.example>", "RSET", "MAIL FROM:<a@b.example>"],
                &["250-local", "250 2.1.0", "503 5.5.1", "250 2.0.0", "250 2.1.0"],
            ),
            (
                &["EHLO x", "MAIL FROM:<a@b.example>", "RCPT TO:<a@b.example>", "EHLO y", "DATA"],
                &["250-local", "250 2.1.0", "250 2.1.5", "250-local", "503 5.5.1"],
            ),
        ] {
            assert_eq!(replies(lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn senders_and_recipients_have_one_form() {
        for (line, expected) in [
            ("MAIL FROM:<a@b.example> SIZE=1000 BODY=8BITMIME SMTPUTF8", "250 2.1.0"),
            ("MAIL FROM:<a@b.example> size=1001", "552 5.3.4"),
            ("MAIL FROM:<a@b.example> SIZE=99999999999999999999", "501 5.5.4"),
            ("MAIL FROM:<a@b.example> SIZE=x", "501 5.5.4"),
            ("MAIL FROM:<a@b.example> BODY=BINARYMIME", "501 5.5.4"),
            ("MAIL FROM:<a@b.example> RET=FULL", "555 5.5.4"),
            ("MAIL FROM: <a@b.example>", "501 5.5.4"),
            ("MAIL FROM:a@b.example", "501 5.5.4"),
            ("MAIL FROM:<a@b.example", "501 5.5.4"),
            ("MAIL FROM:<a@b.example>x", "501 5.5.4"),
            ("MAIL FROM:<<a@b.example>>", "501 5.5.4"),
            ("MAIL FROM:<a b@c.example>", "501 5.5.4"),
            ("MAIL FROM:<\"a> b\"@c.example>", "250 2.1.0"),
            ("MAIL FROM:<用户@c.example>", "553 5.6.7"),
            ("MAIL FROM:<用户@c.example> SMTPUTF8", "250 2.1.0"),
            ("MAIL FROM:<nobody>", "553 5.1.3"),
            ("MAIL", "501 5.5.4"),
            ("MAIL ÄÖÜ:", "501 5.5.4"),
        ] {
            assert_eq!(replies(&["EHLO x", line])[1], expected, "{line}");
        }
        for (line, expected) in [
            ("RCPT TO:<>", "553 5.1.3"),
            ("RCPT TO:<postmaster>", "250 2.1.5"),
            ("RCPT TO:<a@b.example> NOTIFY=NEVER", "555 5.5.4"),
            ("RCPT FROM:<a@b.example>", "501 5.5.4"),
        ] {
            assert_eq!(replies(&["EHLO x", "MAIL FROM:<>", line])[2], expected, "{line}");
        }
        assert_eq!(replies(&["HELO x", "MAIL FROM:<> SIZE=1"])[1], "555 5.5.4");
        let three = ["EHLO x", "MAIL FROM:<>", "RCPT TO:<a@b.c>", "RCPT TO:<a@b.c>", "RCPT TO:<a@b.c>"];
        assert_eq!(replies(&three)[4], "452 4.5.3");
        let long = format!("RCPT TO:<{}@b.example>", "a".repeat(254));
        assert_eq!(replies(&["EHLO x", "MAIL FROM:<>", &long])[2], "501 5.1.3");
    }

    #[test]
    fn other_commands_are_answered_and_refused_as_they_should() {
        for (line, expected) in [
            ("NOOP", "250 2.0.0"),
            ("NOOP x", "250 2.0.0"),
            ("VRFY a", "252 2.1.5"),
            ("QUIT", "leave 221 2.0.0"),
            ("QUIT now", "501 5.5.4"),
            ("RSET x", "501 5.5.4"),
            ("EHLO", "501 5.5.4"),
            ("HELO a b", "501 5.5.4"),
            ("STARTTLS", "502 5.5.1"),
            ("AUTH PLAIN x", "502 5.5.1"),
            ("", "500 5.5.2"),
            ("GET / HTTP/1.1", "500 5.5.2"),
            ("NOOP\r", "500 5.5.2"),
            ("NOOP\0", "500 5.5.2"),
        ] {
            assert_eq!(replies(&[line])[0], expected, "{line:?}");
        }
        assert_eq!(Session::new(Limits::default()).command(b"\xff"), Step::reply("500 5.5.2 The command is not UTF-8"));
    }

    #[test]
    fn a_client_that_only_makes_mistakes_is_sent_away() {
        let answers = replies(&["?"; MISTAKES]);
        assert_eq!(answers[MISTAKES - 2], "500 5.5.2");
        assert_eq!(answers[MISTAKES - 1], "leave 421 4.7.0");
    }
}
