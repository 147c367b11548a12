//! Messages as other programs read them: what `compose` writes is parsed by five parsers and its signatures are
//! verified by two libraries, none of them ours.
//!
//! The Python and Node readers are used where `VOCATIVE_TEST_PYTHON` names an interpreter with dkimpy and
//! `VOCATIVE_TEST_NODE_MODULES` a folder with mailparser, postal-mime and mailauth. With `VOCATIVE_TEST_OUTSIDE=1`
//! their absence is a failure.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeySize};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mail_parser::{MessageParser, MimeHeaders as _};
use proptest::prelude::*;
use serde_json::{Value, json};
use vocative::message::dkim::{DkimError, Signer};
use vocative::message::{Address, Attachment, Inline, Mailbox, Message, Parts, compose};

/// The key of RFC 8463 appendix A.2.
const ED25519: &str = "-----BEGIN PRIVATE KEY-----\n\
    MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";

/// One mail to write and to find again.
struct Case {
    name: &'static str,
    from: &'static str,
    to_name: Option<&'static str>,
    to: &'static str,
    subject: String,
    text: String,
    html: String,
    files: bool,
}

impl Case {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            from: "Example <no-reply@example.org>",
            to_name: None,
            to: "anna@example.net",
            subject: "Reset your password".into(),
            text: "Hello,\n\nhttps://app.example.org/reset?t=a=b&c=1\n".into(),
            html: "<p>Hello,</p>\n<p><a href=\"https://app.example.org/reset?t=a=b&amp;c=1\">Reset</a></p>\n".into(),
            files: false,
        }
    }

    fn to(&self) -> Mailbox {
        let address = Address::parse(self.to).unwrap();
        Mailbox::new(self.to_name.unwrap_or_default(), address).unwrap()
    }

    fn compose(&self, signers: &[Signer]) -> Message {
        let (from, to) = (Mailbox::parse(self.from).unwrap(), self.to());
        let inline =
            [Inline { cid: "logo@example.org", media_type: "image/png", name: "logo.png", bytes: &[0x89; 200] }];
        let attachments = [
            Attachment { name: "見積書 2026 – final.pdf", media_type: "application/pdf", bytes: &[0; 1000] },
            Attachment { name: "terms.txt", media_type: "text/plain; charset=utf-8", bytes: "Größe\n".as_bytes() },
        ];
        let parts = Parts {
            inline: if self.files { &inline } else { &[] },
            attachments: if self.files { &attachments } else { &[] },
            ..parts(&from, &to, &self.subject, &self.text, &self.html)
        };
        compose(&parts, signers).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    /// What every reader must report. Each reader ends its lines and its bodies in its own way.
    fn expected(&self) -> Value {
        let from = Mailbox::parse(self.from).unwrap();
        let files =
            |name: &str, kind: &str, octets: &[u8]| json!({"name": name, "type": kind, "sha256": sha256(octets)});
        let mut expected = json!({
            "subject": self.subject,
            "from": {"name": from.name, "address": from.address.as_ascii()},
            "to": {"name": self.to_name.unwrap_or_default(), "address": self.to().address.as_ascii()},
            "text": tidy(&self.text),
            "html": tidy(&self.html),
            "links": ["https://app.example.org/reset?t=a=b&c=1"],
            "files": [],
        });
        if self.files {
            expected["files"] = json!([
                files("logo.png", "image/png", &[0x89; 200]),
                files("見積書 2026 – final.pdf", "application/pdf", &[0; 1000]),
                files("terms.txt", "text/plain", "Größe\n".as_bytes()),
            ]);
        }
        expected
    }
}

fn parts<'a>(from: &'a Mailbox, to: &'a Mailbox, subject: &'a str, text: &'a str, html: &'a str) -> Parts<'a> {
    Parts {
        from,
        reply_to: None,
        to,
        subject,
        text,
        html,
        language: "de-AT",
        email: "reset_email",
        digest: "3f2a9c",
        list_unsubscribe: None,
        inline: &[],
        attachments: &[],
        date: "2026-11-22T10:05:09Z".parse().unwrap(),
        unique: "0193f0c2-7b1e",
    }
}

pub fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim_end_matches('\n').to_owned()
}

fn sha256(octets: &[u8]) -> String {
    let hash = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, octets);
    hash.as_ref().iter().map(|octet| format!("{octet:02x}")).collect()
}

