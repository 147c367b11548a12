//! Links, domains and mail addresses in a text: they lead where the reference leads.

use std::ops::Range;

use icu::properties::props::Script;

use super::script::script_of;
use super::wording::{Glyph, Wording};
use super::{Case, Flaw};
use crate::locale::Locale;

/// Last labels that make two words with a dot between them a domain. Not every top-level domain: `bzw.die` is a missing blank.
const TOP_LEVELS: &[&str] = &[
    "ai", "app", "biz", "br", "ch", "cloud", "cn", "co", "com", "de", "dev", "edu", "eu", "example", "fr", "gov",
    "info", "io", "jp", "net", "nl", "online", "org", "pl", "ru", "shop", "site", "test", "uk", "us", "xyz",
];

/// Every address in the order of the text.
pub(super) fn find(glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < glyphs.len() {
        let length = glyphs[at..].iter().take_while(|glyph| is_part(glyph)).count();
        if length >= 4 {
            found.extend(address(glyphs, at..at + length));
        }
        at += length + 1;
    }
    found
}

/// What may stand in an address: RFC 3986 characters, and letters of the alphabets in which look-alike domains are made.
fn is_part(glyph: &Glyph) -> bool {
    glyph.is_open()
        && match glyph.c {
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => false,
            c if c.is_ascii() => c.is_ascii_graphic(),
            c => c.is_alphabetic() && matches!(script_of(c), Script::Latin | Script::Cyrillic | Script::Greek),
        }
}

/// The address within a run of characters that could make one.
fn address(glyphs: &[Glyph], run: Range<usize>) -> Option<Range<usize>> {
    let part = &glyphs[run.clone()];
    let c = |index: usize| part.get(index).map(|glyph| glyph.c);
    let scheme = (0..part.len()).find(|&i| c(i) == Some(':') && c(i + 1) == Some('/') && c(i + 2) == Some('/'));
    let range = if let Some(colon) = scheme {
        let letters = part[..colon].iter().rev().take_while(|glyph| glyph.c.is_ascii_alphabetic()).count();
        (letters > 0).then(|| colon - letters..end(part, colon + 3))?
    } else if let Some(sign) = part.iter().position(|glyph| glyph.c == '@') {
        // `@example.com` without a local part is what a form shows behind its field.
        let local = part[..sign].iter().rev().take_while(|glyph| is_local(glyph.c)).count();
        let domain = labels(part, sign + 1);
        part[domain.clone()].iter().any(|glyph| glyph.c == '.').then(|| sign - local..domain.end)?
    } else {
        domain(part)?
    };
    Some(run.start + range.start..run.start + range.end)
}

/// Where a link that has begun ends: before the punctuation of the sentence around it.
fn end(part: &[Glyph], from: usize) -> usize {
    let mut end = part.len();
    while end > from {
        let closing = match part[end - 1].c {
            ')' => !part[from..end].iter().any(|glyph| glyph.c == '('),
            ']' => !part[from..end].iter().any(|glyph| glyph.c == '['),
            c => matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_'),
        };
        if !closing {
            break;
        }
        end -= 1;
    }
    end
}

fn is_local(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%')
}

/// The run of labels and dots that begins at `from`, without a dot or hyphen at its end.
fn labels(part: &[Glyph], from: usize) -> Range<usize> {
    let mut end = from + part[from..].iter().take_while(|g| g.c.is_alphanumeric() || matches!(g.c, '.' | '-')).count();
    while end > from && !part[end - 1].c.is_alphanumeric() {
        end -= 1;
    }
    from..end
}

/// A domain without a scheme, with the path after it: labels, the last of them a known top level in small letters.
fn domain(part: &[Glyph]) -> Option<Range<usize>> {
    let dot = part.iter().position(|glyph| glyph.c == '.')?;
    let first = part[..dot].iter().rev().take_while(|g| g.c.is_alphanumeric() || g.c == '-').count();
    let range = labels(part, dot - first);
    let name: String = part[range.clone()].iter().map(|glyph| glyph.c).collect();
    let last = name.rsplit('.').next().unwrap_or_default();
    // A case ending may follow a hyphen: `example.com-on`.
    let top = last.split('-').next().unwrap_or_default();
    if first == 0 || !name.contains('.') || name.contains("..") || !TOP_LEVELS.contains(&top) {
        return None;
    }
    let stop = range.end - last[top.len()..].chars().count();
    let path = part.get(stop).is_some_and(|glyph| glyph.c == '/');
    Some(range.start..if path { end(part, stop) } else { stop })
}

