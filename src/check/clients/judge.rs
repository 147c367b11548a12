//! From uses to findings: who lacks what, and whether a reader would notice.

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
    let broken = features(usages).filter_map(|uses| unsupported(&uses, selection));
    let partial = usages.iter().filter_map(|usage| partial(usage, selection));
    let degraded = features(usages).filter_map(|uses| degraded(&uses, selection));
    broken.chain(partial).chain(degraded).collect()
}

/// The uses of each feature, in the order of their first.
fn features(usages: &[Usage]) -> impl Iterator<Item = Vec<&Usage>> {
    let first = |at: usize| !usages[..at].iter().any(|before| same(before, &usages[at]));
    let firsts = (0..usages.len()).filter(move |at| first(*at));
    firsts.map(|at| usages[at..].iter().filter(|usage| same(usage, &usages[at])).collect())
}

fn same(a: &Usage, b: &Usage) -> bool {
    std::ptr::eq(a.feature, b.feature)
}

fn lacks(feature: &Feature, client: Client) -> bool {
    feature.status(client).level == Level::Unsupported
}

fn unsupported(uses: &[&Usage], selection: &Selection) -> Option<Flaw> {
    let breaking: Vec<&Usage> = uses.iter().copied().filter(|usage| usage.breaks).collect();
    let first = breaking.first()?;
    let (Impact::Breaks(instead) | Impact::BreaksWhen(_, instead)) = first.impact else { return None };
    let hurt = |client: &Client| lacks(first.feature, *client) && breaking.iter().any(|u| u.guards.open_to(*client));
    let flaw = Flaw {
        rule: "client-unsupported",
        needle: first.needle.clone(),
        element: first.element.clone(),
        message: format!("{} is not supported by {}", label(first.feature), who(selection, hurt)?),
        hint: hint(instead, first.feature),
    };
    Some(flaw)
}

fn partial(usage: &Usage, selection: &Selection) -> Option<Flaw> {
    let caveat = usage.caveat?;
    let hurt = |client: &Client| {
        let status = usage.feature.status(*client);
        status.notes.iter().any(|note| note.contains(caveat.note)) && usage.guards.open_to(*client)
    };
    let flaw = Flaw {
        rule: "client-partial",
        needle: usage.needle.clone(),
        element: usage.element.clone(),
        message: format!("{}: {} is not supported by {}", label(usage.feature), caveat.what, who(selection, hurt)?),
        hint: hint(caveat.instead, usage.feature),
    };
    Some(flaw)
}

fn degraded(uses: &[&Usage], selection: &Selection) -> Option<Flaw> {
    let first = uses.first()?;
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
        message: format!("{} does nothing, or not all, in {}", label(first.feature), who(selection, plainer)?),
        hint: format!("see that the mail reads well without it; {}", source(first.feature)),
    };
    Some(flaw)
}

/// The clients that are hurt, worst first, one mention for each family: `Outlook (Windows, iOS), Gmail (3 of 14 chosen clients)`.
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
    (!hit.is_empty()).then(|| format!("{} ({} of {} chosen clients)", names.join(", "), hit.len(), chosen.len()))
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
    let title = feature.title.trim();
    let words = title.contains(' ') && !title.contains(['<', '@', '(', ':']);
    if words || title.starts_with("Embedded") {
        let mut chars = title.chars();
        let rest = chars.as_str().get(1..).unwrap_or_default();
        return match chars.next() {
            Some(first) if rest.starts_with(|c: char| c.is_lowercase()) => format!("{}{rest}", first.to_lowercase()),
            _ => title.to_owned(),
        };
    }
    format!("`{title}`")
}

fn hint(instead: &str, feature: &Feature) -> String {
    format!("{instead}; {}", source(feature))
}

fn source(feature: &Feature) -> String {
    format!("tested {}, see {}", feature.tested, feature.url())
}
