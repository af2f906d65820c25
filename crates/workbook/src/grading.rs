//! Gradings, as the commands ask for them: which exercise is meant, what is being done, what is kept of a verdict.
//!
//! The grading itself is done by `runner`, which the tests of the exercises use as well; nothing here decides anything.

use std::path::Path;

use runner::{CaseOutcome, Exercise, ExerciseError, Progress, Verdict};

use crate::{
    messages::{Messages, Problem, reasons},
    serve::check::Step,
};

/// The exercise a person means by a name, a part of it or a number.
///
/// # Errors
/// When there is none or more than one, or its `exercise.toml` is broken.
pub fn find(root: &Path, word: &str) -> Result<Exercise, Problem> {
    runner::find(root, word).map_err(|error| problem(root, &error))
}

/// All exercises, in the order of the chapters.
///
/// # Errors
/// When one of them is broken.
pub fn all(root: &Path) -> Result<Vec<Exercise>, Problem> {
    Exercise::all(root).map_err(|error| problem(root, &error))
}

fn problem(root: &Path, error: &ExerciseError) -> Problem {
    let broken = |reason: Problem| Problem::fault("exercise-broken").with("reason", reason);
    match error {
        ExerciseError::Unknown { word, nearest } => {
            let all = all(root).unwrap_or_default();
            let known: Vec<&str> = all.iter().map(|exercise| &*exercise.name).collect();
            let nearest = match &**nearest {
                [] => "none".to_owned(),
                nearest => nearest.join(", "),
            };
            Problem::usage("unknown-exercise")
                .with("name", &**word)
                .with("nearest", nearest)
                .with("known", known.join(", "))
        }
        ExerciseError::Ambiguous { word, candidates } => Problem::usage("ambiguous-exercise")
            .with("name", &**word)
            .with("candidates", candidates.join(", ")),
        ExerciseError::Unreadable { path, source } => {
            broken(reasons::unreadable(path.display(), source))
        }
        ExerciseError::Malformed { path, source } => {
            broken(reasons::malformed_toml(path.display(), source))
        }
        ExerciseError::BadName { path } => {
            let file = path.display().to_string();
            broken(Problem::fault("exercise-bad-name").with("file", file))
        }
    }
}

/// What a grading is doing, in words.
#[must_use]
pub fn in_words(progress: &Progress, exercise: &Exercise, messages: &Messages) -> String {
    let title = |case: &str| {
        let title = exercise.case_title(case);
        title.get(messages.language()).into()
    };
    match progress {
        Progress::Building => messages.say("progress-building", &[]),
        Progress::Exploring { case } => {
            messages.say("progress-exploring", &[("case", title(case))])
        }
        Progress::Explored {
            case,
            outcome,
            schedules,
        } => {
            let outcome = match outcome {
                CaseOutcome::Passed => "passed",
                CaseOutcome::Failed => "failed",
                CaseOutcome::Unsolved => "unsolved",
            };
            let arguments = [
                ("case", title(case)),
                ("outcome", outcome.into()),
                ("schedules", (*schedules).into()),
            ];
            messages.say("progress-explored", &arguments)
        }
    }
}

/// The command `grading`: grades the learner's file and prints each step as a line of JSON, for the server and
/// for `watch`.
pub fn print_steps(root: &Path, word: &str, messages: &Messages) {
    let step = match find(root, word) {
        Ok(exercise) => {
            let mut progress = |progress: Progress| {
                print_step(&Step::Progress(in_words(&progress, &exercise, messages)));
                print_step(&Step::Doing(progress));
            };
            let verdict = runner::grade(root, &exercise, None, &mut progress);
            serde_json::to_value(&verdict)
                .map_or_else(|e| Step::Fault(e.to_string()), Step::Verdict)
        }
        Err(problem) => Step::Fault(messages.error(&problem.into())),
    };
    print_step(&step);
}

fn print_step(step: &Step) {
    match serde_json::to_string(step) {
        Ok(line) => println!("{line}"),
        Err(error) => eprintln!("{error}"),
    }
}

/// The verdict on `solutions/EXERCISE/SOLUTION.rs` as it is kept for the pages, and how many events its schedule has. How long
/// the grading took is left out: it is never the same twice.
///
/// # Errors
/// When no schedule breaks the solution.
pub fn recorded_verdict(
    root: &Path,
    word: &str,
    solution: &str,
) -> anyhow::Result<(String, usize)> {
    let exercise = find(root, word)?;
    let file = root.join(format!("solutions/{}/{solution}.rs", exercise.name));
    readable(&file)?;
    let mut verdict = runner::grade(root, &exercise, Some(&file), &mut |_| {});
    verdict.millis = 0;
    let schedule = verdict.cases.iter().find_map(|case| case.timeline.as_ref());
    let Some(events) = schedule.map(|timeline| timeline.events.len()) else {
        return Err(Problem::usage("no-schedule")
            .with("solution", solution)
            .with("outcome", outcome(&verdict))
            .into());
    };
    Ok((serde_json::to_string_pretty(&verdict)?, events))
}

/// The outcome by its name in the JSON form.
fn outcome(verdict: &Verdict) -> String {
    let name = serde_json::to_value(verdict.outcome).ok();
    let name = name.as_ref().and_then(serde_json::Value::as_str);
    name.unwrap_or_default().to_owned()
}

/// Whether a file that a person named can be read: a wrong path is wrong usage, not a verdict.
///
/// # Errors
/// When it cannot.
pub fn readable(file: &Path) -> Result<(), Problem> {
    std::fs::File::open(file).map(drop).map_err(|error| {
        Problem::usage("no-source")
            .with("file", file.display().to_string())
            .with("reason", error.to_string())
    })
}
