//! Content transfer encodings (RFC 2045 section 6): 7bit, quoted-printable and base64, the shortest that is safe.
//!
//! Bodies are most of a message's bytes, so quoted-printable is written eight octets at a time: a word without
//! a special octet is copied whole, and only the octets that need thought are looked at one by one.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::header::HEX;

/// The longest line without its CRLF (RFC 2045 sections 6.7 and 6.8).
const LINE: usize = 76;
/// How many octets fill a base64 line.
const BASE64_LINE: usize = LINE / 4 * 3;

/// How the octets of a text part are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    SevenBit,
    QuotedPrintable,
    Base64,
}

impl Encoding {
    /// The value of `Content-Transfer-Encoding`.
    pub(super) fn token(self) -> &'static str {
        match self {
            Self::SevenBit => "7bit",
            Self::QuotedPrintable => "quoted-printable",
            Self::Base64 => "base64",
        }
    }

    /// 7bit where every relay leaves the text as it is, else the shorter of the other two.
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        if is_safe_as_it_is(bytes) {
            return Self::SevenBit;
        }
        // An escape adds two octets to quoted-printable; base64 adds a third, and both wrap their lines alike.
        if escapes(bytes) * 2 <= bytes.len() / 3 { Self::QuotedPrintable } else { Self::Base64 }
    }

    /// Writes the text with every kind of line break as CRLF.
    pub(super) fn write(self, out: &mut Vec<u8>, text: &str) {
        match self {
            Self::SevenBit => with_crlf(out, text.as_bytes()),
            Self::QuotedPrintable => quoted_printable(out, text.as_bytes()),
            Self::Base64 => {
                let mut canonical = Vec::with_capacity(text.len() + text.len() / 32);
                with_crlf(&mut canonical, text.as_bytes());
                base64_lines(out, &canonical);
            }
        }
    }
}

/// Whether a text may travel unencoded: printable ASCII in lines of at most 76, none of them with an edge
/// that something on the way is known to change or to read: trailing blanks, a leading dot (RFC 5321
/// section 4.5.2), `From ` (mbox), `--` followed by `=` (the boundaries written here).
fn is_safe_as_it_is(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while !rest.is_empty() {
        let window = &rest[..rest.len().min(LINE + 2)];
        let end = match window.iter().position(|b| *b == b'\n') {
            Some(end) => end,
            None if rest.len() <= LINE => rest.len(),
            None => return false,
        };
        let line = &rest[..end];
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let risky = line.len() > LINE
            || line.ends_with(b" ")
            || line.starts_with(b".")
            || line.starts_with(b"From ")
            || line.starts_with(b"--=");
        if risky || !line.iter().all(|b| (0x20..0x7f).contains(b)) {
            return false;
        }
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    true
}

/// How many octets quoted-printable would escape, line ends aside. Counted in short runs of octet-wide sums,
/// which compile to vector code.
fn escapes(bytes: &[u8]) -> usize {
    let count = |run: &[u8]| run.iter().map(|b| u8::from(*b == b'=' || *b >= 0x7f)).sum::<u8>();
    bytes.chunks(128).map(|run| usize::from(count(run))).sum()
}

fn with_crlf(out: &mut Vec<u8>, bytes: &[u8]) {
    out.reserve(bytes.len() + bytes.len() / 32);
    let mut start = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => out.extend_from_slice(&bytes[start..at]),
            b'\n' | b'\r' => {
                if at == 0 || *byte == b'\r' || bytes[at - 1] != b'\r' {
                    out.extend_from_slice(&bytes[start..at]);
                }
                out.extend_from_slice(b"\r\n");
            }
            _ => continue,
        }
        start = at + 1;
    }
    out.extend_from_slice(&bytes[start..]);
}

/// Writes base64 in lines of 76, without a line break after the last.
pub(super) fn base64_lines(out: &mut Vec<u8>, bytes: &[u8]) {
    out.reserve(bytes.len() / BASE64_LINE * (LINE + 2) + LINE + 2);
    for (index, line) in bytes.chunks(BASE64_LINE).enumerate() {
        if index > 0 {
            out.extend_from_slice(b"\r\n");
        }
        base64_line(out, line);
    }
}

/// Writes padded base64 without line breaks.
pub(super) fn base64_line(out: &mut Vec<u8>, bytes: &[u8]) {
    let start = out.len();
    out.resize(start + bytes.len().div_ceil(3) * 4, 0);
    // The slice has exactly the length that padded base64 of these octets has, so this cannot fail.
    let written = STANDARD.encode_slice(bytes, &mut out[start..]).unwrap_or(0);
    out.truncate(start + written);
}

