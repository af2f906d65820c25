//! A program under supervision: its output line by line, its end with everything it started.
//!
//! Nothing that comes from a page gets here: the caller has looked up what to run. Standard output and standard error share
//! one pipe, so that their lines arrive in the order in which they were written. Dropping a [`Child`] ends it too: the
//! supervisor notices that its standard input is closed (see [`crate::supervisor`]).

use std::{
    ffi::OsString,
    io,
    os::fd::OwnedFd,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use serde::Serialize;
use tokio::{
    io::AsyncReadExt,
    net::unix::pipe,
    process::{ChildStdin, Command},
    runtime, time,
};

use crate::supervisor;

/// How long the supervisor may take to end a whole tree before it is killed itself.
const FUSE: Duration = Duration::from_secs(5);

/// What to run.
#[derive(Clone, Debug)]
pub struct Call {
    /// The file to execute, or a name to look for in `PATH`.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
    /// Where it runs.
    pub directory: PathBuf,
    /// Its whole environment.
    pub environment: Vec<(OsString, OsString)>,
}

/// How a program ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Status {
    /// The exit code, unless a signal ended it.
    pub code: Option<i32>,
    /// The signal that ended it.
    pub signal: Option<i32>,
}

/// How a program that was waited for ended, and what it printed.
#[derive(Clone, Debug)]
pub struct Ended {
    /// False if it had to be ended when its time was over.
    pub in_time: bool,
    /// How it ended.
    pub status: Status,
    /// Its standard output and standard error, in the order in which they were written.
    pub lines: Vec<String>,
}

impl Ended {
    /// Whether it ended by itself and in success.
    #[must_use]
    pub fn succeeded(&self) -> bool {
        self.in_time && self.status.code == Some(0)
    }
}

/// Runs a program and waits for its end, but not longer than `limit`.
///
/// # Errors
/// As [`Child::spawn`].
pub fn run_to_end(
    supervisor: &Path,
    call: &Call,
    longest_line: usize,
    limit: Duration,
) -> io::Result<Ended> {
    runtime::Runtime::new()?.block_on(async {
        let mut child = Child::spawn(supervisor, call, longest_line)?;
        let mut lines = Vec::new();
        let reading = async {
            while let Some(line) = child.next_line().await {
                lines.push(line);
            }
        };
        let in_time = time::timeout(limit, reading).await.is_ok();
        let status = if in_time {
            child.wait().await
        } else {
            child.end().await
        };
        Ok(Ended {
            in_time,
            status,
            lines,
        })
    })
}

/// A running program.
pub struct Child {
    process: tokio::process::Child,
    /// Closing this makes the supervisor end everything.
    lifeline: Option<ChildStdin>,
    output: pipe::Receiver,
    /// What was read and not yet handed out.
    pending: Vec<u8>,
    longest_line: usize,
}

impl Child {
    /// Starts `call` below `supervisor`, which is this tool's own binary. Lines of its output that are longer than
    /// `longest_line` bytes are broken.
    ///
    /// # Errors
    /// When the supervisor cannot be started. That the program itself cannot is told by [`supervisor::NOT_STARTED`].
    pub fn spawn(supervisor: &Path, call: &Call, longest_line: usize) -> io::Result<Child> {
        let (reader, writer) = io::pipe()?;
        let output = pipe::Receiver::from_owned_fd(OwnedFd::from(reader))?;
        let mut command = Command::new(supervisor);
        command
            .args([supervisor::COMMAND, "--"])
            .arg(&call.program)
            .args(&call.arguments)
            .current_dir(&call.directory)
            .env_clear()
            .envs(call.environment.iter().cloned())
            .stdin(Stdio::piped())
            .stdout(writer.try_clone()?)
            .stderr(writer)
            // Ctrl-C at the terminal is for the server, which then ends its children.
            .process_group(0);
        let mut process = command.spawn()?;
        Ok(Child {
            lifeline: process.stdin.take(),
            process,
            output,
            pending: Vec::new(),
            longest_line,
        })
    }

    /// The next line without its end, or none when the output is over. Cancelling this loses nothing.
    pub async fn next_line(&mut self) -> Option<String> {
        let mut searched = 0;
        loop {
            if let Some(at) = self.pending[searched..].iter().position(|b| *b == b'\n') {
                return Some(self.take(searched + at, 1));
            }
            if self.pending.len() >= self.longest_line {
                return Some(self.take(self.longest_line, 0));
            }
            searched = self.pending.len();
            match self.output.read_buf(&mut self.pending).await {
                Ok(1..) => {}
                Ok(0) | Err(_) if searched == 0 => return None,
                Ok(0) | Err(_) => return Some(self.take(searched, 0)),
            }
        }
    }

    /// Takes the first `length` bytes as a line, and drops `ending` bytes after them.
    fn take(&mut self, length: usize, ending: usize) -> String {
        let line = String::from_utf8_lossy(&self.pending[..length]);
        let line = line.trim_end_matches('\r').replace('\r', "\u{fffd}");
        self.pending.drain(..length + ending);
        line
    }

    /// Ends the program with all its descendants, if it has not ended by itself, and tells how it ended.
    pub async fn end(mut self) -> Status {
        drop(self.lifeline.take());
        // A writer that is blocked on a full pipe could not end by itself.
        drop(self.output);
        let waited = time::timeout(FUSE, self.process.wait()).await;
        let Ok(Ok(status)) = waited else {
            let _ = self.process.kill().await;
            return Status::default();
        };
        let code = status.code();
        match code {
            Some(code) if code > i32::from(supervisor::SIGNALLED) => Status {
                signal: Some(code - i32::from(supervisor::SIGNALLED)),
                code: None,
            },
            code => Status { code, signal: None },
        }
    }

    /// Waits for a program whose output is over.
    pub async fn wait(mut self) -> Status {
        // The supervisor closes the output only by ending, after it has ended everybody else.
        let _ = self.process.wait().await;
        self.end().await
    }
}
