//! `record`: keeps what the pages draw in `book/runs/`, the timelines of examples and the breaking schedules of solutions.
//!
//! A recording is a file of the repository: it has one value a line and ends with a line end, so that a new one
//! shows as a small difference.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use timeline::Timeline;

use crate::{
    grading,
    map::Map,
    messages::{Messages, Problem},
    names,
    serve::{
        LONGEST_LINE,
        child::{self, Status},
        programs::{Program, Programs, target_directory},
    },
    supervisor,
};

/// The folder of the recordings, from the root of the workbook.
pub const FOLDER: &str = "book/runs";

/// Records each of the named examples; after the name of an exercise stands that of a solution, whose verdict is recorded
/// with the schedule that breaks it.
///
/// # Errors
/// When a name is unknown, an example fails, a solution is not broken by a schedule, or a file cannot be written.
/// Recordings made before stay.
pub fn record(root: &Path, map: &Map, names: &[String], messages: &Messages) -> anyhow::Result<()> {
    let programs = Programs::of_map(map, root, &target_directory(root));
    let mut names = names.iter();
    while let Some(name) = names.next() {
        if map.chapter_of_exercise(name).is_some() {
            let solution = names
                .next()
                .ok_or_else(|| Problem::usage("no-solution-named").with("exercise", &**name))?;
            let (json, events) = grading::recorded_verdict(root, name, solution)?;
            keep(root, &format!("{name}.{solution}"), json, events, messages)?;
        } else {
            let program = programs
                .get(name)
                .ok_or_else(|| names::unknown("unknown-example", name, map.examples()))?;
            let timeline = run(name, program)?;
            let events = timeline.events.len();
            keep(root, name, timeline.to_json(), events, messages)?;
        }
    }
    Ok(())
}

/// Builds and runs an example, and returns the timeline it wrote.
fn run(name: &str, program: &Program) -> anyhow::Result<Timeline> {
    build(name, program)?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("timeline.json");
    let mut call = program
        .call(None, &[])
        .expect("the choice without arguments always exists");
    call.arguments
        .extend(["--timeline".into(), file.clone().into()]);
    let ended = child::run_to_end(&supervisor::binary()?, &call, LONGEST_LINE, program.limit)?;
    let succeeded = ended.succeeded();
    if !succeeded {
        for line in ended.lines {
            eprintln!("{line}");
        }
    }
    if !ended.in_time {
        let seconds = program.limit.as_secs().to_string();
        return Err(Problem::fault("run-endless")
            .with("name", name)
            .with("seconds", seconds)
            .into());
    }
    if !succeeded {
        return Err(Problem::fault("run-failed")
            .with("name", name)
            .with("status", in_words(ended.status))
            .into());
    }
    let no_recording = |reason: String| {
        Problem::fault("no-recording")
            .with("name", name)
            .with("reason", reason)
    };
    let json = fs::read_to_string(&file).map_err(|error| no_recording(error.to_string()))?;
    Ok(Timeline::from_json(&json).map_err(|error| no_recording(error.to_string()))?)
}

/// Cargo's own words go to the terminal.
fn build(name: &str, program: &Program) -> anyhow::Result<()> {
    let Some(build) = program.needs_build() else {
        return Ok(());
    };
    let status = Command::new(&build.program)
        .args(&build.arguments)
        .current_dir(&build.directory)
        .env_clear()
        .envs(build.environment.iter().cloned())
        .stdin(Stdio::null())
        .status()?;
    if status.success() {
        Ok(())
    } else {
        Err(Problem::fault("build-failed").with("name", name).into())
    }
}

fn in_words(status: Status) -> String {
    match status {
        Status {
            signal: Some(signal),
            ..
        } => format!("signal {signal}"),
        Status { code, .. } => format!("exit {}", code.unwrap_or(-1)),
    }
}

/// Writes a recording and says so.
fn keep(
    root: &Path,
    name: &str,
    mut json: String,
    events: usize,
    messages: &Messages,
) -> Result<(), Problem> {
    if !json.ends_with('\n') {
        json.push('\n');
    }
    let file = Path::new(FOLDER).join(format!("{name}.json"));
    fs::create_dir_all(root.join(FOLDER))
        .and_then(|()| fs::write(root.join(&file), json))
        .map_err(|error| Problem::not_written(&file, &error))?;
    let arguments = [
        ("file", file.display().to_string().into()),
        ("events", (events as u64).into()),
    ];
    println!("{}", messages.say("recorded", &arguments));
    Ok(())
}
