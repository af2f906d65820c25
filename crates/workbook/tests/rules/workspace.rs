//! Where things are, and how the tests run other programs.

use std::{
    env,
    ffi::OsStr,
    fs,
    io::Read,
    os::unix::process::{CommandExt, ExitStatusExt},
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
    sync::{LazyLock, mpsc},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process_group};
use serde_json::Value;
use workbook::map::Map;

/// The variable by which these tests are told to judge another workbook than their own.
pub const OTHER_ROOT: &str = "WORKBOOK_RULES_ROOT";

/// The folder with `book.toml`.
pub fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| match env::var_os(OTHER_ROOT) {
        Some(other) => other.into(),
        None => own_root().to_owned(),
    });
    &ROOT
}

/// The workbook that these tests belong to.
pub fn own_root() -> &'static Path {
    let tool = Path::new(env!("CARGO_MANIFEST_DIR"));
    tool.ancestors()
        .nth(2)
        .expect("the tool is at crates/workbook")
}

/// The map, which the tests of the tool itself prove readable.
pub fn map() -> Map {
    Map::load(root()).unwrap_or_else(|error| panic!("{error}"))
}

/// The text of a file named from the root.
pub fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The sorted names in a folder named from the root; empty if the folder does not exist.
pub fn names_in(folder: impl AsRef<Path>) -> Vec<String> {
    let folder = root().join(folder);
    let mut names: Vec<String> = match fs::read_dir(&folder) {
        Ok(entries) => entries
            .map(|entry| entry.expect("a readable folder").file_name())
            .map(|name| name.into_string().expect("names are UTF-8"))
            .collect(),
        Err(_) => Vec::new(),
    };
    names.sort();
    names
}

/// All files below a folder named from the root whose name ends so, as paths from the root, sorted.
pub fn files_below(folder: impl AsRef<Path>, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for name in names_in(folder.as_ref()) {
        let path = folder.as_ref().join(&name);
        if root().join(&path).is_dir() {
            if !matches!(&*name, "target" | "node_modules") {
                found.extend(files_below(&path, ending));
            }
        } else if name.ends_with(ending) {
            found.push(path);
        }
    }
    found
}

/// The target directory of the build that made this test: nested builds share it.
pub fn target_directory() -> PathBuf {
    let this = env::current_exe().expect("the test knows its own file");
    let deps = this.parent().expect("a file has a folder");
    let target = deps.ancestors().nth(2).expect("target/<profile>/deps");
    target.to_owned()
}

/// A cargo command in the root, with the target directory of this build.
pub fn cargo() -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(root())
        .env("CARGO_TARGET_DIR", target_directory());
    cargo
}

/// Runs `cargo build … --message-format=json` and returns its messages.
///
/// # Panics
/// With the compiler's own words, when the build fails and must not.
pub fn build(arguments: &[&str], may_fail: bool) -> Vec<Value> {
    let output = cargo()
        .args(["build", "--message-format=json-render-diagnostics"])
        .args(arguments)
        .output()
        .expect("cargo starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        may_fail || output.status.success(),
        "cargo build {arguments:?}:\n{said}"
    );
    json_lines(&output.stdout)
}

/// The values of a text which has one JSON value a line.
pub fn json_lines(text: &[u8]) -> Vec<Value> {
    text.split(|byte| *byte == b'\n')
        .filter_map(|line| serde_json::from_slice(line).ok())
        .collect()
}

/// How a program ended, and what it printed.
pub struct Finished {
    /// Absent if it had to be killed at the limit.
    pub status: Option<ExitStatus>,
    pub stdout: String,
    pub stderr: String,
    pub took: Duration,
}

impl Finished {
    /// The exit code; a signal counts as none.
    pub fn code(&self) -> Option<i32> {
        self.status.and_then(|status| status.code())
    }

    /// What a failed assertion shows.
    pub fn describe(&self) -> String {
        let end = match self.status {
            None => "killed at the limit".to_owned(),
            Some(status) => match status.signal() {
                Some(signal) => format!("signal {signal}"),
                None => format!("exit code {:?}", status.code()),
            },
        };
        format!(
            "{end} after {:?}\n--- stdout\n{}--- stderr\n{}",
            self.took, self.stdout, self.stderr
        )
    }
}

/// Runs a program to its end, or kills it and all it started when the limit is over.
pub fn run(command: &mut Command, limit: Duration) -> Finished {
    let started = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn()
        .unwrap_or_else(|e| panic!("{}: {e}", command.get_program().display()));
    let group = Pid::from_child(&child);
    let (ended, end) = mpsc::channel();
    let mut out = child.stdout.take().expect("piped");
    let mut err = child.stderr.take().expect("piped");
    let err = thread::spawn(move || read_all(&mut err));
    let out = thread::spawn({
        let ended = ended.clone();
        move || {
            let text = read_all(&mut out);
            // The receiver is gone only if the limit was reached first.
            let _ = ended.send(());
            text
        }
    });
    // A program that closes its stdout and goes on would be waited for below without a limit; ours do not.
    let in_time = end.recv_timeout(limit).is_ok();
    if !in_time {
        // Fails only if the group is gone already, which is what is wanted.
        let _ = kill_process_group(group, Signal::KILL);
    }
    let status = child.wait().expect("the child can be waited for");
    Finished {
        status: in_time.then_some(status),
        stdout: out.join().expect("the reader does not panic"),
        stderr: err.join().expect("the reader does not panic"),
        took: started.elapsed(),
    }
}

fn read_all(from: &mut impl Read) -> String {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes).expect("a pipe can be read");
    String::from_utf8(bytes).expect("our programs print UTF-8")
}

/// Fails with all the findings at once, one a line: whoever repairs them wants the whole list.
#[track_caller]
pub fn none(findings: &[String]) {
    assert!(
        findings.is_empty(),
        "{} found:\n{}",
        findings.len(),
        findings.join("\n")
    );
}

/// A program without the reader's own settings of language.
pub fn neutral(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).env_remove("WORKBOOK_LANG");
    command
}
