//! Secrets in the configuration: how they are written, and that no fault of the file repeats one.

use std::fmt;
use std::ops::Range;
use std::path::Path;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::ConfigError;
use crate::diagnostic::{Diagnostic, LineStarts};

/// Text that may be secret: written out, or taken from the environment or a file.
#[derive(Clone, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Secret {
    /// Written in the configuration.
    Text(String),
    /// In an environment variable.
    Env {
        /// Its name.
        env: String,
    },
    /// In a file, without the line end at its end.
    File {
        /// Its path, relative to the project.
        file: String,
    },
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Secret::Text(_) => f.write_str("Secret(…)"),
            Secret::Env { env } => write!(f, "Secret(env {env})"),
            Secret::File { file } => write!(f, "Secret(file {file})"),
        }
    }
}

impl Secret {
    /// The text itself. Paths are relative to `root`.
    pub fn reveal(&self, root: &Path) -> Result<String, ConfigError> {
        match self {
            Secret::Text(text) => Ok(text.clone()),
            Secret::Env { env } => std::env::var(env)
                .map_err(|_| ConfigError::Secret(format!("the environment variable {env} is not set"))),
            Secret::File { file } => std::fs::read_to_string(root.join(file))
                .map(|text| text.trim_end_matches(['\r', '\n']).to_owned())
                .map_err(|error| ConfigError::Secret(format!("cannot read {file}: {error}"))),
        }
    }

    /// The same; a fault names the key that holds the secret.
    pub fn reveal_for(&self, key: &str, root: &Path) -> Result<String, ConfigError> {
        self.reveal(root).map_err(|error| ConfigError::Secret(format!("{key}: {error}")))
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Secret, D::Error> {
        deserializer.deserialize_any(OneSecret)
    }
}

/// A list of secrets; one that stands alone is a list of one.
pub(super) fn list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Secret>, D::Error> {
    deserializer.deserialize_any(Secrets)
}

/// What [`list`] reads, as a schema.
pub(super) fn list_schema(generator: &mut SchemaGenerator) -> Schema {
    let one = generator.subschema_for::<Secret>();
    json_schema!({ "anyOf": [one, { "type": "array", "items": one }] })
}

/// Refuses what is no text without repeating it: it may be a secret that lacks its quotes.
macro_rules! refuses_numbers {
    () => {
        fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
            Err(E::invalid_type(Unexpected::Other("true or false"), &self))
        }

        fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
            Err(E::invalid_type(Unexpected::Other("a number"), &self))
        }

        fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
            Err(E::invalid_type(Unexpected::Other("a number"), &self))
        }

        fn visit_i128<E: Error>(self, _: i128) -> Result<Self::Value, E> {
            Err(E::invalid_type(Unexpected::Other("a number"), &self))
        }

        fn visit_u128<E: Error>(self, _: u128) -> Result<Self::Value, E> {
            Err(E::invalid_type(Unexpected::Other("a number"), &self))
        }

        fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
            Err(E::invalid_type(Unexpected::Other("a number"), &self))
        }
    };
}

struct OneSecret;

impl<'de> Visitor<'de> for OneSecret {
    type Value = Secret;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text, { env = \"NAME\" } or { file = \"path\" }")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Secret, E> {
        Ok(Secret::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Secret, A::Error> {
        let wrong = || A::Error::invalid_type(Unexpected::Other("another table"), &OneSecret);
        let secret = match map.next_key::<String>()?.as_deref() {
            Some("env") => Secret::Env { env: map.next_value::<Name>()?.0 },
            Some("file") => Secret::File { file: map.next_value::<Name>()?.0 },
            _ => return Err(wrong()),
        };
        if map.next_key::<String>()?.is_some() { Err(wrong()) } else { Ok(secret) }
    }

    refuses_numbers!();
}

struct Secrets;

impl<'de> Visitor<'de> for Secrets {
    type Value = Vec<Secret>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one or a list of: ")?;
        OneSecret.expecting(f)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Vec<Secret>, E> {
        OneSecret.visit_str(text).map(|secret| vec![secret])
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Vec<Secret>, A::Error> {
        OneSecret.visit_map(map).map(|secret| vec![secret])
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Vec<Secret>, A::Error> {
        let mut secrets = Vec::new();
        while let Some(secret) = all.next_element()? {
            secrets.push(secret);
        }
        Ok(secrets)
    }

    refuses_numbers!();
}

/// The name of a variable or the path of a file.
struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_any(OneName)
    }
}

struct OneName;

impl Visitor<'_> for OneName {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Name, E> {
        Ok(Name(text.to_owned()))
    }

