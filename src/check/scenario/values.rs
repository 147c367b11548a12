//! The dimensions of a request and what each can be: the states that people and callers really bring, and those that attackers do.

use serde_json::{Value, json};

use super::Scenario;
use crate::settings::Settings;
use crate::template::Email;

/// One change of a request.
#[derive(Clone, Debug)]
pub enum Edit {
    /// Puts a value where a JSON pointer leads.
    Set(String, Value),
    /// Puts a number that shows one of the locale's plural categories.
    Count(String, Count),
    /// Takes away what a JSON pointer names.
    Remove(String),
}

/// Which of the locale's telling numbers, among those that the schema allows.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    index: usize,
    least: u64,
    most: u64,
}

impl Count {
    /// The number, for a locale whose telling numbers are `numbers`.
    pub fn among(self, numbers: &[u32]) -> u64 {
        let allowed: Vec<u64> =
            numbers.iter().map(|n| u64::from(*n)).filter(|n| (self.least..=self.most).contains(n)).collect();
        allowed.get(self.index % allowed.len().max(1)).copied().unwrap_or(self.least)
    }
}

/// One of the things that a dimension can be.
#[derive(Clone, Debug)]
pub struct Choice {
    /// How a scenario's name says it; empty for the sample's own.
    pub label: String,
    /// What makes it so.
    pub edits: Vec<Edit>,
}

/// Something that differs between requests.
#[derive(Clone, Debug)]
pub struct Dimension {
    /// How a scenario's name calls it.
    pub name: String,
    /// What it can be. An empty label is the sample's own.
    pub values: Vec<Choice>,
}

/// Numbers of plural categories that are tried: as many as the richest language tells apart.
const COUNTS: usize = 6;
/// A name that looks like a way to a stranger's page.
const LINK: &str = "Win at evil.example/prize";
/// A name of the other direction.
const ARABIC: &str = "سعاد المثال";
/// Signs that html, headers and Fluent each read as something else.
const SIGNS: &str = "O'Brien & Söhne <b>{$x}</b>";
/// Line ends and a direction override, which would add a header or turn the text around.
const CONTROLS: &str = "Ann\r\nBcc: x\u{202e}";

fn kept() -> Choice {
    Choice { label: String::new(), edits: Vec::new() }
}

fn choice(label: &str, edits: Vec<Edit>) -> Choice {
    Choice { label: label.to_owned(), edits }
}

/// The dimensions of an email's requests.
pub fn dimensions(email: &Email, settings: &Settings, samples: &[Scenario]) -> Vec<Dimension> {
    let mut dimensions = Vec::new();
    let mut add = |name: &str, values: Vec<Choice>| {
        dimensions.push(Dimension { name: name.to_owned(), values });
    };
    add("name", names(settings, samples));
    add("title", titles(settings));
    add("formality", formalities(settings));
    add("email_verified", truths("/user/email_verified"));
    add("application", shown_name("/application/name"));
    add("organization", shown_name("/organization/display_name"));
    add("support", support());
    add("timezone", zones(settings));
    dimensions.extend(data(email, samples));
    dimensions
}

fn removed(pointers: &[String]) -> Vec<Edit> {
    pointers.iter().map(|pointer| Edit::Remove(pointer.clone())).collect()
}

/// Every kind of name: what is given, what is missing, what is no name.
fn names(settings: &Settings, samples: &[Scenario]) -> Vec<Choice> {
    let names = &settings.names;
    let all = [&names.given_name, &names.family_name, &names.name, &names.nickname];
    let nothing: Vec<Edit> = all.iter().flat_map(|pointers| removed(pointers)).collect();
    let make = |label: &str, fields: &[(&Vec<String>, Value)]| {
        let mut edits = nothing.clone();
        // The last source is the profile's own field, the others are metadata.
        let set =
            fields.iter().filter_map(|(pointers, value)| Some(Edit::Set(pointers.last()?.clone(), value.clone())));
        edits.extend(set);
        choice(label, edits)
    };
    let address = samples.iter().find_map(|s| s.request.pointer("/user/email")).cloned().unwrap_or_default();
    let whole = |label: &str, name: Value| make(label, &[(&names.name, name)]);
    vec![
        make("absent", &[]),
        make("given and family", &[(&names.given_name, json!("Anna")), (&names.family_name, json!("Weiß"))]),
        make("given only", &[(&names.given_name, json!("Jo"))]),
        make("family only", &[(&names.family_name, json!("Nguyễn"))]),
        make("nickname only", &[(&names.nickname, json!("kit"))]),
        whole("equal to the address", address),
        whole("blank", json!(" \u{a0} ")),
        whole("of 90 letters", json!("Wolfeschlegelsteinhausenbergerdorff ".repeat(3).trim_end())),
        whole("Arabic", json!(ARABIC)),
        whole("with signs", json!(SIGNS)),
        whole("with line ends", json!(CONTROLS)),
        whole("a link", json!(LINK)),
        whole("no text", json!(42)),
    ]
}

