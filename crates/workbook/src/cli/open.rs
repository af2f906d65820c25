//! `open`: the learner's file in the learner's editor.

use std::{
    env,
    os::unix::process::ExitStatusExt,
    process::{Command, ExitCode, ExitStatus},
};

use super::course::Course;
use crate::{
    learner,
    messages::{Messages, Problem},
    supervisor::SIGNALLED,
};

/// The variables that name an editor, the first one that is set counts.
const VARIABLES: [&str; 2] = ["VISUAL", "EDITOR"];

/// Starts the editor with the file of an exercise, of the one to work on if none is named, and waits for its end. Its exit code
/// is that of the command.
pub fn open(word: Option<&str>, messages: &Messages) -> anyhow::Result<ExitCode> {
    let course = Course::open()?;
    let exercise = course.find_or_upcoming(word)?;
    let file = course.root.join(learner::file_of(&exercise.name));
    let shown = file.display().to_string();
    let [program, arguments @ ..] = &*editor(&shown)? else {
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

/// The words of the editor's call: at least one.
fn editor(file: &str) -> Result<Vec<String>, Problem> {
    let set = VARIABLES.into_iter().find_map(|name| {
        let value = env::var_os(name)?.to_string_lossy().into_owned();
        (!value.trim().is_empty()).then_some((name, value))
    });
    let (name, value) = set.ok_or_else(|| Problem::usage("no-editor").with("file", file))?;
    shlex::split(&value)
        .filter(|words| !words.is_empty())
        .ok_or_else(|| {
            Problem::usage("bad-editor")
                .with("name", name)
                .with("value", value)
        })
}

fn code(status: ExitStatus) -> u8 {
    let signalled = || SIGNALLED.saturating_add(status.signal().unwrap_or(0) as u8);
    status
        .code()
        .map_or_else(signalled, |code| u8::try_from(code).unwrap_or(1))
}
