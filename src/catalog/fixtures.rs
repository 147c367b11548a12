//! The Fluent specification's own fixtures: each `.ftl` with the tree that the reference parser makes of it.
//!
//! The parser agrees with the reference on every entry, pattern, comment and junk; there is no table of differences, because there is
//! none. `diagnostics.txt` beside the fixtures holds what authors read of each junk, in agreement with what the fixtures'
//! comments say is wrong; `VOCATIVE_TEST_UPDATE=1` writes it anew. The project's own files are held against `fluent-syntax`, which
//! the runtime uses.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::resource::{Entry, Expr, Pattern, Piece, Resource, parse};
use super::syntax;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fluent")
}

/// Name, text and reference tree of each fixture.
fn fixtures() -> Vec<(String, String, Value)> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .collect();
    paths.sort();
    assert_eq!(paths.len(), 39, "the fixtures are there");
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let tree = std::fs::read_to_string(path.with_extension("json")).unwrap();
        (name, std::fs::read_to_string(path).unwrap(), serde_json::from_str(&tree).unwrap())
    };
    paths.into_iter().map(read).collect()
}

/// One spelling of a tree, whoever made it: text is quoted, literals are as in the source.
mod reference {
    use super::*;

    pub fn entry(entry: &Value) -> String {
        let sign = if entry["type"] == "Term" { "-" } else { "" };
        let mut out = format!("{sign}{} = {}", entry["id"]["name"].as_str().unwrap(), pattern(&entry["value"]));
        for attribute in entry["attributes"].as_array().unwrap() {
            let (id, value) = (attribute["id"]["name"].as_str().unwrap(), pattern(&attribute["value"]));
            write!(out, " .{id} = {value}").unwrap();
        }
        // fluent-syntax gives lines, the reference their sum.
        let comment = match &entry["comment"]["content"] {
            Value::Array(lines) => lines.iter().map(|l| l.as_str().unwrap()).collect::<Vec<_>>().join("\n"),
            other => other.as_str().unwrap_or_default().to_owned(),
        };
        write!(out, " # {comment:?}").unwrap();
        out
    }

    fn pattern(pattern: &Value) -> String {
        let Some(elements) = pattern["elements"].as_array() else { return "-".to_owned() };
        let mut text = String::new();
        let mut out = String::new();
        for element in elements {
            if element["type"] == "TextElement" {
                text.push_str(element["value"].as_str().unwrap());
            } else {
                flush(&mut text, &mut out);
                write!(out, "{{{}}}", expression(&element["expression"])).unwrap();
            }
        }
        flush(&mut text, &mut out);
        out
    }

    fn expression(e: &Value) -> String {
        let name = || e["id"]["name"].as_str().unwrap_or_default();
        let attribute = || e["attribute"]["name"].as_str().map(|a| format!(".{a}")).unwrap_or_default();
        // fluent-syntax has no word for a select.
        match e["type"].as_str().unwrap_or("SelectExpression") {
            "StringLiteral" => format!("\"{}\"", e["value"].as_str().unwrap()),
            "NumberLiteral" => e["value"].as_str().unwrap().to_owned(),
            "VariableReference" => format!("${}", name()),
            "MessageReference" => format!("{}{}", name(), attribute()),
            // Values given to a term have no effect (specification, "References"), so they are not kept.
            "TermReference" => format!("-{}{}{}", name(), attribute(), arguments(&e["arguments"], false)),
            "FunctionReference" => format!("{}{}", name(), arguments(&e["arguments"], true)),
            "Placeable" => expression(&e["expression"]),
            "SelectExpression" => {
                let mut out = format!("{} ->", expression(&e["selector"]));
                for variant in e["variants"].as_array().unwrap() {
                    let star = if variant["default"] == true { "*" } else { "" };
                    let key = variant["key"]["name"].as_str().or(variant["key"]["value"].as_str()).unwrap();
                    write!(out, " {star}[{key}] {}", pattern(&variant["value"])).unwrap();
                }
                out
            }
            other => panic!("an expression, not {other}"),
        }
    }

