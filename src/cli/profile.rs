//! `profile`: the profile store, beside whatever serves at the moment.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Map, Value, json};

use super::args::Format;
use super::args::operating::{ProfileCommand, ProfileGetArgs, ProfileImportArgs, ProfileSetArgs};
use super::outbox::{existing_outbox, open_outbox, wait};
use super::output::{Failure, put, put_json, say};
use super::{Home, read_config};
use crate::clock;
use crate::diagnostic::{count, printable};
use crate::people::rules::{self, New, Profile};
use crate::people::store::{People, PeopleError, Person};
use crate::request::RequestFault;

/// The largest file that is imported.
const LARGEST: u64 = 1 << 30;
/// How many faults of an export are said.
const MOST_SAID: usize = 50;

/// Does what the command says.
pub fn run(home: &Home, command: &ProfileCommand) -> Result<ExitCode, Failure> {
    wait(async {
        match command {
            ProfileCommand::Get(args) => get(home, args).await,
            ProfileCommand::Set(args) => set(home, args).await,
            ProfileCommand::Import(args) => import(home, args).await,
        }
    })
}

/// Everybody that `who` means: a `user_id`, or an address.
async fn meant(people: &People, tenant: &str, who: &str) -> Result<Vec<Person>, Failure> {
    if let Some(person) = people.get(tenant, who).await? {
        return Ok(vec![person]);
    }
    Ok(people.by_email(tenant, who).await?)
}

