//! The directives of the chapters, one file each: a pure function from its arguments to Markdown or HTML.
//!
//! [`super::rewrite`] finds them in a chapter and calls them; a problem returned as `Err` gets the file and the line there.

pub mod correction;
pub mod exercise;
pub mod listing;
pub mod minutes;
pub mod notes;
pub mod quiz;
pub mod refused;
pub mod run;
pub mod schedule;
pub mod start;
pub mod tabs;
pub mod timeline;
