//! The tool at a pseudo-terminal.

use portable_pty::CommandBuilder;

use crate::{
    terminal::{Ended, Terminal},
    workbook::{BINARY, Workbook, target},
};

const ROWS: u16 = 40;

/// The call, in this language.
pub fn command(workbook: &Workbook, language: &str, arguments: &str) -> CommandBuilder {
    let mut command = CommandBuilder::new(BINARY);
    command.args(arguments.split_whitespace());
    command.cwd(&workbook.root);
    command.env("WORKBOOK_LANG", language);
    command.env("CARGO_TARGET_DIR", target());
    command.env("TERM", "xterm-256color");
    command.env_remove("NO_COLOR");
    command
}

/// The call at a terminal of so many columns.
pub fn start(command: CommandBuilder, columns: u16) -> Terminal {
    Terminal::run(command, (columns, ROWS))
}

/// The call at a terminal of so many columns, without keys pressed: its end.
pub fn run(command: CommandBuilder, columns: u16) -> Ended {
    start(command, columns).end()
}

/// The text without colours.
pub fn plain(text: &str) -> String {
    let mut parts = text.split("\x1b[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let end = part.find(|c: char| c.is_ascii_alphabetic());
        text + &part[end.map_or(0, |end| end + 1)..]
    })
}
