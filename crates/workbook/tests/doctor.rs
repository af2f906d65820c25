//! `doctor` on this machine, and on machines that lack something.
//!
//! What is examined is always real. What is missing is taken away from the tool alone: by its environment, or in a copy of the few
//! files of the workbook that the doctor looks at.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::Read,
    net::{Ipv4Addr, TcpListener},
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use rustix::{
    pty::{self, OpenptFlags},
    termios::{self, Winsize},
};
use serde_json::Value;
use tempfile::TempDir;

#[path = "common/scratch.rs"]
mod scratch;

use scratch::repository;

/// A workbook that shares the repository's files, except for `own`, which are copies that may be changed: files, or folders whose
/// entries are shared again. It is at a place that is the same every time, so that cargo finds again what it has built there.
fn workbook(name: &str, own: &[&str]) -> PathBuf {
    let root = scratch::fresh(&format!("doctor_{name}"));
    for name in scratch::PARTS {
        let (from, to) = (repository().join(name), root.join(name));
        if !own.contains(&name) {
            symlink(from, to).expect("a link");
        } else if from.is_file() {
            fs::copy(from, to).expect("copied");
        } else {
            fs::create_dir(&to).expect("a writable folder");
            for entry in fs::read_dir(from).expect("a folder") {
                let entry = entry.expect("an entry");
                symlink(entry.path(), to.join(entry.file_name())).expect("a link");
            }
        }
    }
    root
}

fn doctor(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_workbook"));
    command
        .arg("doctor")
        .args(arguments)
        .current_dir(root)
        .env("WORKBOOK_LANG", "pl")
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::null());
    command
}

/// What was found, by the name of the check.
struct Report {
    code: Option<i32>,
    ready: bool,
    checks: BTreeMap<String, Value>,
}

impl Report {
    fn of(command: &mut Command) -> Report {
        let output = command.arg("--json").output().expect("the tool runs");
        let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
            let said = String::from_utf8_lossy(&output.stderr);
            panic!("{error}: {said}")
        });
        assert_eq!(report["schema"], 1);
        let checks = report["checks"].as_array().expect("a list").iter();
        let named = |check: &Value| {
            let id = check["id"].as_str().expect("a name").to_owned();
            (id, check.clone())
        };
        Report {
            code: output.status.code(),
            ready: report["ready"].as_bool().expect("yes or no"),
            checks: checks.map(named).collect(),
        }
    }

    fn outcome(&self, id: &str) -> &str {
        self.checks[id]["outcome"].as_str().expect("a word")
    }

    fn text(&self, id: &str) -> &str {
        self.checks[id]["text"]["pl"].as_str().expect("a text")
    }

    /// The laptop is not ready because of this check, which says what to do about it.
    fn lacks(&self, id: &str, remedy: &str) {
        let check = &self.checks[id];
        assert_eq!(check["outcome"], "missing", "{check}");
        for language in ["pl", "ru"] {
            let text = check["remedy"][language].as_str().expect("a remedy");
            assert!(text.contains(remedy), "{check}");
        }
        assert_eq!((self.code, self.ready), (Some(1), false));
    }
}

/// Whoever can run this test has what it takes to build; of memory, disk and cores that is not certain.
#[test]
fn what_builds_here_is_found_and_each_line_is_told_in_both_languages() {
    let report = Report::of(&mut doctor(&repository(), &[]));
    let mut outcomes = report.checks.keys().map(|id| report.outcome(id));
    let ready = outcomes.all(|outcome| matches!(outcome, "good" | "remark"));
    assert_eq!(
        (report.ready, report.code),
        (ready, Some(i32::from(!ready)))
    );
    for id in [
        "rust",
        "linker",
        "sources",
        "engines",
        "example",
        "wrong_solution",
        "right_solution",
    ] {
        let check = &report.checks[id];
        assert!(matches!(report.outcome(id), "good" | "remark"), "{check}");
    }
    assert!(report.text("wrong_solution").contains("wrong_"));
    assert!(report.text("right_solution").contains("right_"));
    for (id, check) in &report.checks {
        let has_remedy = check["remedy"].is_object();
        assert_eq!(has_remedy, check["outcome"] != "good", "{id}");
        let is_name_and_version = matches!(&**id, "git" | "mdbook");
        let same = check["text"]["pl"] == check["text"]["ru"];
        assert!(!same || is_name_and_version, "{id}");
    }
}

