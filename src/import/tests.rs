//! Whole templates, in both shapes that people use.

use include_dir::{Dir, include_dir};

use super::*;
use crate::engine::Engine;
use crate::render::{RenderOptions, Rendered, render};
use crate::settings::Settings;
use crate::sources::Sources;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// The stock set, which an edge would hand in.
fn stock() -> Layer {
    let mut layer = Layer::default();
    embedded(&TEMPLATES, &mut |name, text| {
        let path = format!("stock:templates/{name}");
        layer.templates.insert(name, SourceText { path, text });
    });
    embedded(&LOCALES, &mut |name, text| {
        if let Some((folder, _)) = name.split_once('/') {
            let file = SourceText { path: format!("stock:locales/{name}"), text };
            layer.locales.entry(folder.to_owned()).or_default().push(file);
        }
    });
    layer
}

fn embedded(dir: &Dir<'_>, add: &mut dyn FnMut(String, String)) {
    for file in dir.files() {
        let name = file.path().to_string_lossy().replace('\\', "/");
        add(name, file.contents_utf8().unwrap().to_owned());
    }
    dir.dirs().for_each(|sub| embedded(sub, add));
}

/// A template of that email.
fn template(email: &str, subject: &str, body: &str) -> Auth0Template {
    Auth0Template {
        template: email.to_owned(),
        path: format!("emails/{email}.html"),
        subject_path: format!("emails/{email}.json"),
        body: body.to_owned(),
        subject: Some(subject.to_owned()),
        enabled: true,
        ..Auth0Template::default()
    }
}

fn locale(tag: &str) -> Locale {
    Locale::parse(tag).unwrap()
}

/// The overlay, with what was said of it: `warning 3:7 message`.
fn imported(template: &Auth0Template) -> (Option<Layer>, Vec<String>) {
    let mut report = Report::new();
    let layer = auth0(template, &stock(), &locale("en"), &mut report);
    let said = report.findings().into_iter().map(|found| {
        let word = if found.severity == crate::diagnostic::Severity::Error { "error" } else { "warning" };
        format!("{word} {}:{} {}", found.line, found.column, found.message)
    });
    (layer, said.collect())
}

fn file<'a>(layer: &'a Layer, path: &str) -> &'a str {
    let mut files = layer.templates.values().chain(layer.locales.values().flatten());
    let found = files.find(|file| file.path == path);
    &found.unwrap_or_else(|| panic!("no {path}")).text
}

fn mail(layer: &Layer, email: &str, locale: &str, data: &str) -> Rendered {
    let sources = Sources { stock: stock(), project: Some(layer.clone()), ..Sources::default() };
    let mut settings = Settings::default();
    settings.locales.default = Some("en".to_owned());
    let mut report = Report::new();
    let engine = Engine::build(&sources, settings, &mut report).unwrap_or_else(|| panic!("{:#?}", report.findings()));
    let request = format!(
        "{{\"email\":\"{email}\",\"user\":{{\"email\":\"ann@example.org\",\"email_verified\":true,\"name\":\"Ann <b>\"}},\"application\":{{\"name\":\"Shop & Co\"}},\"data\":{data}}}"
    );
    let request = crate::request::parse_json(&request).unwrap();
    let options = RenderOptions { locale: Some(locale.to_owned()), ..RenderOptions::default() };
    render(&engine, &request, "2026-01-15T09:00:00Z".parse().unwrap(), &options).unwrap()
}

const RESET: &str = "{\"url\":\"https://example.org/reset?t=1#\",\"expires_in\":3600}";

