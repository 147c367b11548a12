//! The profile: who a mail is for, as the request's `user` object says it.
//!
//! [`Profile`] is read from any JSON object (a pasted Auth0, OpenID Connect or Supabase user is fine), keeps the fields that
//! mail needs and never trusts their text: what templates see comes out of [`Profile::for_templates`], cleaned by
//! [`display_text`] and, where it is a name, judged by [`name_text`].

mod name_text;
pub(crate) mod trust;
mod words;

use serde::Serialize;
use serde_json::{Map, Value};
use thiserror::Error;

pub use name_text::{NameRefusal, is_reachable, name_text};
pub use trust::{MAX_GRAPHEMES, TrustClass, display_text};

/// Levels of nested metadata that are kept. Deeper values are left out, with a note.
pub const MAX_DEPTH: usize = 64;

/// Values of one metadata object that are kept, nested ones included.
const MAX_VALUES: usize = 10_000;

/// Graphemes of one `app_metadata` string. The application wrote it, so it is bounded rather than cut short.
const MAX_APP_GRAPHEMES: usize = 2_000;

const MAX_URL: usize = 2_048;
const MAX_ADDRESS: usize = 320;

/// How templates see one known string field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FieldKind {
    /// The address itself: shown whole or not at all.
    Address,
    /// A person's name: shown when [`name_text`] accepts it.
    Name,
    /// An http(s) URL without white space.
    Url,
    /// Any other short text.
    Text,
}

/// The known string fields: name, kind, and the names other systems have for them.
const STRING_FIELDS: &[(&str, FieldKind, &[&str])] = &[
    ("user_id", FieldKind::Text, &["id", "sub"]),
    ("email", FieldKind::Address, &[]),
    ("name", FieldKind::Name, &[]),
    ("given_name", FieldKind::Name, &[]),
    ("family_name", FieldKind::Name, &[]),
    ("middle_name", FieldKind::Name, &[]),
    ("nickname", FieldKind::Name, &[]),
    ("username", FieldKind::Text, &["preferred_username"]),
    ("picture", FieldKind::Url, &[]),
    ("locale", FieldKind::Text, &[]),
    ("zoneinfo", FieldKind::Text, &[]),
    ("phone_number", FieldKind::Text, &["phone"]),
    ("gender", FieldKind::Text, &[]),
    ("birthdate", FieldKind::Text, &[]),
    ("created_at", FieldKind::Text, &[]),
    ("updated_at", FieldKind::Text, &[]),
    ("last_login", FieldKind::Text, &["last_sign_in_at"]),
    ("last_password_reset", FieldKind::Text, &[]),
];

/// The known boolean fields; `false` unless the profile says `true`.
const BOOLEAN_FIELDS: &[&str] = &["email_verified", "phone_verified", "blocked"];

/// The profile cannot be used for a mail. Each variant names one place in the request.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProfileError {
    /// `user` is a string, a number, a list: anything but an object.
    #[error("the profile must be an object, not {found}")]
    NotAnObject {
        /// The JSON type that was found.
        found: &'static str,
    },
    /// `user.email` is not a string; a list of addresses would be more than one recipient.
    #[error("the profile's email must be one address in a string, not {found}")]
    EmailNotAString {
        /// The JSON type that was found.
        found: &'static str,
    },
}

impl ProfileError {
    /// The JSON pointer (RFC 6901) into the request at which the fault lies.
    pub fn pointer(&self) -> &'static str {
        match self {
            Self::NotAnObject { .. } => "/user",
            Self::EmailNotAString { .. } => "/user/email",
        }
    }

    /// What would be accepted there.
    pub fn expected(&self) -> &'static str {
        match self {
            Self::NotAnObject { .. } => "an object",
            Self::EmailNotAString { .. } => "a string with one address",
        }
    }
}

/// Something about a profile that was passed over without refusing the mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProfileNote {
    /// JSON pointer into the request.
    pub pointer: String,
    /// What was passed over, and what was expected.
    pub note: String,
}

