//! From a flattened body to the Tera source that renders it: MJML, CSS, mirroring and escaping decided once.
//!
//! ```text
//!  segments ── contexts checked ── protected ── MJML ── CSS inlined ── [mirrored] ── cut at stand-ins ── tags wrapped
//! ```

use std::collections::BTreeSet;

use super::analyze;
use super::html::{Context, MAX_ELEMENTS, Walker};
use super::protect::{self, Part};
use super::scan::{Place, Segment, Tag, Token, TokenKind, join};
use super::{mirror, plain};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::locale::Direction;

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

/// A compiled body.
#[derive(Debug)]
pub struct Body {
    /// Tera source of the html part for left-to-right locales.
    pub ltr: String,
    /// The same, mirrored.
    pub rtl: String,
    /// Tera source of the text part derived from it.
    pub text: String,
    /// What `mj-preview` held: Tera source for a line.
    pub preview: Option<String>,
}

/// Compiles a flattened body. All faults of the source are reported together; compilers run only on what passed.
pub fn compile(segments: Vec<Segment>, language: Language, preheader: bool) -> Result<Body, Vec<Diagnostic>> {
    let (segments, preview) = take_preview(segments);
    let mut diagnostics = check_source(&segments, language);
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let protected = Protected::new(&segments, language);
    let document = match language {
        Language::Mjml => protected.mjml(&segments)?,
        Language::Html => protected.text.clone(),
    };
    let inlined = inline_css(&document, &segments)?;
    diagnostics.extend(protected.lost(&inlined, &segments));
    let ltr = protected.restore(&inlined, &segments, &mut diagnostics);
    let rtl = protected.restore(&mirror::mirror_html(&inlined), &segments, &mut Vec::new());
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let has_preheader = preheader || preview.is_some();
    Ok(Body {
        ltr: if has_preheader { with_preheader(&ltr) } else { ltr },
        rtl: if has_preheader { with_preheader(&rtl) } else { rtl },
        text: protected.text_template(&inlined, &segments),
        preview: preview.map(|segments| text_source(&segments, "__line")),
    })
}

/// A text part, subject or preheader as Tera source: values go through `filter`.
pub fn text_source(segments: &[Segment], filter: &str) -> String {
    let mut out = String::new();
    for segment in segments {
        match segment {
            Segment::Text(text, _) => push_literal(&mut out, text),
            Segment::Expr(tag) => out.push_str(&expression(tag, filter, None)),
            Segment::Stmt(tag) => out.push_str(&format!("{{% {} %}}", tag.source())),
        }
    }
    out
}

fn push_literal(out: &mut String, text: &str) {
    if text.contains("{{") || text.contains("{%") || text.contains("{#") {
        out.push_str("{% raw %}");
        out.push_str(text);
        out.push_str("{% endraw %}");
    } else {
        out.push_str(text);
    }
}

/// `{{ (expr) | filter }}`; calls of `t` are told where they stand.
fn expression(tag: &Tag, filter: &str, at: Option<&str>) -> String {
    let tokens = match at {
        Some(at) => tell_calls(&tag.tokens, at),
        None => tag.tokens.clone(),
    };
    format!("{{{{ ({}) | {filter} }}}}", join(&tokens))
}

/// Adds `__at="…"` to every call of `t`.
fn tell_calls(tokens: &[Token], at: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(tokens.len());
    let mut i = 0;
    while i < tokens.len() {
        out.push(tokens[i].clone());
        if analyze::is_call(tokens, i, "t") {
            let span = tokens[i].span.clone();
            out.push(tokens[i + 1].clone());
            out.push(Token::word("__at", span.clone()));
            out.push(Token::sign("=", span.clone()));
            out.push(Token { kind: TokenKind::Text, text: at.to_owned(), span: span.clone() });
            if !tokens.get(i + 2).is_some_and(|t| t.is(")")) {
                out.push(Token::sign(",", span));
            }
            i += 1;
        }
        i += 1;
    }
    out
}

