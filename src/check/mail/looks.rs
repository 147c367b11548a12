//! How text looks: its size, its alignment, its contrast in light mode, in the author's dark mode, and where a program inverts.
//!
//! Styles stand on the elements by now, since CSS was inlined when templates were loaded. So one walk over the tree that carries
//! color, ground and size down is enough; the rules for dark mode are laid over it.

use std::collections::{BTreeMap, HashSet};

use cssparser::{Parser, Token};
use scraper::{ElementRef, Html, Node, Selector};

use super::color::{self, Color, Inversion, Paint, Value};
use super::css::{self, Declaration, Rule};
use super::{Flaw, Spot};

/// Body text below this is hard to read on a phone.
const BODY_SIZE: f32 = 14.0;
/// Nothing is set smaller, not even small print.
const SMALLEST: f32 = 12.0;
/// Height of what a finger hits (WCAG 2.2, 2.5.5).
const TARGET: f32 = 44.0;
/// The size of text that says nothing of its own.
const DEFAULT_SIZE: f32 = 16.0;

/// Contrast asked for where a program inverts. Every program does so in a way of its own and none says how, so that what is
/// computed here is near and no more: only what could not be read is told (WCAG's least for any text).
const LEGIBLE: f32 = 3.0;

/// Ground of a mail program in dark mode, where a mail says that it supports one and colors nothing.
const DARK_GROUND: Color = Color::new(0x1e, 0x1e, 0x1e);
/// Links without a color of their own.
const LINK: Color = Color::new(0, 0, 0xee);
/// The same in dark mode.
const DARK_LINK: Color = Color::new(0x9e, 0x9e, 0xff);

/// Color of letters and of what is behind them; `None` where it cannot be known.
#[derive(Clone, Copy, Debug)]
struct Shade {
    ink: Option<Paint>,
    ground: Option<Color>,
}

/// What is inherited.
#[derive(Clone, Copy, Debug)]
struct Look {
    light: Shade,
    dark: Shade,
    size: f32,
    bold: bool,
    justified: bool,
    hidden: bool,
}

/// Looks at every text of the document.
pub fn examine(document: &Html, flaws: &mut Vec<Flaw>) {
    let rules = dark_rules(document);
    let supports_dark = supports_dark(document);
    let mut survey = Survey { has_dark: supports_dark || !rules.is_empty(), ..Survey::default() };
    let light = Shade { ink: Some(Color::BLACK.into()), ground: Some(Color::WHITE) };
    let dark = if supports_dark { Shade { ink: Some(Color::WHITE.into()), ground: Some(DARK_GROUND) } } else { light };
    let outside = Look { light, dark, size: DEFAULT_SIZE, bold: false, justified: false, hidden: false };
    // The elements that are open, with their looks.
    let mut open = Vec::new();
    for node in document.tree.root().descendants() {
        let parent = node.parent().map(|parent| parent.id());
        while open.last().is_some_and(|(id, _, _)| Some(*id) != parent) {
            open.pop();
        }
        match node.value() {
            Node::Element(_) => {
                let Some(element) = ElementRef::wrap(node) else { continue };
                let around = open.last().map_or(outside, |(_, _, look)| *look);
                let (look, declarations) = look(element, &around, &rules, supports_dark);
                survey.button(element, &look, &declarations);
                open.push((node.id(), element, look));
            }
            Node::Text(text) => {
                if let Some((_, element, look)) = open.last()
                    && text.chars().any(|c| !c.is_whitespace() && !is_filler(c))
                {
                    survey.text(*element, look);
                }
            }
            _ => {}
        }
    }
    survey.finish(flaws);
}

/// Invisible characters that keep a list of mails from showing more than the preheader.
fn is_filler(c: char) -> bool {
    matches!(c, '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}' | '\u{feff}' | '\u{2007}')
}

fn dark_rules(document: &Html) -> Vec<Rule> {
    let Ok(style) = Selector::parse("style") else { return Vec::new() };
    let sheets: Vec<String> = document.select(&style).map(|style| style.text().collect()).collect();
    css::dark_rules(&sheets.join("\n"))
}

/// Whether a mail says that it is made for dark mode.
fn supports_dark(document: &Html) -> bool {
    let Ok(meta) = Selector::parse("meta[name=\"color-scheme\" i]") else { return false };
    document.select(&meta).any(|meta| meta.attr("content").is_some_and(|content| content.contains("dark")))
}

