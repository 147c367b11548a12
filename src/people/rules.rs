//! What a profile may hold and how a change is merged into it: Auth0's rules as recorded, as pure functions over JSON objects.
//!
//! `fields` has what each root attribute may be, `metadata` what the two objects of free JSON may hold and how they are merged. Refusals are in the
//! vendor's words where those are recorded, but for one thing: they never repeat a value, since values are addresses and names.

mod fields;
mod metadata;
#[cfg(test)]
mod tests;

use aws_lc_rs::digest::{SHA256, digest};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use self::fields::Act;
pub use self::metadata::{MAX_METADATA, MAX_VALUES};
use self::metadata::{Metadata, levels_beyond};
use crate::message::Address;
use crate::profile::MAX_DEPTH;

/// A profile as the Management API shows it: root attributes, `identities`, `user_metadata`, `app_metadata`.
pub type Profile = Map<String, Value>;

/// The most octets of a whole profile, as JSON.
pub const MAX_PROFILE: usize = 256 << 10;

/// The longest `user_id` of an imported profile, in characters. What is made here has at most 255.
const MAX_ID: usize = 512;

/// What the identity provider of a person says anew at each login, so that a change of it here would not last.
const SYNCED: [&str; 5] = ["family_name", "given_name", "name", "nickname", "picture"];

/// What only a database connection lets be changed.
const OF_DATABASE: [&str; 6] = ["email", "email_verified", "username", "password", "phone_number", "phone_verified"];

/// Attributes that may not be changed together.
const APART: [(&str, &str); 5] = [
    ("password", "email"),
    ("password", "email_verified"),
    ("username", "email"),
    ("username", "email_verified"),
    ("username", "password"),
];

/// What lets somebody in, wherever exports have it. None of it is kept.
const CREDENTIALS: [&str; 6] =
    ["password", "password_hash", "passwordHash", "custom_password_hash", "salt", "mfa_factors"];

/// Tokens of identity providers in `identities`. None of them is kept.
const TOKENS: [&str; 3] = ["access_token", "access_token_secret", "refresh_token"];

/// What an identity provider has no say in.
const NOT_SUPPLIED: [&str; 7] =
    ["user_id", "identities", "user_metadata", "app_metadata", "created_at", "updated_at", "blocked"];

/// Why something may not be written. Nothing is changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// Which kind it is.
    pub kind: Kind,
    /// In the vendor's words where they are recorded.
    pub message: String,
}

/// Kinds of refusals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The body is wrong (400, `invalid_body`).
    Invalid,
    /// Something that exists stands in the way (409).
    Exists,
}

impl Refusal {
    /// The body is wrong.
    pub(super) fn invalid(message: impl Into<String>) -> Refusal {
        Refusal { kind: Kind::Invalid, message: message.into() }
    }

    /// There is such a person.
    pub(super) fn exists() -> Refusal {
        Refusal { kind: Kind::Exists, message: "The user already exists.".to_owned() }
    }
}

/// A person's own token may not write these fields (403). Nothing is changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("You cannot update the following fields: {fields}")]
pub struct NotOwn {
    /// The fields, with commas between them.
    pub fields: String,
}

/// What a new person is made from beside the body.
#[derive(Clone, Debug)]
pub struct New<'a> {
    /// The connection when the body names none.
    pub connection: &'a str,
    /// Unique text for an id that the body does not give: 24 hexadecimal digits.
    pub id: &'a str,
    /// The instant.
    pub now: Timestamp,
}

