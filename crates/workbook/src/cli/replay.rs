//! `grade --replay`: one schedule of one case again, with what the learner's code prints meanwhile.
//!
//! Printing is no scheduling point: the learner adds `println!`, and the threads take the same turns as before.

use std::process::ExitCode;

use runner::{Engine, Options, Prepared, Progress, Replay, Verdict};

use super::{
    grade::{File, print_json, print_text, watched},
    interrupt,
    terminal::print,
};
use crate::messages::{Messages, Problem};

/// `what` is `CASE`, for the schedule which breaks that case, or `CASE:SCHEDULE`, for the one with these choices.
pub fn replay(
    file: &File,
    what: &str,
    json: bool,
    messages: &Messages,
) -> anyhow::Result<ExitCode> {
    let (case, choices) = what
        .split_once(':')
        .map_or((what, None), |(case, choices)| (case, Some(choices)));
    check(file, case, choices)?;
    let options = Options {
        source: file.source.clone(),
        cases: vec![case.to_owned()],
        ..Options::default()
    };
    let gate = interrupt::end_all_when_interrupted()?;
    let done = watched(&file.root, &file.exercise, messages, |progress| {
        let prepared = runner::prepare(&file.root, &file.exercise, &options, progress)?;
        let choices = match choices {
            Some(choices) => choices.to_owned(),
            None => breaking_schedule(&prepared, progress)?,
        };
        prepared.replay(case, &choices)
    });
    let _uninterrupted = gate.pass();
    let verdict = match done {
        Ok(Replay { printed, verdict }) if json => {
            eprint!("{printed}");
            verdict
        }
        Ok(Replay { printed, verdict }) => {
            print(&in_words(&printed, messages))?;
            verdict
        }
        Err(verdict) => *verdict,
    };
    if json {
        print_json(&verdict)?;
    } else {
        print_text(&verdict, messages)?;
    }
    Ok(ExitCode::from(verdict.exit_code()))
}

/// Whether this can be asked for.
fn check(file: &File, case: &str, choices: Option<&str>) -> Result<(), Problem> {
    let exercise = &file.exercise;
    if !matches!(exercise.engine, Engine::Threads | Engine::Tasks) {
        return Err(Problem::usage("replay-impossible").with("exercise", exercise.name.clone()));
    }
    let names: Vec<&str> = exercise.cases.iter().map(|case| &*case.name).collect();
    if !names.contains(&case) {
        return Err(Problem::usage("unknown-case")
            .with("case", case)
            .with("known", names.join(", ")));
    }
    let is_schedule = |text: &str| {
        let mut parts = text.split_whitespace();
        let first = parts
            .next()
            .is_some_and(|first| first.parse::<u32>().is_ok());
        let is_choice = |part: &str| {
            part.split_once(':').is_some_and(|(at, choice)| {
                at.parse::<usize>().is_ok() && choice.parse::<usize>().is_ok()
            })
        };
        first && parts.all(is_choice)
    };
    match choices {
        Some(choices) if !is_schedule(choices) => {
            Err(Problem::usage("not-a-schedule").with("text", choices))
        }
        _ => Ok(()),
    }
}

/// The choices of the schedule that breaks the case; the verdict, if there is none.
fn breaking_schedule(
    prepared: &Prepared,
    progress: &mut dyn FnMut(Progress),
) -> Result<String, Box<Verdict>> {
    let verdict = prepared.run(progress);
    let choices = verdict.cases.first().map(|case| case.replay.clone());
    choices
        .filter(|choices| !choices.is_empty())
        .ok_or_else(|| Box::new(verdict))
}

fn in_words(printed: &str, messages: &Messages) -> String {
    if printed.is_empty() {
        return format!("{}\n\n", messages.say("replay-silent", &[]));
    }
    let heading = messages.say("replay-printed", &[]);
    format!("{heading}\n{}\n\n", printed.trim_end())
}
