//! The first page: sample people and the forms, and what the forms do.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::forms::{Draft, profile_of, reset, sign_up, suggestions};
use super::page::{Place, page};
use super::problem::Problem;
use super::{Demo, Flow, Person, ProfileForm, Sent, guard, same_id};

/// How long a mail may take from the receiver's answer to the inbox before the page goes on without it.
const ARRIVAL: Duration = Duration::from_secs(2);

/// How often the inbox is looked at meanwhile.
const LOOK: Duration = Duration::from_millis(20);

/// The query of `GET /`.
#[derive(Deserialize)]
pub(super) struct Chosen {
    person: Option<String>,
}

/// `GET /?person=`: the page, its forms filled with the chosen person's profile.
pub(super) async fn show(State(demo): State<Demo>, Query(chosen): Query<Chosen>) -> Html<String> {
    let people = demo.backend.people();
    let form =
        chosen.person.and_then(|id| people.iter().find(|person| person.id == id)).map(profile_of).unwrap_or_default();
    home(&demo, &people, &Draft { form, ..Draft::default() })
}

/// A form as the browser posts it.
#[derive(Deserialize)]
pub(super) struct Posted {
    flow: String,
    person: Option<String>,
    salutation: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    email: Option<String>,
    language: Option<String>,
    time_zone: Option<String>,
}

impl Posted {
    fn form(self) -> ProfileForm {
        ProfileForm {
            person: self.person.filter(|person| !person.is_empty()),
            salutation: self.salutation,
            given_name: self.given_name,
            family_name: self.family_name,
            email: self.email,
            language: self.language,
            time_zone: self.time_zone,
        }
    }
}

/// `POST /send`: one mail, and on to it in the inbox; or the page again, with what is wrong beside its field.
pub(super) async fn send(State(demo): State<Demo>, posted: Result<Form<Posted>, FormRejection>) -> Response {
    let posted = match posted {
        Ok(Form(posted)) => posted,
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return guard::too_large(super::BODY_LIMIT).page();
        }
        Err(_) => return Problem::new(StatusCode::BAD_REQUEST, "Not our form", "Its fields could not be read.").page(),
    };
    let Some(flow) = Flow::parse(&posted.flow) else {
        return Problem::new(
            StatusCode::BAD_REQUEST,
            "Not our form",
            "It asks for a mail that the demo does not have.",
        )
        .page();
    };
    let people = demo.backend.people();
    let typed = posted.form();
    let form = if flow == Flow::Reset { account(typed.clone(), &people) } else { typed.clone() };
    match demo.backend.send(flow, form).await {
        Ok(None) => Redirect::to("/inbox?quiet=1").into_response(),
        Ok(Some(sent)) => {
            let sent = Arc::new(sent);
            demo.remember(Arc::clone(&sent));
            Redirect::to(&arrival(&demo, &sent).await).into_response()
        }
        Err(faults) => {
            let draft = Draft { flow, form: shown(typed, &people), faults };
            (StatusCode::UNPROCESSABLE_ENTITY, home(&demo, &people, &draft)).into_response()
        }
    }
}

/// Finds the account of a typed address, as an application does. Fields left blank then keep what the account's profile
/// says; a person who was chosen, on the other hand, has every field filled in, and a blank one was emptied.
fn account(form: ProfileForm, people: &[Person]) -> ProfileForm {
    let address = form.email.as_deref().unwrap_or_default().trim();
    let owner = people.iter().find(|person| person.email.eq_ignore_ascii_case(address));
    let (None, Some(owner)) = (&form.person, owner) else { return form };
    let kept = |value: Option<String>| value.filter(|value| !value.trim().is_empty());
    ProfileForm {
        person: Some(owner.id.clone()),
        salutation: kept(form.salutation),
        given_name: kept(form.given_name),
        family_name: kept(form.family_name),
        email: None,
        language: kept(form.language),
        time_zone: kept(form.time_zone),
    }
}

/// A refused form as its page shows it again: what was typed, over the profile of the chosen person.
fn shown(typed: ProfileForm, people: &[Person]) -> ProfileForm {
    let chosen = people.iter().find(|person| Some(&person.id) == typed.person.as_ref());
    let own = chosen.map(profile_of).unwrap_or_default();
    ProfileForm {
        person: typed.person,
        salutation: typed.salutation.or(own.salutation),
        given_name: typed.given_name.or(own.given_name),
        family_name: typed.family_name.or(own.family_name),
        email: typed.email.or(own.email),
        language: typed.language.or(own.language),
        time_zone: typed.time_zone.or(own.time_zone),
    }
}

