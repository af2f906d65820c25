//! What a workshop does all the time, done once: build without network, run an example, grade a wrong and a right solution.

use std::time::{Duration, Instant};

use runner::{Engine, Exercise, Readiness, Verdict, diagnosis_id, readiness};
use solutions::{Expected, Solution};

use super::{
    Finding, Laptop,
    commands::{self, LONG, run, run_anyway, run_call},
    tools::host,
};
use crate::{
    messages::Sentence,
    serve::programs::{self, Programs},
};

/// Whether the sources of everything in `Cargo.lock` that this platform needs are on the disk.
pub fn sources(laptop: &Laptop) -> Finding {
    let fetched = host(laptop).and_then(|host| {
        let arguments = [
            "fetch",
            "--offline",
            "--locked",
            "--quiet",
            "--target",
            &host,
        ];
        run(laptop, programs::cargo(), &arguments, LONG)
    });
    match fetched {
        Ok(_) => Finding::good(Sentence::new("doctor-sources")),
        Err(reason) => Finding::missing(
            Sentence::new("doctor-sources-none").with("reason", reason),
            Sentence::new("doctor-sources-remedy"),
        ),
    }
}

/// The workspaces in which gradings are built: one for each engine that an exercise has.
pub fn engines(laptop: &Laptop) -> Finding {
    let states = exercises(laptop).and_then(|exercises| {
        let host = host(laptop)?;
        let of_engine = |engine| exercises.iter().find(|exercise| exercise.engine == engine);
        let used = Engine::ALL.into_iter().filter_map(of_engine);
        used.map(|exercise| {
            let state = readiness(&laptop.root, exercise, &host)?;
            Ok((exercise.engine, exercise.name.clone(), state))
        })
        .collect::<Result<Vec<_>, String>>()
    });
    match states {
        Ok(states) => engines_in(&states),
        Err(reason) => unfetched("", &reason),
    }
}

/// Each engine with an exercise of it.
fn engines_in(states: &[(Engine, String, Readiness)]) -> Finding {
    for (engine, _, state) in states {
        if let Readiness::Unfetched(reason) = state {
            let first = reason.lines().next().unwrap_or_default();
            return unfetched(engine.name(), first);
        }
    }
    let unbuilt = || {
        let states = states.iter();
        states.filter(|(.., state)| *state == Readiness::Fetched)
    };
    if unbuilt().count() == 0 {
        return Finding::good(Sentence::new("doctor-engines").with("count", states.len() as u64));
    }
    let engines: Vec<&str> = unbuilt().map(|(engine, ..)| engine.name()).collect();
    let exercises: Vec<&str> = unbuilt().map(|(_, name, _)| &**name).collect();
    Finding::remark(
        Sentence::new("doctor-engines-unbuilt").with("engines", engines.join(", ")),
        Sentence::new("doctor-engines-unbuilt-remedy").with("exercises", exercises.join(" ")),
    )
}

fn unfetched(engine: &str, reason: &str) -> Finding {
    Finding::missing(
        Sentence::new("doctor-engines-none")
            .with("engine", engine)
            .with("reason", reason),
        Sentence::new("doctor-sources-remedy"),
    )
}

fn exercises(laptop: &Laptop) -> Result<Vec<Exercise>, String> {
    Exercise::all(&laptop.root).map_err(|error| error.to_string())
}

/// Builds and runs the first example of the book, as the page's button does.
pub fn example(laptop: &Laptop) -> Finding {
    let begun = Instant::now();
    let name = laptop.map.examples().next().unwrap_or_default();
    let told = |key| Sentence::new(key).with("name", name);
    match build_and_run(laptop, name) {
        Ok(lines) => Finding::good(
            told("doctor-example")
                .with("lines", lines as u64)
                .with("seconds", seconds(begun.elapsed())),
        ),
        Err(reason) => Finding::missing(
            told("doctor-example-fails").with("reason", reason),
            Sentence::new("doctor-trial-remedy"),
        ),
    }
}

/// The number of lines that the example printed.
fn build_and_run(laptop: &Laptop, name: &str) -> Result<usize, String> {
    let programs = Programs::of_map(&laptop.map, &laptop.root, &laptop.target);
    let program = programs.get(name).ok_or("book/course.toml")?;
    if let Some(build) = &program.build {
        let mut build = build.clone();
        build.environment = commands::offline_environment();
        let built = run_call(laptop, &build, LONG)?;
        if !built.succeeded() {
            return Err(commands::complaint(&build.program, &built, LONG));
        }
    }
    let call = program.call(None, &[]).ok_or(name)?;
    let ended = run_call(laptop, &call, program.limit)?;
    if ended.succeeded() && !ended.lines.is_empty() {
        return Ok(ended.lines.len());
    }
    Err(commands::complaint(&call.program, &ended, program.limit))
}

