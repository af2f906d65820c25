//! Other programs, asked with a limit of time and without network.

use std::{
    env,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
    time::Duration,
};

use super::Laptop;
use crate::serve::{
    child::{self, Call, Ended},
    programs,
};

/// For a program that only tells its version, on a machine that is just waking up.
pub const MOMENT: Duration = Duration::from_secs(10);

/// For a build from nothing on a slow machine.
pub const LONG: Duration = Duration::from_secs(900);

/// Long enough for a verdict in one line.
const LONGEST_LINE: usize = 1 << 20;

/// Runs a program in the root of the workbook to its end.
///
/// # Errors
/// When it cannot be started, fails, or does not end in time: what it said last, or what the system says.
pub fn run(
    laptop: &Laptop,
    program: impl AsRef<Path>,
    arguments: &[&str],
    limit: Duration,
) -> Result<Vec<String>, String> {
    let ended = run_anyway(laptop, program.as_ref(), arguments, limit)?;
    if ended.succeeded() {
        return Ok(ended.lines);
    }
    Err(complaint(program.as_ref(), &ended, limit))
}

/// As [`run`], but a failure of the program is its own to tell.
///
/// # Errors
/// When it cannot be started or does not end in time.
pub fn run_anyway(
    laptop: &Laptop,
    program: &Path,
    arguments: &[&str],
    limit: Duration,
) -> Result<Ended, String> {
    let call = Call {
        program: program.to_owned(),
        arguments: arguments.iter().map(OsString::from).collect(),
        directory: laptop.root.clone(),
        environment: offline_environment(),
    };
    run_call(laptop, &call, limit)
}

/// As [`run_anyway`], for a call that somebody else has composed.
///
/// # Errors
/// As [`run_anyway`].
pub fn run_call(laptop: &Laptop, call: &Call, limit: Duration) -> Result<Ended, String> {
    let ended = child::run_to_end(&laptop.tool, call, LONGEST_LINE, limit)
        .map_err(|error| error.to_string())?;
    if ended.in_time {
        return Ok(ended);
    }
    Err(complaint(&call.program, &ended, limit))
}

/// Why a run did not succeed: the first line that calls itself an error, else the last one.
pub fn complaint(program: &Path, ended: &Ended, limit: Duration) -> String {
    if !ended.in_time {
        return format!("{}: > {} s", program.display(), limit.as_secs());
    }
    let is_error = |line: &&String| line.trim_start().starts_with("error");
    let mut said = ended.lines.iter().filter(|line| !line.trim().is_empty());
    let first = said.clone().find(is_error);
    let line = first.or_else(|| said.next_back());
    let line = line.map(|line| line.trim().to_owned());
    line.unwrap_or_else(|| format!("{}: {:?}", program.display(), ended.status))
}

/// The environment for Cargo, with the network taken away.
pub fn offline_environment() -> Vec<(OsString, OsString)> {
    const OFFLINE: &str = "CARGO_NET_OFFLINE";
    let mut environment = programs::environment_of_cargo();
    environment.retain(|(name, _)| name != OFFLINE);
    environment.push((OFFLINE.into(), "true".into()));
    environment
}

/// The file that a name stands for in `PATH`; a path stands for itself.
pub fn find(name: &str) -> Option<PathBuf> {
    found_in(name, &env::var_os("PATH").unwrap_or_default())
}

fn found_in(name: &str, folders: &OsStr) -> Option<PathBuf> {
    if name.is_empty() {
        return None;
    }
    let candidates = env::split_paths(folders).map(|folder| folder.join(name));
    let direct = name.contains('/').then(|| PathBuf::from(name));
    direct
        .into_iter()
        .chain(candidates)
        .find(|file| is_program(file))
}

fn is_program(file: &Path) -> bool {
    rustix::fs::access(file, rustix::fs::Access::EXEC_OK).is_ok() && file.is_file()
}

/// The first three numbers in a text: `1.95.0` of `rustc 1.95.0 (59807616e 2026-04-14)`. Missing ones are 0.
pub fn version(text: &str) -> Option<[u32; 3]> {
    let word = text
        .split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))?;
    let mut numbers = word.split(|c: char| !c.is_ascii_digit());
    let mut next = || numbers.next().and_then(|number| number.parse().ok());
    Some([next()?, next().unwrap_or(0), next().unwrap_or(0)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_programs_print_them() {
        for (text, expected) in [
            ("rustc 1.95.0 (59807616e 2026-04-14)", Some([1, 95, 0])),
            ("rustc 1.97.0-nightly (x 2026-01-01)", Some([1, 97, 0])),
            ("mdbook v0.5.4", Some([0, 5, 4])),
            ("git version 2.39.5 (Apple Git-154)", Some([2, 39, 5])),
            ("Python 3.14.0rc1", Some([3, 14, 0])),
            ("1.95", Some([1, 95, 0])),
            ("no number", None),
            ("", None),
        ] {
            assert_eq!(version(text), expected, "{text}");
        }
        assert!(version("1.100.0") > version("1.95.3"));
    }

    #[test]
    fn programs_are_found_in_the_folders_of_the_path() {
        let shell = found_in("sh", OsStr::new("/nowhere:/bin"));
        assert_eq!(shell, Some(PathBuf::from("/bin/sh")));
        assert_eq!(found_in("/bin/sh", OsStr::new("")), Some("/bin/sh".into()));
        assert_eq!(found_in("sh", OsStr::new("/nowhere")), None);
        assert_eq!(found_in("bin", OsStr::new("/")), None, "a folder");
        assert_eq!(found_in("passwd", OsStr::new("/etc")), None, "no program");
        assert_eq!(found_in("", OsStr::new("/bin")), None);
    }

    #[test]
    fn the_complaint_is_the_first_error() {
        let ended = |lines: &[&str]| Ended {
            in_time: true,
            status: child::Status::default(),
            lines: lines.iter().map(|&line| line.to_owned()).collect(),
        };
        let said = |lines| complaint(Path::new("x"), &ended(lines), MOMENT);
        assert_eq!(
            said(&["warning: a", "error: b", "c", "error: d"]),
            "error: b"
        );
        assert_eq!(said(&["a", " b ", ""]), "b");
        assert!(said(&[]).starts_with("x: "));
    }
}