#[test]
fn a_chain_in_place_becomes_entries() {
    let body = "<html>\n<head><title>x</title></head><body>\n<h1>{% if request_language contains 'fr' %}Bonjour{% elsif request_language contains 'de' %}Hallo{% else %}Hello{% endif %} {{ user.name | escape }}</h1>\n<p>{% if request_language contains 'fr' %}Cliquez <a href=\"{{ url }}\">ici</a> pour {{ application.name }}.{% elsif request_language contains 'de' %}Für {{ application.name }} <a href=\"{{ url }}\">hier</a> klicken &amp; los.{% else %}Click <a href=\"{{ url }}\">here</a> for {{ application.name }}.{% endif %}</p>\n</body></html>";
    let subject = "{% if request_language contains 'fr' %}\n  Mot de passe\n{% elsif request_language contains 'de' %}\n  Passwort\n{% else %}\n  Password\n{% endif %}";
    let (layer, said) = imported(&template("reset_email", subject, body));
    assert!(said.is_empty(), "{said:#?}");
    let layer = layer.unwrap();
    let german = mail(&layer, "reset_email", "de", RESET);
    assert_eq!(german.subject, "Passwort");
    assert!(
        german.text.contains("Für Shop & Co hier (https://example.org/reset?t=1#) klicken & los."),
        "{}",
        german.text
    );
    assert!(
        mail(&layer, "reset_email", "fr", RESET)
            .html
            .contains("Cliquez <a href=\"https://example.org/reset?t=1#\">ici</a> pour Shop &amp; Co.")
    );
    let entries = file(&layer, "locales/fr/reset_email.ftl");
    assert!(entries.contains("Cliquez <link>ici</link> pour { $application }.\n"), "{entries}");
}

#[test]
fn a_prologue_becomes_the_same() {
    let body = "{% assign lang = request_language | slice: 0, 2 | downcase %}{% assign hello = 'Hello' %}{% capture note %}See <b>here</b>{% endcapture %}{% if lang == 'de' %}{% assign hello = \"Hallo\" %}{% capture note %}Sieh <b>hier</b>{% endcapture %}{% endif %}<html><body><p>{{ hello | append: ' ' | append: user.email }}</p><p>{{ note }}</p></body></html>";
    let (layer, said) = imported(&template(
        "welcome_email",
        "{% case request_language %}{% when 'de' %}Willkommen{% else %}Welcome{% endcase %}",
        body,
    ));
    assert!(said.iter().all(|said| said.contains("was true for `de` alone")), "{said:#?}");
    let layer = layer.unwrap();
    let text = file(&layer, "templates/welcome_email/body.html");
    assert!(text.contains("email=user.email") && !text.contains("{% if"), "{text}");
    let german = mail(&layer, "welcome_email", "de", "{}");
    assert_eq!((german.subject.as_str(), german.text.as_str()), ("Willkommen", "Hallo ann@example.org\n\nSieh hier\n"));
}

#[test]
fn places_are_those_of_the_source_whatever_its_line_ends() {
    for (mark, end) in [("", "\n"), ("\u{feff}", "\r\n")] {
        let body = format!(
            "{mark}<html><body>{end}<p>Hi</p>{end}  <p>{{{{ user.name | truncatewords: 2 }}}}</p></body></html>"
        );
        let (layer, said) = imported(&template("welcome_email", "Hi", &body));
        assert!(layer.is_none());
        assert_eq!(said, ["error 3:21 the filter `truncatewords` has no counterpart here"]);
    }
}

#[test]
fn what_cannot_be_translated_is_said_with_its_place() {
    for (body, expected) in [
        ("<p>Hi {{ user.name", "error 1:7 the tag is never closed"),
        ("<p>Hi {% if user.name %}", "error 1:7 `if` is never closed"),
        ("<p>{% cycle 'a', 'b' %}</p>", "error 1:4 `cycle` has no counterpart"),
        ("<p>{{ 'now' | date: '%Y' }}</p>", "error 1:15 templates know no clock"),
        ("<p>{{ now | date: '%Y' }}</p>", "error 1:7 templates know no clock"),
        (
            "<p style=\"color: {{ user.user_metadata.color }}\">Hi</p>",
            "error 1:18 a value of the request decides a style",
        ),
        (
            "<form action=\"{{ url }}\">Hi</form>",
            "error 1:2 `<form>` does not belong into a mail; clients remove it or warn",
        ),
        ("{% if request_language == 'klingonese' %}<p>x</p>{% endif %}", "error 1:27 `klingonese` names no language"),
        (
            "<p>{% for r in roles %}{% assign x = r.name %}{% endfor %}</p>",
            "error 1:4 a variable is assigned in a loop",
        ),
        (
            "{% if user.name %}<div>{% endif %}<p>Hi</p>",
            "error 1:1 an element is opened and not closed, or the reverse, before this `endif`",
        ),
        (
            "<p>Go <a href=\"/relative\">on</a> now</p>",
            "error 1:16 the link is not an absolute address such as https://example.org/path",
        ),
        (
            "<a href=\"/relative\">Hi</a>",
            "error 1:10 the link is not an absolute address such as https://example.org/path",
        ),
    ] {
        let (layer, said) = imported(&template("welcome_email", "Hi", body));
        assert!(layer.is_none(), "{body}: {said:#?}");
        let errors: Vec<&String> = said.iter().filter(|said| said.starts_with("error")).collect();
        assert_eq!(errors, [expected], "{body}");
    }
}

