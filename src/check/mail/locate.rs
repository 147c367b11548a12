//! From an element of the rendered html back to the tag that the author wrote.
//!
//! The html was compiled, so that no position leads back. But the source of a part is at hand, layouts and partials in place, and
//! names, classes, styles and text are carried over. The start tag that shares most with the element is the one; a tag that shares
//! nothing but its name is still meant when it is the only one.

use super::Sighting;
use super::html::{Piece, Tag, decode, pieces};
use crate::template::{Place, Segment, closing};

/// Stands for an expression in the source's text.
const VALUE: char = '\u{fffc}';

/// The MJML elements that make an html element.
const MADE_BY: &[(&str, &[&str])] = &[
    ("a", &["mj-button", "mj-image", "mj-navbar-link", "mj-social-element"]),
    ("body", &["mj-body"]),
    ("div", &["mj-text", "mj-section", "mj-column", "mj-body", "mj-wrapper", "mj-hero", "mj-group"]),
    ("html", &["mjml"]),
    ("img", &["mj-image", "mj-social-element", "mj-carousel-image"]),
    ("p", &["mj-divider"]),
    ("table", &["mj-table", "mj-section", "mj-button", "mj-wrapper", "mj-social"]),
    ("td", &["mj-section", "mj-column", "mj-button", "mj-text", "mj-image"]),
    ("title", &["mj-title"]),
    ("style", &["mj-style"]),
];

/// The place of the first of these tags, in the order of the names, that is written at all.
pub fn first(names: &[&str], segments: &[Segment]) -> Option<Place> {
    let source = Source::new(segments);
    let tags = || {
        pieces(&source.text).filter_map(|piece| match piece {
            Piece::Tag(tag) if !tag.closing => Some(tag),
            _ => None,
        })
    };
    names
        .iter()
        .find_map(|name| tags().find(|tag| tag.name.eq_ignore_ascii_case(name)))
        .and_then(|tag| source.place(&tag))
}

/// The place of the tag that made an element; `None` when nothing in the source resembles it.
pub fn element(sighting: &Sighting, segments: &[Segment]) -> Option<Place> {
    let source = Source::new(segments);
    let mut candidates = source.candidates(sighting);
    candidates.extend(slots(sighting, segments));
    let alone = candidates.len() == 1;
    // The first of the best.
    let best = candidates.into_iter().rev().max_by_key(|(score, _)| *score)?;
    (alone || best.0 > 0).then_some(best.1)
}

/// A part's source as one text, with where each piece of it came from.
struct Source<'a> {
    text: String,
    pieces: Vec<(usize, &'a Place)>,
}

