//! SARIF 2.1.0 (OASIS), as code scanning and editors read it.
//!
//! Code scanning refuses a whole log for one result without a file, so that every result has one: a finding of a rendered mail is
//! placed at its `email.toml`, one of the project at `vocative.toml`, where it would be decided about.

use std::collections::BTreeMap;

use aws_lc_rs::digest::{SHA256, digest};
use serde_json::{Map, Value, json};

use super::Printout;
use super::place::Region;
use super::wording::{said, severity_word};
use crate::check::rule::{self, Rule};
use crate::check::suppress::Known;
use crate::diagnostic::Diagnostic;
use crate::project::CONFIG_FILE;

/// What paths are relative to: the root of the repository, by its customary name.
const ROOT: &str = "%SRCROOT%";

/// The log with its one run.
pub fn log(printout: &Printout<'_>) -> Value {
    let findings = printout.findings();
    let mut ids: Vec<&'static str> = findings.iter().map(|finding| finding.rule).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut seen = BTreeMap::new();
    let results: Vec<Value> = findings.iter().map(|finding| result(printout, finding, &ids, &mut seen)).collect();
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Vocative",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": ids.iter().map(|id| descriptor(id)).collect::<Vec<_>>(),
            } },
            "originalUriBaseIds": { ROOT: { "description": { "text": "the root of the repository" } } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// What a viewer shows of a rule.
fn descriptor(id: &str) -> Value {
    let Some(Rule { severity, title, why, bad, good, .. }) = rule::find(id) else { return json!({ "id": id }) };
    let fence = "~~~";
    let help = format!("{why}\n\nFound:\n\n{fence}\n{bad}\n{fence}\n\nInstead:\n\n{fence}\n{good}\n{fence}\n");
    json!({
        "id": id,
        "name": pascal_case(id),
        "shortDescription": { "text": sentence(title) },
        "fullDescription": { "text": why },
        "help": { "text": format!("{why}\n\nFound:\n\n{bad}\n\nInstead:\n\n{good}"), "markdown": help },
        "defaultConfiguration": { "level": severity_word(*severity) },
    })
}

/// `EntryMissing` of `entry-missing`, as names of rules are written there.
fn pascal_case(id: &str) -> String {
    id.split('-')
        .flat_map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            [first.to_ascii_uppercase(), rest.to_owned()]
        })
        .collect()
}

/// One finding; `seen` counts equal ones, so that each has a fingerprint of its own.
fn result(printout: &Printout<'_>, finding: &Diagnostic, rules: &[&str], seen: &mut BTreeMap<String, usize>) -> Value {
    let print = fingerprint(finding);
    let nth = seen.entry(print.clone()).or_default();
    *nth += 1;
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": rules.binary_search(&finding.rule).unwrap_or_default(),
        "level": severity_word(finding.severity),
        "message": { "text": sentences(&said(finding)) },
        "locations": [location(printout, finding)],
        "partialFingerprints": { "vocativeFinding/v1": format!("{print}:{nth}") },
    });
    if let Some(fix) = fix(printout, finding) {
        result["fixes"] = json!([fix]);
    }
    let properties = properties(finding);
    if !properties.is_empty() {
        result["properties"] = Value::Object(properties);
    }
    result
}

fn sentences(texts: &[String]) -> String {
    texts.iter().map(|text| sentence(text)).collect::<Vec<_>>().join(" ")
}

/// With a capital, unless it begins with a path or another name, and a full stop.
fn sentence(text: &str) -> String {
    let word = text.split_whitespace().next().unwrap_or_default().trim_end_matches([',', ':', ';']);
    let mut chars = text.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    let text_end = if text.ends_with(['.', '?', '!']) { "" } else { "." };
    match word.chars().all(char::is_alphabetic) {
        true => format!("{first}{}{text_end}", chars.as_str()),
        false => format!("{text}{text_end}"),
    }
}

