//! The learner's loop as a person goes through it: the real binary in a small workbook, at a real pseudo-terminal where a person
//! would sit, with all that can go wrong around it.

mod commands;
mod durability;
mod gradings;
mod pty;
mod surroundings;
mod workbook;
