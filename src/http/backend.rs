//! What the demo's pages need from the rest of the program, as one small trait and plain values.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use crate::inbox::ReceivedMail;

/// A future that a trait object can return.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The program behind the demo's pages: people to send to, a way to send, and the inbox where mails arrive.
///
/// Only [`send`](Self::send), [`save`](Self::save) and [`clear`](Self::clear) change anything; pages that are merely looked at call none of them.
pub trait DemoBackend: Send + Sync + 'static {
    /// The sample people as they are by now, in the order in which they are shown.
    fn people(&self) -> Vec<Person>;

    /// Signs somebody up or asks for a reset, as an application does; resolves when the receiver of the mail has answered. `None`: nobody has
    /// that address, so no mail is sent, and whoever asked is not told.
    ///
    /// # Errors
    ///
    /// When the form is refused, with every fault at once. A delivery that fails is no error but an [`outcome`](Sent::outcome).
    fn send(&self, flow: Flow, form: ProfileForm) -> BoxFuture<'_, Result<Option<Sent>, Vec<FieldFault>>>;

    /// The profile of a sample person as the store has it, as JSON; `None`: there is none.
    fn profile(&self, person: &str) -> BoxFuture<'_, Option<String>>;

    /// Changes a person's own preferences with the person's own token.
    ///
    /// # Errors
    ///
    /// When the change is refused, with what the API says.
    fn save(&self, person: &str, wish: Preferences) -> BoxFuture<'_, Result<(), Vec<FieldFault>>>;

    /// All mails that are kept, as received over SMTP, the newest first.
    fn mails(&self) -> Vec<Arc<ReceivedMail>>;

    /// The mail with this id, if it is still kept.
    fn mail(&self, id: u64) -> Option<Arc<ReceivedMail>>;

    /// Forgets all mails.
    fn clear(&self);

    /// The mails to this address (in any case; `None`: all), the newest first. While there is none it waits up to
    /// `timeout` for one to arrive, and then gives an empty list.
    fn wait(&self, to: Option<String>, timeout: Duration) -> BoxFuture<'_, Vec<Arc<ReceivedMail>>>;
}

/// What a person does in the application that makes it send a mail.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Flow {
    /// Signs up: the mail that asks to confirm the address.
    #[default]
    SignUp,
    /// Asks for a new password.
    Reset,
}

impl Flow {
    /// The word for this flow in forms and paths.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SignUp => "sign-up",
            Self::Reset => "reset",
        }
    }

    /// The flow of a word of [`as_str`](Self::as_str).
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::SignUp, Self::Reset].into_iter().find(|flow| flow.as_str() == word)
    }
}

/// A sample person: what the profile says, and how the page introduces it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Letters, digits and `-`.
    pub id: String,
    /// The whole name as the person writes it.
    pub name: String,
    /// The given name of the profile; empty if it has none.
    pub given_name: String,
    /// The family name of the profile; empty if it has none.
    pub family_name: String,
    /// The salutation of the profile, free-form; empty if it has none.
    pub salutation: String,
    /// The address.
    pub email: String,
    /// The preferred language as the profile has it, such as `de_AT` or `German`; empty if it has none.
    pub language: String,
    /// The locale that the mail is expected in.
    pub tag: String,
    /// That locale's name for itself.
    pub autonym: String,
    /// The time zone of the profile; empty if it has none.
    pub time_zone: String,
    /// What is worth seeing about this person; may be empty.
    pub note: String,
}

/// What was typed or chosen in a form.
///
/// A field that is `None` was not in the form or was left as it was: the person's own value holds. A field that is empty was
/// emptied: the profile lacks it. With a given or family name here, the person's whole name no longer holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileForm {
    /// The id of a sample person whose profile the fields change; `None`: an empty profile.
    pub person: Option<String>,
    /// `/user/user_metadata/salutation`
    pub salutation: Option<String>,
    /// `/user/given_name`
    pub given_name: Option<String>,
    /// `/user/family_name`
    pub family_name: Option<String>,
    /// `/user/email`
    pub email: Option<String>,
    /// `/user/user_metadata/preferred_language`
    pub language: Option<String>,
    /// `/user/user_metadata/timezone`
    pub time_zone: Option<String>,
}

impl ProfileForm {
    /// Whether nothing but a person was chosen.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        *self == Self { person: self.person.clone(), ..Self::default() }
    }
}

/// What a person may change of their own profile.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preferences {
    /// `/user_metadata/preferred_language`; empty: none.
    pub language: String,
    /// `/user_metadata/salutation`; empty: none.
    pub salutation: String,
    /// `/user_metadata/timezone`; empty: none.
    pub time_zone: String,
}

/// Why a form is no request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// JSON pointer into the request, such as `/user/email`.
    pub pointer: String,
    /// What was expected, for people.
    pub message: String,
}

/// One mail that was handed to SMTP, and the decisions behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sent {
    /// The kind of mail, such as `verify_email`.
    pub email: String,
    /// What the receiver answered: `sent`, `deferred`, `rejected`, `unknown` or `refused`.
    pub outcome: String,
    /// The receiver's reply or what went wrong; may be empty.
    pub reply: String,
    /// The locale of the mail.
    pub locale: String,
    /// The greeting as the mail has it.
    pub salutation_line: String,
    /// The Message-ID.
    pub message_id: String,
    /// Why this language: every source, in order.
    pub language: Vec<Reason>,
    /// Why this name: every source, in order.
    pub name: Vec<Reason>,
}

/// One source of a decision and what became of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reason {
    /// JSON pointer into the request, or what else was asked.
    pub source: String,
    /// What was found there; `None`: nothing.
    pub value: Option<String>,
    /// `chosen`, `used`, `absent`, `invalid`, ...
    pub verdict: String,
    /// The reason, for people; may be empty.
    pub note: String,
}
