//! Replies of a relay, read from raw bytes within fixed bounds (RFC 5321 §4.2).
//!
//! Strict where a guess would hide a broken conversation (the code, one code per reply), lenient
//! where nothing hangs on it: a bare `250`, text that is not UTF-8, lines that end in LF alone.

use super::outcome::EnhancedCode;

/// Longest line accepted, with its line end. RFC 5321 §4.5.3.1.5 allows 512.
const LINE_LIMIT: usize = 2048;
/// Lines whose text is kept.
const KEPT_LINES: usize = 100;
/// Lines after which a reply counts as endless.
const LINE_COUNT_LIMIT: usize = 1000;
/// What lettre is handed of a line; it gives up on lines over 1000 bytes.
const HANDED_TEXT_LIMIT: usize = 900;

/// One complete reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reply {
    /// Three digits, 000 to 999; callers judge the range.
    pub code: u16,
    /// The text of each line, at most [`KEPT_LINES`] of them.
    pub lines: Vec<String>,
}

impl Reply {
    pub fn new(code: u16, lines: Vec<String>) -> Self {
        Self { code, lines }
    }

    /// The first digit of the code: 2 done, 3 go on, 4 later, 5 never.
    pub fn class(&self) -> u16 {
        self.code / 100
    }

    pub fn enhanced(&self) -> Option<EnhancedCode> {
        self.lines.iter().find_map(|line| EnhancedCode::parse(line))
    }

    /// All lines in one.
    pub fn text(&self) -> String {
        self.lines.join(" ")
    }

    /// Writes the reply as lettre's parser wants it. Returns `false` for codes it cannot read at
    /// all; those are judged by the caller without lettre.
    pub fn hand_over(&self, out: &mut Vec<u8>) -> bool {
        if !(2..=5).contains(&self.class()) {
            return false;
        }
        // lettre knows categories 0 to 5; the class, which is all that counts here, is kept.
        let category = (self.code / 10 % 10).min(5);
        let code = self.class() * 100 + category * 10 + self.code % 10;
        let last = self.lines.len().saturating_sub(1);
        for (index, line) in self.lines.iter().enumerate() {
            let mut end = line.len().min(HANDED_TEXT_LIMIT);
            while !line.is_char_boundary(end) {
                end -= 1;
            }
            let text = if line.trim().is_empty() { "-" } else { &line[..end] };
            // lettre compares EHLO keywords as they are, RFC 5321 §2.4 without regard to case.
            let text =
                if self.code == 250 { text.to_ascii_uppercase().replace("AUTH=", "AUTH ") } else { text.to_owned() };
            out.extend_from_slice(format!("{code}{}{text}\r\n", if index == last { ' ' } else { '-' }).as_bytes());
        }
        true
    }
}

/// Why bytes are not a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Malformed {
    #[error("a reply line does not start with a three-digit code")]
    Code,
    #[error("the lines of one reply carry different codes")]
    MixedCodes,
    #[error("a reply line is longer than {LINE_LIMIT} bytes")]
    LongLine,
    #[error("a reply has more than {LINE_COUNT_LIMIT} lines")]
    Endless,
}

/// Cuts a byte stream into replies. Holds at most one line and what one read added to it.
#[derive(Debug, Default)]
pub(super) struct ReplyReader {
    buffer: Vec<u8>,
    start: usize,
    code: Option<u16>,
    lines: Vec<String>,
    count: usize,
}

