//! The command line: what can be asked for, and the edge at which an error becomes one sentence and an exit code.
//!
//! Exit codes: 0 done (or passed), 1 graded and not passed (or a question answered with no), 2 wrong usage, 3 a fault that is
//! not the reader's.

mod book;
mod check;
mod course;
mod doctor;
mod grade;
mod help;
mod hint;
mod interrupt;
mod lang;
mod new;
mod next;
mod open;
mod progress;
mod replay;
mod reset;
mod serve;
mod solution;
mod status;
mod terminal;
mod verify;
mod watch;

#[cfg(test)]
pub(crate) use help::keys as help_keys;

use std::{ffi::OsString, path::PathBuf, process::ExitCode};

use clap::{FromArgMatches, Parser, Subcommand};
use runner::Engine;
use timeline::Language;

use crate::{
    map::{Map, MapError, Rule},
    messages::{Exit, Messages, Problem, reasons},
    record, root, supervisor,
};

/// The whole command line. Help texts are messages: see [`help`].
#[derive(Debug, Parser)]
#[command(name = "workbook", bin_name = "cargo workbook")]
struct Arguments {
    #[arg(long, global = true, value_name = "pl|ru", value_parser = language)]
    lang: Option<Language>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve {
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
        port: Option<u16>,
        #[arg(long)]
        open: bool,
    },
    #[command(alias = "list", alias = "ls")]
    Status {
        #[arg(long)]
        json: bool,
    },
    Next {
        #[arg(long)]
        json: bool,
    },
    Watch {
        #[arg(value_name = "EXERCISE")]
        exercise: Option<String>,
    },
    #[command(alias = "edit")]
    Open {
        #[arg(value_name = "EXERCISE")]
        exercise: Option<String>,
    },
    #[command(alias = "run", alias = "test")]
    Check {
        #[arg(value_name = "EXERCISE")]
        exercises: Vec<String>,
        #[arg(long)]
        json: bool,
    },
    #[command(alias = "hints")]
    Hint {
        #[arg(value_name = "EXERCISE")]
        exercise: Option<String>,
        #[arg(long)]
        json: bool,
    },
    #[command(alias = "solutions")]
    Solution {
        #[arg(value_name = "EXERCISE")]
        exercise: String,
        #[arg(long, short)]
        yes: bool,
        #[arg(long)]
        all: bool,
    },
    Reset {
        #[arg(value_name = "EXERCISE")]
        exercise: String,
        #[arg(long, short)]
        yes: bool,
    },
    Progress {
        #[command(subcommand)]
        command: progress::Command,
    },
    #[command(alias = "language")]
    Lang {
        #[arg(value_name = "pl|ru", value_parser = language)]
        language: Option<Language>,
    },
    Doctor {
        #[arg(long)]
        json: bool,
    },
    Build,
    Grade {
        #[arg(value_name = "EXERCISE")]
        exercise: String,
        #[arg(long, value_name = "FILE")]
        source: Option<PathBuf>,
        #[arg(long)]
        json: bool,
        #[arg(long, value_name = "SCHEDULE")]
        replay: Option<String>,
    },
    Record {
        #[arg(value_name = "NAME", required = true)]
        names: Vec<String>,
    },
    Verify {
        #[arg(value_name = "EXERCISE")]
        exercises: Vec<String>,
        #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
        repeat: u32,
        #[arg(long)]
        load: bool,
    },
    NewChapter {
        #[arg(value_name = "SLUG")]
        slug: String,
        #[command(flatten)]
        titles: new::Titles,
        #[arg(long, value_name = "NAME")]
        example: Option<String>,
    },
    NewExercise {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(long, value_name = "CHAPTER")]
        chapter: String,
        #[arg(long, value_name = "ENGINE", default_value = "threads", value_parser = new::engine)]
        engine: Engine,
        #[command(flatten)]
        titles: new::Titles,
    },
    #[command(hide = true)]
    Edition {
        #[arg(value_name = "pl|ru")]
        code: String,
    },
    #[command(hide = true)]
    Preprocess {
        #[arg(num_args = 0..)]
        request: Vec<String>,
    },
    #[command(hide = true)]
    Grading {
        #[arg(value_name = "EXERCISE")]
        exercise: String,
    },
    #[command(hide = true)]
    Supervise {
        #[arg(required = true, num_args = 1.., trailing_var_arg = true, allow_hyphen_values = true)]
        call: Vec<OsString>,
    },
}

fn language(code: &str) -> Result<Language, String> {
    Language::ALL
        .into_iter()
        .find(|language| language.code() == code)
        .ok_or_else(|| "pl|ru".to_owned())
}

/// Does what the arguments of the process ask for.
#[must_use]
pub fn run() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let messages = Messages::new(narrator::language::choose(asked_language(&arguments)));
    let done = match help::parse(&arguments, &messages) {
        Ok(help::Parsed::Shown) => return ExitCode::SUCCESS,
        Ok(help::Parsed::Arguments(matches)) => Arguments::from_arg_matches(&matches)
            .map_err(|error| help::problem(&error).into())
            .and_then(|arguments| dispatch(arguments, &messages)),
        Err(problem) => Err(problem.into()),
    };
    done.unwrap_or_else(|error| {
        let error = explain(error);
        eprintln!("{}", messages.error(&error));
        let problem = error.downcast_ref::<Problem>();
        ExitCode::from(problem.map_or(Exit::Fault, Problem::exit) as u8)
    })
}

