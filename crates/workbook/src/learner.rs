//! What a learner does with exercises, for the page and the terminal alike: counted gradings, one more hint each time, a fresh
//! start that loses nothing, the solution, what is next.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use runner::{Exercise, Outcome, Verdict};
use serde::Serialize;
use solutions::{Expected, Solution};
use timeline::{Language, Text};

use crate::{
    book::directives::listing,
    files::{self, Lock},
    map::Map,
    messages::Problem,
    progress::{BACKUPS, Moment, Progress, Store, Work},
};

/// Counts a grading of the learner's own file. One that says nothing about the file (the workbook's own fault, a changed
/// grader) is not counted.
///
/// # Errors
/// As [`Store::change`].
pub fn record(store: &Store, verdict: &Verdict) -> Result<Progress, Problem> {
    if matches!(
        verdict.outcome,
        Outcome::GraderChanged | Outcome::InternalError
    ) {
        return store.read();
    }
    store.change(|progress| {
        let name = verdict.exercise.clone();
        let work = progress.exercises.entry(name).or_default();
        let now = Moment::now();
        work.attempts = work.attempts.saturating_add(1);
        work.outcome = Some(verdict.outcome);
        work.checked = Some(now);
        if verdict.passed() {
            work.passed.get_or_insert(now);
        }
    })
}

/// The hints of an exercise that have been shown, and whether the last of them is new.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hints {
    /// From mild to strong.
    pub shown: Vec<Text>,
    /// How many there are in all.
    pub of: usize,
    /// False if all had been shown before.
    pub is_new: bool,
}

/// Shows one more hint, and remembers that.
///
/// # Errors
/// As [`Store::change`].
pub fn hint(store: &Store, exercise: &Exercise) -> Result<Hints, Problem> {
    let of = exercise.hints.len();
    let mut before = 0;
    let progress = store.change(|progress| {
        let work = progress.exercises.entry(exercise.name.clone()).or_default();
        before = work.hints;
        work.hints = before.saturating_add(1).min(of);
    })?;
    let shown = progress.of(&exercise.name).hints;
    Ok(Hints {
        shown: exercise.hints[..shown].to_vec(),
        of,
        is_new: shown > before,
    })
}

/// The learner's file of an exercise, from the root of the workbook.
#[must_use]
pub fn file_of(exercise: &str) -> String {
    format!("exercises/{exercise}/src/lib.rs")
}

/// A fresh start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reset {
    /// The file that is as it came with the workbook again, from the root.
    pub file: PathBuf,
    /// Where its previous contents are, from the root; none if there was nothing to lose.
    pub backup: Option<PathBuf>,
}

/// Held while a learner's file is replaced, from the root of the workbook.
const RESETS: &str = ".workbook/reset.lock";

/// Gives the learner's file the contents it came with. What was in it is kept in `.workbook/backups`, under a name that was
/// free.
///
/// # Errors
/// When there is no starter, or a file cannot be written; the learner's file is as before then.
pub fn reset(root: &Path, exercise: &str) -> Result<Reset, Problem> {
    let starter_path = root.join(starter_of(exercise));
    let starter = fs::read(&starter_path).map_err(|error| {
        Problem::fault("no-starter")
            .with("file", starter_path.display().to_string())
            .with("reason", error.to_string())
    })?;
    let file = PathBuf::from(file_of(exercise));
    let target = root.join(&file);
    let lock = root.join(RESETS);
    let _lock = Lock::wait(&lock).map_err(|error| Problem::not_written(&lock, &error))?;
    let own = match fs::read(&target) {
        Ok(own) => Some(own),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(Problem::not_written(&target, &error)),
    };
    let own = own.filter(|own| *own != starter);
    let backups = root.join(BACKUPS);
    let backup = own
        .map(|own| files::keep(&backups, exercise, "rs", &own))
        .transpose()
        .map_err(|error| Problem::not_written(&backups, &error))?
        .map(|backup| backup.strip_prefix(root).unwrap_or(&backup).to_owned());
    files::replace(&target, &starter).map_err(|error| Problem::not_written(&target, &error))?;
    Ok(Reset { file, backup })
}

