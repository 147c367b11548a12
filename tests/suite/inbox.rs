//! The inbox over real TCP: what counts as a mail, what is refused, and how long one waits.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use vocative::inbox::{Inbox, Limits};
use vocative::message::{Inline, Mailbox, Parts, compose};

async fn inbox() -> Inbox {
    inbox_with(Limits::default()).await
}

async fn inbox_with(limits: Limits) -> Inbox {
    Inbox::listen_with("127.0.0.1:0", || jiff::Timestamp::UNIX_EPOCH, limits).await.unwrap()
}

/// A client that sends octets as told and collects what comes back.
struct Client {
    stream: TcpStream,
    heard: String,
}

impl Client {
    async fn connect(inbox: &Inbox) -> Self {
        let stream = TcpStream::connect(inbox.addr()).await.unwrap();
        let mut client = Self { stream, heard: String::new() };
        assert_eq!(client.reply().await, "220 localhost ESMTP Vocative inbox");
        client
    }

    async fn send(&mut self, octets: impl AsRef<[u8]>) {
        self.stream.write_all(octets.as_ref()).await.unwrap();
    }

    /// The last line of the next reply.
    async fn reply(&mut self) -> String {
        loop {
            while let Some((line, rest)) = self.heard.split_once("\r\n") {
                let (line, rest) = (line.to_owned(), rest.to_owned());
                self.heard = rest;
                if line.as_bytes().get(3) != Some(&b'-') {
                    return line;
                }
            }
            let mut octets = [0; 4096];
            let read = self.stream.read(&mut octets).await.unwrap();
            assert!(read > 0, "closed after {:?}", self.heard);
            self.heard.push_str(std::str::from_utf8(&octets[..read]).unwrap());
        }
    }

    async fn say(&mut self, line: &str) -> String {
        self.send(format!("{line}\r\n")).await;
        self.reply().await
    }

    /// Goes as far as the mail itself.
    async fn data(&mut self) {
        self.send("EHLO test\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n").await;
        for code in ["250 ", "250 2.1.0", "250 2.1.5", "354 "] {
            let reply = self.reply().await;
            assert!(reply.starts_with(code), "{reply}");
        }
    }

    /// Whether the other side has closed.
    async fn is_closed(&mut self) -> bool {
        let mut rest = Vec::new();
        self.stream.read_to_end(&mut rest).await.is_ok()
    }
}

#[tokio::test]
async fn a_mail_of_ours_arrives_byte_for_byte_and_is_taken_apart() {
    let inbox = inbox().await;
    let from = Mailbox::parse("Beispiel GmbH <no-reply@example.org>").unwrap();
    let to = Mailbox::parse("Anna Weiß <anna@example.net>").unwrap();
    let inline = [Inline { cid: "logo", media_type: "image/png", name: "logo.png", bytes: b"\x89PNG" }];
    let message = compose(
        &Parts {
            from: &from,
            reply_to: None,
            to: &to,
            subject: "Ihr Code für Beispiel",
            text: "Ihr Code ist 483920.\n.\nhttps://app.example.org/reset?t=123456789\n",
            html: "<p>Ihr Code ist 483920. <a href=\"https://app.example.org/reset?t=1&amp;u=2\">Weiter</a></p>",
            language: "de-AT",
            email: "reset_email",
            digest: "3f2a",
            list_unsubscribe: None,
            inline: &inline,
            attachments: &[],
            date: "2026-11-22T10:05:09Z".parse().unwrap(),
            unique: "0193f0c2",
        },
        &[],
    )
    .unwrap();

    let mut client = Client::connect(&inbox).await;
    client.data().await;
    let stuffed = String::from_utf8(message.bytes.clone()).unwrap().replace("\r\n.", "\r\n..");
    client.send(format!("{stuffed}.\r\n")).await;
    assert_eq!(client.reply().await, "250 2.0.0 Kept as 1");
    assert_eq!(client.say("QUIT").await, "221 2.0.0 Goodbye");
    assert!(client.is_closed().await);

    let mail = inbox.mail(1).unwrap();
    assert_eq!(mail.raw, message.bytes);
    assert_eq!(mail.received_at, jiff::Timestamp::UNIX_EPOCH);
    assert_eq!((&*mail.envelope_from, &*mail.to), ("a@example.org", &["b@example.org".to_owned()][..]));
    let from = mail.from.clone().unwrap();
    assert_eq!((from.name.as_deref(), &*from.address), (Some("Beispiel GmbH"), "no-reply@example.org"));
    assert_eq!(mail.header_to[0].name.as_deref(), Some("Anna Weiß"));
    assert_eq!(mail.subject, "Ihr Code für Beispiel");
    assert_eq!(mail.date, "2026-11-22T10:05:09Z".parse().ok());
    assert_eq!(mail.message_id.as_deref(), Some("0193f0c2@example.org"));
    assert_eq!(mail.language.as_deref(), Some("de-AT"));
    assert_eq!(mail.header("x-vocative-email"), Some("reset_email/3f2a"));
    assert_eq!(mail.codes, ["483920"]);
    assert_eq!(mail.links, ["https://app.example.org/reset?t=1&u=2", "https://app.example.org/reset?t=123456789"]);
    assert_eq!(mail.image("logo").unwrap().bytes, b"\x89PNG");

    let json = serde_json::to_value(&*mail).unwrap();
    assert_eq!(json["received_at"], "1970-01-01T00:00:00Z");
    assert_eq!(json["date"], "2026-11-22T10:05:09Z");
    assert_eq!(json["inline"], serde_json::json!([{"cid": "logo", "media_type": "image/png"}]));
    assert!(json.get("raw").is_none());
}

