//! The keys of the service: `outbox.*` and `server.*`.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Config, ConfigError, Secret, duration, duration_or_zero, secret};
use crate::outbox::{Limit, Settings};

/// `outbox.*`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct OutboxKeys {
    /// `sqlite:FILE`, relative to the project, or `postgres://user:password@host/database`.
    pub url: Secret,
    /// Keys that seal what is kept about a person: 32 octets each, in base64. The first seals, all open.
    #[serde(deserialize_with = "secret::list")]
    #[schemars(schema_with = "secret::list_schema")]
    pub encryption_keys: Vec<Secret>,
    /// How long after each attempt the next follows, such as "15s"; the last is used from then on.
    pub retry: Vec<String>,
    /// The least pause after an attempt whose outcome nobody knows.
    pub unknown_pause: String,
    /// How long a mail without a deadline of its own is tried.
    pub max_age: String,
    /// How long ended deliveries stay for support, such as "30d".
    pub retention: String,
    /// How long a worker's right to a delivery lasts without renewal.
    pub lease: String,
    /// How long an address is not sent to when the relay says that there is no such mailbox; "0s": not at all.
    pub suppress_rejected: String,
    /// After a longer time without any worker, what still waits is held until `outbox release`: it may be a restored backup.
    pub restore_guard: String,
    /// Who may use a worker's connections.
    pub lanes: LaneKeys,
    /// How much is accepted.
    pub limits: LimitKeys,
}

/// `outbox.lanes.*`, in percent of `smtp.connections`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LaneKeys {
    /// Kept free by account mails for security mails, and twice as much by notices; at most 45.
    pub reserve: u8,
    /// The most for one recipient domain.
    pub domain_share: u8,
    /// The most for one tenant.
    pub tenant_share: u8,
}

/// `outbox.limits.*`: "COUNT/PERIOD", so many at once and then evenly so many in each period, or "off".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LimitKeys {
    /// For each recipient.
    pub recipient: String,
    /// For each tenant.
    pub tenant: String,
    /// In all.
    pub total: String,
}

/// `server.*`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ServerKeys {
    /// Where `serve` listens.
    pub listen: SocketAddr,
    /// TLS; without it the service speaks plain HTTP.
    pub tls: TlsKeys,
    /// How long mails under way may take when the service is told to stop.
    pub drain: String,
    /// Who is told of every change of state.
    pub webhooks: Vec<WebhookKeys>,
    /// How logs are written to stderr.
    pub log: LogFormat,
    /// Where traces go: the base URL of an OpenTelemetry collector that takes OTLP over HTTP, such as http://127.0.0.1:4318. Empty: nowhere.
    pub otlp: String,
}

/// `server.tls.*`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TlsKeys {
    /// The certificate chain, a PEM file.
    pub certificate: Option<String>,
    /// Its private key, PEM.
    pub key: Option<Secret>,
    /// Makes a certificate for localhost at each start.
    pub development: bool,
}

/// One entry of `server.webhooks`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookKeys {
    /// A name that stays when the URL changes.
    pub name: String,
    /// Where events are posted.
    pub url: String,
    /// What signs them: `whsec_` and base64, as Standard Webhooks has it. During a rotation two.
    #[serde(deserialize_with = "secret::list")]
    #[schemars(schema_with = "secret::list_schema")]
    pub secrets: Vec<Secret>,
    /// Only events of this tenant.
    #[serde(default)]
    pub tenant: Option<String>,
    /// Only these states; all, if empty.
    #[serde(default)]
    pub states: Vec<String>,
    /// Lets the URL lead to private addresses, and to loopback without TLS.
    #[serde(default)]
    pub allow_private: bool,
}

/// How logs are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// A line for people.
    #[default]
    Text,
    /// A JSON object a line.
    Json,
}

impl Default for OutboxKeys {
    fn default() -> Self {
        let settings = Settings::default();
        let limit = |limit: Option<Limit>| limit.map_or("off".to_owned(), |l| format!("{}/{}", l.count, shown(l.per)));
        OutboxKeys {
            url: Secret::Text("sqlite:vocative.db".to_owned()),
            encryption_keys: Vec::new(),
            retry: settings.retry.iter().copied().map(shown).collect(),
            unknown_pause: shown(settings.unknown_pause),
            max_age: shown(settings.max_age),
            retention: shown(settings.retention),
            lease: shown(settings.lease),
            suppress_rejected: shown(settings.suppress_rejected),
            restore_guard: shown(settings.restore_guard),
            lanes: LaneKeys::default(),
            limits: LimitKeys {
                recipient: limit(settings.recipient_limit),
                tenant: limit(settings.tenant_limit),
                total: limit(settings.total_limit),
            },
        }
    }
}

impl Default for LaneKeys {
    fn default() -> Self {
        let settings = Settings::default();
        LaneKeys {
            reserve: settings.lane_reserve,
            domain_share: settings.domain_share,
            tenant_share: settings.tenant_share,
        }
    }
}

impl Default for LimitKeys {
    fn default() -> Self {
        OutboxKeys::default().limits
    }
}

impl Default for ServerKeys {
    fn default() -> Self {
        ServerKeys {
            listen: SocketAddr::from(([127, 0, 0, 1], 8480)),
            tls: TlsKeys::default(),
            drain: "30s".to_owned(),
            webhooks: Vec::new(),
            log: LogFormat::default(),
            otlp: String::new(),
        }
    }
}

