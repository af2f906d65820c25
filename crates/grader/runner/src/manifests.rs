//! The manifests of a generated workspace.

use std::{
    fs,
    path::{Path, PathBuf},
};

use toml::{Table, Value};

use crate::{
    exercise::Exercise,
    workspace::{WorkspaceError, hash, io_error},
};

/// Real crate, stand-in's package, its folder below `crates/grader`.
const STAND_INS: [(&str, &str, &str); 2] = [
    ("parking_lot", "explored-parking-lot", "parking_lot"),
    (
        "crossbeam-channel",
        "explored-crossbeam-channel",
        "crossbeam_channel",
    ),
];

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
    /// Changes with the text of the source, whatever the times of the files say.
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
        let edition = match own
            .get("package")
            .and_then(|package| package.get("edition"))
        {
            Some(edition @ Value::String(_)) => Some(edition),
            _ => shared.and_then(|shared| shared.get("package")?.get("edition")),
        };
        let grade_text = fs::read(exercise.grade_file()).unwrap_or_default();
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
            fingerprint: hash(&[text.as_bytes(), &grade_text].concat()),
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

    pub(crate) fn plain(&self) -> String {
        self.library("plain", self.dependencies.clone())
    }

    pub(crate) fn explored(&self) -> String {
        self.library("explored", self.with_stand_ins(&self.dependencies))
    }

    pub(crate) fn grade(&self) -> String {
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
            resolve_dependency(
                name,
                &value,
                Some(&shared),
                Path::new("/w"),
                Path::new("/w/ex"),
            )
            .map(|value| value.to_string())
        };
        let inherited = |name| resolve(name, "value = { workspace = true, features = ['b'] }");
        assert_eq!(
            inherited("plain").as_deref(),
            Ok("{ features = [\"b\"], version = \"1\" }")
        );
        assert_eq!(
            inherited("more").as_deref(),
            Ok("{ features = [\"a\", \"b\"], version = \"2\" }")
        );
        assert_eq!(
            resolve("ours", "value = { workspace = true }").as_deref(),
            Ok("{ path = \"/w/crates/ours\" }")
        );
        assert_eq!(
            resolve("x", "value = '3'").as_deref(),
            Ok("{ version = \"3\" }")
        );
        assert!(inherited("absent").is_err());
    }
}
