//! Where pages are built before anybody sees them, and how they take the place of the old ones.
//!
//! A folder that belongs to a process carries its number in its name, so that the next one can tell what a killed process left
//! behind from what another is working on.

use anyhow::Context;
use rustix::process::{Pid, test_kill_process};
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use timeline::Language;

/// How the name of a folder begins in which a process builds pages.
const BUILDING: &str = ".building-";

/// How the name of a folder begins in which a process keeps the pages that it serves.
const SERVED: &str = "served-";

/// Where this process keeps the pages that it serves, below `parent`.
#[must_use]
pub fn served(parent: &Path) -> PathBuf {
    owned_by_this_process(parent, SERVED)
}

fn owned_by_this_process(parent: &Path, prefix: &str) -> PathBuf {
    parent.join(format!("{prefix}{}", std::process::id()))
}

/// Removes the folders below `parent` whose process is gone. What cannot be removed stays: it is in nobody's way.
pub fn remove_abandoned(parent: &Path) {
    let Ok(entries) = fs::read_dir(parent) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let owner = [BUILDING, SERVED]
            .iter()
            .find_map(|prefix| name.to_str()?.strip_prefix(prefix)?.parse().ok())
            .and_then(Pid::from_raw);
        if owner.is_some_and(|owner| !is_alive(owner)) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn is_alive(process: Pid) -> bool {
    // Somebody else's process may not be signalled, but it is there.
    test_kill_process(process) != Err(rustix::io::Errno::SRCH)
}

/// The folder of a build that is going on; removed when it is dropped.
pub(super) struct Staging {
    folder: PathBuf,
}

impl Staging {
    /// An empty one, beside `output`, so that the result only has to be renamed.
    pub(super) fn beside(output: &Path) -> anyhow::Result<Staging> {
        let parent = output
            .parent()
            .context("the output folder has no parent folder")?;
        remove_abandoned(parent);
        let folder = owned_by_this_process(parent, BUILDING);
        remove(&folder)?;
        Ok(Staging { folder })
    }

    /// Where to build an edition.
    pub(super) fn edition(&self, language: Language) -> PathBuf {
        self.folder.join(language.code())
    }

    /// Puts the editions in place of the old ones.
    pub(super) fn publish(self, output: &Path) -> anyhow::Result<()> {
        let [polish, russian] = [Language::Pl, Language::Ru].map(|language| self.edition(language));
        rename(&russian, &polish.join(RUSSIAN))?;
        if output.exists() {
            rename(output, &self.folder.join("old"))?;
        }
        rename(&polish, output)?;
        remove(&self.folder)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After a build that failed or is not wanted any more; nothing is there after a published one.
        let _ = remove(&self.folder);
    }
}

/// Where the Russian edition is, from the folder of both.
const RUSSIAN: &str = "ru";

/// Makes `folder` hold the edition that `both`, the folder of both editions, holds, without copying a byte.
pub(super) fn link(both: &Path, language: Language, folder: &Path) -> anyhow::Result<()> {
    let (from, without) = match language {
        Language::Pl => (both.to_path_buf(), Some(RUSSIAN)),
        Language::Ru => (both.join(RUSSIAN), None),
    };
    link_tree(&from, without, folder)
        .with_context(|| format!("cannot keep the pages of {}", from.display()))
}

fn link_tree(from: &Path, without: Option<&str>, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if without.is_some_and(|without| name == without) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            link_tree(&entry.path(), None, &to.join(name))?;
        } else {
            fs::hard_link(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}

fn rename(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::rename(from, to)
        .with_context(|| format!("cannot move {} to {}", from.display(), to.display()))
}

fn remove(folder: &Path) -> anyhow::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_folders_whose_process_is_gone_are_removed() {
        let parent = tempfile::tempdir().unwrap();
        let mut ended = std::process::Command::new("true").spawn().unwrap();
        ended.wait().unwrap();
        let alive = std::process::id();
        let names = [
            format!(".building-{}", ended.id()),
            format!("served-{}", ended.id()),
            format!(".building-{alive}"),
            format!("served-{alive}"),
            "html".to_owned(),
            "served-by-me".to_owned(),
        ];
        for name in &names {
            fs::create_dir_all(parent.path().join(name).join("inside")).unwrap();
        }
        remove_abandoned(parent.path());
        let left = names.map(|name| parent.path().join(name).exists());
        assert_eq!(left, [false, false, true, true, true, true]);
    }
}
