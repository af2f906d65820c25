//! What a learner starts from is clean and not solved.
//!
//! Judged is `solutions/…/starter.rs`, which `reset` brings back: whoever has solved an exercise keeps a project whose tests pass. That
//! the learner's file is shipped like that is asked of git's index, if there is one.

use std::{fs, path::Path, process::Command, time::Duration};

use serde_json::Value;

use crate::workspace::{self, map, neutral, none, read, root, run, target_directory};

/// For building the engine's workspace for the first time on a slow machine.
const GRADING_LIMIT: Duration = Duration::from_secs(300);

#[test]
fn starters_are_unsolved_and_clean() {
    let folder = tempfile::tempdir().expect("a folder for the starters");
    let mut findings = Vec::new();
    let mut starters = 0;
    for exercise in map().exercises() {
        let file = folder.path().join(exercise).with_extension("rs");
        fs::write(&file, starter(exercise)).expect("a writable folder");
        findings.extend(complaints(exercise, &file));
        findings.extend(not_unsolved(exercise, &file));
        findings.extend(not_shipped(exercise));
        starters += 1;
    }
    assert!(starters > 0, "the map has no exercises");
    none(&findings);
}

/// What the learner's file is at the start.
fn starter(exercise: &str) -> String {
    read(format!("solutions/{exercise}/starter.rs"))
}

/// Git's version of the learner's file, which is what everybody gets, if it is another than the starter.
fn not_shipped(exercise: &str) -> Option<String> {
    let path = format!("exercises/{exercise}/src/lib.rs");
    let index = Command::new("git")
        .args(["show", &format!(":./{path}")])
        .current_dir(root())
        .output()
        .ok()?;
    (index.status.success() && index.stdout != starter(exercise).as_bytes())
        .then(|| format!("{path} in git is not solutions/{exercise}/starter.rs"))
}

/// What rustc says about a starter, warnings included.
fn complaints(exercise: &str, file: &Path) -> Option<String> {
    // For the dependencies alone: what the learner has in the file by now need not compile.
    let messages = workspace::build(&["--package", exercise, "--lib", "--keep-going"], true);
    let out = tempfile::tempdir().expect("a folder for rustc's output");
    let mut rustc = Command::new("rustc");
    rustc
        .args([
            "--edition",
            "2024",
            "--crate-type",
            "lib",
            "--emit",
            "metadata",
            "-D",
            "warnings",
        ])
        .args(["--crate-name", exercise, "--out-dir"])
        .arg(out.path())
        .arg("-L")
        .arg(format!(
            "dependency={}",
            target_directory().join("debug/deps").display()
        ));
    for message in messages
        .iter()
        .filter(|m| m["reason"] == "compiler-artifact")
    {
        let name = message["target"]["name"].as_str().unwrap_or_default();
        let files = message["filenames"].as_array().into_iter().flatten();
        let library = files
            .filter_map(Value::as_str)
            .find(|f| f.ends_with(".rlib"));
        if let (Some(library), true) = (library, name != exercise) {
            let name = name.replace('-', "_");
            rustc.arg("--extern").arg(format!("{name}={library}"));
        }
    }
    let output = rustc.arg(file).output().expect("rustc starts");
    (!output.status.success()).then(|| {
        let said = String::from_utf8_lossy(&output.stderr);
        format!("{exercise}: the starter is not clean:\n{said}")
    })
}

/// The grader's verdict on a starter, if it is another than `unsolved`.
fn not_unsolved(exercise: &str, file: &Path) -> Option<String> {
    let finished = run(
        neutral(env!("CARGO_BIN_EXE_workbook"))
            .args(["grade", exercise, "--json", "--source"])
            .arg(file),
        GRADING_LIMIT,
    );
    let verdict: Option<Value> = serde_json::from_str(&finished.stdout).ok();
    let unsolved = verdict.is_some_and(|verdict| verdict["outcome"] == "unsolved");
    // 1 is "not passed", which an unsolved exercise is.
    (!unsolved || finished.code() != Some(1)).then(|| {
        format!(
            "{exercise}: the starter is not unsolved: {}",
            finished.describe()
        )
    })
}
