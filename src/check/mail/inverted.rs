//! A mail as a program draws it that makes dark colors of its own, whatever the author wrote: as Gmail does on iOS.
//!
//! The colors are those of [`Inversion::Channels`], by which contrast in such programs is checked; so what a preview shows is what the
//! check has measured. Colors of gradients and images stay, as they do there.

use super::color::{Color, Inversion, Paint, Value, parse, parse_background};

/// How the drawn programs invert.
const AS_GMAIL: Inversion = Inversion::Channels;

/// Links without a color of their own.
const LINK: Color = Color::new(0, 0, 0xee);

/// The html with every color that it names inverted, on an inverted ground.
pub fn inverted(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 256);
    let mut rest = html;
    let doctype = html.trim_start().get(..9).is_some_and(|head| head.eq_ignore_ascii_case("<!doctype"));
    if doctype && let Some((head, behind)) = html.split_once('>') {
        out.push_str(head);
        out.push('>');
        rest = behind;
    }
    let (ground, ink, link) = (AS_GMAIL.ground(Color::WHITE), AS_GMAIL.ink(Color::BLACK), AS_GMAIL.ink(LINK));
    // Before everything of the mail's own, which outranks it.
    out.push_str(&format!("<style>html{{background:{ground};color:{ink}}}a{{color:{link}}}</style>"));
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = if rest.starts_with("<!--") {
            let length = rest.find("-->").map_or(rest.len(), |end| end + 3);
            out.push_str(&rest[..length]);
            length
        } else {
            let length = tag_length(rest);
            tag(&rest[..length], &mut out);
            length
        };
        let is_style = rest.get(1..6).is_some_and(|name| name.eq_ignore_ascii_case("style"));
        rest = &rest[length..];
        if is_style {
            let end = rest.to_ascii_lowercase().find("</style").unwrap_or(rest.len());
            declarations(&rest[..end], &mut out);
            rest = &rest[end..];
        }
    }
    out.push_str(rest);
    out
}

/// The length of the tag that `html` begins with.
fn tag_length(html: &str) -> usize {
    let mut quote = None;
    for (at, c) in html.char_indices() {
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            ('>', None) => return at + 1,
            _ => {}
        }
    }
    html.len()
}

/// Writes a tag with the colors of its attributes inverted.
fn tag(tag: &str, out: &mut String) {
    let mut rest = tag;
    while let Some((before, behind)) = rest.split_once("=\"") {
        let (value, after) = behind.split_once('"').unwrap_or((behind, ""));
        out.push_str(before);
        out.push_str("=\"");
        let name = before.rsplit([' ', '\n', '\t']).next().unwrap_or_default().to_ascii_lowercase();
        match name.as_str() {
            "style" => declarations(value, out),
            "bgcolor" => out.push_str(&color(value, false)),
            "color" | "text" | "link" => out.push_str(&color(value, true)),
            _ => out.push_str(value),
        }
        out.push('"');
        rest = after;
    }
    out.push_str(rest);
}

/// Writes style rules or the declarations of an attribute with their colors inverted. Everything else stays as it is.
fn declarations(css: &str, out: &mut String) {
    let mut from = 0;
    let (mut depth, mut quote) = (0u32, None);
    for (at, c) in css.char_indices() {
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            ('(', None) => depth += 1,
            (')', None) => depth = depth.saturating_sub(1),
            (';' | '{' | '}', None) if depth == 0 => {
                declaration(&css[from..at], out);
                out.push(c);
                from = at + 1;
            }
            _ => {}
        }
    }
    declaration(&css[from..], out);
}

fn declaration(text: &str, out: &mut String) {
    let changed = text.split_once(':').and_then(|(property, value)| {
        let (value, important) = match value.split_once('!') {
            Some((value, _)) => (value, " !important"),
            None => (value, ""),
        };
        let value = value.trim();
        let value = match property.trim().to_ascii_lowercase().as_str() {
            "color" => color(value, true),
            "background-color" => color(value, false),
            "background" => match parse_background(value)? {
                Value::Paint(paint) => written(paint, AS_GMAIL.ground(paint.color)),
                _ => return None,
            },
            border if border.starts_with("border") => {
                value.split(' ').map(|word| color(word, false)).collect::<Vec<_>>().join(" ")
            }
            _ => return None,
        };
        Some(format!("{property}:{value}{important}"))
    });
    out.push_str(changed.as_deref().unwrap_or(text));
}

/// A color inverted, as letters or as a ground; what is none stays.
fn color(value: &str, ink: bool) -> String {
    match parse(value) {
        Value::Paint(paint) if ink => written(paint, AS_GMAIL.ink(paint.color)),
        Value::Paint(paint) => written(paint, AS_GMAIL.ground(paint.color)),
        Value::Inherit | Value::Unknown => value.to_owned(),
    }
}

/// `color` with the opacity of `paint`.
fn written(paint: Paint, color: Color) -> String {
    match paint.alpha {
        alpha if alpha >= 1.0 => color.to_string(),
        alpha if alpha <= 0.0 => "transparent".to_owned(),
        alpha => format!("{color}{:02x}", cssparser::color::clamp_unit_f32(alpha)),
    }
}

#[cfg(test)]
mod tests {
    use super::inverted;

    #[test]
    fn colors_are_inverted_and_nothing_else_changes() {
        let base = "<style>html{background:#202020;color:#f2f2f2}a{color:#6262ee}</style>";
        assert_eq!(inverted(""), base);
        for (html, expected) in [
            ("<p>#ffffff color:#000</p>", "<p>#ffffff color:#000</p>"),
            ("<td bgcolor=\"#ffffff\" width=\"3\">", "<td bgcolor=\"#202020\" width=\"3\">"),
            (
                "<p style=\"color:#000000;background:#ffffff;margin:0\" title=\"a>b;color:#fff\">",
                "<p style=\"color:#f2f2f2;background:#202020;margin:0\" title=\"a>b;color:#fff\">",
            ),
            ("<p style=\"color: #1f4e8c !important\">", "<p style=\"color:#98b6de !important\">"),
            ("<p style=\"background:url(a;b.png) #fff\">", "<p style=\"background:url(a;b.png) #fff\">"),
            ("<a style=\"border:1px solid #ffffff\">", "<a style=\"border:1px solid #202020\">"),
            (
                "<style>p{color:#000}@media x{b{background-color:#FFF}}</style>",
                "<style>p{color:#f2f2f2}@media x{b{background-color:#202020}}</style>",
            ),
            ("<!-- <p style=\"color:#000\"> --><b>", "<!-- <p style=\"color:#000\"> --><b>"),
            ("<p style=\"color:#00000000\">", "<p style=\"color:transparent\">"),
        ] {
            assert_eq!(inverted(html), format!("{base}{expected}"));
        }
        assert!(inverted("<!DOCTYPE html><html>").starts_with("<!DOCTYPE html><style>"));
    }
}
