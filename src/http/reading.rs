//! The reading pane: one mail, the decisions behind it, and what a test would want from it.

use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;

use super::mail::{frame_address, is_web_link};
use super::{Person, Reason, Sent};
use crate::inbox::{Correspondent, ReceivedMail};

/// How much of a source is shown; the file has all of it.
const SHOWN_SOURCE: usize = 256 * 1024;

/// The query of `GET /inbox/{id}`, as it came. What it does not know is ignored.
#[derive(Deserialize)]
pub(super) struct Asked {
    show: Option<String>,
    width: Option<String>,
    scheme: Option<String>,
    sent: Option<String>,
}

/// How a mail is shown; all of it is in the page's address.
#[derive(Clone, Copy)]
pub(super) struct View {
    show: &'static str,
    width: &'static str,
    scheme: &'static str,
    /// Whether this mail was sent by the form just now.
    sent: bool,
}

/// What can be shown, the first by default: the word in the address, and the label.
const SHOWS: [(&str, &str); 4] = [("html", "HTML"), ("text", "Text"), ("headers", "Headers"), ("source", "Source")];
const WIDTHS: [(&str, &str); 2] = [("desktop", "Desktop"), ("phone", "Phone")];
const SCHEMES: [(&str, &str); 3] = [("auto", "Auto"), ("light", "Light"), ("dark", "Dark")];

impl View {
    /// The view that was asked for, or the one that suits the mail.
    pub(super) fn of(asked: &Asked, mail: &ReceivedMail) -> Self {
        let choice = |options: &[(&'static str, &str)], asked: &Option<String>| {
            options.iter().map(|(word, _)| *word).find(|word| Some(*word) == asked.as_deref())
        };
        let natural = if mail.html.is_empty() { "text" } else { "html" };
        Self {
            show: choice(&SHOWS, &asked.show).unwrap_or(natural),
            width: choice(&WIDTHS, &asked.width).unwrap_or("desktop"),
            scheme: choice(&SCHEMES, &asked.scheme).unwrap_or("auto"),
            sent: asked.sent.is_some(),
        }
    }

    fn address(self, mail: &ReceivedMail) -> String {
        format!("/inbox/{}?show={}&width={}&scheme={}", mail.id, self.show, self.width, self.scheme)
    }
}

/// The whole pane.
pub(super) fn pane(mail: &ReceivedMail, view: &View, sent: Option<&Sent>, people: &[Person]) -> Markup {
    html! {
        article.mail aria-labelledby="subject" {
            a.back href="/inbox" { span aria-hidden="true" { "← " } "All mails" }
            @if let (true, Some(sent)) = (view.sent, sent) { (arrived(sent, people)) }
            (head(mail, people))
            (toolbar(mail, *view))
            div.body {
                div.stage { (shown(mail, *view)) }
                section.rail #why aria-label="About this mail" {
                    (finds(mail))
                    @if let Some(sent) = sent { (decision(sent, people)) }
                }
            }
        }
    }
}

fn arrived(sent: &Sent, people: &[Person]) -> Markup {
    let chosen = sent.language.iter().find(|reason| reason.verdict == "chosen");
    html! {
        p.notice.good role="status" {
            "Arrived over SMTP: " code { (sent.email) } " in " (language(&sent.locale, people))
            @if let Some(Reason { source, value: Some(value), .. }) = chosen {
                " because " code { (pointer(source)) } " says " q { bdi { (value) } }
            }
            ". " a href="#why" { "All of the decision" }
        }
    }
}

fn head(mail: &ReceivedMail, people: &[Person]) -> Markup {
    html! {
        header.head {
            h1 #subject dir="auto" lang=[mail.language.as_deref()] { (subject(mail)) }
            dl.meta {
                @if let Some(from) = &mail.from { (fact("From", mailbox(from))) }
                (fact("To", html! {
                    @if mail.header_to.is_empty() { bdi { (mail.to.join(", ")) } }
                    @for (n, to) in mail.header_to.iter().enumerate() { @if n > 0 { ", " } (mailbox(to)) }
                }))
                @if let Some(date) = mail.date { (fact("Date", full_time(date))) }
                @if let Some(tag) = &mail.language { (fact("Language", language(tag, people))) }
            }
        }
    }
}

fn fact(name: &str, value: Markup) -> Markup {
    html! { div { dt { (name) } dd { (value) } } }
}

fn mailbox(mailbox: &Correspondent) -> Markup {
    html! {
        @if let Some(name) = &mailbox.name { bdi { (name) } " " }
        span.address { "<" bdi { (mailbox.address) } ">" }
    }
}

fn toolbar(mail: &ReceivedMail, view: View) -> Markup {
    html! {
        div.toolbar {
            (switch("Show", &SHOWS, view.show, |show| View { show, ..view }.address(mail)))
            @if view.show == "html" {
                (switch("Width", &WIDTHS, view.width, |width| View { width, ..view }.address(mail)))
                (switch("Colors", &SCHEMES, view.scheme, |scheme| View { scheme, ..view }.address(mail)))
            }
            a.button.plain.small href={ "/inbox/" (mail.id) "/mail.eml" } download { "Download .eml" }
        }
    }
}

