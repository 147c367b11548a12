//! Header fields: what may stand in one, how it is encoded (RFC 2047, RFC 2231) and where it is folded.
//!
//! Every value passes [`refuse`] before a byte is written, so a value can neither end its own line nor
//! start another one. After that the aim is that each mail program reads back exactly the characters given:
//! plain ASCII stands as it is when folding cannot change it, everything else becomes encoded words, cut at
//! grapheme clusters so that even a program that decodes word by word shows no broken character.

use unicode_segmentation::GraphemeCursor;

use super::{ComposeError, Mailbox};

/// The longest line without its CRLF that we write where folding is possible (RFC 5322 section 2.1.1).
const LINE: usize = 78;
/// The longest line with an encoded word in it (RFC 2047 section 2).
const ENCODED_LINE: usize = 76;
/// The longest encoded word (RFC 2047 section 2).
const ENCODED_WORD: usize = 75;
/// What an encoded word spends around its text: `=?utf-8?q?` and `?=`.
const ENCODED_FRAME: usize = 12;
/// The longest value in octets. Relays cut or refuse header sections of more than about 100 KB.
const VALUE_LIMIT: usize = 60_000;

/// Whether no header may carry the character: controls (C0, DEL, C1 with NEL), the line and paragraph
/// separators, and the directional isolates, which belong into visible body text only.
pub(super) fn is_refused(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{2066}'..='\u{2069}')
}

/// Refuses a value that could break out of its header, or that is too long for one.
pub(super) fn refuse(header: &'static str, value: &str) -> Result<(), ComposeError> {
    if let Some(found) = value.chars().find(|c| is_refused(*c)) {
        return Err(ComposeError::Character { header, code: found.into() });
    }
    if value.len() > VALUE_LIMIT {
        return Err(ComposeError::TooLong { header });
    }
    Ok(())
}

/// Writes `name: value` as unstructured text (RFC 5322 section 2.2.1).
pub(super) fn text(out: &mut Vec<u8>, name: &'static str, value: &str) -> Result<(), ComposeError> {
    refuse(name, value)?;
    let mut line = Line::open(out, name);
    if value.is_empty() {
        line.out.pop();
    } else if !line.plain(value) {
        line.encoded_words(value);
    }
    line.close();
    Ok(())
}

/// Writes a header whose value is made here of ASCII that needs no encoding.
pub(super) fn token(out: &mut Vec<u8>, name: &str, value: &str) {
    let mut line = Line::open(out, name);
    line.push(value);
    line.close();
}

/// Writes an originator or destination header with one mailbox (RFC 5322 section 3.4). A local part beyond ASCII
/// is raw UTF-8 (RFC 6532 section 3.2).
pub(super) fn mailbox(out: &mut Vec<u8>, name: &'static str, mailbox: &Mailbox) -> Result<(), ComposeError> {
    let address = mailbox.address.as_ascii();
    let mut line = Line::open(out, name);
    let Some(display) = mailbox.name.as_deref().filter(|name| !name.is_empty()) else {
        line.push(address);
        line.close();
        return Ok(());
    };
    refuse(name, display)?;
    line.phrase(display);
    if line.column + " <>".len() + address.len() > ENCODED_LINE {
        line.fold();
    } else {
        line.push(" ");
    }
    line.push("<");
    line.push(address);
    line.push(">");
    line.close();
    Ok(())
}

/// Writes `; attribute=value` onto a structured MIME header that is being written, with RFC 2231 for what a quoted
/// string cannot hold, each parameter on a line of its own.
pub(super) fn parameter(line: &mut Line<'_>, attribute: &str, value: &str) {
    line.push(";");
    line.fold();
    let quoted = attribute.len() + "=\"\"".len() + value.len();
    if value.bytes().all(|b| is_printable(b) && !b"\"\\".contains(&b)) && !value.contains("=?") && quoted < LINE {
        line.push(attribute);
        line.push("=\"");
        line.push(value);
        line.push("\"");
        return;
    }
    let mut encoded = String::with_capacity(value.len() * 3);
    let mut cuts = Vec::new();
    for c in value.chars() {
        cuts.push(encoded.len());
        percent(&mut encoded, c);
    }
    if attribute.len() + "*=utf-8''".len() + encoded.len() < LINE {
        line.push(attribute);
        line.push("*=utf-8''");
        line.push(&encoded);
        return;
    }
    continued(line, attribute, &encoded, &cuts);
}

