use super::super::resource::parse;

/// What an author wrote, and the one finding that it gives: line, column, sentence, a part of the hint.
#[rustfmt::skip]
const MESSAGES: &[(&str, (usize, usize), &str, &str)] = &[
    // Entries
    ("a\n", (1, 1), "the `=` behind `a` is missing", "write `a = text`"),
    ("a text\n", (1, 1), "no `=` follows `a`: the line begins no entry", "indent a continued line"),
    ("a: text\n", (1, 2), "`a` and its text are joined by `=`, not by `:`", "write `id = text`"),
    ("a\t= text\n", (1, 2), "a tab is no blank in Fluent and indents nothing", "spaces"),
    ("a b c = text\n", (1, 3), "an id holds no blank: `a b c`", "join the words: `a-b-c`"),
    ("a-b-ö = text\n", (1, 5), "`ö` cannot stand in an id", "letters from a to z"),
    ("ö = text\n", (1, 1), "`ö` cannot stand in an id", "letters from a to z"),
    ("1a = text\n", (1, 1), "an id cannot begin with the digit `1`", "a letter"),
    ("a.b = text\n", (1, 2), "an attribute of `a` cannot be written in a line of its own entry", "indented: `.name = text`"),
    ("= text\n", (1, 1), "the entry has no id before its `=`", "write `id = text`"),
    ("\u{201c}a\u{201d} = text\n", (1, 1), "the typographic quote `\u{201c}` begins no entry and no comment", "straight quote"),
    ("#note\n", (1, 1), "a comment's text stands behind a blank", "`# comment`"),
    ("// note\n", (1, 1), "`/` begins no entry and no comment", "indent a continued line"),
    ("-1 = text\n", (1, 2), "a term's name must follow the `-`, here is `1`", "-name = text"),
    ("a = text\n\u{feff}b = text\n", (2, 1), "a byte order mark (U+FEFF) begins no entry and no comment", "files were joined"),
    ("# note\n\n  text\n", (3, 3), "the indented line belongs to no entry", "indent a continued line"),
    ("    .b = text\n", (1, 5), "the attribute belongs to no entry", "right above it"),
    // Text
    ("a =\n", (1, 1), "`a` has no text", "an empty one as `{\"\"}`"),
    ("a =\nText. More.\n\nb = x\n", (1, 1), "`a` has no text", "indent the next line"),
    ("a =\n\ttext\n", (2, 1), "a tab is no blank in Fluent and indents nothing", "write spaces"),
    ("a = text\n\ttext\n", (2, 1), "a tab is no blank in Fluent and indents nothing", "write spaces"),
    ("a =\n    [other] text\n", (2, 5), "the text of `a` cannot begin with `[`", "write it as `{\"[\"}`"),
    ("a = text\n    [other] text\n", (2, 5), "a line of text cannot begin with `[`", "write it as `{\"[\"}`"),
    ("a = text\n    *other\n", (2, 5), "a line of text cannot begin with `*`", "write it as `{\"*\"}`"),
    ("a = text }\n", (1, 10), "the `}` closes nothing", "write it as `{\"}\"}`"),
    ("a = text\n}\n", (2, 1), "the `}` closes nothing", "remove it"),
    ("-a =\n    .b = text\n", (1, 1), "`-a` has no text", "a term needs a text of its own"),
    // Attributes
    ("a = text\n    .b\n", (2, 5), "the attribute `.b` has no `=` and so no value", "begins with `.`"),
    ("a = text\n    .b =\n", (2, 5), "the attribute `.b` has no value", "`{\"\"}`"),
    ("a = text\n    . text\n", (2, 6), "an attribute's name must follow the `.`, here is a blank", "begins with `.`"),
    // Placeables
    ("a = { $n\n", (1, 5), "the placeable that begins here is never closed", "close it with `}`"),
    ("a = { $n\nb = x\n", (1, 5), "the placeable that begins here is never closed", "close it with `}`"),
    ("a = { $n text\n", (1, 10), "a `}` must follow `$n`, here is `t`", "text stands outside"),
    ("a = x\n    { $n .\n", (2, 10), "a `}` must follow `$n`, here is `.`", "text stands outside"),
    ("a = {}\n", (1, 6), "the placeable is empty", "a placeable holds `$argument`"),
    ("a = { $ n }\n", (1, 8), "an argument's name must follow the `$`, here is a blank", "`$name`"),
    ("a = { $größe }\n", (1, 10), "`ö` cannot stand in a name", "letters from a to z"),
    ("a = { \u{201c}x\u{201d} }\n", (1, 7), "the typographic quote `\u{201c}` begins nothing that a placeable can hold", "straight quote"),
    ("a = { 'x' }\n", (1, 7), "`'` begins nothing that a placeable can hold", "straight double quote"),
    ("a = {\u{a0}$n }\n", (1, 6), "the special blank U+00A0 begins nothing that a placeable can hold", "ordinary space"),
    ("a = {\t$n }\n", (1, 6), "a tab begins nothing that a placeable can hold", "spaces"),
    ("a = { -b.c }\n", (1, 7), "`-b.c` cannot be shown: an attribute of a term is only selected on", "{ -b.c ->"),
    ("a = { b. }\n", (1, 9), "an attribute's name must follow the `.`, here is a blank", "entry.attribute"),
    ("a = { .5 }\n", (1, 7), "`.` begins no number and no name", "0.5"),
    ("a = { 1,5 }\n", (1, 8), "`,` does not belong into this number", "1.5"),
    ("a = { 1. }\n", (1, 9), "a digit must follow here, where a blank stands", "1.5"),
    // Strings
    ("a = { \"x }\n", (1, 7), "the string that begins here is not closed on its line", "close it with `\"`"),
    ("a = { \"\\n\" }\n", (1, 8), "`\\n` is no escape", "the escapes are"),
    ("a = { \"\\u12\" }\n", (1, 8), "`\\u` needs 4 hexadecimal digits, here are 2", "zeros at the front"),
    // Calls
    ("a = { number($n) }\n", (1, 7), "`number` cannot be called: the names of functions are upper-case", "write `NUMBER(…)`"),
    ("a = { NUMBER($n, x: 1, $m) }\n", (1, 24), "a value without a name stands behind a named argument", "values come first"),
    ("a = { NUMBER($n, x: 1, x: 2) }\n", (1, 24), "the argument `x` is given twice", "keep one"),
    ("a = { NUMBER($n, x: $m) }\n", (1, 21), "the value of a named argument is a text or number, here is `$`", "write it out"),
    ("a = { NUMBER($n $m) }\n", (1, 17), "arguments are separated by `,` and closed by `)`, here is `$`", "NUMBER($n,"),
    ("a = { NUMBER($n }\n", (1, 17), "arguments are separated by `,` and closed by `)`, here is `}`", "NUMBER($n,"),
    ("a = { NUMBER($n\n", (1, 13), "the parenthesis that begins here is never closed", "`)`"),
    ("a = { NUMBER(, $n) }\n", (1, 14), "an argument is missing before `,`", "a placeable holds"),
    ("a = { $n() }\n", (1, 9), "an argument cannot be called", "only functions"),
    ("a = { -b[genitive] }\n", (1, 9), "Fluent no longer knows `[…]` behind a name", "case: \"genitive\""),
    // Selects
    ("a = { $n ->\n    [one] x\n    [many] y\n}\n", (3, 6), "the select has no default variant", "`*[many]`"),
    ("a = { $n ->\n   *[one] x\n   *[other] y\n}\n", (3, 6), "the select has two default variants, `[one]` and `[other]`", "every other case"),
    ("a = { $n -> }\n", (1, 13), "a new line must follow the `->`, here is `}`", "a line of its own"),
    ("a = { $n ->\n}\n", (1, 10), "the select has no variants", "`*[other] …`"),
    ("a = { $n ->\n   *[other] x }\n", (2, 15), "the `}` that closes a select must stand in a line of its own", "next line"),
    ("a = { $n ->\n   *[other] x\n", (1, 5), "the placeable that begins here is never closed", "close it with `}`"),
    ("a = { $n ->\n   *[other] x\n    .b\n}\n", (3, 5), "the select is not closed: a `}` must follow its variants, here is `.`", "begins with `.`"),
    ("a = { $n ->\n   *[other]\n}\n", (2, 6), "the variant `[other]` has no text", "`{\"\"}`"),
    ("a = { $n ->\n   *other x\n}\n", (2, 5), "a variant's `[key]` must follow the `*`, here is `o`", "`*[other] …`"),
    ("a = { $n ->\n   *[two words] x\n}\n", (2, 10), "the variant's key `two` must close with `]`, here is `w`", "one name or one number"),
    ("a = { $n ->\n   *[$n] x\n}\n", (2, 6), "a variant's key is a name or a number, here is `$`", "`[one]`"),
    ("a = { b ->\n   *[other] x\n}\n", (1, 7), "the entry `b` cannot be selected on", "an argument (with `$`)"),
    ("a = { b.c ->\n   *[other] x\n}\n", (1, 7), "`b.c`, an attribute of an entry, cannot be selected on", "attribute of a term"),
    ("a = { -b ->\n   *[other] x\n}\n", (1, 7), "the text of the term `-b` cannot be selected on", "-brand.gender"),
    ("a = { { $n } ->\n   *[other] x\n}\n", (1, 7), "a nested placeable cannot be selected on", "{ $n ->"),
    ("a = {\n   *[other] x\n}\n", (2, 4), "the variants stand behind no selector", "{ $n ->"),
];

