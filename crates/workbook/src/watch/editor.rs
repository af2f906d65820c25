//! The reader's editor, which gets the terminal for itself.

use std::{env, path::Path, process::Stdio};

use tokio::process::Command;

/// The variables that name it, the more special one first.
const NAMES: [&str; 2] = ["VISUAL", "EDITOR"];

/// The call that opens the file; none if no editor is named. The name may have arguments (`code --wait`), so a shell takes it
/// apart, as git does.
#[must_use]
pub fn command(file: &Path) -> Option<Command> {
    let editor = NAMES
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.trim().is_empty()))?;
    let mut command = Command::new("sh");
    command
        .arg("-c")
        .arg(format!("{editor} \"$@\""))
        .arg(&editor)
        .arg(file)
        .stdin(Stdio::inherit());
    Some(command)
}
