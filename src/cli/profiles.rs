//! `profiles.*` as the service needs them: where profiles come from, and the API over the store.

use std::path::Path;

use super::hooks::suggesting;
use super::output::Failure;
use crate::config::{
    self, ClientKeys, Config, ConfigError, ProfileSource, ProfilesKeys, Secret, duration, duration_or_zero,
};
use crate::intake::{OnUnavailable, Profiles};
use crate::live::overlay::Overlay;
use crate::outbox::Outbox;
use crate::people::{People, Remote, Source, remote};
use crate::server::auth0;

/// Where the profiles of the project at `root` come from, and what becomes of a mail without one.
pub fn of(config: &Config, root: &Path, outbox: &Outbox) -> Result<Profiles, Failure> {
    let unavailable = match config.profiles.unavailable {
        config::OnUnavailable::Wait => OnUnavailable::Wait,
        config::OnUnavailable::Refuse => OnUnavailable::Refuse,
        config::OnUnavailable::Send => OnUnavailable::Send,
    };
    Ok(Profiles { source: source(&config.profiles, root, outbox)?, unavailable })
}

fn source(keys: &ProfilesKeys, root: &Path, outbox: &Outbox) -> Result<Source, Failure> {
    Ok(match keys.source {
        ProfileSource::Store => Source::Store(People::new(outbox.clone())),
        ProfileSource::Auth0 => {
            let wrong = |reason: &str| setting("profiles.auth0", reason);
            let settings = remote_settings(keys, root)?;
            Source::Remote(Remote::new(settings).map_err(|error| wrong(&error.reason))?, keys.tenant.clone())
        }
    })
}

/// Whether the remote source, if there is one, can be used as it is configured. Nothing is asked there.
pub fn remote(config: &Config, root: &Path) -> Result<(), Failure> {
    match config.profiles.source {
        ProfileSource::Store => Ok(()),
        ProfileSource::Auth0 => remote_settings(&config.profiles, root).map(|_| ()),
    }
}

fn remote_settings(keys: &ProfilesKeys, root: &Path) -> Result<remote::Settings, Failure> {
    let keys = &keys.auth0;
    let domain = keys.domain.trim().trim_end_matches('/');
    if domain.is_empty() {
        return Err(setting(
            "profiles.auth0.domain",
            "is empty: write the tenant's domain, such as example.eu.auth0.com",
        )
        .into());
    }
    let base = if domain.contains("://") { domain.to_owned() } else { format!("https://{domain}") };
    let Some(secret) = keys.client_secret.as_ref().filter(|_| !keys.client_id.is_empty()) else {
        let reason = "needs `client_id` and `client_secret` of an application that may read users";
        return Err(setting("profiles.auth0", reason).into());
    };
    let audience = if keys.audience.is_empty() { format!("{base}/api/v2/") } else { keys.audience.clone() };
    Ok(remote::Settings {
        audience,
        base,
        client_id: keys.client_id.clone(),
        client_secret: secret.reveal_for("profiles.auth0.client_secret", root)?,
        deadline: duration("profiles.auth0.timeout", &keys.timeout)?,
        cache: duration_or_zero("profiles.auth0.cache", &keys.cache)?,
        stale: duration_or_zero("profiles.auth0.stale", &keys.stale)?,
    })
}

/// The templates that are put over the API, if it is served.
pub fn overlay(config: &Config, outbox: &Outbox) -> Option<Overlay> {
    let keys = &config.profiles;
    keys.api.filter(|_| !keys.brand.is_empty()).map(|_| Overlay::new(outbox.clone(), &keys.tenant, &keys.brand))
}