/// The profile that `POST /api/v2/users` makes of `body`.
///
/// `password`, `verify_email`, `verify_phone_number` and `client_id` are understood and not kept: this is a profile store, and nobody logs in
/// here. What is not given and always shown is derived: `name` is the address, `nickname` what stands before its `@`, `picture` the address's
/// Gravatar. Metadata that is not given is absent from the profile.
///
/// # Errors
///
/// [`Kind::Invalid`] with every fault of the body: fields that are unknown, missing or of another form, metadata that is too large, too deep or
/// has names that are not allowed.
pub fn create(body: &Profile, new: &New<'_>) -> Result<Profile, Refusal> {
    let mut faults = Faults::default();
    fields::check(body, Act::Create, &mut faults);
    let connection = text(body, "connection").unwrap_or(new.connection);
    if connection.is_empty() {
        faults.missing("connection");
    }
    let provider = match connection {
        "email" | "sms" => connection,
        _ => "auth0",
    };
    let named_by: &[&str] = match provider {
        "email" => &["email"],
        "sms" => &["phone_number"],
        _ => &["email", "username", "phone_number"],
    };
    if let (Some(first), true) = (named_by.first(), named_by.iter().all(|name| absent(body, name))) {
        faults.missing(first);
    }
    let mut metadata = Vec::new();
    for kind in Metadata::BOTH {
        if let Some(Value::Object(given)) = body.get(kind.name()) {
            kind.check_change(given, &mut faults);
            let made = kind.merged(None, given);
            made.iter().for_each(|made| kind.check_bounds(made, &mut faults));
            metadata.push((kind, made));
        }
    }
    faults.done()?;

    let prefix = format!("{provider}|");
    let given = text(body, "user_id").map(|id| id.strip_prefix(&prefix).unwrap_or(id));
    let id = given.filter(|id| !id.is_empty()).unwrap_or(new.id);
    let now = instant(new.now);
    let mut profile = Profile::new();
    profile.insert("user_id".to_owned(), format!("{prefix}{id}").into());
    for name in fields::kept_texts_and_flags() {
        if let Some(value) = body.get(name).filter(|value| !value.is_null()) {
            let value = if name == "email" { lower_case(value) } else { value.clone() };
            profile.insert(name.to_owned(), value);
        }
    }
    for (name, verified) in [("email", "email_verified"), ("phone_number", "phone_verified")] {
        if profile.contains_key(name) && !profile.contains_key(verified) {
            profile.insert(verified.to_owned(), false.into());
        }
    }
    let identity = json!([{ "connection": connection, "user_id": id, "provider": provider, "isSocial": false }]);
    profile.insert("identities".to_owned(), identity);
    derive(&mut profile);
    for (kind, made) in metadata {
        put_or_unset(&mut profile, kind.name(), made.map(Value::Object));
    }
    profile.insert("created_at".to_owned(), now.clone().into());
    profile.insert("updated_at".to_owned(), now.into());
    Ok(profile)
}

/// The profile that `PATCH /api/v2/users/{id}` makes of `person`.
///
/// Root attributes are replaced, `null` unsets one (`name`, `nickname` and `picture` become what they are derived from). Metadata is merged at
/// its first level: a key's value is replaced whole, `null` deletes the key, `{}` for the whole object clears it: then `user_metadata` stays as
/// `{}`, and `app_metadata` is gone. `null` for the whole object unsets it. An address that is changed is no longer verified, unless the body
/// says so.
///
/// # Errors
///
/// [`Kind::Invalid`]: as [`create`]; for attributes that may not be changed together; for those of a person whose identity provider has them.
pub fn change(person: &Profile, body: &Profile, now: Timestamp) -> Result<Profile, Refusal> {
    let mut faults = Faults::default();
    fields::check(body, Act::Change, &mut faults);
    let mut metadata = Vec::new();
    for kind in Metadata::BOTH {
        let kept = person.get(kind.name()).and_then(Value::as_object);
        let made = match body.get(kind.name()) {
            Some(Value::Object(given)) => {
                kind.check_change(given, &mut faults);
                kind.merged(kept, given)
            }
            Some(Value::Null) => None,
            _ => continue,
        };
        made.iter().for_each(|made| kind.check_bounds(made, &mut faults));
        metadata.push((kind, made));
    }
    faults.done()?;
    if let Some((one, other)) = APART.iter().find(|(one, other)| body.contains_key(*one) && body.contains_key(*other)) {
        return Err(Refusal::invalid(format!("Cannot update {one} and {other} simultaneously")));
    }
    check_provider(provider(person, text(body, "connection"))?, body)?;

    let mut changed = person.clone();
    let before = Derived::of(person);
    for name in fields::kept_texts_and_flags() {
        let Some(value) = body.get(name) else { continue };
        let value = if name == "email" { lower_case(value) } else { value.clone() };
        put_or_unset(&mut changed, name, Some(value).filter(|value| !value.is_null()));
    }
    if !body.contains_key("email_verified") && !same_address(person, &changed) {
        changed.insert("email_verified".to_owned(), false.into());
    }
    if !body.contains_key("phone_verified") && person.get("phone_number") != changed.get("phone_number") {
        changed.insert("phone_verified".to_owned(), false.into());
    }
    // What was derived from an address follows it.
    for (name, derived) in before.each() {
        if derived.is_some() && text(&changed, name) == derived.as_deref() && !body.contains_key(name) {
            changed.shift_remove(name);
        }
    }
    derive(&mut changed);
    for (kind, made) in metadata {
        put_or_unset(&mut changed, kind.name(), made.map(Value::Object));
    }
    changed.insert("updated_at".to_owned(), instant(now).into());
    Ok(changed)
}

