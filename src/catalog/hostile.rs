//! Entries written by an enemy, or by a broken export: each is reported or accepted, on a small stack, in bounded time, memory and report.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use proptest::prelude::*;

use super::resource::{MAX_SOURCE, begins_entry, parse};
use super::{Catalog, LocaleFiles};
use crate::diagnostic::{Diagnostic, Report};
use crate::locale::Locale;

/// What a server's thread has.
const STACK: usize = 2 << 20;
/// Long enough for a debug build on a busy machine; what multiplies would take hours.
const PATIENCE: Duration = Duration::from_secs(120);

/// Builds the catalog of one locale; a layer is a list of texts.
fn build(layers: Vec<Vec<String>>) -> Vec<Diagnostic> {
    let (done, wait) = mpsc::channel();
    let work = move || {
        let locale = Locale::parse("en").unwrap();
        let layers: Vec<Vec<LocaleFiles>> = layers
            .into_iter()
            .map(|texts| {
                let files =
                    texts.into_iter().enumerate().map(|(index, text)| (format!("locales/en/{index}.ftl"), text));
                vec![LocaleFiles { locale: locale.clone(), files: files.collect() }]
            })
            .collect();
        let mut report = Report::new();
        Catalog::build(&layers, &mut report);
        done.send(report.findings().into_iter().cloned().collect()).unwrap();
    };
    thread::Builder::new().stack_size(STACK).spawn(work).unwrap();
    wait.recv_timeout(PATIENCE).expect("it ends, without overflowing the stack")
}

/// Builds `text` alone: findings of `rules` and of no other, in a report of a size that can be read.
fn assert_found(what: &str, text: String, rules: &[&str]) {
    assert_layers(what, vec![vec![text]], rules);
}

fn assert_layers(what: &str, layers: Vec<Vec<String>>, rules: &[&str]) {
    let findings = build(layers);
    let mut found: Vec<&str> = findings.iter().map(|d| d.rule).collect();
    found.sort_unstable();
    found.dedup();
    assert_eq!(found, rules, "{what}: {:?}", findings.first());
    let size: usize = findings.iter().map(|d| d.message.len() + d.entry.as_ref().map_or(0, String::len)).sum();
    assert!(findings.len() <= 2_100 && size < 2 << 20, "{what}: {} findings of {size} bytes", findings.len());
}

/// Lines made of a number, as many as fit into a file.
fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for index in 0..count {
        let line = line(index);
        if text.len() + line.len() > MAX_SOURCE {
            break;
        }
        text.push_str(&line);
    }
    text
}

#[test]
fn nesting_is_reported_where_it_goes_too_deep() {
    let deep = |open: &str, close: &str| format!("a = {}$n{}\nb = x\n", open.repeat(100_000), close.repeat(100_000));
    assert_found("braces", deep("{", "}"), &["nesting-too-deep"]);
    assert_found("open braces", deep("{", ""), &["nesting-too-deep"]);
    assert_found("parentheses", format!("a = {{ {}\n", "NUMBER(".repeat(100_000)), &["nesting-too-deep"]);
    assert_found("brackets", deep("[", "]"), &[]);
    assert_found("closing braces", format!("a = {}\n", "}".repeat(100_000)), &["ftl-syntax"]);
    assert_found("selects", deep("{ $n ->\n *[x] ", "\n}"), &["nesting-too-deep"]);
    assert_found("selects in lines", deep("\n { $n ->\n *[x]", "\n}"), &["nesting-too-deep"]);
    assert_found("many nests", lines(50_000, |i| format!("a{i} = {}\n", "{".repeat(60))), &["nesting-too-deep"]);
}

#[test]
fn harmless_entries_that_nest_through_each_other_do_not_overflow_the_stack() {
    let nest = |inner: &str| format!("{}{inner}{}", "{ $n ->\n *[x] ".repeat(45), "\n}".repeat(45));
    let chain = lines(19, |i| format!("a{i} = {}\n", nest(&format!("{{ a{} }}", i + 1)))) + "a19 = x\n";
    assert_found("nests in a chain", chain, &["entry-too-large"]);
    assert_found("one nest", format!("a = {}\nb = {{ a }}\n", nest("x")), &[]);
}

#[test]
fn circles_of_every_length_are_reported() {
    for length in [1, 2, 3, 19, 20, 22, 1_000, 100_000] {
        let rules: &[&str] = if length <= 20 { &["reference-cycle"] } else { &["entry-too-large"] };
        let next = |i: usize| (i + 1) % length;
        assert_found("entries", lines(length, |i| format!("a{i} = {{ a{} }}\n", next(i))), rules);
        if length <= 1_000 {
            let terms = lines(length, |i| format!("-a{i} = {{ -a{} }}\n", next(i))) + "a = { -a0 }\n";
            assert_found("terms", terms, rules);
            assert_found("attributes", lines(length, |i| format!("a{i} =\n    .b = {{ a{}.b }}\n", next(i))), rules);
        }
    }
    let selected = "-a = x\n    .b = { -a.b ->\n       *[x] y\n    }\nc = { -a.b ->\n   *[x] y\n}\n";
    assert_found("selectors", selected.to_owned(), &["reference-cycle"]);
    let layers = vec![vec!["a = { b }\nb = x\n".to_owned()], vec!["b = { a }\n".to_owned()]];
    assert_layers("an overlay", layers, &["reference-cycle"]);
}

