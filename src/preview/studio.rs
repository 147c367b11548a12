//! The studio: the state that pages show, one change at a time, and who is told of it.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use tokio::sync::broadcast;

use super::checks::{Checked, Checks};
use super::compared::Compared;
use super::frames::Frames;
use super::state::{Options, State};
use crate::workspace::{WorkspaceError, watch};

/// Events that a slow page may be behind before it misses one.
const EVENTS: usize = 64;

/// Everything that the pages show.
#[derive(Debug)]
pub struct Studio {
    options: Options,
    state: RwLock<Arc<State>>,
    /// One reload or edit at a time.
    changing: Mutex<()>,
    events: broadcast::Sender<Event>,
    /// Html and bytes of mails that pages refer to.
    pub(super) frames: Frames,
    /// What the check says of each email.
    pub(super) checks: Checks,
    /// The state in which it was opened.
    pub(super) opened: Compared,
    /// What "changed" compares with.
    pub(super) compared: RwLock<Compared>,
}

/// Something that pages are told.
#[derive(Clone, Debug)]
pub(super) enum Event {
    /// The project is another one.
    State {
        /// Its number.
        revision: u64,
        /// Whether it does not load.
        problem: bool,
    },
    /// An email has been checked.
    Checked {
        /// The state it was checked in.
        revision: u64,
        /// The email.
        email: String,
    },
}

impl Studio {
    /// Reads the project. Faults in it are shown, not returned.
    ///
    /// # Errors
    ///
    /// When there is no such directory, or its files cannot be read.
    pub fn open(options: Options) -> Result<Arc<Studio>, WorkspaceError> {
        let state = Arc::new(State::read(&options, None)?);
        let opened = Compared::opened(&state);
        let studio = Arc::new(Studio {
            compared: RwLock::new(opened.clone()),
            opened,
            state: RwLock::new(state),
            options,
            changing: Mutex::default(),
            events: broadcast::channel(EVENTS).0,
            frames: Frames::default(),
            checks: Checks::default(),
        });
        Ok(studio)
    }

    /// Reloads whenever a file of the project changes, for as long as there is the studio. The embedded set never changes.
    ///
    /// # Errors
    ///
    /// When the project's folder cannot be watched.
    pub fn watch(self: &Arc<Self>) -> notify::Result<()> {
        let state = self.state();
        let Some(root) = state.root.clone() else { return Ok(()) };
        let studio = Arc::downgrade(self);
        watch::begin(root, state.config.clone(), move || match studio.upgrade() {
            Some(studio) => {
                studio.reload();
                true
            }
            None => false,
        })
    }

    /// Where the project is; nothing for the embedded set.
    pub fn root(&self) -> Option<PathBuf> {
        self.state().root.clone()
    }

    /// How it was started.
    pub(super) fn options(&self) -> &Options {
        &self.options
    }

    /// The state of now.
    pub(super) fn state(&self) -> Arc<State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Why nothing can be written, if so.
    pub(super) fn read_only(&self) -> Option<&'static str> {
        if self.options.read_only {
            return Some("The studio was started with --read-only.");
        }
        let embedded = self.state().root.is_none();
        embedded.then_some(
            "These are the embedded emails and entries; `vocative new DIR` makes a project that can be edited.",
        )
    }

    /// The last check of an email that there is; the next one begins soon if that is not of this state.
    pub(super) fn checked(&self, state: &State, email: &str) -> Option<Arc<Checked>> {
        let engines = [state.engine.as_deref(), state.good.as_ref().map(|good| &*good.engine)];
        let mut kits = engines.into_iter().flatten().filter_map(|engine| engine.kit(None));
        let name = kits.find_map(|kit| kit.email(email)).map(|email| email.name.as_str())?;
        self.checks.of(name, state.revision)
    }

    /// What happens from now on.
    pub(super) fn listen(&self) -> broadcast::Receiver<Event> {
        self.events.subscribe()
    }

    /// Tells the pages. That nobody listens is no matter.
    pub(super) fn tell(&self, event: Event) {
        let _ = self.events.send(event);
    }

    /// Reads the project anew; pages are told when it has changed.
    pub fn reload(&self) {
        let _one = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        self.reload_now();
    }

    /// Changes files by `change` and reads the project anew, with nothing in between.
    pub(super) fn change<T, E>(&self, change: impl FnOnce(&State) -> Result<T, E>) -> Result<T, E> {
        let _one = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        // An editor may have been faster than the watch.
        self.reload_now();
        let done = change(&self.state())?;
        self.reload_now();
        Ok(done)
    }

    fn reload_now(&self) {
        let before = self.state();
        let state = match State::read(&self.options, Some(&before)) {
            Ok(state) => state,
            Err(error) => State::unreadable(&before, &error),
        };
        if state.digest == before.digest {
            return;
        }
        let event = Event::State { revision: state.revision, problem: !state.fatal.is_empty() };
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(state);
        self.tell(event);
        self.checks.wake();
    }
}
