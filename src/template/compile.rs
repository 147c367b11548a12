//! From a flattened body to the Tera source that renders it: MJML, CSS, mirroring and escaping decided once.
//!
//! ```text
//!  segments ── contexts checked ── protected ── MJML ── CSS inlined ── [mirrored] ── cut at stand-ins ── tags wrapped
//! ```

use std::collections::BTreeSet;

use super::analyze;
use super::html::{Context, MAX_ELEMENTS, Walker};
use super::protect::{self, Part};
use super::scan::{Place, Segment, Tag, Token, TokenKind, closing, join};
use super::{mirror, plain};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::locale::Direction;

/// The largest flattened template that is compiled.
pub const MAX_SOURCE: usize = 1 << 20;
/// The deepest tree that an html parser makes of it; css-inline recurses and overflows a 2 MB stack at about 3,000.
const MAX_DEPTH: usize = 1_000;

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
    /// Addresses of `href`, `src` and `background` that are fixed in the template, with their places.
    pub addresses: Vec<(String, Place)>,
    /// What `mj-preview` held: Tera source for a line.
    pub preview: Option<String>,
}

/// Compiles a flattened body. All faults of the source are reported together; compilers run only on what passed.
pub fn compile(segments: Vec<Segment>, language: Language, preheader: bool) -> Result<Body, Vec<Diagnostic>> {
    let (settings, segments) = take_settings(segments);
    let (segments, preview) = take_preview(segments);
    let mut diagnostics = check_source(&segments, language);
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let protected = Protected::new(&segments, language);
    let document = match language {
        Language::Mjml => protected.mjml(&segments)?,
        Language::Html => whole_document(&protected.text),
    };
    let inlined = inline_css(&document, &segments)?;
    diagnostics.extend(protected.lost(&inlined, &segments));
    let ltr = protected.restore(&inlined, &segments, &mut diagnostics);
    let rtl = protected.restore(&mirror::mirror_html(&inlined), &segments, &mut Vec::new());
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let has_preheader = preheader || preview.is_some();
    let set = |source: String| format!("{settings}{source}");
    Ok(Body {
        addresses: fixed_addresses(&inlined, &segments),
        ltr: set(if has_preheader { with_preheader(&ltr) } else { ltr }),
        rtl: set(if has_preheader { with_preheader(&rtl) } else { rtl }),
        text: set(protected.text_template(&inlined, &segments)),
        preview: preview.map(|segments| set(text_source(&unescaped(segments), "__line"))),
    })
}

/// Addresses that hold no expression, so that they can be judged when templates load.
fn fixed_addresses(document: &str, segments: &[Segment]) -> Vec<(String, Place)> {
    let mut addresses = Vec::new();
    for attribute in [" href=\"", " src=\"", " background=\""] {
        for rest in document.split(attribute).skip(1) {
            let value = rest.split('"').next().unwrap_or_default().replace("&amp;", "&");
            if value.starts_with('#') || value.starts_with("cid:") || protect::find(&value).is_some() {
                continue;
            }
            let written = segments.iter().find_map(|segment| match segment {
                Segment::Text(text, place) if !value.is_empty() => {
                    let start = place.span.start + text.find(&value)?;
                    Some(Place { file: place.file.clone(), span: start..start + value.len() })
                }
                _ => None,
            });
            addresses
                .extend(written.or_else(|| segments.first().map(segment_place).cloned()).map(|place| (value, place)));
        }
    }
    addresses
}

/// Takes `{% set … %}` out of the beginning, where a document has not begun yet; it precedes every part.
fn take_settings(mut segments: Vec<Segment>) -> (String, Vec<Segment>) {
    let leading = segments.iter().take_while(|segment| match segment {
        Segment::Text(text, _) => text.trim().is_empty(),
        Segment::Stmt(tag) => matches!(tag.word(), "set" | "set_global") && tag.tokens.iter().any(|t| t.is("=")),
        Segment::Expr(_) => false,
    });
    let rest = segments.split_off(leading.count());
    let settings = segments.iter().filter_map(|segment| match segment {
        Segment::Stmt(tag) => Some(format!("{{% {} %}}", tag.source())),
        _ => None,
    });
    (settings.collect(), rest)
}

