//! Ids for lifted text: short, from its role or its first words, and the same for the same templates.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

use super::reading::Surroundings;

/// Words that tell nothing of a sentence's subject.
const EMPTY: &[&str] = &[
    "a", "an", "the", "to", "of", "and", "or", "for", "in", "on", "at", "by", "with", "from", "is", "are", "was", "be",
    "been", "has", "have", "had", "it", "its", "this", "that", "you", "your", "we", "our", "us", "i", "if", "as",
    "will", "can", "please", "s", "t", "re", "ve", "ll", "d", "der", "die", "das", "le", "la", "les", "el", "los",
    "il",
];
/// The most words that make an id.
const MOST_WORDS: usize = 3;

/// Gives ids for one email.
pub struct Names {
    prefix: String,
    given: BTreeSet<String>,
}

impl Names {
    /// `reset_email` gives `reset-…`.
    pub fn new(email: &str) -> Names {
        let name = email.strip_suffix("_email").filter(|rest| !rest.is_empty()).unwrap_or(email).replace('_', "-");
        let letter = name.starts_with(|c: char| c.is_ascii_alphabetic());
        Names { prefix: if letter { name } else { format!("mail-{name}") }, given: BTreeSet::new() }
    }

    /// An id for `text`: its role, else its words, else both, else with a number.
    pub fn choose(&mut self, around: &Surroundings, text: &str, taken: &dyn Fn(&str) -> bool) -> String {
        let (role, words) = (role(around), words(text));
        let both = match (role, words.is_empty()) {
            (Some(role), false) => Some(format!("{role}-{words}")),
            _ => None,
        };
        let words = if words.is_empty() { "text".to_owned() } else { words };
        let short = [role.map(str::to_owned), both, Some(words.clone())].into_iter().flatten();
        let stem = role.map_or(words, str::to_owned);
        let candidates =
            short.chain((2..).map(|n| format!("{stem}-{n}"))).map(|name| format!("{}-{name}", self.prefix));
        let id = candidates.into_iter().find(|id| !self.given.contains(id) && !taken(id)).unwrap_or_default();
        self.given.insert(id.clone());
        id
    }
}

/// What a text is in its mail, where the place tells.
fn role(around: &Surroundings) -> Option<&'static str> {
    Some(match around {
        Surroundings::Subject => "subject",
        Surroundings::Preheader => "preheader",
        Surroundings::Text => return None,
        Surroundings::Attribute { element, name } => match (element.to_lowercase().as_str(), name.as_str()) {
            (component, "label") if component.contains("button") => "button",
            (_, "label") => "label",
            (_, "alt") => "image",
            _ => "tooltip",
        },
        Surroundings::Element { name, block } => match (name.as_str(), block.as_deref()) {
            ("title" | "mj-title" | "h1", _) | ("", Some("title")) => "title",
            ("mj-preview", _) | ("", Some("preheader" | "preview")) => "preheader",
            ("h2" | "h3" | "h4", _) => "heading",
            ("mj-button", _) => "button",
            ("a", _) => "link",
            (_, Some("reason")) => "reason",
            (_, Some("footer")) => "footer",
            _ => return None,
        },
    })
}

/// The first words that tell something, in ASCII.
fn words(text: &str) -> String {
    let plain: String = text.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).collect();
    let all: Vec<String> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && word.is_ascii())
        .map(str::to_ascii_lowercase)
        .collect();
    let telling: Vec<&str> =
        all.iter().map(String::as_str).filter(|word| !EMPTY.contains(word)).take(MOST_WORDS).collect();
    if telling.is_empty() { all.into_iter().take(MOST_WORDS).collect::<Vec<_>>().join("-") } else { telling.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_role_or_the_words_and_never_taken() {
        let mut names = Names::new("reset_email");
        let element = |name: &str| Surroundings::Element { name: name.to_owned(), block: None };
        let taken = |id: &str| id == "reset-button";
        for (around, text, expected) in [
            (Surroundings::Subject, "Reset your password", "reset-subject"),
            (element("h1"), "Reset your password!", "reset-title"),
            (element("h1"), "Wähle ein neues Paßwort", "reset-title-wahle-ein-neues"),
            (element("mj-button"), "Go on", "reset-button-go"),
            (element("p"), "We received a request to reset it.", "reset-received-request-reset"),
            (element("p"), "Received: request reset", "reset-received-request-reset-2"),
            (element("p"), "再設定", "reset-text"),
            (element("p"), "変更", "reset-text-2"),
            (element("p"), "You and we", "reset-you-and-we"),
        ] {
            assert_eq!(names.choose(&around, text, &taken), expected, "{text}");
        }
        assert_eq!(Names::new("2fa").prefix, "mail-2fa");
    }
}
