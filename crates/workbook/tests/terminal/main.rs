//! The learner's loop as a person goes through it: the real binary in a small workbook, at a real pseudo-terminal where a person
//! would sit, with all that can go wrong around it.

mod commands;
mod durability;
mod gradings;
mod pty;
#[path = "../common/scratch.rs"]
mod scratch;
mod surroundings;
#[path = "../common/terminal.rs"]
mod terminal;
mod workbook;
