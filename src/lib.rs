//! Vocative writes each person's mail in their language and with their form of address, and hands it to SMTP.
//!
//! A *request* names an email and carries the recipient's *profile*. Vocative chooses the locale, greets the person, fills
//! Tera templates with Fluent entries, and gives back a [`Rendered`](render::Rendered) mail with the reason for every choice. The mail is
//! then composed into bytes that never change, and sent.
//!
//! ```
//! use serde_json::json;
//! use vocative::diagnostic::Report;
//! use vocative::engine::Engine;
//! use vocative::project;
//! use vocative::render::{RenderOptions, render};
//! use vocative::settings::Settings;
//! use vocative::sources::Sources;
//!
//! // An engine is built whole from sources, or not at all. These are the embedded emails and entries.
//! let sources = Sources { stock: project::stock(), ..Sources::default() };
//! let mut report = Report::new();
//! let engine = Engine::build(&sources, Settings::default(), &mut report).expect("the stock set is sound");
//!
//! let request = json!({
//!     "email": "reset_email",
//!     "user": {
//!         "email": "anna@example.net", "email_verified": true, "given_name": "Anna", "family_name": "Weiß",
//!         "user_metadata": { "preferred_language": "de-AT", "salutation": "Frau Dr." }
//!     },
//!     "data": { "url": "https://app.example.org/reset?t=Vn3kTq8Z", "expires_in": 900 },
//!     "application": { "name": "Example" }
//! });
//! let now = "2026-11-23T09:00:00Z".parse()?;
//! let mail = render(&engine, &request, now, &RenderOptions::default())?;
//!
//! assert_eq!(mail.locale, "de-AT");
//! assert_eq!(mail.subject, "Passwort für Example zurücksetzen");
//! assert!(mail.text.starts_with("Sehr geehrte Frau Dr. Weiß,\n"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Rooms
//!
//! The **core** takes plain values and gives plain values. It opens no file and no socket, and knows no clock and no chance: text comes in
//! as [`Sources`](sources::Sources), the instant and ids as arguments. So a function of the core fails only for reasons found in its arguments.
//!
//! | room | holds |
//! |---|---|
//! | [`diagnostic`] | an author's mistake as a value: rule, severity, file, span, text, hint |
//! | [`links`] | where links may lead |
//! | [`locale`] | locales, reading what people ask for, negotiation with its reasons |
//! | [`profile`] | the recipient; which of their text is believed and how far |
//! | [`catalog`] | entries of all locales, strict; markup and slots; numbers, dates, durations and lists by CLDR |
//! | [`salutation`] | titles, names, the greeting with its reasons |
//! | [`message`] | RFC 5322 bytes with their envelope, DKIM; knows no template, catalog or engine |
//! | [`settings`], [`sources`] | what a project decides; a project as text |
//! | [`template`] | `email.toml`, MJML and CSS compiled once; the functions `t` and `a` |
//! | [`engine`] | catalog, templates and settings together; which email is complete in which locale |
//! | [`request`] | the JSON that asks for one mail, checked field by field |
//! | [`render`] | the one rendering path |
//! | [`check`] | QA: rules over entries, templates, samples and rendered mails |
//! | [`import`] | emails of other systems become templates and entries |
//!
//! Each **edge** owns one kind of contact with the world.
//!
//! | room | holds |
//! |---|---|
//! | [`project`] | folders and the embedded stock set become `Sources`; older states of a project, by `git` |
//! | [`config`], [`clock`] | `vocative.toml` and the environment; the one place that asks for time and chance |
//! | [`smtp`] | the conversation with a relay, phase by phase; a pool; files instead of a relay |
//! | [`outbox`] | the durable queue: states, retries, lanes, the stores over SQLite and PostgreSQL, the worker |
//! | [`people`] | where profiles come from: the store beside the outbox, a remote Management API |
//! | [`intake`] | requests become messages in the outbox |
//! | [`live`] | the project as it is served, with the templates that were put over it |
//! | [`server`] | the service: routes, API keys, events, outgoing webhooks |
//! | [`telemetry`] | logs, traces and metrics of the service |
//! | [`crash`] | named places at which a test kills the process |
//! | [`workspace`] | a project as it lies on disk, with its configuration, faults and all; looked at on all processors, written back |
//! | [`gallery`] | every email in every locale as static pages |
//! | [`inbox`] | a local SMTP server that keeps what it receives, for `demo` and tests |
//! | [`http`] | the pages of `demo`, and the guard at the door of every page |
//! | [`preview`] | the studio: its state, its routes, its page |
//! | [`cli`] | arguments, one file a command, printing |
//!
//! `smtp`, `outbox`, `inbox`, `http`, `server` and `cli` (with `config`) are features; without them the crate renders and composes and knows no network.
//!
//! # Direction
//!
//! Values flow one way. A core room uses only core rooms above it, edges use the core, nothing uses `cli`. `catalog` knows no templates: they
//! reach it only through `t`. There is one rendering path, which `render`, `explain`, `send`, `preview`, `demo` and the benchmarks share. An
//! [`Engine`](engine::Engine) is immutable; a changed project becomes another engine, which takes over what has not changed. `tests/suite/architecture.rs` fails on a wrong-way
//! `use`, and on files, sockets, clocks and chance in the core.
//!
//! # Three kinds of bad news
//!
//! | kind | whose | shape |
//! |---|---|---|
//! | diagnostic | an author's mistake in templates, entries, configuration | many at once, in a [`Report`](diagnostic::Report) |
//! | error | this call cannot be done | one small enum in each room |
//! | outcome | what the relay answered | data to record: [`smtp::Outcome`] |
//!
//! Strict when loading, kind when sending: an author's fault stops an engine from being built. For one person only a faulty request is refused;
//! if a rendering still fails, the mail goes out in the next complete locale, marked `degraded`.
//!
//! # The way of one email
//!
//! 1. [`request::parse_json`] and [`Request::check`](request::Request::check): every faulty field with its JSON pointer, or a request.
//! 2. [`locale::negotiate`] against the locales in which this email is complete.
//! 3. [`salutation::salute`] greets, once for the mail.
//! 4. The parts are rendered with one engine; every address in the html is looked at once more.
//! 5. [`Rendered::compose`](render::Rendered::compose) freezes bytes and signs them. Every attempt to deliver hands over these bytes.
//! 6. [`outbox::Outbox::accept`] puts them on stable storage, sealed, in one transaction with everything that belongs to it.
//! 7. [`outbox::worker`] claims them and [`smtp::Transport::send_through`] makes one attempt and says truthfully what came of it, which is recorded.

pub mod catalog;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod clock;
#[cfg(feature = "cli")]
pub mod config;
#[cfg(feature = "smtp")]
pub mod crash;
pub mod diagnostic;
pub mod engine;
#[cfg(feature = "cli")]
pub mod gallery;
#[cfg(feature = "http")]
pub mod http;
pub mod import;
#[cfg(feature = "inbox")]
pub mod inbox;
#[cfg(feature = "outbox")]
pub mod intake;
pub mod links;
#[cfg(feature = "outbox")]
pub mod live;
pub mod locale;
pub mod message;
#[cfg(feature = "outbox")]
pub mod outbox;
#[cfg(feature = "outbox")]
pub mod people;
#[cfg(feature = "cli")]
pub mod preview;
pub mod profile;
pub mod project;
pub mod render;
pub mod request;
pub mod salutation;
#[cfg(feature = "server")]
pub mod server;
pub mod settings;
#[cfg(feature = "smtp")]
pub mod smtp;
pub mod sources;
#[cfg(feature = "cli")]
pub mod telemetry;
pub mod template;
#[cfg(feature = "cli")]
pub mod workspace;
