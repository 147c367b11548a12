//! Bodies in, Tera source out.

use super::*;
use crate::template::scan::{TemplateFile, scan};
use std::sync::Arc;

fn segments(text: &str) -> Vec<Segment> {
    scan(&Arc::new(TemplateFile {
        path: "templates/x/body.html".into(),
        name: "x/body.html".into(),
        text: text.into(),
    }))
}

#[test]
fn words_outside_of_entries_are_found_and_markup_is_not() {
    let word =
        |text: &str| placement::literal_text(&segments(text), true).map(|place| place.file.text[place.span].to_owned());
    assert_eq!(
        word("<title>{{ t(id=\"a\") }}</title><p class=\"x\">&nbsp;{{ x }} – 12</p><style>p { a: b }</style>"),
        None
    );
    assert_eq!(word("<p>{{ x }} Hello there</p>").as_deref(), Some("Hello"));
    assert_eq!(word("<title>Reset</title>").as_deref(), Some("Reset"));
    assert_eq!(word("<!-- note --><p></p>"), None);
}

fn ltr(text: &str) -> String {
    compile(segments(text), Language::Html, false).unwrap().ltr
}

#[test]
fn a_loop_around_table_rows_stays_around_them() {
    let out =
        ltr("<html><body><table>{% for x in data.list %}<tr><td>{{ x }}</td></tr>{% endfor %}</table></body></html>");
    let order = ["<table>", "{% for", "<tr>", "{% endfor %}", "</table>"].map(|part| out.find(part).unwrap());
    assert!(order.is_sorted(), "{out}");
}

#[test]
fn values_are_written_for_the_place_where_they_stand() {
    let out = ltr(
        "<html><body><a href=\"{{ data.url }}\" title=\"{{ t(id='x') }}\">{{ t(id='y') }} {{ user.name }}</a></body></html>",
    );
    assert!(out.contains("href=\"{{ (data.url) | __url }}\""), "{out}");
    assert!(out.contains("t ( __at = \"attribute\" , id = \"x\" )"), "{out}");
    assert!(out.contains("{{ (user.name) | __show }}"), "{out}");
}

#[test]
fn marks_that_mrml_would_print_as_escapes_survive() {
    let text = "<mjml lang=\"{{ locale }}\"><mj-head><mj-title>हिन्दी</mj-title></mj-head><mj-body><mj-section><mj-column><mj-image alt=\"ไทย ही \\\" src=\"https://a.example/x.png\"/><mj-text>{% if data.x %}<b>क्ष</b>{% endif %}</mj-text></mj-column></mj-section></mj-body></mjml>";
    let out = compile(segments(text), Language::Mjml, false).unwrap().ltr;
    assert!(!out.contains("u{"), "{out}");
    for kept in ["हिन्दी", "ไทย ही \\", "क्ष"] {
        assert!(out.contains(kept), "{kept}: {out}");
    }
}

#[test]
fn what_mail_clients_or_mjml_cannot_carry_is_refused_with_its_place() {
    for (text, rule) in [
        ("<html><body><td {{ user.name }}></body></html>", "unsafe-context"),
        ("<html><body><a title={{ user.name }}>x</a></body></html>", "unsafe-context"),
        ("<html><body><!-- {{ user.name }} --></body></html>", "unsafe-context"),
        ("<html><head><style>p { color: {{ user.name }} }</style></head></html>", "unsafe-context"),
        ("<html><body><p style=\"color: {{ data.x }}\"></p></body></html>", "unsafe-context"),
        ("<html><body><td {% if x %}a{% endif %}></td></body></html>", "statement-misplaced"),
        ("<html><body><script>x</script></body></html>", "element-refused"),
    ] {
        let found = compile(segments(text), Language::Html, false).unwrap_err();
        assert_eq!(found[0].rule, rule, "{text}");
        assert!(found[0].line > 0 && found[0].hint.is_some());
    }
    for (text, rule) in [
        ("<mjml><mj-body><mj-sektion></mj-sektion></mj-body></mjml>", "element-unknown"),
        ("<mjml><mj-head>{% if x %}{% endif %}</mj-head><mj-body></mj-body></mjml>", "statement-misplaced"),
        (
            "<mjml><mj-body><mj-section><mj-column>{{ user.name }}</mj-column></mj-section></mj-body></mjml>",
            "unsafe-context",
        ),
        ("<mjml><mj-body><mj-section></mj-body></mjml>", "mjml-invalid"),
    ] {
        let found = compile(segments(text), Language::Mjml, false).unwrap_err();
        assert_eq!(found[0].rule, rule, "{text}");
    }
}

#[test]
fn compiling_opens_no_file_and_no_connection() {
    let secret = std::env::temp_dir().join("vocative-stylesheet-test.css");
    std::fs::write(&secret, "p { color: #c0ffee }").unwrap();
    for href in
        [secret.display().to_string(), format!("file://{}", secret.display()), "http://127.0.0.1:9/x.css".into()]
    {
        let text = format!(
            "<html><head><link rel=\"stylesheet\" href=\"{href}\"></head><body><p>{{{{ t(id=\"a\") }}}}</p></body></html>"
        );
        if let Ok(body) = compile(segments(&text), Language::Html, false) {
            assert!(!body.ltr.contains("c0ffee"), "{}", body.ltr);
        }
    }
    std::fs::remove_file(&secret).unwrap();
    let include = "<mjml><mj-body><mj-include path=\"/etc/hostname\" /></mj-body></mjml>";
    assert_eq!(compile(segments(include), Language::Mjml, false).unwrap_err()[0].rule, "element-refused");
}