#[test]
fn every_fault_says_what_is_wrong_at_its_place_and_what_to_do() {
    for (source, place, message, hint) in MESSAGES {
        let found = parse("x.ftl", "en", source).diagnostics;
        let first = found.first().unwrap_or_else(|| panic!("nothing is found in {source:?}"));
        assert_eq!((first.rule, (first.line, first.column)), ("ftl-syntax", *place), "{source:?}: {}", first.message);
        assert_eq!(first.message, *message, "{source:?}");
        assert!(first.hint.as_ref().is_some_and(|text| text.contains(hint)), "{source:?}: {:?}", first.hint);
        // An unindented line is a fault of its own; everything else is told once.
        assert!(found.len() == 1 || source.contains("Text. More."), "{source:?}: {found:?}");
    }
}

/// What is odd, and fine.
#[test]
fn what_fluent_allows_is_no_finding() {
    for source in [
        "a = { $n ->\n    [0] x\n   *[1.5] y\n}\n",
        "a = {\n$n\n}\n",
        "a = { { { $n } } }\n",
        "a = { NUMBER ( $n , x : 1 , ) }\n",
        "a = text\n{ $n }\n",
        "a = [x] *y .z\n",
        "a =\n    .b = x\n    .c = y",
        "\u{feff}a = x\r\n    y\r\n",
        "a = {\"\\\\ \\\" \\u00e4 \\U01F600 { }\"}\n",
        "#\n##\n### x\n",
        "a = { -b(x: \"1\", y: -2.5) }{ c.d }{ FUN(\"x\", { $n }) }\n",
        "a = { -b.c ->\n   *[x] y\n}\n",
        "",
        "\n  \n",
    ] {
        assert!(parse("x.ftl", "en", source).diagnostics.is_empty(), "{source:?}");
    }
}

