//! `grade` for any file, `grading` for the server.

use std::{
    io::{self, IsTerminal},
    path::Path,
    process::ExitCode,
};

use runner::{Exercise, Verdict};

use super::{
    interrupt,
    terminal::{CLEAR_LINE, Style, print},
};
use crate::{grading, messages::Messages, root};

/// Grades `source` as a solution of an exercise.
pub fn grade(
    word: &str,
    source: &Path,
    json: bool,
    messages: &Messages,
) -> anyhow::Result<ExitCode> {
    grading::readable(source)?;
    let root = root::find()?;
    let exercise = grading::find(&root, word)?;
    let gate = interrupt::end_all_when_interrupted()?;
    let verdict = run(&root, &exercise, Some(source), messages);
    let _uninterrupted = gate.pass();
    let text = if json {
        serde_json::to_string_pretty(&verdict)? + "\n"
    } else {
        let Style { width, colour } = Style::of_output();
        verdict.to_text(messages.language(), width, colour)
    };
    print(&text)?;
    Ok(ExitCode::from(verdict.exit_code()))
}

/// Grades for the server.
pub fn grading(word: &str, messages: &Messages) -> anyhow::Result<()> {
    grading::print_steps(&root::find()?, word, messages);
    Ok(())
}

/// Grades; somebody who waits at a terminal sees what is being done, in one line that is overwritten.
pub fn run(
    root: &Path,
    exercise: &Exercise,
    source: Option<&Path>,
    messages: &Messages,
) -> Verdict {
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
    let verdict = runner::grade(root, exercise, source, &mut progress);
    if watched {
        eprint!("{CLEAR_LINE}");
    }
    verdict
}
