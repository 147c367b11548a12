//! What templates pass to entries.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::engine::Kit;
use crate::template::{Email, EntryCall};

/// Every call of `t` in the emails of a project and its brands, by entry.
#[derive(Debug, Default)]
pub struct Calls<'a> {
    by_entry: BTreeMap<&'a str, Vec<Call<'a>>>,
}

/// One call.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// The email that makes it.
    pub email: &'a Email,
    /// The call.
    pub call: &'a EntryCall,
}

/// What is known of a value that a template passes.
#[derive(Debug)]
pub struct Passed<'a> {
    /// Its JSON Schema, for a field of `data`.
    pub schema: Option<&'a Value>,
    /// Whether it is a code or link.
    pub secret: bool,
}

impl<'a> Calls<'a> {
    /// The calls in all emails of `kits`.
    pub fn of_kits(kits: impl IntoIterator<Item = &'a Kit>) -> Calls<'a> {
        let mut calls = Calls::default();
        for email in kits.into_iter().flat_map(|kit| kit.templates.emails().values()) {
            for (_, _, call) in &email.calls {
                calls.by_entry.entry(&call.id).or_default().push(Call { email, call });
            }
        }
        calls
    }

    /// Calls of one entry.
    pub fn of(&self, entry: &str) -> &[Call<'a>] {
        self.by_entry.get(entry).map_or(&[], Vec::as_slice)
    }

    /// Names of all entries that are called.
    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        self.by_entry.keys().copied()
    }
}

impl<'a> Call<'a> {
    /// What is known of the value that is passed as `argument`.
    pub fn passed(&self, argument: &str) -> Option<Passed<'a>> {
        let expression = self.call.arguments.get(argument)?;
        let field =
            expression.strip_prefix("data.").filter(|f| f.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'));
        Some(Passed {
            schema: field.and_then(|field| self.email.spec.data.properties.get(field)),
            secret: field.is_some_and(|field| self.email.spec.is_secret(field)),
        })
    }
}

impl Passed<'_> {
    /// The texts that the value can be, where its schema lists them.
    pub fn allowed(&self) -> Option<BTreeSet<String>> {
        let schema = self.schema?;
        match (schema.get("enum").and_then(Value::as_array), schema.get("type").and_then(Value::as_str)) {
            (Some(values), _) => {
                Some(values.iter().map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned)).collect())
            }
            (None, Some("boolean")) => Some(["true", "false"].map(str::to_owned).into()),
            _ => None,
        }
    }

    /// Whether the schema says that it is no number.
    pub fn is_text(&self) -> bool {
        self.schema.and_then(|schema| schema.get("type")).and_then(Value::as_str) == Some("string")
    }
}
