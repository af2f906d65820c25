//! The exercises of the workbook, as tests: one for each folder `exNN_…` beside this package.
//!
//! `cargo test -p exercises` grades all of them, `cargo test -p exercises barrier` those whose name contains the word. The
//! learner edits `exNN_…/src/lib.rs` only.

use libtest_mimic::{Failed, Trial};
use runner::{Exercise, ExerciseError, first_build_remark, grade};
use std::{path::Path, sync::Once};

/// One test per exercise in `root`; a failing one shows the verdict in the reader's language.
///
/// # Errors
/// If the registry of exercises cannot be read.
pub fn trials(root: &Path) -> Result<Vec<Trial>, ExerciseError> {
    let exercises = Exercise::all(root)?;
    let trial = |exercise: Exercise| {
        let root = root.to_owned();
        Trial::test(exercise.name.clone(), move || examine(&root, &exercise))
    };
    Ok(exercises.into_iter().map(trial).collect())
}

fn examine(root: &Path, exercise: &Exercise) -> Result<(), Failed> {
    // Several gradings may begin at once, before anything is built: one remark is enough.
    static REMARKED: Once = Once::new();
    let language = narrator::language::choose(None);
    REMARKED.call_once(|| {
        if let Some(remark) = first_build_remark(root, exercise, language) {
            eprintln!("{remark}");
        }
    });
    let verdict = grade(root, exercise, None, &mut |_| ());
    if verdict.passed() {
        return Ok(());
    }
    let text = verdict.to_text(language, runner::width(), runner::colour());
    Err(text.trim_end().into())
}
