//! Lines that are no entry, and how what stands in the way is called.

use super::super::resource::{Span, begins_entry};
use super::{Fault, Parser};

/// How a line goes on with text that begins with a character of Fluent's own.
const CONTINUED: &str = "indent a continued line with a space at least; a new entry is written `id = text`";

impl Parser<'_> {
    /// Why the line at hand begins no entry; `above` is the entry that ends right before it.
    pub(super) fn stray(&mut self, above: Option<&str>) -> Box<Fault> {
        let indent = self.blank_inline();
        let start = self.at;
        let mut fault = match self.peek() {
            Some('.') => match self.attribute() {
                Err(fault) => fault,
                Ok(_) => {
                    let hint =
                        "it needs an entry right above it; a comment or a faulty line between them separates them";
                    self.fault(start..start + 1, "the attribute belongs to no entry", hint)
                }
            },
            Some('{') => match self.placeable() {
                Err(fault) => fault,
                Ok(_) => self.fault(start..start + 1, "the placeable belongs to no entry", CONTINUED),
            },
            Some('}') => {
                let hint = "remove it, or indent the lines above that it should close";
                self.fault_here("the `}` closes nothing", hint)
            }
            Some(c @ ('[' | '*')) => {
                let hint = format!("write it as `{{\"{c}\"}}`, or put it behind other text");
                self.fault_here(format!("a line of text cannot begin with `{c}`"), &hint)
            }
            Some('#') => self.fault_here("a comment's text stands behind a blank", "write `# comment`"),
            Some('-') => {
                self.at += 1;
                let message = format!("a term's name must follow the `-`, here is {}", self.found());
                self.fault_here(message, "a term is written `-name = text`, and a continued line is indented")
            }
            Some('\t') => self.tab(),
            _ if indent > 0 => self.fault_here("the indented line belongs to no entry", CONTINUED),
            Some('=') => self.fault_here("the entry has no id before its `=`", "write `id = text`"),
            Some(c) if c.is_ascii_digit() => self
                .fault_here(format!("an id cannot begin with the digit `{c}`"), "begin it with a letter from a to z"),
            Some(c) if c.is_alphabetic() => {
                let message = format!("`{c}` cannot stand in an id");
                self.fault_here(message, "ids hold letters from a to z, digits, `-` and `_`")
            }
            _ => self.fault_here(format!("{} begins no entry and no comment", self.found()), CONTINUED),
        };
        let continues = indent > 0 || self.source[start..].starts_with(['.', '{', '}', '[', '*', '\t']);
        fault.entry = above.filter(|_| continues).map(|above| {
            match self.source[start..].strip_prefix('.').map(super::identifier_length) {
                Some(length) if length > 0 => format!("{above}{}", &self.source[start..start + 1 + length]),
                _ => above.to_owned(),
            }
        });
        fault
    }

    /// Why no `=` follows the id at `span` of the entry that begins at `start`.
    pub(super) fn no_equals(&self, start: usize, span: Span) -> Box<Fault> {
        let name = &self.source[start..span.end];
        let line = self.rest().split('\n').next().unwrap_or_default();
        let id = self.source[start..self.at + line.find('=').unwrap_or_default()].trim_end();
        match self.peek() {
            None | Some('\n' | '\r') => {
                let hint = format!("write `{name} = text`; if this is text of the entry above, indent it");
                self.fault(start..span.end, format!("the `=` behind `{name}` is missing"), hint)
            }
            Some('\t') => self.tab(),
            Some(':') => {
                self.fault_here(format!("`{name}` and its text are joined by `=`, not by `:`"), "write `id = text`")
            }
            Some('.') if self.at == span.end => {
                let hint = "an attribute stands below its entry, indented: `.name = text`";
                self.fault_here(format!("an attribute of `{name}` cannot be written in a line of its own entry"), hint)
            }
            Some(_) if self.at > span.end && !line.contains('=') => {
                self.fault(start..span.end, format!("no `=` follows `{name}`: the line begins no entry"), CONTINUED)
            }
            Some(c) if self.at > span.end && c.is_ascii_alphanumeric() => {
                let hint = format!("join the words: `{}`", shortened(&id.replace(' ', "-")));
                self.fault_here(format!("an id holds no blank: `{}`", shortened(id)), &hint)
            }
            _ => {
                let message = format!("{} cannot stand in an id", self.found());
                self.fault_here(message, "ids hold letters from a to z, digits, `-` and `_`")
            }
        }
    }

    /// Why nothing that could be a value follows the `=` of the entry at `span`.
    pub(super) fn no_value(&mut self, span: Span) -> Box<Fault> {
        let name = self.source[span.clone()].to_owned();
        if self.peek() == Some('}') {
            return self.brace_in_text();
        }
        while self.at < self.source.len() && self.blank_line() {}
        let indent = self.blank_inline();
        let hint = match self.peek() {
            Some('\t') => return self.tab(),
            Some(c @ ('[' | '*')) if indent > 0 => {
                let hint = format!("write it as `{{\"{c}\"}}`; variants need a selector before them: `{{ $n ->`");
                return self.fault_here(format!("the text of `{name}` cannot begin with `{c}`"), &hint);
            }
            Some(c) if indent == 0 && c != '#' && !begins_entry(self.rest()) => {
                "indent the next line, if it is its text"
            }
            _ if name.starts_with('-') => "a term needs a text of its own; an empty one is written `{\"\"}`",
            _ => "write its text behind the `=`, an empty one as `{\"\"}`",
        };
        self.fault(span, format!("`{name}` has no text"), hint)
    }

    /// A `}` where text or the end of a line may stand.
    pub(super) fn brace_in_text(&self) -> Box<Fault> {
        self.fault_here("the `}` closes nothing", "remove it, or write it as `{\"}\"}` if it is text")
    }

    fn tab(&self) -> Box<Fault> {
        self.fault_here("a tab is no blank in Fluent and indents nothing", "")
    }
}

/// How a character is called in a sentence; `None` is the end of the file.
pub(super) fn describe(c: Option<char>) -> String {
    match c {
        None => "the end of the file".to_owned(),
        Some('\n' | '\r') => "the end of the line".to_owned(),
        Some('\t') => "a tab".to_owned(),
        Some('\u{feff}') => "a byte order mark (U+FEFF)".to_owned(),
        Some(c) if is_quote(c) => format!("the typographic quote `{c}`"),
        Some(' ') => "a blank".to_owned(),
        Some(c) if c.is_whitespace() => format!("the special blank U+{:04X}", c as u32),
        Some(c) if c.is_control() || is_invisible(c) => format!("the invisible character U+{:04X}", c as u32),
        Some(c) => format!("`{c}`"),
    }
}

/// What to do about a character that is never right where Fluent expects its own signs.
pub(super) fn way_out(c: Option<char>) -> Option<&'static str> {
    match c? {
        '\t' => Some("write spaces instead"),
        '\u{feff}' => Some("remove it; it is left over where files were joined"),
        '\'' => Some("write the straight double quote `\"`"),
        c if is_quote(c) => Some("write the straight quote `\"`"),
        c if c.is_whitespace() && !matches!(c, ' ' | '\n' | '\r') => Some("write an ordinary space"),
        c if (c.is_control() && !matches!(c, '\n' | '\r')) || is_invisible(c) => Some("remove it"),
        _ => None,
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201f}' | '«' | '»' | '‹' | '›' | '「' | '」' | '\u{ff02}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A piece of source that fits into a sentence.
pub(super) fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None if line.len() < text.len() => format!("{line}…"),
        None => line.to_owned(),
    }
}
