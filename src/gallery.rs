//! The gallery: every email in every locale as static pages, to be looked at without a server and without a network.
//!
//! ```text
//! index.html                              emails × locales with what was found
//! mails/<email>/<sample>.html             one email, every locale side by side
//! frames/<email>/<sample>/<locale>.html   one mail's html, as the pages frame it
//! before/…                                the same of the older state, for what changed
//! ```
//!
//! [`Show::plan`] decides what is shown, [`Show::render`] renders it, [`write()`] makes the pages. Files go to a [`Shelf`]: a [`Folder`], or
//! whatever else keeps them.

mod cards;
mod collect;
mod findings;
mod folder;
mod frame;
mod index;
mod page;

use std::path::PathBuf;

use crate::diagnostic::count;

pub use self::collect::{Gallery, Plan, Show};
pub use self::findings::Findings;
pub use self::folder::Folder;
pub use self::frame::fenced;

/// Where the files of a gallery go.
pub trait Shelf: Sync {
    /// Keeps a file; `name` has forward slashes.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    fn put(&self, name: &str, content: &[u8]) -> Result<(), GalleryError>;
}

/// Why there is no gallery.
#[derive(Debug, thiserror::Error)]
pub enum GalleryError {
    /// An email or a locale that the project does not have; says which there are.
    #[error("{0}")]
    Unknown(String),
    /// The project has no emails.
    #[error("the project has no emails")]
    Empty,
    /// The directory holds something else.
    #[error("{path} is not empty and no gallery (it has no {marker}); name another directory")]
    Occupied {
        /// The directory.
        path: PathBuf,
        /// The file by which a gallery is known.
        marker: &'static str,
    },
    /// A file or a directory cannot be written.
    #[error("cannot write {path}")]
    Unwritable {
        /// What was to be written.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
}

/// Makes the pages.
///
/// # Errors
///
/// When a file cannot be kept.
pub fn write(gallery: &Gallery, shelf: &dyn Shelf) -> Result<(), GalleryError> {
    for (name, content) in page::ASSETS {
        shelf.put(name, content.as_bytes())?;
    }
    shelf.put("index.html", index::page(gallery).into_string().as_bytes())?;
    for email in &gallery.emails {
        for sample in email.shown_samples() {
            let name = format!("mails/{}/{}.html", email.name, email.samples[sample]);
            shelf.put(&name, cards::page(gallery, email, sample).into_string().as_bytes())?;
        }
    }
    Ok(())
}

/// What it holds, in a line.
pub fn summary(gallery: &Gallery) -> String {
    let locales = count(gallery.rows.iter().filter(|row| !row.pseudo).count(), "locale");
    let emails = count(gallery.emails.len(), "email");
    let mails = count(gallery.mails(), "mail");
    match &gallery.since {
        None => format!("{emails}, {locales}, {mails}"),
        Some(name) => format!("since {name}: {emails}, {locales}, {mails} changed or with findings"),
    }
}
