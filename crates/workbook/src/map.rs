//! The map of the book, `book/course.toml`: which chapters there are, how long they take, which examples and exercises each has.
//!
//! It is the only registry of these names: the Run button accepts an example because it is here, and for no other reason.
//! This module reads the map and checks what can be checked in the file itself; that every named file exists is the
//! business of the repository's own tests.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use timeline::Text;

/// Where the map is, from the root of the workbook.
pub const FILE: &str = "book/course.toml";

/// The whole map: chapters in reading order.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// In reading order.
    #[serde(rename = "chapter", default)]
    pub chapters: Vec<Chapter>,
}

/// One chapter of the book.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// `ch13_barriers`: the name of its pages and of its folder of examples.
    pub slug: String,
    /// As in the table of contents.
    pub title: Text,
    /// How long it takes.
    pub minutes: Minutes,
    /// The rows of the coverage table which this chapter covers.
    #[serde(default)]
    pub rows: Vec<String>,
    /// What can be run.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// What can be checked: names of folders in `exercises/`.
    #[serde(default)]
    pub exercises: Vec<String>,
}

/// How many minutes a chapter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minutes {
    /// Reading, with the examples run once.
    pub read: u32,
    /// Solving all its exercises.
    #[serde(default)]
    pub exercise: u32,
    /// True until somebody has measured it with readers.
    #[serde(default)]
    pub estimated: bool,
}

/// A program that can be run from the page and with `cargo run --example NAME`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The name of the cargo example, unique in the whole book.
    pub name: String,
    /// The arguments a reader may choose from; the page refers to one by its index. Without a choice there are none.
    #[serde(default)]
    pub variants: Vec<Vec<String>>,
    /// How long a run takes at most, in seconds.
    #[serde(default = "default_seconds")]
    pub seconds: u32,
    /// Why there is no Python twin beside it, for an example that has none.
    #[serde(default)]
    pub no_twin: Option<String>,
}

/// An example ends within a second unless the map says otherwise.
const fn default_seconds() -> u32 {
    1
}

/// The longest run an example may ask for, in seconds.
pub const MAX_SECONDS: u32 = 5;

/// Why the map could not be used.
#[derive(Debug, thiserror::Error)]
pub enum MapError {
    /// The file is not there or cannot be read.
    #[error("{}: {source}; restore the file, for example with `git checkout {FILE}`", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It is not the TOML that the map is made of.
    #[error("{}, line {line}, key `{key}`: {reason}; correct this key", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// From 1.
        line: usize,
        /// The key, from the top of the file: `chapter[0].title`.
        key: String,
        /// What the parser says.
        reason: String,
    },
    /// A value that the parser accepts and the book does not.
    #[error("{}, key `{key}`: `{value}`: {}; correct this key", path.display(), rule.english())]
    Refused {
        /// The file.
        path: PathBuf,
        /// The key, from the top of the file: `chapter[0].slug`.
        key: String,
        /// What was found there.
        value: String,
        /// What is wrong with it.
        rule: Rule,
    },
}

/// What the map demands of its values beyond their types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A name stands for one thing in the whole book.
    Unique,
    /// Names are file names and parts of addresses: lower-case letters, digits and `_`.
    PlainName,
    /// Runs are short: from 1 to [`MAX_SECONDS`] seconds.
    ShortRun,
}

impl Rule {
    /// The rule in words, for contributors; the terminal shows it in the reader's language.
    const fn english(self) -> &'static str {
        match self {
            Rule::Unique => "this name is used twice",
            Rule::PlainName => "a name has only lower-case letters, digits and `_`",
            Rule::ShortRun => "an example runs for 1 to 5 seconds",
        }
    }
}

impl Chapter {
    /// 13 of `ch13_barriers`; none if the slug is of another form.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        let (number, _) = self.slug.strip_prefix("ch")?.split_once('_')?;
        number.parse().ok()
    }
}

