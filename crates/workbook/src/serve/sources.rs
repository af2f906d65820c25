//! What the book is made of, watched: which files those are, and which editions each concerns.
//!
//! Of the examples, exercises and solutions only what a page shows is a part of the book. The reader's own file is not, unless a page
//! lists it: otherwise every attempt at an exercise would build the book.

use std::{
    cell::LazyCell,
    collections::BTreeSet,
    ffi::OsStr,
    fs,
    ops::Deref,
    path::{Path, PathBuf},
    time::Duration,
};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use timeline::Language;
use tokio::{sync::mpsc, time};

use crate::root;

/// The file that says how the book is made, from the root.
const CONFIGURATION: &str = root::MARKER;

/// The folders that a book can be made of, from the root.
const FOLDERS: [&str; 5] = [
    "book",
    "examples",
    "exercises",
    "solutions",
    "crates/timeline",
];

/// Editors write a file in several steps, and several files at once.
const SETTLING: Duration = Duration::from_millis(50);

/// Both editions, or one of them.
pub type Editions = BTreeSet<Language>;

/// What the book is made of, watched.
pub struct Sources {
    root: PathBuf,
    changes: mpsc::UnboundedReceiver<PathBuf>,
    /// Watches as long as it lives.
    _watcher: RecommendedWatcher,
}

impl Sources {
    /// Watches the book at `root`.
    ///
    /// # Errors
    /// When the system does not watch, for want of watches for example.
    pub fn watch(root: &Path) -> anyhow::Result<Sources> {
        // Some systems report paths without links.
        let root = root.canonicalize()?;
        let (report, changes) = mpsc::unbounded_channel();
        let everything = root.join(CONFIGURATION);
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                let paths = match event {
                    Ok(event) if matches!(event.kind, EventKind::Access(_)) => return,
                    Ok(event) if !event.need_rescan() => event.paths,
                    // Too much has happened at once: nothing is known of it.
                    _ => vec![everything.clone()],
                };
                for path in paths {
                    // Nobody listens any more when the server ends.
                    let _ = report.send(path);
                }
            })?;
        watcher.watch(&root, RecursiveMode::NonRecursive)?;
        for folder in FOLDERS {
            let folder = root.join(folder);
            if folder.is_dir() {
                watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(Sources {
            root,
            changes,
            _watcher: watcher,
        })
    }

    /// Waits for a change of the book, and tells which editions it concerns.
    ///
    /// # Panics
    /// Never: the watcher, which reports the changes, lives as long as this.
    pub async fn changed(&mut self) -> Editions {
        let mut editions = Editions::new();
        while editions.is_empty() {
            let path = self.changes.recv().await.expect("the watcher reports");
            time::sleep(SETTLING).await;
            let mut paths = BTreeSet::from([path]);
            while let Ok(path) = self.changes.try_recv() {
                paths.insert(path);
            }
            let mentions = LazyCell::new(|| mentions(&self.root));
            for path in paths {
                if let Ok(path) = path.strip_prefix(&self.root) {
                    editions.extend(editions_of(path, &mentions));
                }
            }
        }
        editions
    }
}

/// The editions that a file, by its path from the root, is a part of. The lines which may name it are read only where they matter.
fn editions_of(path: &Path, mentions: &impl Deref<Target = Vec<String>>) -> Editions {
    if is_scratch(path.file_name().unwrap_or_default()) {
        return Editions::new();
    }
    let edition = Language::ALL
        .into_iter()
        .find(|language| path.starts_with(Path::new("book").join(language.code())));
    if let Some(language) = edition {
        return Editions::from([language]);
    }
    let is_panel = path.starts_with("exercises") && path.ends_with("exercise.toml");
    if path == Path::new(CONFIGURATION)
        || path.starts_with("book")
        || is_panel
        || is_named(path, mentions)
    {
        return Editions::from(Language::ALL);
    }
    Editions::new()
}

/// Whether a file is something that an editor keeps for itself.
fn is_scratch(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.ends_with('~')
}

/// Whether one of these lines names a file. A solution is named by its exercise and its own name.
fn is_named(path: &Path, mentions: &[String]) -> bool {
    let name = path.to_string_lossy();
    let solution = name
        .strip_prefix("solutions/")
        .and_then(|name| name.strip_suffix(".rs"))
        .map(|name| name.replace('/', " "));
    mentions.iter().any(|line| {
        line.contains(&*name) || solution.as_ref().is_some_and(|name| line.contains(name))
    })
}

/// The lines that can make a file outside of `book` a part of it: those of `book.toml`, and the directives of all pages. Prose
/// cannot.
fn mentions(root: &Path) -> Vec<String> {
    let read = |file: PathBuf| fs::read_to_string(file).unwrap_or_default();
    let configuration = read(root.join(CONFIGURATION));
    let mut lines: Vec<String> = configuration.lines().map(str::to_owned).collect();
    for language in Language::ALL {
        let Ok(pages) = fs::read_dir(root.join("book").join(language.code())) else {
            continue;
        };
        for page in pages.flatten() {
            let text = read(page.path());
            let directives = text.lines().filter(|line| line.starts_with("{{#"));
            lines.extend(directives.map(str::to_owned));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The editions that are built anew for a change of this file.
    fn rebuilt(root: &Path, file: &str) -> Vec<&'static str> {
        let mentions = LazyCell::new(|| mentions(root));
        let editions = editions_of(Path::new(file), &mentions);
        editions.into_iter().map(Language::code).collect()
    }

    #[test]
    fn a_change_concerns_the_editions_that_show_the_file() {
        let root = tempfile::tempdir().expect("a temporary folder");
        for (file, text) in [
            (
                "book.toml",
                "additional-css = [\n\"crates/timeline/timeline.css\",\n]",
            ),
            (
                "book/pl/ch01.md",
                "{{#listing examples/ch01/a.rs:part}}\nOpen exercises/ex01/src/lib.rs.\n",
            ),
            (
                "book/ru/ch01.md",
                "{{#schedule ex01 wrong}}\n{{#listing exercises/ex02/src/lib.rs}}\n",
            ),
        ] {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
            fs::write(path, text).expect("written");
        }
        for (file, editions) in [
            ("book/pl/ch01.md", &["pl"][..]),
            ("book/pl/images/a.svg", &["pl"]),
            ("book/ru/SUMMARY.md", &["ru"]),
            ("book/course.toml", &["pl", "ru"]),
            ("book/theme/js/run.js", &["pl", "ru"]),
            ("book/runs/barrier.json", &["pl", "ru"]),
            ("book.toml", &["pl", "ru"]),
            ("crates/timeline/timeline.css", &["pl", "ru"]),
            ("crates/timeline/src/lib.rs", &[]),
            ("examples/ch01/a.rs", &["pl", "ru"]),
            ("examples/ch01/b.rs", &[]),
            ("exercises/ex01/exercise.toml", &["pl", "ru"]),
            ("exercises/ex02/src/lib.rs", &["pl", "ru"]),
            ("solutions/ex01/wrong.rs", &["pl", "ru"]),
            ("solutions/ex01/right.rs", &[]),
            ("book/pl/.ch01.md.swp", &[]),
            ("book/pl/ch01.md~", &[]),
            ("Cargo.lock", &[]),
        ] {
            assert_eq!(rebuilt(root.path(), file), editions, "{file}");
        }
        assert_eq!(
            rebuilt(root.path(), "exercises/ex01/src/lib.rs"),
            [""; 0],
            "the reader's own file is named in prose only"
        );
    }
}
