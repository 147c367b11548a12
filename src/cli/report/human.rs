//! Findings for people: a source frame for each, and a summary that says what to do next.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use clap::builder::styling::AnsiColor;

use super::Printout;
use super::place::Texts;
use super::wording::{looked, severities, severity_word, whose};
use crate::diagnostic::{Diagnostic, Report, Severity, count, printable};

/// So many findings of a rule are all shown.
const FEW: usize = 12;
/// Of more than these, so many of one locale, unless all are asked for.
const MOST_IN_LOCALE: usize = 3;
/// And so many altogether, none of them at the place of another.
const MOST_OF_RULE: usize = 5;
/// Names in a list, before it only counts.
const MOST_NAMES: usize = 8;

/// What loading found: frames and a count.
pub fn loaded(report: &Report, texts: &Texts<'_>, color: bool) -> String {
    let renderer = renderer(color);
    let mut out = String::new();
    for finding in report.findings() {
        let names: Vec<&str> =
            [&finding.email, &finding.locale].into_iter().filter_map(|name| name.as_deref()).collect();
        let title = match names.is_empty() {
            true => finding.message.clone(),
            false => format!("{} ({})", finding.message, names.join(", ")),
        };
        let _ = write!(out, "{}\n\n", frame(finding, &title, None, texts, &renderer));
    }
    let _ = writeln!(out, "{}", severities(report));
    out
}

/// What `check` found. Nothing found is said in one line; with `-q` only errors are printed.
pub fn checked(printout: &Printout<'_>, color: bool) -> String {
    let renderer = renderer(color);
    let quiet = printout.verbosity < 0;
    let findings = printout.findings();
    let shown: Vec<&Diagnostic> = findings.into_iter().filter(|f| !quiet || f.severity == Severity::Error).collect();
    if shown.is_empty() {
        return if quiet { String::new() } else { format!("nothing found in {}\n", looked(printout)) };
    }
    let (framed, folded) = fold(&shown, printout.verbosity > 0);
    let mut out = String::new();
    for finding in framed {
        let note = whose(finding);
        let _ = write!(out, "{}\n\n", frame(finding, &finding.message, note.as_deref(), &printout.texts, &renderer));
    }
    for (rule, findings) in &folded {
        let _ = write!(out, "{}\n\n", folded_line(rule, findings, &renderer));
    }
    out.push_str(&summary(printout, &shown, color));
    out
}

fn renderer(color: bool) -> Renderer {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    }
}

/// Findings that get a frame, and by rule those that are only counted: the first few show what to do about the rest.
fn fold<'a>(findings: &[&'a Diagnostic], all: bool) -> (Vec<&'a Diagnostic>, BTreeMap<&'a str, Vec<&'a Diagnostic>>) {
    let mut total: BTreeMap<&str, usize> = BTreeMap::new();
    findings.iter().for_each(|finding| *total.entry(finding.rule).or_default() += 1);
    let mut in_locale: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    let mut of_rule: BTreeMap<&str, usize> = BTreeMap::new();
    let mut places = BTreeSet::new();
    let (mut framed, mut folded) = (Vec::new(), BTreeMap::<_, Vec<_>>::new());
    for finding in findings {
        let few = all || total.get(finding.rule).is_none_or(|total| *total <= FEW);
        let here = in_locale.entry((finding.rule, finding.locale.as_deref())).or_default();
        let everywhere = of_rule.entry(finding.rule).or_default();
        let again = !places.insert((finding.rule, finding.file.as_deref(), finding.line, finding.column));
        if few || (*here < MOST_IN_LOCALE && *everywhere < MOST_OF_RULE && !again) {
            *here += 1;
            *everywhere += 1;
            framed.push(*finding);
        } else {
            folded.entry(finding.rule).or_default().push(*finding);
        }
    }
    (framed, folded)
}

/// How many more there are, and where.
fn folded_line(rule: &str, findings: &[&Diagnostic], renderer: &Renderer) -> String {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for place in findings.iter().filter_map(|f| f.locale.as_deref().or(f.file.as_deref())) {
        *places.entry(place).or_default() += 1;
    }
    let name = |(place, n): (&&str, &usize)| match n {
        1 => printable(place),
        n => format!("{} {n}", printable(place)),
    };
    let mut names: Vec<String> = places.iter().take(MOST_NAMES).map(name).collect();
    if places.len() > MOST_NAMES {
        names.push(format!("{} others", places.len() - MOST_NAMES));
    }
    let places = if names.is_empty() { String::new() } else { format!(" in {}", names.join(", ")) };
    let severity = findings.iter().map(|f| f.severity).min().unwrap_or(Severity::Warning);
    let title = format!("{} more{places}; -v shows them", findings.len());
    renderer.render(&[Group::with_title(level(severity).primary_title(title).id(rule))])
}

