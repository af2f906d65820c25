//! Other people's programs: the compiler and its linker, which are needed, and those that only help.

use std::{env, fs, path::PathBuf};

use super::{
    Finding, Laptop,
    commands::{self, MOMENT, find, run, version},
};
use crate::messages::Sentence;

/// The oldest Python that runs the twins.
const PYTHON: [u32; 3] = [3, 11, 0];

/// The compiler that cargo calls.
fn rustc() -> PathBuf {
    env::var_os("RUSTC").map_or_else(|| "rustc".into(), PathBuf::from)
}

/// The platform that this machine builds for, by rustc's name.
///
/// # Errors
/// When rustc cannot be asked.
pub fn host(laptop: &Laptop) -> Result<String, String> {
    let told = run(laptop, rustc(), &["-vV"], MOMENT)?;
    let host = told.iter().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| told.join(" "))
}

pub fn rust(laptop: &Laptop) -> Finding {
    let needed = needed_rust(laptop);
    let told = run(laptop, rustc(), &["--version"], MOMENT);
    // Where the compiler really is: behind rustup there are several.
    let from = run(laptop, rustc(), &["--print", "sysroot"], MOMENT);
    match (told, from) {
        (Ok(told), Ok(from)) => enough_rust(&told.join(" "), &needed, &from.join(" ")),
        (Err(reason), _) | (_, Err(reason)) => Finding::missing(
            Sentence::new("doctor-rust-none").with("reason", reason),
            Sentence::new("doctor-rust-none-remedy"),
        ),
    }
}

/// `rust-version` of the workspace.
fn needed_rust(laptop: &Laptop) -> String {
    let manifest = fs::read_to_string(laptop.root.join("Cargo.toml")).unwrap_or_default();
    let manifest: Option<toml::Table> = manifest.parse().ok();
    let needed = manifest.as_ref().and_then(|manifest| {
        let package = manifest.get("workspace")?.get("package")?;
        package.get("rust-version")?.as_str()
    });
    // As it was when this tool was built.
    needed.unwrap_or(env!("CARGO_PKG_RUST_VERSION")).to_owned()
}

fn enough_rust(told: &str, needed: &str, from: &str) -> Finding {
    let found = version(told);
    let sentence = |key| {
        let [major, minor, patch] = found.unwrap_or_default();
        Sentence::new(key)
            .with("version", format!("{major}.{minor}.{patch}"))
            .with("needed", needed)
            .with("from", from)
    };
    if found >= version(needed) {
        Finding::good(sentence("doctor-rust"))
    } else {
        Finding::missing(
            sentence("doctor-rust-old"),
            Sentence::new("doctor-rust-old-remedy"),
        )
    }
}

/// Compiles, links and runs a program, in the folder where all others will be built.
pub fn linker(laptop: &Laptop) -> Finding {
    match link_and_run(laptop) {
        Ok(()) => Finding::good(Sentence::new("doctor-linker")),
        Err(reason) => Finding::missing(
            Sentence::new("doctor-linker-none").with("reason", reason),
            if cfg!(target_os = "macos") {
                Sentence::new("doctor-linker-remedy-macos")
            } else {
                Sentence::new("doctor-linker-remedy")
            },
        ),
    }
}

fn link_and_run(laptop: &Laptop) -> Result<(), String> {
    let failed = |error: std::io::Error| error.to_string();
    fs::create_dir_all(&laptop.target).map_err(failed)?;
    let folder = tempfile::tempdir_in(&laptop.target).map_err(failed)?;
    let source = folder.path().join("doctor.rs");
    let program = folder.path().join("doctor");
    fs::write(&source, "fn main() {}\n").map_err(failed)?;
    let (source, output) = (source.to_string_lossy(), program.to_string_lossy());
    let arguments = ["--edition", "2024", "-o", &output, &source];
    run(laptop, rustc(), &arguments, commands::LONG)?;
    run(laptop, &program, &[], MOMENT).map(|_| ())
}

pub fn git(laptop: &Laptop) -> Finding {
    optional(laptop, "git", [0; 3]).map_or_else(
        || {
            Finding::remark(
                Sentence::new("doctor-git-none"),
                Sentence::new("doctor-git-remedy"),
            )
        },
        |(version, _)| Finding::good(Sentence::new("doctor-git").with("version", version)),
    )
}

pub fn python(laptop: &Laptop) -> Finding {
    let remedy = Sentence::new("doctor-python-remedy");
    match optional(laptop, "python3", PYTHON) {
        Some((version, true)) => {
            Finding::good(Sentence::new("doctor-python").with("version", version))
        }
        Some((version, false)) => Finding::remark(
            Sentence::new("doctor-python-old").with("version", version),
            remedy,
        ),
        None => Finding::remark(Sentence::new("doctor-python-none"), remedy),
    }
}

pub fn mdbook(laptop: &Laptop) -> Finding {
    let built_with = mdbook_preprocessor::MDBOOK_VERSION;
    let [major, minor, _] = version(built_with).unwrap_or_default();
    let remedy = Sentence::new("doctor-mdbook-remedy").with("version", built_with);
    match optional(laptop, "mdbook", [major, minor, 0]) {
        Some((version, _)) if version.starts_with(&format!("{major}.{minor}.")) => {
            Finding::good(Sentence::new("doctor-mdbook").with("version", version))
        }
        Some((version, _)) => Finding::remark(
            Sentence::new("doctor-mdbook-other").with("version", version),
            remedy,
        ),
        None => Finding::remark(Sentence::new("doctor-mdbook-none"), remedy),
    }
}

/// The version of a program that may be there, and whether it is at least `needed`. Nothing if it does not tell.
fn optional(laptop: &Laptop, name: &str, needed: [u32; 3]) -> Option<(String, bool)> {
    let told = run(laptop, find(name)?, &["--version"], MOMENT).ok()?;
    let found = version(&told.join(" "))?;
    let [major, minor, patch] = found;
    Some((format!("{major}.{minor}.{patch}"), found >= needed))
}

/// What `open` will call.
pub fn editor(_: &Laptop) -> Finding {
    let chosen = ["VISUAL", "EDITOR"].into_iter().find_map(|variable| {
        let command = env::var(variable).ok()?;
        let program = command.split_whitespace().next()?.to_owned();
        Some((variable, program))
    });
    let remedy = Sentence::new("doctor-editor-remedy");
    let Some((variable, program)) = chosen else {
        return Finding::remark(Sentence::new("doctor-editor-none"), remedy);
    };
    let told = |key| {
        Sentence::new(key)
            .with("variable", variable)
            .with("program", &*program)
    };
    if find(&program).is_some() {
        Finding::good(told("doctor-editor"))
    } else {
        Finding::remark(told("doctor-editor-absent"), remedy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Outcome;

    #[test]
    fn rust_must_not_be_older_than_the_workspace_asks() {
        let outcome = |told, needed| enough_rust(told, needed, "/x").outcome;
        let told = "rustc 1.95.0 (59807616e 2026-04-14)";
        assert_eq!(outcome(told, "1.95"), Outcome::Good);
        assert_eq!(outcome(told, "1.9"), Outcome::Good);
        assert_eq!(outcome(told, "1.95.1"), Outcome::Missing);
        assert_eq!(outcome(told, "1.100"), Outcome::Missing);
        assert_eq!(outcome("nonsense", "1.95"), Outcome::Missing);
    }
}