/// Mails that mail programs are known to read differently when they are written carelessly.
fn cases() -> Vec<Case> {
    let link = "<a href=\"https://app.example.org/reset?t=a=b&amp;c=1\">x</a>";
    let html = |body: &str| format!("<!doctype html><html><body>{body} {link}</body></html>\n");
    vec![
        Case::new("plain"),
        Case {
            to_name: Some("Frau Dr. Weiß"),
            subject: "Setzen Sie Ihr Passwort zurück, bevor der Link für „Beispiel“ abläuft – in 15 Minuten".into(),
            text: "Grüß Gott,\n\nIhr Link läuft ab.\n".repeat(9),
            html: html("<p style=\"color:#333\">Grüß Gott</p>"),
            ..Case::new("german")
        },
        Case {
            from: "株式会社サンプル <no-reply@例え.テスト>",
            to_name: Some("山田 太郎"),
            to: "taro@例え.テスト",
            subject: "パスワードを再設定してください 👩🏽‍❤️‍💋‍👨🏽".repeat(4),
            text: "山田様\n\nパスワードを再設定してください。\n".repeat(20),
            html: html(&"<p>パスワードを再設定してください。</p>".repeat(20)),
            ..Case::new("japanese")
        },
        Case {
            to_name: Some("أحمد"),
            subject: "إعادة تعيين كلمة المرور الخاصة بك في موقع المثال الكبير جدا".into(),
            text: "مرحبا \u{2068}Ahmed\u{2069}،\n".into(),
            html: html("<p dir=\"rtl\">مرحبا \u{2068}Ahmed\u{2069}،</p>"),
            ..Case::new("arabic")
        },
        Case {
            to_name: Some("प्रिया शर्मा"),
            subject: "कृपया अपना पासवर्ड रीसेट करें: षि क्ष्म्य".into(),
            html: html(&"नमस्ते ".repeat(100)),
            ..Case::new("hindi")
        },
        Case {
            to_name: Some("=?utf-8?q?Eve?="),
            subject: "=?utf-8?q?=0d=0aBcc:x?= and =?us-ascii?b?eA==?=".into(),
            ..Case::new("encoded words in the text")
        },
        Case {
            from: "\"Example, Inc. (Berlin)\" <no-reply@example.org>",
            to_name: Some("Anna \"Anni\" O'Hara; <x> \\ a,b"),
            subject: "Specials: \"a\" <b> (c) @ , ; \\".into(),
            ..Case::new("specials")
        },
        Case {
            subject: "a".repeat(300),
            text: format!("{}\n", "b".repeat(3000)),
            html: html(&"c".repeat(3000)),
            ..Case::new("no place to fold")
        },
        Case {
            subject: "Please confirm the address that you gave when you signed up for the newsletter of Example today"
                .into(),
            ..Case::new("places to fold")
        },
        Case {
            to_name: Some("Z\u{335}\u{335}\u{335}\u{335}\u{335}\u{335}\u{335}algo"),
            subject: format!("z{}", "\u{335}\u{301}".repeat(100)),
            ..Case::new("zalgo")
        },
        Case {
            text: ".\n..\nFrom here\ntrailing \ntab\tin\t\n--=_0193f0c2-7b1e_a--\n\n.\n=20 =\nend".into(),
            html: html(".\n.\r\nFrom there\n--=_0193f0c2-7b1e_a--\n=3D"),
            ..Case::new("lines that something on the way could take for its own")
        },
        Case { text: String::new(), ..Case::new("no text") },
        Case { files: true, html: html("<img src=\"cid:logo@example.org\" alt=\"\">"), ..Case::new("files") },
    ]
}

