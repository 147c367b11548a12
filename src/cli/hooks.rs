//! `hooks.*` as the service needs them: secrets revealed, pointers, durations and addresses looked at, and whether the project has what they name.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use super::output::{Failure, say};
use super::profiles::is_address;
use crate::config::{Config, ConfigError, HookSharedKeys, Lifetimes, Secret, duration};
use crate::diagnostic::did_you_mean;
use crate::engine::Engine;
use crate::server::hooks::{Pointers, Proof, Provider, Settings, Vendor, shown_values, webhook_keys};

/// The longest that a vendor can be expected to wait.
const LONGEST_DEADLINE: Duration = Duration::from_secs(30);
/// The longest time after which a post may come again.
const LONGEST_TOLERANCE: Duration = Duration::from_secs(3_600);

/// What the configuration of the project at `root` says; warnings go to stderr. `engine` is the project's.
pub fn settings(config: &Config, root: &Path, engine: &Engine) -> Result<Settings, Failure> {
    let settings = revealed(config, root)?;
    for warning in named(config, &settings, engine)? {
        say(&format!("warning: {warning}"));
    }
    Ok(settings)
}

/// Whether the project has the brands and emails that the hooks name, and the vendors their types; gives warnings. A vendor's next release may have
/// other types, and may be configured before it comes: an unknown one is no error.
pub fn named(config: &Config, settings: &Settings, engine: &Engine) -> Result<Vec<String>, Failure> {
    let mut warnings = Vec::new();
    for vendor in &settings.vendors {
        let table = format!("hooks.{}", vendor.provider.as_str());
        let brand = vendor.brand.as_deref();
        // The API makes this one when the first template is put over it.
        let is_made = |brand: &str| config.profiles.api.is_some() && config.profiles.brand == brand;
        if let Some(brand) = brand.filter(|brand| engine.kit(Some(brand)).is_none() && !is_made(brand)) {
            let fault = format!("{table}.brand: there is no brand `{brand}`");
            return Err(Failure::usage(suggesting(fault, brand, engine.brands())));
        }
        // Without a brand of its own a hook's mails may be of whichever claims them.
        let kits: Vec<_> = match brand {
            Some(brand) => vec![engine.kit_or_base(Some(brand))],
            None => {
                engine.kit(None).into_iter().chain(engine.brands().filter_map(|name| engine.kit(Some(name)))).collect()
            }
        };
        for (kind, email) in vendor.emails.iter().filter(|(_, email)| !email.is_empty()) {
            if kits.iter().all(|kit| kit.email(email).is_none()) {
                let fault = format!("{table}.emails.{}: no email `{email}`", quoted(kind));
                let known = kits.iter().flat_map(|kit| kit.templates.emails().keys()).map(|name| &**name);
                return Err(Failure::usage(suggesting(fault, email, known)));
            }
        }
        let own = |kind: &str| kind == "*" || vendor.provider.type_names().any(|name| name == kind);
        let lifetimes = vendor.lifetimes.keys().filter(|kind| !vendor.emails.contains_key(*kind));
        for (key, kind) in
            vendor.emails.keys().map(|kind| ("emails", kind)).chain(lifetimes.map(|kind| ("expires_in", kind)))
        {
            if !own(kind) {
                let fault = format!("{table}.{key}.{}: no type of this vendor that is known", quoted(kind));
                warnings.push(suggesting(fault, kind, vendor.provider.type_names()));
            }
        }
    }
    Ok(warnings)
}

/// A fault with what was probably meant.
pub fn suggesting(fault: String, wrong: &str, known: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let known: Vec<_> = known.into_iter().collect();
    match did_you_mean(wrong, known.iter().map(AsRef::as_ref)) {
        Some(meant) => format!("{fault}; did you mean `{meant}`?"),
        None => fault,
    }
}

/// A key as TOML has it.
fn quoted(key: &str) -> String {
    let bare = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    if bare && !key.is_empty() { key.to_owned() } else { format!("{key:?}") }
}

