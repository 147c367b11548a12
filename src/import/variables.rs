//! Auth0's variables by the names that they have here.

use std::collections::BTreeMap;

use super::piece::{Kind, Run};
use crate::profile::Profile;

/// What a variable of Auth0's is here.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// It says which language the person reads.
    Language,
    /// A value of a request.
    Value {
        /// The value.
        run: Run,
        /// A data field that `email.toml` has to declare, and its schema.
        declare: Option<(String, &'static str)>,
        /// What to tell the author: what is so, and what to do.
        note: Option<(String, String)>,
    },
    /// Auth0 has no such variable, and prints nothing for it.
    Unknown,
    /// It cannot be had: why, and what to do.
    Refused(String, String),
}

/// Fields of metadata that say a language, in lower case without `_` and `-`.
const LANGUAGE: &[&str] = &[
    "lang",
    "language",
    "locale",
    "lng",
    "langcode",
    "languagecode",
    "localecode",
    "preferredlang",
    "preferredlanguage",
    "preferredlocale",
    "userlang",
    "userlanguage",
    "userlocale",
    "emaillanguage",
    "defaultlanguage",
    "uilocales",
    "langue",
    "sprache",
    "idioma",
];

/// Fields that the stock emails declare under other names or that only some of them have: name, schema.
const DECLARATIONS: &[(&str, &str)] = &[
    (
        "url",
        "{ type = \"string\", format = \"uri\", secret = true, description = \"link; `url` of the imported template\" }",
    ),
    (
        "link",
        "{ type = \"string\", format = \"uri\", secret = true, description = \"link; `link` of the imported template\" }",
    ),
    (
        "code",
        "{ type = \"string\", minLength = 4, maxLength = 32, pattern = \"^[0-9A-Za-z][0-9A-Za-z -]*$\", secret = true, description = \"code; printed as it is given\" }",
    ),
    (
        "source_ip",
        "{ type = \"string\", maxLength = 45, pattern = \"^[0-9A-Fa-f:.]+$\", description = \"IP address; `user.source_ip` of the imported template\" }",
    ),
    (
        "city",
        "{ type = \"string\", maxLength = 120, untrusted = true, description = \"city; `user.city` of the imported template\" }",
    ),
    (
        "country",
        "{ type = \"string\", maxLength = 120, untrusted = true, description = \"country; `user.country` of the imported template\" }",
    ),
    (
        "inviter_name",
        "{ type = \"string\", maxLength = 120, untrusted = true, description = \"name of the person who invites; `inviter.name` of the imported template\" }",
    ),
    (
        "roles",
        "{ type = \"array\", items = { type = \"string\", minLength = 1, maxLength = 120 }, maxItems = 20, description = \"names of roles; `roles` of the imported template\" }",
    ),
    (
        "binding_message",
        "{ type = \"string\", maxLength = 64, untrusted = true, description = \"`binding_message` of the imported template\" }",
    ),
];

/// Texts that stand alone.
const TEXTS: &[&str] = &["tenant", "friendly_name", "support_email", "support_url"];
/// Objects of the same name.
const OBJECTS: &[&str] = &["application", "connection", "organization", "custom_domain"];

/// What the variable of that path means in an email whose data fields are `fields` (with whether each is required).
pub fn meaning(names: &[String], fields: &BTreeMap<String, bool>) -> Meaning {
    let words: Vec<&str> = names.iter().map(String::as_str).collect();
    let value = |run: Run| Meaning::Value { run, declare: None, note: None };
    match words.as_slice() {
        ["request_language"] | ["user", "locale"] => Meaning::Language,
        ["user", "user_metadata" | "app_metadata", .., last] | ["user_metadata" | "app_metadata", .., last]
            if is_language(last) =>
        {
            Meaning::Language
        }
        ["url" | "link"] => {
            let (own, other) = if words[0] == "url" { ("url", "link") } else { ("link", "url") };
            let name = if !fields.contains_key(own) && fields.contains_key(other) { other } else { own };
            data(name, fields, Kind::Text)
        }
        ["code" | "binding_message"] => data(words[0], fields, Kind::Text),
        ["user", "source_ip" | "city" | "country"] => data(words[1], fields, Kind::Text),
        ["inviter", "name"] => data("inviter_name", fields, Kind::Text),
        ["roles"] => data("roles", fields, Kind::Roles),
        ["user", "email"] => value(Run::new("user.email", false, Kind::Text)),
        ["user", flag] if Profile::template_flags().any(|known| known == *flag) => {
            value(Run::new(format!("user.{flag}"), false, Kind::Text))
        }
        ["user", "user_metadata", ..] => value(path(&words, 2)),
        ["user", "app_metadata", ..] => app_metadata(&words),
        ["app_metadata", ..] => app_metadata(&[&["user"], words.as_slice()].concat()),
        ["user_metadata", ..] => Meaning::Value {
            run: path(&[&["user"], words.as_slice()].concat(), 2),
            declare: None,
            note: Some((
                format!("`{}` is empty in most of Auth0's emails", words.join(".")),
                "it is read as `user.user_metadata`".to_owned(),
            )),
        },
        ["user", ..] if words.len() > 1 => value(path(&words, 1)),
        ["client", rest @ ..] if !rest.is_empty() => value(path(&[&["application"], rest].concat(), 1)),
        [object, _, ..] if OBJECTS.contains(object) => value(path(&words, 1)),
        [text] if TEXTS.contains(text) => value(Run::new(*text, true, Kind::Text)),
        ["tenant", "name" | "friendly_name"] => value(Run::new("tenant", true, Kind::Text)),
        ["logo_url"] => Meaning::Value {
            run: Run::new("brand.logo", true, Kind::Text),
            declare: None,
            note: Some((
                "`logo_url` is the logo of the brand here".to_owned(),
                "write `logo` into a `brand.toml`; without one nothing is shown".to_owned(),
            )),
        },
        ["now" | "today"] => Meaning::Refused(
            "templates know no clock".to_owned(),
            "write the year out, or pass what is needed in the request's `data`".to_owned(),
        ),
        _ => Meaning::Unknown,
    }
}

