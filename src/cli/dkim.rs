//! `dkim new`: a key pair, and what to publish of it.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{Ed25519KeyPair, RsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::Home;
use super::args::Format;
use super::args::operating::{Algorithm, DkimNewArgs};
use super::output::{Failure, put, put_json, say};
use crate::message::dkim::Signer;

/// The longest string of a TXT record (RFC 1035 §3.3).
const STRING: usize = 255;

/// Makes the pair, writes its private half, prints its public one.
pub fn run(home: &Home, args: &DkimNewArgs) -> Result<ExitCode, Failure> {
    let pem = private_key(args.algorithm).ok_or_else(|| Failure::refused("the system could not make a key"))?;
    // The signer knows what a domain and a selector are; it is asked before anything is written.
    let signer = Signer::from_pem(&args.domain, &args.selector, &pem)
        .map_err(|error| Failure::usage(crate::diagnostic::with_causes(&error)))?;
    let record = Record::of(&signer)?;
    let root = home.root.as_deref().unwrap_or(Path::new(""));
    let path = match &args.out {
        Some(path) => path.clone(),
        None => root.join("dkim").join(format!("{}-{}.pem", signer.domain(), signer.selector())),
    };
    write_private(&path, &pem)?;
    let lines = lines(&signer, &key_path(root, &path));
    match args.format {
        Format::Json => put_json(&json!({
            "file": path.display().to_string(),
            "domain": signer.domain(),
            "selector": signer.selector(),
            "algorithm": signer.algorithm(),
            "record": record.as_json(),
            "configuration": lines,
        }))?,
        Format::Human => {
            say(&format!("wrote {}; keep it secret", path.display()));
            put(&format!(
                "Publish this TXT record, and wait until it is seen:\n\n{}\nThen add to vocative.toml:\n\n{lines}",
                record.as_text()
            ))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A TXT record to publish.
#[derive(Clone, Debug)]
pub struct Record {
    /// Where.
    pub name: String,
    /// What, as verifiers read it.
    pub value: String,
}

impl Record {
    /// The record of a signing key.
    pub fn of(signer: &Signer) -> Result<Record, Failure> {
        let value = signer.dns_record().map_err(|error| Failure::refused(error.to_string()))?;
        Ok(Record { name: signer.dns_name(), value })
    }

    /// The strings that a name server stores it as; verifiers join them.
    pub fn strings(&self) -> Vec<&str> {
        // Records are ASCII, so every cut is between characters.
        self.value.as_bytes().chunks(STRING).filter_map(|chunk| std::str::from_utf8(chunk).ok()).collect()
    }

    /// As a zone file has it, and as a form of a DNS provider takes it.
    pub fn as_text(&self) -> String {
        let strings: Vec<String> = self.strings().iter().map(|string| format!("\"{string}\"")).collect();
        let joined = match strings.as_slice() {
            [one] => one.clone(),
            several => format!("(\n    {} )", several.join("\n    ")),
        };
        format!("  {}.  IN TXT  {joined}\n", self.name)
    }

    /// For machines.
    pub fn as_json(&self) -> Value {
        json!({ "name": self.name, "type": "TXT", "value": self.value, "strings": self.strings() })
    }
}

/// A fresh private key as PKCS#8 in PEM.
fn private_key(algorithm: Algorithm) -> Option<String> {
    let der = match algorithm {
        // Version 1: what other programs read, too.
        Algorithm::Ed25519 => Ed25519KeyPair::generate().ok()?.to_pkcs8v1().ok()?.as_ref().to_vec(),
        Algorithm::Rsa => {
            let pair = RsaKeyPair::generate(KeySize::Rsa2048).ok()?;
            let der: Pkcs8V1Der<'static> = pair.as_der().ok()?;
            der.as_ref().to_vec()
        }
    };
    let text = STANDARD.encode(der);
    let mut pem = String::from("-----BEGIN PRIVATE KEY-----\n");
    for line in text.as_bytes().chunks(64) {
        pem.push_str(std::str::from_utf8(line).ok()?);
        pem.push('\n');
    }
    pem.push_str("-----END PRIVATE KEY-----\n");
    Some(pem)
}

/// Writes a file that is new and that nobody else may read, from its first moment.
fn write_private(path: &Path, pem: &str) -> Result<(), Failure> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)
            .map_err(|error| Failure::usage(format!("cannot make {}: {error}", folder.display())))?;
    }
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Failure::refused(format!(
            "{} exists, and a key is never overwritten; take another selector, or another file with --out",
            path.display()
        )),
        _ => Failure::usage(format!("cannot write {}: {error}", path.display())),
    })?;
    file.write_all(pem.as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(|error| Failure::refused(format!("cannot write {}: {error}", path.display())))
}

/// The file as `vocative.toml` names it: relative to the project where it lies in it.
fn key_path(root: &Path, path: &Path) -> String {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let here = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let (root, path): (PathBuf, PathBuf) = (whole(here), whole(path));
    path.strip_prefix(&root).unwrap_or(&path).display().to_string().replace('\\', "/")
}

fn lines(signer: &Signer, file: &str) -> String {
    format!(
        "[[dkim]]\ndomain   = {}\nselector = {}\nkey      = {{ file = {} }}\n",
        json!(signer.domain()),
        json!(signer.selector()),
        json!(file)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_key_are_taken_by_the_signer() {
        for (algorithm, name, strings) in [(Algorithm::Ed25519, "ed25519-sha256", 1), (Algorithm::Rsa, "rsa-sha256", 2)]
        {
            let signer = Signer::from_pem("example.org", "2026a", &private_key(algorithm).unwrap()).unwrap();
            assert_eq!(signer.algorithm(), name);
            let Ok(record) = Record::of(&signer) else { panic!("no record") };
            assert_eq!(record.strings().len(), strings);
            assert_eq!(record.strings().concat(), record.value);
            assert!(record.strings().iter().all(|string| string.len() <= STRING));
        }
    }
}