/// `mj-preview` is html; a line is not.
fn unescaped(segments: Vec<Segment>) -> Vec<Segment> {
    let text = |text: String| {
        let html = scraper::Html::parse_fragment(&text.replace('<', "&lt;"));
        html.root_element().text().collect()
    };
    let segments = segments.into_iter().map(|segment| match segment {
        Segment::Text(html, place) if html.contains('&') => Segment::Text(text(html), place),
        other => other,
    });
    segments.collect()
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
    // A brace at the end would join the braces of the tag behind it.
    if text.contains("{{") || text.contains("{%") || text.contains("{#") || text.ends_with('{') {
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

/// A body without `<html>` and `<body>` gets them here: the parser would put its first statement before them.
fn whole_document(html: &str) -> String {
    let lower = html.to_ascii_lowercase();
    if ["<html", "<head", "<body", "<!doctype"].iter().any(|tag| lower.contains(tag)) {
        return html.to_owned();
    }
    format!("<!doctype html><html><head></head><body>{html}</body></html>")
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

/// Checks every tag against the place where it stands, and every element's name.
fn check_source(segments: &[Segment], language: Language) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut walker = Walker::default();
    let mut open: Vec<Vec<String>> = Vec::new();
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
            Segment::Stmt(tag) => {
                check_statement(tag, &walker, language, &mut diagnostics);
                check_whole(tag, &walker, &mut open, &mut diagnostics);
            }
        }
    }
    diagnostics
}

