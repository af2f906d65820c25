//! A workbook with two exercises that share the crates and solutions of the real one.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;
use workbook::progress::{Progress, Store};

use crate::scratch::{self, repository};

/// Two chapters of the map, an exercise each.
const MAP: &str = r#"
[[chapter]]
slug = "ch00_start"
title = { pl = "Od czego zacząć", ru = "С чего начать" }
minutes = { read = 10, exercise = 10 }
exercises = ["ex00_warmup"]

[[chapter]]
slug = "ch13_barriers"
title = { pl = "Bariery", ru = "Барьеры" }
minutes = { read = 12, exercise = 25 }
exercises = ["ex13_barrier"]
"#;

const EXERCISES: [&str; 2] = ["ex00_warmup", "ex13_barrier"];

pub struct Workbook {
    pub root: PathBuf,
    /// Removed at the end, if it is this test's alone.
    _folder: Option<TempDir>,
}

/// What a call ended with.
#[derive(Debug)]
pub struct Answer {
    pub code: Option<i32>,
    pub output: String,
    pub errors: String,
}

impl Workbook {
    pub fn new() -> Workbook {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let workbook = Workbook {
            root: folder.path().canonicalize().expect("it is there"),
            _folder: Some(folder),
        };
        workbook.fill();
        workbook
    }

    /// A new one at a place that stays: what was compiled for it is used again.
    pub fn for_gradings() -> Workbook {
        let workbook = Workbook {
            root: scratch::fresh("workbook"),
            _folder: None,
        };
        workbook.fill();
        workbook
    }

    fn fill(&self) {
        scratch::link(&self.root, &scratch::GRADING);
        self.write("book.toml", "");
        self.write("book/course.toml", MAP);
        for exercise in EXERCISES {
            let starter = format!("solutions/{exercise}/starter.rs");
            self.copy(&starter, &format!("exercises/{exercise}/src/lib.rs"));
            for file in ["Cargo.toml", "exercise.toml", "tests/grade.rs"] {
                let file = format!("exercises/{exercise}/{file}");
                self.copy(&file, &file);
            }
        }
    }

    /// Copies a file of the repository.
    pub fn copy(&self, from: &str, to: &str) {
        let contents = fs::read(repository().join(from)).expect("a file of the repository");
        self.write(to, contents);
    }

    pub fn write(&self, file: &str, contents: impl AsRef<[u8]>) {
        let path = self.root.join(file);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, contents).expect("a file");
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.root.join(file)).expect("a readable file")
    }

    pub fn store(&self) -> Store {
        Store::of(&self.root)
    }

    pub fn progress(&self) -> Progress {
        self.store().read().expect("a whole file")
    }

    /// The call in Polish, without the settings of whoever runs the tests.
    pub fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(BINARY);
        command
            .args(arguments.split_whitespace())
            .current_dir(&self.root)
            .env("WORKBOOK_LANG", "pl")
            .env("CARGO_TARGET_DIR", target())
            .env_remove("VISUAL")
            .env_remove("EDITOR")
            .stdin(Stdio::null());
        command
    }

    pub fn call(&self, arguments: &str) -> Answer {
        answer(&mut self.command(arguments))
    }
}

/// The tool.
pub const BINARY: &str = env!("CARGO_BIN_EXE_workbook");

pub fn answer(command: &mut Command) -> Answer {
    let output = command.output().expect("the binary runs");
    let Output {
        status,
        stdout,
        stderr,
    } = output;
    Answer {
        code: status.code(),
        output: String::from_utf8(stdout).expect("UTF-8"),
        errors: String::from_utf8(stderr).expect("UTF-8"),
    }
}

impl Answer {
    /// What was printed, if the call succeeded.
    #[track_caller]
    pub fn succeeded(self) -> String {
        assert_eq!(self.code, Some(0), "{self:?}");
        assert_eq!(self.errors, "");
        self.output
    }

    /// What was said, if the call was refused with one line and nothing was printed.
    #[track_caller]
    pub fn refused(self) -> String {
        assert_eq!(self.code, Some(2), "{self:?}");
        assert_eq!(self.output, "");
        assert_eq!(self.errors.lines().count(), 1, "{}", self.errors);
        self.errors
    }
}

/// The target directory that gradings of the repository use.
pub fn target() -> PathBuf {
    let set = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    set.filter(|target| target.is_absolute())
        .unwrap_or_else(|| repository().join("target"))
}