#[tokio::test]
async fn ehlo_names_what_is_spoken() {
    let inbox = inbox().await;
    let mut stream = TcpStream::connect(inbox.addr()).await.unwrap();
    stream.write_all(b"EHLO test\r\nQUIT\r\n").await.unwrap();
    let mut heard = String::new();
    stream.read_to_string(&mut heard).await.unwrap();
    for keyword in ["PIPELINING", "SIZE 27262976", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"] {
        assert!(heard.lines().any(|line| &line[4..] == keyword), "{keyword} in {heard}");
    }
    assert!(!heard.contains("STARTTLS") && !heard.contains("AUTH"));
}

#[tokio::test]
async fn a_whole_conversation_may_come_in_one_piece_and_in_single_octets() {
    let inbox = inbox().await;
    let conversation = "EHLO t\r\nMAIL FROM:<a@b.example> SMTPUTF8 BODY=8BITMIME\r\nRCPT TO:<用户@b.example>\r\nDATA\r\n\
                        Subject: =?utf-8?q?=C3=BC?=\r\n\r\nü\r\n..\r\n.\r\nMAIL FROM:<>\r\nRCPT TO:<c@b.example>\r\nDATA\r\n\
                        Subject: two\r\n\r\n.\r\nQUIT\r\n";
    for piece in [conversation.len(), 1] {
        inbox.clear();
        let mut client = Client::connect(&inbox).await;
        for octets in conversation.as_bytes().chunks(piece) {
            client.send(octets).await;
        }
        assert!(client.is_closed().await);
        let mails = inbox.mails();
        assert_eq!(mails.iter().map(|mail| &*mail.subject).collect::<Vec<_>>(), ["ü", "two"]);
        assert_eq!(mails[0].to, ["用户@b.example"]);
        assert_eq!(mails[0].text, "ü\r\n.\r\n");
        assert_eq!(mails[1].envelope_from, "");
    }
}

#[tokio::test]
async fn nothing_but_crlf_dot_crlf_ends_a_mail() {
    let inbox = inbox().await;
    for end in ["\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\r", "\r.\r\n", "\r\n\0.\r\n"] {
        let mut client = Client::connect(&inbox).await;
        client.data().await;
        let smuggled = "MAIL FROM:<eve@example.com>\r\nRCPT TO:<b@example.org>\r\nDATA\r\nSubject: smuggled\r\n\r\nx";
        client.send(format!("Subject: first\r\n\r\nx{end}{smuggled}\r\n.\r\n")).await;
        let reply = client.reply().await;
        assert!(reply.starts_with("554 5.6.0 "), "{end:?}: {reply}");
        assert_eq!(client.say("NOOP").await, "250 2.0.0 Nothing done", "{end:?}");
    }
    assert!(inbox.mails().is_empty());
}

#[tokio::test]
async fn a_client_that_leaves_before_the_end_has_sent_nothing() {
    let inbox = inbox().await;
    let mut client = Client::connect(&inbox).await;
    client.data().await;
    client.send("Subject: half\r\n\r\nx\r\n.\r").await;
    drop(client);
    assert!(inbox.wait_for(|_| true, Duration::from_millis(100)).await.is_none());
}

#[tokio::test]
async fn commands_that_end_in_a_bare_line_feed_end_the_conversation() {
    let inbox = inbox().await;
    let mut client = Client::connect(&inbox).await;
    client.send("EHLO t\nMAIL FROM:<a@b.example>\r\n").await;
    assert_eq!(client.reply().await, "500 5.5.2 Lines end in CRLF, closing");
    assert!(client.is_closed().await);
}

#[tokio::test]
async fn over_long_lines_are_refused_and_the_conversation_goes_on() {
    let inbox = inbox().await;
    let mut client = Client::connect(&inbox).await;
    assert_eq!(client.say(&"x".repeat(3000)).await, "500 5.5.6 The line is too long");
    client.data().await;
    client.send(format!("Subject: x\r\n\r\n{}\r\n.\r\n", "x".repeat(999))).await;
    assert_eq!(client.reply().await, "554 5.6.0 The mail has a line of more than 998 octets");
    client.data().await;
    client.send(format!("Subject: x\r\n\r\n{}\r\n.\r\n", "x".repeat(998))).await;
    assert_eq!(client.reply().await, "250 2.0.0 Kept as 1");
}

