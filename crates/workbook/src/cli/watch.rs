//! `watch`: what the loop in the terminal begins with.

use std::io::{self, IsTerminal};

use crate::{
    grading, learner,
    map::Map,
    messages::{Messages, Problem},
    progress::Store,
    root,
    watch::{self, Start},
};

/// Grades an exercise whenever it is saved: the named one, else the first that has not passed.
pub fn watch(word: Option<&str>, messages: &Messages) -> anyhow::Result<()> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Problem::usage("watch-no-terminal").into());
    }
    let root = root::find()?;
    let map = Map::load(&root)?;
    let mut exercises = grading::all(&root)?;
    let order: Vec<&str> = map.exercises().collect();
    exercises.sort_by_key(|exercise| order.iter().position(|name| *name == exercise.name));
    let progress = Store::of(&root).read();
    let known = progress.as_ref().cloned().unwrap_or_default();
    let name = match word {
        Some(word) => grading::find(&root, word)?.name,
        None => learner::next(&order, &known, None)
            .or(order.first().copied())
            .unwrap_or_default()
            .to_owned(),
    };
    let current = exercises.iter().position(|exercise| exercise.name == name);
    let start = Start {
        current: current.ok_or_else(|| Problem::fault("watch-no-exercises"))?,
        root,
        exercises,
        progress,
        colour: runner::colour(),
    };
    watch::watch(start, messages)
}