impl<'a> Source<'a> {
    fn new(segments: &'a [Segment]) -> Source<'a> {
        let mut source = Source { text: String::new(), pieces: Vec::new() };
        for segment in segments {
            match segment {
                Segment::Text(text, place) => {
                    source.pieces.push((source.text.len(), place));
                    source.text.push_str(text);
                }
                Segment::Expr(tag) => {
                    source.pieces.push((source.text.len(), &tag.place));
                    source.text.push(VALUE);
                }
                Segment::Stmt(_) => {}
            }
        }
        source
    }

    /// Start tags that could have made the element, with what they share with it.
    fn candidates(&self, sighting: &Sighting) -> Vec<(usize, Place)> {
        let made_by = MADE_BY.iter().find(|(name, _)| *name == sighting.tag).map_or(&[][..], |(_, makers)| makers);
        let mut found = Vec::new();
        let mut around: Vec<(&str, &str)> = Vec::new();
        let mut open: Option<(usize, Place)> = None;
        for piece in pieces(&self.text) {
            match piece {
                Piece::Tag(tag) if tag.closing => {
                    found.extend(open.take());
                    if let Some(at) = around.iter().rposition(|(name, _)| *name == tag.name) {
                        around.truncate(at);
                    }
                }
                Piece::Tag(tag) => {
                    found.extend(open.take());
                    let exact = tag.name.eq_ignore_ascii_case(&sighting.tag);
                    if exact || made_by.contains(&tag.name) {
                        let shared = shared(&tag, sighting) + enclosing(&around, sighting);
                        open = self.place(&tag).map(|place| (shared * 4 + usize::from(exact), place));
                    }
                    if !tag.attributes.ends_with('/') {
                        let class = tag.attribute("class").or_else(|| tag.attribute("css-class"));
                        around.push((tag.name, class.unwrap_or_default()));
                    }
                }
                Piece::Text(text) => {
                    if let Some((score, _)) = &mut open {
                        let text = decode(text);
                        let literal = text.split(VALUE).map(str::trim).find(|literal| literal.chars().count() > 2);
                        let said =
                            literal.is_some_and(|literal| sighting.text.contains(&super::beginning(literal, 30)));
                        *score += if said { 12 } else { 0 };
                    }
                    found.extend(open.take());
                }
                Piece::Raw(_) => {}
            }
        }
        found.extend(open);
        found
    }

    /// Where a tag's bracket and name stand in their file.
    fn place(&self, tag: &Tag<'_>) -> Option<Place> {
        let index = self.pieces.partition_point(|(start, _)| *start <= tag.start).checked_sub(1)?;
        let (start, place) = self.pieces.get(index)?;
        let begin = place.span.start + (tag.start - start);
        let end = (begin + 1 + tag.name.len()).min(place.span.end);
        Some(Place { file: place.file.clone(), span: begin..end })
    }
}

/// What a tag that sets the property that is meant is preferred by.
const SETS: usize = 8;
/// MJML elements whose class is not on the element that they make, but on the cell around it.
const WRAPPED: &[&str] = &["mj-button", "mj-divider", "mj-image", "mj-navbar", "mj-social", "mj-table", "mj-text"];

/// Whether a tag sets a property to what the element has, or to the value of an expression.
fn sets(written: &Sighting, style: &str, property: &str) -> bool {
    let same = |value: &str| value.contains(VALUE) || holds_declaration(style, &format!("{property}:{value}"));
    written.attributes.iter().any(|(name, value)| match &**name {
        "style" => {
            value.split(';').filter_map(|d| d.split_once(':')).any(|(n, v)| n.trim() == property && same(v.trim()))
        }
        "align" => property == "text-align" && same(value),
        name => name == property && same(value),
    })
}

/// How many attributes, classes and declarations a tag has in common with the element.
fn shared(tag: &Tag<'_>, sighting: &Sighting) -> usize {
    let of = |name: &str| sighting.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
    let style = of("style").unwrap_or_default();
    let written = tag.sighting("");
    let mut shared = sighting.property.map_or(0, |property| SETS * usize::from(sets(&written, style, property)));
    for (name, value) in &written.attributes {
        if value.is_empty() {
            continue;
        }
        shared += match &**name {
            "style" => value.split(';').filter(|d| holds_declaration(style, d)).count(),
            "class" | "css-class" => {
                let around = sighting.around.iter().filter(|_| WRAPPED.contains(&tag.name)).map(String::as_str);
                let classes = || of("class").into_iter().flat_map(str::split_whitespace).chain(around.clone());
                value.split_whitespace().filter(|class| classes().any(|found| found == *class)).count() * 2
            }
            name => match of(name) {
                Some(found) if found == value => 2,
                // An expression with literal text around it.
                Some(found) => value.split(VALUE).filter(|part| part.len() > 3 && found.contains(part)).count(),
                // MJML writes its attributes into styles.
                None => usize::from(!value.contains(VALUE) && holds_declaration(style, &format!("{name}:{value}"))),
            },
        };
    }
    shared
}

/// Whether a style holds this declaration, however blanks are set.
fn holds_declaration(style: &str, declaration: &str) -> bool {
    let Some((name, value)) = declaration.split_once(':') else { return false };
    let (name, value) = (name.trim(), value.trim());
    !value.is_empty()
        && style.split(';').any(|own| {
            own.split_once(':').is_some_and(|(n, v)| n.trim() == name && v.trim().eq_ignore_ascii_case(value))
        })
}

/// How many classes of the elements around a tag are around the element too.
fn enclosing(around: &[(&str, &str)], sighting: &Sighting) -> usize {
    let classes = around.iter().flat_map(|(_, class)| class.split_whitespace());
    classes.filter(|class| sighting.around.iter().any(|found| found == class)).count()
}

/// Links that the function `a` makes for a slot.
fn slots(sighting: &Sighting, segments: &[Segment]) -> Vec<(usize, Place)> {
    let mut found = Vec::new();
    for segment in segments {
        let Segment::Expr(tag) = segment else { continue };
        let call = tag.tokens.windows(2).position(|two| two[0].is_word("a") && two[1].is("("));
        if let (Some(call), "a") = (call, &*sighting.tag) {
            let inside = &tag.tokens[call..closing(&tag.tokens, call + 1)];
            let attributes = inside.windows(3).filter(|three| three[1].is("="));
            // A literal is the value or, joined to others by `~`, a part of it.
            let same = attributes.filter(|three| {
                let literal = &*three[2].text;
                let holds = |value: &str| value == literal || (literal.len() > 3 && value.contains(literal));
                sighting.attributes.iter().any(|(name, value)| *name == three[0].text && holds(value))
            });
            let score = same.count() * 8;
            // What a component was given stands where it was called; its call may reach into another file.
            let begun = tag.place_of(&tag.tokens[call]);
            let ended =
                inside.iter().rev().find(|token| token.from == tag.tokens[call].from).map(|token| token.span.end);
            let span = begun.span.start..ended.unwrap_or(begun.span.end);
            found.push((score, Place { file: begun.file, span }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use scraper::{Html, Selector};

    use super::super::Spot;
    use super::*;
    use crate::template::{TemplateFile, scan};

    const SOURCE: &str = "<mjml>\n<mj-body css-class=\"page\">\n<mj-section css-class=\"top\"><mj-image src=\"{{ brand.logo }}\" alt=\"\" width=\"140px\" /></mj-section>\n\
        <mj-section css-class=\"surface\"><mj-text><h1>{{ t(id=\"x\") }}</h1><p>{{ t(id=\"y\") }}</p>\n\
        <p style=\"color: {{ c }}; font-size:11px\">{{ data.url }}</p></mj-text>\n\
        <mj-button href=\"{{ data.url }}\" background-color=\"#1f4e8c\">{{ label }}</mj-button></mj-section>\n\
        <mj-section css-class=\"footer\"><mj-text><p>{{ t(id=\"f\", link=a(href=support_url, style=\"color: red\")) }}</p><p>Fixed words</p></mj-text></mj-section>\n\
        </mj-body></mjml>";

    fn located(html: &str, selector: &str) -> Option<String> {
        let file =
            Arc::new(TemplateFile { path: "templates/x.mjml".into(), name: "x.mjml".into(), text: SOURCE.into() });
        let document = Html::parse_document(html);
        let found = document.select(&Selector::parse(selector).unwrap()).next().unwrap();
        let Spot::Element(sighting) = Spot::element(found) else { unreachable!() };
        let place = element(&sighting, &scan(&file))?;
        let rest = &SOURCE[place.span.start..];
        Some(rest[..rest.find(['>', '\n', ')']).map_or(rest.len(), |at| at + 1)].to_owned())
    }

    #[test]
    fn an_element_is_found_by_what_it_shares_with_its_source() {
        let html = "<body><div class=page><div class=top><table><td><img src=x alt=\"\" width=140></td></table></div>\
            <div class=surface><div><h1>A</h1><p>B</p><p style=\"margin:0;font-size:11px;color:#123456\">https://example.org</p></div>\
            <a class=btn href=x style=\"background-color:#1f4e8c;display:inline-block\">C</a></div>\
            <div class=footer><div><p>D <a href=y style=\"color: red\">E</a></p><p>Fixed words</p></div></div><blink>x</blink></div>";
        for (selector, expected) in [
            ("img", Some("<mj-image src=\"{{ brand.logo }}\" alt=\"\" width=\"140px\" />")),
            ("h1", Some("<h1>")),
            (".surface p:nth-of-type(1)", Some("<p>")),
            (".surface p:nth-of-type(2)", Some("<p style=\"color: {{ c }}; font-size:11px\">")),
            (".btn", Some("<mj-button href=\"{{ data.url }}\" background-color=\"#1f4e8c\">")),
            (".footer a", Some("a(href=support_url, style=\"color: red\")")),
            (".footer p:nth-of-type(2)", Some("<p>")),
            ("blink", None),
        ] {
            assert_eq!(located(html, selector).as_deref(), expected, "{selector}");
        }
        let fixed = SOURCE.find("<p>Fixed").unwrap();
        let file = Arc::new(TemplateFile { path: "x".into(), name: "x".into(), text: SOURCE.into() });
        let sighting = Sighting { tag: "p".into(), text: "Fixed words".into(), ..Sighting::default() };
        assert_eq!(element(&sighting, &scan(&file)).unwrap().span.start, fixed);
    }
}
