//! Whatever a learner's file holds, it gets a named verdict, nothing is left running, and the file is untouched.
//!
//! The exercise graded here is a small one of this test's own, in a folder below the target directory, with two cases: what
//! happens in the first one must not keep the second one from being graded.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
    time::{Duration, SystemTime},
};

mod support;

use support::{package, workbook, write};

use runner::{
    CaseOutcome, Diagnosis, Exercise, Options, Outcome, Progress, Verdict, grade, grade_with,
};

const EXERCISE: &str = r#"
chapter = "ch99_probe"
engine = "threads"
title = { pl = "Próba", ru = "Проба" }
minutes = 1
[[case]]
name = "first"
title = { pl = "pierwszy", ru = "первый" }
[[case]]
name = "second"
title = { pl = "drugi", ru = "второй" }
"#;

const GRADE: &str = "
grader::main!(first, second);
fn first() { ex99_probe::run(1); }
fn second() { ex99_probe::run(2); }
";

fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let root = workbook();
        for name in ["ex99_probe", "ex13_barrier"] {
            let folder = root.join("exercises").join(name);
            let manifest = package(name, "parking_lot.workspace = true");
            write(&folder.join("Cargo.toml"), &manifest);
            write(&folder.join("exercise.toml"), EXERCISE);
            write(&folder.join("tests/grade.rs"), GRADE);
        }
        write(
            &root.join("exercises/ex13_barrier/src/lib.rs"),
            "pub fn run(_: u32) {}",
        );
        root
    })
}

fn exercise() -> Exercise {
    runner::find(root(), "probe").expect("the exercise of this test")
}

fn source(name: &str) -> PathBuf {
    root().join("sources").join(name).with_extension("rs")
}

/// Grades a file with this text, which stays as it is.
fn graded(name: &str, text: &[u8]) -> Verdict {
    let path = source(name);
    write(&path, text);
    let before = fs::metadata(&path)
        .and_then(|data| data.modified())
        .expect("a time");
    let verdict = grade(root(), &exercise(), Some(&path), &mut |_| ());
    let after = fs::metadata(&path)
        .and_then(|data| data.modified())
        .expect("a time");
    assert_eq!(before, after, "{name} was touched");
    assert_eq!(fs::read(&path).expect("the file"), text);
    verdict
}

/// Grades `body` as what happens in the first case; the second one must pass all the same.
fn first(name: &str, body: &str) -> Verdict {
    let text = format!(
        "use std::{{process::Command, thread}};\npub fn run(case: u32) {{\n    if case == 1 {{\n        {body}\n    }}\n}}\n"
    );
    let verdict = graded(name, text.as_bytes());
    let outcomes: Vec<CaseOutcome> = verdict.cases.iter().map(|case| case.outcome).collect();
    assert_eq!(outcomes.get(1), Some(&CaseOutcome::Passed), "{verdict:?}");
    verdict
}

fn assert_fails(name: &str, body: &str, diagnosis: Diagnosis) -> Verdict {
    let verdict = first(name, body);
    assert_eq!(verdict.diagnosis, Some(diagnosis), "{name}: {verdict:?}");
    verdict
}

/// How many processes have this word among their arguments.
#[cfg(target_os = "linux")]
fn running(word: &str) -> usize {
    fs::read_dir("/proc")
        .expect("/proc")
        .flatten()
        .filter_map(|entry| fs::read(entry.path().join("cmdline")).ok())
        .filter(|line| {
            line.split(|&byte| byte == 0)
                .any(|part| part == word.as_bytes())
        })
        .count()
}

#[cfg(not(target_os = "linux"))]
fn running(_word: &str) -> usize {
    0
}

#[test]
fn an_endless_loop_is_stuck() {
    assert_fails("loop", "loop {}", Diagnosis::Stuck);
}

#[test]
fn really_blocking_is_stuck_and_leaves_no_process() {
    let body = r#"Command::new("sleep").arg("1000.25").status().unwrap();"#;
    assert_fails("blocks", body, Diagnosis::Stuck);
    assert_eq!(running("1000.25"), 0);
}

#[test]
fn an_abort_is_a_crash() {
    let verdict = assert_fails("abort", "std::process::abort();", Diagnosis::Crashed);
    assert!(
        verdict.cases[0].message.pl.contains("SIGABRT"),
        "{verdict:?}"
    );
}

#[test]
fn a_stack_overflow_is_a_crash() {
    let body = "fn deeper(n: u64) -> u64 { if n == 0 { 0 } else { 1 + deeper(std::hint::black_box(n + 1)) } }\n        deeper(1);";
    let verdict = assert_fails("overflow", body, Diagnosis::Crashed);
    assert!(verdict.cases[0].message.pl.contains("stos"), "{verdict:?}");
}

#[test]
fn to_exit_before_the_end_is_a_crash_whatever_the_code() {
    for code in [0, 2, 101] {
        let body = format!("std::process::exit({code});");
        assert_fails(&format!("exit_{code}"), &body, Diagnosis::Crashed);
    }
}

#[test]
fn too_much_memory_is_a_crash() {
    let body = "std::hint::black_box(vec![1_u8; 10 << 30]);";
    let verdict = assert_fails("memory", body, Diagnosis::Crashed);
    assert!(
        verdict.cases[0].message.ru.contains("памяти"),
        "{verdict:?}"
    );
}

#[test]
fn a_million_threads_get_a_diagnosis() {
    let body = "for _ in 0..1_000_000 { thread::spawn(|| thread::park()); }";
    let verdict = first("million", body);
    assert_eq!(verdict.outcome, Outcome::Failed, "{verdict:?}");
}

