//! What `a0deploy export` wrote: a directory with `emails/*.json` and their html, or `tenant.yaml` with paths to it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::cli::output::Failure;
use crate::diagnostic::{Diagnostic, Report};
use crate::import::{Auth0Template, LEFT_OUT, SYNTAX, UNTRANSLATED, VALUE};

/// The largest file that is read.
const MAX_FILE: u64 = 16 << 20;

/// An export's emails.
#[derive(Debug, Default)]
pub struct Export {
    /// The templates.
    pub templates: Vec<Auth0Template>,
    /// Names of templates that could not be read; the report says why.
    pub unread: Vec<String>,
    /// The provider's sender.
    pub from: Option<String>,
}

/// A template without its html.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Kept {
    template: Option<String>,
    body: Option<String>,
    from: Option<String>,
    result_url: Option<String>,
    subject: Option<String>,
    syntax: Option<String>,
    url_lifetime_in_seconds: Option<f64>,
    enabled: Option<bool>,
}

/// The provider, as far as a project needs it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Provider {
    name: Option<String>,
    default_from_address: Option<String>,
}

/// `tenant.yaml`, as far as emails go.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Tenant {
    email_templates: Option<Vec<Kept>>,
    email_provider: Option<Provider>,
}

impl Export {
    /// Reads an export. What is wrong with a single template goes to `report`.
    pub fn read(source: &Path, report: &mut Report) -> Result<Export, Failure> {
        let file = |name: &str| Some(source.join(name)).filter(|path| path.is_file());
        let is_yaml = source.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
        let tenant = if is_yaml && source.is_file() {
            Some(source.to_path_buf())
        } else {
            file("tenant.yaml").or_else(|| file("tenant.yml"))
        };
        let root = if source.is_file() { source.parent().unwrap_or(Path::new("")) } else { source };
        let mut reader = Reader { root: root.to_path_buf(), words: markers(root), report, export: Export::default() };
        if source.join("emails").is_dir() {
            reader.directory()?;
        } else if let Some(tenant) = tenant {
            reader.tenant(&tenant)?;
        } else {
            let message =
                format!("{} holds neither `emails/` nor `tenant.yaml`: it is no export of a0deploy", source.display());
            return Err(Failure::usage(message));
        }
        Ok(reader.export)
    }
}

/// Values for `##KEY##` and `@@KEY@@`: those of `config.json`.
fn markers(root: &Path) -> BTreeMap<String, serde_json::Value> {
    let text = fs::read_to_string(root.join("config.json")).unwrap_or_default();
    let config: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let mappings = config.get("AUTH0_KEYWORD_REPLACE_MAPPINGS").and_then(serde_json::Value::as_object);
    mappings.map(|all| all.iter().map(|(key, value)| (key.clone(), value.clone())).collect()).unwrap_or_default()
}

struct Reader<'a> {
    root: PathBuf,
    words: BTreeMap<String, serde_json::Value>,
    report: &'a mut Report,
    export: Export,
}