/// Counts by rule where there is more than one rule, what was looked at, and how to go on.
fn summary(printout: &Printout<'_>, shown: &[&Diagnostic], color: bool) -> String {
    let mut by_rule: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    shown.iter().for_each(|finding| *by_rule.entry((finding.severity, finding.rule)).or_default() += 1);
    let mut rows: Vec<(Severity, &str, usize)> =
        by_rule.iter().map(|((severity, rule), n)| (*severity, *rule, *n)).collect();
    rows.sort_by_key(|(severity, rule, n)| (*severity, Reverse(*n), *rule));
    let mut out = String::new();
    if rows.len() > 1 {
        let cells: Vec<String> = rows.iter().map(|(severity, _, n)| count(*n, severity_word(*severity))).collect();
        let widest = rows.iter().map(|(_, _, n)| n.to_string().len()).max().unwrap_or_default();
        for ((severity, rule, n), cell) in rows.iter().zip(&cells) {
            let indent = " ".repeat(2 + widest - n.to_string().len());
            let cell = format!("{cell:<width$}", width = n.to_string().len() + " warnings".len());
            let _ = writeln!(out, "{indent}{}  {rule}", styled(&cell, *severity, color));
        }
        out.push('\n');
    }
    let (errors, warnings) = printout.judged.report.counts();
    let paint = |n: usize, severity| {
        let words = count(n, severity_word(severity));
        if n == 0 { words } else { styled(&words, severity, color) }
    };
    let (errors, warnings) = (paint(errors, Severity::Error), paint(warnings, Severity::Warning));
    let _ = writeln!(out, "{errors}, {warnings} in {}", looked(printout));
    let fixable = shown.iter().filter(|finding| finding.fix.is_some()).count();
    if fixable > 0 {
        let _ = writeln!(out, "vocative check --fix mends {fixable} of them");
    }
    let example = rows.first().map_or("", |(_, rule, _)| rule);
    let _ = writeln!(out, "what a rule means, and both sides of an example: docs/rules.md#{example}");
    out
}

/// In the colors of the frames.
fn styled(text: &str, severity: Severity, color: bool) -> String {
    let hue = match severity {
        Severity::Error => AnsiColor::BrightRed,
        Severity::Warning => AnsiColor::Yellow,
    };
    let style = hue.on_default().bold();
    if color { format!("{style}{text}{style:#}") } else { text.to_owned() }
}

/// The source with the place marked, and what is said of it.
fn frame(finding: &Diagnostic, title: &str, note: Option<&str>, texts: &Texts<'_>, renderer: &Renderer) -> String {
    let title = level(finding.severity).primary_title(printable(title)).id(finding.rule);
    let file = finding.file.as_deref().map(printable);
    let text = finding.file.as_deref().and_then(|file| texts.get(file)).map(harmless);
    let mut group: Group<'_> = match (file, &text, &finding.span) {
        (Some(file), Some(text), Some(span)) => {
            title.element(Snippet::source(text).path(file).annotation(AnnotationKind::Primary.span(shown(text, span))))
        }
        (Some(file), _, _) => title.element(Origin::path(file)),
        _ => Group::with_title(title),
    };
    if let Some(note) = note {
        group = group.element(Level::NOTE.message(printable(note)));
    }
    if let Some(hint) = &finding.hint {
        group = group.element(Level::HELP.message(printable(hint)));
    }
    renderer.render(&[group])
}

/// The second block of control characters (U+0080 to U+009F), which a terminal may obey, becomes dots of the same length; the
/// renderer shows the first by itself.
fn harmless(text: &str) -> String {
    text.replace(|c: char| matches!(c, '\u{80}'..='\u{9f}'), "·")
}

