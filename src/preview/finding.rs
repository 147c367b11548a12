//! A finding as pages get it: with its source frame, and where its file is on this machine.

use serde_json::{Value, json};

use super::state::State;
use crate::diagnostic::{Diagnostic, Severity, line_column};
use crate::workspace::Project;

/// Lines before and behind the place of a finding.
const AROUND: usize = 2;
/// Longer lines are cut around the place.
const WIDEST: usize = 400;

/// How many errors and warnings.
pub(super) fn tally(findings: &[Diagnostic]) -> Value {
    let (mut errors, mut warnings) = (0, 0);
    for found in findings {
        match found.severity {
            Severity::Error => errors += 1,
            Severity::Warning => warnings += 1,
        }
    }
    json!({ "errors": errors, "warnings": warnings })
}

/// The same with the lines of the configuration around it, which may hold secrets: for the studio's own person alone.
pub(super) fn wire_all(found: &Diagnostic, project: &Project, state: &State) -> Value {
    let mut value = wire(found, project, state);
    let file = found.file.as_deref().and_then(|file| project.tomls.iter().find(|toml| toml.path == file));
    if let Some(file) = file.filter(|_| found.line > 0) {
        value["frame"] = source_frame(&file.text, found.line, found.column, None);
    }
    value
}

/// A finding as pages get it: with the end of its place, its source frame and where the file is on this machine.
pub(super) fn wire(found: &Diagnostic, project: &Project, state: &State) -> Value {
    let mut value = serde_json::to_value(found).unwrap_or_default();
    let Some(object) = value.as_object_mut() else { return value };
    object.insert("mails".to_owned(), found.mails.into());
    object.entry("scenario").or_insert(Value::Null);
    let place = found.file.as_deref().and_then(|file| Some((file, project.text(file)?)));
    let end = place.zip(found.span.as_ref()).map(|((_, text), span)| line_column(text, span.end));
    object.insert("end_line".to_owned(), end.map_or(found.line, |end| end.0).into());
    object.insert("end_column".to_owned(), end.map_or(found.column, |end| end.1).into());
    let is_config = project.tomls.iter().any(|toml| Some(&toml.path) == found.file.as_ref());
    let frame = place
        .filter(|_| found.line > 0 && !is_config)
        .map(|(_, text)| source_frame(text, found.line, found.column, end));
    object.insert("frame".to_owned(), frame.into());
    let absolute = found.file.as_deref().and_then(|file| state.absolute(file));
    object.insert("absolute".to_owned(), absolute.map(|path| path.to_string_lossy().into_owned()).into());
    value
}

/// The lines around a place, the marked piece in UTF-16 code units, as the page's language counts.
fn source_frame(text: &str, line: usize, column: usize, end: Option<(usize, usize)>) -> Value {
    let first = line.saturating_sub(AROUND).max(1);
    let lines = text.lines().enumerate().skip(first - 1).take(line + AROUND + 1 - first);
    let units = |text: &str, columns: usize| text.chars().take(columns).map(char::len_utf16).sum::<usize>();
    lines
        .map(|(at, whole)| {
            // A line of a compiled style sheet may be very long; what is marked is near its beginning then.
            let shown: String = whole.chars().take(WIDEST.max(column + 40)).collect();
            let marked = (at + 1 == line).then(|| {
                let last = match end {
                    Some((end_line, end_column)) if end_line == line => end_column - 1,
                    Some(_) => shown.chars().count(),
                    None => column,
                };
                (units(&shown, column - 1), units(&shown, last.max(column)))
            });
            json!({ "line": at + 1, "text": shown, "start": marked.map(|m| m.0), "end": marked.map(|m| m.1) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::source_frame;

    #[test]
    fn a_frame_marks_what_the_page_counts() {
        let frame = source_frame("a\n😀 b = c\nd\ne\nf\n", 2, 3, Some((2, 4)));
        assert_eq!(frame[1], serde_json::json!({ "line": 2, "text": "😀 b = c", "start": 3, "end": 4 }));
        assert_eq!(frame.as_array().unwrap().len(), 4);
        assert_eq!(source_frame("a\nb", 1, 1, None)[0]["end"], 1);
    }
}