/// Writes quoted-printable (RFC 2045 section 6.7). Beyond what it demands, a dot or `From ` at the start of a
/// line is escaped, so that neither SMTP transparency nor an mbox file can change the text.
fn quoted_printable(out: &mut Vec<u8>, bytes: &[u8]) {
    let mut writer = QuotedPrintable::new(out, bytes);
    let mut at = 0;
    while at < bytes.len() {
        at += writer.literal(&bytes[at..]);
        let Some(&byte) = bytes.get(at) else { break };
        at += 1;
        match byte {
            b'\n' => writer.line_break(),
            b'\r' => {
                at += usize::from(bytes.get(at) == Some(&b'\n'));
                writer.line_break();
            }
            b'\t' => writer.one(byte),
            _ => writer.escape(byte),
        }
    }
    writer.finish();
}

struct QuotedPrintable<'a> {
    out: &'a mut Vec<u8>,
    /// Where the next octet goes; `out` is already as long as the text can become.
    at: usize,
    column: usize,
}

impl<'a> QuotedPrintable<'a> {
    fn new(out: &'a mut Vec<u8>, bytes: &[u8]) -> Self {
        let at = out.len();
        let special: usize =
            bytes.chunks(128).map(|run| usize::from(run.iter().map(|b| u8::from(is_special(*b))).sum::<u8>())).sum();
        // A special octet costs at most three, and a line end may make its two neighbours cost three each. Every
        // line of at least 73 octets may cost a soft line break, also three. The rest is room for whole words.
        let longest = bytes.len() + special * 7 + 16;
        out.resize(at + longest + longest / 24 + 16, 0);
        Self { out, at, column: 0 }
    }

    fn put(&mut self, bytes: &[u8]) {
        self.out[self.at..self.at + bytes.len()].copy_from_slice(bytes);
        self.at += bytes.len();
        self.column += bytes.len();
    }

    /// Copies octets that stand for themselves, up to the first that does not, and returns how many.
    fn literal(&mut self, bytes: &[u8]) -> usize {
        let mut at = 0;
        while let Some(word) = bytes.get(at..at + 8).and_then(|word| <[u8; 8]>::try_from(word).ok()) {
            if self.column >= LINE - 1 {
                if is_special(word[0]) {
                    return at;
                }
                self.soft_break();
            }
            if self.column == 0 && self.guarded(&bytes[at..]) {
                at += 1;
                continue;
            }
            // Eight octets are stored whatever is found; those that turn out not to be plain are written over next.
            self.out[self.at..self.at + 8].copy_from_slice(&word);
            let special = special_octets(u64::from_le_bytes(word));
            if special == 0 && self.column + 8 < LINE {
                // The common case on a path of its own: its steps are constants, so the processor can run ahead.
                self.at += 8;
                self.column += 8;
                at += 8;
                continue;
            }
            let plain = (special.trailing_zeros() / 8) as usize;
            let taken = plain.min(LINE - 1 - self.column);
            self.at += taken;
            self.column += taken;
            at += taken;
            if taken == plain && plain < 8 {
                return at;
            }
        }
        at + self.tail(&bytes[at..])
    }

    /// The same for the last few octets.
    fn tail(&mut self, bytes: &[u8]) -> usize {
        for (at, &byte) in bytes.iter().enumerate() {
            if is_special(byte) {
                return at;
            }
            if self.column >= LINE - 1 {
                self.soft_break();
            }
            if !(self.column == 0 && self.guarded(&bytes[at..])) {
                self.put(&[byte]);
            }
        }
        bytes.len()
    }

    /// Escapes the first octet of a line if the line would be taken for something else, and says so.
    fn guarded(&mut self, line: &[u8]) -> bool {
        let risky = line.starts_with(b".") || line.starts_with(b"From ");
        if risky {
            self.escape(line[0]);
        }
        risky
    }

    fn one(&mut self, byte: u8) {
        if self.column >= LINE - 1 {
            self.soft_break();
        }
        self.put(&[byte]);
    }

    fn escape(&mut self, byte: u8) {
        if self.column + 3 > LINE - 1 {
            self.soft_break();
        }
        self.put(&[b'=', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
    }

    fn soft_break(&mut self) {
        self.put(b"=\r\n");
        self.column = 0;
    }

    fn line_break(&mut self) {
        self.escape_trailing_blank();
        self.put(b"\r\n");
        self.column = 0;
    }

    /// A blank before a line break is escaped, for relays strip it (RFC 2045 section 6.7, rule 3).
    fn escape_trailing_blank(&mut self) {
        let Some(last) = self.at.checked_sub(1).map(|last| self.out[last]) else { return };
        if self.column > 0 && matches!(last, b' ' | b'\t') {
            self.at -= 1;
            self.column -= 1;
            self.escape(last);
        }
    }

    fn finish(mut self) {
        self.escape_trailing_blank();
        self.out.truncate(self.at);
    }
}

/// What is never copied with its word: controls, `=`, and all beyond ASCII.
fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'=' || byte >= 0x7f
}

/// The top bit of each octet for which [`is_special`] holds, all eight at once. No addition carries into the next
/// octet, because the top bits are cleared first.
fn special_octets(word: u64) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const TOPS: u64 = ONES << 7;
    let low = word & !TOPS;
    let delete_or_beyond = word | (low + ONES);
    let printable = low + ONES * 0x60;
    let other_than_equals = ((word ^ (ONES * u64_of(b'='))) & !TOPS) + ONES * 0x7f;
    (delete_or_beyond | !printable | !other_than_equals) & TOPS
}