    refuses_numbers!();
}

/// The keys that hold a secret; `*` stands for every place of a list and every vendor.
const KEYS: [&str; 10] = [
    "smtp.url",
    "dkim.*.key",
    "outbox.url",
    "outbox.encryption_keys",
    "server.tls.key",
    "server.webhooks.*.secrets",
    "profiles.secrets",
    "profiles.auth0.client_secret",
    "profiles.clients.*.secret",
    "hooks.*.secrets",
];

/// What a line that holds a secret has in it, whatever its key was meant to be.
const SIGNS: [&str; 7] = ["secret", "key", "url", "pass", "token", "://", "-----"];

/// A fault in the configuration so that it may be printed: of a line that may hold a secret no value is repeated, and the source is not shown.
/// `text` is what was read and `span` where the fault is in it.
pub(super) fn guarded(mut fault: Diagnostic, text: &str, span: Range<usize>) -> Diagnostic {
    let lines = LineStarts::of(text);
    let line_of = |at: usize| lines.line_column(text, at).0;
    let line = line_of(span.start);
    let mut held = Vec::new();
    let table = DeTable::parse_recoverable(text).0;
    for key in KEYS {
        let names: Vec<&str> = key.split('.').collect();
        if let Some((first, rest)) = names.split_first() {
            entries(table.get_ref(), "", first, rest, &mut held);
        }
    }
    let here = |place: &Range<usize>| (line_of(place.start)..=line_of(place.end)).contains(&line);
    if held.iter().any(|(_, place)| here(place)) || shows_one(text, line) {
        let within = |place: &Range<usize>| place.start <= span.start && span.end <= place.end;
        let key = held.iter().find(|(_, place)| within(place)).map(|(key, _)| format!("{key}: ")).unwrap_or_default();
        let message = without_value(&fault.message);
        fault.message = format!("{key}{message} (line {line}, which is not shown since it may hold a secret)");
        fault.span = None;
    }
    fault
}

/// Serde's `invalid type: string "VALUE", expected …` without the value.
fn without_value(message: &str) -> String {
    let parts = message.split_once(": ").filter(|(kind, _)| ["invalid type", "invalid value"].contains(kind));
    let Some((kind, (found, expected))) = parts.and_then(|(kind, rest)| Some((kind, rest.rsplit_once(", expected ")?)))
    else {
        return message.to_owned();
    };
    let found = found.split(['`', '"']).next().unwrap_or_default().trim_end();
    format!("{kind}: {found}, expected {expected}")
}

/// Where the values stand that this key leads to, with their names; what stands where a table should be may be a secret too.
fn entries(table: &DeTable<'_>, name: &str, first: &str, rest: &[&str], held: &mut Vec<(String, Range<usize>)>) {
    for (key, value) in table {
        if first == "*" || key.get_ref() == first {
            let dot = if name.is_empty() { "" } else { "." };
            values(value, format!("{name}{dot}{}", key.get_ref()), rest, held);
        }
    }
}

fn values(value: &Spanned<DeValue<'_>>, name: String, rest: &[&str], held: &mut Vec<(String, Range<usize>)>) {
    match (rest.split_first(), value.get_ref()) {
        (Some((first, rest)), DeValue::Table(table)) => entries(table, &name, first, rest, held),
        (Some((&"*", rest)), DeValue::Array(items)) => {
            for (at, item) in items.iter().enumerate() {
                values(item, format!("{name}[{at}]"), rest, held);
            }
        }
        _ => held.push((name, value.span())),
    }
}

