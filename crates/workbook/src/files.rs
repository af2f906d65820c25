//! Files that are never seen half-written, and changed by one process at a time.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Replaces `file` as a whole: whoever reads it sees the old contents or the new ones, and so does the next start after a crash
/// at any moment. The folder is made if it is missing.
///
/// The new contents are written beside the file first, under a fixed name: two writers at once must hold a [`Lock`], and a
/// writer that was killed leaves one file at most, which the next one overwrites.
///
/// # Errors
/// When the folder or the file cannot be written (rights, space); the old contents are still there then.
pub fn replace(file: &Path, contents: &[u8]) -> io::Result<()> {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    let beside = with_suffix(file, ".new");
    let written = write_through(&beside, contents).and_then(|()| fs::rename(&beside, file));
    if written.is_err() {
        // A full disk needs the space, and nobody needs half a file.
        let _ = fs::remove_file(&beside);
        return written;
    }
    // The new name is on the disk once its folder is.
    File::open(folder)?.sync_all()
}

fn write_through(file: &Path, contents: &[u8]) -> io::Result<()> {
    let mut open = File::create(file)?;
    open.write_all(contents)?;
    open.sync_all()
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Keeps `contents` in a new file `STEM-1.EXTENSION` of `folder`, or under the next number that is free, and returns it. The
/// folder is made if it is missing.
///
/// # Errors
/// When the folder or the file cannot be written; nothing is left of the file then.
///
/// # Panics
/// Never: there are more numbers than files.
pub fn keep(folder: &Path, stem: &str, extension: &str, contents: &[u8]) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    for number in 1_u64.. {
        let path = folder.join(format!("{stem}-{number}.{extension}"));
        let mut open = match File::create_new(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            created => created?,
        };
        let written = open.write_all(contents).and_then(|()| open.sync_all());
        if let Err(error) = written {
            // Half a file is no copy.
            let _ = fs::remove_file(&path);
            return Err(error);
        }
        return Ok(path);
    }
    unreachable!("there are more numbers than files")
}

/// The right to change something, held by one process at a time. The system gives it back when the process ends, however it
/// ends: the file stays, the lock does not.
#[derive(Debug)]
pub struct Lock {
    _held: File,
}

impl Lock {
    /// Waits until nobody else holds the lock on `file`, which is made if it is missing.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn wait(file: &Path) -> io::Result<Lock> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let held = File::options()
            .write(true)
            .create(true)
            .truncate(false)
            .open(file)?;
        held.lock()?;
        Ok(Lock { _held: held })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_stays_beside_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("deep/file");
        replace(&file, b"one").expect("written");
        replace(&file, b"two").expect("written");
        assert_eq!(fs::read(&file).expect("there"), b"two");
        let names = fs::read_dir(folder.path().join("deep")).expect("a folder");
        assert_eq!(names.count(), 1);
    }

    #[test]
    fn what_cannot_be_replaced_stays() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("file");
        fs::create_dir(&file).expect("a folder in the way");
        replace(&file, b"one").expect_err("a folder cannot be replaced by a file");
        assert!(file.is_dir());
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }
}