/// Whether a person's own token may write this: only `user_metadata`.
///
/// # Errors
///
/// Names every other field of the body.
pub fn own_change(body: &Profile) -> Result<(), NotOwn> {
    let foreign: Vec<&str> = body.keys().map(String::as_str).filter(|name| *name != "user_metadata").collect();
    if foreign.is_empty() { Ok(()) } else { Err(NotOwn { fields: listed(&foreign, ", ") }) }
}

/// Whether somebody who signs up may bring this as `user_metadata`: at most 10 properties, names of at most 100 characters, and texts of at most
/// 500 characters as values.
///
/// # Errors
///
/// [`Kind::Invalid`] with every fault.
pub fn signup_metadata(given: &Profile) -> Result<(), Refusal> {
    let mut faults = Faults::default();
    metadata::check_signup(given, &mut faults);
    faults.done()
}

/// The profile for a mail when an identity provider `supplied` one beside the one that is `kept`: root attributes as supplied, else as kept; metadata
/// as kept, key by key before what was supplied.
///
/// `null` equals absent. That the kept address is verified says nothing of another one: then `email_verified` is what was supplied with it.
pub fn supplied(kept: &Profile, supplied: &Profile) -> Profile {
    let mut profile = kept.clone();
    let mut roots = supplied.clone();
    roots.retain(|name, value| !value.is_null() && Metadata::BOTH.iter().all(|kind| kind.name() != name));
    profile.extend(roots);
    settle_verified(kept, supplied, &mut profile);
    for kind in Metadata::BOTH {
        let of = |profile: &Profile| profile.get(kind.name()).and_then(Value::as_object).cloned();
        let both = match (of(supplied), of(kept)) {
            (Some(mut both), Some(kept)) => {
                both.extend(kept);
                Some(both)
            }
            (one, other) => one.or(other),
        };
        put_or_unset(&mut profile, kind.name(), both.map(Value::Object));
    }
    profile
}

/// The profile that is kept after its person logged in: root attributes of the identity provider are written over those that are kept; metadata,
/// ids, `identities` and `blocked` are never touched.
///
/// What the provider does not say stays; a known attribute that is not of its form is passed over. `updated_at` changes when anything does.
///
/// # Errors
///
/// [`Kind::Invalid`] when the profile would become larger than [`MAX_PROFILE`].
pub fn sync(kept: &Profile, from_provider: &Profile, now: Timestamp) -> Result<Profile, Refusal> {
    let mut profile = kept.clone();
    let mut said = from_provider.clone();
    said.retain(|name, value| {
        let foreign = NOT_SUPPLIED.contains(&name.as_str()) || CREDENTIALS.contains(&name.as_str());
        !foreign && !value.is_null() && fields::is_usable(name, value)
    });
    profile.extend(said.clone());
    settle_verified(kept, &said, &mut profile);
    check_whole(&profile)?;
    if profile != *kept {
        profile.insert("updated_at".to_owned(), instant(now).into());
    }
    Ok(profile)
}

