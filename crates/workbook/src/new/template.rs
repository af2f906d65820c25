//! The files that a new chapter or exercise begins with.
//!
//! A template is a small thing that works: it builds, it is graded, it passes the rules of the repository. What has to be
//! written anew in it is marked with ✍, and a rule refuses a workbook that still has such a mark.

use runner::Engine;
use timeline::{Language, Text};

/// What the names in a template stand for.
pub struct Names<'a> {
    /// `ch13_barriers`.
    pub chapter: &'a str,
    /// The number of the chapter.
    pub number: u32,
    /// In both languages.
    pub title: &'a Text,
    /// `ex13_barrier`, or nothing.
    pub exercise: &'a str,
    /// `barrier`, or nothing.
    pub example: &'a str,
}

impl Names<'_> {
    /// A template with the names put in.
    pub fn put_into(&self, template: &str) -> String {
        template
            .replace("exNN_name", self.exercise)
            .replace("chNN_slug", self.chapter)
            .replace("example_name", self.example)
            .replace("NN", &self.number.to_string())
            .replace("TITLE_PL", &self.title.pl)
            .replace("TITLE_RU", &self.title.ru)
    }
}

/// The templates of an exercise.
pub struct Exercise {
    /// Of `Cargo.toml`.
    pub dependencies: &'static str,
    /// `exercise.toml`.
    pub texts: &'static str,
    /// `src/lib.rs`, and what `reset` brings back.
    pub starter: &'static str,
    /// `tests/grade.rs`.
    pub grade: &'static str,
    /// A right solution and a wrong one: the names of their files and what is in them.
    pub solutions: [(&'static str, &'static str); 2],
}

/// The templates in a folder, with the names of the two solutions.
macro_rules! exercise {
    ($folder:literal, $dependencies:expr, $right:literal, $wrong:literal) => {
        Exercise {
            dependencies: $dependencies,
            texts: include_str!(concat!("templates/", $folder, "/exercise.toml")),
            starter: include_str!(concat!("templates/", $folder, "/starter.rs")),
            grade: include_str!(concat!("templates/", $folder, "/grade.rs")),
            solutions: [
                (
                    $right,
                    include_str!(concat!("templates/", $folder, "/", $right)),
                ),
                (
                    $wrong,
                    include_str!(concat!("templates/", $folder, "/", $wrong)),
                ),
            ],
        }
    };
}

const NONE: &str = "\n";
const TOKIO: &str = include_str!("templates/tasks/dependencies.toml");

const COUNTER: Exercise = exercise!("counter", NONE, "right_mutex.rs", "wrong_load_and_store.rs");
const PURE: Exercise = exercise!(
    "pure",
    NONE,
    "right_iterator.rs",
    "wrong_skips_the_first.rs"
);
const TASKS: Exercise = exercise!("tasks", TOKIO, "right_join.rs", "wrong_one_by_one.rs");
const REAL: Exercise = exercise!("real", NONE, "right_scope.rs", "wrong_one_by_one.rs");

/// The templates of an exercise that is graded by this engine.
pub const fn of_engine(engine: Engine) -> &'static Exercise {
    match engine {
        Engine::Threads | Engine::MemoryOrder => &COUNTER,
        Engine::Pure => &PURE,
        Engine::Tasks => &TASKS,
        Engine::Real => &REAL,
    }
}

/// `Cargo.toml` of an exercise, with the line `# DEPENDENCIES` where [`Exercise::dependencies`] go.
pub const EXERCISE_MANIFEST: &str = include_str!("templates/exercise/manifest.toml");

/// The section about an exercise on a page, with the word `SECTION` for its id.
pub const fn section(language: Language) -> &'static str {
    match language {
        Language::Pl => include_str!("templates/exercise/page.pl.md"),
        Language::Ru => include_str!("templates/exercise/page.ru.md"),
    }
}

/// The page of a chapter.
pub const fn page(language: Language) -> &'static str {
    match language {
        Language::Pl => include_str!("templates/chapter/page.pl.md"),
        Language::Ru => include_str!("templates/chapter/page.ru.md"),
    }
}

/// The table of a chapter in the map.
pub const MAP: &str = include_str!("templates/chapter/course.toml");

/// The package of examples of a chapter: the names of its files, and what is in them.
pub const EXAMPLES: [(&str, &str); 4] = [
    (
        "Cargo.toml",
        include_str!("templates/chapter/manifest.toml"),
    ),
    (
        "example_name.rs",
        include_str!("templates/chapter/example.rs"),
    ),
    (
        "example_name.py",
        include_str!("templates/chapter/example.py"),
    ),
    (
        "refused/borrowed.rs",
        include_str!("templates/chapter/refused.rs"),
    ),
];