    fn arguments(arguments: &Value, positional: bool) -> String {
        let values = arguments["positional"].as_array().into_iter().flatten().filter(|_| positional).map(expression);
        let named = arguments["named"].as_array().into_iter().flatten();
        let named = named.map(|n| format!("{}: {}", n["name"]["name"].as_str().unwrap(), expression(&n["value"])));
        format!("({})", values.chain(named).collect::<Vec<_>>().join(", "))
    }
}

fn flush(text: &mut String, out: &mut String) {
    if !text.is_empty() {
        write!(out, "{text:?}").unwrap();
        text.clear();
    }
}

fn written(entry: &Entry, source: &str) -> String {
    let mut out = format!("{} = {}", entry.name(), entry.value.as_ref().map_or("-".to_owned(), |p| pattern(p, source)));
    for (id, value) in &entry.attributes {
        write!(out, " .{id} = {}", pattern(value, source)).unwrap();
    }
    write!(out, " # {:?}", entry.comment.as_deref().unwrap_or_default()).unwrap();
    out
}

fn pattern(pattern: &Pattern, source: &str) -> String {
    let (mut text, mut out) = (String::new(), String::new());
    for piece in &pattern.pieces {
        match piece {
            Piece::Text(piece, span) => {
                assert_eq!(*piece, source[span.clone()], "a piece is what stands at its span");
                text.push_str(piece);
            }
            Piece::Place(e) => {
                flush(&mut text, &mut out);
                write!(out, "{{{}}}", expression(e, source)).unwrap();
            }
        }
    }
    flush(&mut text, &mut out);
    out
}

fn expression(e: &Expr, source: &str) -> String {
    let call = |positional: &[Expr], named: &[(String, Expr)]| {
        let values = positional.iter().map(|value| expression(value, source));
        let named = named.iter().map(|(name, value)| format!("{name}: {}", expression(value, source)));
        format!("({})", values.chain(named).collect::<Vec<_>>().join(", "))
    };
    let attribute = |a: &Option<String>| a.as_ref().map(|a| format!(".{a}")).unwrap_or_default();
    match e {
        Expr::Literal(_, span) => format!("\"{}\"", &source[span.clone()]),
        Expr::Number(number, _) => number.clone(),
        Expr::Variable(name, span) => {
            assert_eq!(source[span.clone()], format!("${name}"));
            format!("${name}")
        }
        Expr::Call { name, positional, named, .. } => format!("{name}{}", call(positional, named)),
        Expr::Message { id, attribute: a, .. } => format!("{id}{}", attribute(a)),
        Expr::Term { id, attribute: a, named, .. } => format!("-{id}{}{}", attribute(a), call(&[], named)),
        Expr::Select { selector, variants } => {
            let mut out = format!("{} ->", expression(selector, source));
            for variant in variants {
                let star = if variant.default { "*" } else { "" };
                write!(out, " {star}[{}] {}", variant.key, pattern(&variant.value, source)).unwrap();
            }
            out
        }
        Expr::Spliced(_) => panic!("the parser makes none"),
    }
}

fn is_entry(entry: &Value) -> bool {
    matches!(entry["type"].as_str(), Some("Message" | "Term"))
}

#[test]
fn every_entry_of_the_reference_is_read_as_the_reference_reads_it() {
    for (name, source, tree) in fixtures() {
        let entries = parse(&name, "en", &source).entries;
        let ours: Vec<String> = entries.iter().map(|entry| written(entry, &source)).collect();
        let theirs: Vec<String> =
            tree["body"].as_array().unwrap().iter().filter(|e| is_entry(e)).map(reference::entry).collect();
        assert_eq!(ours, theirs, "{name}");
    }
}

#[test]
fn every_comment_of_the_reference_that_belongs_to_no_entry_is_kept_with_its_place() {
    let levels = [("Comment", 1), ("GroupComment", 2), ("ResourceComment", 3)];
    for (name, source, tree) in fixtures() {
        let comments = syntax::parse(&source).comments;
        for comment in &comments {
            let line = format!("{} {}", "#".repeat(comment.level), comment.text.lines().next().unwrap_or_default());
            assert!(source[comment.start..].starts_with(line.trim_end()), "{name}: {line:?}");
        }
        let ours: Vec<(usize, String)> = comments.into_iter().map(|comment| (comment.level, comment.text)).collect();
        let theirs = tree["body"].as_array().unwrap().iter().filter_map(|node| {
            let (_, level) = levels.iter().find(|(kind, _)| node["type"] == *kind)?;
            Some((*level, node["content"].as_str().unwrap().to_owned()))
        });
        assert_eq!(ours, theirs.collect::<Vec<_>>(), "{name}");
    }
}