/// The look of an element within `around`.
fn look(element: ElementRef<'_>, around: &Look, rules: &[Rule], supports_dark: bool) -> (Look, Vec<Declaration>) {
    let mut look = *around;
    let name = element.value().name();
    let declarations = element.attr("style").map(css::declarations).unwrap_or_default();
    by_element(element, name, &mut look, supports_dark);
    for declaration in &declarations {
        set_text(&mut look, around, declaration);
    }
    let inline = |important: bool| declarations.iter().filter(move |d| d.important == important);
    for declaration in inline(false).chain(inline(true)) {
        set_color(&mut look.light, &around.light, declaration);
    }
    let matching: Vec<&Rule> = rules.iter().filter(|rule| rule.selector.matches(&element)).collect();
    let ruled =
        |important: bool| matching.iter().flat_map(|rule| &rule.declarations).filter(move |d| d.important == important);
    // The cascade (CSS Cascade 4 §6): rules, the style attribute, then the same again of what is important.
    for declaration in ruled(false).chain(inline(false)).chain(ruled(true)).chain(inline(true)) {
        set_color(&mut look.dark, &around.dark, declaration);
    }
    (look, declarations)
}

/// What elements and attributes say without style.
fn by_element(element: ElementRef<'_>, name: &str, look: &mut Look, supports_dark: bool) {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "b" | "strong" | "th" => look.bold = true,
        "head" | "title" | "style" | "script" | "noscript" | "template" => look.hidden = true,
        "a" if element.attr("href").is_some() => {
            look.light.ink = Some(LINK.into());
            look.dark.ink = Some(if supports_dark { DARK_LINK.into() } else { LINK.into() });
        }
        _ => {}
    }
    look.size *= match name {
        "h1" => 2.0,
        "h2" => 1.5,
        "h3" => 1.17,
        "h5" | "small" | "sub" | "sup" => 0.83,
        "h6" => 0.67,
        _ => 1.0,
    };
    if element.attr("hidden").is_some() {
        look.hidden = true;
    }
    if element.attr("background").is_some_and(|image| !image.is_empty()) {
        look.light.ground = None;
        look.dark.ground = None;
    } else if let Some(value) = element.attr("bgcolor").map(color::parse) {
        for shade in [&mut look.light, &mut look.dark] {
            shade.ground = painted(value, shade.ground, shade.ground);
        }
    }
    if name == "font"
        && let Some(Value::Paint(paint)) = element.attr("color").map(color::parse)
    {
        look.light.ink = Some(paint);
        look.dark.ink = Some(paint);
    }
    if element.attr("align").is_some_and(|align| align.eq_ignore_ascii_case("justify")) {
        look.justified = true;
    }
}

/// Whether the element itself hides what is in it.
fn hides(element: ElementRef<'_>) -> bool {
    let declarations = element.attr("style").map(css::declarations).unwrap_or_default();
    element.attr("hidden").is_some()
        || declarations.iter().any(|declaration| match &*declaration.property {
            "display" => declaration.value == "none",
            "visibility" => matches!(&*declaration.value, "hidden" | "collapse"),
            "opacity" => declaration.value.parse().is_ok_and(|opacity: f32| opacity < 0.05),
            "font-size" => length(&declaration.value, DEFAULT_SIZE, DEFAULT_SIZE).is_some_and(|size| size < 2.0),
            _ => false,
        })
}

/// The ground that a background makes of the ground below.
fn painted(value: Value, below: Option<Color>, around: Option<Color>) -> Option<Color> {
    match value {
        Value::Paint(paint) if paint.alpha >= 1.0 => Some(paint.color),
        Value::Paint(paint) => Some(paint.on(below?)),
        Value::Inherit => around,
        Value::Unknown => None,
    }
}

fn set_color(shade: &mut Shade, around: &Shade, declaration: &Declaration) {
    let value = &*declaration.value;
    match &*declaration.property {
        "color" => {
            shade.ink = match color::parse(value) {
                Value::Paint(paint) => Some(paint),
                Value::Inherit => around.ink,
                Value::Unknown => None,
            }
        }
        "background-color" => shade.ground = painted(color::parse(value), around.ground, around.ground),
        "background" => {
            shade.ground = match color::parse_background(value) {
                Some(value) => painted(value, around.ground, around.ground),
                None => around.ground,
            }
        }
        "background-image" if value != "none" => shade.ground = None,
        _ => {}
    }
}

