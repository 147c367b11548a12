//! Left becomes right: the layout of a mail for right-to-left languages.
//!
//! Mail clients ignore logical CSS properties, so that physical ones are written and swapped here, once, when templates load:
//! inline styles, style sheets and `align`. `data-no-mirror` on an element leaves it and what it holds alone.

/// Mirrors a whole HTML document.
pub fn mirror_html(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    // Elements inside one that opted out: its name and how many of that name are open.
    let mut frozen: Option<(String, usize)> = None;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        if let Some(skip) = comment_length(rest) {
            out.push_str(&rest[..skip]);
            rest = &rest[skip..];
            continue;
        }
        let length = tag_length(rest);
        let tag = &rest[..length];
        rest = &rest[length..];
        let name = element_name(tag);
        match &mut frozen {
            Some((open, depth)) => {
                out.push_str(tag);
                if name == *open && !tag.ends_with("/>") {
                    *depth += 1;
                } else if name.strip_prefix('/') == Some(open) {
                    *depth -= 1;
                }
                if *depth == 0 {
                    frozen = None;
                }
            }
            None if tag.contains("data-no-mirror") => {
                out.push_str(tag);
                if !tag.ends_with("/>") && !super::html::is_void(&name) {
                    frozen = Some((name.clone(), 1));
                }
            }
            None => mirror_tag(tag, &mut out),
        }
        if name == "style" && frozen.is_none() {
            let end = rest.find("</style").unwrap_or(rest.len());
            out.push_str(&mirror_sheet(&rest[..end]));
            rest = &rest[end..];
        }
    }
    out.push_str(rest);
    out
}

/// Length of a comment at the start of `text`; conditional comments are only skipped up to their condition's end.
fn comment_length(text: &str) -> Option<usize> {
    if !text.starts_with("<!") {
        return None;
    }
    let end = if text.starts_with("<!--[if") {
        text.find("]>").map(|at| at + 2)
    } else if text.starts_with("<!--") {
        text.find("-->").map(|at| at + 3)
    } else {
        text.find('>').map(|at| at + 1)
    };
    Some(end.unwrap_or(text.len()))
}

/// Length of the tag at the start of `text`; `>` in quotes does not end it.
pub(super) fn tag_length(text: &str) -> usize {
    let mut quote = None;
    for (offset, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return offset + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// A tag's name in lower case, `/` before it for an end tag.
pub(super) fn element_name(tag: &str) -> String {
    tag[1..].split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default().to_ascii_lowercase()
}

/// Rewrites `align` and `style` of one start tag.
fn mirror_tag(tag: &str, out: &mut String) {
    let mut rest = tag;
    while let Some(found) = next_attribute(rest) {
        let Attribute { name, value, quote } = found;
        out.push_str(&rest[..value.start]);
        let text = &rest[value.clone()];
        match name.as_str() {
            "align" => out.push_str(swap_side(text)),
            "style" => out.push_str(&mirror_declarations(text)),
            _ => out.push_str(text),
        }
        out.push(quote);
        rest = &rest[value.end + 1..];
    }
    out.push_str(rest);
}

struct Attribute {
    name: String,
    value: std::ops::Range<usize>,
    quote: char,
}

/// The next quoted attribute in `text`.
fn next_attribute(text: &str) -> Option<Attribute> {
    let mut from = 0;
    loop {
        let equals = from + text[from..].find('=')?;
        let after = text[equals + 1..].trim_start();
        let start = text.len() - after.len();
        let Some(quote) = after.chars().next().filter(|c| *c == '"' || *c == '\'') else {
            from = equals + 1;
            continue;
        };
        let end = start + 1 + text[start + 1..].find(quote)?;
        let name = text[..equals].trim_end();
        let name = name.rsplit(|c: char| c.is_whitespace() || c == '"' || c == '\'').next().unwrap_or_default();
        return Some(Attribute { name: name.to_ascii_lowercase(), value: start + 1..end, quote });
    }
}

fn swap_side(value: &str) -> &str {
    match value.trim() {
        "left" => "right",
        "right" => "left",
        _ => value,
    }
}

/// Mirrors the declarations inside a style sheet's blocks; selectors and at-rule preludes stay.
fn mirror_sheet(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['{', '}']) {
        let (chunk, delimiter) = (&rest[..at], &rest[at..=at]);
        // What precedes `{` is a selector; what precedes `}` are declarations.
        if delimiter == "{" {
            match chunk.rfind(';') {
                Some(split) => {
                    out.push_str(&mirror_declarations(&chunk[..=split]));
                    out.push_str(&chunk[split + 1..]);
                }
                None => out.push_str(chunk),
            }
        } else {
            out.push_str(&mirror_declarations(chunk));
        }
        out.push_str(delimiter);
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out
}

/// Mirrors `a: b; c: d`.
fn mirror_declarations(css: &str) -> String {
    // MJML writes `direction:ltr` on the boxes of its columns; those turn. Elsewhere a direction is the author's decision.
    let is_column_box = css.contains("font-size:0px");
    let parts: Vec<String> = css
        .split(';')
        .map(|declaration| match declaration.split_once(':') {
            Some((property, value)) => {
                let name = property.trim().to_ascii_lowercase();
                let property = if name.contains("left") || name.contains("right") {
                    swap_words(property)
                } else {
                    property.to_owned()
                };
                format!("{property}:{}", mirror_value(&name, value, is_column_box))
            }
            None => declaration.to_owned(),
        })
        .collect();
    parts.join(";")
}

fn swap_words(text: &str) -> String {
    text.replace("left", "\u{0}").replace("right", "left").replace('\u{0}', "right")
}

fn mirror_value(property: &str, value: &str, is_column_box: bool) -> String {
    match property {
        "text-align" | "float" | "clear" | "background-position" | "transform-origin" => swap_words(value),
        "background" if !value.contains("url(") => swap_words(value),
        "direction" if is_column_box => value.replace("ltr", "\u{0}").replace("rtl", "ltr").replace('\u{0}', "rtl"),
        "margin" | "padding" | "border-width" | "border-style" | "border-color" | "inset" => {
            permute(value, &[0, 3, 2, 1])
        }
        "border-radius" if !value.contains('/') => match words(value).len() {
            2 => permute(value, &[1, 0]),
            3 => reorder(value, &[1, 0, 1, 2]),
            _ => permute(value, &[1, 0, 3, 2]),
        },
        _ => value.to_owned(),
    }
}

/// The words of a value, with functions such as `rgb(0, 0, 0)` as one.
fn words(value: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut depth) = (None, 0usize);
    for (offset, c) in value.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if c.is_whitespace() && depth == 0 {
            if let Some(from) = start.take() {
                words.push(&value[from..offset]);
            }
        } else if start.is_none() {
            start = Some(offset);
        }
    }
    if let Some(from) = start {
        words.push(&value[from..]);
    }
    words
}

