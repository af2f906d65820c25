//! What a learner has done: one file, `.workbook/progress.json`, for the page and the terminal alike.
//!
//! Readers never wait: the file is replaced as a whole (see [`crate::files`]). Those who change it do so one after another,
//! under a lock that ends with its process.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use runner::Outcome;
use serde::{Deserialize, Serialize};

use crate::{
    files::{self, Lock},
    messages::Problem,
};

/// The file, from the root of the workbook.
pub const FILE: &str = ".workbook/progress.json";

/// Where copies are kept of what is replaced, from the root of the workbook.
pub const BACKUPS: &str = ".workbook/backups";

/// The version of its form.
pub const SCHEMA: u32 = 1;

/// A moment, in whole seconds since 1970 in UTC.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Moment(pub u64);

impl Moment {
    /// This moment by the system's clock; 0 if that stands before 1970.
    #[must_use]
    pub fn now() -> Moment {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        Moment(since.map_or(0, |since| since.as_secs()))
    }
}

/// All that a learner has done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// Always [`SCHEMA`].
    pub schema: u32,
    /// Chapters read to their end, by slug, and when for the first time.
    #[serde(default)]
    pub chapters: BTreeMap<String, Moment>,
    /// Quizzes answered, by id.
    #[serde(default)]
    pub quizzes: BTreeMap<String, Answer>,
    /// Exercises that were worked on, by name.
    #[serde(default)]
    pub exercises: BTreeMap<String, Work>,
    /// Where the learner was last.
    #[serde(default)]
    pub last: Option<Place>,
}

/// The last answer to a quiz.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The chosen answer, from 0.
    pub choice: u32,
    /// Whether it was the right one.
    pub correct: bool,
    /// When it was given.
    pub at: Moment,
}

/// What was done with an exercise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// How often it was graded.
    #[serde(default)]
    pub attempts: u64,
    /// When it passed for the first time.
    #[serde(default)]
    pub passed: Option<Moment>,
    /// How many of its hints were shown.
    #[serde(default)]
    pub hints: usize,
    /// How the last grading ended.
    #[serde(default)]
    pub outcome: Option<Outcome>,
    /// When the last grading ended.
    #[serde(default)]
    pub checked: Option<Moment>,
}

/// A place in the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The page without its extension: `ch13_barriers`.
    pub page: String,
    /// The id of the heading last passed, if any.
    #[serde(default)]
    pub heading: Option<String>,
    /// When.
    pub at: Moment,
}

impl Default for Progress {
    fn default() -> Progress {
        Progress {
            schema: SCHEMA,
            chapters: BTreeMap::new(),
            quizzes: BTreeMap::new(),
            exercises: BTreeMap::new(),
            last: None,
        }
    }
}

impl Progress {
    /// What was done with an exercise, which is nothing if it was never touched.
    #[must_use]
    pub fn of(&self, exercise: &str) -> Work {
        self.exercises.get(exercise).copied().unwrap_or_default()
    }

    /// Whether an exercise has passed at some time.
    #[must_use]
    pub fn has_passed(&self, exercise: &str) -> bool {
        self.of(exercise).passed.is_some()
    }

    /// Adds what was done elsewhere. Nothing is taken back: what either side has passed, read or shown stays so; of two answers,
    /// gradings or places the later one counts.
    pub fn merge(&mut self, other: Progress) {
        for (slug, moment) in other.chapters {
            let own = self.chapters.entry(slug).or_insert(moment);
            *own = moment.min(*own);
        }
        for (id, answer) in other.quizzes {
            let own = self.quizzes.entry(id).or_insert(answer);
            if own.at < answer.at {
                *own = answer;
            }
        }
        for (name, work) in other.exercises {
            self.exercises.entry(name).or_default().merge(work);
        }
        let place = |place: &Option<Place>| place.as_ref().map(|place| place.at);
        if place(&self.last) < place(&other.last) {
            self.last = other.last;
        }
    }