/// What follows `--lang`: help and the complaints about a wrong command line are in this language too.
fn asked_language(arguments: &[OsString]) -> Option<&str> {
    let arguments: Vec<&str> = arguments
        .iter()
        .map_while(|argument| argument.to_str())
        .take_while(|argument| *argument != "--")
        .collect();
    let apart = arguments.windows(2).find(|pair| pair[0] == "--lang");
    let joined = arguments.iter().find_map(|a| a.strip_prefix("--lang="));
    apart.map(|pair| pair[1]).or(joined)
}

fn dispatch(arguments: Arguments, messages: &Messages) -> anyhow::Result<ExitCode> {
    let serve = Command::Serve {
        port: None,
        open: false,
    };
    match arguments.command.unwrap_or(serve) {
        Command::Serve { port, open } => serve::serve(port, open, messages)?,
        Command::Build => return book::build(messages),
        Command::Status { json } => status::status(json, messages)?,
        Command::Next { json } => next::next(json, messages)?,
        Command::Open { exercise } => return open::open(exercise.as_deref(), messages),
        Command::Check { exercises, json } => return check::check(&exercises, json, messages),
        Command::Hint { exercise, json } => hint::hint(exercise.as_deref(), json, messages)?,
        Command::Solution { exercise, yes, all } => {
            return solution::solution(&exercise, yes, all, messages);
        }
        Command::Reset { exercise, yes } => return reset::reset(&exercise, yes, messages),
        Command::Progress { command } => return progress::progress(&command, messages),
        Command::Lang { language } => lang::lang(language, arguments.lang, messages)?,
        Command::Grade {
            exercise,
            source,
            json,
            replay,
        } => {
            let file = grade::File::new(&exercise, source)?;
            return match replay {
                Some(what) => replay::replay(&file, &what, json, messages),
                None => grade::grade(&file, json, messages),
            };
        }
        Command::Record { names } => {
            let root = root::find()?;
            let map = Map::load(&root)?;
            record::record(&root, &map, &names, messages)?;
        }
        Command::Watch { exercise } => watch::watch(exercise.as_deref(), messages)?,
        Command::Verify {
            exercises,
            repeat,
            load,
        } => return verify::verify(&exercises, repeat, load, messages),
        Command::Doctor { json } => return doctor::doctor(arguments.lang, json, messages),
        Command::NewChapter {
            slug,
            titles,
            example,
        } => new::chapter(slug, titles, example, messages)?,
        Command::NewExercise {
            name,
            chapter,
            engine,
            titles,
        } => new::exercise(name, &chapter, engine, titles, messages)?,
        Command::Edition { code } => book::edition(&code)?,
        Command::Preprocess { request } => return book::preprocess(&request),
        Command::Grading { exercise } => grade::grading(&exercise, messages)?,
        Command::Supervise { call } => {
            let (program, arguments) = call.split_first().expect("clap demands one");
            return Ok(ExitCode::from(supervisor::supervise(program, arguments)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The end of a command whose question was answered with no.
fn refused(messages: &Messages) -> anyhow::Result<ExitCode> {
    eprintln!("{}", messages.say("unchanged", &[]));
    Ok(ExitCode::from(Exit::NotPassed as u8))
}

/// Turns the typed errors of other modules into messages.
fn explain(error: anyhow::Error) -> anyhow::Error {
    if let Some(broken) = error.downcast_ref::<crate::book::Broken>() {
        return Problem::fault("chapter-broken")
            .with("file", broken.file.display().to_string())
            .with("line", broken.line.to_string())
            .with("reason", broken.problem.clone())
            .into();
    }
    match error.downcast::<MapError>() {
        Ok(error) => map_problem(&error).into(),
        Err(error) => error,
    }
}

fn map_problem(error: &MapError) -> Problem {
    match error {
        MapError::Unreadable { path, source } => Problem::fault("map-unreadable")
            .with("file", path.display().to_string())
            .with("reason", source.to_string()),
        MapError::Malformed {
            path,
            line,
            key,
            reason,
        } => Problem::fault("map-malformed")
            .with("file", path.display().to_string())
            .with("line", line.to_string())
            .with("key", key.clone())
            .with("reason", reasons::toml(reason)),
        MapError::Refused {
            path,
            key,
            value,
            rule,
        } => {
            let problem = match rule {
                Rule::Unique => Problem::fault("map-not-unique"),
                Rule::PlainName => Problem::fault("map-not-plain"),
                Rule::ShortRun => Problem::fault("map-too-long"),
            };
            problem
                .with("file", path.display().to_string())
                .with("key", key.clone())
                .with("value", value.clone())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(line: &str) -> Option<String> {
        let arguments: Vec<_> = line.split_whitespace().map(OsString::from).collect();
        asked_language(&arguments).map(str::to_owned)
    }

    #[test]
    fn the_language_is_known_before_the_rest_is_understood() {
        assert_eq!(asked("workbook nonsense --lang ru"), Some("ru".to_owned()));
        assert_eq!(asked("workbook --lang=pl serve"), Some("pl".to_owned()));
        assert_eq!(asked("workbook supervise -- x --lang ru"), None);
        assert_eq!(asked("workbook --language ru"), None);
        assert_eq!(asked("workbook --lang"), None);
    }
}