fn set_text(look: &mut Look, around: &Look, declaration: &Declaration) {
    let value = declaration.value.to_ascii_lowercase();
    match &*declaration.property {
        "font-size" => look.size = length(&value, around.size, around.size).unwrap_or(look.size),
        "font" => {
            let size =
                value.split_whitespace().find_map(|word| length(word.split('/').next()?, around.size, around.size));
            look.size = size.unwrap_or(look.size);
            look.bold = value.split_whitespace().any(is_bold);
        }
        "font-weight" => look.bold = is_bold(&value),
        "text-align" => look.justified = value == "justify",
        "display" => look.hidden |= value == "none",
        "visibility" => look.hidden = matches!(&*value, "hidden" | "collapse"),
        "opacity" => look.hidden |= value.parse().is_ok_and(|opacity: f32| opacity < 0.05),
        _ => {}
    }
}

fn is_bold(weight: &str) -> bool {
    matches!(weight, "bold" | "bolder" | "600" | "700" | "800" | "900")
}

/// A length in CSS pixels; `whole` is what a percentage is of.
fn length(value: &str, font: f32, whole: f32) -> Option<f32> {
    let mut parser = Parser::new(value);
    match parser.next().ok()? {
        Token::Dimension { value, unit, .. } => Some(match &*unit.to_ascii_lowercase() {
            "px" => *value,
            "pt" => value * 4.0 / 3.0,
            "em" => value * font,
            "rem" => value * DEFAULT_SIZE,
            _ => return None,
        }),
        Token::Percentage { unit_value, .. } => Some(unit_value * whole),
        Token::Number { value, .. } if *value <= 0.0 => Some(0.0),
        _ => None,
    }
}

/// How much contrast a text needs (WCAG 2.2, 1.4.3): large text may have less.
fn needed(size: f32, bold: bool) -> f32 {
    if size >= 24.0 || (bold && size >= 18.66) { 3.0 } else { 4.5 }
}

/// What the walk gathers.
#[derive(Default)]
struct Survey<'a> {
    has_dark: bool,
    flaws: Vec<Flaw>,
    /// Pairs of colors that were told, with their mode.
    told: HashSet<(Mode, Color, Color)>,
    /// Characters by the size that they are set in, in hundredths of a pixel, with the first element of that size.
    sizes: BTreeMap<u32, ElementRef<'a>>,
    shown: bool,
    justified: bool,
    hidden: bool,
}

/// The ways in which a program may color a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Mode {
    /// As it is written.
    Light,
    /// With the author's rules for dark mode.
    Dark,
    /// With dark colors of the program's making.
    Inverted,
}

impl Mode {
    fn rule(self) -> &'static str {
        match self {
            Mode::Light => "contrast-light",
            Mode::Dark => "contrast-dark",
            Mode::Inverted => "contrast-inverted",
        }
    }

    fn named(self) -> &'static str {
        match self {
            Mode::Light => "in light mode",
            Mode::Dark => "in the mail's dark mode",
            Mode::Inverted => "where a program inverts colors",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Mode::Light => "make the text darker or its ground lighter",
            Mode::Dark => "give both colors in the rules of `prefers-color-scheme: dark`, each with `!important`",
            Mode::Inverted => {
                "choose colors that are paler or farther from the middle; strong middle tones are left as they are"
            }
        }
    }

    /// The contrast that a text needs.
    fn needed(self, look: &Look) -> f32 {
        match self {
            Mode::Light | Mode::Dark => needed(look.size, look.bold),
            Mode::Inverted => LEGIBLE,
        }
    }
}

