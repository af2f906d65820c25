//! The generated workspace in which one source file is graded.
//!
//! Three packages: `plain` is the learner's file as it is, `explored` is the same file built against the stand-ins, `grade`
//! is the program made from `tests/grade.rs`. The folders of all gradings of an engine share one target directory, so that the
//! stand-ins are built once; package names carry a hash of the source's path, so that two gradings never mix there.
//!
//!     target/workbook/threads/
//!       target/                            shared by all
//!       ex13_barrier-1a2b3c4d5e6f/         one source file
//!         Cargo.toml  Cargo.lock  plain/  explored/  grade/

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};
use toml::{Table, Value};

use crate::exercise::Exercise;

/// Real crate, stand-in's package, its folder below `crates/grader`.
const STAND_INS: [(&str, &str, &str); 2] = [
    ("parking_lot", "explored-parking-lot", "parking_lot"),
    (
        "crossbeam-channel",
        "explored-crossbeam-channel",
        "crossbeam_channel",
    ),
];

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
    pub(crate) explored: String,
    pub(crate) grade: String,
    /// Held as long as the workspace is written, built and its program is taken away.
    _lock: File,
}

/// The folder of what the workbook generates, below the target directory.
pub(crate) fn generated(root: &Path) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map(PathBuf::from)
        .filter(|target| target.is_absolute())
        .unwrap_or_else(|| root.join("target"));
    target.join("workbook")
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
    seed_lock_file(root, exercise, &folder)?;
    Ok(Workspace {
        target: engine.join("target"),
        plain: plan.name("plain"),
        explored: plan.name("explored"),
        grade: plan.name("grade"),
        folder,
        _lock: lock,
    })
}

/// Copies the root's lock file when it is newer than the seed in use, so that the generated workspace uses the versions
/// that are already on the machine. Cargo then drops from it what this workspace does not need.
fn seed_lock_file(root: &Path, exercise: &Exercise, folder: &Path) -> Result<(), WorkspaceError> {
    let Ok(seed) = fs::read(root.join("Cargo.lock")) else {
        return Ok(());
    };
    let needs = fs::read(exercise.folder.join("Cargo.toml")).unwrap_or_default();
    let stamp = hash(&[seed.as_slice(), needs.as_slice()].concat());
    let stamp_path = folder.join("seed");
    let lock_path = folder.join("Cargo.lock");
    if lock_path.is_file() && fs::read_to_string(&stamp_path).is_ok_and(|old| old == stamp) {
        return Ok(());
    }
    fs::write(&lock_path, seed).map_err(io_error(&lock_path))?;
    fs::write(&stamp_path, stamp).map_err(io_error(&stamp_path))
}

/// All that the manifests are made from.
struct Plan<'a> {
    exercise: &'a Exercise,
    source: &'a Path,
    key: &'a str,
    /// The crates of the grader.
    grader: PathBuf,
    edition: Value,
    profile: Option<Value>,
    dependencies: Table,
    /// What `tests/grade.rs` needs besides.
    grade_dependencies: Table,
    /// Changes with the text of the source, whatever the times of the files say.
    fingerprint: String,
}

