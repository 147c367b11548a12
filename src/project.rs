//! A project on disk, and the embedded stock set, as [`Sources`] (contract §2).

#[cfg(feature = "cli")]
pub mod since;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::diagnostic::{Diagnostic, Report};
use crate::sources::{BrandLayer, Layer, SourceText, Sources};

/// The stock templates, as they are in the repository.
pub static STOCK_TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
/// The stock entries.
pub static STOCK_LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// The configuration file's name.
pub const CONFIG_FILE: &str = "vocative.toml";
/// The largest file of any kind that is read.
const MAX_FILE: u64 = 16 << 20;
/// The most files that one project may have.
const MAX_FILES: usize = 50_000;

/// A directory or file that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    /// Reading failed.
    #[error("cannot read {path}")]
    Unreadable {
        /// What was to be read.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The project has more files than any project should.
    #[error("{0} holds more than {MAX_FILES} files; is it a project?")]
    TooManyFiles(PathBuf),
}

/// The nearest ancestor of `start` that is a project: it holds `vocative.toml`, or both `templates/` and `locales/`.
pub fn find(start: &Path) -> Option<PathBuf> {
    let start = start.canonicalize().ok()?;
    start.ancestors().find(|dir| is_project(dir)).map(Path::to_path_buf)
}

fn is_project(dir: &Path) -> bool {
    dir.join(CONFIG_FILE).is_file() || (dir.join("templates").is_dir() && dir.join("locales").is_dir())
}

/// Reads the project at `root`, or the stock set alone. Files that are no text go to `report`.
pub fn load(root: Option<&Path>, report: &mut Report) -> Result<Sources, ProjectError> {
    let mut sources = Sources { stock: stock(), ..Sources::default() };
    let Some(root) = root else { return Ok(sources) };
    let mut reader = Reader { root: root.to_path_buf(), report, files: 0 };
    sources.project = Some(reader.layer(root)?);
    let brands = root.join("brands");
    for dir in reader.directories(&brands)? {
        let name = file_name(&dir);
        let toml = dir.join("brand.toml");
        let toml = if toml.is_file() && reader.is_inside(&toml) { reader.text(&toml)? } else { None };
        sources.brands.insert(name, BrandLayer { toml, layer: reader.layer(&dir)? });
    }
    Ok(sources)
}

/// The embedded set. Its paths begin with `stock:`, since a project may have files of the same names.
pub fn stock() -> Layer {
    let mut layer = Layer::default();
    embedded(&STOCK_TEMPLATES, &mut |name, text| {
        let file = SourceText { path: format!("stock:templates/{name}"), text };
        layer.templates.insert(name, file);
    });
    let mut locales: BTreeMap<String, Vec<SourceText>> = BTreeMap::new();
    embedded(&STOCK_LOCALES, &mut |name, text| {
        let Some((folder, _)) = name.split_once('/') else { return };
        if name.ends_with(".ftl") {
            let file = SourceText { path: format!("stock:locales/{name}"), text };
            locales.entry(folder.to_owned()).or_default().push(file);
        }
    });
    layer.locales = locales;
    layer
}

fn embedded(dir: &Dir<'_>, add: &mut dyn FnMut(String, String)) {
    for file in dir.files() {
        if let Some(text) = file.contents_utf8() {
            add(slashes(file.path()), text.to_owned());
        }
    }
    for sub in dir.dirs() {
        embedded(sub, add);
    }
}

/// A path with forward slashes, as projects and diagnostics name files on every system.
fn slashes(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

struct Reader<'a> {
    root: PathBuf,
    report: &'a mut Report,
    files: usize,
}

