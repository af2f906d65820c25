//! The registry of exercises: every `exercises/*/exercise.toml`, typed.
//!
//! The folders are the registry; there is no second list to forget. A field that is not known here is an error, so that
//! a typing mistake in a title does not silently leave it out.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use timeline::Text;

/// The name of the file that makes a folder an exercise.
pub const MANIFEST: &str = "exercise.toml";

/// How the solution of an exercise is examined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Engine {
    /// Plain tests.
    Pure,
    /// Explored schedules of threads.
    Threads,
    /// Async tasks: a paused clock for timing, explored schedules for order.
    Tasks,
    /// Explored executions under the C11 memory model.
    MemoryOrder,
    /// Real threads, processes and sockets.
    Real,
}

impl Engine {
    /// All of them.
    pub const ALL: [Engine; 5] = [
        Engine::Pure,
        Engine::Threads,
        Engine::Tasks,
        Engine::MemoryOrder,
        Engine::Real,
    ];

    /// The name in `exercise.toml`, which is also that of its folder below `target/workbook`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Engine::Pure => "pure",
            Engine::Threads => "threads",
            Engine::Tasks => "tasks",
            Engine::MemoryOrder => "memory_order",
            Engine::Real => "real",
        }
    }

    /// Whether a case is run in many schedules, not only once as it comes.
    #[must_use]
    pub const fn explores(self) -> bool {
        matches!(self, Engine::Threads | Engine::Tasks | Engine::MemoryOrder)
    }
}

/// Whether a solution may wait in a loop that keeps asking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BusyWait {
    /// It passes.
    #[default]
    Allowed,
    /// It fails with the diagnosis `busy_wait`.
    Refused,
}

/// One property that a solution must have.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The name of the function in `tests/grade.rs`.
    pub name: String,
    /// The property in words.
    pub title: Text,
}

/// What `exercise.toml` says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    chapter: String,
    engine: Engine,
    title: Text,
    minutes: u32,
    #[serde(default)]
    solution: Option<String>,
    #[serde(default)]
    busy_wait: BusyWait,
    #[serde(default)]
    hint: Vec<Text>,
    case: Vec<Case>,
    #[serde(default)]
    message: BTreeMap<String, Text>,
}

/// An exercise of the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exercise {
    /// The name of its folder and package, for example `ex13_barrier`.
    pub name: String,
    /// The number of its chapter, 13 for `ex13_barrier`.
    pub number: u32,
    /// The slug of its chapter.
    pub chapter: String,
    /// How it is graded.
    pub engine: Engine,
    /// Its title.
    pub title: Text,
    /// How long it takes, as an estimate.
    pub minutes: u32,
    /// The right solution that a learner is shown first, the name of a file without its extension; else that is the first one by
    /// name.
    pub solution: Option<String>,
    /// Whether a busy wait passes.
    pub busy_wait: BusyWait,
    /// From mild to strong, never the solution.
    pub hints: Vec<Text>,
    /// In the order in which they are shown.
    pub cases: Vec<Case>,
    /// What to say when a requirement is broken, by the key used in `tests/grade.rs`.
    pub messages: BTreeMap<String, Text>,
    /// Its folder.
    pub folder: PathBuf,
}

/// Why an exercise cannot be had.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)] // the messages say what the fields are
pub enum ExerciseError {
    #[error("cannot read {path}: {source}")]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("{path} is not a valid exercise.toml: {source}")]
    Malformed {
        path: PathBuf,
        source: Box<toml::de::Error>,
    },
    #[error("{path}: the folder of an exercise is named exNN_slug, with the number of its chapter")]
    BadName { path: PathBuf },
    #[error("no exercise is called `{word}`{}", suggestion(.nearest))]
    Unknown { word: String, nearest: Vec<String> },
    #[error("`{word}` may be any of {}: type more of the name", .candidates.join(", "))]
    Ambiguous {
        word: String,
        candidates: Vec<String>,
    },
}

fn suggestion(nearest: &[String]) -> String {
    if nearest.is_empty() {
        String::new()
    } else {
        format!(": is it {}?", nearest.join(" or "))
    }
}

