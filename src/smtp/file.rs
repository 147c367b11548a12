//! A transport that needs no relay: every mail becomes an `.eml` file in a directory.

use std::{
    fmt::Write as _,
    io,
    path::{Path, PathBuf},
};

use tokio::{fs, io::AsyncWriteExt};

use super::{
    outcome::{Ending, Outcome, Owner, Phase, Verdict},
    relay::{RelayError, percent_decoded},
};
use crate::message::Message;

/// Longest file name written; common file systems allow 255 bytes.
const NAME_LIMIT: usize = 240;

/// A directory that takes mails as `<message-id>.eml`, whole or not at all.
#[derive(Clone, Debug)]
pub struct FileDrop {
    dir: PathBuf,
}

impl FileDrop {
    /// A drop into `dir`, which is created with the first mail.
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into() }
    }

    /// Reads `file:dir` or `file:///dir`; `None` if the text has another scheme.
    pub fn parse(url: &str) -> Option<Result<Self, RelayError>> {
        let rest = url.trim().strip_prefix("file:")?;
        let path = match rest.strip_prefix("//") {
            Some(authority) => authority.strip_prefix("localhost").unwrap_or(authority),
            None => rest,
        };
        let is_local = !rest.starts_with("//") || path.starts_with('/');
        let path = percent_decoded(path).filter(|path| is_local && !path.is_empty() && !path.contains('\0'));
        Some(path.map(Self::new).ok_or(RelayError::Directory))
    }

    /// The directory mails are written to.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Writes one mail under a temporary name, syncs it and renames it into place, so a reader
    /// never sees half a mail. A file that cannot be written is `deferred`.
    pub async fn send(&self, message: &Message) -> Outcome {
        let id = &message.message_id;
        let Some(name) = file_name(id) else {
            return Ending::refused(Phase::Final, "the Message-ID is empty or too long for a file name").of(id, &[]);
        };
        match self.write(&name, &message.bytes).await {
            Ok(path) => Ending::unanswered(
                Verdict::Sent,
                Phase::Final,
                Owner::None,
                format_args!("written to {}", path.display()),
            ),
            Err(error) => Ending::route(Phase::Data, format_args!("cannot write {name}: {error}")),
        }
        .of(id, &[])
    }

    async fn write(&self, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        fs::create_dir_all(&self.dir).await?;
        let path = self.dir.join(name);
        let unfinished = self.dir.join(format!(".{name}.part"));
        let mut file = fs::File::create(&unfinished).await?;
        file.write_all(bytes).await?;
        file.sync_all().await?;
        drop(file);
        fs::rename(&unfinished, &path).await?;
        Ok(path)
    }
}

/// A file name from a Message-ID: no separators, no leading dot, different for different ids.
fn file_name(message_id: &str) -> Option<String> {
    let id = message_id.trim().trim_start_matches('<').trim_end_matches('>');
    let mut name = String::with_capacity(id.len() + 4);
    for (index, byte) in id.bytes().enumerate() {
        let plain = byte.is_ascii_alphanumeric() || b"@_-+=".contains(&byte) || (byte == b'.' && index > 0);
        if plain {
            name.push(char::from(byte));
        } else {
            write!(name, "%{byte:02x}").ok()?;
        }
    }
    name.push_str(".eml");
    (id.len() >= 2 && name.len() <= NAME_LIMIT).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_id_becomes_a_safe_file_name() {
        for (id, expected) in [
            ("<018f.a-b@example.org>", Some("018f.a-b@example.org.eml")),
            ("<../../etc/passwd@x>", Some("%2e.%2f..%2fetc%2fpasswd@x.eml")),
            ("<a\0b@x>", Some("a%00b@x.eml")),
            ("<>", None),
        ] {
            assert_eq!(file_name(id).as_deref(), expected, "{id}");
        }
        assert_eq!(file_name(&format!("<{}@x>", "a".repeat(300))), None);
    }

    #[test]
    fn file_urls_name_a_directory() {
        for (url, expected) in [
            ("file:///var/mail%20out", Some(Ok("/var/mail out"))),
            ("file://localhost/var/out", Some(Ok("/var/out"))),
            ("file:out/mail", Some(Ok("out/mail"))),
            ("file:/out", Some(Ok("/out"))),
            ("file://host/out", Some(Err(RelayError::Directory))),
            ("file://localhostile/out", Some(Err(RelayError::Directory))),
            ("file:", Some(Err(RelayError::Directory))),
            ("smtp://x", None),
        ] {
            let got = FileDrop::parse(url).map(|drop| drop.map(|drop| drop.dir().display().to_string()));
            assert_eq!(got, expected.map(|dir| dir.map(str::to_owned)), "{url}");
        }
    }
}
