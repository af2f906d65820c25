//! Runs a program whose code is not trusted to end, to stay small or to be alone.
//!
//! Limits: wall time, memory, processes, output. However it ends, no process that it started is left:
//! - On Linux a supervisor stands between us and the program. It is the *child subreaper*: a process whose parent dies becomes
//!   its child, whatever session or group it moved to, so that all descendants stay in one tree that `/proc` shows.
//!   The supervisor is a fork of this process that never runs another program; it only reaps, and tells through a pipe which
//!   process the program is and how it ended. It ends when it has no children left.
//! - Elsewhere (macOS, which has no limit on the address space either) the program has a process group of its own, which is
//!   ended as a whole; what leaves the group escapes.

#[cfg(target_os = "linux")]
mod family;
#[cfg(not(target_os = "linux"))]
#[path = "no_family.rs"]
mod family;
mod rest;
#[cfg(target_os = "linux")]
mod supervisor;
#[cfg(not(target_os = "linux"))]
#[path = "no_supervisor.rs"]
mod supervisor;
#[cfg(test)]
mod tests;

use std::{
    ffi::OsStr,
    io::{self, PipeReader, Read},
    os::unix::process::CommandExt,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use self::rest::Rest;
use nix::{
    sys::{
        resource::{Resource, setrlimit},
        signal::{Signal, kill},
    },
    unistd::Pid,
};

/// How much of the program's output is kept: its end, where a crash is explained.
const KEPT_OUTPUT: usize = 64 * 1024;
/// Between two looks at the program's processes.
const LOOK: Duration = Duration::from_millis(25);
/// The same once the program has run for [`LONG`]: each look costs some milliseconds of CPU time.
const RARE_LOOK: Duration = Duration::from_millis(100);
/// Most programs have ended by then.
const LONG: Duration = Duration::from_secs(1);
/// How long ended processes may take to disappear before we give up waiting for them.
const BURIAL: Duration = Duration::from_secs(5);

/// After so long without a thread that is awake, the program counts as asleep. Right programs that wait for each other wake
/// within milliseconds, and it is no fault if one does sleep for long: it only is no longer alone on the machine.
const NAP: Duration = Duration::from_millis(500);

/// What the program may use.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) wall: Duration,
    /// Of the address space, in bytes. Stacks of explored threads are mapped, not used: they need room here.
    pub(crate) memory: u64,
    /// Descendants at the same time.
    pub(crate) processes: usize,
    /// How long the descendants of a program that has ended may take to end as well (its pipes have just been closed) before
    /// they count as left behind. If none, nobody is interested.
    pub(crate) farewell: Option<Duration>,
    /// How long all of its threads may wait for each other, its main thread apart, which only watches. If none, that is the
    /// program's own matter. Only known on Linux.
    pub(crate) blocked: Option<Duration>,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            // The program itself takes 10 s of wall time without a step for stuck: it must get to say so.
            wall: Duration::from_secs(12),
            memory: 4 << 30,
            processes: 32,
            farewell: None,
            blocked: None,
        }
    }
}

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// By itself, with this exit code.
    Exit(i32),
    /// By this signal, which was not ours.
    Signal(i32),
    /// By us: no answer in time.
    OutOfTime(Duration),
    /// By us: each thread waits, and none is left to wake one.
    Blocked,
    /// By us: too many processes.
    TooManyProcesses(usize),
}

/// A program that has ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) end: End,
    /// The last part of what it wrote to its output.
    pub(crate) output: String,
    /// The last part of what it wrote to its error output.
    pub(crate) errors: String,
    /// The names of the processes that it left behind, in alphabetical order. They have been ended. Only known on Linux.
    pub(crate) left: Vec<String>,
}

