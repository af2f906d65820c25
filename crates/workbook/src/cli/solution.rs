//! `solution`: how it can be done, for those who have done it or insist.

use std::{fmt::Write as _, process::ExitCode};

use runner::Paint;

use super::{
    course::Course,
    refused,
    terminal::{self, Style},
};
use crate::{learner, messages::Messages};

/// Shows the first right solution of an exercise, or all of them.
pub fn solution(word: &str, yes: bool, all: bool, messages: &Messages) -> anyhow::Result<ExitCode> {
    let course = Course::open()?;
    let exercise = course.find(word)?;
    if !yes && !course.store.read()?.has_passed(&exercise.name) {
        let name = exercise.name.as_str().into();
        let question = messages.say("solution-question", &[("name", name)]);
        if !terminal::confirm(&question, messages)? {
            return refused(messages);
        }
    }
    let style = Style::of_output();
    let solutions = learner::solutions(&course.root, &exercise, messages.language())?;
    let (shown, others) = solutions.split_at(if all { solutions.len() } else { 1 });
    let mut text = String::new();
    for solution in shown {
        let file = course.typed(&solution.file);
        let head = style.paint(Paint::Faint, &format!("// {file}"));
        let _ = writeln!(text, "{head}\n{}\n", solution.source.trim_end());
    }
    if let Some(first) = others.first() {
        let folder = first.file.parent().unwrap_or(&first.file);
        let arguments = [
            ("count", (others.len() as u64).into()),
            ("folder", course.typed(folder).into()),
            ("name", exercise.name.as_str().into()),
        ];
        let line = messages.say("solution-others", &arguments);
        text += &style.painted_paragraph(Paint::Faint, &line, 0);
    }
    terminal::print(&text)?;
    Ok(ExitCode::SUCCESS)
}