/// The profile that is kept of one that was exported elsewhere: as it is, unknown root attributes included, without nulls, passwords and the
/// tokens of identity providers.
///
/// # Errors
///
/// [`Kind::Invalid`] with every fault: no `user_id`, an address that is none, a known field of another type, something too large or too deep.
pub fn imported(given: &Profile) -> Result<Profile, Refusal> {
    let mut faults = Faults::default();
    let mut profile = given.clone();
    profile.retain(|name, value| !value.is_null() && !CREDENTIALS.contains(&name.as_str()));
    if text(&profile, "email") == Some("") {
        profile.shift_remove("email");
    }
    match profile.get("user_id") {
        None => faults.missing("user_id"),
        Some(Value::String(id)) if !(1..=MAX_ID).contains(&id.chars().count()) || id.chars().any(char::is_control) => {
            faults.on("user_id", format!("Expected 1 to {MAX_ID} characters without control characters"));
        }
        Some(_) => {}
    }
    fields::check_types(&profile, &mut faults);
    for kind in Metadata::BOTH {
        if let Some(Value::Object(kept)) = profile.get(kind.name()) {
            kind.check_bounds(kept, &mut faults);
        }
    }
    faults.done()?;
    for identity in profile.get_mut("identities").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(identity) = identity.as_object_mut() {
            identity.retain(|name, _| !TOKENS.contains(&name.as_str()));
        }
    }
    check_whole(&profile)?;
    Ok(profile)
}

/// A person's identities: `(connection, provider, user_id)`. Without `identities` the `user_id` says what it can.
pub(super) fn identities(person: &Profile) -> Vec<(Option<&str>, &str, String)> {
    let listed = person.get("identities").and_then(Value::as_array).into_iter().flatten();
    let mut found: Vec<_> = listed
        .filter_map(|identity| {
            let id = match identity.get("user_id")? {
                Value::String(id) => id.clone(),
                Value::Number(id) => id.to_string(),
                _ => return None,
            };
            Some((identity.get("connection").and_then(Value::as_str), identity.get("provider")?.as_str()?, id))
        })
        .collect();
    if found.is_empty() {
        let id = text(person, "user_id").and_then(|id| id.split_once('|'));
        found.extend(id.map(|(provider, id)| (None, provider, id.to_owned())));
    }
    found
}

/// The identity provider that a change is about: the one of that connection, else the first.
fn provider<'a>(person: &'a Profile, connection: Option<&str>) -> Result<&'a str, Refusal> {
    let identities = identities(person);
    let found = match connection {
        Some(connection) => identities.iter().find(|(of, ..)| of.is_none_or(|of| of == connection)),
        None => identities.first(),
    };
    match found {
        Some((_, provider, _)) => Ok(provider),
        None if identities.is_empty() => Ok("auth0"),
        None => Err(Refusal::invalid("None of the identities of the user is of that connection.")),
    }
}

/// Refuses what the identity provider of a person has and not this store.
fn check_provider(provider: &str, body: &Profile) -> Result<(), Refusal> {
    if provider != "auth0" {
        let own = |name: &str| provider == "sms" && name.starts_with("phone_");
        if let Some(name) = OF_DATABASE.iter().find(|name| body.contains_key(**name) && !own(name)) {
            return Err(Refusal::invalid(format!("Cannot update {name} for non-database user.")));
        }
    }
    if ["auth0", "email", "sms"].contains(&provider) {
        return Ok(());
    }
    for (verb, removed) in [("updated", false), ("removed", true)] {
        let named = |name: &&str| body.get(*name).is_some_and(|value| value.is_null() == removed);
        let names: Vec<&str> = SYNCED.into_iter().filter(|name| named(name)).collect();
        if !names.is_empty() {
            return Err(Refusal::invalid(format!(
                "The following user attributes cannot be {verb}: {}. The connection must either be a database connection (using the Auth0 \
                 store), a passwordless connection (email or sms) or has disabled 'Sync user profile attributes at each login'.",
                names.join(", ")
            )));
        }
    }
    Ok(())
}

/// What is shown of a person who was given no more than an address, a username or a phone number.
struct Derived {
    name: Option<String>,
    nickname: Option<String>,
    picture: Option<String>,
}

impl Derived {
    fn of(profile: &Profile) -> Derived {
        let email = text(profile, "email");
        let other = text(profile, "username").or_else(|| text(profile, "phone_number"));
        let local = email.and_then(|email| email.split_once('@')).map(|(local, _)| local);
        Derived {
            name: email.or(other).map(str::to_owned),
            nickname: local.or(other).map(str::to_owned),
            picture: email.map(gravatar),
        }
    }

