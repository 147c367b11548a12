//! What "changed" compares with, and whether a mail has.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::asked::{Asked, View, now, render};
use super::state::{Good, Ground, State};
use crate::clock;
use crate::locale::Locale;
use crate::render::Rendered;

/// The state that is compared with.
#[derive(Clone, Debug)]
pub(super) struct Compared {
    /// `opened`, `marked` or `git`.
    pub kind: &'static str,
    /// Since when.
    pub at: Timestamp,
    /// The commit.
    pub git: Option<String>,
    /// What it came to; nothing where it did not load.
    pub good: Option<Good>,
}

impl Compared {
    /// The state in which the studio was opened.
    pub fn opened(state: &State) -> Compared {
        Compared { kind: "opened", at: clock::now(), git: None, good: state.good.clone() }
    }

    /// Whether a person would get another mail than then: nothing counts as changed where there was none to compare with.
    pub fn has_changed(&self, ground: &Ground, view: &View, locale: &Locale, mail: &Rendered) -> bool {
        let Some(good) = &self.good else { return false };
        if Arc::ptr_eq(&good.engine, &ground.engine) {
            return false;
        }
        let then = Ground { project: good.project.clone(), engine: good.engine.clone(), stale: false };
        // A sample that is compared is the sample of then; its time is that of now.
        let Ok(asked) = Asked::read(&then, view) else { return true };
        let Ok(request) = asked.request(&then, view) else { return true };
        let offered = &asked.kit.standing(&asked.email.name).offered;
        let known = offered.iter().find(|known| known.tag() == locale.tag()).or(Some(locale).filter(|l| l.is_pseudo()));
        let Some(known) = known else { return true };
        if now(&then) != now(ground) {
            return true;
        }
        match render(&then, &request, Some(known.name()), false) {
            Ok(before) => !before.reads_as(&then.engine, mail, &ground.engine),
            Err(_) => true,
        }
    }

    /// What pages are told of it.
    pub fn wire(&self) -> Value {
        json!({ "current": self.kind, "at": self.at.to_string(), "git": self.git })
    }
}
