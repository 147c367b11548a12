//! One mailbox, read strictly.
//!
//! Mail programs disagree about the odd corners of RFC 5322 addresses, and every disagreement is a way to send
//! a reset link to somebody else. [`Address`] therefore accepts only the part of the grammar on which all of
//! them agree: a dot-atom, an `@`, a host name. What it accepts is kept in one canonical spelling, and no
//! error, `Debug` output or [`Address::redacted`] text repeats the address itself.

use std::fmt;

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The longest local part in octets (RFC 5321 section 4.5.3.1.1).
const LOCAL_LIMIT: usize = 64;
/// The longest address in octets: a path of 256 less its angle brackets (RFC 5321 section 4.5.3.1.3).
const ADDRESS_LIMIT: usize = 254;
/// The longest display name in octets. A header holds more, but no person is called that.
const NAME_LIMIT: usize = 1024;

/// Why a text is not an address that mail can be sent to. The text itself is never repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AddressError {
    /// Nothing was given.
    #[error("the address is empty")]
    Empty,
    /// A comma, a semicolon or a second `@`: more than one mailbox.
    #[error("the address names more than one mailbox; one email has one recipient")]
    Several,
    /// No `@`.
    #[error("the address has no @")]
    NoAt,
    /// Nothing stands before the `@`.
    #[error("the address has nothing before the @")]
    NoLocal,
    /// More than 64 octets before the `@` (RFC 5321 section 4.5.3.1.1).
    #[error("the address has more than 64 octets before the @")]
    LocalTooLong,
    /// A dot at the start or end of the local part, or two in a row (RFC 5322 section 3.2.3).
    #[error("the address has a misplaced dot before the @")]
    LocalDots,
    /// A quoted local part.
    #[error("the address has quotes before the @, which mail programs read differently")]
    Quoted,
    /// Something that looks like an encoded word (RFC 2047) inside the address.
    #[error("the address contains an encoded word (=?...?=)")]
    EncodedWord,
    /// `%` or `!`, with which old relays route to another host.
    #[error("the address contains a routing character (% or !)")]
    Routing,
    /// An IP address for a domain.
    #[error("the address has an IP address in place of a domain name")]
    Literal,
    /// A character that no part of an address may have.
    #[error("the address contains {}, which is not accepted there", Code(*.0))]
    Character(char),
    /// A character that mail programs or name servers replace by another one (fullwidth, ligature, sign).
    #[error("the address contains {}, which stands for another character", Code(*.0))]
    Compatibility(char),
    /// A dot at the end of the domain.
    #[error("the domain of the address ends in a dot")]
    TrailingDot,
    /// Only one label, and that is not `localhost`.
    #[error("the domain of the address has only one label")]
    SingleLabel,
    /// Not a host name (RFC 1123 section 2.1) or not valid under UTS #46.
    #[error("the domain of the address is not a valid domain name")]
    Domain,
    /// More than 254 octets in all (RFC 5321 section 4.5.3.1.3).
    #[error("the address is longer than 254 octets")]
    TooLong,
    /// Neither `address` nor `Name <address>`.
    #[error("the mailbox is not of the form: Name <address>")]
    Form,
    /// The display name is not usable in a header.
    #[error("the display name contains {}, which a header cannot carry", Code(*.0))]
    Name(char),
    /// The display name is longer than 1024 octets.
    #[error("the display name is longer than 1024 octets")]
    NameTooLong,
}

/// Prints a character by its code point only, so that an error never carries a piece of an address.
struct Code(char);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "U+{:04X}", u32::from(self.0))
    }
}

/// One mailbox: a local part and a domain, checked and in canonical spelling.
///
/// The local part keeps its case and is in Unicode NFC (RFC 6532 section 3.1); the domain is lower-case and in
/// A-labels (RFC 5890 section 2.3.2.1), converted once, here. The whole is at most 254 octets long.
///
/// ```
/// use vocative::message::{Address, AddressError};
///
/// let address = Address::parse("Anna@Bücher.example")?;
/// assert_eq!(address.as_ascii(), "Anna@xn--bcher-kva.example");
/// assert_eq!(Address::parse("a@b.example,c@d.example"), Err(AddressError::Several));
/// # Ok::<(), AddressError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address {
    text: String,
    at: usize,
}

