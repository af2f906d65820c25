//! The descendants of a process and their threads, read from `/proc`.

use std::{collections::HashMap, fs};

use nix::unistd::Pid;

/// A thread of a descendant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Thread {
    pub(super) process: i32,
    pub(super) number: i32,
    /// Whether it sleeps until something wakes it. One that could run, but has no core to run on, does not.
    pub(super) sleeps: bool,
    /// CPU time, in ticks of the kernel's clock.
    pub(super) ticks: u64,
}

/// All living descendants of `top`, without itself. Those that have ended but are not yet reaped do not count.
pub(super) fn members(top: Pid) -> Vec<Pid> {
    let mut children: HashMap<i32, Vec<i32>> = HashMap::new();
    let mut dead = Vec::new();
    for (process, parent, state) in processes() {
        children.entry(parent).or_default().push(process);
        if has_ended(&state) {
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

/// The name of a living process: that of its program, at most 15 bytes of it.
pub(super) fn name(process: Pid) -> Option<String> {
    let name = fs::read_to_string(format!("/proc/{process}/comm")).ok()?;
    Some(name.trim_end().to_owned())
}

/// The threads of these processes, without those that have ended.
pub(super) fn threads(processes: &[Pid]) -> Vec<Thread> {
    /// Where the CPU time in user mode is, counted from the state; that in the kernel follows.
    const TICKS: usize = 11;
    let one = |process: i32, number: i32, fields: &str| {
        let mut fields = fields.split(' ');
        let state = fields.next()?;
        let mut ticks = fields.skip(TICKS - 1).map(str::parse::<u64>);
        let ticks = ticks.next()?.ok()? + ticks.next()?.ok()?;
        (!has_ended(state)).then_some(Thread {
            process,
            number,
            sleeps: state == "S",
            ticks,
        })
    };
    let of = |process: &Pid| {
        let process = process.as_raw();
        let threads = stats(&format!("/proc/{process}/task"));
        let alive = threads.filter_map(move |(number, fields)| one(process, number, &fields));
        alive.collect::<Vec<_>>()
    };
    processes.iter().flat_map(of).collect()
}

/// Whether no other thread can wake this one by anything but what another of its program's processes does: it waits without a
/// time-out for a lock, for the end of a process, or for what comes through a pipe. Of many a wait it is not known.
pub(super) fn waits_for_others(thread: &Thread) -> bool {
    let folder = format!("/proc/{}/task/{}", thread.process, thread.number);
    let Ok(call) = fs::read_to_string(format!("{folder}/syscall")) else {
        // Not every kernel tells, and not everybody.
        return false;
    };
    let is_pipe = |descriptor: u64| {
        fs::read_link(format!("{folder}/fd/{descriptor}"))
            .is_ok_and(|file| file.as_os_str().as_encoded_bytes().starts_with(b"pipe:"))
    };
    is_endless(&call, is_pipe)
}

/// `call` is a line of `/proc/…/syscall`: the number of the call, then its arguments in hexadecimal.
fn is_endless(call: &str, is_pipe: impl Fn(u64) -> bool) -> bool {
    /// What a futex is asked for, without its flags.
    const FUTEX_OPERATION: u64 = 0x7f;
    let mut fields = call.split_whitespace();
    let Some(Ok(number)) = fields.next().map(str::parse::<libc::c_long>) else {
        return false;
    };
    let arguments: Option<Vec<u64>> = fields
        .map(|field| u64::from_str_radix(field.strip_prefix("0x")?, 16).ok())
        .collect();
    let Some([first, second, _, fourth, ..]) = arguments.as_deref() else {
        return false;
    };
    match number {
        libc::SYS_futex => {
            let waits = [libc::FUTEX_WAIT, libc::FUTEX_WAIT_BITSET];
            let operation = second & FUTEX_OPERATION;
            let has_timeout = *fourth != 0;
            waits
                .iter()
                .any(|&wait| Ok(operation) == u64::try_from(wait))
                && !has_timeout
        }
        libc::SYS_wait4 | libc::SYS_waitid => true,
        libc::SYS_read | libc::SYS_readv => is_pipe(*first),
        _ => false,
    }
}

/// How often a thread has gone to sleep or was interrupted. As long as it does not change, the thread has not run.
pub(super) fn switches(thread: &Thread) -> Option<u64> {
    let path = format!("/proc/{}/task/{}/status", thread.process, thread.number);
    let status = fs::read_to_string(path).ok()?;
    let counts = status
        .lines()
        .filter_map(|line| line.split_once("ctxt_switches:"))
        .map(|(_, count)| count.trim().parse::<u64>());
    counts.sum::<Result<u64, _>>().ok()
}

/// Number, parent and state of each process.
fn processes() -> impl Iterator<Item = (i32, i32, String)> {
    stats("/proc").filter_map(|(process, fields)| {
        let mut fields = fields.split(' ');
        let state = fields.next()?.to_owned();
        let parent = fields.next()?.parse().ok()?;
        Some((process, parent, state))
    })
}

fn has_ended(state: &str) -> bool {
    state == "Z" || state == "X"
}

/// The processes or threads in a folder: the number of each, and what its `stat` says from the state on.
fn stats(folder: &str) -> impl Iterator<Item = (i32, String)> + use<> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| {
        let number = entry.file_name().to_str()?.parse().ok()?;
        let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
        // The name stands in parentheses and may hold any character: what follows the last one is safe to split.
        let (_, fields) = stat.rsplit_once(')')?;
        Some((number, fields.trim_start().to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the kernel writes it: seven arguments or fewer, then two addresses.
    fn call(number: libc::c_long, arguments: [u64; 4]) -> String {
        let [a, b, c, d] = arguments;
        format!("{number} {a:#x} {b:#x} {c:#x} {d:#x} 0x0 0xffffffff 0x7ffe0 0x7f00\n")
    }

    #[test]
    fn only_waits_for_others_without_a_timeout_are_endless() {
        let wait_bitset = 0x189;
        for (number, arguments, endless) in [
            (libc::SYS_futex, [1, wait_bitset, 2, 0], true),
            (libc::SYS_futex, [1, wait_bitset, 2, 0x7ffe], false),
            (libc::SYS_futex, [1, 0x80, 2, 0], true),
            (libc::SYS_futex, [1, 0x81, 2, 0], false),
            (libc::SYS_wait4, [7, 0, 0, 0], true),
            (libc::SYS_read, [3, 0, 0, 0], true),
            (libc::SYS_read, [4, 0, 0, 0], false),
            (libc::SYS_clock_nanosleep, [0, 0, 0, 0], false),
            (libc::SYS_recvfrom, [3, 0, 0, 0], false),
        ] {
            let call = call(number, arguments);
            assert_eq!(
                is_endless(&call, |descriptor| descriptor == 3),
                endless,
                "{call}"
            );
        }
        assert!(!is_endless("running\n", |_| true));
        assert!(!is_endless("-1 0x7ffe 0x7f00\n", |_| true));
    }

    #[test]
    fn this_thread_runs_and_one_at_a_channel_waits_for_others() {
        let (number, numbers) = std::sync::mpsc::channel();
        let (end, ends) = std::sync::mpsc::channel::<()>();
        let waiting = std::thread::spawn(move || {
            number
                .send(nix::unistd::gettid().as_raw())
                .expect("a listener");
            ends.recv().expect_err("nothing is ever sent");
        });
        let waiting_number = numbers.recv().expect("the number");
        let own_number = nix::unistd::gettid().as_raw();
        let look = || {
            let threads = threads(&[nix::unistd::getpid()]);
            let find = |number| {
                threads
                    .iter()
                    .find(|thread| thread.number == number)
                    .cloned()
            };
            (find(own_number), find(waiting_number))
        };
        let asleep = loop {
            let (own, other) = look();
            assert!(!own.expect("this thread").sleeps);
            let other = other.expect("it has not ended");
            if other.sleeps {
                break other;
            }
            std::thread::yield_now();
        };
        assert!(waits_for_others(&asleep));
        let before = switches(&asleep);
        assert!(before.is_some() && before == switches(&asleep));
        drop(end);
        waiting.join().expect("it ends");
    }
}
