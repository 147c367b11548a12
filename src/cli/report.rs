//! Findings for people: a source frame for each, and a count.

use std::io::IsTerminal;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::output::say;
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::sources::Sources;

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

fn count(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
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
    let (start, end) = (span.start.min(text.len()), span.end.min(text.len()));
    let end = text.get(start..end).and_then(|part| part.find('\n')).map_or(end, |at| start + at);
    start..end.max(start)
}
