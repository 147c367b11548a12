//! Watching a project's files, so that what changes on disk is used at once.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::project::CONFIG_FILE;

/// Editors write in several steps; what follows within this time belongs together.
const QUIET: Duration = Duration::from_millis(8);
/// A stream of changes is answered all the same after so many pauses.
const MOST_PAUSES: usize = 12;
/// How often files are looked at where the system tells nothing.
const POLLED: Duration = Duration::from_millis(500);
/// Folders of a project that are watched with everything below.
const FOLDERS: [&str; 4] = ["templates", "locales", "brands", "assets"];

/// Calls `changed` whenever a file of the project in `root`, or its configuration, may have changed; in a thread of its own, until it says `false`.
///
/// # Errors
///
/// When the project's folder cannot be watched.
pub fn begin(
    root: PathBuf,
    config: Option<PathBuf>,
    changed: impl FnMut() -> bool + Send + 'static,
) -> notify::Result<()> {
    let (told, events) = channel();
    let tell = move |event: notify::Result<Event>| {
        // Nobody listens any more once there is nothing left to reload.
        let _ = told.send(event);
    };
    let polling = Config::default().with_poll_interval(POLLED).with_compare_contents(true);
    let mut watcher: Box<dyn Watcher + Send> = match RecommendedWatcher::new(tell.clone(), Config::default()) {
        Ok(watcher) => Box::new(watcher),
        Err(_) => Box::new(PollWatcher::new(tell, polling)?),
    };
    watcher.watch(&root, RecursiveMode::NonRecursive)?;
    // A folder that is moved away and made anew is noticed from above.
    if let Some(above) = root.parent() {
        let _ = watcher.watch(above, RecursiveMode::NonRecursive);
    }
    // A configuration elsewhere is watched by its folder: editors replace files.
    let real = config.as_deref().and_then(|path| path.canonicalize().ok());
    if let Some(folder) = real.as_deref().and_then(Path::parent).filter(|folder| *folder != root) {
        watcher.watch(folder, RecursiveMode::NonRecursive)?;
    }
    let mut watched = Watched { watcher, root, config, folders: BTreeSet::new() };
    watched.look_for_folders()?;
    std::thread::spawn(move || call_on(&events, &mut watched, changed));
    Ok(())
}

struct Watched {
    watcher: Box<dyn Watcher + Send>,
    root: PathBuf,
    config: Option<PathBuf>,
    folders: BTreeSet<PathBuf>,
}

impl Watched {
    /// Takes an event in; gives whether it may have changed a file of the project.
    fn take(&mut self, event: &notify::Result<Event>) -> bool {
        // Something was missed.
        let Ok(event) = event else { return true };
        self.forget_replaced(event);
        // Reading files is an event too, and ours would go round in circles.
        let reading = matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
        !reading && event.paths.iter().any(|path| self.is_ours(path))
    }

    /// Builds and repositories beside the project's folders change all the time.
    fn is_ours(&self, path: &Path) -> bool {
        let Ok(below) = path.strip_prefix(&self.root) else {
            return self.config.as_deref().and_then(Path::file_name) == path.file_name();
        };
        let first = below.components().next().map(|first| first.as_os_str().to_owned());
        first.is_none_or(|first| first == CONFIG_FILE || FOLDERS.iter().any(|name| first == *name))
    }

    /// A folder that went or came is another one, whatever it is called: it is watched anew.
    fn forget_replaced(&mut self, event: &Event) {
        let moved =
            matches!(event.kind, EventKind::Remove(_) | EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_)));
        for path in event.paths.iter().filter(|_| moved) {
            // What is not there any more cannot be unwatched, which is no matter.
            if *path == self.root {
                let _ = self.watcher.unwatch(&self.root);
                let _ = self.watcher.watch(&self.root, RecursiveMode::NonRecursive);
                for folder in std::mem::take(&mut self.folders) {
                    let _ = self.watcher.unwatch(&folder);
                }
            } else if self.folders.remove(path) {
                let _ = self.watcher.unwatch(path);
            }
        }
    }

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

fn call_on(events: &Receiver<notify::Result<Event>>, watched: &mut Watched, mut call: impl FnMut() -> bool) {
    while let Ok(event) = events.recv() {
        let changed = watched.take(&event);
        let mut pauses = 0;
        // More of the same: wait until it is over. In each pause all that came meanwhile is taken in, however much it is.
        while changed && pauses < MOST_PAUSES {
            let Ok(event) = events.recv_timeout(QUIET) else { break };
            for event in std::iter::once(event).chain(events.try_iter()) {
                watched.take(&event);
            }
            pauses += 1;
        }
        if !changed {
            continue;
        }
        // A folder that went again in this moment is looked for with the next event.
        let _ = watched.look_for_folders();
        if !call() {
            return;
        }
    }
}
