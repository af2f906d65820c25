//! Where the workbook is: the nearest folder, from here upwards, that holds `book.toml`.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::messages::Problem;

/// The file that marks the root of the workbook.
pub const MARKER: &str = "book.toml";

/// The root of the workbook that the current directory is in, as an absolute path.
///
/// # Errors
/// When there is no `book.toml` here or in any parent, or the current directory is gone.
pub fn find() -> Result<PathBuf, Problem> {
    let here = env::current_dir().map_err(|error| {
        Problem::usage("no-current-directory").with("reason", error.to_string())
    })?;
    above(&here)
}

/// The nearest folder with `book.toml` among `start` and its parents.
///
/// # Errors
/// When there is none.
pub fn above(start: &Path) -> Result<PathBuf, Problem> {
    start
        .ancestors()
        .find(|folder| folder.join(MARKER).is_file())
        .map(Path::to_owned)
        .ok_or_else(|| Problem::usage("no-root").with("folder", start.display().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_parent_with_the_marker_is_the_root() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let deep = folder.path().join("a/b");
        std::fs::create_dir_all(&deep).expect("folders");
        std::fs::write(folder.path().join(MARKER), "").expect("a file");
        assert_eq!(above(&deep).expect("found"), folder.path());
        std::fs::write(folder.path().join("a").join(MARKER), "").expect("a file");
        assert_eq!(above(&deep).expect("found"), folder.path().join("a"));
    }

    #[test]
    fn outside_of_a_workbook_there_is_none() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let problem = above(folder.path()).expect_err("there is none");
        assert_eq!(problem.key(), "no-root");
    }
}
