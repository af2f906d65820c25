//! `open`: the learner's file in the learner's editor.

use std::{
    os::unix::process::ExitStatusExt,
    process::{Command, ExitCode, ExitStatus},
};

use super::course::Course;
use crate::{
    editor, learner,
    messages::{Messages, Problem},
    supervisor::SIGNALLED,
};

/// Starts the editor with the file of an exercise, of the one to work on if none is named, and waits for its end. Its exit code
/// is that of the command.
pub fn open(word: Option<&str>, messages: &Messages) -> anyhow::Result<ExitCode> {
    let course = Course::open()?;
    let exercise = course.find_or_upcoming(word)?;
    let file = course.root.join(learner::file_of(&exercise.name));
    let shown = file.display().to_string();
    let [program, arguments @ ..] = &*editor::words(&shown)? else {
        unreachable!("an editor has a name");
    };
    eprintln!("{}", messages.say("opening", &[("file", shown.into())]));
    let status = Command::new(program)
        .args(arguments)
        .arg(&file)
        .status()
        .map_err(|error| {
            Problem::usage("no-such-editor")
                .with("name", program.as_str())
                .with("reason", error.to_string())
        })?;
    Ok(ExitCode::from(code(status)))
}

fn code(status: ExitStatus) -> u8 {
    let signalled = || SIGNALLED.saturating_add(status.signal().unwrap_or(0) as u8);
    status
        .code()
        .map_or_else(signalled, |code| u8::try_from(code).unwrap_or(1))
}
