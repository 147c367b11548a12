//! Each rule fails on a bad snippet and stays silent on a good one.

use super::*;

/// What the rules say about one file, without its place.
fn said(file: &str, text: &str) -> Vec<String> {
    faults(&[Source::read(file, text)]).into_iter().map(|fault| fault.what).collect()
}

#[test]
fn a_wrong_way_use_is_found_however_it_is_written() {
    for (file, text) in [
        ("src/locale.rs", "use crate::catalog::Catalog;"),
        ("src/locale.rs", "use crate::{diagnostic::Report, catalog};"),
        (
            "src/locale.rs",
            "use crate::{\n    diagnostic::{Diagnostic, Report},\n    catalog::{self, markup::{Mark as M, Slot}},\n};",
        ),
        ("src/locale.rs", "pub use super::catalog::Catalog;"),
        ("src/locale/list.rs", "use super::super::catalog::Catalog;"),
        ("src/locale.rs", "fn f() -> Vec<crate::catalog::Catalog> { Vec::new() }"),
        ("src/locale.rs", "mod tests { use super::super::catalog::Catalog; }"),
        ("src/locale.rs", "macro_rules! m { () => { $crate::catalog::x() } }"),
        ("src/message.rs", "use crate::template::TemplateSet;"),
        ("src/message.rs", "use crate::engine::Engine;"),
        ("src/render.rs", "use crate::cli::print;"),
        ("src/smtp/pool.rs", "use crate::config::Config;"),
        ("src/http.rs", "use crate::cli;"),
        ("src/main.rs", "use vocative::engine::Engine;"),
    ] {
        let said = said(file, text);
        assert!(said.len() == 1 && said[0].contains("must not use"), "{file}: {text}: {said:?}");
    }
}

#[test]
fn a_use_of_a_room_above_is_allowed_and_mere_mentions_are_none() {
    for (file, text) in [
        ("src/catalog.rs", "use crate::{diagnostic::Report, locale::{Locale, inherit}};\nuse self::expand::Found;"),
        ("src/catalog/expand.rs", "use super::resource::Expr;\nuse crate::diagnostic::did_you_mean;"),
        ("src/catalog.rs", "mod tests { use super::*; mod deeper { use super::super::Catalog; } }"),
        ("src/locale.rs", "//! See [`crate::engine`].\n/* /* crate::engine */ */ const A: &str = \"crate::engine\";"),
        (
            "src/locale.rs",
            "const A: &str = r##\"\"# crate::engine\"##; const B: char = '\"'; const C: &[u8] = b\"\\\"\";",
        ),
        ("src/locale.rs", "fn f<'a>(self_: &'a str) -> char { let _ = b'\\''; '\\'' }"),
        ("src/message.rs", "use crate::locale::Locale;\npub(crate) fn f() {}\npub(in crate::message) fn g() {}"),
        ("src/smtp.rs", "use crate::message::Message;"),
        ("src/http/forms.rs", "use crate::{engine::Engine, inbox::Inbox};"),
        ("src/cli/send.rs", "use crate::{config, smtp::Pool, engine::Engine};"),
        ("src/main.rs", "fn main() { vocative::cli::run() }"),
        ("src/lib.rs", "pub mod cli;\npub use crate::engine::Engine;"),
    ] {
        assert_eq!(said(file, text), Vec::<String>::new(), "{file}: {text}");
    }
}

#[test]
fn a_module_that_is_no_room_and_a_way_around_the_rooms_are_found() {
    assert!(said("src/postbox.rs", "")[0].contains("is no room"));
    for text in ["use crate::Engine;", "use crate::*;", "use crate::{self as all};"] {
        assert!(said("src/render.rs", text)[0].contains("goes around the rooms"), "{text}");
    }
}