/// Takes the content of `mj-preview` out; the engine places the preheader itself.
fn take_preview(segments: Vec<Segment>) -> (Vec<Segment>, Option<Vec<Segment>>) {
    let mut kept = Vec::with_capacity(segments.len());
    let mut preview: Option<Vec<Segment>> = None;
    let mut inside = false;
    for segment in segments {
        let Segment::Text(text, place) = segment else {
            if inside {
                preview.get_or_insert_default().push(segment)
            } else {
                kept.push(segment)
            }
            continue;
        };
        let mut start = 0;
        while start < text.len() {
            let wanted = if inside { "</mj-preview>" } else { "<mj-preview>" };
            let end = text[start..].find(wanted).map_or(text.len(), |at| start + at);
            let piece = Segment::Text(
                text[start..end].to_owned(),
                Place { file: place.file.clone(), span: place.span.start + start..place.span.start + end },
            );
            if inside {
                preview.get_or_insert_default().push(piece)
            } else {
                kept.push(piece)
            }
            if end == text.len() {
                break;
            }
            inside = !inside;
            start = end + wanted.len();
        }
    }
    (kept, preview)
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
fn check_source(segments: &[Segment], language: Language) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut walker = Walker::default();
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
                if protect::looks_like_token(text) {
                    diagnostics.push(place.error("reserved-word", "the letters `vqx` and `xqv` are reserved in html"));
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
            Segment::Stmt(tag) => check_statement(tag, &walker, language, &mut diagnostics),
        }
    }
    diagnostics
}

