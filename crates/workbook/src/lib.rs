//! The tool behind `cargo run` and `cargo workbook`: it builds both editions of the book, serves them with working Run and
//! Check buttons, records runs for the pages and grades exercises at the terminal.
//!
//! Everything here shows or transports; what is taught lives in `examples/`, what is judged lives in `crates/grader`. The
//! modules stand on one another in one direction: [`map`] and [`messages`] know nothing of the rest, [`book`] and [`serve`]
//! read the map, [`cli`] is the edge at which errors become one sentence and an exit code.

pub mod book;
pub mod cli;
pub mod doctor;
pub mod editor;
pub mod files;
pub mod grading;
pub mod learner;
pub mod map;
pub mod messages;
pub mod names;
pub mod new;
pub mod progress;
pub mod record;
pub mod root;
pub mod serve;
pub mod supervisor;
pub mod watch;
