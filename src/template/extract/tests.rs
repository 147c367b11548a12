use super::*;

/// The file as it becomes, and the entries.
fn lifted(name: &str, text: &str) -> (String, Vec<String>) {
    let file = Arc::new(TemplateFile { path: format!("templates/{name}"), name: name.into(), text: text.into() });
    let known = BTreeMap::from([("Known text".to_owned(), "hello-known".to_owned())]);
    let brief = Brief { email: "hello", taken: &|id| id == "hello-known", known: &known };
    let done = extract(std::slice::from_ref(&file), &brief);
    let mut out = text.to_owned();
    let mut fixes = done.fixes.get(&file.path).cloned().unwrap_or_default();
    fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span.start));
    for fix in fixes {
        out.replace_range(fix.span, &fix.text);
    }
    (out, done.entries.iter().map(|entry| format!("{} = {}", entry.id, entry.value)).collect())
}

#[test]
fn sentences_become_entries_and_everything_else_stays() {
    let call = |rest: &str| format!("{{{{ t(id=\"{rest}) }}}}");
    for (html, expected, entries) in [
        ("<h1> Welcome! </h1>", format!("<h1> {} </h1>", call("hello-title\"")), &["hello-title = Welcome!"][..]),
        (
            "<p>Hi {{ user.name }}, welcome</p>",
            format!("<p>{}</p>", call("hello-hi-welcome\", name=user.name")),
            &["hello-hi-welcome = Hi { $name }, welcome"],
        ),
        (
            "<p>Go <b>now</b>&nbsp;&amp; {\n  here</p>",
            format!("<p>{}</p>", call("hello-go-now-here\"")),
            &["hello-go-now-here = Go <b>now</b>\u{a0}& {\"{\"} here"],
        ),
        (
            "<p>Please <a href=\"{{ data.url }}\" style='color: red'>open it</a>.</p>",
            format!("<p>{}</p>", call("hello-open\", link=a(href=data.url, style=\"color: red\")")),
            &["hello-open = Please <link>open it</link>."],
        ),
        (
            "<p><b>All bold</b><br></p>",
            format!("<p><b>{}</b><br></p>", call("hello-all-bold\"")),
            &["hello-all-bold = All bold"],
        ),
        (
            "<p>One<br>two<br/> <br>three</p>",
            format!("<p>{}<br/> <br>{}</p>", call("hello-one-two\""), call("hello-three\"")),
            &["hello-one-two = One<br>two", "hello-three = three"],
        ),
        (
            "<p>{% if x %}Yes{% else %}No{% endif %} {{ data.count }} left</p>",
            format!(
                "<p>{{% if x %}}{}{{% else %}}{}{{% endif %}} {}</p>",
                call("hello-yes\""),
                call("hello-no\""),
                call("hello-left\", count=data.count")
            ),
            &["hello-yes = Yes", "hello-no = No", "hello-left = { $count } left"],
        ),
        (
            "<p>a <b>b {% if x %}c{% endif %}</b></p>",
            format!(
                "<p>{} <b>{} {{% if x %}}{}{{% endif %}}</b></p>",
                call("hello-a\""),
                call("hello-b\""),
                call("hello-c\"")
            ),
            &["hello-a = a", "hello-b = b", "hello-c = c"],
        ),
        (
            "<img alt='The {{ brand.name }} logo' src=\"x.png\">",
            format!("<img alt='{}' src=\"x.png\">", call("hello-image\", brand=brand.name")),
            &["hello-image = The { $brand } logo"],
        ),
        (
            "{{ <Button label=\"Go on\" href={data.url} /> }}",
            "{{ <Button label={t(id=\"hello-button\")} href={data.url} /> }}".to_owned(),
            &["hello-button = Go on"],
        ),
        (
            "<p>{{ user.name }} and {{ data.name }} and {{ user.name }}</p>",
            format!("<p>{}</p>", call("hello-text\", name=user.name, data_name=data.name"))
                .replace("hello-text", "hello-and-and"),
            &["hello-and-and = { $name } and { $data_name } and { $name }"],
        ),
        (
            "<title>Hi & 1 < 2</title>",
            format!("<title>{}</title>", call("hello-title\"")),
            &["hello-title = Hi & 1 {\"<\"} 2"],
        ),
        (
            "{% block title %}Reset{% endblock %}{% block content %}<p>Known text</p>{% endblock %}",
            format!(
                "{{% block title %}}{}{{% endblock %}}{{% block content %}}<p>{}</p>{{% endblock %}}",
                call("hello-title\""),
                call("hello-known\"")
            ),
            &["hello-title = Reset"],
        ),
        (
            "<p>x {{- user.name -}} </p>",
            format!("<p>{}</p>", "{{ t(id=\"hello-x\", name=user.name) -}} "),
            &["hello-x = x{ $name }"],
        ),
    ] {
        assert_eq!(
            lifted("hello/body.html", html),
            (expected, entries.iter().map(ToString::to_string).collect()),
            "{html}"
        );
    }
}

