//! Identity providers that post here: `hooks.<vendor>`.
//!
//! A vendor's route exists when its table does. Every table has the same keys for what is wanted of a body; what proves who posts differs.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Secret, secret};

/// `hooks.*`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct HookKeys {
    /// Supabase Auth's Send Email Hook: `/hooks/supabase`.
    pub supabase: Option<SupabaseKeys>,
    /// Ory Kratos' HTTP courier: `/hooks/kratos`.
    pub kratos: Option<KratosKeys>,
    /// Logto's HTTP email connector: `/hooks/logto`.
    pub logto: Option<LogtoKeys>,
    /// Zitadel's HTTP email provider: `/hooks/zitadel`.
    pub zitadel: Option<ZitadelKeys>,
    /// Clerk's webhook `email.created`: `/hooks/clerk`.
    pub clerk: Option<ClerkKeys>,
    /// An Auth0 custom email provider Action: `/hooks/auth0`.
    pub auth0: Option<Auth0HookKeys>,
    /// Neon Auth's webhooks `send.otp` and `send.magic_link`: `/hooks/neon`.
    pub neon: Option<NeonKeys>,
    /// Hanko's webhook `email.send`: `/hooks/hanko`.
    pub hanko: Option<HankoKeys>,
}

/// How long what a mail carries works, where the vendor does not say it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "expected a duration such as \"1h\", or a table by type")]
pub enum Lifetimes {
    /// The same for every type, such as "1h".
    All(String),
    /// For single types; the others keep their defaults. "" says that it is not known.
    Each(BTreeMap<String, String>),
}

impl Default for Lifetimes {
    fn default() -> Self {
        Lifetimes::Each(BTreeMap::new())
    }
}

