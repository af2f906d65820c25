//! Narration.