/// A digest of everything that stays as it is while the file is edited elsewhere: no line and no column.
fn fingerprint(finding: &Diagnostic) -> String {
    let known = serde_json::to_vec(&Known::of(finding)).unwrap_or_default();
    digest(&SHA256, &known).as_ref().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Code scanning wants a region as well: the first line stands for the whole of a file.
fn location(printout: &Printout<'_>, finding: &Diagnostic) -> Value {
    let whole = Region { start: (1, 1), end: (1, 1) };
    let (path, region) = match printout.path(finding) {
        Some(path) => (path, printout.region(finding).unwrap_or(whole)),
        None => (decided_in(printout, finding), whole),
    };
    let physical = json!({ "artifactLocation": artifact(&path), "region": region_json(region) });
    let mut location = Map::from_iter([("physicalLocation".to_owned(), physical)]);
    let names = [("email", &finding.email), ("locale", &finding.locale), ("entry", &finding.entry)];
    // Of the embedded set, which no repository has.
    let file = finding.file.as_ref().filter(|_| printout.path(finding).is_none());
    let logical: Vec<Value> = names
        .into_iter()
        .filter_map(|(kind, name)| Some((kind, name.as_ref()?)))
        .chain(file.map(|file| ("file", file)))
        .map(|(kind, name)| json!({ "kind": kind, "name": name }))
        .collect();
    if !logical.is_empty() {
        location.insert("logicalLocations".into(), Value::Array(logical));
    }
    Value::Object(location)
}

/// The file in which a finding of no file would be decided about.
fn decided_in(printout: &Printout<'_>, finding: &Diagnostic) -> String {
    let of_email = finding.email.as_deref().map(|email| format!("templates/{email}/email.toml"));
    let file = of_email.filter(|file| printout.text(file).is_some()).unwrap_or_else(|| CONFIG_FILE.to_owned());
    format!("{}{file}", printout.folder())
}

fn artifact(path: &str) -> Value {
    json!({ "uri": encoded(path), "uriBaseId": ROOT })
}

fn region_json(region: Region) -> Value {
    json!({
        "startLine": region.start.0, "startColumn": region.start.1,
        "endLine": region.end.0, "endColumn": region.end.1,
    })
}

/// A path as a relative reference: what RFC 3986 does not allow in a segment is encoded, and the colon, which would make the first
/// segment a scheme.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn fix(printout: &Printout<'_>, finding: &Diagnostic) -> Option<Value> {
    let fix = finding.fix.as_ref()?;
    let text = printout.text(finding.file.as_deref()?)?;
    let region = Region::of(text, &fix.span)?;
    Some(json!({
        "description": { "text": sentence(finding.hint.as_deref().unwrap_or(&finding.message)) },
        "artifactChanges": [{
            "artifactLocation": artifact(&printout.path(finding)?),
            "replacements": [{ "deletedRegion": region_json(region), "insertedContent": { "text": fix.text } }],
        }],
    }))
}

