//! The stock mails: every email × locale × sample is whole, in one language, and read alike by programs that are not ours.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use mail_parser::MessageParser;
use scraper::{Html, Selector};
use serde_json::{Value, json};
use vocative::message::{Address, Message};
use vocative::render::Rendered;

use crate::builder::STOCK;
use crate::message::{assert_conforms, node, python, records, signers, tidy, written};

/// The folders of `locales/`.
static LOCALES: LazyLock<Vec<String>> = LazyLock::new(|| folders("locales"));
/// The folders of `templates/` that are emails.
static EMAILS: LazyLock<Vec<String>> =
    LazyLock::new(|| folders("templates").into_iter().filter(|name| !name.starts_with('_')).collect());

/// Names of the folders in a folder of the repository, in order.
pub fn folders(root: &str) -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
    let mut names: Vec<String> =
        root.read_dir().unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
/// Gmail clips html parts above this.
const CLIPPED: usize = 102 * 1024;

/// One mail of the matrix.
struct Case {
    name: String,
    locale: &'static str,
    json: Value,
    mail: Rendered,
}

static MATRIX: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let mut cases = Vec::new();
    for (email, sample, json) in STOCK.samples() {
        for locale in LOCALES.iter() {
            let mail = STOCK.render_in(&json, locale);
            cases.push(Case {
                name: format!("{email}/{locale}/{sample}"),
                locale: locale.as_str(),
                json: json.clone(),
                mail,
            });
        }
    }
    cases
});

fn all(html: &Html, selector: &str, attribute: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    html.select(&selector).filter_map(|element| element.attr(attribute)).map(str::to_owned).collect()
}

#[test]
fn the_matrix_is_complete() {
    assert!(EMAILS.len() >= 12 && LOCALES.len() >= 12);
    for email in EMAILS.iter() {
        assert_eq!(STOCK.offered(email), *LOCALES, "{email}");
        assert!(STOCK.samples().iter().filter(|(name, _, _)| name == email).count() >= 3, "{email}");
    }
    assert!(MATRIX.len() >= EMAILS.len() * LOCALES.len() * 3);
}

#[test]
fn every_mail_is_whole() {
    for Case { name, locale, json, mail } in MATRIX.iter() {
        assert!(!mail.degraded && mail.diagnostics.is_empty(), "{name}: {:?}", mail.diagnostics);
        assert_eq!((&*mail.locale, &*mail.language), (*locale, *locale), "{name}");
        for (part, text) in
            [("subject", &mail.subject), ("preheader", &mail.preheader), ("text", &mail.text), ("html", &mail.html)]
        {
            assert!(!text.trim().is_empty(), "{name}: {part}");
            for unresolved in
                ["{{", "}}", "{%", "%}", "{$", "{ $", "{#", "vqx", "xqv", "undefined", "__", "\u{fdd0}", "\u{fffd}"]
            {
                assert!(!text.contains(unresolved), "{name}: {unresolved} in the {part}");
            }
        }
        assert!(mail.html.len() < CLIPPED, "{name}: {} bytes", mail.html.len());
        assert!(!mail.subject.chars().any(|c| c.is_control() || ('\u{2066}'..='\u{2069}').contains(&c)), "{name}");
        assert!(mail.subject.chars().count() <= 100, "{name}: {}", mail.subject);
        if let Some(url) = json.pointer("/data/url").and_then(Value::as_str) {
            assert!(mail.text.contains(url), "{name}: the text part lacks the link\n{}", mail.text);
            let links = all(&Html::parse_document(&mail.html), "a", "href");
            assert!(links.iter().filter(|link| *link == url).count() >= 2, "{name}: button and copy lead there");
        }
    }
}

