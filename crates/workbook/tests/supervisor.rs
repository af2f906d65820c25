//! The supervisor alone: when its standard input is closed, for whatever reason, nothing of the program is left.

use std::{
    io::{BufRead, BufReader, Read},
    process::{Child, ChildStdout, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

/// A fuse against waiting for ever; what must end lives longer than this.
const FUSE: Duration = Duration::from_secs(20);

fn supervise(script: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_workbook"))
        .args(["supervise", "--", "/bin/sh", "-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("started")
}

/// Waits until everybody who holds the pipe has ended: the program and all its descendants inherit it.
fn wait_for_end(mut output: BufReader<ChildStdout>) {
    let (end, ended) = mpsc::channel();
    thread::spawn(move || {
        output.read_to_end(&mut Vec::new()).expect("the end");
        // The test may have failed already.
        let _ = end.send(());
    });
    let ended = ended.recv_timeout(FUSE);
    ended.expect("all processes have ended");
}

fn output(supervisor: &mut Child) -> BufReader<ChildStdout> {
    BufReader::new(supervisor.stdout.take().expect("piped"))
}

#[test]
fn the_exit_code_is_that_of_the_program() {
    let exit_code = |script| {
        let mut supervisor = supervise(script);
        // Waiting closes standard input, unless somebody else has it.
        let _open = supervisor.stdin.take();
        supervisor.wait().expect("ended").code()
    };
    assert_eq!(exit_code("exit 0"), Some(0));
    assert_eq!(exit_code("exit 7"), Some(7));
    assert_eq!(exit_code("kill -ABRT $$"), Some(128 + 6));
}

// Elsewhere there is no command `setsid`, and no subreaper.
#[cfg(target_os = "linux")]
#[test]
fn nobody_is_left_when_standard_input_is_closed() {
    let orphans = "(setsid sh -c 'sleep 60 & sleep 60' &)";
    let script = format!("sleep 60 & setsid sleep 60 & {orphans} ; echo begun; sleep 60");
    let mut supervisor = supervise(&script);
    let mut output = output(&mut supervisor);
    let mut line = String::new();
    output.read_line(&mut line).expect("a line");
    assert_eq!(line, "begun\n");
    drop(supervisor.stdin.take());
    wait_for_end(output);
    assert_eq!(supervisor.wait().expect("ended").code(), Some(128 + 9));
}

// Elsewhere there is no command `setsid`, and no subreaper.
#[cfg(target_os = "linux")]
#[test]
fn nobody_is_left_when_the_program_ends() {
    let mut supervisor = supervise("setsid sleep 60 & (setsid sleep 60 &); exit 3");
    let _open = supervisor.stdin.take();
    wait_for_end(output(&mut supervisor));
    assert_eq!(supervisor.wait().expect("ended").code(), Some(3));
}
