//! A body made fit for a mail of many languages: links that may lead somewhere, a document that says its language.

use super::desk::{CHANGED, Desk, UNTRANSLATED};
use super::html::{Stretch, Tag, decoded, stretches, tera_end};
use super::write::Written;
use crate::diagnostic::Fix;
use crate::links::{LinkPolicy, LinkRefusal};
use crate::sources::ASSETS;
use crate::template::quote;

/// Adapts a body. `title` is html for its `<title>`, should it have none.
pub fn adapt(body: &mut Written, title: &str, desk: &mut Desk<'_>) {
    links(body, desk);
    frame(body, title);
}

/// A place in a stretch of expressions and text.
enum Part<'a> {
    Text(&'a str),
    /// The inside of `{{ … }}`.
    Expression(&'a str),
    Statement,
}

/// An attribute's value in parts.
fn parts(value: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut at, mut start) = (0, 0);
    while at < value.len() {
        match tera_end(value, at) {
            Some(end) => {
                if start < at {
                    parts.push(Part::Text(&value[start..at]));
                }
                let tag = &value[at..end];
                parts.push(match tag.strip_prefix("{{").and_then(|inner| inner.strip_suffix("}}")) {
                    Some(inner) => Part::Expression(inner.trim()),
                    None => Part::Statement,
                });
                (at, start) = (end, end);
            }
            None => at += 1,
        }
    }
    if start < value.len() {
        parts.push(Part::Text(&value[start..]));
    }
    parts
}

/// Links and images whose address may be absent stand only where it is there; what is no link of the web becomes text.
fn links(body: &mut Written, desk: &mut Desk<'_>) {
    let text = body.text.clone();
    let all = stretches(&text);
    let mut fixes = Vec::new();
    for (index, stretch) in all.iter().enumerate() {
        let Stretch::Tag(tag) = stretch else { continue };
        if tag.closes {
            continue;
        }
        for name in ["href", "src", "background"] {
            let Some(span) = tag.attribute(name) else { continue };
            let value = &text[span.clone()];
            let bare = value.trim();
            let lower = bare.to_ascii_lowercase();
            let place = body.origin(span.start);
            if tag.name == "a" && (lower.starts_with("mailto:") || lower.starts_with("tel:")) {
                let Some(close) = closing(&all[index + 1..], &text) else { continue };
                let scheme = lower.split(':').next().unwrap_or_default().to_owned();
                desk.warning(
                    CHANGED,
                    place,
                    format!("a `{scheme}:` link becomes text: mails here lead to https pages only"),
                    "mail programs make links of addresses and numbers by themselves",
                );
                fixes.extend(plain(tag, &text));
                let label = &text[tag.span.end..close.span.start];
                if let Some(address) = address(&value[value.find(':').map_or(0, |at| at + 1)..], label) {
                    fixes.push(Fix { span: close.span.start..close.span.start, text: address });
                }
                fixes.push(Fix { span: close.span.start + 2..close.span.start + 3, text: "span".to_owned() });
                break;
            }
            if lower.starts_with("http://")
                && !lower.starts_with("http://localhost")
                && !lower.starts_with("http://127.")
            {
                let message = "an address with `http:` leads to `https:` now";
                desk.warning(CHANGED, place, message, "see that the page answers there");
                let at = span.start + (value.len() - value.trim_start().len());
                fixes.push(Fix { span: at..at + 4, text: "https".to_owned() });
                continue;
            }
            let parts = parts(value);
            if let Err(refusal) = judged(&parts) {
                desk.error(UNTRANSLATED, place, format!("the link {refusal}"), refusal.hint());
                continue;
            }
            if let Some(Part::Expression(first)) = parts.first()
                && let Some(path) = first.strip_suffix(" or \"\"")
                && path.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '?'))
            {
                fixes.extend(guarded(tag, &all[index + 1..], &text, path, desk, body));
                let at = span.start + value.find(first).unwrap_or_default() + path.len();
                fixes.push(Fix { span: at..at + " or \"\"".len(), text: String::new() });
            } else if name == "href"
                && let Some(whole) = joined(&parts)
            {
                fixes.push(Fix { span, text: whole });
            }
        }
    }
    body.apply(fixes);
}

