//! Macros of the narrator.
