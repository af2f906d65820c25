//! The generated workspace in which one source file is graded.
//!
//! Three packages: `plain` is the learner's file as it is, `explored` is the same file built against the engine's stand-ins,
//! `grade` is the program made from `tests/grade.rs`, with the exercise's own programs if it has any. The folders of all
//! gradings of an engine share one target directory, so that the stand-ins are built once; package names carry a hash of the
//! source's path, so that two gradings never mix there. `plain` and `grade` are asked for in one Cargo call: it compiles
//! `plain` and `explored` side by side. `explored` is not asked for by itself: it is a library of the same name as `plain`, and
//! Cargo puts what is asked for into one place, where the two would take turns at being removed and put there.
//!
//! Gradings at once: of one file, one after the other builds, held back by a lock of the folder; of different files, all begin
//! at once, and it is Cargo that lets one after the other into the target directory.
//!
//! ```text
//! target/workbook/threads/
//!   target/                            shared by all
//!   ex13_barrier-1a2b3c4d5e6f/         one source file
//!     Cargo.toml  Cargo.lock  plain/  explored/  grade/
//! ```

use std::{
    fs::{self, File},
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    exercise::{Engine, Exercise},
    manifests::Plan,
};
use sha2::{Digest, Sha256};

/// The file that says what the lock file of Cargo was made from.
const SEED: &str = "seed";
/// Begins the name of a run's folder.
const RUN: &str = "run-";
/// No run takes longer.
const LONGEST_RUN: Duration = Duration::from_secs(3600);

/// Why the workspace could not be generated.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WorkspaceError {
    #[error("{path}: {source}")]
    Io { path: PathBuf, source: io::Error },
    #[error("{path}: {source}")]
    Manifest {
        path: PathBuf,
        source: Box<toml::de::Error>,
    },
    #[error("{path}: {what}")]
    Unsuitable { path: PathBuf, what: String },
}

/// A generated workspace, ready to be built, and locked for this grading.
pub(crate) struct Workspace {
    /// Where its manifest is.
    pub(crate) folder: PathBuf,
    /// The target directory that it shares.
    pub(crate) target: PathBuf,
    /// The packages' names.
    pub(crate) plain: String,
    pub(crate) grade: String,
    /// Programs that the cases start: their names, and those of the built files.
    pub(crate) binaries: Vec<(String, String)>,
    /// Locked as long as the workspace is written, built and its program is taken away. Of a grading that is killed meanwhile,
    /// the compiler may go on: it has this file, too, and the lock is gone when nobody has it any more.
    pub(crate) lock: File,
    /// What the lock file of Cargo was made from, if it was made for this build.
    seed: Option<String>,
}

impl Workspace {
    /// Notes that Cargo has come to terms with its lock file. A grading that was killed before that may have left half of one:
    /// the next one makes it anew.
    pub(crate) fn keep_lock_file(&self) -> Result<(), WorkspaceError> {
        let Some(seed) = &self.seed else {
            return Ok(());
        };
        let path = self.folder.join(SEED);
        fs::write(&path, seed).map_err(io_error(&path))
    }
}

/// The folder of what the workbook generates, below the target directory.
fn generated(root: &Path) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map(PathBuf::from)
        .filter(|target| target.is_absolute())
        .unwrap_or_else(|| root.join("target"));
    target.join("workbook")
}

/// The target directory that the gradings of an engine share.
pub(crate) fn target(root: &Path, engine: Engine) -> PathBuf {
    generated(root).join(engine.name()).join("target")
}

/// Writes the workspace for `source`, whose text is `text`, leaving alone what is already as it should be.
pub(crate) fn prepare(
    root: &Path,
    exercise: &Exercise,
    source: &Path,
    text: &str,
) -> Result<Workspace, WorkspaceError> {
    let engine = generated(root).join(exercise.engine.name());
    let key = format!(
        "{}-{}",
        exercise.name,
        &hash(source.as_os_str().as_encoded_bytes())[..12]
    );
    let folder = engine.join(&key);
    for package in ["plain", "explored", "grade"] {
        let package = folder.join(package);
        fs::create_dir_all(&package).map_err(io_error(&package))?;
    }
    let lock_path = folder.join("lock");
    let lock = File::create(&lock_path).map_err(io_error(&lock_path))?;
    lock.lock().map_err(io_error(&lock_path))?;

    let plan = Plan::read(root, exercise, source, text, &key)?;
    write_if_other(&folder.join("plain/Cargo.toml"), &plan.plain())?;
    write_if_other(&folder.join("explored/Cargo.toml"), &plan.explored())?;
    write_if_other(&folder.join("grade/Cargo.toml"), &plan.grade())?;
    write_if_other(&folder.join("Cargo.toml"), &plan.workspace())?;
    let seed = seed_lock_file(root, exercise, &folder)?;
    clear_old_runs(&folder);
    Ok(Workspace {
        target: target(root, exercise.engine),
        plain: plan.name("plain"),
        grade: plan.name("grade"),
        binaries: plan.binaries(),
        folder,
        lock,
        seed,
    })
}

/// A folder for the program of one run, taken out of the way of later builds. It is gone when the value is dropped.
pub(crate) fn run_folder(workspace: &Workspace) -> io::Result<tempfile::TempDir> {
    tempfile::Builder::new()
        .prefix(RUN)
        .tempdir_in(&workspace.folder)
}

/// Removes what gradings left that were ended from outside.
fn clear_old_runs(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let old = entry
            .metadata()
            .and_then(|data| data.modified())
            .is_ok_and(|time| time.elapsed().is_ok_and(|age| age > LONGEST_RUN));
        if old && entry.file_name().to_string_lossy().starts_with(RUN) {
            // If it cannot be removed, the next grading tries again.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Copies the root's lock file when it is newer than the seed in use, so that the generated workspace uses the versions
/// that are already on the machine. Cargo then drops from it what this workspace does not need. Returns the mark of a new seed.
fn seed_lock_file(
    root: &Path,
    exercise: &Exercise,
    folder: &Path,
) -> Result<Option<String>, WorkspaceError> {
    let Ok(seed) = fs::read(root.join("Cargo.lock")) else {
        return Ok(None);
    };
    let needs = fs::read(exercise.folder.join("Cargo.toml")).unwrap_or_default();
    // Not SHA-256: that takes 20 ms here where this crate is not optimised, and another seed by mistake does no harm.
    let mut mark = DefaultHasher::new();
    (&seed, &needs).hash(&mut mark);
    let mark = format!("{:016x}", mark.finish());
    let lock_path = folder.join("Cargo.lock");
    let is_current = fs::read_to_string(folder.join(SEED)).is_ok_and(|old| old == mark);
    if lock_path.is_file() && is_current {
        return Ok(None);
    }
    fs::write(&lock_path, seed).map_err(io_error(&lock_path))?;
    Ok(Some(mark))
}

fn write_if_other(path: &Path, text: &str) -> Result<(), WorkspaceError> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(path, text).map_err(io_error(path))
}

pub(crate) fn io_error(path: &Path) -> impl FnOnce(io::Error) -> WorkspaceError {
    let path = path.to_owned();
    move |source| WorkspaceError::Io { path, source }
}

/// SHA-256 in hexadecimal.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
