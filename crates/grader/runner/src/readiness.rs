//! Whether gradings can be built on this machine as it is: without network, and how soon.

use std::{fs, path::Path, process::Stdio};

use crate::{
    cargo::cargo,
    exercise::Exercise,
    workspace::{self, Workspace},
};

/// What the first grading by an engine would find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// The grader and its stand-ins are built: a grading compiles little more than the graded file.
    Built,
    /// Their sources are here, but they are still to be built.
    Fetched,
    /// Sources are missing, in Cargo's words.
    Unfetched(String),
}

/// Whether the engine of `exercise` can grade without network, for the platform `host` (`x86_64-unknown-linux-gnu`). Writes
/// the generated workspace of the learner's file, as a grading does, and builds nothing.
///
/// # Errors
/// When the workspace cannot be generated or Cargo cannot be started, in words.
pub fn readiness(root: &Path, exercise: &Exercise, host: &str) -> Result<Readiness, String> {
    let source = exercise.learners_file();
    let text = fs::read_to_string(&source).map_err(|error| error.to_string())?;
    let workspace =
        workspace::prepare(root, exercise, &source, &text).map_err(|error| error.to_string())?;
    let output = cargo()
        .current_dir(&workspace.folder)
        .args(["fetch", "--offline", "--quiet", "--target", host])
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Ok(Readiness::Unfetched(said.trim().to_owned()));
    }
    workspace
        .keep_lock_file()
        .map_err(|error| error.to_string())?;
    Ok(if is_built(&workspace) {
        Readiness::Built
    } else {
        Readiness::Fetched
    })
}

/// Whether the shared target directory has the grader as a library.
fn is_built(workspace: &Workspace) -> bool {
    let libraries = fs::read_dir(workspace.target.join("debug/deps"));
    let mut names = libraries
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name());
    names.any(|name| {
        let name = name.to_string_lossy();
        name.starts_with("libgrader-") && name.ends_with(".rlib")
    })
}