impl Map {
    /// Reads the map of the workbook at `root` (the folder with `book.toml`).
    ///
    /// # Errors
    /// When the file cannot be read, is no map, or breaks a [`Rule`].
    pub fn load(root: &Path) -> Result<Map, MapError> {
        let path = root.join(FILE);
        match fs::read_to_string(&path) {
            Ok(text) => Map::parse(&text, Path::new(FILE)),
            Err(source) => Err(MapError::Unreadable { path, source }),
        }
    }

    /// Reads a map from its text; `path` is the name used in errors.
    ///
    /// # Errors
    /// As [`Map::load`], except for reading the file.
    pub fn parse(text: &str, path: &Path) -> Result<Map, MapError> {
        let malformed = |key: &str, error: &toml::de::Error| MapError::Malformed {
            path: path.to_owned(),
            line: 1 + error
                .span()
                .map_or(0, |span| text[..span.start].matches('\n').count()),
            key: key.to_owned(),
            reason: error.message().to_owned(),
        };
        let deserializer =
            toml::Deserializer::parse(text).map_err(|error| malformed(".", &error))?;
        let map: Map = serde_path_to_error::deserialize(deserializer)
            .map_err(|error| malformed(&error.path().to_string(), error.inner()))?;
        map.keep_rules(path)?;
        Ok(map)
    }

    fn keep_rules(&self, path: &Path) -> Result<(), MapError> {
        let refused = |key: String, value: &str, rule| {
            Err(MapError::Refused {
                path: path.to_owned(),
                key,
                value: value.to_owned(),
                rule,
            })
        };
        let mut names = BTreeSet::new();
        for (c, chapter) in self.chapters.iter().enumerate() {
            let exercises = chapter.exercises.iter().enumerate();
            let examples = chapter.examples.iter().enumerate();
            let all = [(format!("chapter[{c}].slug"), chapter.slug.as_str())]
                .into_iter()
                .chain(examples.map(|(e, example)| {
                    (format!("chapter[{c}].examples[{e}].name"), &*example.name)
                }))
                .chain(
                    exercises.map(|(e, name)| (format!("chapter[{c}].exercises[{e}]"), &**name)),
                );
            for (key, name) in all {
                if !is_plain(name) {
                    return refused(key, name, Rule::PlainName);
                }
                if !names.insert(name) {
                    return refused(key, name, Rule::Unique);
                }
            }
            for (e, example) in chapter.examples.iter().enumerate() {
                if !(1..=MAX_SECONDS).contains(&example.seconds) {
                    let key = format!("chapter[{c}].examples[{e}].seconds");
                    return refused(key, &example.seconds.to_string(), Rule::ShortRun);
                }
            }
        }
        Ok(())
    }

    /// The chapter with this slug.
    #[must_use]
    pub fn chapter(&self, slug: &str) -> Option<&Chapter> {
        self.chapters.iter().find(|chapter| chapter.slug == slug)
    }

    /// The example with this name, and the chapter it belongs to.
    #[must_use]
    pub fn example(&self, name: &str) -> Option<(&Chapter, &Example)> {
        self.chapters.iter().find_map(|chapter| {
            let example = chapter.examples.iter().find(|e| e.name == name)?;
            Some((chapter, example))
        })
    }

    /// The chapter an exercise belongs to.
    #[must_use]
    pub fn chapter_of_exercise(&self, exercise: &str) -> Option<&Chapter> {
        self.chapters
            .iter()
            .find(|chapter| chapter.exercises.iter().any(|name| name == exercise))
    }

    /// The names of all exercises, in reading order.
    pub fn exercises(&self) -> impl Iterator<Item = &str> + Clone {
        let lists = self.chapters.iter().map(|chapter| &chapter.exercises);
        lists.flatten().map(String::as_str)
    }

    /// The names of all examples, in reading order.
    pub fn examples(&self) -> impl Iterator<Item = &str> + Clone {
        let lists = self.chapters.iter().map(|chapter| &chapter.examples);
        lists.flatten().map(|example| &*example.name)
    }
}

/// Whether a name can be a file name and a part of an address without any escaping.
#[must_use]
pub fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

#[cfg(test)]
mod tests;
