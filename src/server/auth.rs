//! API keys: how they are made, kept and recognised, and what their holders may do.
//!
//! A key reads `voc_ID_SECRET`. The id is public and names the key in lists and logs; the secret is 32 random octets in base64url, of which the outbox
//! keeps the SHA-256 only: there is nothing to guess, so a slow hash would protect nothing.
//!
//! A key belongs to a tenant and sees and touches that tenant's deliveries and events. The empty tenant is one like the others, except that its
//! `admin` keys see all tenants.

use std::time::Duration;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{SHA256, digest};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

use super::problem::Problem;
use crate::outbox::Outbox;
use crate::outbox::store::{ApiKey, StoreError};

/// How long the list of keys is believed.
const FRESH: Duration = Duration::from_secs(1);
/// How long the outbox may take to give them; everybody who asks waits for it.
const PATIENCE: Duration = Duration::from_secs(5);
/// Characters of a secret.
const SECRET: usize = 43;

/// What a key may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Ask for mails, call them back, have them tried again.
    Send,
    /// Render without sending.
    Render,
    /// Look at single deliveries and events.
    Read,
    /// Find deliveries by recipient, with their redacted copies. Implies `read`.
    Support,
    /// Everything, bodies included.
    Admin,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Scope; 5] = [Scope::Send, Scope::Render, Scope::Read, Scope::Support, Scope::Admin];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Scope::Send => "send",
            Scope::Render => "render",
            Scope::Read => "read",
            Scope::Support => "support",
            Scope::Admin => "admin",
        }
    }

    /// The scope of a word of [`Scope::as_str`].
    pub fn parse(word: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.as_str() == word)
    }

    /// Whether whoever has this scope may do what needs `other`.
    pub fn implies(self, other: Scope) -> bool {
        self == other || self == Scope::Admin || (self == Scope::Support && other == Scope::Read)
    }
}

/// A new key with the text that is shown once. `id` is its public part, 1 to 32 lower-case letters and digits; `None` for any other.
/// Tenant, scopes and note are the caller's to set.
///
/// ```
/// use vocative::server::auth::{Scope, new_key};
///
/// let now = "2026-01-01T00:00:00Z".parse().unwrap();
/// let (key, shown) = new_key("k1", [7; 32], "", &[Scope::Send], "checkout", now).unwrap();
/// assert!(shown.starts_with("voc_k1_"));
/// assert_eq!(key.hash.len(), 32);
/// ```
pub fn new_key(
    id: &str,
    secret: [u8; 32],
    tenant: &str,
    scopes: &[Scope],
    note: &str,
    made: Timestamp,
) -> Option<(ApiKey, String)> {
    if !is_id(id) {
        return None;
    }
    let secret = URL_SAFE_NO_PAD.encode(secret);
    let key = ApiKey {
        id: id.to_owned(),
        hash: hash(&secret),
        tenant: tenant.to_owned(),
        scopes: scopes.iter().map(|scope| scope.as_str().to_owned()).collect(),
        note: note.to_owned(),
        made,
        revoked: None,
    };
    Some((key, format!("voc_{id}_{secret}")))
}

/// Id and secret of a key's text.
fn parse(text: &str) -> Option<(&str, &str)> {
    let (id, secret) = text.strip_prefix("voc_")?.split_once('_')?;
    let sound = secret.len() == SECRET && secret.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    (is_id(id) && sound).then_some((id, secret))
}

fn is_id(id: &str) -> bool {
    (1..=32).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

fn hash(secret: &str) -> Vec<u8> {
    digest(&SHA256, secret.as_bytes()).as_ref().to_vec()
}

/// Whoever asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Caller {
    /// Whose deliveries they make and see.
    pub tenant: String,
    /// What they may do; unknown words of a newer version allow nothing.
    scopes: Vec<Scope>,
    /// The public part of the key; `None`: nobody needs one yet.
    pub key: Option<String>,
}

impl Caller {
    /// A program on this machine while there is no key.
    fn local() -> Caller {
        Caller { tenant: String::new(), scopes: vec![Scope::Admin], key: None }
    }

    /// Somebody on a route where it does not matter who asks.
    pub(super) fn nobody() -> Caller {
        Caller { tenant: String::new(), scopes: Vec::new(), key: None }
    }

    fn of(key: &ApiKey) -> Caller {
        let scopes = key.scopes.iter().filter_map(|word| Scope::parse(word)).collect();
        Caller { tenant: key.tenant.clone(), scopes, key: Some(key.id.clone()) }
    }

    /// Whether they may do what needs `scope`.
    pub(super) fn may(&self, scope: Scope) -> bool {
        self.scopes.iter().any(|own| own.implies(scope))
    }

    /// The problem of lacking `scope`, if they lack it.
    pub(super) fn need(&self, scope: Scope) -> Result<(), Problem> {
        if self.may(scope) { Ok(()) } else { Err(Problem::forbidden(scope.as_str())) }
    }

    /// The tenant that they are confined to.
    pub(super) fn confined(&self) -> Option<String> {
        let all = self.tenant.is_empty() && self.may(Scope::Admin);
        (!all).then(|| self.tenant.clone())
    }

    /// Whether a delivery of `tenant` exists for them.
    pub(super) fn sees(&self, tenant: &str) -> bool {
        self.confined().is_none_or(|own| own == tenant)
    }
}

