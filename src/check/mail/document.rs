//! The html as a document: its head, its tables and headings. What mail programs take out is the business of the room `clients`.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html};

use super::{Flaw, Spot};

/// Where what the head lacks belongs.
const HEAD: &[&str] = &["head", "mj-head", "html", "mjml"];

/// Looks at every element once.
pub fn examine(document: &Html, html: &str, flaws: &mut Vec<Flaw>) {
    head(document, html, flaws);
    let mut ids = BTreeSet::new();
    let mut headings = Vec::new();
    for element in document.root_element().descendent_elements() {
        let name = element.value().name();
        if let Some(id) = element.attr("id")
            && !ids.insert(id)
        {
            flaws.push(Flaw::new(
                "id-duplicate",
                Spot::element(element),
                format!("the id `{id}` stands twice"),
                "give every element an id of its own; links and labels find the first only",
            ));
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => headings.push(element),
            "table" => table(element, flaws),
            _ => {}
        }
    }
    outline(&headings, flaws);
}

/// What stands in the head for the program that draws the mail.
fn head(document: &Html, html: &str, flaws: &mut Vec<Flaw>) {
    let metas = || document.root_element().descendent_elements().filter(|element| element.value().name() == "meta");
    let named =
        |name: &str| metas().any(|meta| meta.attr("name").is_some_and(|found| found.eq_ignore_ascii_case(name)));
    let charset = metas().any(|meta| {
        let content = meta.attr("content").unwrap_or_default().to_ascii_lowercase();
        meta.attr("charset").is_some_and(|charset| charset.eq_ignore_ascii_case("utf-8"))
            || content.contains("charset=utf-8")
    });
    let doctype = html.trim_start().get(..14).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html"));
    for (present, rule, within, message, hint) in [
        (
            doctype,
            "doctype-missing",
            &["html", "mjml", "head"][..],
            "the html does not begin with a doctype, so that programs draw it by the rules of old browsers",
            "begin with `<!doctype html>`",
        ),
        (
            charset,
            "charset-missing",
            HEAD,
            "the html does not say that it is UTF-8",
            "write `<meta charset=\"utf-8\">` in the head, for programs that forget the header when a mail is forwarded or saved",
        ),
        (
            named("viewport"),
            "viewport-missing",
            HEAD,
            "the html has no `viewport`, so that phones draw it as wide as a desk",
            "write `<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">` in the head",
        ),
        (
            named("color-scheme"),
            "color-scheme-missing",
            HEAD,
            "the html does not say which color schemes it supports, so that programs may invert it",
            "write `<meta name=\"color-scheme\" content=\"light dark\">`, or `light only`, in the head",
        ),
    ] {
        if !present {
            flaws.push(Flaw::new(rule, Spot::Within(within), message, hint));
        }
    }
}

/// A table either lays out, and says so, or holds data with headers.
fn table(element: ElementRef<'_>, flaws: &mut Vec<Flaw>) {
    if element.attr("role").is_some() {
        return;
    }
    let own = |name: &'static str| {
        let inside = element.descendent_elements().filter(move |inner| inner.value().name() == name);
        inside.filter(|inner| innermost_table(*inner) == Some(element))
    };
    if own("th").next().is_none() && own("caption").next().is_none() {
        flaws.push(Flaw::new(
            "table-role",
            Spot::element(element),
            "a table without headers has no role, so that screen readers announce its rows and columns",
            "write `role=\"presentation\"` on a table that only lays out; give a table of data `<th scope>`",
        ));
    }
    if let Some(header) = own("th").find(|header| header.attr("scope").is_none()) {
        flaws.push(Flaw::new(
            "table-scope",
            Spot::element(header),
            "a table's header does not say whether it heads a row or a column",
            "write `scope=\"col\"` or `scope=\"row\"`",
        ));
    }
}