#[tokio::test]
async fn a_line_without_end_ends_the_conversation() {
    let inbox = inbox().await;
    let mut client = Client::connect(&inbox).await;
    client.send("x".repeat(70_000)).await;
    assert_eq!(client.reply().await, "421 4.7.0 The line does not end, closing");
}

#[tokio::test]
async fn a_mail_beyond_the_size_is_refused_at_mail_or_at_its_end() {
    let inbox = inbox_with(Limits { mail_octets: 1000, ..Limits::default() }).await;
    let mut client = Client::connect(&inbox).await;
    client.say("EHLO t").await;
    assert_eq!(client.say("MAIL FROM:<a@b.example> SIZE=1001").await, "552 5.3.4 The mail would be too large");
    client.data().await;
    client.send(format!("{}.\r\n", "0123456789\r\n".repeat(100))).await;
    assert_eq!(client.reply().await, "552 5.3.4 The mail is too large");
    client.data().await;
    client.send("0123456789\r\n".repeat(1000)).await;
    assert_eq!(client.reply().await, "421 4.3.4 The mail does not end, closing");
    assert!(inbox.mails().is_empty());
}

#[tokio::test]
async fn the_oldest_mails_go_first() {
    let limits = Limits { mails: 3, total_octets: 100, ..Limits::default() };
    let inbox = inbox_with(limits).await;
    let mut client = Client::connect(&inbox).await;
    for body in ["1", "2", "3", "4"] {
        client.data().await;
        client.send(format!("\r\n{body}\r\n.\r\n")).await;
        client.reply().await;
    }
    let ids = |inbox: &Inbox| inbox.mails().iter().map(|mail| mail.id).collect::<Vec<_>>();
    assert_eq!(ids(&inbox), [2, 3, 4]);
    client.data().await;
    client.send(format!("\r\n{}\r\n.\r\n", "x".repeat(200))).await;
    client.reply().await;
    assert_eq!(ids(&inbox), [5]);
    inbox.clear();
    client.data().await;
    client.send("\r\n6\r\n.\r\n").await;
    assert_eq!(client.reply().await, "250 2.0.0 Kept as 6");
    assert!(inbox.mail(5).is_none() && inbox.mail(6).is_some());
}

#[tokio::test]
async fn one_can_wait_for_a_mail_before_and_after_it_came() {
    let inbox = inbox().await;
    let mut client = Client::connect(&inbox).await;
    let waiting = tokio::spawn({
        let inbox = inbox.clone();
        async move { inbox.wait_for(|mail| mail.subject == "two", Duration::from_secs(10)).await }
    });
    for subject in ["one", "two", "three"] {
        client.data().await;
        client.send(format!("Subject: {subject}\r\n\r\nx\r\n.\r\n")).await;
        client.reply().await;
    }
    assert_eq!(waiting.await.unwrap().unwrap().id, 2);
    let later = inbox.wait_for(|mail| mail.to.contains(&"b@example.org".to_owned()), Duration::ZERO).await;
    assert_eq!(later.unwrap().id, 1);
    assert!(inbox.wait_for(|mail| mail.subject == "four", Duration::from_millis(10)).await.is_none());
}

#[tokio::test]
async fn a_silent_client_is_sent_away() {
    let inbox = inbox_with(Limits { silence: Duration::from_millis(50), ..Limits::default() }).await;
    let mut client = Client::connect(&inbox).await;
    assert_eq!(client.reply().await, "421 4.4.2 Silent for too long, closing");
    let mut client = Client::connect(&inbox).await;
    client.data().await;
    client.send("x\r\n").await;
    assert_eq!(client.reply().await, "421 4.4.2 Silent for too long, closing");
    assert!(inbox.mails().is_empty());
}

#[tokio::test]
async fn too_many_clients_are_asked_to_come_back() {
    let inbox = inbox_with(Limits { connections: 1, ..Limits::default() }).await;
    let mut first = Client::connect(&inbox).await;
    let mut second = TcpStream::connect(inbox.addr()).await.unwrap();
    let mut heard = String::new();
    second.read_to_string(&mut heard).await.unwrap();
    assert_eq!(heard, "421 4.3.2 Too many connections, come back later\r\n");
    first.say("QUIT").await;
    assert!(first.is_closed().await);
}

#[tokio::test]
async fn stopping_or_dropping_the_inbox_ends_listening_and_conversations() {
    for stop in [true, false] {
        let inbox = inbox().await;
        let addr = inbox.addr();
        let mut client = Client::connect(&inbox).await;
        if stop {
            inbox.stop();
        } else {
            drop(inbox);
        }
        assert!(client.is_closed().await);
        let mut refused = false;
        for _ in 0..100 {
            refused = TcpStream::connect(addr).await.is_err();
            if refused {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert!(refused);
    }
}
