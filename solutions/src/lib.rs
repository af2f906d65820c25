//! The proof that the graders are right.
//!
//! For each exercise, `solutions/exNN_…/right*.rs` must pass, and each `wrong_*.rs` must get the diagnosis that its first line
//! announces: `// expect: waits_forever in nobody_passes_early`. The files are graded as if each were the learner's.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

use runner::{
    CaseOutcome, CaseVerdict, Engine, Exercise, ExerciseError, Options, Outcome, Text, Verdict,
    prepare,
};

/// Each exercise has at least so many right solutions, in different styles, so that no right way is refused.
pub const LEAST_RIGHT: usize = 3;
/// Each exercise has at least so many wrong ones, a typical mistake each.
pub const LEAST_WRONG: usize = 6;

/// The name, without its extension, of what the learner's file is at the start: neither right nor wrong, but kept beside them, for
/// those who want to begin anew.
pub const STARTER: &str = "starter";

/// What the grader must find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Nothing.
    Passes,
    /// This diagnosis, as it is written in a verdict, in this case.
    Fails {
        /// For example `waits_forever`.
        diagnosis: String,
        /// For example `nobody_passes_early`.
        case: String,
    },
}

/// A file with a known verdict.
#[derive(Clone, Debug)]
pub struct Solution {
    /// The exercise that it solves or fails to.
    pub exercise: Exercise,
    /// The name of the file without its extension.
    pub name: String,
    /// The file.
    pub path: PathBuf,
    /// What the grader must find.
    pub expected: Expected,
}

/// Why a solution cannot be had.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs)] // the messages say what the fields are
pub enum SolutionError {
    #[error(transparent)]
    Exercise(#[from] ExerciseError),
    #[error("cannot read {path}: {source}")]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("{path}: the name of a solution begins with `right` or `wrong_`")]
    BadName { path: PathBuf },
    #[error(
        "{path}: a wrong solution begins with `// expect: DIAGNOSIS in CASE`, with a case of exercise.toml"
    )]
    BadExpectation { path: PathBuf },
}

/// The grader found something else than it must.
#[derive(Debug, thiserror::Error)]
pub struct Disproof {
    /// Which time, from 1.
    pub time: u32,
    /// What is wrong.
    pub what: String,
    /// What was found.
    pub verdict: Box<Verdict>,
}

impl fmt::Display for Disproof {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{} (grading {})", self.what, self.time)?;
        let text = self
            .verdict
            .to_text(runner::Language::Pl, runner::DEFAULT_WIDTH, false);
        formatter.write_str(&text)?;
        // The text for learners tells of the first case that failed only.
        let failed = |case: &&CaseVerdict| case.outcome == CaseOutcome::Failed;
        for case in self.verdict.cases.iter().filter(failed).skip(1) {
            writeln!(formatter, "  {}: {}", case.name, case.message.pl)?;
        }
        Ok(())
    }
}

impl Solution {
    /// All solutions of all exercises, in the order of their names.
    ///
    /// # Errors
    /// If a folder or a file cannot be read, or a file says not what is expected of it.
    pub fn all(root: &Path) -> Result<Vec<Solution>, SolutionError> {
        let mut solutions = Vec::new();
        for exercise in Exercise::all(root)? {
            solutions.extend(Solution::of(root, &exercise)?);
        }
        Ok(solutions)
    }

    /// The solutions of one exercise; none if it has no folder here.
    ///
    /// # Errors
    /// As [`Solution::all`].
    pub fn of(root: &Path, exercise: &Exercise) -> Result<Vec<Solution>, SolutionError> {
        let folder = root.join("solutions").join(&exercise.name);
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let unreadable = |source| SolutionError::Unreadable {
            path: folder.clone(),
            source,
        };
        let mut paths = Vec::new();
        for entry in fs::read_dir(&folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            let is_code = path.extension().is_some_and(|extension| extension == "rs");
            if is_code && path.file_stem().is_some_and(|stem| stem != STARTER) {
                paths.push(path);
            }
        }
        paths.sort();
        paths
            .into_iter()
            .map(|path| Solution::load(exercise, path))
            .collect()
    }

