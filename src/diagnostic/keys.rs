//! TOML: where its keys and values stand, and its faults in words for whoever wrote it.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Diagnostic, did_you_mean};

/// Where a key stands: `locales.required`, or `check.ignore.0.rule` in a list of tables. Nothing where the file does not have it.
pub fn key_place(text: &str, key: &str) -> Option<Range<usize>> {
    find(&parsed(text), key).map(|(place, _)| place)
}

/// Where a text stands that is the key's value, or one of them; the key without such a text, nothing without the key.
pub fn value_place(text: &str, key: &str, value: &str) -> Option<Range<usize>> {
    let table = parsed(text);
    let (place, found) = find(&table, key)?;
    let items = found.get_ref().as_array().map(|items| items.iter().collect());
    let candidates: Vec<&Spanned<DeValue<'_>>> = items.unwrap_or_else(|| vec![found]);
    let same = candidates.into_iter().find(|item| item.get_ref().as_str() == Some(value));
    Some(same.map_or(place, Spanned::span))
}

/// What can be read of the file, faults or not.
fn parsed(text: &str) -> DeTable<'_> {
    DeTable::parse_recoverable(text).0.into_inner()
}

fn find<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> Option<(Range<usize>, &'t Spanned<DeValue<'i>>)> {
    let (first, rest) = key.split_once('.').map_or((key, None), |(first, rest)| (first, Some(rest)));
    let (name, value) = table.iter().find(|(name, _)| name.get_ref() == first)?;
    let Some(rest) = rest else { return Some((name.span(), value)) };
    match value.get_ref() {
        DeValue::Table(inner) => find(inner, rest),
        DeValue::Array(items) => {
            let (index, rest) = rest.split_once('.')?;
            find(items.get(index.parse::<usize>().ok()?)?.get_ref().as_table()?, rest)
        }
        _ => None,
    }
}

/// A fault that reading a file came upon: an unknown key or word with what was meant, or what stands there against the syntax.
pub fn toml_fault(rule: &'static str, file: &str, text: &str, error: &toml::de::Error, hint: &str) -> Diagnostic {
    let (message, hint) = words(error.message().trim(), hint);
    Diagnostic::error(rule, message).at(file, text, error.span().unwrap_or(0..0)).hint(hint)
}

/// The parser's message and a way out; `hint` serves where the message does not show one.
fn words(message: &str, hint: &str) -> (String, String) {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let wrong = quoted.next().unwrap_or_default();
    let known: Vec<&str> = quoted.collect();
    let meant = |noun: &str| match did_you_mean(wrong, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("the {noun} are {}", known.join(", ")),
    };
    if message.starts_with("unknown field") {
        (format!("there is no key `{wrong}` here"), meant("keys here"))
    } else if message.starts_with("unknown variant") {
        (format!("`{wrong}` is none of the words that can stand here"), meant("words"))
    } else {
        (message.replace('\n', " "), hint.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "stock = false\n[locales]\nrequired = [\"de\", \"sv\"]\n[[check.ignore]]\nrule = \"a\"\n\
        [[check.ignore]]\nrule = \"b\"\n[delivery]\nexpires = \"expires\"\nbroken = [\n";

    #[test]
    fn keys_and_values_are_found_at_every_depth() {
        for (key, expected) in [
            ("stock", Some("stock")),
            ("locales.required", Some("required")),
            ("delivery.expires", Some("expires")),
            ("check.ignore.1.rule", Some("rule")),
            ("check.ignore.2.rule", None),
            ("locales.default", None),
        ] {
            assert_eq!(key_place(TEXT, key).map(|place| &TEXT[place]), expected, "{key}");
        }
        let value = |key: &str, value: &str| value_place(TEXT, key, value).map(|place| &TEXT[place]);
        assert_eq!(value("locales.required", "sv"), Some("\"sv\""));
        assert_eq!(value("locales.required", "fr"), Some("required"));
        assert_eq!(value("delivery.expires", "expires"), Some("\"expires\""));
        assert_eq!(value("check.ignore.1.rule", "b"), Some("\"b\""));
        assert_eq!(value("locales.default", "de"), None);
    }

    #[test]
    fn faults_say_what_was_meant() {
        for (message, expected) in [
            (
                "unknown field `colours`, expected one of `name`, `colors`",
                ("there is no key `colours` here", "did you mean `colors`?"),
            ),
            (
                "unknown variant `urgent`, expected `security` or `notice`",
                ("`urgent` is none of the words that can stand here", "the words are security, notice"),
            ),
            (
                "invalid type: integer `1`,\nexpected a string",
                ("invalid type: integer `1`, expected a string", "see x"),
            ),
        ] {
            let (message, hint) = words(message, "see x");
            assert_eq!((message.as_str(), hint.as_str()), expected);
        }
    }
}
