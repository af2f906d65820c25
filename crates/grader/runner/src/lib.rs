//! Builds and runs gradings, and says what they found.
//!
//! One runner serves all: the tool, the page, `cargo test -p exercises`, the exercise's own test and the proofs in
//! `solutions` call [`grade`] and show the [`Verdict`] in their own way. The exploring itself is done by the crate `grader`, in
//! child processes that this crate builds, limits and ends.
//!
//! An exercise's `tests/grade.rs` reaches the grader as `grader::…`. In the exercise's own package that name stands for this crate
//! (see [`main!`]), so it has the same items as the crate `grader`.

mod cargo;
mod cells;
mod child;
mod conclude;
mod dependencies;
mod exercise;
mod find;
mod grade;
mod manifests;
mod message;
mod names;
mod places;
mod prepared;
mod readiness;
#[cfg(test)]
mod reports_test;
mod run;
mod schedule;
pub mod seal;
#[doc(hidden)]
pub mod shim;
mod stand_ins;
mod text;
mod verdict;
mod words;
mod workspace;

pub use exercise::{BusyWait, Case, Engine, Exercise, ExerciseError};
pub use find::{RootError, find, find_root, find_root_from};
pub use grade::{Options, Progress, first_build_remark, grade, grade_with, prepare};
pub use grader::{
    Tally, at_most_preemptions, binary, no_thread_left_behind, require, require_at_most,
    require_eq, require_threads_ended, sometimes,
};
pub use prepared::{Prepared, Replay};
pub use readiness::{Readiness, readiness};
pub use text::{DEFAULT_WIDTH, Paint, clip, colour, width, wrap};
pub use verdict::{
    CaseOutcome, CaseVerdict, CompilerMessage, Diagnosis, Outcome, SCHEMA, Verdict, diagnosis_id,
};

pub use timeline::{Language, Text};

#[doc(hidden)]
pub use std::process::ExitCode;

/// Makes a test target of an exercise's cases which asks the runner for the verdict and prints it.
///
/// The same line in the same file makes the grading program where `grader` is the crate of that name.
#[macro_export]
macro_rules! main {
    ($($case:ident),+ $(,)?) => {
        fn main() -> $crate::ExitCode {
            $crate::shim::main(
                env!("CARGO_MANIFEST_DIR"),
                &[$((stringify!($case), $case as fn())),+],
            )
        }
    };
}