    fn load(exercise: &Exercise, path: PathBuf) -> Result<Solution, SolutionError> {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let name = name.into_owned();
        let expected = if name.starts_with("right") {
            Expected::Passes
        } else if name.starts_with("wrong_") {
            let text = fs::read_to_string(&path).map_err(|source| SolutionError::Unreadable {
                path: path.clone(),
                source,
            })?;
            expectation(&text)
                .filter(|(_, case)| exercise.cases.iter().any(|known| known.name == *case))
                .map(|(diagnosis, case)| Expected::Fails { diagnosis, case })
                .ok_or_else(|| SolutionError::BadExpectation { path: path.clone() })?
        } else {
            return Err(SolutionError::BadName { path });
        };
        Ok(Solution {
            exercise: exercise.clone(),
            name,
            path,
            expected,
        })
    }

    /// How it is graded.
    #[must_use]
    pub fn options(&self) -> Options {
        Options {
            source: Some(self.path.clone()),
            trust_grade_file: true,
            // Nobody waits, and all cases are to be seen, however busy the machine is.
            overall: None,
            ..Options::default()
        }
    }

    /// Builds the file once and runs its cases `times` times; each time it must get what is expected, and the same verdict as
    /// the first time, down to the schedule.
    ///
    /// # Errors
    /// If it does not.
    pub fn prove(&self, root: &Path, times: u32) -> Result<(), Disproof> {
        let disproof = |time, what: &str, verdict| Disproof {
            time,
            what: what.to_owned(),
            verdict,
        };
        let prepared = prepare(root, &self.exercise, &self.options(), &mut |_| ())
            .map_err(|verdict| disproof(1, "it cannot be run", verdict))?;
        let mut first: Option<Verdict> = None;
        for time in 1..=times.max(1) {
            let verdict = prepared.run(&mut |_| ());
            if let Some(what) = self.objection(&verdict) {
                return Err(disproof(time, &what, Box::new(verdict)));
            }
            let repeatable = self.repeatable(&verdict);
            let first = first.get_or_insert_with(|| repeatable.clone());
            if *first != repeatable {
                let what = format!(
                    "differs from the first verdict{}",
                    cases_in(first, &repeatable)
                );
                return Err(disproof(time, &what, Box::new(verdict)));
            }
        }
        Ok(())
    }

    /// What must be the same each time: not how long it took. Of a real machine, not what is told of it either, for processes and ports
    /// have another number each time; and of a wrong solution there the case that it is about: in which others it fails, chance decides.
    fn repeatable(&self, verdict: &Verdict) -> Verdict {
        let mut verdict = verdict.clone();
        verdict.millis = 0;
        if self.exercise.engine == Engine::Real {
            if let Expected::Fails { case: about, .. } = &self.expected {
                verdict.cases.retain(|case| case.name == *about);
                verdict.diagnosis = None;
            }
            for case in &mut verdict.cases {
                case.message = Text::default();
            }
        }
        verdict
    }

    /// What is wrong with a verdict on this file, if anything.
    #[must_use]
    pub fn objection(&self, verdict: &Verdict) -> Option<String> {
        match &self.expected {
            Expected::Passes => (verdict.outcome != Outcome::Passed)
                .then(|| "a right solution is refused".to_owned()),
            Expected::Fails { diagnosis, case } => {
                let found = verdict
                    .cases
                    .iter()
                    .find(|one| one.name == *case && one.outcome == CaseOutcome::Failed)
                    .and_then(|one| one.diagnosis)
                    .map(runner::diagnosis_id);
                (found.as_ref() != Some(diagnosis)).then(|| {
                    let found = found.as_deref().unwrap_or("no failure");
                    format!("expected {diagnosis} in {case}, found {found} there")
                })
            }
        }
    }
}

/// The cases which are not the same in two verdicts.
fn cases_in(first: &Verdict, other: &Verdict) -> String {
    let pairs = first.cases.iter().zip(&other.cases);
    let names = pairs.filter(|(first, other)| first != other);
    let names: Vec<&str> = names.map(|(first, _)| first.name.as_str()).collect();
    if names.is_empty() {
        return String::new();
    }
    format!(" in {}", names.join(", "))
}

/// The diagnosis and the case in the first line.
fn expectation(text: &str) -> Option<(String, String)> {
    let line = text.lines().next()?.strip_prefix("// expect: ")?;
    let (diagnosis, case) = line.split_once(" in ")?;
    Some((diagnosis.trim().to_owned(), case.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_says_what_to_expect() {
        let pair = |diagnosis: &str, case: &str| Some((diagnosis.to_owned(), case.to_owned()));
        assert_eq!(
            expectation("// expect: deadlock in two_ways\nuse std;"),
            pair("deadlock", "two_ways")
        );
        assert_eq!(expectation("// expects: deadlock in two_ways"), None);
        assert_eq!(expectation("\n// expect: deadlock in two_ways"), None);
    }
}
