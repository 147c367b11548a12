//! The text part of an imported email. The stock emails have one, which says other things; this one says what the html says.

use std::ops::Range;

use super::html::{Stretch, Tag, decoded, stretches};
use super::piece::protect;
use crate::template::quote;

/// Elements that stand apart from what is before and behind them by a blank line.
const PARAGRAPHS: &[&str] = &["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table", "center"];
/// Elements that begin a line.
const LINES: &[&str] = &["div", "tr", "section", "header", "footer", "main", "body", "li", "article", "dd", "dt"];

/// The text that a body of html shows, as a template.
pub fn text(html: &str) -> String {
    let mut writer = Writer { html, out: String::new(), hidden: None, link: None, outlook: false };
    for stretch in stretches(html) {
        writer.stretch(&stretch);
    }
    let out = without_empty(&writer.out);
    let mut lines: Vec<&str> = out.lines().map(str::trim_end).collect();
    lines.dedup_by(|a, b| a.is_empty() && b.is_empty());
    let text = lines.join("\n");
    format!("{}\n", text.trim())
}

/// Without conditions around nothing, which are left of images without words.
fn without_empty(text: &str) -> String {
    const END: &str = "{% endif %}";
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split(END);
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let before = out.trim_end();
        let empty = before.ends_with("%}").then(|| before.rfind("{% if ")).flatten();
        match empty.filter(|start| before[*start..].find("%}") == Some(before.len() - start - 2)) {
            Some(start) => out.truncate(start),
            None => out.push_str(END),
        }
        out.push_str(part);
    }
    out
}

struct Writer<'a> {
    html: &'a str,
    out: String,
    /// The element that hides what is in it, and how many of its name are open.
    hidden: Option<(String, usize)>,
    /// An open link: where its words begin, and its address.
    link: Option<(usize, String)>,
    /// Whether Outlook alone reads what comes.
    outlook: bool,
}

impl Writer<'_> {
    fn stretch(&mut self, stretch: &Stretch) {
        match stretch {
            Stretch::Other(span) => {
                let comment = &self.html[span.clone()];
                if comment.starts_with("<!--[if") {
                    // `<!--[if !mso]><!-->` hides nothing.
                    self.outlook =
                        !self.html[span.end..].starts_with("<!-->") && !self.html[span.end..].starts_with("-->");
                } else if comment.starts_with("<![endif]") {
                    self.outlook = false;
                }
            }
            _ if self.outlook => {}
            Stretch::Tag(tag) => self.tag(tag),
            _ if self.hidden.is_some() => {}
            Stretch::Text(span) => self.words(&decoded(&self.html[span.clone()])),
            Stretch::Tera(span) => self.tera(span.clone()),
        }
    }

    /// A tag of Tera: statements stay, so that the text has the same conditions.
    fn tera(&mut self, span: Range<usize>) {
        let source = &self.html[span];
        self.out.push_str(source);
    }

    /// Text that readers see, as it is shown: whatever it spells is no Tera.
    fn words(&mut self, text: &str) {
        let mut shown = String::with_capacity(text.len());
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                let before = if shown.is_empty() { &self.out } else { &shown };
                if !before.ends_with([' ', '\n']) && !before.is_empty() {
                    shown.push(' ');
                }
            } else if !matches!(c, '\u{200c}' | '\u{34f}') {
                shown.push(c);
            }
        }
        protect(&shown, &mut self.out);
    }

    fn lines(&mut self, count: usize) {
        let kept = self.out.trim_end_matches([' ', '\n']).len();
        if self.out[..kept].is_empty() {
            return self.out.truncate(0);
        }
        let have = self.out[kept..].matches('\n').count();
        self.out.truncate(kept);
        self.out.push_str(&"\n".repeat(count.max(have)));
    }

    fn tag(&mut self, tag: &Tag) {
        if let Some((name, depth)) = &mut self.hidden {
            if tag.name == *name {
                *depth = if tag.closes { *depth - 1 } else { *depth + 1 };
                if *depth == 0 {
                    self.hidden = None;
                }
            }
            return;
        }
        let name = tag.name.as_str();
        let value = |attribute: &str| tag.attribute(attribute).map(|span| self.html[span].to_owned());
        let style = value("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
        let unseen =
            matches!(name, "head" | "style" | "script" | "title" | "template") || style.contains("display:none");
        if unseen && !tag.closes && !crate::template::is_void(name) {
            self.hidden = Some((tag.name.clone(), 1));
            return;
        }
        match name {
            "br" => {
                let kept = self.out.trim_end_matches(' ').len();
                self.out.truncate(kept);
                self.out.push('\n');
            }
            "hr" => {
                self.lines(2);
                self.out.push_str("--------");
                self.lines(2);
            }
            "img" => {
                let alternative = value("alt").unwrap_or_default();
                self.attribute(&alternative);
            }
            "a" if tag.closes => self.link_ends(),
            "a" => self.link = Some((self.out.len(), value("href").unwrap_or_default())),
            "td" | "th" if tag.closes => self.words(" "),
            _ if PARAGRAPHS.contains(&name) => self.lines(2),
            _ if LINES.contains(&name) => {
                self.lines(1);
                if name == "li" && !tag.closes {
                    self.out.push_str("- ");
                }
            }
            _ => {}
        }
    }

    /// An attribute's value as words.
    fn attribute(&mut self, value: &str) {
        for stretch in stretches(value) {
            match stretch {
                Stretch::Tera(span) => self.out.push_str(&value[span]),
                Stretch::Text(span) => self.words(&decoded(&value[span])),
                _ => {}
            }
        }
    }

    fn link_ends(&mut self) {
        let Some((start, address)) = self.link.take() else { return };
        let label = self.out.get(start..).unwrap_or_default().trim().to_owned();
        if address.is_empty() || address.starts_with('#') || label == address.trim() {
            return;
        }
        if label.is_empty() {
            return self.address(&address);
        }
        let kept = self.out.trim_end().len();
        self.out.truncate(kept);
        self.out.push_str(" (");
        self.address(&address);
        self.out.push(')');
    }

    /// An address, as a value: it is no text to be translated.
    fn address(&mut self, address: &str) {
        for stretch in stretches(address) {
            match stretch {
                Stretch::Tera(span) => self.out.push_str(&address[span]),
                Stretch::Text(span) => {
                    let text = decoded(&address[span]);
                    self.out.push_str(&format!("{{{{ {} }}}}", quote(text.trim())));
                }
                _ => {}
            }
        }
    }
}