/// Runs the program to its end or that of a limit. Calls `asleep` once it is.
///
/// # Errors
/// If it cannot be started.
pub(crate) fn run(
    program: &Path,
    arguments: &[&OsStr],
    environment: &[(&str, &OsStr)],
    folder: &Path,
    limits: &Limits,
    asleep: impl FnOnce(),
) -> io::Result<Ended> {
    let (status_reader, status_writer) = io::pipe()?;
    let mut command = Command::new(program);
    command
        .args(arguments)
        .envs(environment.iter().copied())
        .current_dir(folder)
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0);
    let memory = limits.memory;
    let processor = limits.wall.as_secs() * 2 + 10;
    let status_descriptor = supervisor::descriptor(&status_writer);
    // Safety: the closure runs between fork and exec and calls only what is async-signal-safe: system calls through nix, no
    // allocation, no lock.
    unsafe {
        command.pre_exec(move || {
            supervisor::stand_between(status_descriptor)?;
            if cfg!(target_os = "linux") {
                setrlimit(Resource::RLIMIT_AS, memory, memory)?;
            }
            setrlimit(Resource::RLIMIT_CORE, 0, 0)?;
            setrlimit(Resource::RLIMIT_CPU, processor, processor)?;
            Ok(())
        });
    }
    let mut child = command.spawn()?;
    drop(status_writer);
    let top = Pid::from_raw(child.id().cast_signed());
    let output = child.stdout.take().map(drain);
    let errors = child.stderr.take().map(drain);
    let mut statuses = Statuses::new(status_reader);

    let started = Instant::now();
    let mut rest = Rest::new(statuses.program);
    let mut asleep = Some(asleep);
    let mut ended_by_us = None;
    let end = loop {
        let pause = if started.elapsed() < LONG {
            LOOK
        } else {
            RARE_LOOK
        };
        if let Some(end) = statuses.next(&mut child, pause)? {
            break end;
        }
        if ended_by_us.is_some() {
            end_all(top);
            end_group(top);
            continue;
        }
        let running = family::members(top);
        rest.look(&running);
        if rest.asleep() >= NAP
            && let Some(asleep) = asleep.take()
        {
            asleep();
        }
        if running.len() > limits.processes {
            ended_by_us = Some(End::TooManyProcesses(limits.processes));
        } else if limits.blocked.is_some_and(|limit| rest.blocked() >= limit) {
            ended_by_us = Some(End::Blocked);
        } else if started.elapsed() >= limits.wall {
            ended_by_us = Some(End::OutOfTime(limits.wall));
        }
    };
    let left = match (ended_by_us, limits.farewell) {
        (None, Some(farewell)) => left_behind(top, farewell),
        _ => Vec::new(),
    };
    bury(top, &mut child)?;
    let text = |thread: Option<thread::JoinHandle<Vec<u8>>>| {
        let bytes = thread.map_or_else(Vec::new, |thread| thread.join().unwrap_or_default());
        String::from_utf8_lossy(&bytes).into_owned()
    };
    Ok(Ended {
        end: ended_by_us.unwrap_or(end),
        output: text(output),
        errors: text(errors),
        left,
    })
}

/// The names of the descendants that have not ended within `farewell`.
fn left_behind(top: Pid, farewell: Duration) -> Vec<String> {
    let deadline = Instant::now() + farewell;
    let mut members = family::members(top);
    while !members.is_empty() && Instant::now() < deadline {
        thread::sleep(LOOK);
        members = family::members(top);
    }
    let mut names: Vec<String> = members.into_iter().filter_map(family::name).collect();
    names.sort();
    names
}

/// Ends whatever the program has left, and waits until it is gone.
fn bury(top: Pid, child: &mut std::process::Child) -> io::Result<()> {
    // Usually nothing is left, and the supervisor ends at once.
    for _ in 0..20 {
        if child.try_wait()?.is_some() {
            break;
        }
        thread::sleep(Duration::from_micros(100));
    }
    let deadline = Instant::now() + BURIAL;
    while child.try_wait()?.is_none() {
        end_all(top);
        if Instant::now() > deadline {
            // Only a process in an uninterruptible system call can be here. The supervisor must not be: it is the last.
            child.kill()?;
            child.wait()?;
            break;
        }
        thread::sleep(Duration::from_millis(1));
    }
    end_group(top);
    Ok(())
}

