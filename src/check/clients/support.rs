//! What the data says: features, mail programs and how well each version supports each feature.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::LazyLock;

use serde::Deserialize;

/// <https://github.com/hteumeuleu/caniemail>, MIT, © 2019 Rémi Parmentier; see `data/README.md`.
const CANIEMAIL: &str = include_str!("data/caniemail.json");

static DATA: LazyLock<Data> = LazyLock::new(|| {
    let mut data: Data = serde_json::from_str(CANIEMAIL).unwrap_or_default();
    data.lacking = vec![FeatureSet::default(); data.clients.len()];
    for (place, feature) in data.features.iter().enumerate() {
        for (client, lacking) in data.lacking.iter_mut().enumerate() {
            if feature.status(Client(client)).level == Level::Unsupported {
                lacking.insert(place);
            }
        }
    }
    data
});

#[derive(Debug, Default, Deserialize)]
struct Data {
    date: &'static str,
    families: HashMap<&'static str, &'static str>,
    platforms: HashMap<&'static str, &'static str>,
    clients: Vec<&'static str>,
    features: Vec<Feature>,
    /// What the latest version of each client does not support.
    #[serde(skip)]
    lacking: Vec<FeatureSet>,
}

/// Features by their place in the data. One beyond the 512th is left out, so that findings become more and not fewer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FeatureSet([u64; 8]);

impl FeatureSet {
    /// Adds the feature of that place.
    pub fn insert(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / 64) {
            *word |= 1 << (place % 64);
        }
    }

    /// Whether `other` has all of these.
    pub fn within(self, other: FeatureSet) -> bool {
        self.0.iter().zip(other.0).all(|(own, other)| own & !other == 0)
    }

    /// Whether a feature is in both.
    pub fn meets(self, other: FeatureSet) -> bool {
        self.0.iter().zip(other.0).any(|(own, other)| own & other != 0)
    }

    fn len(self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }
}

/// Something of HTML, CSS or an image format that mail programs were tested for.
#[derive(Debug, Deserialize)]
pub struct Feature {
    /// Its stable name, such as `css-display-flex`.
    pub slug: &'static str,
    /// What it is called, such as `display:flex`.
    pub title: String,
    /// `css`, `html`, `image` or `others`.
    pub category: &'static str,
    /// The day of the last test, `YYYY-MM-DD`.
    pub tested: &'static str,
    /// For each client of the data `VERSION VALUE NOTE…, VERSION …`, oldest first; empty where it was not tested.
    support: Vec<&'static str>,
    notes: BTreeMap<&'static str, String>,
}

impl Feature {
    /// The page about it.
    pub fn url(&self) -> String {
        format!("https://www.caniemail.com/features/{}/", self.slug)
    }

    /// What each tested version of `client` makes of it, oldest first, in the order of the data: versions are dates for some
    /// programs and numbers for others, or both, so that no sorting gives their order.
    pub fn versions(&self, client: Client) -> impl DoubleEndedIterator<Item = (&'static str, Status<'_>)> {
        let cell = self.support.get(client.0).copied().unwrap_or_default();
        cell.split(',').map(str::trim_start).filter_map(|version| {
            let mut words = version.rsplit(' ').peekable();
            let mut notes = Vec::new();
            while let Some(number) = words.next_if(|word| self.notes.contains_key(word)) {
                notes.extend(self.notes.get(number).map(String::as_str));
            }
            // A note that the data names without having it stands here too.
            let level = words.find_map(Level::parse)?;
            Some((version.split(' ').next().unwrap_or_default(), Status { level, notes }))
        })
    }

    /// What the latest version of `client` makes of it.
    pub fn status(&self, client: Client) -> Status<'_> {
        let latest = self.versions(client).next_back();
        latest.map_or(Status { level: Level::Unknown, notes: Vec::new() }, |(_, status)| status)
    }
}

/// How well one version supports a feature, with remarks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status<'a> {
    /// How well.
    pub level: Level,
    /// What is to be known about it.
    pub notes: Vec<&'a str>,
}

/// How well a feature is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// `y`
    Supported,
    /// `a`: almost
    Partial,
    /// `n`
    Unsupported,
    /// `u`, or never tested
    Unknown,
}

