//! What may stand where in a body: tags of the template against the HTML or MJML around them.
//!
//! Everything that the compilers could not carry, or that would let a value become markup, is refused here with its place, before
//! they run.

use super::analyze;
use super::html::{Context, MAX_ELEMENTS, Walker};
use super::protect;
use super::scan::{Place, Segment, Tag, closing};
use crate::diagnostic::{Diagnostic, did_you_mean};

/// The largest flattened template that is compiled.
pub const MAX_SOURCE: usize = 1 << 20;
/// MJML's elements, as far as mrml knows them.
const MJML_ELEMENTS: &[&str] = &[
    "mjml",
    "mj-head",
    "mj-body",
    "mj-attributes",
    "mj-all",
    "mj-class",
    "mj-breakpoint",
    "mj-font",
    "mj-preview",
    "mj-style",
    "mj-title",
    "mj-raw",
    "mj-include",
    "mj-accordion",
    "mj-accordion-element",
    "mj-accordion-title",
    "mj-accordion-text",
    "mj-button",
    "mj-carousel",
    "mj-carousel-image",
    "mj-column",
    "mj-divider",
    "mj-group",
    "mj-hero",
    "mj-image",
    "mj-navbar",
    "mj-navbar-link",
    "mj-section",
    "mj-social",
    "mj-social-element",
    "mj-spacer",
    "mj-table",
    "mj-text",
    "mj-wrapper",
    "mj-html-attributes",
    "mj-selector",
    "mj-html-attribute",
];

/// MJML elements whose content is HTML or text, so that a comment may stand there.
const CONTENT: &[&str] = &[
    "mj-text",
    "mj-button",
    "mj-table",
    "mj-raw",
    "mj-navbar-link",
    "mj-social-element",
    "mj-accordion-title",
    "mj-accordion-text",
    "mj-preview",
];

/// What a body is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// MJML, compiled to HTML.
    Mjml,
    /// HTML.
    Html,
}

/// The first visible words outside of `t`: such an email speaks one language only.
pub fn literal_text(segments: &[Segment], markup: bool) -> Option<Place> {
    let mut walker = Walker::default();
    let mut buffer = [0u8; 4];
    for segment in segments {
        match segment {
            Segment::Text(text, place) => {
                let (mut entity, mut ending) = (false, false);
                for (offset, c) in text.char_indices() {
                    let visible = !markup || matches!(walker.context(), Context::Text(_) | Context::Title);
                    if markup {
                        walker.feed(c.encode_utf8(&mut buffer));
                    }
                    entity = markup && (c == '&' || (entity && c != ';'));
                    // The walker reads a title as raw text up to and with the name in its end tag.
                    ending = markup && walker.context() == Context::Title && (c == '<' || ending);
                    let still = !markup || matches!(walker.context(), Context::Text(_) | Context::Title);
                    if visible && still && !entity && !ending && c.is_alphabetic() {
                        let start = place.span.start + offset;
                        let length = text[offset..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - offset);
                        return Some(Place { file: place.file.clone(), span: start..start + length });
                    }
                }
            }
            Segment::Expr(_) => walker.placeholder(),
            Segment::Stmt(_) => {}
        }
    }
    None
}

/// Checks every tag against the place where it stands, and every element's name.
pub fn check(segments: &[Segment], language: Language) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut walker = Walker::default();
    let mut open: Vec<Vec<String>> = Vec::new();
    let mut refused: Vec<bool> = Vec::new();
    let size: usize = segments.iter().map(|s| if let Segment::Text(t, _) = s { t.len() } else { 0 }).sum();
    if let Some(place) = segments.iter().map(segment_place).next()
        && size > MAX_SOURCE
    {
        let message = format!("the template has {size} bytes with its includes; at most {MAX_SOURCE} are compiled");
        return vec![place.error("source-too-large", message).hint("make it smaller; Gmail clips html above 102 kB")];
    }
    for segment in segments {
        match segment {
            Segment::Text(text, place) => {
                for opened in walker.feed(text) {
                    check_element(&opened.name, opened.end, place, language, &mut diagnostics);
                }
                if let Some(at) = protect::token_like(text) {
                    let start = place.span.start + at.start;
                    let at = Place { file: place.file.clone(), span: start..start + at.len() };
                    let message = "the letters `vqx` and `xqv` stand for expressions while a body is compiled";
                    diagnostics.push(at.error("reserved-word", message).hint("take other letters"));
                }
                if walker.deepest() > MAX_ELEMENTS {
                    let message = format!("elements are nested more than {MAX_ELEMENTS} deep");
                    diagnostics.push(place.error("nesting-too-deep", message).hint("flatten the layout"));
                    return diagnostics;
                }
            }
            Segment::Expr(tag) => {
                walker.placeholder();
                check_expression(tag, &walker, language, &mut diagnostics);
            }
            Segment::Stmt(tag) => {
                let before = diagnostics.len();
                check_statement(tag, &walker, language, &mut diagnostics);
                // What is wrong with an `if` is not said again of its `endif`.
                let begins = matches!(tag.word(), "if" | "for" | "filter");
                if !begins && refused.last() == Some(&true) {
                    diagnostics.truncate(before);
                }
                match tag.word() {
                    "endif" | "endfor" | "endfilter" => drop(refused.pop()),
                    _ if begins => refused.push(diagnostics.len() > before),
                    _ => {}
                }
                check_whole(tag, &walker, &mut open, &mut diagnostics);
            }
        }
    }
    diagnostics
}