impl<'a> Survey<'a> {
    fn text(&mut self, element: ElementRef<'a>, look: &Look) {
        if look.hidden || look.size < 2.0 {
            return self.hidden_text(element);
        }
        self.shown = true;
        self.contrast(element, look);
        let hundredths = format!("{:.0}", look.size * 100.0).parse().unwrap_or_default();
        // Headings and the labels of buttons are larger than what is read.
        let apart = |e: &ElementRef<'_>| matches!(e.value().name(), "a" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        if !element.ancestors().filter_map(ElementRef::wrap).chain([element]).any(|e| apart(&e)) {
            self.sizes.entry(hundredths).or_insert(element);
        }
        if look.justified && !self.justified {
            self.justified = true;
            self.flaws.push(Flaw::new(
                "text-justified",
                Spot::declaring(element, "text-align"),
                "text is justified, which tears holes into narrow lines",
                "align it with `left`; the engine mirrors it for right-to-left languages",
            ));
        }
    }

    /// Hidden text before anything is shown is a preheader; text that a style sheet could show is for some devices.
    fn hidden_text(&mut self, element: ElementRef<'a>) {
        let outer = || element.ancestors().filter_map(ElementRef::wrap).chain([element]);
        let in_body = || outer().any(|outer| outer.value().name() == "body");
        let within = || {
            let outer = std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap));
            let mut above = false;
            outer.take_while(move |e| !std::mem::replace(&mut above, hides(*e)))
        };
        let may_show = || within().any(|e| e.attr("class").is_some() || e.attr("id").is_some());
        let unread =
            || outer().any(|outer| matches!(outer.value().name(), "noscript" | "template" | "script" | "style"));
        if !self.shown || self.hidden || !in_body() || unread() || may_show() {
            return;
        }
        self.hidden = true;
        self.flaws.push(Flaw::new(
            "text-hidden",
            Spot::element(element),
            "text is hidden after the mail has begun",
            "take it out; only a preheader before everything else is hidden without harm, and the engine writes it",
        ));
    }

    /// A message quotes no text: mails of one skeleton, in all languages, share what is found here.
    fn contrast(&mut self, element: ElementRef<'a>, look: &Look) {
        for (mode, ink, ground) in self.colors(look) {
            let (ratio, needed) = (ink.contrast(ground), mode.needed(look));
            // Each pair of colors is told once.
            if ratio >= needed || !self.told.insert((mode, ink, ground)) {
                continue;
            }
            let named = mode.named();
            let spot = match mode {
                // What a rule of dark mode colors may be far from what it leaves as it was.
                Mode::Dark => Spot::element(element),
                Mode::Light | Mode::Inverted => Spot::declaring(element, "color"),
            };
            self.flaws.push(Flaw::new(
                mode.rule(),
                spot,
                format!("text has {ink} on {ground} {named}: a contrast of {ratio:.2}:1, where {needed}:1 is needed"),
                mode.hint(),
            ));
            // One inversion is enough to say so, and it comes last.
            if mode == Mode::Inverted {
                break;
            }
        }
    }

    /// The colors of a text and its ground in every mode in which they are known.
    fn colors(&self, look: &Look) -> Vec<(Mode, Color, Color)> {
        let seen = |shade: &Shade| {
            let (ink, ground) = (shade.ink?, shade.ground?);
            (ink.alpha > 0.1).then(|| (ink.on(ground), ground))
        };
        let light = seen(&look.light);
        let dark = seen(&look.dark).filter(|_| self.has_dark);
        let inverted = light.into_iter().flat_map(|(ink, ground)| {
            Inversion::ALL.map(|inversion| (Mode::Inverted, inversion.ink(ink), inversion.ground(ground)))
        });
        let written = [(Mode::Light, light), (Mode::Dark, dark)];
        let written = written.into_iter().filter_map(|(mode, colors)| colors.map(|(ink, ground)| (mode, ink, ground)));
        written.chain(inverted).collect()
    }

    /// A link that is drawn as a button must be high enough for a finger.
    fn button(&mut self, element: ElementRef<'a>, look: &Look, declarations: &[Declaration]) {
        if element.value().name() != "a" || element.attr("href").is_none() || look.hidden {
            return;
        }
        let get = |property: &str| declarations.iter().rev().find(|d| d.property == property).map(|d| &*d.value);
        let has_ground = get("background").or(get("background-color")).is_some_and(|value| {
            !matches!(color::parse(value), Value::Paint(paint) if paint.alpha <= 0.0) && value != "none"
        });
        let is_block = get("display").is_some_and(|display| display.contains("block"));
        if !has_ground || !is_block || get("height").or(get("min-height")).is_some() {
            return;
        }
        let line = get("line-height").map_or(Some(1.2 * look.size), |value| match value.parse::<f32>() {
            Ok(times) => Some(times * look.size),
            Err(_) if value == "normal" => Some(1.2 * look.size),
            Err(_) => length(value, look.size, look.size),
        });
        let Some(height) = line.map(|line| line + padding(declarations, look.size) + border(get("border"), look.size))
        else {
            return;
        };
        if height + 0.5 < TARGET {
            self.flaws.push(Flaw::new(
                "button-small",
                Spot::element(element),
                format!("the button is {height:.0} px high; a finger needs {TARGET:.0} px"),
                "give it more padding above and below: `inner-padding` of `mj-button`, `padding` of a link",
            ));
        }
    }

    fn finish(self, flaws: &mut Vec<Flaw>) {
        flaws.extend(self.flaws);
        let pixels = |hundredths: u32| f64::from(hundredths) / 100.0;
        let small = |element: ElementRef<'_>, message: String| {
            Flaw::new(
                "text-small",
                Spot::declaring(element, "font-size"),
                message,
                format!("set body text in at least {BODY_SIZE} px and small print in at least {SMALLEST} px"),
            )
        };
        // How much there is of each size is a matter of the words, which mails of one skeleton do not share.
        let legible = |size: &u32| pixels(*size) >= f64::from(BODY_SIZE);
        let largest = self.sizes.iter().rev().find(|(size, _)| pixels(**size) < f64::from(BODY_SIZE));
        if let Some((size, element)) = largest.filter(|_| !self.sizes.keys().any(legible)) {
            flaws.push(small(*element, format!("no text is larger than {} px", pixels(*size))));
        }
        if let Some((size, element)) =
            self.sizes.iter().next().filter(|(size, _)| pixels(**size) + 0.01 < f64::from(SMALLEST))
        {
            flaws.push(small(*element, format!("text is set in {} px", pixels(*size))));
        }
    }
}

