use std::collections::BTreeSet;

use super::data::samples::SAMPLES;
use super::data::{CAVEATS, ROWS};
use super::*;

const PLAIN: &str = "<html><head><title>Plain</title></head><body>Plain text</body></html>";

fn slugs(html: &str) -> BTreeSet<&'static str> {
    usages(html).iter().map(|usage| usage.feature.slug).collect()
}

/// Rule and message of each flaw but those that are off by default.
fn flaws(html: &str, clients: &[&str]) -> Vec<(&'static str, String)> {
    let found = judge(&usages(html), &select(clients).unwrap());
    let shown = found.into_iter().filter(|flaw| !crate::check::rule::is_optional(flaw.rule));
    shown.map(|flaw| (flaw.rule, flaw.message)).collect()
}

/// The slugs that a reader would miss somewhere among the usual clients.
fn missed(html: &str) -> Vec<String> {
    let found = judge(&usages(html), &Selection::default());
    let shown = found.into_iter().filter(|flaw| !crate::check::rule::is_optional(flaw.rule));
    let slug = |hint: &str| hint.rsplit('/').nth(1).unwrap_or_default().to_owned();
    shown.map(|flaw| slug(&flaw.hint)).collect()
}

#[test]
fn every_feature_of_the_data_is_classified_once() {
    let rows: Vec<_> = ROWS.iter().map(|row| row.slug).collect();
    let known: Vec<_> = features().iter().map(|feature| feature.slug).collect();
    assert_eq!(rows, known);
    assert_eq!(not_detectable().map(|(slug, _)| slug).collect::<Vec<_>>(), ["bimi"]);
}

#[test]
fn every_detectable_feature_is_found_in_its_sample_and_none_in_plain_text() {
    assert_eq!(slugs(PLAIN), BTreeSet::new());
    let sampled: Vec<_> = SAMPLES.iter().map(|(slug, _)| *slug).chain(["bimi"]).collect();
    assert_eq!(sampled.len(), ROWS.len());
    for row in ROWS {
        assert!(sampled.contains(&row.slug), "no sample of {}", row.slug);
    }
    for (slug, sample) in SAMPLES {
        let found = slugs(sample);
        assert!(found.contains(slug), "{slug} is not found in {sample}, but {found:?}");
    }
}

#[test]
fn nothing_is_found_that_is_not_used() {
    let cases: &[(&str, &[&str])] = &[
        ("<p style='display:block'>x</p>", &["css-display", "html-p"]),
        ("<p style='display:-webkit-box'>x</p>", &["css-display", "html-p"]),
        ("<p style='mso-line-height-rule:exactly;-ms-flex:1'>x</p>", &["html-p"]),
        ("<p title='display:flex; <video>'>x</p>", &["html-p"]),
        ("<style>a{content:'@media :hover'}</style>", &["css-selector-type", "html-style"]),
        ("<p style='--a:none'>x</p>", &["css-variables", "html-p"]),
        ("<a href='https://example.org/a.webp'>x</a>", &[]),
        ("<a href='#'>x</a>", &[]),
        ("<!--[if mso]><video></video><div style='display:flex'></div><![endif]-->", &[]),
        ("<!--[if !mso]><!--><hr><!--<![endif]-->", &["html-hr"]),
        ("<!--[if !mso]><video></video><![endif]-->", &[]),
        ("<input type=email>", &[]),
        (
            "<style>a{@media print{top:0}}</style>",
            &["css-at-media", "css-left-right-top-bottom", "css-nesting", "css-selector-type", "html-style"],
        ),
        (
            "<style media='(hover)'>a{top:0}</style>",
            &["css-at-media-hover", "css-left-right-top-bottom", "css-selector-type", "html-style"],
        ),
        ("<style>@font-face{font-weight:700;src:url(a.png)}</style>", &["css-at-font-face", "html-style"]),
    ];
    for (html, expected) in cases {
        assert_eq!(slugs(html), expected.iter().copied().collect(), "{html}");
    }
}

#[test]
fn notes_of_the_caveats_stand_in_the_data() {
    for caveat in CAVEATS {
        let feature = features().iter().find(|f| f.slug == caveat.slug).unwrap();
        let noted = clients().any(|c| feature.status(c).notes.iter().any(|note| note.contains(caveat.note)));
        assert!(noted, "{}: no client's latest version has a note with {:?}", caveat.slug, caveat.note);
    }
}

