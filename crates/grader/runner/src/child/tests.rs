//! Each limit, on programs for the shell.

use super::*;

fn shell(script: &str, limits: &Limits) -> Ended {
    let arguments = ["-c".as_ref(), script.as_ref()];
    run(
        Path::new("/bin/sh"),
        &arguments,
        &[],
        Path::new("/"),
        limits,
        || (),
    )
    .expect("a shell")
}

fn limits(wall_millis: u64) -> Limits {
    Limits {
        wall: Duration::from_millis(wall_millis),
        ..Limits::default()
    }
}

#[test]
fn an_exit_code_and_a_signal_are_told_apart() {
    assert_eq!(shell("exit 7", &limits(5000)).end, End::Exit(7));
    assert_eq!(shell("kill -6 $$", &limits(5000)).end, End::Signal(6));
}

#[test]
fn a_program_that_does_not_end_is_ended() {
    let started = Instant::now();
    let ended = shell("while :; do :; done", &limits(300));
    assert_eq!(ended.end, End::OutOfTime(Duration::from_millis(300)));
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn only_the_end_of_a_large_output_is_kept() {
    let script = "i=0; while [ $i -lt 3000 ]; do printf '%01000d\\n' $i; i=$((i+1)); done >&2; echo last >&2";
    let ended = shell(script, &limits(20_000));
    assert_eq!(ended.end, End::Exit(0));
    assert!(ended.errors.len() <= KEPT_OUTPUT);
    assert!(ended.errors.ends_with("last\n"));
}

#[test]
fn memory_is_limited() {
    let few = Limits {
        memory: 64 << 20,
        ..limits(20_000)
    };
    let ended = shell("x=aaaaaaaa; while :; do x=$x$x; done", &few);
    assert!(
        matches!(ended.end, End::Exit(1..) | End::Signal(_)),
        "{:?}",
        ended.end
    );
}

/// Descendants of one program, found by a mark in their environment, whatever became of their parents.
#[cfg(target_os = "linux")]
fn marked(mark: &str) -> usize {
    let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    entries
        .filter_map(|entry| std::fs::read(entry.path().join("environ")).ok())
        .filter(|environ| {
            environ
                .windows(mark.len())
                .any(|part| part == mark.as_bytes())
        })
        .count()
}

#[cfg(target_os = "linux")]
#[test]
fn no_descendant_is_left_even_of_those_that_left_session_and_parent() {
    let mark = format!("GRADED={}-left", std::process::id());
    let script = format!(
        "export {mark}; (setsid sh -c 'setsid sleep 1000 & sleep 1000' &) ; sleep 1000 & exit 0"
    );
    let ended = shell(&script, &limits(10_000));
    assert_eq!(ended.end, End::Exit(0));
    assert_eq!(marked(&mark), 0);
    let script = format!("export {mark}; (setsid sleep 1000 &) ; setsid sleep 1000");
    let ended = shell(&script, &limits(300));
    assert!(matches!(ended.end, End::OutOfTime(_)));
    assert_eq!(marked(&mark), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_fork_loop_is_ended_early() {
    let mark = format!("GRADED={}-loop", std::process::id());
    let script = format!("export {mark}; while :; do sleep 1000 & done");
    let ended = shell(&script, &limits(10_000));
    assert_eq!(ended.end, End::TooManyProcesses(32));
    assert_eq!(marked(&mark), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn who_stays_is_named_and_who_is_about_to_end_is_not() {
    let patient = Limits {
        farewell: Some(Duration::from_secs(1)),
        ..limits(10_000)
    };
    let ended = shell("sleep 1000 & (sleep 0.2 &) ; exit 0", &patient);
    assert_eq!(
        (ended.end, ended.left),
        (End::Exit(0), vec!["sleep".to_owned()])
    );
    let ended = shell("(sleep 0.2 &) ; exit 0", &patient);
    assert_eq!(ended.left, Vec::<String>::new());
}