/// Each branch closes the elements that it opens, or another document would be compiled than the one that is rendered.
fn check_whole(tag: &Tag, walker: &Walker, open: &mut Vec<Vec<String>>, diagnostics: &mut Vec<Diagnostic>) {
    // End tags that HTML lets authors leave out (HTML §13.1.2.4).
    let optional = ["p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "colgroup"];
    let elements =
        || walker.open_elements().iter().filter(|e| !optional.contains(&e.as_str())).cloned().collect::<Vec<_>>();
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
    /// Tags in `mj-title`, which MJML writes twice: as `<title>` and as the label of the body.
    titles: BTreeSet<usize>,
}

impl Protected {
    fn new(segments: &[Segment], language: Language) -> Protected {
        let mut walker = Walker::default();
        let mut text = String::new();
        let mut starts = Vec::with_capacity(segments.len());
        let mut titles = BTreeSet::new();
        for (index, segment) in segments.iter().enumerate() {
            starts.push((text.len(), index));
            if walker.context() == Context::Title {
                titles.insert(index);
            }
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
        Protected { text, starts, titles }
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
                if matches!(segments.get(index), Some(Segment::Stmt(_))) && !self.titles.contains(&index) {
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
            let misplaced = matches!(segment, Segment::Stmt(_)) && !ordered && !self.titles.contains(&index);
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
        let mut begun = Begun::default();
        let mut out = String::with_capacity(document.len() * 2);
        for part in protect::split(document) {
            match part {
                Part::Literal(text) => {
                    walker.feed(text);
                    begun.literal(text, ['"', '\'']);
                    push_literal(&mut out, text);
                }
                Part::Token(index) => match segments.get(index) {
                    Some(Segment::Stmt(tag)) => {
                        begun.statement(tag.word());
                        out.push_str(&format!("{{% {} %}}", tag.source()));
                    }
                    Some(Segment::Expr(tag)) => {
                        walker.placeholder();
                        match wrap(tag, &walker.context(), begun.now) {
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
        let mut begun = Begun::default();
        for part in protect::split(&text) {
            match part {
                Part::Literal(text) => {
                    // What follows `https://` up to a blank is one address.
                    let word = text.rfind([' ', '\n', '(']).map_or(0, |at| at + 1);
                    begun.now = (begun.now && word == 0) || text[word..].contains("://");
                    push_literal(&mut out, text);
                }
                Part::Token(index) => match segments.get(index) {
                    Some(Segment::Stmt(tag)) => {
                        begun.statement(tag.word());
                        out.push_str(&format!("{{% {} %}}", tag.source()));
                    }
                    Some(Segment::Expr(tag)) => {
                        out.push_str(&expression(tag, if begun.now { "__part" } else { "__plain" }, None));
                    }
                    _ => {}
                },
            }
        }
        out
    }
}

/// Whether the address at hand has literal text before the position, in the branch that is open.
#[derive(Default)]
struct Begun {
    now: bool,
    branches: Vec<bool>,
}

impl Begun {
    fn literal(&mut self, text: &str, quotes: [char; 2]) {
        self.now = match text.rfind(quotes) {
            Some(at) => at + 1 < text.len(),
            None => self.now || !text.is_empty(),
        };
    }

    fn statement(&mut self, word: &str) {
        match word {
            "if" | "for" => self.branches.push(self.now),
            "elif" | "else" => self.now = self.branches.last().copied().unwrap_or_default(),
            "endif" | "endfor" => drop(self.branches.pop()),
            _ => {}
        }
    }
}

/// Writes an expression for its place in the compiled document. `begun`: an address has begun before it.
fn wrap(tag: &Tag, context: &Context, begun: bool) -> Result<String, Diagnostic> {
    Ok(match context {
        Context::Text(_) => expression(tag, "__show", Some("html")),
        Context::Title => expression(tag, "__attr", Some("attribute")),
        Context::Attribute(_, name) if matches!(name.as_str(), "href" | "src" | "background" | "action") => {
            expression(tag, if begun { "__part" } else { "__url" }, Some("attribute"))
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

/// html5ever closes a row group that it opens itself around the wrong rows when statements stand between them; rows
/// without a group get one, begun before the statements that open there and ended with the table.
fn with_row_groups(html: &str, segments: &[Segment]) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    // For each open table: whether a group is open, and whether it is ours.
    let mut tables: Vec<(bool, bool)> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = if rest.starts_with("<!--") {
            rest.find("-->").map_or(rest.len(), |at| at + 3)
        } else {
            mirror::tag_length(rest)
        };
        let name = mirror::element_name(&rest[..length]);
        if let Some((group, ours)) = tables.last_mut() {
            match name.as_str() {
                "tr" if !*group => {
                    out.insert_str(before_openers(&out, segments), "<tbody>");
                    (*group, *ours) = (true, true);
                }
                "thead" | "tbody" | "tfoot" => {
                    if *ours {
                        out.insert_str(before_openers(&out, segments), "</tbody>");
                    }
                    (*group, *ours) = (true, false);
                }
                "/thead" | "/tbody" | "/tfoot" => (*group, *ours) = (false, false),
                _ => {}
            }
        }
        match name.as_str() {
            "table" => tables.push((false, false)),
            "/table" => {
                if let Some((_, true)) = tables.pop() {
                    out.push_str("</tbody>");
                }
            }
            _ => {}
        }
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// The end of `html` without the opening statements that stand there.
fn before_openers(html: &str, segments: &[Segment]) -> usize {
    let mut end = html.len();
    while let Some(comment) = html[..end].trim_end().strip_suffix("-->").and_then(|kept| kept.rfind("<!--")) {
        let opens = match protect::find(&html[comment..end]) {
            Some((_, _, index)) => {
                matches!(segments.get(index), Some(Segment::Stmt(tag)) if matches!(tag.word(), "if" | "for"))
            }
            None => false,
        };
        if !opens {
            break;
        }
        end = comment;
    }
    end
}

fn inline_css(document: &str, segments: &[Segment]) -> Result<String, Vec<Diagnostic>> {
    let options = css_inline::CSSInliner::options()
        .load_remote_stylesheets(false)
        // Rules for `:hover`, for one client, or for a class that a statement chooses match nothing yet.
        .keep_style_tags(true)
        .resolver(std::sync::Arc::new(NoStylesheets));
    let document = with_row_groups(document, segments);
    if plain::is_deeper(&document, MAX_DEPTH) {
        let message = format!("elements are nested more than {MAX_DEPTH} deep as html is read");
        let at = segments.first().map(|s| segment_place(s).error("nesting-too-deep", message));
        return Err(at.map(|d| d.hint("close every element with its end tag")).into_iter().collect());
    }
    options.build().inline(&document).map_err(|error| {
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
    use std::sync::Arc;

    use super::super::scan::{TemplateFile, scan};
    use super::*;

    fn html(text: &str) -> Result<Body, &'static str> {
        let file = Arc::new(TemplateFile { path: "templates/x".into(), name: "x".into(), text: text.into() });
        compile(scan(&file), Language::Html, false).map_err(|faults| faults.first().map_or("", |d| d.rule))
    }

    fn inside(text: &str) -> String {
        let ltr = html(text).unwrap().ltr;
        let (_, rest) = ltr.split_once("<body>").unwrap();
        rest.trim_end_matches("</body></html>").to_owned()
    }

    #[test]
    fn an_address_is_checked_whole_and_its_later_parts_are_encoded() {
        for (source, expected) in [
            ("{{ data.url }}", "{{ (data.url) | __url }}"),
            ("https://a.example/?c={{ data.c }}", "https://a.example/?c={{ (data.c) | __part }}"),
            (
                "{% if x %}https://a.example{% else %}{{ y }}{% endif %}",
                "{% if x %}https://a.example{% else %}{{ (y) | __url }}{% endif %}",
            ),
        ] {
            assert_eq!(
                inside(&format!("<a title=\"t\" href=\"{source}\">x</a>")),
                format!("<a title=\"t\" href=\"{expected}\">x</a>")
            );
        }
        let text = html("<a href=\"https://a.example/?c={{ data.c }}\">x</a>").unwrap().text;
        assert_eq!(text, "x (https://a.example/?c={{ (data.c) | __part }})\n");
    }

    #[test]
    fn statements_stay_around_the_rows_they_are_written_around() {
        for (source, expected) in [
            (
                "<thead><tr></tr></thead>{% for x in y %}<tr></tr>{% endfor %}<tfoot></tfoot>",
                "<thead><tr></tr></thead><tbody>{% for x in y %}<tr></tr>{% endfor %}</tbody><tfoot></tfoot>",
            ),
            (
                "{% if x %}<thead></thead>{% endif %}{% if y %}<tr></tr>{% endif %}<tr></tr>",
                "{% if x %}<thead></thead>{% endif %}<tbody>{% if y %}<tr></tr>{% endif %}<tr></tr></tbody>",
            ),
        ] {
            assert_eq!(
                inside(&format!("<table title=\"a > b\">{source}</table>")),
                format!("<table title=\"a > b\">{expected}</table>")
            );
        }
    }

    #[test]
    fn what_would_render_otherwise_than_written_is_refused() {
        for (source, rule) in [
            ("{% if x %}<div class=\"a\">{% else %}<div>{% endif %}</div>", "statement-misplaced"),
            ("{% for x in y %}<div>{% endfor %}", "statement-misplaced"),
            ("<p>{{ t(id=\"a\") ~ \"b\" }}</p>", "entry-joined"),
            (&"<div/>".repeat(20_000), "nesting-too-deep"),
            (&"<span><div></span>".repeat(9_000), "nesting-too-deep"),
        ] {
            assert_eq!(html(source).unwrap_err(), rule, "{}", &source[..20]);
        }
        assert!(html("<ul>{% for x in y %}<li>x{% endfor %}</ul>").is_ok());
    }

    #[test]
    fn a_body_may_begin_with_a_statement_and_a_literal_may_end_with_a_brace() {
        assert_eq!(inside("{% if x %}<p>a</p>{% endif %}"), "{% if x %}<p>a</p>{% endif %}");
        let body =
            html("{% set a = 1 %}<html><head>{% set b = 2 %}</head><body>&#123;{{ a }}{{ b }}</body></html>").unwrap();
        assert!(body.text.starts_with("{% set a = 1 %}") && body.text.contains("{% set b = 2 %}"), "{}", body.text);
        assert!(body.ltr.contains("{% raw %}") && body.ltr.contains("{{% endraw %}{{ (a)"), "{}", body.ltr);
    }

    #[test]
    fn rules_that_match_nothing_yet_are_kept() {
        let ltr = html(
            "<html><head><style>.a { color: red }</style></head><body><p class=\"{% if x %}a{% endif %}\">b</p></body></html>",
        );
        assert!(ltr.unwrap().ltr.contains(".a { color: red }"));
    }

    #[test]
    fn a_title_may_hold_statements_and_a_preview_entities() {
        let source = "{% set q = 1 %}<mjml><mj-head><mj-title>{% if x %}a{% endif %}</mj-title><mj-preview>a &amp; b</mj-preview></mj-head>\
                      <mj-body><mj-section><mj-column><mj-text>b</mj-text></mj-column></mj-section></mj-body></mjml>";
        let file = Arc::new(TemplateFile { path: "templates/x".into(), name: "x".into(), text: source.into() });
        let body = compile(scan(&file), Language::Mjml, false).unwrap();
        assert_eq!(body.preview.as_deref(), Some("{% set q = 1 %}a & b"));
        assert!(body.ltr.starts_with("{% set q = 1 %}") && body.ltr.contains("<title>{% if x %}a{% endif %}</title>"));
    }
}
