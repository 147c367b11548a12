//! Whether html, text and subject agree on links and codes: people read one of them and act on it.

use super::html::Outline;
use super::{Flaw, Specimen, Spot, beginning};
use crate::template::Part;

/// Shorter values are found everywhere.
const SHORTEST: usize = 4;

/// Compares the parts by the values that a person needs whole.
pub fn examine(specimen: &Specimen<'_>, outline: &Outline<'_>, flaws: &mut Vec<Flaw>) {
    let text = &*specimen.rendered.text;
    for (field, value) in specimen.vital() {
        let in_text = held(text, &value);
        let in_link = outline.anchors.iter().any(|a| a.href.as_deref().is_some_and(|href| href.contains(&*value)));
        let in_html = if in_link { Held::Whole } else { held(&outline.text, &value) };
        let flaw = match (in_html, in_text) {
            (Held::Broken, _) => Some(broken(Part::Html, &field)),
            (_, Held::Broken) => Some(broken(Part::Text, &field)),
            (Held::Whole, Held::Absent) => Some(lost(Part::Text, Part::Html, &field)),
            (Held::Absent, Held::Whole) => Some(lost(Part::Html, Part::Text, &field)),
            _ => None,
        };
        flaws.extend(flaw);
    }
    for (at, link) in links(text) {
        let same = |href: &str| href.starts_with(link) || link.starts_with(href.trim_end_matches('/'));
        let known = outline.anchors.iter().filter_map(|a| a.href.as_deref()).any(same) || outline.text.contains(link);
        if !known && !specimen.any_given(&|value| value.contains(link)) {
            flaws.push(Flaw::new(
                "link-only-in-text",
                Spot::Words(Part::Text, at..at + link.len()),
                format!("the text part leads to {}, and the html part does not", beginning(link, 80)),
                "give both parts the same links; an old address may have stayed in body.txt",
            ));
        }
    }
}

/// How a text holds a value.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Held {
    Whole,
    Absent,
    /// With blanks or line ends inside.
    Broken,
}

fn held(text: &str, value: &str) -> Held {
    if text.contains(value) {
        return Held::Whole;
    }
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if squeezed.contains(value) { Held::Broken } else { Held::Absent }
}

fn broken(part: Part, field: &str) -> Flaw {
    let part_name = part.as_str();
    Flaw::new(
        "value-broken",
        Spot::Value(part, field.to_owned()),
        format!("`data.{field}` stands in the {part_name} with blanks inside, which people copy with it"),
        "write the value in one piece; letter-spacing is the business of a style",
    )
}

fn lost(without: Part, with: Part, field: &str) -> Flaw {
    Flaw::in_part(
        "parts-disagree",
        without,
        format!("`data.{field}` stands in the {} and not in the {}", with.as_str(), without.as_str()),
        format!("write `{{{{ data.{field} }}}}` in the {} too; some people see only that part", without.as_str()),
    )
}

/// Addresses in plain text, without what closes a sentence, and where they begin.
fn links(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices("https://").map(|(at, _)| {
        let end =
            text[at..].find(|c: char| c.is_whitespace() || matches!(c, '>' | '"' | '<')).unwrap_or(text.len() - at);
        let link = text[at..at + end]
            .trim_end_matches(|c: char| matches!(c, ')' | '.' | ',' | ';' | ':' | '!' | '?') || !c.is_ascii());
        (at, link)
    })
}

impl Specimen<'_> {
    /// Fields of `data` that a person acts on, secret ones and links, with their values.
    fn vital(&self) -> impl Iterator<Item = (String, String)> {
        let spec = &self.email.spec;
        let names = spec.data.properties.keys().filter(|name| spec.is_secret(name) || spec.is_link(name));
        names.filter_map(|name| Some((name.clone(), self.field(name)?)))
    }

    /// Values of the fields that are secret.
    pub(super) fn secrets(&self) -> impl Iterator<Item = String> {
        let spec = &self.email.spec;
        spec.data.properties.keys().filter(|name| spec.is_secret(name)).filter_map(|name| self.field(name))
    }

    fn field(&self, name: &str) -> Option<String> {
        let value = match self.request.get("data")?.get(name)? {
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Number(number) => number.to_string(),
            _ => return None,
        };
        (value.len() >= SHORTEST).then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_whole_broken_or_absent() {
        for (text, expected) in [
            ("Code: 482913.", Held::Whole),
            ("Code: 482 913.", Held::Broken),
            ("https://x/\n482913", Held::Whole),
            ("48\n2913", Held::Broken),
            ("Code: 48291.", Held::Absent),
        ] {
            assert_eq!(held(text, "482913"), expected, "{text}");
        }
    }

    #[test]
    fn links_end_before_what_closes_a_sentence() {
        let text = "see help (https://help.example.org/a?b=c). Or https://x.example/\nand <https://y.example>、https://z.example/。";
        let found: Vec<_> = links(text).map(|(_, link)| link).collect();
        assert_eq!(
            found,
            ["https://help.example.org/a?b=c", "https://x.example/", "https://y.example", "https://z.example/"]
        );
    }
}
