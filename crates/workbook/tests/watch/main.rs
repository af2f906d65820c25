//! `watch` as a learner uses it: the real binary in a real pseudo-terminal, on a workbook of three exercises.
//!
//! Nothing here sleeps: each step waits for what the screen has to show next.

#[path = "../common/terminal.rs"]
mod common_terminal;
mod ends;
mod fixture;
mod loops;
#[path = "../common/scratch.rs"]
mod scratch;
mod terminal;
