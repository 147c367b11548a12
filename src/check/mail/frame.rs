//! Language, direction and title: what a screen reader pronounces by and a client lays out by.
//!
//! Many clients drop `<html>` and `<body>`, so that the body's first elements must say language and direction again.

use super::html::{Outline, Tag, decode};
use super::{Flaw, Spot};
use crate::render::Rendered;

/// Looks at the outermost elements.
pub fn examine(rendered: &Rendered, outline: &Outline<'_>, flaws: &mut Vec<Flaw>) {
    let expected = [
        ("lang-attribute", "lang", &*rendered.language, "locale", "pronounce the mail in its language"),
        ("dir-attribute", "dir", rendered.dir.as_str(), "dir", "lay the mail out in its direction"),
    ];
    let outermost = outline.root.iter().chain(&outline.outermost);
    for (rule, attribute, wanted, variable, purpose) in expected {
        // One finding for each rule: the first element that is wrong.
        let fault = outermost.clone().find_map(|tag| Some((tag, fault(tag, attribute, wanted)?)));
        if let Some((tag, fault)) = fault {
            flaws.push(Flaw::new(
                rule,
                Spot::Element(Box::new(tag.sighting(""))),
                format!("`<{}>` {fault}, so that programs cannot {purpose}", tag.name),
                format!("write `{attribute}=\"{{{{ {variable} }}}}\"` on `<html>` and on the body's first elements"),
            ));
        }
    }
    if outline.root.is_none() {
        flaws.push(Flaw::new(
            "lang-attribute",
            Spot::Within(&["head", "body"]),
            "the html has no `<html>` element to carry its language",
            "write `<html lang=\"{{ locale }}\" dir=\"{{ dir }}\">`, and both attributes on the body's first elements",
        ));
    }
    if outline.title.as_deref().is_none_or(|title| title.trim().is_empty()) {
        flaws.push(Flaw::new(
            "title-missing",
            Spot::Within(&["title", "mj-title", "head", "mj-head", "html", "mjml"]),
            "the html has no `<title>`, or an empty one",
            "write `<title>` or `<mj-title>`; screen readers and browser tabs name the mail by it",
        ));
    }
}

fn fault(tag: &Tag<'_>, attribute: &str, wanted: &str) -> Option<String> {
    match tag.attribute(attribute).map(decode) {
        None => Some(format!("has no `{attribute}`")),
        Some(value) if value.trim().is_empty() => Some(format!("has an empty `{attribute}`")),
        Some(value) if !value.eq_ignore_ascii_case(wanted) => {
            Some(format!("has `{attribute}=\"{value}\"` where `{wanted}` is meant"))
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::mail::html::outline;

    #[test]
    fn language_is_asked_of_the_root_and_of_the_outermost_elements() {
        for (html, expected) in [
            ("<html lang=\"de\"><body><div lang=\"de\">x</div></body></html>", None),
            ("<html lang=\"de\"><body><div style=\"display:none\">x</div><p lang=\"DE\">x</p></body></html>", None),
            ("<html lang=\"de\"><body><div>x</div></body></html>", Some("has no `lang`")),
            ("<html><body><div lang=\"de\">x</div></body></html>", Some("has no `lang`")),
            ("<html lang=\"en\"><body></body></html>", Some("has `lang=\"en\"` where `de` is meant")),
            ("<html lang=\"de\"><body><p lang=\"de\"><b>x</b></p><p>y</p></body></html>", Some("has no `lang`")),
        ] {
            let outline = outline(html);
            let mut tags = outline.root.iter().chain(&outline.outermost);
            assert_eq!(tags.find_map(|tag| fault(tag, "lang", "de")).as_deref(), expected, "{html}");
        }
    }
}