/// The API over the store, if the configuration of the project at `root` says that it is served.
pub fn api(config: &Config, root: &Path) -> Result<Option<auth0::Settings>, Failure> {
    let keys = &config.profiles;
    if keys.api.is_none() {
        return Ok(None);
    }
    let url = keys.url.trim().trim_end_matches('/');
    if url.is_empty() {
        let reason = "is not set: it is the service's address as people reach it, such as https://accounts.example.org, where links of tickets lead";
        return Err(setting("profiles.url", reason).into());
    }
    if !is_address(url) {
        let reason = "is no address such as https://accounts.example.org (plain http leads to loopback only): links of tickets lead there";
        return Err(setting("profiles.url", reason).into());
    }
    if keys.burst == 0 || keys.per_second == 0 {
        // Not as key and reason: there are two keys.
        return Err(Failure::usage("profiles.burst and profiles.per_second must be at least 1"));
    }
    if keys.connection.trim().is_empty() {
        let reason = "is empty: it is the connection of people that are made without one, such as Username-Password-Authentication";
        return Err(setting("profiles.connection", reason).into());
    }
    Ok(Some(auth0::Settings {
        tenant: keys.tenant.clone(),
        url: url.to_owned(),
        secrets: secrets(&keys.secrets, root)?,
        clients: applications(&keys.clients, root)?,
        connection: keys.connection.clone(),
        brand: Some(keys.brand.clone()).filter(|brand| !brand.is_empty()),
        burst: keys.burst,
        per_second: keys.per_second,
    }))
}

fn secrets(keys: &[Secret], root: &Path) -> Result<Vec<Vec<u8>>, Failure> {
    let mut secrets = Vec::new();
    for key in keys {
        let secret = key.reveal_for("profiles.secrets", root)?.into_bytes();
        if secret.len() < 32 {
            return Err(setting(
                "profiles.secrets",
                "holds one of less than 32 characters; `openssl rand -base64 32` makes one",
            )
            .into());
        }
        secrets.push(secret);
    }
    if secrets.is_empty() {
        return Err(setting(
            "profiles.secrets",
            "is empty: tickets and tokens are signed; `openssl rand -base64 32` makes one",
        )
        .into());
    }
    Ok(secrets)
}

fn applications(keys: &[ClientKeys], root: &Path) -> Result<Vec<auth0::Client>, Failure> {
    for (at, client) in keys.iter().enumerate() {
        let reason = match client.id.trim() {
            "" => "holds one without an `id`".to_owned(),
            id if keys[..at].iter().any(|other| other.id == client.id) => format!("holds the id `{id}` twice"),
            _ => continue,
        };
        return Err(setting("profiles.clients", &reason).into());
    }
    keys.iter().map(|client| application(client, root)).collect()
}

fn application(keys: &ClientKeys, root: &Path) -> Result<auth0::Client, Failure> {
    let wrong = |reason: String| -> Failure {
        let reason = format!("client `{}`: {reason}", keys.id);
        ConfigError::Setting { key: "profiles.clients", reason }.into()
    };
    for origin in &keys.origins {
        if !is_address(origin) {
            return Err(wrong(format!("the origin `{origin}` is none such as https://app.example.org")));
        }
        // `url` writes a path of nothing as one slash.
        if url::Url::parse(origin).is_ok_and(|url| url.path() != "/") {
            return Err(wrong(format!("the origin `{origin}` has a path: origins have no path")));
        }
    }
    let known = auth0::scopes();
    if let Some(scope) = keys.scopes.iter().find(|scope| !known.contains(scope)) {
        let fault = format!("there is no scope `{scope}`");
        let said = suggesting(fault.clone(), scope, &known);
        return Err(wrong(if said == fault { format!("{fault}; the scopes are {}", known.join(", ")) } else { said }));
    }
    let key = format!("profiles.clients, client `{}`", keys.id);
    let secret = keys.secret.as_ref().map(|secret| secret.reveal_for(&key, root)).transpose()?;
    if secret.as_ref().is_some_and(|secret| secret.trim().is_empty()) {
        let reason = format!("client `{}`: the secret is empty; leave it away if the client gets no tokens", keys.id);
        return Err(setting("profiles.clients", &reason).into());
    }
    Ok(auth0::Client {
        id: keys.id.clone(),
        secret,
        name: keys.name.clone(),
        scopes: keys.scopes.clone(),
        origins: keys.origins.iter().map(|origin| origin.trim_end_matches('/').to_owned()).collect(),
    })
}

/// Whether it is `https://host[:port][/path]`, or the same over http to this machine.
pub fn is_address(text: &str) -> bool {
    let Ok(url) = url::Url::parse(text) else { return false };
    let local = match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    };
    let plain =
        url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
    plain && (url.scheme() == "https" && url.has_host() || url.scheme() == "http" && local)
}

fn setting(key: &'static str, reason: &str) -> ConfigError {
    ConfigError::Setting { key, reason: reason.to_owned() }
}
