//! Notices saved files, by events of the system.
//!
//! Whole folders are watched, not files: many editors write a new file and rename it to the old name, and `git checkout` replaces
//! folders.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use notify::{
    Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher,
    event::{MetadataKind, ModifyKind},
};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::progress;

/// What was changed.
#[derive(Debug, PartialEq, Eq)]
pub enum Change {
    /// A file of an exercise.
    Exercise(PathBuf),
    /// What the learner has done.
    Progress,
    /// Nobody knows: events were lost.
    Unknown,
}

impl Change {
    /// Whether this may concern the exercise.
    #[must_use]
    pub fn concerns(&self, exercise: &str) -> bool {
        match self {
            // The system may know the root by another path, so only the end of it is looked at.
            Change::Exercise(path) => path.iter().any(|part| part == exercise),
            Change::Progress => false,
            Change::Unknown => true,
        }
    }
}

/// Watches until it is dropped.
pub struct Files {
    _watcher: RecommendedWatcher,
    changes: UnboundedReceiver<Change>,
}

impl Files {
    /// Watches the exercises of the workbook at `root` and what the learner has done there.
    ///
    /// # Errors
    /// When the system does not let us.
    pub fn watch(root: &Path) -> notify::Result<Files> {
        let (sender, changes) = unbounded_channel();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if let Ok(event) = event {
                tell(&event, &sender);
            }
        })?;
        watcher.watch(&root.join("exercises"), RecursiveMode::Recursive)?;
        let progress = root.join(progress::FILE);
        let folder = progress.parent().unwrap_or(root);
        // Where nothing can be written, nobody else changes anything there.
        if fs::create_dir_all(folder).is_ok() {
            watcher.watch(folder, RecursiveMode::NonRecursive)?;
        }
        Ok(Files {
            _watcher: watcher,
            changes,
        })
    }

    /// The next change. Cancelling this loses nothing.
    pub async fn next(&mut self) -> Change {
        match self.changes.recv().await {
            Some(change) => change,
            // The watcher, which is ours, holds the sender.
            None => std::future::pending().await,
        }
    }
}

fn tell(event: &Event, changes: &UnboundedSender<Change>) {
    // The loop may be over.
    if event.need_rescan() {
        let _ = changes.send(Change::Unknown);
        return;
    }
    if !changes_contents(event.kind) {
        return;
    }
    let is_progress = |path: &Path| path.file_name() == Path::new(progress::FILE).file_name();
    for path in &event.paths {
        if is_progress(path) {
            let _ = changes.send(Change::Progress);
        } else if is_source(path) {
            let _ = changes.send(Change::Exercise(path.clone()));
        }
    }
}

fn changes_contents(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(_) => false,
        // A file that is touched, in the literal sense, was saved as well.
        EventKind::Modify(ModifyKind::Metadata(kind)) => kind == MetadataKind::WriteTime,
        _ => true,
    }
}

/// Sources, manifests and folders; not the files that editors keep beside them.
fn is_source(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let extension = path.extension().and_then(OsStr::to_str);
    !name.starts_with(['.', '#']) && matches!(extension, None | Some("rs" | "toml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_editors_are_no_sources() {
        for source in [
            "ex13_barrier/src/lib.rs",
            "ex13_barrier/src",
            "exercise.toml",
        ] {
            assert!(is_source(Path::new(source)), "{source}");
        }
        for other in [
            "src/.lib.rs.swp",
            "src/lib.rs~",
            "src/.#lib.rs",
            "src/#lib.rs#",
            "a.tmp",
        ] {
            assert!(!is_source(Path::new(other)), "{other}");
        }
    }

    #[test]
    fn a_change_concerns_the_exercise_whose_folder_it_is_in() {
        let change = Change::Exercise("/private/tmp/w/exercises/ex13_barrier/src/lib.rs".into());
        assert!(change.concerns("ex13_barrier"));
        assert!(!change.concerns("ex13"));
        assert!(Change::Unknown.concerns("ex13"));
    }
}
