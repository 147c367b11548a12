//! A part that fails for one person.

use super::Place;
use crate::diagnostic::Diagnostic;

/// A part that could not be rendered for one person.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{part} of `{email}` cannot be rendered in {locale}: {reason}")]
pub struct RenderFault {
    /// The email.
    pub email: String,
    /// The part.
    pub part: &'static str,
    /// The locale tried.
    pub locale: String,
    /// What went wrong, without values of the person.
    pub reason: String,
    /// The tag that failed, or else the part's file.
    pub place: Option<Place>,
}

impl RenderFault {
    /// The fault as an author's mistake, at its place.
    pub fn diagnostic(&self) -> Diagnostic {
        let found = Diagnostic::error("render-failed", self.to_string()).email(&self.email).locale(&self.locale);
        match &self.place {
            Some(place) => found.at(&place.file.path, &place.file.text, place.span.clone()),
            None => found,
        }
    }
}