/// What a link for mail or calls says beside its words: its address, unless they say it already.
fn address(value: &str, label: &str) -> Option<String> {
    // The subject that a mail is to have is no part of the address.
    let mut end = 0;
    while end < value.len() && !value[end..].starts_with('?') {
        end = tera_end(value, end).unwrap_or(end + value[end..].chars().next().map_or(1, char::len_utf8));
    }
    let address = value[..end].trim();
    let bare = |text: &str| decoded(text).chars().filter(|c| !" -/().\n\u{a0}".contains(*c)).collect::<String>();
    if address.is_empty() || bare(label).to_lowercase().contains(&bare(address).to_lowercase()) {
        return None;
    }
    let shown = match parts(address).as_slice() {
        [Part::Expression(source)] if source.strip_suffix(" or \"\"").is_some_and(|path| !path.contains('(')) => {
            let path = source.trim_end_matches(" or \"\"");
            return Some(format!("{{% if {path} %}} ({{{{ {path} }}}}){{% endif %}}"));
        }
        _ if label.trim().is_empty() => address.to_owned(),
        _ => format!(" ({address})"),
    };
    Some(shown.replace('<', "&lt;"))
}

/// Whether an address can stand in a mail, as far as its beginning is known.
fn judged(parts: &[Part<'_>]) -> Result<(), LinkRefusal> {
    let policy = LinkPolicy::default();
    match parts {
        [] => policy.check(""),
        [Part::Text(text), rest @ ..] => {
            let text = decoded(text);
            let text = text.trim_start();
            let inside = text.starts_with('#') || text.starts_with("cid:") || text.starts_with(ASSETS);
            match rest {
                _ if inside => Ok(()),
                [] => policy.check(text.trim_end()),
                _ if text.to_ascii_lowercase().starts_with("https://") => Ok(()),
                _ => Err(LinkRefusal::NotAbsolute),
            }
        }
        _ => Ok(()),
    }
}

/// `{{ data.url }}&lang={{ locale }}` as one expression, so that the link can stand in a sentence. Other values stay apart: they are
/// encoded for their place in the address.
fn joined(parts: &[Part<'_>]) -> Option<String> {
    let [Part::Expression(_), _, ..] = parts else { return None };
    let mut sources = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        sources.push(match part {
            Part::Expression(source) if index == 0 && !source.contains('|') && !source.contains(" or ") => {
                (*source).to_owned()
            }
            Part::Expression(source) if index == 0 => format!("({source})"),
            Part::Expression("locale") => "locale".to_owned(),
            Part::Text(text) => quote(&decoded(text)),
            _ => return None,
        });
    }
    Some(format!("{{{{ {} }}}}", sources.join(" ~ ")))
}

/// The end tag of a link; links do not stand in each other.
fn closing<'a>(rest: &'a [Stretch], text: &str) -> Option<&'a Tag> {
    let mut depth = 0usize;
    for stretch in rest {
        match stretch {
            Stretch::Tag(tag) if tag.name == "a" => return (tag.closes && depth == 0).then_some(tag),
            Stretch::Tera(span) => {
                let source = &text[span.clone()];
                if source.starts_with("{% if") || source.starts_with("{% for") {
                    depth += 1;
                } else if source.starts_with("{% end") {
                    depth = depth.checked_sub(1)?;
                } else if source.starts_with("{% el") && depth == 0 {
                    return None;
                }
            }
            _ => {}
        }
    }
    None
}

/// A link as a `span` of the same look.
fn plain(tag: &Tag, text: &str) -> Vec<Fix> {
    let kept: String = ["class", "style"]
        .iter()
        .filter_map(|name| {
            let value = &text[tag.attribute(name)?];
            let quote = if value.contains('"') && !value.contains("{{") { '\'' } else { '"' };
            Some(format!(" {name}={quote}{value}{quote}"))
        })
        .collect();
    vec![Fix { span: tag.span.clone(), text: format!("<span{kept}>") }]
}

/// A condition around a link or image: where the address is absent, a link shows its words alone.
fn guarded(tag: &Tag, rest: &[Stretch], text: &str, path: &str, desk: &mut Desk<'_>, body: &Written) -> Vec<Fix> {
    let before = Fix { span: tag.span.start..tag.span.start, text: format!("{{% if {path} %}}") };
    if tag.name != "a" {
        if matches!(tag.name.as_str(), "img" | "link") {
            return vec![before, Fix { span: tag.span.end..tag.span.end, text: "{% endif %}".to_owned() }];
        }
        let message = format!("`{path}` may be absent, and `<{}>` cannot go without its address", tag.name);
        desk.error(UNTRANSLATED, body.origin(tag.span.start), message, "put an `if` around the element");
        return Vec::new();
    }
    match closing(rest, text) {
        Some(close) => {
            let words = &text[tag.span.end..close.span.start];
            let after = format!("</a>{{% else %}}{words}{{% endif %}}");
            vec![before, Fix { span: close.span.clone(), text: after }]
        }
        None => {
            let message = format!("`{path}` may be absent, and the link's end is not found");
            desk.error(UNTRANSLATED, body.origin(tag.span.start), message, "put an `if` around the whole link");
            Vec::new()
        }
    }
}

