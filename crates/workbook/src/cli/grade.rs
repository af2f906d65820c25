//! `grade` for any file, `grading` for the server.

use std::{
    io::{self, IsTerminal},
    path::{Path, PathBuf},
    process::ExitCode,
};

use runner::{Exercise, Paint, Progress, Verdict};

use super::{
    interrupt,
    terminal::{CLEAR_LINE, Style, print},
};
use crate::{grading, messages::Messages, root};

/// A file that is to be graded, and as what.
pub struct File {
    pub root: PathBuf,
    pub exercise: Exercise,
    /// The learner's own if none.
    pub source: Option<PathBuf>,
}

impl File {
    /// # Errors
    /// If there is no such exercise, or the file cannot be read.
    pub fn new(word: &str, source: Option<PathBuf>) -> anyhow::Result<File> {
        source.as_deref().map_or(Ok(()), grading::readable)?;
        let root = root::find()?;
        let exercise = grading::find(&root, word)?;
        Ok(File {
            root,
            exercise,
            source,
        })
    }
}

/// Grades a file as a solution of an exercise.
pub fn grade(file: &File, json: bool, messages: &Messages) -> anyhow::Result<ExitCode> {
    let source = file.source.as_deref();
    let gate = interrupt::end_all_when_interrupted()?;
    let verdict = run(&file.root, &file.exercise, source, messages);
    let _uninterrupted = gate.pass();
    if json {
        print_json(&verdict)?;
    } else {
        print_text(&verdict, messages)?;
        let hint = replay_hint(&verdict, source, messages);
        if !hint.is_empty() {
            print(&format!("\n{hint}"))?;
        }
    }
    Ok(ExitCode::from(verdict.exit_code()))
}

/// Grades for the server.
pub fn grading(word: &str, messages: &Messages) -> anyhow::Result<()> {
    grading::print_steps(&root::find()?, word, messages);
    Ok(())
}

/// Grades; somebody who waits at a terminal sees what is being done.
pub fn run(
    root: &Path,
    exercise: &Exercise,
    source: Option<&Path>,
    messages: &Messages,
) -> Verdict {
    watched(root, exercise, messages, |progress| {
        runner::grade(root, exercise, source, progress)
    })
}

/// Does `work`; somebody who waits at a terminal sees what is being done, in one line that is overwritten.
pub fn watched<T>(
    root: &Path,
    exercise: &Exercise,
    messages: &Messages,
    work: impl FnOnce(&mut dyn FnMut(Progress)) -> T,
) -> T {
    let watched = io::stderr().is_terminal();
    let language = messages.language();
    if watched && let Some(remark) = runner::first_build_remark(root, exercise, language) {
        eprintln!("{remark}");
    }
    let width = runner::width().saturating_sub(1);
    let mut progress = |progress| {
        if watched {
            let text = grading::in_words(&progress, exercise, messages);
            // A line that does not fit could not be overwritten.
            let line = runner::clip(&format!("{} · {text}", exercise.name), width);
            eprint!("{CLEAR_LINE}{line}");
        }
    };
    let done = work(&mut progress);
    if watched {
        eprint!("{CLEAR_LINE}");
    }
    done
}

/// How the breaking schedule can be seen again; nothing if there is none.
pub fn replay_hint(verdict: &Verdict, source: Option<&Path>, messages: &Messages) -> String {
    let replayed = verdict.cases.iter().find(|case| !case.replay.is_empty());
    replayed.map_or_else(String::new, |case| {
        let source = source.map(|file| format!(" --source {}", file.display()));
        let arguments = [
            ("exercise", verdict.exercise.clone().into()),
            ("source", source.unwrap_or_default().into()),
            ("case", case.name.clone().into()),
        ];
        let line = messages.say("replay-hint", &arguments);
        Style::of_output().painted_paragraph(Paint::Faint, &line, 0)
    })
}

/// Prints the verdict for a person.
///
/// # Errors
/// When standard output cannot be written.
pub fn print_text(verdict: &Verdict, messages: &Messages) -> anyhow::Result<()> {
    let Style { width, colour } = Style::of_output();
    Ok(print(&verdict.to_text(messages.language(), width, colour))?)
}

/// Prints the verdict for a program.
///
/// # Errors
/// When standard output cannot be written.
pub fn print_json(verdict: &Verdict) -> anyhow::Result<()> {
    Ok(print(&(serde_json::to_string_pretty(verdict)? + "\n"))?)
}
