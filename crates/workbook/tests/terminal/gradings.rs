//! `check` with real gradings: what is counted, what is said next, and what Ctrl-C leaves.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::{
    pty,
    terminal::{Ended, processes},
    workbook::Workbook,
};

const FILE: &str = "exercises/ex13_barrier/src/lib.rs";
const ENDLESS: &str = "pub struct Barrier;\nimpl Barrier {\n    pub fn new(_: usize) -> Barrier {\n        loop {}\n    }\n    \
                       pub fn wait(&self) -> bool {\n        loop {}\n    }\n}\n";

/// The place of gradings is shared by the tests of this module, for they share what is compiled.
fn workbook() -> (Workbook, MutexGuard<'static, ()>) {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    (Workbook::for_gradings(), alone)
}

fn solve(workbook: &Workbook, solution: &str) {
    workbook.copy(&format!("solutions/ex13_barrier/{solution}.rs"), FILE);
}

#[test]
fn what_was_graded_is_counted_and_what_is_next_is_said() {
    let (workbook, _alone) = workbook();
    let untouched = workbook.call("check");
    assert_eq!(untouched.code, Some(1));
    assert!(
        untouched.output.contains("○ ex13_barrier: nietknięte"),
        "{untouched:?}"
    );
    assert!(
        untouched.output.contains("Zaliczone ćwiczenia: 0 z 2"),
        "{untouched:?}"
    );
    assert!(
        workbook.progress().exercises.is_empty(),
        "nothing was graded"
    );

    solve(&workbook, "wrong_notify_one");
    let failed = workbook.call("check 13");
    assert_eq!((failed.code, &*failed.errors), (Some(1), ""));
    assert!(
        failed.output.contains("cargo workbook hint ex13_barrier"),
        "{failed:?}"
    );
    let work = workbook.progress().of("ex13_barrier");
    assert_eq!((work.attempts, work.passed), (1, None));

    solve(&workbook, "right_generation");
    workbook.write(".workbook/progress.json", "not JSON");
    let unrecorded = workbook.call("check 13 --json");
    assert_eq!(
        unrecorded.code,
        Some(0),
        "the verdict stands: {unrecorded:?}"
    );
    assert_eq!(unrecorded.errors.lines().count(), 1, "{unrecorded:?}");
    let verdict: Value = serde_json::from_str(&unrecorded.output).expect("JSON alone");
    assert_eq!(verdict["outcome"], "passed");

    workbook.call("progress reset --yes").succeeded();
    let passed = workbook.call("check 13").succeeded();
    assert!(passed.contains("Następne: ex00_warmup"), "{passed}");
    assert!(workbook.progress().has_passed("ex13_barrier"));

    let all = workbook.call("check --json");
    assert_eq!(all.code, Some(1), "one is not begun");
    let verdicts: Value = serde_json::from_str(&all.output).expect("JSON alone");
    assert_eq!(verdicts[0]["exercise"], "ex13_barrier");
    assert_eq!(
        workbook.progress().of("ex13_barrier").attempts,
        1,
        "no news"
    );
}

#[test]
fn a_recording_that_cannot_be_written_is_refused() {
    let (workbook, _alone) = workbook();
    workbook.write("book/runs", "a file where a folder is wanted");
    let call = workbook.call("record ex13_barrier wrong_lost_wake_up");
    let said = call.refused();
    let file = "book/runs/ex13_barrier.wrong_lost_wake_up.json";
    assert!(said.contains(file), "{said}");
}

// Elsewhere the environment of a process cannot be looked at.
#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_ends_everything_and_counts_nothing() {
    let (workbook, _alone) = workbook();
    workbook.write(FILE, ENDLESS);
    let mut terminal = pty::start(pty::command(&workbook, "pl", "check 13"), 80);
    let mark = terminal.mark().to_owned();
    terminal.wait_for(&["Sprawdzam"]);
    // The line is there a moment before the first case is.
    wait_until("the tool and what it started", || {
        processes(&mark).len() > 1
    });
    terminal.keys("\x03");
    let Ended { code, text, .. } = terminal.leave();
    assert_eq!(code, 130, "{text}");
    assert!(text.ends_with("\r\x1b[K"), "a clean line: {text:?}");
    assert!(!text.contains("ex13_barrier:"), "no verdict: {text}");
    assert!(workbook.progress().exercises.is_empty());
    wait_until("nothing is left", || processes(&mark).is_empty());
}

#[cfg(target_os = "linux")]
fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let fuse = Instant::now() + Duration::from_secs(20);
    while !is_so() {
        assert!(Instant::now() < fuse, "in vain: {what}");
        thread::yield_now();
    }
}