#[test]
fn hostile_sources_end_in_errors_or_files() {
    let doubling =
        format!("{{% assign x = 'ab' %}}{}<p>Hi {{{{ x }}}}</p>", "{% assign x = x | append: x %}".repeat(60));
    let deep = format!("{}<p>Hi</p>", "{% if a %}".repeat(3_000));
    let many: String = (0..26u8)
        .flat_map(|a| (0..26u8).map(move |b| (a, b)))
        .map(|(a, b)| {
            format!("{{% if request_language == '{}{}' %}}x{{% endif %}}", char::from(b'a' + a), char::from(b'a' + b))
        })
        .collect();
    for (body, fits) in [
        (doubling.as_str(), false),
        (&deep, false),
        (&"<p>Hello there</p>\n".repeat(60_000), false),
        (&format!("<p>Hi</p>{many}"), false),
        (&"<div>".repeat(900), false),
        ("<p>a\u{0}b</p>", false),
        ("", false),
        ("<!-- {{ user.name }} {% if user.name %}x{% endif %} --><p>Hi</p>", true),
        ("<!--[if mso]><td>{{ user.email }}</td><![endif]--><p>Hi</p>", true),
        ("<style>.a{#b:c} @media x{.c{d:e}}</style><p title=\"{{ user.email }}\">Hi {{ '{{' }} { {# x</p>", true),
        ("<p class={% if user.name %}a{% else %}b{% endif %}>Hi</p>", true),
        ("<p>{% raw %}Hi {{ user.name }}{% endraw %}</p>", true),
    ] {
        let (layer, said) = imported(&template("welcome_email", "Hi", body));
        let shown: String = body.chars().take(60).collect();
        assert_eq!(layer.is_some(), fits, "{shown}: {said:#?}");
        assert_eq!(layer.is_none(), said.iter().any(|said| said.starts_with("error")), "{shown}: {said:#?}");
    }
}

#[test]
fn a_field_that_the_stock_email_lacks_is_declared() {
    let (layer, said) = imported(&template("welcome_email", "Hi", "<p>From {{ user.city }}</p><p>{{ code }}</p>"));
    let layer = layer.unwrap_or_else(|| panic!("{said:#?}"));
    assert!(said[0].contains("the stock email has no data field `city`"), "{said:#?}");
    let toml = file(&layer, "templates/welcome_email/email.toml");
    assert!(toml.contains("\nproperties.city = {") && toml.contains("\n[delivery]\n"), "{toml}");
    let shown = mail(&layer, "welcome_email", "en", "{\"city\":\"Oslo\"}");
    assert!(shown.html.contains("From Oslo"), "{}", shown.html);
}

#[test]
fn links_that_may_be_absent_and_addresses_with_more_behind_them_work() {
    let body = "<p>Go <a href=\"{{ url }}isSignUp=true&amp;x\">on</a> now.</p><p><a href=\"{{ support_url }}\">Help</a></p><p><a href=\"{{ url | split: '#' | first }}\">Bare</a></p>";
    let (layer, said) = imported(&template("reset_email", "Hi", body));
    let layer = layer.unwrap_or_else(|| panic!("{said:#?}"));
    let html = mail(&layer, "reset_email", "en", RESET).html;
    assert!(html.contains("href=\"https://example.org/reset?t=1#isSignUp=true&amp;x\">on</a>"), "{html}");
    assert!(html.contains("<p>Help</p>") && html.contains("href=\"https://example.org/reset?t=1\""), "{html}");
}