/// Where the page of a sent mail is, as soon as the mail has arrived.
async fn arrival(demo: &Demo, sent: &Sent) -> String {
    let arrived = async {
        loop {
            let mails = demo.backend.mails();
            if let Some(mail) =
                mails.iter().find(|mail| mail.message_id.as_deref().is_some_and(|id| same_id(id, &sent.message_id)))
            {
                return mail.id;
            }
            tokio::time::sleep(LOOK).await;
        }
    };
    let found = match sent.outcome.as_str() {
        "sent" => tokio::time::timeout(ARRIVAL, arrived).await.ok(),
        _ => None,
    };
    match found {
        Some(id) => format!("/inbox/{id}?sent=1"),
        None => {
            let id: String = url::form_urlencoded::byte_serialize(sent.message_id.as_bytes()).collect();
            format!("/inbox?sent={id}")
        }
    }
}

fn home(demo: &Demo, people: &[Person], draft: &Draft) -> Html<String> {
    let chosen = draft.form.person.as_ref().and_then(|id| people.iter().find(|person| &person.id == id));
    let body = html! {
        div.home {
            section.people aria-labelledby="people" {
                header.intro {
                    h1 #people { "Everyone reads it in their own words" }
                    p {
                        "Pick a person: Vocative reads the profile, decides on language and form of address, and sends the mail "
                        "over SMTP to the inbox of this page. "
                        a.jump href="#forms" { "Or write a profile of your own." }
                    }
                }
                ul.cards { @for person in people { (card(person, chosen.is_some_and(|chosen| chosen.id == person.id))) } }
            }
            section.forms #forms aria-label="Forms" {
                @if let Some(person) = chosen {
                    p.chosen {
                        "Profile of " strong dir="auto" lang=(person.tag) { (person.name) } ". "
                        a href="/#forms" { "Start with an empty one" }
                    }
                }
                @let untouched = Draft { form: chosen.map(profile_of).unwrap_or_default(), ..Draft::default() };
                (sign_up(if draft.flow == Flow::Reset { &untouched } else { draft }))
                (reset(if draft.flow == Flow::Reset { draft } else { &untouched }, chosen))
            }
        }
        (suggestions(people))
    };
    page("People", Place::Home, Some(demo.backend.mails().len()), body)
}

fn card(person: &Person, chosen: bool) -> Markup {
    html! {
        li.card.chosen[chosen] {
            p.tongue {
                span.autonym dir="auto" lang=(person.tag) { (person.autonym) }
                code.tag { (person.tag) }
            }
            h2 dir="auto" lang=(person.tag) { (person.name) }
            dl.facts {
                div {
                    dt { "Salutation" }
                    dd { @if person.salutation.is_empty() { span.none { "none" } } @else { bdi lang=(person.tag) { (person.salutation) } } }
                }
                div {
                    dt { "Language" }
                    dd { @if person.language.is_empty() { span.none { "none" } } @else { code { bdi { (person.language) } } } }
                }
            }
            @if !person.note.is_empty() { p.note { (person.note) } }
            form.acts method="post" action="/send" {
                input type="hidden" name="person" value=(person.id);
                button.button type="submit" name="flow" value=(Flow::SignUp.as_str()) {
                    "Sign up" span.unseen { " as " bdi { (person.name) } }
                }
                button.button.plain type="submit" name="flow" value=(Flow::Reset.as_str()) {
                    "Reset password" span.unseen { " of " bdi { (person.name) } }
                }
                a.edit href={ "/profile/" (person.id) } { "Profile" span.unseen { " of " bdi { (person.name) } } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> Vec<Person> {
        vec![Person { id: "anna".to_owned(), email: "anna@example.org".to_owned(), ..Person::default() }]
    }

    #[test]
    fn a_typed_address_finds_its_account_and_blank_fields_keep_the_profile() {
        let typed = ProfileForm {
            email: Some(" Anna@Example.org ".to_owned()),
            given_name: Some(String::new()),
            language: Some("ja".to_owned()),
            ..ProfileForm::default()
        };
        let expected =
            ProfileForm { person: Some("anna".to_owned()), language: Some("ja".to_owned()), ..ProfileForm::default() };
        assert_eq!(account(typed, &people()), expected);
    }

    #[test]
    fn an_unknown_address_and_a_chosen_person_stay_as_typed() {
        let unknown = ProfileForm {
            email: Some("who@example.org".to_owned()),
            given_name: Some(String::new()),
            ..ProfileForm::default()
        };
        assert_eq!(account(unknown.clone(), &people()), unknown);
        let chosen = ProfileForm {
            person: Some("anna".to_owned()),
            email: Some("anna@example.org".to_owned()),
            given_name: Some(String::new()),
            ..ProfileForm::default()
        };
        assert_eq!(account(chosen.clone(), &people()), chosen);
    }
}
