//! Source cut into text and tags, white-space control applied.

use super::{Fault, Span};

/// A piece of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Literal text.
    Text(Span),
    /// The inside of `{{ … }}`, and the whole.
    Output(Span, Span),
    /// The inside of `{% … %}`, and the whole.
    Tag(Span, Span),
}

/// Cuts `source`. A tag that never ends is a fault; what is before it is kept. `raw` and `comment` are resolved here, because what stands
/// in them is no Liquid.
pub fn cut(source: &str, faults: &mut Vec<Fault>) -> Vec<Piece> {
    let mut cutter = Cutter { source, pieces: Vec::new(), trim: false };
    let mut position = 0;
    while position < source.len() {
        let Some(start) = opening(source, position) else { break };
        let output = source[start..].starts_with("{{");
        let sign = if output { "}}" } else { "%}" };
        let dash = source[start + 2..].starts_with('-');
        let Some(end) = tag_end(source, start + 2, sign, output) else {
            let whole = start..source[start..].find('\n').map_or(source.len(), |at| start + at);
            faults.push(Fault::new(whole, "the tag is never closed", format!("write `{sign}` at its end")));
            cutter.text(position..start, dash);
            return cutter.pieces;
        };
        cutter.text(position..start, dash);
        let trims = source[..end - 2].ends_with('-') && end - 3 > start + 1 + usize::from(dash);
        let inner = (start + 2 + usize::from(dash)).min(end - 2)..(end - 2 - usize::from(trims));
        let inner = inner.start..inner.end.max(inner.start);
        cutter.trim = trims;
        position = end;
        if output {
            cutter.pieces.push(Piece::Output(inner, start..end));
            continue;
        }
        let word = source[inner.clone()].trim_ascii();
        match word {
            "raw" | "comment" => match block_end(source, end, word) {
                Some((body, close, after_trims)) => {
                    if word == "raw" {
                        let dash = source[body.end..].starts_with("{%-");
                        cutter.text(body, dash);
                    }
                    cutter.trim = after_trims;
                    position = close;
                }
                None => {
                    let hint = format!("write `{{% end{word} %}}`");
                    faults.push(Fault::new(start..end, format!("`{word}` is never closed"), hint));
                    return cutter.pieces;
                }
            },
            // `{% # note %}`
            _ if word.starts_with('#') => {}
            _ => cutter.pieces.push(Piece::Tag(inner, start..end)),
        }
    }
    cutter.text(position..source.len(), false);
    cutter.pieces
}

struct Cutter<'a> {
    source: &'a str,
    pieces: Vec<Piece>,
    /// Whether the tag before trims what follows.
    trim: bool,
}

impl Cutter<'_> {
    fn text(&mut self, mut span: Span, trim_end: bool) {
        if std::mem::take(&mut self.trim) {
            let text = &self.source[span.clone()];
            span.start += text.len() - text.trim_start().len();
        }
        if trim_end {
            span.end = span.start + self.source[span.clone()].trim_end().len();
        }
        if !span.is_empty() {
            self.pieces.push(Piece::Text(span));
        }
    }
}

fn opening(source: &str, from: usize) -> Option<usize> {
    let bytes = source.as_bytes();
    (from..bytes.len().saturating_sub(1)).find(|at| bytes[*at] == b'{' && matches!(bytes[at + 1], b'{' | b'%'))
}

/// The end of a tag. In an output, its sign may stand in a text.
fn tag_end(source: &str, from: usize, sign: &str, quotes: bool) -> Option<usize> {
    let plain = || source[from..].find(sign).map(|at| from + at + 2);
    if !quotes {
        return plain();
    }
    let bytes = source.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            quote @ (b'"' | b'\'') => {
                // A lone quote begins no text.
                let Some(length) = source[at + 1..].bytes().position(|byte| byte == quote) else { return plain() };
                at += length + 1;
            }
            b'}' if bytes.get(at + 1) == Some(&b'}') => return Some(at + 2),
            _ => {}
        }
        at += 1;
    }
    plain()
}

/// The inside of `raw` or `comment` from `start`, where its end tag ends, and whether that trims.
fn block_end(source: &str, start: usize, word: &str) -> Option<(Span, usize, bool)> {
    let mut from = start;
    let mut depth = 0usize;
    while let Some(at) = source[from..].find("{%").map(|at| from + at) {
        let end = source[at + 2..].find("%}").map(|length| at + 2 + length)?;
        let inner = source[at + 2..end].trim_matches(|c: char| c == '-' || c.is_ascii_whitespace());
        if inner == word && word == "comment" {
            depth += 1;
        } else if inner.strip_prefix("end") == Some(word) {
            if depth == 0 {
                return Some((start..at, end + 2, source[..end].ends_with('-')));
            }
            depth -= 1;
        }
        from = end + 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_up(source: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let pieces = cut(source, &mut faults);
        let shown = pieces.iter().map(|piece| match piece {
            Piece::Text(span) => format!("={}", &source[span.clone()]),
            Piece::Output(inner, _) => format!("{{{}", source[inner.clone()].trim()),
            Piece::Tag(inner, _) => format!("%{}", source[inner.clone()].trim()),
        });
        shown.chain(faults.iter().map(|fault| format!("!{}", fault.message))).collect()
    }

    #[test]
    fn source_is_cut_into_text_and_tags() {
        for (source, expected) in [
            ("a {{ b }} c", vec!["=a ", "{b", "= c"]),
            ("a {{- b -}} c", vec!["=a", "{b", "=c"]),
            ("{% if x -%}\n a {%- endif %} b", vec!["%if x", "=a", "%endif", "= b"]),
            ("{{ \"}}\" }}x", vec!["{\"}}\"", "=x"]),
            ("{{ it's }}x", vec!["{it's", "=x"]),
            ("{% raw %}{{ x }}{% endraw %}y", vec!["={{ x }}", "=y"]),
            ("a{% comment %}{% if %}{{ {% endcomment %}b", vec!["=a", "=b"]),
            ("a{% # note %}b", vec!["=a", "=b"]),
            ("{{-}}x", vec!["{", "=x"]),
            ("{{}}x", vec!["{", "=x"]),
            ("{%%}x", vec!["%", "=x"]),
            ("a { b } {", vec!["=a { b } {"]),
            ("a {{ b", vec!["=a ", "!the tag is never closed"]),
            ("a {% raw %} b", vec!["=a ", "!`raw` is never closed"]),
        ] {
            assert_eq!(cut_up(source), expected, "{source}");
        }
    }
}