/// A row of links, of which one is where we are.
fn switch(
    label: &'static str,
    options: &[(&'static str, &'static str)],
    current: &str,
    address: impl Fn(&'static str) -> String,
) -> Markup {
    html! {
        nav class={ "switch " (label.to_ascii_lowercase()) } aria-label=(label) {
            @for (word, name) in options {
                a href=(address(word)) aria-current=[(*word == current).then_some("true")] { (name) }
            }
        }
    }
}

fn shown(mail: &ReceivedMail, view: View) -> Markup {
    match view.show {
        "html" if !mail.html.is_empty() => html! {
            iframe class={ "picture " (view.width) " " (view.scheme) } sandbox="" referrerpolicy="no-referrer"
                src=(frame_address(mail)) title={ "Html of the mail: " (subject(mail)) } {}
            p.caption { "As this browser draws it. Links do nothing in the picture; they are listed with the mail." }
        },
        "text" if !mail.text.is_empty() => html! {
            pre.text dir="auto" lang=[mail.language.as_deref()] tabindex="0" { (mail.text) }
        },
        "headers" => html! {
            dl.headers {
                @for header in &mail.headers { div { dt { (header.name) } dd { bdi { (header.value) } } } }
            }
        },
        "source" => source(mail),
        part => html! { div.empty { p { "This mail has no " (part) " part." } } },
    }
}

fn source(mail: &ReceivedMail) -> Markup {
    let cut = &mail.raw[..mail.raw.len().min(SHOWN_SOURCE)];
    html! {
        pre.source dir="ltr" tabindex="0" { (String::from_utf8_lossy(cut)) }
        @if cut.len() < mail.raw.len() {
            p.caption { "The first " (SHOWN_SOURCE / 1024) " KB of " (mail.raw.len() / 1024) " KB; the download has all of it." }
        }
    }
}

/// Links, codes and attachments.
fn finds(mail: &ReceivedMail) -> Markup {
    html! {
        @if !mail.codes.is_empty() {
            section { h2 { "Codes" } ul.finds { @for code in &mail.codes { li { code.code { (code) } } } } }
        }
        @if !mail.links.is_empty() {
            section {
                h2 { "Links" }
                ul.finds { @for link in &mail.links { li { (followed(link)) } } }
            }
        }
        @if !mail.attachments.is_empty() {
            section {
                h2 { "Attachments" }
                ul.finds { @for file in &mail.attachments {
                    li { bdi { (file.name) } " " span.none { (file.media_type) ", " (file.size) " octets" } }
                } }
            }
        }
    }
}

fn followed(link: &str) -> Markup {
    html! {
        @if is_web_link(link) {
            a href=(link) target="_blank" rel="noopener noreferrer" dir="ltr" { (link) span.unseen { " (opens a new tab)" } }
        } @else {
            code dir="ltr" { (link) }
        }
    }
}

/// Why this language and this name.
pub(super) fn decision(sent: &Sent, people: &[Person]) -> Markup {
    html! {
        section {
            h2 { "Why this language" }
            p.answer { (language(&sent.locale, people)) }
            (reasons(&sent.language))
        }
        section {
            h2 { "Why this name" }
            p.answer dir="auto" lang=(sent.locale) { (sent.salutation_line) }
            (reasons(&sent.name))
        }
    }
}

/// The sources that had something to say, and behind a fold those that had nothing.
fn reasons(reasons: &[Reason]) -> Markup {
    let (silent, telling): (Vec<&Reason>, Vec<&Reason>) = reasons.iter().partition(|reason| reason.verdict == "absent");
    html! {
        ul.reasons { @for reason in telling { (one_reason(reason)) } }
        @if !silent.is_empty() {
            details {
                summary { (silent.len()) @if silent.len() == 1 { " source" } @else { " sources" } " with nothing" }
                ul.reasons { @for reason in silent { (one_reason(reason)) } }
            }
        }
    }
}

fn one_reason(reason: &Reason) -> Markup {
    let decided = matches!(reason.verdict.as_str(), "chosen" | "used");
    html! {
        li.decided[decided] {
            span.verdict { (reason.verdict.replace('_', " ")) } " "
            code.source { (pointer(&reason.source)) }
            @if let Some(value) = &reason.value { " " q { bdi { (value) } } }
            @if !reason.note.is_empty() { p.note { bdi { (reason.note) } } }
        }
    }
}

/// A JSON pointer that may be broken before each of its steps.
fn pointer(pointer: &str) -> Markup {
    html! { @for (n, step) in pointer.split('/').enumerate() { @if n > 0 { wbr; "/" } (step) } }
}

/// The subject, or what stands for it.
pub(super) fn subject(mail: &ReceivedMail) -> &str {
    if mail.subject.trim().is_empty() { "(no subject)" } else { &mail.subject }
}

/// Whom a mail reached, by name where it has one.
pub(super) fn recipients(mail: &ReceivedMail) -> String {
    let named = mail.header_to.iter().find_map(|to| to.name.clone());
    named.unwrap_or_else(|| mail.to.join(", "))
}

/// A language by its own name, with its tag.
pub(super) fn language(tag: &str, people: &[Person]) -> Markup {
    let known = people.iter().find(|person| person.tag == tag);
    html! {
        @if let Some(person) = known { bdi lang=(tag) { (person.autonym) } " " }
        code.tag { (tag) }
    }
}

/// A time of day; the page's script puts it into the reader's own zone.
pub(super) fn time(at: Timestamp) -> Markup {
    html! { time datetime=(at) data-format="time" { (at.strftime("%H:%M")) " UTC" } }
}

fn full_time(at: Timestamp) -> Markup {
    html! { time datetime=(at) data-format="full" { (at.strftime("%Y-%m-%d %H:%M:%S")) " UTC" } }
}