    fn each(self) -> [(&'static str, Option<String>); 3] {
        [("name", self.name), ("nickname", self.nickname), ("picture", self.picture)]
    }
}

/// Fills what is always shown.
fn derive(profile: &mut Profile) {
    for (name, derived) in Derived::of(profile).each() {
        if let (false, Some(derived)) = (profile.contains_key(name), derived) {
            profile.insert(name.to_owned(), derived.into());
        }
    }
}

/// Where Gravatar shows the picture of an address, or a neutral one. It takes SHA-256 as well as MD5.
fn gravatar(email: &str) -> String {
    let hash: String =
        digest(&SHA256, email.to_lowercase().as_bytes()).as_ref().iter().map(|octet| format!("{octet:02x}")).collect();
    format!("https://s.gravatar.com/avatar/{hash}?s=480&r=pg&d=mp")
}

/// Whether two profiles have one address, as mail compares them.
fn same_address(one: &Profile, other: &Profile) -> bool {
    let canonical =
        |profile| text(profile, "email").map(|email| Address::parse(email).map_err(|_| email).map(|a| a.canonical()));
    canonical(one) == canonical(other)
}

/// Proof of one address is none of another: what is said of `email_verified` belongs to the address it was said with.
fn settle_verified(kept: &Profile, said: &Profile, profile: &mut Profile) {
    let says = |name: &str| said.get(name).is_some_and(|value| !value.is_null());
    if same_address(kept, profile) {
        // Said of no address, or of none of ours.
        if !says("email") && says("email_verified") {
            put_or_unset(profile, "email_verified", kept.get("email_verified").cloned());
        }
    } else if !says("email_verified") {
        profile.insert("email_verified".to_owned(), false.into());
    }
}

/// Refuses a profile that is too large as a whole or nested too deep.
pub(super) fn check_whole(profile: &Profile) -> Result<(), Refusal> {
    if profile.values().any(|value| levels_beyond(value, MAX_DEPTH)) {
        return Err(Refusal::invalid(format!("A profile may be nested {MAX_DEPTH} levels deep.")));
    }
    if metadata::octets(profile) > MAX_PROFILE {
        return Err(Refusal::invalid(format!("A profile may have {} KiB.", MAX_PROFILE >> 10)));
    }
    Ok(())
}

fn text<'a>(profile: &'a Profile, name: &str) -> Option<&'a str> {
    profile.get(name).and_then(Value::as_str)
}

fn absent(profile: &Profile, name: &str) -> bool {
    profile.get(name).is_none_or(Value::is_null)
}

/// Databases keep addresses in lower case.
fn lower_case(email: &Value) -> Value {
    email.as_str().map_or(Value::Null, |email| email.to_lowercase().into())
}

fn put_or_unset(profile: &mut Profile, name: &str, value: Option<Value>) {
    match value {
        Some(value) => profile.insert(name.to_owned(), value),
        None => profile.shift_remove(name),
    };
}

/// As the vendor writes instants: milliseconds and `Z`.
fn instant(at: Timestamp) -> String {
    format!("{at:.3}")
}

/// Names of fields for a refusal: as many as one reads, none longer than a line.
fn listed(names: &[&str], between: &str) -> String {
    let shown =
        names.iter().take(20).map(|name| name.chars().filter(|c| !c.is_control()).take(100).collect::<String>());
    shown.collect::<Vec<_>>().join(between)
}

/// Everything that is wrong with a body, in the vendor's words.
#[derive(Debug, Default)]
struct Faults(Vec<String>);

impl Faults {
    /// Something is wrong with one property.
    fn on(&mut self, name: &str, what: impl AsRef<str>) {
        self.0.push(format!("Payload validation error: '{}' on property {name}.", what.as_ref()));
    }

    fn missing(&mut self, name: &str) {
        self.0.push(format!("Payload validation error: 'Missing required property: {name}'."));
    }

    fn unknown(&mut self, names: &[&str]) {
        if !names.is_empty() {
            let names = listed(names, ",");
            self.0.push(format!("Payload validation error: 'Additional properties not allowed: {names}'."));
        }
    }

    fn done(self) -> Result<(), Refusal> {
        if self.0.is_empty() { Ok(()) } else { Err(Refusal::invalid(self.0.join(" (also) "))) }
    }
}