impl Address {
    /// Reads one address.
    ///
    /// # Errors
    ///
    /// Refuses everything but one dot-atom (RFC 5322 section 3.2.3, letters and digits of any script as by RFC
    /// 6531), an `@` and a domain name of two labels or more (or `localhost`): quoted local parts, encoded
    /// words, `%` and `!`, address literals, trailing dots, white space, controls, and characters that only
    /// stand for others.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let (local, domain) = split(text)?;
        let local = local_part(local)?;
        let domain = domain_part(domain)?;
        let at = local.len();
        if at + 1 + domain.len() > ADDRESS_LIMIT {
            return Err(AddressError::TooLong);
        }
        Ok(Self { text: format!("{local}@{domain}"), at })
    }

    /// The address as it goes into the envelope and into headers: the domain in A-labels. It is ASCII
    /// throughout exactly when [`Address::is_ascii_local`] holds; otherwise the local part is raw UTF-8 and the
    /// relay must offer SMTPUTF8 (RFC 6531).
    #[must_use]
    pub fn as_ascii(&self) -> &str {
        &self.text
    }

    /// Whether the local part is ASCII, so that any relay can take the address.
    #[must_use]
    pub fn is_ascii_local(&self) -> bool {
        self.local().is_ascii()
    }

    /// What stands before the `@`, in its own case.
    #[must_use]
    pub fn local(&self) -> &str {
        &self.text[..self.at]
    }

    /// What stands after the `@`: lower-case A-labels.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.text[self.at + 1..]
    }

    /// A key under which spellings that nearly every provider delivers to one mailbox are equal: the local part in
    /// lower case. It is for limits and comparisons only; mail always goes to the address as given.
    #[must_use]
    pub fn canonical(&self) -> String {
        format!("{}@{}", self.local().to_lowercase(), self.domain())
    }

    /// The address for logs and errors: the domain only.
    #[must_use]
    pub fn redacted(&self) -> String {
        format!("…@{}", self.domain())
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({})", self.redacted())
    }
}

/// An address with the name shown beside it (RFC 5322 section 3.4 `name-addr`).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Mailbox {
    /// The display name as people read it, unencoded; `None` shows the bare address.
    pub name: Option<String>,
    /// Where the mail goes.
    pub address: Address,
}

impl Mailbox {
    /// Reads `address`, `Name <address>` or `"Name, with specials" <address>`. The name is plain Unicode: what
    /// looks like an encoded word is kept as those characters.
    ///
    /// # Errors
    ///
    /// As [`Address::parse`]; also refuses lists and groups, comments, an unquoted name with a special character
    /// (a comma there would make two mailboxes of it), and names with characters that a header cannot carry.
    ///
    /// ```
    /// use vocative::message::{AddressError, Mailbox};
    ///
    /// let mailbox = Mailbox::parse("Example <no-reply@example.org>")?;
    /// assert_eq!(mailbox.name.as_deref(), Some("Example"));
    /// assert_eq!(mailbox.to_text(), "Example <no-reply@example.org>");
    /// # Ok::<(), AddressError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim_matches(' ');
        if !text.contains(['<', '"']) {
            return Address::parse(text).map(Self::from);
        }
        let (name, rest) = display_name(text)?;
        let address = rest.strip_suffix('>').ok_or(match rest.find('>') {
            Some(end) if rest[end..].contains([',', ';', '@']) => AddressError::Several,
            _ => AddressError::Form,
        })?;
        if address.contains('>') {
            return Err(AddressError::Several);
        }
        Self::new(&name, Address::parse(address)?)
    }

    /// A mailbox from a display name and an address; a name of spaces alone is none.
    ///
    /// # Errors
    ///
    /// When the name is too long or has a character that a header cannot carry.
    pub fn new(name: &str, address: Address) -> Result<Self, AddressError> {
        if let Some(found) = name.chars().find(|c| super::header::is_refused(*c)) {
            return Err(AddressError::Name(found));
        }
        if name.len() > NAME_LIMIT {
            return Err(AddressError::NameTooLong);
        }
        let name = name.trim();
        Ok(Self { name: (!name.is_empty()).then(|| name.to_owned()), address })
    }

    /// The mailbox in the form that [`Mailbox::parse`] reads, for people and JSON; not an encoded header.
    #[must_use]
    pub fn to_text(&self) -> String {
        match &self.name {
            None => self.address.as_ascii().to_owned(),
            Some(name) if name.contains(NAME_SPECIALS) => {
                let escaped = name.replace('\\', "\\\\").replace('"', "\\\"");
                format!("\"{escaped}\" <{}>", self.address.as_ascii())
            }
            Some(name) => format!("{name} <{}>", self.address.as_ascii()),
        }
    }
}