impl Level {
    fn parse(value: &str) -> Option<Level> {
        match value {
            "y" => Some(Level::Supported),
            "a" => Some(Level::Partial),
            "n" => Some(Level::Unsupported),
            "u" => Some(Level::Unknown),
            _ => None,
        }
    }
}

/// A mail program on one platform; prints as `Gmail (iOS)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Client(usize);

impl Client {
    /// Its name in configuration: `gmail.ios`.
    pub fn name(self) -> &'static str {
        DATA.clients.get(self.0).copied().unwrap_or_default()
    }

    /// The name of the family in configuration: `gmail`.
    pub fn family(self) -> &'static str {
        self.name().split('.').next().unwrap_or_default()
    }

    /// The family as people call it: `Gmail`.
    pub fn family_title(self) -> &'static str {
        DATA.families.get(self.family()).copied().unwrap_or(self.family())
    }

    /// The platform as people call it: `iOS`.
    pub fn platform_title(self) -> &'static str {
        let platform = self.name().split('.').nth(1).unwrap_or_default();
        DATA.platforms.get(platform).copied().unwrap_or(platform)
    }

    /// Whether Word draws the mail, so that conditional comments for `mso` and VML are for it.
    pub fn is_word(self) -> bool {
        matches!(self.name(), "outlook.windows" | "outlook.windows-mail")
    }

    /// What its latest version does not support.
    pub fn lacking(self) -> FeatureSet {
        DATA.lacking.get(self.0).copied().unwrap_or_default()
    }

    /// How many features its latest version does not support.
    pub fn lacks(self) -> u32 {
        self.lacking().len()
    }
}

impl fmt::Display for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.family_title(), self.platform_title())
    }
}

/// Every client of the data, ordered by name.
pub fn clients() -> impl Iterator<Item = Client> + Clone {
    (0..DATA.clients.len()).map(Client)
}

/// Every feature of the data, ordered by slug.
pub fn features() -> &'static [Feature] {
    &DATA.features
}

/// The day of the data, `YYYY-MM-DD`.
pub fn data_date() -> &'static str {
    DATA.date
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feature(slug: &str) -> &'static Feature {
        features().iter().find(|f| f.slug == slug).unwrap()
    }

    fn client(name: &str) -> Client {
        clients().find(|c| c.name() == name).unwrap()
    }

    #[test]
    fn the_data_is_read_whole() {
        assert_eq!((features().len(), clients().count()), (307, 48));
        assert!(features().is_sorted_by_key(|f| f.slug) && clients().map(Client::name).is_sorted());
        for feature in features() {
            assert_eq!(feature.support.len(), 48, "{}", feature.slug);
            for (client, cell) in clients().zip(&feature.support) {
                let cells = cell.split(", ").filter(|c| !c.is_empty()).count();
                assert_eq!(feature.versions(client).count(), cells, "{} in {client}: {cell}", feature.slug);
            }
        }
    }

    #[test]
    fn the_latest_version_is_the_last_of_the_data() {
        // `16.80` came after `2019-02`, and sorts before it.
        let versions: Vec<_> = feature("css-display-flex").versions(client("outlook.macos")).map(|(v, _)| v).collect();
        assert_eq!(versions, ["2019-02", "16.80"]);
        let cases = [
            ("css-display-flex", "yahoo.ios", Level::Supported, 1),
            ("css-display-flex", "outlook.windows", Level::Unsupported, 0),
            ("css-display-flex", "gmail.android", Level::Partial, 1),
            ("html-picture", "wp-pl.desktop-webmail", Level::Unknown, 0),
            // Note 2 is not there.
            ("css-clear", "apple-mail.ios", Level::Supported, 0),
        ];
        for (slug, name, level, notes) in cases {
            let status = feature(slug).status(client(name));
            assert_eq!((status.level, status.notes.len()), (level, notes), "{slug} in {name}");
        }
    }

    #[test]
    fn clients_print_as_people_call_them() {
        assert_eq!(client("gmail.desktop-webmail").to_string(), "Gmail (Desktop Webmail)");
        assert_eq!(client("outlook.windows").to_string(), "Outlook (Windows)");
        assert!(client("outlook.windows").lacks() > client("apple-mail.macos").lacks());
    }
}