impl Reader<'_> {
    fn directory(&mut self) -> Result<(), Failure> {
        let emails = self.root.join("emails");
        let unreadable = |error: std::io::Error| Failure::usage(format!("cannot read {}: {error}", emails.display()));
        let mut paths = Vec::new();
        for entry in fs::read_dir(&emails).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path.extension().is_some_and(|ending| ending == "json") {
                paths.push(path);
            }
        }
        paths.sort();
        for path in paths {
            let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let shown = format!("emails/{name}.json");
            let Some(text) = self.text(&path, &shown)? else {
                self.export.unread.extend(Some(name).filter(|name| name != "provider"));
                continue;
            };
            if name == "provider" {
                let provider: Provider = serde_json::from_str(&text).unwrap_or_default();
                self.provider(&provider, &shown);
                continue;
            }
            match serde_json::from_str::<Kept>(&text) {
                Ok(kept) => {
                    let kept = Kept { template: kept.template.or(Some(name.clone())), ..kept };
                    let named = kept.body.clone().map(|body| emails.join(body)).filter(|path| path.is_file());
                    let body = named.unwrap_or_else(|| emails.join(format!("{name}.html")));
                    self.template(kept, &body, format!("{shown}#subject"))?;
                }
                Err(error) => {
                    let message = format!("the file is no email template: {error}");
                    let hint = "export it again with `a0deploy export`";
                    self.report.push(Diagnostic::error(SYNTAX, message).in_file(&shown).hint(hint));
                    self.export.unread.push(name);
                }
            }
        }
        Ok(())
    }

    fn tenant(&mut self, path: &Path) -> Result<(), Failure> {
        let shown = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let Some(text) = self.text(path, &shown)? else { return Ok(()) };
        let tenant: Tenant = match serde_saphyr::from_str(&text) {
            Ok(tenant) => tenant,
            Err(error) => {
                let message =
                    format!("the file cannot be read: {}", error.to_string().lines().next().unwrap_or_default());
                self.report.push(
                    Diagnostic::error(SYNTAX, message).in_file(&shown).hint("export it again with `a0deploy export`"),
                );
                return Ok(());
            }
        };
        if let Some(provider) = &tenant.email_provider {
            self.provider(provider, &shown);
        }
        for kept in tenant.email_templates.unwrap_or_default() {
            let name = kept.template.clone().unwrap_or_default();
            let body = kept.body.clone().unwrap_or_else(|| format!("./emailTemplates/{name}.html"));
            let body = self.root.join(body);
            self.template(kept, &body, format!("{shown}#{name}.subject"))?;
        }
        Ok(())
    }

    fn provider(&mut self, provider: &Provider, shown: &str) {
        self.export.from = provider.default_from_address.clone().filter(|from| from.contains('@'));
        let name = provider.name.as_deref().unwrap_or("email");
        let message = format!("the {name} provider is left out: mails are handed to a relay by SMTP");
        let hint = "set `smtp.url` in vocative.toml; its password belongs into the environment";
        self.report.push(Diagnostic::warning(LEFT_OUT, message).in_file(shown).hint(hint));
    }

    fn template(&mut self, kept: Kept, body: &Path, subject_path: String) -> Result<(), Failure> {
        let name = kept.template.clone().unwrap_or_default();
        let settings = subject_path.split('#').next().unwrap_or_default().to_owned();
        let error = |file: &str, message: String, hint: &str| {
            Diagnostic::error(UNTRANSLATED, message).in_file(file).email(&name).hint(hint.to_owned())
        };
        if kept.syntax.as_deref().is_some_and(|syntax| !syntax.eq_ignore_ascii_case("liquid")) {
            let message = format!("the template is written in `{}`", kept.syntax.unwrap_or_default());
            self.report.push(error(&settings, message, "write it in Liquid"));
            self.export.unread.push(name);
            return Ok(());
        }
        let path = self.shown(body);
        let inside = body.canonicalize().ok().zip(self.root.canonicalize().ok());
        if inside.is_none_or(|(body, root)| !body.starts_with(root)) {
            let message = format!("the html of `{name}` is not in the export");
            self.report.push(error(&settings, message, "export it again, with its html beside it"));
            self.export.unread.push(name);
            return Ok(());
        }
        let Some(text) = self.text(body, &path)? else {
            self.export.unread.push(name);
            return Ok(());
        };
        if let Some(seconds) = kept.url_lifetime_in_seconds {
            let message = format!("the link works for {seconds} seconds in Auth0");
            let hint = "whoever asks for the mail says so: pass `expires_in` in `data`";
            let note = Diagnostic::warning(LEFT_OUT, message).in_file(&settings).email(&name).hint(hint);
            self.report.push(note);
        }
        self.export.templates.push(Auth0Template {
            template: name,
            path,
            subject_path,
            body: text,
            subject: kept.subject,
            from: kept.from,
            result_url: kept.result_url,
            enabled: kept.enabled.unwrap_or(true),
        });
        Ok(())
    }

    /// A path below the export, with forward slashes.
    fn shown(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.root).unwrap_or(path);
        let parts = below.components().filter_map(|part| match part {
            std::path::Component::Normal(name) => Some(name.to_string_lossy()),
            _ => None,
        });
        parts.collect::<Vec<_>>().join("/")
    }

    /// A file's text with its markers replaced; what is no text is reported.
    fn text(&mut self, path: &Path, shown: &str) -> Result<Option<String>, Failure> {
        let unreadable = |error: std::io::Error| Failure::usage(format!("cannot read {}: {error}", path.display()));
        if fs::metadata(path).map_err(unreadable)?.len() > MAX_FILE {
            let message = format!("the file is larger than {MAX_FILE} bytes");
            self.report.push(Diagnostic::error(SYNTAX, message).in_file(shown).hint("make it smaller"));
            return Ok(None);
        }
        let bytes = fs::read(path).map_err(unreadable)?;
        let Ok(text) = String::from_utf8(bytes) else {
            let found = Diagnostic::error(SYNTAX, "the file is not UTF-8 text");
            self.report.push(found.in_file(shown).hint("save it as UTF-8"));
            return Ok(None);
        };
        let (text, missing) = replaced(&text, &self.words);
        for name in missing {
            let message = format!("the marker `{name}` has no value");
            let hint = "write it into AUTH0_KEYWORD_REPLACE_MAPPINGS of config.json beside the export, as for a0deploy";
            self.report.push(Diagnostic::warning(VALUE, message).in_file(shown).hint(hint));
        }
        Ok(Some(text))
    }
}

