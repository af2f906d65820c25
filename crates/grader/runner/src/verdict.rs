//! The verdict: what a grading says, to the terminal, the page and the tests alike.
//!
//! Its JSON form is a contract (schema 1). Every text in it is in both languages, so that one verdict serves both editions.

pub use grader::report::Diagnosis;
use serde::{Deserialize, Serialize};
use std::time::Instant;
use timeline::{Text, Timeline};

/// The version of the JSON form.
pub const SCHEMA: u32 = 1;

/// The diagnosis as it is written in JSON: `waits_forever`.
#[must_use]
pub fn diagnosis_id(diagnosis: Diagnosis) -> String {
    crate::names::id(&diagnosis)
}

/// How a grading ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Every case passed.
    Passed,
    /// At least one case failed.
    Failed,
    /// No case failed, but the learner's `todo!()` was reached.
    Unsolved,
    /// The compiler refuses the file.
    DoesNotCompile,
    /// `tests/grade.rs` is not the one that this workbook came with.
    GraderChanged,
    /// The workbook's own fault, or that of the machine: no disk, no network at the first build.
    InternalError,
}

/// How a case ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseOutcome {
    /// Every explored schedule kept what the case requires.
    Passed,
    /// Some schedule broke it.
    Failed,
    /// The learner's `todo!()` was reached.
    Unsolved,
}

/// What the compiler says, in its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompilerMessage {
    /// As the reader knows the file: `src/lib.rs`.
    pub file: String,
    /// From 1.
    pub line: u32,
    /// The whole message as rustc prints it; empty if the compiler was not asked, since the file itself is at fault. The verdict's
    /// message tells how.
    pub text: String,
}

/// What was found about one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseVerdict {
    /// The name of its function.
    pub name: String,
    /// The property in words.
    pub title: Text,
    /// How it ended.
    pub outcome: CaseOutcome,
    /// Present if and only if it failed.
    pub diagnosis: Option<Diagnosis>,
    /// One or two sentences: the mistake, the threads, the lines. Empty for a case that passed.
    pub message: Text,
    /// How many schedules were run.
    pub schedules: u64,
    /// The largest number of preemptions for which every schedule was run.
    pub bound: Option<u32>,
    /// True if every schedule up to the intended bound was run.
    pub complete: bool,
    /// The choices of the breaking schedule; empty if there is none.
    pub replay: String,
    /// The breaking schedule. Its `fault` events say who waits for what when it ends.
    pub timeline: Option<Timeline>,
}

/// What a grading found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Always [`SCHEMA`].
    pub schema: u32,
    /// The name of the exercise.
    pub exercise: String,
    /// How it ended.
    pub outcome: Outcome,
    /// That of the first failed case.
    pub diagnosis: Option<Diagnosis>,
    /// How long the grading took.
    pub millis: u64,
    /// Why the file does not compile.
    pub compiler: Vec<CompilerMessage>,
    /// What to say about an outcome that is not about a case: a missing file, a changed `grade.rs`, our own fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Text>,
    /// In the order of `exercise.toml`.
    pub cases: Vec<CaseVerdict>,
}

impl Verdict {
    pub(crate) fn new(exercise: &str, outcome: Outcome) -> Verdict {
        Verdict {
            schema: SCHEMA,
            exercise: exercise.to_owned(),
            outcome,
            diagnosis: None,
            millis: 0,
            compiler: Vec::new(),
            message: None,
            cases: Vec::new(),
        }
    }

    /// Notes how long the grading took, now that it is done.
    pub(crate) fn set_millis(&mut self, started: Instant) {
        self.millis = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    }

    /// A verdict from its cases: failed if one failed, else unsolved if one was, else passed.
    pub(crate) fn from_cases(exercise: &str, cases: Vec<CaseVerdict>) -> Verdict {
        let any = |outcome| cases.iter().any(|case| case.outcome == outcome);
        let outcome = if any(CaseOutcome::Failed) {
            Outcome::Failed
        } else if any(CaseOutcome::Unsolved) {
            Outcome::Unsolved
        } else {
            Outcome::Passed
        };
        let mut verdict = Verdict::new(exercise, outcome);
        verdict.diagnosis = cases.iter().find_map(|case| case.diagnosis);
        verdict.cases = cases;
        verdict
    }

    /// Whether the solution is right as far as the grader can tell.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.outcome == Outcome::Passed
    }

    /// The exit code of a program that was asked for this verdict: 0 passed, 1 not passed, 3 our fault.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self.outcome {
            Outcome::Passed => 0,
            Outcome::Failed
            | Outcome::Unsolved
            | Outcome::DoesNotCompile
            | Outcome::GraderChanged => 1,
            Outcome::InternalError => 3,
        }
    }
}
