//! Many templates in, one out.

use super::*;

fn library(files: &[(&str, &str)]) -> Library {
    let files = files.iter().map(|(name, text)| {
        Arc::new(TemplateFile { path: format!("templates/{name}"), name: (*name).into(), text: (*text).into() })
    });
    Library::new(files, &mut Vec::new())
}

fn flat(files: &[(&str, &str)], name: &str) -> String {
    library(files)
        .flatten(name)
        .unwrap()
        .iter()
        .map(|segment| match segment {
            Segment::Text(text, _) => text.clone(),
            Segment::Expr(tag) => format!("{{{{ {} }}}}", tag.source()),
            Segment::Stmt(tag) => format!("{{% {} %}}", tag.source()),
        })
        .collect()
}

#[test]
fn blocks_includes_and_super_become_one_text() {
    let files = [
        ("base", "<{% block a %}A{% endblock %}|{% block b %}B{% endblock b %}>"),
        ("mid", "{% extends \"base\" %}{% block a %}M{{ super() }}{% endblock %}"),
        ("leaf", "{% extends \"mid\" %}{% block a %}{{ super() }}L{% include \"part\" %}{% endblock %}"),
        ("part", "{{ x }}"),
    ];
    assert_eq!(flat(&files, "leaf"), "<MAL{{ x }}|B>");
}

#[test]
fn a_component_sees_its_arguments_alone() {
    let files = [
        (
            "c",
            "{% component B(label, kind=\"k\") %}[{{ label | upper }}{% for x in label %}{{ x }}{% endfor %}{{ kind }}{{ body }}]{% endcomponent %}",
        ),
        ("one", "{{ <B label={user.name} /> }}"),
        ("two", "{% <B label=\"x\" kind={x}> %}in{% </B> %}"),
    ];
    assert_eq!(
        flat(&files, "one"),
        "[{{ ( user.name ) | upper }}{% for c1__x in ( user.name ) %}{{ c1__x }}{% endfor %}{{ \"k\" }}]"
    );
    assert!(flat(&files, "two").ends_with("{{ x }}in]"));
}

#[test]
fn components_call_components_and_bind_their_arguments_anew() {
    for (component, call, expected) in [
        (
            "{% component In() %}<{{ body }}>{% endcomponent %}{% component X(v) %}{% <In> %}{{ v }}{% </In> %}{% endcomponent %}",
            "{{ <X v={user.name} /> }}",
            "<{{ ( user.name ) }}>",
        ),
        (
            "{% component In(v) %}{{ v }}{% endcomponent %}{% component X(v) %}{{ <In v /> }}{% endcomponent %}",
            "{{ <X v={user.name} /> }}",
            "{{ ( ( user.name ) ) }}",
        ),
        ("{% component X(id) %}{{ t(id=id) }}{% endcomponent %}", "{{ <X id=\"a-b\" /> }}", "{{ t ( id = \"a-b\" ) }}"),
        (
            "{% component X(link) %}{{ t(id=\"a\", link=link) }}{% endcomponent %}",
            "{{ <X link={a(href=data.url)} /> }}",
            "{{ t ( id = \"a\" , link = a ( href = data.url ) ) }}",
        ),
        (
            "{% component X(k=\"\") %}{% if not k %}{% set k = \"p\" %}{% endif %}{{ k }}{% endcomponent %}",
            "{{ <X /> }}",
            "{% set c1__k = \"\" %}{% if not c1__k %}{% set c1__k = \"p\" %}{% endif %}{{ c1__k }}",
        ),
        (
            "{% component X(n) %}{% for y in [1] %}{{ n }}{% endfor %}{% endcomponent %}",
            "{{ <X n={loop.index} /> }}",
            "{% set c1__n = loop.index %}{% for c1__y in [ 1 ] %}{{ c1__n }}{% endfor %}",
        ),
    ] {
        assert_eq!(flat(&[("c", component), ("m", call)], "m"), expected);
    }
}

#[test]
fn what_grows_without_end_is_refused() {
    let mut files: Vec<(String, String)> = (0..19)
        .map(|i| (format!("f{i}"), format!("{{% include \"f{n}\" %}}{{% include \"f{n}\" %}}", n = i + 1)))
        .collect();
    files.push(("f19".into(), "x".into()));
    let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let faults = library(&files).flatten("f0").unwrap_err();
    assert_eq!(faults.iter().map(|d| d.rule).collect::<Vec<_>>(), ["source-too-large"]);
}

#[test]
fn what_is_missing_is_reported_with_its_place() {
    let cases = [
        ("{% include \"prt\" %}", "template-missing"),
        ("{% extends \"bas\" %}", "template-missing"),
        ("{{ <Buton label=\"x\" /> }}", "component-missing"),
        ("{{ <Button /> }}", "component-argument"),
        ("{{ <Button label=\"x\" colour=\"y\" /> }}", "component-argument"),
        ("{{ <Bad label=\"x\" /> }}", "variable-unknown"),
        ("{% include \"self\" %}", "nesting-too-deep"),
    ];
    for (text, rule) in cases {
        let library = library(&[
            ("self", text),
            (
                "c",
                "{% component Button(label) %}{{ label }}{% endcomponent %}{% component Bad(label) %}{{ user.name }}{% endcomponent %}",
            ),
        ]);
        let found = library.flatten("self").unwrap_err();
        assert_eq!(found[0].rule, rule, "{text}");
        assert!(found[0].line == 1 && found[0].hint.is_some(), "{text}");
    }
}
