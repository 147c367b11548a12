//! Rules that compare with an older state: translations whose reference text has changed, locales and emails that are gone.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::resource::{Entry, Expr, Pattern, Piece};
use crate::catalog::{FileText, Written};
use crate::diagnostic::{Diagnostic, Report};
use crate::engine::Kit;
use crate::locale::{Locale, inherit};

/// The entries of a project, or of a brand over it, before and after.
pub struct Change<'a> {
    /// As they were.
    pub was: &'a Written,
    /// As they are.
    pub is: &'a Written,
}

/// Translations that are as they were although the reference text under their id is another.
///
/// Blanks, line ends and comments do not count. Texts whose files are not `own` belong to another look.
pub fn stale(change: &Change<'_>, kit: &Kit, own: &dyn Fn(&str) -> bool, report: &mut Report) {
    let changed = changed(change, &kit.reference);
    if changed.is_empty() {
        return;
    }
    for locale in kit.locales.iter().filter(|locale| **locale != kit.reference) {
        let Some(before) = change.was.locales().find(|known| known.tag() == locale.tag()) else { continue };
        let before: BTreeMap<String, String> = change
            .was
            .own(before)
            .flat_map(|(_, entry, _)| texts(entry).map(|(name, pattern)| (name, one_line(pattern))))
            .collect();
        for (_, entry, file) in change.is.own(locale).filter(|(_, _, file)| own(&file.path)) {
            for (name, pattern) in texts(entry) {
                let Some((old, new)) = changed.get(&name) else { continue };
                if before.get(&name) == Some(&one_line(pattern)) {
                    report.push(is_stale(&name, (entry, file), (old, new), kit.reference.name()));
                }
            }
        }
    }
}

fn is_stale(name: &str, place: (&Entry, &Arc<FileText>), text: (&str, &str), reference: &str) -> Diagnostic {
    let (entry, file) = place;
    let (old, new) = difference(text.0, text.1);
    let message = format!("`{name}` was translated from an older text of {reference}");
    Diagnostic::warning("translation-stale", message)
        .at(&file.path, &file.text, entry.span.clone())
        .locale(&file.locale)
        .entry(name)
        .hint(format!("the text was “{old}” and is “{new}”: translate it anew, unless the translation still holds"))
}

/// The texts of the reference that were and are there and differ, old and new.
fn changed(change: &Change<'_>, reference: &Locale) -> BTreeMap<String, (String, String)> {
    let (before, after) = (seen(change.was, reference), seen(change.is, reference));
    after
        .into_iter()
        .filter_map(|(name, new)| {
            let old = before.get(&name).filter(|old| **old != new)?.clone();
            Some((name, (old, new)))
        })
        .collect()
}

/// A locale's texts, its parents' included.
fn seen(written: &Written, locale: &Locale) -> BTreeMap<String, String> {
    let all: Vec<Locale> = written.locales().cloned().collect();
    let Some(locale) = all.iter().find(|known| known.tag() == locale.tag()) else { return BTreeMap::new() };
    let chain = inherit(locale, &all);
    let merged = written.merged(&chain);
    let entries = merged.all().into_iter().filter_map(|name| merged.entry(name));
    entries.flat_map(|(entry, ..)| texts(entry).map(|(name, pattern)| (name, one_line(pattern)))).collect()
}

/// The value and the attributes of an entry, named as calls name them.
fn texts(entry: &Entry) -> impl Iterator<Item = (String, &Pattern)> {
    let name = entry.name();
    let attributes = entry.attributes.iter().map({
        let name = name.clone();
        move |(attribute, pattern)| (format!("{name}.{attribute}"), pattern)
    });
    entry.value.iter().map(move |pattern| (name.clone(), pattern)).chain(attributes)
}

