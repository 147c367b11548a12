//! What one mail costs, step by step: load, negotiate, format, render, compose, sign, send.
//!
//! ```text
//! cargo bench                  everything
//! cargo bench -- render        what has `render` in its name
//! ```
//!
//! Absolute figures belong to the machine and the hour; compare figures of one run. `render` is the whole way from the
//! request's bytes to the rendered mail with its decisions, as the library and `send` go it. `send` speaks real SMTP over
//! loopback to the embedded inbox, which parses every mail on the same processors.
#![expect(clippy::expect_used, reason = "a measurement without its subject is none")]
#![expect(clippy::wildcard_imports, reason = "the modules only group what is printed")]

use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::RsaKeyPair;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use jiff::Timestamp;
use serde_json::json;
use vocative::catalog::formats::{Figure, Formats};
use vocative::catalog::markup::Target;
use vocative::catalog::{Argument, Voice};
use vocative::clock;
use vocative::diagnostic::Report;
use vocative::engine::Engine;
use vocative::inbox::Inbox;
use vocative::locale::{Locale, Policy, Source, negotiate};
use vocative::message::dkim::Signer;
use vocative::message::{Mailbox, Message, Parts, compose};
use vocative::project;
use vocative::render::{RenderOptions, Rendered, render, render_request};
use vocative::request::{Request, parse_json};
use vocative::settings::Settings;
use vocative::smtp::{Pool, Relay, SmtpSettings};
use vocative::sources::{Layer, SourceText, Sources};

fn main() {
    divan::main();
}

/// The key of RFC 8463 appendix A.2.
const ED25519: &str = "-----BEGIN PRIVATE KEY-----\n\
    MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";

static STOCK: LazyLock<Engine> = LazyLock::new(|| build(&stock_sources()));

fn stock_sources() -> Sources {
    Sources { stock: project::stock(), ..Sources::default() }
}

fn build(sources: &Sources) -> Engine {
    let mut report = Report::new();
    Engine::build(sources, Settings::default(), &mut report).expect("the project is sound")
}

fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

/// The text of a stock sample.
fn sample(email: &str, name: &str) -> String {
    let email = STOCK.kit(None).and_then(|kit| kit.email(email)).expect("a stock email");
    email.samples.iter().find(|sample| sample.name == name).expect("a sample of it").text.clone()
}

fn rendered(text: &str) -> Rendered {
    let json = parse_json(text).expect("a sample is JSON");
    render(&STOCK, &json, now(), &RenderOptions::default()).expect("a sample renders")
}

mod load {
    use super::*;

    /// The embedded set: three emails, twelve locales.
    #[divan::bench(sample_count = 20, sample_size = 1)]
    fn stock(bencher: Bencher<'_, '_>) {
        bencher.with_inputs(stock_sources).bench_refs(|sources| build(sources));
    }

    /// 100 emails of a few entries each in 100 locales: 10,000 pairs to prove complete.
    #[divan::bench(sample_count = 3, sample_size = 1)]
    fn emails_100_locales_100(bencher: Bencher<'_, '_>) {
        let sources = synthetic(100);
        bencher.bench(|| build(&sources));
    }

    fn synthetic(emails: usize) -> Sources {
        let mut project = Layer::default();
        let mut add = |name: String, text: &str| {
            let file = SourceText { path: format!("templates/{name}"), text: text.to_owned() };
            project.templates.insert(name, file);
        };
        let mut entries = String::new();
        for n in 0..emails {
            let folder = format!("email_{n}");
            add(format!("{folder}/email.toml"), "title = \"x\"\nkind = \"account\"\n");
            add(format!("{folder}/subject.txt"), &format!("{{{{ t(id=\"subject-{n}\") }}}}\n"));
            add(
                format!("{folder}/body.html"),
                &format!(
                    "<!doctype html>\n<html lang=\"{{{{ locale }}}}\" dir=\"{{{{ dir }}}}\"><head><title>{{{{ t(id=\"subject-{n}\") }}}}\
                     </title></head><body><p>{{{{ salutation.line }}}}</p><p>{{{{ t(id=\"intro-{n}\", email=user.email) }}}}</p>\
                     </body></html>\n"
                ),
            );
            let _ = write!(
                entries,
                "subject-{n} = Something about your account\nintro-{n} = This is about <b>{{ $email }}</b>.\n"
            );
        }
        // Entries count, not what they say: every locale has the same.
        let greeting = "salutation-line = Hello,\nsalutation-name = { $name }\nsalutation-title = { \"\" }\n";
        for tag in LOCALES_100.split_whitespace() {
            let files = [("mail", entries.as_str()), ("salutation", greeting)]
                .map(|(name, text)| SourceText { path: format!("locales/{tag}/{name}.ftl"), text: text.to_owned() });
            project.locales.insert(tag.to_owned(), files.to_vec());
        }
        Sources { project: Some(project), ..stock_sources() }
    }

