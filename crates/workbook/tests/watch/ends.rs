//! However it ends or pauses, the terminal is given back.

use std::{
    env,
    io::{Read, stdin},
    process::{Command, Stdio},
};

use portable_pty::CommandBuilder;
use rustix::process::{Signal, kill_process};
use workbook::watch::screen::Screen;

use crate::{
    fixture::{ENDLESS, Workbook},
    terminal::{CTRL_C, CTRL_Z, Terminal, prepare, watch},
};

const SIZE: (u16, u16) = (80, 24);

/// In a workbook whose barrier is being checked.
fn checking(name: &str) -> Terminal {
    let workbook = Workbook::new(name);
    workbook.save("ex13_barrier", ENDLESS);
    let mut terminal = watch(&workbook, SIZE, "barrier", &[]);
    terminal.wait_for(&["Sprawdzam przypadki: 0 z 7"]);
    terminal
}

#[test]
fn ctrl_c_ends_it() {
    let mut terminal = checking("ctrl_c");
    terminal.keys(CTRL_C);
    assert_eq!(terminal.end().code, 0);
}

#[test]
fn signals_end_it() {
    for signal in [Signal::TERM, Signal::HUP] {
        let terminal = checking("signals");
        kill_process(terminal.process(), signal).expect("sent");
        assert_eq!(terminal.end().code, 0, "{signal:?}");
    }
}

#[test]
fn ctrl_z_stops_it_until_the_shell_continues_it() {
    let workbook = Workbook::new("ctrl_z");
    let mut shell = CommandBuilder::new("sh");
    shell.arg("-i");
    prepare(&mut shell, &workbook.root, &[("PS1", "$ "), ("ENV", "")]);
    let mut terminal = Terminal::run(shell, SIZE);
    terminal.wait_for(&["$ "]);
    terminal.keys(concat!(env!("CARGO_BIN_EXE_workbook"), " watch 00\n"));
    terminal.wait_for(&["Każdy zapis uruchamia ocenianie"]);
    terminal.keys(CTRL_Z);
    terminal.wait_until("the shell", |screen| {
        !screen.alternate_screen() && screen.contents().contains("Stopped")
    });
    terminal.keys("fg\n");
    terminal.wait_until("the loop", |screen| {
        screen.alternate_screen() && screen.contents().contains("Każdy zapis")
    });
    terminal.keys("q");
    terminal.wait_until("the shell", |screen| !screen.alternate_screen());
    terminal.keys("exit\n");
    assert_eq!(terminal.end().code, 0);
}

/// Set in the process that panics.
const PANICS: &str = "WORKBOOK_TEST_PANICS";

#[test]
fn a_panic_gives_the_terminal_back_before_its_report() {
    if env::var_os(PANICS).is_some() {
        let mut screen = Screen::take().expect("a terminal");
        screen
            .draw(|frame| frame.render_widget("taken", frame.area()))
            .expect("drawn");
        stdin().read_exact(&mut [0]).expect("a key");
        panic!("on purpose");
    }
    let mut same = CommandBuilder::new(env::current_exe().expect("this program"));
    let name = "ends::a_panic_gives_the_terminal_back_before_its_report";
    same.args(["--exact", name, "--nocapture"]);
    same.env(PANICS, "1");
    let mut terminal = Terminal::run(same, SIZE);
    terminal.wait_until("the screen is taken", |screen| {
        screen.alternate_screen() && screen.hide_cursor() && screen.contents().contains("taken")
    });
    terminal.keys("x");
    let ended = terminal.end();
    assert_ne!(ended.code, 0);
    assert!(ended.screen.contains("on purpose"), "{}", ended.screen);
}

#[test]
fn without_a_terminal_it_says_what_to_use_instead() {
    let workbook = Workbook::new("piped");
    let output = Command::new(env!("CARGO_BIN_EXE_workbook"))
        .arg("watch")
        .current_dir(&workbook.root)
        .env("WORKBOOK_LANG", "ru")
        .stdin(Stdio::null())
        .output()
        .expect("it runs");
    let text = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{text}");
    assert!(output.stdout.is_empty());
    assert!(text.contains("cargo workbook check"), "{text}");
    assert_eq!(text.lines().count(), 1, "{text}");
}
