//! `/api/v2/users` and `/api/v2/users-by-email`.
//!
//! What a profile may hold and how a change is merged stands in [`crate::people::rules`]; here is who may see and change what.

mod search;

use std::sync::{Mutex, PoisonError};

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Map, Value, json};

use self::search::Search;
use super::access::{Bearer, Fields, Query, Subject, object};
use super::answer::Refused;
use super::triggers::verify_address;
use crate::clock;
use crate::people::rules::{self, Profile};
use crate::people::store::Person;
use crate::server::Server;

/// How many people a page has at most, and unless it is said.
const PAGE: (usize, usize) = (100, 50);
/// The last page that is looked for.
const LAST_PAGE: usize = 10_000_000;
/// Longer than any id of a person.
const ID: usize = 1_024;

const READ: [&str; 2] = ["read:users", "read:user_idp_tokens"];
const READ_OWN: &str = "read:current_user";
const WRITE: &str = "update:users";
const WRITE_APP: &str = "update:users_app_metadata";
const WRITE_OWN: [&str; 2] = ["update:current_user_metadata", "create:current_user_metadata"];

/// What an identity provider gave to act in a person's name.
const IDENTITY_TOKENS: [&str; 3] = ["access_token", "access_token_secret", "refresh_token"];

pub(super) fn routes() -> Router<Server> {
    Router::new()
        .route("/api/v2/users", get(list).post(create))
        .route("/api/v2/users/{id}", get(one).patch(change).delete(remove))
        .route("/api/v2/users-by-email", get(by_email))
}

async fn create(State(server): State<Server>, bearer: Bearer, request: Request) -> Result<Response, Refused> {
    bearer.need(&["create:users"])?;
    let body = object(request).await?;
    let api = server.api()?;
    let person = api.people.create(&bearer.tenant, &body, &api.settings.connection).await?;
    verify(&server, &person.profile, &body, true).await;
    Ok((StatusCode::CREATED, Json(shown(&bearer, person.profile))).into_response())
}

async fn one(
    State(server): State<Server>,
    bearer: Bearer,
    id: Result<Path<String>, PathRejection>,
    request: Request,
) -> Result<Json<Profile>, Refused> {
    let id = named(id)?;
    if !READ.iter().any(|scope| bearer.may(scope)) {
        bearer.need(&[READ[0], READ[1], READ_OWN])?;
        is_own(&bearer, &id)?;
    }
    let query = Query::parse(request.uri().query(), &["fields", "include_fields"])?;
    let fields = Fields::of(&query)?;
    let person = server.api()?.people.get(&bearer.tenant, known(&id)?).await?.ok_or_else(Refused::no_user)?;
    Ok(Json(fields.shown(shown(&bearer, person.profile))))
}

async fn change(
    State(server): State<Server>,
    bearer: Bearer,
    id: Result<Path<String>, PathRejection>,
    request: Request,
) -> Result<Json<Profile>, Refused> {
    let id = named(id)?;
    if !bearer.may(WRITE) && !bearer.may(WRITE_APP) {
        bearer.need(&[WRITE, WRITE_APP, WRITE_OWN[0], WRITE_OWN[1]])?;
        is_own(&bearer, &id)?;
    }
    let body = object(request).await?;
    may_change(&bearer, &body)?;
    // What was there before, of the writing that succeeded in the end.
    let before = Mutex::new(None);
    let make = |person: &Profile| {
        *before.lock().unwrap_or_else(PoisonError::into_inner) = person.get("email").cloned();
        rules::change(person, &body, clock::now())
    };
    let changed = server.api()?.people.change(&bearer.tenant, known(&id)?, make).await?;
    let person = changed.ok_or_else(Refused::no_user)?;
    let before = before.into_inner().unwrap_or_else(PoisonError::into_inner);
    let moved = person.profile.get("email") != before.as_ref();
    verify(&server, &person.profile, &body, moved).await;
    Ok(Json(shown(&bearer, person.profile)))
}