#[test]
fn the_world_is_found_in_the_core_and_nowhere_else() {
    for text in [
        "use std::fs;",
        "use std::{fmt, fs::File};",
        "fn f() { std::env::var(\"X\"); }",
        "use std::net::TcpStream;",
        "fn f() { SystemTime::now(); }",
        "fn f() { std::time::Instant::now(); }",
        "fn f() { jiff::Timestamp::now(); }",
        "fn f() { jiff::Zoned::now(); }",
        "use tokio::time::sleep;",
        "fn f() { rand::random(); }",
        "fn f() { getrandom::fill(&mut []); }",
        "use aws_lc_rs::rand::SystemRandom;",
        "fn f() { println!(\"x\"); }",
        "fn f() { eprintln!(\"x\"); }",
        "async fn f() {}",
        "#[cfg(not(test))] use std::fs;",
        "#[cfg(test)] mod tests { fn f() {} } use std::fs;",
    ] {
        let found = said("src/catalog/markup.rs", text);
        assert!(found.len() == 1 && found[0].contains("a core room must not use"), "{text}: {found:?}");
        assert_eq!(said("src/cli/list.rs", text), Vec::<String>::new(), "{text}");
    }
    for text in [
        "#[cfg(test)]\nmod tests {\n    use std::fs;\n    fn f() { println!(\"{}\", \"}\"); }\n}",
        "#[cfg(test)] #[rustfmt::skip] fn f(x: [u8; 2]) -> u8 { std::env::args().count() as u8 }",
        "use std::time::Duration;\nlet now = timestamp.now;\nfn rand(brand: &str) {}\nuse crate::locale::data::rand;",
        "/// Never `std::fs`.\nconst A: &str = \"println!\";",
    ] {
        assert_eq!(said("src/catalog.rs", text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_file_of_tests_may_use_the_world() {
    let files = [
        Source::read("src/catalog.rs", "#[cfg(test)]\nmod tests;\nmod markup;"),
        Source::read("src/catalog/tests.rs", "use std::fs;"),
        Source::read("src/catalog/tests/more.rs", "use std::fs;"),
        Source::read("src/catalog/markup.rs", "use std::fs;"),
    ];
    let faults = faults(&files);
    assert_eq!(faults.iter().map(|fault| fault.file.as_str()).collect::<Vec<_>>(), ["src/catalog/markup.rs"]);
}

#[test]
fn unsafe_and_unfinished_code_is_found_with_its_line() {
    for (text, what) in [
        ("\n\nfn f() { unsafe { g() } }", "`unsafe` has no place"),
        ("fn a() {}\nconst S: &str = \"a\nb\"; fn f() { todo!() }", "`todo!` has no place"),
        ("/* a\nb */\nfn f() { unimplemented!(\"later\") }", "`unimplemented!` has no place"),
        ("\n\n// TODO: later", "`TODO`"),
        ("\n\n/// FIXME", "`FIXME`"),
    ] {
        let faults = faults(&[Source::read("src/cli.rs", text)]);
        assert!(faults.len() == 1 && faults[0].what.contains(what), "{text}: {faults:?}");
        assert_eq!(faults[0].line, 3, "{text}");
    }
    for text in ["#![forbid(unsafe_code)]", "// a todo list; METODO", "const S: &str = \"unsafe todo!()\";"] {
        assert_eq!(said("src/cli.rs", text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn empty_names_and_long_files_are_found() {
    for (file, text) in [
        ("src/cli/util.rs", ""),
        ("src/cli/helpers/mod.rs", ""),
        ("src/cli.rs", "mod manager;"),
        ("src/cli.rs", "mod misc { }"),
    ] {
        assert!(said(file, text)[0].contains("does not say what the module is for"), "{file}: {text}");
    }
    let long = "//\n".repeat(MAX_LINES + 1);
    assert!(said("src/cli.rs", &long)[0].contains("split it"));
    assert!(said("src/locale/data/codes.rs", &long).is_empty());
}

#[test]
fn the_table_names_each_room_once_and_only_rooms() {
    let all: BTreeSet<&str> = ROOMS.iter().map(|(name, ..)| *name).collect();
    assert_eq!(all.len(), ROOMS.len());
    for (row, (room, _, uses)) in ROOMS.iter().enumerate() {
        if let Only(list) = uses {
            for used in *list {
                assert!(may_use(row, used), "{room} names `{used}`, which is no room above it");
            }
        }
    }
}