/// The keys of this moment.
#[derive(Debug)]
pub(super) struct Keyring {
    outbox: Outbox,
    /// Whether only this machine can reach the service.
    loopback: bool,
    known: Mutex<Option<(Instant, Vec<ApiKey>)>>,
}

/// What a request shows of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// A key that is valid.
    Key(Caller),
    /// No key, and none is needed.
    None(Caller),
}

impl Keyring {
    pub(super) fn new(outbox: Outbox, loopback: bool) -> Keyring {
        Keyring { outbox, loopback, known: Mutex::new(None) }
    }

    /// Who asks; the same problem for every wrong key and for none.
    pub(super) async fn recognise(&self, headers: &HeaderMap) -> Result<Shown, Problem> {
        let given = given(headers);
        let mut known = self.known.lock().await;
        let keys = match &*known {
            Some((at, keys)) if at.elapsed() < FRESH => keys,
            _ => {
                let asked = timeout(PATIENCE, self.outbox.store().keys()).await;
                let keys = asked.unwrap_or_else(|_| Err(StoreError::Away("no answer in time".to_owned())))?;
                &known.insert((Instant::now(), keys)).1
            }
        };
        judge(keys, self.loopback, given)
    }
}

/// The credentials of a request: absent, or what follows `Bearer`; anything else is a key that fits none.
fn given(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let value = values.next()?;
    let text = value.to_str().ok().filter(|_| values.next().is_none()).unwrap_or_default();
    let (scheme, rest) = text.split_once(' ').unwrap_or((text, ""));
    Some(if scheme.eq_ignore_ascii_case("bearer") { rest.trim() } else { "" })
}

fn judge(keys: &[ApiKey], loopback: bool, given: Option<&str>) -> Result<Shown, Problem> {
    let Some(given) = given else {
        let open = loopback && keys.iter().all(|key| key.revoked.is_some());
        return if open { Ok(Shown::None(Caller::local())) } else { Err(Problem::unauthorized()) };
    };
    let (id, secret) = parse(given).ok_or_else(Problem::unauthorized)?;
    let hash = hash(secret);
    let key = keys.iter().find(|key| key.id == id && key.revoked.is_none());
    // Compared even when there is no such key, so that time does not tell.
    let expected = key.map_or(&[0; 32][..], |key| &key.hash);
    match (verify_slices_are_equal(&hash, expected), key) {
        (Ok(()), Some(key)) => Ok(Shown::Key(Caller::of(key))),
        _ => Err(Problem::unauthorized()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(id: &str, tenant: &str, scopes: &[Scope]) -> (ApiKey, String) {
        new_key(id, [u8::try_from(id.len()).unwrap(); 32], tenant, scopes, "", Timestamp::UNIX_EPOCH).unwrap()
    }

    #[test]
    fn a_key_is_recognised_and_nothing_near_it() {
        let (stored, shown) = key("a1", "acme", &[Scope::Support]);
        let keys = [stored.clone(), key("other", "", &[Scope::Admin]).0];
        let Ok(Shown::Key(caller)) = judge(&keys, false, Some(&shown)) else { panic!("its own key is refused") };
        assert_eq!((caller.tenant.as_str(), caller.key.as_deref()), ("acme", Some("a1")));
        assert!(
            caller.may(Scope::Support)
                && caller.may(Scope::Read)
                && !caller.may(Scope::Send)
                && !caller.may(Scope::Admin)
        );
        let altered = format!("{}A", &shown[..shown.len() - 1]);
        let swapped = shown.replacen("a1", "other", 1);
        for wrong in
            ["", "voc_", "voc_a1_", "voc_a1", altered.as_str(), swapped.as_str(), &shown[..shown.len() - 1], "a1"]
        {
            assert!(judge(&keys, true, Some(wrong)).is_err(), "{wrong}");
        }
        let revoked = [ApiKey { revoked: Some(Timestamp::UNIX_EPOCH), ..stored }];
        assert!(judge(&revoked, true, Some(&shown)).is_err());
    }

    #[test]
    fn without_any_key_this_machine_may_ask_and_no_other() {
        assert!(matches!(judge(&[], true, None), Ok(Shown::None(_))));
        assert!(judge(&[], false, None).is_err());
        let (stored, _) = key("a1", "", &[Scope::Send]);
        assert!(judge(std::slice::from_ref(&stored), true, None).is_err());
        let revoked = [ApiKey { revoked: Some(Timestamp::UNIX_EPOCH), ..stored }];
        assert!(judge(&revoked, true, None).is_ok(), "only keys that hold count");
    }

    #[test]
    fn a_caller_sees_their_tenant_and_the_operator_all() {
        let caller = |tenant: &str, scope| Caller::of(&key("k", tenant, &[scope]).0);
        assert!(
            caller("a", Scope::Admin).sees("a")
                && !caller("a", Scope::Admin).sees("b")
                && !caller("a", Scope::Admin).sees("")
        );
        assert!(caller("", Scope::Support).sees("") && !caller("", Scope::Support).sees("a"));
        assert!(caller("", Scope::Admin).sees("a") && Caller::local().sees("a"));
    }

    #[test]
    fn an_id_cannot_be_mistaken_for_a_secret() {
        for id in ["", "A", "a_b", "a-b", "ä", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"] {
            assert!(new_key(id, [0; 32], "", &[], "", Timestamp::UNIX_EPOCH).is_none(), "{id}");
        }
    }
}