#[test]
fn what_multiplies_is_stopped() {
    let laughs = |sign: &str| {
        lines(15, |i| format!("{sign}a{i} = {}\n", format!("{{ {sign}a{} }}", i + 1).repeat(10)))
            + &format!("{sign}a15 = ha\nb = {{ {sign}a0 }}\n")
    };
    assert_found("terms", laughs("-"), &["entry-too-large"]);
    assert_found("entries", laughs(""), &["entry-too-large"]);
    let selects =
        lines(15, |i| format!("a{i} = {{ $n ->\n [x] {{ a{0} }}\n [y] {{ a{0} }}\n *[z] {{ a{0} }}\n}}\n", i + 1))
            + "a15 = x\n";
    assert_found("selects", selects, &["entry-too-large"]);
    let variants = lines(100_000, |i| format!("    [v{i}] x\n"));
    assert_found("variants", format!("a = {{ $n ->\n{variants}   *[other] x\n}}\n"), &["entry-too-large"]);
    // Each of these is small; together they would fill the memory.
    let text = "x".repeat(1 << 20);
    assert_found(
        "a long text everywhere",
        format!("a = {text}\n") + &lines(20_000, |i| format!("b{i} = {{ a }}\n")),
        &["entry-too-large"],
    );
    let pieces = "{ $n }x".repeat(90);
    assert_found(
        "many pieces everywhere",
        format!("a = {pieces}\n") + &lines(20_000, |i| format!("b{i} = {{ a }}\n")),
        &["entry-too-large"],
    );
    let chosen = format!("-a = {{ $n ->\n{variants}   *[other] x\n}}\n")
        + &lines(20_000, |i| format!("b{i} = {{ -a(n: \"v9\") }}\n"));
    assert_found("a choice of many everywhere", chosen, &["entry-too-large"]);
    let arguments = lines(100_000, |i| format!("a{i}: 1, "));
    assert_found("options", format!("a = {{ NUMBER($n, {arguments}) }}\n"), &["function-option"]);
}

#[test]
fn broken_bytes_are_reported_or_accepted() {
    assert_found("control characters", "a = x\u{1}\nb = \0\nc = {\"\\u0000\"}\n".to_owned(), &["control-character"]);
    assert_found("a lone carriage return", "a = x\rb = y\r".to_owned(), &["line-end-unknown"]);
    assert_found("only carriage returns", "\r".repeat(100_000), &["line-end-unknown"]);
    assert_found("a file of nul", "\0".repeat(1 << 20), &["ftl-syntax"]);
    assert_found("junk in lines", "?\n".repeat(MAX_SOURCE / 8), &["ftl-syntax"]);
    assert_found("junk that begins like entries", "a\n".repeat(MAX_SOURCE / 8), &["ftl-syntax"]);
    assert_found("hyphens", "-\n".repeat(MAX_SOURCE / 8), &["ftl-syntax"]);
    assert_found("junk in one line", "?".repeat(MAX_SOURCE), &["ftl-syntax"]);
    assert_found("blanks", " ".repeat(MAX_SOURCE), &[]);
    assert_found("line ends", "\n".repeat(1 << 20), &[]);
    assert_found("a wall of comments", "#\n".repeat(MAX_SOURCE / 8), &[]);
    assert_found("a long comment", format!("# {}\na = x\n", "x".repeat(1 << 20)), &[]);
    assert_found("surrogates", format!("a = {{\"{}\"}}\n", "\\uD800".repeat(200_000)), &["escape-invalid"]);
    assert_found("escapes", lines(50_000, |i| format!("a{i} = {{\"\\u12\"}}\n")), &["ftl-syntax"]);
    assert_found("too large", "x".repeat(MAX_SOURCE + 1), &["source-too-large"]);
}

#[test]
fn what_is_never_closed_is_reported() {
    let open = [
        "{",
        "{ $n ->\n",
        "{ $n ->\n [a] ",
        "{ \"",
        "{ N(",
        "{ N($n,\n",
        "{ N(a:",
        "{ -a(",
        "{ { ",
        "{ $n\n ",
        "{ $n ->\n *[a] x\n [b",
    ];
    for start in open {
        assert_found(start, format!("a = {start}"), &["ftl-syntax"]);
        assert_found(start, lines(30_000, |i| format!("a{i} = {start}\n")), &["ftl-syntax"]);
        // Each line could be part of what is open: none may be read again and again.
        assert_found(start, format!("a = {start}{}", "\nb".repeat(50_000)), &["ftl-syntax"]);
        assert_found(start, format!("a = {start}{}", "\n { b }".repeat(50_000)), &["ftl-syntax"]);
    }
}

