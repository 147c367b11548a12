//! Images: what is read in their place, how wide they are, where they come from.

use scraper::{ElementRef, Html};

use super::{Flaw, Spot, beginning};

/// A longer description is read aloud in one breath and cannot be interrupted.
const LONGEST_ALT: usize = 125;
/// Endings by which a name is that of a file.
const ENDINGS: &[&str] = &[".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp"];

/// Looks at every image.
pub fn examine(document: &Html, flaws: &mut Vec<Flaw>) {
    for image in document.root_element().descendent_elements().filter(|e| e.value().name() == "img") {
        let faults = [alt(image), width(image), source(image)];
        flaws.extend(
            faults
                .into_iter()
                .flatten()
                .map(|(rule, message, hint)| Flaw::new(rule, Spot::element(image), message, hint)),
        );
    }
}

type Fault = (&'static str, String, &'static str);

fn alt(image: ElementRef<'_>) -> Option<Fault> {
    let Some(alt) = image.attr("alt") else {
        // A picture that is hidden from screen readers needs none.
        let hidden =
            image.attr("aria-hidden") == Some("true") || matches!(image.attr("role"), Some("presentation" | "none"));
        return (!hidden).then(|| {
            let message = "an image has no `alt`, so that screen readers read its address".to_owned();
            ("image-alt", message, "write what the image says, or `alt=\"\"` when it only decorates")
        });
    };
    let text = alt.trim();
    let lower = text.to_lowercase();
    if text.is_empty() && is_all_of_a_link(image) {
        let message = "a linked image has an empty `alt`, and nothing else says where the link leads".to_owned();
        return Some(("image-alt", message, "write where the link leads as the image's `alt`"));
    }
    if !text.contains(' ') && ENDINGS.iter().any(|ending| lower.ends_with(ending)) {
        let message = format!("the name of a file stands as `alt`: “{text}”");
        return Some((
            "image-alt-text",
            message,
            "write what the image says in the mail's language: `alt=\"{{ t(id=\"…\") }}\"`",
        ));
    }
    if text.chars().count() > LONGEST_ALT {
        let message = format!("an `alt` has more than {LONGEST_ALT} characters: “{}”", beginning(text, 40));
        return Some(("image-alt-text", message, "say it in a sentence, and the rest in the text beside the image"));
    }
    None
}

/// Whether the image is the only thing in a link that could name it.
fn is_all_of_a_link(image: ElementRef<'_>) -> bool {
    let Some(link) = image.ancestors().filter_map(ElementRef::wrap).find(|outer| outer.value().name() == "a") else {
        return false;
    };
    let labeled =
        ["aria-label", "title"].iter().any(|name| link.attr(name).is_some_and(|text| !text.trim().is_empty()));
    let other = link.descendent_elements().any(|e| e.attr("alt").is_some_and(|alt| !alt.trim().is_empty()));
    link.attr("href").is_some() && !labeled && !other && link.text().all(|text| text.trim().is_empty())
}

fn width(image: ElementRef<'_>) -> Option<Fault> {
    let given = image.attr("width").is_some_and(|width| width.starts_with(|c: char| c.is_ascii_digit()));
    (!given).then(|| {
        let message = "an image has no `width`, so that Outlook draws it in the size of its file".to_owned();
        ("image-width", message, "write `width=\"…\"` in pixels without a unit, also where a style says it")
    })
}

/// Where images may come from at all is settled when the mail is rendered, and which formats are shown in the room `clients`.
fn source(image: ElementRef<'_>) -> Option<Fault> {
    image.attr("src").unwrap_or_default().trim().is_empty().then(|| {
        let hint = "put the file below `assets/` and write `src=\"assets/…\"`, or give an https address";
        ("image-source", "an image has no address".to_owned(), hint)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(html: &str) -> Vec<&'static str> {
        let mut flaws = Vec::new();
        examine(&Html::parse_fragment(html), &mut flaws);
        flaws.into_iter().map(|flaw| flaw.rule).collect()
    }

    #[test]
    fn images_are_described_measured_and_reachable() {
        let long = "word ".repeat(30);
        for (attributes, expected) in [
            ("alt=\"Example\" width=140 src=https://example.org/logo.png", vec![]),
            ("alt=\"\" width=140 src=cid:logo.png", vec![]),
            ("alt=x width=140 src=https://example.org/logo?f=x.svg", vec![]),
            ("width=140 src=cid:logo.png aria-hidden=true", vec![]),
            ("width=140 src=cid:logo.png", vec!["image-alt"]),
            ("alt=logo_final.PNG width=140 src=cid:x", vec!["image-alt-text"]),
            (&format!("alt=\"{long}\" width=140 src=cid:x"), vec!["image-alt-text"]),
            ("alt=x src=cid:x", vec!["image-width"]),
            ("alt=x width=auto src=cid:x", vec!["image-width"]),
            ("alt=x width=1", vec!["image-source"]),
            ("alt=x width=1 src=\" \"", vec!["image-source"]),
        ] {
            assert_eq!(rules(&format!("<img {attributes}>")), expected, "{attributes}");
        }
    }

    #[test]
    fn a_linked_image_says_where_the_link_leads() {
        let image = "<img alt=\"\" width=1 src=cid:x>";
        assert_eq!(rules(&format!("<a href=x>{image}</a>")), ["image-alt"]);
        for fine in [
            "<a href=x>{} Home</a>",
            "<a href=x aria-label=Home>{}</a>",
            "<a href=x>{}<img alt=Home width=1 src=cid:y></a>",
        ] {
            assert_eq!(rules(&fine.replace("{}", image)), [""; 0], "{fine}");
        }
    }
}
