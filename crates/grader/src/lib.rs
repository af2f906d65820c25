//! Explores thread schedules of learners' code and says what breaks it.
//!
//! This crate runs in the grading child. It offers two things: to a `tests/grade.rs` the requirements of a case
//! ([`require`], [`sometimes`], …) and [`main!`]; to the stand-ins of std, parking_lot and crossbeam-channel the [`kernel`]
//! and the building blocks in [`raw`]. Messages for people are made elsewhere, by the runner, from the facts in [`report`].

pub mod binary;
pub mod cases;
mod diagnose;
pub mod explore;
mod guard;
pub mod kernel;
#[cfg(feature = "memory_order")]
pub mod memory_order;
pub mod plain;
pub mod raw;
pub mod report;
mod require;
mod search;
pub mod tasks;
mod trial;
mod watch;

pub use binary::binary;
pub use require::{
    Tally, at_most_preemptions, no_thread_left_behind, require, require_at_most, require_eq,
    require_threads_ended, sometimes,
};
pub use std::process::ExitCode;

/// What the stand-in's `todo!()` does: the exercise is not solved yet, which is no failure and no text to be guessed from.
#[track_caller]
pub fn unsolved() -> ! {
    if kernel::exploring() {
        kernel::stop(kernel::End::Unsolved);
    }
    #[cfg(feature = "memory_order")]
    if memory_order::running() {
        memory_order::unsolved();
    }
    if plain::running() {
        plain::unsolved();
    }
    binary::note_unsolved();
    panic!("not yet implemented");
}
