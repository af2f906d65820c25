//! The learner's loop in the terminal: grades the exercise whenever its file is saved and shows what was found.
//!
//! Three layers: [`model`] is the state and what each message makes of it, [`view`] is the state as a frame, and everything else
//! is the edge to the world: the terminal ([`screen`]), the files ([`files`]), gradings in processes of their own ([`gradings`]),
//! signals, and the loop that brings them together ([`session`]).

mod files;
mod gradings;
pub mod key;
pub mod model;
#[cfg(test)]
mod sample;
pub mod screen;
mod session;
mod signals;
pub mod view;

use std::path::PathBuf;

use runner::Exercise;
use tokio::runtime;

use crate::{
    messages::{Messages, Problem},
    progress::Progress,
};

/// What to begin with.
pub struct Start {
    /// The root of the workbook.
    pub root: PathBuf,
    /// All exercises, in the order of the book.
    pub exercises: Vec<Exercise>,
    /// The index of the first one to be graded.
    pub current: usize,
    /// What the learner has done, or why that cannot be known: gradings do not need it.
    pub progress: Result<Progress, Problem>,
    /// Whether colours are wanted.
    pub colour: bool,
}

/// Runs the loop until the learner quits or a signal ends it. Then the terminal is as it was and no grading runs any more.
///
/// # Errors
/// When the terminal or the signals cannot be had.
pub fn watch(start: Start, messages: &Messages) -> anyhow::Result<()> {
    // One thread: a panic anywhere is one of the loop, so that nobody goes on without the terminal.
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(session::run(start, messages))
}
