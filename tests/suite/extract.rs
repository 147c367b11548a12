//! `vocative extract`: literal text becomes entries, and the mail reads the same.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::builder::{Builder, Ran, run};

const BODY: &str = "<html lang=\"{{ locale }}\" dir=\"{{ dir }}\"><head><title>Your plan</title><style>p { margin: 0 }</style></head><body>\n\
    <h1>Your plan</h1>\n\
    <p>{{ salutation.line }}</p>\n\
    <p>\n  Thank you for choosing <b>{{ data.plan }}</b>&nbsp;&ndash; you have\n  {{ data.count }} seats; use { them } &amp; <em>enjoy</em>.\n</p>\n\
    {% if data.device %}<p>Ordered with {{ data.device }}.</p>{% else %}<p>Ordered by mail.</p>{% endif %}\n\
    <p>Please <a href=\"{{ data.url }}\" style=\"color: red\">open it</a><br>\n or <a href=\"https://app.example.org/help?a=1&amp;b=2\">ask&hellip;</a></p>\n\
    <img src=\"https://app.example.org/a.png\" alt=\"A picture of {{ data.plan }}\">\n\
    <p>{{ <PlanButton label=\"Open the plan\" href={data.url} /> }}</p>\n</body></html>\n";

/// An email with text of its own, and samples with text that needs escaping and runs right to left.
fn project() -> Builder {
    let sample = |user: &str, data: &str| {
        format!(
            "{{ \"user\": {{ \"email\": \"a@example.org\", \"email_verified\": true{user} }}, \"data\": {{ \"url\": \"https://app.example.org/x?a=1&b=2\", {data} }} }}"
        )
    };
    Builder::new()
        .file("templates/plan/email.toml", "title = \"Plan\"\nkind = \"account\"\n[data]\nrequired = [\"url\", \"plan\", \"count\"]\nproperties.url = { type = \"string\" }\nproperties.plan = { type = \"string\" }\nproperties.count = { type = \"integer\" }\nproperties.device = { type = \"string\" }\n")
        .file("templates/plan/subject.txt", "Your plan{% if brand.name %} with {{ brand.name }}{% endif %}\n")
        .file("templates/plan/body.html", BODY)
        .file("templates/_components/button.html", "{% component PlanButton(label, href) %}<a href=\"{{ href }}\" title=\"{{ label }}\">{{ label }}</a>{% endcomponent PlanButton %}")
        .file("templates/plan/samples/1.json", &sample(", \"given_name\": \"Ann\"", "\"plan\": \"Pro & <Plus>\", \"count\": 12345, \"device\": \"Firefox\""))
        .file("templates/plan/samples/2.json", &sample("", "\"plan\": \"תוכנית\", \"count\": 1"))
        .file("vocative.toml", "stock = false\n[locales]\ndefault = \"en\"\n")
}

fn mail(folder: &Path, sample: &str) -> Value {
    run(folder, &["render", "plan", "--sample", sample, "--locale", "en", "--format", "json"]).json()
}

/// Html without the freedom that a source has: entities, and blanks between tags.
fn plain(html: &str) -> String {
    let html =
        html.replace("&nbsp;", "\u{a0}").replace("&ndash;", "–").replace("&hellip;", "…").replace("&quot;", "\"");
    html.split_ascii_whitespace().collect::<Vec<_>>().join(" ").replace("<br> ", "<br>")
}

fn extract(folder: &Path, arguments: &[&str]) -> Ran {
    run(folder, &[&["extract"], arguments].concat())
}

fn read(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).unwrap()
}

#[test]
fn the_mail_reads_the_same_and_can_be_translated() {
    let folder = project().on_disk();
    let before = [mail(folder.path(), "1"), mail(folder.path(), "2")];
    let ran = extract(folder.path(), &["plan"]);
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""), "{}", ran.stdout);
    assert_eq!(ran.stdout, "10 texts in 2 files: 8 new entries in locales/en/plan.ftl\n");
    for (before, sample) in before.iter().zip(["1", "2"]) {
        let after = mail(folder.path(), sample);
        assert_eq!(after["subject"], before["subject"]);
        assert_eq!(plain(after["html"].as_str().unwrap()), plain(before["html"].as_str().unwrap()));
        let words =
            |mail: &Value| mail["text"].as_str().unwrap().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&after), words(before));
    }
    let entries = read(folder.path(), "locales/en/plan.ftl");
    for expected in [
        "plan-subject = Your plan\n",
        "# Variables:\n#   $brand – brand.name\nplan-subject-with = with { $brand }\n",
        "= Thank you for choosing <b>{ $plan }</b>\u{a0}– you have { $count } seats; use {\"{\"} them {\"}\"} & <em>enjoy</em>.\n",
        "#   <link> – data.url\n",
        "= Please <link>open it</link><br> or <link2>ask…</link2>\n",
        "plan-image = A picture of { $plan }\n",
        "plan-button = Open the plan\n",
    ] {
        assert!(entries.contains(expected), "{expected:?} in\n{entries}");
    }
    let body = read(folder.path(), "templates/plan/body.html");
    assert!(body.contains("link=a(href=data.url, style=\"color: red\")"), "{body}");
    assert!(body.contains("<title>{{ t(id=\"plan-subject\") }}</title>"), "{body}");
    let standing = &run(folder.path(), &["list", "--format", "json"]).json()["emails"][1];
    assert_eq!(standing["literal_text"], Value::Null);
    let ran = extract(folder.path(), &["plan"]);
    assert_eq!(ran.stdout, "nothing to extract: the templates of plan have no text of their own\n");
}

