//! Tags of an html document with Tera in it.

use std::ops::Range;

use scraper::Html;

/// A stretch of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Stretch {
    /// Text between tags; Tera's tags are stretches of their own.
    Text(Range<usize>),
    /// `{{ … }}` or `{% … %}` between tags.
    Tera(Range<usize>),
    /// A tag.
    Tag(Tag),
    /// A comment, a declaration, or the content of a style sheet or script.
    Other(Range<usize>),
}

/// A tag.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// Its lower-case name.
    pub name: String,
    /// Whether it is an end tag.
    pub closes: bool,
    /// All of it.
    pub span: Range<usize>,
    /// Lower-case names of its attributes with the places of their values, without quotes.
    pub attributes: Vec<(String, Range<usize>)>,
    /// Where another attribute can be written.
    pub name_end: usize,
}

impl Tag {
    /// The place of an attribute's value.
    pub fn attribute(&self, name: &str) -> Option<Range<usize>> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, span)| span.clone())
    }
}

/// Cuts a document into stretches.
pub fn stretches(text: &str) -> Vec<Stretch> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let (mut at, mut start) = (0, 0);
    let flush = |out: &mut Vec<Stretch>, range: Range<usize>| {
        if !range.is_empty() {
            out.push(Stretch::Text(range));
        }
    };
    while at < bytes.len() {
        if let Some(end) = tera_end(text, at) {
            flush(&mut out, start..at);
            out.push(Stretch::Tera(at..end));
            (at, start) = (end, end);
        } else if bytes[at] == b'<' && bytes.get(at + 1) == Some(&b'!') {
            flush(&mut out, start..at);
            let rest = &text[at..];
            let end = match rest.strip_prefix("<!--") {
                // `<!-->` is a comment of nothing (HTML §13.2.5.43).
                Some(inner) if inner.starts_with('>') => Some(5),
                Some(inner) if !inner.starts_with('[') => inner.find("-->").map(|end| end + 7),
                _ => rest.find('>').map(|end| end + 1),
            };
            let end = at + end.unwrap_or(rest.len());
            out.push(Stretch::Other(at..end));
            (at, start) = (end, end);
        } else if bytes[at] == b'<' && bytes.get(at + 1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/') {
            flush(&mut out, start..at);
            let tag = tag(text, at);
            let end = tag.span.end;
            let raw = !tag.closes && matches!(tag.name.as_str(), "style" | "script");
            let name = tag.name.clone();
            out.push(Stretch::Tag(tag));
            (at, start) = (end, end);
            if raw {
                let length = raw_end(&bytes[end..], name.as_bytes()).unwrap_or(text.len() - end);
                out.push(Stretch::Other(end..end + length));
                (at, start) = (end + length, end + length);
            }
        } else {
            at += 1;
        }
    }
    flush(&mut out, start..bytes.len());
    out
}

/// Where the end tag of a style sheet or script begins.
fn raw_end(rest: &[u8], name: &[u8]) -> Option<usize> {
    let close = |window: &[u8]| window.starts_with(b"</") && window[2..].eq_ignore_ascii_case(name);
    rest.windows(name.len() + 2).position(close)
}

/// Where a tag of Tera ends that begins at `at`; `raw` with what it holds.
pub fn tera_end(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes.get(at) != Some(&b'{') {
        return None;
    }
    let sign = match bytes.get(at + 1)? {
        b'{' => "}}",
        b'%' => "%}",
        b'#' => "#}",
        _ => return None,
    };
    if text[at..].starts_with("{% raw %}") {
        let length = text[at..].find("{% endraw %}")?;
        return Some(at + length + "{% endraw %}".len());
    }
    let mut end = at + 2;
    let mut quote = None;
    while end < bytes.len() {
        match (quote, bytes[end]) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), b'\\') => end += 1,
            (None, c @ (b'"' | b'\'')) => quote = Some(c),
            (None, _) if bytes[end..].starts_with(sign.as_bytes()) => return Some(end + 2),
            _ => {}
        }
        end += 1;
    }
    None
}

/// The tag that begins at `start`.
fn tag(text: &str, start: usize) -> Tag {
    let bytes = text.as_bytes();
    let closes = bytes.get(start + 1) == Some(&b'/');
    let from = start + 1 + usize::from(closes);
    let name_end =
        from + text[from..].find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(text.len() - from);
    let mut tag = Tag {
        name: text[from..name_end].to_ascii_lowercase(),
        closes,
        span: start..text.len(),
        attributes: Vec::new(),
        name_end,
    };
    let mut at = name_end;
    while at < bytes.len() {
        match bytes[at] {
            b'>' => {
                tag.span.end = at + 1;
                return tag;
            }
            c if c.is_ascii_whitespace() || c == b'/' || c == b'=' || c == b'"' || c == b'\'' => at += 1,
            _ => at = attribute(text, at, &mut tag),
        }
    }
    tag
}