#[test]
fn a_simple_mail_is_these_bytes() {
    let message = Case { to_name: Some("Anna Weiß"), ..Case::new("golden") }.compose(&[]);
    let expected = [
        "From: Example <no-reply@example.org>",
        "To: =?utf-8?q?Anna_Wei=C3=9F?= <anna@example.net>",
        "Subject: Reset your password",
        "Date: Sun, 22 Nov 2026 10:05:09 +0000",
        "Message-ID: <0193f0c2-7b1e@example.org>",
        "MIME-Version: 1.0",
        "Auto-Submitted: auto-generated",
        "Content-Language: de-AT",
        "X-Vocative-Email: reset_email/3f2a9c",
        "Content-Type: multipart/alternative;",
        " boundary=\"=_0193f0c2-7b1e_a\"",
        "",
        "--=_0193f0c2-7b1e_a",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Language: de-AT",
        "Content-Transfer-Encoding: 7bit",
        "",
        "Hello,",
        "",
        "https://app.example.org/reset?t=a=b&c=1",
        "",
        "--=_0193f0c2-7b1e_a",
        "Content-Type: text/html; charset=utf-8",
        "Content-Language: de-AT",
        "Content-Transfer-Encoding: 7bit",
        "",
        "<p>Hello,</p>",
        "<p><a href=\"https://app.example.org/reset?t=a=b&amp;c=1\">Reset</a></p>",
        "",
        "--=_0193f0c2-7b1e_a--",
        "",
    ]
    .join("\r\n");
    assert_eq!(String::from_utf8(message.bytes).unwrap(), expected);
    assert_eq!(message.message_id, "<0193f0c2-7b1e@example.org>");
    assert_eq!((&*message.envelope.from, &*message.envelope.to), ("no-reply@example.org", "anna@example.net"));
}

#[test]
fn a_mail_with_files_is_mixed_of_related_of_alternative() {
    let bytes = Case { files: true, ..Case::new("files") }.compose(&[]).bytes;
    let mail = MessageParser::new().parse(&bytes).unwrap();
    let tree: Vec<String> = mail
        .parts
        .iter()
        .map(|part| part.content_type().map(|kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default())))
        .map(Option::unwrap_or_default)
        .collect();
    assert_eq!(
        tree,
        [
            "multipart/mixed",
            "multipart/related",
            "multipart/alternative",
            "text/plain",
            "text/html",
            "image/png",
            "application/pdf",
            "text/plain",
        ]
    );
    assert_eq!(mail.parts[5].content_id(), Some("logo@example.org"));
}

#[test]
fn headers_stand_in_a_fixed_order_and_each_once() {
    let (from, to) = (Mailbox::parse("a@example.org").unwrap(), Mailbox::parse("b@example.org").unwrap());
    let reply_to = Mailbox::parse("Help <help@example.org>").unwrap();
    let parts = Parts {
        reply_to: Some(&reply_to),
        list_unsubscribe: Some("https://app.example.org/out?u=1"),
        ..parts(&from, &to, "Hello", "x", "y")
    };
    let message = compose(&parts, &signers()).unwrap();
    let mail = MessageParser::new().parse(&message.bytes).unwrap();
    let names: Vec<&str> = mail.headers_raw().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "DKIM-Signature",
            "DKIM-Signature",
            "From",
            "To",
            "Reply-To",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Auto-Submitted",
            "Content-Language",
            "X-Vocative-Email",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "Content-Type",
        ]
    );
    let raw = |name: &'static str| mail.header_raw(name).map(str::trim);
    assert_eq!(raw("List-Unsubscribe"), Some("<https://app.example.org/out?u=1>"));
    assert_eq!(raw("List-Unsubscribe-Post"), Some("List-Unsubscribe=One-Click"));
    assert_eq!(raw("Reply-To"), Some("Help <help@example.org>"));
}

#[test]
fn the_same_parts_make_the_same_bytes() {
    let signers = signers();
    for case in cases() {
        assert!(case.compose(&signers).bytes == case.compose(&signers).bytes, "{}", case.name);
    }
}

/// The promises of every message, whatever is in it.
pub fn assert_conforms(bytes: &[u8]) {
    assert!(bytes.ends_with(b"\r\n"));
    for line in bytes[..bytes.len() - 2].split(|b| *b == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        assert!(line.len() <= 998 && !line.contains(&b'\r') && !line.contains(&0));
    }
    let crlf = bytes.windows(2).filter(|pair| pair == b"\r\n").count();
    assert_eq!(crlf, bytes.iter().filter(|b| **b == b'\n').count());
    let head = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    for line in String::from_utf8_lossy(&bytes[..head]).split("\r\n") {
        assert!(line.len() <= 78, "{line}");
        for word in line.split([' ', '<']).filter(|word| word.starts_with("=?") && word.ends_with("?=")) {
            assert!(word.len() <= 75, "{word}");
        }
    }
}

