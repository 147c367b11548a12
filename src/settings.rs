//! What a project decides about its mails: the keys of `vocative.toml` that rendering depends on.
//!
//! The `config` edge reads them from file, environment and flags; the core only sees the values.

use std::collections::BTreeMap;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use crate::locale::{Locale, LocaleError};
use crate::salutation::NameSettings;

/// Everything that rendering depends on besides templates and entries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Settings {
    /// Whether the embedded stock emails and entries fill what the project lacks.
    pub stock: bool,
    /// Who mails come from.
    pub sender: Sender,
    /// Defaults of the common variables (`application.name`, `support_email`, ...).
    pub variables: Map<String, Value>,
    /// Which languages are offered.
    pub locales: LocaleSettings,
    /// Where names are found.
    pub names: NameSettings,
    /// What of the profile templates see.
    pub profile: ProfileSettings,
    /// Where links may lead.
    pub links: LinkSettings,
    /// How a project is looked at before a mail goes out.
    pub check: CheckSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            stock: true,
            sender: Sender::default(),
            variables: Map::new(),
            locales: LocaleSettings::default(),
            names: NameSettings::default(),
            profile: ProfileSettings::default(),
            links: LinkSettings::default(),
            check: CheckSettings::default(),
        }
    }
}

/// `sender.*`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Sender {
    /// Mailbox in `From`, such as `Example <no-reply@example.org>`.
    pub from: String,
    /// Mailbox in `Reply-To`.
    pub reply_to: Option<String>,
}

impl Default for Sender {
    fn default() -> Self {
        Sender { from: "no-reply@localhost".to_owned(), reply_to: None }
    }
}

/// `locales.*`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LocaleSettings {
    /// The locale when nothing else decides; `en`, or else the first offered one.
    pub default: Option<String>,
    /// The locale that translations are compared with; the default locale.
    pub reference: Option<String>,
    /// Offered locales; without it, those of the project's `locales/`.
    pub offered: Option<Vec<String>>,
    /// Locales in which every email must be complete, or the project does not load.
    pub required: Vec<String>,
    /// JSON pointers into the request, in the order in which they are asked for a language.
    pub sources: Vec<String>,
    /// Folder names that stand for a locale (`zh_CN = "zh-Hans"`), for translation tools with spellings of their own.
    pub alias: BTreeMap<String, String>,
    /// Neighbors that may serve when nothing of a person's own language is offered (`ca = "es"`).
    pub cross_language: BTreeMap<String, String>,
}

impl LocaleSettings {
    /// The locale of one of the project's folders, under the folder's name: what `alias` says, or else the name itself.
    ///
    /// # Errors
    ///
    /// When what says it is no locale.
    pub fn of_folder(&self, folder: &str) -> Result<Locale, LocaleError> {
        match self.alias.get(folder) {
            Some(tag) => Ok(Locale::parse(tag)?.named(folder)),
            None => Locale::parse(folder),
        }
    }

    /// Whether two names, of folders or tags in any spelling, mean one locale.
    pub fn are_one(&self, one: &str, other: &str) -> bool {
        let locales = || Some((self.of_folder(one).ok()?, self.of_folder(other).ok()?));
        one == other || locales().is_some_and(|(one, other)| one.tag() == other.tag())
    }
}

impl Default for LocaleSettings {
    fn default() -> Self {
        let metadata = ["preferred_language", "preferredLanguage", "language", "lang", "locale"];
        let mut sources = vec!["/locale".to_owned()];
        for object in ["user_metadata", "app_metadata"] {
            sources.extend(metadata.iter().map(|key| format!("/user/{object}/{key}")));
        }
        sources.extend(["/user/locale".to_owned(), "/request_language".to_owned()]);
        LocaleSettings {
            default: None,
            reference: None,
            offered: None,
            required: Vec::new(),
            sources,
            alias: BTreeMap::new(),
            cross_language: BTreeMap::new(),
        }
    }
}

/// `profile.*`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ProfileSettings {
    /// Keys of `app_metadata` that templates may see.
    pub expose_app_metadata: Vec<String>,
    /// JSON pointers into the request that are asked for an IANA time zone.
    pub time_zone: Vec<String>,
    /// The zone when the profile names none; times of day then say which it is.
    pub default_time_zone: String,
}

impl Default for ProfileSettings {
    fn default() -> Self {
        let pointers = ["/user/user_metadata/timezone", "/user/user_metadata/zoneinfo", "/user/zoneinfo"];
        ProfileSettings {
            expose_app_metadata: Vec::new(),
            time_zone: pointers.map(str::to_owned).to_vec(),
            default_time_zone: "UTC".to_owned(),
        }
    }
}

/// `links.*`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LinkSettings {
    /// Hosts that links may lead to; `*.example.org` allows subdomains; empty allows any.
    pub allowed_hosts: Vec<String>,
}

