//! From a saved file to a verdict: `cargo workbook check` beside what rustlings runs for an exercise with tests (build, test,
//! Clippy, run), on the same file in the same run: `cargo bench -p workbook --bench edit_to_verdict --profile dev`. The profile is
//! that of the tool which learners run.
//!
//! Both begin with a changed file and everything else built. The plain loop has the same solution with one test of one round, as
//! such a test is usually written; it explores nothing and has no time limit.

#![allow(missing_docs)]

use std::{
    env, fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use divan::Bencher;
use tempfile::TempDir;

const SAMPLES: u32 = 15;
const SOLUTION: &str = "solutions/ex13_barrier/right_generation.rs";
const TEST: &str = r#"
fn main() {
    let barrier = &Barrier::new(2);
    std::thread::scope(|scope| {
        scope.spawn(|| barrier.wait());
        barrier.wait();
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_leader() {
        let barrier = &Barrier::new(3);
        let leaders = std::thread::scope(|scope| {
            let threads = [(); 3].map(|()| scope.spawn(|| barrier.wait()));
            threads.map(|thread| usize::from(thread.join().unwrap())).iter().sum::<usize>()
        });
        assert_eq!(leaders, 1);
    }
}
"#;

fn main() {
    divan::main();
}

#[divan::bench(sample_count = SAMPLES, sample_size = 1)]
fn check(bencher: Bencher) {
    let book = workbook();
    let file = book.path().join("exercises/ex13_barrier/src/lib.rs");
    let mut edits = 0;
    let mut edit = || write_edited(&file, &solution(), &mut edits);
    edit();
    check_once(book.path());
    bencher
        .with_inputs(edit)
        .bench_local_values(|()| check_once(book.path()));
}

#[divan::bench(sample_count = SAMPLES, sample_size = 1)]
fn build_test_clippy_run(bencher: Bencher) {
    let package = tempfile::tempdir().expect("a temporary folder");
    let manifest = "[package]\nname = \"barrier\"\nedition = \"2024\"\n\n[workspace]\n\n[profile.dev]\npanic = \"abort\"\n\
                    debug = false\n\n[profile.test]\npanic = \"unwind\"\ndebug = false\n";
    fs::create_dir(package.path().join("src")).expect("a folder");
    fs::write(package.path().join("Cargo.toml"), manifest).expect("a manifest");
    let file = package.path().join("src/main.rs");
    let text = solution() + TEST;
    let mut edits = 0;
    let mut edit = || write_edited(&file, &text, &mut edits);
    edit();
    loop_once(package.path());
    bencher
        .with_inputs(edit)
        .bench_local_values(|()| loop_once(package.path()));
}

/// Writes the text with something new in it.
fn write_edited(file: &Path, text: &str, edits: &mut u32) {
    *edits += 1;
    fs::write(file, format!("{text}\n// edit {edits}\n")).expect("a file");
}

fn check_once(root: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_workbook"));
    let target = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target = target.unwrap_or_else(|| repository().join("target"));
    succeed(
        command
            .args(["check", "ex13_barrier"])
            .env("CARGO_TARGET_DIR", target)
            .current_dir(root),
    )
}

fn loop_once(package: &Path) -> Output {
    let target = package.join("target");
    let cargo = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO"));
        command
            .args(arguments)
            .env("CARGO_TARGET_DIR", &target)
            .current_dir(package);
        succeed(&mut command)
    };
    cargo(&["build", "--quiet"]);
    cargo(&["test", "--quiet"]);
    cargo(&["clippy", "--quiet", "--profile", "test"]);
    succeed(&mut Command::new(target.join("debug/barrier")))
}

fn succeed(command: &mut Command) -> Output {
    let output = command.stdin(Stdio::null()).output().expect("started");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {errors}");
    output
}

/// A workbook with one exercise that shares the crates of this one.
fn workbook() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in [
        "Cargo.toml",
        "Cargo.lock",
        "book.toml",
        "book",
        "crates",
        "solutions",
    ] {
        symlink(repository().join(name), folder.path().join(name)).expect("a link");
    }
    let exercise = "exercises/ex13_barrier";
    for file in [
        "Cargo.toml",
        "exercise.toml",
        "tests/grade.rs",
        "src/lib.rs",
    ] {
        let to = folder.path().join(exercise).join(file);
        fs::create_dir_all(to.parent().expect("a parent")).expect("folders");
        fs::copy(repository().join(exercise).join(file), to).expect("copied");
    }
    folder
}

fn solution() -> String {
    fs::read_to_string(repository().join(SOLUTION)).expect("a solution")
}

fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    here.canonicalize().expect("the repository")
}
