//! Builds a generated workspace and sorts what Cargo says.

use std::{
    env,
    ffi::OsStr,
    io::{self, BufRead, BufReader, Read},
    os::{
        fd::{AsRawFd, RawFd},
        unix::process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use nix::sys::resource::{Resource, setrlimit};
use serde::Deserialize;

use crate::{child::end_tree, places::Sources, verdict::CompilerMessage, workspace::Workspace};

/// Cargo tells of each crate as it is done. No crate takes so long, even if another grading is built first and the machine has a
/// lot to do.
const LONGEST_SILENCE: Duration = Duration::from_secs(600);
/// No compiler needs so much CPU time, in seconds. One that is left of a killed grading does not hold the lock for ever, either.
const MOST_CPU: u64 = 60;
/// What Cargo says of a compiler that has used it up: that is `SIGXCPU`.
const USED_UP: &str = "(signal: 24";

/// What came of a build.
#[derive(Debug)]
pub(crate) enum Build {
    /// The grading program and those that it starts.
    Programs(Programs),
    /// The compiler refuses the learner's file, in terms of plain std.
    Refused(Vec<CompilerMessage>),
    /// The file is fine, but `tests/grade.rs`, or a program of the exercise, does not fit it.
    GradeDoesNotFit(Vec<CompilerMessage>),
    /// The file compiles with std, but not with the stand-ins.
    StandInLacks(Vec<CompilerMessage>),
    /// The compiler did not come to an end: some code makes it work for ever.
    Silent,
    /// Cargo could not get at a dependency.
    Offline,
    /// Anything else, in Cargo's words.
    Broken(String),
}

/// The files of built programs.
#[derive(Debug)]
pub(crate) struct Programs {
    pub(crate) grade: PathBuf,
    /// By the names that the cases know.
    pub(crate) binaries: Vec<(String, PathBuf)>,
}

/// Builds, first without network; with it only if something is missing on this machine.
pub(crate) fn build(workspace: &Workspace, sources: &Sources) -> Build {
    let first = attempt(workspace, sources, true);
    if !matches!(first, Build::Offline) {
        return first;
    }
    attempt(workspace, sources, false)
}

fn attempt(workspace: &Workspace, sources: &Sources, offline: bool) -> Build {
    let mut command = cargo();
    command
        .current_dir(&workspace.folder)
        .args(["build", "--message-format=json", "--keep-going", "--quiet"])
        .args(["--package", &workspace.plain])
        .args(["--package", &workspace.grade])
        .arg("--target-dir")
        .arg(&workspace.target)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if offline {
        command.arg("--offline");
    }
    let lock = workspace.lock.as_raw_fd();
    // Safety: the closure runs between fork and exec and only makes system calls. The descriptor is open: the workspace
    // is borrowed until Cargo has ended.
    unsafe {
        command.pre_exec(move || {
            setrlimit(Resource::RLIMIT_CPU, MOST_CPU, MOST_CPU + 5)?;
            keep_open(lock)
        });
    }
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) => return Build::Broken(format!("cargo: {error}")),
    };
    let (Some(output), Some(mut errors)) = (child.stdout.take(), child.stderr.take()) else {
        unreachable!("both were asked to be pipes");
    };
    let errors = thread::spawn(move || {
        let mut bytes = Vec::new();
        // Whatever could be read is shown.
        let _ = errors.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    });
    let (sender, lines) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    let mut messages = Messages::default();
    loop {
        match lines.recv_timeout(LONGEST_SILENCE) {
            Ok(line) => {
                if let Ok(message) = serde_json::from_str(&line) {
                    messages.take(message, workspace, sources);
                }
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
            Err(mpsc::RecvTimeoutError::Timeout) => {
                end_tree(&mut child);
                return Build::Silent;
            }
        }
    }
    let status = child.wait();
    let errors = errors.join().unwrap_or_default();
    messages.sort(status.is_ok_and(|status| status.success()), errors)
}

/// Lets the program that this process is about to become, and all that it starts, have a file of ours as well.
fn keep_open(descriptor: RawFd) -> io::Result<()> {
    // Safety: the call only changes what becomes of the descriptor.
    match unsafe { libc::fcntl(descriptor, libc::F_SETFD, 0) } {
        -1 => Err(io::Error::last_os_error()),
        _ => Ok(()),
    }
}

/// Cargo, in an environment that does not depend on who started us: the variables that an outer Cargo sets for its
/// children, and flags that would cause a new build each time they differ, are left out.
pub(crate) fn cargo() -> Command {
    // An outer Cargo names itself. Its neighbour `rustc` is the one that it would call, without rustup in between, which
    // takes some 20 ms a call.
    let outer = env::var_os("CARGO").map(PathBuf::from);
    let mut command = Command::new(outer.as_deref().unwrap_or(Path::new("cargo")));
    for (name, _) in env::vars_os() {
        if is_foreign(&name) {
            command.env_remove(name);
        }
    }
    if let Some(rustc) = outer.map(|cargo| cargo.with_file_name("rustc"))
        && rustc.is_file()
    {
        command.env("RUSTC", rustc);
    }
    command.env("CARGO_NET_RETRY", "0");
    command.env("CARGO_HTTP_TIMEOUT", "10");
    command.env("CARGO_TERM_COLOR", "never");
    command
}

fn is_foreign(name: &OsStr) -> bool {
    /// What a machine's owner sets to reach the registry.
    const KEPT: [&str; 6] = [
        "CARGO_HOME",
        "CARGO_HTTP_",
        "CARGO_NET_",
        "CARGO_REGISTR",
        "CARGO_SOURCE_",
        "CARGO_RESOLVER_",
    ];
    let Some(name) = name.to_str() else {
        return false;
    };
    let of_cargo = (name == "CARGO" || name.starts_with("CARGO_") || name.starts_with("__CARGO"))
        && !KEPT.iter().any(|kept| name.starts_with(kept));
    of_cargo
        || [
            "RUSTFLAGS",
            "RUSTDOCFLAGS",
            "RUSTC",
            "RUSTC_WRAPPER",
            "RUSTC_WORKSPACE_WRAPPER",
            "RUSTC_LOG",
            "RUST_RECURSION_COUNT",
        ]
        .contains(&name)
}

#[derive(Deserialize)]
#[serde(tag = "reason")]
enum Message {
    #[serde(rename = "compiler-message")]
    Diagnosed {
        manifest_path: PathBuf,
        target: Target,
        message: Diagnostic,
    },
    #[serde(rename = "compiler-artifact")]
    Built {
        target: Target,
        executable: Option<PathBuf>,
    },
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Diagnostic {
    level: String,
    message: String,
    rendered: Option<String>,
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    line_start: u32,
    is_primary: bool,
}

/// The errors of each package.
#[derive(Debug, Default)]
struct Messages {
    program: Option<PathBuf>,
    binaries: Vec<(String, PathBuf)>,
    plain: Vec<CompilerMessage>,
    explored: Vec<CompilerMessage>,
    grade: Vec<CompilerMessage>,
    elsewhere: Vec<CompilerMessage>,
}

impl Messages {
    fn take(&mut self, message: Message, workspace: &Workspace, sources: &Sources) {
        let of = |manifest: &Path, package: &str| {
            manifest == workspace.folder.join(package).join("Cargo.toml")
        };
        match message {
            Message::Built {
                target,
                executable: Some(executable),
            } => {
                let mut binaries = workspace.binaries.iter();
                if target.name == workspace.grade {
                    self.program = Some(executable);
                } else if let Some((name, _)) = binaries.find(|(_, built)| *built == target.name) {
                    self.binaries.push((name.clone(), executable));
                }
            }
            Message::Diagnosed {
                manifest_path,
                target,
                message,
            } if message.level.starts_with("error") => {
                if message.spans.is_empty() && message.message.starts_with("aborting due to") {
                    return;
                }
                let message = compiler_message(message, sources);
                if of(&manifest_path, "plain") {
                    self.plain.push(message);
                } else if target.kind.iter().any(|kind| kind == "bin") {
                    self.grade.push(message);
                } else if of(&manifest_path, "explored") {
                    self.explored.push(message);
                } else {
                    self.elsewhere.push(message);
                }
            }
            _ => {}
        }
    }

    fn sort(self, succeeded: bool, errors: String) -> Build {
        if !self.plain.is_empty() {
            return Build::Refused(self.plain);
        }
        if !self.elsewhere.is_empty() {
            let texts: Vec<String> = self.elsewhere.into_iter().map(|one| one.text).collect();
            return Build::Broken(texts.join("\n"));
        }
        if !self.explored.is_empty() {
            return Build::StandInLacks(self.explored);
        }
        if !self.grade.is_empty() {
            return Build::GradeDoesNotFit(self.grade);
        }
        match self.program {
            Some(grade) if succeeded => Build::Programs(Programs {
                grade,
                binaries: self.binaries,
            }),
            _ if errors.contains(USED_UP) => Build::Silent,
            _ if is_about_network(&errors) => Build::Offline,
            _ => Build::Broken(errors),
        }
    }
}

/// Cargo has no machine-readable form of these errors.
fn is_about_network(errors: &str) -> bool {
    [
        "--offline",
        "failed to download",
        "failed to get",
        "no matching package",
        "network",
        "failed to query replaced source",
    ]
    .iter()
    .any(|sign| errors.contains(sign))
}

fn compiler_message(message: Diagnostic, sources: &Sources) -> CompilerMessage {
    let span = message
        .spans
        .iter()
        .find(|span| span.is_primary)
        .or(message.spans.first());
    let (file, line) = span.map_or_else(
        || ("src/lib.rs".to_owned(), 1),
        |span| (sources.shown(&span.file_name), span.line_start),
    );
    CompilerMessage {
        file,
        line,
        text: sources.rename_in(&message.rendered.unwrap_or(message.message)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outer_cargo_does_not_leak_but_the_owners_settings_stay() {
        for name in [
            "CARGO",
            "CARGO_MANIFEST_DIR",
            "CARGO_PKG_NAME",
            "CARGO_TARGET_DIR",
            "CARGO_BUILD_RUSTFLAGS",
            "CARGO_ENCODED_RUSTFLAGS",
            "RUSTFLAGS",
            "__CARGO_TEST_CHANNEL",
        ] {
            assert!(is_foreign(name.as_ref()), "{name}");
        }
        for name in [
            "PATH",
            "CARGO_HOME",
            "CARGO_HTTP_PROXY",
            "CARGO_REGISTRIES_X_INDEX",
            "RUSTUP_HOME",
        ] {
            assert!(!is_foreign(name.as_ref()), "{name}");
        }
    }
}
