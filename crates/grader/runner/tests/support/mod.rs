//! The workbook of these tests, below the target directory: the real one's versions and profile, and exercises of the tests' own.
//!
//! It is one for all tests, so that each engine is built once.

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

/// Its folder.
pub fn workbook() -> PathBuf {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    let root = ROOT.get_or_init(|| {
        let real = runner::find_root().expect("tests run inside the workbook");
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbook");
        for file in ["Cargo.toml", "Cargo.lock"] {
            let text = fs::read(real.join(file)).expect("a file of the workbook");
            write(&root.join(file), text);
        }
        root
    });
    root.clone()
}

/// The folder in which gradings of this workbook are built.
#[allow(dead_code)] // not each test program looks into it
pub fn generated() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map(PathBuf::from)
        .filter(|target| target.is_absolute())
        .unwrap_or_else(|| workbook().join("target"))
        .join("workbook")
}

/// The manifest of an exercise's package.
pub fn package(name: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nedition.workspace = true\n[dependencies]\n{dependencies}\n"
    )
}

/// Writes a file in one step, unless it already is as it should be: other tests may read it meanwhile.
pub fn write(path: &Path, text: impl AsRef<[u8]>) {
    static WRITTEN: AtomicU64 = AtomicU64::new(0);
    let text = text.as_ref();
    if fs::read(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("in a folder")).expect("a folder");
    let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
    let new = path.with_extension(format!("new-{}-{number}", std::process::id()));
    fs::write(&new, text).expect("a file");
    fs::rename(&new, path).expect("a file");
}