/// Parameter value continuations (RFC 2231 section 4.1), cut between characters.
fn continued(line: &mut Line<'_>, attribute: &str, encoded: &str, cuts: &[usize]) {
    let mut start = 0;
    for section in 0_usize.. {
        let prefix = format!("{attribute}*{section}*={}", if section == 0 { "utf-8''" } else { "" });
        let end_limit = start + LINE.saturating_sub(prefix.len() + 2);
        let end = if encoded.len() <= end_limit {
            encoded.len()
        } else {
            let fitting = cuts.partition_point(|cut| *cut <= end_limit);
            cuts[..fitting].last().copied().filter(|cut| *cut > start).unwrap_or(encoded.len())
        };
        line.push(&prefix);
        line.push(&encoded[start..end]);
        if end == encoded.len() {
            return;
        }
        line.push(";");
        line.fold();
        start = end;
    }
}

/// Writes a character as RFC 2231 section 7 `ext-octet`s, or as itself when it is an `attribute-char`.
fn percent(out: &mut String, c: char) {
    if c.is_ascii_alphanumeric() || "-._~".contains(c) {
        out.push(c);
        return;
    }
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        out.push('%');
        out.push(char::from(HEX[usize::from(byte >> 4)]));
        out.push(char::from(HEX[usize::from(byte & 15)]));
    }
}

pub(super) const HEX: &[u8; 16] = b"0123456789ABCDEF";

/// One header field while it is written. `column` is the length of the current line so far.
pub(super) struct Line<'a> {
    out: &'a mut Vec<u8>,
    column: usize,
}

impl<'a> Line<'a> {
    pub(super) fn open(out: &'a mut Vec<u8>, name: &str) -> Self {
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(b": ");
        Self { out, column: name.len() + 2 }
    }

    pub(super) fn push(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
        self.column += text.len();
    }

    pub(super) fn fold(&mut self) {
        self.out.extend_from_slice(b"\r\n ");
        self.column = 1;
    }

    pub(super) fn close(self) {
        self.out.extend_from_slice(b"\r\n");
    }

    /// Writes ASCII text as it is, folded at single spaces, and says whether that was possible: not when a reader
    /// could lose spaces, take a part for an encoded word, or get a line of more than 78 octets.
    fn plain(&mut self, value: &str) -> bool {
        let bytes = value.as_bytes();
        let spaced = value.contains("  ") || value.starts_with(' ') || value.ends_with(' ');
        if spaced || !bytes.iter().all(|b| is_printable(*b)) || value.contains("=?") {
            return false;
        }
        if self.column + value.len() <= LINE {
            self.push(value);
            return true;
        }
        let mut words = value.split(' ');
        let first = words.next().map_or(0, str::len);
        if self.column + first > LINE || words.any(|word| word.len() >= LINE) {
            return false;
        }
        for (index, word) in value.split(' ').enumerate() {
            if index > 0 && self.column + 1 + word.len() > LINE {
                self.fold();
            } else if index > 0 {
                self.push(" ");
            }
            self.push(word);
        }
        true
    }

    /// Writes a display name: bare atoms, else a quoted string (RFC 5322 section 3.2.4), else encoded words.
    /// Inside
    /// quotes, too, many programs decode what looks like an encoded word and join spaces, so those are encoded.
    fn phrase(&mut self, name: &str) {
        let printable = name.bytes().all(is_printable) && !name.contains("=?") && !name.contains("  ");
        let fits = self.column + name.len() + 2 <= LINE;
        let atoms = name.split(' ').all(|atom| !atom.is_empty() && atom.bytes().all(is_atom));
        if printable && fits && atoms {
            self.push(name);
        } else if printable && fits && !name.contains(['"', '\\']) {
            self.push("\"");
            self.push(name);
            self.push("\"");
        } else {
            self.encoded_words(name);
        }
    }