    /// What there is more of than in `before`.
    #[must_use]
    pub fn gained_since(&self, before: &Progress) -> Gain {
        let chapters = self.chapters.keys();
        let quizzes = self.quizzes.iter();
        let exercises = self.exercises.iter();
        let passed = self.exercises.keys();
        Gain {
            chapters: chapters
                .filter(|slug| !before.chapters.contains_key(*slug))
                .count(),
            quizzes: quizzes
                .filter(|(id, answer)| before.quizzes.get(*id) != Some(*answer))
                .count(),
            exercises: exercises
                .filter(|(name, work)| before.of(name) != **work)
                .count(),
            passed: passed
                .filter(|name| self.has_passed(name) && !before.has_passed(name))
                .count(),
        }
    }

    /// The progress in the text of a file.
    ///
    /// # Errors
    /// When it is not such a file, or one of a newer version. `named` is what the message calls it.
    pub fn parse(text: &str, named: &Path) -> Result<Progress, Problem> {
        let broken = |reason: String| {
            Problem::usage("progress-broken")
                .with("file", named.display().to_string())
                .with("reason", reason)
        };
        let progress: Progress =
            serde_json::from_str(text).map_err(|error| broken(error.to_string()))?;
        if progress.schema != SCHEMA {
            return Err(broken(format!("schema {} ≠ {SCHEMA}", progress.schema)));
        }
        Ok(progress)
    }

    /// The text of the file.
    ///
    /// # Panics
    /// Never: every part of a progress has a form in JSON.
    #[must_use]
    pub fn to_text(&self) -> String {
        let text = serde_json::to_string_pretty(self).expect("maps with texts as keys");
        text + "\n"
    }
}

/// What was added to a progress.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gain {
    /// Chapters read which had not been.
    pub chapters: usize,
    /// Quizzes with another answer than before.
    pub quizzes: usize,
    /// Exercises of which something changed.
    pub exercises: usize,
    /// Those among them which have passed and had not.
    pub passed: usize,
}

impl Work {
    fn merge(&mut self, other: Work) {
        let earliest = [self.passed, other.passed].into_iter().flatten().min();
        if self.checked < other.checked {
            self.outcome = other.outcome;
            self.checked = other.checked;
        }
        self.passed = earliest;
        self.attempts = self.attempts.max(other.attempts);
        self.hints = self.hints.max(other.hints);
    }
}

/// The file in one workbook.
#[derive(Clone, Debug)]
pub struct Store {
    root: PathBuf,
    file: PathBuf,
}

impl Store {
    /// That of the workbook at `root`.
    #[must_use]
    pub fn of(root: &Path) -> Store {
        Store {
            root: root.to_owned(),
            file: root.join(FILE),
        }
    }

    /// Where it is.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// What has been done so far: nothing if there is no file, or cannot be one. Never waits.
    ///
    /// # Errors
    /// When the file cannot be read or is not what it should be.
    pub fn read(&self) -> Result<Progress, Problem> {
        match fs::read_to_string(&self.file) {
            Ok(text) => Progress::parse(&text, &self.file),
            Err(error) if is_absent(&error) => Ok(Progress::default()),
            Err(error) => Err(Problem::usage("progress-broken")
                .with("file", self.file.display().to_string())
                .with("reason", error.to_string())),
        }
    }

    /// Changes what has been done, as the only one at a time, and returns the result, which is on the disk then. If nothing
    /// changes, nothing is written.
    ///
    /// # Errors
    /// As [`Store::read`], and when the file cannot be written; it is as before then.
    pub fn change(&self, change: impl FnOnce(&mut Progress)) -> Result<Progress, Problem> {
        let _lock = self.lock()?;
        let before = self.read()?;
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            self.write(&after)?;
        }
        Ok(after)
    }

    /// Forgets everything, even a file that cannot be understood. Returns the copy that is kept of it, from the root of the
    /// workbook; none if there was no file.
    ///
    /// # Errors
    /// When the file cannot be read, or it or its copy cannot be written; the file is as before then.
    pub fn reset(&self) -> Result<Option<PathBuf>, Problem> {
        let _lock = self.lock()?;
        let before = match fs::read(&self.file) {
            Ok(before) => before,
            Err(error) if is_absent(&error) => return Ok(None),
            Err(error) => return Err(self.not_written(&error)),
        };
        let backups = self.root.join(BACKUPS);
        let copy = files::keep(&backups, "progress", "json", &before)
            .map_err(|error| Problem::not_written(&backups, &error))?;
        self.write(&Progress::default())?;
        Ok(Some(
            copy.strip_prefix(&self.root).unwrap_or(&copy).to_owned(),
        ))
    }

    fn lock(&self) -> Result<Lock, Problem> {
        Lock::wait(&self.file.with_extension("lock")).map_err(|error| self.not_written(&error))
    }

    fn write(&self, progress: &Progress) -> Result<(), Problem> {
        files::replace(&self.file, progress.to_text().as_bytes())
            .map_err(|error| self.not_written(&error))
    }

    fn not_written(&self, error: &io::Error) -> Problem {
        Problem::not_written(&self.file, error)
    }
}