/// The keys that every vendor's table has.
#[derive(Clone, Debug, PartialEq)]
pub struct HookSharedKeys {
    /// `tenant`.
    pub tenant: String,
    /// `brand`.
    pub brand: String,
    /// `emails`.
    pub emails: BTreeMap<String, String>,
    /// `expires_in`.
    pub expires_in: Lifetimes,
    /// `deadline`.
    pub deadline: String,
    /// Each list of pointers with the name of its key.
    pub pointers: [(&'static str, Vec<String>); 6],
}

macro_rules! vendor {
    (
        $(#[$about:meta])*
        $keys:ident { $($(#[$doc:meta])* $field:ident: $type:ty = $value:expr,)* }
        language: [$($language:literal),* $(,)?],
        request_language: [$($request_language:literal),* $(,)?],
        name: [$($name:literal),* $(,)?],
        given_name: [$($given_name:literal),* $(,)?],
        family_name: [$($family_name:literal),* $(,)?],
        salutation: [$($salutation:literal),* $(,)?],
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(default, deny_unknown_fields)]
        pub struct $keys {
            $($(#[$doc])* pub $field: $type,)*
            /// The tenant that the mails belong to.
            pub tenant: String,
            /// The brand that the mails have; empty: the one that claims them, else none.
            pub brand: String,
            /// Which email each of the vendor's types becomes, over the defaults. "" acknowledges the type and sends nothing.
            pub emails: BTreeMap<String, String>,
            /// How long links and codes work where the vendor does not say it: "1h" for all types, or a table by type.
            pub expires_in: Lifetimes,
            /// How long the vendor waits for an answer at most; then it is told to try again.
            pub deadline: String,
            /// JSON pointers into the body: the language that the person once chose. The first that leads to text counts.
            pub language: Vec<String>,
            /// JSON pointers into the body: the language of the request, an Accept-Language value. A person's own language comes before it.
            pub request_language: Vec<String>,
            /// JSON pointers into the body: the whole name.
            pub name: Vec<String>,
            /// JSON pointers into the body: the given name.
            pub given_name: Vec<String>,
            /// JSON pointers into the body: the family name.
            pub family_name: Vec<String>,
            /// JSON pointers into the body: title and form of address, such as "Frau Dr.".
            pub salutation: Vec<String>,
        }

        impl Default for $keys {
            fn default() -> Self {
                $keys {
                    $($field: $value,)*
                    tenant: String::new(),
                    brand: String::new(),
                    emails: BTreeMap::new(),
                    expires_in: Lifetimes::default(),
                    deadline: "4s".to_owned(),
                    language: vec![$($language.to_owned()),*],
                    request_language: vec![$($request_language.to_owned()),*],
                    name: vec![$($name.to_owned()),*],
                    given_name: vec![$($given_name.to_owned()),*],
                    family_name: vec![$($family_name.to_owned()),*],
                    salutation: vec![$($salutation.to_owned()),*],
                }
            }
        }

        impl $keys {
            /// The keys that every vendor's table has.
            pub fn shared(&self) -> HookSharedKeys {
                HookSharedKeys {
                    tenant: self.tenant.clone(),
                    brand: self.brand.clone(),
                    emails: self.emails.clone(),
                    expires_in: self.expires_in.clone(),
                    deadline: self.deadline.clone(),
                    pointers: [
                        ("language", self.language.clone()),
                        ("request_language", self.request_language.clone()),
                        ("name", self.name.clone()),
                        ("given_name", self.given_name.clone()),
                        ("family_name", self.family_name.clone()),
                        ("salutation", self.salutation.clone()),
                    ],
                }
            }
        }
    };
}

vendor! {
    /// `hooks.supabase.*`.
    SupabaseKeys {
        /// The hook's secrets as Supabase shows them: `v1,whsec_` and base64. During a rotation both.
        #[serde(deserialize_with = "secret::list")]
        #[schemars(schema_with = "secret::list_schema")]
        secrets: Vec<Secret> = Vec::new(),
        /// How old a post may be, and how far in the future.
        tolerance: String = "5m".to_owned(),
        /// The address of Supabase Auth, such as `https://PROJECT.supabase.co/auth/v1`: links lead to `/verify` below it. Empty: where the hook's
        /// body says that it is.
        url: String = String::new(),
    }
    language: [
        "/user/user_metadata/preferred_language",
        "/user/user_metadata/preferredLanguage",
        "/user/user_metadata/language",
        "/user/user_metadata/lang",
        "/user/user_metadata/locale",
        "/user/app_metadata/preferred_language",
        "/user/app_metadata/language",
        "/user/app_metadata/lang",
        "/user/app_metadata/locale",
        "/user/identities/0/identity_data/locale",
    ],
    request_language: [],
    name: [
        "/user/user_metadata/full_name",
        "/user/user_metadata/name",
        "/user/user_metadata/display_name",
        "/user/identities/0/identity_data/full_name",
        "/user/identities/0/identity_data/name",
    ],
    given_name: [
        "/user/user_metadata/given_name",
        "/user/user_metadata/first_name",
        "/user/user_metadata/firstName",
        "/user/identities/0/identity_data/given_name",
    ],
    family_name: [
        "/user/user_metadata/family_name",
        "/user/user_metadata/last_name",
        "/user/user_metadata/lastName",
        "/user/identities/0/identity_data/family_name",
    ],
    salutation: [
        "/user/user_metadata/salutation",
        "/user/user_metadata/title",
        "/user/user_metadata/honorific",
        "/user/user_metadata/honorificPrefix",
    ],
}

vendor! {
    /// `hooks.kratos.*`.
    KratosKeys {
        /// What Kratos shows: the value of an `api_key`, with or without `Bearer `, or the password of `basic_auth`. At least 16 characters each;
        /// during a rotation two.
        #[serde(deserialize_with = "secret::list")]
        #[schemars(schema_with = "secret::list_schema")]
        secrets: Vec<Secret> = Vec::new(),
        /// The user of `basic_auth`; empty: an `api_key` is expected.
        user: String = String::new(),
        /// The header that carries the `api_key`.
        header: String = "Authorization".to_owned(),
    }
    language: [
        "/template_data/identity/traits/preferred_language",
        "/template_data/identity/traits/preferredLanguage",
        "/template_data/identity/traits/language",
        "/template_data/identity/traits/lang",
        "/template_data/identity/traits/locale",
        "/template_data/traits/preferred_language",
        "/template_data/traits/preferredLanguage",
        "/template_data/traits/language",
        "/template_data/traits/lang",
        "/template_data/traits/locale",
    ],
    request_language: [
        "/template_data/transient_payload/locale",
        "/template_data/transient_payload/language",
        "/template_data/transient_payload/lang",
        "/request_headers/Accept-Language/0",
        "/request_headers/Accept-Language",
    ],
    name: [
        "/template_data/identity/traits/name",
        "/template_data/identity/traits/full_name",
        "/template_data/traits/name",
        "/template_data/traits/full_name",
    ],
    given_name: [
        "/template_data/identity/traits/name/first",
        "/template_data/identity/traits/given_name",
        "/template_data/identity/traits/first_name",
        "/template_data/traits/name/first",
        "/template_data/traits/given_name",
        "/template_data/traits/first_name",
    ],
    family_name: [
        "/template_data/identity/traits/name/last",
        "/template_data/identity/traits/family_name",
        "/template_data/identity/traits/last_name",
        "/template_data/traits/name/last",
        "/template_data/traits/family_name",
        "/template_data/traits/last_name",
    ],
    salutation: [
        "/template_data/identity/traits/salutation",
        "/template_data/identity/traits/title",
        "/template_data/identity/traits/name/title",
        "/template_data/traits/salutation",
        "/template_data/traits/title",
    ],
}

vendor! {
    /// `hooks.logto.*`.
    LogtoKeys {
        /// The connector's `Authorization`, with or without `Bearer `: at least 16 characters each; during a rotation two.
        #[serde(deserialize_with = "secret::list")]
        #[schemars(schema_with = "secret::list_schema")]
        secrets: Vec<Secret> = Vec::new(),
    }
    language: [
        "/payload/user/customData/preferred_language",
        "/payload/user/customData/language",
        "/payload/user/profile/locale",
    ],
    request_language: ["/payload/locale", "/payload/uiLocales"],
    name: ["/payload/user/name", "/payload/user/profile/name"],
    given_name: ["/payload/user/profile/givenName"],
    family_name: ["/payload/user/profile/familyName"],
    salutation: ["/payload/user/customData/salutation", "/payload/user/customData/title"],
}

vendor! {
    /// `hooks.zitadel.*`.
    ZitadelKeys {
        /// The provider's signing keys. During a rotation both.
        #[serde(deserialize_with = "secret::list")]
        #[schemars(schema_with = "secret::list_schema")]
        secrets: Vec<Secret> = Vec::new(),
        /// How old a post may be, and how far in the future.
        tolerance: String = "5m".to_owned(),
    }
    language: [],
    request_language: [],
    name: ["/args/displayName"],
    given_name: ["/args/firstName"],
    family_name: ["/args/lastName"],
    salutation: [],
}

vendor! {
    /// `hooks.clerk.*`.
    ClerkKeys {
        /// The endpoint's signing secrets: `whsec_` and base64. During a rotation both.
        #[serde(deserialize_with = "secret::list")]
        #[schemars(schema_with = "secret::list_schema")]
        secrets: Vec<Secret> = Vec::new(),
        /// How old a post may be, and how far in the future.
        tolerance: String = "5m".to_owned(),
        /// JSON pointers into the body: the link. Clerk names it differently in each template.
        link: Vec<String> = ["/data/data/magic_link", "/data/data/action_url", "/data/data/url"].map(str::to_owned).to_vec(),
        /// JSON pointers into the body: the code.
        code: Vec<String> = ["/data/data/otp_code"].map(str::to_owned).to_vec(),
    }
    language: [
        "/data/data/user/public_metadata/preferred_language",
        "/data/data/user/public_metadata/preferredLanguage",
        "/data/data/user/public_metadata/language",
        "/data/data/user/public_metadata/lang",
        "/data/data/user/public_metadata/locale",
    ],
    request_language: [],
    name: ["/data/data/user/public_metadata/name", "/data/data/user/public_metadata/full_name"],
    given_name: ["/data/data/user/public_metadata/given_name", "/data/data/user/public_metadata/first_name"],
    family_name: ["/data/data/user/public_metadata/family_name", "/data/data/user/public_metadata/last_name"],
    salutation: ["/data/data/user/public_metadata/salutation", "/data/data/user/public_metadata/title"],
}

vendor! {
    /// `hooks.auth0.*`.
    Auth0HookKeys {
        /// What the Action shows as `Authorization: Bearer …`: at least 16 characters each; during a rotation two.
        #[serde(deserialize_with = "secret::list")]
        #[schemars(schema_with = "secret::list_schema")]
        secrets: Vec<Secret> = Vec::new(),
    }
    language: [
        "/user/user_metadata/preferred_language",
        "/user/user_metadata/preferredLanguage",
        "/user/user_metadata/language",
        "/user/user_metadata/lang",
        "/user/user_metadata/locale",
        "/user/app_metadata/preferred_language",
        "/user/app_metadata/language",
        "/user/app_metadata/lang",
        "/user/app_metadata/locale",
    ],
    request_language: ["/request/query/ui_locales", "/notification/locale"],
    name: ["/user/name"],
    given_name: ["/user/given_name"],
    family_name: ["/user/family_name"],
    salutation: [
        "/user/user_metadata/salutation",
        "/user/user_metadata/title",
        "/user/user_metadata/honorific",
        "/user/user_metadata/honorificPrefix",
    ],
}

vendor! {
    /// `hooks.neon.*`.
    NeonKeys {
        /// Where the keys are: Neon Auth's address and `/.well-known/jwks.json`.
        jwks: String = String::new(),
        /// How old a post may be, and how far in the future.
        tolerance: String = "5m".to_owned(),
    }
    language: [],
    request_language: [],
    name: ["/user/name"],
    given_name: [],
    family_name: [],
    salutation: [],
}

vendor! {
    /// `hooks.hanko.*`.
    HankoKeys {
        /// Where the keys are: Hanko's address and `/.well-known/jwks.json`.
        jwks: String = String::new(),
        /// The audience that tokens must have; empty: any.
        audience: String = String::new(),
        /// How old a token may be, and how far in the future.
        tolerance: String = "5m".to_owned(),
    }
    language: [],
    request_language: ["/data/language", "/data/accept_language"],
    name: [],
    given_name: [],
    family_name: [],
    salutation: [],
}