    const LOCALES_100: &str = "af am ar as az be bg bn bs ca cs cy da de de-AT de-CH el en en-AU en-CA en-GB en-IN es es-419 es-AR \
        es-MX es-US et eu fa fi fil fr fr-CA fr-CH ga gl gu he hi hr hu hy id is it ja jv ka kk km kn ko ky lo lt lv mk ml mn mr \
        ms my nb ne nl nl-BE nn or pa pl pt-BR pt-PT ro ru sd si sk sl so sq sr sr-Latn sv sw ta te th tk tr uk ur uz vi yo yue \
        zh-Hans zh-Hant zh-Hant-HK zu eo";
}

mod negotiation {
    use super::*;

    /// Five sources, the third of which decides.
    #[divan::bench(args = [12, 50])]
    fn sources_5(bencher: Bencher<'_, '_>, offered: usize) {
        let offered: Vec<Locale> = LOCALES_50.split_whitespace().take(offered).map(locale).collect();
        let values =
            [None, Some(json!("tlh")), Some(json!("de_AT.UTF-8")), Some(json!("fr")), Some(json!("en;q=0.8, ja"))];
        let pointers = [
            "/locale",
            "/user/user_metadata/language",
            "/user/user_metadata/locale",
            "/user/locale",
            "/request_language",
        ];
        let policy = Policy::default();
        bencher.bench(|| {
            let sources = pointers.iter().zip(&values);
            let sources: Vec<Source<'_>> =
                sources.map(|(p, value)| Source { pointer: (*p).to_owned(), value: value.as_ref() }).collect();
            negotiate(black_box(&sources), &offered, &offered[..1], &policy)
        });
    }

    fn locale(tag: &str) -> Locale {
        Locale::parse(tag).expect("a locale")
    }

    const LOCALES_50: &str = "en ar de es fr he hi ja pl pt-BR zh-Hans zh-Hant af bg bn ca cs cy da el en-GB et eu fa fi fil gl gu \
        hr hu id is it ka ko lt lv ms nb nl ro ru sk sl sr sv th tr uk vi";
}

mod catalog {
    use super::*;

    /// One entry with a duration and markup, as the html part gets it.
    #[divan::bench]
    fn format_entry(bencher: Bencher<'_, '_>) {
        let voice = voice();
        let arguments = [("duration", Argument::Number(Figure::parse("900").expect("a number")))];
        format(bencher, &voice, "reset-expires", &arguments);
    }

    /// One entry with a text argument.
    #[divan::bench]
    fn format_entry_with_text(bencher: Bencher<'_, '_>) {
        format(bencher, &voice(), "reset-intro-brand", &[("brand", Argument::Text("Linden & Sons".to_owned()))]);
    }

    /// One entry that is text and nothing else.
    #[divan::bench]
    fn format_entry_without_arguments(bencher: Bencher<'_, '_>) {
        format(bencher, &voice(), "reset-not-you", &[]);
    }

    fn format(bencher: Bencher<'_, '_>, voice: &Voice, id: &str, arguments: &[(&str, Argument)]) {
        let english = Locale::parse("en").expect("a locale");
        let kit = STOCK.kit(None).expect("the stock set");
        let bundle = kit.catalog.bundle(&english).expect("a stock locale");
        bencher.bench(|| {
            let arguments = arguments.iter().map(|(name, value)| (*name, value));
            bundle.format(black_box(id), arguments, &|_| None, Target::Html, voice).expect("the entry formats")
        });
    }

    fn voice() -> Voice {
        let english: icu::locale::Locale = "en".parse().expect("a locale");
        let formats = Arc::new(Formats::new(&english, &english).expect("CLDR knows English"));
        Voice { formats, zone: jiff::tz::TimeZone::UTC, zone_assumed: true, now: Timestamp::UNIX_EPOCH }
    }
}

/// From the request's text to subject, preheader, text, html and decisions.
mod rendering {
    use super::*;

    #[divan::bench]
    fn render_reset_email(bencher: Bencher<'_, '_>) {
        measure(bencher, &sample("reset_email", "1-full"));
    }

    #[divan::bench]
    fn render_reset_email_right_to_left(bencher: Bencher<'_, '_>) {
        measure(bencher, &sample("reset_email", "3-right-to-left"));
    }

    #[divan::bench]
    fn render_verify_email(bencher: Bencher<'_, '_>) {
        measure(bencher, &sample("verify_email", "1-full"));
    }

    /// The part of it that reads and checks the request.
    #[divan::bench]
    fn check_request(bencher: Bencher<'_, '_>) {
        let text = sample("reset_email", "1-full");
        bencher.bench(|| {
            let json = parse_json(black_box(&text)).expect("a sample is JSON");
            Request::check(&json, &STOCK).expect("a sample is valid")
        });
    }