impl<'a> Plan<'a> {
    fn read(
        root: &Path,
        exercise: &'a Exercise,
        source: &'a Path,
        text: &str,
        key: &'a str,
    ) -> Result<Plan<'a>, WorkspaceError> {
        let root_manifest = manifest(&root.join("Cargo.toml"))?;
        let path = exercise.folder.join("Cargo.toml");
        let own = manifest(&path)?;
        let shared = root_manifest.get("workspace").and_then(Value::as_table);
        let resolve = |section: &str| -> Result<Table, WorkspaceError> {
            let mut resolved = Table::new();
            let table = own.get(section).and_then(Value::as_table);
            for (name, value) in table.into_iter().flatten() {
                let value = resolve_dependency(name, value, shared, root, &exercise.folder)
                    .map_err(|what| WorkspaceError::Unsuitable {
                        path: path.clone(),
                        what,
                    })?;
                resolved.insert(name.clone(), value);
            }
            Ok(resolved)
        };
        let mut grade_dependencies = resolve("dev-dependencies")?;
        grade_dependencies.remove("grader");
        let edition = match own.get("package").and_then(|package| package.get("edition")) {
            Some(edition @ Value::String(_)) => Some(edition),
            _ => shared
                .and_then(|shared| shared.get("package")?.get("edition")),
        };
        let grade_text = fs::read(exercise.grade_file()).unwrap_or_default();
        Ok(Plan {
            exercise,
            source,
            key,
            grader: grader_folder(root),
            edition: edition.cloned().unwrap_or_else(|| "2024".into()),
            profile: root_manifest.get("profile").cloned(),
            dependencies: resolve("dependencies")?,
            grade_dependencies,
            fingerprint: hash(&[text.as_bytes(), &grade_text].concat()),
        })
    }

    fn name(&self, package: &str) -> String {
        format!("{}-{package}", self.key)
    }

    fn package(&self, package: &str) -> Table {
        let mut table = Table::new();
        table.insert(
            "package".into(),
            table_of([
                ("name", self.name(package).into()),
                ("version", "0.0.0".into()),
                ("edition", self.edition.clone()),
                ("publish", false.into()),
                ("autobins", false.into()),
                ("autotests", false.into()),
                ("autobenches", false.into()),
                ("autoexamples", false.into()),
            ]),
        );
        // Cargo goes by the times of files, and a file may be replaced by an older one. Lint settings are among the things
        // that make it build again, and this one has no other effect.
        let check_cfg = format!("cfg(graded, values(\"{}\"))", self.fingerprint);
        let mark = table_of([
            ("level", "allow".into()),
            ("check-cfg", Value::Array(vec![check_cfg.into()])),
        ]);
        // Warnings are shown by the learner's own build, not here.
        let rust = table_of([("unexpected_cfgs", mark), ("warnings", "allow".into())]);
        table.insert("lints".into(), table_of([("rust", rust)]));
        table
    }

    fn library(&self, package: &str, dependencies: Table) -> String {
        let mut table = self.package(package);
        let path = self.source.display().to_string();
        table.insert(
            "lib".into(),
            table_of([
                ("name", self.exercise.name.clone().into()),
                ("path", path.into()),
                ("test", false.into()),
                ("doctest", false.into()),
            ]),
        );
        table.insert("dependencies".into(), Value::Table(dependencies));
        table.to_string()
    }

    fn plain(&self) -> String {
        self.library("plain", self.dependencies.clone())
    }

    fn explored(&self) -> String {
        self.library("explored", self.with_stand_ins(&self.dependencies))
    }

    fn grade(&self) -> String {
        let mut table = self.package("grade");
        let path = self.exercise.grade_file().display().to_string();
        table.insert(
            "bin".into(),
            Value::Array(vec![table_of([
                ("name", self.name("grade").into()),
                ("path", path.into()),
                ("test", false.into()),
            ])]),
        );
        let mut dependencies = self.with_stand_ins(&self.dependencies);
        dependencies.extend(self.with_stand_ins(&self.grade_dependencies));
        dependencies.insert("grader".into(), self.grader_crate("grader", ""));
        dependencies.insert(
            self.exercise.name.clone(),
            table_of([
                ("package", self.name("explored").into()),
                ("path", "../explored".into()),
            ]),
        );
        table.insert("dependencies".into(), Value::Table(dependencies));
        table.to_string()
    }

    fn with_stand_ins(&self, dependencies: &Table) -> Table {
        let mut replaced = Table::new();
        for (name, value) in dependencies {
            let package = value.get("package").and_then(Value::as_str).unwrap_or(name);
            let stand_in = STAND_INS.iter().find(|(real, ..)| *real == package);
            let value = stand_in.map_or_else(
                || value.clone(),
                |(_, package, folder)| self.grader_crate(package, folder),
            );
            replaced.insert(name.clone(), value);
        }
        replaced.insert("std".into(), self.grader_crate("explored-std", "std"));
        replaced
    }

    fn grader_crate(&self, package: &str, folder: &str) -> Value {
        let path = self.grader.join(folder).display().to_string();
        table_of([("package", package.into()), ("path", path.into())])
    }

    fn workspace(&self) -> String {
        let members = ["plain", "explored", "grade"].map(Value::from).to_vec();
        let mut table = Table::new();
        table.insert(
            "workspace".into(),
            table_of([
                ("resolver", "3".into()),
                ("members", Value::Array(members)),
            ]),
        );
        if let Some(profile) = &self.profile {
            table.insert("profile".into(), profile.clone());
        }
        table.to_string()
    }
}

