//! The manifests of a generated workspace.

use std::{
    fs,
    path::{Path, PathBuf},
};

use toml::{Table, Value};

use crate::{
    cells, dependencies,
    exercise::{Engine, Exercise},
    stand_ins::{self, StandIn},
    workspace::{WorkspaceError, hash, io_error},
};

/// All that the manifests are made from.
pub(crate) struct Plan<'a> {
    exercise: &'a Exercise,
    source: &'a Path,
    key: &'a str,
    /// The crates of the grader.
    grader: PathBuf,
    edition: Value,
    /// The root's `[profile.dev]`, which says what is optimised.
    profile: Option<Table>,
    dependencies: Table,
    /// What `tests/grade.rs` needs besides.
    grade_dependencies: Table,
    /// Programs that the cases start: their names and files.
    binaries: Vec<(String, PathBuf)>,
    /// Whether the file needs std's own `UnsafeCell`.
    plain_cells: bool,
    /// Changes with the texts of the sources, whatever the times of the files say.
    fingerprint: String,
}

impl<'a> Plan<'a> {
    pub(crate) fn read(
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
                let value = dependencies::resolve(name, value, shared, root, &exercise.folder)
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
        let edition = match own
            .get("package")
            .and_then(|package| package.get("edition"))
        {
            Some(edition @ Value::String(_)) => Some(edition),
            _ => shared.and_then(|shared| shared.get("package")?.get("edition")),
        };
        let binaries = if exercise.engine == Engine::Real {
            let folder = exercise.folder.join("src").join("bin");
            exercise.binaries().map_err(io_error(&folder))?
        } else {
            Vec::new()
        };
        let mut texts = text.as_bytes().to_vec();
        for path in [&exercise.grade_file()]
            .into_iter()
            .chain(binaries.iter().map(|(_, path)| path))
        {
            // One that cannot be read is the compiler's to complain about.
            texts.extend(fs::read(path).unwrap_or_default());
        }
        Ok(Plan {
            exercise,
            source,
            key,
            grader: grader_folder(root),
            edition: edition.cloned().unwrap_or_else(|| "2024".into()),
            profile: root_manifest
                .get("profile")
                .and_then(|profile| profile.get("dev")?.as_table().cloned()),
            dependencies: resolve("dependencies")?,
            grade_dependencies,
            binaries,
            plain_cells: cells::must_be_plain(text),
            fingerprint: hash(&texts),
        })
    }

    pub(crate) fn name(&self, package: &str) -> String {
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

    fn library(&self, package: &str, dependencies: Table) -> Table {
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
        table
    }

    pub(crate) fn plain(&self) -> String {
        self.library("plain", self.dependencies.clone()).to_string()
    }

    pub(crate) fn explored(&self) -> String {
        self.library("explored", self.with_stand_ins(&self.dependencies))
            .to_string()
    }

    /// The programs that the cases start: their names, and those that they have here, where no two may be called alike.
    pub(crate) fn binaries(&self) -> Vec<(String, String)> {
        let names = self.binaries.iter().map(|(name, _)| name.clone());
        names
            .map(|name| (name.clone(), self.name(&format!("bin-{name}"))))
            .collect()
    }

    pub(crate) fn grade(&self) -> String {
        let mut table = self.package("grade");
        let names = self.binaries().into_iter().map(|(_, name)| name);
        let paths = self.binaries.iter().map(|(_, path)| path.clone());
        let program = (self.name("grade"), self.exercise.grade_file());
        let programs = std::iter::once(program).chain(names.zip(paths));
        let programs = programs.map(|(name, path)| binary(&name, &path)).collect();
        table.insert("bin".into(), Value::Array(programs));
        let mut dependencies = self.with_stand_ins(&self.dependencies);
        dependencies.extend(self.with_stand_ins(&self.grade_dependencies));
        let grader = stand_ins::grader(self.exercise.engine);
        dependencies.insert(grader.name.into(), self.grader_crate(&grader));
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
        let engine = self.exercise.engine;
        let mut replaced = Table::new();
        for (name, value) in dependencies {
            let package = value.get("package").and_then(Value::as_str).unwrap_or(name);
            let stand_in = stand_ins::replaced(engine)
                .iter()
                .find(|stand_in| stand_in.name == package);
            let value =
                stand_in.map_or_else(|| value.clone(), |stand_in| self.grader_crate(stand_in));
            replaced.insert(name.clone(), value);
        }
        for stand_in in stand_ins::always(engine) {
            replaced.insert(stand_in.name.into(), self.grader_crate(stand_in));
        }
        replaced
    }

    fn grader_crate(&self, stand_in: &StandIn) -> Value {
        let path = self.grader.join(stand_in.folder).display().to_string();
        let cells = stand_in.plain_cells.filter(|_| self.plain_cells);
        let features = stand_in.features.iter().copied().chain(cells);
        let features = features.map(Value::from);
        table_of([
            ("package", stand_in.package.into()),
            ("path", path.into()),
            ("features", Value::Array(features.collect())),
        ])
    }

    pub(crate) fn workspace(&self) -> String {
        let members = ["plain", "explored", "grade"].map(Value::from).to_vec();
        let mut table = Table::new();
        table.insert(
            "workspace".into(),
            table_of([("resolver", "3".into()), ("members", Value::Array(members))]),
        );
        let mut profile = self.profile.clone().unwrap_or_default();
        // Nobody debugs the program, and places come from `Location`, which needs no debug information: without it the
        // program has 1 MB instead of 7 and links faster. Incremental compilation gains nothing on files of this size
        // and takes 4 MB for each.
        profile.insert("debug".into(), false.into());
        profile.insert("incremental".into(), false.into());
        table.insert("profile".into(), table_of([("dev", Value::Table(profile))]));
        table.to_string()
    }
}

fn binary(name: &str, path: &Path) -> Value {
    table_of([
        ("name", name.into()),
        ("path", path.display().to_string().into()),
        ("test", false.into()),
    ])
}

/// `crates/grader` of the workbook in `root`; that of the sources of this crate where a root (of a test) has none.
/// The real one: a workbook that borrows the crates of another through a link shares what is built of them.
fn grader_folder(root: &Path) -> PathBuf {
    let in_root = root.join("crates").join("grader");
    if in_root.join("Cargo.toml").is_file() {
        return in_root.canonicalize().unwrap_or(in_root);
    }
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("this crate is in crates/grader/runner")
        .to_owned()
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
