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
        Language::Html => protected.text.clone(),
    };
    let inlined = inline_css(&document, &segments)?;
    diagnostics.extend(protected.lost(&inlined));
    let ltr = protected.restore(&inlined, &mut diagnostics);
    let rtl = protected.restore(&mirror::mirror_html(&inlined), &mut Vec::new());
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let has_preheader = preheader || preview.is_some();
    Ok(Body {
        ltr: if has_preheader { with_preheader(&ltr) } else { ltr },
        rtl: if has_preheader { with_preheader(&rtl) } else { rtl },
        text: protected.text_template(&inlined),
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
}

impl<'a> Protected<'a> {
    fn new(segments: &'a [Segment], language: Language) -> Protected<'a> {
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
        Protected { segments, text, starts }
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
            Error::EndOfStream { .. } => placement::unclosed(&self.text).unwrap_or_default(),
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
        self.place(offset).error("mjml-invalid", message).hint(hint)
    }

    /// The source place of an offset in the protected text.
    fn place(&self, offset: usize) -> Place {
        let at = self.starts.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
        let (start, index) = self.starts.get(at).copied().unwrap_or((0, 0));
        let place = segment_place(&self.segments[index]);
        let from = (place.span.start + offset.saturating_sub(start)).min(place.span.end);
        Place { file: place.file.clone(), span: from..place.span.end.min(from + 1) }
    }

    /// Reports tags that a compiler dropped, repeated or moved.
    fn lost(&self, document: &str) -> Vec<Diagnostic> {
        let mut seen = BTreeSet::new();
        let mut statements = Vec::new();
        for part in protect::split(document) {
            if let Part::Token(index) = part {
                seen.insert(index);
                if matches!(self.segments.get(index), Some(Segment::Stmt(_))) {
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
    fn restore(&self, document: &str, diagnostics: &mut Vec<Diagnostic>) -> String {
        let mut walker = Walker::default();
        let mut out = String::with_capacity(document.len() * 2);
        for part in protect::split(document) {
            match part {
                Part::Literal(text) => {
                    walker.feed(text);
                    push_literal(&mut out, text);
                }
                Part::Token(index) => match self.segments.get(index) {
                    Some(Segment::Stmt(tag)) => out.push_str(&format!("{{% {} %}}", tag.source())),
                    Some(Segment::Expr(tag)) => {
                        walker.placeholder();
                        match wrap(tag, &walker.context()) {
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
        for part in protect::split(&text) {
            match part {
                Part::Literal(text) => push_literal(&mut out, text),
                Part::Token(index) => match self.segments.get(index) {
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
fn wrap(tag: &Tag, context: &Context) -> Result<String, Box<Diagnostic>> {
    Ok(match context {
        Context::Text(_) => expression(tag, "__show", Some("html")),
        Context::Title => expression(tag, "__attr", Some("attribute")),
        Context::Attribute(_, name) if matches!(name.as_str(), "href" | "src" | "background" | "action") => {
            expression(tag, "__url", Some("attribute"))
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
mod tests {
    use super::*;
    use crate::template::scan::{TemplateFile, scan};
    use std::sync::Arc;

    fn segments(text: &str) -> Vec<Segment> {
        scan(&Arc::new(TemplateFile {
            path: "templates/x/body.html".into(),
            name: "x/body.html".into(),
            text: text.into(),
        }))
    }

    #[test]
    fn words_outside_of_entries_are_found_and_markup_is_not() {
        let word = |text: &str| {
            placement::literal_text(&segments(text), true).map(|place| place.file.text[place.span].to_owned())
        };
        assert_eq!(
            word("<title>{{ t(id=\"a\") }}</title><p class=\"x\">&nbsp;{{ x }} – 12</p><style>p { a: b }</style>"),
            None
        );
        assert_eq!(word("<p>{{ x }} Hello there</p>").as_deref(), Some("Hello"));
        assert_eq!(word("<title>Reset</title>").as_deref(), Some("Reset"));
        assert_eq!(word("<!-- note --><p></p>"), None);
    }

    fn html(text: &str) -> String {
        compile(segments(text), Language::Html, false).unwrap().ltr
    }

    #[test]
    fn a_loop_around_table_rows_stays_around_them() {
        let out = html(
            "<html><body><table>{% for x in data.list %}<tr><td>{{ x }}</td></tr>{% endfor %}</table></body></html>",
        );
        let order = ["<table>", "{% for", "<tr>", "{% endfor %}", "</table>"].map(|part| out.find(part).unwrap());
        assert!(order.is_sorted(), "{out}");
    }

    #[test]
    fn values_are_written_for_the_place_where_they_stand() {
        let out = html(
            "<html><body><a href=\"{{ data.url }}\" title=\"{{ t(id='x') }}\">{{ t(id='y') }} {{ user.name }}</a></body></html>",
        );
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
            (
                "<mjml><mj-body><mj-section><mj-column>{{ user.name }}</mj-column></mj-section></mj-body></mjml>",
                "unsafe-context",
            ),
            ("<mjml><mj-body><mj-section></mj-body></mjml>", "mjml-invalid"),
        ] {
            let found = compile(segments(text), Language::Mjml, false).unwrap_err();
            assert_eq!(found[0].rule, rule, "{text}");
        }
    }

    #[test]
    fn compiling_opens_no_file_and_no_connection() {
        let secret = std::env::temp_dir().join("vocative-stylesheet-test.css");
        std::fs::write(&secret, "p { color: #c0ffee }").unwrap();
        for href in
            [secret.display().to_string(), format!("file://{}", secret.display()), "http://127.0.0.1:9/x.css".into()]
        {
            let text = format!(
                "<html><head><link rel=\"stylesheet\" href=\"{href}\"></head><body><p>{{{{ t(id=\"a\") }}}}</p></body></html>"
            );
            if let Ok(body) = compile(segments(&text), Language::Html, false) {
                assert!(!body.ltr.contains("c0ffee"), "{}", body.ltr);
            }
        }
        std::fs::remove_file(&secret).unwrap();
        let include = "<mjml><mj-body><mj-include path=\"/etc/hostname\" /></mj-body></mjml>";
        assert_eq!(compile(segments(include), Language::Mjml, false).unwrap_err()[0].rule, "element-refused");
    }

    #[test]
    fn nesting_that_would_overflow_a_parser_is_refused_before_it() {
        let deep = format!("<html><body>{}{}</body></html>", "<div>".repeat(5000), "</div>".repeat(5000));
        assert_eq!(compile(segments(&deep), Language::Html, false).unwrap_err()[0].rule, "nesting-too-deep");
    }
}
