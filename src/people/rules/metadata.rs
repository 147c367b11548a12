//! `user_metadata` and `app_metadata`: what they may hold, and how a change is merged into them.

use serde_json::{Map, Value};

use super::Faults;
use super::fields::{too_long, type_name};
use crate::profile::MAX_DEPTH;

/// The most octets of one metadata object, as JSON. The vendor's limit for a whole profile is 10 KB; what exceeds it is accepted there "for now", so
/// it is accepted here as well, with an end.
pub const MAX_METADATA: usize = 64 << 10;

/// The most values of one metadata object, nested ones included: as many as mails read.
pub const MAX_VALUES: usize = 10_000;

/// Names that `app_metadata` must not have: they are root attributes, or were.
const RESERVED: [&str; 18] = [
    "__tenant",
    "_id",
    "blocked",
    "clientID",
    "created_at",
    "email_verified",
    "email",
    "globalClientID",
    "global_client_id",
    "identities",
    "lastIP",
    "lastLogin",
    "loginsCount",
    "metadata",
    "multifactor_last_modified",
    "multifactor",
    "updated_at",
    "user_id",
];

/// What somebody who signs up may bring: properties, characters of a name, characters of a value.
const SIGNUP: (usize, usize, usize) = (10, 100, 500);

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Metadata {
    User,
    App,
}

impl Metadata {
    pub(super) const BOTH: [Metadata; 2] = [Metadata::User, Metadata::App];

    pub(super) fn name(self) -> &'static str {
        match self {
            Metadata::User => "user_metadata",
            Metadata::App => "app_metadata",
        }
    }

    /// Says which names of a change are not allowed. What it deletes may have any name.
    pub(super) fn check_change(self, change: &Map<String, Value>, faults: &mut Faults) {
        let written = change.iter().filter(|(_, value)| !value.is_null());
        let mut dotted = false;
        for (name, value) in written {
            dotted |= is_dotted(name) || has_dotted(value, MAX_DEPTH);
            if self == Metadata::App && RESERVED.contains(&name.as_str()) {
                faults.on(self.name(), format!("Property name is reserved: {name}"));
            }
        }
        if dotted {
            faults.on(self.name(), "Property names must not contain . or $");
        }
    }

    /// Says whether an object that is to be kept is too large or too deep.
    pub(super) fn check_bounds(self, object: &Map<String, Value>, faults: &mut Faults) {
        if object.values().any(|value| levels_beyond(value, MAX_DEPTH - 1)) {
            faults.on(self.name(), format!("Object is nested too deep, maximum {MAX_DEPTH} levels"));
            return;
        }
        let values: usize = object.values().map(values_in).sum();
        if values > MAX_VALUES {
            faults.on(self.name(), format!("Object has too many values ({values}), maximum {MAX_VALUES}"));
        }
        let octets = octets(object);
        if octets > MAX_METADATA {
            faults.on(self.name(), format!("Object is too large ({octets} bytes), maximum {MAX_METADATA}"));
        }
    }

    /// What a change makes of the object that is `kept`: merged at the first level, where `null` deletes. `{}` clears. An empty `app_metadata` is
    /// none.
    pub(super) fn merged(
        self,
        kept: Option<&Map<String, Value>>,
        change: &Map<String, Value>,
    ) -> Option<Map<String, Value>> {
        let mut merged = kept.filter(|_| !change.is_empty()).cloned().unwrap_or_default();
        for (name, value) in change {
            if value.is_null() {
                merged.shift_remove(name);
            } else {
                merged.insert(name.clone(), value.clone());
            }
        }
        Some(merged).filter(|merged| self == Metadata::User || !merged.is_empty())
    }
}

/// Says what somebody who signs up may not bring.
pub(super) fn check_signup(given: &Map<String, Value>, faults: &mut Faults) {
    let (properties, name_length, value_length) = SIGNUP;
    let name = Metadata::User.name();
    if given.len() > properties {
        faults.on(name, format!("Too many properties defined ({}), maximum {properties}", given.len()));
        return;
    }
    for (key, value) in given {
        let fault = match value {
            Value::String(text) => too_long(text.chars().count(), value_length),
            other => Some(format!("Expected type string but found type {}", type_name(other))),
        };
        for fault in too_long(key.chars().count(), name_length).into_iter().chain(fault) {
            faults.on(name, fault);
        }
    }
    Metadata::User.check_change(given, faults);
}

/// How long an object is as JSON.
pub(super) fn octets(object: &Map<String, Value>) -> usize {
    serde_json::to_vec(object).map_or(usize::MAX, |json| json.len())
}

/// Whether a value has more than so many levels of lists and objects. Looks no deeper than that.
pub(super) fn levels_beyond(value: &Value, levels: usize) -> bool {
    match (value, levels.checked_sub(1)) {
        (Value::Array(_) | Value::Object(_), None) => true,
        (Value::Array(list), Some(left)) => list.iter().any(|value| levels_beyond(value, left)),
        (Value::Object(object), Some(left)) => object.values().any(|value| levels_beyond(value, left)),
        _ => false,
    }
}

/// How many values there are in one, itself included. Its depth is known to be bounded.
fn values_in(value: &Value) -> usize {
    let nested: usize = match value {
        Value::Array(list) => list.iter().map(values_in).sum(),
        Value::Object(object) => object.values().map(values_in).sum(),
        _ => 0,
    };
    1 + nested
}

fn is_dotted(name: &str) -> bool {
    name.contains(['.', '$'])
}

/// Whether a name in it is dotted, within so many levels: what is deeper is refused for that.
fn has_dotted(value: &Value, levels: usize) -> bool {
    let Some(left) = levels.checked_sub(1) else { return false };
    match value {
        Value::Array(list) => list.iter().any(|value| has_dotted(value, left)),
        Value::Object(object) => object.iter().any(|(name, value)| is_dotted(name) || has_dotted(value, left)),
        _ => false,
    }
}