/// Whether the line, or the key that a list or a long text over several lines belongs to, looks as if it held a secret: the file may be so broken that
/// its keys are not found, and a key may be misspelled.
fn shows_one(text: &str, line: usize) -> bool {
    let assigns = |line: &str| {
        let name = line.split_once('=').map(|(name, _)| name.trim());
        name.is_some_and(|name| !name.is_empty() && !name.contains(['"', ',', '{', '[']))
    };
    let before: Vec<&str> = text.lines().take(line).collect();
    let first = before.iter().rposition(|line| assigns(line) || line.starts_with('[')).unwrap_or_default();
    before.iter().skip(first).any(|line| {
        let line = line.to_lowercase();
        SIGNS.iter().any(|sign| line.contains(sign))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::Config;
    use super::*;

    const CANARY: &str = "c4n4ry";

    fn nothing(_: &str) -> Option<String> {
        None
    }

    fn faults(text: &str) -> Vec<Diagnostic> {
        match Config::read("vocative.toml", Some(text), &nothing) {
            Err(ConfigError::Faults(faults)) => faults,
            other => panic!("{text}: {other:?}"),
        }
    }

    /// Each key with what stands before it and whether it holds a list.
    const HOLDERS: [(&str, &str, &str, bool); 15] = [
        ("[smtp]\n", "url", "smtp.url", false),
        ("[outbox]\n", "url", "outbox.url", false),
        ("[outbox]\n", "encryption_keys", "outbox.encryption_keys", true),
        ("[[dkim]]\ndomain = \"d\"\nselector = \"s\"\n", "key", "dkim[0].key", false),
        ("[server.tls]\n", "key", "server.tls.key", false),
        ("[[server.webhooks]]\nname = \"n\"\nurl = \"u\"\n", "secrets", "server.webhooks[0].secrets", true),
        ("[profiles]\n", "secrets", "profiles.secrets", true),
        ("[profiles.auth0]\n", "client_secret", "profiles.auth0.client_secret", false),
        ("[[profiles.clients]]\nid = \"c\"\n", "secret", "profiles.clients[0].secret", false),
        ("[hooks.supabase]\n", "secrets", "hooks.supabase.secrets", true),
        ("[hooks.kratos]\n", "secrets", "hooks.kratos.secrets", true),
        ("[hooks.logto]\n", "secrets", "hooks.logto.secrets", true),
        ("[hooks.zitadel]\n", "secrets", "hooks.zitadel.secrets", true),
        ("[hooks.clerk]\n", "secrets", "hooks.clerk.secrets", true),
        ("[hooks.auth0]\n", "secrets", "hooks.auth0.secrets", true),
    ];

    #[test]
    fn no_type_error_of_a_key_that_holds_a_secret_repeats_it_or_shows_its_line() {
        let own = [
            "4711",
            "47.11",
            "true",
            "1979-05-27",
            "{ value = \"c4n4ry\" }",
            "{ c4n4ry = \"x\" }",
            "{ env = 4711 }",
            "{ env = \"c4n4ry\", file = \"c4n4ry\" }",
            "[[\"c4n4ry\"]]",
            "[\"c4n4ry\", 4711]",
            "[\n  \"c4n4ry\",\n  4711,\n  \"c4n4ry\"]",
        ];
        for (head, key, name, is_list) in HOLDERS {
            for wrong in own {
                let faults = faults(&format!("{head}{key} = {wrong}\n"));
                let said = format!("{faults:?}");
                assert!(!said.contains(CANARY) && !said.contains("4711") && !said.contains("47.11"), "{said}");
                assert!(faults[0].span.is_none() && faults[0].line > 0, "{said}");
                assert!(faults[0].message.starts_with(name), "{said}");
                assert!(faults[0].message.contains("expected"), "{said}");
            }
            assert!(Config::read("v", Some(&format!("{head}{key} = \"c4n4ry\"\n")), &nothing).is_ok(), "{name}");
            let listed = Config::read("v", Some(&format!("{head}{key} = [\"c4n4ry\"]\n")), &nothing);
            assert_eq!(listed.is_ok(), is_list, "{name}");
        }
        // The tables around them, misspelled keys, and files that are broken.
        for text in [
            "smtp = \"smtp://u:c4n4ry@h\"\n",
            "outbox = \"postgres://u:c4n4ry@h/d\"\n",
            "dkim = \"c4n4ry\"\n",
            "dkim = [\"c4n4ry\"]\n",
            "[profiles]\nauth0 = \"c4n4ry\"\n",
            "[profiles]\nclients = [\"c4n4ry\"]\n",
            "hooks = \"c4n4ry\"\n",
            "[hooks]\nsupabase = \"c4n4ry\"\n",
            "hooks.supabase = { secret = \"c4n4ry\" }\n",
            "hooks.supabase = { secrets = \"c4n4ry\", deadline = 4 }\n",
            "[hooks.supabase]\nsecret = \"c4n4ry\"\n",
            "[hooks.supabase]\nsecrets = \"c4n4ry\n",
            "[hooks.supabase]\nsecrets = [\n  \"c4n4ry\n]\n",
            "[hooks.supabase]\nsecrets = \"c4n4ry\"\nsecrets = \"c4n4ry\"\n",
            "[profiles]\nsecrets = \"\"\"\nc4n4ry \\q\n\"\"\"\n",
        ] {
            let faults = faults(text);
            assert!(!format!("{faults:?}").contains(CANARY) && faults[0].span.is_none(), "{text}{faults:?}");
        }
    }

    #[test]
    fn other_faults_are_shown_where_they_are() {
        for text in ["stock = 1\n", "[locales]\ndefalt = \"de\"\n", "[profiles]\nburst = \"5\"\n"] {
            assert!(faults(text)[0].span.is_some(), "{text}");
        }
        assert_eq!(faults("stock = 17\n")[0].message, "invalid type: integer `17`, expected a boolean");
        assert_eq!(
            without_value("invalid type: string \"a, expected b\", expected c"),
            "invalid type: string, expected c"
        );
    }

    #[test]
    fn one_secret_that_stands_alone_is_a_list_of_one() {
        for (text, expected) in [
            ("\"a\"", vec![Secret::Text("a".into())]),
            ("{ env = \"A\" }", vec![Secret::Env { env: "A".into() }]),
            ("[]", vec![]),
            ("[\"a\", { file = \"f\" }]", vec![Secret::Text("a".into()), Secret::File { file: "f".into() }]),
        ] {
            let text = format!("profiles.secrets = {text}\nhooks.supabase.secrets = {text}\n");
            let config = Config::read("v", Some(&text), &nothing).unwrap();
            assert_eq!(config.profiles.secrets, expected, "{text}");
            assert_eq!(config.hooks.supabase.unwrap().secrets, expected, "{text}");
            let environment = |name: &str| (name == "VOCATIVE_STOCK").then(|| "false".to_owned());
            let config = Config::read("v", Some(&text), &environment).unwrap();
            assert_eq!((config.stock, config.profiles.secrets), (false, expected), "{text}");
        }
        let environment = |name: &str| match name {
            "VOCATIVE_PROFILES_SECRETS" => Some("one, two".to_owned()),
            "VOCATIVE_PROFILES_AUTH0_CLIENT_SECRET" => Some("three".to_owned()),
            _ => None,
        };
        let text = "profiles.secrets = \"x\"\nprofiles.auth0.client_secret = { env = \"NOPE\" }\n";
        let config = Config::read("v", Some(text), &environment).unwrap();
        assert_eq!(config.profiles.secrets, ["one", "two"].map(|text| Secret::Text(text.into())));
        assert_eq!(config.profiles.auth0.client_secret, Some(Secret::Text("three".into())));
    }

    /// Whatever in the schema refers to a secret is among [`KEYS`] by its name.
    #[test]
    fn every_key_that_holds_a_secret_is_known() {
        let schema = schemars::schema_for!(Config).to_value();
        let mut names = BTreeSet::new();
        for definition in schema["$defs"].as_object().unwrap().values() {
            for (name, property) in definition["properties"].as_object().into_iter().flatten() {
                if property.to_string().contains("#/$defs/Secret\"") {
                    names.insert(name.clone());
                }
            }
        }
        let known: BTreeSet<String> = KEYS.iter().map(|key| key.rsplit('.').next().unwrap().to_owned()).collect();
        assert_eq!(names, known);
        let table = HOLDERS.iter().filter(|(_, key, ..)| known.contains(*key)).count();
        assert_eq!(table, HOLDERS.len());
    }
}
