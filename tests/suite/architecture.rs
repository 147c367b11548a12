//! Holds `src/` to the house: which room may use which, what the core must not touch, and how modules are named.
//!
//! A room is a module right under `src/`. Sources are read as tokens, so that comments and strings count for nothing and
//! `use crate::{a, b::{c, d}}` counts as every path it names. `super` is followed to the room it reaches.

mod cases;
pub mod tokens;

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use Kind::{Core, Edge};
use Uses::{Above, Only};
use tokens::{Token, paths, tokens, without_tests};

/// The rooms in their order. Adding a room is adding a row where it belongs.
#[rustfmt::skip]
const ROOMS: &[(&str, Kind, Uses)] = &[
    ("diagnostic", Core, Above),
    ("links",      Core, Above),
    ("locale",     Core, Above),
    ("profile",    Core, Above),
    ("catalog",    Core, Above),
    ("salutation", Core, Above),
    // A message is bytes and an envelope: it knows no template, catalog or engine.
    ("message",    Core, Only(&["diagnostic", "locale"])),
    ("settings",   Core, Above),
    ("sources",    Core, Above),
    ("template",   Core, Above),
    ("engine",     Core, Above),
    ("request",    Core, Above),
    ("render",     Core, Above),
    ("check",      Core, Above),
    ("import",     Core, Above),
    // Edges use the core, and one another only where it is said here.
    ("crash",      Edge, Only(&[])),
    ("clock",      Edge, Only(&[])),
    ("smtp",       Edge, Only(&["crash"])),
    // The outbox keeps an envelope and bytes: of the core it knows messages and what came of them.
    ("outbox",     Edge, Only(&["clock", "crash", "smtp"])),
    ("people",     Edge, Only(&["clock", "outbox"])),
    ("intake",     Edge, Only(&["clock", "crash", "outbox", "people"])),
    ("live",       Edge, Only(&["intake", "outbox"])),
    ("config",     Edge, Only(&["outbox", "smtp"])),
    ("telemetry",  Edge, Only(&["config"])),
    ("project",    Edge, Only(&[])),
    ("inbox",      Edge, Only(&[])),
    ("workspace",  Edge, Only(&["clock", "config", "project"])),
    ("gallery",    Edge, Only(&["workspace"])),
    ("http",       Edge, Only(&["inbox"])),
    ("server",     Edge, Only(&["clock", "crash", "http", "inbox", "intake", "live", "outbox", "people"])),
    ("preview",    Edge, Only(&["clock", "gallery", "http", "project", "smtp", "workspace"])),
    ("cli",        Edge, Above),
    // The binary: thin.
    ("main",       Edge, Only(&["cli"])),
];

/// Paths that no core room may name outside its tests. A leading `::` says that the first segment is a crate.
const NOT_IN_CORE: &[(&str, &str)] = &[
    ("std::fs", "files are read by `project`; take their text"),
    ("std::net", "sockets belong to `smtp`, `inbox` and `http`"),
    ("std::env", "the environment is read by `config`; take the value"),
    ("std::process", "processes belong to an edge"),
    ("std::thread", "the caller decides what runs side by side"),
    ("SystemTime::now", "take `now` as an argument"),
    ("Instant::now", "take `now` as an argument"),
    ("Timestamp::now", "take `now` as an argument"),
    ("Zoned::now", "take `now` as an argument"),
    ("::tokio", "the core is not async"),
    ("::rand", "take ids and chance as arguments"),
    ("::fastrand", "take ids and chance as arguments"),
    ("::getrandom", "take ids and chance as arguments"),
    ("aws_lc_rs::rand", "take ids and chance as arguments"),
];

/// Macros and words that no core room may use outside its tests.
const WORDS_NOT_IN_CORE: &[(&str, &str)] = &[
    ("print!", "give text back; `cli` prints it"),
    ("println!", "give text back; `cli` prints it"),
    ("eprint!", "give a diagnostic back; `cli` prints it"),
    ("eprintln!", "give a diagnostic back; `cli` prints it"),
    ("async", "the core is not async"),
    ("await", "the core is not async"),
];

/// What stands nowhere in `src/`.
const NOWHERE: &[(&str, &str)] = &[
    ("unsafe", "there is a safe way"),
    ("todo!", "write it, or leave it out"),
    ("unimplemented!", "write it, or leave it out"),
];