/// Whether the learner's file is as it came with the workbook.
#[must_use]
pub fn is_untouched(root: &Path, exercise: &str) -> bool {
    let starter = fs::read(root.join(starter_of(exercise)));
    starter
        .is_ok_and(|starter| fs::read(root.join(file_of(exercise))).is_ok_and(|own| own == starter))
}

/// What the learner's file is at the start, from the root of the workbook.
fn starter_of(exercise: &str) -> String {
    format!("solutions/{exercise}/{}.rs", solutions::STARTER)
}

/// A right solution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// The file, from the root of the workbook.
    pub file: PathBuf,
    /// Its contents, with the comments in the reader's language.
    pub source: String,
}

/// All right solutions of an exercise, as the listings of one edition show a file: first the one that `exercise.toml` names, then by name.
/// Whether the learner may see them is for the caller to ask: see [`Progress::has_passed`].
///
/// # Errors
/// When they cannot be read, or there is none.
pub fn solutions(
    root: &Path,
    exercise: &Exercise,
    language: Language,
) -> Result<Vec<Shown>, Problem> {
    let unreadable = |reason: String| {
        Problem::fault("no-solution")
            .with("name", exercise.name.clone())
            .with("reason", reason)
    };
    let mut all = Solution::of(root, exercise).map_err(|error| unreadable(error.to_string()))?;
    all.retain(|solution| solution.expected == Expected::Passes);
    all.sort_by_key(|solution| exercise.solution.as_ref() != Some(&solution.name));
    let shown: Result<Vec<Shown>, Problem> = all
        .iter()
        .map(|solution| {
            let file = solution.path.strip_prefix(root).unwrap_or(&solution.path);
            let listing = listing::read(root, &file.to_string_lossy(), language)?;
            let lines = listing.lines.iter().map(|line| line.text.clone() + "\n");
            Ok(Shown {
                file: file.to_owned(),
                source: lines.collect(),
            })
        })
        .collect();
    shown.and_then(|shown| {
        if shown.is_empty() {
            return Err(unreadable("solutions/".to_owned()));
        }
        Ok(shown)
    })
}

/// How far the learner is, in the order of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// All chapters.
    pub chapters: Vec<ChapterStatus>,
    /// How many exercises have passed.
    pub passed: usize,
    /// How many there are.
    pub all: usize,
    /// The exercise to do next, see [`upcoming`].
    pub next: Option<String>,
}

/// How far the learner is with a chapter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChapterStatus {
    /// `ch13_barriers`.
    pub slug: String,
    /// As in the table of contents.
    pub title: Text,
    /// Whether it has been read to its end.
    pub read: bool,
    /// Its exercises.
    pub exercises: Vec<ExerciseStatus>,
}

/// How far the learner is with an exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExerciseStatus {
    /// `ex13_barrier`.
    pub name: String,
    /// Its title.
    pub title: Text,
    /// How long it takes, as an estimate.
    pub minutes: u32,
    /// How many hints it has.
    pub hints: usize,
    /// What was done with it.
    pub work: Work,
}

impl Status {
    /// The status of a whole book: `exercises` are all that there are.
    #[must_use]
    pub fn of(map: &Map, exercises: &[Exercise], progress: &Progress) -> Status {
        let status_of = |name: &String| {
            let exercise = exercises.iter().find(|exercise| exercise.name == *name)?;
            Some(ExerciseStatus {
                name: name.clone(),
                title: exercise.title.clone(),
                minutes: exercise.minutes,
                hints: exercise.hints.len(),
                work: progress.of(name),
            })
        };
        let chapters: Vec<ChapterStatus> = map
            .chapters
            .iter()
            .map(|chapter| ChapterStatus {
                slug: chapter.slug.clone(),
                title: chapter.title.clone(),
                read: progress.chapters.contains_key(&chapter.slug),
                exercises: chapter.exercises.iter().filter_map(status_of).collect(),
            })
            .collect();
        let names: Vec<&str> = map.exercises().collect();
        Status {
            passed: names
                .iter()
                .filter(|name| progress.has_passed(name))
                .count(),
            all: names.len(),
            next: upcoming(&names, progress).map(str::to_owned),
            chapters,
        }
    }
}