#[test]
fn a_dry_run_prints_a_diff_and_writes_nothing() {
    let folder = project().on_disk();
    let ran = extract(folder.path(), &["plan", "--dry-run"]);
    assert_eq!(ran.code, Some(0));
    for expected in [
        "--- /dev/null\n+++ b/locales/en/plan.ftl\n",
        "--- a/templates/plan/subject.txt\n",
        "-<h1>Your plan</h1>\n",
        "+<h1>{{ t(id=\"plan-subject\") }}</h1>\n",
    ] {
        assert!(ran.stdout.contains(expected), "{expected:?} in\n{}", ran.stdout);
    }
    assert_eq!(read(folder.path(), "templates/plan/body.html"), BODY);
    assert!(!folder.path().join("locales/en/plan.ftl").exists());
}

#[test]
fn line_ends_marks_and_what_is_written_stay() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let folder = project()
        .file("templates/plan/body.html", &windows(BODY))
        .file("locales/en/plan.ftl", &windows("# Mine.\nplan-title = Your plan\nplan-button = Taken\n"))
        .on_disk();
    assert_eq!(extract(folder.path(), &["plan"]).code, Some(0));
    let body = read(folder.path(), "templates/plan/body.html");
    assert!(body.starts_with('\u{feff}') && body.matches('\n').count() == body.matches("\r\n").count());
    assert!(body.contains("<h1>{{ t(id=\"plan-title\") }}</h1>"), "an entry that says the same is used again: {body}");
    let entries = read(folder.path(), "locales/en/plan.ftl");
    assert!(
        entries.starts_with("\u{feff}# Mine.\r\nplan-title = Your plan\r\nplan-button = Taken\r\n\r\n"),
        "{entries}"
    );
    assert_eq!(entries.matches('\n').count(), entries.matches("\r\n").count());
    assert!(entries.contains("\r\nplan-button-open-plan = Open the plan\r\n"), "{entries}");
}

#[test]
fn text_of_shared_files_is_named_and_left() {
    let layout = "<html lang=\"{{ locale }}\" dir=\"{{ dir }}\"><body>{% block content %}{% endblock %}<p>Kind regards</p></body></html>\n";
    let folder = project()
        .file("templates/_layouts/base.html", layout)
        .file(
            "templates/plan/body.html",
            "{% extends \"_layouts/base.html\" %}{% block content %}<p>Hello</p>{% endblock %}\n",
        )
        .on_disk();
    let ran = extract(folder.path(), &["plan"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("templates/_layouts/base.html:1: text is left in the template, which other emails share"),
        "{}",
        ran.stderr
    );
    assert_eq!(read(folder.path(), "templates/_layouts/base.html"), layout);
}

#[test]
fn required_locales_are_named_and_do_not_stand_in_the_way() {
    let required = "stock = false\n[locales]\ndefault = \"en\"\nrequired = [\"en\", \"de\"]\n";
    let folder = project().file("vocative.toml", required).on_disk();
    let ran = extract(folder.path(), &["plan"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let expected = "the project does not load before the new entries are written in de, which `locales.required` lists";
    assert!(ran.stderr.contains(expected), "{}", ran.stderr);
}

#[test]
fn an_email_that_is_not_the_projects_is_refused_with_a_way_out() {
    let folder = project().file("vocative.toml", "[locales]\ndefault = \"en\"\n").on_disk();
    let ran = extract(folder.path(), &["welcome_email"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("embedded") && ran.stderr.contains("templates/welcome_email/"), "{}", ran.stderr);
    let ran = extract(folder.path(), &["plam"]);
    assert!(ran.code == Some(1) && ran.stderr.contains("no email `plam`"), "{}", ran.stderr);
}

#[test]
fn a_number_is_written_alike_in_every_part() {
    let folder = project().on_disk();
    let mail = mail(folder.path(), "1");
    for part in ["html", "text"] {
        assert!(mail[part].as_str().unwrap().contains("12,345 seats"), "{part}");
    }
}