    /// Writes the value as encoded words (RFC 2047) in UTF-8, one a line; readers drop the folds between them.
    /// The first stands on the line of the header's name, for some readers make a space of an empty first line.
    fn encoded_words(&mut self, value: &str) {
        let scheme = Scheme::shorter(value);
        let mut rest = value;
        let mut room = ENCODED_LINE.saturating_sub(self.column).clamp(ENCODED_WORD / 2, ENCODED_WORD);
        loop {
            let (word, after) = rest.split_at(scheme.fitting(rest, room - ENCODED_FRAME));
            let start = self.out.len();
            scheme.write(self.out, word);
            self.column += self.out.len() - start;
            if after.is_empty() {
                return;
            }
            self.fold();
            rest = after;
            room = ENCODED_WORD;
        }
    }
}

/// The two encodings of RFC 2047 section 4.
#[derive(Clone, Copy)]
enum Scheme {
    Base64,
    Quoted,
}

impl Scheme {
    /// The one that needs fewer octets; both spend the same around each word.
    fn shorter(value: &str) -> Self {
        let quoted: usize = value.chars().map(quoted_width).sum();
        if quoted <= value.len().div_ceil(3) * 4 { Self::Quoted } else { Self::Base64 }
    }

    /// How many octets of `text` to put into a word with `room` for encoded text: up to the last grapheme
    /// cluster boundary (UAX #29) that fits, or the last character of a cluster that does not fit as a whole.
    /// The room is never less than one character needs.
    fn fitting(self, text: &str, room: usize) -> usize {
        let mut used = 0;
        let mut end = 0;
        for (at, c) in text.char_indices() {
            used += match self {
                Self::Base64 => c.len_utf8(),
                Self::Quoted => quoted_width(c),
            };
            let width = match self {
                Self::Base64 => used.div_ceil(3) * 4,
                Self::Quoted => used,
            };
            if width > room {
                break;
            }
            end = at + c.len_utf8();
        }
        if end == text.len() {
            return end;
        }
        match cluster_boundary(text, end) {
            0 => end,
            boundary => boundary,
        }
    }

    fn write(self, out: &mut Vec<u8>, word: &str) {
        match self {
            Self::Base64 => {
                out.extend_from_slice(b"=?utf-8?b?");
                super::transfer::base64_line(out, word.as_bytes());
            }
            Self::Quoted => {
                out.extend_from_slice(b"=?utf-8?q?");
                for byte in word.bytes() {
                    match byte {
                        b' ' => out.push(b'_'),
                        _ if is_word_safe(byte) => out.push(byte),
                        _ => out.extend_from_slice(&[b'=', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]),
                    }
                }
            }
        }
        out.extend_from_slice(b"?=");
    }
}

/// The last grapheme cluster boundary of `text` at or before `end`, a character boundary inside it.
fn cluster_boundary(text: &str, end: usize) -> usize {
    let mut cursor = GraphemeCursor::new(end, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => end,
        _ => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    }
}

fn quoted_width(c: char) -> usize {
    match c {
        ' ' => 1,
        _ if c.is_ascii() && is_word_safe(c as u8) => 1,
        _ => 3 * c.len_utf8(),
    }
}

/// What an encoded word of the Q encoding may hold unencoded even inside a phrase (RFC 2047 section 5, rule 3).
fn is_word_safe(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!*+-/".contains(&byte)
}

fn is_printable(byte: u8) -> bool {
    (0x20..0x7f).contains(&byte)
}