/// The part of a span on its first line: frames of long blocks hide what is wrong.
fn shown(text: &str, span: &Range<usize>) -> Range<usize> {
    // An overlaid stock file can have the same path as the text at hand; its span then fits no place here.
    let Some(inside) = text.get(span.clone()) else { return 0..0 };
    let end = inside.find('\n').map_or(span.end, |at| span.start + at);
    span.start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Judged, Looked};
    use crate::sources::{Layer, SourceText, Sources};

    fn layer(text: &str) -> Layer {
        let mut layer = Layer::default();
        let file = SourceText { path: "templates/x/subject.txt".into(), text: text.into() };
        layer.templates.insert("x/subject.txt".into(), file);
        layer
    }

    fn print(findings: Vec<Diagnostic>, verbosity: i8, color: bool) -> String {
        let mut report = Report::new();
        report.extend(findings);
        let judged = Judged { report, open: Vec::new(), looked: Looked::default() };
        checked(&Printout::new(&judged, &Sources::default(), &[], "", verbosity), color)
    }

    #[test]
    fn the_frame_of_an_overlaid_file_shows_the_project_and_a_span_of_another_text_is_survived() {
        let sources =
            Sources { stock: layer("stock"), project: Some(layer("the project's own")), ..Sources::default() };
        let texts = Texts::new(&sources, &[]);
        let mut report = Report::new();
        report.push(Diagnostic::error("a", "b").at("templates/x/subject.txt", "the project's own", 14..17));
        assert!(loaded(&report, &texts, false).contains("the project's own"));
        report.push(Diagnostic::error("a", "b").at("templates/x/subject.txt", &"é".repeat(40), 60..80));
        assert!(loaded(&report, &texts, false).contains("2 errors"));
    }

    #[test]
    fn what_repeats_is_folded_until_all_is_asked_for() {
        let finding = |locale: &str, line: usize| Diagnostic {
            line,
            ..Diagnostic::warning("entry-missing", "m").locale(locale).in_file(&format!("locales/{locale}/a.ftl"))
        };
        let frames = |findings: &[Diagnostic], verbosity| {
            let text = print(findings.to_vec(), verbosity, false);
            let frames = text.matches("warning[entry-missing]: m").count();
            let folded = text.lines().find(|line| line.contains(" more in ")).unwrap_or_default().to_owned();
            (frames, folded)
        };
        let line = |rest: &str| format!("warning[entry-missing]: {rest}; -v shows them");
        let many: Vec<_> = ["de", "fr", "ja"].iter().flat_map(|l| (1..8).map(|n| finding(l, n))).collect();
        assert_eq!(frames(&many, 0), (5, line("16 more in de 4, fr 5, ja 7")));
        assert_eq!(frames(&many, 1), (21, String::new()));
        assert_eq!(frames(&many[..12], 0), (12, String::new()));
        // One fault that shows in many locales is one place.
        let same = |l: &str| Diagnostic { locale: Some(l.into()), ..finding("de", 1) };
        let locales: Vec<String> = (0..15).map(|n| format!("x{n:02}")).collect();
        let spread: Vec<_> = locales.iter().map(|l| same(l)).collect();
        assert_eq!(frames(&spread, 0), (1, line("14 more in x01, x02, x03, x04, x05, x06, x07, x08, 6 others")));
    }

    #[test]
    fn quiet_prints_errors_alone() {
        let warning = || Diagnostic::warning("a", "may be");
        assert_eq!(print(vec![warning()], -1, false), "");
        let both = print(vec![warning(), Diagnostic::error("b", "is")], -1, false);
        assert!(both.contains("error[b]: is") && !both.contains("may be"), "{both}");
        assert!(both.contains("1 error, 1 warning"), "{both}");
    }

    #[test]
    fn nothing_that_an_author_wrote_is_obeyed_by_a_terminal() {
        let hostile = "a\u{1b}[31m\u{9b}31m\u{202e}\u{7}";
        let sources = Sources { project: Some(layer(hostile)), ..Sources::default() };
        let finding = Diagnostic { email: Some(hostile.into()), ..Diagnostic::error("a", hostile) };
        let finding = finding.scenario(hostile).hint(hostile).at("templates/x/subject.txt", hostile, 0..1);
        let mut report = Report::new();
        report.extend([finding, Diagnostic::error("a", "b").in_file(hostile)]);
        let judged = Judged { report, open: Vec::new(), looked: Looked::default() };
        let text = checked(&Printout::new(&judged, &sources, &[], "", 0), false);
        let obeyed = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!text.contains(obeyed), "{text:?}");
        assert!(checked(&Printout::new(&judged, &sources, &[], "", 0), true).contains("\u{1b}[1m"));
    }
}