#[test]
fn the_reference_has_the_text_of_the_last_branch_or_its_own() {
    let body = "<p>{% if request_language contains 'en' %}Hello{% elsif request_language contains 'de' %}Hallo{% else %}Bonjour{% endif %}</p>";
    let mut report = Report::new();
    let layer = auth0(&template("welcome_email", "x1", body), &stock(), &locale("fr"), &mut report).unwrap();
    assert!(file(&layer, "locales/fr/welcome_email.ftl").contains("Bonjour"));
    assert!(file(&layer, "locales/en/welcome_email.ftl").contains("Hello"));
    let (layer, said) = imported(&template("welcome_email", "x1", body));
    assert!(file(&layer.unwrap(), "locales/en/welcome_email.ftl").contains("Hello"));
    assert!(said.iter().any(|said| said.contains("the latter is left out")), "{said:#?}");
}

#[test]
fn a_language_that_is_built_otherwise_stays_apart() {
    let body = "<html><body>{% if request_language contains 'ar' %}<table dir=\"rtl\"><tr><td>مرحبا</td></tr></table>{% elsif request_language contains 'de' %}<p>Hallo</p>{% else %}<p>Hello</p>{% endif %}</body></html>";
    let (layer, said) = imported(&template(
        "welcome_email",
        "{% if request_language contains 'ar' %}أهلا{% elsif request_language contains 'de' %}Willkommen{% else %}Welcome{% endif %}",
        body,
    ));
    let layer = layer.unwrap_or_else(|| panic!("{said:#?}"));
    assert!(said.iter().any(|said| said.contains("the html for ar is built otherwise")), "{said:#?}");
    let arabic = mail(&layer, "welcome_email", "ar", "{}");
    assert!(arabic.html.contains("مرحبا") && arabic.subject.contains("أهلا"), "{}", arabic.html);
    assert!(mail(&layer, "welcome_email", "de", "{}").html.contains("Hallo"));
}

#[test]
fn senders_are_read_where_they_are_simple() {
    for (from, expected) in [
        ("{{ application.name }} <a@example.org>", Some("Example <a@example.org>")),
        ("a@example.org", Some("a@example.org")),
        ("{% if x %}a{% endif %}@example.org", None),
        ("", None),
    ] {
        assert_eq!(sender(from, "Example").as_deref(), expected, "{from}");
    }
}

/// The errors of a template, read on a thread with that much stack.
fn refused(stack: usize, body: &str) -> Vec<String> {
    let body = body.to_owned();
    let read = move || {
        let (layer, said) = imported(&template("welcome_email", "Hi", &body));
        let errors: Vec<String> = said.into_iter().filter(|said| said.starts_with("error")).collect();
        assert_eq!(layer.is_none(), !errors.is_empty());
        errors
    };
    std::thread::Builder::new().stack_size(stack).spawn(read).unwrap().join().unwrap()
}

