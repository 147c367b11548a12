//! `q` of `GET /api/v2/users`: the part of the vendor's query language that names single people.

use serde_json::Value;

use crate::people::rules::Profile;

/// What may be asked for, for whoever asked for more.
const KNOWN: &str = "supported are email:\"…\", user_id:\"…\" and identities.connection:\"…\", joined with AND, the last only beside one of the others; \
    no wildcards, OR, NOT, ranges or brackets";

/// Whom a search is for: everything that is given holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Search {
    pub user_id: Option<String>,
    pub email: Option<String>,
    pub connection: Option<String>,
}

impl Search {
    /// Reads a `q`; the error says what is supported.
    pub(super) fn parse(q: &str) -> Result<Search, String> {
        let mut search = Search::default();
        let mut rest = q.trim();
        loop {
            let (name, after) = rest.split_once(':').ok_or_else(|| refusal("it has no field"))?;
            let (value, after) = value(after).ok_or_else(|| refusal("a value is none that is supported"))?;
            let place = match name.trim_end() {
                "user_id" => &mut search.user_id,
                "email" => &mut search.email,
                "identities.connection" => &mut search.connection,
                _ => return Err(refusal("it has a field that is not supported")),
            };
            if place.replace(value).is_some() {
                return Err(refusal("it has a field twice"));
            }
            rest = after.trim_start();
            if rest.is_empty() {
                break;
            }
            rest = rest
                .strip_prefix("AND ")
                .ok_or_else(|| refusal("it has something other than AND between fields"))?
                .trim_start();
        }
        if search.user_id.is_none() && search.email.is_none() {
            return Err(refusal("it names neither an address nor a user_id"));
        }
        Ok(search)
    }

    /// Whether a person, found by one of the conditions, meets the others that the index does not know.
    pub(super) fn fits(&self, profile: &Profile) -> bool {
        let id = self.user_id.as_deref().is_none_or(|id| profile.get("user_id").and_then(Value::as_str) == Some(id));
        let identities = profile.get("identities").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let connection = |name: &String| identities.iter().any(|identity| identity["connection"] == name.as_str());
        id && self.connection.as_ref().is_none_or(connection)
    }
}

fn refusal(what: &str) -> String {
    format!("'{what}' on property q; {KNOWN}")
}

/// A value in quotes, or a bare one, and what follows.
fn value(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start();
    let (value, rest) = match text.strip_prefix('"') {
        Some(quoted) => {
            let mut value = String::new();
            let mut characters = quoted.char_indices();
            loop {
                match characters.next()? {
                    (place, '"') => break (value, quoted.get(place + 1..)?),
                    (_, '\\') => value.push(characters.next()?.1),
                    (_, other) => value.push(other),
                }
            }
        }
        None => {
            let end = text.find(char::is_whitespace).unwrap_or(text.len());
            let (bare, rest) = text.split_at(end);
            let special = |c: char| "*?\"()[]{}<>^~:\\/!&;".contains(c);
            if bare.contains(special) || bare.contains("||") {
                return None;
            }
            (bare.to_owned(), rest)
        }
    };
    let apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    (apart && !value.is_empty()).then_some((value, rest))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn search(user_id: &str, email: &str, connection: &str) -> Search {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Search { user_id: some(user_id), email: some(email), connection: some(connection) }
    }

    #[test]
    fn what_names_single_people_is_read() {
        let rows = [
            ("email:\"anna@example.org\"", search("", "anna@example.org", "")),
            ("  email: anna+x@example.org ", search("", "anna+x@example.org", "")),
            ("email : \"a\\\"b\\\\@example.org\"", search("", "a\"b\\@example.org", "")),
            ("user_id:\"auth0|u1\"", search("auth0|u1", "", "")),
            ("user_id:auth0|u1", search("auth0|u1", "", "")),
            ("email:\"a b\" AND user_id:\"u\"", search("u", "a b", "")),
            ("email:a@b.co  AND  identities.connection:\"google-oauth2\"", search("", "a@b.co", "google-oauth2")),
            ("email:\"what AND email:x\"", search("", "what AND email:x", "")),
        ];
        for (q, expected) in rows {
            assert_eq!(Search::parse(q), Ok(expected), "{q}");
        }
    }

    #[test]
    fn everything_else_is_refused_and_never_means_everybody() {
        for q in [
            "",
            "*",
            "anna",
            "email:",
            "email:\"\"",
            "email:\"anna",
            "email:anna*",
            "email:*@example.org",
            "name:anna",
            "identities.connection:\"c\"",
            "NOT email:\"a@b.co\"",
            "-email:\"a@b.co\"",
            "email:\"a@b.co\" OR email:\"c@d.co\"",
            "email:\"a@b.co\" user_id:\"u\"",
            "email:\"a@b.co\"AND user_id:\"u\"",
            "email:\"a@b.co\" AND",
            "email:\"a@b.co\" AND email:\"a@b.co\"",
            "(email:\"a@b.co\")",
            "email:(a@b.co c@d.co)",
            "email:[a TO b]",
            "email:\"a@b.co\"^2",
            "email:\"a@b.co\"~",
            "_exists_:email",
        ] {
            let refused = Search::parse(q).unwrap_err();
            assert!(refused.contains("supported are"), "{q}: {refused}");
        }
    }

    #[test]
    fn other_conditions_are_held_against_who_is_found() {
        let profile = json!({ "user_id": "u", "identities": [{ "connection": "c", "user_id": 7 }] });
        let profile = profile.as_object().unwrap();
        assert!(search("u", "x", "c").fits(profile) && search("", "x", "").fits(profile));
        assert!(!search("v", "x", "").fits(profile) && !search("", "x", "d").fits(profile));
        assert!(!search("", "x", "c").fits(&Profile::new()));
    }
}
