//! `progress`: what was done here taken elsewhere, brought from elsewhere, or forgotten.

use std::{
    fs,
    io::{self, Read},
    path::Path,
    process::ExitCode,
};

use clap::Subcommand;

use super::{course::Course, refused, terminal};
use crate::{
    files,
    messages::{Messages, Problem},
    progress::Progress,
};

/// Stands for standard input or output.
const STANDARD: &str = "-";

/// What can be done with it.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Writes it.
    Export {
        #[arg(value_name = "FILE", default_value = STANDARD, hide_default_value = true)]
        file: std::path::PathBuf,
    },
    /// Adds that of a file.
    Import {
        #[arg(value_name = "FILE")]
        file: std::path::PathBuf,
    },
    /// Forgets it.
    #[command(alias = "clear")]
    Reset {
        #[arg(long, short)]
        yes: bool,
    },
}

/// Does one of them.
pub fn progress(command: &Command, messages: &Messages) -> anyhow::Result<ExitCode> {
    let course = Course::open()?;
    match command {
        Command::Export { file } => export(&course, file, messages)?,
        Command::Import { file } => import(&course, file, messages)?,
        Command::Reset { yes } => return reset(&course, *yes, messages),
    }
    Ok(ExitCode::SUCCESS)
}

fn export(course: &Course, file: &Path, messages: &Messages) -> Result<(), Problem> {
    let text = course.store.read()?.to_text();
    if file == Path::new(STANDARD) {
        return terminal::print(&text);
    }
    // What is replaced by mistake is gone.
    let is_other = |text: Vec<u8>| Progress::parse(&String::from_utf8_lossy(&text), file).is_err();
    if file.exists() && fs::read(file).map_or(true, is_other) {
        return Err(Problem::usage("file-exists").with("file", file.display().to_string()));
    }
    files::replace(file, text.as_bytes()).map_err(|error| Problem::not_written(file, &error))?;
    let named = file.display().to_string().into();
    terminal::print(&(messages.say("progress-exported", &[("file", named)]) + "\n"))
}

fn import(course: &Course, file: &Path, messages: &Messages) -> Result<(), Problem> {
    let text = read(file).map_err(|error| {
        Problem::usage("not-readable")
            .with("file", file.display().to_string())
            .with("reason", error.to_string())
    })?;
    let imported =
        Progress::parse(&text, file).map_err(|problem| problem.told_as("no-progress"))?;
    let mut before = Progress::default();
    let after = course.store.change(|progress| {
        before = progress.clone();
        progress.merge(imported);
    })?;
    let text = if after == before {
        messages.say("progress-nothing-new", &[])
    } else {
        let gains = gains(&before, &after, messages).join(", ");
        messages.say("progress-imported", &[("gains", gains.into())])
    };
    terminal::print(&(text + "\n"))
}

/// What came in, without what did not.
fn gains(before: &Progress, after: &Progress, messages: &Messages) -> Vec<String> {
    let gain = after.gained_since(before);
    let counted = [
        ("gain-passed", gain.passed),
        ("gain-exercises", gain.exercises - gain.passed),
        ("gain-chapters", gain.chapters),
        ("gain-quizzes", gain.quizzes),
        ("gain-place", usize::from(after.last != before.last)),
    ];
    let counted = counted.into_iter().filter(|(_, count)| *count > 0);
    counted
        .map(|(key, count)| messages.say(key, &[("count", (count as u64).into())]))
        .collect()
}

fn read(file: &Path) -> io::Result<String> {
    if file == Path::new(STANDARD) {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text)?;
        return Ok(text);
    }
    fs::read_to_string(file)
}

fn reset(course: &Course, yes: bool, messages: &Messages) -> anyhow::Result<ExitCode> {
    let question = messages.say("progress-question", &[]);
    if !yes && !terminal::confirm(&question, messages)? {
        return refused(messages);
    }
    let text = match course.store.reset()? {
        Some(copy) => {
            let copy = course.typed(&copy).into();
            messages.say("progress-forgotten", &[("copy", copy)])
        }
        None => messages.say("progress-none", &[]),
    };
    terminal::print(&(text + "\n"))?;
    Ok(ExitCode::SUCCESS)
}