#[test]
fn every_mail_says_its_language_and_direction() {
    for Case { name, locale, mail, .. } in MATRIX.iter() {
        let html = Html::parse_document(&mail.html);
        let direction = if ["ar", "fa", "he", "ur"].contains(locale) { "rtl" } else { "ltr" };
        assert_eq!(mail.dir.as_str(), direction, "{name}");
        assert_eq!(all(&html, "html", "lang"), [*locale], "{name}");
        assert_eq!(all(&html, "html", "dir"), [direction], "{name}");
        assert_eq!(all(&html, "body > div[lang]", "lang"), [*locale], "{name}: clients drop <html>");
        assert_eq!(all(&html, "body > div[lang]", "dir"), [direction], "{name}");
        let title = html.select(&Selector::parse("title").unwrap()).next().unwrap().text().collect::<String>();
        assert!(!title.trim().is_empty(), "{name}");
        assert!(all(&html, "table", "role").len() >= 3, "{name}: layout tables are presentation");
        let images = html.select(&Selector::parse("img").unwrap()).count();
        assert_eq!(images, all(&html, "img", "alt").len(), "{name}");
    }
}

#[test]
fn the_layout_of_right_to_left_mails_is_mirrored() {
    for (email, sample, json) in STOCK.samples() {
        let mirrored = STOCK.render_in(&json, "ar").html;
        let plain = STOCK.render_in(&json, "en").html;
        let count = |html: &str, needle: &str| html.matches(needle).count();
        for (left, right) in [
            ("text-align:left", "text-align:right"),
            ("align=\"left\"", "align=\"right\""),
            ("border-left", "border-right"),
        ] {
            assert_eq!(count(&plain, left), count(&mirrored, right), "{email} {sample}: {left}");
            assert_eq!(count(&plain, right), count(&mirrored, left), "{email} {sample}: {right}");
        }
        assert!(count(&mirrored, "text-align:right") > 0);
    }
}

#[test]
fn the_same_request_renders_the_same_mail() {
    for (email, sample, json) in STOCK.samples() {
        for locale in ["en", "ar", "ja"] {
            let [first, second] = [(); 2].map(|()| STOCK.render_in(&json, locale));
            assert_eq!(
                (first.html, first.text, first.subject),
                (second.html, second.text, second.subject),
                "{email} {sample}"
            );
        }
    }
}

/// Letters of writing systems, by their first and last code point.
fn scripts(text: &str) -> BTreeSet<&'static str> {
    text.chars()
        .filter_map(|c| match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Some("latin"),
            '\u{590}'..='\u{5ff}' => Some("hebrew"),
            '\u{600}'..='\u{6ff}' => Some("arabic"),
            '\u{900}'..='\u{963}' | '\u{966}'..='\u{97f}' => Some("devanagari"),
            '\u{3040}'..='\u{30ff}' => Some("kana"),
            '\u{4e00}'..='\u{9fff}' => Some("han"),
            _ => None,
        })
        .collect()
}

#[test]
fn a_mail_for_nobody_in_particular_holds_one_script() {
    for (locale, expected) in [
        ("ar", &["arabic"][..]),
        ("he", &["hebrew"]),
        ("hi", &["devanagari"]),
        ("ja", &["han", "kana"]),
        ("zh-Hans", &["han"]),
        ("zh-Hant", &["han"]),
        ("de", &["latin"]),
    ] {
        for (email, sample, json) in STOCK.samples().into_iter().filter(|(_, sample, _)| sample == "2-no-name") {
            let mail = STOCK.render_in(&json, locale);
            // The address and the link are the only foreign words.
            let mut text = format!("{}\n{}\n{}", mail.subject, mail.preheader, mail.text);
            for value in ["/user/email", "/data/url", "/data/link", "/data/code"] {
                text = text.replace(json.pointer(value).and_then(Value::as_str).unwrap_or("\n"), "");
            }
            let found: Vec<_> = scripts(&text).into_iter().collect();
            assert_eq!(found, expected, "{email} {sample} in {locale}:\n{text}");
        }
    }
}