impl ReplyReader {
    pub fn push(&mut self, bytes: &[u8]) {
        if self.start > 0 {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
        self.buffer.extend_from_slice(bytes);
    }

    /// Whether nothing is left over: no unread byte and no half-read reply.
    pub fn is_empty(&self) -> bool {
        self.start == self.buffer.len() && self.code.is_none()
    }

    /// The next complete reply, or `None` if more bytes are needed.
    pub fn next_reply(&mut self) -> Result<Option<Reply>, Malformed> {
        while let Some(line) = self.next_line()? {
            let (code, more, text) = parse_line(&line)?;
            if self.code.is_some_and(|first| first != code) {
                return Err(Malformed::MixedCodes);
            }
            self.code = Some(code);
            self.count += 1;
            if self.count > LINE_COUNT_LIMIT {
                return Err(Malformed::Endless);
            }
            if self.lines.len() < KEPT_LINES {
                self.lines.push(String::from_utf8_lossy(text).into_owned());
            }
            if !more {
                self.code = None;
                self.count = 0;
                return Ok(Some(Reply::new(code, std::mem::take(&mut self.lines))));
            }
        }
        Ok(None)
    }

    fn next_line(&mut self) -> Result<Option<Vec<u8>>, Malformed> {
        let unread = &self.buffer[self.start..];
        let Some(end) = unread.iter().position(|byte| *byte == b'\n') else {
            return if unread.len() > LINE_LIMIT { Err(Malformed::LongLine) } else { Ok(None) };
        };
        if end >= LINE_LIMIT {
            return Err(Malformed::LongLine);
        }
        let line = unread[..end].strip_suffix(b"\r").unwrap_or(&unread[..end]).to_vec();
        self.start += end + 1;
        Ok(Some(line))
    }
}

/// Splits `ddd`, `ddd text` or `ddd-text`.
fn parse_line(line: &[u8]) -> Result<(u16, bool, &[u8]), Malformed> {
    let (digits, rest) = line.split_at_checked(3).ok_or(Malformed::Code)?;
    if !digits.iter().all(u8::is_ascii_digit) {
        return Err(Malformed::Code);
    }
    let code = digits.iter().fold(0, |code, digit| code * 10 + u16::from(digit - b'0'));
    match rest.split_first() {
        None => Ok((code, false, rest)),
        Some((b' ', text)) => Ok((code, false, text)),
        Some((b'-', text)) => Ok((code, true, text)),
        Some(_) => Err(Malformed::Code),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(bytes: &[u8]) -> Result<Option<Reply>, Malformed> {
        let mut reader = ReplyReader::default();
        reader.push(bytes);
        reader.next_reply()
    }

    #[test]
    fn replies_are_read_leniently_but_codes_strictly() {
        for (bytes, expected) in [
            (&b"250 ok\r\n"[..], Ok(Some((250, "ok")))),
            (b"250\r\n", Ok(Some((250, "")))),
            (b"250 \r\n", Ok(Some((250, "")))),
            (b"250 ok\n", Ok(Some((250, "ok")))),
            (b"250-a\r\n250 b\r\n", Ok(Some((250, "a b")))),
            (b"250-a\r\n250\r\n", Ok(Some((250, "a ")))),
            (b"250 caf\xe9\r\n", Ok(Some((250, "caf\u{fffd}")))),
            (b"250 a\0b\r\n", Ok(Some((250, "a\0b")))),
            (b"600 no\r\n", Ok(Some((600, "no")))),
            (b"199 no\r\n", Ok(Some((199, "no")))),
            (b"250 ok", Ok(None)),
            (b"250-ok\r\n", Ok(None)),
            (b"", Ok(None)),
            (b"25\r\n", Err(Malformed::Code)),
            (b"2500\r\n", Err(Malformed::Code)),
            (b"abc\r\n", Err(Malformed::Code)),
            (b"\r\n", Err(Malformed::Code)),
            (b" 250 ok\r\n", Err(Malformed::Code)),
            (b"250\tok\r\n", Err(Malformed::Code)),
            (b"250-a\r\n550 b\r\n", Err(Malformed::MixedCodes)),
        ] {
            let got = read(bytes).map(|reply| reply.map(|reply| (reply.code, reply.text())));
            let expected = expected.map(|reply| reply.map(|(code, text)| (code, text.to_owned())));
            assert_eq!(got, expected, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_line_or_a_reply_without_end_is_refused_at_its_bound() {
        assert_eq!(read(&[b'2'; LINE_LIMIT + 1]), Err(Malformed::LongLine));
        let long = [b"250 ".as_slice(), &vec![b'x'; LINE_LIMIT], b"\r\n"].concat();
        assert_eq!(read(&long), Err(Malformed::LongLine));
        assert_eq!(read(&b"250-x\r\n".repeat(LINE_COUNT_LIMIT + 1)), Err(Malformed::Endless));
        let many = [b"250-x\r\n".repeat(200), b"250 x\r\n".to_vec()].concat();
        let reply = read(&many).expect("200 lines are a reply").expect("it is complete");
        assert_eq!((reply.code, reply.lines.len()), (250, KEPT_LINES));
    }

    #[test]
    fn what_is_handed_over_is_always_a_reply_lettre_can_read() {
        for reply in [
            Reply::new(250, vec![String::new()]),
            Reply::new(299, vec!["x".repeat(3000)]),
            Reply::new(250, vec!["mx".into(), "starttls".into(), "Auth=plain".into()]),
            Reply::new(535, vec!["\u{fffd}".repeat(900)]),
        ] {
            let mut out = Vec::new();
            assert!(reply.hand_over(&mut out));
            let text = String::from_utf8(out).expect("handed text is UTF-8");
            let parsed: lettre::transport::smtp::response::Response = text.parse().expect("lettre reads it");
            assert_eq!(u16::from(parsed.code()) / 100, reply.class());
        }
        assert!(!Reply::new(600, vec![]).hand_over(&mut Vec::new()));
    }

    proptest! {
        #[test]
        fn any_bytes_in_any_pieces_give_the_same_replies(bytes in proptest::collection::vec(
            prop_oneof![Just(b'2'), Just(b'5'), Just(b'0'), Just(b'-'), Just(b' '), Just(b'\r'), Just(b'\n'), any::<u8>()], 0..400),
            cut in 1usize..17)
        {
            let all = |pieces: &mut dyn Iterator<Item = &[u8]>| {
                let (mut reader, mut replies) = (ReplyReader::default(), Vec::new());
                for piece in pieces {
                    reader.push(piece);
                    loop {
                        match reader.next_reply() {
                            Ok(Some(reply)) => replies.push(reply),
                            Ok(None) => break,
                            Err(fault) => return (replies, Some(fault)),
                        }
                    }
                }
                (replies, None)
            };
            prop_assert_eq!(all(&mut std::iter::once(&bytes[..])), all(&mut bytes.chunks(cut)));
        }
    }
}
