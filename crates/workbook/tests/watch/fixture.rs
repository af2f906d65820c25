//! A workbook that shares the repository's crates and solutions and has three exercises of its own.

use std::{
    fs,
    path::{Path, PathBuf},
};

use workbook::progress::{Progress, Store};

use crate::scratch::{self, repository};

/// In the order of its map.
pub const EXERCISES: [&str; 3] = ["ex00_warmup", "ex07_transfer", "ex13_barrier"];

/// Cases that do not end by themselves: the grader takes two seconds of CPU time to see that, for each of them.
pub const ENDLESS: &str = "
pub struct Barrier {}
impl Barrier {
    pub fn new(_: usize) -> Barrier { Barrier {} }
    pub fn wait(&self) -> bool { loop {} }
}
";

/// The folder of such a workbook.
pub struct Workbook {
    pub root: PathBuf,
}

impl Workbook {
    /// A fresh one. Its place is always the same for a name, so that what was built for it is found again.
    pub fn new(name: &str) -> Workbook {
        let root = scratch::fresh(&format!("watch/{name}"));
        fs::create_dir(root.join("book")).expect("a folder");
        scratch::link(&root, &scratch::GRADING);
        scratch::link(&root, &["book.toml"]);
        let map = format!(
            "[[chapter]]\nslug = 'all'\ntitle = {{ pl = 'a', ru = 'b' }}\nminutes = {{ read = 1 }}\nexercises = {EXERCISES:?}\n"
        );
        fs::write(root.join("book/course.toml"), map).expect("a map");
        let workbook = Workbook { root };
        for exercise in EXERCISES {
            copy(
                &repository().join("exercises").join(exercise),
                &workbook.root.join("exercises").join(exercise),
            );
            workbook.save(exercise, &solution(exercise, "starter"));
        }
        workbook
    }

    /// The learner's file of an exercise.
    pub fn file(&self, exercise: &str) -> PathBuf {
        self.root
            .join("exercises")
            .join(exercise)
            .join("src/lib.rs")
    }

    /// Saves it as many editors do: by writing another file and renaming it.
    pub fn save(&self, exercise: &str, text: &str) {
        let file = self.file(exercise);
        let other = file.with_extension("rs~");
        fs::write(&other, text).expect("written");
        fs::rename(&other, &file).expect("renamed");
    }

    /// What the learner has done so far.
    pub fn progress(&self) -> Progress {
        Store::of(&self.root).read().expect("readable")
    }
}

/// The text of `solutions/EXERCISE/NAME.rs`.
pub fn solution(exercise: &str, name: &str) -> String {
    let file = repository().join(format!("solutions/{exercise}/{name}.rs"));
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("copied");
        }
    }
}
