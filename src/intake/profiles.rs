//! Where the profile of a request comes from when it gives `user_id` alone, and how a kept profile is laid over one that an identity provider supplied.

use std::borrow::Cow;
use std::time::Duration;

use serde_json::{Map, Value};

use crate::outbox::worker::Wait;
use crate::people::{Source, Unavailable, rules};

/// What becomes of a mail whose profile cannot be had at present.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnUnavailable {
    /// The request is accepted and waits for its profile until its deadline.
    #[default]
    Wait,
    /// The request is refused; its caller tries again.
    Refuse,
    /// If the request says where the mail goes, it goes out without a profile: greeted neutrally. Else it waits.
    Send,
}

/// The profile source of an intake.
#[derive(Clone, Debug)]
pub struct Profiles {
    /// Who is asked.
    pub source: Source,
    /// What becomes of a mail when there is no answer.
    pub unavailable: OnUnavailable,
}

/// A request with its profile, or why not.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Completed<'a> {
    /// It can be rendered; as it came, if no profile was to be pulled.
    Ready(Cow<'a, Value>),
    /// Its profile may be had later.
    Waits(Wait),
    /// Its profile cannot be had at present, and it is not to wait.
    Refused(Wait),
    /// The source knows nobody of that id.
    Nobody,
}

impl Profiles {
    /// Pulls the profile of a request that gives `user_id` and no `user`.
    pub(super) async fn complete<'a>(&self, tenant: &str, request: &'a Value) -> Completed<'a> {
        let Some(user_id) = lone_id(request) else { return Completed::Ready(Cow::Borrowed(request)) };
        match self.source.by_id(tenant, user_id).await {
            Ok(Some(profile)) => Completed::Ready(Cow::Owned(with_user(request, profile))),
            Ok(None) => Completed::Nobody,
            Err(Unavailable { retry_after, .. }) => self.without(request, retry_after),
        }
    }

    /// What becomes of a request while there is no answer.
    pub(super) fn without<'a>(&self, request: &'a Value, retry_after: Option<Duration>) -> Completed<'a> {
        if lone_id(request).is_none() {
            return Completed::Ready(Cow::Borrowed(request));
        }
        let wait = Wait { retry_after };
        let addressed = request.get("to").is_some_and(Value::is_string);
        match self.unavailable {
            OnUnavailable::Refuse => Completed::Refused(wait),
            OnUnavailable::Send if addressed => Completed::Ready(Cow::Owned(with_user(request, Map::new()))),
            OnUnavailable::Wait | OnUnavailable::Send => Completed::Waits(wait),
        }
    }

    /// Lays what is kept of the person over the `user` that an identity provider supplied: by `user_id`, else by an address that its owner has
    /// proven. What is not to be had at present changes nothing: the provider's own profile will do.
    pub(super) async fn supplement(&self, tenant: &str, request: &Value) -> Value {
        let Some(supplied) = request.get("user").and_then(Value::as_object) else { return request.clone() };
        let kept = match request.get("user_id").and_then(Value::as_str) {
            Some(user_id) => self.source.by_id(tenant, user_id).await,
            None => Ok(None),
        };
        let email = supplied.get("email").and_then(Value::as_str);
        let kept = match (kept, email) {
            (Ok(None), Some(email)) => self.source.by_email(tenant, email).await,
            (kept, _) => kept,
        };
        match kept {
            Ok(Some(kept)) => with_user(request, rules::supplied(&kept, supplied)),
            Ok(None) => request.clone(),
            Err(error) => {
                tracing::warn!(%error, "a mail goes out with the profile that the identity provider supplied");
                request.clone()
            }
        }
    }
}

/// The `user_id` of a request that gives no `user`.
pub fn lone_id(request: &Value) -> Option<&str> {
    let alone = request.get("user").is_none_or(Value::is_null);
    request.get("user_id").and_then(Value::as_str).filter(|_| alone)
}

fn with_user(request: &Value, profile: Map<String, Value>) -> Value {
    let mut request = request.clone();
    if let Some(fields) = request.as_object_mut() {
        fields.insert("user".to_owned(), Value::Object(profile));
    }
    request
}
