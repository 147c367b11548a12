//! Why a salutation is what it is: one verdict for every place that was looked at.

use serde::Serialize;
use serde_json::{Value, json};

/// Characters of a value that a report repeats.
const REPORTED_CHARS: usize = 200;

/// What became of one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is part of the salutation.
    Used,
    /// Nothing is there: missing, null or blank.
    Absent,
    /// Not a string, or a word that this source does not know.
    Invalid,
    /// Text that is not greeted, see `NameRefusal`.
    Refused,
    /// Not wholly made of known titles.
    UnknownTitle,
    /// The person's address or its local part.
    SameAsEmail,
    /// A word that stands where a name is missing.
    Placeholder,
    /// Usable, but an earlier source decided.
    Outranked,
}

/// One source of the salutation and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NameVerdict {
    /// JSON pointer into the request; for a greeting that could not be formatted, the entry id.
    pub source: String,
    /// What was found there, shortened when long; `null` when absent.
    pub value: Value,
    /// What became of it.
    pub verdict: Verdict,
    /// The reason, for people.
    pub note: String,
}

impl NameVerdict {
    pub(super) fn new(source: &str, value: Option<&Value>, verdict: Verdict, note: impl Into<String>) -> Self {
        Self { source: source.to_owned(), value: value.map(reported).unwrap_or_default(), verdict, note: note.into() }
    }
}

/// A value as a report repeats it: scalars whole or shortened, lists and objects by their size, so that a report stays
/// small whatever a profile holds.
fn reported(value: &Value) -> Value {
    match value {
        Value::String(text) => match text.char_indices().nth(REPORTED_CHARS) {
            Some((end, _)) => json!(format!("{}…", &text[..end])),
            None => value.clone(),
        },
        Value::Array(items) => json!(format!("[{} items]", items.len())),
        Value::Object(fields) => json!(format!("{{{} fields}}", fields.len())),
        scalar => scalar.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_stays_small() {
        let verdict = NameVerdict::new("/user/name", Some(&json!("a".repeat(1 << 20))), Verdict::Refused, "");
        assert_eq!(verdict.value.as_str().map(|v| v.chars().count()), Some(201));
        assert_eq!(NameVerdict::new("/x", Some(&json!([1, 2])), Verdict::Invalid, "").value, json!("[2 items]"));
        let wire = serde_json::to_value(NameVerdict::new("/x", None, Verdict::UnknownTitle, "n")).unwrap();
        assert_eq!(wire, json!({"source": "/x", "value": null, "verdict": "unknown_title", "note": "n"}));
    }
}
