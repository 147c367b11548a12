//! `explain`: the decisions behind one mail, readable.

use std::process::ExitCode;

use serde_json::{Value, json};

use super::Loaded;
use super::args::{ExplainArgs, Format};
use super::output::{Failure, put, put_json, word};
use crate::diagnostic::{line_column, printable};
use crate::engine::Kit;
use crate::locale::Locale;
use crate::render::{RenderOptions, Rendered, render_request};
use crate::request::Request;
use crate::template::{Email, Part};

/// Explains.
pub fn run(loaded: &Loaded, args: &ExplainArgs) -> Result<ExitCode, Failure> {
    let json = loaded.request(Some(&args.email), &args.source, args.brand.as_deref())?;
    let request = Request::check(&json, &loaded.engine).map_err(Failure::Refused)?;
    let options = RenderOptions { locale: args.locale.clone(), ..RenderOptions::default() };
    let rendered = render_request(&loaded.engine, &request, loaded.instant(&args.source), &options)?;
    let kit = loaded.engine.kit(request.brand.as_deref()).ok_or_else(|| Failure::refused("the brand is gone"))?;
    let email = kit.email(&request.email).ok_or_else(|| Failure::refused("the email is gone"))?;
    let locale = kit.locales.iter().find(|l| l.name() == rendered.locale).unwrap_or(&kit.default);
    let story = Story { loaded, kit, email, locale, rendered: &rendered, brand: request.brand.as_deref() };
    match args.format {
        Format::Json => put_json(&story.as_json())?,
        Format::Human => put(&story.as_text())?,
    }
    Ok(ExitCode::SUCCESS)
}

struct Story<'a> {
    loaded: &'a Loaded,
    kit: &'a Kit,
    email: &'a Email,
    locale: &'a Locale,
    rendered: &'a Rendered,
    brand: Option<&'a str>,
}

/// An entry that the mail uses.
struct Used {
    id: String,
    part: &'static str,
    locale: String,
    place: String,
}

impl Story<'_> {
    fn files(&self) -> Vec<(&'static str, String)> {
        [Part::Subject, Part::Preheader, Part::Text, Part::Html]
            .into_iter()
            .filter_map(|part| Some((part.as_str(), self.email.file(part, self.locale)?.to_owned())))
            .collect()
    }

    fn entries(&self) -> Vec<Used> {
        let Some(bundle) = self.kit.catalog.bundle(self.locale) else { return Vec::new() };
        let mut used: Vec<Used> = Vec::new();
        for (part, call) in self.email.calls_in(self.locale) {
            let Some(entry) = bundle.entry(&call.id) else { continue };
            if used.iter().any(|u| u.id == call.id && u.part == part.as_str()) {
                continue;
            }
            let text = self.loaded.sources.text(&entry.place.file).unwrap_or_default();
            let (line, column) = line_column(text, entry.place.span.start);
            let place = format!("{}:{line}:{column}", entry.place.file);
            used.push(Used { id: call.id.clone(), part: part.as_str(), locale: entry.locale.name().to_owned(), place });
        }
        used
    }

    fn as_json(&self) -> Value {
        let entries: Vec<Value> = self
            .entries()
            .iter()
            .map(|u| json!({ "id": u.id, "part": u.part, "locale": u.locale, "place": u.place }))
            .collect();
        let files: serde_json::Map<_, _> =
            self.files().into_iter().map(|(part, file)| (part.to_owned(), json!(file))).collect();
        json!({
            "email": self.rendered.email,
            "brand": self.brand,
            "locale": self.rendered.locale,
            "chain": self.rendered.chain,
            "degraded": self.rendered.degraded,
            "salutation": self.rendered.salutation,
            "why": self.rendered.why,
            "files": files,
            "entries": entries,
        })
    }

    fn as_text(&self) -> String {
        let mut out = format!(
            "{} in {} (chain {}, {})\n",
            self.rendered.email,
            self.rendered.locale,
            self.rendered.chain.join(" → "),
            self.rendered.dir.as_str()
        );
        if let Some(brand) = self.brand {
            out.push_str(&format!("brand {brand}\n"));
        }
        if self.rendered.degraded {
            out.push_str("degraded: the intended rendering failed\n");
            for diagnostic in &self.rendered.diagnostics {
                out.push_str(&format!("  {}\n", diagnostic.message));
            }
        }
        out.push_str("\nLanguage\n");
        let rows = self
            .rendered
            .why
            .locale
            .iter()
            .map(|v| [v.source.clone(), shown(&v.value), word(&v.verdict), v.note.clone()]);
        out.push_str(&table(rows));
        out.push_str(&format!("\nGreeting: {}\n", printable(&self.rendered.salutation.line)));
        let rows = self
            .rendered
            .why
            .salutation
            .iter()
            .map(|v| [v.source.clone(), shown(&v.value), word(&v.verdict), v.note.clone()]);
        out.push_str(&table(rows));
        out.push_str("\nTemplates\n");
        out.push_str(&table(
            self.files().into_iter().map(|(part, file)| [part.to_owned(), file, String::new(), String::new()]),
        ));
        out.push_str("\nEntries\n");
        out.push_str(&table(self.entries().into_iter().map(|u| [u.id, u.part.to_owned(), u.locale, u.place])));
        out
    }
}

fn shown(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::Null) | Err(_) => "–".to_owned(),
        Ok(Value::String(text)) => printable(&text),
        Ok(other) => printable(&other.to_string()),
    }
}

fn table(rows: impl Iterator<Item = [String; 4]>) -> String {
    let rows: Vec<[String; 4]> = rows.collect();
    let mut widths = [0usize; 4];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(unicode_width::UnicodeWidthStr::width(cell.as_str())).min(48);
        }
    }
    let mut out = String::new();
    for row in &rows {
        let mut line = String::from(" ");
        for (width, cell) in widths.iter().zip(row) {
            let own = unicode_width::UnicodeWidthStr::width(cell.as_str());
            line.push(' ');
            line.push_str(cell);
            line.push_str(&" ".repeat(width.saturating_sub(own) + 1));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
