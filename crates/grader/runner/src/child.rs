//! Runs a program whose code is not trusted to end, to stay small or to be alone.
//!
//! Limits: wall time, memory, processes, output. However it ends, no process that it started is left:
//! - On Linux a supervisor stands between us and the program. It is the *child subreaper*: a process whose parent dies becomes
//!   its child, whatever session or group it moved to, so that all descendants stay in one tree that `/proc` shows.
//!   The supervisor is a fork of this process that never runs another program; it only reaps, and tells through a pipe how the
//!   program ended. It ends when it has no children left.
//! - Elsewhere the program has a process group of its own, which is ended as a whole; what leaves the group escapes.

use std::{
    ffi::OsStr,
    io::{self, PipeReader, Read},
    os::unix::process::CommandExt,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

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
/// How long ended processes may take to disappear before we give up waiting for them.
const BURIAL: Duration = Duration::from_secs(5);

/// What the program may use.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) wall: Duration,
    /// Of the address space, in bytes. Stacks of explored threads are mapped, not used: they need room here.
    pub(crate) memory: u64,
    /// Descendants at the same time.
    pub(crate) processes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            // The program itself takes 10 s of wall time without a step for stuck: it must get to say so.
            wall: Duration::from_secs(12),
            memory: 4 << 30,
            processes: 32,
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
    /// By us: too many processes.
    TooManyProcesses(usize),
}

/// A program that has ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) end: End,
    /// The last part of what it wrote to its error output.
    pub(crate) errors: String,
}

/// Runs the program to its end or that of a limit.
///
/// # Errors
/// If it cannot be started.
pub(crate) fn run(
    program: &Path,
    arguments: &[&OsStr],
    folder: &Path,
    limits: &Limits,
) -> io::Result<Ended> {
    let (status_reader, status_writer) = io::pipe()?;
    let mut command = Command::new(program);
    command
        .args(arguments)
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
            setrlimit(Resource::RLIMIT_AS, memory, memory)?;
            setrlimit(Resource::RLIMIT_CORE, 0, 0)?;
            setrlimit(Resource::RLIMIT_CPU, processor, processor)?;
            Ok(())
        });
    }
    let mut child = command.spawn()?;
    drop(status_writer);
    let top = Pid::from_raw(child.id().cast_signed());
    let output = child.stdout.take().map(|pipe| drain(pipe, 0));
    let errors = child.stderr.take().map(|pipe| drain(pipe, KEPT_OUTPUT));
    let mut statuses = Statuses::new(status_reader);

    let started = Instant::now();
    let mut ended_by_us = None;
    let end = loop {
        if let Some(end) = statuses.next(&mut child, LOOK)? {
            break end;
        }
        if ended_by_us.is_some() {
            end_all(top);
            continue;
        }
        let running = family::members(top).len();
        if running > limits.processes {
            ended_by_us = Some(End::TooManyProcesses(limits.processes));
        } else if started.elapsed() >= limits.wall {
            ended_by_us = Some(End::OutOfTime(limits.wall));
        }
    };
    bury(top, &mut child)?;
    let text = |thread: Option<thread::JoinHandle<Vec<u8>>>| {
        let bytes = thread.map_or_else(Vec::new, |thread| thread.join().unwrap_or_default());
        String::from_utf8_lossy(&bytes).into_owned()
    };
    text(output);
    Ok(Ended {
        end: ended_by_us.unwrap_or(end),
        errors: text(errors),
    })
}

/// Ends whatever the program has left, and waits until it is gone.
fn bury(top: Pid, child: &mut std::process::Child) -> io::Result<()> {
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
    end_group(top);
}

/// Ends the process group of the program, where there is no supervisor.
fn end_group(top: Pid) {
    if !cfg!(target_os = "linux") {
        let _ = nix::sys::signal::killpg(top, Signal::SIGKILL);
    }
}

/// Reads a pipe to its end in a thread of its own and keeps the last `kept` bytes.
fn drain(mut pipe: impl Read + Send + 'static, kept: usize) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut all = Vec::new();
        let mut buffer = [0; 16 * 1024];
        loop {
            match pipe.read(&mut buffer) {
                Ok(0) => break,
                Ok(length) => {
                    all.extend_from_slice(&buffer[..length]);
                    if all.len() > 2 * kept {
                        all.drain(..all.len() - kept);
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => break,
            }
        }
        all.drain(..all.len().saturating_sub(kept));
        all
    })
}