#[test]
fn chinese_is_written_in_the_characters_of_its_readers() {
    let text = |locale: &str| -> String {
        let cases = MATRIX.iter().filter(|case| case.locale == locale);
        cases.map(|case| format!("{}{}", case.mail.subject, case.mail.text)).collect()
    };
    // Simplified on the left, its traditional form on the right.
    for (simplified, traditional) in
        [('码', '碼'), ('帐', '帳'), ('确', '確'), ('认', '認'), ('邮', '郵'), ('设', '設'), ('链', '鏈')]
    {
        assert!(!text("zh-Hant").contains(simplified), "{simplified}");
        assert!(!text("zh-Hans").contains(traditional), "{traditional}");
    }
}

// ---- The bytes.

static MESSAGES: LazyLock<Vec<Message>> = LazyLock::new(|| MATRIX.iter().map(|case| frozen(case, &[])).collect());

fn frozen(case: &Case, signers: &[vocative::message::dkim::Signer]) -> Message {
    let unique: String = case.name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    STOCK.compose(&case.json, &case.mail, signers, &unique)
}

#[test]
fn every_stock_message_conforms_and_is_in_one_language() {
    for (case, message) in MATRIX.iter().zip(MESSAGES.iter()) {
        assert_conforms(&message.bytes);
        let text = String::from_utf8_lossy(&message.bytes);
        let languages: BTreeSet<&str> =
            text.split("\r\n").filter_map(|line| line.strip_prefix("Content-Language: ")).collect();
        assert_eq!(languages, BTreeSet::from([case.locale]), "{}", case.name);
        assert_eq!(text.matches("Content-Language: ").count(), 3, "{}", case.name);
        let head = text.split("\r\n\r\n").next().unwrap();
        assert!(head.chars().all(|c| !c.is_control() || c == '\r' || c == '\n' || c == '\t'), "{}: {head}", case.name);
        assert!(head.contains("\r\nAuto-Submitted: auto-generated\r\n"), "{}", case.name);
        assert!(!head.contains("List-Unsubscribe"), "{}", case.name);
        let own = format!("\r\nX-Vocative-Email: {}/{}\r\n", case.mail.email, case.mail.digest);
        assert!(head.contains(&own), "{}: {head}", case.name);
        let mail = MessageParser::new().parse(&message.bytes).unwrap();
        assert_eq!(mail.subject(), Some(&*case.mail.subject), "{}", case.name);
        assert_eq!(tidy(&mail.body_text(0).unwrap()), tidy(&case.mail.text), "{}", case.name);
        assert_eq!(tidy(&mail.body_html(0).unwrap()), tidy(&case.mail.html), "{}", case.name);
    }
}

/// What every reader must make of a mail.
fn expected(case: &Case) -> Value {
    json!({
        "subject": case.mail.subject,
        "from": { "name": "", "address": "no-reply@localhost" },
        "to": { "name": "", "address": case.mail.to },
        "text": tidy(&case.mail.text),
        "html": tidy(&case.mail.html),
        "links": all(&Html::parse_document(&case.mail.html), "a", "href"),
        "files": [],
    })
}

/// Levels what readers are free to write in their own way.
fn leveled(mut read: Value) -> Value {
    for body in ["text", "html"] {
        read[body] = tidy(read[body].as_str().unwrap_or_default()).into();
    }
    for mailbox in ["from", "to"] {
        if read[mailbox]["name"].is_null() {
            read[mailbox]["name"] = "".into();
        }
        let address = Address::parse(read[mailbox]["address"].as_str().unwrap_or_default());
        read[mailbox]["address"] = address.map(|address| address.as_ascii().to_owned()).unwrap_or_default().into();
    }
    read
}

