//! From the compiler's names of files to those that the reader knows, and to the text of a line.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use grader::report::Place;

/// The files of one grading.
#[derive(Debug)]
pub(crate) struct Sources {
    /// The graded file, which the reader knows as `src/lib.rs`.
    source: PathBuf,
    /// The specification, which the reader knows as `tests/grade.rs`.
    grade: PathBuf,
    root: PathBuf,
    lines: Mutex<HashMap<PathBuf, Vec<String>>>,
}

impl Sources {
    pub(crate) fn new(source: &Path, grade: &Path, root: &Path) -> Sources {
        Sources {
            source: source.to_owned(),
            grade: grade.to_owned(),
            root: root.to_owned(),
            lines: Mutex::default(),
        }
    }

    /// As if the file held this text.
    #[cfg(test)]
    pub(crate) fn with_text(self, file: &str, text: &str) -> Sources {
        let lines = text.lines().map(|line| line.trim().to_owned()).collect();
        self.lines
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(PathBuf::from(file), lines);
        self
    }

    /// What the reader calls the file that the compiler calls `file`.
    pub(crate) fn shown(&self, file: &str) -> String {
        let path = Path::new(file);
        if path == self.source {
            return "src/lib.rs".to_owned();
        }
        if path == self.grade {
            return "tests/grade.rs".to_owned();
        }
        if let Some(module) = self
            .source
            .parent()
            .and_then(|folder| path.strip_prefix(folder).ok())
        {
            return Path::new("src").join(module).display().to_string();
        }
        let exercise = self.exercise().and_then(|own| path.strip_prefix(own).ok());
        exercise
            .or(path.strip_prefix(&self.root).ok())
            .unwrap_or(path)
            .display()
            .to_string()
    }

    /// The folder of the exercise, whose other files the reader knows by their paths in it.
    fn exercise(&self) -> Option<&Path> {
        self.grade.parent()?.parent()
    }

    /// `src/lib.rs:12`.
    pub(crate) fn place(&self, place: &Place) -> String {
        format!("{}:{}", self.shown(&place.file), place.line)
    }

    /// Whether the place is in a file that the reader has.
    pub(crate) fn has(&self, place: &Place) -> bool {
        Path::new(&self.shown(&place.file)).is_relative()
    }

    /// The text of the line, trimmed; nothing if the file has no such line.
    pub(crate) fn line(&self, place: &Place) -> Option<String> {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = lines.entry(PathBuf::from(&place.file)).or_insert_with(|| {
            let text = fs::read_to_string(&place.file).unwrap_or_default();
            text.lines().map(|line| line.trim().to_owned()).collect()
        });
        let index = usize::try_from(place.line).ok()?.checked_sub(1)?;
        lines.get(index).filter(|line| !line.is_empty()).cloned()
    }

    /// Replaces the compiler's names of files in a text by the reader's.
    pub(crate) fn rename_in(&self, text: &str) -> String {
        let mut text = text
            .replace(&self.source.display().to_string(), "src/lib.rs")
            .replace(&self.grade.display().to_string(), "tests/grade.rs");
        if let Some(folder) = self.source.parent() {
            text = text.replace(&format!("{}/", folder.display()), "src/");
        }
        if let Some(folder) = self.exercise() {
            text = text.replace(&format!("{}/", folder.display()), "");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_name_that_the_reader_knows() {
        let sources = Sources::new(
            Path::new("/w/solutions/ex13_barrier/right.rs"),
            Path::new("/w/exercises/ex13_barrier/tests/grade.rs"),
            Path::new("/w"),
        );
        for (file, shown) in [
            ("/w/solutions/ex13_barrier/right.rs", "src/lib.rs"),
            ("/w/solutions/ex13_barrier/gate/mod.rs", "src/gate/mod.rs"),
            ("/w/exercises/ex13_barrier/tests/grade.rs", "tests/grade.rs"),
            (
                "/w/exercises/ex13_barrier/src/bin/worker.rs",
                "src/bin/worker.rs",
            ),
            ("/w/crates/grader/src/lib.rs", "crates/grader/src/lib.rs"),
            ("/rustc/1/library/std.rs", "/rustc/1/library/std.rs"),
        ] {
            assert_eq!(sources.shown(file), shown);
        }
        assert_eq!(
            sources.rename_in("--> /w/solutions/ex13_barrier/right.rs:3:5"),
            "--> src/lib.rs:3:5"
        );
    }
}