/// A recipient's profile as the request gives it: typed, but with its text still untrusted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    strings: Vec<(&'static str, String)>,
    truths: Vec<&'static str>,
    user_metadata: Map<String, Value>,
    app_metadata: Map<String, Value>,
    notes: Vec<ProfileNote>,
}

impl Profile {
    /// Reads the request's `user` value. `null` equals an empty object; a `null` field equals an absent one.
    ///
    /// A known string field of another type counts as absent and leaves a [`ProfileNote`]; unknown fields are
    /// ignored. Metadata is copied to [`MAX_DEPTH`] levels, so a hostile profile costs bounded stack and memory.
    ///
    /// # Errors
    /// Every fault that makes the request unusable, each with its pointer.
    pub fn from_json(user: &Value) -> Result<Self, Vec<ProfileError>> {
        let fields = match user {
            Value::Null => return Ok(Self::default()),
            Value::Object(fields) => fields,
            other => return Err(vec![ProfileError::NotAnObject { found: type_name(other) }]),
        };
        if let Some(email) = fields.get("email").filter(|email| !email.is_null() && !email.is_string()) {
            return Err(vec![ProfileError::EmailNotAString { found: type_name(email) }]);
        }
        let mut profile = Self::default();
        for &(name, _, aliases) in STRING_FIELDS {
            profile.read_string(fields, name, aliases);
        }
        for &name in BOOLEAN_FIELDS {
            profile.read_boolean(fields, name);
        }
        profile.user_metadata = profile.read_metadata(fields, "user_metadata");
        profile.app_metadata = profile.read_metadata(fields, "app_metadata");
        Ok(profile)
    }

    fn read_string(&mut self, fields: &Map<String, Value>, name: &'static str, aliases: &[&str]) {
        for key in std::iter::once(&name).chain(aliases) {
            match fields.get(*key) {
                None | Some(Value::Null) => {}
                Some(Value::String(text)) => {
                    self.strings.push((name, text.clone()));
                    return;
                }
                Some(other) => {
                    self.note(key, format!("expected a string, found {}; counts as absent", type_name(other)));
                }
            }
        }
    }

    fn read_boolean(&mut self, fields: &Map<String, Value>, name: &'static str) {
        match fields.get(name) {
            None | Some(Value::Null | Value::Bool(false)) => {}
            Some(Value::Bool(true)) => self.truths.push(name),
            Some(other) => {
                self.note(name, format!("expected true or false, found {}; counts as false", type_name(other)));
            }
        }
    }