    fn measure(bencher: Bencher<'_, '_>, text: &str) {
        // The first rendering in a locale makes its formatters; a service does that once.
        rendered(text);
        bencher.counter(ItemsCount::new(1_usize)).bench(|| rendered(black_box(text)));
    }
}

mod composing {
    use super::*;

    #[divan::bench]
    fn compose_20_kb(bencher: Bencher<'_, '_>) {
        measure(bencher, &[]);
    }

    #[divan::bench]
    fn compose_20_kb_ed25519(bencher: Bencher<'_, '_>) {
        measure(bencher, &[ed25519()]);
    }

    #[divan::bench]
    fn compose_20_kb_rsa_2048(bencher: Bencher<'_, '_>) {
        measure(bencher, &[rsa_2048()]);
    }

    /// The whole way of one mail up to its frozen, signed bytes.
    #[divan::bench]
    fn render_compose_ed25519(bencher: Bencher<'_, '_>) {
        let text = sample("reset_email", "1-full");
        let signers = [ed25519()];
        rendered(&text);
        bencher.counter(ItemsCount::new(1_usize)).bench(|| {
            let json = parse_json(black_box(&text)).expect("a sample is JSON");
            let request = Request::check(&json, &STOCK).expect("a sample is valid");
            let mail = render_request(&STOCK, &request, now(), &RenderOptions::default()).expect("a sample renders");
            mail.compose(&STOCK, &request, &signers, now(), "0193f0c2").expect("the mail composes")
        });
    }

    fn measure(bencher: Bencher<'_, '_>, signers: &[Signer]) {
        let parts = MailParts::of_20_kb();
        bencher.counter(ItemsCount::new(1_usize)).bench(|| parts.compose(black_box("0193f0c2"), signers));
    }

    fn ed25519() -> Signer {
        Signer::from_pem("example.org", "ed", ED25519).expect("a key")
    }

    fn rsa_2048() -> Signer {
        let pair = RsaKeyPair::generate(KeySize::Rsa2048).expect("a key");
        let der: Pkcs8V1Der<'_> = pair.as_der().expect("a key that can be written");
        let pem =
            format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der.as_ref()));
        Signer::from_pem("example.org", "rsa", &pem).expect("a key")
    }
}

/// The parts of a mail of about 20 kB.
struct MailParts {
    from: Mailbox,
    to: Mailbox,
    mail: Rendered,
    html: String,
}

impl MailParts {
    fn of_20_kb() -> MailParts {
        let mail = rendered(&sample("reset_email", "1-full"));
        let mut html = mail.html.clone();
        // Stock mails differ in size from release to release; this one does not.
        let target = 20_000 - mail.text.len();
        while html.len() < target {
            html.push_str("<p>Todo el mundo tiene derecho a la libertad de opinión y de expresión.</p>\n");
        }
        let mailbox = |text: &str| Mailbox::parse(text).expect("a mailbox");
        MailParts { from: mailbox("Example <no-reply@example.org>"), to: mailbox("anna@example.net"), mail, html }
    }

    fn compose(&self, unique: &str, signers: &[Signer]) -> Message {
        let parts = Parts {
            from: &self.from,
            reply_to: None,
            to: &self.to,
            subject: &self.mail.subject,
            text: &self.mail.text,
            html: &self.html,
            language: &self.mail.language,
            email: &self.mail.email,
            digest: &self.mail.digest,
            list_unsubscribe: None,
            inline: &[],
            attachments: &[],
            date: now(),
            unique,
        };
        compose(&parts, signers).expect("the mail composes")
    }
}

/// Handing 20 kB over to the embedded inbox on loopback.
mod sending {
    use super::*;

    /// Mails handed over in one measured go, for each connection.
    const MAILS: usize = 16;

    #[divan::bench(args = [1, 16], sample_count = 20, sample_size = 1)]
    fn send_20_kb(bencher: Bencher<'_, '_>, connections: usize) {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
        let inbox = runtime.block_on(Inbox::listen("127.0.0.1:0", clock::now)).expect("a free port");
        let relay = Relay::parse(&format!("smtp+plain://{}", inbox.addr()), false).expect("an address on this machine");
        let pool = Pool::new(relay, SmtpSettings { connections, ..SmtpSettings::default() }).expect("a pool");
        let parts = MailParts::of_20_kb();
        let message = Arc::new(parts.compose("0193f0c2", &[]));
        bencher.counter(ItemsCount::new(connections * MAILS)).bench(|| {
            inbox.clear();
            runtime.block_on(async {
                let lanes: Vec<_> =
                    (0..connections).map(|_| tokio::spawn(lane(pool.clone(), message.clone()))).collect();
                for lane in lanes {
                    lane.await.expect("no panic");
                }
            });
        });
        runtime.block_on(pool.close());
    }

    async fn lane(pool: Pool, message: Arc<Message>) {
        for _ in 0..MAILS {
            let outcome = pool.send(&message, None, &clock::now).await;
            assert!(outcome.is_sent(), "{outcome:?}");
        }
    }
}
