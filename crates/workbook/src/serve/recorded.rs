//! Notices when the progress has changed, whoever has changed it: a page, the terminal, an editor.

use std::path::PathBuf;

use notify::{EventKind, RecursiveMode, Watcher};
use tokio::sync::{mpsc, watch};

use crate::progress;

/// Counts the changes of the progress of the workbook at `root` in `changes`. Where the system does not watch, nothing is noticed, and
/// pages learn of it when the reader comes back to them.
pub async fn follow(root: PathBuf, changes: watch::Sender<u64>) {
    let _ = notice(root, &changes).await;
    // Those who listen wait for other things as well: the end of this is not for them.
    changes.closed().await;
}

async fn notice(root: PathBuf, changes: &watch::Sender<u64>) -> anyhow::Result<()> {
    // Some systems report paths without links.
    let root = root.canonicalize()?;
    let file = root.join(progress::FILE);
    let folder = file.parent().unwrap_or(&root);
    let (report, mut reported) = mpsc::unbounded_channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        if !matches!(event.kind, EventKind::Access(_)) {
            // Nobody listens any more when the server ends.
            let _ = report.send(event);
        }
    })?;
    // The folder is made with the first thing that is done, and it may be removed.
    watcher.watch(&root, RecursiveMode::NonRecursive)?;
    let mut watch_folder = || watcher.watch(folder, RecursiveMode::NonRecursive);
    let _ = watch_folder();
    while let Some(event) = reported.recv().await {
        let is_folder = event.paths.iter().any(|path| path == folder);
        if is_folder {
            let _ = watch_folder();
        }
        if is_folder || event.need_rescan() || event.paths.contains(&file) {
            changes.send_modify(|count| *count += 1);
        }
    }
    Ok(())
}