/// Marks of unfinished work, in comments as well.
const MARKS: &[&str] = &["TODO", "FIXME"];

/// Names that say nothing of what a module is for.
const EMPTY_NAMES: &[&str] =
    &["common", "helper", "helpers", "manager", "managers", "misc", "service", "services", "util", "utils"];

/// The longest file that is still read as one thing; tables under a folder `data` may be longer.
const MAX_LINES: usize = 700;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// Plain values in, plain values out.
    Core,
    /// Contact with the world.
    Edge,
}

#[derive(Clone, Copy, Debug)]
enum Uses {
    /// Every room above.
    Above,
    /// These; an edge also the whole core.
    Only(&'static [&'static str]),
}

#[test]
fn the_sources_keep_to_the_rooms() {
    let faults = faults(&sources());
    let list: String = faults.iter().map(|fault| format!("\n  {fault}")).collect();
    assert!(faults.is_empty(), "the house (tests/suite/architecture.rs) is not kept:{list}\n");
}

/// Every file below `src/`.
pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources: Vec<Source> = rust_files(&root.join("src"))
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            Source::read(&name, &text)
        })
        .collect();
    assert!(!sources.is_empty(), "no sources below {}", root.display());
    sources
}

/// The files among `sources` that are not compiled for tests only.
pub fn without_test_files(sources: &[Source]) -> impl Iterator<Item = &Source> {
    let tests: Vec<String> = sources.iter().flat_map(Source::test_modules).collect();
    let is_test = move |source: &Source| {
        tests.iter().any(|module| source.module == *module || source.module.starts_with(&format!("{module}::")))
    };
    sources.iter().filter(move |source| !is_test(source))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// One breach, printed as `file:line: what; way out`.
#[derive(Debug)]
struct Fault {
    file: String,
    line: usize,
    what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

fn faults(sources: &[Source]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for source in sources {
        source.check_direction(&mut faults);
        source.check_everywhere(&mut faults);
        source.check_shape(&mut faults);
    }
    without_test_files(sources).for_each(|source| source.check_core(&mut faults));
    faults
}

/// A file with what its tokens say.
pub struct Source {
    pub file: String,
    pub text: String,
    /// `catalog::markup` for `src/catalog/markup.rs`; empty for `lib.rs`.
    module: String,
    tokens: Vec<Token>,
}

impl Source {
    fn read(file: &str, text: &str) -> Source {
        let module =
            file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::");
        let module = if module == "lib" { String::new() } else { module };
        Source { file: file.to_owned(), text: text.to_owned(), module, tokens: tokens(text) }
    }

    fn room(&self) -> &str {
        self.module.split("::").next().unwrap_or_default()
    }

    fn fault(&self, faults: &mut Vec<Fault>, line: usize, what: String) {
        faults.push(Fault { file: self.file.clone(), line, what });
    }

    /// Rule: a room uses only what its row allows. `lib.rs` declares the rooms and may name them all.
    fn check_direction(&self, faults: &mut Vec<Fault>) {
        let room = self.room();
        if room.is_empty() {
            return;
        }
        let Some(row) = ROOMS.iter().position(|(name, ..)| *name == room) else {
            self.fault(faults, 1, format!("`{room}` is no room; add it to the table of tests/suite/architecture.rs"));
            return;
        };
        let mut seen = BTreeSet::new();
        for path in paths(&self.tokens, &self.module) {
            let Some(used) = path.room() else { continue };
            if used == room || !seen.insert((path.line, used.to_owned())) {
                continue;
            }
            if !ROOMS.iter().any(|(name, ..)| *name == used) {
                self.fault(
                    faults,
                    path.line,
                    format!("`crate::{used}` goes around the rooms; name the room it is from"),
                );
            } else if !may_use(row, used) {
                self.fault(faults, path.line, format!("`{room}` must not use `{used}`"));
            }
        }
    }

    /// Rule: the core opens nothing, knows no time and takes no chance.
    fn check_core(&self, faults: &mut Vec<Fault>) {
        if !ROOMS.iter().any(|(name, kind, _)| *name == self.room() && *kind == Core) {
            return;
        }
        let tokens = without_tests(&self.tokens);
        for path in paths(&tokens, &self.module) {
            let text = path.text();
            if let Some((pattern, way)) = NOT_IN_CORE.iter().find(|(pattern, _)| names(&text, pattern)) {
                let pattern = pattern.trim_start_matches("::");
                self.fault(faults, path.line, format!("a core room must not use `{pattern}`; {way}"));
            }
        }
        for (line, word, way) in words(&tokens, WORDS_NOT_IN_CORE) {
            self.fault(faults, line, format!("a core room must not use `{word}`; {way}"));
        }
    }

    /// Rule: nothing unsafe, nothing unfinished.
    fn check_everywhere(&self, faults: &mut Vec<Fault>) {
        for (line, word, way) in words(&self.tokens, NOWHERE) {
            self.fault(faults, line, format!("`{word}` has no place in src; {way}"));
        }
        for (index, line) in self.text.lines().enumerate() {
            let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            if let Some(mark) = words.find(|word| MARKS.contains(word)) {
                self.fault(faults, index + 1, format!("`{mark}`: finish it, or make it an issue"));
            }
        }
    }

    /// Rule: files that can be read at once, modules with names that say something.
    fn check_shape(&self, faults: &mut Vec<Fault>) {
        let lines = self.text.lines().count();
        if lines > MAX_LINES && !self.file.contains("/data/") {
            self.fault(
                faults,
                lines,
                format!("the file has {lines} lines, at most {MAX_LINES}; split it by what it is for"),
            );
        }
        let declared = self.tokens.windows(2).filter(|pair| pair[0].text == "mod");
        let own = self.module.rsplit("::").next().map(|name| (name, 1));
        for (name, line) in own.into_iter().chain(declared.map(|pair| (pair[1].text.as_str(), pair[1].line))) {
            if EMPTY_NAMES.contains(&name) {
                self.fault(faults, line, format!("`{name}` does not say what the module is for"));
            }
        }
    }

    /// Modules of this file that are compiled for tests only and stand in files of their own.
    fn test_modules(&self) -> Vec<String> {
        let kept = without_tests(&self.tokens);
        let declared = |tokens: &[Token]| -> BTreeSet<String> {
            tokens
                .windows(3)
                .filter(|three| three[0].text == "mod" && three[2].text == ";")
                .map(|three| three[1].text.clone())
                .collect()
        };
        let all = declared(&self.tokens);
        all.difference(&declared(&kept))
            .map(|name| if self.module.is_empty() { name.clone() } else { format!("{}::{name}", self.module) })
            .collect()
    }
}

fn may_use(row: usize, used: &str) -> bool {
    let (_, kind, uses) = ROOMS[row];
    let above = ROOMS[..row].iter().find(|(name, ..)| *name == used);
    match (uses, above) {
        (_, None) => false,
        (Above, Some(_)) => true,
        (Only(list), Some((_, used_kind, _))) => {
            list.contains(&used) || (kind == Edge && *used_kind == Core && row < main_row())
        }
    }
}

/// The row of the binary, which uses nothing but its list.
fn main_row() -> usize {
    ROOMS.len() - 1
}

/// Whether the path `text` holds `pattern` at segment boundaries.
fn names(text: &str, pattern: &str) -> bool {
    let (pattern, anchored) = match pattern.strip_prefix("::") {
        Some(rest) => (rest, true),
        None => (pattern, false),
    };
    let text = format!("{}::", text.trim_start_matches("::"));
    let pattern = format!("{pattern}::");
    if anchored {
        text.starts_with(&pattern) && text != pattern
    } else {
        text.starts_with(&pattern) || text.contains(&format!("::{pattern}"))
    }
}

/// Finds words and macro calls (`name!`).
fn words<'a>(tokens: &[Token], list: &'a [(&'a str, &'a str)]) -> Vec<(usize, &'a str, &'a str)> {
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let bang = tokens.get(index + 1).is_some_and(|next| next.text == "!");
        for (word, way) in list {
            let hit = match word.strip_suffix('!') {
                Some(name) => bang && token.text == name,
                None => token.text == *word,
            };
            if hit {
                found.push((token.line, *word, *way));
            }
        }
    }
    found
}