/// The line of each `ftl-syntax` finding, in order.
fn faults(resource: &Resource) -> Vec<usize> {
    resource.diagnostics.iter().filter(|d| d.rule == "ftl-syntax").map(|d| d.line).collect()
}

#[test]
fn every_junk_of_the_reference_is_one_finding_in_its_own_lines_and_every_other_line_is_read() {
    for (name, source, tree) in fixtures() {
        let resource = parse(&name, "en", &source);
        let (mut faults, mut entries) = (faults(&resource).into_iter(), resource.entries.iter());
        // Where the search for the next junk begins; what was neither entry, comment nor junk would be left over.
        let mut at = 0;
        let mut rest = source.clone();
        for node in tree["body"].as_array().unwrap() {
            if is_entry(node) {
                at = entries.next().unwrap().span.end;
                continue;
            }
            let Some(junk) = node["content"].as_str().filter(|_| node["type"] == "Junk") else { continue };
            let found = source[at..].match_indices(junk).find(|(i, _)| at + i == 0 || source[..at + i].ends_with('\n'));
            let start = at + found.unwrap().0;
            at = start + junk.len();
            let blank = |b: u8| if b == b'\n' { '\n' } else { ' ' };
            rest.replace_range(start..at, &junk.bytes().map(blank).collect::<String>());
            let line = |offset: usize| source[..offset].matches('\n').count() + 1;
            let fault = faults.next().unwrap_or_else(|| panic!("{name}: no finding for {junk:?}"));
            let last = line(start + junk.trim_end().len());
            assert!((line(start)..=last).contains(&fault), "{name}:{fault} for {junk:?}");
        }
        assert_eq!(faults.next(), None, "{name}: a finding that the reference has no junk for");
        // Without the junk nothing is wrong and every entry is the same: all that is no junk has been read.
        let clean = parse(&name, "en", &rest);
        assert_eq!(self::faults(&clean), [0usize; 0], "{name}");
        let entries = |resource: &Resource, source: &str| -> Vec<String> {
            resource.entries.iter().map(|entry| written(entry, source)).collect()
        };
        assert_eq!(entries(&clean, &rest), entries(&resource, &source), "{name}");
    }
}

#[test]
fn what_authors_read_of_each_junk_says_what_the_fixture_means() {
    let mut all = String::new();
    for (name, source, _) in fixtures() {
        for d in parse(&name, "en", &source).diagnostics {
            writeln!(all, "{name}:{}:{} {}: {}", d.line, d.column, d.rule, d.message).unwrap();
        }
    }
    let golden = folder().join("diagnostics.txt");
    if std::env::var_os("VOCATIVE_TEST_UPDATE").is_some() {
        std::fs::write(&golden, &all).unwrap();
    }
    let expected = std::fs::read_to_string(golden).unwrap_or_default();
    let changed: Vec<&str> = all.lines().filter(|line| !expected.lines().any(|other| other == *line)).collect();
    assert!(all == expected, "what authors read changed: {changed:#?}");
}

#[test]
fn the_projects_own_files_are_read_as_the_runtimes_parser_reads_them() {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let mut files = 0;
    for locale in std::fs::read_dir(locales).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        for path in std::fs::read_dir(locale).unwrap().map(|entry| entry.unwrap().path()) {
            let source = std::fs::read_to_string(&path).unwrap();
            let resource = parse("x.ftl", "en", &source);
            assert!(resource.diagnostics.is_empty(), "{}: {:?}", path.display(), resource.diagnostics);
            let tree = serde_json::to_value(fluent_syntax::parser::parse(source.as_str()).unwrap()).unwrap();
            let theirs = tree["body"].as_array().unwrap().iter().filter(|e| is_entry(e)).map(reference::entry);
            let ours = resource.entries.iter().map(|entry| written(entry, &source));
            ours.zip(theirs).for_each(|(ours, theirs)| assert_eq!(ours, theirs, "{}", path.display()));
            files += 1;
        }
    }
    assert!(files >= 51, "{files} files");
}