/// Padding above and below.
fn padding(declarations: &[Declaration], font: f32) -> f32 {
    let (mut top, mut bottom) = (0.0, 0.0);
    for declaration in declarations {
        let lengths: Vec<f32> =
            declaration.value.split_whitespace().filter_map(|word| length(word, font, 0.0)).collect();
        match (&*declaration.property, &*lengths) {
            ("padding", [all]) => (top, bottom) = (*all, *all),
            ("padding", [block, _]) => (top, bottom) = (*block, *block),
            ("padding", [first, _, last, ..]) => (top, bottom) = (*first, *last),
            ("padding-top", [first, ..]) => top = *first,
            ("padding-bottom", [first, ..]) => bottom = *first,
            _ => {}
        }
    }
    top + bottom
}

/// A border above and below.
fn border(value: Option<&str>, font: f32) -> f32 {
    value
        .and_then(|value| value.split_whitespace().find_map(|word| length(word, font, 0.0)))
        .map_or(0.0, |width| 2.0 * width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(html: &str) -> Vec<&'static str> {
        let mut flaws = Vec::new();
        examine(&Html::parse_document(html), &mut flaws);
        flaws.into_iter().map(|flaw| flaw.rule).collect()
    }

    #[test]
    fn contrast_is_measured_against_the_ground_that_is_seen() {
        for (body, expected) in [
            ("<p style=\"color:#767676\">a</p>", vec![]),
            ("<p style=\"color:#999\">a</p>", vec!["contrast-light"]),
            ("<div style=\"background:#333\"><p style=\"color:#fff\">a</p></div>", vec![]),
            ("<div style=\"background:#333\"><p>a</p></div>", vec!["contrast-light"]),
            ("<table><tr><td bgcolor=\"#ffffff\" style=\"color:#949494;font-size:24px\">a</td></tr></table>", vec![]),
            ("<p style=\"color:#949494;font-size:20px;font-weight:bold\">a</p>", vec![]),
            ("<p style=\"color:#949494;font-size:18px;font-weight:bold\">a</p>", vec!["contrast-light"]),
            ("<div style=\"background:url(x.png)\"><p style=\"color:#fff\">a</p></div>", vec![]),
            ("<div style=\"background:#000;background-color:rgba(255,255,255,.9)\"><p>a</p></div>", vec![]),
            ("<p style=\"color:var(--x)\">a</p>", vec![]),
            ("<p style=\"color:#fff;display:none\">a</p>", vec![]),
            ("<div style=\"color:#fff\"><a style=\"color:inherit\" href=\"#\">a</a></div>", vec!["contrast-light"]),
        ] {
            let found: Vec<_> = rules(body)
                .into_iter()
                .filter(|rule| *rule != "contrast-inverted" || expected.contains(rule))
                .collect();
            assert_eq!(found, expected, "{body}");
        }
    }

    #[test]
    fn the_authors_dark_mode_is_laid_over_the_light_one() {
        let page = |dark: &str| {
            format!(
                "<style>@media (prefers-color-scheme: dark) {{ {dark} }}</style>\
                 <div class=\"c\" style=\"background:#fff;color:#222\"><p>a</p></div>"
            )
        };
        for (dark, expected) in [
            (".c { background: #111 !important; color: #eee !important }", vec![]),
            // Inline styles win over rules that are not important.
            (".c { background: #111; color: #eee }", vec![]),
            (".c { background: #111 !important }", vec!["contrast-dark"]),
            (".c { background: #111 !important; color: #eee }", vec!["contrast-dark"]),
            (".c { background: #111 !important } .c p { color: #eee }", vec![]),
            (".c { color: #eee !important }", vec!["contrast-dark"]),
            ("div.c { background: #111 !important; color: #eee !important } .c { color: #111 !important }", vec![]),
        ] {
            assert_eq!(rules(&page(dark)), expected, "{dark}");
        }
        let declared = "<meta name=\"color-scheme\" content=\"light dark\">";
        assert_eq!(rules(&format!("{declared}<p>a</p>")), [""; 0]);
        assert_eq!(rules(&format!("{declared}<p style=\"color:#222\">a</p>")), ["contrast-dark"]);
    }

    #[test]
    fn strong_colors_of_middle_lightness_do_not_survive_inversion() {
        for (html, expected) in [
            ("<p style=\"color:#2a2aff\">a</p>", vec!["contrast-inverted"]),
            ("<div style=\"background:#0a0aff\"><h1 style=\"color:#ffffff\">a</h1></div>", vec![]),
            ("<p><a href=\"#\">a</a></p>", vec![]),
            ("<div style=\"background:#eef1f5;color:#556070\">a</div>", vec![]),
            ("<div style=\"background:#1f4e8c;color:#fff\">a</div>", vec![]),
        ] {
            assert_eq!(rules(html), expected, "{html}");
        }
    }

    #[test]
    fn sizes_and_alignment_are_read_through_inheritance() {
        for (html, expected) in [
            ("<p style=\"font-size:13px\">most of it</p>", vec!["text-small"]),
            ("<p>most of the text is here</p><p style=\"font-size:12px\">small print</p>", vec![]),
            ("<p>most of the text is here</p><p style=\"font-size:11px\">small</p>", vec!["text-small"]),
            (
                "<div style=\"font-size:20px\"><p>most of it</p><small style=\"font-size:50%\">x</small></div>",
                vec!["text-small"],
            ),
            ("<td style=\"font-size:0\"><p style=\"font-size:1rem\">x</p></td>", vec![]),
            ("<div style=\"text-align:justify\"><p>x</p></div>", vec!["text-justified"]),
            ("<p>x</p><div style=\"display:none\">free money</div>", vec!["text-hidden"]),
            ("<div style=\"display:none\">preheader</div><p>x</p>", vec![]),
            ("<p>x</p><div class=\"phone\" style=\"display:none\">menu</div>", vec![]),
            ("<p>x</p><div class=\"phone\" style=\"display:none\"><p style=\"font-size:16px\">menu</p></div>", vec![]),
            ("<div class=\"page\"><p>x</p><p style=\"display:none\">free money</p></div>", vec!["text-hidden"]),
        ] {
            assert_eq!(rules(html), expected, "{html}");
        }
    }

    #[test]
    fn buttons_are_as_high_as_a_finger_is_wide() {
        let button = |style: &str| {
            rules(&format!("<a href=\"#\" style=\"display:inline-block;background:#1f4e8c;color:#fff;{style}\">x</a>"))
        };
        assert_eq!(button("font-size:16px;line-height:1.5;padding:13px 26px"), [""; 0]);
        assert_eq!(button("font-size:16px;line-height:120%;padding:10px 25px"), ["button-small"]);
        assert_eq!(button("font-size:16px;line-height:24px;padding:4px 8px 20px"), [""; 0]);
        assert_eq!(button("font-size:16px;line-height:24px;padding:4px;border:6px solid #fff"), [""; 0]);
        assert_eq!(rules("<p><a href=\"#\" style=\"color:#00f;padding:1px\">x</a></p>"), [""; 0]);
    }
}
