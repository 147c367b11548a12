//! Patterns: text and placeables in lines, without the indentation that the lines share.

use super::super::resource::{Pattern, Piece, Span};
use super::{Parsed, Parser};

/// What a pattern is made of before its indentation is known.
enum Element {
    /// Text within a line.
    Text(Span),
    /// The line ends and the indentation before a continued line, with the number of its spaces.
    Break(Span, usize),
    Place(Piece),
}

impl Parser<'_> {
    /// `Pattern`, or `None` where there is none. Stops at what is not its own: a line end, or a `}`.
    pub(super) fn pattern(&mut self) -> Parsed<Option<Pattern>> {
        let mut elements = Vec::new();
        loop {
            match self.byte() {
                Some(b'{') => elements.push(Element::Place(Piece::Place(self.placeable()?))),
                None | Some(b'}') => break,
                Some(_) if self.line_end_length().is_none() => elements.push(Element::Text(self.text())),
                Some(_) => {
                    if !self.continued_line(&mut elements)? {
                        break;
                    }
                }
            }
        }
        Ok((!elements.is_empty()).then(|| self.dedented(elements)))
    }

    /// `inline_text`.
    fn text(&mut self) -> Span {
        let start = self.at;
        let length = self.rest().find(['{', '}', '\n']).unwrap_or(self.rest().len());
        self.at += length;
        if self.byte() == Some(b'\n') && self.source[start..self.at].ends_with('\r') {
            self.at -= 1;
        }
        start..self.at
    }

    /// The beginning of `block_text` or the whole of `block_placeable`; `false`, and nothing taken, where the pattern ends.
    ///
    /// A placeable in a line of its own that cannot be read ends the pattern; it becomes a junk of its own. As the only element
    /// it is the fault of the pattern.
    fn continued_line(&mut self, elements: &mut Vec<Element>) -> Parsed<bool> {
        let start = self.at;
        while self.at < self.source.len() && self.blank_line() {}
        let indent = self.blank_inline();
        let line = Element::Break(start..self.at, indent);
        match self.byte() {
            Some(b'{') => {
                let (kept, open) = (self.faults.mark(), self.open.len());
                match self.placeable() {
                    Ok(expression) => {
                        elements.extend([line, Element::Place(Piece::Place(expression))]);
                        return Ok(true);
                    }
                    Err(fault) if elements.is_empty() => return Err(fault),
                    Err(fault) => {
                        self.give_up(fault);
                        self.faults.rewind(kept);
                        self.open.truncate(open);
                    }
                }
            }
            Some(c) if indent > 0 && !matches!(c, b'[' | b'*' | b'.' | b'}') => {
                elements.extend([line, Element::Text(self.text())]);
                return Ok(true);
            }
            _ => {}
        }
        self.at = start;
        Ok(false)
    }

    /// Joins the elements, less the indentation that all continued lines share, the line ends before the text and the blanks behind it.
    fn dedented(&self, elements: Vec<Element>) -> Pattern {
        let indents = elements.iter().filter_map(|element| match element {
            Element::Break(_, indent) => Some(*indent),
            _ => None,
        });
        let shared = indents.min().unwrap_or_default();
        let mut pieces = Vec::with_capacity(elements.len());
        for (index, element) in elements.into_iter().enumerate() {
            match element {
                Element::Break(span, indent) => {
                    let ends = self.source[span.clone()].match_indices('\n').filter(|_| index > 0);
                    ends.for_each(|(at, _)| self.join(&mut pieces, span.start + at..span.start + at + 1));
                    self.join(&mut pieces, span.end - (indent - shared)..span.end);
                }
                Element::Text(span) => self.join(&mut pieces, span),
                Element::Place(piece) => pieces.push(piece),
            }
        }
        if let Some(Piece::Text(text, span)) = pieces.last_mut() {
            text.truncate(text.trim_end_matches(' ').len());
            span.end = span.start + text.len();
            if text.is_empty() {
                pieces.pop();
            }
        }
        Pattern { pieces }
    }

    /// Adds the text at `span`: to the last piece where it goes on in the source, so that a piece is always what stands at its span.
    fn join(&self, pieces: &mut Vec<Piece>, span: Span) {
        if span.is_empty() {
            return;
        }
        let more = &self.source[span.clone()];
        match pieces.last_mut() {
            Some(Piece::Text(text, last)) if last.end == span.start => {
                text.push_str(more);
                last.end = span.end;
            }
            _ => pieces.push(Piece::Text(more.to_owned(), span)),
        }
    }
}
