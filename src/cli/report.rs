//! Findings for people: a source frame for each, and a count.

use std::io::IsTerminal;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::args::ReportFormat;
use super::output::{self, Failure, count, say};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::sources::Sources;

/// Prints all findings on stdout, as the result that was asked for.
pub fn put(report: &Report, sources: &Sources, format: ReportFormat) -> Result<(), Failure> {
    match format {
        ReportFormat::Human => {
            let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            output::put(&text(report, sources, color))
        }
        ReportFormat::Json => output::put_json(&report.to_json()),
    }
}

/// Prints all findings on stderr.
pub fn print(report: &Report, sources: &Sources) {
    let color = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    say(text(report, sources, color).trim_end());
}

/// All findings as text, with frames.
pub fn text(report: &Report, sources: &Sources, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut out = String::new();
    for finding in report.findings() {
        out.push_str(&frame(finding, sources, &renderer));
        out.push_str("\n\n");
    }
    let errors = report.findings().iter().filter(|d| d.severity == Severity::Error).count();
    let warnings = report.findings().len() - errors;
    out.push_str(&format!("{}, {}\n", count(errors, "error"), count(warnings, "warning")));
    out
}

fn frame(finding: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut title = finding.message.clone();
    let context: Vec<&str> = [finding.email.as_deref(), finding.locale.as_deref()].into_iter().flatten().collect();
    if !context.is_empty() {
        title = format!("{title} ({})", context.join(", "));
    }
    let text = finding.file.as_deref().and_then(|file| sources.text(file));
    let mut group: Group<'_> = match (&finding.file, text, &finding.span) {
        (Some(file), Some(text), Some(span)) => level.primary_title(title.as_str()).id(finding.rule).element(
            Snippet::source(text).path(file.as_str()).annotation(AnnotationKind::Primary.span(shown(text, span))),
        ),
        (Some(file), _, _) => {
            level.primary_title(title.as_str()).id(finding.rule).element(annotate_snippets::Origin::path(file.as_str()))
        }
        _ => Group::with_title(level.primary_title(title.as_str()).id(finding.rule)),
    };
    if let Some(hint) = &finding.hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    renderer.render(&[group])
}

/// The part of a span on its first line: frames of long blocks hide what is wrong.
fn shown(text: &str, span: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    // An overlaid stock file can have the same path as the text at hand; its span then fits no place here.
    let Some(inside) = text.get(span.clone()) else { return 0..0 };
    let end = inside.find('\n').map_or(span.end, |at| span.start + at);
    span.start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::{Layer, SourceText};

    #[test]
    fn the_frame_of_an_overlaid_file_shows_the_project_and_a_span_of_another_text_is_survived() {
        let layer = |text: &str| {
            let mut layer = Layer::default();
            let file = SourceText { path: "templates/x/subject.txt".into(), text: text.into() };
            layer.templates.insert("x/subject.txt".into(), file);
            layer
        };
        let sources =
            Sources { stock: layer("stock"), project: Some(layer("the project's own")), ..Sources::default() };
        let mut report = Report::new();
        report.push(Diagnostic::error("a", "b").at("templates/x/subject.txt", "the project's own", 14..17));
        assert!(text(&report, &sources, false).contains("the project's own"));
        report.push(Diagnostic::error("a", "b").at("templates/x/subject.txt", &"é".repeat(40), 60..80));
        assert!(text(&report, &sources, false).contains("2 errors"));
    }
}
