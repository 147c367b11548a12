//! Subject, preheader and buttons: lines that programs cut, and what a filter takes for advertising.

use unicode_width::UnicodeWidthStr as _;

use super::html::Outline;
use super::{Budgets, Flaw, Specimen, Spot, beginning};
use crate::template::Part;

/// What a value of the request counts at most towards a length: nobody can shorten a person's or a company's name.
const VALUE_COLUMNS: usize = 24;
/// From here on Gmail hides the rest of a mail behind a link: observed between 100 and 105 kB, nowhere promised.
pub const CLIPPED: usize = 102_400;
/// Fewer letters may be an abbreviation.
const SHOUTED: usize = 8;

/// Measures the lines, and the html against Gmail's clipping.
pub fn examine(specimen: &Specimen<'_>, outline: &Outline<'_>, budgets: &Budgets, flaws: &mut Vec<Flaw>) {
    let rendered = specimen.rendered;
    let subject = &*rendered.subject;
    let preheader = rendered.preheader.trim();
    if let Some(columns) = excess(specimen, subject, budgets.subject) {
        flaws.push(Flaw::new(
            "subject-long",
            Spot::Line(Part::Subject, 0..subject.len(), None),
            format!("the subject takes {columns} columns, {} are shown: “{subject}”", budgets.subject),
            "say first what the mail is about and leave out what its beginning says again",
        ));
    }
    if is_loud(subject) && !specimen.any_given(&|value| is_loud(value) && subject.contains(value)) {
        flaws.push(Flaw::new(
            "subject-loud",
            Spot::Line(Part::Subject, 0..subject.len(), None),
            format!("the subject shouts: “{subject}”"),
            "write it in ordinary letters with at most one exclamation mark; filters count both",
        ));
    }
    if preheader.is_empty() {
        flaws.push(Flaw::new(
            "preheader-missing",
            Spot::Within(&["mj-preview", "mj-body", "body", "mjml", "html"]),
            "the mail has no preheader, so that lists of mails show the beginning of its body instead",
            "write preheader.txt or `<mj-preview>` with what the subject leaves open",
        ));
    } else if repeats(subject, preheader) {
        flaws.push(Flaw::new(
            "preheader-repeats-subject",
            Spot::Line(Part::Preheader, 0..rendered.preheader.len(), None),
            format!("the preheader says the subject again: “{}”", beginning(preheader, 80)),
            "say what the subject leaves open, such as how long a link works",
        ));
    }
    if let Some(columns) = excess(specimen, preheader, budgets.preheader) {
        flaws.push(Flaw::new(
            "preheader-long",
            Spot::Line(Part::Preheader, 0..rendered.preheader.len(), None),
            format!("the preheader takes {columns} columns, {} are shown", budgets.preheader),
            "one short sentence is enough; what comes last is cut",
        ));
    }
    for button in outline.anchors.iter().filter(|anchor| anchor.is_button()) {
        let label = &outline.text[button.label.clone()];
        if let Some(columns) = excess(specimen, label.trim(), budgets.button) {
            flaws.push(Flaw::new(
                "button-long",
                Spot::Line(Part::Html, button.label.clone(), Some(Box::new(button.tag.sighting(label)))),
                format!("the button “{}” takes {columns} columns, {} fit", label.trim(), budgets.button),
                "name the action in two to four words; the sentence around it explains it",
            ));
        }
    }
    flaws.extend(weight(rendered.html.len(), budgets.html));
}

/// Columns of a line where they are too many, its long values counted short.
fn excess(specimen: &Specimen<'_>, line: &str, budget: usize) -> Option<usize> {
    // A column takes a byte at least, and rarely is a line long.
    if line.len() <= budget || line.width() <= budget {
        return None;
    }
    let longest = std::cell::Cell::new(0);
    specimen.any_given(&|value| {
        if value.width() > VALUE_COLUMNS && line.contains(value) {
            longest.set(longest.get().max(value.width() - VALUE_COLUMNS));
        }
        false
    });
    let columns = line.width() - longest.get();
    (columns > budget).then_some(columns)
}

fn weight(bytes: usize, budget: usize) -> Option<Flaw> {
    let hint = "move styles that repeat into `<mj-attributes>` or classes, and leave out what few people read";
    if bytes > CLIPPED {
        let message = format!("the html part has {bytes} bytes; Gmail hides what comes after about {CLIPPED}");
        return Some(Flaw::in_part("html-clipped", Part::Html, message, hint));
    }
    let message = format!("the html part has {bytes} bytes, near the {CLIPPED} after which Gmail hides the rest");
    (bytes > budget).then(|| Flaw::in_part("html-large", Part::Html, message, hint))
}

/// Whether a line is written in capitals throughout, or cries out more than once.
fn is_loud(line: &str) -> bool {
    let marks = line.chars().filter(|c| matches!(c, '!' | '！')).count();
    let capitals = line.chars().filter(|c| c.is_uppercase()).count();
    let small = line.chars().any(char::is_lowercase);
    marks > 1 || (capitals >= SHOUTED && !small)
}

/// Whether the second line says the first again and nothing or little else before it.
fn repeats(subject: &str, preheader: &str) -> bool {
    let (subject, preheader) = (plain(subject), plain(preheader));
    !subject.is_empty() && preheader.starts_with(&*subject)
}

/// A line as it is compared: lower case, without punctuation at its end.
fn plain(line: &str) -> String {
    let line = line.trim().trim_end_matches(|c: char| !c.is_alphanumeric());
    line.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shouting_is_told_from_names() {
        for loud in ["RESET YOUR PASSWORD", "Act now!!", "Hey! Look!", "СМЕНИТЕ ПАРОЛЬ"] {
            assert!(is_loud(loud), "{loud}");
        }
        for calm in [
            "Reset your password",
            "Welcome!",
            "IBM: 482913",
            "¡Hola, Juana!",
            "パスワードの再設定",
            "إعادة تعيين",
            "NASA",
        ] {
            assert!(!is_loud(calm), "{calm}");
        }
    }

    #[test]
    fn a_preheader_adds_to_the_subject() {
        assert!(repeats("Reset your password", "Reset your password."));
        assert!(repeats("Reset your password", "reset your password for Example"));
        assert!(!repeats("Reset your password", "The link works for 15 minutes."));
        assert!(!repeats("Your code", "Use it within 15 minutes; your code is secret"));
    }

    #[test]
    fn html_is_weighed_against_gmail() {
        assert_eq!(weight(20_000, 92_160), None);
        assert_eq!(weight(95_000, 92_160).map(|flaw| flaw.rule), Some("html-large"));
        assert_eq!(weight(102_401, 92_160).map(|flaw| flaw.rule), Some("html-clipped"));
    }
}
