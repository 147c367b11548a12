//! The studio in a real browser: each test is a scenario of `browser/*.mjs`, run in Chromium by Playwright.

use std::path::Path;
use std::process::Command;

use super::{Studio, project};
use crate::builder::Builder;
use crate::message::outside;
use crate::peer::Script;

/// A project with something for every view: a language from right to left, dark colors, an image, a brand, an incomplete locale.
fn shown() -> Builder {
    let head = "<head><meta name=\"color-scheme\" content=\"light dark\"><style>@media (prefers-color-scheme: dark) \
                { p { color: #ffff00 !important; background: #000050 !important } }</style></head><body>";
    project()
        .change("templates/hello/body.html", "<body>", &format!("{head}<img src=\"assets/dot.png\" alt=\"a dot\">"))
        .bytes("assets/dot.png", crate::gallery::PIXEL)
        .file(
            "locales/ar/hello.ftl",
            "hello-subject = مرحبًا\nhello-intro = مرحبًا { $name }\nhello-open = <link>افتحوا حسابكم</link>.\n",
        )
        .file("locales/it/hello.ftl", "hello-subject = Ciao\n")
        .file("brands/acme/brand.toml", "name = \"Acme\"\n")
        .file("brands/acme/locales/fr/hello.ftl", "hello-subject = Acme vous salue\n")
}

/// Runs one scenario; without a browser only where none is asked for.
fn browse(scenario: &str, studio: &Studio) {
    let (Some(chromium), Some(modules)) = (outside("VOCATIVE_TEST_CHROMIUM"), outside("VOCATIVE_TEST_NODE_MODULES"))
    else {
        return;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/studio/browser/run.mjs");
    let output = Command::new("node")
        .arg(script)
        .arg(scenario)
        .env("VOCATIVE_TEST_CHROMIUM", chromium)
        .env("VOCATIVE_TEST_NODE_MODULES", modules)
        .env("STUDIO_URL", studio.url())
        .env("STUDIO_FOLDER", studio.folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

macro_rules! scenarios {
    ($($name:ident $(in $project:expr)? $(, with $arguments:expr)?;)*) => {
        $(
            #[test]
            fn $name() {
                let project = [shown(), $($project)?].into_iter().next_back().unwrap();
                let arguments: &[&str] = &[$($arguments)?];
                browse(stringify!($name), &Studio::start(&project, arguments));
            }
        )*
    };
}

scenarios! {
    every_pane_shows_its_part;
    an_arabic_mail_is_drawn_in_all_three_colors;
    why_is_told_as_a_story in shown().change("locales/fr/hello.ftl", "<link>Ouvrez votre compte</link>", "<link>Open your account</link>");
    a_finding_leads_to_its_place_in_the_source in shown().change("locales/fr/hello.ftl", "Bonjour, { $name }", "Bonjour");
    a_brand_and_a_sample_are_chosen;
    a_click_on_a_string_leads_to_its_entry_and_an_edit_is_checked_before_it_is_saved;
    an_edit_that_is_not_saved_is_asked_about;
    a_file_changed_on_disk_is_on_the_page_and_a_broken_one_never_blanks_it;
    a_request_is_edited_with_its_errors_beside_it_and_kept_as_a_sample;
    a_studio_for_reading_shows_entries_and_edits_none, with "--read-only";
    the_matrix_shows_every_locale_and_its_filters_leave_what_they_say;
    everything_is_done_with_the_keyboard_alone;
    the_address_holds_the_whole_view;
    a_phone_gets_the_bare_picture_for_looking_only, with "--lan";
    a_page_of_another_origin_reaches_nothing;
    axe_finds_nothing_in_any_view, with "--lan";
    a_mail_that_would_do_something_does_nothing in hostile();
    all_stock_locales_come_at_once_and_frames_only_where_they_are_seen in stock();
}

/// An email that tries what the engine lets a mail try: scripts and forms are refused when it loads.
fn hostile() -> Builder {
    let body = "<html lang=\"{{ locale }}\" dir=\"{{ dir }}\"><head><title>x</title><meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/\">\
                </head><body onload=\"parent.pwned = 1\">\
                <a href=\"https://evil.example/\" target=\"_top\">a link that fills the corner where it is clicked</a>\
                <img src=\"https://evil.example/pixel.png\" alt=\"\" onerror=\"parent.pwned = 1\">\
                <p id=\"end\">{{ t(id=\"hello-subject\") }}</p></body></html>\n";
    let sample = "{\"user\": {\"email\": \"reader@example.org\"}}";
    shown()
        .file("templates/hostile/email.toml", "title = \"Hostile\"\nkind = \"notice\"\n")
        .file("templates/hostile/subject.txt", "{{ t(id=\"hello-subject\") }}\n")
        .file("templates/hostile/body.html", body)
        .file("templates/hostile/samples/1.json", sample)
}

/// A folder without anything of its own but the wish for all stock locales.
fn stock() -> Builder {
    let locales: Vec<String> = crate::stock::folders("locales").iter().map(|name| format!("\"{name}\"")).collect();
    Builder::default()
        .file("vocative.toml", &format!("[locales]\noffered = [{}]\n", locales.join(", ")))
        .file("templates/.keep", "")
        .file("locales/.keep", "")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_mail_is_sent_and_its_outcome_told() {
    let peer = Script::new().start().await;
    let keys = format!("[smtp]\nurl = \"{}\"\n[preview]\nsend_to = [\"qa@example.org\"]\n", peer.url("smtp+plain", ""));
    tokio::task::spawn_blocking(move || {
        let settings = shown().text("vocative.toml").replace("[check", &format!("{keys}[check"));
        let studio = Studio::start(&shown().file("vocative.toml", &settings), &[]);
        browse("a_test_mail_is_sent_and_its_outcome_told", &studio);
    })
    .await
    .unwrap();
    if outside("VOCATIVE_TEST_CHROMIUM").is_some() {
        assert_eq!(peer.received().len(), 1);
    }
}