fn is_language(field: &str) -> bool {
    let plain: String = field.chars().filter(|c| !matches!(c, '_' | '-')).collect::<String>().to_ascii_lowercase();
    LANGUAGE.contains(&plain.as_str())
}

fn app_metadata(words: &[&str]) -> Meaning {
    let key = words.get(2).copied().unwrap_or("…");
    Meaning::Value {
        run: path(words, 2),
        declare: None,
        note: Some((
            format!("`{}` is not visible to templates by default", words.join(".")),
            format!("add \"{key}\" to `profile.expose_app_metadata`"),
        )),
    }
}

/// A path whose first `sure` fields are there.
fn path(words: &[&str], sure: usize) -> Run {
    let mut base = String::new();
    for (index, word) in words.iter().enumerate() {
        let plain = word.chars().next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
            && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        let maybe = index > sure;
        match (index, plain) {
            (0, _) => base.push_str(word),
            (_, true) => base.push_str(&format!("{}.{word}", if maybe { "?" } else { "" })),
            (_, false) => base.push_str(&format!("{}[{}]", if maybe { "?" } else { "" }, crate::template::quote(word))),
        }
    }
    let object = words.len() <= sure;
    Run::new(base, true, if object { Kind::Object } else { Kind::Text })
}

fn data(name: &str, fields: &BTreeMap<String, bool>, kind: Kind) -> Meaning {
    let declared = fields.get(name);
    let schema = DECLARATIONS.iter().find(|(known, _)| *known == name).map(|(_, schema)| *schema);
    let declare = schema.filter(|_| declared.is_none()).map(|schema| (name.to_owned(), schema));
    let note = declare.as_ref().map(|_| {
        (
            format!("the stock email has no data field `{name}`"),
            "its email.toml declares it now as an optional one: the caller has to give it".to_owned(),
        )
    });
    let optional = declared != Some(&true);
    Meaning::Value { run: Run::new(format!("data.{name}"), optional, kind), declare, note }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_have_their_names_here() {
        let fields = BTreeMap::from([("url".to_owned(), true), ("city".to_owned(), false)]);
        for (theirs, ours, optional) in [
            ("url", "data.url", false),
            ("link", "data.url", false),
            ("code", "data.code", true),
            ("user.city", "data.city", true),
            ("inviter.name", "data.inviter_name", true),
            ("user.email", "user.email", false),
            ("user.email_verified", "user.email_verified", false),
            ("user.name", "user.name", true),
            ("user.user_metadata.nick", "user.user_metadata.nick", true),
            ("user.user_metadata.a.b", "user.user_metadata.a?.b", true),
            ("user_metadata.title", "user.user_metadata.title", true),
            ("app_metadata.plan", "user.app_metadata.plan", true),
            ("client.name", "application.name", true),
            ("organization.branding.colors.primary", "organization.branding?.colors?.primary", true),
            ("support_url", "support_url", true),
        ] {
            let names: Vec<String> = theirs.split('.').map(str::to_owned).collect();
            let Meaning::Value { run, .. } = meaning(&names, &fields) else { panic!("{theirs}") };
            assert_eq!((run.base.as_str(), run.optional), (ours, optional), "{theirs}");
        }
        for language in
            ["request_language", "user.user_metadata.preferredLanguage", "user_metadata.lang", "user.locale"]
        {
            let names: Vec<String> = language.split('.').map(str::to_owned).collect();
            assert_eq!(meaning(&names, &fields), Meaning::Language, "{language}");
        }
        assert_eq!(meaning(&["foo".to_owned()], &fields), Meaning::Unknown);
    }
}