impl From<Address> for Mailbox {
    fn from(address: Address) -> Self {
        Self { name: None, address }
    }
}

impl fmt::Debug for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mailbox({})", self.address.redacted())
    }
}

/// What needs quotes in a display name (RFC 5322 section 3.2.3 `specials`, less the dot of `Dr.`).
const NAME_SPECIALS: [char; 11] = ['(', ')', '<', '>', '[', ']', ':', ';', '@', ',', '"'];

/// Reads the display name in front of `<` and returns it with what follows the `<`.
fn display_name(text: &str) -> Result<(String, &str), AddressError> {
    let mut name = String::new();
    let mut quoted = false;
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            _ if super::header::is_refused(c) => return Err(AddressError::Name(c)),
            '"' => quoted = !quoted,
            '\\' if quoted => name.push(chars.next().ok_or(AddressError::Form)?.1),
            _ if quoted => name.push(c),
            '<' => return Ok((name, &text[at + 1..])),
            ',' | ';' => return Err(AddressError::Several),
            '\\' => return Err(AddressError::Form),
            _ if NAME_SPECIALS.contains(&c) => return Err(AddressError::Form),
            _ => name.push(c),
        }
    }
    Err(AddressError::Form)
}

/// Splits at the one `@`, after refusing what would make the place of that `@` a matter of opinion.
fn split(text: &str) -> Result<(&str, &str), AddressError> {
    if text.is_empty() {
        return Err(AddressError::Empty);
    }
    if text.starts_with('"') {
        return Err(AddressError::Quoted);
    }
    if text.contains("=?") {
        return Err(AddressError::EncodedWord);
    }
    if text.contains([',', ';']) {
        return Err(AddressError::Several);
    }
    if let Some(c) = text.chars().find(|c| c.is_control() || c.is_whitespace()) {
        return Err(AddressError::Character(c));
    }
    if let Some(c) = text.chars().find(|c| is_stand_in(*c)) {
        return Err(AddressError::Compatibility(c));
    }
    let (local, domain) = text.split_once('@').ok_or(AddressError::NoAt)?;
    if domain.contains('@') {
        return Err(AddressError::Several);
    }
    Ok((local, domain))
}

/// Whether normalization turns the character into another one: fullwidth forms, ligatures, superscripts, and the
/// few signs (Kelvin, Angstrom, Greek question mark) that even NFC replaces. `mi\u{212a}e@` must not become
/// `mike@`, another person's mailbox.
fn is_stand_in(c: char) -> bool {
    if c.is_ascii() {
        return false;
    }
    let compatible = |c: char| std::iter::once(c).nfkc().eq(std::iter::once(c).nfc());
    let becomes_ascii = |c: char| std::iter::once(c).nfc().any(|c| c.is_ascii());
    !compatible(c) || becomes_ascii(c)
}

fn local_part(local: &str) -> Result<String, AddressError> {
    if local.is_empty() {
        return Err(AddressError::NoLocal);
    }
    if let Some(c) = local.chars().find(|c| !is_local(*c)) {
        return Err(match c {
            '"' => AddressError::Quoted,
            '%' | '!' => AddressError::Routing,
            _ => AddressError::Character(c),
        });
    }
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return Err(AddressError::LocalDots);
    }
    if local.starts_with(is_combining_mark) {
        return Err(AddressError::Character(local.chars().next().unwrap_or_default()));
    }
    let local: String = local.nfc().collect();
    if local.len() > LOCAL_LIMIT {
        return Err(AddressError::LocalTooLong);
    }
    Ok(local)
}

