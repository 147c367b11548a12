//! Why a mail was not rendered.

use crate::request::RequestFault;
use crate::template::RenderFault;

/// Why a request could not be rendered at all.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The request itself is at fault.
    #[error("the request is refused: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Refused(Vec<RequestFault>),
    /// The email cannot be sent in the locale that was forced.
    #[error("`{email}` is not offered in {locale}; it is offered in {}", .offered.join(", "))]
    NotOffered {
        /// The email.
        email: String,
        /// The forced locale.
        locale: String,
        /// Where it is offered.
        offered: Vec<String>,
    },
    /// Every rendering failed.
    #[error("no rendering succeeded: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Failed(Vec<RenderFault>),
}

impl RenderError {
    /// The same as faults of the request, for whoever asked.
    pub fn into_faults(self) -> Vec<RequestFault> {
        let whole = |pointer: &str, message: String| RequestFault { pointer: pointer.to_owned(), message };
        match self {
            RenderError::Refused(faults) => faults,
            RenderError::NotOffered { .. } => vec![whole("/locale", self.to_string())],
            RenderError::Failed(faults) => faults.iter().map(|fault| whole("", fault.to_string())).collect(),
        }
    }
}
