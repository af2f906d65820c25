//! `watch` in a terminal, and the keys that a person presses there.

use std::path::Path;

use portable_pty::CommandBuilder;

pub use crate::common_terminal::Terminal;
use crate::fixture::Workbook;

pub const CTRL_C: &str = "\x03";
pub const CTRL_Z: &str = "\x1a";
pub const ESCAPE: &str = "\x1b";
pub const ENTER: &str = "\r";
pub const DOWN: &str = "\x1b[B";
pub const UP: &str = "\x1b[A";
pub const END: &str = "\x1b[F";
pub const PAGE_UP: &str = "\x1b[5~";

/// `watch` in a workbook, called with these arguments.
pub fn watch(
    workbook: &Workbook,
    size: (u16, u16),
    arguments: &str,
    environment: &[(&str, &str)],
) -> Terminal {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_workbook"));
    command.arg("watch");
    command.args(arguments.split_whitespace());
    prepare(&mut command, &workbook.root, environment);
    Terminal::run(command, size)
}

/// What a program of a test runs with: the workbook, Polish unless said otherwise, and the target directory of this test run.
pub fn prepare(command: &mut CommandBuilder, folder: &Path, environment: &[(&str, &str)]) {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .expect("a folder");
    command.cwd(folder);
    command.env("CARGO_TARGET_DIR", target);
    command.env("WORKBOOK_LANG", "pl");
    command.env("TERM", "xterm-256color");
    command.env_remove("NO_COLOR");
    for (name, value) in environment {
        command.env(name, value);
    }
}
