//! How soon each wrong solution is shown what breaks it: `cargo bench -p solutions`, or `-- WORD` for those whose name contains it.
//!
//! The time of the one case that its first line names, with the start of its process: the median of several runs of a program
//! that is built once. Solutions of the engine `real` are left out, since there is no search in them, and so is `stuck`, which
//! is told after 2 s of CPU time by definition.

#![allow(missing_docs)]

use std::{env, path::Path, time::Duration, time::Instant};

use runner::{Engine, Options};
use solutions::{Expected, Solution};

const RUNS: usize = 5;
const GOAL: Duration = Duration::from_millis(200);

/// What was measured of a wrong solution.
struct Row {
    name: String,
    diagnosis: String,
    schedules: u64,
    time: Duration,
}

impl Row {
    fn print(&self) {
        let Row {
            name, diagnosis, ..
        } = self;
        let millis = self.time.as_secs_f64() * 1e3;
        println!(
            "{name:<58} {diagnosis:<17} {:>9} {millis:>8.1}",
            self.schedules
        );
    }
}

/// Measures a solution, if it is one of those that a search breaks.
fn row(root: &Path, solution: &Solution) -> Option<Row> {
    let Expected::Fails { diagnosis, case } = &solution.expected else {
        return None;
    };
    if solution.exercise.engine == Engine::Real || diagnosis == "stuck" {
        return None;
    }
    let options = Options {
        cases: vec![case.clone()],
        ..solution.options()
    };
    let name = format!("{}/{}", solution.exercise.name, solution.name);
    let prepared = runner::prepare(root, &solution.exercise, &options, &mut |_| ())
        .unwrap_or_else(|verdict| panic!("{name} cannot be run: {verdict:?}"));
    let mut runs = [(); RUNS].map(|()| {
        let start = Instant::now();
        let verdict = prepared.run(&mut |_| ());
        (start.elapsed(), verdict)
    });
    runs.sort_by_key(|(time, _)| *time);
    let (time, verdict) = &runs[RUNS / 2];
    assert_eq!(solution.objection(verdict), None, "{name}");
    Some(Row {
        name,
        diagnosis: diagnosis.clone(),
        schedules: verdict.cases[0].schedules,
        time: *time,
    })
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let root = root.canonicalize().expect("the workbook is there");
    // Cargo itself passes `--bench`.
    let words: Vec<String> = env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let solutions = Solution::all(&root).expect("the solutions can be read");
    println!(
        "{:<58} {:<17} {:>9} {:>8}",
        "wrong solution", "diagnosis", "schedules", "ms"
    );
    let mut rows = Vec::new();
    for solution in &solutions {
        let name = format!("{}/{}", solution.exercise.name, solution.name);
        if words.is_empty() || words.iter().any(|word| name.contains(word)) {
            let row = row(&root, solution);
            row.iter().for_each(Row::print);
            rows.extend(row);
        }
    }
    let longer = rows.iter().filter(|row| row.time >= GOAL).count();
    println!("\n{} solutions, {longer} take {GOAL:?} or more", rows.len());
    if let Some(row) = rows.iter().max_by_key(|row| row.time) {
        row.print();
    }
    if let Some(row) = rows.iter().max_by_key(|row| row.schedules) {
        row.print();
    }
}