/// What says language and direction.
const BOTH: &str = " lang=\"{{ locale }}\" dir=\"{{ dir }}\"";

/// A framed body that is not mirrored when templates load.
pub fn unmirrored(text: &str) -> String {
    text.replacen(&format!("<div{BOTH}>"), &format!("<div{BOTH} data-no-mirror>"), 1)
}

/// Language and direction on the document and on what it shows; a title.
fn frame(body: &mut Written, title: &str) {
    let text = body.text.clone();
    let all = stretches(&text);
    let tags = || all.iter().filter_map(|stretch| if let Stretch::Tag(tag) = stretch { Some(tag) } else { None });
    let start = |name: &str| tags().find(|tag| !tag.closes && tag.name == name);
    let end = |name: &str| tags().rfind(|tag| tag.closes && tag.name == name);
    let mut fixes = Vec::new();
    let insert = |at: usize, text: String| Fix { span: at..at, text };
    for tag in tags().filter(|tag| !tag.closes) {
        let outer = matches!(tag.name.as_str(), "html" | "body");
        for (name, value) in [("lang", "{{ locale }}"), ("dir", "{{ dir }}")] {
            if let Some(span) = tag.attribute(name).filter(|_| outer) {
                let shown =
                    if text[..span.start].ends_with(['"', '\'']) { value.to_owned() } else { format!("\"{value}\"") };
                fixes.push(Fix { span, text: shown });
            } else if tag.name == "html" && tag.attribute(name).is_none() {
                fixes.push(insert(tag.name_end, format!(" {name}=\"{value}\"")));
            }
        }
    }
    let titled = tags().position(|tag| tag.name == "title").is_some();
    let heading = format!("<title>{title}</title>");
    let meta = "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">";
    let document = ["html", "head", "body"].iter().any(|name| start(name).is_some());
    if !document {
        // Before a doctype nothing is written: a fragment has none.
        let doctype = all.iter().find_map(|stretch| match stretch {
            Stretch::Other(span) if text[span.clone()].to_ascii_lowercase().starts_with("<!doctype") => Some(span.end),
            _ => None,
        });
        let at = doctype.unwrap_or(0);
        let begin = if doctype.is_some() { "" } else { "<!doctype html>\n" };
        let head = if titled { String::new() } else { heading };
        fixes.push(insert(at, format!("{begin}<html{BOTH}>\n<head>{meta}{head}</head>\n<body>\n<div{BOTH}>\n")));
        fixes.push(insert(text.trim_end().len(), "\n</div>\n</body>\n</html>".to_owned()));
        return body.apply(fixes);
    }
    match (start("body"), end("body").or_else(|| end("html"))) {
        (Some(open), close) => {
            let last = close.map_or(text.trim_end().len(), |tag| tag.span.start);
            fixes.push(insert(open.span.end, format!("<div{BOTH}>")));
            fixes.push(insert(last.max(open.span.end), "</div>".to_owned()));
        }
        (None, close) => {
            // The content begins behind the head, or else behind `<html>`.
            let begin = end("head").or_else(|| start("html")).map_or(0, |tag| tag.span.end);
            let last = close.map_or(text.trim_end().len(), |tag| tag.span.start);
            fixes.push(insert(begin, format!("<body><div{BOTH}>")));
            fixes.push(insert(last.max(begin), "</div></body>".to_owned()));
        }
    }
    if !titled {
        match (start("head"), start("html"), start("body")) {
            (Some(head), ..) => fixes.push(insert(head.span.end, heading)),
            (None, Some(html), _) => fixes.push(insert(html.span.end, format!("<head>{meta}{heading}</head>"))),
            (None, None, Some(body)) => {
                fixes.push(insert(body.span.start, format!("<html{BOTH}><head>{meta}{heading}</head>")));
                fixes.push(insert(text.trim_end().len(), "</html>".to_owned()));
            }
            (None, None, None) => {}
        }
    } else if start("html").is_none() {
        let first = start("head").or_else(|| start("body")).map_or(0, |tag| tag.span.start);
        fixes.push(insert(first, format!("<html{BOTH}>")));
        fixes.push(insert(text.trim_end().len(), "</html>".to_owned()));
    }
    body.apply(fixes);
}

