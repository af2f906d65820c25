//! One test per solution, and the rules that all exercises keep.
//!
//! `WORKBOOK_REPEAT=100` grades each file a hundred times and demands the same verdict each time.
//! `WORKBOOK_BLESS=1` writes `exercises/grade.lock` anew.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use libtest_mimic::{Arguments, Failed, Trial};
use runner::{Exercise, seal};
use solutions::{Expected, LEAST_RIGHT, LEAST_WRONG, Solution};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    match trials() {
        Ok(trials) => libtest_mimic::run(&arguments, trials).exit_code(),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn trials() -> Result<Vec<Trial>, Box<dyn std::error::Error>> {
    let root = runner::find_root()?;
    let times = match env::var("WORKBOOK_REPEAT") {
        Ok(times) => times.parse()?,
        Err(_) => 1,
    };
    let mut trials = Vec::new();
    for exercise in Exercise::all(&root)? {
        let solutions = Solution::of(&root, &exercise)?;
        let name = &exercise.name;
        trials.push(enough(name, &solutions));
        trials.push(texts(&exercise));
        for solution in solutions {
            let root = root.clone();
            trials.push(Trial::test(
                format!("{name}::{}", solution.name),
                move || Ok(solution.prove(&root, times)?),
            ));
        }
    }
    trials.push(Trial::test("grade_lock_is_current", move || lock(&root)));
    Ok(trials)
}

fn enough(exercise: &str, solutions: &[Solution]) -> Trial {
    let right = solutions
        .iter()
        .filter(|solution| solution.expected == Expected::Passes)
        .count();
    let wrong = solutions.len() - right;
    let folder = format!("solutions/{exercise}");
    Trial::test(format!("{exercise}::has_enough_solutions"), move || {
        if right < LEAST_RIGHT || wrong < LEAST_WRONG {
            return Err(Failed::from(format!(
                "{right} right and {wrong} wrong; write more in {folder}, to {LEAST_RIGHT} and {LEAST_WRONG}"
            )));
        }
        Ok(())
    })
}

/// `exercise.toml` and `tests/grade.rs` name the same cases, and no message waits for a requirement that is not there.
fn texts(exercise: &Exercise) -> Trial {
    let exercise = exercise.clone();
    Trial::test(
        format!("{}::texts_fit_the_cases", exercise.name),
        move || {
            let grade = fs::read_to_string(exercise.grade_file())?;
            let graded: BTreeSet<&str> = cases(&grade).ok_or("no grader::main!(…)")?.collect();
            let titled: BTreeSet<&str> = exercise
                .cases
                .iter()
                .map(|case| case.name.as_str())
                .collect();
            if graded != titled {
                let odd: Vec<_> = graded.symmetric_difference(&titled).collect();
                return Err(Failed::from(format!(
                    "only in one of the two files: {odd:?}"
                )));
            }
            for key in exercise.messages.keys() {
                if !grade.contains(&format!("\"{key}\"")) {
                    return Err(Failed::from(format!("[message.{key}] is never used")));
                }
            }
            Ok(())
        },
    )
}

/// The names in `grader::main!(…)`.
fn cases(grade: &str) -> Option<impl Iterator<Item = &str>> {
    let (_, list) = grade.split_once("grader::main!(")?;
    let (list, _) = list.split_once(')')?;
    Some(
        list.split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty()),
    )
}

/// A changed `grade.rs` must be blessed, or every learner would be told that theirs is changed.
fn lock(root: &Path) -> Result<(), Failed> {
    let path: PathBuf = root.join(seal::PATH);
    let current = seal::current(root)?;
    if env::var_os("WORKBOOK_BLESS").is_some() {
        fs::write(&path, &current)?;
    }
    if fs::read_to_string(&path)? == current {
        return Ok(());
    }
    Err(Failed::from(format!(
        "{} does not fit the tests/grade.rs of the exercises. If they were changed on purpose: \
         WORKBOOK_BLESS=1 cargo test -p solutions grade_lock",
        seal::PATH
    )))
}
