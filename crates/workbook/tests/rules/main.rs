//! The rules of this repository, each a test named by the rule.
//!
//! They hold the tree together: the map, the two editions, the examples, the exercises and the pages built from them. Tests
//! which need more than Rust are ignored with the reason; `.ci/run` installs what they need and runs them by name.

mod browser;
mod built_pages;
mod examples;
mod exercises;
mod map_and_tree;
mod new;
mod page;
mod parity;
mod quizzes;
mod refused;
#[path = "../common/scratch.rs"]
mod scratch;
mod spelling;
mod starters;
mod templates;
mod twins;
mod workspace;
