//! `watch`: what the loop in the terminal begins with.

use std::io::{self, IsTerminal};

use super::course::Course;
use crate::{
    messages::{Messages, Problem},
    watch::{self, Start},
};

/// Grades an exercise whenever it is saved: the named one, else the first that has not passed.
pub fn watch(word: Option<&str>, messages: &Messages) -> anyhow::Result<()> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Problem::usage("watch-no-terminal").into());
    }
    let mut course = Course::open()?;
    let order: Vec<&str> = course.map.exercises().collect();
    let place = |name: &str| order.iter().position(|other| *other == name);
    course
        .exercises
        .sort_by_key(|exercise| place(&exercise.name));
    let progress = course.store.read();
    let known = progress.as_ref().cloned().unwrap_or_default();
    let name = match word {
        Some(word) => course.find(word)?.name,
        None => match course.upcoming(&known).or(course.exercises.first()) {
            Some(exercise) => exercise.name.clone(),
            None => return Err(Problem::fault("watch-no-exercises").into()),
        },
    };
    let mut all = course.exercises.iter();
    let current = all.position(|exercise| exercise.name == name);
    let start = Start {
        current: current.ok_or_else(|| Problem::fault("watch-no-exercises"))?,
        root: course.root,
        exercises: course.exercises,
        progress,
        colour: runner::colour(),
    };
    watch::watch(start, messages)
}