#[test]
fn four_other_parsers_read_every_stock_mail_alike() {
    let folder = tempfile::tempdir().unwrap();
    let files = written(folder.path(), &MESSAGES.iter().map(|message| message.bytes.clone()).collect::<Vec<_>>());
    let readers = [
        ("default", python(&["default"], &files)),
        ("compat32", python(&["compat32"], &files)),
        ("mailparser", node(&["mailparser"], &files)),
        ("postal-mime", node(&["postal-mime"], &files)),
    ];
    for (reader, answer) in readers {
        let Some(answer) = answer else { continue };
        let answers = answer.as_array().unwrap();
        assert_eq!(answers.len(), MATRIX.len(), "{reader}");
        for (case, read) in MATRIX.iter().zip(answers) {
            assert_eq!(leveled(read.clone()), expected(case), "{reader}: {}", case.name);
        }
    }
}

#[test]
fn two_other_libraries_verify_both_signatures_of_every_stock_mail() {
    let folder = tempfile::tempdir().unwrap();
    let signers = signers();
    let files = written(folder.path(), &MATRIX.iter().map(|case| frozen(case, &signers).bytes).collect::<Vec<_>>());
    let dns = records(folder.path(), &signers);
    let expected = Value::from(vec![json!([true, true]); MATRIX.len()]);
    for (verifier, answer) in [("dkimpy", python(&["dkim", &dns], &files)), ("mailauth", node(&["dkim", &dns], &files))]
    {
        if let Some(answer) = answer {
            assert_eq!(answer, expected, "{verifier}");
        }
    }
}

/// A marked html in pieces: text, and the number of an entry that begins (`3`) or ends (`/3`).
fn marks(html: &str) -> Vec<(&str, Option<&str>)> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find("<!--v:").into_iter().chain(rest.find("<!--/v:")).min() {
        let (mark, behind) = rest[at..].split_once("-->").unwrap();
        pieces.push((&rest[..at], None));
        pieces.push(("", Some(mark.trim_start_matches("<!--"))));
        rest = behind;
    }
    pieces.push((rest, None));
    pieces
}

#[test]
fn marks_for_a_preview_change_nothing_and_each_entry_stands_where_it_says() {
    let mut found = 0;
    for case in MATRIX.iter() {
        let marked = STOCK.marked_in(&case.json, case.locale).marked.unwrap();
        let joined = |runs: &[vocative::template::spoken::Run]| -> String { runs.iter().map(|r| &*r.text).collect() };
        assert_eq!(joined(&marked.subject), case.mail.subject, "{}", case.name);
        assert_eq!(joined(&marked.preheader), case.mail.preheader, "{}", case.name);
        assert_eq!(joined(&marked.text), case.mail.text, "{}", case.name);
        let pieces = marks(&marked.html);
        assert_eq!(pieces.iter().map(|(text, _)| *text).collect::<String>(), case.mail.html, "{}", case.name);
        // What stands between the marks of an entry is what it came to.
        for (number, spoken) in marked.spoken.iter().enumerate() {
            let (begin, end) = (format!("v:{number}"), format!("/v:{number}"));
            let Some(at) = pieces.iter().position(|(_, mark)| *mark == Some(&begin)) else {
                let shown = spoken.part.as_str() == "html" && !spoken.attribute;
                assert!(!shown, "{}: {} is nowhere", case.name, spoken.entry);
                continue;
            };
            let end = at + pieces[at..].iter().position(|(_, mark)| *mark == Some(&end)).unwrap();
            let html: String = pieces[at..end].iter().map(|(text, _)| *text).collect();
            let text: String = Html::parse_fragment(&html).root_element().text().collect();
            assert_eq!(text, spoken.text, "{}: {}", case.name, spoken.entry);
            found += 1;
        }
        let greeting = marked.spoken.iter().filter(|spoken| spoken.entry == "salutation-line");
        assert!(greeting.clone().any(|spoken| spoken.text == case.mail.salutation.line), "{}", case.name);
    }
    assert!(found > MATRIX.len() * 5, "{found} entries in {} mails", MATRIX.len());
}