/// RFC 5322 section 3.2.3 `atext`.
fn is_atom(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Address;
    use mail_parser::MessageParser;
    use proptest::prelude::*;

    fn subject(value: &str) -> String {
        let mut out = Vec::new();
        text(&mut out, "Subject", value).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn named(name: &str) -> String {
        let mut out = Vec::new();
        let to = Mailbox { name: Some(name.to_owned()), address: Address::parse("a@b.example").unwrap() };
        mailbox(&mut out, "To", &to).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn filename(value: &str) -> String {
        let mut out = Vec::new();
        let mut line = Line::open(&mut out, "Content-Disposition");
        line.push("attachment");
        parameter(&mut line, "filename", value);
        line.close();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_subject_is_plain_where_plain_is_safe_and_encoded_elsewhere() {
        for (given, expected) in [
            ("", "Subject:\r\n"),
            ("Reset your password", "Subject: Reset your password\r\n"),
            ("Two  spaces", "Subject: =?utf-8?q?Two__spaces?=\r\n"),
            (" lead", "Subject: =?utf-8?q?_lead?=\r\n"),
            ("trail ", "Subject: =?utf-8?q?trail_?=\r\n"),
            ("Grüße", "Subject: =?utf-8?b?R3LDvMOfZQ==?=\r\n"),
            ("Passwort zurücksetzen", "Subject: =?utf-8?q?Passwort_zur=C3=BCcksetzen?=\r\n"),
            ("パスワード", "Subject: =?utf-8?b?44OR44K544Ov44O844OJ?=\r\n"),
            ("=?utf-8?q?=0d=0aBcc:x?=", "Subject: =?utf-8?b?PT91dGYtOD9xPz0wZD0wYUJjYzp4Pz0=?=\r\n"),
            (
                "Please confirm the address that you gave when you signed up for the newsletter of Example",
                "Subject: Please confirm the address that you gave when you signed up for the\r\n \
                 newsletter of Example\r\n",
            ),
        ] {
            assert_eq!(subject(given), expected, "{given:?}");
        }
    }

    #[test]
    fn a_word_too_long_to_fold_is_encoded() {
        let written = subject(&"a".repeat(5000));
        assert!(written.lines().all(|line| line.len() <= ENCODED_LINE), "{written}");
        let written = subject(&format!("{}  {}", "b".repeat(40), "c".repeat(40)));
        assert!(written.starts_with("Subject: =?utf-8?q?bbb"), "{written}");
    }

    #[test]
    fn words_are_cut_between_grapheme_clusters() {
        let family = "👩🏽‍❤️‍💋‍👨🏽";
        for value in
            [family.repeat(9), format!("x{}", "🇩🇪🇫🇷".repeat(40)), "षि".repeat(60), "e\u{301}\u{323}".repeat(60)]
        {
            let written = subject(&value);
            let mut cut = 0;
            for word in written.split("\r\n").filter(|line| !line.is_empty()) {
                let parsed = MessageParser::new()
                    .parse(format!("Subject: {}\r\n\r\n", word.trim_start_matches("Subject:")).as_bytes())
                    .unwrap()
                    .subject()
                    .unwrap()
                    .to_owned();
                cut += parsed.trim_start().len();
                let mut cursor = GraphemeCursor::new(cut, value.len(), true);
                assert_eq!(cursor.is_boundary(&value, 0), Ok(true), "{written}");
            }
            assert_eq!(cut, value.len());
        }
    }

    #[test]
    fn a_cluster_that_fills_more_than_a_line_is_cut_at_a_code_point() {
        let zalgo = format!("z{}", "\u{335}".repeat(500));
        let written = subject(&zalgo);
        assert!(written.starts_with("Subject: =?utf-8?b?"), "{written}");
        assert_eq!(parse(&written).subject(), Some(zalgo.as_str()));
    }

    #[test]
    fn names_are_atoms_then_quoted_then_encoded() {
        for (given, expected) in [
            ("Anna Weiss", "To: Anna Weiss <a@b.example>\r\n"),
            ("Dr. Anna", "To: \"Dr. Anna\" <a@b.example>\r\n"),
            ("Example, Inc.", "To: \"Example, Inc.\" <a@b.example>\r\n"),
            ("Anna  Weiss", "To: =?utf-8?q?Anna__Weiss?= <a@b.example>\r\n"),
            ("a \"b\" c", "To: =?utf-8?q?a_=22b=22_c?= <a@b.example>\r\n"),
            ("Anna Weiß", "To: =?utf-8?q?Anna_Wei=C3=9F?= <a@b.example>\r\n"),
            ("=?utf-8?q?x?=", "To: =?utf-8?b?PT91dGYtOD9xP3g/PQ==?= <a@b.example>\r\n"),
            ("山田 太郎", "To: =?utf-8?b?5bGx55SwIOWkqumDjg==?= <a@b.example>\r\n"),
        ] {
            assert_eq!(named(given), expected, "{given}");
        }
    }

    #[test]
    fn controls_separators_and_isolates_are_refused_before_encoding() {
        for c in [
            '\0', '\t', '\n', '\r', '\u{b}', '\u{1b}', '\u{7f}', '\u{85}', '\u{2028}', '\u{2029}', '\u{2066}',
            '\u{2069}',
        ] {
            let refused = text(&mut Vec::new(), "Subject", &format!("a{c}b"));
            assert!(
                matches!(refused, Err(ComposeError::Character { header: "Subject", code }) if code == u32::from(c)),
                "U+{:04X}",
                u32::from(c)
            );
        }
    }

    #[test]
    fn file_names_are_quoted_or_extended() {
        for (given, expected) in [
            ("invoice.pdf", "Content-Disposition: attachment;\r\n filename=\"invoice.pdf\"\r\n"),
            ("a b (1).txt", "Content-Disposition: attachment;\r\n filename=\"a b (1).txt\"\r\n"),
            ("übersicht.pdf", "Content-Disposition: attachment;\r\n filename*=utf-8''%C3%BCbersicht.pdf\r\n"),
            ("a\"b", "Content-Disposition: attachment;\r\n filename*=utf-8''a%22b\r\n"),
        ] {
            assert_eq!(filename(given), expected, "{given}");
        }
    }

    #[test]
    fn long_file_names_are_continued() {
        let name = format!("{}.pdf", "見積書".repeat(30));
        let written = filename(&name);
        assert!(written.lines().all(|line| line.len() <= LINE), "{written}");
        assert!(written.contains(" filename*0*=utf-8''%E8"), "{written}");
        assert!(written.contains(" filename*1*=%"), "{written}");
        let mail = format!("Content-Type: application/pdf\r\n{written}\r\n");
        let parsed = MessageParser::new().parse(mail.as_bytes()).unwrap();
        use mail_parser::MimeHeaders as _;
        assert_eq!(parsed.parts[0].attachment_name(), Some(name.as_str()));
    }

    fn parse(header: &str) -> mail_parser::Message<'static> {
        MessageParser::new().parse(format!("{header}\r\nx").as_bytes()).unwrap().into_owned()
    }

    /// Any Unicode, with a liking for what encoders get wrong.
    fn any_text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "\\PC{0,12}",
            2 => any::<char>().prop_map(String::from),
            1 => proptest::sample::select(vec![
                "=?", "?=", "=?utf-8?q?=0d=0aBcc:x?=", "  ", " ", "_", "=", "\"", "\\", "<", ">", ",", "(", ")", "@",
                "👩🏽‍❤️‍💋‍👨🏽", "e\u{301}", "\u{fe0f}", "\u{200d}", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "\u{feff}", "\u{202e}",
            ]).prop_map(String::from),
        ];
        proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    fn assert_shape(written: &str) {
        assert!(written.ends_with("\r\n"));
        for line in written.trim_end_matches("\r\n").split("\r\n") {
            assert!(line.len() <= LINE, "{line}");
            assert!(!line.contains(['\r', '\n']) && line.is_ascii(), "{line}");
            for word in line.split(' ').filter(|word| word.starts_with("=?")) {
                assert!(word.len() <= ENCODED_WORD, "{word}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_subject_is_refused_or_reads_back_equal(value in any_text()) {
            let mut out = Vec::new();
            let result = text(&mut out, "Subject", &value);
            prop_assert_eq!(result.is_err(), value.chars().any(is_refused));
            if result.is_ok() {
                let written = String::from_utf8(out).unwrap();
                assert_shape(&written);
                let parsed = parse(&written);
                prop_assert_eq!(parsed.subject().unwrap_or_default(), &value);
            }
        }

        #[test]
        fn any_name_is_refused_or_reads_back_equal(value in any_text()) {
            let mut out = Vec::new();
            let to = Mailbox { name: Some(value.clone()), address: Address::parse("a@b.example").unwrap() };
            let result = mailbox(&mut out, "To", &to);
            prop_assert_eq!(result.is_err(), value.chars().any(is_refused));
            if result.is_ok() {
                let written = String::from_utf8(out).unwrap();
                assert_shape(&written);
                let parsed = parse(&written);
                let parsed = parsed.to().and_then(|to| to.first()).unwrap();
                prop_assert_eq!(parsed.address(), Some("a@b.example"));
                prop_assert_eq!(parsed.name().unwrap_or_default(), &value);
            }
        }
    }
}