pub fn wrong_solution(laptop: &Laptop) -> Finding {
    grade(laptop, |expected| *expected != Expected::Passes)
}

pub fn right_solution(laptop: &Laptop) -> Finding {
    grade(laptop, |expected| *expected == Expected::Passes)
}

/// Grades the first solution of this kind whose exercise is about schedules, by the very command that a learner types.
fn grade(laptop: &Laptop, kind: impl Fn(&Expected) -> bool) -> Finding {
    let begun = Instant::now();
    let graded = solution(laptop, kind).and_then(|solution| {
        let verdict = verdict_on(laptop, &solution)?;
        match solution.objection(&verdict) {
            None => Ok((solution, verdict)),
            Some(objection) => Err(format!("{}: {objection}", shown(laptop, &solution))),
        }
    });
    match graded {
        Ok((solution, verdict)) => {
            let diagnosis = verdict.diagnosis.map(diagnosis_id);
            Finding::good(
                Sentence::new("doctor-grading")
                    .with("file", shown(laptop, &solution))
                    .with("diagnosis", diagnosis.unwrap_or_else(|| "none".to_owned()))
                    .with("seconds", seconds(begun.elapsed())),
            )
        }
        Err(reason) => Finding::missing(
            Sentence::new("doctor-grading-fails").with("reason", reason),
            Sentence::new("doctor-trial-remedy"),
        ),
    }
}

fn shown(laptop: &Laptop, solution: &Solution) -> String {
    let path = solution.path.strip_prefix(&laptop.root);
    path.unwrap_or(&solution.path).display().to_string()
}

fn solution(laptop: &Laptop, kind: impl Fn(&Expected) -> bool) -> Result<Solution, String> {
    let exercises = exercises(laptop)?;
    let mut explored = exercises
        .iter()
        .filter(|exercise| exercise.engine == Engine::Threads);
    let exercise = explored.next().ok_or("exercises/")?;
    let solutions = Solution::of(&laptop.root, exercise).map_err(|error| error.to_string())?;
    let mut fitting = solutions.into_iter().filter(|one| kind(&one.expected));
    fitting
        .next()
        .ok_or_else(|| format!("solutions/{}", exercise.name))
}

fn verdict_on(laptop: &Laptop, solution: &Solution) -> Result<Verdict, String> {
    let file = solution.path.to_string_lossy();
    let arguments = [
        "grade",
        &solution.exercise.name,
        "--source",
        &file,
        "--json",
    ];
    let ended = run_anyway(laptop, &laptop.tool, &arguments, LONG)?;
    let printed = ended.lines.join("\n");
    serde_json::from_str(&printed).map_err(|_| commands::complaint(&laptop.tool, &ended, LONG))
}

/// `0,4`.
fn seconds(took: Duration) -> String {
    format!("{:.1}", took.as_secs_f64()).replace('.', ",")
}

#[cfg(test)]
mod tests {
    use timeline::Language;

    use super::*;
    use crate::{doctor::Outcome, messages::Messages};

    #[test]
    fn engines_that_are_not_built_are_named_and_missing_sources_come_first() {
        let state = |engine, name: &str, state| (engine, name.to_owned(), state);
        let built = state(Engine::Pure, "ex00_a", Readiness::Built);
        let fetched = state(Engine::Tasks, "ex20_b", Readiness::Fetched);
        let reason = Readiness::Unfetched("error: x\ny".to_owned());
        let unfetched = state(Engine::Real, "ex05_c", reason);
        let found = |states: &[_]| {
            let finding = engines_in(states);
            let messages = Messages::new(Language::Pl);
            let remedy = finding.remedy.map(|remedy| remedy.say(&messages));
            let text = finding.text.say(&messages);
            (finding.outcome, text, remedy.unwrap_or_default())
        };
        let (outcome, text, _) = found(std::slice::from_ref(&built));
        assert_eq!(outcome, Outcome::Good);
        assert!(text.contains("1 z 1"), "{text}");
        let (outcome, text, remedy) = found(&[built, fetched.clone()]);
        assert_eq!(outcome, Outcome::Remark);
        assert!(text.contains(": tasks."), "{text}");
        assert!(remedy.contains("`cargo workbook check ex20_b`"), "{remedy}");
        let (outcome, text, _) = found(&[fetched, unfetched]);
        assert_eq!(outcome, Outcome::Missing);
        assert!(
            text.contains("(real)") && text.ends_with(": error: x."),
            "{text}"
        );
    }
}
