//! A small process between the server and a program it runs: it ends the program with all its descendants.
//!
//! Killing a process group misses whoever called `setsid`, and a descendant whose parent has died belongs to nobody. On Linux the
//! supervisor is therefore a *child subreaper*: orphans below it become its own children, so nothing that the program started can
//! leave its subtree. It ends the subtree when the program has ended, and when its own standard input is closed: the server
//! closes it on Stop, disconnect and time-out, and the system does when the server dies in any way.
//!
//! Elsewhere (macOS) there is no subreaper; a descendant that has left the process group *and* lost its parent escapes.

use std::{
    collections::{HashMap, HashSet},
    ffi::OsString,
    io::{self, Read},
    os::unix::process::{CommandExt, ExitStatusExt},
    path::PathBuf,
    process::{Command, ExitStatus, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use rustix::process::{self, Pid, Signal, WaitOptions};

/// The hidden command of the tool under which [`supervise`] runs.
pub const COMMAND: &str = "supervise";

/// The exit code when the program could not be started, as shells have it.
pub const NOT_STARTED: u8 = 127;

/// A program that was ended by signal N is reported as exit code 128 + N, as shells do.
pub const SIGNALLED: u8 = 128;

/// This binary, to be run as a supervisor. On Linux the link stays right when cargo replaces the file meanwhile.
///
/// # Errors
/// When the system does not tell.
pub fn binary() -> io::Result<PathBuf> {
    if cfg!(target_os = "linux") {
        Ok("/proc/self/exe".into())
    } else {
        std::env::current_exe()
    }
}

/// Runs `program` until it ends or standard input is closed, ends all its descendants and returns its exit code.
#[must_use]
pub fn supervise(program: &OsString, arguments: &[OsString]) -> u8 {
    if let Err(error) = adopt_orphans() {
        eprintln!("{}: {error}", program.display());
        return NOT_STARTED;
    }
    let started = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .process_group(0)
        .spawn();
    let child = match started {
        Ok(child) => Pid::from_child(&child),
        Err(error) => {
            eprintln!("{}: {error}", program.display());
            return NOT_STARTED;
        }
    };
    let ending = Arc::new(AtomicBool::new(false));
    thread::spawn({
        let ending = Arc::clone(&ending);
        move || {
            wait_for_end_of_input();
            ending.store(true, Ordering::SeqCst);
            // Whoever dies of this wakes the loop below, which then goes on killing until nobody is left.
            kill_descendants(child);
        }
    });
    let mut code = SIGNALLED + Signal::KILL.as_raw() as u8;
    loop {
        if ending.load(Ordering::SeqCst) {
            kill_descendants(child);
        }
        match process::wait(WaitOptions::empty()) {
            Ok(Some((pid, status))) if pid == child => {
                code = exit_code(ExitStatus::from_raw(status.as_raw()));
                ending.store(true, Ordering::SeqCst);
            }
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(_no_child_left) => return code,
        }
    }
}

#[cfg(target_os = "linux")]
fn adopt_orphans() -> io::Result<()> {
    Ok(process::set_child_subreaper(Some(process::getpid()))?)
}

#[cfg(not(target_os = "linux"))]
fn adopt_orphans() -> io::Result<()> {
    Ok(())
}

fn wait_for_end_of_input() {
    let mut ignored = [0; 64];
    let mut input = io::stdin();
    loop {
        match input.read(&mut ignored) {
            Ok(0) => return,
            Err(error) if error.kind() != io::ErrorKind::Interrupted => return,
            Ok(_) | Err(_) => {}
        }
    }
}

fn exit_code(status: ExitStatus) -> u8 {
    match (status.code(), status.signal()) {
        (Some(code), _) => u8::try_from(code).unwrap_or(1),
        (None, Some(signal)) => SIGNALLED.saturating_add(u8::try_from(signal).unwrap_or(0)),
        (None, None) => 1,
    }
}

/// Sends SIGKILL to the group of `child` and to every process below this one.
fn kill_descendants(child: Pid) {
    // Errors mean that somebody has ended already.
    let _ = process::kill_process_group(child, Signal::KILL);
    for pid in descendants(process::getpid(), &parents()) {
        let _ = process::kill_process(pid, Signal::KILL);
    }
}

/// Ends every process below this one. They are stopped first, so that none can start another one meanwhile.
pub fn end_descendants() {
    let mut stopped = HashSet::new();
    loop {
        let mut new = descendants(process::getpid(), &parents());
        new.retain(|pid| stopped.insert(*pid));
        if new.is_empty() {
            break;
        }
        for pid in new {
            // Errors mean that it has ended already.
            let _ = process::kill_process(pid, Signal::STOP);
        }
    }
    for pid in stopped {
        let _ = process::kill_process(pid, Signal::KILL);
    }
}

/// All processes below `ancestor`, given who is whose parent.
fn descendants(ancestor: Pid, parents: &HashMap<Pid, Pid>) -> Vec<Pid> {
    let mut found = vec![ancestor];
    let mut next = 0;
    while let Some(parent) = found.get(next).copied() {
        let children = parents.iter().filter(|(_, of)| **of == parent);
        found.extend(children.map(|(child, _)| *child));
        next += 1;
    }
    found.swap_remove(0);
    found
}

/// Every process of the system and its parent.
#[cfg(target_os = "linux")]
fn parents() -> HashMap<Pid, Pid> {
    let Ok(entries) = std::fs::read_dir("/proc") else {
        return HashMap::new();
    };
    entries
        .filter_map(|entry| {
            let pid = entry.ok()?.file_name().to_str()?.parse().ok()?;
            let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
            // `pid (name) state parent …`; the name may hold spaces and brackets.
            let parent = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?;
            Some((Pid::from_raw(pid)?, Pid::from_raw(parent.parse().ok()?)?))
        })
        .collect()
}

/// Every process of the system and its parent.
#[cfg(not(target_os = "linux"))]
fn parents() -> HashMap<Pid, Pid> {
    let listed = Command::new("/bin/ps")
        .args(["-A", "-o", "pid=,ppid="])
        .output();
    let text = listed.map(|output| output.stdout).unwrap_or_default();
    String::from_utf8_lossy(&text)
        .lines()
        .filter_map(|line| {
            let mut numbers = line.split_whitespace().map(str::parse);
            let mut pid = || Pid::from_raw(numbers.next()?.ok()?);
            Some((pid()?, pid()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pid(number: i32) -> Pid {
        Pid::from_raw(number).expect("not 0")
    }

    #[test]
    fn descendants_are_found_over_generations_and_nobody_else() {
        let parents = [(2, 1), (3, 2), (4, 3), (5, 1), (6, 3)];
        let parents = parents.map(|(child, of)| (pid(child), pid(of))).into();
        let mut found = descendants(pid(2), &parents);
        found.sort_by_key(|pid| pid.as_raw_nonzero());
        assert_eq!(found, [3, 4, 6].map(pid));
    }

    #[test]
    fn this_process_is_listed_with_its_parent() {
        assert_eq!(
            parents().get(&process::getpid()).copied(),
            process::getppid()
        );
    }

    #[test]
    fn signals_become_codes_above_128() {
        assert_eq!(exit_code(ExitStatus::from_raw(3 << 8)), 3);
        assert_eq!(exit_code(ExitStatus::from_raw(6)), 134);
    }
}
