//! A grading from end to end: build, run each case, collect the verdict.
//!
//! It has two halves. [`prepare`] builds; [`Prepared::run`] runs the cases and concludes, as often as wanted.

use std::{
    fs, io,
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};
use timeline::{Language, Text};

use crate::{
    cargo::{self, Build, Programs},
    child,
    exercise::Exercise,
    places::Sources,
    prepared::Prepared,
    seal,
    verdict::{CaseOutcome, CompilerMessage, Outcome, Verdict},
    words::{Arguments, both, plain, say},
    workspace::{self, Workspace},
};

/// How long all cases together may take once one was given up: a hopeless solution is told of in a quarter of a minute.
const OVERALL: Duration = Duration::from_secs(13);

/// What a grading is doing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// The compiler works.
    Building,
    /// A case is being explored.
    Exploring {
        /// Its name.
        case: String,
    },
    /// A case has ended.
    Explored {
        /// Its name.
        case: String,
        /// How.
        outcome: CaseOutcome,
        /// How many schedules were run.
        schedules: u64,
    },
}

/// What to tell a waiting person before the first grading of all: it also builds the grader, which takes its time.
#[must_use]
pub fn first_build_remark(root: &Path, exercise: &Exercise, language: Language) -> Option<String> {
    let built = workspace::target(&absolute(root), exercise.engine).is_dir();
    (!built).then(|| plain(language, "first-build"))
}

/// What may be asked of a grading besides the usual.
#[derive(Clone, Debug)]
pub struct Options {
    /// The file to grade; the learner's if none.
    pub source: Option<PathBuf>,
    /// The cases to run; all if none.
    pub cases: Vec<String>,
    /// How long a case may take, in wall time. The grading child finds a loop by itself, sooner.
    pub wall: Duration,
    /// Once a case did not come to an end: how long all cases together may take, so that nobody has to wait for each of them.
    pub overall: Option<Duration>,
    /// Grade with `tests/grade.rs` as it is, changed or not: for those who write exercises.
    pub trust_grade_file: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            source: None,
            cases: Vec::new(),
            wall: child::Limits::default().wall,
            overall: Some(OVERALL),
            trust_grade_file: false,
        }
    }
}

/// Grades the learner's file, or `source` as if it were that.
///
/// Whatever the file holds, the answer is a verdict: this neither panics nor fails, and touches nothing outside of the target
/// directory.
pub fn grade(
    root: &Path,
    exercise: &Exercise,
    source: Option<&Path>,
    progress: &mut dyn FnMut(Progress),
) -> Verdict {
    let options = Options {
        source: source.map(Path::to_owned),
        ..Options::default()
    };
    grade_with(root, exercise, &options, progress)
}

/// As [`grade`], with options.
pub fn grade_with(
    root: &Path,
    exercise: &Exercise,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Verdict {
    let started = Instant::now();
    let mut verdict = match prepare(root, exercise, options, progress) {
        Ok(prepared) => prepared.run(progress),
        Err(verdict) => *verdict,
    };
    verdict.set_millis(started);
    verdict
}

/// The first half of a grading: looks at the files and builds.
///
/// # Errors
/// The verdict, if it stands before a case was run.
pub fn prepare(
    root: &Path,
    exercise: &Exercise,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Prepared, Box<Verdict>> {
    let started = Instant::now();
    let prepared = caught(exercise, || {
        let root = &absolute(root);
        let folder = absolute(&exercise.folder);
        let exercise = Exercise {
            folder,
            ..exercise.clone()
        };
        Preparation {
            root,
            exercise: &exercise,
            options,
        }
        .prepare(progress)
    });
    prepared.map_err(|mut verdict| {
        verdict.set_millis(started);
        verdict
    })
}

/// What `half` of a grading returns; a panic of ours in it is a verdict, too.
pub(crate) fn caught<T>(
    exercise: &Exercise,
    half: impl FnOnce() -> Result<T, Box<Verdict>>,
) -> Result<T, Box<Verdict>> {
    panic::catch_unwind(AssertUnwindSafe(half)).unwrap_or_else(|payload| {
        let text = payload
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| payload.downcast_ref::<&str>().map(|&text| text.to_owned()))
            .unwrap_or_default();
        Err(Box::new(remark(
            exercise,
            Outcome::InternalError,
            "outcome-own_panic",
            &[("error", &text)],
        )))
    })
}

struct Preparation<'a> {
    root: &'a Path,
    exercise: &'a Exercise,
    options: &'a Options,
}