    fn read_metadata(&mut self, fields: &Map<String, Value>, name: &str) -> Map<String, Value> {
        match fields.get(name) {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(metadata)) => {
                let mut copy = Copy { left: MAX_VALUES, cut: false };
                let kept = copy.object(metadata, 1, &str::to_owned);
                if copy.cut {
                    self.note(
                        name,
                        format!(
                            "nested deeper than {MAX_DEPTH} or larger than {MAX_VALUES} values; the rest is left out"
                        ),
                    );
                }
                kept
            }
            Some(other) => {
                self.note(name, format!("expected an object, found {}; counts as empty", type_name(other)));
                Map::new()
            }
        }
    }

    fn note(&mut self, key: &str, note: String) {
        self.notes.push(ProfileNote { pointer: format!("/user/{key}"), note });
    }

    /// One known string field as the request gave it, `None` when absent. The text is untrusted.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.strings.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }

    /// The address as the request gave it. Whether it is one is `message`'s question.
    pub fn email(&self) -> Option<&str> {
        self.text("email")
    }

    /// `user_id`, or what other systems call `id` or `sub`.
    pub fn user_id(&self) -> Option<&str> {
        self.text("user_id")
    }

    /// Whether the identity provider says that the address belongs to the person. Only JSON `true` does.
    pub fn email_verified(&self) -> bool {
        self.truths.contains(&"email_verified")
    }

    /// Preferences, which the person may have written.
    pub fn user_metadata(&self) -> &Map<String, Value> {
        &self.user_metadata
    }

    /// What the application stored, which templates see only where the configuration lists the key.
    pub fn app_metadata(&self) -> &Map<String, Value> {
        &self.app_metadata
    }

    /// What was passed over while reading.
    pub fn notes(&self) -> &[ProfileNote] {
        &self.notes
    }

    /// Which trust class the profile's text has by itself; `before_verification` mails use [`TrustClass::Strict`] anyway.
    pub fn trust(&self) -> TrustClass {
        if self.email_verified() { TrustClass::Verified } else { TrustClass::Strict }
    }

    /// The names of the string fields that [`for_templates`](Self::for_templates) always has, possibly empty.
    pub fn template_fields() -> impl Iterator<Item = &'static str> {
        STRING_FIELDS.iter().map(|(name, _, _)| *name)
    }

    /// The names of the boolean fields that [`for_templates`](Self::for_templates) always has.
    pub fn template_flags() -> impl Iterator<Item = &'static str> {
        BOOLEAN_FIELDS.iter().copied()
    }

    /// `user` as templates see it.
    ///
    /// Every known string field exists and is empty when absent, unusable or, for names, refused by [`name_text`] in
    /// the given class. `user_metadata` is an object without nulls whose strings are [`display_text`]; in
    /// [`TrustClass::Strict`] those that look like a link, an address or a domain are empty. `app_metadata` has only the keys in
    /// `expose_app_metadata`. Nothing else of the request's object is visible.
    pub fn for_templates(&self, expose_app_metadata: &[String], trust: TrustClass) -> Value {
        let mut user = Map::new();
        for &(name, kind, _) in STRING_FIELDS {
            let shown = self.text(name).map(|text| shown(text, kind, trust)).unwrap_or_default();
            user.insert(name.to_owned(), Value::String(shown));
        }
        for &name in BOOLEAN_FIELDS {
            user.insert(name.to_owned(), Value::Bool(self.truths.contains(&name)));
        }
        let mut copy = Copy { left: MAX_VALUES, cut: false };
        let preferences = copy.object(&self.user_metadata, 1, &|text| shown(text, FieldKind::Text, trust));
        user.insert("user_metadata".to_owned(), Value::Object(preferences));
        let mut exposed = Map::new();
        for key in expose_app_metadata {
            let mut copy = Copy { left: MAX_VALUES, cut: false };
            let clean = |text: &str| trust::clean_text(text, MAX_APP_GRAPHEMES);
            if let Some(value) = self.app_metadata.get(key).and_then(|value| copy.value(value, 2, &clean)) {
                exposed.insert(key.clone(), value);
            }
        }
        user.insert("app_metadata".to_owned(), Value::Object(exposed));
        Value::Object(user)
    }
}

/// One field's text as templates may print it.
fn shown(text: &str, kind: FieldKind, trust: TrustClass) -> String {
    match kind {
        FieldKind::Name => name_text(text, trust).unwrap_or_default(),
        FieldKind::Address => whole(text, MAX_ADDRESS),
        FieldKind::Url => {
            let url = whole(text, MAX_URL);
            let scheme = url.get(..8).unwrap_or(&url).to_ascii_lowercase();
            if scheme.starts_with("https://") || scheme.starts_with("http://") { url } else { String::new() }
        }
        FieldKind::Text if trust == TrustClass::Strict && is_reachable(text) => String::new(),
        FieldKind::Text => display_text(text),
    }
}

/// Text whose meaning would change if a character were missing: all of it, or nothing.
fn whole(text: &str, longest: usize) -> String {
    let text = text.trim();
    if text.len() > longest || text.contains(char::is_whitespace) || trust::clean_text(text, longest) != text {
        return String::new();
    }
    text.to_owned()
}

/// Copies JSON with bounds on depth and size. Keys that would not survive display are left out, nulls count as absent.
struct Copy {
    left: usize,
    cut: bool,
}

impl Copy {
    fn object(
        &mut self,
        from: &Map<String, Value>,
        depth: usize,
        clean: &dyn Fn(&str) -> String,
    ) -> Map<String, Value> {
        let mut to = Map::new();
        for (key, value) in from {
            if self.left == 0 {
                self.cut = true;
                break;
            }
            if let Some(value) = self.value(value, depth + 1, clean)
                && trust::clean_text(key, MAX_GRAPHEMES) == *key
            {
                to.insert(key.clone(), value);
            }
        }
        to
    }

