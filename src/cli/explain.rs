//! `explain`: the decisions behind one mail, readable.

use std::process::ExitCode;

use serde_json::Value;

use super::Loaded;
use super::args::{ExplainArgs, Format};
use super::output::{Failure, put, put_json, word};
use crate::diagnostic::printable;
use crate::render::story::Story;
use crate::render::{RenderOptions, render_request};
use crate::request::Request;
use crate::sources::Sources;

/// Explains.
pub fn run(loaded: &Loaded, args: &ExplainArgs) -> Result<ExitCode, Failure> {
    let json = loaded.request(Some(&args.email), &args.source, args.brand.as_deref())?;
    let request = Request::check(&json, &loaded.engine).map_err(Failure::Refused)?;
    let options = RenderOptions { locale: args.locale.clone(), ..RenderOptions::default() };
    let rendered = render_request(&loaded.engine, &request, loaded.instant(&args.source), &options)?;
    let story = Story::of(&loaded.engine, &request, &rendered).ok_or_else(|| Failure::refused("the email is gone"))?;
    match args.format {
        Format::Json => put_json(&story.told(Some(&loaded.sources)))?,
        Format::Human => put(&as_text(&story, &loaded.sources))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn as_text(story: &Story<'_>, sources: &Sources) -> String {
    let rendered = story.rendered;
    let mut out = format!(
        "{} in {} (chain {}, {})\n",
        rendered.email,
        rendered.locale,
        rendered.chain.join(" → "),
        rendered.dir.as_str()
    );
    if let Some(brand) = story.brand {
        out.push_str(&format!("brand {brand}\n"));
    }
    if rendered.degraded {
        out.push_str("degraded: the intended rendering failed\n");
        for diagnostic in &rendered.diagnostics {
            out.push_str(&format!("  {}\n", diagnostic.message));
        }
    }
    out.push_str("\nLanguage\n");
    let rows =
        rendered.why.locale.iter().map(|v| [v.source.clone(), shown(&v.value), word(&v.verdict), v.note.clone()]);
    out.push_str(&table(rows));
    out.push_str(&format!("\nGreeting: {}\n", printable(&rendered.salutation.line)));
    let rows =
        rendered.why.salutation.iter().map(|v| [v.source.clone(), shown(&v.value), word(&v.verdict), v.note.clone()]);
    out.push_str(&table(rows));
    out.push_str("\nTemplates\n");
    out.push_str(&table(
        story.files().into_iter().map(|(part, file)| [part.to_owned(), file.to_owned(), String::new(), String::new()]),
    ));
    out.push_str("\nEntries\n");
    out.push_str(&table(
        story.entries(Some(sources)).into_iter().map(|u| [u.id, u.part.to_owned(), u.locale, u.place]),
    ));
    out
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
