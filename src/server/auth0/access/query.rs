//! The query of a request in the vendor's manner: known fields only, each once, and `fields` with `include_fields`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::super::answer::Refused;

/// A query whose fields are all known, each given once at most.
#[derive(Clone, Debug)]
pub(in super::super) struct Query(BTreeMap<String, String>);

impl Query {
    /// Reads one; `known` are the fields that it may have.
    pub(in super::super) fn parse(query: Option<&str>, known: &[&str]) -> Result<Query, Refused> {
        let mut fields = BTreeMap::new();
        for (name, value) in url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            if !known.contains(&name.as_ref()) {
                // Its name is not repeated: it may be a token that somebody put there.
                return Err(Refused::query(match known {
                    [] => "'Additional properties not allowed'; there are none here".to_owned(),
                    known => format!("'Additional properties not allowed'; known are {}", known.join(", ")),
                }));
            }
            let name = name.into_owned();
            if fields.contains_key(&name) {
                return Err(Refused::query(format!("'Expected one value' on property {name}")));
            }
            fields.insert(name, value.into_owned());
        }
        Ok(Query(fields))
    }

    /// A field that is there and not empty.
    pub(in super::super) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// A field that has to be there.
    pub(in super::super) fn required(&self, name: &str) -> Result<&str, Refused> {
        self.text(name).ok_or_else(|| Refused::query(format!("'Missing required property: {name}'")))
    }

    /// A whole number up to `most`.
    pub(in super::super) fn number(&self, name: &str, most: usize) -> Result<Option<usize>, Refused> {
        let Some(given) = self.0.get(name) else { return Ok(None) };
        let plain = !given.is_empty() && given.bytes().all(|byte| byte.is_ascii_digit());
        let number = given.parse().ok().filter(|number| plain && *number <= most);
        let refused = || Refused::query(format!("'Expected a whole number from 0 to {most}' on property {name}"));
        number.map(Some).ok_or_else(refused)
    }

    /// `true` or `false`.
    pub(in super::super) fn flag(&self, name: &str) -> Result<Option<bool>, Refused> {
        match self.0.get(name).map(String::as_str) {
            None => Ok(None),
            Some("true") => Ok(Some(true)),
            Some("false") => Ok(Some(false)),
            Some(_) => Err(Refused::query(format!("'Expected type boolean but found type string' on property {name}"))),
        }
    }
}

/// Which fields of an answer are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Fields {
    names: Vec<String>,
    include: bool,
}

impl Fields {
    /// What `fields` and `include_fields` say; without `fields`, all.
    pub(in super::super) fn of(query: &Query) -> Result<Fields, Refused> {
        let include = query.flag("include_fields")?.unwrap_or(true);
        let given = query.text("fields").unwrap_or_default();
        let names = given.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
        Ok(Fields { names, include })
    }

    /// An object with these fields only.
    pub(in super::super) fn shown(&self, mut object: Map<String, Value>) -> Map<String, Value> {
        if !self.names.is_empty() {
            object.retain(|name, _| self.names.contains(name) == self.include);
        }
        object
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn fields_are_kept_or_left_out() {
        let object = json!({ "user_id": "a", "email": "b", "name": "c" });
        let rows = [
            ("", json!({ "user_id": "a", "email": "b", "name": "c" })),
            ("include_fields=false", json!({ "user_id": "a", "email": "b", "name": "c" })),
            ("fields=", json!({ "user_id": "a", "email": "b", "name": "c" })),
            ("fields=user_id%2Cname", json!({ "user_id": "a", "name": "c" })),
            ("fields=user_id,+name,nix&include_fields=true", json!({ "user_id": "a", "name": "c" })),
            ("fields=user_id,name&include_fields=false", json!({ "email": "b" })),
        ];
        for (query, expected) in rows {
            let query = Query::parse(Some(query), &["fields", "include_fields"]).unwrap();
            let shown = Fields::of(&query).unwrap().shown(object.as_object().unwrap().clone());
            assert_eq!(Value::Object(shown), expected, "{query:?}");
        }
    }

    #[test]
    fn what_is_not_known_or_not_once_is_refused() {
        for (query, known) in [("a=1", &["b"][..]), ("b=1&b=1", &["b"]), ("token=x", &[])] {
            let refused = Query::parse(Some(query), known).unwrap_err();
            assert_eq!(refused.code, Some("invalid_query_string"));
            assert!(!refused.message.contains("token"), "{}", refused.message);
        }
        let query =
            Query::parse(Some("page=-1&per_page=101&f=yes&n=00&e="), &["page", "per_page", "f", "n", "e"]).unwrap();
        assert!(query.number("page", 10).is_err() && query.number("per_page", 100).is_err());
        assert_eq!(query.number("n", 0), Ok(Some(0)));
        assert!(query.flag("f").is_err() && query.required("e").is_err() && query.number("e", 1).is_err());
    }
}