    fn value(&mut self, value: &Value, depth: usize, clean: &dyn Fn(&str) -> String) -> Option<Value> {
        if depth > MAX_DEPTH || self.left == 0 {
            self.cut = true;
            return None;
        }
        self.left -= 1;
        match value {
            Value::Null => None,
            Value::Bool(_) | Value::Number(_) => Some(value.clone()),
            Value::String(text) => Some(Value::String(clean(text))),
            Value::Object(object) => Some(Value::Object(self.object(object, depth, clean))),
            Value::Array(items) => {
                let mut kept = Vec::new();
                for item in items {
                    if self.left == 0 {
                        self.cut = true;
                        break;
                    }
                    kept.extend(self.value(item, depth + 1, clean));
                }
                Some(Value::Array(kept))
            }
        }
    }
}

/// The value at a JSON pointer (RFC 6901), as `Value::pointer` finds it, without a copy of each step: settings hold some thirty
/// pointers, and every mail asks them all.
pub(crate) fn at<'a>(json: &'a Value, pointer: &str) -> Option<&'a Value> {
    if pointer.contains('~') {
        return json.pointer(pointer);
    }
    let Some(steps) = pointer.strip_prefix('/') else { return pointer.is_empty().then_some(json) };
    steps.split('/').try_fold(json, |value, step| match value {
        Value::Object(fields) => fields.get(step),
        // Indexes are rare here, and have rules of their own.
        Value::Array(_) => value.pointer(&format!("/{step}")),
        _ => None,
    })
}

