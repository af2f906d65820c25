//! What a page may run: the examples of the map, by name, with fixed arguments; and what it may have graded.
//!
//! A page sends a name and an index; every text that reaches a command line was written in this repository. The map is read anew
//! whenever the pages are built, so that whatever has a panel can be run.

use std::{
    collections::BTreeMap,
    env,
    ffi::{OsStr, OsString},
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use crate::{map::Map, serve::child::Call, supervisor};

/// A fuse, not a budget: that examples keep to the seconds of the map is tested elsewhere.
const LONGEST_RUN: Duration = Duration::from_secs(10);

/// The variables an example may see. Everything else would make runs differ from one machine to the next.
const KEPT: [&str; 4] = ["PATH", "HOME", "TMPDIR", "LANG"];

/// The variables that `cargo run` sets for the tool; passed on, they would make cargo build things anew.
const FROM_CARGO: [&str; 5] = [
    "CARGO_PKG_",
    "CARGO_MANIFEST_",
    "CARGO_BIN_",
    "CARGO_CRATE_",
    "LD_LIBRARY_PATH",
];

/// One program.
#[derive(Clone, Debug)]
pub struct Program {
    /// The prebuilt binary.
    pub binary: PathBuf,
    /// Where it runs.
    pub directory: PathBuf,
    /// The argument lists a page may choose from, by index.
    pub variants: Vec<Vec<String>>,
    /// When a run is ended.
    pub limit: Duration,
    /// How to make `binary` when it is missing or out of date.
    pub build: Option<Call>,
    /// When cargo last said that `binary` is up to date.
    pub confirmed: Confirmed,
}

/// A point in time, shared by all copies of a [`Program`].
pub type Confirmed = Arc<Mutex<Option<SystemTime>>>;

/// What the pages of one build may have done.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// What can be run.
    pub programs: Programs,
    /// What can be graded: the call for each exercise, which prints as [`super::check`] says.
    pub gradings: BTreeMap<String, Call>,
}

impl Offer {
    /// What the map of the workbook at `root` names now. What is known of the programs `before` is kept.
    ///
    /// # Errors
    /// When the map cannot be used, or this tool does not find itself.
    pub fn of_workbook(root: &Path, before: &Offer) -> anyhow::Result<Offer> {
        let map = Map::load(root)?;
        let mut programs = Programs::of_map(&map, root, &target_directory(root));
        programs.keep(&before.programs);
        let tool = supervisor::binary()?;
        let grading = |exercise: &str| Call {
            program: tool.clone(),
            arguments: vec!["grading".into(), exercise.into()],
            directory: root.to_owned(),
            environment: environment_of_cargo(),
        };
        let exercises = map.exercises();
        Ok(Offer {
            programs,
            gradings: exercises
                .map(|exercise| (exercise.to_owned(), grading(exercise)))
                .collect(),
        })
    }
}

/// All programs a page may run, by name.
#[derive(Clone, Debug, Default)]
pub struct Programs {
    by_name: BTreeMap<String, Program>,
}

impl Programs {
    /// The examples of the map, built by cargo in `target`.
    #[must_use]
    pub fn of_map(map: &Map, root: &Path, target: &Path) -> Programs {
        let mut programs = Programs::default();
        for chapter in &map.chapters {
            for example in &chapter.examples {
                let binary = target.join("debug/examples").join(&example.name);
                programs.insert(
                    &example.name,
                    Program {
                        binary,
                        directory: root.to_owned(),
                        variants: example.variants.clone(),
                        limit: LONGEST_RUN,
                        build: Some(cargo_build(&chapter.slug, &example.name, root, target)),
                        confirmed: Confirmed::default(),
                    },
                );
            }
        }
        programs
    }

    /// Keeps what cargo has said of those that were there before: asking it again takes longer than a click should.
    fn keep(&mut self, before: &Programs) {
        for (name, program) in &mut self.by_name {
            if let Some(before) = before.get(name) {
                program.confirmed = Arc::clone(&before.confirmed);
            }
        }
    }

    /// Adds a program or replaces it.
    pub fn insert(&mut self, name: &str, program: Program) {
        self.by_name.insert(name.to_owned(), program);
    }

    /// The program with this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Program> {
        self.by_name.get(name)
    }
}

impl Program {
    /// The call that runs the program with the arguments of `variant` (none: without arguments), or nothing if there is
    /// no such variant.
    #[must_use]
    pub fn call(&self, variant: Option<usize>, extra: &[(&str, &str)]) -> Option<Call> {
        let arguments = match variant {
            None => &[][..],
            Some(index) => self.variants.get(index)?,
        };
        let mut environment: Vec<_> = env::vars_os()
            .filter(|(name, _)| KEPT.iter().any(|kept| name == kept))
            .collect();
        environment.extend(
            extra
                .iter()
                .map(|(name, value)| (OsString::from(name), OsString::from(value))),
        );
        Some(Call {
            program: self.binary.clone(),
            arguments: arguments.iter().map(OsString::from).collect(),
            directory: self.directory.clone(),
            environment,
        })
    }

    /// The call that must be made before the program can run, if any.
    #[must_use]
    pub fn needs_build(&self) -> Option<&Call> {
        self.build.as_ref().filter(|build| {
            // Cargo itself needs longer to find out that there is nothing to do than a click should take.
            !is_fresh(&self.binary, &build.directory, *lock(&self.confirmed))
        })
    }

    /// Remembers that a build which was begun at this time succeeded.
    pub fn confirm(&self, begun: SystemTime) {
        *lock(&self.confirmed) = Some(begun);
    }
}