#[test]
fn at_the_terminal_each_check_is_a_line_with_a_sign() {
    let output = doctor(&repository(), &["--lang", "ru"])
        .output()
        .expect("it runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.contains("✓ Rust 1."), "{text}");
    assert!(text.contains("так указано в `--lang`"), "{text}");
    let result = text.lines().last().expect("lines");
    assert_eq!(
        result.contains("готов к занятиям"),
        output.status.success(),
        "{text}"
    );
    assert!(!text.contains('\x1b'), "colours are for terminals");
    // What takes time says so before it is done.
    let working = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(working.contains("… Собираю и запускаю пример"), "{working}");
}

/// What comes out of a terminal of this width in which `command` runs to its end.
fn at_a_terminal(columns: u16, command: &mut Command) -> String {
    let terminal = pty::openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    pty::grantpt(&terminal).expect("granted");
    pty::unlockpt(&terminal).expect("unlocked");
    let name = pty::ptsname(&terminal, Vec::new()).expect("it has a name");
    let other_side = File::options()
        .read(true)
        .write(true)
        .open(name.to_str().expect("UTF-8"))
        .expect("its other side");
    let size = Winsize {
        ws_row: 24,
        ws_col: columns,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    termios::tcsetwinsize(&other_side, size).expect("its size");
    let mut child = command
        .stdout(other_side.try_clone().expect("duplicated"))
        .stderr(other_side)
        .spawn()
        .expect("the tool starts");
    // The command would keep the other side open.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut text = Vec::new();
    // Linux tells by an error that the other side is closed.
    let _ = File::from(terminal).read_to_end(&mut text);
    child.wait().expect("it ends");
    String::from_utf8(text).expect("UTF-8")
}

#[test]
fn a_terminal_shows_colours_and_takes_away_what_is_over() {
    let text = at_a_terminal(
        66,
        doctor(&repository(), &[])
            .env("TERM", "xterm")
            .env_remove("NO_COLOR"),
    );
    assert!(text.contains("\x1b[32m✓\x1b[0m Rust"), "{text:?}");
    let working = "… Buduję i uruchamiam przykład\r\x1b[K";
    assert!(text.contains(working), "{text:?}");
    assert!(text.contains("66\u{a0}kolumn, z kolorami"), "{text:?}");
    let plain = at_a_terminal(
        66,
        doctor(&repository(), &[])
            .env("NO_COLOR", "1")
            .env("PATH", ""),
    );
    assert!(!plain.contains("\x1b[3"), "{plain:?}");
    let lines = plain.lines().map(str::trim_end);
    for line in lines.filter(|line| !line.contains(['/', '`', '\x1b'])) {
        assert!(line.chars().count() <= 66, "{line}");
    }
}

#[test]
fn without_programs_there_is_no_compiler_and_what_needs_it_is_not_tried() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let report = Report::of(
        doctor(&repository(), &[])
            .env("PATH", folder.path())
            .env_remove("RUSTC")
            .env("VISUAL", "no_such_editor --wait"),
    );
    report.lacks("rust", "rustup");
    assert!(
        report.text("rust").contains("rustc"),
        "{}",
        report.text("rust")
    );
    for id in ["git", "python", "mdbook", "editor"] {
        assert_eq!(report.outcome(id), "remark", "{id}");
    }
    assert!(report.text("editor").contains("no_such_editor"));
    for id in [
        "linker",
        "sources",
        "engines",
        "example",
        "wrong_solution",
        "right_solution",
    ] {
        assert_eq!(report.outcome(id), "skipped", "{id}");
    }
}

#[test]
fn optional_programs_are_asked_for_their_version() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let say = |name: &str, text: &str| {
        let file = folder.path().join(name);
        fs::write(&file, format!("#!/bin/sh\necho '{text}'\n")).expect("written");
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        fs::set_permissions(&file, mode).expect("executable");
    };
    let outcomes = || {
        let report = Report::of(
            doctor(&repository(), &[])
                .env("PATH", folder.path())
                .env_remove("VISUAL")
                .env("EDITOR", "git"),
        );
        ["git", "python", "mdbook", "editor"].map(|id| report.outcome(id).to_owned())
    };
    say("git", "git version 2.47.3");
    say("python3", "Python 3.10.12");
    say("mdbook", "mdbook v0.4.52");
    assert_eq!(outcomes(), ["good", "remark", "remark", "good"]);
    say("python3", "Python 3.11.0");
    say("mdbook", "mdbook v0.5.9");
    assert_eq!(outcomes(), ["good"; 4]);
}

#[test]
fn a_newer_rust_is_asked_for_by_the_workspace() {
    let root = workbook("rust", &["Cargo.toml"]);
    let manifest = root.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).expect("the manifest");
    let newer = text.replace("rust-version = \"1.", "rust-version = \"2.");
    assert_ne!(text, newer);
    fs::write(manifest, newer).expect("written");
    let report = Report::of(&mut doctor(&root, &[]));
    report.lacks("rust", "rustup update");
    assert_eq!(report.outcome("sources"), "skipped");
}

#[test]
fn without_a_linker_nothing_can_be_built() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let rustc = which("rustc");
    symlink(rustc, folder.path().join("rustc")).expect("a link");
    let report = Report::of(doctor(&repository(), &[]).env("PATH", folder.path()));
    assert_eq!(report.outcome("rust"), "good", "{}", report.text("rust"));
    report.lacks(
        "linker",
        if cfg!(target_os = "macos") {
            "xcode-select"
        } else {
            "build-essential"
        },
    );
    assert_eq!(report.outcome("example"), "skipped");
}

/// The file of the toolchain itself: behind rustup a link would forget which one it is.
fn which(program: &str) -> PathBuf {
    Path::new(env!("CARGO")).with_file_name(program)
}