/// Replaces `##KEY##` by a value and `@@KEY@@`, quoted or not, by it as JSON. Markers without a value stay, in JSON as text; they are named.
fn replaced(text: &str, words: &BTreeMap<String, serde_json::Value>) -> (String, Vec<String>) {
    let mut out = String::with_capacity(text.len());
    let mut missing: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['#', '@']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let sign = if rest.starts_with('#') { "##" } else { "@@" };
        let word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let name = rest.strip_prefix(sign).and_then(|inner| {
            let length = inner.find(|c| !word(c)).unwrap_or(inner.len());
            (length > 0 && inner[length..].starts_with(sign)).then(|| &inner[..length])
        });
        let Some(name) = name else {
            out.push_str(&rest[..1]);
            rest = &rest[1..];
            continue;
        };
        let marker = &rest[..name.len() + 4];
        rest = &rest[marker.len()..];
        let value = words.get(name);
        if value.is_none() && !missing.iter().any(|known| known == marker) {
            missing.push(marker.to_owned());
        }
        match (sign, value) {
            ("##", Some(serde_json::Value::String(value))) => out.push_str(value),
            ("##", Some(value)) => out.push_str(&value.to_string()),
            ("##", None) => out.push_str(marker),
            (_, value) => {
                let quoted = out.ends_with('"') && rest.starts_with('"');
                match value {
                    Some(value) => {
                        if quoted {
                            out.pop();
                            rest = &rest[1..];
                        }
                        out.push_str(&value.to_string());
                    }
                    None if quoted => out.push_str(marker),
                    None => out.push_str(&format!("\"{marker}\"")),
                }
            }
        }
    }
    out.push_str(rest);
    (out, missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_replaced_before_anything_is_read() {
        let words = BTreeMap::from([
            ("HOST".to_owned(), serde_json::json!("a.example")),
            ("LIST".to_owned(), serde_json::json!(["a", 1])),
        ]);
        for (text, expected, missing) in [
            ("https://##HOST##/#x", "https://a.example/#x", vec![]),
            ("{\"a\": @@LIST@@, \"b\": \"@@LIST@@\"}", "{\"a\": [\"a\",1], \"b\": [\"a\",1]}", vec![]),
            ("{\"a\": @@NONE@@}", "{\"a\": \"@@NONE@@\"}", vec!["@@NONE@@"]),
            ("##NONE## ##", "##NONE## ##", vec!["##NONE##"]),
            ("a@b.example #fff", "a@b.example #fff", vec![]),
        ] {
            let (found, left) = replaced(text, &words);
            assert_eq!((found.as_str(), left), (expected, missing.into_iter().map(str::to_owned).collect()), "{text}");
        }
    }
}
