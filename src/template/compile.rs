//! From a flattened body to the Tera source that renders it: MJML, CSS, mirroring and escaping decided once.
//!
//! ```text
//!  segments ── contexts checked ── protected ── MJML ── CSS inlined ── [mirrored] ── cut at stand-ins ── tags wrapped
//! ```

use std::collections::BTreeSet;

use super::analyze;
use super::html::{Context, Walker};
use super::placement::{self, Language, is_structure, segment_place};
use super::protect::{self, Part};
use super::scan::{Place, Segment, Tag, Token, TokenKind, join};
use super::{mirror, plain};
use crate::diagnostic::Diagnostic;
use crate::locale::Direction;

/// The deepest tree that an html parser makes of it; css-inline recurses and overflows a 2 MB stack at about 3,000.
const MAX_DEPTH: usize = 1_000;

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
    if segments.is_empty() {
        let message = "the body is empty";
        return Err(vec![
            Diagnostic::error("part-missing", message).hint("write at least `<html><body>…</body></html>`"),
        ]);
    }
    let mut diagnostics = placement::check(&segments, language);
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let protected = Protected::new(&segments, language);
    let document = match language {
        Language::Mjml => protected.mjml()?,
        Language::Html => whole_document(&protected.text),
    };
    let inlined = inline_css(&document, &segments)?;
    diagnostics.extend(protected.lost(&inlined));
    let ltr = protected.restore(&inlined, &mut diagnostics);
    let rtl = protected.restore(&mirror::mirror_html(&inlined), &mut Vec::new());
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let has_preheader = preheader || preview.is_some();
    let set = |source: String| format!("{settings}{source}");
    Ok(Body {
        addresses: fixed_addresses(&inlined, &segments),
        ltr: set(if has_preheader { with_preheader(&ltr) } else { ltr }),
        rtl: set(if has_preheader { with_preheader(&rtl) } else { rtl }),
        text: set(protected.text_template(&inlined)),
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
            out.push(Token { kind: TokenKind::Text, text: at.to_owned(), span: span.clone(), from: None });
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
                preview.get_or_insert_default().push(segment);
            } else {
                kept.push(segment);
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
                preview.get_or_insert_default().push(piece);
            } else {
                kept.push(piece);
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

/// The document with stand-ins, and how its offsets map back to the source.
struct Protected<'a> {
    segments: &'a [Segment],
    text: String,
    /// Start in `text` and index of each segment.
    starts: Vec<(usize, usize)>,
    /// Tags in `mj-title`, which MJML writes twice: as `<title>` and as the label of the body.
    titles: BTreeSet<usize>,
}

impl<'a> Protected<'a> {
    fn new(segments: &'a [Segment], language: Language) -> Protected<'a> {
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
        Protected { segments, text, starts, titles }
    }

    fn mjml(&self) -> Result<String, Vec<Diagnostic>> {
        let parsed = mrml::parse(&self.text).map_err(|error| vec![self.mjml_error(&error)])?;
        let options = mrml::prelude::render::RenderOptions { fonts: Default::default(), ..Default::default() };
        parsed.element.render(&options).map_err(|error| {
            let place = segment_place(&self.segments[0]);
            vec![place.error("mjml-invalid", format!("MJML cannot be rendered: {error}"))]
        })
    }

    fn mjml_error(&self, error: &mrml::prelude::parser::Error) -> Diagnostic {
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
            Error::EndOfStream { .. } => ("an element is never closed", "write its end tag"),
            Error::NoRootNode => ("there is no `<mjml>` element", "begin the body with `<mjml><mj-body>`"),
            _ => ("MJML cannot be read here", "close every element and quote every attribute"),
        };
        let unclosed = || placement::unclosed(self.segments, Language::Mjml).into_iter().next();
        let place = match error {
            Error::EndOfStream { .. } => unclosed().map_or_else(|| self.place(0), |(_, place)| place),
            _ => self.place(offset),
        };
        place.error("mjml-invalid", message).hint(hint)
    }

    /// The source place of an offset in the protected text.
    fn place(&self, offset: usize) -> Place {
        let at = self.starts.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
        let (start, index) = self.starts.get(at).copied().unwrap_or((0, 0));
        let place = segment_place(&self.segments[index]);
        let from = (place.span.start + offset.saturating_sub(start)).min(place.span.end);
        let name = self.text[offset.min(self.text.len())..].bytes();
        let length = name.take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count().max(1);
        Place { file: place.file.clone(), span: from..place.span.end.min(from + length) }
    }

    /// Reports tags that a compiler dropped, repeated or moved.
    fn lost(&self, document: &str) -> Vec<Diagnostic> {
        let mut seen = BTreeSet::new();
        let mut statements = Vec::new();
        for part in protect::split(document) {
            if let Part::Token(index) = part {
                seen.insert(index);
                if matches!(self.segments.get(index), Some(Segment::Stmt(_))) && !self.titles.contains(&index) {
                    statements.push(index);
                }
            }
        }
        let mut diagnostics = Vec::new();
        let ordered = statements.windows(2).all(|pair| pair[0] < pair[1]);
        for (index, segment) in self.segments.iter().enumerate() {
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
    fn restore(&self, document: &str, diagnostics: &mut Vec<Diagnostic>) -> String {
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
                Part::Token(index) => match self.segments.get(index) {
                    Some(Segment::Stmt(tag)) => {
                        begun.statement(tag.word());
                        out.push_str(&format!("{{% {} %}}", tag.source()));
                    }
                    Some(Segment::Expr(tag)) => {
                        walker.placeholder();
                        match wrap(tag, &walker.context(), begun.now) {
                            Ok(source) => out.push_str(&source),
                            Err(diagnostic) => diagnostics.push(*diagnostic),
                        }
                    }
                    _ => {}
                },
            }
        }
        out
    }

    fn text_template(&self, document: &str) -> String {
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
                Part::Token(index) => match self.segments.get(index) {
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
fn wrap(tag: &Tag, context: &Context, begun: bool) -> Result<String, Box<Diagnostic>> {
    Ok(match context {
        Context::Text(_) => expression(tag, "__show", Some("html")),
        Context::Title => expression(tag, "__attr", Some("attribute")),
        Context::Attribute(_, name) if matches!(name.as_str(), "href" | "src" | "background" | "action") => {
            expression(tag, if begun { "__part" } else { "__url" }, Some("attribute"))
        }
        Context::Attribute(_, name) if name == "style" && !analyze::only_trusted(tag) => {
            return Err(Box::new(
                tag.place
                    .error("unsafe-context", "a value of a person or caller decides a style here")
                    .hint("only `brand.…`, `dir` and `locale` may; choose between fixed styles with `{% if %}`"),
            ));
        }
        Context::Attribute(..) | Context::Tag(_) => expression(tag, "__attr", Some("attribute")),
        Context::Style => expression(tag, "__css", None),
        Context::Comment | Context::Script | Context::Unquoted(..) => {
            return Err(Box::new(
                tag.place
                    .error(
                        "unsafe-context",
                        "the compiled document holds this expression in a comment, script or unquoted value",
                    )
                    .hint("move it into text or a quoted attribute"),
            ));
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
        if let Some(place) = broken_style(segments) {
            let message = "this `style` is no list of declarations, so that no style sheet can be joined with it";
            return vec![place.error("css-invalid", message).hint("write `property: value`, with `;` between two")];
        }
        let message = format!("the style sheet cannot be applied: {error}");
        let found = match segments.first().map(segment_place) {
            Some(place) => place.error("css-invalid", message),
            None => Diagnostic::error("css-invalid", message),
        };
        vec![found.hint("check the rules in `<style>` or `<mj-style>`")]
    })
}

/// The first `style` attribute of the source that a style sheet cannot be joined with.
fn broken_style(segments: &[Segment]) -> Option<Place> {
    let is_broken = |style: &str| {
        let alone = format!("<style>p {{ margin: 0 }}</style><p style=\"{style}\">x</p>");
        css_inline::CSSInliner::options().build().inline(&alone).is_err()
    };
    segments.iter().find_map(|segment| {
        let Segment::Text(text, place) = segment else { return None };
        let styles = text.match_indices("style=\"").map(|(at, name)| at + name.len());
        let mut closed = styles.filter_map(|start| Some(start..start + text[start..].find('"')?));
        let broken = closed.find(|style| is_broken(&text[style.clone()]))?;
        let span = place.span.start + broken.start..place.span.start + broken.end;
        Some(Place { file: place.file.clone(), span })
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

#[cfg(test)]
pub mod proof;

/// The direction of a compiled variant, for its name.
pub fn suffix(direction: Direction) -> &'static str {
    match direction {
        Direction::Ltr => "ltr.html",
        Direction::Rtl => "rtl.html",
    }
}

#[cfg(test)]
mod tests;
