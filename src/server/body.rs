//! Reading bodies and queries strictly: what two programs could read differently is refused.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use axum::body::Body;
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::problem::Problem;
use crate::http::api::parse_wait;

/// How long a body may take to come.
const DEADLINE: Duration = Duration::from_secs(30);

/// Whether the headers announce a body that is read here.
pub(super) fn announced(headers: &HeaderMap) -> Result<(), Problem> {
    if headers.get_all(CONTENT_ENCODING).iter().any(|coding| !coding.as_bytes().eq_ignore_ascii_case(b"identity")) {
        return Err(Problem::media_type("bodies are read as they are: send no Content-Encoding"));
    }
    let expected = || Problem::media_type("send JSON in UTF-8, with `Content-Type: application/json`");
    let mut types = headers.get_all(CONTENT_TYPE).iter();
    let media_type = types.next().and_then(|value| value.to_str().ok()).ok_or_else(expected)?;
    if types.next().is_some() || !is_json(media_type) { Err(expected()) } else { Ok(()) }
}

fn is_json(media_type: &str) -> bool {
    let mut parts = media_type.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default();
    let plain = essence.eq_ignore_ascii_case("application/json");
    plain
        && parts.all(|parameter| match parameter.split_once('=') {
            Some((name, value)) if name.trim().eq_ignore_ascii_case("charset") => {
                value.trim().trim_matches('"').eq_ignore_ascii_case("utf-8")
            }
            _ => true,
        })
}

/// Reads a body of at most `limit` bytes.
pub(super) async fn read(body: Body, limit: usize) -> Result<axum::body::Bytes, Problem> {
    let whole = tokio::time::timeout(DEADLINE, Limited::new(body, limit).collect());
    match whole.await {
        Ok(Ok(collected)) => Ok(collected.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Problem::too_large(limit)),
        Ok(Err(_)) => Err(Problem::malformed("the body broke off")),
        Err(_) => Err(Problem::slow()),
    }
}

/// Reads JSON: UTF-8, one byte order mark allowed, no key twice in an object, numbers within range, at most 127 levels.
pub(super) fn parse(bytes: &[u8]) -> Result<Value, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        Problem::malformed(format!("the body is not UTF-8: byte {} is wrong", error.valid_up_to() + 1))
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Problem::malformed("the body is empty; send a JSON object"));
    }
    let strict: Strict = serde_json::from_str(text).map_err(|error| {
        let what = match error.classify() {
            serde_json::error::Category::Eof => "it ends too early",
            serde_json::error::Category::Data => "an object has a key twice, or a number is none",
            _ => {
                "a value, comma, colon, bracket or escape is wrong here, a number is too large, or nesting is too deep"
            }
        };
        Problem::malformed(format!("the body is not JSON at line {}, column {}: {what}", error.line(), error.column()))
    })?;
    Ok(strict.0)
}

/// JSON in which no object has a key twice.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Strict, D::Error> {
        deserializer.deserialize_any(Reader).map(Strict)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("no number"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(Strict(item)) = items.next_element()? {
            array.push(item);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some((key, Strict(value))) = fields.next_entry::<String, Strict>()? {
            if object.insert(key, value).is_some() {
                return Err(A::Error::custom("a key twice"));
            }
        }
        Ok(Value::Object(object))
    }
}

/// A query whose fields are all known, each given once at most.
#[derive(Clone, Debug, Default)]
pub(super) struct Query(BTreeMap<String, String>);

