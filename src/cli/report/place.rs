//! Where a finding is: the text around it, its end, its path as a repository has it.

use std::collections::BTreeMap;
use std::path::Path;

use super::Printout;
use crate::diagnostic::{Diagnostic, line_column};
use crate::sources::{SourceText, Sources};

/// What paths of the embedded set begin with: files that no repository has.
const STOCK: &str = "stock:";

/// The texts of a project by the paths that findings name.
#[derive(Debug)]
pub struct Texts<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Texts<'a> {
    /// Of the sources, and of files outside of them: `vocative.toml`.
    pub fn new(sources: &'a Sources, tomls: &'a [SourceText]) -> Texts<'a> {
        let mut texts = BTreeMap::new();
        for file in tomls.iter().chain(sources.files()) {
            texts.entry(file.path.as_str()).or_insert(file.text.as_str());
        }
        Texts(texts)
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&'a str> {
        self.0.get(path).copied()
    }
}

/// A place in a text: 1-based lines, and columns in characters. The end is the place after the last character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    pub start: (usize, usize),
    pub end: (usize, usize),
}

impl Region {
    /// Of a range of bytes; `None` where the text has none such.
    pub fn of(text: &str, span: &std::ops::Range<usize>) -> Option<Region> {
        text.get(span.clone())?;
        Some(Region { start: line_column(text, span.start), end: line_column(text, span.end) })
    }
}

impl Printout<'_> {
    /// All findings, ordered; those of no file at the end.
    pub fn findings(&self) -> Vec<&Diagnostic> {
        let mut findings = self.judged.report.findings();
        findings.sort_by_key(|finding| finding.file.is_none());
        findings
    }

    /// The path of a finding's file in the repository; `None` where the repository has no such file.
    pub fn path(&self, finding: &Diagnostic) -> Option<String> {
        let file = finding.file.as_deref().filter(|file| !file.starts_with(STOCK))?;
        Some(format!("{}{file}", self.folder))
    }

    /// The path with line and column, for a reader.
    pub fn position(&self, finding: &Diagnostic) -> Option<String> {
        let path = self.path(finding).or_else(|| finding.file.clone())?;
        Some(if finding.line == 0 { path } else { format!("{path}:{}:{}", finding.line, finding.column) })
    }

    /// Where in its file a finding is; `None` where it is about the whole of it.
    pub fn region(&self, finding: &Diagnostic) -> Option<Region> {
        let text = finding.file.as_deref().and_then(|file| self.texts.get(file));
        let exact = text.zip(finding.span.as_ref()).and_then(|(text, span)| Region::of(text, span));
        // The text at hand may be another than the one that was read first.
        let start = (finding.line, finding.column.max(1));
        exact.filter(|region| region.start == start).or((finding.line > 0).then_some(Region { start, end: start }))
    }

    /// The text of a project's file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path)
    }

    /// What the project's folder adds to its own paths.
    pub fn folder(&self) -> &str {
        self.folder
    }
}

/// Where `root` is below the first of `bases` that it is below: empty, or a path with forward slashes that ends with one.
pub fn folder_below<'a, B: IntoIterator<Item = &'a Path>>(root: &Path, bases: B) -> String {
    let Ok(root) = root.canonicalize() else { return String::new() };
    let below = bases.into_iter().filter_map(|base| root.strip_prefix(base.canonicalize().ok()?).ok()).next();
    let parts = below.into_iter().flat_map(Path::components);
    parts.map(|part| format!("{}/", part.as_os_str().to_string_lossy())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_counts_characters_and_ends_after_the_last() {
        let text = "a = é😀b\nc = d\n";
        for (span, expected) in [
            (4..11, Some(((1, 5), (1, 8)))),
            (4..16, Some(((1, 5), (2, 5)))),
            (0..0, Some(((1, 1), (1, 1)))),
            (5..6, None),
            (4..99, None),
        ] {
            let region = Region::of(text, &span);
            assert_eq!(region.map(|region| (region.start, region.end)), expected, "{span:?}");
        }
    }

    #[test]
    fn a_project_in_a_folder_of_the_repository_has_its_path() {
        let repository = tempfile::tempdir().unwrap();
        let project = repository.path().join("services/mail");
        let elsewhere = repository.path().join("other");
        for folder in [&project, &elsewhere] {
            std::fs::create_dir_all(folder).unwrap();
        }
        let missing = repository.path().join("missing");
        for (bases, expected) in [
            (vec![repository.path()], "services/mail/"),
            (vec![&*missing, &*elsewhere, repository.path()], "services/mail/"),
            (vec![&*project], ""),
            (vec![&*elsewhere], ""),
        ] {
            assert_eq!(folder_below(&project, bases.clone()), expected, "{bases:?}");
        }
    }
}
