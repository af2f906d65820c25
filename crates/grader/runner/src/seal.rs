//! Recognises a changed `tests/grade.rs`.
//!
//! `exercises/grade.lock` holds a SHA-256 for each exercise's `tests/grade.rs`. It is committed, and it is part of this crate as
//! it is compiled. A learner who edits `grade.rs` does not touch the lock, so building the tool again does not bless the
//! change; who edits both knows what they do. It is a seal against accidents, not a lock against cheats. Contributors bless a
//! change with `WORKBOOK_BLESS=1 cargo test -p solutions grade_lock`; a test of `solutions` fails until they did.

use std::{collections::BTreeMap, fmt::Write as _, fs, io, path::Path};

use crate::{
    exercise::{Exercise, ExerciseError},
    workspace::hash,
};

const LOCK: &str = include_str!("../../../../exercises/grade.lock");

/// Where the lock is, from the root.
pub const PATH: &str = "exercises/grade.lock";

/// Whether the exercise's `tests/grade.rs` differs from the sealed one. An exercise that this workbook did not come with
/// has no seal, and is taken as it is.
///
/// # Errors
/// If `tests/grade.rs` cannot be read.
pub(crate) fn is_broken(exercise: &Exercise) -> io::Result<bool> {
    let sealed = parse(LOCK);
    let Some(sealed) = sealed.get(exercise.name.as_str()) else {
        return Ok(false);
    };
    Ok(of(&fs::read(exercise.grade_file())?) != *sealed)
}

/// The lock file's text for the exercises in `root` as they are now.
///
/// # Errors
/// If the registry or a `tests/grade.rs` cannot be read.
pub fn current(root: &Path) -> Result<String, ExerciseError> {
    let mut text = String::from(
        "# SHA-256 of each exercise's tests/grade.rs.\n# Write anew with `WORKBOOK_BLESS=1 cargo test -p solutions grade_lock`.\n",
    );
    for exercise in Exercise::all(root)? {
        let path = exercise.grade_file();
        let bytes = fs::read(&path).map_err(|source| ExerciseError::Unreadable { path, source })?;
        let _ = writeln!(text, "{} {}", exercise.name, of(&bytes));
    }
    Ok(text)
}

/// The hash of a `grade.rs`, the same whatever ends its lines: Git may change that.
fn of(bytes: &[u8]) -> String {
    let text: Vec<u8> = bytes
        .iter()
        .copied()
        .filter(|&byte| byte != b'\r')
        .collect();
    hash(&text)
}

fn parse(lock: &str) -> BTreeMap<&str, &str> {
    lock.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_do_not_matter_but_text_does() {
        assert_eq!(of(b"a\r\nb\r\n"), of(b"a\nb\n"));
        assert_ne!(of(b"a\nb\n"), of(b"a\nc\n"));
    }

    #[test]
    fn the_lock_is_a_line_per_exercise() {
        let lock = parse("# a comment\nex01_sum 12ab\nex02_max 34cd\n");
        assert_eq!(lock.get("ex02_max"), Some(&"34cd"));
        assert_eq!(lock.len(), 2);
    }
}