#[test]
fn what_is_large_and_right_is_accepted_and_what_is_absurd_is_reported() {
    assert_found("entries", lines(100_000, |i| format!("a{i} = Text {{ $n }}\n")), &[]);
    assert_found(
        "attributes",
        format!("a = x\n{}", lines(100_000, |i| format!("    .b{i} = x\n"))),
        &["entry-too-large"],
    );
    assert_found(
        "attributes that refer to each other",
        format!("a = x\n{}", lines(100_000, |i| format!("    .b{i} = {{ a.b{} }}\n", i + 1))),
        &["entry-missing", "entry-too-large"],
    );
    assert_found(
        "one attribute",
        format!("a = x\n{}", "    .b = x\n".repeat(100_000)),
        &["attribute-duplicate", "entry-too-large"],
    );
    assert_found(
        "one variant",
        format!("a = {{ $n ->\n{}   *[other] x\n}}\n", "  [b] x\n".repeat(100_000)),
        &["entry-too-large", "variant-duplicate"],
    );
    assert_found("one line", format!("a = {}\n", "x".repeat(MAX_SOURCE - 10)), &[]);
    assert_found("lines", format!("a ={}\n", "\n    x".repeat(100_000)), &["entry-too-large"]);
    assert_found("a long id", format!("{} = x\n", "a".repeat(1 << 20)), &["ftl-syntax"]);
    assert_found("long names", lines(50, |i| format!("a{i} = {{ {} }}\n", "b".repeat(50_000))), &["ftl-syntax"]);
    assert_found("a long number", format!("a = {{ {} }}\n", "1".repeat(1 << 20)), &["ftl-syntax"]);
    assert_found("duplicates", "a = x\n".repeat(100_000), &["entry-duplicate"]);
    assert_found("missing entries", lines(30_000, |i| format!("a{i} = {{ b{i} }}\n")), &["entry-missing"]);
    assert_found(
        "missing in one line",
        format!("a = {}\n", lines(100_000, |i| format!("{{ b{i} }}"))),
        &["entry-missing", "entry-too-large"],
    );
    assert_layers("files", vec![(0..10_000).map(|i| format!("a{i} = x\n")).collect()], &[]);
    assert_layers("broken files", vec![(0..10_000).map(|_| "a = {\n".to_owned()).collect()], &["ftl-syntax"]);
}

/// Pieces of Fluent that mean something.
const SIGNS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "*",
    "->",
    "$",
    "-",
    ".",
    "=",
    ":",
    ",",
    "(",
    ")",
    "\"",
    "\\",
    "\\u",
    "#",
    "\n",
    "\n    ",
    "\r",
    "\r\n",
    " ",
    "\t",
    "a",
    "N",
    "1",
    "ö",
    "\u{feff}",
    "\0",
    "b = ",
    "\nc = d\n",
    "\n   *[other] ",
    "\n}",
];

/// A valid file with every construct.
const VALID: &str = "\
### File
# Entry
a = Text { $n } and { -b(case: \"x\") }
    goes on
    .c = { NUMBER($n, minimumFractionDigits: 2) }
-b = { $case ->
    [x] \"quoted\"
   *[other] { a.c }
}
    .gender = f

d = { -b.gender ->
    [f] {\"\\u00e4\\\"\"}
   *[m] { 1.5 }
}
e =
    .f = x
";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    #[test]
    fn any_change_of_a_valid_file_leaves_no_entry_without_account(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 0..6usize, proptest::sample::select(SIGNS)), 1..12)
    ) {
        let mut chars: Vec<char> = VALID.chars().collect();
        for (at, removed, sign) in changes {
            let at = at.index(chars.len() + 1);
            let end = (at + removed).min(chars.len());
            chars.splice(at..end, sign.chars());
        }
        let text: String = chars.into_iter().collect();
        let resource = parse("x.ftl", "en", &text);
        let begins = |(start, line): (usize, &str)| begins_entry(line).then_some(start);
        let starts: Vec<usize> = text.split_inclusive('\n').scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        }).filter_map(begins).collect();
        for (index, start) in starts.iter().enumerate() {
            let end = starts.get(index + 1).copied().unwrap_or(text.len() + 1);
            let entry = resource.entries.iter().any(|e| e.span.start == *start || (e.term && e.span.start == start + 1));
            let fault = resource.diagnostics.iter().any(|d| d.span.as_ref().is_some_and(|span| (*start..end).contains(&span.start)));
            prop_assert!(entry || fault, "nothing is said of {:?} in {text:?}", &text[*start..]);
        }
        for entry in &resource.entries {
            prop_assert_eq!(&text[entry.span.clone()], &*entry.id);
        }
        // Each finding has a place, a sentence and a way out.
        for d in &resource.diagnostics {
            prop_assert!(d.line > 0 && !d.message.is_empty() && d.hint.as_ref().is_some_and(|hint| !hint.is_empty()), "{d:?}");
        }
    }
}