async fn get(home: &Home, args: &ProfileGetArgs) -> Result<ExitCode, Failure> {
    let people = People::new(existing_outbox(home).await?);
    let found = meant(&people, &args.tenant, &args.who).await?;
    if found.is_empty() {
        return Err(nobody(&args.who));
    }
    match args.format {
        Format::Json => {
            put_json(&json!({ "profiles": found.iter().map(|person| &person.profile).collect::<Vec<_>>() }))?;
        }
        Format::Human => {
            for person in &found {
                put(&format!("{}\n", pretty(&person.profile)))?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn set(home: &Home, args: &ProfileSetArgs) -> Result<ExitCode, Failure> {
    let body = changes(&args.changes)?;
    let has_password = body.get("password").is_some_and(|password| !password.is_null());
    let people = People::new(open_outbox(home).await?);
    let found = meant(&people, &args.tenant, &args.who).await?;
    let person = match found.as_slice() {
        [] if args.create => create(home, &people, args, body).await?,
        [] => return Err(Failure::refused(format!("nobody is {}; --create makes a profile", printable(&args.who)))),
        [person] => {
            let now = clock::now();
            let id = user_id(&person.profile).to_owned();
            let changed = people.change(&args.tenant, &id, |profile| rules::change(profile, &body, now)).await?;
            changed.ok_or_else(|| nobody(&args.who))?
        }
        several => {
            let ids: Vec<&str> = several.iter().map(|person| user_id(&person.profile)).collect();
            return Err(Failure::refused(format!(
                "{} profiles have this address; name one: {}",
                ids.len(),
                ids.join(", ")
            )));
        }
    };
    if has_password {
        say("note: no password is kept: this is a profile store, and nobody logs in here");
    }
    match args.format {
        Format::Json => put_json(&Value::Object(person.profile))?,
        Format::Human => put(&format!("{}\n", pretty(&person.profile)))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// A new person: an address names them, or an id that has the form of one.
async fn create(home: &Home, people: &People, args: &ProfileSetArgs, mut body: Profile) -> Result<Person, Failure> {
    let connection = read_config(home.config.as_deref())?.profiles.connection;
    if let Some((provider, id)) = identity(&args.who) {
        let made_here = match body.get("connection").and_then(Value::as_str).unwrap_or(&connection) {
            connection @ ("email" | "sms") => connection,
            _ => "auth0",
        };
        if provider != made_here {
            let profile = of_provider(&args.who, provider, id, body)?;
            return Ok(people.put(&args.tenant, &profile).await?);
        }
        body.entry("user_id").or_insert_with(|| args.who.as_str().into());
    } else if args.who.contains('@') {
        body.entry("email").or_insert_with(|| args.who.as_str().into());
    } else {
        let who = printable(&args.who);
        return Err(Failure::usage(format!("{who} is neither a user_id such as `auth0|anna` nor an address")));
    }
    // What nobody has proven by a mail, the operator vouches for only if they say so.
    Ok(people.create(&args.tenant, &body, &connection).await?)
}

/// Provider and id there, of what has the form of a `user_id`.
fn identity(who: &str) -> Option<(&str, &str)> {
    let (provider, id) = who.split_once('|')?;
    let is_word = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    Some((provider, id)).filter(|_| !provider.is_empty() && is_word(provider) && !id.is_empty())
}

/// A new person of an identity provider elsewhere, whose id is kept as it is. Their address may be nobody's business here.
fn of_provider(who: &str, provider: &str, id: &str, mut body: Profile) -> Result<Profile, Failure> {
    let named = ["email", "username", "phone_number"].iter().any(|name| body.get(*name).is_some_and(|v| !v.is_null()));
    let kept: Vec<String> = body.keys().cloned().collect();
    body.shift_remove("user_id");
    let connection = body.get("connection").and_then(Value::as_str).unwrap_or(provider).to_owned();
    if !named {
        // The rules for new people want one; nobody gets this one.
        body.insert("email".to_owned(), "nobody@example.org".into());
    }
    let new = New { connection: &connection, id, now: clock::now() };
    let mut profile = rules::create(&body, &new).map_err(PeopleError::from)?;
    if !named {
        let derived = ["email", "email_verified", "name", "nickname", "picture"];
        profile.retain(|name, _| !derived.contains(&name.as_str()) || kept.contains(name));
    }
    // Those of enterprises have their connection in the id.
    let is_social = !id.contains('|') && !["auth0", "email", "sms"].contains(&provider);
    let identity = json!([{ "connection": connection, "user_id": id, "provider": provider, "isSocial": is_social }]);
    profile.insert("user_id".to_owned(), who.into());
    profile.insert("identities".to_owned(), identity);
    Ok(profile)
}

/// `NAME=VALUE` arguments as the body of a change. A dotted name leads into metadata.
fn changes(arguments: &[String]) -> Result<Profile, Failure> {
    let mut body = Map::new();
    let mut given = BTreeSet::new();
    for argument in arguments {
        let (name, text) = argument.split_once('=').filter(|(name, _)| !name.is_empty()).ok_or_else(|| {
            Failure::usage(format!("`{}` is no change; write NAME=VALUE, such as given_name=Anna", printable(argument)))
        })?;
        if !given.insert(name) {
            return Err(Failure::usage(format!("`{}` is given twice", printable(name))));
        }
        let value = value(name, text)?;
        match name.split_once('.') {
            Some((object @ ("user_metadata" | "app_metadata"), key)) => {
                if key.is_empty() {
                    return Err(Failure::usage(format!("`{name}` lacks the name behind the dot, as in {object}.plan")));
                }
                if given.contains(object) {
                    return Err(whole_and_parts(object));
                }
                let metadata = body.entry(object).or_insert_with(|| json!({}));
                if let Some(metadata) = metadata.as_object_mut() {
                    metadata.insert(key.to_owned(), value);
                }
            }
            _ if body.contains_key(name) => return Err(whole_and_parts(name)),
            _ => {
                body.insert(name.to_owned(), value);
            }
        }
    }
    Ok(body)
}

fn whole_and_parts(object: &str) -> Failure {
    Failure::usage(format!("`{object}` is given twice: as a whole, and one of its names"))
}

/// What follows the `=`. Only metadata and yes-or-no attributes are read as JSON: a name of `42` is text. Nothing removes.
fn value(name: &str, text: &str) -> Result<Value, Failure> {
    let is_metadata = name.contains("metadata");
    let may_be_json = is_metadata || matches!(text, "true" | "false");
    match serde_json::from_str(text) {
        _ if text.is_empty() => Ok(Value::Null),
        Ok(value) if may_be_json => Ok(value),
        Err(error) if is_metadata && text.trim_start().starts_with(['{', '[']) => Err(Failure::usage(format!(
            "`{}` begins like JSON and is none: it breaks at column {}; in double quotes it is text",
            printable(name),
            error.column()
        ))),
        _ => Ok(text.into()),
    }
}

async fn import(home: &Home, args: &ProfileImportArgs) -> Result<ExitCode, Failure> {
    let text = read(&args.file)?;
    let (profiles, faults) = parsed(&text);
    if !faults.is_empty() {
        // It can be mended and imported again.
        return not_imported(args.format, &faults);
    }
    let people = People::new(open_outbox(home).await?);
    let (mut imported, mut refused) = (0, Vec::new());
    for (place, profile) in &profiles {
        match people.put(&args.tenant, profile).await {
            Ok(_) => imported += 1,
            Err(PeopleError::Refused(refusal)) => {
                refused.push(RequestFault { pointer: place.clone(), message: refusal.message });
            }
            Err(error) => return Err(error.into()),
        }
    }
    match args.format {
        Format::Json => put_json(&json!({ "imported": imported, "refused": refused }))?,
        Format::Human => put(&format!("imported {}\n", count(imported, "profile")))?,
    }
    if refused.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    if args.format == Format::Human {
        for fault in &refused {
            say(&format!("error: {fault}"));
        }
    }
    Ok(ExitCode::from(1))
}

/// Says what is wrong with an export of which nothing was written.
fn not_imported(format: Format, faults: &[RequestFault]) -> Result<ExitCode, Failure> {
    if format == Format::Json {
        put_json(&json!({ "imported": 0, "errors": faults }))?;
        return Ok(ExitCode::from(1));
    }
    for fault in faults.iter().take(MOST_SAID) {
        say(&format!("error: {fault}"));
    }
    let more = faults.len().saturating_sub(MOST_SAID);
    let others = if more > 0 { format!(", {more} of which are not listed") } else { String::new() };
    Err(Failure::refused(format!("nothing was imported: there {}{others}", found(faults.len()))))
}

fn found(faults: usize) -> String {
    let are = if faults == 1 { "is" } else { "are" };
    format!("{are} {}", count(faults, "fault"))
}

/// The text of a file, or of standard input.
fn read(file: &Path) -> Result<String, Failure> {
    let unreadable = |error: std::io::Error| Failure::usage(format!("cannot read {}: {error}", file.display()));
    let mut text = String::new();
    if file == Path::new("-") {
        std::io::stdin().take(LARGEST).read_to_string(&mut text).map_err(unreadable)?;
    } else {
        std::fs::File::open(file).and_then(|file| file.take(LARGEST).read_to_string(&mut text)).map_err(unreadable)?;
    }
    Ok(text)
}

/// The profiles of an export, each with its place, and every fault: a JSON array of user objects, one within `users` or `profiles`, one object, or one
/// object a line.
fn parsed(text: &str) -> (Vec<(String, Profile)>, Vec<RequestFault>) {
    let text = text.trim_start_matches('\u{feff}');
    let (mut profiles, mut faults) = (Vec::new(), Vec::new());
    let mut take = |place: String, value: Result<Value, String>| match value {
        Ok(Value::Object(profile)) => match rules::imported(&profile) {
            Ok(_) => profiles.push((place, profile)),
            Err(refusal) => faults.push(RequestFault { pointer: place, message: refusal.message }),
        },
        Ok(_) => faults.push(RequestFault { pointer: place, message: "expected a user object".to_owned() }),
        Err(message) => faults.push(RequestFault { pointer: place, message }),
    };
    let mut take_all = |at: &str, all: Vec<Value>| {
        all.into_iter().enumerate().for_each(|(number, value)| take(format!("{at}/{number}"), Ok(value)));
    };
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(all)) => take_all("", all),
        Ok(Value::Object(mut object)) if !object.contains_key("user_id") => {
            let list = ["users", "profiles"].into_iter().find(|name| object.get(*name).is_some_and(Value::is_array));
            match list.and_then(|name| Some((name, object.shift_remove(name)?))) {
                Some((name, Value::Array(all))) => take_all(&format!("/{name}"), all),
                _ => take("line 1".to_owned(), Ok(Value::Object(object))),
            }
        }
        Ok(value) => take("line 1".to_owned(), Ok(value)),
        Err(error) if is_one_document(text) => {
            take(format!("line {}, column {}", error.line(), error.column()), Err("not JSON here".to_owned()));
        }
        Err(_) => {
            for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                let value =
                    serde_json::from_str(line).map_err(|error| format!("not JSON at column {}", error.column()));
                take(format!("line {}", at + 1), value);
            }
        }
    }
    (profiles, faults)
}

/// Whether text that is no JSON as a whole was meant to be: a list, or an object that does not end on its first line.
fn is_one_document(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let opens = serde_json::from_str::<Value>(first).is_err_and(|error| error.is_eof());
    text.trim_start().starts_with('[') || opens && first.trim() == "{"
}

fn user_id(profile: &Profile) -> &str {
    profile.get("user_id").and_then(Value::as_str).unwrap_or_default()
}

fn nobody(who: &str) -> Failure {
    Failure::refused(format!("the profile store knows nobody of the id or address {}", printable(who)))
}

fn pretty(profile: &Profile) -> String {
    serde_json::to_string_pretty(profile).unwrap_or_default()
}

impl From<PeopleError> for Failure {
    fn from(error: PeopleError) -> Failure {
        match error {
            PeopleError::Refused(refusal) => Failure::refused(refusal.message),
            PeopleError::Outbox(error) => error.into(),
        }
    }
}
