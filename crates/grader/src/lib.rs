//! Explores thread schedules.
pub mod report;
