//! `email.toml`: what kind of mail an email is, what data it takes, how it is delivered.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, did_you_mean, key_place, toml_fault, value_place};

/// What schemas are made of.
const SCHEMAS: &str = "see JSON Schema 2020-12; the types are string, integer, number, boolean, array, object";

/// The lane of the outbox: security before account before notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Codes, resets, breaches: what cannot wait.
    Security,
    /// What belongs to having an account.
    Account,
    /// Everything else; carries one-click `List-Unsubscribe`.
    Notice,
}

/// What to do when the relay's final answer was lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum OnUnknown {
    /// Try again, possibly delivering twice.
    #[default]
    Retry,
    /// Leave it at that.
    Hold,
}

/// The `[delivery]` section.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DeliveryRules {
    /// A data field: an integer is seconds after acceptance, a date-time that instant.
    pub expires: Option<String>,
    /// A newer email of this group for the same person cancels an older one still waiting.
    pub supersedes: Option<String>,
    /// When the relay's answer was lost.
    pub on_unknown: OnUnknown,
}

/// The `[data]` section: JSON Schema 2020-12 `properties` and `required`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DataSchema {
    /// Names that every request must give.
    pub required: Vec<String>,
    /// A JSON Schema for each name. `secret = true` marks codes and links, `untrusted = true` text that a stranger may
    /// have chosen: it is cut like a name and not shown when it looks like a link, an address or a domain.
    pub properties: BTreeMap<String, Value>,
}

/// The whole `email.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EmailSpec {
    /// What the email is called in lists, in English.
    pub title: String,
    /// Its lane.
    pub kind: Kind,
    /// Whether it goes to an address not yet proven: profile text is then held to the strictest class.
    #[serde(default)]
    pub before_verification: bool,
    /// What a request's `data` holds.
    #[serde(default)]
    pub data: DataSchema,
    /// How it is delivered.
    #[serde(default)]
    pub delivery: DeliveryRules,
}

impl EmailSpec {
    /// Reads `text`, the content of `file`. Every fault names its place.
    pub fn parse(file: &str, text: &str) -> Result<EmailSpec, Vec<Diagnostic>> {
        let spec: EmailSpec = toml::from_str(text).map_err(|error| {
            let hint = "the keys are title, kind (security, account, notice), before_verification, [data], [delivery]";
            vec![toml_fault("email-toml", file, text, &error, hint)]
        })?;
        let faults = spec.faults(file, text);
        if faults.is_empty() { Ok(spec) } else { Err(faults) }
    }

    fn faults(&self, file: &str, text: &str) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let at = |key: &str, value: &str| value_place(text, key, value).unwrap_or(0..0);
        let known = || self.data.properties.keys().map(String::as_str);
        for name in &self.data.required {
            if !self.data.properties.contains_key(name) {
                let hint = did_you_mean(name, known()).map_or_else(
                    || format!("add `properties.{name} = {{ type = \"string\" }}`"),
                    |m| format!("did you mean `{m}`?"),
                );
                faults.push(
                    Diagnostic::error("data-undeclared", format!("`{name}` is required and not declared"))
                        .at(file, text, at("data.required", name))
                        .hint(hint),
                );
            }
        }
        if let Some(name) = &self.delivery.expires {
            let schema = self.data.properties.get(name);
            match schema.map(|schema| schema.get("type").and_then(Value::as_str).unwrap_or_default()) {
                Some("integer" | "string") => {}
                Some(_) => faults.push(
                    Diagnostic::error(
                        "email-toml",
                        format!("`expires` names `{name}`, which is neither an integer nor a date-time"),
                    )
                    .at(file, text, at("delivery.expires", name))
                    .hint("give it `type = \"integer\"` (seconds) or `format = \"date-time\"`"),
                ),
                None => faults.push(
                    Diagnostic::error(
                        "data-undeclared",
                        format!("`expires` names the data field `{name}`, which is not declared"),
                    )
                    .at(file, text, at("delivery.expires", name))
                    .hint(format!("declare it: `properties.{name} = {{ type = \"integer\" }}`")),
                ),
            }
        }
        for (name, schema) in &self.data.properties {
            let built = jsonschema::options().should_validate_formats(true);
            let error = match jsonschema::meta::validate(schema) {
                Err(error) => error,
                Ok(()) => match built.build(schema) {
                    Err(error) => error,
                    Ok(_) => continue,
                },
            };
            let pointer = error.instance_path().to_string();
            let fault = match (pointer.as_str(), schema.pointer(&pointer)) {
                ("/type", Some(wrong)) => format!("{wrong} is no type"),
                _ => error.to_string(),
            };
            let key = format!("data.properties.{name}");
            let inner = format!("{key}{}", pointer.replace('/', "."));
            let value = schema.pointer(&pointer).and_then(Value::as_str).unwrap_or_default();
            let place = value_place(text, &inner, value).or_else(|| key_place(text, &key)).unwrap_or(0..0);
            let message = format!("the schema of `{name}` is not valid: {fault}");
            faults.push(Diagnostic::error("data-schema", message).at(file, text, place).hint(SCHEMAS));
        }
        faults
    }

    /// The complete JSON Schema of `data`. Undeclared fields are refused.
    pub fn schema(&self) -> Value {
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "required": self.data.required,
            "properties": self.data.properties,
            "additionalProperties": false,
        })
    }

    /// Declared data fields and whether each is required.
    pub fn fields(&self) -> BTreeMap<String, bool> {
        self.data.properties.keys().map(|name| (name.clone(), self.data.required.contains(name))).collect()
    }

    /// Whether a data field holds a code or link.
    pub fn is_secret(&self, field: &str) -> bool {
        self.data.properties.get(field).and_then(|schema| schema.get("secret")) == Some(&Value::Bool(true))
    }

    /// Whether a data field holds text that a stranger may have chosen: it is then never shown when it could be followed.
    pub fn is_untrusted(&self, field: &str) -> bool {
        self.data.properties.get(field).and_then(|schema| schema.get("untrusted")) == Some(&Value::Bool(true))
    }

    /// Whether a data field is declared as an address on the web.
    pub fn is_link(&self, field: &str) -> bool {
        let format = self.data.properties.get(field).and_then(|schema| schema.get("format")).and_then(Value::as_str);
        matches!(format, Some("uri" | "url" | "iri"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_name_their_place() {
        for (text, rule) in [
            ("title = \"x\"\nkind = \"urgent\"\n", "email-toml"),
            ("title = \"x\"\nkind = \"notice\"\ncolour = 1\n", "email-toml"),
            ("title = \"x\"\nkind = \"notice\"\n[data]\nrequired = [\"ur\"]\nproperties.url = {}\n", "data-undeclared"),
            ("title = \"x\"\nkind = \"notice\"\n[delivery]\nexpires = \"ttl\"\n", "data-undeclared"),
            ("title = \"x\"\nkind = \"notice\"\n[data]\nproperties.a = { type = \"text\" }\n", "data-schema"),
        ] {
            let faults = EmailSpec::parse("templates/x/email.toml", text).unwrap_err();
            assert_eq!(faults[0].rule, rule, "{text}");
            assert!(faults[0].line > 0 && faults[0].hint.is_some());
        }
    }
}
