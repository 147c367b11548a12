//! The matrix as static pages in one file: a gallery, zipped.

use std::io::{Cursor, Write as _};
use std::sync::{Mutex, PoisonError};

use axum::extract::State as Extracted;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Server;
use super::answer::{Asked, Refusal, apart};
use super::state::State;
use crate::check::Scope;
use crate::gallery::{self, GalleryError, Shelf, Show};
use crate::workspace::Looked;

/// Which email; all without one.
#[derive(Deserialize)]
pub(super) struct Which {
    email: Option<String>,
}

/// `GET /export.zip?email=`.
pub(super) async fn archive(
    Extracted(server): Extracted<Server>,
    Asked(which): Asked<Which>,
) -> Result<Response, Refusal> {
    // Each takes every processor; one after the other is as quick, and takes the memory of one.
    let _turn = server.exports.acquire().await.map_err(|error| Refusal::broken(error.to_string()))?;
    let studio = server.studio.clone();
    let email = which.email.clone();
    let bytes = apart(move || {
        let state = studio.state();
        zipped(&state, email.as_deref()).map_err(|error| Refusal::missing(format!("{error}.")))
    })
    .await?;
    let name = which.email.filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)));
    let disposition = format!("attachment; filename=\"{}-gallery.zip\"", name.as_deref().unwrap_or("vocative"));
    Ok(([(CONTENT_TYPE, "application/zip".to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

fn zipped(state: &State, email: Option<&str>) -> Result<Vec<u8>, GalleryError> {
    let emails: Vec<String> = email.map(str::to_owned).into_iter().collect();
    let scope = Scope { emails: emails.clone(), ..Scope::default() };
    let looked = Looked::within(&state.project, &scope, state.engine.as_deref());
    let judged = looked.check(None, None, &|_, _| {});
    let engine = looked.subject.engine().ok_or(GalleryError::Empty)?;
    let now = state.project.config.check.now;
    let show = Show { engine, older: None, since: None, emails: &emails, locales: &[], now };
    let archive = Archive::default();
    let plan = show.plan(&looked.subject, &judged.report)?;
    let gallery = show.render(plan, &archive, &|_, _| {})?;
    gallery::write(&gallery, &archive)?;
    archive.finish()
}

/// A zip file in the making. Nothing is compressed: the pages are for the disk next to the browser.
#[derive(Default)]
struct Archive(Mutex<Vec<(String, Vec<u8>)>>);

impl Shelf for Archive {
    fn put(&self, name: &str, content: &[u8]) -> Result<(), GalleryError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push((name.to_owned(), content.to_vec()));
        Ok(())
    }
}

impl Archive {
    fn finish(self) -> Result<Vec<u8>, GalleryError> {
        let mut files = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        // They were rendered side by side; equal projects give equal archives.
        files.sort();
        let failed = |source: std::io::Error| GalleryError::Unwritable { path: "gallery.zip".into(), source };
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
            zip.start_file(format!("gallery/{name}"), options).map_err(|error| failed(error.into()))?;
            zip.write_all(&content).map_err(failed)?;
        }
        zip.finish().map(Cursor::into_inner).map_err(|error| failed(error.into()))
    }
}
