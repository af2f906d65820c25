//! The programs that belong to an exercise of the engine `real`: its `src/bin/*.rs`, built by the runner beside the grading program.

use std::{env, fs::File, path::PathBuf};

/// The variable that names the folder where the runner has put them.
pub const BINARIES: &str = "GRADER_BINARIES";

/// The variable that names the file which a program makes when it reaches the learner's `todo!()`: the case runs in another
/// process and would not know.
pub const UNSOLVED: &str = "GRADER_UNSOLVED";

/// The program built from the exercise's `src/bin/{name}.rs`.
///
/// # Panics
/// If the exercise has none of that name, or nobody graded it.
#[must_use]
pub fn binary(name: &str) -> PathBuf {
    let folder = env::var_os(BINARIES).expect("cases are run by the runner");
    let path = PathBuf::from(folder).join(name);
    assert!(path.is_file(), "the exercise has no src/bin/{name}.rs");
    path
}

/// Tells the runner, if there is one, that this program came to a `todo!()`.
pub(crate) fn note_unsolved() {
    if let Some(path) = env::var_os(UNSOLVED) {
        // If it cannot be made, the case fails by what the program did not do.
        let _ = File::create(path);
    }
}