async fn remove(
    State(server): State<Server>,
    bearer: Bearer,
    id: Result<Path<String>, PathRejection>,
) -> Result<StatusCode, Refused> {
    bearer.need(&["delete:users"])?;
    let id = named(id)?;
    // Whoever is not there is gone, which is what was asked for: the vendor answers the same.
    if known(&id).is_ok() {
        server.api()?.people.remove(&bearer.tenant, &id).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

async fn by_email(State(server): State<Server>, bearer: Bearer, request: Request) -> Result<Json<Value>, Refused> {
    bearer.need(&READ)?;
    let query = Query::parse(request.uri().query(), &["email", "fields", "include_fields"])?;
    let (fields, email) = (Fields::of(&query)?, query.required("email")?);
    let found = addressed(&server, &bearer.tenant, email).await?;
    Ok(Json(found.into_iter().map(|person| fields.shown(shown(&bearer, person.profile))).collect()))
}

async fn list(State(server): State<Server>, bearer: Bearer, request: Request) -> Result<Json<Value>, Refused> {
    bearer.need(&READ)?;
    let known = [
        "q",
        "search_engine",
        "page",
        "per_page",
        "include_totals",
        "sort",
        "fields",
        "include_fields",
        "primary_order",
    ];
    let query = Query::parse(request.uri().query(), &known)?;
    let fields = Fields::of(&query)?;
    if query.text("search_engine").is_some_and(|engine| !["v1", "v2", "v3"].contains(&engine)) {
        return Err(Refused::query("'Expected v3' on property search_engine"));
    }
    let newest = match query.text("sort") {
        None | Some("created_at:1") => false,
        Some("created_at:-1") => true,
        Some(_) => return Err(Refused::query("'Expected created_at:1 or created_at:-1' on property sort")),
    };
    let limit = query.number("per_page", PAGE.0)?.unwrap_or(PAGE.1);
    let start = query.number("page", LAST_PAGE)?.unwrap_or(0) * limit;
    let totals = query.flag("include_totals")?.unwrap_or(false);
    let search = query.text("q").map(Search::parse).transpose().map_err(Refused::query)?;
    let (people, total) = match search {
        Some(search) => found(&server, &bearer.tenant, &search, newest, start, limit).await?,
        None => all(&server, &bearer.tenant, newest, start, limit).await?,
    };
    let users: Vec<Profile> = people.into_iter().map(|person| fields.shown(shown(&bearer, person.profile))).collect();
    Ok(Json(if totals {
        json!({ "start": start, "limit": limit, "length": users.len(), "total": total, "users": users })
    } else {
        json!(users)
    }))
}

/// A page of everybody, and how many there are.
async fn all(
    server: &Server,
    tenant: &str,
    newest: bool,
    start: usize,
    limit: usize,
) -> Result<(Vec<Person>, u64), Refused> {
    let people = &server.api()?.people;
    if !newest {
        return Ok(people.all(tenant, start, limit).await?);
    }
    // The same pages from the other end.
    let (_, total) = people.all(tenant, 0, 0).await?;
    let end = usize::try_from(total).unwrap_or(usize::MAX).saturating_sub(start);
    let from = end.saturating_sub(limit);
    let (mut page, total) = people.all(tenant, from, end - from).await?;
    page.reverse();
    Ok((page, total))
}

/// A page of those whom a search is for, and how many they are.
async fn found(
    server: &Server,
    tenant: &str,
    search: &Search,
    newest: bool,
    start: usize,
    limit: usize,
) -> Result<(Vec<Person>, u64), Refused> {
    let people = &server.api()?.people;
    let mut found = match (&search.email, &search.user_id) {
        (Some(email), _) => addressed(server, tenant, email).await?,
        (None, Some(id)) if known(id).is_ok() => people.get(tenant, id).await?.into_iter().collect(),
        (None, _) => Vec::new(),
    };
    found.retain(|person| search.fits(&person.profile));
    if newest {
        found.reverse();
    }
    let total = found.len() as u64;
    Ok((found.into_iter().skip(start).take(limit).collect(), total))
}

/// Everybody with this address. The database is not asked for one that nobody can have.
async fn addressed(server: &Server, tenant: &str, email: &str) -> Result<Vec<Person>, Refused> {
    let sound = email.len() <= ID && !email.contains(char::is_control);
    if sound { Ok(server.api()?.people.by_email(tenant, email).await?) } else { Ok(Vec::new()) }
}

/// The id in a path, decoded.
fn named(id: Result<Path<String>, PathRejection>) -> Result<String, Refused> {
    let refused = |_| {
        let message = "Path validation error: 'The id is not percent-encoded UTF-8' on property id";
        Refused::new(StatusCode::BAD_REQUEST, "invalid_uri", message)
    };
    id.map(|Path(id)| id).map_err(refused)
}

/// An id that somebody may have; the database is not asked for one that nobody can have.
fn known(id: &str) -> Result<&str, Refused> {
    if id.len() <= ID && !id.contains(char::is_control) { Ok(id) } else { Err(Refused::no_user()) }
}

/// A person acts on themselves only.
fn is_own(bearer: &Bearer, id: &str) -> Result<(), Refused> {
    match &bearer.subject {
        Subject::Person(own) if own == id => Ok(()),
        _ => {
            let message = "User to be acted on does not match subject in bearer token.";
            Err(Refused::new(StatusCode::FORBIDDEN, "unowned_resource", message))
        }
    }
}

/// Whether everything in `body` is theirs to change.
fn may_change(bearer: &Bearer, body: &Map<String, Value>) -> Result<(), Refused> {
    let (all, app) = (bearer.may(WRITE), bearer.may(WRITE_APP));
    if all && !app && body.contains_key("app_metadata") {
        return Err(Refused::scope(&[WRITE_APP]));
    }
    let allowed = |field: &str| match field {
        "app_metadata" => app,
        "user_metadata" => all || WRITE_OWN.iter().any(|scope| bearer.may(scope)),
        _ => all,
    };
    let refused: Vec<&str> = body.keys().map(String::as_str).filter(|field| !allowed(field)).collect();
    if refused.is_empty() {
        return Ok(());
    }
    let message = format!("You cannot update the following fields: {}", refused.join(", "));
    Err(Refused::bare(StatusCode::FORBIDDEN, message))
}

/// Sends a verification mail if one is due. The person is written by then: what becomes of the mail does not change that.
async fn verify(server: &Server, profile: &Profile, body: &Map<String, Value>, moved: bool) {
    let client_id = body.get("client_id").and_then(Value::as_str);
    if due(body, profile, moved)
        && let Err(error) = verify_address(server, profile, client_id).await
    {
        error.log("verify_email");
    }
}

/// Whether a verification mail is due: `verify_email` says so, or says nothing about an address that has `moved` and is not proven.
fn due(body: &Map<String, Value>, profile: &Profile, moved: bool) -> bool {
    let addressed = profile.get("email").is_some_and(Value::is_string);
    let asked = body.get("verify_email").and_then(Value::as_bool);
    addressed && asked.unwrap_or_else(|| moved && profile.get("email_verified") != Some(&Value::Bool(true)))
}

/// A profile as they may see it.
fn shown(bearer: &Bearer, mut profile: Profile) -> Profile {
    if !bearer.may("read:user_idp_tokens") {
        let identities = profile.get_mut("identities").and_then(Value::as_array_mut);
        for identity in identities.into_iter().flatten().filter_map(Value::as_object_mut) {
            identity.retain(|name, _| !IDENTITY_TOKENS.contains(&name.as_str()));
        }
    }
    profile
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bearer(subject: Subject, scopes: &[&str]) -> Bearer {
        Bearer { tenant: String::new(), subject, scopes: scopes.iter().map(|&scope| scope.to_owned()).collect() }
    }

    fn map(value: Value) -> Map<String, Value> {
        value.as_object().unwrap().clone()
    }

    #[test]
    fn a_mail_is_due_when_an_unproven_address_is_new_unless_it_is_said() {
        let rows = [
            (json!({}), true, false, true),
            (json!({}), true, true, false),
            (json!({}), false, false, false),
            (json!({ "verify_email": false }), true, false, false),
            (json!({ "verify_email": true }), true, true, true),
            (json!({ "verify_email": true }), false, false, true),
            (json!({ "verify_email": null }), true, false, true),
        ];
        for (body, moved, verified, expected) in rows {
            let profile = map(json!({ "email": "a@b.co", "email_verified": verified }));
            assert_eq!(due(&map(body.clone()), &profile, moved), expected, "{body} {moved} {verified}");
        }
        assert!(!due(&map(json!({ "verify_email": true })), &Profile::new(), true), "there is nowhere to send it");
    }

    #[test]
    fn each_scope_changes_its_own_fields() {
        let own = Subject::Person("u".to_owned());
        let app = Subject::Client("c".to_owned());
        let rows: [(&Subject, &[&str], &[&str]); 6] = [
            (&app, &[WRITE], &["name", "user_metadata"]),
            (&app, &[WRITE_APP], &["app_metadata"]),
            (&app, &[WRITE, WRITE_APP], &["name", "user_metadata", "app_metadata"]),
            (&own, &[WRITE_OWN[0]], &["user_metadata"]),
            (&own, &[WRITE_OWN[1]], &["user_metadata"]),
            (&own, &[READ_OWN], &[]),
        ];
        for (subject, scopes, fields) in rows {
            for field in ["name", "user_metadata", "app_metadata"] {
                let body = Map::from_iter([(field.to_owned(), Value::Null)]);
                let may = may_change(&bearer(subject.clone(), scopes), &body).is_ok();
                assert_eq!(may, fields.contains(&field), "{scopes:?} {field}");
            }
        }
    }

    #[test]
    fn tokens_of_identity_providers_are_shown_to_whom_they_are_for() {
        let profile = map(
            json!({ "identities": [{ "provider": "x", "access_token": "t", "refresh_token": "t", "access_token_secret": "t" }, 7] }),
        );
        let app = Subject::Client("c".to_owned());
        assert_eq!(shown(&bearer(app.clone(), &["read:user_idp_tokens"]), profile.clone()), profile);
        let bare = shown(&bearer(app, &["read:users"]), profile);
        assert_eq!(Value::Object(bare), json!({ "identities": [{ "provider": "x" }, 7] }));
    }
}