impl Reader<'_> {
    fn layer(&mut self, dir: &Path) -> Result<Layer, ProjectError> {
        let mut layer = Layer::default();
        let templates = dir.join("templates");
        for path in self.walk(&templates)? {
            let name = relative(&path, &templates);
            // What systems and editors leave beside templates (`Thumbs.db`) is nobody's fault.
            if ![".mjml", ".html", ".txt", ".toml", ".json"].iter().any(|ending| name.ends_with(ending)) {
                continue;
            }
            if let Some(file) = self.text(&path)? {
                layer.templates.insert(name, file);
            }
        }
        for folder in self.directories(&dir.join("locales"))? {
            let mut texts = Vec::new();
            for path in self.walk(&folder)? {
                if path.extension().is_some_and(|ending| ending == "ftl")
                    && let Some(file) = self.text(&path)?
                {
                    texts.push(file);
                }
            }
            layer.locales.insert(file_name(&folder), texts);
        }
        let assets = dir.join("assets");
        for path in self.walk(&assets)? {
            if self.is_too_large(&path)? {
                continue;
            }
            let bytes = fs::read(&path).map_err(|source| unreadable(&path, source))?;
            layer.assets.insert(format!("assets/{}", relative(&path, &assets)), Arc::from(bytes));
        }
        Ok(layer)
    }

    /// Subdirectories in order of their names; none if `dir` does not exist.
    fn directories(&self, dir: &Path) -> Result<Vec<PathBuf>, ProjectError> {
        Ok(self.entries(dir)?.into_iter().filter(|path| path.is_dir()).collect())
    }

    fn entries(&self, dir: &Path) -> Result<Vec<PathBuf>, ProjectError> {
        if !dir.is_dir() || !self.is_inside(dir) {
            return Ok(Vec::new());
        }
        let mut paths = Vec::new();
        for entry in fs::read_dir(dir).map_err(|source| unreadable(dir, source))? {
            let path = entry.map_err(|source| unreadable(dir, source))?.path();
            // Editors and systems leave hidden files; a link out of the project would read what is not the author's.
            let outside = path.is_symlink() && !self.is_inside(&path);
            if !file_name(&path).starts_with('.') && !file_name(&path).ends_with('~') && !outside {
                paths.push(path);
            }
        }
        paths.sort();
        Ok(paths)
    }

    /// Whether a path is in the project, whatever links lead to it.
    fn is_inside(&self, path: &Path) -> bool {
        let root = self.root.canonicalize();
        path.canonicalize().is_ok_and(|real| root.is_ok_and(|root| real.starts_with(root)))
    }

    /// All files below `dir`, in order.
    fn walk(&mut self, dir: &Path) -> Result<Vec<PathBuf>, ProjectError> {
        let mut files = Vec::new();
        let mut pending = vec![dir.to_path_buf()];
        while let Some(dir) = pending.pop() {
            for path in self.entries(&dir)? {
                if path.is_dir() && !path.is_symlink() {
                    pending.push(path);
                } else if path.is_file() {
                    self.files += 1;
                    files.push(path);
                }
                if self.files > MAX_FILES {
                    return Err(ProjectError::TooManyFiles(self.root.clone()));
                }
            }
        }
        files.sort();
        Ok(files)
    }

    /// Whether a file is larger than what is read, which is reported.
    fn is_too_large(&mut self, path: &Path) -> Result<bool, ProjectError> {
        let size = fs::metadata(path).map_err(|source| unreadable(path, source))?.len();
        if size > MAX_FILE {
            let message = format!("the file has {size} bytes; at most {MAX_FILE} are read");
            let found = Diagnostic::error("source-too-large", message).in_file(&relative(path, &self.root));
            self.report.push(found.hint("split or remove it"));
        }
        Ok(size > MAX_FILE)
    }

    /// A text file; what is no UTF-8 text or too large is reported, and the latter left out. Line ends become `\n`, a byte order mark goes.
    fn text(&mut self, path: &Path) -> Result<Option<SourceText>, ProjectError> {
        let shown = relative(path, &self.root);
        if self.is_too_large(path)? {
            return Ok(None);
        }
        let bytes = fs::read(path).map_err(|source| unreadable(path, source))?;
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
                Ok(Some(SourceText { path: shown, text }))
            }
            Err(error) => {
                let wrong = error.utf8_error().valid_up_to();
                let text = otherwise_encoded(error.as_bytes()).replace("\r\n", "\n");
                let before = String::from_utf8_lossy(&error.as_bytes()[..wrong]).replace("\r\n", "\n").len();
                let place = if text.is_char_boundary(before) { before..before + 1 } else { 0..0 };
                let found = Diagnostic::error("encoding", "the file is not UTF-8 text").at(&shown, &text, place);
                self.report.push(found.hint("save it as UTF-8"));
                Ok(Some(SourceText { path: shown, text }))
            }
        }
    }
}

/// What a file says that is not UTF-8, so that the fault is found in it and no other is made up: UTF-16 with its mark, or else Latin-1.
fn otherwise_encoded(bytes: &[u8]) -> String {
    let units = |pair: fn([u8; 2]) -> u16| -> Vec<u16> {
        bytes[2..].chunks_exact(2).map(|chunk| pair([chunk[0], chunk[1]])).collect()
    };
    match bytes {
        [0xff, 0xfe, ..] => String::from_utf16_lossy(&units(u16::from_le_bytes)),
        [0xfe, 0xff, ..] => String::from_utf16_lossy(&units(u16::from_be_bytes)),
        _ => bytes.iter().copied().map(char::from).collect(),
    }
}

fn relative(path: &Path, base: &Path) -> String {
    slashes(path.strip_prefix(base).unwrap_or(path))
}

fn unreadable(path: &Path, source: std::io::Error) -> ProjectError {
    ProjectError::Unreadable { path: path.to_path_buf(), source }
}