impl Preparation<'_> {
    fn prepare(&self, progress: &mut dyn FnMut(Progress)) -> Result<Prepared, Box<Verdict>> {
        let exercise = self.exercise;
        if !self.options.trust_grade_file {
            self.check_seal()?;
        }
        let source = self.options.source.clone();
        let source = absolute(&source.unwrap_or_else(|| exercise.learners_file()));
        let text = self.read(&source)?;
        let sources = Sources::new(&source, &exercise.grade_file(), self.root);

        progress(Progress::Building);
        let workspace = workspace::prepare(self.root, exercise, &source, &text)
            .map_err(|error| self.disk(&error))?;
        // A file that is deleted while it is built is no fault of Cargo's.
        let programs = self
            .build(&workspace, &sources)
            .map_err(|verdict| self.read(&source).err().unwrap_or(verdict))?;
        // Another grading of this file may build again as soon as the lock is gone: the programs are taken out of its way.
        Prepared::new(exercise, sources, self.options, &workspace, &programs)
            .map_err(|error| self.disk(&error))
    }

    fn remark(&self, outcome: Outcome, id: &str, places: &[(&str, &str)]) -> Box<Verdict> {
        Box::new(remark(self.exercise, outcome, id, places))
    }

    fn disk(&self, error: &dyn std::error::Error) -> Box<Verdict> {
        let error = error.to_string();
        self.remark(Outcome::InternalError, "outcome-disk", &[("error", &error)])
    }

    fn check_seal(&self) -> Result<(), Box<Verdict>> {
        let path = self.exercise.grade_file();
        let path = path.strip_prefix(self.root).unwrap_or(&path);
        // A grade.rs that is gone is a changed one.
        if seal::is_broken(self.exercise).unwrap_or(true) {
            let path = path.display().to_string();
            return Err(self.remark(
                Outcome::GraderChanged,
                "outcome-grader_changed",
                &[("file", &path)],
            ));
        }
        Ok(())
    }

    /// The text of the file, if it can be one.
    fn read(&self, source: &Path) -> Result<String, Box<Verdict>> {
        let refused = |id: &str, places: &[(&str, &str)], line: u32| {
            let mut places = places.to_vec();
            places.push(("file", "src/lib.rs"));
            let mut verdict = self.remark(Outcome::DoesNotCompile, id, &places);
            // Where a client looks for the place; what is wrong there, the message has said in the reader's language.
            verdict.compiler.push(CompilerMessage {
                file: "src/lib.rs".to_owned(),
                line,
                text: String::new(),
            });
            verdict
        };
        let bytes = fs::read(source).map_err(|error| {
            if error.kind() == io::ErrorKind::NotFound {
                refused("outcome-no_file", &[("exercise", &self.exercise.name)], 1)
            } else {
                refused("outcome-unreadable", &[("error", &error.to_string())], 1)
            }
        })?;
        String::from_utf8(bytes).map_err(|error| {
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let before = valid.iter().filter(|&&byte| byte == b'\n').count();
            let line = u32::try_from(before).unwrap_or(u32::MAX - 1) + 1;
            refused("outcome-not_utf8", &[("line", &line.to_string())], line)
        })
    }

    fn build(&self, workspace: &Workspace, sources: &Sources) -> Result<Programs, Box<Verdict>> {
        let with = |outcome, id: Option<&str>, compiler: Vec<CompilerMessage>| {
            let mut verdict = Verdict::new(&self.exercise.name, outcome);
            let file = compiler.first().map_or("?", |first| first.file.as_str());
            verdict.message = id.map(|id| remark_text(self.exercise, id, &[("file", file)]));
            verdict.compiler = compiler;
            Box::new(verdict)
        };
        let built = cargo::build(workspace, sources);
        if !matches!(built, Build::Offline | Build::Silent | Build::Broken(_)) {
            let kept = workspace.keep_lock_file();
            kept.map_err(|error| self.disk(&error))?;
        }
        Err(match built {
            Build::Programs(programs) => return Ok(programs),
            Build::Refused(compiler) => with(Outcome::DoesNotCompile, None, compiler),
            Build::GradeDoesNotFit(compiler) => with(
                Outcome::DoesNotCompile,
                Some("outcome-grade_file"),
                compiler,
            ),
            Build::StandInLacks(compiler) => {
                with(Outcome::InternalError, Some("outcome-stand_in"), compiler)
            }
            Build::Silent => self.remark(Outcome::DoesNotCompile, "outcome-silent", &[]),
            Build::Offline => with(Outcome::InternalError, Some("outcome-offline"), Vec::new()),
            Build::Broken(error) => self.remark(
                Outcome::InternalError,
                "outcome-cargo",
                &[("error", error.trim())],
            ),
        })
    }
}

pub(crate) fn remark(
    exercise: &Exercise,
    outcome: Outcome,
    id: &str,
    places: &[(&str, &str)],
) -> Verdict {
    let mut verdict = Verdict::new(&exercise.name, outcome);
    verdict.message = Some(remark_text(exercise, id, places));
    verdict
}

fn remark_text(exercise: &Exercise, id: &str, places: &[(&str, &str)]) -> Text {
    both(|language| {
        let mut arguments = Arguments::new();
        arguments.set("exercise", exercise.name.clone());
        for &(key, value) in places {
            arguments.set(key, value.to_owned());
        }
        say(language, id, &arguments)
    })
}

fn absolute(path: &Path) -> PathBuf {
    path.canonicalize()
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_owned())
}
