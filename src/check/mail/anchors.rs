//! Links: where they lead, what they say, and whether the two agree.

use unicode_normalization::UnicodeNormalization as _;
use url::{Host, Url};

use super::data::{SHORTENERS, VAGUE};
use super::html::{Anchor, Outline};
use super::{Flaw, Specimen, Spot, beginning};
use crate::profile::is_reachable;
use crate::template::Part;

/// Looks at every link.
pub fn examine(specimen: &Specimen<'_>, outline: &Outline<'_>, flaws: &mut Vec<Flaw>) {
    for anchor in &outline.anchors {
        let label = outline.text[anchor.label.clone()].trim();
        let sighting = || Box::new(anchor.tag.sighting(label));
        let mut add = |rule: &'static str, message: String, hint: &str| {
            flaws.push(Flaw::new(rule, Spot::Element(sighting()), message, hint));
        };
        if anchor.nested {
            add(
                "link-nested",
                format!("the link “{}” stands within another link", beginning(label, 40)),
                "close the outer link first; programs follow one of the two",
            );
        }
        let Some(href) = anchor.href.as_deref() else { continue };
        if let Some((message, hint)) = leads_nowhere(specimen, outline, href) {
            add("link-empty", message, hint);
            continue;
        }
        // Where links may lead at all is settled when the mail is rendered.
        let target = Url::parse(href).ok();
        if let Some(doubt) = target.as_ref().and_then(suspicious)
            // What a request brings is its sender's business, and samples are invented.
            && !specimen.any_given(&|value| value == href)
        {
            add(
                "link-suspicious",
                format!("the link {} {doubt}", shown(href)),
                "link to a host of your own by its name; filters and readers trust no other",
            );
        }
        if label.is_empty() && !anchor.described {
            add(
                "link-unlabeled",
                format!("the link to {} has no text", shown(href)),
                "write what the link does; for a linked image write it as `alt`",
            );
        }
        if let Some(named) = target.as_ref().and_then(|target| misleading(label, target)) {
            add(
                "link-misleading",
                format!("the link says {named} and leads to {}", shown(href)),
                "let the text name the place that the link leads to, or say what it does; filters take the difference for phishing",
            );
        }
        if is_vague(label, specimen.language()) && !anchor.described {
            flaws.push(Flaw::new(
                "link-vague",
                Spot::Line(Part::Html, anchor.label.clone(), Some(sighting())),
                format!("the link “{label}” does not say where it leads"),
                "name the action or the place; screen readers list links without the text around them",
            ));
        }
    }
}

/// Why an address leads nowhere: what is wrong, and the way out.
fn leads_nowhere(specimen: &Specimen<'_>, outline: &Outline<'_>, href: &str) -> Option<(String, &'static str)> {
    let id = href.trim().strip_prefix('#').or(href.trim().is_empty().then_some(""))?;
    if id.is_empty() {
        let hint = "give it an address, or leave the link out where there is none: `{% if data.url %}`";
        return Some(("the link has no address".to_owned(), hint));
    }
    let named = |anchor: &Anchor<'_>| anchor.tag.attribute("name") == Some(id);
    let exists = outline.anchors.iter().any(named) || specimen.rendered.html.contains(&format!(" id=\"{id}\""));
    (!exists).then(|| {
        let message = format!("the link leads to {href}, and nothing in the mail has that id");
        (message, "give the element that is meant this `id`, or give the link an address")
    })
}

/// Why a host makes filters and readers suspicious.
fn suspicious(url: &Url) -> Option<&'static str> {
    let local = "leads to the machine that it is read on";
    match url.host()? {
        Host::Ipv4(address) if address.is_loopback() => Some(local),
        Host::Ipv6(address) if address.is_loopback() => Some(local),
        Host::Ipv4(_) | Host::Ipv6(_) => Some("leads to a number instead of a name"),
        Host::Domain(name) if name == "localhost" || name.ends_with(".localhost") => Some(local),
        Host::Domain(name) if SHORTENERS.binary_search(&name.trim_start_matches("www.")).is_ok() => {
            Some("hides its target behind a shortener")
        }
        Host::Domain(name) if name.contains("xn--") && imitates(name) => Some("has a host of look-alike letters"),
        Host::Domain(_) => None,
    }
}

/// Whether a label of the host mixes writing systems, or is spelt in another one by letters that all look Latin (UTS 39 §5.1, §4).
fn imitates(host: &str) -> bool {
    let (host, _) = idna::domain_to_unicode(host);
    let ending_is_latin = host.rsplit('.').next().is_some_and(str::is_ascii);
    host.split('.').any(|label| {
        let scripts = |of: fn(char) -> bool| label.chars().any(of);
        let latin = scripts(|c| c.is_ascii_alphabetic());
        let other = scripts(is_cyrillic_or_greek);
        let all_alike = label.chars().all(|c| !c.is_alphabetic() || looks_latin(c));
        other && (latin || (ending_is_latin && all_alike))
    })
}

fn is_cyrillic_or_greek(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{52f}')
}

