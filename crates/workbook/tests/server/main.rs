//! The contract of the local server, attacked line by line over plain TCP, the ways in which a run can end, and pages that change.
//!
//! The server is the real one on a free port; what it runs are shell scripts in place of examples, each a real process tree.

#[cfg(target_os = "linux")]
mod attacks;
mod builds;
mod contract;
mod crowds;
mod fixture;
mod gradings;
mod learner;
mod process;
mod progress;
mod reloading;
mod runs;
#[cfg(target_os = "linux")]
mod usage;
