//! `check` for the learner's own files, `grade` for any file, `grading` for the server.

use std::{
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use runner::{Exercise, Progress, Verdict};

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
        show(&verdict, None, messages);
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
    let verdict = run(&file.root, &file.exercise, source, messages);
    if json {
        print_json(&verdict)?;
    } else {
        show(&verdict, source, messages);
    }
    Ok(ExitCode::from(verdict.exit_code()))
}

/// Grades for the server.
pub fn grading(word: &str, messages: &Messages) -> anyhow::Result<()> {
    grading::print_steps(&root::find()?, word, messages);
    Ok(())
}

fn run(root: &Path, exercise: &Exercise, source: Option<&Path>, messages: &Messages) -> Verdict {
    watched(exercise, messages, |progress| {
        runner::grade(root, exercise, source, progress)
    })
}

/// Does `work`; somebody who waits at a terminal sees what is being done, in one line that is overwritten.
pub fn watched<T>(
    exercise: &Exercise,
    messages: &Messages,
    work: impl FnOnce(&mut dyn FnMut(Progress)) -> T,
) -> T {
    const CLEAR: &str = "\r\x1b[K";
    let watched = io::stderr().is_terminal();
    let mut progress = |progress| {
        if watched {
            let text = grading::in_words(&progress, exercise, messages);
            eprint!("{CLEAR}{} · {text}", exercise.name);
        }
    };
    let done = work(&mut progress);
    if watched {
        eprint!("{CLEAR}");
    }
    done
}

/// Prints the verdict, and how its schedule can be seen again.
fn show(verdict: &Verdict, source: Option<&Path>, messages: &Messages) {
    print_text(verdict, messages);
    let replayed = verdict.cases.iter().find(|case| !case.replay.is_empty());
    if let Some(case) = replayed {
        let source = source.map(|file| format!(" --source {}", file.display()));
        let arguments = [
            ("exercise", verdict.exercise.clone().into()),
            ("source", source.unwrap_or_default().into()),
            ("case", case.name.clone().into()),
        ];
        print(&format!("\n{}\n", messages.say("replay-hint", &arguments)));
    }
}

/// Prints the verdict for a person.
pub fn print_text(verdict: &Verdict, messages: &Messages) {
    let width = runner::width();
    print(&verdict.to_text(messages.language(), width, runner::colour()));
}

/// Prints the verdict for a program.
///
/// # Errors
/// None that is known.
pub fn print_json(verdict: &Verdict) -> anyhow::Result<()> {
    print(&format!("{}\n", serde_json::to_string_pretty(verdict)?));
    Ok(())
}

/// Prints; that nobody reads any more (`… | head`) is no error.
pub fn print(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
}