/// Reorders a value that has as many words as `order`; others stay.
fn permute(value: &str, order: &[usize]) -> String {
    let spaced = value.replace("!important", " !important");
    let important = value.contains("!important");
    let count = words(&spaced).len().saturating_sub(usize::from(important));
    if count == order.len() { reorder(&spaced, order) } else { value.to_owned() }
}

fn reorder(value: &str, order: &[usize]) -> String {
    let words = words(value);
    let mut picked: Vec<&str> = order.iter().filter_map(|i| words.get(*i).copied()).collect();
    if value.contains("!important") {
        picked.push("!important");
    }
    let blank = &value[..value.len() - value.trim_start().len()];
    format!("{blank}{}", picked.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_are_swapped_in_attributes_inline_styles_and_sheets() {
        for (left, right) in [
            ("<td align=\"left\">left</td>", "<td align=\"right\">left</td>"),
            ("<p style=\"margin:1px 2px 3px 4px;\">", "<p style=\"margin:1px 4px 3px 2px;\">"),
            ("<p style=\"margin: 0 0 16px\">", "<p style=\"margin: 0 0 16px\">"),
            ("<p style=\"padding-left:3px;text-align:left\">", "<p style=\"padding-right:3px;text-align:right\">"),
            ("<p style=\"border-left: 3px solid\">", "<p style=\"border-right: 3px solid\">"),
            ("<p style=\"border-radius:1px 2px 3px 4px\">", "<p style=\"border-radius:2px 1px 4px 3px\">"),
            (
                "<style>.left { float: left; } @media (x) { a { left: 0 } }</style>",
                "<style>.left { float: right; } @media (x) { a { right: 0 } }</style>",
            ),
            ("<!--[if mso]><td align=\"right\"><![endif]-->", "<!--[if mso]><td align=\"left\"><![endif]-->"),
            ("<!-- align=\"left\" -->", "<!-- align=\"left\" -->"),
            (
                "<a href=\"https://x.example/?a=left\" title='left'>",
                "<a href=\"https://x.example/?a=left\" title='left'>",
            ),
            ("<td style=\"direction:ltr;font-size:0px;\">", "<td style=\"direction:rtl;font-size:0px;\">"),
            ("<code style=\"direction:ltr\">", "<code style=\"direction:ltr\">"),
            ("<p style=\"padding: 0 9px 0 1px !important\">", "<p style=\"padding: 0 1px 0 9px !important\">"),
        ] {
            assert_eq!(mirror_html(left), right);
            assert_eq!(mirror_html(right), left, "mirroring twice gives the original");
        }
    }

    #[test]
    fn an_element_can_opt_out_with_what_it_holds() {
        let html = "<div data-no-mirror><div align=\"left\"></div></div><div align=\"left\">";
        assert_eq!(
            mirror_html(html),
            html.replace("</div></div><div align=\"left\">", "</div></div><div align=\"right\">")
        );
        let html = "<img data-no-mirror align=\"left\"><div align=\"left\">";
        assert_eq!(mirror_html(html), "<img data-no-mirror align=\"left\"><div align=\"right\">");
        let html = "<p style=\"margin:0 0 0 9px!important\">";
        assert_eq!(mirror_html(html), "<p style=\"margin:0 9px 0 0 !important\">");
    }

    proptest::proptest! {
        #[test]
        fn mirroring_never_panics(html in "[<>a-z=\"' :;{}!-]{0,80}") {
            mirror_html(&html);
        }
    }
}