/// Stops the whole family first, so that none of them can start another one meanwhile, then ends it.
fn end_all(top: Pid) {
    let mut stopped = Vec::new();
    loop {
        let new: Vec<Pid> = family::members(top)
            .into_iter()
            .filter(|member| !stopped.contains(member))
            .collect();
        if new.is_empty() {
            break;
        }
        for &member in &new {
            // It may have ended by itself since we looked.
            let _ = kill(member, Signal::SIGSTOP);
        }
        stopped.extend(new);
    }
    for member in stopped {
        let _ = kill(member, Signal::SIGKILL);
    }
}

/// Ends a program that was started without a supervisor, and its descendants as far as they are known.
pub(crate) fn end_tree(child: &mut std::process::Child) {
    end_all(Pid::from_raw(child.id().cast_signed()));
    // It may have ended by itself.
    let _ = child.kill();
    let _ = child.wait();
}

/// Ends the process group of the program, where there is no supervisor.
fn end_group(top: Pid) {
    if !cfg!(target_os = "linux") {
        let _ = nix::sys::signal::killpg(top, Signal::SIGKILL);
    }
}

/// Reads a pipe to its end in a thread of its own and keeps the last part.
fn drain(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut all = Vec::new();
        let mut buffer = [0; 16 * 1024];
        loop {
            match pipe.read(&mut buffer) {
                Ok(0) => break,
                Ok(length) => {
                    all.extend_from_slice(&buffer[..length]);
                    if all.len() > 2 * KEPT_OUTPUT {
                        all.drain(..all.len() - KEPT_OUTPUT);
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => break,
            }
        }
        all.drain(..all.len().saturating_sub(KEPT_OUTPUT));
        all
    })
}

/// Waits for the news of the program's end.
struct Statuses {
    /// The program's process, where there is a supervisor to tell.
    program: Option<Pid>,
    /// Answers with what came through the pipe.
    news: std::sync::mpsc::Receiver<Option<i32>>,
}

impl Statuses {
    fn new(mut pipe: PipeReader) -> Statuses {
        let mut number = move || {
            let mut bytes = [0; 4];
            pipe.read_exact(&mut bytes).ok()?;
            Some(i32::from_ne_bytes(bytes))
        };
        // Already written: the program would not have been started else.
        let program = number().map(Pid::from_raw);
        let (sender, news) = std::sync::mpsc::channel();
        thread::spawn(move || {
            // The other end may be gone with the grading.
            let _ = sender.send(number());
        });
        Statuses { program, news }
    }

    /// How the program ended, or nothing if it still runs after `patience`.
    fn next(
        &mut self,
        child: &mut std::process::Child,
        patience: Duration,
    ) -> io::Result<Option<End>> {
        use std::os::unix::process::ExitStatusExt;
        use std::process::ExitStatus;
        use std::sync::mpsc::RecvTimeoutError;

        let raw = match self.news.recv_timeout(patience) {
            Err(RecvTimeoutError::Timeout) => return Ok(None),
            Ok(Some(raw)) => ExitStatus::from_raw(raw),
            // No supervisor, or it was ended before it could tell.
            Ok(None) | Err(RecvTimeoutError::Disconnected) => match child.try_wait()? {
                Some(status) => status,
                None => {
                    thread::sleep(patience.min(Duration::from_millis(2)));
                    return Ok(None);
                }
            },
        };
        Ok(Some(match (raw.code(), raw.signal()) {
            (Some(code), _) => End::Exit(code),
            (None, Some(signal)) => End::Signal(signal),
            (None, None) => End::Exit(-1),
        }))
    }
}