/// `atext` and the dot of RFC 5322 section 3.2.3 without the routing characters; beyond ASCII only letters, marks
/// and digits, so that no invisible character makes two addresses look alike.
fn is_local(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => true,
        _ if c.is_ascii() => "#$&'*+-/=?^_`{|}~.".contains(c),
        _ => c.is_alphanumeric() || is_combining_mark(c),
    }
}

fn domain_part(domain: &str) -> Result<String, AddressError> {
    if domain.starts_with('[') {
        return Err(AddressError::Literal);
    }
    if domain.ends_with('.') {
        return Err(AddressError::TrailingDot);
    }
    if domain.contains(['%', '!']) {
        return Err(AddressError::Routing);
    }
    if let Some(c) = domain.chars().find(|c| c.is_ascii() && !is_host(*c)) {
        return Err(AddressError::Character(c));
    }
    let ascii = to_ascii(domain)?;
    let Some((_, top)) = ascii.rsplit_once('.') else {
        return match ascii.as_str() {
            "localhost" => Ok(ascii),
            _ => Err(AddressError::SingleLabel),
        };
    };
    // No top-level domain starts with a digit (RFC 1123 section 2.1 as read by RFC 3696 section 2); what does is
    // an IPv4 address in one of its spellings.
    if top.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(AddressError::Literal);
    }
    Ok(ascii)
}

fn is_host(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '.'
}

