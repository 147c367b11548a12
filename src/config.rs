//! `vocative.toml`, the environment and flags as one [`Config`] (contract §15).
//!
//! Flag over environment over file over default. Every scalar or string-list key has an environment variable: `smtp.url` is
//! `VOCATIVE_SMTP_URL`, lists are comma-separated.

mod hooks;
mod profiles;
mod secret;
mod serving;

use std::path::Path;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

pub use self::hooks::{
    Auth0HookKeys, ClerkKeys, HankoKeys, HookKeys, HookSharedKeys, KratosKeys, Lifetimes, LogtoKeys, NeonKeys,
    SupabaseKeys, ZitadelKeys,
};
pub use self::profiles::{Auth0Keys, ClientKeys, ForeignApi, OnUnavailable, ProfileSource, ProfilesKeys};
pub use self::secret::Secret;
pub use self::serving::{LaneKeys, LimitKeys, LogFormat, OutboxKeys, ServerKeys, TlsKeys, WebhookKeys};
use crate::diagnostic::{Diagnostic, toml_fault, with_causes};
use crate::message::dkim::Signer;
use crate::salutation::NameSettings;
use crate::settings::{CheckSettings, LinkSettings, LocaleSettings, ProfileSettings, Sender, Settings};
use crate::smtp::{Deadlines, SmtpSettings, Transport};

/// A configuration that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Faults in the file, each with its place.
    #[error("the configuration has faults")]
    Faults(Vec<Diagnostic>),
    /// An environment variable with an unusable value.
    #[error("the environment variable {name}: {reason}")]
    Environment {
        /// Its name.
        name: String,
        /// What is wrong; quotes no value.
        reason: String,
    },
    /// A secret that cannot be found.
    #[error("{0}")]
    Secret(String),
    /// A setting that contradicts another or cannot be used.
    #[error("{key}: {reason}")]
    Setting {
        /// The key.
        key: &'static str,
        /// What is wrong.
        reason: String,
    },
    /// The file cannot be read.
    #[error("cannot read {path}: {source}")]
    Unreadable {
        /// The file.
        path: String,
        /// Why not.
        source: std::io::Error,
    },
}

/// `smtp.*`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SmtpKeys {
    /// `smtps://user:pass@host:465`, `smtp://host:587` (STARTTLS), `smtp+plain://127.0.0.1:1025`, or `file:DIR`.
    pub url: Secret,
    /// A cap on every phase of the conversation, such as "3s".
    pub timeout: Option<String>,
    /// Deadlines of single phases.
    pub deadline: DeadlineKeys,
    /// Connections held at once.
    pub connections: usize,
    /// A PEM file with further certificate authorities.
    pub ca_file: Option<String>,
    /// The name given in EHLO.
    pub ehlo_name: Option<String>,
    /// Lets `smtp+plain` lead beyond this machine.
    pub allow_plaintext: bool,
}

impl Default for SmtpKeys {
    fn default() -> Self {
        SmtpKeys {
            url: Secret::Text("smtp+plain://127.0.0.1:1025".to_owned()),
            timeout: None,
            deadline: DeadlineKeys::default(),
            connections: 8,
            ca_file: None,
            ehlo_name: None,
            allow_plaintext: false,
        }
    }
}

/// `smtp.deadline.*`, each such as "30s" or "5m".
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DeadlineKeys {
    /// Name lookup and TCP.
    pub connect: Option<String>,
    /// The relay's greeting.
    pub greeting: Option<String>,
    /// The TLS handshake.
    pub tls: Option<String>,
    /// The reply to a command.
    pub command: Option<String>,
    /// Handing over the mail.
    pub data: Option<String>,
    /// The reply to the final dot.
    #[serde(rename = "final")]
    pub final_reply: Option<String>,
}

/// One entry of `dkim`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DkimKey {
    /// The signing domain (`d=`).
    pub domain: String,
    /// The selector (`s=`).
    pub selector: String,
    /// The private key, PEM: RSA or Ed25519.
    pub key: Secret,
}

/// `preview.*`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PreviewKeys {
    /// Where test mails may go: addresses such as `qa@example.org`, or `*@example.org` for any of a domain.
    pub send_to: Vec<String>,
    /// The address that opens a place in an editor; `{path}`, `{line}` and `{column}` are filled in. Empty: no link.
    pub editor: String,
}

impl Default for PreviewKeys {
    fn default() -> Self {
        PreviewKeys { send_to: Vec::new(), editor: "vscode://file/{path}:{line}:{column}".to_owned() }
    }
}