impl Query {
    /// Reads one; `known` are the fields that it may have.
    pub(super) fn parse(query: &str, known: &[&str]) -> Result<Query, Problem> {
        let mut fields = BTreeMap::new();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            if !known.contains(&name.as_ref()) {
                // Its name is not repeated: it may be a key that somebody put there.
                return Err(Problem::malformed(match known {
                    [] => "this address takes no query".to_owned(),
                    known => format!("the query has a field that is not known here; known are {}", known.join(", ")),
                }));
            }
            if fields.insert(name.into_owned(), value.into_owned()).is_some() {
                return Err(Problem::malformed("the query has a field twice"));
            }
        }
        Ok(Query(fields))
    }

    /// A field; an empty one is refused, because leaving a condition away by mistake finds everything.
    pub(super) fn text(&self, name: &str) -> Result<Option<&str>, Problem> {
        match self.0.get(name).map(String::as_str) {
            Some("") => Err(Problem::malformed(format!("`{name}` is empty; give a value or leave it away"))),
            given => Ok(given),
        }
    }

    /// A whole number from `least` to `most`.
    pub(super) fn number(&self, name: &str, least: i64, most: i64) -> Result<Option<i64>, Problem> {
        let Some(given) = self.0.get(name) else { return Ok(None) };
        let plain = !given.is_empty() && given.bytes().all(|byte| byte.is_ascii_digit());
        let number = given.parse().ok().filter(|number| plain && (least..=most).contains(number));
        number.map(Some).ok_or_else(|| Problem::malformed(format!("`{name}` is a whole number from {least} to {most}")))
    }

    /// `true` or `false`; absent is `false`.
    pub(super) fn flag(&self, name: &str) -> Result<bool, Problem> {
        match self.0.get(name).map(String::as_str) {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(_) => Err(Problem::malformed(format!("`{name}` is true or false"))),
        }
    }

    /// `5s`, `500ms` or a bare number of seconds.
    pub(super) fn wait(&self, name: &str) -> Result<Option<Duration>, Problem> {
        let Some(given) = self.0.get(name) else { return Ok(None) };
        let wait = parse_wait(given);
        wait.map(Some).ok_or_else(|| {
            Problem::malformed(format!("`{name}` is a number of seconds or milliseconds, such as 5s or 500ms"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn json_that_two_programs_could_read_differently_is_refused() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        for wrong in [
            "",
            " ",
            "{",
            "nul",
            "NaN",
            "[1e999]",
            r#"{"a":1,"a":2}"#,
            r#"{"x":[{"b":1,"b":null}]}"#,
            r#"["\ud800"]"#,
            "\u{feff}\u{feff}{}",
            "{} {}",
            "{'a':1}",
            deep.as_str(),
        ] {
            assert!(parse(wrong.as_bytes()).is_err(), "{}", wrong.chars().take(40).collect::<String>());
        }
        assert!(parse(b"{\"a\":\"\xff\"}").is_err());
    }

    #[test]
    fn json_is_read_as_it_is_written() {
        let text = "\u{feff}{\"b\":[1,-2,1.5,18446744073709551615,true,null,\"\\u00e4\"],\"a\":{}}";
        assert_eq!(parse(text.as_bytes()).unwrap(), json!({ "b": [1, -2, 1.5, u64::MAX, true, null, "ä"], "a": {} }));
        assert_eq!(parse(b"18446744073709551616").unwrap(), json!(18_446_744_073_709_551_616.0));
    }

    #[test]
    fn only_json_in_utf_8_is_json() {
        for media_type in ["application/json", "Application/JSON; charset=UTF-8", "application/json;charset=\"utf-8\""]
        {
            assert!(is_json(media_type), "{media_type}");
        }
        for media_type in [
            "",
            "text/plain",
            "application/jsonp",
            "application/json; charset=latin1",
            "application/x-www-form-urlencoded",
        ] {
            assert!(!is_json(media_type), "{media_type}");
        }
    }

    #[test]
    fn a_query_has_known_fields_once() {
        let query = Query::parse("to=a%2Bb%40x&limit=7&body=true", &["to", "limit", "body"]).unwrap();
        assert_eq!(query.text("to").unwrap(), Some("a+b@x"));
        assert!(Query::parse("to=", &["to"]).unwrap().text("to").is_err());
        assert_eq!(query.number("limit", 1, 100).unwrap(), Some(7));
        assert!(query.flag("body").unwrap());
        assert!(Query::parse("token=voc_x", &["to"]).is_err());
        assert!(Query::parse("to=a&to=b", &["to"]).is_err());
        for wrong in ["", "0", "101", "+7", "-1", "7.0", "x"] {
            assert!(
                Query::parse(&format!("limit={wrong}"), &["limit"]).unwrap().number("limit", 1, 100).is_err(),
                "{wrong}"
            );
        }
        for (wait, milliseconds) in
            [("5s", Some(5000)), ("5", Some(5000)), ("250ms", Some(250)), ("", None), ("-1s", None), ("1h", None)]
        {
            assert_eq!(parse_wait(wait), milliseconds.map(Duration::from_millis), "{wait}");
        }
    }
}