#[test]
fn a_large_output_does_no_harm() {
    let body =
        "static ONCE: core::sync::atomic::AtomicBool = core::sync::atomic::AtomicBool::new(false);
        if !ONCE.swap(true, core::sync::atomic::Ordering::Relaxed) {
            let line = \"x\".repeat(1 << 20);
            for _ in 0..100 { println!(\"{line}\"); eprintln!(\"{line}\"); }
        }";
    assert_eq!(first("output", body).outcome, Outcome::Passed);
}

#[test]
fn a_fork_loop_is_ended() {
    let body = r#"loop { Command::new("sleep").arg("1000.5").spawn().unwrap(); }"#;
    assert_fails("forks", body, Diagnosis::LimitExceeded);
    assert_eq!(running("1000.5"), 0);
}

#[test]
fn a_process_that_left_its_session_is_ended_with_the_rest() {
    let body = r#"Command::new("sh").args(["-c", "(setsid sleep 1000.75 &)"]).env_clear().status().unwrap();
        std::process::exit(0);"#;
    assert_fails("daemon", body, Diagnosis::Crashed);
    assert_eq!(running("1000.75"), 0);
}

#[test]
fn a_todo_is_unsolved() {
    let verdict = graded("todo", b"pub fn run(_: u32) { todo!() }");
    assert_eq!(verdict.outcome, Outcome::Unsolved);
    assert_eq!(verdict.diagnosis, None);
}

#[test]
fn a_file_that_does_not_compile_gets_rustcs_words_once() {
    let verdict = graded(
        "error",
        b"pub fn run(_: u32) {\n    let guard: std::sync::MutexGuard<u8> = 1;\n}\n",
    );
    assert_eq!(verdict.outcome, Outcome::DoesNotCompile);
    let [message] = verdict.compiler.as_slice() else {
        panic!("one error, not {:?}", verdict.compiler);
    };
    assert_eq!((message.file.as_str(), message.line), ("src/lib.rs", 2));
    assert!(message.text.contains("error[E0308]"), "{}", message.text);
    assert!(
        message.text.contains("--> src/lib.rs:2:"),
        "{}",
        message.text
    );
    assert!(!message.text.contains("explored"), "{}", message.text);
}

#[test]
fn a_file_without_what_is_asked_for_does_not_compile() {
    let verdict = graded("missing_item", b"pub fn walk(_: u32) {}");
    assert_eq!(verdict.outcome, Outcome::DoesNotCompile);
    assert_eq!(verdict.compiler[0].file, "tests/grade.rs");
    assert!(verdict.message.is_some());
}

#[test]
fn a_file_that_is_not_utf8_or_not_there_does_not_compile() {
    let verdict = graded("latin", b"// first\n// \xb6\npub fn run(_: u32) {}");
    assert_eq!(verdict.outcome, Outcome::DoesNotCompile);
    assert_eq!(verdict.compiler[0].line, 2);
    let verdict = grade(root(), &exercise(), Some(&source("absent")), &mut |_| ());
    assert_eq!(verdict.outcome, Outcome::DoesNotCompile);
    // The learner's own file, deleted.
    let verdict = grade(root(), &exercise(), None, &mut |_| ());
    assert_eq!(verdict.outcome, Outcome::DoesNotCompile);
    let message = verdict.message.expect("a message");
    assert!(message.pl.contains("reset ex99_probe") && message.ru.contains("reset ex99_probe"));
}

#[test]
fn a_file_deleted_while_it_is_built_is_told_like_one_that_is_not_there() {
    let path = source("deleted");
    write(&path, "pub fn run(_: u32) {}");
    let verdict = grade(root(), &exercise(), Some(&path), &mut |progress| {
        if progress == Progress::Building {
            fs::remove_file(&path).expect("it was there");
        }
    });
    assert_eq!(verdict.outcome, Outcome::DoesNotCompile, "{verdict:?}");
    // The message has each language for itself; rustc has said nothing.
    assert_eq!(verdict.compiler[0].text, "");
}

#[test]
fn a_changed_grade_file_is_noticed_and_can_be_trusted() {
    let exercise = runner::find(root(), "barrier").expect("the changed exercise");
    let verdict = grade(root(), &exercise, None, &mut |_| ());
    assert_eq!(verdict.outcome, Outcome::GraderChanged);
    let options = Options {
        trust_grade_file: true,
        ..Options::default()
    };
    // Trusted, it is built, and does not fit: it asks for another crate.
    let verdict = grade_with(root(), &exercise, &options, &mut |_| ());
    assert_eq!(verdict.outcome, Outcome::DoesNotCompile, "{verdict:?}");
}

#[test]
fn a_file_replaced_by_an_older_one_is_graded_anew() {
    let path = source("older");
    let grade_now = || grade(root(), &exercise(), Some(&path), &mut |_| ()).outcome;
    write(&path, b"pub fn run(_: u32) {}");
    assert_eq!(grade_now(), Outcome::Passed);
    fs::write(&path, "pub fn run(_: u32) { panic!() }").expect("a file");
    let long_ago = SystemTime::now() - Duration::from_secs(86_400);
    let file = fs::File::options()
        .write(true)
        .open(&path)
        .expect("the file");
    file.set_modified(long_ago).expect("an old time");
    assert_eq!(grade_now(), Outcome::Failed);
}

#[test]
fn only_the_cases_asked_for_are_run() {
    let path = source("chosen");
    write(
        &path,
        b"pub fn run(case: u32) { if case == 1 { panic!() } }",
    );
    let options = Options {
        source: Some(path),
        cases: vec!["second".to_owned()],
        ..Options::default()
    };
    let verdict = grade_with(root(), &exercise(), &options, &mut |_| ());
    assert_eq!(verdict.outcome, Outcome::Passed);
    assert_eq!(verdict.cases.len(), 1);
}
