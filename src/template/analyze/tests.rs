//! Templates in, what they use and what may be missing out.

use super::*;
use crate::template::scan::{TemplateFile, scan};
use std::sync::Arc;

fn look(text: &str) -> (Uses, Vec<&'static str>) {
    let file = Arc::new(TemplateFile { path: "templates/x".into(), name: "x".into(), text: text.into() });
    let data = BTreeMap::from([("url".to_owned(), true), ("device".to_owned(), false)]);
    let user = BTreeSet::from(["name", "email", "user_metadata"]);
    let (uses, diagnostics) = analyze(&scan(&file), true, &Scope { data: &data, user: &user });
    assert!(diagnostics.iter().all(|d| d.line > 0 && d.hint.is_some()));
    (uses, diagnostics.iter().map(|d| d.rule).collect())
}

#[test]
fn entries_are_seen_with_arguments_and_slots() {
    let (uses, faults) = look("{{ t(id=\"a-b\", name=user.name, link=a(href=data.url)) }}");
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(uses.calls[0].id, "a-b");
    assert_eq!(uses.calls[0].arguments, BTreeMap::from([("name".to_owned(), "user.name".to_owned())]));
    assert_eq!(uses.calls[0].slots, BTreeSet::from(["link".to_owned()]));
}

#[test]
fn what_may_be_absent_needs_a_guard() {
    for (text, expected) in [
        ("{{ data.url }}", None),
        ("{{ data.device }}", Some("variable-unguarded")),
        ("{% if data.device %}{{ data.device }}{% endif %}", None),
        ("{% if data.device %}{% else %}{{ data.device }}{% endif %}", Some("variable-unguarded")),
        ("{% if not data.device %}{% else %}{{ data.device }}{% endif %}", None),
        ("{% if data.device is defined %}{{ data.device }}{% endif %}", Some("variable-unguarded")),
        ("{% if data.device is not none %}{{ data.device }}{% endif %}", None),
        ("{% if data.device is string %}{{ data.device }}{% endif %}", None),
        ("{% if data.device == \"x\" and (data.url) %}{{ data.device }}{% endif %}", None),
        ("{% if data.device != \"x\" %}{{ data.device }}{% endif %}", Some("variable-unguarded")),
        ("{% if ((data.device) and data.url) %}{{ data.device }}{% endif %}", None),
        ("{% if not (data.device and data.url) %}{{ data.device }}{% endif %}", Some("variable-unguarded")),
        ("{% if not data.device and not data.url %}{% else %}{{ data.device }}{% endif %}", Some("variable-unguarded")),
        ("{% if not data.device or not data.url %}{% else %}{{ data.device }}{% endif %}", None),
        ("{% if \"x\" in data.device %}x{% endif %}", None),
        ("{% set brand = user.name %}", Some("variable-reserved")),
        ("{% for data in user.name %}{% endfor %}", Some("variable-reserved")),
        ("{{ data.device or \"x\" }}", None),
        ("{{ data.devise }}", Some("data-undeclared")),
        ("{{ brand.name }}", Some("variable-unguarded")),
        ("{% if brand.name and support_url %}{{ support_url }}{% endif %}", None),
        ("{% if brand.name or support_url %}{{ support_url }}{% endif %}", Some("variable-unguarded")),
        ("{{ user.nmae }}", Some("variable-unknown")),
        ("{{ user.user_metadata.plan }}", Some("variable-unguarded")),
        ("{% if user.user_metadata.plan %}{{ user.user_metadata.plan }}{% endif %}", None),
        ("{{ usr.name }}", Some("variable-unknown")),
        ("{% for x in user.name %}{{ x }}{{ loop.index }}{% endfor %}", None),
        ("{% set y = user.name %}{{ y }}", None),
        ("{{ salutation.line }}", None),
        ("{{ salutation.name }}", Some("variable-unguarded")),
        ("{{ salutation.lin }}", Some("variable-unknown")),
        ("{{ __tera_context }}", Some("variable-refused")),
        ("{{ get_env(name=\"HOME\") }}", Some("function-refused")),
        ("{{ user.name | safe }}", Some("filter-refused")),
        ("{{ user.name | uper }}", Some("filter-unknown")),
        ("{% if user.name is strng %}{% endif %}", Some("test-unknown")),
        ("{% if user.name is not defined %}{% endif %}", None),
        ("{% for i in range(end=12) %}{{ i }}{% endfor %}", None),
        ("{% for i in range(end=5000) %}{{ i }}{% endfor %}", Some("loop-unbounded")),
        ("{% for i in range(end=data.url) %}{{ i }}{% endfor %}", Some("loop-unbounded")),
        (
            "{% set s = user.name %}{% for i in range(end=40) %}{% set_global s = s ~ s %}{% endfor %}",
            Some("loop-unbounded"),
        ),
        ("{{ tt(id=\"x\") }}", Some("function-unknown")),
        ("{{ super() | upper }}", Some("function-misplaced")),
        ("{{ t(id=data.url) }}", Some("entry-dynamic")),
        ("{{ t(id=\"x\", link=a()) }}", Some("argument-missing")),
        ("{{ t(id=\"x\", b=a(href=data.url)) }}", Some("slot-name")),
    ] {
        assert_eq!(look(text).1.first().copied(), expected, "{text}");
    }
}