impl Exercise {
    /// The exercise in `folder`.
    ///
    /// # Errors
    /// If the folder's name is not `exNN_slug`, or its `exercise.toml` is missing or malformed.
    pub fn load(folder: &Path) -> Result<Exercise, ExerciseError> {
        let path = folder.join(MANIFEST);
        let (name, number) =
            name_and_number(folder).ok_or_else(|| ExerciseError::BadName { path: path.clone() })?;
        let text = fs::read_to_string(&path).map_err(|source| ExerciseError::Unreadable {
            path: path.clone(),
            source,
        })?;
        let manifest: Manifest =
            toml::from_str(&text).map_err(|source| ExerciseError::Malformed {
                path,
                source: Box::new(source),
            })?;
        Ok(Exercise {
            name,
            number,
            chapter: manifest.chapter,
            engine: manifest.engine,
            title: manifest.title,
            minutes: manifest.minutes,
            solution: manifest.solution,
            busy_wait: manifest.busy_wait,
            hints: manifest.hint,
            cases: manifest.case,
            messages: manifest.message,
            folder: folder.to_owned(),
        })
    }

    /// All exercises of the workbook in `root`, in the order of their names, which is that of the chapters.
    ///
    /// # Errors
    /// If the folder `exercises` or one of the exercises in it cannot be read.
    pub fn all(root: &Path) -> Result<Vec<Exercise>, ExerciseError> {
        let exercises = root.join("exercises");
        let unreadable = |source| ExerciseError::Unreadable {
            path: exercises.clone(),
            source,
        };
        let mut folders = Vec::new();
        for entry in fs::read_dir(&exercises).map_err(unreadable)? {
            let folder = entry.map_err(unreadable)?.path();
            if folder.join(MANIFEST).is_file() {
                folders.push(folder);
            }
        }
        folders.sort();
        folders
            .iter()
            .map(|folder| Exercise::load(folder))
            .collect()
    }

    /// The file that the learner edits.
    #[must_use]
    pub fn learners_file(&self) -> PathBuf {
        self.folder.join("src").join("lib.rs")
    }

    /// The specification that it is graded by.
    #[must_use]
    pub fn grade_file(&self) -> PathBuf {
        self.folder.join("tests").join("grade.rs")
    }

    /// The programs that its cases start, by name: `src/bin/*.rs`.
    ///
    /// # Errors
    /// If the folder is there and cannot be read.
    pub(crate) fn binaries(&self) -> io::Result<Vec<(String, PathBuf)>> {
        let folder = self.folder.join("src").join("bin");
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let mut binaries = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "rs")
                && let Some(name) = path.file_stem().and_then(|name| name.to_str())
            {
                binaries.push((name.to_owned(), path));
            }
        }
        binaries.sort();
        Ok(binaries)
    }

    /// The title of a case; its name if `exercise.toml` has none.
    #[must_use]
    pub fn case_title(&self, name: &str) -> Text {
        self.cases
            .iter()
            .find(|case| case.name == name)
            .map_or_else(
                || Text {
                    pl: name.to_owned(),
                    ru: name.to_owned(),
                },
                |case| case.title.clone(),
            )
    }
}

pub(crate) fn name_and_number(folder: &Path) -> Option<(String, u32)> {
    let name = folder.file_name()?.to_str()?;
    let (number, slug) = name.strip_prefix("ex")?.split_once('_')?;
    if slug.is_empty() {
        return None;
    }
    Some((name.to_owned(), number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_field_is_an_error() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let folder = folder.path().join("ex01_sum");
        fs::create_dir(&folder).expect("a folder");
        let valid = "chapter = 'ch01'\nengine = 'threads'\ntitle = { pl = 'a', ru = 'b' }\nminutes = 5\n\
                     [[hint]]\npl = 'h'\nru = 'h'\n[[case]]\nname = 'c'\ntitle = { pl = 'a', ru = 'b' }\n\
                     [message.few]\npl = '{actual}'\nru = '{actual}'\n";
        fs::write(folder.join(MANIFEST), valid).expect("a manifest");
        let exercise = Exercise::load(&folder).expect("a valid exercise");
        assert_eq!((exercise.number, exercise.cases.len()), (1, 1));
        fs::write(folder.join(MANIFEST), format!("minuts = 5\n{valid}")).expect("a manifest");
        let error = Exercise::load(&folder).expect_err("an unknown field");
        assert!(matches!(error, ExerciseError::Malformed { .. }), "{error}");
    }
}
