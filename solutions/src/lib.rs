//! Sol.
