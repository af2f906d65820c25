//! Workbooks that tests make for themselves of parts of the repository.

// Each test uses a part of it.
#![allow(dead_code)]

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
};

/// All that a workbook consists of.
pub const PARTS: [&str; 8] = [
    "Cargo.toml",
    "Cargo.lock",
    "book.toml",
    "book",
    "crates",
    "examples",
    "exercises",
    "solutions",
];

/// What a workbook with a map, chapters and exercises of its own needs in order to grade.
pub const GRADING: [&str; 4] = ["Cargo.toml", "Cargo.lock", "crates", "solutions"];

pub fn repository() -> PathBuf {
    let tool = Path::new(env!("CARGO_MANIFEST_DIR"));
    tool.join("../..").canonicalize().expect("the repository")
}

/// An empty folder at a place that is the same every time for a name, so that cargo finds again what it has built there.
pub fn fresh(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if root.exists() {
        fs::remove_dir_all(&root).expect("that of the last time can be removed");
    }
    fs::create_dir_all(&root).expect("a writable folder");
    root.canonicalize().expect("it is there")
}

/// Makes parts of the repository parts of this folder, too.
pub fn link(root: &Path, parts: &[&str]) {
    for part in parts {
        symlink(repository().join(part), root.join(part)).expect("a link");
    }
}
