//! Changes to the files of the workbook that are made as a whole or not at all.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::{files, messages::Problem};

/// Files that were made and changed so far. Dropping this takes everything back, unless it is [kept](Changes::keep).
#[derive(Debug)]
pub struct Changes {
    root: PathBuf,
    /// From the root.
    created: Vec<PathBuf>,
    /// Folders that were missing, outer ones first.
    folders: Vec<PathBuf>,
    /// From the root, with the contents before.
    replaced: Vec<(PathBuf, Vec<u8>)>,
}

/// What was done, by paths from the root.
#[derive(Debug, PartialEq, Eq)]
pub struct Made {
    /// The new files.
    pub created: Vec<PathBuf>,
    /// Those that were there before.
    pub changed: Vec<PathBuf>,
}

impl Changes {
    /// No changes yet, in the workbook at `root`.
    #[must_use]
    pub fn new(root: &Path) -> Changes {
        Changes {
            root: root.to_owned(),
            created: Vec::new(),
            folders: Vec::new(),
            replaced: Vec::new(),
        }
    }

    /// Makes a file, and the folders that it needs.
    ///
    /// # Errors
    /// When it is there already or cannot be written.
    pub fn create(&mut self, path: impl AsRef<Path>, contents: &str) -> Result<(), Problem> {
        let path = path.as_ref();
        let file = self.root.join(path);
        let folder = file.parent().unwrap_or(&self.root);
        let missing: Vec<PathBuf> = folder
            .ancestors()
            .take_while(|folder| !folder.exists())
            .map(Path::to_owned)
            .collect();
        self.folders.extend(missing.into_iter().rev());
        fs::create_dir_all(folder).map_err(|error| Problem::not_written(path, &error))?;
        let mut open = File::create_new(&file).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => exists(path),
            _ => Problem::not_written(path, &error),
        })?;
        self.created.push(path.to_owned());
        open.write_all(contents.as_bytes())
            .map_err(|error| Problem::not_written(path, &error))
    }

    /// Gives a file that is there other contents.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub fn replace(&mut self, path: impl AsRef<Path>, contents: &str) -> Result<(), Problem> {
        self.remember(&path)?;
        let path = path.as_ref();
        files::replace(&self.root.join(path), contents.as_bytes())
            .map_err(|error| Problem::not_written(path, &error))
    }

    /// Remembers the contents of a file that somebody else is going to change.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn remember(&mut self, path: impl AsRef<Path>) -> Result<(), Problem> {
        let path = path.as_ref();
        let before =
            fs::read(self.root.join(path)).map_err(|error| Problem::not_written(path, &error))?;
        self.replaced.push((path.to_owned(), before));
        Ok(())
    }

    /// Lets everything stay as it is now.
    #[must_use]
    pub fn keep(mut self) -> Made {
        let root = self.root.clone();
        let changed = |(path, before): (PathBuf, Vec<u8>)| {
            let after = fs::read(root.join(&path)).ok();
            (after != Some(before)).then_some(path)
        };
        self.folders.clear();
        Made {
            created: std::mem::take(&mut self.created),
            changed: std::mem::take(&mut self.replaced)
                .into_iter()
                .filter_map(changed)
                .collect(),
        }
    }
}

impl Drop for Changes {
    fn drop(&mut self) {
        // What cannot be taken back is told by the error that led here, or by the next try.
        for path in &self.created {
            let _ = fs::remove_file(self.root.join(path));
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
        for (path, before) in self.replaced.iter().rev() {
            let _ = files::replace(&self.root.join(path), before);
        }
    }
}

/// The problem that something is there already.
pub fn exists(path: &Path) -> Problem {
    Problem::usage("new-exists").with("file", path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workbook() -> tempfile::TempDir {
        let root = tempfile::tempdir().expect("a temporary folder");
        fs::write(root.path().join("map"), "before").expect("written");
        root
    }

    fn names(root: &Path) -> Vec<String> {
        let entries = fs::read_dir(root).expect("a folder");
        let name = |entry: io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
        entries
            .map(|entry| name(entry).into_string().expect("UTF-8"))
            .collect()
    }

    fn change(changes: &mut Changes) -> Result<(), Problem> {
        changes.create("a/b/one", "1")?;
        changes.create("a/two", "2")?;
        changes.replace("map", "after")
    }

    #[test]
    fn what_is_kept_is_told_and_stays() {
        let root = workbook();
        let mut changes = Changes::new(root.path());
        change(&mut changes).expect("changed");
        changes.remember("a/two").expect("readable");
        let made = changes.keep();
        assert_eq!(made.created, ["a/b/one", "a/two"].map(PathBuf::from));
        assert_eq!(made.changed, [PathBuf::from("map")]);
        let map = fs::read_to_string(root.path().join("map")).expect("there");
        assert_eq!(map, "after");
    }

    #[test]
    fn without_keeping_nothing_is_left() {
        let root = workbook();
        let mut changes = Changes::new(root.path());
        change(&mut changes).expect("changed");
        let refused = changes.create("a/two", "3").expect_err("it is there");
        assert_eq!(refused.key(), "new-exists");
        drop(changes);
        assert_eq!(names(root.path()), ["map"]);
        let map = fs::read_to_string(root.path().join("map")).expect("there");
        assert_eq!(map, "before");
    }
}
