//! A person's own profile: what the store has, the form of what they may change themselves, and the mails they got, so that a change is seen in the next one.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::forms::suggestions;
use super::page::{Place, page};
use super::problem::Problem;
use super::{Demo, FieldFault, Flow, Preferences};
use crate::inbox::ReceivedMail;

/// Mails of a person that are shown.
const LATEST: usize = 5;

/// The query of `GET /profile/{person}`.
#[derive(Deserialize)]
pub(super) struct Asked {
    /// Whether the profile was just changed.
    saved: Option<String>,
}

/// The form as the browser posts it.
#[derive(Deserialize)]
pub(super) struct Posted {
    #[serde(default)]
    language: String,
    #[serde(default)]
    salutation: String,
    #[serde(default)]
    time_zone: String,
}

/// `GET /profile/{person}`.
pub(super) async fn show(State(demo): State<Demo>, Path(id): Path<String>, Query(asked): Query<Asked>) -> Response {
    let wish = demo.backend.people().into_iter().find(|person| person.id == id).map(|person| Preferences {
        language: person.language,
        salutation: person.salutation,
        time_zone: person.time_zone,
    });
    shown(&demo, &id, &wish.unwrap_or_default(), asked.saved.is_some(), &[]).await
}

/// `POST /profile/{person}`: changes it, and shows it again.
pub(super) async fn save(
    State(demo): State<Demo>,
    Path(id): Path<String>,
    posted: Result<Form<Posted>, FormRejection>,
) -> Response {
    let Ok(Form(Posted { language, salutation, time_zone })) = posted else {
        return Problem::new(StatusCode::BAD_REQUEST, "Not our form", "Its fields could not be read.").page();
    };
    let wish = Preferences { language, salutation, time_zone };
    match demo.backend.save(&id, wish.clone()).await {
        Ok(()) => Redirect::to(&format!("/profile/{id}?saved=1")).into_response(),
        Err(faults) => {
            (StatusCode::UNPROCESSABLE_ENTITY, shown(&demo, &id, &wish, false, &faults).await).into_response()
        }
    }
}

async fn shown(demo: &Demo, id: &str, wish: &Preferences, saved: bool, faults: &[FieldFault]) -> Response {
    let people = demo.backend.people();
    let Some(person) = people.iter().find(|person| person.id == id) else { return Problem::nothing_here().page() };
    let kept = demo.backend.profile(id).await.unwrap_or_default();
    let mails = demo.backend.mails();
    let own = |mail: &&std::sync::Arc<ReceivedMail>| mail.to.iter().any(|to| to.eq_ignore_ascii_case(&person.email));
    let body = html! {
        div.profile {
            h1 dir="auto" lang=(person.tag) { (person.name) }
            @if saved {
                div.notice role="status" { p { "Saved. The next mail follows it: send one and compare." } }
            }
            @if !faults.is_empty() {
                div.notice.bad role="alert" {
                    p { "Nothing was changed." }
                    @for fault in faults { p { (fault.message) } }
                }
            }
            div.halves {
                section aria-labelledby="own" {
                    h2 #own { "What you may change" }
                    p.hint { "Posted with your own token, which may write " code { "user_metadata" } " and nothing else." }
                    form.panel method="post" action={ "/profile/" (person.id) } {
                        div.fields {
                            (field("language", "Preferred language", "languages", &wish.language))
                            (field("salutation", "Salutation", "salutations", &wish.salutation))
                            (field("time_zone", "Time zone", "zones", &wish.time_zone))
                        }
                        button.button type="submit" { "Save" }
                    }
                    form.acts method="post" action="/send" {
                        input type="hidden" name="person" value=(person.id);
                        button.button.plain type="submit" name="flow" value=(Flow::Reset.as_str()) { "Send a reset mail" }
                        a.edit href={ "/?person=" (person.id) "#forms" } { "Sign up with other data" }
                    }
                    h2 { "Your mails" }
                    (list(&mails.iter().filter(own).take(LATEST).map(|mail| &**mail).collect::<Vec<_>>()))
                }
                section aria-labelledby="kept" {
                    h2 #kept { "What is kept" }
                    @if kept.is_empty() { p.hint { "Nothing yet: sign up first." } } @else { pre.source { (kept) } }
                }
            }
        }
        (suggestions(&people))
    };
    page(&person.name, Place::Elsewhere, Some(mails.len()), body).into_response()
}

fn field(name: &str, label: &str, list: &str, value: &str) -> Markup {
    let id = format!("p-{name}");
    html! {
        div.field {
            label for=(id) { (label) }
            input #(id) name=(name) value=(value) list=(list) dir="auto" autocomplete="off" spellcheck="false";
        }
    }
}

fn list(mails: &[&ReceivedMail]) -> Markup {
    html! {
        @if mails.is_empty() {
            p.hint { "None yet." }
        } @else {
            ol.mails {
                @for mail in mails {
                    li {
                        a href={ "/inbox/" (mail.id) } dir="auto" lang=[mail.language.as_deref()] { (mail.subject) }
                        " " code { (mail.language.as_deref().unwrap_or_default()) }
                        @if let Some(greeting) = greeting(mail) { p dir="auto" lang=[mail.language.as_deref()] { (greeting) } }
                    }
                }
            }
        }
    }
}

/// The first line of its text that says something.
fn greeting(mail: &ReceivedMail) -> Option<&str> {
    mail.text.lines().map(str::trim).find(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_told_by_its_first_words() {
        let mail = ReceivedMail { text: "\n  \nGuten Tag,\n\nText".to_owned(), ..ReceivedMail::default() };
        assert_eq!(greeting(&mail), Some("Guten Tag,"));
        assert_eq!(greeting(&ReceivedMail::default()), None);
    }
}