#[test]
fn every_message_conforms() {
    let signers = signers();
    for case in cases() {
        assert_conforms(&case.compose(&signers).bytes);
    }
}

#[test]
fn our_parser_reads_every_case() {
    for case in cases() {
        let bytes = case.compose(&[]).bytes;
        let mail = MessageParser::new().parse(&bytes).unwrap();
        let one = |address: Option<&mail_parser::Address<'_>>| {
            let addr = address.and_then(|address| address.first()).unwrap();
            json!({"name": addr.name().unwrap_or_default(), "address": addr.address()})
        };
        let expected = case.expected();
        assert_eq!(mail.subject().unwrap_or_default(), case.subject, "{}", case.name);
        assert_eq!(
            (one(mail.from()), one(mail.to())),
            (expected["from"].clone(), expected["to"].clone()),
            "{}",
            case.name
        );
        assert_eq!(tidy(&mail.body_text(0).unwrap()), tidy(&case.text), "{}", case.name);
        assert_eq!(tidy(&mail.body_html(0).unwrap()), tidy(&case.html), "{}", case.name);
        let names: Vec<_> = mail.attachments().filter_map(|part| part.attachment_name()).collect();
        let expected: Vec<_> =
            expected["files"].as_array().unwrap().iter().filter_map(|file| file["name"].as_str()).collect();
        assert_eq!(names, expected, "{}", case.name);
    }
}

proptest! {
    #[test]
    fn any_parts_conform_and_are_read_back(
        subject in "\\PC{0,200}",
        name in "\\PC{1,80}",
        text in "(\\PC|[\r\n\t. =]|From ){0,200}",
        html in "(\\PC|[\r\n\t. =<>&\"]){0,200}",
    ) {
        let from = Mailbox::parse("Example <no-reply@example.org>").unwrap();
        let address = Address::parse("a@example.org").unwrap();
        // Isolates are format characters, which this generator makes; a mailbox with one cannot be.
        let Ok(to) = Mailbox::new(&name, address) else { return Ok(()) };
        let Ok(message) = compose(&parts(&from, &to, &subject, &text, &html), &[]) else {
            let refused = subject.contains(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{2028}', '\u{2029}']);
            prop_assert!(refused);
            return Ok(());
        };
        assert_conforms(&message.bytes);
        let mail = MessageParser::new().parse(&message.bytes).unwrap();
        prop_assert_eq!(mail.subject().unwrap_or_default(), &subject);
        prop_assert_eq!(mail.to().unwrap().first().unwrap().name(), to.name.as_deref());
        prop_assert_eq!(tidy(&mail.body_text(0).unwrap()), tidy(&text));
        prop_assert_eq!(tidy(&mail.body_html(0).unwrap()), tidy(&html));
    }
}

// ---- Readers and verifiers that are not ours.

/// The value of an environment variable, or nothing; with `VOCATIVE_TEST_OUTSIDE=1` nothing is a failure.
pub fn outside(variable: &str) -> Option<PathBuf> {
    let path = env::var_os(variable).map(PathBuf::from).filter(|path| path.exists());
    assert!(
        !(path.is_none() && env::var("VOCATIVE_TEST_OUTSIDE").is_ok_and(|value| value == "1")),
        "{variable} does not name an existing path, and VOCATIVE_TEST_OUTSIDE=1 demands it"
    );
    path
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite").join(name)
}

pub fn python(arguments: &[&str], files: &[PathBuf]) -> Option<Value> {
    let mut command = Command::new(outside("VOCATIVE_TEST_PYTHON")?);
    command.arg(script("verify.py")).args(arguments).args(files);
    Some(answer(command))
}

pub fn node(arguments: &[&str], files: &[PathBuf]) -> Option<Value> {
    let modules = outside("VOCATIVE_TEST_NODE_MODULES")?;
    let mut command = Command::new("node");
    command.env("VOCATIVE_TEST_NODE_MODULES", modules).arg(script("parse.mjs")).args(arguments).args(files);
    Some(answer(command))
}

fn answer(mut command: Command) -> Value {
    let output = command.output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {errors}"))
}

/// Writes one file a message into the folder.
pub fn written(folder: &Path, messages: &[Vec<u8>]) -> Vec<PathBuf> {
    let write = |(index, bytes): (usize, &Vec<u8>)| {
        let path = folder.join(format!("{index}.eml"));
        std::fs::write(&path, bytes).unwrap();
        path
    };
    messages.iter().enumerate().map(write).collect()
}

/// Compares what a reader made of the cases with what went into them.
fn assert_read(reader: &str, answer: Option<Value>, cases: &[Case]) {
    let Some(answer) = answer else { return };
    let answers = answer.as_array().unwrap();
    assert_eq!(answers.len(), cases.len(), "{reader}");
    for (case, read) in cases.iter().zip(answers) {
        let mut read = read.clone();
        for body in ["text", "html"] {
            read[body] = tidy(read[body].as_str().unwrap_or_default()).into();
        }
        for mailbox in ["from", "to"] {
            if read[mailbox]["name"].is_null() {
                read[mailbox]["name"] = "".into();
            }
            // Some readers show domains in Unicode.
            let address = Address::parse(read[mailbox]["address"].as_str().unwrap_or_default());
            read[mailbox]["address"] = address.map(|address| address.as_ascii().to_owned()).unwrap_or_default().into();
        }
        assert_eq!(read, case.expected(), "{reader}: {}", case.name);
    }
}

#[test]
fn four_other_parsers_read_what_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let cases = cases();
    let files = written(folder.path(), &cases.iter().map(|case| case.compose(&[]).bytes).collect::<Vec<_>>());
    for policy in ["default", "compat32"] {
        assert_read(policy, python(&[policy], &files), &cases);
    }
    for package in ["mailparser", "postal-mime"] {
        assert_read(package, node(&[package], &files), &cases);
    }
}