#[test]
fn what_is_deep_or_long_is_refused_before_it_is_walked() {
    let twice = |unit: &str, times: usize| unit.repeat(times);
    for (body, expected) in [
        (
            format!("<p>{{% if {}user.name %}}x{{% endif %}}</p>", twice("not ", 20_000)),
            "error 1:250 more than 60 `not`s stand before a comparison",
        ),
        (
            format!("<p>{{% if {}user.name %}}x{{% endif %}}</p>", twice("x or ", 90_000)),
            "error 1:1009 a condition has more than 200 operands",
        ),
        (
            twice("{%if user.name%}{%assign x='1'%}{%endif%}", 3_000) + "<p>Hi {{ x }}</p>",
            "error 1:2461 what `x` holds depends on more than 60 conditions in each other",
        ),
        (
            format!("<p>{{{{ user.name{} }}}}</p>", twice(" | upcase", 40_000)),
            "error 1:559 more than 60 filters stand behind a value",
        ),
        (
            format!("{{% assign x = user.name %}}{}<p>{{{{ x }}}}</p>", twice("{% assign x = x | upcase %}", 9_000)),
            "error 1:2718 a value is worked out with more than 100 fields and filters",
        ),
        (
            format!("{{% assign x = user.name %}}{}<p>{{{{ x }}}}</p>", twice("{% assign x = x.b %}", 9_000)),
            "error 1:2021 a value is worked out with more than 100 fields and filters",
        ),
        (
            format!("{{% if user.name %}}a{}{{% endif %}}", twice("{% elsif user.nickname %}b", 15_000)),
            "error 1:5194 the person's data decides between more than 200 branches",
        ),
        (twice("<div>", 80_000) + "Hi", "error 1:1001 elements are nested more than 200 deep"),
        (twice("<b>a</b>", 30_000), "error 1:80004 more than 10000 texts stand between tags"),
    ] {
        let errors = refused(1 << 20, &body);
        let shown: String = body.chars().take(70).collect();
        assert!(!errors.is_empty(), "{shown}");
        assert_eq!((errors[0].as_str(), errors.len() <= 51), (expected, true), "{shown}");
    }
}

#[test]
fn what_is_just_within_the_limits_is_walked() {
    let chain = "{%if user.name%}{%assign x='1'%}{%endif%}".repeat(60);
    for body in [
        format!("{chain}<p>Hi</p>"),
        format!(
            "{{% if {}request_language == 'de' %}}<p>Hallo</p>{{% else %}}<p>Hi</p>{{% endif %}}",
            "not ".repeat(60)
        ),
        format!("<p>{{% if {}x %}}Hallo{{% else %}}Hi{{% endif %}}</p>", "request_language == 'de' or ".repeat(199)),
        format!(
            "{{% if user.name %}}<p>a</p>{}{{% endif %}}<p>Hi</p>",
            "{% elsif user.nickname %}<p>b</p>".repeat(199)
        ),
        "<div>".repeat(150) + "<p>Hi</p>" + &"</div>".repeat(150),
    ] {
        let shown: String = body.chars().take(70).collect();
        assert_eq!(refused(2 << 20, &body), Vec::<String>::new(), "{shown}");
    }
}

#[test]
fn what_comes_to_too_much_is_refused() {
    let start = format!("{{% assign x = '{}' %}}", "A".repeat(512));
    let doubled = format!("{start}{}", "{% assign x = x | append: x %}".repeat(11));
    let spent = "the template comes to more than 4194304 bytes as it is worked out";
    let many = "{% for a in l %}".repeat(20) + "x" + &"{% endfor %}".repeat(20);
    for body in [
        format!("{doubled}{}", "{{ x }}".repeat(300)),
        format!("{start}{}", "{% assign y = x | append: x | append: x | upcase %}".repeat(8_000)),
        format!("{doubled}{{% assign y = x | replace: 'A', x %}}<p>{{{{ y }}}}</p>"),
        format!("{doubled}{{% assign y = x | split: '' %}}<p>{{{{ y | join: x }}}}</p>"),
        format!("{{% assign l = '1,2,3,4' | split: ',' %}}{many}"),
        format!("{doubled}{}", "{% if user.name %}{% assign y = x %}{% endif %}".repeat(100)),
        format!("{{% assign d = user.name | default: '{}' %}}{}", "1".repeat(9_000), "{{ d }}".repeat(30_000)),
    ] {
        let errors = refused(1 << 20, &body);
        assert!(errors.len() == 1 && errors[0].ends_with(spent), "{}: {errors:#?}", &body[500..600]);
    }
}