/// The folder cargo builds in: where this binary itself was built, so that nothing is built twice; else where cargo is told to.
#[must_use]
pub fn target_directory(root: &Path) -> PathBuf {
    let own = env::current_exe().ok().and_then(|binary| {
        let target = binary.parent()?.parent()?;
        target
            .join("CACHEDIR.TAG")
            .is_file()
            .then(|| target.to_owned())
    });
    own.unwrap_or_else(|| {
        let told = env::var_os("CARGO_TARGET_DIR").filter(|told| !told.is_empty());
        root.join(told.unwrap_or_else(|| "target".into()))
    })
}

fn cargo_build(package: &str, example: &str, root: &Path, target: &Path) -> Call {
    let mut arguments: Vec<OsString> = ["build", "--color", "never", "--package", package]
        .map(OsString::from)
        .into();
    arguments.extend(["--example", example, "--target-dir"].map(OsString::from));
    arguments.push(target.into());
    Call {
        program: cargo(),
        arguments,
        directory: root.to_owned(),
        environment: environment_of_cargo(),
    }
}

/// Everything that may matter to cargo: its homes, flags and proxies, and those of the compiler and the linker.
#[must_use]
pub fn environment_of_cargo() -> Vec<(OsString, OsString)> {
    env::vars_os()
        .filter(|(name, _)| !set_by_cargo(name))
        .collect()
}

/// The cargo that started this tool, or the one in `PATH`.
#[must_use]
pub fn cargo() -> PathBuf {
    env::var_os("CARGO").map_or_else(|| "cargo".into(), PathBuf::from)
}

fn set_by_cargo(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    FROM_CARGO.iter().any(|prefix| name.starts_with(prefix))
}

fn lock(confirmed: &Confirmed) -> MutexGuard<'_, Option<SystemTime>> {
    confirmed.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether a binary, or cargo's last word on it, is newer than everything it is made of, by the dependency list that cargo
/// writes beside it.
fn is_fresh(binary: &Path, root: &Path, confirmed: Option<SystemTime>) -> bool {
    let Some(built) = modified(binary).max(confirmed) else {
        return false;
    };
    if !binary.is_file() {
        return false;
    }
    let Ok(list) = fs::read_to_string(binary.with_extension("d")) else {
        return false;
    };
    let manifests = ["Cargo.toml", "Cargo.lock"].map(|name| root.join(name));
    let mut sources = sources(&list).chain(manifests);
    sources.all(|source| modified(&source).is_some_and(|changed| changed <= built))
}

/// The files of a dependency list `binary: source source …`, in which a space of a name is written `\ `.
fn sources(list: &str) -> impl Iterator<Item = PathBuf> {
    let (_, names) = list.split_once(": ").unwrap_or_default();
    let names = names.trim_end().replace("\\ ", "\0");
    let names: Vec<_> = names
        .split_whitespace()
        .map(|name| PathBuf::from(name.replace('\0', " ")))
        .collect();
    names.into_iter()
}

fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|data| data.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;

    #[test]
    fn only_variants_of_the_map_become_arguments() {
        let program = Program {
            binary: "/bin/echo".into(),
            directory: "/".into(),
            variants: vec![vec!["--mechanism".into(), "mutex".into()]],
            limit: LONGEST_RUN,
            build: None,
            confirmed: Confirmed::default(),
        };
        let arguments = |variant| program.call(variant, &[]).map(|call| call.arguments);
        assert_eq!(arguments(None), Some(vec![]));
        assert_eq!(
            arguments(Some(0)),
            Some(vec!["--mechanism".into(), "mutex".into()])
        );
        assert_eq!(arguments(Some(1)), None);
    }

    #[test]
    fn examples_see_few_variables() {
        let program = Programs::of_map(
            &Map::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).expect("a map"),
            Path::new("/"),
            Path::new("/target"),
        );
        let call = program
            .get("barrier")
            .and_then(|program| program.call(None, &[("WORKBOOK_LANG", "ru")]))
            .expect("an example");
        let names: Vec<_> = call.environment.iter().map(|(name, _)| name).collect();
        assert!(
            names
                .iter()
                .all(|name| *name == "WORKBOOK_LANG" || KEPT.iter().any(|kept| *name == kept)),
            "{names:?}"
        );
        assert!(names.iter().any(|name| *name == "WORKBOOK_LANG"));
    }

    #[test]
    fn a_binary_is_fresh_until_a_source_changes() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name);
        for name in ["Cargo.toml", "Cargo.lock", "a b.rs", "demo", "demo.d"] {
            File::create(path(name)).expect("a file");
        }
        let list = format!(
            "{}: {}\n",
            path("demo").display(),
            path("a b.rs").display().to_string().replace(' ', "\\ ")
        );
        fs::write(path("demo.d"), list).expect("written");
        let age = |name: &str, seconds: u64| {
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            let file = File::options().write(true).open(path(name)).expect("open");
            file.set_modified(time).expect("set");
        };
        for name in ["Cargo.toml", "Cargo.lock", "a b.rs"] {
            age(name, 1000);
        }
        age("demo", 2000);
        assert!(is_fresh(&path("demo"), folder.path(), None));
        age("a b.rs", 3000);
        assert!(
            !is_fresh(&path("demo"), folder.path(), None),
            "source changed"
        );
        age("a b.rs", 1000);
        age("Cargo.lock", 3000);
        assert!(
            !is_fresh(&path("demo"), folder.path(), None),
            "lock file changed"
        );
        let later = SystemTime::UNIX_EPOCH + Duration::from_secs(4000);
        assert!(
            is_fresh(&path("demo"), folder.path(), Some(later)),
            "cargo has confirmed it since"
        );
        age("Cargo.lock", 1000);
        fs::remove_file(path("a b.rs")).expect("removed");
        assert!(
            !is_fresh(&path("demo"), folder.path(), None),
            "source is gone"
        );
    }
}
