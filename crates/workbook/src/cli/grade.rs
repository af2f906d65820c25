//! `check` for the learner's own files, `grade` for any file, `grading` for the server.

use std::{
    io::{self, IsTerminal, Write},
    path::Path,
    process::ExitCode,
};

use runner::{Exercise, Verdict};

use crate::{grading, messages::Messages, root};

/// Grades the learner's files of the named exercises, or of all.
pub fn check(words: &[String], messages: &Messages) -> anyhow::Result<ExitCode> {
    let root = root::find()?;
    let exercises = if words.is_empty() {
        grading::all(&root)?
    } else {
        let found = words.iter().map(|word| grading::find(&root, word));
        found.collect::<Result<_, _>>()?
    };
    let mut worst = 0;
    let mut passed = 0;
    for exercise in &exercises {
        let verdict = run(&root, exercise, None, messages);
        show(&verdict, messages);
        worst = worst.max(verdict.exit_code());
        passed += u64::from(verdict.passed());
    }
    if exercises.len() > 1 {
        let all = (exercises.len() as u64).into();
        let arguments = [("passed", passed.into()), ("all", all)];
        println!("{}", messages.say("passed-of", &arguments));
    }
    Ok(ExitCode::from(worst))
}

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
    let verdict = run(&root, &exercise, Some(source), messages);
    if json {
        print(&format!("{}\n", serde_json::to_string_pretty(&verdict)?));
    } else {
        show(&verdict, messages);
    }
    Ok(ExitCode::from(verdict.exit_code()))
}

/// Grades for the server.
pub fn grading(word: &str, messages: &Messages) -> anyhow::Result<()> {
    grading::print_steps(&root::find()?, word, messages);
    Ok(())
}

/// Grades; somebody who waits at a terminal sees what is being done, in one line that is overwritten.
fn run(root: &Path, exercise: &Exercise, source: Option<&Path>, messages: &Messages) -> Verdict {
    const CLEAR: &str = "\r\x1b[K";
    let watched = io::stderr().is_terminal();
    let mut progress = |progress| {
        if watched {
            let text = grading::in_words(&progress, exercise, messages);
            eprint!("{CLEAR}{} · {text}", exercise.name);
        }
    };
    let verdict = runner::grade(root, exercise, source, &mut progress);
    if watched {
        eprint!("{CLEAR}");
    }
    verdict
}

fn show(verdict: &Verdict, messages: &Messages) {
    let width = runner::width();
    print(&verdict.to_text(messages.language(), width, runner::colour()));
}

/// Prints; that nobody reads any more (`… | head`) is no error.
fn print(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
}