/// `crates/grader` of the workbook in `root`; that of the sources of this crate where a root (of a test) has none.
fn grader_folder(root: &Path) -> PathBuf {
    let in_root = root.join("crates").join("grader");
    if in_root.join("Cargo.toml").is_file() {
        return in_root;
    }
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("this crate is in crates/grader/runner")
        .to_owned()
}

/// A dependency without `workspace = true` and with absolute paths.
fn resolve_dependency(
    name: &str,
    value: &Value,
    shared: Option<&Table>,
    root: &Path,
    folder: &Path,
) -> Result<Value, String> {
    let mut own = as_table(value);
    if own.remove("workspace") != Some(Value::Boolean(true)) {
        make_absolute(&mut own, folder);
        return Ok(Value::Table(own));
    }
    let base = shared
        .and_then(|shared| shared.get("dependencies")?.get(name))
        .ok_or_else(|| format!("`{name}` is not among the workspace's dependencies"))?;
    let mut resolved = as_table(base);
    make_absolute(&mut resolved, root);
    for (key, value) in own {
        match (key.as_str(), value, resolved.get_mut(&key)) {
            ("features", Value::Array(more), Some(Value::Array(features))) => features.extend(more),
            (_, value, _) => {
                resolved.insert(key, value);
            }
        }
    }
    Ok(Value::Table(resolved))
}

fn as_table(value: &Value) -> Table {
    match value {
        Value::Table(table) => table.clone(),
        version => Table::from_iter([("version".to_owned(), version.clone())]),
    }
}

fn make_absolute(dependency: &mut Table, folder: &Path) {
    if let Some(Value::String(path)) = dependency.get_mut("path") {
        *path = folder.join(&path).display().to_string();
    }
}

fn table_of<const N: usize>(pairs: [(&str, Value); N]) -> Value {
    Value::Table(
        pairs
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    )
}

fn manifest(path: &Path) -> Result<Table, WorkspaceError> {
    let text = fs::read_to_string(path).map_err(io_error(path))?;
    text.parse().map_err(|source| WorkspaceError::Manifest {
        path: path.to_owned(),
        source: Box::new(source),
    })
}

fn write_if_other(path: &Path, text: &str) -> Result<(), WorkspaceError> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(path, text).map_err(io_error(path))
}

fn io_error(path: &Path) -> impl FnOnce(io::Error) -> WorkspaceError {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inherited_dependency_is_written_out() {
        let shared: Table = "[dependencies]\nplain = '1'\nmore = { version = '2', features = ['a'] }\nours = { path = 'crates/ours' }"
            .parse()
            .expect("valid TOML");
        let resolve = |name: &str, value: &str| {
            let value = value.parse::<Table>().expect("valid TOML")["value"].clone();
            resolve_dependency(name, &value, Some(&shared), Path::new("/w"), Path::new("/w/ex"))
                .map(|value| value.to_string())
        };
        let inherited = |name| resolve(name, "value = { workspace = true, features = ['b'] }");
        assert_eq!(inherited("plain").as_deref(), Ok("{ version = \"1\", features = [\"b\"] }"));
        assert_eq!(
            inherited("more").as_deref(),
            Ok("{ version = \"2\", features = [\"a\", \"b\"] }")
        );
        assert_eq!(
            resolve("ours", "value = { workspace = true }").as_deref(),
            Ok("{ path = \"/w/crates/ours\" }")
        );
        assert_eq!(resolve("x", "value = '3'").as_deref(), Ok("{ version = \"3\" }"));
        assert!(inherited("absent").is_err());
    }
}
