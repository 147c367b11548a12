//! Uses that programs with partial support do not support. Only those that can be told from the mail and that a reader would notice; what
//! else the data remarks (an account at another provider, say) is no reason to change a mail.

use crate::check::clients::sign::{Caveat, When};

const COLOUR: &str = "write the colour as `#rrggbb`";
const TABLE: &str = "lay it out with a `<table>`";

/// In the order of the data.
#[rustfmt::skip]
pub const CAVEATS: &[Caveat] = &[
    caveat("css-background", "multiple values", When::Sign(','), "more than one background", "write the one that matters"),
    caveat("css-background", "`/ value` shorthand", When::Sign('/'), "a size after `/`", "write `background-size` on its own"),
    caveat("css-background-image", "multiple values", When::Sign(','), "more than one background", "write the one that matters"),
    caveat("css-display-flex", "`display:inline-flex` is not supported", When::Keyword(&["inline-flex"]), "`inline-flex`", TABLE),
    caveat("css-display-none", "to an `<img>` element", When::On(&["img"]), "hiding an image", "hide the element around it"),
    caveat("css-display-none", "nested `<table>`", When::TableInside, "hiding a table inside", "add `mso-hide:all`"),
    caveat("css-important", "Only supported in lowercase", When::Capitals, "`!important` in capitals", "write it in small letters"),
    caveat("css-list-style", "entire `list-style` property is removed", When::Address, "an image (the whole property is dropped)", "write `list-style-type` on its own"),
    caveat("css-margin", "Negative values", When::Negative, "negative values", "leave it out, and give the neighbour less padding"),
    caveat("css-position", "Supports `relative` but not", When::Keyword(&["absolute", "fixed", "sticky"]), "values other than `relative`", TABLE),
    caveat("css-position", "Supports `relative`, `absolute` but not", When::Keyword(&["fixed", "sticky"]), "`fixed` and `sticky`", TABLE),
    caveat("css-position", "Supports `sticky` but not", When::Keyword(&["absolute", "fixed"]), "`absolute` and `fixed`", TABLE),
    caveat("css-rgb", "hitespace syntax", When::Spaced(&["rgb"]), "values without commas (all styles beside them are dropped)", COLOUR),
    caveat("css-rgba", "hitespace syntax", When::Spaced(&["rgba"]), "values without commas (all styles beside them are dropped)", COLOUR),
    caveat("css-text-align", "values `start` and `end`", When::Keyword(&["start", "end"]), "`start` and `end`", "write `left` or `right`; they are mirrored for right-to-left languages when the email loads"),
    caveat("css-text-decoration", "`overline`", When::Keyword(&["overline"]), "`overline`", "use a border"),
    caveat("css-text-indent", "Negative values", When::Negative, "negative values", "use a padding"),
    caveat("css-text-transform", "`lowercase`", When::Keyword(&["lowercase"]), "`lowercase`", "write the text in small letters"),
    caveat("css-unit-vh", "resolves to zero", When::Always, "a size (it becomes nought)", "write the size in `px`"),
    caveat("css-white-space", "`pre` value", When::Keyword(&["pre"]), "`pre`", "write `pre-wrap`, or `<br>` and `&nbsp;`"),
    caveat("html-align", "do not work on `<table>`", When::All(&[When::On(&["table"]), When::Holds(&["left", "right"])]), "`left` and `right` on a table", "add `style=\"float:left\"` or `float:right`"),
    caveat("html-background", "Only supported on the `<body>`", When::All(&[When::Elsewhere(&["body"]), When::NoColourBehind]), "other elements than `<body>`", "give the same element a `bgcolor` on which the text can be read"),
    caveat("html-lists", "`reversed` attribute", When::Attribute("reversed", ""), "`reversed`", "write the numbers as text"),
    caveat("html-mailto-links", "`bcc`", When::Holds(&["bcc="]), "`bcc`", "leave it out"),
    caveat("html-style", "Not supported inside the `<body>`", When::Within("body"), "standing in the body", "move it into `<head>`"),
    caveat("html-style", "limited to 16 KB", When::LongerThan(16 * 1024), "more than 16 KB", "split it, or leave out what nothing uses"),
    caveat("html-video", "Requires the `controls` attribute", When::Without(&["controls"]), "playing without `controls`", "add `controls`"),
    caveat("image-base64", "Base 64 gif", When::Holds(&["image/gif"]), "GIF", "put the file into `assets/`; it travels with the mail"),
];

const fn caveat(
    slug: &'static str,
    note: &'static str,
    when: When,
    what: &'static str,
    instead: &'static str,
) -> Caveat {
    Caveat { slug, note, when, what, instead }
}
