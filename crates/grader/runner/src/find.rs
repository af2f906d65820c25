//! From what a person types to an exercise, and from where they are to the workbook.

use std::path::{Path, PathBuf};

use crate::exercise::{Exercise, ExerciseError};

/// The exercise that a person means by `word`: the whole name, its number, or the part after the number.
///
/// # Errors
/// If the registry cannot be read, or nothing or more than one exercise fits; the nearest names are in the error.
pub fn find(root: &Path, word: &str) -> Result<Exercise, ExerciseError> {
    choose(Exercise::all(root)?, word)
}

fn choose(exercises: Vec<Exercise>, word: &str) -> Result<Exercise, ExerciseError> {
    let named = |exercise: &Exercise| exercise.name == word || slug(&exercise.name) == word;
    let numbered = |exercise: &Exercise| {
        let digits = word.strip_prefix("ex").unwrap_or(word);
        digits.parse() == Ok(exercise.number)
    };
    let similar = |exercise: &Exercise| exercise.name.contains(word);
    let ways: [&dyn Fn(&Exercise) -> bool; 3] = [&named, &numbered, &similar];
    for fits in ways {
        let mut fitting: Vec<usize> = (0..exercises.len())
            .filter(|&index| fits(&exercises[index]))
            .collect();
        match fitting.len() {
            0 => {}
            1 => {
                let index = fitting.remove(0);
                return Ok(exercises
                    .into_iter()
                    .nth(index)
                    .expect("an index just found"));
            }
            _ => {
                return Err(ExerciseError::Ambiguous {
                    word: word.to_owned(),
                    candidates: fitting
                        .into_iter()
                        .map(|index| exercises[index].name.clone())
                        .collect(),
                });
            }
        }
    }
    Err(ExerciseError::Unknown {
        word: word.to_owned(),
        nearest: nearest(&exercises, word),
    })
}

/// At most three names that look like `word`, the most similar first.
fn nearest(exercises: &[Exercise], word: &str) -> Vec<String> {
    /// Below this Jaro-Winkler similarity a suggestion confuses more than it helps.
    const SIMILAR: f64 = 0.75;
    /// Names that are so much less similar than the best one are not meant.
    const NEARLY_AS_SIMILAR: f64 = 0.05;
    let mut scored: Vec<(f64, &str)> = exercises
        .iter()
        .map(|exercise| {
            let name = exercise.name.as_str();
            let score =
                strsim::jaro_winkler(name, word).max(strsim::jaro_winkler(slug(name), word));
            (score, name)
        })
        .filter(|(score, _)| *score >= SIMILAR)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = scored.first().map_or(0.0, |(score, _)| *score);
    scored
        .into_iter()
        .take_while(|(score, _)| best - score <= NEARLY_AS_SIMILAR)
        .take(3)
        .map(|(_, name)| name.to_owned())
        .collect()
}

/// `barrier` of `ex13_barrier`.
fn slug(name: &str) -> &str {
    name.split_once('_').map_or(name, |(_, slug)| slug)
}

/// The current directory is not inside the workbook.
#[derive(Debug, thiserror::Error)]
#[error("no folder above {start} holds the workbook: run this inside the workbook's folder")]
pub struct RootError {
    /// Where the search began.
    pub start: PathBuf,
}

/// The workbook's folder: the nearest one, from the current directory upwards, that holds `Cargo.toml` and `exercises`.
///
/// # Errors
/// If there is none.
pub fn find_root() -> Result<PathBuf, RootError> {
    find_root_from(&std::env::current_dir().unwrap_or_default())
}

/// As [`find_root`], from a folder of choice.
///
/// # Errors
/// If there is none.
pub fn find_root_from(start: &Path) -> Result<PathBuf, RootError> {
    start
        .ancestors()
        .find(|folder| folder.join("Cargo.toml").is_file() && folder.join("exercises").is_dir())
        .map(Path::to_owned)
        .ok_or_else(|| RootError {
            start: start.to_owned(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::{BusyWait, Engine, name_and_number};
    use std::collections::BTreeMap;
    use timeline::Text;

    fn exercise(name: &str) -> Exercise {
        let (name, number) = name_and_number(Path::new(name)).expect("a valid name");
        Exercise {
            name,
            number,
            chapter: String::new(),
            engine: Engine::Threads,
            title: Text::default(),
            minutes: 1,
            busy_wait: BusyWait::Allowed,
            solution: None,
            hints: Vec::new(),
            cases: Vec::new(),
            messages: BTreeMap::new(),
            folder: PathBuf::new(),
        }
    }

    fn some() -> Vec<Exercise> {
        [
            "ex07_transfer",
            "ex13_barrier",
            "ex14_queue",
            "ex14_queue_closed",
        ]
        .map(exercise)
        .into()
    }

    #[test]
    fn name_number_and_slug_find_an_exercise() {
        for word in ["13", "ex13", "barrier", "ex13_barrier", "barr"] {
            assert_eq!(choose(some(), word).expect(word).name, "ex13_barrier");
        }
        assert_eq!(
            choose(some(), "queue").expect("exact slug").name,
            "ex14_queue"
        );
        assert_eq!(choose(some(), "7").expect("a number").name, "ex07_transfer");
    }

    #[test]
    fn an_unknown_word_gets_the_nearest_names() {
        let error = choose(some(), "barier").expect_err("no such name");
        assert_eq!(
            error.to_string(),
            "no exercise is called `barier`: is it ex13_barrier?"
        );
        let error = choose(some(), "xyz").expect_err("no such name");
        assert_eq!(error.to_string(), "no exercise is called `xyz`");
    }

    #[test]
    fn a_word_that_fits_two_names_is_ambiguous() {
        let error = choose(some(), "14").expect_err("two of them");
        assert_eq!(
            error.to_string(),
            "`14` may be any of ex14_queue, ex14_queue_closed: type more of the name"
        );
    }
}
