//! Watching the project's files: what changes on disk is on the page at once.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Weak};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::studio::Studio;

/// Editors write in several steps; what follows within this time belongs together.
const QUIET: Duration = Duration::from_millis(8);
/// A stream of changes is answered all the same after so many pauses.
const MOST_PAUSES: usize = 12;
/// How often files are looked at where the system tells nothing.
const POLLED: Duration = Duration::from_millis(500);
/// Folders of a project that are watched with everything below.
const FOLDERS: [&str; 4] = ["templates", "locales", "brands", "assets"];

/// Reloads the studio whenever a file of its project changes, for as long as there is the studio. The embedded set never changes.
///
/// # Errors
///
/// When the project's folder cannot be watched.
pub fn begin(studio: &Arc<Studio>) -> notify::Result<()> {
    let state = studio.state();
    let Some(root) = state.root.clone() else { return Ok(()) };
    let (told, events) = channel();
    let tell = move |event: notify::Result<Event>| {
        // Nobody listens any more once the studio is gone.
        let _ = told.send(event);
    };
    let polling = Config::default().with_poll_interval(POLLED).with_compare_contents(true);
    let mut watcher: Box<dyn Watcher + Send> = match RecommendedWatcher::new(tell.clone(), Config::default()) {
        Ok(watcher) => Box::new(watcher),
        Err(_) => Box::new(PollWatcher::new(tell, polling)?),
    };
    watcher.watch(&root, RecursiveMode::NonRecursive)?;
    // A configuration elsewhere is watched by its folder: editors replace files.
    let config = state.config.as_deref().and_then(|path| path.canonicalize().ok());
    if let Some(folder) = config.as_deref().and_then(Path::parent).filter(|folder| *folder != root) {
        watcher.watch(folder, RecursiveMode::NonRecursive)?;
    }
    let mut watched = Watched { watcher, root, folders: BTreeSet::new() };
    watched.look_for_folders()?;
    let studio = Arc::downgrade(studio);
    std::thread::spawn(move || reload_on(&events, &mut watched, &studio));
    Ok(())
}

struct Watched {
    watcher: Box<dyn Watcher + Send>,
    root: PathBuf,
    folders: BTreeSet<PathBuf>,
}

impl Watched {
    /// Folders come and go: those that are there are watched.
    fn look_for_folders(&mut self) -> notify::Result<()> {
        for folder in FOLDERS.map(|name| self.root.join(name)) {
            if !folder.is_dir() {
                self.folders.remove(&folder);
            } else if self.folders.insert(folder.clone()) {
                self.watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }
}

fn reload_on(events: &Receiver<notify::Result<Event>>, watched: &mut Watched, studio: &Weak<Studio>) {
    while let Ok(event) = events.recv() {
        if !matters(&event) {
            continue;
        }
        for _ in 0..MOST_PAUSES {
            // More of the same: wait until it is over.
            match events.recv_timeout(QUIET) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        // A folder that went again in this moment is looked for with the next event.
        let _ = watched.look_for_folders();
        let Some(studio) = studio.upgrade() else { return };
        studio.reload();
    }
}

/// Whether an event may have changed a file. Reading files is an event too, and ours would go round in circles.
fn matters(event: &notify::Result<Event>) -> bool {
    match event {
        Ok(event) => match event.kind {
            EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
            _ => true,
        },
        // Something was missed.
        Err(_) => true,
    }
}