fn titles(settings: &Settings) -> Vec<Choice> {
    let pointers = &settings.names.title;
    let set = |label: &str, value: Value| {
        let mut edits = removed(pointers);
        edits.extend(pointers.first().map(|pointer| Edit::Set(pointer.clone(), value)));
        choice(label, edits)
    };
    vec![
        choice("absent", removed(pointers)),
        set("Ms.", json!("Ms.")),
        set("Mr.", json!("Mr.")),
        set("Mx", json!("Mx")),
        set("Prof. Dr.", json!("Prof. Dr.")),
        set("unknown", json!("Supreme Leader")),
    ]
}

fn formalities(settings: &Settings) -> Vec<Choice> {
    let Some(pointer) = settings.names.formality.first() else { return vec![kept()] };
    let set = |value: &str| choice(value, vec![Edit::Set(pointer.clone(), json!(value))]);
    vec![kept(), set("informal"), set("formal")]
}

fn truths(pointer: &str) -> Vec<Choice> {
    let set = |value: bool| choice(&value.to_string(), vec![Edit::Set(pointer.to_owned(), json!(value))]);
    vec![set(true), set(false)]
}

fn shown_name(pointer: &str) -> Vec<Choice> {
    let set = |label: &str, value: &str| choice(label, vec![Edit::Set(pointer.to_owned(), json!(value))]);
    vec![
        kept(),
        choice("absent", vec![Edit::Remove(pointer.to_owned())]),
        set("with signs", SIGNS),
        set("Arabic", ARABIC),
    ]
}

fn support() -> Vec<Choice> {
    let pointers = ["/support_email".to_owned(), "/support_url".to_owned(), "/friendly_name".to_owned()];
    vec![kept(), choice("absent", removed(&pointers))]
}

fn zones(settings: &Settings) -> Vec<Choice> {
    let pointers = &settings.profile.time_zone;
    let mut edits = removed(pointers);
    edits.extend(pointers.first().map(|pointer| Edit::Set(pointer.clone(), json!("Mars/Olympus"))));
    vec![kept(), choice("absent", removed(pointers)), choice("unknown", edits)]
}

/// Data fields: optional ones absent, numbers of each plural category, untrusted text, all values of an enumeration.
fn data(email: &Email, samples: &[Scenario]) -> Vec<Dimension> {
    let fields = email.spec.fields();
    let full: Value = fields
        .keys()
        .filter_map(|name| {
            let sampled = samples.iter().find_map(|s| s.request.pointer(&format!("/data/{name}")));
            Some((name.clone(), sampled?.clone()))
        })
        .collect::<serde_json::Map<_, _>>()
        .into();
    fields
        .iter()
        .filter_map(|(name, required)| {
            let pointer = format!("/data/{name}");
            let mut values = vec![kept()];
            // A field that the first sample lacks is given by another one.
            if let Some(value) =
                full.get(name).filter(|_| samples.first().is_some_and(|s| s.request.pointer(&pointer).is_none()))
            {
                values.push(choice("given", vec![Edit::Set(pointer.clone(), value.clone())]));
            }
            if !required {
                values.push(choice("absent", vec![Edit::Remove(pointer.clone())]));
            }
            values.extend(field_values(email, name, &pointer).into_iter().filter(|c| fits(email, &full, name, c)));
            (values.len() > 1).then(|| Dimension { name: format!("data.{name}"), values })
        })
        .collect()
}

fn field_values(email: &Email, name: &str, pointer: &str) -> Vec<Choice> {
    let Some(schema) = email.spec.data.properties.get(name) else { return Vec::new() };
    let set = |label: &str, value: Value| choice(label, vec![Edit::Set(pointer.to_owned(), value)]);
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return values.iter().map(|value| set(&value.to_string(), value.clone())).collect();
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("boolean") => [true, false].iter().map(|value| set(&value.to_string(), json!(value))).collect(),
        Some("integer" | "number") => {
            let bound = |key: &str, otherwise: u64| schema.get(key).and_then(Value::as_u64).unwrap_or(otherwise);
            let (least, most) = (bound("minimum", 0), bound("maximum", u64::MAX));
            let count = |index| Edit::Count(pointer.to_owned(), Count { index, least, most });
            (0..COUNTS).map(|index| choice("number", vec![count(index)])).collect()
        }
        Some("string") if email.spec.is_untrusted(name) => {
            vec![set("with signs", json!(SIGNS)), set("a link", json!(LINK)), set("Arabic", json!(ARABIC))]
        }
        Some("array") => vec![set("empty", json!([]))],
        _ => Vec::new(),
    }
}

/// Whether the schema allows a value: what no caller may send shows nothing.
fn fits(email: &Email, full: &Value, name: &str, choice: &Choice) -> bool {
    let value = match choice.edits.first() {
        Some(Edit::Set(_, value)) => value.clone(),
        _ => return true,
    };
    let mut data = full.clone();
    data[name] = value;
    !email.data_faults(&data).iter().any(|fault| fault.pointer.trim_start_matches('/').split('/').next() == Some(name))
}