/// Waits for the news of the program's end.
struct Statuses {
    /// Answers with what came through the pipe.
    news: std::sync::mpsc::Receiver<Option<i32>>,
}

impl Statuses {
    fn new(mut pipe: PipeReader) -> Statuses {
        let (sender, news) = std::sync::mpsc::channel();
        thread::spawn(move || {
            let mut status = [0; 4];
            let read = pipe.read_exact(&mut status);
            // The other end may be gone with the grading.
            let _ = sender.send(read.ok().map(|()| i32::from_ne_bytes(status)));
        });
        Statuses { news }
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

#[cfg(target_os = "linux")]
mod supervisor {
    use std::{
        io::{self, PipeWriter},
        os::fd::{AsRawFd, BorrowedFd, RawFd},
    };

    use nix::{
        errno::Errno,
        sys::{prctl, signal::Signal},
        unistd::{ForkResult, Pid, fork, setpgid},
    };

    pub(super) fn descriptor(pipe: &PipeWriter) -> RawFd {
        pipe.as_raw_fd()
    }

    /// Forks: the child returns and becomes the program; the parent becomes the supervisor and never returns.
    ///
    /// Call only between fork and exec.
    pub(super) fn stand_between(pipe: RawFd) -> io::Result<()> {
        prctl::set_child_subreaper(true)?;
        // If this program is ended, so is the supervisor, and with it the graded program.
        prctl::set_pdeathsig(Signal::SIGKILL)?;
        // Safety: this process has one thread, and both sides go on with system calls only.
        match unsafe { fork() }? {
            ForkResult::Child => {
                // A group of its own, so that what ends its whole group does not end the supervisor.
                setpgid(Pid::from_raw(0), Pid::from_raw(0))?;
                prctl::set_pdeathsig(Signal::SIGKILL)?;
                Ok(())
            }
            ForkResult::Parent { child } => reap(child.as_raw(), pipe),
        }
    }

    /// Closes all descriptors from `first` to `last`.
    ///
    /// # Safety
    /// Nothing may use them any more.
    unsafe fn close_range(first: RawFd, last: RawFd) -> libc::c_long {
        // Safety: as the caller promises.
        unsafe { libc::syscall(libc::SYS_close_range, first, last, 0) }
    }

    fn reap(program: i32, pipe: RawFd) -> ! {
        // Safety: these are this process's copies, which nothing here uses: std's pipe that reports a failed exec must be
        // closed for `spawn` to return, and the output pipes for their readers to see the end.
        unsafe {
            if close_range(0, pipe - 1) == -1 || close_range(pipe + 1, i32::MAX) == -1 {
                // A kernel before 5.9.
                for descriptor in (0..1024).filter(|&descriptor| descriptor != pipe) {
                    libc::close(descriptor);
                }
            }
        }
        loop {
            let mut status = 0;
            // Safety: the call only writes to `status`.
            let ended = unsafe { libc::waitpid(-1, &raw mut status, 0) };
            if ended == program {
                // Safety: the pipe is open: it was inherited and is closed only here.
                let pipe = unsafe { BorrowedFd::borrow_raw(pipe) };
                let _ = nix::unistd::write(pipe, &status.to_ne_bytes());
            }
            if ended == -1 && Errno::last() != Errno::EINTR {
                // Safety: ends this process without running what its parent registered for an orderly exit.
                unsafe { libc::_exit(0) };
            }
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod supervisor {
    use std::{
        io::{self, PipeWriter},
        os::fd::{AsRawFd, RawFd},
    };

    pub(super) fn descriptor(pipe: &PipeWriter) -> RawFd {
        pipe.as_raw_fd()
    }

    #[allow(clippy::unnecessary_wraps)] // the same signature as where there is a supervisor
    pub(super) fn stand_between(_pipe: RawFd) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(target_os = "linux")]
mod family {
    use std::{collections::HashMap, fs};

    use nix::unistd::Pid;

    /// All living descendants of `top`, without itself. Those that have ended but are not yet reaped do not count.
    pub(super) fn members(top: Pid) -> Vec<Pid> {
        let mut children: HashMap<i32, Vec<i32>> = HashMap::new();
        let mut dead = Vec::new();
        for (process, parent, state) in processes() {
            children.entry(parent).or_default().push(process);
            if state == "Z" || state == "X" {
                dead.push(process);
            }
        }
        let mut members = Vec::new();
        let mut open = vec![top.as_raw()];
        while let Some(process) = open.pop() {
            for &child in children.get(&process).into_iter().flatten() {
                open.push(child);
                members.push(child);
            }
        }
        members.retain(|member| !dead.contains(member));
        members.into_iter().map(Pid::from_raw).collect()
    }

    /// Number, parent and state of each process.
    fn processes() -> impl Iterator<Item = (i32, i32, String)> {
        let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
        entries.filter_map(|entry| {
            let process: i32 = entry.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            // The name stands in parentheses and may hold any character: what follows the last one is safe to split.
            let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
            let state = fields.next()?.to_owned();
            let parent = fields.next()?.parse().ok()?;
            Some((process, parent, state))
        })
    }
}

#[cfg(not(target_os = "linux"))]
mod family {
    use nix::unistd::Pid;

    /// Not known here; the process group stands for them.
    pub(super) fn members(_top: Pid) -> Vec<Pid> {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, limits: &Limits) -> Ended {
        let arguments = ["-c".as_ref(), script.as_ref()];
        run(Path::new("/bin/sh"), &arguments, Path::new("/"), limits).expect("a shell")
    }

    fn limits(wall_millis: u64) -> Limits {
        Limits {
            wall: Duration::from_millis(wall_millis),
            ..Limits::default()
        }
    }

    #[test]
    fn an_exit_code_and_a_signal_are_told_apart() {
        assert_eq!(shell("exit 7", &limits(5000)).end, End::Exit(7));
        assert_eq!(shell("kill -6 $$", &limits(5000)).end, End::Signal(6));
    }

    #[test]
    fn a_program_that_does_not_end_is_ended() {
        let started = Instant::now();
        let ended = shell("while :; do :; done", &limits(300));
        assert_eq!(ended.end, End::OutOfTime(Duration::from_millis(300)));
        assert!(started.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn only_the_end_of_a_large_output_is_kept() {
        let script = "i=0; while [ $i -lt 3000 ]; do printf '%01000d\\n' $i; i=$((i+1)); done >&2; echo last >&2";
        let ended = shell(script, &limits(20_000));
        assert_eq!(ended.end, End::Exit(0));
        assert!(ended.errors.len() <= KEPT_OUTPUT);
        assert!(ended.errors.ends_with("last\n"));
    }

    #[test]
    fn memory_is_limited() {
        let few = Limits {
            memory: 64 << 20,
            ..limits(20_000)
        };
        let ended = shell("x=aaaaaaaa; while :; do x=$x$x; done", &few);
        assert!(
            matches!(ended.end, End::Exit(1..) | End::Signal(_)),
            "{:?}",
            ended.end
        );
    }

    /// Descendants of one program, found by a mark in their environment, whatever became of their parents.
    #[cfg(target_os = "linux")]
    fn marked(mark: &str) -> usize {
        let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        entries
            .filter_map(|entry| std::fs::read(entry.path().join("environ")).ok())
            .filter(|environ| environ.windows(mark.len()).any(|part| part == mark.as_bytes()))
            .count()
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn no_descendant_is_left_even_of_those_that_left_session_and_parent() {
        let mark = format!("GRADED={}-left", std::process::id());
        let script = format!(
            "export {mark}; (setsid sh -c 'setsid sleep 1000 & sleep 1000' &) ; sleep 1000 & exit 0"
        );
        let ended = shell(&script, &limits(10_000));
        assert_eq!(ended.end, End::Exit(0));
        assert_eq!(marked(&mark), 0);
        let script = format!("export {mark}; (setsid sleep 1000 &) ; setsid sleep 1000");
        let ended = shell(&script, &limits(300));
        assert!(matches!(ended.end, End::OutOfTime(_)));
        assert_eq!(marked(&mark), 0);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_fork_loop_is_ended_early() {
        let mark = format!("GRADED={}-loop", std::process::id());
        let script = format!("export {mark}; while :; do sleep 1000 & done");
        let ended = shell(&script, &limits(10_000));
        assert_eq!(ended.end, End::TooManyProcesses(32));
        assert_eq!(marked(&mark), 0);
    }
}