#[test]
fn an_address_that_needs_smtputf8_is_read_by_others() {
    let folder = tempfile::tempdir().unwrap();
    let cases = [Case { to_name: Some("用户"), to: "用户@例え.テスト", ..Case::new("smtputf8") }];
    let message = cases[0].compose(&[]);
    assert!(message.needs_smtputf8);
    let files = written(folder.path(), &[message.bytes]);
    assert_read("default", python(&["default"], &files), &cases);
    assert_read("compat32", python(&["compat32"], &files), &cases);
    assert_read("postal-mime", node(&["postal-mime"], &files), &cases);
}

fn rsa_pkcs8() -> Vec<u8> {
    let key = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
    let der: Pkcs8V1Der<'_> = key.as_der().unwrap();
    der.as_ref().to_vec()
}

fn pem(label: &str, der: &[u8]) -> String {
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", STANDARD.encode(der))
}

pub fn signers() -> Vec<Signer> {
    vec![
        Signer::from_pem("example.org", "ed", ED25519).unwrap(),
        Signer::from_pem("example.org", "rsa", &pem("PRIVATE KEY", &rsa_pkcs8())).unwrap(),
    ]
}

pub fn records(folder: &Path, signers: &[Signer]) -> String {
    let table: serde_json::Map<String, Value> =
        signers.iter().map(|signer| (signer.dns_name(), signer.dns_record().unwrap().into())).collect();
    let path = folder.join("dns.json");
    std::fs::write(&path, Value::from(table).to_string()).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn two_other_libraries_verify_both_signatures_of_every_case() {
    let folder = tempfile::tempdir().unwrap();
    let (signers, cases) = (signers(), cases());
    let files = written(folder.path(), &cases.iter().map(|case| case.compose(&signers).bytes).collect::<Vec<_>>());
    let dns = records(folder.path(), &signers);
    let expected = Value::from(vec![json!([true, true]); cases.len()]);
    for (verifier, answer) in [("dkimpy", python(&["dkim", &dns], &files)), ("mailauth", node(&["dkim", &dns], &files))]
    {
        if let Some(answer) = answer {
            assert_eq!(answer, expected, "{verifier}");
        }
    }
}

#[test]
fn two_other_libraries_see_every_change_of_what_was_signed() {
    let folder = tempfile::tempdir().unwrap();
    let signers = signers();
    let signed =
        String::from_utf8(Case { text: "The code is 123456.\n".into(), ..Case::new("signed") }.compose(&signers).bytes)
            .unwrap();
    let changed: Vec<Vec<u8>> = [
        signed.replace("123456", "654321"),
        signed.replace("\r\nSubject: Reset", "\r\nSubject: Reject"),
        signed.replace("\r\nSubject:", "\r\nSubject: Another\r\nSubject:"),
        signed.replace("\r\nFrom:", "\r\nFrom: eve@example.com\r\nFrom:"),
        signed.replace("\r\nMessage-ID:", "\r\nMessage-ID: <x@example.com>\r\nMessage-ID:"),
        format!("{signed}More.\r\n"),
        signed.replace("_a\"\r\n", "_b\"\r\n"),
    ]
    .into_iter()
    .map(String::into_bytes)
    .collect();
    assert!(changed.iter().all(|bytes| bytes != signed.as_bytes()));
    let files = written(folder.path(), &changed);
    let dns = records(folder.path(), &signers);
    let expected = Value::from(vec![json!([false, false]); changed.len()]);
    for (verifier, answer) in [("dkimpy", python(&["dkim", &dns], &files)), ("mailauth", node(&["dkim", &dns], &files))]
    {
        if let Some(answer) = answer {
            assert_eq!(answer, expected, "{verifier}");
        }
    }
}

#[test]
fn rsa_keys_come_as_pkcs8_and_as_pkcs1() {
    let der = rsa_pkcs8();
    // Version and algorithm of PKCS#8 are 26 octets in front of the PKCS#1 key (RFC 5208 section 5).
    let both = [("PRIVATE KEY", &der[..]), ("RSA PRIVATE KEY", &der[26..])]
        .map(|(label, der)| Signer::from_pem("example.org", "rsa", &pem(label, der)).unwrap());
    let case = Case::new("rsa");
    let [first, second] = both.map(|signer| case.compose(&[signer]).bytes);
    assert!(first == second);
    let head = String::from_utf8(first).unwrap();
    assert!(
        head.starts_with(
            "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n d=example.org;\r\n s=rsa; t=1795341909;\r\n"
        ),
        "{head}"
    );
    assert!(!head.contains(" l="));
}

#[test]
fn rsa_keys_below_2048_bits_are_refused() {
    const SMALL: &str = "\
        -----BEGIN RSA PRIVATE KEY-----\n\
        MIICXAIBAAKBgQC6JlY9nB4nJGPj4qLasqY34sDkDI0J5gDvGOT1zHUObsNnbDJ5\n\
        aMZmmidO/nVM0alEllnojB//jjBrTh952E71KFk2HX1DJnF2+t81eBsf9HcE2/MJ\n\
        Mb0nV9TZlpY6WVEkSnK/SpbDdmAp6EyiwZmB9XeUomQnquTC3orQTMjLYQIDAQAB\n\
        AoGAJ0hLzriRTGVLhx2ejFRC62w4lGdpo/sbm1k/h/dbhG4vYjXc+O35YFGLlgnw\n\
        qwNbmxO3aXGYlw9kfGCCF+5jytBUcchXN9HcKQ0pn22chTSp5v6pF5xOJK5sDGAi\n\
        z8rg7nJiXG3YcwBw5awBuhmcSe/2DaLq5OInXL1WaQt0kBkCQQDafrE4OlQmyoiy\n\
        SwiiXLycyO64MdLgH3sRdwtUJjX2blGoFUcbEsiTRrfBPKmZoGGCoQKztDZbqRZP\n\
        Wj4fF9bXAkEA2hpN3iwDv1jWMgVDZRcAShwefvkI572RF0yc+y/vZq+PrQyZwoJy\n\
        TN7D/T1lYXWi+tp29pAbt1TeaeNpiC2AhwJAalQfQEK6cwo7DbEQKZtBunbaHU85\n\
        1RHc3Tn2jGPv/NXg7RA1w0oXy/wtLl+sFXQEIALlArjffynBDqrW8mCyjwJBALtj\n\
        pkuhHYcl2MMZapJMdN830aveZBxX73VJSgc3ZEWhyZwxG1rXoUUSkOnf+l8GJ4XI\n\
        djXaEzYtIPtxfJaYIbkCQCGXDlMQcWvl3ucdX1zS4CPChgqfSNrvbQv9fO9m08NC\n\
        Y54V5JaW3TV083Ju5EOngU+TTRbJtWGsjk9h4hQhAXg=\n\
        -----END RSA PRIVATE KEY-----\n";
    assert_eq!(Signer::from_pem("example.org", "rsa", SMALL).unwrap_err(), DkimError::TooSmall);
}