impl Config {
    /// How the outbox works.
    pub fn outbox_settings(&self) -> Result<Settings, ConfigError> {
        let keys = &self.outbox;
        let mut retry = Vec::with_capacity(keys.retry.len());
        for text in &keys.retry {
            retry.push(duration("outbox.retry", text)?);
        }
        if retry.is_empty() {
            return Err(ConfigError::Setting { key: "outbox.retry", reason: "holds no pause".to_owned() });
        }
        let lease = duration("outbox.lease", &keys.lease)?;
        if lease > Duration::from_secs(30) {
            let reason = "is longer than 30s: work of a machine that is gone must resume within that".to_owned();
            return Err(ConfigError::Setting { key: "outbox.lease", reason });
        }
        let percent = |key, value: u8, most: u8| match value {
            value if value <= most => Ok(value),
            value => Err(ConfigError::Setting { key, reason: format!("is {value}; at most {most} percent") }),
        };
        Ok(Settings {
            retry,
            unknown_pause: duration("outbox.unknown_pause", &keys.unknown_pause)?,
            max_age: duration("outbox.max_age", &keys.max_age)?,
            retention: duration("outbox.retention", &keys.retention)?,
            lease,
            domain_share: percent("outbox.lanes.domain_share", keys.lanes.domain_share, 100)?,
            tenant_share: percent("outbox.lanes.tenant_share", keys.lanes.tenant_share, 100)?,
            lane_reserve: percent("outbox.lanes.reserve", keys.lanes.reserve, 45)?,
            idempotency: Settings::default().idempotency,
            suppress_rejected: duration_or_zero("outbox.suppress_rejected", &keys.suppress_rejected)?,
            restore_guard: duration("outbox.restore_guard", &keys.restore_guard)?,
            recipient_limit: limit("outbox.limits.recipient", &keys.limits.recipient)?,
            tenant_limit: limit("outbox.limits.tenant", &keys.limits.tenant)?,
            total_limit: limit("outbox.limits.total", &keys.limits.total)?,
        })
    }

    /// Where the outbox is; the file of an SQLite one relative to `root`.
    pub fn outbox_url(&self, root: &Path) -> Result<String, ConfigError> {
        let url = self.outbox.url.reveal_for("outbox.url", root)?;
        Ok(match url.strip_prefix("sqlite:") {
            Some(path) => format!("sqlite:{}", root.join(path.trim_start_matches("//")).display()),
            None => url,
        })
    }

    /// The keys that seal, the newest first.
    pub fn encryption_keys(&self, root: &Path) -> Result<Vec<String>, ConfigError> {
        self.outbox.encryption_keys.iter().map(|key| key.reveal_for("outbox.encryption_keys", root)).collect()
    }

    /// How long mails under way may take when the service is told to stop.
    pub fn drain(&self) -> Result<Duration, ConfigError> {
        duration("server.drain", &self.server.drain)
    }
}

fn limit(key: &'static str, text: &str) -> Result<Option<Limit>, ConfigError> {
    Limit::parse(text)
        .ok_or_else(|| ConfigError::Setting { key, reason: format!("`{text}` is no limit such as 20/1h, or off") })
}

/// A duration as it is written in the file.
fn shown(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds {
        s if s > 0 && s % 86_400 == 0 && s > 86_400 => format!("{}d", s / 86_400),
        s if s > 0 && s % 3_600 == 0 => format!("{}h", s / 3_600),
        s if s > 0 && s % 60 == 0 => format!("{}m", s / 60),
        s => format!("{s}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_is_as_the_outbox_has_it() {
        assert_eq!(Config::default().outbox_settings().unwrap(), Settings::default());
        let keys = OutboxKeys::default();
        assert_eq!(keys.limits.recipient, "20/1h");
        assert_eq!((keys.retention.as_str(), keys.max_age.as_str(), keys.lease.as_str()), ("30d", "24h", "30s"));
    }

    #[test]
    fn a_setting_that_cannot_be_is_refused_by_its_key() {
        let refused = |text: &str| {
            let config = Config::read("v", Some(text), &|_| None).unwrap();
            config.outbox_settings().unwrap_err().to_string()
        };
        for (text, expected) in [
            ("outbox.lease = \"31s\"", "outbox.lease: is longer"),
            ("outbox.retry = []", "outbox.retry: holds no pause"),
            ("outbox.retry = [\"soon\"]", "outbox.retry: `soon`"),
            ("outbox.limits.tenant = \"many\"", "outbox.limits.tenant: `many`"),
            ("outbox.lanes.reserve = 50", "outbox.lanes.reserve: is 50"),
        ] {
            let error = refused(text);
            assert!(error.starts_with(expected), "{text}: {error}");
        }
    }

    #[test]
    fn the_file_of_an_outbox_is_the_projects() {
        for (url, expected) in [
            ("sqlite:vocative.db", "sqlite:/srv/mail/vocative.db"),
            ("sqlite:///var/lib/v.db", "sqlite:/var/lib/v.db"),
            ("sqlite:/var/lib/v.db", "sqlite:/var/lib/v.db"),
            ("postgres://u:p@h/db", "postgres://u:p@h/db"),
        ] {
            let config = Config::read("v", Some(&format!("outbox.url = \"{url}\"")), &|_| None).unwrap();
            // Windows writes the joint otherwise.
            let found = config.outbox_url(Path::new("/srv/mail")).unwrap().replace('\\', "/");
            assert_eq!(found, expected);
        }
        assert_eq!(OutboxKeys::default().url, Secret::Text("sqlite:vocative.db".to_owned()));
    }
}