fn segment_place(segment: &Segment) -> &Place {
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

fn check_expression(tag: &Tag, walker: &Walker, language: Language, diagnostics: &mut Vec<Diagnostic>) {
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
        Context::Text(parent) if language == Language::Mjml && is_structure(&parent) => diagnostics.push(refuse(
            format!("text stands directly in `<{parent}>`, where MJML has only elements"),
            "put it into `<mj-text>{{ … }}</mj-text>`",
        )),
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
            diagnostics.push(refuse("a statement stands in a comment or script".to_owned(), "take it out of there"))
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

fn is_structure(element: &str) -> bool {
    element.starts_with("mj") && !CONTENT.contains(&element)
}

/// The document with stand-ins, and how its offsets map back to the source.
struct Protected {
    text: String,
    /// Start in `text` and index of each segment.
    starts: Vec<(usize, usize)>,
}

impl Protected {
    fn new(segments: &[Segment], language: Language) -> Protected {
        let mut walker = Walker::default();
        let mut text = String::new();
        let mut starts = Vec::with_capacity(segments.len());
        for (index, segment) in segments.iter().enumerate() {
            starts.push((text.len(), index));
            match segment {
                Segment::Text(literal, _) => match language {
                    Language::Mjml => guard_mjml(literal, &mut walker, &mut text),
                    Language::Html => {
                        walker.feed(literal);
                        text.push_str(literal);
                    }
                },
                Segment::Expr(_) => {
                    walker.placeholder();
                    text.push_str(&protect::token(index));
                }
                Segment::Stmt(_) => {
                    let token = protect::token(index);
                    match walker.context() {
                        Context::Text(parent) if language == Language::Mjml && is_structure(&parent) => {
                            text.push_str(&format!("<mj-raw><!--{token}--></mj-raw>"));
                        }
                        Context::Text(_) => text.push_str(&format!("<!--{token}-->")),
                        _ => text.push_str(&token),
                    }
                }
            }
        }
        Protected { text, starts }
    }

    fn mjml(&self, segments: &[Segment]) -> Result<String, Vec<Diagnostic>> {
        let parsed = mrml::parse(&self.text).map_err(|error| vec![self.mjml_error(&error, segments)])?;
        let options = mrml::prelude::render::RenderOptions { fonts: Default::default(), ..Default::default() };
        parsed.element.render(&options).map_err(|error| {
            let place = segment_place(&segments[0]);
            vec![place.error("mjml-invalid", format!("MJML cannot be rendered: {error}"))]
        })
    }

    fn mjml_error(&self, error: &mrml::prelude::parser::Error, segments: &[Segment]) -> Diagnostic {
        use mrml::prelude::parser::Error;
        let offset = match error {
            Error::UnexpectedElement { position, .. }
            | Error::UnexpectedToken { position, .. }
            | Error::MissingAttribute { position, .. }
            | Error::InvalidAttribute { position, .. }
            | Error::InvalidFormat { position, .. } => position.start,
            Error::ParserError { source, .. } => text_position(&self.text, source.pos().row, source.pos().col),
            _ => 0,
        };
        let (message, hint) = match error {
            Error::UnexpectedElement { .. } => {
                ("this element cannot stand here", "columns stand in sections, content elements in columns")
            }
            Error::MissingAttribute { .. } => ("an attribute is missing here", "see the MJML documentation"),
            Error::EndOfStream { .. } => ("an element is never closed", "close every element, `<br>` as `<br />`"),
            Error::NoRootNode => ("there is no `<mjml>` element", "begin the body with `<mjml><mj-body>`"),
            _ => ("MJML cannot be read here", "close every element and quote every attribute"),
        };
        self.place(offset, segments).error("mjml-invalid", message).hint(hint)
    }

    /// The source place of an offset in the protected text.
    fn place(&self, offset: usize, segments: &[Segment]) -> Place {
        let at = self.starts.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
        let (start, index) = self.starts.get(at).copied().unwrap_or((0, 0));
        let place = segment_place(&segments[index]);
        let from = (place.span.start + offset.saturating_sub(start)).min(place.span.end);
        Place { file: place.file.clone(), span: from..place.span.end.min(from + 1) }
    }

    /// Reports tags that a compiler dropped, repeated or moved.
    fn lost(&self, document: &str, segments: &[Segment]) -> Vec<Diagnostic> {
        let mut seen = BTreeSet::new();
        let mut statements = Vec::new();
        for part in protect::split(document) {
            if let Part::Token(index) = part {
                seen.insert(index);
                if matches!(segments.get(index), Some(Segment::Stmt(_))) {
                    statements.push(index);
                }
            }
        }
        let mut diagnostics = Vec::new();
        let ordered = statements.windows(2).all(|pair| pair[0] < pair[1]);
        for (index, segment) in segments.iter().enumerate() {
            let tag = match segment {
                Segment::Expr(tag) | Segment::Stmt(tag) => tag,
                Segment::Text(..) => continue,
            };
            let misplaced = matches!(segment, Segment::Stmt(_)) && !ordered;
            if !seen.contains(&index) || misplaced {
                diagnostics
                    .push(tag.place.error("statement-misplaced", "MJML drops or repeats what stands here").hint(
                    "let statements surround whole elements, for instance `{% if x %}<mj-text>…</mj-text>{% endif %}`",
                ));
            }
        }
        diagnostics
    }

    /// Swaps the stand-ins back, each wrapped for the place where the compilers put it.
    fn restore(&self, document: &str, segments: &[Segment], diagnostics: &mut Vec<Diagnostic>) -> String {
        let mut walker = Walker::default();
        let mut out = String::with_capacity(document.len() * 2);
        for part in protect::split(document) {
            match part {
                Part::Literal(text) => {
                    walker.feed(text);
                    push_literal(&mut out, text);
                }
                Part::Token(index) => match segments.get(index) {
                    Some(Segment::Stmt(tag)) => out.push_str(&format!("{{% {} %}}", tag.source())),
                    Some(Segment::Expr(tag)) => {
                        walker.placeholder();
                        match wrap(tag, &walker.context()) {
                            Ok(source) => out.push_str(&source),
                            Err(diagnostic) => diagnostics.push(diagnostic),
                        }
                    }
                    _ => {}
                },
            }
        }
        out
    }

    fn text_template(&self, document: &str, segments: &[Segment]) -> String {
        let text = plain::html_to_text(document);
        let mut out = String::new();
        for part in protect::split(&text) {
            match part {
                Part::Literal(text) => push_literal(&mut out, text),
                Part::Token(index) => match segments.get(index) {
                    Some(Segment::Stmt(tag)) => out.push_str(&format!("{{% {} %}}", tag.source())),
                    Some(Segment::Expr(tag)) => out.push_str(&expression(tag, "__plain", None)),
                    _ => {}
                },
            }
        }
        out
    }
}

/// Writes an expression for its place in the compiled document.
fn wrap(tag: &Tag, context: &Context) -> Result<String, Diagnostic> {
    Ok(match context {
        Context::Text(_) => expression(tag, "__show", Some("html")),
        Context::Title => expression(tag, "__attr", Some("attribute")),
        Context::Attribute(_, name) if matches!(name.as_str(), "href" | "src" | "background" | "action") => {
            expression(tag, "__url", Some("attribute"))
        }
        Context::Attribute(_, name) if name == "style" && !analyze::only_trusted(tag) => {
            return Err(tag
                .place
                .error("unsafe-context", "a value of a person or caller decides a style here")
                .hint("only `brand.…`, `dir` and `locale` may; choose between fixed styles with `{% if %}`"));
        }
        Context::Attribute(..) | Context::Tag(_) => expression(tag, "__attr", Some("attribute")),
        Context::Style => expression(tag, "__css", None),
        Context::Comment | Context::Script | Context::Unquoted(..) => {
            return Err(tag
                .place
                .error(
                    "unsafe-context",
                    "the compiled document holds this expression in a comment, script or unquoted value",
                )
                .hint("move it into text or a quoted attribute"));
        }
    })
}

/// Writes literal MJML so that mrml 6 keeps it: it prints attribute values with Rust's debug escapes, which turns
/// combining marks, joiners, isolates and backslashes into `\u{…}`; numeric character references pass through.
fn guard_mjml(literal: &str, walker: &mut Walker, out: &mut String) {
    let mut buffer = [0u8; 4];
    for c in literal.chars() {
        let raw = matches!(walker.context(), Context::Style | Context::Comment | Context::Script);
        walker.feed(c.encode_utf8(&mut buffer));
        let in_value = matches!(walker.context(), Context::Attribute(..));
        match c {
            c if raw => out.push(c),
            '\n' | '\r' | '\t' if in_value => out.push(' '),
            '\\' => out.push_str("&#92;"),
            c if !c.is_ascii() => out.push_str(&format!("&#x{:x};", c as u32)),
            c => out.push(c),
        }
    }
}

/// html5ever moves a comment that stands before a table's first row out of the row group and closes the group around
/// the wrong rows; a table without a group gets one, so that statements around rows stay around them.
fn with_row_groups(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let mut stack: Vec<bool> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let lower = rest.get(..8).unwrap_or(rest).to_ascii_lowercase();
        let length = rest.find('>').map_or(rest.len(), |at| at + 1);
        if lower.starts_with("<table") && !lower.starts_with("<tables") {
            out.push_str(&rest[..length]);
            let needs = first_child(&rest[length..]).starts_with("<tr");
            if needs {
                out.push_str("<tbody>");
            }
            stack.push(needs);
        } else if lower.starts_with("</table") {
            if stack.pop() == Some(true) {
                out.push_str("</tbody>");
            }
            out.push_str(&rest[..length]);
        } else {
            out.push_str(&rest[..length]);
        }
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// What follows blanks and comments, in lower case and short.
fn first_child(html: &str) -> String {
    let mut rest = html.trim_start();
    while rest.starts_with("<!--") {
        let Some(end) = rest.find("-->") else { break };
        rest = rest[end + 3..].trim_start();
    }
    rest.chars().take(4).collect::<String>().to_ascii_lowercase()
}

fn inline_css(document: &str, segments: &[Segment]) -> Result<String, Vec<Diagnostic>> {
    let options = css_inline::CSSInliner::options()
        .load_remote_stylesheets(false)
        .keep_at_rules(true)
        .resolver(std::sync::Arc::new(NoStylesheets));
    options.build().inline(&with_row_groups(document)).map_err(|error| {
        let place = segments.first().map(segment_place);
        let message = format!("the style sheet cannot be applied: {error}");
        vec![match place {
            Some(place) => place.error("css-invalid", message).hint("check the rules in `<style>` or `<mj-style>`"),
            None => Diagnostic::error("css-invalid", message),
        }]
    })
}

/// Refuses every style sheet by reference: compiling a template opens no file and no connection.
#[derive(Debug)]
struct NoStylesheets;

impl css_inline::StylesheetResolver for NoStylesheets {
    fn retrieve(&self, location: &str) -> css_inline::Result<String> {
        Err(self.unsupported(&format!("style sheets are not loaded: {location}")))
    }
}

/// Puts the preheader at the head of the body, hidden, with padding that keeps the body's first words out of the preview.
fn with_preheader(html: &str) -> String {
    let Some(body) = html.find("<body") else { return html.to_owned() };
    // A tag inside the start tag may hold `>`; the body of a compiled document has only quoted attributes.
    let mut quote = None;
    let end = html[body..].char_indices().find_map(|(offset, c)| {
        match (quote, c) {
            (None, '>') => return Some(body + offset + 1),
            (None, '"') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
        None
    });
    let Some(end) = end else { return html.to_owned() };
    let padding = "&#847;&zwnj;&nbsp;".repeat(40);
    format!(
        "{}<div style=\"display:none;max-height:0;overflow:hidden;mso-hide:all;\" aria-hidden=\"true\">{{{{ __preheader }}}}{padding}</div>{}",
        &html[..end],
        &html[end..]
    )
}

/// The byte offset of a 1-based row and column.
fn text_position(text: &str, row: u32, column: u32) -> usize {
    let before = row.saturating_sub(1) as usize;
    let start: usize = text.split_inclusive('\n').take(before).map(str::len).sum();
    start + column.saturating_sub(1) as usize
}

/// The direction of a compiled variant, for its name.
pub fn suffix(direction: Direction) -> &'static str {
    match direction {
        Direction::Ltr => "ltr.html",
        Direction::Rtl => "rtl.html",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::scan::{TemplateFile, scan};
    use std::sync::Arc;

    fn segments(text: &str) -> Vec<Segment> {
        scan(&Arc::new(TemplateFile { path: "templates/x/body.html".into(), name: "x/body.html".into(), text: text.into() }))
    }

    #[test]
    fn words_outside_of_entries_are_found_and_markup_is_not() {
        let word = |text: &str| {
            literal_text(&segments(text), true).map(|place| place.file.text[place.span].to_owned())
        };
        assert_eq!(word("<title>{{ t(id=\"a\") }}</title><p class=\"x\">&nbsp;{{ x }} – 12</p><style>p { a: b }</style>"), None);
        assert_eq!(word("<p>{{ x }} Hello there</p>").as_deref(), Some("Hello"));
        assert_eq!(word("<title>Reset</title>").as_deref(), Some("Reset"));
        assert_eq!(word("<!-- note --><p></p>"), None);
    }

    fn html(text: &str) -> String {
        compile(segments(text), Language::Html, false).unwrap().ltr
    }

    #[test]
    fn a_loop_around_table_rows_stays_around_them() {
        let out = html("<html><body><table>{% for x in data.list %}<tr><td>{{ x }}</td></tr>{% endfor %}</table></body></html>");
        let order = ["<table>", "{% for", "<tr>", "{% endfor %}", "</table>"].map(|part| out.find(part).unwrap());
        assert!(order.is_sorted(), "{out}");
    }

    #[test]
    fn values_are_written_for_the_place_where_they_stand() {
        let out = html("<html><body><a href=\"{{ data.url }}\" title=\"{{ t(id='x') }}\">{{ t(id='y') }} {{ user.name }}</a></body></html>");
        assert!(out.contains("href=\"{{ (data.url) | __url }}\""), "{out}");
        assert!(out.contains("t ( __at = \"attribute\" , id = \"x\" )"), "{out}");
        assert!(out.contains("{{ (user.name) | __show }}"), "{out}");
    }

    #[test]
    fn marks_that_mrml_would_print_as_escapes_survive() {
        let text = "<mjml lang=\"{{ locale }}\"><mj-head><mj-title>हिन्दी</mj-title></mj-head><mj-body><mj-section><mj-column><mj-image alt=\"ไทย ही \\\" src=\"https://a.example/x.png\"/><mj-text>{% if data.x %}<b>क्ष</b>{% endif %}</mj-text></mj-column></mj-section></mj-body></mjml>";
        let out = compile(segments(text), Language::Mjml, false).unwrap().ltr;
        assert!(!out.contains("u{"), "{out}");
        for kept in ["हिन्दी", "ไทย ही \\", "क्ष"] {
            assert!(out.contains(kept), "{kept}: {out}");
        }
    }

    #[test]
    fn what_mail_clients_or_mjml_cannot_carry_is_refused_with_its_place() {
        for (text, rule) in [
            ("<html><body><td {{ user.name }}></body></html>", "unsafe-context"),
            ("<html><body><a title={{ user.name }}>x</a></body></html>", "unsafe-context"),
            ("<html><body><!-- {{ user.name }} --></body></html>", "unsafe-context"),
            ("<html><head><style>p { color: {{ user.name }} }</style></head></html>", "unsafe-context"),
            ("<html><body><p style=\"color: {{ data.x }}\"></p></body></html>", "unsafe-context"),
            ("<html><body><td {% if x %}a{% endif %}></td></body></html>", "statement-misplaced"),
            ("<html><body><script>x</script></body></html>", "element-refused"),
        ] {
            let found = compile(segments(text), Language::Html, false).unwrap_err();
            assert_eq!(found[0].rule, rule, "{text}");
            assert!(found[0].line > 0 && found[0].hint.is_some());
        }
        for (text, rule) in [
            ("<mjml><mj-body><mj-sektion></mj-sektion></mj-body></mjml>", "element-unknown"),
            ("<mjml><mj-head>{% if x %}{% endif %}</mj-head><mj-body></mj-body></mjml>", "statement-misplaced"),
            ("<mjml><mj-body><mj-section><mj-column>{{ user.name }}</mj-column></mj-section></mj-body></mjml>", "unsafe-context"),
            ("<mjml><mj-body><mj-section></mj-body></mjml>", "mjml-invalid"),
        ] {
            let found = compile(segments(text), Language::Mjml, false).unwrap_err();
            assert_eq!(found[0].rule, rule, "{text}");
        }
    }

    #[test]
    fn nesting_that_would_overflow_a_parser_is_refused_before_it() {
        let deep = format!("<html><body>{}{}</body></html>", "<div>".repeat(5000), "</div>".repeat(5000));
        assert_eq!(compile(segments(&deep), Language::Html, false).unwrap_err()[0].rule, "nesting-too-deep");
    }
}