#[test]
fn sources_that_were_never_fetched_are_missed_at_once() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let report = Report::of(doctor(&repository(), &[]).env("CARGO_HOME", home.path()));
    report.lacks("sources", "cargo fetch");
    for id in ["engines", "example", "wrong_solution"] {
        assert_eq!(report.outcome(id), "skipped", "{id}");
    }
    assert_eq!(report.outcome("linker"), "good");
}

#[test]
fn a_taken_port_is_told_with_the_next_one() {
    // Somebody else may have it already, which is as good.
    let _taken = TcpListener::bind((Ipv4Addr::LOCALHOST, workbook::serve::FIRST_PORT));
    let report = Report::of(doctor(&repository(), &[]).env("PATH", ""));
    assert_eq!(report.outcome("port"), "good");
    let text = report.text("port");
    assert!(
        text.starts_with("Port 3000 jest zajęty") && text.contains("na porcie 30"),
        "{text}"
    );
}

#[test]
fn progress_must_be_readable_and_writable() {
    let root = workbook("progress", &[]);
    let state = root.join(".workbook");
    fs::write(&state, "a file in the way").expect("written");
    let examine = || Report::of(doctor(&root, &[]).env("PATH", ""));
    let report = examine();
    assert_eq!(
        report.outcome("progress"),
        "missing",
        "{}",
        report.text("progress")
    );
    fs::remove_file(&state).expect("removed");
    assert_eq!(examine().outcome("progress"), "good");
    fs::write(state.join("progress.json"), "{").expect("written");
    examine().lacks("progress", "progress reset");
}

#[test]
fn a_terminal_without_utf8_and_the_reason_for_the_language_are_told() {
    let report = |locale: &str| {
        Report::of(
            doctor(&repository(), &[])
                .env("PATH", "")
                .env_remove("WORKBOOK_LANG")
                .env("LC_ALL", locale),
        )
    };
    let plain = report("C");
    if !cfg!(target_os = "macos") {
        assert_eq!(plain.outcome("terminal"), "remark");
    }
    let russian = report("ru_RU.UTF-8");
    assert_eq!(russian.outcome("terminal"), "good");
    assert!(russian.text("language").contains("rosyjski"));
    assert!(russian.text("language").contains("(ru_RU.UTF-8)"));
}

#[test]
fn a_grader_that_judges_wrongly_is_noticed() {
    let root = workbook("grader", &["solutions"]);
    let first = first_explored_exercise();
    let from = repository().join("solutions").join(&first);
    let to = root.join("solutions").join(&first);
    fs::remove_file(&to).expect("the link is removed");
    fs::create_dir(&to).expect("made");
    // The starter in the place of both: neither does it pass, nor does it fail in the way that is announced.
    let starter = fs::read_to_string(from.join("starter.rs")).expect("a starter");
    let wrong = fs::read_dir(&from)
        .expect("solutions")
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.to_string_lossy().contains("wrong_"))
        .expect("a wrong solution");
    let expectation = fs::read_to_string(wrong).expect("a solution");
    let expectation = expectation.lines().next().expect("a line");
    fs::write(to.join("right.rs"), &starter).expect("written");
    fs::write(to.join("wrong_x.rs"), format!("{expectation}\n{starter}")).expect("written");
    let report = Report::of(&mut doctor(&root, &[]));
    for id in ["right_solution", "wrong_solution"] {
        assert_eq!(report.outcome(id), "missing", "{}", report.text(id));
        assert!(
            report.text(id).contains("solutions/"),
            "{}",
            report.text(id)
        );
    }
    assert_eq!(report.code, Some(1));
}

fn first_explored_exercise() -> String {
    let exercises = runner::Exercise::all(&repository()).expect("readable");
    let mut explored = exercises
        .into_iter()
        .filter(|exercise| exercise.engine == runner::Engine::Threads);
    explored.next().expect("an exercise about threads").name
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "needs root rights, for a file system of its own"]
fn doctor_notices_a_full_disk() {
    use std::process::ExitStatus;

    struct Small(TempDir);
    fn call(command: &mut Command) -> ExitStatus {
        command.status().expect("it starts")
    }
    impl Drop for Small {
        fn drop(&mut self) {
            // It is gone with the machine at the latest.
            let _ = Command::new("umount").arg(self.0.path()).status();
        }
    }
    let small = Small(tempfile::tempdir().expect("a temporary folder"));
    let mounted = call(
        Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"])
            .arg(small.0.path()),
    );
    assert!(mounted.success(), "a file system can be mounted");
    // A binary beside which no build has been is in no target directory: the variable decides.
    let tool = tempfile::tempdir().expect("a temporary folder");
    let copy = tool.path().join("workbook");
    fs::copy(env!("CARGO_BIN_EXE_workbook"), &copy).expect("copied");
    let report = Report::of(
        Command::new(copy)
            .arg("doctor")
            .current_dir(repository())
            .env("PATH", "")
            .env("CARGO_TARGET_DIR", small.0.path()),
    );
    report.lacks("disk", "CARGO_TARGET_DIR");
}
