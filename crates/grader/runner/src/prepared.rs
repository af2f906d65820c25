//! A built grading: its programs, ready to be run any number of times.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use tempfile::TempDir;

use crate::{
    cargo::Programs,
    child::Limits,
    exercise::{Engine, Exercise},
    grade::{Options, Progress, caught, remark},
    places::Sources,
    run::Run,
    verdict::{Outcome, Verdict},
    workspace::{self, Workspace},
};

/// Who ends because the program that started it has ended does so at once; a busy machine may need a moment for it.
const FAREWELL: Duration = Duration::from_secs(1);
/// For how long the threads of a case on the real machine may wait for each other. What could still wake one then comes from
/// outside: the end of what the system does in the background, or a file that another program has locked. A busy machine may
/// let that wait for some tenths of a second.
const BLOCKED: Duration = Duration::from_secs(2);

/// A solution that is built, see [`prepare`](crate::prepare).
#[derive(Debug)]
pub struct Prepared {
    exercise: Exercise,
    sources: Sources,
    options: Options,
    /// Holds the programs, and is gone with this value.
    folder: TempDir,
}

/// One schedule, seen again.
#[derive(Debug)]
pub struct Replay {
    /// What the learner's code printed, at most the last part of it: its output, then its error output.
    pub printed: String,
    /// The verdict on this schedule alone.
    pub verdict: Verdict,
}

impl Prepared {
    /// Takes the built programs out of the way of later builds.
    pub(crate) fn new(
        exercise: &Exercise,
        sources: Sources,
        options: &Options,
        workspace: &Workspace,
        programs: &Programs,
    ) -> io::Result<Prepared> {
        let prepared = Prepared {
            exercise: exercise.clone(),
            sources,
            options: options.clone(),
            folder: workspace::run_folder(workspace)?,
        };
        take(&programs.grade, &prepared.program())?;
        fs::create_dir(prepared.binaries())?;
        for (name, file) in &programs.binaries {
            take(file, &prepared.binaries().join(name))?;
        }
        Ok(prepared)
    }

    /// The second half of a grading: runs the cases and concludes. It may be asked for again, and from several threads at once.
    pub fn run(&self, progress: &mut dyn FnMut(Progress)) -> Verdict {
        let started = Instant::now();
        let cases: Vec<String> = self.cases().collect();
        let verdict = caught(&self.exercise, || {
            let folder = self.new_folder()?;
            let cases = self.in_folder(folder.path(), None).all(&cases, progress)?;
            Ok(Verdict::from_cases(&self.exercise.name, cases))
        });
        let mut verdict = verdict.unwrap_or_else(|verdict| *verdict);
        verdict.set_millis(started);
        verdict
    }

    /// Runs one schedule of a case, that of a verdict's `replay`.
    ///
    /// # Errors
    /// The verdict, if the case could not be run.
    pub fn replay(&self, case: &str, choices: &str) -> Result<Replay, Box<Verdict>> {
        let started = Instant::now();
        caught(&self.exercise, || {
            let folder = self.new_folder()?;
            let run = self.in_folder(folder.path(), Some(choices));
            let (case, printed) = run.replay(case)?;
            let mut verdict = Verdict::from_cases(&self.exercise.name, vec![case]);
            verdict.set_millis(started);
            Ok(Replay { printed, verdict })
        })
    }

    /// The names of the cases that were asked for.
    fn cases(&self) -> impl Iterator<Item = String> {
        let all = self.exercise.cases.iter().map(|case| case.name.clone());
        let asked = &self.options.cases;
        all.filter(|name| asked.is_empty() || asked.contains(name))
    }

    fn program(&self) -> PathBuf {
        self.folder.path().join("grade")
    }

    fn binaries(&self) -> PathBuf {
        self.folder.path().join("bin")
    }

    /// For what one run writes.
    fn new_folder(&self) -> Result<TempDir, Box<Verdict>> {
        tempfile::tempdir_in(self.folder.path()).map_err(|error| {
            Box::new(remark(
                &self.exercise,
                Outcome::InternalError,
                "outcome-disk",
                &[("error", &error.to_string())],
            ))
        })
    }

    fn in_folder<'a>(&'a self, folder: &'a Path, replay: Option<&'a str>) -> Run<'a> {
        let is_real = self.exercise.engine == Engine::Real;
        Run {
            exercise: &self.exercise,
            sources: &self.sources,
            program: self.program(),
            binaries: self.binaries(),
            folder,
            limits: Limits {
                wall: self.options.wall,
                farewell: is_real.then_some(FAREWELL),
                // An explored case that blocks is told of by the explorer.
                blocked: (!self.exercise.engine.explores()).then_some(BLOCKED),
                ..Limits::default()
            },
            overall: self.options.overall,
            replay,
        }
    }
}

/// Makes `to` the same file as `from`; a copy of it where links are not possible.
fn take(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()))
}
