//! The registry of rules against the code that gives them, against its page, and against its own examples.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use vocative::check::rule::{self, Rule, excerpts};
use vocative::check::{Scope, Subject};
use vocative::config::{Config, ConfigError};
use vocative::diagnostic::{Diagnostic, Report, Severity};
use vocative::sources::SourceText;

use crate::architecture::tokens::{Token, with_literals, without_tests};
use crate::architecture::{sources, without_test_files};
use crate::builder::Builder;

#[test]
fn the_page_says_what_the_registry_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    if std::env::var_os("VOCATIVE_TEST_UPDATE").is_some() {
        std::fs::write(&path, rule::page()).unwrap();
    }
    let page = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(page == rule::page(), "docs/rules.md is out of date; `VOCATIVE_TEST_UPDATE=1 cargo test rules` writes it");
}

/// Rooms that know no diagnostic: what they call `at` or `error` is something else.
const WITHOUT_RULES: [&str; 2] = ["src/outbox/", "src/cli/doctor"];

/// The files of the program as tokens with their literals, without tests, without the registry itself and without those that give no rules.
fn program() -> Vec<(String, Vec<Token>)> {
    let sources = sources();
    let gives = |file: &str| {
        !WITHOUT_RULES.iter().any(|room| file.starts_with(room)) && !file.starts_with("src/check/rule/data/")
    };
    let files = without_test_files(&sources).filter(|source| gives(&source.file));
    files.map(|source| (source.file.clone(), without_tests(&with_literals(&source.text)))).collect()
}

#[test]
fn every_rule_that_is_given_is_registered() {
    let program = program();
    let takers: BTreeSet<(String, usize)> = program.iter().flat_map(|(_, tokens)| takers(tokens)).collect();
    assert!(takers.contains(&("error".to_owned(), 0)), "`Diagnostic::error` takes a rule first");
    let mut seen = 0;
    let mut unknown = String::new();
    for (file, tokens) in &program {
        for (id, line) in given(tokens, &takers) {
            seen += 1;
            if rule::find(&id).is_none() {
                unknown.push_str(&format!("\n  {file}:{line}: {id}"));
            }
        }
    }
    assert!(seen > 80, "only {seen} places that give a rule were found");
    assert!(unknown.is_empty(), "no entry in src/check/rule/data/ for:{unknown}");
}

#[test]
fn every_registered_rule_is_given() {
    let program = program();
    let literals: BTreeSet<&str> =
        program.iter().flat_map(|(_, tokens)| tokens.iter().filter_map(Token::literal)).collect();
    let idle: Vec<&str> = rule::all().map(|rule| rule.id).filter(|id| !literals.contains(id)).collect();
    assert!(idle.is_empty(), "nothing gives these rules: {idle:?}");
}

/// Functions that take a `rule: &'static str`, with its place among their arguments.
fn takers(tokens: &[Token]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for at in (0..tokens.len()).filter(|at| tokens[*at].text == "fn") {
        let Some(open) = (at + 2..tokens.len()).find(|index| tokens[*index].text == "(") else { continue };
        let parameters = arguments(tokens, open);
        let method = parameters.first().is_some_and(|first| first.iter().any(|token| token.text == "self"));
        let is_rule = |words: &[Token]| {
            let has = |text: &str| words.iter().any(|word| word.text == text);
            words.first().is_some_and(|word| word.text == "rule") && has("static") && has("str")
        };
        let rule = parameters.into_iter().position(is_rule);
        found.extend(rule.map(|index| (tokens[at + 1].text.clone(), index - usize::from(method))));
    }
    found
}

/// Ids that are given: to a function that takes a rule, or as `rule: "…"` or `let rule = …;`.
fn given(tokens: &[Token], takers: &BTreeSet<(String, usize)>) -> Vec<(String, usize)> {
    let id = |token: &Token| token.literal().filter(|text| is_id(text)).map(|text| (text.to_owned(), token.line));
    let mut found = Vec::new();
    for at in 0..tokens.len().saturating_sub(1) {
        match (tokens[at].text.as_str(), tokens[at + 1].text.as_str()) {
            ("rule", ":") => found.extend(tokens.get(at + 2).and_then(id)),
            ("let", "rule") => {
                let value = tokens[at..].iter().take_while(|token| token.text != ";").filter_map(id);
                found.extend(value.filter(|(text, _)| text.contains('-')));
            }
            // Of the many `new`, a flaw's takes a rule.
            ("new", "(") if at < 2 || tokens[at - 2].text != "Flaw" => {}
            (name, "(") => {
                let arguments = arguments(tokens, at + 1);
                // `new` is the name of much else.
                let meant = |(text, _): &(String, usize)| name != "new" || text.contains('-');
                for (_, index) in takers.range((name.to_owned(), 0)..=(name.to_owned(), usize::MAX)) {
                    let word = arguments.get(*index).filter(|words| words.len() == 1);
                    found.extend(word.and_then(|words| id(&words[0])).filter(meant));
                }
            }
            _ => {}
        }
    }
    found
}