/// A JSON type as an error names it.
pub(crate) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn read(user: Value) -> Profile {
        Profile::from_json(&user).unwrap()
    }

    #[test]
    fn a_pasted_auth0_user_is_read() {
        let profile = read(json!({
            "created_at": "2023-07-11T16:30:16.596Z", "email": "anna@example.org", "email_verified": true,
            "identities": [{"user_id": "x", "connection": "c", "provider": "auth0", "isSocial": false}],
            "name": "anna@example.org", "nickname": "anna", "given_name": "Anna", "family_name": "Weiß",
            "picture": "https://s.gravatar.com/avatar/324a?s=480&r=pg", "user_id": "auth0|x", "logins_count": 3,
            "user_metadata": {"lang": "de", "nothing": null}, "app_metadata": {"plan": "pro", "secret": "s"},
        }));
        let seen = profile.for_templates(&["plan".to_owned(), "absent".to_owned()], profile.trust());
        assert_eq!(seen["given_name"], "Anna");
        assert_eq!(seen["email"], "anna@example.org");
        assert_eq!(seen["name"], "", "an address is no name");
        assert_eq!(seen["picture"], "https://s.gravatar.com/avatar/324a?s=480&r=pg");
        assert_eq!(seen["email_verified"], true);
        assert_eq!(seen["user_metadata"], json!({"lang": "de"}));
        assert_eq!(seen["app_metadata"], json!({"plan": "pro"}));
        assert_eq!(seen["middle_name"], "");
        assert!(seen.get("identities").is_none());
        assert!(profile.notes().is_empty());
    }

    #[test]
    fn a_pasted_supabase_user_is_read() {
        let profile = read(json!({"id": "8484", "email": "a@example.org", "phone": "", "is_anonymous": false,
            "user_metadata": {"email_verified": true}, "email_confirmed_at": null}));
        assert_eq!(profile.user_id(), Some("8484"));
        assert!(!profile.email_verified(), "what the person wrote proves nothing");
    }

    #[test]
    fn pointers_lead_where_those_of_serde_json_lead() {
        let value = json!({"a": {"b": [1, {"c": 2}], "": 3}, "x/y": 4, "": {"": 5}});
        for pointer in
            ["", "/", "//", "/a", "/a/", "/a/b/1/c", "/a/b/01", "/a/b/-", "/x~1y", "/a/b/c", "/a/zz/y", "a", "/a/b/0/x"]
        {
            assert_eq!(at(&value, pointer), value.pointer(pointer), "{pointer:?}");
        }
    }

    #[test]
    fn null_equals_absent() {
        assert_eq!(read(Value::Null), read(json!({})));
        assert_eq!(read(json!({"email": null, "name": null, "user_metadata": null})), read(json!({})));
    }

    #[test]
    fn an_email_of_another_type_is_refused_with_its_pointer() {
        for (email, found) in [(json!(["a@b.example"]), "an array"), (json!(7), "a number"), (json!({}), "an object")] {
            let faults = Profile::from_json(&json!({"email": email})).unwrap_err();
            assert_eq!(faults, [ProfileError::EmailNotAString { found }]);
            assert_eq!(faults[0].pointer(), "/user/email");
        }
        assert_eq!(Profile::from_json(&json!("anna")).unwrap_err()[0].pointer(), "/user");
    }

    #[test]
    fn other_wrong_types_count_as_absent_and_are_noted() {
        let profile = read(json!({"name": 7, "given_name": {"a": 1}, "email_verified": "true", "user_metadata": "x",
            "nickname": ["a"], "picture": true}));
        let pointers: Vec<&str> = profile.notes().iter().map(|n| n.pointer.as_str()).collect();
        assert_eq!(
            pointers,
            [
                "/user/name",
                "/user/given_name",
                "/user/nickname",
                "/user/picture",
                "/user/email_verified",
                "/user/user_metadata"
            ]
        );
        assert_eq!(profile.for_templates(&[], TrustClass::Verified)["name"], "");
        assert!(!profile.email_verified());
    }

    #[test]
    fn hostile_text_does_not_reach_templates() {
        let user = json!({"name": "Click http://evil.tld now", "given_name": "<b>", "nickname": "a\u{202E}b",
            "picture": "javascript:alert(1)", "phone_number": "see evil.tld",
            "user_metadata": {"company": "evil．tld", "motto": "a\r\nBcc: x", "timezone": "Europe/Vienna", "list": ["http://x.example", "ok"],
                "k\u{202E}ey": "x", "__tera_context": "kept, it is only a key"}});
        let strict = read(user.clone()).for_templates(&[], TrustClass::Strict);
        assert_eq!(
            (&strict["name"], &strict["given_name"], &strict["nickname"]),
            (&json!(""), &json!(""), &json!("ab"))
        );
        assert_eq!((&strict["picture"], &strict["phone_number"]), (&json!(""), &json!("")));
        assert_eq!(
            strict["user_metadata"],
            json!({"company": "", "motto": "a Bcc: x", "timezone": "Europe/Vienna", "list": ["", "ok"],
                "__tera_context": "kept, it is only a key"})
        );
        assert_eq!(read(user).for_templates(&[], TrustClass::Verified)["user_metadata"]["company"], "evil．tld");
    }

    #[test]
    fn depth_and_size_are_bounded() {
        let mut deep = json!("end");
        for _ in 0..1_000 {
            deep = json!({"a": [deep]});
        }
        let wide: Vec<u32> = (0..1_000_000).collect();
        let profile = read(json!({"name": "a".repeat(1 << 20), "user_metadata": {"deep": deep, "wide": wide}}));
        assert_eq!(profile.notes().len(), 1);
        let seen = profile.for_templates(&[], TrustClass::Strict);
        assert_eq!(seen["name"].as_str().map(str::len), Some(64));
        assert!(seen["user_metadata"]["wide"].as_array().unwrap().len() < MAX_VALUES);
    }

    proptest! {
        #[test]
        fn any_json_is_read_or_refused(text in any::<String>(), key in "[a-z_]{1,12}", number in any::<f64>()) {
            let field = STRING_FIELDS[text.len() % STRING_FIELDS.len()].0;
            let user = json!({field: text, key: number, "user_metadata": {text.clone(): text}, "app_metadata": {"k": [text]}});
            if let Ok(profile) = Profile::from_json(&user) {
                let seen = profile.for_templates(&["k".to_owned()], TrustClass::Strict);
                prop_assert!(Profile::template_fields().all(|name| seen[name].is_string()));
                let invisible = seen.to_string().contains(['\u{202E}', '\u{2066}', '\u{2069}', '\u{200B}']);
                prop_assert!(!invisible);
            }
        }
    }
}
