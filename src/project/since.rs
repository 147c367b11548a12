//! An older state of a project: a directory that holds it as it was, or a commit that `git` reads.
//!
//! Trees and blobs are read as they are stored. Nothing in the working tree, the index or the repository changes, and neither a hook
//! nor a filter runs.

use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::{CONFIG_FILE, is_project};

/// What of a project's folder belongs to the project.
const PARTS: [&str; 5] = [CONFIG_FILE, "templates", "locales", "brands", "assets"];
/// Where a repository is looked for is the project's folder alone: a hook that runs this program sets these for another one.
const NOT_INHERITED: [&str; 4] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];

/// Why there is no older state to compare with.
#[derive(Debug, thiserror::Error)]
pub enum SinceError {
    /// The directory is no project.
    #[error(
        "{0} is a directory that holds no project: neither vocative.toml nor locales/; a branch of that name is refs/heads/{0}"
    )]
    NoProject(String),
    /// Git would take it for an option.
    #[error("`{0}` begins with a hyphen; name a directory or a commit")]
    Option(String),
    /// There is no `git` to ask.
    #[error("`{0}` is no directory, and `git` cannot be run to look for a commit of that name")]
    NoGit(String, #[source] io::Error),
    /// The project is in no repository.
    #[error("`{name}` is no directory, and git finds no repository for the project: {said}")]
    NoRepository {
        /// What was asked for.
        name: String,
        /// What git said.
        said: String,
    },
    /// The repository has no such commit.
    #[error(
        "`{0}` is neither a directory nor a commit of the project's repository; a shallow clone has to fetch it first \
         (git fetch --depth=1 origin COMMIT)"
    )]
    Unknown(String),
    /// Git could not read what it found.
    #[error("git cannot read `{name}`: {said}")]
    Unreadable {
        /// What was asked for.
        name: String,
        /// What git said.
        said: String,
    },
    /// The older files could not be laid out.
    #[error("the files of `{0}` cannot be written to a temporary folder")]
    Unwritable(String, #[source] io::Error),
}

/// An older state of a project, in a folder that can be read like the project itself.
#[derive(Debug)]
pub struct Older {
    root: Option<PathBuf>,
    /// Goes when the value is dropped.
    _folder: Option<TempDir>,
}

impl Older {
    /// Finds the state of the project at `root` that `name` means. A directory of that name comes before a commit.
    pub fn find(root: &Path, name: &str) -> Result<Older, SinceError> {
        let directory = Path::new(name);
        if directory.is_dir() {
            let directory = directory.canonicalize().unwrap_or_else(|_| directory.to_path_buf());
            if !is_project(&directory) && !directory.join("locales").is_dir() {
                return Err(SinceError::NoProject(name.to_owned()));
            }
            return Ok(Older { root: Some(directory), _folder: None });
        }
        Commit::find(root, name)?.lay_out()
    }

    /// Its folder; `None` when the project did not exist then.
    pub fn root(&self) -> Option<&Path> {
        self.root.as_deref()
    }
}

/// A commit of the repository that holds a project.
struct Commit<'a> {
    root: &'a Path,
    name: &'a str,
    id: String,
    /// The project's folder in the repository: empty, or with a slash at its end.
    prefix: String,
}

/// A file of a commit.
struct Blob {
    id: String,
    /// Below the project's folder.
    path: PathBuf,
    link: bool,
}

