//! Which mail programs a mail is made for: `check.clients` in `vocative.toml`.

use std::collections::BTreeSet;

use thiserror::Error;

use super::support::{Client, clients};
use crate::diagnostic::did_you_mean;

/// What most people read their mail with: Gmail, Apple Mail, Outlook, Yahoo and Samsung's program, each where it is used. Left out are
/// programs that are gone (Windows Mail) and those of one country, which a project that writes to it names itself.
const USUAL: &[&str] = &[
    "apple-mail",
    "gmail.desktop-webmail",
    "gmail.ios",
    "gmail.android",
    "outlook.windows",
    "outlook.macos",
    "outlook.outlook-com",
    "outlook.ios",
    "outlook.android",
    "yahoo",
    "samsung-email",
];

/// The clients that a project cares about, worst first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    clients: Vec<Client>,
}

/// A name that is neither a family nor a client of the data.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("`{name}` is no mail program of caniemail.com; {way}")]
pub struct UnknownClient {
    /// The name as it was written.
    pub name: String,
    /// What may have been meant.
    way: String,
}

/// The clients that `names` chooses, each a family (`gmail`) or one of its platforms (`gmail.ios`).
///
/// # Errors
///
/// The first name that the data does not have, with the one that was probably meant.
pub fn select<S: AsRef<str>>(names: &[S]) -> Result<Selection, UnknownClient> {
    let mut chosen = BTreeSet::new();
    for name in names.iter().map(AsRef::as_ref) {
        let mut matching = clients().filter(|c| c.name() == name || c.family() == name).peekable();
        if matching.peek().is_none() {
            return Err(unknown(name));
        }
        chosen.extend(matching);
    }
    Ok(Selection::of(chosen))
}

impl Selection {
    fn of(chosen: BTreeSet<Client>) -> Selection {
        let mut clients: Vec<Client> = chosen.into_iter().collect();
        clients.sort_by_key(|client| std::cmp::Reverse(client.lacks()));
        Selection { clients }
    }

    /// The clients, the one that lacks most features first.
    pub fn clients(&self) -> &[Client] {
        &self.clients
    }
}

impl Default for Selection {
    fn default() -> Self {
        let usual = |client: &Client| USUAL.iter().any(|name| client.name() == *name || client.family() == *name);
        Selection::of(clients().filter(usual).collect())
    }
}

fn unknown(name: &str) -> UnknownClient {
    let family = name.split('.').next().unwrap_or_default();
    let platforms: Vec<String> =
        clients().filter(|c| c.family() == family).map(|c| format!("`{}`", c.name())).collect();
    let way = if platforms.is_empty() {
        let known = clients().flat_map(|c| [c.family(), c.name()]);
        match did_you_mean(name, known.clone()).or_else(|| did_you_mean(family, known)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "choose `gmail`, `outlook.windows`, `apple-mail` or another family of its list".to_owned(),
        }
    } else {
        format!("choose among {}", platforms.join(", "))
    };
    UnknownClient { name: name.to_owned(), way }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(selection: &Selection) -> Vec<&'static str> {
        selection.clients().iter().map(|c| c.name()).collect()
    }

    #[test]
    fn a_family_is_all_its_platforms_and_nothing_is_chosen_twice() {
        let chosen = select(&["gmail.ios", "apple-mail", "gmail", "outlook.windows"]).unwrap();
        let mut names = names(&chosen);
        assert_eq!(names[0], "outlook.windows", "worst first");
        names.sort_unstable();
        let gmail = ["gmail.android", "gmail.desktop-webmail", "gmail.ios", "gmail.mobile-webmail"];
        assert_eq!(names, [&["apple-mail.ios", "apple-mail.macos"], &gmail[..], &["outlook.windows"]].concat());
    }

    #[test]
    fn the_usual_choice_is_made_of_names_of_the_data() {
        let usual = Selection::default();
        assert_eq!(usual, select(USUAL).unwrap());
        assert_eq!(usual.clients().len(), 14);
    }

    #[test]
    fn an_unknown_name_is_refused_with_a_way_out() {
        let cases = [
            ("gmai", "`gmai` is no mail program of caniemail.com; did you mean `gmail`?"),
            ("outlok.windows", "did you mean `outlook.windows`?"),
            ("samsung-email.ios", "choose among `samsung-email.android`"),
            ("", "another family"),
        ];
        for (name, way) in cases {
            let error = select(&[name]).unwrap_err().to_string();
            assert!(error.ends_with(way) || error.contains(way), "{error}");
        }
    }

    #[test]
    fn the_guide_names_every_client_and_those_of_the_default() {
        let guide = include_str!("../../../docs/checks.md");
        for client in clients() {
            let platform = client.name().split('.').nth(1).unwrap_or_default();
            let row = guide.lines().find(|line| line.starts_with(&format!("| `{}` |", client.family())));
            assert!(row.is_some_and(|row| row.contains(&format!("`{platform}`"))), "{}", client.name());
        }
        assert!(USUAL.iter().all(|name| guide.contains(&format!("`{name}`"))));
    }
}