/// Html of a subject, for a title; nothing where conditions stand in it.
pub fn title_of(subject: &str) -> Option<String> {
    let mut title = String::new();
    for part in parts(subject.trim()) {
        match part {
            Part::Text(text) => title.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
            Part::Expression(source) => title.push_str(&format!("{{{{ {source} }}}}")),
            Part::Statement => return None,
        }
    }
    Some(title).filter(|title| !title.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::piece::{Kind, Piece, Run};

    fn adapted(source: &str) -> (String, Vec<String>) {
        let mut desk = Desk::new("body", source, "x");
        let mut pieces = Vec::new();
        for (index, part) in source.split('@').enumerate() {
            if index > 0 {
                let run = Run::new("support_url", true, Kind::Text);
                pieces.push(Piece::Print { run, span: 0..0 });
            }
            let part_pieces = part.split('§').enumerate().flat_map(|(index, text)| {
                let print = Piece::Print { run: Run::new("data.url", false, Kind::Text), span: 0..0 };
                let text = Piece::Text { text: text.to_owned(), span: 0..0 };
                if index > 0 { vec![print, text] } else { vec![text] }
            });
            pieces.extend(part_pieces);
        }
        let mut body = crate::import::write::body(&pieces, &mut desk);
        links(&mut body, &mut desk);
        (body.text, desk.findings().map(|found| found.message).collect())
    }

    #[test]
    fn links_lead_somewhere_or_are_text() {
        for (source, expected) in [
            (
                "<a href=\"@\">Help</a>",
                "{% if support_url %}<a href=\"{{ support_url }}\">Help</a>{% else %}Help{% endif %}",
            ),
            ("<img src=\"@\" alt=\"\">", "{% if support_url %}<img src=\"{{ support_url }}\" alt=\"\">{% endif %}"),
            ("<a href=\"§\">x</a>", "<a href=\"{{ data.url }}\">x</a>"),
            ("<a href=\"§a=1&amp;b\">x</a>", "<a href=\"{{ data.url ~ \"a=1&b\" }}\">x</a>"),
            (
                "<a href=\"mailto:a@\" style=\"c: d\">x</a>",
                "<span style=\"c: d\">x (a{{ support_url or \"\" }})</span>",
            ),
            ("<a href=\"mailto:help&#64;x.de?subject=a\">?</a>", "<span>? (help&#64;x.de)</span>"),
            (
                "<a href=\"mailto:help&#64;x.de\">Help at <b>HELP&#64;x.de</b></a>",
                "<span>Help at <b>HELP&#64;x.de</b></span>",
            ),
            ("<a href=\"tel:+49301\">+49 (30) 1</a>", "<span>+49 (30) 1</span>"),
            ("<a href=\"mailto:@\">Help</a>", "<span>Help{% if support_url %} ({{ support_url }}){% endif %}</span>"),
            ("<a href=\"http://a.example\">x</a>", "<a href=\"https://a.example\">x</a>"),
            (
                "<a href=\"https://a.example/?u=@\">x</a>",
                "<a href=\"https://a.example/?u={{ support_url or \"\" }}\">x</a>",
            ),
        ] {
            assert_eq!(adapted(source).0, expected, "{source}");
        }
    }

    #[test]
    fn a_document_says_its_language() {
        for (source, expected) in [
            (
                "<html lang=\"en\"><head><title>x</title></head><body><p>a</p></body></html>",
                format!(
                    "<html dir=\"{{{{ dir }}}}\" lang=\"{{{{ locale }}}}\"><head><title>x</title></head><body><div{BOTH}><p>a</p></div></body></html>"
                ),
            ),
            (
                "<html><body><p lang=\"de\">a</p></body></html>",
                format!(
                    "<html{BOTH}><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"><title>T</title></head><body><div{BOTH}><p lang=\"de\">a</p></div></body></html>"
                ),
            ),
        ] {
            let mut body = crate::import::write::body(
                &[Piece::Text { text: source.to_owned(), span: 0..source.len() }],
                &mut Desk::new("body", source, "x"),
            );
            frame(&mut body, "T");
            assert_eq!(body.text, expected, "{source}");
        }
    }
}