/// Reads an attribute from `at`, and gives the position behind it.
fn attribute(text: &str, at: usize, tag: &mut Tag) -> usize {
    let bytes = text.as_bytes();
    let ends = |c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/');
    let end = at + text[at..].find(ends).unwrap_or(text.len() - at);
    let name = text[at..end].to_ascii_lowercase();
    let mut next = end + (text[end..].len() - text[end..].trim_start().len());
    if bytes.get(next) != Some(&b'=') {
        tag.attributes.push((name, end..end));
        return end.max(at + 1);
    }
    next += 1;
    next += text[next..].len() - text[next..].trim_start().len();
    let quote = bytes.get(next).copied().filter(|c| matches!(c, b'"' | b'\''));
    let start = next + usize::from(quote.is_some());
    let mut end = start;
    while end < bytes.len() {
        if let Some(behind) = tera_end(text, end) {
            end = behind;
            continue;
        }
        let done = match quote {
            Some(quote) => bytes[end] == quote,
            None => bytes[end].is_ascii_whitespace() || bytes[end] == b'>',
        };
        if done {
            break;
        }
        end += 1;
    }
    tag.attributes.push((name, start..end));
    (end + usize::from(quote.is_some())).min(bytes.len())
}

/// The most elements in each other, and the most texts between tags, of a body.
const MAX_DEPTH: usize = 200;
const MAX_TEXTS: usize = 10_000;
/// Elements that end without an end tag.
const UNCLOSED: &[&str] =
    &["p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "option", "colgroup", "html", "head", "body"];

/// Why a document is no mail: what is wrong, what to do, and where; parsers take longer the deeper it goes.
pub fn excessive(text: &str) -> Option<(String, &'static str, usize)> {
    let (mut depth, mut texts) = (0usize, 0);
    for stretch in stretches(text) {
        match stretch {
            Stretch::Text(span) if text[span.clone()].trim().is_empty() => {}
            Stretch::Text(span) => {
                texts += 1;
                if texts > MAX_TEXTS {
                    let message = format!("more than {MAX_TEXTS} texts stand between tags");
                    return Some((message, "make it smaller; Gmail clips html above 102 kB", span.start));
                }
            }
            Stretch::Tag(tag) if crate::template::is_void(&tag.name) || UNCLOSED.contains(&tag.name.as_str()) => {}
            Stretch::Tag(tag) if tag.closes => depth = depth.saturating_sub(1),
            Stretch::Tag(tag) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    let message = format!("elements are nested more than {MAX_DEPTH} deep");
                    return Some((message, "close elements, or flatten the template", tag.span.start));
                }
            }
            _ => {}
        }
    }
    None
}

/// Html text without entities.
pub fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    // A lone `<` would begin a tag for the parser; it is text here.
    Html::parse_fragment(&text.replace('<', "&lt;")).root_element().text().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_with_their_attributes() {
        let text = "a<a href=\"{{ x or \"\" }}\" class='b' c>{{ y }}</a><!-- <b> --><style>a>b{}</style>";
        let shown: Vec<String> = stretches(text)
            .into_iter()
            .map(|stretch| match stretch {
                Stretch::Text(span) => format!("={}", &text[span]),
                Stretch::Tera(span) => format!("%{}", &text[span]),
                Stretch::Other(span) => format!("!{}", &text[span]),
                Stretch::Tag(tag) => {
                    let attributes =
                        tag.attributes.iter().map(|(name, span)| format!(" {name}={}", &text[span.clone()]));
                    format!("<{}{}{}", if tag.closes { "/" } else { "" }, tag.name, attributes.collect::<String>())
                }
            })
            .collect();
        assert_eq!(
            shown,
            [
                "=a",
                "<a href={{ x or \"\" }} class=b c=",
                "%{{ y }}",
                "</a",
                "!<!-- <b> -->",
                "<style",
                "!a>b{}",
                "</style"
            ]
        );
    }

    #[test]
    fn broken_markup_ends_with_the_text() {
        for text in
            ["<", "<a", "<a href=", "<a href=\"x", "<!--", "<!", "</", "{{", "<a {{ b", "<style>", "<a =\"\" / b"]
        {
            let end = stretches(text).last().map(|stretch| match stretch {
                Stretch::Text(span) | Stretch::Tera(span) | Stretch::Other(span) => span.end,
                Stretch::Tag(tag) => tag.span.end,
            });
            assert!(end.is_none_or(|end| end <= text.len()), "{text}");
        }
    }
}
