//! What a command meets: no home, no locale, nobody who reads, folders that cannot be written, a full disk.

use std::{
    fs, io,
    os::unix::{fs::symlink, process::CommandExt},
    process::{Command, Stdio},
};

use rustix::process::getuid;

use crate::workbook::{BINARY, Workbook, answer};

/// A user without rights.
const NOBODY: u32 = 65534;

#[test]
fn letters_survive_any_locale_and_no_environment_at_all() {
    let workbook = Workbook::new();
    for locale in [None, Some("C"), Some("POSIX"), Some("ru_RU.KOI8-R")] {
        let mut command = workbook.command("status");
        command.env_clear();
        if let Some(locale) = locale {
            command.env("LC_ALL", locale);
        }
        let text = answer(&mut command).succeeded();
        let expected = match locale {
            Some("ru_RU.KOI8-R") => "Зачтено упражнений",
            _ => "Zaliczone ćwiczenia",
        };
        assert!(text.contains(expected), "{locale:?}: {text}");
    }
    let mut command = workbook.command("hint 13");
    answer(command.env_remove("HOME")).succeeded();
    assert_eq!(workbook.progress().of("ex13_barrier").hints, 1);
}

#[test]
fn nobody_has_to_read_to_the_end() {
    let workbook = Workbook::new();
    for arguments in [
        "status",
        "--help",
        "solution 13 --yes",
        "progress export",
        "status --json",
    ] {
        let (reader, writer) = io::pipe().expect("a pipe");
        drop(reader);
        let ended = answer(workbook.command(arguments).stdout(writer));
        assert_eq!(ended.code, Some(0), "{arguments}: {ended:?}");
        assert_eq!(ended.errors, "", "{arguments}");
    }
}

// Elsewhere there is no such device.
#[cfg(target_os = "linux")]
#[test]
fn an_output_that_is_full_is_told() {
    let workbook = Workbook::new();
    for arguments in ["progress export", "status"] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full");
        let full = full.expect("the device");
        answer(workbook.command(arguments).stdout(full)).refused();
    }
}

#[test]
fn outside_of_a_workbook_each_command_says_where_to_go() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let workbook = Workbook::new();
    for arguments in [
        "status",
        "next",
        "open 13",
        "check",
        "hint 13",
        "reset 13",
        "solution 13",
        "lang ru",
        "progress export",
    ] {
        let text = answer(workbook.command(arguments).current_dir(&folder)).refused();
        assert!(
            text.contains("Przejdź do katalogu zeszytu"),
            "{arguments}: {text}"
        );
    }
}

#[test]
fn below_the_root_paths_are_told_in_full() {
    let workbook = Workbook::new();
    let below = workbook.root.join("exercises/ex13_barrier");
    let text = answer(workbook.command("next").current_dir(below)).succeeded();
    let file = workbook.root.join("exercises/ex00_warmup/src/lib.rs");
    assert!(text.contains(&file.display().to_string()), "{text}");
}

/// Asserts that what only reads works, and that what writes says in one line that it cannot.
#[track_caller]
fn assert_readable_only(call: impl Fn(&str) -> Command) {
    for arguments in ["status", "next", "status --json", "progress export", "lang"] {
        answer(&mut call(arguments)).succeeded();
    }
    for arguments in ["hint 13", "lang ru", "progress import exported.json"] {
        let text = answer(&mut call(arguments)).refused();
        assert!(text.contains(".workbook/"), "{arguments}: {text}");
    }
}

#[test]
fn where_the_folder_cannot_be_made_one_can_still_look() {
    let workbook = Workbook::new();
    let export = "{\"schema\":1,\"chapters\":{\"ch00_start\":1}}";
    workbook.write("exported.json", export);
    workbook.write(".workbook", "a file in the way");
    assert_readable_only(|arguments| workbook.command(arguments));
    fs::remove_file(workbook.root.join(".workbook")).expect("removed");
    symlink("nowhere/at/all", workbook.root.join(".workbook")).expect("a link");
    assert_readable_only(|arguments| workbook.command(arguments));
}

#[test]
fn in_a_read_only_checkout_one_can_still_look() {
    let workbook = Workbook::new();
    let export = "{\"schema\":1,\"chapters\":{\"ch00_start\":1}}";
    workbook.write("exported.json", export);
    // The binary may be where another user cannot look. A file that this process writes can be held open for a moment by what
    // another test starts, and is not run then.
    let binary = workbook.root.join("tool");
    let copied = Command::new("cp").arg(BINARY).arg(&binary).status();
    assert!(copied.expect("started").success());
    let is_root = getuid().is_root();
    let mode = if is_root { 0o755 } else { 0o555 };
    set_mode(&workbook, mode);
    assert_readable_only(|arguments| {
        let mut command = Command::new(&binary);
        command
            .args(arguments.split_whitespace())
            .current_dir(&workbook.root)
            .env("WORKBOOK_LANG", "pl")
            .stdin(Stdio::null());
        if is_root {
            command.uid(NOBODY);
        }
        command
    });
    set_mode(&workbook, 0o755);
}

fn set_mode(workbook: &Workbook, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    let permissions = fs::Permissions::from_mode(mode);
    fs::set_permissions(&workbook.root, permissions).expect("set");
}

#[test]
fn when_the_disk_is_full_what_was_there_stays() {
    let workbook = Workbook::new();
    let chapters: Vec<String> = (0..100).map(|n| format!("\"chapter_{n}\": 1")).collect();
    let large = format!("{{\"schema\":1,\"chapters\":{{{}}}}}", chapters.join(","));
    workbook.write("large.json", large);
    workbook.call("progress import large.json").succeeded();
    let before = workbook.read(".workbook/progress.json");
    // No file may grow beyond a block, and the attempt is an error instead of the end of the process.
    let mut command = Command::new("/bin/sh");
    command
        .args([
            "-c",
            "trap '' XFSZ; ulimit -f 1; exec \"$0\" hint 13",
            BINARY,
        ])
        .current_dir(&workbook.root)
        .env("WORKBOOK_LANG", "pl")
        .stdin(Stdio::null());
    let text = answer(&mut command).refused();
    assert!(text.contains("wolne miejsce"), "{text}");
    assert_eq!(workbook.read(".workbook/progress.json"), before);
    let left = fs::read_dir(workbook.root.join(".workbook")).expect("a folder");
    let mut left: Vec<_> = left
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    left.sort();
    assert_eq!(left, ["progress.json", "progress.lock"]);
    workbook.call("hint 13").succeeded();
}