/// Converts to A-labels by UTS #46 (non-transitional, STD3 rules), and refuses a name of which the conversion
/// changed more than the case: soft hyphens, ideographic full stops and the like are mapped away silently there.
fn to_ascii(domain: &str) -> Result<String, AddressError> {
    let uts46 = Uts46::new();
    let ascii = uts46
        .to_ascii(domain.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Verify)
        .map_err(|_| AddressError::Domain)?;
    if !domain.is_ascii() {
        let (shown, valid) = uts46.to_unicode(ascii.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast);
        let same = domain.split('.').count() == shown.split('.').count()
            && domain.split('.').zip(shown.split('.')).all(|(given, shown)| {
                given.to_ascii_lowercase().starts_with("xn--")
                    || given.nfc().flat_map(char::to_lowercase).nfc().eq(shown.chars())
            });
        if valid.is_err() || !same {
            return Err(AddressError::Domain);
        }
    }
    Ok(ascii.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_addresses_are_kept_with_the_domain_in_a_labels() {
        for (given, expected) in [
            ("anna@example.org", "anna@example.org"),
            ("Anna.Weiss+reset@EXAMPLE.Org", "Anna.Weiss+reset@example.org"),
            ("o'brien@example.ie", "o'brien@example.ie"),
            ("a@localhost", "a@localhost"),
            ("_x-{y}~@a-b.example", "_x-{y}~@a-b.example"),
            ("user@bücher.example", "user@xn--bcher-kva.example"),
            ("user@BÜCHER.example", "user@xn--bcher-kva.example"),
            ("user@xn--bcher-kva.example", "user@xn--bcher-kva.example"),
            ("user@faß.example", "user@xn--fa-hia.example"),
            ("user@例え.テスト", "user@xn--r8jz45g.xn--zckzah"),
            ("user@مثال.إختبار", "user@xn--mgbh0fb.xn--kgbechtv"),
            ("user@उदाहरण.परीक्षा", "user@xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g"),
            ("m\u{131}ke@example.org", "m\u{131}ke@example.org"),
            ("用户@example.cn", "用户@example.cn"),
            ("जयन्त@example.in", "जयन्त@example.in"),
            ("jose\u{301}@example.org", "jos\u{e9}@example.org"),
        ] {
            assert_eq!(Address::parse(given).as_ref().map(Address::as_ascii), Ok(expected), "{given}");
        }
    }

    #[test]
    fn everything_that_two_programs_could_read_differently_is_refused() {
        use AddressError as E;
        for (given, expected) in [
            ("", E::Empty),
            ("anna", E::NoAt),
            ("@example.org", E::NoLocal),
            ("anna@", E::Domain),
            ("a@b.example,c@d.example", E::Several),
            ("a@b.example;c@d.example", E::Several),
            ("a@b.example@c.example", E::Several),
            ("a@b.example>", E::Character('>')),
            ("<a@b.example>", E::Character('<')),
            ("a b@c.example", E::Character(' ')),
            (" a@c.example", E::Character(' ')),
            ("a@c.example\n", E::Character('\n')),
            ("a@c.example\r\nBcc: x@y.example", E::Character('\r')),
            ("a\0@c.example", E::Character('\0')),
            ("a\u{7f}@c.example", E::Character('\u{7f}')),
            ("a\u{85}@c.example", E::Character('\u{85}')),
            ("a\u{2028}@c.example", E::Character('\u{2028}')),
            ("a\u{a0}@c.example", E::Character('\u{a0}')),
            ("a\u{200b}@c.example", E::Character('\u{200b}')),
            ("a\u{202e}@c.example", E::Character('\u{202e}')),
            ("a\u{e0041}@c.example", E::Character('\u{e0041}')),
            ("\u{301}a@c.example", E::Character('\u{301}')),
            ("=?utf-8?q?a=40evil.test=3e?=@x.example", E::EncodedWord),
            ("\"b@evil.test\"@x.example", E::Quoted),
            ("\"a> BODY=8BITMIME\"@x.example", E::Quoted),
            ("a\"b@x.example", E::Quoted),
            ("a%b@x.example", E::Routing),
            ("host!a@x.example", E::Routing),
            ("a@[127.0.0.1]", E::Literal),
            ("a@127.0.0.1", E::Literal),
            ("a@0x7f.1", E::Literal),
            ("a@1.2.3.0x4", E::Literal),
            ("a@example.org.", E::TrailingDot),
            ("a@example", E::SingleLabel),
            ("a@.example", E::Domain),
            ("a@b..example", E::Domain),
            ("a@-b.example", E::Domain),
            ("a@b-.example", E::Domain),
            ("a@b_c.example", E::Character('_')),
            ("a@b(c).example", E::Character('(')),
            ("a@xn--a.example", E::Domain),
            (".a@x.example", E::LocalDots),
            ("a.@x.example", E::LocalDots),
            ("a..b@x.example", E::LocalDots),
            ("a(b)@x.example", E::Character('(')),
            ("a:b@x.example", E::Character(':')),
            ("a\\b@x.example", E::Character('\\')),
            ("\u{ff21}@x.example", E::Compatibility('\u{ff21}')),
            ("a\u{ff20}x.example", E::Compatibility('\u{ff20}')),
            ("a@\u{ff58}.example", E::Compatibility('\u{ff58}')),
            ("a@b\u{ff0e}example", E::Compatibility('\u{ff0e}')),
            ("mi\u{212a}e@x.example", E::Compatibility('\u{212a}')),
            ("\u{fb01}n@x.example", E::Compatibility('\u{fb01}')),
            ("a@b\u{3002}example", E::Domain),
            ("a@b\u{ad}c.example", E::Domain),
            ("a@b\u{200d}c.example", E::Domain),
            ("a@b\u{fe0f}c.example", E::Domain),
        ] {
            assert_eq!(Address::parse(given).map(|a| a.text), Err(expected), "{given:?}");
        }
    }

    #[test]
    fn lengths_are_octets_of_the_wire_form() {
        let local = |n: usize| Address::parse(&format!("{}@x.example", "a".repeat(n))).map(|a| a.at);
        assert_eq!(local(64), Ok(64));
        assert_eq!(local(65), Err(AddressError::LocalTooLong));
        let accented = Address::parse(&format!("{}@x.example", "é".repeat(33)));
        assert_eq!(accented.map(|a| a.at), Err(AddressError::LocalTooLong));

        let domain = |n: usize| {
            let mut labels = ["b".repeat(63), "c".repeat(63), "d".repeat(63)].join(".");
            labels.push('.');
            labels.push_str(&"e".repeat(n - labels.len()));
            Address::parse(&format!("a@{labels}")).map(|a| a.text.len())
        };
        assert_eq!(domain(252), Ok(254));
        assert_eq!(domain(253), Err(AddressError::TooLong));
        assert_eq!(domain(255), Err(AddressError::Domain));
        let label = Address::parse(&format!("a@{}.example", "b".repeat(64)));
        assert_eq!(label.map(|a| a.at), Err(AddressError::Domain));
    }

    #[test]
    fn nothing_printed_by_accident_repeats_the_local_part() {
        let address = Address::parse("secret.person@example.org").unwrap();
        assert_eq!(address.redacted(), "…@example.org");
        assert!(!format!("{address:?}").contains("secret"));
        assert!(!format!("{:?}", Mailbox::from(address)).contains("secret"));
        let error = Address::parse("secret person@example.org").unwrap_err();
        assert_eq!(error.to_string(), "the address contains U+0020, which is not accepted there");
    }

    #[test]
    fn canonical_folds_case_and_the_address_does_not() {
        let address = Address::parse("Anna@Example.org").unwrap();
        assert_eq!(address.as_ascii(), "Anna@example.org");
        assert_eq!(address.canonical(), "anna@example.org");
    }

    #[test]
    fn a_mailbox_is_an_address_with_or_without_a_name() {
        for (given, name, address) in [
            ("anna@example.org", None, "anna@example.org"),
            ("  anna@example.org ", None, "anna@example.org"),
            ("<anna@example.org>", None, "anna@example.org"),
            ("Example <no-reply@example.org>", Some("Example"), "no-reply@example.org"),
            ("Dr. Ann O'Hara <a@b.example>", Some("Dr. Ann O'Hara"), "a@b.example"),
            ("\"Example, Inc.\" <a@b.example>", Some("Example, Inc."), "a@b.example"),
            ("\"a \\\"b\\\" \\\\c\" <a@b.example>", Some("a \"b\" \\c"), "a@b.example"),
            ("山田 太郎 <a@例え.テスト>", Some("山田 太郎"), "a@xn--r8jz45g.xn--zckzah"),
            ("=?utf-8?q?x?= <a@b.example>", Some("=?utf-8?q?x?="), "a@b.example"),
        ] {
            let mailbox = Mailbox::parse(given).unwrap();
            assert_eq!((mailbox.name.as_deref(), mailbox.address.as_ascii()), (name, address), "{given}");
            assert_eq!(Mailbox::parse(&mailbox.to_text()).unwrap(), mailbox, "{given}");
        }
    }

    #[test]
    fn a_mailbox_is_never_a_list_a_group_or_a_comment() {
        use AddressError as E;
        for (given, expected) in [
            ("a@b.example, c@d.example", E::Several),
            ("A <a@b.example>, C <c@d.example>", E::Several),
            ("A <a@b.example> C <c@d.example>", E::Several),
            ("A <a@b.example>>", E::Several),
            ("Example, Inc. <a@b.example>", E::Several),
            ("Group: <a@b.example>;", E::Form),
            ("a@b.example <c@d.example>", E::Form),
            ("(comment) A <a@b.example>", E::Form),
            ("A <a@b.example", E::Form),
            ("\"A <a@b.example>", E::Form),
            ("A\r\nBcc: x <a@b.example>", E::Name('\r')),
            ("A\u{2067} <a@b.example>", E::Name('\u{2067}')),
            ("A <a@b.example\r\n>", E::Character('\r')),
            ("A <>", E::Empty),
        ] {
            assert_eq!(Mailbox::parse(given).map(|m| m.name), Err(expected), "{given:?}");
        }
        let long = format!("{} <a@b.example>", "x".repeat(1025));
        assert_eq!(Mailbox::parse(&long).map(|m| m.name), Err(E::NameTooLong));
    }
}