#[test]
fn long_sources_are_walked_once() {
    let unquoted = "<p><a x=a{{user.email}}>b</a></p>\n".repeat(6_000);
    assert_eq!(
        refused(2 << 20, &unquoted.replace('\n', "")),
        ["error 1:1 very many texts stand in a line that is very long"]
    );
    let styles = "<style></style>".repeat(20_000) + "<p>Hi</p>";
    let images =
        "{% if user.name %}<img src=\"https://a.example/a.png\" alt=\"\">{% endif %}".repeat(5_000) + "<p>Hi</p>";
    let prologue: String =
        (0..4_000).map(|n| format!("{{% assign a{n} = '{n}' %}}{{% if user.name %}}{{% endif %}}")).collect();
    for body in [unquoted, styles, images, prologue + "<p>Hi</p>"] {
        let (layer, said) = imported(&template("welcome_email", "Hi", &body));
        assert!(layer.is_some(), "{said:#?}");
    }
}

#[test]
fn a_large_template_of_many_languages_is_imported() {
    let texts = [("de", "Zeile"), ("fr", "Ligne"), ("es", "Fila"), ("it", "Riga")];
    let mut body = String::from("<html><head><title>x</title></head><body>\n");
    for n in 0..1_000 {
        body.push_str("<p style=\"color:#336699;font-family:Arial,sans-serif\">");
        for (index, (tag, word)) in texts.iter().enumerate() {
            let tag_word = if index == 0 { "if" } else { "elsif" };
            body.push_str(&format!(
                "{{% {tag_word} request_language contains '{tag}' %}}{word} {n} für {{{{ application.name }}}}"
            ));
        }
        body.push_str(&format!("{{% else %}}Line {n} for {{{{ application.name }}}}{{% endif %}}</p>\n"));
    }
    body.push_str("</body></html>");
    assert!(body.len() > 400 << 10 && body.len() < 512 << 10, "{}", body.len());
    let (layer, said) = imported(&template("welcome_email", "Hi", &body));
    let layer = layer.unwrap_or_else(|| panic!("{said:#?}"));
    assert!(file(&layer, "locales/it/welcome_email.ftl").contains("Riga 999"));
}

#[test]
fn braces_in_entities_are_text_everywhere() {
    let sign = |text: &str| text.replace('{', "&#123;").replace('}', "&#125;");
    for body in [
        format!(
            "<p>{}</p><img src=\"https://a.example/a.png\" alt=\"{}\"><p>Hi &#123;<b>% if x %}}</b></p>",
            sign("{{ 6 * 7 }}"),
            sign("{{ 8 * 8 }}")
        ),
        format!(
            "{{% if request_language contains 'de' %}}<table><tr><td>{}</td></tr></table><p>{}</p>{{% else %}}<p>Hi {} {}</p>{{% endif %}}<img src=\"https://a.example/a.png\" alt=\"{}\">",
            sign("{{ 6 * 7 }} {% raise %}"),
            sign("{#"),
            sign("{{ 6 * 7 }}"),
            sign("{"),
            sign("{{ 8 * 8 }}")
        ),
    ] {
        let (layer, said) = imported(&template("welcome_email", "Hi {{ '{{ 3 * 3 }}' }} {", &body));
        let layer = layer.unwrap_or_else(|| panic!("{said:#?}"));
        let locales = layer.locales.keys().cloned().collect::<Vec<_>>();
        for tag in &locales {
            let shown = mail(&layer, "welcome_email", tag, "{}");
            assert!(shown.text.contains("{{ 6 * 7 }}") && shown.text.contains("{{ 8 * 8 }}"), "{}", shown.text);
            assert!(shown.html.contains("{{ 6 * 7 }}") && !shown.html.contains("42"), "{}", shown.html);
            assert!(!shown.text.contains("42") && !shown.text.contains("64"), "{}", shown.text);
            assert_eq!(shown.subject, "Hi {{ 3 * 3 }} {");
        }
    }
}

#[test]
fn links_for_mail_keep_their_address() {
    let body = "<p>Questions? <a href=\"mailto:help@x.de\">?</a> or <a href=\"mailto:a@x.de\">a@x.de</a></p>";
    let (layer, said) = imported(&template("welcome_email", "Hi", body));
    let shown = mail(&layer.unwrap_or_else(|| panic!("{said:#?}")), "welcome_email", "en", "{}");
    assert!(shown.text.contains("Questions? ? (help@x.de) or a@x.de\n"), "{}", shown.text);
}