const fn u64_of(byte: u8) -> u64 {
    byte as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quoted(text: &str) -> String {
        let mut out = b"before".to_vec();
        quoted_printable(&mut out, text.as_bytes());
        String::from_utf8(out.split_off(6)).unwrap()
    }

    fn crlf(text: &str) -> String {
        text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n")
    }

    #[test]
    fn quoted_printable_escapes_what_it_must_and_what_is_at_risk() {
        for (given, expected) in [
            ("", ""),
            ("plain", "plain"),
            ("a=b", "a=3Db"),
            ("ü", "=C3=BC"),
            ("a\nb\r\nc\rd", "a\r\nb\r\nc\r\nd"),
            ("trailing \nblank\t\nend ", "trailing=20\r\nblank=09\r\nend=20"),
            ("tab\tin", "tab\tin"),
            (".\n..\nFrom me\nFromage", "=2E\r\n=2E.\r\n=46rom me\r\nFromage"),
            ("nul\0esc\u{1b}del\u{7f}", "nul=00esc=1Bdel=7F"),
        ] {
            assert_eq!(quoted(given), expected, "{given:?}");
        }
    }

    #[test]
    fn long_lines_break_softly_within_seventy_six() {
        assert_eq!(quoted(&"a".repeat(75)), "a".repeat(75));
        assert_eq!(quoted(&"a".repeat(76)), format!("{}=\r\na", "a".repeat(75)));
        let dotted = format!("{}.b", "a".repeat(75));
        assert_eq!(quoted(&dotted), format!("{}=\r\n=2Eb", "a".repeat(75)));
        let blank = format!("{} \nb", "a".repeat(74));
        assert_eq!(quoted(&blank), format!("{}=\r\n=20\r\nb", "a".repeat(74)));
    }

    #[test]
    fn the_choice_is_the_shortest_that_is_safe() {
        for (given, expected) in [
            ("", Encoding::SevenBit),
            ("Hello,\n\nyour code is 123456.\n", Encoding::SevenBit),
            ("https://app.example.org/reset?t=abc", Encoding::SevenBit),
            ("ends in a blank \n", Encoding::QuotedPrintable),
            (".", Encoding::QuotedPrintable),
            ("From here\n", Encoding::QuotedPrintable),
            ("--=_id_1\nx", Encoding::QuotedPrintable),
            ("Grüße aus Österreich, Ihr Kennwort", Encoding::QuotedPrintable),
            ("パスワードを再設定する", Encoding::Base64),
        ] {
            assert_eq!(Encoding::of(given), expected, "{given:?}");
        }
        assert_eq!(Encoding::of(&"a".repeat(76)), Encoding::SevenBit);
        assert_eq!(Encoding::of(&format!("{}\r\n", "a".repeat(76))), Encoding::SevenBit);
        assert_eq!(Encoding::of(&"a".repeat(77)), Encoding::QuotedPrintable);
        assert_eq!(Encoding::of(&format!("{}\n", "a".repeat(77))), Encoding::QuotedPrintable);
    }

    #[test]
    fn base64_has_lines_of_seventy_six() {
        let mut out = Vec::new();
        base64_lines(&mut out, &[0xff; 58]);
        assert_eq!(out, format!("{}\r\n/w==", "/".repeat(76)).as_bytes());
    }

    proptest! {
        #[test]
        fn the_word_test_agrees_with_the_octet_test(octets: [u8; 8]) {
            let found = special_octets(u64::from_le_bytes(octets));
            for (index, octet) in octets.into_iter().enumerate() {
                prop_assert_eq!(found >> (index * 8 + 7) & 1 == 1, is_special(octet), "{:02x}", octet);
            }
        }

        #[test]
        fn every_encoding_reads_back_equal(text in "(\\PC|[\\x00-\\x7f]|[ =.\r\n\t]|From |[a-z ]{0,90}){0,60}") {
            for encoding in [Encoding::of(&text), Encoding::QuotedPrintable, Encoding::Base64] {
                let mut out = format!(
                    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: {}\r\n\r\n",
                    encoding.token()
                ).into_bytes();
                let start = out.len();
                encoding.write(&mut out, &text);
                let body = std::str::from_utf8(&out[start..]).unwrap();
                prop_assert!(body.is_ascii());
                for line in body.split("\r\n") {
                    prop_assert!(line.len() <= LINE && !line.contains(['\r', '\n']), "{}", line);
                    prop_assert!(!line.ends_with([' ', '\t']) && !line.starts_with('.') && !line.starts_with("From "));
                }
                let parsed = mail_parser::MessageParser::new().parse(&out).unwrap();
                prop_assert_eq!(parsed.body_text(0).unwrap_or_default(), crlf(&text));
            }
        }
    }
}