/// Everything that can be configured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Whether the embedded stock emails and entries fill what the project lacks.
    pub stock: bool,
    /// Who mails come from.
    pub sender: Sender,
    /// Defaults of the common variables.
    pub variables: Map<String, Value>,
    /// Which languages are offered.
    pub locales: LocaleSettings,
    /// Where names are found.
    pub names: NameSettings,
    /// What of the profile templates see.
    pub profile: ProfileSettings,
    /// Where links may lead.
    pub links: LinkSettings,
    /// How samples are rendered and what is checked.
    pub check: CheckSettings,
    /// The relay.
    pub smtp: SmtpKeys,
    /// Signing keys; RSA and Ed25519 side by side.
    pub dkim: Vec<DkimKey>,
    /// The studio.
    pub preview: PreviewKeys,
    /// The durable queue.
    pub outbox: OutboxKeys,
    /// The service.
    pub server: ServerKeys,
    /// Where profiles come from.
    pub profiles: ProfilesKeys,
    /// Identity providers that post here.
    pub hooks: HookKeys,
}

impl Default for Config {
    fn default() -> Self {
        let settings = Settings::default();
        Config {
            stock: settings.stock,
            sender: settings.sender,
            variables: settings.variables,
            locales: settings.locales,
            names: settings.names,
            profile: settings.profile,
            links: settings.links,
            check: settings.check,
            smtp: SmtpKeys::default(),
            dkim: Vec::new(),
            preview: PreviewKeys::default(),
            outbox: OutboxKeys::default(),
            server: ServerKeys::default(),
            profiles: ProfilesKeys::default(),
            hooks: HookKeys::default(),
        }
    }
}

impl Config {
    /// Reads `text`, the content of `file` (nothing: the defaults), then lets the environment override it.
    /// `environment` looks a variable up.
    pub fn read(
        file: &str,
        text: Option<&str>,
        environment: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Config, ConfigError> {
        let mut config = match text {
            Some(text) => toml::from_str(text.trim_start_matches('\u{feff}'))
                .map_err(|error| ConfigError::Faults(vec![fault(file, text, &error)]))?,
            None => Config::default(),
        };
        config.override_from(environment)?;
        let placed = |fault: Diagnostic| fault.in_configuration(file, text.unwrap_or_default());
        match config.faults() {
            faults if faults.is_empty() => Ok(config),
            faults => Err(ConfigError::Faults(faults.into_iter().map(placed).collect())),
        }
    }

    /// What can be used of a faulty file: each top-level key that can be read by itself. For checks, which look at the rest of the
    /// project all the same; nothing is sent with it.
    pub fn usable(text: &str) -> Config {
        let (table, _) = DeTable::parse_recoverable(text.trim_start_matches('\u{feff}'));
        let read = |keys: DeTable<'_>| Config::deserialize(toml::Deserializer::from(Spanned::new(0..0, keys))).ok();
        let sound = |(key, value): &(Spanned<DeString<'_>>, Spanned<DeValue<'_>>)| {
            let alone = DeTable::from_iter([(key.clone(), value.clone())]);
            read(alone).is_some_and(|config| config.faults().is_empty())
        };
        read(table.into_inner().into_iter().filter(sound).collect()).unwrap_or_default()
    }

    fn override_from(&mut self, environment: &dyn Fn(&str) -> Option<String>) -> Result<(), ConfigError> {
        let defaults = serde_json::to_value(&*self).unwrap_or_default();
        let mut changed = defaults;
        let mut names = Vec::new();
        override_object(&mut changed, "VOCATIVE", environment, &mut names)?;
        if names.is_empty() {
            return Ok(());
        }
        *self = serde_json::from_value(changed).map_err(|_| ConfigError::Environment {
            name: names.join(", "),
            reason: "the value has another type than the key".to_owned(),
        })?;
        Ok(())
    }

    fn faults(&self) -> Vec<Diagnostic> {
        let no_pointer = |key: &'static str, pointer: &str, like: &str| {
            Diagnostic::error("config", format!("{key} holds `{pointer}`, which is no JSON pointer"))
                .setting(key, pointer)
                .hint(format!("write it like `{like}`"))
        };
        let mut faults = Vec::new();
        for (key, pointer) in self.names.faulty_pointers() {
            faults.push(no_pointer(key, pointer, "/user/user_metadata/title"));
        }
        for (key, pointers) in
            [("locales.sources", &self.locales.sources), ("profile.time_zone", &self.profile.time_zone)]
        {
            let wrong = pointers.iter().filter(|pointer| !pointer.starts_with('/'));
            faults.extend(wrong.map(|pointer| no_pointer(key, pointer, "/user/locale")));
        }
        let zone = &self.profile.default_time_zone;
        if jiff::tz::TimeZone::get(zone).is_err() {
            faults.push(
                Diagnostic::error("config", format!("profile.default_time_zone `{zone}` is no time zone"))
                    .setting("profile.default_time_zone", zone)
                    .hint("write an IANA name such as Europe/Vienna"),
            );
        }
        faults
    }