/// The exercise to work on: the one graded last if it has not passed, else the [`next`] one after it. None if all have passed.
#[must_use]
pub fn upcoming<'a>(names: &[&'a str], progress: &Progress) -> Option<&'a str> {
    let graded = names
        .iter()
        .filter(|name| progress.of(name).checked.is_some());
    let last = graded.max_by_key(|name| progress.of(name).checked).copied();
    last.filter(|last| !progress.has_passed(last))
        .or_else(|| next(names, progress, last))
}

/// The first exercise in the order of the book that has not passed: after `current`, and from the beginning if there is none
/// after it. None if all have passed.
#[must_use]
pub fn next<'a>(names: &[&'a str], progress: &Progress, current: Option<&str>) -> Option<&'a str> {
    let at = current.and_then(|current| names.iter().position(|name| *name == current));
    let (before, after) = names.split_at(at.map_or(0, |at| at + 1));
    let open = |name: &&&str| !progress.has_passed(name) && current != Some(**name);
    after.iter().chain(before).find(open).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passed(names: &[&str]) -> Progress {
        let mut progress = Progress::default();
        for name in names {
            let work = progress.exercises.entry((*name).to_owned()).or_default();
            work.passed = Some(Moment(1));
        }
        progress
    }

    #[test]
    fn next_is_the_first_open_one_after_this_and_then_from_the_beginning() {
        let names = ["a", "b", "c"];
        assert_eq!(next(&names, &passed(&[]), None), Some("a"));
        assert_eq!(next(&names, &passed(&["a"]), None), Some("b"));
        assert_eq!(next(&names, &passed(&[]), Some("a")), Some("b"));
        assert_eq!(next(&names, &passed(&["c"]), Some("b")), Some("a"));
        assert_eq!(next(&names, &passed(&["a", "b"]), Some("c")), None);
        assert_eq!(next(&names, &passed(&["a", "b", "c"]), None), None);
    }

    #[test]
    fn upcoming_is_what_was_graded_last_as_long_as_it_is_open() {
        let names = ["a", "b", "c"];
        let mut progress = passed(&["a"]);
        assert_eq!(upcoming(&names, &progress), Some("b"));
        let mut grade = |name: &str, at, passed: bool| {
            let work = progress.exercises.entry(name.to_owned()).or_default();
            work.checked = Some(Moment(at));
            work.passed = passed.then_some(Moment(at));
            upcoming(&names, &progress)
        };
        assert_eq!(grade("c", 1, false), Some("c"));
        assert_eq!(grade("a", 2, true), Some("b"));
        assert_eq!(grade("c", 3, true), Some("b"));
        assert_eq!(grade("b", 4, true), None);
    }

    #[test]
    fn a_fresh_start_keeps_every_version() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let write = |file: &str, text: &str| {
            files::replace(&root.path().join(file), text.as_bytes()).expect("written");
        };
        let read = |file: &Path| fs::read_to_string(root.path().join(file)).expect("readable");
        assert_eq!(
            reset(root.path(), "ex1").expect_err("none").key(),
            "no-starter"
        );

        write("solutions/ex1/starter.rs", "todo");
        assert!(!is_untouched(root.path(), "ex1"), "there is no file");
        for (number, text) in [(1, "mine"), (2, "mine again")] {
            write("exercises/ex1/src/lib.rs", text);
            let done = reset(root.path(), "ex1").expect("reset");
            assert_eq!(read(&done.file), "todo");
            let backup = done.backup.expect("there was something to lose");
            assert_eq!(
                backup,
                PathBuf::from(format!(".workbook/backups/ex1-{number}.rs"))
            );
            assert_eq!(read(&backup), text);
        }
        let again = reset(root.path(), "ex1").expect("reset");
        assert_eq!(again.backup, None);
        assert!(is_untouched(root.path(), "ex1"));

        fs::remove_file(root.path().join(&again.file)).expect("removed");
        let restored = reset(root.path(), "ex1").expect("reset");
        assert_eq!(
            (read(&restored.file), restored.backup),
            ("todo".to_owned(), None)
        );
    }
}
