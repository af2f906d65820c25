//! The workbook that a command is about: its map, its exercises, what the learner has done.

use std::{
    env,
    path::{Path, PathBuf},
};

use runner::Exercise;

use crate::{
    grading,
    learner::{self, Status},
    map::Map,
    messages::Problem,
    progress::{Progress, Store},
    root,
};

/// The workbook around the current directory.
pub struct Course {
    pub root: PathBuf,
    pub map: Map,
    /// In the order of their names.
    pub exercises: Vec<Exercise>,
    pub store: Store,
}

impl Course {
    pub fn open() -> anyhow::Result<Course> {
        let root = root::find()?;
        Ok(Course {
            map: Map::load(&root)?,
            exercises: grading::all(&root)?,
            store: Store::of(&root),
            root,
        })
    }

    /// The exercise that a person means by a word.
    pub fn find(&self, word: &str) -> Result<Exercise, Problem> {
        grading::find(&self.root, word)
    }

    /// The exercise that a person means by a word, or the one to work on if there is none.
    pub fn find_or_upcoming(&self, word: Option<&str>) -> Result<Exercise, Problem> {
        if let Some(word) = word {
            return self.find(word);
        }
        self.upcoming(&self.store.read()?)
            .cloned()
            .ok_or_else(|| Problem::usage("none-is-open"))
    }

    /// The exercise to work on; none if all have passed.
    pub fn upcoming(&self, progress: &Progress) -> Option<&Exercise> {
        let names: Vec<&str> = self.map.exercises().collect();
        let name = learner::upcoming(&names, progress)?;
        self.exercises.iter().find(|exercise| exercise.name == name)
    }

    pub fn status(&self) -> Result<Status, Problem> {
        let progress = self.store.read()?;
        Ok(Status::of(&self.map, &self.exercises, &progress))
    }

    /// A file of the workbook as it can be typed here: from the current directory if that is the root, else in full.
    pub fn typed(&self, file: &Path) -> String {
        if env::current_dir().is_ok_and(|here| here == self.root) {
            return file.display().to_string();
        }
        self.root.join(file).display().to_string()
    }
}