/// A text as it would be written on one line, its blanks collapsed: equal for texts that say the same.
fn one_line(pattern: &Pattern) -> String {
    let mut out = String::new();
    write_pattern(pattern, &mut out);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn write_pattern(pattern: &Pattern, out: &mut String) {
    for piece in &pattern.pieces {
        match piece {
            Piece::Text(text, _) => out.push_str(text),
            Piece::Place(expr) => {
                out.push_str("{ ");
                write_expr(expr, out);
                out.push_str(" }");
            }
        }
    }
}

fn write_expr(expr: &Expr, out: &mut String) {
    let attribute = |attribute: &Option<String>| attribute.iter().map(|name| format!(".{name}")).collect::<String>();
    match expr {
        Expr::Literal(text, _) => out.push_str(&format!("{text:?}")),
        Expr::Number(number, _) => out.push_str(number),
        Expr::Variable(name, _) => out.push_str(&format!("${name}")),
        Expr::Message { id, attribute: of, .. } => out.push_str(&format!("{id}{}", attribute(of))),
        Expr::Term { id, attribute: of, named, .. } => {
            out.push_str(&format!("-{id}{}", attribute(of)));
            if !named.is_empty() {
                write_arguments(&[], named, out);
            }
        }
        Expr::Call { name, positional, named, .. } => {
            out.push_str(name);
            write_arguments(positional, named, out);
        }
        Expr::Select { selector, variants } => {
            write_expr(selector, out);
            out.push_str(" ->");
            for variant in variants {
                let star = if variant.default { "*" } else { "" };
                out.push_str(&format!(" {star}[{}] ", variant.key));
                write_pattern(&variant.value, out);
            }
        }
        Expr::Spliced(pattern) => write_pattern(pattern, out),
    }
}

fn write_arguments(positional: &[Expr], named: &[(String, Expr)], out: &mut String) {
    out.push('(');
    let names = std::iter::repeat_n(None, positional.len()).chain(named.iter().map(|(name, _)| Some(name)));
    let values = positional.iter().chain(named.iter().map(|(_, value)| value));
    for (index, (name, value)) in names.zip(values).enumerate() {
        out.push_str(if index > 0 { ", " } else { "" });
        out.push_str(&name.map(|name| format!("{name}: ")).unwrap_or_default());
        write_expr(value, out);
    }
    out.push(')');
}

/// Texts of no more words are shown whole.
const FEW_WORDS: usize = 12;
/// Words that are shown around a change in a longer one.
const AROUND: usize = 2;
/// The most words that are shown of one side.
const MOST_WORDS: usize = 24;

/// Both texts, long ones without the words that they share at their ends, but for a few.
fn difference(old: &str, new: &str) -> (String, String) {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    if old.len().max(new.len()) <= FEW_WORDS {
        return (old.join(" "), new.join(" "));
    }
    let shared = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(a, b)| a == b).count();
    let start = shared(&mut old.iter().zip(&new));
    let longest = old.len().min(new.len()) - start;
    let end = shared(&mut old.iter().rev().zip(new.iter().rev())).min(longest);
    let shown = |words: &[&str]| {
        let from = start.saturating_sub(AROUND);
        let to = (words.len() - end.saturating_sub(AROUND)).min(from + MOST_WORDS);
        let (before, after) = (if from > 0 { "… " } else { "" }, if to < words.len() { " …" } else { "" });
        format!("{before}{}{after}", words[from..to].join(" "))
    };
    (shown(&old), shown(&new))
}

/// Emails that are no longer there, and locales in which an email was offered and is not. An email that only has faults, whose files `exist`,
/// is not gone: its faults are findings already.
pub fn withdrawn(before: &Kit, now: &Kit, written: &Written, exist: &dyn Fn(&str) -> bool, report: &mut Report) {
    let gone = |locale: &Locale| !now.locales.iter().any(|known| known.tag() == locale.tag());
    for locale in before.locales.iter().filter(|locale| gone(locale)) {
        let emails = before.templates.emails().keys().filter(|email| before.standing(email).offered.contains(locale));
        let message = match emails.count() {
            0 => continue,
            1 => format!("{} is not offered any more, in which one email was", locale.name()),
            emails => format!("{} is not offered any more, in which {emails} emails were", locale.name()),
        };
        let hint = "its readers get another locale or language now; bring the folder back, or list the locale in `locales.offered`";
        report.push(Diagnostic::error("locale-withdrawn", message).locale(locale.name()).hint(hint));
    }
    for name in before.templates.emails().keys() {
        if now.email(name).is_none() && exist(name) {
            continue;
        }
        if now.email(name).is_none() {
            let message = format!("the email `{name}` does not exist any more");
            let hint = "a caller that asks for it is refused; change the callers first, or keep it until they are";
            let file = format!("templates/{name}/email.toml");
            report.push(Diagnostic::warning("email-removed", message).in_file(&file).email(name).hint(hint));
            continue;
        }
        let standing = now.standing(name);
        let offered = |locale: &Locale| standing.offered.iter().any(|known| known.tag() == locale.tag());
        for was in before.standing(name).offered.iter().filter(|locale| !gone(locale) && !offered(locale)) {
            let is = now.locales.iter().find(|known| known.tag() == was.tag()).unwrap_or(was);
            report.push(is_withdrawn(name, is, now, written));
        }
    }
}