/// The settings by themselves, without a look at the project.
pub fn revealed(config: &Config, root: &Path) -> Result<Settings, Failure> {
    let keys = &config.hooks;
    let mut vendors = Vec::new();
    if let Some(keys) = &keys.supabase {
        let proof = webhook("hooks.supabase", "webhook", &keys.secrets, &keys.tolerance, root)?;
        let mut vendor = vendor(Provider::Supabase, "hooks.supabase", proof, keys.shared())?;
        vendor.url = match keys.url.trim().trim_end_matches('/') {
            "" => None,
            url if is_address(url) => Some(url.to_owned()),
            _ => {
                return Err(wrong(
                    "hooks.supabase",
                    "url",
                    "is no address such as https://PROJECT.supabase.co/auth/v1",
                ));
            }
        };
        vendors.push(vendor);
    }
    if let Some(keys) = &keys.kratos {
        let user = Some(keys.user.as_str()).filter(|user| !user.is_empty());
        let header = if user.is_some() { "Authorization" } else { keys.header.trim() };
        if header.is_empty() || !header.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return Err(wrong("hooks.kratos", "header", "is no name of a header, such as Authorization or X-Api-Key"));
        }
        let proof = shown("hooks.kratos", header, user, &keys.secrets, root)?;
        vendors.push(vendor(Provider::Kratos, "hooks.kratos", proof, keys.shared())?);
    }
    if let Some(keys) = &keys.logto {
        let proof = shown("hooks.logto", "Authorization", None, &keys.secrets, root)?;
        vendors.push(vendor(Provider::Logto, "hooks.logto", proof, keys.shared())?);
    }
    if let Some(keys) = &keys.zitadel {
        let reason = "is empty, or holds one of less than 8 characters: paste the provider's signing key";
        let revealed = reveal("hooks.zitadel", &keys.secrets, root)?;
        let octets: Vec<Vec<u8>> = revealed.into_iter().map(|key| key.trim().as_bytes().to_vec()).collect();
        if octets.is_empty() || octets.iter().any(|key| key.len() < 8) {
            return Err(wrong("hooks.zitadel", "secrets", reason));
        }
        let proof = Proof::Zitadel { keys: octets, tolerance: tolerance("hooks.zitadel", &keys.tolerance)? };
        vendors.push(vendor(Provider::Zitadel, "hooks.zitadel", proof, keys.shared())?);
    }
    if let Some(keys) = &keys.clerk {
        let proof = webhook("hooks.clerk", "svix", &keys.secrets, &keys.tolerance, root)?;
        let mut vendor = vendor(Provider::Clerk, "hooks.clerk", proof, keys.shared())?;
        pointers_fault("hooks.clerk", "link", &keys.link)?;
        pointers_fault("hooks.clerk", "code", &keys.code)?;
        (vendor.link, vendor.code) = (keys.link.clone(), keys.code.clone());
        vendors.push(vendor);
    }
    if let Some(keys) = &keys.auth0 {
        let proof = shown("hooks.auth0", "Authorization", None, &keys.secrets, root)?;
        vendors.push(vendor(Provider::Auth0, "hooks.auth0", proof, keys.shared())?);
    }
    if let Some(keys) = &keys.neon {
        let jwks = jwks("hooks.neon", &keys.jwks)?;
        let proof = Proof::Detached { jwks, tolerance: tolerance("hooks.neon", &keys.tolerance)? };
        vendors.push(vendor(Provider::Neon, "hooks.neon", proof, keys.shared())?);
    }
    if let Some(keys) = &keys.hanko {
        let proof = Proof::Token {
            jwks: jwks("hooks.hanko", &keys.jwks)?,
            audience: Some(keys.audience.clone()).filter(|audience| !audience.is_empty()),
            tolerance: tolerance("hooks.hanko", &keys.tolerance)?,
        };
        vendors.push(vendor(Provider::Hanko, "hooks.hanko", proof, keys.shared())?);
    }
    Ok(Settings { vendors })
}

fn vendor(provider: Provider, table: &'static str, proof: Proof, keys: HookSharedKeys) -> Result<Vendor, Failure> {
    let deadline = span(table, "deadline", &keys.deadline, LONGEST_DEADLINE)?;
    let mut lifetimes = BTreeMap::new();
    match &keys.expires_in {
        Lifetimes::All(text) => {
            lifetimes.insert("*".to_owned(), lifetime(table, text)?);
        }
        Lifetimes::Each(each) => {
            for (kind, text) in each {
                lifetimes.insert(kind.clone(), lifetime(table, text)?);
            }
        }
    }
    let mut pointers = Pointers::default();
    for (key, list) in keys.pointers {
        pointers_fault(table, key, &list)?;
        match key {
            "language" => pointers.language = list,
            "request_language" => pointers.request_language = list,
            "name" => pointers.name = list,
            "given_name" => pointers.given_name = list,
            "family_name" => pointers.family_name = list,
            _ => pointers.salutation = list,
        }
    }
    Ok(Vendor {
        provider,
        proof,
        tenant: keys.tenant,
        brand: Some(keys.brand).filter(|brand| !brand.is_empty()),
        emails: keys.emails,
        lifetimes,
        pointers,
        url: None,
        link: Vec::new(),
        code: Vec::new(),
        deadline,
    })
}