/// What stands between the commas of the brackets that open at `open`.
fn arguments(tokens: &[Token], open: usize) -> Vec<&[Token]> {
    let (mut depth, mut start, mut found) = (0usize, open + 1, Vec::new());
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 || depth == 1 && token.text == "," {
            found.push(&tokens[start..at]);
            start = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    found
}

/// Words joined by hyphens, as every id is.
fn is_id(text: &str) -> bool {
    text.split('-').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// The project that an example is a change of: one email, two locales, a sample.
const BASE: &[(&str, &str)] = &[
    (
        "templates/reset_email/email.toml",
        "[data]\nrequired = [\"url\", \"expires_in\"]\nproperties.url = { type = \"string\", format = \"uri\" }\n\
         properties.expires_in = { type = \"integer\" }\nproperties.device = { type = \"string\" }\n",
    ),
    ("templates/reset_email/subject.txt", "{{ t(id=\"reset-title\") }}"),
    ("templates/reset_email/body.mjml", "<mj-text>{{ t(id=\"reset-intro\") }}</mj-text>"),
    (
        "templates/reset_email/samples/1-full.json",
        "{ \"user\": { \"email\": \"anna@example.org\", \"user_metadata\": { \"plan\": 7 } },\n  \
         \"data\": { \"url\": \"https://app.example.org/reset\", \"expires_in\": 900, \"device\": \"Firefox\" } }\n",
    ),
    (
        "locales/en/base.ftl",
        "reset-title = Reset your password\nreset-intro = Somebody asked for a new password.\n\
         reset-intro-brand = Somebody asked { $brand } for a new password.\nreset-cta = Please <link>choose one</link>.\n\
         reset-expires = The link works for { DURATION($duration) }.\nreset-device = Device: { $device }\n",
    ),
    (
        "locales/de/base.ftl",
        "reset-title = Passwort zurücksetzen\nreset-intro = Ein neues Passwort wurde angefordert.\n\
         reset-intro-brand = Bei { $brand } wurde ein neues Passwort angefordert.\nreset-cta = Bitte <link>wählen Sie eines</link>.\n\
         reset-expires = Der Link gilt { DURATION($duration) }.\nreset-device = Gerät: { $device }\n",
    ),
];

/// Why no example shows the rules about the bytes of a message.
const ENGINE: &str = "the engine composes messages, whatever a project says";

/// Rules that text alone cannot show.
const NOT_SHOWN: &[(&str, &str)] = &[
    ("encoding", "an example is UTF-8 itself"),
    ("source-too-large", "megabytes are no example"),
    ("image-large", "megabytes are no example"),
    ("runtime-refused", "no entry is known that the runtime refuses"),
    ("header-missing", ENGINE),
    ("header-repeated", ENGINE),
    ("header-value", ENGINE),
    ("encoded-word-long", ENGINE),
    ("line-long", ENGINE),
    ("line-end", ENGINE),
];

/// The base with the files of an example, each made whole: an example shows only the lines that matter.
fn project(example: &str) -> Option<BTreeMap<String, String>> {
    let mut files: BTreeMap<String, String> =
        BASE.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect();
    let excerpts = excerpts(example);
    let shown: Vec<&str> = excerpts.iter().map(|excerpt| excerpt.path).collect::<Option<_>>()?;
    for (path, excerpt) in shown.iter().zip(&excerpts) {
        let text = excerpt.text.split_once('\n').map_or("", |(_, rest)| rest);
        if path.ends_with(".ftl") {
            forget(&mut files, path, text);
        }
        if path.ends_with("body.html") && !shown.contains(&"templates/reset_email/body.mjml") {
            files.remove("templates/reset_email/body.mjml");
        }
        files.insert((*path).to_owned(), text.to_owned());
    }
    for (path, text) in &mut files {
        let head = match path.as_str() {
            "vocative.toml" => "stock = false\n",
            path if path.ends_with("/email.toml") && !text.contains("title") => "title = \"x\"\nkind = \"account\"\n",
            path if path.ends_with("/body.mjml") => {
                *text =
                    format!("<mjml><mj-body><mj-section><mj-column>{text}</mj-column></mj-section></mj-body></mjml>");
                continue;
            }
            _ => continue,
        };
        text.insert_str(0, head);
    }
    files.entry("vocative.toml".into()).or_insert("stock = false\n".into());
    Some(files)
}

/// Takes the entries that `text` writes out of the base's file of that locale.
fn forget(files: &mut BTreeMap<String, String>, path: &str, text: &str) {
    let id = |line: &str| line.split_once(" =").map(|(id, _)| id.to_owned());
    let written: Vec<String> = text.lines().filter_map(id).collect();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    if let Some(base) = files.get_mut(&format!("{folder}/base.ftl")) {
        let kept = base.lines().filter(|line| id(line).is_none_or(|id| !written.contains(&id)));
        *base = kept.map(|line| format!("{line}\n")).collect();
    }
}

/// What `check` says of a project: rule, severity, file, message. Mails are rendered only where that is wanted.
fn findings(files: &BTreeMap<String, String>, mails: bool) -> Vec<(&'static str, Severity, String)> {
    let mut report = Report::new();
    let text = &files["vocative.toml"];
    let config = match Config::read("vocative.toml", Some(text), &|_| None) {
        Ok(config) => config,
        Err(ConfigError::Faults(faults)) => {
            report.extend(faults);
            Config::usable(text)
        }
        Err(error) => panic!("{error}"),
    };
    let sources = files.iter().fold(Builder::default(), |builder, (path, text)| builder.file(path, text)).sources();
    let scope = Scope::default();
    let subject = Subject::read(&sources, config.settings(), &scope, report);
    let jobs = if mails { subject.jobs() } else { Vec::new() };
    let rendered = jobs.iter().map(|job| subject.run(job)).collect();
    let tomls = [SourceText { path: "vocative.toml".to_owned(), text: text.clone() }];
    let judged = subject.judge(rendered, None, &tomls);
    let shown = |finding: &Diagnostic| {
        let file = finding.file.clone().unwrap_or_default();
        (finding.rule, finding.severity, format!("{file}: {}", finding.message))
    };
    judged.report.findings().into_iter().map(shown).collect()
}

/// What one example is not as it says; nothing where it is.
fn untrue(rule: &Rule) -> Option<String> {
    let (Some(bad), Some(good)) = (project(rule.bad), project(rule.good)) else {
        return Some(format!("\n  {}: an example does not name its files", rule.id));
    };
    let of_rule = |files: &BTreeMap<String, String>, mails: bool| {
        findings(files, mails).into_iter().filter(|(id, ..)| *id == rule.id).collect::<Vec<_>>()
    };
    let is_found = |found: &[(_, Severity, _)]| found.iter().any(|(_, severity, _)| *severity == rule.severity);
    let mails = !is_found(&of_rule(&bad, false));
    if mails && !is_found(&of_rule(&bad, true)) {
        return Some(format!("\n  {}: the bad example gives {:?}", rule.id, findings(&bad, true)));
    }
    // Examples do not use every entry of the base.
    let mut left = of_rule(&good, mails);
    left.retain(|(id, _, message)| !(*id == "entry-unused" && message.contains("/base.ftl")));
    (!left.is_empty()).then(|| format!("\n  {}: the good example gives {left:?}", rule.id))
}

#[test]
fn the_examples_are_true() {
    let shown = |rule: &&Rule| !rule::is_comparing(rule.id) && NOT_SHOWN.iter().all(|(id, _)| *id != rule.id);
    let rules: Vec<&Rule> = rule::all().filter(shown).collect();
    // Both sides of a core.
    let (even, odd): (Vec<_>, Vec<_>) = rules.iter().enumerate().partition(|(index, _)| index % 2 == 0);
    let wrong = |rules: &[(usize, &&Rule)]| rules.iter().filter_map(|(_, rule)| untrue(rule)).collect::<String>();
    let (even, odd) = std::thread::scope(|scope| {
        let odd = scope.spawn(|| wrong(&odd));
        (wrong(&even), odd.join().unwrap())
    });
    assert!(even.is_empty() && odd.is_empty(), "examples that are not what they say:{even}{odd}");
}
