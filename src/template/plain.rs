//! The text part of an email that has none of its own, derived from its html when templates load.
//!
//! It works on the protected document, where tags of the template are comments and letters, so that the result is again a
//! template: conditions and loops stay, and entries are formatted for text.

use scraper::{ElementRef, Html, Node};

/// Turns a document into text: paragraphs, list signs, `label (address)` for links, alternative texts for images.
pub fn html_to_text(html: &str) -> String {
    let document = Html::parse_document(html);
    let mut writer = Writer::default();
    // From the document, not its `<html>`: statements may stand before and behind it.
    document.tree.root().children().for_each(|node| writer.node(node.value(), ElementRef::wrap(node)));
    let mut text = writer.out.trim().to_owned();
    text.push('\n');
    text
}

/// Whether a parser nests elements of `html` more than `limit` deep. Start tags alone do not tell: `<div/>` is never closed.
pub fn is_deeper(html: &str, limit: usize) -> bool {
    let document = Html::parse_document(html);
    document.tree.nodes().any(|node| node.ancestors().take(limit + 1).count() > limit)
}

#[derive(Default)]
struct Writer {
    out: String,
}

impl Writer {
    fn children(&mut self, element: ElementRef<'_>) {
        element.children().for_each(|node| self.node(node.value(), ElementRef::wrap(node)));
    }

    fn node(&mut self, node: &Node, element: Option<ElementRef<'_>>) {
        match (node, element) {
            (Node::Text(text), _) => self.text(text),
            // Comments are the template's statements, or nothing a reader sees.
            (Node::Comment(comment), _) if super::protect::is_token(comment) => {
                self.out.push_str("<!--");
                self.out.push_str(comment);
                self.out.push_str("-->");
            }
            (_, Some(element)) => self.element(element),
            _ => {}
        }
    }

    fn element(&mut self, element: ElementRef<'_>) {
        let value = element.value();
        let hidden = value.attr("style").is_some_and(|s| s.replace(' ', "").contains("display:none"));
        if value.name() == "head" {
            // Its statements may `set` what the body uses.
            let statements = element.children().filter(|node| matches!(node.value(), Node::Comment(_)));
            return statements.for_each(|node| self.node(node.value(), None));
        }
        if hidden || matches!(value.name(), "style" | "script" | "title" | "template") {
            return;
        }
        match value.name() {
            "br" => self.out.push('\n'),
            "hr" => self.block("\n\n", |w| w.out.push_str("--------")),
            "img" => self.text(value.attr("alt").unwrap_or_default()),
            "a" => self.link(element),
            "li" => self.block("\n", |w| {
                w.out.push_str("- ");
                w.children(element);
            }),
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "blockquote" | "table" => {
                self.block("\n\n", |w| w.children(element));
            }
            "div" | "tr" | "section" | "header" | "footer" | "main" | "body" => {
                self.block("\n", |w| w.children(element));
            }
            "td" | "th" => {
                self.children(element);
                self.space();
            }
            _ => self.children(element),
        }
    }

    fn link(&mut self, element: ElementRef<'_>) {
        let start = self.out.len();
        self.children(element);
        let label = self.out[start..].trim().to_owned();
        match element.value().attr("href") {
            Some(href) if label.is_empty() => self.out.push_str(href),
            Some(href) if label != href => {
                self.out.truncate(self.out.trim_end().len().max(start));
                self.out.push_str(&format!(" ({href})"));
            }
            _ => {}
        }
    }

    fn block(&mut self, gap: &str, inside: impl FnOnce(&mut Self)) {
        self.gap(gap);
        inside(self);
        self.gap(gap);
    }

    /// At least the line ends of `gap` before what follows.
    fn gap(&mut self, gap: &str) {
        let kept = self.out.trim_end_matches([' ', '\t']).len();
        self.out.truncate(kept);
        let present = self.out.len() - self.out.trim_end_matches('\n').len();
        if !self.out.is_empty() && present < gap.len() {
            self.out.push_str(&gap[present..]);
        }
    }

    fn space(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with(char::is_whitespace) {
            self.out.push(' ');
        }
    }

    fn text(&mut self, text: &str) {
        if text.starts_with(char::is_whitespace) {
            self.space();
        }
        let mut first = true;
        for word in text.split_ascii_whitespace() {
            if !first {
                self.out.push(' ');
            }
            self.out.push_str(word);
            first = false;
        }
        if !first && text.ends_with(|c: char| c.is_ascii_whitespace()) {
            self.out.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_reads_well_as_text() {
        let html = "<html><head><title>x</title></head><body><h1>Hello</h1><p>One\n  two</p><ul><li>a</li><li>b</li></ul>\
                    <p><a href=\"https://a.example\">Go</a> or <a href=\"https://b.example\">https://b.example</a></p>\
                    <div style=\"display: none\">hidden</div></body></html>";
        assert_eq!(html_to_text(html), "Hello\n\nOne two\n\n- a\n- b\n\nGo (https://a.example) or https://b.example\n");
    }
}