fn webhook(
    table: &'static str,
    prefix: &'static str,
    secrets: &[Secret],
    tolerant: &str,
    root: &Path,
) -> Result<Proof, Failure> {
    let mut keys = Vec::new();
    // From the environment a list comes split at its commas, and `v1,whsec_…` has one.
    for secret in reveal(table, secrets, root)?.into_iter().filter(|secret| secret.trim() != "v1") {
        let reason = "holds one that is none such as v1,whsec_ or whsec_ and at least 16 octets in base64";
        keys.extend(webhook_keys(&secret).ok_or_else(|| wrong(table, "secrets", reason))?);
    }
    if keys.is_empty() {
        return Err(wrong(table, "secrets", "is empty: paste the secret that the vendor shows for this hook"));
    }
    Ok(Proof::Webhook { prefix, keys, tolerance: tolerance(table, tolerant)? })
}

fn shown(
    table: &'static str,
    header: &str,
    user: Option<&str>,
    secrets: &[Secret],
    root: &Path,
) -> Result<Proof, Failure> {
    let mut values = Vec::new();
    for secret in reveal(table, secrets, root)? {
        let reason = "holds one of less than 16 characters; `openssl rand -hex 32` makes one";
        values.extend(shown_values(&secret, user).ok_or_else(|| wrong(table, "secrets", reason))?);
    }
    if values.is_empty() {
        let reason = "is empty: it is all that proves who posts; `openssl rand -hex 32` makes one, which the vendor is given too";
        return Err(wrong(table, "secrets", reason));
    }
    Ok(Proof::Shown { header: header.to_ascii_lowercase(), values })
}

fn reveal(table: &str, secrets: &[Secret], root: &Path) -> Result<Vec<String>, Failure> {
    let key = format!("{table}.secrets");
    Ok(secrets.iter().map(|secret| secret.reveal_for(&key, root)).collect::<Result<_, ConfigError>>()?)
}

fn tolerance(table: &'static str, text: &str) -> Result<Duration, Failure> {
    span(table, "tolerance", text, LONGEST_TOLERANCE)
}

fn span(table: &'static str, key: &str, text: &str, most: Duration) -> Result<Duration, Failure> {
    if is_zero(text) {
        return Err(wrong(table, key, "must be more than 0s"));
    }
    let read = duration(table, text).map_err(|_| wrong(table, key, "is no duration such as 4s or 5m"))?;
    if read > most {
        return Err(wrong(table, key, &format!("is longer than {}s", most.as_secs())));
    }
    Ok(read)
}

/// Whether it is a duration, and none at all.
fn is_zero(text: &str) -> bool {
    text.parse::<jiff::SignedDuration>().is_ok_and(|span| span.is_zero()) || text.trim() == "0d"
}

/// Seconds; 0 for what is not known.
fn lifetime(table: &'static str, text: &str) -> Result<i64, Failure> {
    if text.trim().is_empty() {
        return Ok(0);
    }
    if is_zero(text) {
        return Err(wrong(table, "expires_in", "must be more than 0s; \"\" says that it is not known"));
    }
    let read =
        duration(table, text).map_err(|_| wrong(table, "expires_in", "holds no duration such as 15m, 1h or 5d"))?;
    i64::try_from(read.as_secs())
        .ok()
        .filter(|seconds| (1..=366 * 86_400).contains(seconds))
        .ok_or_else(|| wrong(table, "expires_in", "holds a duration that is not between 1s and a year"))
}

fn jwks(table: &'static str, text: &str) -> Result<String, Failure> {
    let text = text.trim();
    if text.is_empty() {
        let reason = "is not set: it is the vendor's address and /.well-known/jwks.json, where the keys are that prove who posts";
        return Err(wrong(table, "jwks", reason));
    }
    if !is_address(text) {
        let reason =
            "is no address such as https://auth.example.org/.well-known/jwks.json (plain http leads to loopback only)";
        return Err(wrong(table, "jwks", reason));
    }
    Ok(text.to_owned())
}

fn pointers_fault(table: &'static str, key: &str, pointers: &[String]) -> Result<(), Failure> {
    // RFC 6901 §3: a tilde is followed by 0 or 1.
    let sound = |pointer: &str| {
        let mut tildes = pointer.split('~').skip(1);
        pointer.starts_with('/') && tildes.all(|rest| rest.starts_with(['0', '1']))
    };
    match pointers.iter().find(|pointer| !sound(pointer)) {
        Some(pointer) => {
            let like = "write it like /user/user_metadata/language";
            Err(wrong(table, key, &format!("holds `{pointer}`, which is no JSON pointer: {like}")))
        }
        None => Ok(()),
    }
}

fn wrong(table: &'static str, key: &str, reason: &str) -> Failure {
    ConfigError::Setting { key: table, reason: format!("`{key}` {reason}") }.into()
}