#[test]
fn nesting_that_would_overflow_a_parser_is_refused_before_it() {
    let deep = format!("<html><body>{}{}</body></html>", "<div>".repeat(5000), "</div>".repeat(5000));
    assert_eq!(compile(segments(&deep), Language::Html, false).unwrap_err()[0].rule, "nesting-too-deep");
}

fn html(text: &str) -> Result<Body, &'static str> {
    let file = Arc::new(TemplateFile { path: "templates/x".into(), name: "x".into(), text: text.into() });
    compile(scan(&file), Language::Html, false).map_err(|faults| faults.first().map_or("", |d| d.rule))
}

fn inside(text: &str) -> String {
    let ltr = html(text).unwrap().ltr;
    let (_, rest) = ltr.split_once("<body>").unwrap();
    rest.trim_end_matches("</body></html>").to_owned()
}

#[test]
fn an_address_is_checked_whole_and_its_later_parts_are_encoded() {
    for (source, expected) in [
        ("{{ data.url }}", "{{ (data.url) | __url }}"),
        ("https://a.example/?c={{ data.c }}", "https://a.example/?c={{ (data.c) | __part }}"),
        (
            "{% if x %}https://a.example{% else %}{{ y }}{% endif %}",
            "{% if x %}https://a.example{% else %}{{ (y) | __url }}{% endif %}",
        ),
    ] {
        assert_eq!(
            inside(&format!("<a title=\"t\" href=\"{source}\">x</a>")),
            format!("<a title=\"t\" href=\"{expected}\">x</a>")
        );
    }
    let text = html("<a href=\"https://a.example/?c={{ data.c }}\">x</a>").unwrap().text;
    assert_eq!(text, "x (https://a.example/?c={{ (data.c) | __part }})\n");
}

#[test]
fn statements_stay_around_the_rows_they_are_written_around() {
    for (source, expected) in [
        (
            "<thead><tr></tr></thead>{% for x in y %}<tr></tr>{% endfor %}<tfoot></tfoot>",
            "<thead><tr></tr></thead><tbody>{% for x in y %}<tr></tr>{% endfor %}</tbody><tfoot></tfoot>",
        ),
        (
            "{% if x %}<thead></thead>{% endif %}{% if y %}<tr></tr>{% endif %}<tr></tr>",
            "{% if x %}<thead></thead>{% endif %}<tbody>{% if y %}<tr></tr>{% endif %}<tr></tr></tbody>",
        ),
    ] {
        assert_eq!(
            inside(&format!("<table title=\"a > b\">{source}</table>")),
            format!("<table title=\"a > b\">{expected}</table>")
        );
    }
}

#[test]
fn what_would_render_otherwise_than_written_is_refused() {
    for (source, rule) in [
        ("{% if x %}<div class=\"a\">{% else %}<div>{% endif %}</div>", "statement-misplaced"),
        ("{% for x in y %}<div>{% endfor %}", "statement-misplaced"),
        ("<p>{{ t(id=\"a\") ~ \"b\" }}</p>", "entry-joined"),
        (&"<div/>".repeat(20_000), "nesting-too-deep"),
        (&"<span><div></span>".repeat(9_000), "nesting-too-deep"),
    ] {
        assert_eq!(html(source).unwrap_err(), rule, "{}", &source[..20]);
    }
    assert!(html("<ul>{% for x in y %}<li>x{% endfor %}</ul>").is_ok());
}

#[test]
fn a_body_may_begin_with_a_statement_and_a_literal_may_end_with_a_brace() {
    assert_eq!(inside("{% if x %}<p>a</p>{% endif %}"), "{% if x %}<p>a</p>{% endif %}");
    let body =
        html("{% set a = 1 %}<html><head>{% set b = 2 %}</head><body>&#123;{{ a }}{{ b }}</body></html>").unwrap();
    assert!(body.text.starts_with("{% set a = 1 %}") && body.text.contains("{% set b = 2 %}"), "{}", body.text);
    assert!(body.ltr.contains("{% raw %}") && body.ltr.contains("{{% endraw %}{{ (a)"), "{}", body.ltr);
}

#[test]
fn rules_that_match_nothing_yet_are_kept() {
    let ltr = html(
        "<html><head><style>.a { color: red }</style></head><body><p class=\"{% if x %}a{% endif %}\">b</p></body></html>",
    );
    assert!(ltr.unwrap().ltr.contains(".a { color: red }"));
}

#[test]
fn a_title_may_hold_statements_and_a_preview_entities() {
    let source = "{% set q = 1 %}<mjml><mj-head><mj-title>{% if x %}a{% endif %}</mj-title><mj-preview>a &amp; b</mj-preview></mj-head>\
                  <mj-body><mj-section><mj-column><mj-text>b</mj-text></mj-column></mj-section></mj-body></mjml>";
    let file = Arc::new(TemplateFile { path: "templates/x".into(), name: "x".into(), text: source.into() });
    let body = compile(scan(&file), Language::Mjml, false).unwrap();
    assert_eq!(body.preview.as_deref(), Some("{% set q = 1 %}a & b"));
    assert!(body.ltr.starts_with("{% set q = 1 %}") && body.ltr.contains("<title>{% if x %}a{% endif %}</title>"));
}