/// `check.*`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CheckSettings {
    /// The instant at which samples are rendered (RFC 3339), so that they read the same every day.
    #[serde(serialize_with = "write_instant", deserialize_with = "read_instant")]
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub now: Timestamp,
    /// What a rule's findings count as, where it is not what the rule itself says (`entry-unused = "off"`).
    pub rules: BTreeMap<String, Level>,
    /// Mail programs whose support is checked, such as `gmail` or `outlook.windows`; without it, those that most people use.
    pub clients: Option<Vec<String>>,
    /// How long the pieces of a mail may be.
    pub budgets: Budgets,
    /// Findings to leave out, for what has no line that a comment could stand beside.
    pub ignore: Vec<Ignored>,
}

/// How long the pieces of a mail may be: `check.budgets.*`.
///
/// Columns are what a terminal would take: a wide character counts twice (UAX 11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Budgets {
    /// Columns of a subject. A line of a header should have at most 78 (RFC 5322 §2.1.1); lists of mails show about as much.
    pub subject: usize,
    /// Columns of a preheader; lists of mails show no more beside a short subject.
    pub preheader: usize,
    /// Columns of a button's label; a longer one takes three lines on a phone.
    pub button: usize,
    /// Bytes of the html part above which it comes near to what Gmail clips (102,400).
    pub html: usize,
}

impl Default for Budgets {
    fn default() -> Self {
        Budgets { subject: 78, preheader: 150, button: 50, html: 90 * 1024 }
    }
}

/// What findings of a rule count as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// They are left out.
    Off,
    /// A mail may be wrong.
    Warning,
    /// A mail would be wrong.
    Error,
}

/// One entry of `check.ignore`: a finding is left out when everything that is named here fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ignored {
    /// The rule.
    pub rule: String,
    /// Why it is right as it is.
    pub reason: String,
    /// Only in this file.
    pub file: Option<String>,
    /// Only in this locale.
    pub locale: Option<String>,
    /// Only in this email.
    pub email: Option<String>,
    /// Only for this entry.
    pub entry: Option<String>,
}

impl Default for CheckSettings {
    fn default() -> Self {
        // 2026-01-15T09:00:00Z: a working day, in winter north of the equator.
        let now = Timestamp::constant(1_768_467_600, 0);
        CheckSettings { now, rules: BTreeMap::new(), clients: None, budgets: Budgets::default(), ignore: Vec::new() }
    }
}

fn write_instant<S: Serializer>(instant: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(instant)
}

/// RFC 3339 as text, or TOML's own date-time with an offset.
fn read_instant<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "expected a date-time of RFC 3339 with its offset, such as 2026-01-15T09:00:00Z")]
    enum Written {
        Text(String),
        Native(toml::value::Datetime),
    }
    let text = match Written::deserialize(from)? {
        Written::Text(text) => text,
        Written::Native(native) => native.to_string(),
    };
    text.parse().map_err(|_| {
        serde::de::Error::custom(format!(
            "`{text}` is no date-time of RFC 3339 with its offset, such as 2026-01-15T09:00:00Z"
        ))
    })
}

/// `brands/<brand>/brand.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Brand {
    /// What the brand is called in mails.
    pub name: Option<String>,
    /// An image: a path below `assets/`, or an https address.
    pub logo: Option<String>,
    /// Colors by role: primary, `on_primary`, background, surface, text, muted.
    pub colors: BTreeMap<String, String>,
    /// A line at the end of every mail, such as an address required by law.
    pub footer: Option<String>,
    /// Who its mails come from.
    pub sender: Option<Sender>,
    /// Defaults of the common variables.
    pub variables: Map<String, Value>,
    /// Hosts that its links may lead to.
    pub allowed_hosts: Vec<String>,
    /// Its locale when nothing else decides.
    pub default_locale: Option<String>,
    /// Requests that belong to it without naming it.
    #[serde(rename = "match")]
    pub matches: BrandMatch,
}

/// What a brand matches: any of the lists is enough.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BrandMatch {
    /// Values of `application.clientID` (or `client_id`).
    pub client_id: Vec<String>,
    /// Values of `organization.id` or `organization.name`.
    pub organization: Vec<String>,
    /// Values of `tenant`.
    pub tenant: Vec<String>,
}

impl Brand {
    /// Whether a request belongs to the brand.
    pub fn claims(&self, request: &Value) -> bool {
        let any = |wanted: &[String], pointers: &[&str]| {
            pointers
                .iter()
                .filter_map(|pointer| request.pointer(pointer)?.as_str())
                .any(|value| wanted.iter().any(|w| w == value))
        };
        any(&self.matches.client_id, &["/application/clientID", "/application/client_id"])
            || any(&self.matches.organization, &["/organization/id", "/organization/name"])
            || any(&self.matches.tenant, &["/tenant"])
    }
}
