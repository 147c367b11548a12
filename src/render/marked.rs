//! Where each entry stands in a rendered mail: for a preview, in which a text leads to its entry.

use super::{Locale, Mail, Part, Rendered, Salutation};
use crate::template::plain_text;
use crate::template::spoken::{Order, Record, Run, Spoken, commented, runs, unmarked};

/// A mail's parts with the places of its entries. A part whose marks would change it stands as it is, without any.
#[derive(Clone, Debug, Default)]
pub struct Marked {
    /// The html with a comment at both ends of each entry, `<!--v:3-->…<!--/v:3-->`, and otherwise as it is sent.
    pub html: String,
    /// The subject in runs.
    pub subject: Vec<Run>,
    /// The preheader in runs.
    pub preheader: Vec<Run>,
    /// The text part in runs.
    pub text: Vec<Run>,
    /// The entries by number.
    pub spoken: Vec<Spoken>,
}

impl Mail<'_> {
    /// Renders `plain` once more with marks. Only what is equal to it but for the marks is used.
    pub(super) fn marked(&self, locale: &Locale, whole: bool, plain: &Rendered) -> Marked {
        let record = Record::default();
        let marked = self.attempt(locale, whole, Some(&record)).ok();
        let same = |of: fn(&Rendered) -> &String| {
            let marked = marked.as_ref().map(of).filter(|marked| unmarked(marked) == of(plain).as_str());
            marked.unwrap_or_else(|| of(plain)).as_str()
        };
        let mut order = Order::default();
        Marked {
            subject: runs(same(|mail| &mail.subject), &mut order),
            preheader: runs(same(|mail| &mail.preheader), &mut order),
            html: commented(same(|mail| &mail.html), &mut order),
            text: runs(same(|mail| &mail.text), &mut order),
            spoken: order.spoken(&record.all()),
        }
    }
}

/// The entry that made the greeting.
#[derive(Debug, Default)]
pub(super) struct Greeted {
    entry: String,
    arguments: Vec<(String, String)>,
}

impl Greeted {
    /// Notes the greeting's entry and what it was given.
    pub(super) fn hear(&mut self, entry: &str, arguments: &[(&str, &str)]) {
        entry.clone_into(&mut self.entry);
        self.arguments = arguments.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    }

    /// The greeting with marks around its line, finished for `part`.
    pub(super) fn marked(&self, record: &Record, part: Part, salutation: &Salutation) -> Salutation {
        let text = if part == Part::Html { plain_text(&salutation.line) } else { salutation.line.clone() };
        let spoken =
            Spoken { part, entry: self.entry.clone(), arguments: self.arguments.clone(), text, attribute: false };
        Salutation { line: record.note(spoken, salutation.line.clone()), why: Vec::new(), ..salutation.clone() }
    }
}
