//! The inbox pages: the list of what arrived, and beside it one mail.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::mail::no_such_mail;
use super::page::{Place, page};
use super::reading::{self, Asked, View};
use super::{Demo, Person, Sent, guard};
use crate::inbox::ReceivedMail;

/// The query of `GET /inbox`.
#[derive(Deserialize)]
pub(super) struct Listed {
    /// The Message-ID of a mail that was just sent but did not arrive.
    sent: Option<String>,
    /// Whether somebody asked for a mail to an address that nobody has.
    quiet: Option<String>,
}

/// `GET /inbox`: the list, and how to use the inbox from tests.
pub(super) async fn list(State(demo): State<Demo>, Query(listed): Query<Listed>) -> Html<String> {
    let mails = demo.backend.mails();
    let missing = listed.sent.map(|id| demo.decision(&id));
    let pane = html! {
        @if let Some(sent) = &missing { (not_arrived(sent.as_deref())) }
        @if listed.quiet.is_some() {
            div.notice role="status" {
                p { "If somebody has this address, a mail is on its way." }
                p { "Here nobody has: nothing was sent. Whoever asks an application is told no more than the first line." }
            }
        }
        @if mails.is_empty() { (nothing_yet()) } @else { (nothing_chosen(&demo)) }
    };
    inbox_page("Inbox", &demo, &mails, None, missing.is_some() || listed.quiet.is_some(), pane)
}

/// `GET /inbox/{id}`: the list with one mail open.
pub(super) async fn read(State(demo): State<Demo>, Path(id): Path<u64>, Query(asked): Query<Asked>) -> Response {
    let Some(mail) = demo.backend.mail(id) else { return no_such_mail() };
    let mails = demo.backend.mails();
    let decision = mail.message_id.as_deref().and_then(|id| demo.decision(id));
    let people = demo.backend.people();
    let pane = reading::pane(&mail, &View::of(&asked, &mail), decision.as_deref(), &people);
    let title = if mail.subject.is_empty() { "No subject" } else { &mail.subject };
    inbox_page(title, &demo, &mails, Some(id), true, pane).into_response()
}

/// The query of `GET /inbox/rows`.
#[derive(Deserialize)]
pub(super) struct Known {
    selected: Option<u64>,
    revision: Option<String>,
}

/// `GET /inbox/rows?selected=&revision=`: the list alone; 204 when it is still at that revision.
pub(super) async fn rows(State(demo): State<Demo>, Query(known): Query<Known>) -> Response {
    let mails = demo.backend.mails();
    if known.revision.is_some_and(|known| known == revision(&mails)) {
        return StatusCode::NO_CONTENT.into_response();
    }
    Html(list_of(&mails, known.selected, &demo.backend.people()).into_string()).into_response()
}

/// `POST /inbox/clear`: forgets all mails.
pub(super) async fn clear(State(demo): State<Demo>) -> Redirect {
    demo.forget();
    Redirect::to("/inbox")
}

/// Changes whenever a mail comes or goes.
fn revision(mails: &[Arc<ReceivedMail>]) -> String {
    format!("{}.{}", mails.len(), mails.first().map_or(0, |mail| mail.id))
}

/// `focused`: on a narrow screen the pane is shown and not the list.
fn inbox_page(
    title: &str,
    demo: &Demo,
    mails: &[Arc<ReceivedMail>],
    selected: Option<u64>,
    focused: bool,
    pane: Markup,
) -> Html<String> {
    let body = html! {
        div.inbox.focused[focused] {
            section.list aria-labelledby="received" {
                header {
                    @if focused { h2 #received { "Received" } } @else { h1 #received { "Received" } }
                    p.live #live role="status" {}
                    @if !mails.is_empty() {
                        form method="post" action="/inbox/clear" { button.button.plain.small type="submit" { "Clear" } }
                    }
                }
                div #rows data-selected=[selected] { (list_of(mails, selected, &demo.backend.people())) }
            }
            section.pane aria-label="Mail" { (pane) }
        }
    };
    page(title, Place::Inbox, Some(mails.len()), body)
}

fn list_of(mails: &[Arc<ReceivedMail>], selected: Option<u64>, people: &[Person]) -> Markup {
    html! {
        ul.rows data-revision=(revision(mails)) data-count=(mails.len()) {
            @for mail in mails { (row(mail, selected == Some(mail.id), people)) }
        }
        @if mails.is_empty() {
            div.empty { p { "No mail yet." } p { a href="/" { "Let somebody sign up" } } }
        }
    }
}

fn row(mail: &ReceivedMail, selected: bool, people: &[Person]) -> Markup {
    html! {
        li {
            a.row #{ "row-" (mail.id) } href={ "/inbox/" (mail.id) } aria-current=[selected.then_some("true")] {
                span.subject dir="auto" lang=[mail.language.as_deref()] { (reading::subject(mail)) }
                span.who { bdi { (reading::recipients(mail)) } }
                span.when { (reading::time(mail.received_at)) }
                @if let Some(tag) = &mail.language { span.what { (reading::language(tag, people)) } }
            }
        }
    }
}

fn nothing_yet() -> Markup {
    html! {
        div.empty {
            img.figure src="/mark.svg" width="56" height="56" alt="";
            h2 { "The inbox is empty" }
            p { "What the forms send arrives here, over SMTP." }
            p { a.button href="/" { "Pick a person" } }
        }
    }
}

fn nothing_chosen(demo: &Demo) -> Markup {
    html! {
        div.empty {
            img.figure src="/mark.svg" width="56" height="56" alt="";
            h2 { "Pick a mail to read it" }
            p { "Your own tests can wait for a mail, and find its links and codes:" }
            pre.command tabindex="0" { code {
                "curl 'http://" (guard::own_address(demo.addr)) "/v1/inbox?to=anna@example.org&wait=5s'"
            } }
        }
    }
}

/// What became of a mail that was sent and is not in the inbox.
fn not_arrived(sent: Option<&Sent>) -> Markup {
    html! {
        div.notice.bad role="alert" {
            h1 { "No mail arrived" }
            @match sent {
                Some(sent) if sent.outcome == "sent" => p { "The mail was accepted but is not in the inbox." },
                Some(sent) => {
                    p { "The mail was not delivered: " strong { (sent.outcome) } "." }
                    @if !sent.reply.is_empty() { p { code { (sent.reply) } } }
                },
                None => p { "The mail is no longer here." },
            }
        }
        @if let Some(sent) = sent { div.rail { (reading::decision(sent, &[])) } }
    }
}