fn properties(finding: &Diagnostic) -> Map<String, Value> {
    let texts = [
        ("email", &finding.email),
        ("locale", &finding.locale),
        ("entry", &finding.entry),
        ("scenario", &finding.scenario),
    ];
    let mut properties: Map<String, Value> =
        texts.into_iter().filter_map(|(name, value)| Some((name.to_owned(), json!(value.as_ref()?)))).collect();
    if finding.mails > 1 {
        properties.insert("mails".into(), json!(finding.mails));
    }
    properties
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Judged, Looked};
    use crate::diagnostic::Report;
    use crate::sources::{Layer, SourceText, Sources};

    #[test]
    fn paths_are_relative_references() {
        for (path, expected) in [
            ("locales/zh-Hant/reset.ftl", "locales/zh-Hant/reset.ftl"),
            ("c:/x y.ftl", "c%3A/x%20y.ftl"),
            ("templates/100%/é#?[].txt", "templates/100%25/%C3%A9%23%3F%5B%5D.txt"),
        ] {
            assert_eq!(encoded(path), expected);
        }
    }

    #[test]
    fn sentences_begin_large_and_end_once() {
        for (text, expected) in [
            ("there is no rule `x`", "There is no rule `x`."),
            ("did you mean `y`?", "Did you mean `y`?"),
            ("`t` is missing", "`t` is missing."),
            ("élan, and so on", "Élan, and so on."),
            ("docs/rules.md lists all", "docs/rules.md lists all."),
        ] {
            assert_eq!(sentence(text), expected);
        }
        assert_eq!(pascal_case("entry-missing"), "EntryMissing");
    }

    #[test]
    fn a_fingerprint_survives_a_move_and_no_other_change() {
        let finding =
            || Diagnostic::error("entry-missing", "see locales/de/a.ftl:3").in_file("locales/de/b.ftl").entry("x");
        let moved = Diagnostic { line: 9, column: 4, message: "see locales/de/a.ftl:7".into(), ..finding() };
        assert_eq!(fingerprint(&finding()), fingerprint(&moved));
        for other in [finding().entry("y"), finding().locale("de"), finding().in_file("c")] {
            assert_ne!(fingerprint(&finding()), fingerprint(&other));
        }
    }

    fn layer(path: &str, text: &str) -> Layer {
        let file = SourceText { path: path.into(), text: text.into() };
        Layer { locales: [("de".to_owned(), vec![file])].into(), ..Layer::default() }
    }

    /// The result of one finding in a project in `mail/`, whose `a.ftl` has that text.
    fn result_of(finding: Diagnostic, text: &str) -> Value {
        let sources = Sources {
            stock: layer("stock:locales/de/s.ftl", "s = S\n"),
            project: Some(layer("locales/de/a.ftl", text)),
            ..Sources::default()
        };
        let mut report = Report::new();
        report.push(finding);
        let judged = Judged { report, open: Vec::new(), looked: Looked::default() };
        log(&Printout::new(&judged, &sources, &[], "mail/", 0))["runs"][0]["results"][0].clone()
    }

    #[test]
    fn a_fix_replaces_a_region_in_characters() {
        let text = "x = 😀é...\ny = z\n";
        let finding = Diagnostic::warning("a", "three dots").at("locales/de/a.ftl", text, 4..13).fix(10..13, "…");
        let result = result_of(finding, text);
        let change = &result["fixes"][0]["artifactChanges"][0];
        assert_eq!(change["artifactLocation"]["uri"], "mail/locales/de/a.ftl");
        let region = json!({ "startLine": 1, "startColumn": 7, "endLine": 1, "endColumn": 10 });
        assert_eq!(change["replacements"], json!([{ "deletedRegion": region, "insertedContent": { "text": "…" } }]));
    }

    #[test]
    fn every_result_has_a_file_that_a_repository_can_have() {
        let stock = Diagnostic::error("a", "b").at("stock:locales/de/s.ftl", "s = S\n", 0..1);
        for (finding, uri, named) in [
            (stock, "mail/vocative.toml", json!([{ "kind": "file", "name": "stock:locales/de/s.ftl" }])),
            (Diagnostic::error("a", "b"), "mail/vocative.toml", Value::Null),
            (Diagnostic::error("a", "b").email("x"), "mail/vocative.toml", json!([{ "kind": "email", "name": "x" }])),
            (Diagnostic::error("a", "b").in_file("locales/de/a.ftl"), "mail/locales/de/a.ftl", Value::Null),
        ] {
            let result = result_of(finding, "a = b\n");
            let location = &result["locations"][0];
            assert_eq!(location["physicalLocation"]["artifactLocation"]["uri"], uri);
            assert_eq!(location["physicalLocation"]["region"]["startLine"], 1);
            assert_eq!(location["logicalLocations"], named);
        }
    }
}