/// Each branch closes the elements that it opens, or another document would be compiled than the one that is rendered.
fn check_whole(tag: &Tag, walker: &Walker, open: &mut Vec<Vec<String>>, diagnostics: &mut Vec<Diagnostic>) {
    let elements =
        || walker.open_elements().iter().filter(|e| !OPTIONAL.contains(&e.as_str())).cloned().collect::<Vec<_>>();
    let before = match tag.word() {
        "if" | "for" => return open.push(elements()),
        "elif" | "else" => open.last().cloned(),
        "endif" | "endfor" => open.pop(),
        _ => return,
    };
    if before.is_some_and(|before| before != elements()) {
        let message = format!("an element is opened and not closed, or the reverse, before this `{}`", tag.word());
        diagnostics.push(tag.place.error("statement-misplaced", message).hint(
            "let each branch hold whole elements; choose between attributes inside their quotes: `class=\"{% if x %}a{% endif %}\"`",
        ));
    }
}

/// Where a segment stands in its file.
pub fn segment_place(segment: &Segment) -> &Place {
    match segment {
        Segment::Text(_, place) => place,
        Segment::Expr(tag) | Segment::Stmt(tag) => &tag.place,
    }
}

fn check_element(name: &str, end: usize, place: &Place, language: Language, diagnostics: &mut Vec<Diagnostic>) {
    let at = Place {
        file: place.file.clone(),
        span: (place.span.start + end).saturating_sub(name.len())..place.span.start + end,
    };
    if language == Language::Mjml && name.starts_with("mj") && !MJML_ELEMENTS.contains(&name) {
        let hint = match did_you_mean(name, MJML_ELEMENTS.iter().copied()) {
            Some(meant) => format!("did you mean `<{meant}>`?"),
            None => "see the MJML documentation for its elements".to_owned(),
        };
        diagnostics.push(at.error("element-unknown", format!("MJML has no element `<{name}>`")).hint(hint));
    }
    if name == "mj-include" {
        diagnostics.push(
            at.error("element-refused", "`<mj-include>` reads files while compiling")
                .hint("write `{% include \"_partials/name.mjml\" %}`"),
        );
    }
    if matches!(name, "script" | "iframe" | "object" | "embed" | "form" | "input" | "base" | "frame" | "applet") {
        diagnostics.push(
            at.error("element-refused", format!("`<{name}>` does not belong into a mail; clients remove it or warn"))
                .hint("use a link to a page that holds it"),
        );
    }
}

/// `~` makes plain text of what `t` has finished, which would be escaped a second time.
fn check_joined(tag: &Tag, diagnostics: &mut Vec<Diagnostic>) {
    let tokens = &tag.tokens;
    for index in (0..tokens.len()).filter(|i| analyze::is_call(tokens, *i, "t")) {
        let before = index.checked_sub(1).is_some_and(|i| tokens[i].is("~"));
        if before || tokens.get(closing(tokens, index + 1)).is_some_and(|t| t.is("~")) {
            diagnostics.push(tag.place.error("entry-joined", "`~` joins an entry to other text in html").hint(
                "write them one after the other, `{{ t(id=\"a\") }} – {{ t(id=\"b\") }}`, or as one entry with arguments",
            ));
            return;
        }
    }
}

fn check_expression(tag: &Tag, walker: &Walker, language: Language, diagnostics: &mut Vec<Diagnostic>) {
    check_joined(tag, diagnostics);
    let refuse = |message: String, hint: &str| tag.place.error("unsafe-context", message).hint(hint);
    match walker.context() {
        Context::Comment => diagnostics.push(refuse(
            "an expression stands in a comment".to_owned(),
            "take it out; a value can end a comment, and no reader sees it. Notes to authors are `{# … #}`",
        )),
        Context::Script => diagnostics
            .push(refuse("an expression stands in a script".to_owned(), "mail clients run no scripts; remove it")),
        Context::Unquoted(element, name) => diagnostics
            .push(refuse(format!("the value of `{name}` on `<{element}>` has no quotes"), "write `name=\"{{ … }}\"`")),
        Context::Tag(element) if !analyze::only_trusted(tag) => diagnostics.push(refuse(
            format!("an expression stands inside `<{element}>`, outside an attribute value"),
            "write it into a quoted attribute: `<td title=\"{{ … }}\">`",
        )),
        Context::Style if !analyze::only_trusted(tag) => diagnostics.push(refuse(
            "a value of a person or caller stands in a style sheet".to_owned(),
            "only `brand.…`, `dir` and `locale` may decide styles",
        )),
        Context::Attribute(_, name) if is_style(&name) && !analyze::only_trusted(tag) => {
            diagnostics.push(refuse(
                format!("a value of a person or caller stands in the attribute `{name}`"),
                "only `brand.…`, `dir` and `locale` may decide styles",
            ));
        }
        Context::Attribute(_, name) if name.starts_with("on") => diagnostics
            .push(refuse(format!("the attribute `{name}` runs a script"), "mail clients run no scripts; remove it")),
        // A misplaced `super()` has a finding of its own.
        Context::Text(parent)
            if language == Language::Mjml && is_structure(&parent) && !tag.tokens[0].is_word("super") =>
        {
            diagnostics.push(refuse(
                format!("text stands directly in `<{parent}>`, where MJML has only elements"),
                "put it into `<mj-text>{{ … }}</mj-text>`",
            ));
        }
        _ => {}
    }
}