#[test]
fn what_would_be_missed_is_found_and_what_has_a_substitute_is_not() {
    let cases: &[(&str, &[&str])] = &[
        // Layout
        ("<div style='display: flex; gap: 4px'>x</div>", &["css-display-flex"]),
        ("<div style='display:block;display:flex'>x</div>", &[]),
        ("<style>@supports (display:grid){.a{display:grid}}</style>", &[]),
        ("<style>@media (min-width:480px){.a{display:flex}}</style>", &[]),
        ("<style>.a{display:flex}</style>", &["css-display-flex"]),
        ("<style>td > .a{display:flex}</style>", &[]),
        ("<!--[if !mso]><!--><div style='display:flex'>x</div><!--<![endif]-->", &[]),
        ("<div style='position:relative'>x</div>", &[]),
        ("<div style='position:absolute'>x</div>", &["css-position"]),
        ("<table align='left' style='float:left'></table>", &["html-align"]),
        ("<img align='left' style='float:left'>", &[]),
        ("<p style='margin-inline-start:4px'>x</p>", &["css-margin-inline-start-end"]),
        ("<p style='margin:0 auto;max-width:600px;border-radius:8px'>x</p>", &[]),
        ("<p style='margin-top:-4px'>x</p>", &["css-margin"]),
        ("<p style='width:calc(50% - 4px)'>x</p>", &["css-unit-calc"]),
        ("<p style='width:50%;width:calc(50% - 4px)'>x</p>", &[]),
        ("<p style='font-size:1rem'>x</p>", &["css-unit-rem"]),
        // Readable
        ("<td-x style='background-image:url(a.png)'>x</td-x>", &["css-background-image"]),
        ("<p style='background:url(a.png) #000'>x</p>", &[]),
        ("<p bgcolor='#000' style='background:url(a.png)'>x</p>", &[]),
        ("<p style='background:url(a.png)'> </p>", &[]),
        ("<!--[if mso]><v:rect></v:rect><![endif]--><p style='background:url(a.png)'>x</p>", &[]),
        ("<p style='background:linear-gradient(red,blue);color:#fff'>x</p>", &["css-linear-gradient"]),
        ("<p style='background-color:red;background-image:linear-gradient(red,blue)'>x</p>", &[]),
        ("<p style='color:rgba(0,0,0,.9)'>x</p>", &["css-rgba"]),
        ("<p style='border-color:rgba(0,0,0,.9)'>x</p>", &[]),
        ("<p style='color:rgb(0 0 0 / 90%)'>x</p>", &["css-rgb"]),
        ("<p style='color:oklch(40% .2 90)'>x</p>", &["css-modern-color"]),
        // Hidden
        ("<p style='display:none;visibility:hidden;opacity:0'>x</p>", &[]),
        ("<p style='visibility:hidden'>x</p>", &["css-visibility"]),
        ("<p hidden>x</p>", &["html-hidden"]),
        ("<p hidden style='display:none'>x</p>", &[]),
        ("<div style='display:none'><table></table></div>", &["css-display-none"]),
        ("<div style='display:none;mso-hide:all'><table></table></div>", &[]),
        // Images and controls
        ("<picture><source type='image/webp' srcset='a.webp'><img src='a.png'></picture>", &[]),
        ("<img src='a.webp'>", &["image-webp"]),
        ("<p style='cursor:url(a.ico),auto'>x</p>", &[]),
        ("<video controls></video>", &["html-video"]),
        ("<video controls><img src='a.png'></video>", &[]),
        ("<form><input type=text></form>", &["html-form", "html-input-text"]),
        ("<a href='mailto:a@example.org?bcc=b@example.org'>x</a>", &["html-mailto-links"]),
        // Sheets
        ("<link rel=stylesheet href='https://fonts.example.org/a.css'>", &[]),
        ("<link rel=stylesheet href='https://example.org/a.css'>", &["html-link"]),
        ("<link rel=icon href='a.png'>", &[]),
        ("<body><div><style>a{top:0}</style></div></body>", &["html-style"]),
        // Good manners
        ("<p style='color:red!IMPORTANT'>x</p>", &["css-important"]),
        ("<style>a:hover{color:red}@font-face{src:url(a)}</style><a style='transition:color 1s'>x</a>", &[]),
        ("<style>@media (prefers-color-scheme:dark){p{color:#fff!important}}</style>", &[]),
        ("<p lang=ar dir=rtl role=article aria-label=x>x</p><meta name=viewport content=x>", &[]),
    ];
    for (html, expected) in cases {
        assert_eq!(missed(html), *expected, "{html}: {:?}", flaws(html, &["outlook", "gmail"]));
    }
}

#[test]
fn a_message_names_the_worst_client_first_and_each_family_once() {
    let flex = "<div style='display:flex;flex-direction:column'>x</div>";
    let found = flaws(flex, &["gmail", "outlook.windows", "apple-mail"]);
    let messages = [
        "no support for `display:flex` in 1 of 7 chosen clients: Outlook (Windows)",
        "no support for `flex-direction:column` in 5 of 7 chosen clients: Outlook (Windows), Gmail",
    ];
    assert_eq!(found, messages.map(|message| ("client-unsupported", message.to_owned())));
    assert_eq!(flaws(flex, &["apple-mail"]), []);

    let html = "<a href='#a' style='margin:-1px;color:var(--x)'>x</a>";
    let messages = [
        "no support for CSS Variables (Custom Properties) in 1 of 1 chosen clients: Outlook (Windows)",
        "`margin`: no support for negative values in 1 of 1 chosen clients: Outlook (Windows)",
    ];
    let found: Vec<_> = flaws(html, &["outlook.windows"]).into_iter().map(|(_, message)| message).collect();
    assert_eq!(found, messages);
}

#[test]
fn a_use_says_where_to_look_for_it() {
    let html =
        "<td style='Display : Flex !important'>x</td><video src=a></video><style>@media print{a{top:1rem}}</style>";
    let found = usages(&format!("<table><tr>{html}"));
    let of = |slug: &str| {
        let usage = found.iter().find(|usage| usage.feature.slug == slug).unwrap();
        (usage.needle.as_str(), usage.element.as_deref())
    };
    assert_eq!(of("css-display-flex"), ("display:Flex !important", Some("td")));
    assert_eq!(of("html-video"), ("<video", Some("video")));
    assert_eq!(of("css-at-media"), ("@media", None));
    assert_eq!(of("css-unit-rem"), ("top:1rem", None));
}
