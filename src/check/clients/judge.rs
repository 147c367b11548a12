//! From uses to findings: who lacks what, and whether a reader would notice.

use std::collections::HashMap;

use super::detect::Usage;
use super::selection::Selection;
use super::sign::Impact;
use super::support::{Client, Feature, Level};

/// What the mail uses and some chosen programs do not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// `client-unsupported`, `client-partial` or `client-degraded`.
    pub rule: &'static str,
    /// The text to look for in the author's source, as in [`Usage::needle`].
    pub needle: String,
    /// The element that it was found on, unless it was a style sheet.
    pub element: Option<String>,
    /// What is wrong, worst client first.
    pub message: String,
    /// What to write instead.
    pub hint: String,
}

/// Judges each use by the latest version of each chosen client: first what breaks the mail, then what asks too much of partial support,
/// then what only makes it plainer (`client-degraded`, which is off unless asked for).
pub fn judge(usages: &[Usage], selection: &Selection) -> Vec<Flaw> {
    let groups = by_feature(usages);
    let (mut flaws, mut partly) = (Vec::new(), Vec::new());
    for uses in &groups {
        match unsupported(uses, selection) {
            Some(flaw) => flaws.push(flaw),
            None => partly.extend(uses.iter().filter_map(|usage| partial(usage, selection))),
        }
    }
    flaws.append(&mut partly);
    flaws.extend(groups.iter().filter_map(|uses| degraded(uses, selection)));
    flaws
}

/// The uses of each feature, in the order of their first.
fn by_feature(usages: &[Usage]) -> Vec<Vec<&Usage>> {
    let mut groups: Vec<Vec<&Usage>> = Vec::new();
    let mut places = HashMap::new();
    for usage in usages {
        let place = *places.entry(usage.feature.slug).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(usage),
            None => groups.push(vec![usage]),
        }
    }
    groups
}

fn lacks(feature: &Feature, client: Client) -> bool {
    feature.status(client).level == Level::Unsupported
}

fn unsupported(uses: &[&Usage], selection: &Selection) -> Option<Flaw> {
    let breaking: Vec<&Usage> = uses.iter().copied().filter(|usage| usage.breaks).collect();
    let first = breaking.first()?;
    let (Impact::Breaks(instead) | Impact::BreaksWhen(_, instead)) = first.impact else { return None };
    // Programs whose partial support stops short of the same use belong to the same finding.
    let hurt = |client: &Client| {
        let lost = lacks(first.feature, *client) && breaking.iter().any(|usage| usage.guards.open_to(*client));
        lost || uses.iter().any(|usage| asks_too_much(usage, *client))
    };
    let flaw = Flaw {
        rule: "client-unsupported",
        needle: first.needle.clone(),
        element: first.element.clone(),
        message: format!("no support for {} in {}", label(first.feature), who(selection, hurt)?),
        hint: hint(instead, first.feature),
    };
    Some(flaw)
}

/// Whether `client` has the feature, but not for this use.
fn asks_too_much(usage: &Usage, client: Client) -> bool {
    usage.caveat.is_some_and(|caveat| {
        usage.guards.open_to(client) && usage.feature.status(client).notes.iter().any(|note| note.contains(caveat.note))
    })
}

fn partial(usage: &Usage, selection: &Selection) -> Option<Flaw> {
    let caveat = usage.caveat?;
    let flaw = Flaw {
        rule: "client-partial",
        needle: usage.needle.clone(),
        element: usage.element.clone(),
        message: format!(
            "{}: no support for {} in {}",
            label(usage.feature),
            caveat.what,
            who(selection, |client| asks_too_much(usage, *client))?
        ),
        hint: hint(caveat.instead, usage.feature),
    };
    Some(flaw)
}

/// What the rules of rendered mails ask for, or the engine writes: nobody is told to see whether a mail reads well without it.
const ASKED_FOR: &[&str] = &["html-dir", "html-doctype", "html-lang", "html-meta-color-scheme"];

fn degraded(uses: &[&Usage], selection: &Selection) -> Option<Flaw> {
    let first = uses.first().filter(|usage| !ASKED_FOR.contains(&usage.feature.slug))?;
    let breaks = |client: Client| uses.iter().any(|u| (u.breaks || u.caveat.is_some()) && u.guards.open_to(client));
    let plainer = |client: &Client| match first.feature.status(*client).level {
        Level::Unsupported => !breaks(*client) && uses.iter().any(|u| u.guards.open_to(*client)),
        Level::Partial => uses.iter().any(|u| u.guards.open_to(*client)),
        Level::Supported | Level::Unknown => false,
    };
    let flaw = Flaw {
        rule: "client-degraded",
        needle: first.needle.clone(),
        element: first.element.clone(),
        message: format!("less than full support for {} in {}", label(first.feature), who(selection, plainer)?),
        hint: format!("see that the mail reads well without it; {}", source(first.feature)),
    };
    Some(flaw)
}

/// The clients that are hurt, worst first, one mention for each family: `3 of 14 chosen clients: Outlook (Windows, iOS), Gmail`.
fn who(selection: &Selection, hurt: impl Fn(&Client) -> bool) -> Option<String> {
    let chosen = selection.clients();
    let hit: Vec<Client> = chosen.iter().copied().filter(|client| hurt(client)).collect();
    let mut families: Vec<Vec<Client>> = Vec::new();
    for client in &hit {
        match families.iter_mut().find(|family| family[0].family() == client.family()) {
            Some(family) => family.push(*client),
            None => families.push(vec![*client]),
        }
    }
    let names: Vec<String> = families.iter().map(|family| family_name(family, chosen)).collect();
    (!hit.is_empty()).then(|| format!("{} of {} chosen clients: {}", hit.len(), chosen.len(), names.join(", ")))
}

/// `Gmail` when it is all of the family that was chosen and more than one, else `Gmail (iOS)`.
fn family_name(family: &[Client], chosen: &[Client]) -> String {
    let title = family[0].family_title();
    let all = chosen.iter().filter(|client| client.family() == family[0].family()).count();
    if family.len() == all && all > 1 {
        return title.to_owned();
    }
    let platforms: Vec<&str> = family.iter().map(|client| client.platform_title()).collect();
    format!("{title} ({})", platforms.join(", "))
}

/// The feature's title as the start of a sentence: code in backticks, words in small letters.
fn label(feature: &Feature) -> String {
    let title = feature.title.as_str();
    if let Some((tag, words)) = title.strip_prefix('<').and_then(|title| title.split_once('>')) {
        return format!("`<{tag}>`{words}");
    }
    let lower = title.starts_with(|c: char| c.is_ascii_lowercase());
    let code = !title.contains(' ') || title.starts_with('@') || (lower && title.contains(['(', ':']));
    if code {
        return format!("`{title}`");
    }
    let mut chars = title.chars();
    match (chars.next(), chars.as_str()) {
        (Some(first), rest) if rest.starts_with(|c: char| c.is_lowercase()) => {
            format!("{}{rest}", first.to_lowercase())
        }
        _ => title.to_owned(),
    }
}

fn hint(instead: &str, feature: &Feature) -> String {
    format!("{instead}; {}", source(feature))
}

fn source(feature: &Feature) -> String {
    format!("tested {}, see {}", feature.tested, feature.url())
}
