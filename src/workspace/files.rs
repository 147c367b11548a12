//! Files of a project that a command changes: written whole or not at all, with the byte order mark and the line ends that they had.

use std::fs;
use std::io;
use std::path::Path;

use super::WorkspaceError;
use crate::clock;
use crate::diagnostic::Fix;

/// Writes a file whole: beside its place first, then moved there, so that no reader and no broken run sees half of it.
pub fn write(path: &Path, content: &[u8]) -> Result<(), WorkspaceError> {
    let failed = |source: io::Error| WorkspaceError::Unwritable { path: path.to_path_buf(), source };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    // A link stays a link: its target is what is replaced.
    let target = if path.is_symlink() { path.canonicalize().map_err(failed)? } else { path.to_path_buf() };
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // Hidden, so that a project that is read meanwhile does not take it for one of its files.
    let beside = target.with_file_name(format!(".{name}.{}", clock::unique_id()));
    let moved = fs::write(&beside, content).and_then(|()| {
        if let Ok(before) = fs::metadata(&target) {
            fs::set_permissions(&beside, before.permissions())?;
        }
        fs::rename(&beside, &target)
    });
    moved.map_err(|error| {
        // What is left of it would be in the way; that it cannot be removed says nothing more than the first error.
        let _ = fs::remove_file(&beside);
        failed(error)
    })
}

/// A file's text as it is on disk; `None` when there is no such file.
pub fn read(path: &Path) -> Result<Option<String>, WorkspaceError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(WorkspaceError::Unreadable { path: path.to_path_buf(), source }),
    }
}

/// A file's text as projects are read: no byte order mark, `\n` line ends.
pub fn as_read(original: &str) -> String {
    original.strip_prefix('\u{feff}').unwrap_or(original).replace("\r\n", "\n")
}

/// Whether a file of that path would be in the folder `root`, whatever links lead to it.
pub fn is_inside(root: &Path, path: &Path) -> bool {
    let Ok(root) = root.canonicalize() else { return false };
    let there = path.ancestors().find_map(|known| known.canonicalize().ok());
    there.is_some_and(|there| there.starts_with(&root))
}

/// `original` with `fixes` applied, which are placed in the text as projects are read: no byte order mark, `\n` line ends.
/// Untouched lines keep every byte; what is put in takes the file's line ends.
pub fn apply(original: &str, fixes: &[Fix]) -> String {
    let mut fixes: Vec<&Fix> = fixes.iter().collect();
    fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
    let windows = original.find('\n').is_some_and(|at| original[..at].ends_with('\r'));
    let mut out = String::with_capacity(original.len());
    let mut place = Place { original, read: 0, at: 0 };
    place.skip_mark();
    let mut copied = 0;
    for fix in fixes {
        let start = place.of(fix.span.start);
        out.push_str(&original[copied..start]);
        out.push_str(&if windows { fix.text.replace('\n', "\r\n") } else { fix.text.clone() });
        copied = place.of(fix.span.end);
    }
    out.push_str(&original[copied..]);
    out
}

/// Puts `block` behind `before`, the text of a file as it was read: an empty line parts it from what is there.
pub fn appended(before: &str, block: &str) -> Fix {
    let gap = match before {
        "" => "",
        text if text.ends_with("\n\n") => "",
        text if text.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    Fix { span: before.len()..before.len(), text: format!("{gap}{block}") }
}

/// Follows two counts through a text: bytes as read, bytes on disk.
struct Place<'a> {
    original: &'a str,
    read: usize,
    at: usize,
}

impl Place<'_> {
    fn skip_mark(&mut self) {
        if self.original.starts_with('\u{feff}') {
            self.at = '\u{feff}'.len_utf8();
        }
    }

    /// Where on disk the byte `read` of the text as read is. Asked for in ascending order.
    fn of(&mut self, read: usize) -> usize {
        let bytes = self.original.as_bytes();
        while self.read < read && self.at < bytes.len() {
            self.at += if bytes[self.at..].starts_with(b"\r\n") { 2 } else { 1 };
            self.read += 1;
        }
        self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(span: std::ops::Range<usize>, text: &str) -> Fix {
        Fix { span, text: text.to_owned() }
    }

    #[test]
    fn a_fix_changes_its_own_bytes_only() {
        for (original, fixes, expected) in [
            ("ab\ncd\n", vec![fix(3..5, "x")], "ab\nx\n"),
            ("\u{feff}ab\r\ncd\r\n", vec![fix(3..5, "x\ny")], "\u{feff}ab\r\nx\r\ny\r\n"),
            ("ab\r\ncd\n", vec![fix(0..2, ""), fix(6..6, "e\n")], "\r\ncd\ne\r\n"),
            ("äb\r\n", vec![fix(2..3, "c"), fix(0..2, "a")], "ac\r\n"),
            ("", vec![fix(0..0, "a\n")], "a\n"),
        ] {
            assert_eq!(apply(original, &fixes), expected, "{original:?}");
        }
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/a.txt");
        assert!(write(&path, b"one").is_ok() && write(&path, b"two").is_ok());
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }
}