pub(super) fn look(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    let Some((reference, reference_locale)) = case.reference else { return };
    if reference.addresses.is_empty() && case.text.addresses.is_empty() {
        return;
    }
    let tags = [reference_locale, case.locale];
    let own: Vec<String> = addresses(case.text, tags);
    let theirs: Vec<String> = addresses(reference, tags);
    let missing: Vec<&String> = theirs.iter().filter(|address| !own.contains(address)).collect();
    let mut others = case.text.addresses.iter().zip(&own).filter(|(_, address)| !theirs.contains(address)).peekable();
    if others.peek().is_none() {
        // Where case endings are glued on, the address is still there as text.
        let all = case.text.folded().to_lowercase();
        let lost = |address: &&&String| address.as_str() != EXAMPLE && !all.contains(address.as_str());
        flaws.extend(missing.iter().filter(lost).map(|address| Flaw {
            rule: "text-address",
            span: case.text.span.clone(),
            message: format!("the address `{address}` of the reference is missing"),
            hint: "write the address as the reference has it, or give it as an argument".to_owned(),
            fix: None,
        }));
        return;
    }
    flaws.extend(others.map(|(range, address)| {
        let near = missing.iter().any(|other| registered(other) == registered(address));
        Flaw {
            rule: if near { "text-address-part" } else { "text-address" },
            span: case.text.span(range.clone()),
            message: format!("the address `{}` is not in the reference", case.text.string(range.clone())),
            hint: match missing.first() {
                Some(address) => format!("the reference has `{address}`"),
                None => "remove it, or give it as an argument, so that only the template decides where people are sent"
                    .to_owned(),
            },
            fix: None,
        }
    }));
}

/// The last two labels of the host, which nearly always have one owner.
fn registered(address: &str) -> &str {
    let host = address.rsplit_once("://").map_or(address, |(_, rest)| rest);
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let dot = host.rfind('.').and_then(|last| host[..last].rfind('.'));
    dot.map_or(host, |dot| &host[dot + 1..])
}

/// The addresses in small letters, without the parts that name one of the two languages: `/de/help` is `/en/help`.
fn addresses(text: &Wording, locales: [&Locale; 2]) -> Vec<String> {
    let names_language = |part: &str| {
        locales.iter().any(|locale| {
            let language = locale.id().language.as_str();
            part == language || part.replace('_', "-") == locale.tag().to_lowercase()
        })
    };
    let plain = |range: &Range<usize>| {
        let address = text.string(range.clone()).to_lowercase();
        if is_example(&address) {
            return EXAMPLE.to_owned();
        }
        let parts: Vec<&str> = address.trim_end_matches('/').split_inclusive(['/', '.', '=', '&', '?']).collect();
        let kept = parts.iter().enumerate().filter(|(index, part)| {
            // The last label of a domain is no language: example.de is not example.en.
            let first = *index + 1 < parts.len() || address.contains('/');
            !(first
                && names_language(part.trim_end_matches(['/', '.', '=', '&', '?']))
                && !is_top_level(&parts, *index))
        });
        kept.map(|(_, part)| *part).collect::<String>()
    };
    text.addresses.iter().map(plain).collect()
}

/// Stands for every address that leads nowhere.
const EXAMPLE: &str = "example.";

/// Whether the address leads nowhere (RFC 2606), so that a translation may say `deinname@example.com`.
fn is_example(address: &str) -> bool {
    let host = address.rsplit_once("://").map_or(address, |(_, rest)| rest);
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let labels: Vec<&str> = host.rsplit(['.', '@']).collect();
    matches!(labels[..], ["example" | "test" | "invalid" | "localhost", ..] | ["com" | "net" | "org", "example", ..])
}

/// Whether the part at `index` ends the host: what comes before it ends with a dot, and it does not.
fn is_top_level(parts: &[&str], index: usize) -> bool {
    let follows_dot = index.checked_sub(1).is_some_and(|before| parts[before].ends_with('.'));
    follows_dot && !parts[index].ends_with('.')
}
