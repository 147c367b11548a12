//! The frame of every page: head, bar, main.

use axum::response::Html;
use maud::{DOCTYPE, Markup, html};

/// Which entry of the bar the page belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Home,
    Inbox,
    Elsewhere,
}

/// A whole page. `mails` is how many mails the inbox has, where that is known.
pub(super) fn page(title: &str, place: Place, mails: Option<usize>, body: Markup) -> Html<String> {
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · Vocative" }
                link rel="icon" href="/mark.svg" type="image/svg+xml";
                link rel="stylesheet" href="/app.css";
                script src="/app.js" defer {}
            }
            body class=[(place == Place::Inbox).then_some("fixed")] {
                a.skip href="#main" { "Skip to content" }
                header.bar {
                    a.brand href="/" aria-label="Vocative, the demo" { "Vocative" span.comma aria-hidden="true" { "," } }
                    nav aria-label="Pages" {
                        a href="/" aria-current=[(place == Place::Home).then_some("page")] { "People" }
                        a href="/inbox" aria-current=[(place == Place::Inbox).then_some("page")] {
                            "Inbox"
                            @if let Some(mails) = mails {
                                " " span.count #count { (mails) span.unseen { " mails" } }
                            }
                        }
                    }
                    p.aside { "Demo: no mail leaves this machine" }
                }
                main #main tabindex="-1" { (body) }
            }
        }
    };
    Html(markup.into_string())
}
