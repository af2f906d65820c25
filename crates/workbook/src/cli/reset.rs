//! `reset`: an exercise from the beginning, without losing what was written.

use std::process::ExitCode;

use super::{course::Course, refused, terminal};
use crate::{learner, messages::Messages};

/// Puts the learner's file back to its beginning, after a question.
pub fn reset(word: &str, yes: bool, messages: &Messages) -> anyhow::Result<ExitCode> {
    let course = Course::open()?;
    let name = course.find(word)?.name;
    let file = course.typed(learner::file_of(&name).as_ref());
    let arguments = [("file", file.into())];
    if learner::is_untouched(&course.root, &name) {
        let text = messages.say("reset-nothing", &arguments);
        terminal::print(&(text + "\n"))?;
        return Ok(ExitCode::SUCCESS);
    }
    let question = messages.say("reset-question", &arguments);
    if !yes && !terminal::confirm(&question, messages)? {
        return refused(messages);
    }
    let done = learner::reset(&course.root, &name)?;
    let mut text = messages.say("reset-done", &arguments) + "\n";
    if let Some(backup) = done.backup {
        let [file] = arguments;
        let backup = course.typed(&backup);
        text += &messages.say("reset-backup", &[file, ("backup", backup.into())]);
        text.push('\n');
    }
    terminal::print(&text)?;
    Ok(ExitCode::SUCCESS)
}