fn innermost_table(element: ElementRef<'_>) -> Option<ElementRef<'_>> {
    element.ancestors().filter_map(ElementRef::wrap).find(|outer| outer.value().name() == "table")
}

/// Headings lead through a mail for those who cannot see it: one first, none left out.
fn outline(headings: &[ElementRef<'_>], flaws: &mut Vec<Flaw>) {
    let level = |element: &ElementRef<'_>| element.value().name().as_bytes().get(1).map_or(0, |digit| digit - b'0');
    let shown = |element: &&ElementRef<'_>| element.text().any(|text| !text.trim().is_empty());
    let headings: Vec<_> = headings.iter().filter(shown).collect();
    if headings.is_empty() {
        flaws.push(Flaw::new(
            "heading-missing",
            Spot::Within(&["body", "mj-body", "html", "mjml"]),
            "the mail has no heading, so that screen readers cannot jump to what it is about",
            "write the mail's first line as `<h1>`",
        ));
    }
    // The level of the heading before; 0 in front of the first.
    let mut before = 0;
    for heading in headings {
        let now = level(heading);
        let message = match now {
            _ if before == 0 => None,
            1 => Some("the mail has a second `<h1>`, or its first heading is none".to_owned()),
            _ if now > before + 1 => Some(format!("`<h{now}>` follows `<h{before}>`, which leaves a level out")),
            _ => None,
        };
        flaws.extend(message.map(|message| {
            let hint = "use one `<h1>` first and then one level after the other; size is the business of a style";
            Flaw::new("heading-order", Spot::element(*heading), message, hint)
        }));
        before = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "<meta charset=utf-8><meta name=viewport content=x><meta name=\"color-scheme\" content=light><h1>x</h1>";

    fn rules(html: &str) -> Vec<&'static str> {
        let mut flaws = Vec::new();
        examine(&Html::parse_document(html), html, &mut flaws);
        flaws.into_iter().map(|flaw| flaw.rule).collect()
    }

    #[test]
    fn the_head_is_complete_or_named() {
        assert_eq!(rules(&format!("<!DOCTYPE html>{HEAD}")), [""; 0]);
        assert_eq!(
            rules("<h1>x</h1>"),
            ["doctype-missing", "charset-missing", "viewport-missing", "color-scheme-missing"]
        );
        let old =
            "<!doctype html PUBLIC \"x\"><meta http-equiv=Content-Type content=\"text/html; charset=UTF-8\"><h1>x</h1>";
        assert_eq!(rules(old), ["viewport-missing", "color-scheme-missing"]);
    }

    #[test]
    fn bodies_are_judged_element_by_element() {
        for (body, expected) in [
            ("<table role=presentation><tr><td>x</table>", vec![]),
            ("<table role=none><tr><td><table><tr><td>x</table></table>", vec!["table-role"]),
            ("<table><tr><th scope=col>x<tr><td>y</table>", vec![]),
            ("<table><tr><th>x<tr><td>y</table>", vec!["table-scope"]),
            ("<table><tr><td><table role=presentation><tr><th scope=col>x</table></table>", vec!["table-role"]),
            ("<table><caption>c</caption><tr><td>x</table>", vec![]),
            ("<p id=a>x</p><p id=b>y</p>", vec![]),
            ("<p id=a>x</p><p id=a>y</p>", vec!["id-duplicate"]),
            ("<h2>x</h2><h3>y</h3><h2>z</h2>", vec![]),
            ("<h3>x</h3>", vec!["heading-order"]),
            ("<h1>x</h1>", vec!["heading-order"]),
            ("<h1> </h1>", vec![]),
        ] {
            assert_eq!(rules(&format!("<!doctype html>{HEAD}{body}")), expected, "{body}");
        }
        let head = HEAD.replace("<h1>x</h1>", "");
        assert_eq!(rules(&format!("<!doctype html>{head}<p>x</p>")), ["heading-missing"]);
        assert_eq!(rules(&format!("<!doctype html>{head}<h2>first</h2><h1>then</h1>")), ["heading-order"]);
    }
}
