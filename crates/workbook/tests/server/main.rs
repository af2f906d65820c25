//! The contract of the local server, attacked line by line over plain TCP, and the ways in which a run can end.
//!
//! The server is the real one on a free port; what it runs are shell scripts in place of examples, each a real process tree.

mod contract;
mod fixture;
mod gradings;
mod learner;
mod progress;
mod runs;
