//! The folder of a gallery: empty, or a former gallery that is replaced.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{GalleryError, Shelf};

/// Tells a gallery from a folder that holds something else.
const MARKER: &str = "vocative-gallery.txt";
const MARKER_TEXT: &str = "Written by `vocative gallery`. The next run replaces everything in this folder.\n";

/// A folder that holds nothing but a gallery.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Refuses a place that holds something else than a gallery; changes nothing.
    pub fn may_be_written(root: &Path) -> Result<(), GalleryError> {
        let failed = |source: io::Error| GalleryError::Unwritable { path: root.to_path_buf(), source };
        let empty = match fs::read_dir(root) {
            Ok(mut entries) => entries.next().is_none(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => true,
            Err(error) => return Err(failed(error)),
        };
        if empty || root.join(MARKER).is_file() {
            return Ok(());
        }
        Err(GalleryError::Occupied { path: root.to_path_buf(), marker: MARKER })
    }

    /// Makes the folder, or empties the former gallery.
    pub fn prepare(root: &Path) -> Result<Folder, GalleryError> {
        Folder::may_be_written(root)?;
        let emptied = || -> io::Result<()> {
            fs::create_dir_all(root)?;
            // The marker goes last and comes first: a run that was broken off leaves a folder that the next one may replace.
            for entry in fs::read_dir(root)? {
                let entry = entry?;
                if entry.file_type()?.is_dir() {
                    fs::remove_dir_all(entry.path())?;
                } else if entry.file_name() != MARKER {
                    fs::remove_file(entry.path())?;
                }
            }
            fs::write(root.join(MARKER), MARKER_TEXT)
        };
        emptied().map_err(|source| GalleryError::Unwritable { path: root.to_path_buf(), source })?;
        Ok(Folder { root: root.to_path_buf() })
    }

    /// Where a file of the gallery is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }
}

impl Shelf for Folder {
    fn put(&self, name: &str, content: &[u8]) -> Result<(), GalleryError> {
        let path = self.path(name);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, content));
        made.map_err(|source| GalleryError::Unwritable { path, source })
    }
}
