//! Where a mail ends: the octets after `DATA`, up to `CRLF . CRLF` and nothing else (RFC 5321 section 4.1.1.4).
//!
//! Servers that take `LF . LF` or `CR . CR` for an end can be made to see a second mail inside the first ("SMTP
//! smuggling"). Here a line ends in CRLF only; a bare CR or LF is an octet of the line it stands in, noted as a
//! fault for which the mail is refused once its true end has come.

/// The longest line without its CRLF (RFC 5321 section 4.5.3.1.6).
const LINE: usize = 998;

/// What is wrong with the octets of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// More octets than SIZE allows.
    TooLarge,
    /// A CR without LF or a LF without CR (RFC 5321 section 2.3.8).
    BareLineEnd,
    /// A line of more than 998 octets.
    LongLine,
    /// A NUL octet (RFC 5321 section 4.5.3.1.6 and RFC 5322 section 4).
    Nul,
}

/// Collects one mail from pieces of any size.
#[derive(Debug)]
pub(super) struct Data {
    limit: usize,
    mail: Vec<u8>,
    /// The current line so far, dot and all, without its CRLF.
    line: Vec<u8>,
    /// Whether the last octet was a CR, which belongs to the line only if no LF follows.
    cr: bool,
    /// Octets seen in all, kept or not.
    seen: usize,
    fault: Option<Fault>,
}

impl Data {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, mail: Vec::new(), line: Vec::new(), cr: false, seen: 0, fault: None }
    }

    /// Takes octets and returns how many of them were the mail's, and whether it has ended there. What is left
    /// is the next command.
    pub(super) fn push(&mut self, octets: &[u8]) -> (usize, bool) {
        for (at, &octet) in octets.iter().enumerate() {
            self.seen += 1;
            let after_cr = std::mem::replace(&mut self.cr, octet == b'\r');
            match octet {
                b'\n' if after_cr => {
                    if self.line == b"." {
                        return (at + 1, true);
                    }
                    self.end_line();
                    continue;
                }
                _ if after_cr => {
                    self.note(Fault::BareLineEnd);
                    self.keep(b'\r');
                }
                _ => {}
            }
            match octet {
                b'\r' => continue,
                b'\n' => self.note(Fault::BareLineEnd),
                0 => self.note(Fault::Nul),
                _ => {}
            }
            self.keep(octet);
        }
        (octets.len(), false)
    }

    /// Whether the client sends so much more than allowed that its end is not worth waiting for.
    pub(super) fn is_hopeless(&self) -> bool {
        self.seen > self.limit.saturating_mul(4)
    }

    /// The mail without the dots that transparency added (RFC 5321 section 4.5.2), or why it is refused.
    pub(super) fn finish(self) -> Result<Vec<u8>, Fault> {
        match self.fault {
            Some(fault) => Err(fault),
            None => Ok(self.mail),
        }
    }

    /// Only the first fault is reported, save that size comes before all.
    fn note(&mut self, fault: Fault) {
        if self.fault.is_none() || fault == Fault::TooLarge {
            self.fault = Some(fault);
        }
    }

    fn keep(&mut self, octet: u8) {
        let longest = LINE + usize::from(self.line.first() == Some(&b'.'));
        if self.line.len() < longest {
            self.line.push(octet);
        } else {
            self.note(Fault::LongLine);
        }
    }

    fn end_line(&mut self) {
        let line = self.line.strip_prefix(b".").unwrap_or(&self.line);
        if self.mail.len() + line.len() + 2 > self.limit {
            self.fault = Some(Fault::TooLarge);
            self.mail = Vec::new();
        }
        if self.fault.is_none() {
            self.mail.extend_from_slice(line);
            self.mail.extend_from_slice(b"\r\n");
        }
        self.line.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What became of the mail, and what is left after it.
    type Outcome = (Result<Vec<u8>, Fault>, Vec<u8>);

    /// Feeds octets one piece at a time; nothing if no end came.
    fn read(octets: &[u8], piece: usize) -> Option<Outcome> {
        let mut data = Data::new(4000);
        for (index, chunk) in octets.chunks(piece).enumerate() {
            let (taken, ended) = data.push(chunk);
            if ended {
                return Some((data.finish(), octets[index * piece + taken..].to_vec()));
            }
        }
        None
    }

    #[test]
    fn only_crlf_dot_crlf_ends_a_mail() {
        let long = "x".repeat(998);
        let dotted = format!("..{}\r\n.\r\n", "x".repeat(997));
        for (given, mail, left) in [
            (".\r\n", Ok(""), ""),
            ("a\r\n.\r\nQUIT\r\n", Ok("a\r\n"), "QUIT\r\n"),
            ("..a\r\n...\r\n.b\r\n.\r\n", Ok(".a\r\n..\r\nb\r\n"), ""),
            (&format!("{long}\r\n.\r\n"), Ok(&*format!("{long}\r\n")), ""),
            (&dotted, Ok(&*format!(".{}\r\n", "x".repeat(997))), ""),
            (&format!("{long}x\r\n.\r\n"), Err(Fault::LongLine), ""),
            ("a\n.\nMAIL FROM:<b>\r\n.\r\n", Err(Fault::BareLineEnd), ""),
            ("a\n.\r\nMAIL FROM:<b>\r\n.\r\n", Err(Fault::BareLineEnd), ""),
            ("a\r\n.\nMAIL FROM:<b>\r\n.\r\n", Err(Fault::BareLineEnd), ""),
            ("a\r.\rMAIL FROM:<b>\r\n.\r\n", Err(Fault::BareLineEnd), ""),
            ("a\r\n.\rMAIL FROM:<b>\r\n.\r\n", Err(Fault::BareLineEnd), ""),
            ("a\r\r\n.\r\r\n.\r\n", Err(Fault::BareLineEnd), ""),
            ("a\0b\r\n.\r\n", Err(Fault::Nul), ""),
            (&format!("{}.\r\nx", "0123456789\r\n".repeat(400)), Err(Fault::TooLarge), "x"),
        ] {
            for piece in [1, 2, 3, 7, 10_000] {
                let expected = Some((mail.map(|mail| mail.as_bytes().to_vec()), left.as_bytes().to_vec()));
                assert_eq!(read(given.as_bytes(), piece), expected, "{given:?} by {piece}");
            }
        }
    }

    #[test]
    fn what_is_no_end_leaves_the_mail_open() {
        for given in ["", "a", ".", ".\r", "a\r\n.", "a\n.\n", "a\r\n.\n", "a\n.\r\n", "a\r.\r", "a.\r\n", "\r\n. \r\n"]
        {
            assert_eq!(read(given.as_bytes(), 1), None, "{given:?}");
        }
    }

    proptest! {
        #[test]
        fn a_stuffed_mail_is_read_back(lines in proptest::collection::vec("[a.]{0,20}", 0..30), piece in 1usize..40) {
            let mail: String = lines.iter().map(|line| format!("{line}\r\n")).collect();
            let mut wire: String = lines
                .iter()
                .map(|line| format!("{}{line}\r\n", if line.starts_with('.') { "." } else { "" }))
                .collect();
            wire.push_str(".\r\n");
            prop_assert_eq!(read(wire.as_bytes(), piece), Some((Ok(mail.into_bytes()), Vec::new())));
        }
    }
}
