//! The book: both editions, built in-process from `book/pl` and `book/ru` with mdBook as a library.
//!
//! [`build`] is what `cargo run` and `cargo workbook build` use. For people who have mdBook itself, [`preprocess`] and [`edition`]
//! are the commands that `book.toml` names; all three go through the same configuration and the same preprocessor, and a test
//! holds their output equal. Polish is at `/`, Russian at `/ru/`: the only layout that plain `mdbook serve` can serve.
//!
//! The preprocessor replaces *directives*, lines such as `{{#listing examples/ch13_barriers/barrier.rs:meeting}}`; each has its
//! file in [`directives`].

pub mod directives;
pub mod edition;
pub mod language_filter;
pub mod markup;
pub mod picture;
pub mod preprocess;
pub mod rewrite;
mod staging;
pub mod typography;
pub mod words;

use crate::messages::{Problem, reasons};
use anyhow::Context;
use mdbook_driver::{MDBook, config::Config};
use staging::Staging;
use std::{
    fmt,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};
use timeline::Language;

pub use staging::{remove_abandoned, served};

/// Where the editions are put, from the workbook's root, unless asked otherwise.
pub const OUTPUT: &str = "out/html";

/// A place in a chapter that cannot be built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The file, from the workbook's root.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: Problem,
}

impl fmt::Display for Broken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}:{}: {}",
            self.file.display(),
            self.line,
            self.problem
        )
    }
}

impl std::error::Error for Broken {}

/// How to build.
#[derive(Debug, Default, Clone)]
pub struct Options {
    /// Where to put the editions instead of [`OUTPUT`]; an absolute path.
    pub output: Option<PathBuf>,
    /// True if the pages are for the local server, whose API makes the Run and Check buttons work.
    pub served: bool,
    /// An edition that has not changed, and the folder of both editions to take it from.
    pub kept: Option<(Language, PathBuf)>,
}

/// What was built.
#[derive(Debug, Clone)]
pub struct Built {
    /// The folder to serve; an absolute path.
    pub folder: PathBuf,
    /// Each edition, and how long it took. They were built at the same time.
    pub editions: Vec<(Language, Duration)>,
    /// How long all of it took.
    pub took: Duration,
}

/// Pages that are complete and that nobody sees yet. They are removed when this is dropped.
pub struct Prepared {
    staging: Staging,
    output: PathBuf,
    editions: Vec<(Language, Duration)>,
    started: Instant,
}

impl Prepared {
    /// Puts them in the place of the old ones.
    ///
    /// # Errors
    ///
    /// When a folder cannot be renamed or removed.
    pub fn publish(self) -> anyhow::Result<Built> {
        self.staging.publish(&self.output)?;
        Ok(Built {
            folder: self.output,
            editions: self.editions,
            took: self.started.elapsed(),
        })
    }
}

/// Builds both editions at the same time. The old pages stay in place until the new ones are complete.
///
/// # Errors
///
/// [`Broken`] (to be found with `downcast_ref`) for a mistake in a chapter; otherwise a file that cannot be read or written.
pub fn build(root: &Path, options: &Options) -> anyhow::Result<Built> {
    prepare(root, options)?.publish()
}

/// Builds both editions at the same time, and leaves the old pages in place.
///
/// # Errors
///
/// As [`build`].
pub fn prepare(root: &Path, options: &Options) -> anyhow::Result<Prepared> {
    let started = Instant::now();
    let root = root
        .canonicalize()
        .with_context(|| format!("no folder {}", root.display()))?;
    let output = options.output.clone().unwrap_or_else(|| root.join(OUTPUT));
    let staging = Staging::beside(&output)?;
    let editions = std::thread::scope(|scope| {
        let builds = Language::ALL.map(|language| {
            let folder = staging.edition(language);
            let root = &root;
            scope.spawn(move || {
                let started = Instant::now();
                match &options.kept {
                    Some((kept, from)) if *kept == language => staging::link(from, *kept, &folder)?,
                    _ => build_edition(root, language, &folder, options.served)?,
                }
                anyhow::Ok((language, started.elapsed()))
            })
        });
        builds
            .into_iter()
            .map(|build| {
                build
                    .join()
                    .map_err(|_| anyhow::anyhow!("building an edition panicked"))?
            })
            .collect::<anyhow::Result<Vec<_>>>()
    })?;
    Ok(Prepared {
        staging,
        output,
        editions,
        started,
    })
}

/// Builds one edition as book.toml says.
fn build_edition(
    root: &Path,
    language: Language,
    folder: &Path,
    served: bool,
) -> anyhow::Result<()> {
    let mut config = Config::from_disk(root.join("book.toml")).context("book.toml")?;
    config.update_from_env().context("a variable MDBOOK_…")?;
    edition::build(root, &config, language, folder, served)
}

/// Loads the chapters of a configured edition; a chapter of SUMMARY.md that is not there is [`Broken`].
fn load(root: &Path, config: Config) -> anyhow::Result<MDBook> {
    let summary = config.book.src.join("SUMMARY.md");
    let text = std::fs::read_to_string(root.join(&summary))
        .with_context(|| format!("cannot read {}", summary.display()))?;
    for (line, number) in text.lines().zip(1..) {
        let Some(target) = line
            .split_once("](")
            .and_then(|(_, rest)| rest.split_once(')'))
        else {
            continue;
        };
        if !target.0.is_empty() && !root.join(&config.book.src).join(target.0).is_file() {
            return Err(Broken {
                file: summary,
                line: number,
                problem: reasons::no_file(config.book.src.join(target.0).display()),
            }
            .into());
        }
    }
    let src = config.book.src.clone();
    MDBook::load_with_config(root, config).with_context(|| format!("cannot load {}", src.display()))
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod theme_tests;