fn check_statement(tag: &Tag, walker: &Walker, language: Language, diagnostics: &mut Vec<Diagnostic>) {
    let refuse = |message: String, hint: &str| tag.place.error("statement-misplaced", message).hint(hint);
    match walker.context() {
        Context::Tag(element) => diagnostics.push(refuse(
            format!("a statement stands inside `<{element}>`"),
            "put it into an attribute value, `<td class=\"{% if x %}a{% endif %}\">`, or around the whole element",
        )),
        Context::Unquoted(_, name) => diagnostics
            .push(refuse(format!("the value of `{name}` has no quotes"), "write `name=\"{% if x %}a{% endif %}\"`")),
        Context::Comment | Context::Script => {
            diagnostics.push(refuse("a statement stands in a comment or script".to_owned(), "take it out of there"));
        }
        Context::Style => diagnostics.push(refuse(
            "a statement stands in a style sheet".to_owned(),
            "write both rules and choose by class: `<p class=\"{% if x %}a{% endif %}\">`",
        )),
        Context::Text(parent)
            if language == Language::Mjml && matches!(parent.as_str(), "mj-head" | "mj-attributes" | "mjml" | "") =>
        {
            diagnostics.push(refuse(
                "a statement stands outside `<mj-body>`".to_owned(),
                "statements may surround whole elements of the body: `{% if x %}<mj-text>…</mj-text>{% endif %}`",
            ));
        }
        _ => {}
    }
}

fn is_style(attribute: &str) -> bool {
    matches!(attribute, "style" | "css-class")
}

/// Whether MJML allows only elements inside this one, so that a comment needs `mj-raw` around it.
pub fn is_structure(element: &str) -> bool {
    MJML_ELEMENTS.contains(&element) && !CONTENT.contains(&element)
}

/// End tags that HTML lets authors leave out (HTML §13.1.2.4).
const OPTIONAL: &[&str] = &[
    "html", "head", "body", "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "colgroup",
    "caption",
];

/// Elements that another one's end tag, or the end of the document, closes before their own: name and place of the start tag. MJML lets
/// authors leave no end tag out.
pub fn unclosed(segments: &[Segment], language: Language) -> Vec<(String, Place)> {
    let mut walker = Walker::default();
    let mut open: Vec<(String, Place)> = Vec::new();
    let mut found = Vec::new();
    let mut buffer = [0u8; 4];
    let must_close = |element: &(String, Place)| language == Language::Mjml || !OPTIONAL.contains(&element.0.as_str());
    for segment in segments {
        match segment {
            Segment::Text(text, place) => {
                for (offset, c) in text.char_indices() {
                    walker.feed(c.encode_utf8(&mut buffer));
                    let now = walker.open_elements();
                    match now.last().filter(|_| now.len() > open.len()) {
                        Some(name) => {
                            let start = place.span.start + text[..offset].rfind('<').unwrap_or(0);
                            let span = start..place.span.start + offset + c.len_utf8();
                            open.push((name.clone(), Place { file: place.file.clone(), span }));
                        }
                        // The end tag belongs to the outermost of what it closes.
                        None if now.len() < open.len() => {
                            found.extend(open.drain(now.len()..).skip(1).filter(must_close));
                        }
                        None => {}
                    }
                }
            }
            Segment::Expr(_) => walker.placeholder(),
            Segment::Stmt(_) => {}
        }
    }
    found.extend(open.into_iter().filter(must_close));
    found
}

/// Where a `<link>` names a style sheet.
pub fn style_links(segment: &Segment) -> Vec<Place> {
    let Segment::Text(text, place) = segment else { return Vec::new() };
    let lower = text.to_ascii_lowercase();
    let links = lower.match_indices("<link").filter_map(|(at, _)| {
        let end = lower[at..].find('>').map_or(lower.len(), |length| at + length);
        lower[at..end].contains("stylesheet").then(|| place.span.start + at..place.span.start + end)
    });
    links.map(|span| Place { file: place.file.clone(), span }).collect()
}