impl<'a> Commit<'a> {
    fn find(root: &'a Path, name: &'a str) -> Result<Commit<'a>, SinceError> {
        if name.starts_with('-') {
            return Err(SinceError::Option(name.to_owned()));
        }
        let here = git(root).args(["rev-parse", "--show-prefix"]).output();
        let here = here.map_err(|error| SinceError::NoGit(name.to_owned(), error))?;
        if !here.status.success() {
            return Err(SinceError::NoRepository { name: name.to_owned(), said: first_line(&here.stderr) });
        }
        let wanted = format!("{name}^{{commit}}");
        let found = git(root).args(["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted]).output();
        let found = found.map_err(|error| SinceError::NoGit(name.to_owned(), error))?;
        if !found.status.success() {
            return Err(SinceError::Unknown(name.to_owned()));
        }
        let prefix = String::from_utf8_lossy(&here.stdout).trim_end_matches(['\n', '\r']).to_owned();
        Ok(Commit { root, name, id: first_line(&found.stdout), prefix })
    }

    fn lay_out(&self) -> Result<Older, SinceError> {
        let blobs = self.blobs()?;
        if blobs.is_empty() {
            return Ok(Older { root: None, _folder: None });
        }
        let failed = |error: io::Error| SinceError::Unwritable(self.name.to_owned(), error);
        let folder = tempfile::Builder::new().prefix("vocative-since-").tempdir().map_err(failed)?;
        let root = folder.path().join("project");
        fs::create_dir(&root).and_then(|()| root.canonicalize()).map_err(failed).and_then(|root| {
            let contents = self.contents(&blobs, &folder.path().join("ids"))?;
            write(&root, &blobs, &contents).map_err(failed)?;
            Ok(Older { root: Some(root), _folder: Some(folder) })
        })
    }

    /// The project's files in the commit.
    fn blobs(&self) -> Result<Vec<Blob>, SinceError> {
        let parts: Vec<String> = PARTS.iter().map(|part| format!("{}{part}", self.prefix)).collect();
        let mut list = git(self.root);
        list.args(["ls-tree", "-r", "-z", "--full-tree", &self.id, "--"]).args(&parts);
        let listed = self.read(list)?;
        let rows = listed.split(|byte| *byte == 0).map(String::from_utf8_lossy);
        Ok(rows.filter_map(|row| self.blob(&row)).collect())
    }

    /// `<mode> <type> <id>`, a tab and the path (git-ls-tree, OUTPUT FORMAT). A path that leads elsewhere is nobody's template.
    fn blob(&self, row: &str) -> Option<Blob> {
        let (facts, path) = row.split_once('\t')?;
        let mut facts = facts.split(' ');
        let (mode, kind, id) = (facts.next()?, facts.next()?, facts.next()?);
        let path = PathBuf::from(path.strip_prefix(&self.prefix)?);
        let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
        (kind == "blob" && inside).then(|| Blob { id: id.to_owned(), path, link: mode == "120000" })
    }

    /// The contents of `blobs`, in their order. The ids go through a file: a pipe could fill up on both ends.
    fn contents(&self, blobs: &[Blob], ids: &Path) -> Result<Vec<Vec<u8>>, SinceError> {
        let failed = |error: io::Error| SinceError::Unwritable(self.name.to_owned(), error);
        let lines: String = blobs.iter().map(|blob| format!("{}\n", blob.id)).collect();
        fs::write(ids, lines).map_err(failed)?;
        let mut batch = git(self.root);
        batch.args(["cat-file", "--batch"]).stdin(Stdio::from(File::open(ids).map_err(failed)?));
        let answer = self.read(batch)?;
        let mut rest = answer.as_slice();
        let contents: Option<Vec<Vec<u8>>> = blobs.iter().map(|_| content(&mut rest)).collect();
        contents.ok_or_else(|| SinceError::Unreadable {
            name: self.name.to_owned(),
            said: "a file of the commit is not in the repository".to_owned(),
        })
    }

    fn read(&self, mut command: Command) -> Result<Vec<u8>, SinceError> {
        let output = command.output().map_err(|error| SinceError::NoGit(self.name.to_owned(), error))?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        Err(SinceError::Unreadable { name: self.name.to_owned(), said: first_line(&output.stderr) })
    }
}

/// `git` in the folder of a project.
fn git(root: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).stdin(Stdio::null());
    NOT_INHERITED.iter().for_each(|name| {
        command.env_remove(name);
    });
    command
}

fn first_line(output: &[u8]) -> String {
    String::from_utf8_lossy(output).lines().next().unwrap_or_default().to_owned()
}

/// Takes the next object off the answer of `git cat-file --batch`: `<id> <type> <size>`, a line end, the content, a line end.
fn content(answer: &mut &[u8]) -> Option<Vec<u8>> {
    let end = answer.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&answer[..end]).ok()?;
    let size: usize = head.split(' ').nth(2)?.parse().ok()?;
    let content = answer.get(end + 1..end + 1 + size)?.to_vec();
    *answer = answer.get(end + 2 + size..)?;
    Some(content)
}

/// Files first, then links, so that no file is written through a link.
fn write(root: &Path, blobs: &[Blob], contents: &[Vec<u8>]) -> io::Result<()> {
    for (blob, content) in blobs.iter().zip(contents).filter(|(blob, _)| !blob.link) {
        let path = root.join(&blob.path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, content)?;
    }
    for (blob, content) in blobs.iter().zip(contents).filter(|(blob, _)| blob.link) {
        let target = PathBuf::from(String::from_utf8_lossy(content).into_owned());
        if stays_inside(&blob.path, &target) {
            let path = root.join(&blob.path);
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            link(&target, &path)?;
        }
    }
    Ok(())
}

/// Whether a link at `path` leads to a place below the same folder.
fn stays_inside(path: &Path, target: &Path) -> bool {
    let mut depth = path.components().count() - 1;
    target.components().all(|part| match part {
        Component::Normal(_) => {
            depth += 1;
            true
        }
        Component::ParentDir if depth > 0 => {
            depth -= 1;
            true
        }
        Component::CurDir => true,
        _ => false,
    })
}

#[cfg(unix)]
fn link(target: &Path, path: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, path)
}

/// Git itself checks links out as text files here, which no project reads.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature as where there are links")]
fn link(_target: &Path, _path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_taken_off_one_by_one_whatever_they_hold() {
        let mut answer: &[u8] = b"aa blob 3\na\nb\nbb blob 0\n\ncc missing\n";
        assert_eq!(content(&mut answer).as_deref(), Some(&b"a\nb"[..]));
        assert_eq!(content(&mut answer).as_deref(), Some(&b""[..]));
        assert_eq!(content(&mut answer), None);
    }

    #[test]
    fn a_link_out_of_the_project_is_left_out() {
        for (target, inside) in [
            ("../de", true),
            ("./x.ftl", true),
            ("../../templates/x", true),
            ("../../../secret", false),
            ("/etc/passwd", false),
        ] {
            assert_eq!(stays_inside(Path::new("locales/de/x.ftl"), Path::new(target)), inside, "{target}");
        }
    }
}