/// Whether a file could not be read because it, or the folder it would be in, does not exist.
fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    fn work(attempts: u64, passed: Option<u64>, checked: u64) -> Work {
        Work {
            attempts,
            passed: passed.map(Moment),
            hints: 0,
            outcome: Some(Outcome::Failed),
            checked: Some(Moment(checked)),
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let store = Store::of(root.path());
        assert_eq!(store.read().expect("no file"), Progress::default());
        let written = store
            .change(|progress| {
                progress.chapters.insert("ch13_barriers".into(), Moment(7));
                progress.exercises.insert("ex13".into(), work(2, None, 9));
            })
            .expect("written");
        assert_eq!(store.read().expect("read"), written);
        let before = fs::read(store.file()).expect("there");
        let copy = store.reset().expect("written").expect("a copy");
        assert_eq!(fs::read(root.path().join(copy)).expect("there"), before);
        assert_eq!(store.read().expect("read"), Progress::default());
    }

    #[test]
    fn where_nothing_is_nothing_is_forgotten() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let store = Store::of(root.path());
        assert_eq!(store.reset().expect("nothing to do"), None);
        assert!(!store.file().exists());
    }

    #[test]
    fn writers_at_once_lose_nothing() {
        const WRITERS: u64 = 8;
        const EACH: u64 = 25;
        let root = tempfile::tempdir().expect("a temporary folder");
        let store = Store::of(root.path());
        thread::scope(|scope| {
            for _ in 0..WRITERS {
                scope.spawn(|| {
                    for _ in 0..EACH {
                        let count = |progress: &mut Progress| {
                            progress.exercises.entry("e".into()).or_default().attempts += 1;
                        };
                        store.change(count).expect("written");
                    }
                });
            }
        });
        let attempts = store.read().expect("read").of("e").attempts;
        assert_eq!(attempts, WRITERS * EACH);
    }

    #[test]
    fn a_broken_file_is_told_and_can_only_be_reset() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let store = Store::of(root.path());
        for text in ["{", "{}", "{\"schema\":2}", "{\"schema\":1,\"more\":1}"] {
            files::replace(store.file(), text.as_bytes()).expect("written");
            assert_eq!(store.read().expect_err(text).key(), "progress-broken");
            let refused = store.change(|progress| *progress = Progress::default());
            assert_eq!(refused.expect_err(text).key(), "progress-broken");
            assert_eq!(fs::read_to_string(store.file()).expect("kept"), text);
        }
        store.reset().expect("written");
        store.read().expect("read");
    }

    #[test]
    fn merging_takes_nothing_back() {
        let mut own = Progress::default();
        own.exercises.insert("both".into(), work(5, Some(10), 20));
        own.exercises.insert("own".into(), work(1, None, 1));
        let mut other = Progress::default();
        other.exercises.insert("both".into(), work(3, Some(8), 30));
        other.chapters.insert("c".into(), Moment(3));
        let place = Place {
            page: "c".into(),
            heading: None,
            at: Moment(4),
        };
        other.last = Some(place.clone());
        let before = own.clone();
        own.merge(other);
        let gain = Gain {
            chapters: 1,
            quizzes: 0,
            exercises: 1,
            passed: 0,
        };
        assert_eq!(own.gained_since(&before), gain);
        let both = own.of("both");
        assert_eq!((both.attempts, both.passed), (5, Some(Moment(8))));
        assert_eq!(both.checked, Some(Moment(30)));
        assert_eq!(own.of("own").attempts, 1);
        assert_eq!(own.chapters["c"], Moment(3));
        assert_eq!(own.last, Some(place));
    }
}