    /// What rendering depends on.
    pub fn settings(&self) -> Settings {
        Settings {
            stock: self.stock,
            sender: self.sender.clone(),
            variables: self.variables.clone(),
            locales: self.locales.clone(),
            names: self.names.clone(),
            profile: self.profile.clone(),
            links: self.links.clone(),
            check: self.check.clone(),
        }
    }

    /// How the relay is spoken to. Paths are relative to `root`.
    pub fn smtp_settings(&self, root: &Path) -> Result<SmtpSettings, ConfigError> {
        let mut settings = SmtpSettings { connections: self.smtp.connections.max(1), ..SmtpSettings::default() };
        if let Some(path) = &self.smtp.ca_file {
            let path = root.join(path);
            let bytes = std::fs::read(&path)
                .map_err(|source| ConfigError::Unreadable { path: path.display().to_string(), source })?;
            settings.ca_file = Some(bytes);
        }
        settings.ehlo_name.clone_from(&self.smtp.ehlo_name);
        let keys = &self.smtp.deadline;
        let d: &mut Deadlines = &mut settings.deadlines;
        for (key, text, deadline) in [
            ("smtp.deadline.connect", &keys.connect, &mut d.connect),
            ("smtp.deadline.greeting", &keys.greeting, &mut d.greeting),
            ("smtp.deadline.tls", &keys.tls, &mut d.tls),
            ("smtp.deadline.command", &keys.command, &mut d.command),
            ("smtp.deadline.data", &keys.data, &mut d.data),
            ("smtp.deadline.final", &keys.final_reply, &mut d.final_reply),
        ] {
            if let Some(text) = text {
                *deadline = duration(key, text)?;
            }
        }
        settings.cap = self.smtp.timeout.as_deref().map(|text| duration("smtp.timeout", text)).transpose()?;
        Ok(settings)
    }

    /// The way to the relay of `smtp.url`; no connection is made yet. Paths are relative to `root`.
    pub fn transport(&self, root: &Path) -> Result<Transport, ConfigError> {
        let settings = self.smtp_settings(root)?;
        let url = self.smtp.url.reveal_for("smtp.url", root)?;
        Transport::open(&url, self.smtp.allow_plaintext, settings)
            .map_err(|error| ConfigError::Setting { key: "smtp.url", reason: with_causes(&error) })
    }

    /// The signers. Paths are relative to `root`.
    pub fn signers(&self, root: &Path) -> Result<Vec<Signer>, ConfigError> {
        self.dkim
            .iter()
            .map(|key| {
                let pem = key.key.reveal_for("dkim.key", root)?;
                Signer::from_pem(&key.domain, &key.selector, &pem)
                    .map_err(|error| ConfigError::Setting { key: "dkim", reason: error.to_string() })
            })
            .collect()
    }
}

/// A duration that may be none at all: `0s`.
pub(crate) fn duration_or_zero(key: &'static str, text: &str) -> Result<Duration, ConfigError> {
    if text.trim() == "0s" { Ok(Duration::ZERO) } else { duration(key, text) }
}

/// "300ms", "3s", "5m", "1h", "30d".
pub(crate) fn duration(key: &'static str, text: &str) -> Result<Duration, ConfigError> {
    let wrong =
        || ConfigError::Setting { key, reason: format!("`{text}` is no duration such as 300ms, 3s, 5m, 1h or 30d") };
    if let Some(days) = text.trim().strip_suffix('d').and_then(|days| days.parse::<u32>().ok()).filter(|days| *days > 0)
    {
        return Ok(Duration::from_secs(u64::from(days) * 86_400));
    }
    let parsed: jiff::SignedDuration = text.parse().map_err(|_| wrong())?;
    if parsed.is_zero() {
        return Err(ConfigError::Setting { key, reason: "must be more than 0s".to_owned() });
    }
    Duration::try_from(parsed).map_err(|_| wrong())
}

/// Keys that hold a [`Secret`].
const SECRETS: &[&str] =
    &["VOCATIVE_SMTP_URL", "VOCATIVE_OUTBOX_URL", "VOCATIVE_SERVER_TLS_KEY", "VOCATIVE_PROFILES_AUTH0_CLIENT_SECRET"];