/// One email that lost one locale, placed where what it lacks belongs.
fn is_withdrawn(email: &str, locale: &Locale, now: &Kit, written: &Written) -> Diagnostic {
    let standing = now.standing(email);
    let missing: &[String] = standing.missing.get(locale).map_or(&[], Vec::as_slice);
    let (why, hint) = match (missing.first(), &standing.literal) {
        (Some(_), _) => (
            format!("it lacks {}", missing.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")),
            "its readers would get the whole mail in another language; translate the entries before this goes out",
        ),
        (None, Some(place)) => (
            format!("there is visible text outside of entries at {place}"),
            "its readers would get the whole mail in another language; print the text with `t(id=\"…\")`",
        ),
        (None, None) => ("its entries have faults".to_owned(), "mend what is found in its entries"),
    };
    let message = format!("`{email}` is not offered in {} any more: {why}", locale.name());
    let found = Diagnostic::error("locale-withdrawn", message).email(email).locale(locale.name()).hint(hint);
    match missing.first().and_then(|id| translation_file(id, locale, now, written)) {
        Some(file) => found.in_file(&file),
        None => found,
    }
}

/// The file that would hold the translation of an entry: the one of its name beside the reference's.
fn translation_file(id: &str, locale: &Locale, kit: &Kit, written: &Written) -> Option<String> {
    let id = id.split('.').next()?;
    let (_, _, file) = written.own(&kit.reference).find(|(name, ..)| *name == id)?;
    Some(file.path.replacen(&format!("/{}/", kit.reference.name()), &format!("/{}/", locale.name()), 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::LocaleFiles;

    fn written(files: &[(&str, &str)]) -> Written {
        let files = files.iter().map(|(locale, text)| LocaleFiles {
            locale: Locale::parse(locale).unwrap(),
            files: vec![(format!("locales/{locale}/a.ftl"), (*text).to_owned())],
        });
        Written::read(&[files.collect()], &mut Report::new())
    }

    #[test]
    fn a_text_is_changed_when_it_says_something_else() {
        for (was, is, expected) in [
            ("a = One\n", "# a note\na =\n    One\n", &[][..]),
            ("a = One two\n", "a =\n    One\n    two\n", &[]),
            (
                "a = { $n ->\n [one] x\n*[other] y\n}\n",
                "a =\n    { $n ->\n        [one] x\n       *[other] y\n    }\n",
                &[],
            ),
            ("a = One\n", "a = Two\n", &["a"]),
            ("a = One\n .label = x\n", "a = One\n .label = y\n", &["a.label"]),
            ("-a = One\n", "-a = Two\n", &["-a"]),
            ("a = { $n }\n", "a = { $m }\n", &["a"]),
            ("a = { NUMBER($n) }\n", "a = { NUMBER($n, minimumFractionDigits: 2) }\n", &["a"]),
            ("a = { -b }\n-b = x\n", "a = { -b(case: \"genitive\") }\n-b = x\n", &["a"]),
            ("a = { $n ->\n [one] x\n*[other] y\n}\n", "a = { $n ->\n [one] x\n*[other] z\n}\n", &["a"]),
            ("a = One\n", "b = One\n", &[]),
        ] {
            let (was, is) = (written(&[("en", was)]), written(&[("en", is)]));
            let change = Change { was: &was, is: &is };
            let found = changed(&change, &Locale::parse("en").unwrap());
            assert_eq!(found.keys().collect::<Vec<_>>(), expected, "{found:?}");
        }
    }

    #[test]
    fn a_difference_shows_what_changed_with_a_few_words_around_it() {
        let many =
            |middle: &str| format!("one two three four {middle} six seven eight nine ten eleven twelve thirteen");
        for (old, new, shown) in [
            ("Open it", "Open it now", ("Open it", "Open it now")),
            (&many("five"), &many("5"), ("… three four five six seven …", "… three four 5 six seven …")),
            (&many("five"), &many("5 5"), ("… three four five six seven …", "… three four 5 5 six seven …")),
        ] {
            let (was, is) = difference(old, new);
            assert_eq!((was.as_str(), is.as_str()), shown);
        }
        let long = "word ".repeat(100);
        assert!(difference(&long, "x").0.split(' ').count() <= MOST_WORDS + 2);
    }
}