/// Letters of Cyrillic and Greek that are drawn like Latin ones.
fn looks_latin(c: char) -> bool {
    "асԁеһіјӏорԛѕԝхуґοανικρυχ".contains(c)
}

/// The address or domain that a label names, when the link leads elsewhere.
fn misleading<'a>(label: &'a str, target: &Url) -> Option<&'a str> {
    let named = named_host(label)?;
    (!related(&named, target.host_str()?)).then_some(label)
}

/// The host that a label names, if it is an address and nothing else.
fn named_host(label: &str) -> Option<String> {
    let label = label
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}'));
    if label.contains(char::is_whitespace) || label.contains('@') || !label.contains('.') {
        return None;
    }
    if label.contains("://") {
        return Url::parse(label).ok()?.host_str().map(str::to_owned);
    }
    let host = label.split(['/', '?', '#', ':']).next().unwrap_or_default().trim_end_matches('.');
    let ending = host.rsplit('.').next().unwrap_or_default();
    let is_host = ending.len() >= 2 && !ending.bytes().any(|b| b.is_ascii_digit()) && is_reachable(host);
    is_host.then(|| idna::domain_to_ascii(host).ok()).flatten()
}

/// Whether two hosts belong together: one below the other, or both below one registered name.
fn related(a: &str, b: &str) -> bool {
    let bare = |host: &str| host.trim_start_matches("www.").to_ascii_lowercase();
    let (a, b) = (bare(a), bare(b));
    let below = |a: &str, b: &str| a.strip_suffix(b).is_some_and(|rest| rest.ends_with('.'));
    let registered = |host: &str| -> Option<String> {
        let mut labels = host.rsplit('.');
        let (ending, name) = (labels.next()?, labels.next()?);
        // `co.uk` and `com.br` are endings themselves.
        (name.len() > 3).then(|| format!("{name}.{ending}"))
    };
    a == b || below(&a, &b) || below(&b, &a) || (registered(&a).is_some() && registered(&a) == registered(&b))
}

/// Whether a label says nothing of where the link leads.
fn is_vague(label: &str, language: &str) -> bool {
    let Some((_, phrases)) = VAGUE.iter().find(|(code, _)| *code == language) else { return false };
    if label.len() > 60 {
        return false;
    }
    let label: String = label.nfkc().flat_map(char::to_lowercase).collect();
    phrases.contains(&label.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// An address without its query, which may hold a secret.
fn shown(href: &str) -> String {
    beginning(href.split(['?', '#']).next().unwrap_or_default(), 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_that_names_another_domain_misleads() {
        for (label, href) in [
            ("https://example.org/reset", "https://evil.example/reset"),
            ("www.example.org", "https://example.net/"),
            ("example.org", "https://track.example.net/x"),
            ("https://example.org", "https://example.org.evil.example/"),
            ("shop.co.uk", "https://evil.co.uk/"),
        ] {
            assert!(misleading(label, &Url::parse(href).unwrap()).is_some(), "{label} {href}");
        }
        for (label, href) in [
            ("https://example.org/reset", "https://example.org/reset?t=1"),
            ("example.org", "https://accounts.example.org/"),
            ("www.example.org/help", "https://help.example.org/"),
            ("Reset your password", "https://example.org/"),
            ("support@example.org", "https://example.net/"),
            ("Version 2.0", "https://example.net/"),
            ("2.0", "https://example.net/"),
            ("\u{2066}https://example.org/\u{2069}", "https://example.org/"),
        ] {
            assert_eq!(misleading(label, &Url::parse(href).unwrap()), None, "{label} {href}");
        }
    }

    #[test]
    fn hosts_that_hide_who_they_are_are_suspicious() {
        for bad in [
            "https://192.0.2.7/x",
            "https://bit.ly/3x",
            "https://xn--80ak6aa92e.com/",
            "https://[2001:db8::1]/",
            "https://xn--pypal-4ve.com/",
            "http://localhost:3000/",
            "http://127.0.0.1/",
        ] {
            assert!(suspicious(&Url::parse(bad).unwrap()).is_some(), "{bad}");
        }
        for good in [
            "https://example.org/",
            "https://xn--bcher-kva.example/",
            "https://xn--e1afmkfd.xn--p1ai/",
            "https://orbit.ly.example/",
        ] {
            assert_eq!(suspicious(&Url::parse(good).unwrap()), None, "{good}");
        }
    }

    #[test]
    fn vague_labels_are_known_by_language() {
        for (label, language) in [
            ("Click here", "en"),
            ("here »", "en"),
            ("Hier klicken", "de"),
            ("こちら", "ja"),
            ("cliquez ici", "fr"),
            ("здесь", "ru"),
            ("انقر هنا", "ar"),
        ] {
            assert!(is_vague(label, language), "{label}");
        }
        for (label, language) in
            [("Reset your password", "en"), ("Hier", "en"), ("here you find help", "en"), ("Hilfe", "de")]
        {
            assert!(!is_vague(label, language), "{label}");
        }
    }

    #[test]
    fn shorteners_are_in_order() {
        assert!(SHORTENERS.is_sorted());
    }
}