/// Puts environment values over the leaves of `value`; `prefix` is the variable's name so far.
fn override_object(
    value: &mut Value,
    prefix: &str,
    environment: &dyn Fn(&str) -> Option<String>,
    names: &mut Vec<String>,
) -> Result<(), ConfigError> {
    let Value::Object(fields) = value else { return Ok(()) };
    for (key, field) in fields {
        let name = format!("{prefix}_{}", key.to_ascii_uppercase());
        // A secret by reference (`{ env = … }`, `{ file = … }`) is a scalar to its reader.
        let reference =
            field.as_object().is_some_and(|o| o.len() == 1 && (o.contains_key("env") || o.contains_key("file")));
        if field.is_object() && !(reference && SECRETS.contains(&name.as_str())) {
            override_object(field, &name, environment, names)?;
            continue;
        }
        let Some(text) = environment(&name) else { continue };
        let wrong =
            |expected: &str| ConfigError::Environment { name: name.clone(), reason: format!("expected {expected}") };
        *field = match field {
            Value::Bool(_) => Value::Bool(text.parse().map_err(|_| wrong("true or false"))?),
            Value::Number(_) => Value::Number(text.parse::<u64>().map_err(|_| wrong("a whole number"))?.into()),
            Value::Array(items) if items.iter().any(Value::is_object) => {
                return Err(wrong("no variable: write the key in the file"));
            }
            Value::Array(_) => list(&text),
            // Optional lists are null by default.
            Value::Null if ["VOCATIVE_LOCALES_OFFERED", "VOCATIVE_CHECK_CLIENTS"].contains(&&*name) => list(&text),
            _ => Value::String(text),
        };
        names.push(name);
    }
    Ok(())
}

fn list(text: &str) -> Value {
    text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(|item| Value::String(item.to_owned())).collect()
}

/// A fault in the file with its place; unknown keys get a suggestion. Nothing of it repeats a secret.
fn fault(file: &str, text: &str, error: &toml::de::Error) -> Diagnostic {
    let fault = toml_fault("config", file, text, error, "`vocative schema config` describes every key");
    secret::guarded(fault, text.trim_start_matches('\u{feff}'), error.span().unwrap_or(0..0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nothing(_: &str) -> Option<String> {
        None
    }

    #[test]
    fn unknown_keys_are_refused_with_a_suggestion() {
        let error = Config::read("vocative.toml", Some("[smtp]\nurll = \"x\"\n"), &nothing).unwrap_err();
        let ConfigError::Faults(faults) = error else { panic!("faults") };
        assert_eq!((faults[0].line, faults[0].column), (2, 1));
        assert_eq!(faults[0].hint.as_deref(), Some("did you mean `url`?"));
    }

    #[test]
    fn what_is_sound_in_a_faulty_file_is_used() {
        for text in [
            "stock = false\n[locales]\ndefalt = \"de\"\n",
            "stock = false\nprofile.default_time_zone = \"Wien\"\n",
            "stock = false\n[locales\ndefault = \"de\"\n",
        ] {
            assert!(Config::read("v", Some(text), &nothing).is_err(), "{text}");
            assert_eq!(Config::usable(text), Config { stock: false, ..Config::default() }, "{text}");
        }
    }

    #[test]
    fn the_environment_stands_over_the_file() {
        let environment = |name: &str| match name {
            "VOCATIVE_SMTP_URL" => Some("smtp://relay.example:587".to_owned()),
            "VOCATIVE_LOCALES_OFFERED" => Some("en, de".to_owned()),
            "VOCATIVE_STOCK" => Some("false".to_owned()),
            "VOCATIVE_SMTP_DEADLINE_FINAL" => Some("90s".to_owned()),
            _ => None,
        };
        let config = Config::read("vocative.toml", Some("stock = true\n"), &environment).unwrap();
        assert!(!config.stock);
        assert_eq!(config.locales.offered, Some(vec!["en".to_owned(), "de".to_owned()]));
        assert_eq!(config.smtp.url.reveal(Path::new(".")).unwrap(), "smtp://relay.example:587");
        assert_eq!(config.smtp_settings(Path::new(".")).unwrap().deadlines.final_reply, Duration::from_secs(90));
        let config = Config::read("v", Some("smtp.url = { file = \"url.txt\" }\n"), &environment).unwrap();
        assert_eq!(config.smtp.url.reveal(Path::new(".")).unwrap(), "smtp://relay.example:587");
    }

    #[test]
    fn secrets_show_where_they_are_and_never_what() {
        let config = Config::read("v", Some("smtp.url = \"smtps://u:hunter2@h\"\n"), &nothing).unwrap();
        assert!(!format!("{config:?}").contains("hunter2"));
        let config = Config::read("v", Some("smtp.url = { env = \"RELAY\" }\n"), &nothing).unwrap();
        assert!(format!("{config:?}").contains("RELAY"));
    }
}