#[test]
fn what_stands_twice_and_what_is_no_character_is_found_and_the_entry_stands() {
    let cases: &[(&str, &str, (usize, usize), &str)] = &[
        ("a = x\n    .b = y\n    .b = z\n", "attribute-duplicate", (3, 5), "`a` has the attribute `.b` already"),
        ("-a = x\n    .b = y\n    .b = z\n", "attribute-duplicate", (3, 5), "`-a` has the attribute `.b` already"),
        (
            "a = { $n ->\n    [one] x\n   *[one] y\n}\n",
            "variant-duplicate",
            (3, 6),
            "the select has a variant for `[one]` already",
        ),
        (
            "a = { $n ->\n    [1] x\n   *[1.0] y\n}\n",
            "variant-duplicate",
            (3, 6),
            "the select has a variant for `[1.0]` already",
        ),
        (
            "a = { $n ->\n    [-0.0] x\n   *[00] y\n}\n",
            "variant-duplicate",
            (3, 6),
            "the select has a variant for `[00]` already",
        ),
        (
            "a = {\"\\uD800\"}\n",
            "escape-invalid",
            (1, 7),
            "`\\uD800` is half of a surrogate pair, which is no character",
        ),
        (
            "a = {\"\\uD83D\\uDE00\"}\n",
            "escape-invalid",
            (1, 7),
            "`\\uD83D` is half of a surrogate pair, which is no character",
        ),
        ("a = {\"\\U110000\"}\n", "escape-invalid", (1, 7), "`\\U110000` is no character"),
        ("a = x\r    y\n", "line-end-unknown", (1, 6), "a carriage return alone ends no line"),
    ];
    for (source, rule, place, message) in cases {
        let resource = parse("x.ftl", "en", source);
        let found: Vec<_> = resource.diagnostics.iter().map(|d| (d.rule, (d.line, d.column), &*d.message)).collect();
        assert_eq!(found, [(*rule, *place, *message)], "{source:?}");
        assert_eq!(resource.entries.len(), 1, "{source:?}");
    }
    let pair = parse("x.ftl", "en", "a = {\"\\uD83D\\uDE00\"}\n");
    assert!(pair.diagnostics[0].hint.as_ref().unwrap().contains("\\U01F600"));
    for source in [
        "a = { $n ->\n    [1] x\n    [1.5] x\n    [-1] x\n    [10] x\n   *[one] y\n}\n",
        "a = { $n ->\n   *[one] { $n ->\n       *[one] x\n    }\n}\n    .b = x\nc = x\n    .b = x\n",
    ] {
        assert!(parse("x.ftl", "en", source).diagnostics.is_empty(), "{source:?}");
    }
}

#[test]
fn a_finding_names_the_entry_that_it_spoils() {
    let cases: &[(&str, Option<&str>)] = &[
        ("a = {\n", Some("a")),
        ("-a = {\n", Some("-a")),
        ("a = x\n    .b\n", Some("a.b")),
        ("a = x\n    [b] y\n", Some("a")),
        ("a = {\"\\uD800\"}\n", Some("a")),
        ("a = x\n    .b = y\n    .b = z\n", Some("a.b")),
        ("aö = x\n", None),
        ("a = x\nö = y\n", None),
        ("# a\n    .b = y\n", None),
    ];
    for (source, entry) in cases {
        assert_eq!(parse("x.ftl", "en", source).diagnostics[0].entry.as_deref(), *entry, "{source:?}");
    }
}