#[test]
fn what_is_no_readers_text_is_left() {
    for html in [
        "<style>p { color: red }</style><!-- note -->{# note #}",
        "<p>{{ t(id=\"a\") }} – {{ data.code }} 123 &nbsp;&copy;</p>",
        "<p>{% raw %}Some {{ text }}{% endraw %}</p>",
        "<td width=\"100\" class=\"a b\"></td>",
        "<!--[if mso]><td><![endif]-->",
        "{{ <Button label={t(id=\"x\")} href=\"https://a.example\" /> }}",
    ] {
        assert_eq!(lifted("hello/body.mjml", html), (html.to_owned(), vec![]), "{html}");
    }
    assert_eq!(lifted("hello/body.ar.html", "<p>Text</p>").1, Vec::<String>::new());
    assert_eq!(lifted("_layouts/base.html", "<p>Text</p>").1, Vec::<String>::new());
}

#[test]
fn a_tag_with_attributes_cuts_the_sentence_and_says_so() {
    let file = Arc::new(TemplateFile {
        path: "templates/hello/body.html".into(),
        name: "hello/body.html".into(),
        text: "<p>Some\n<span style=\"color: red\">red</span> text and <a href=\"{{ data.url }}\" target=\"_blank\">a link</a></p>".into(),
    });
    let brief = Brief { email: "hello", taken: &|_| false, known: &BTreeMap::new() };
    let done = extract(&[file], &brief);
    assert_eq!(
        done.entries.iter().map(|e| e.value.as_str()).collect::<Vec<_>>(),
        ["Some", "red", "text and", "a link"]
    );
    let cuts: Vec<(usize, &str)> = done.cuts.iter().map(|cut| (cut.line, cut.reason.as_str())).collect();
    assert_eq!(cuts.len(), 2, "{cuts:?}");
    assert!(cuts[0].0 == 2 && cuts[0].1.starts_with("`<span>` carries attributes"), "{cuts:?}");
    assert!(cuts[1].1.contains("has `target`, which no slot can carry"), "{cuts:?}");
}

#[test]
fn lines_of_plain_text_are_entries() {
    let (text, entries) = lifted(
        "hello/body.txt",
        "{{ salutation.line }}\n\nHi {{ user.name }},  you & I <3\n- first\n{% if data.device -%}\nFrom {{ data.device }}\n{%- endif %}\n{{ data.url }}\n",
    );
    assert_eq!(
        text,
        "{{ salutation.line }}\n\n{{ t(id=\"hello-hi-3\", name=user.name) }}\n- {{ t(id=\"hello-first\") }}\n{% if data.device -%}\n{{ t(id=\"hello-from\", device=data.device) }}\n{%- endif %}\n{{ data.url }}\n"
    );
    assert_eq!(
        entries,
        ["hello-hi-3 = Hi { $name },  you & I {\"<\"}3", "hello-first = first", "hello-from = From { $device }"]
    );
    assert_eq!(lifted("hello/subject.txt", "Your {{ brand.name }} code\n").1, ["hello-subject = Your { $brand } code"]);
}

#[test]
fn an_entry_says_what_it_is_given() {
    let entry = NewEntry {
        id: "hello-a".into(),
        value: "A { $name }".into(),
        arguments: vec![("$name".into(), "user.name".into())],
        slots: vec![("<link>".into(), "data.url".into())],
    };
    let expected = "# Variables:\n#   $name – user.name\n# Links:\n#   <link> – data.url\nhello-a = A { $name }\n";
    assert_eq!(entry.to_ftl(), expected);
}

#[test]
fn a_cut_is_told_where_words_stand_on_either_side_and_only_once() {
    let cuts = |html: &str| {
        let file = Arc::new(TemplateFile { path: "p".into(), name: "hello/body.html".into(), text: html.into() });
        let brief = Brief { email: "hello", taken: &|_| false, known: &BTreeMap::new() };
        extract(&[file], &brief).cuts.len()
    };
    for (html, expected) in [
        ("<p><b class=\"x\">alone</b></p>", 0),
        ("<p>so <a href=\"x\" title=\"Words\">goes</a></p>", 1),
        ("<p><b class=\"x\">first</b> then</p>", 1),
        ("<p>so <b class=\"x\">first</b> then</p>", 1),
        ("<p><b class=\"x\">first</b></p><p>then</p>", 0),
        ("<p><b class=\"x\">first</b>{% if x %}then{% endif %}</p>", 0),
    ] {
        assert_eq!(cuts(html), expected, "{html}");
    }
}
