//! The command `build`, when it is interrupted.

use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    thread,
    time::Instant,
};

use rustix::process::{Pid, Signal, kill_process};

use crate::{
    fixture::FUSE,
    process::{Running, Workbook},
};

/// Interrupts a build in which one edition is half written and the other waits for a file.
fn interrupt(workbook: &Workbook, signal: Signal) -> Option<i32> {
    let late = workbook.path("late.txt");
    let made = Command::new("mkfifo").arg(&late).status();
    assert!(made.expect("mkfifo runs").success());
    let page = "# T {#top}\n\n{{#include ../../late.txt}}\n";
    workbook.write("book/pl/ch01_one.md", page);
    let mut build = workbook.command(&["build", "--lang", "pl"]);
    let child = build.stderr(Stdio::piped()).spawn().expect("it starts");
    let mut running = Running { child };
    let begun = Instant::now();
    let is_building = |name: &String| name.starts_with(".building-");
    while !workbook.path("out").is_dir() || !workbook.built().iter().any(is_building) {
        assert!(begun.elapsed() < FUSE, "nothing is written");
        thread::yield_now();
    }
    kill_process(Pid::from_child(&running.child), signal).expect("it runs");
    // It ends its line when it has noticed; only then may the build go on.
    let mut errors = BufReader::new(running.child.stderr.take().expect("piped"));
    errors.read_line(&mut String::new()).expect("a line");
    fs::write(&late, "late").expect("the build reads it");
    let code = running.child.wait().expect("waited for").code();
    fs::remove_file(&late).expect("removed");
    code
}

#[test]
fn a_build_that_is_interrupted_leaves_the_old_pages_and_nothing_else() {
    let workbook = Workbook::with(&[]);
    assert_eq!(interrupt(&workbook, Signal::INT), Some(130));
    assert_eq!(workbook.built(), [""; 0]);

    workbook.write("book/pl/ch01_one.md", "# Old {#top}\n");
    let built = workbook.command(&["build"]).status().expect("it starts");
    assert!(built.success());
    assert_eq!(interrupt(&workbook, Signal::TERM), Some(143));
    assert_eq!(workbook.built(), ["html"]);
    let page = fs::read_to_string(workbook.path("out/html/ch01_one.html")).expect("there");
    assert!(page.contains("Old"), "{page}");
}