/// A line that shows the beginning of a mail beside its subject: the first sentence that every mail shows and that has no link.
pub fn preheader(html: &str) -> Option<String> {
    let mut depth = 0usize;
    let mut hidden: Option<String> = None;
    for stretch in stretches(html) {
        match stretch {
            Stretch::Tag(tag) => {
                let unseen = matches!(tag.name.as_str(), "head" | "style" | "script" | "title");
                match &hidden {
                    None if unseen && !tag.closes => hidden = Some(tag.name),
                    Some(name) if tag.closes && *name == tag.name => hidden = None,
                    _ => {}
                }
            }
            Stretch::Tera(span) if hidden.is_none() => {
                let source = &html[span];
                if source.starts_with("{% if") || source.starts_with("{% for") {
                    depth += 1;
                } else if source.starts_with("{% end") {
                    depth = depth.saturating_sub(1);
                } else if depth == 0 && source.starts_with("{{ t(") && !source.contains("=a(") {
                    return Some(source.to_owned());
                }
            }
            _ => {}
        }
    }
    None
}

/// The first words of a body that holds them itself, for its preheader; nothing where they depend on the mail.
pub fn first_words(html: &str) -> Option<String> {
    let text = text(html);
    let line = text.lines().find(|line| line.contains(char::is_alphabetic))?;
    (!line.contains("{%") && line.len() <= 400).then(|| line.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_text_with_the_same_conditions() {
        for (html, expected) in [
            ("<html><head><title>x</title></head><body><p>a &amp; b</p><p>c</p></body></html>", "a & b\n\nc\n"),
            ("<p>{% if x %}a{% else %}b{% endif %}<br>c</p>", "{% if x %}a{% else %}b{% endif %}\nc\n"),
            ("<a href=\"{{ data.url }}\">{{ t(id=\"a\") }}</a>.", "{{ t(id=\"a\") }} ({{ data.url }}).\n"),
            ("<ul><li>a</li><li>b</li></ul>", "- a\n- b\n"),
            ("a{% if x %}<img alt=\"\">{% endif %}b", "ab\n"),
            ("<div style=\"display: none\">x<div>y</div></div>z", "z\n"),
            ("<!--[if mso]><p>x</p><![endif]--><!--[if !mso]><!--><p>y</p><!--<![endif]-->", "y\n"),
            ("<table><tr><td>a</td><td>b</td></tr></table>", "a b\n"),
            ("<img src=\"x\" alt=\"Logo\">", "Logo\n"),
            (
                "<p>&#123;&#123; 6 * 7 &#125;&#125;</p>&#123;<b>% if</b>",
                "{% raw %}{{{% endraw %} 6 * 7 }}\n\n{% raw %}{{% endraw %}% if\n",
            ),
            ("<img alt=\"&#123;&zwnj;% if x %}\">", "{% raw %}{%{% endraw %} if x %}\n"),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
    }
}
