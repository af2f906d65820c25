//! Whether a running program rests: all of its threads sleep; and whether it will for ever: none of them can wake another.
//!
//! Wall time alone cannot tell a program that waits for ever from one that has not got a core for a while. A thread which
//! could run but does not is not asleep, however busy the machine is, so what is seen here does not depend on the load.

use std::time::{Duration, Instant};

use nix::unistd::Pid;

use super::family::{self, Thread};

/// What repeated looks at a program's processes have shown.
pub(super) struct Rest {
    /// The thread that only watches the others, wakes up now and then, and does not count.
    watcher: Option<Pid>,
    asleep: Since<Vec<Thread>>,
    /// Each thread's number, and how often it has been switched off its core.
    blocked: Since<Vec<(i32, u64)>>,
}

impl Rest {
    /// The program's main thread does not count.
    pub(super) fn new(program: Option<Pid>) -> Rest {
        Rest {
            watcher: program,
            asleep: Since::default(),
            blocked: Since::default(),
        }
    }

    /// Looks at the program's processes.
    pub(super) fn look(&mut self, processes: &[Pid]) {
        let mut threads = family::threads(processes);
        threads.retain(|thread| Some(Pid::from_raw(thread.number)) != self.watcher);
        let all_sleep = !threads.is_empty() && threads.iter().all(|thread| thread.sleeps);
        self.blocked
            .see(all_sleep.then(|| blocked(&threads)).flatten());
        self.asleep.see(all_sleep.then_some(threads));
    }

    /// For how long all threads have slept and used no CPU time. Each may have woken for a moment between two looks.
    pub(super) fn asleep(&self) -> Duration {
        self.asleep.elapsed()
    }

    /// For how long no thread has run, since each waits for others: nothing but another program or the system can wake one.
    ///
    /// The looks at the threads of one program are not simultaneous, but between two looks that show the same, each of these
    /// threads was asleep from the first look at it to the second: so at the end of the first round, all were at once.
    pub(super) fn blocked(&self) -> Duration {
        self.blocked.elapsed()
    }
}

fn blocked(threads: &[Thread]) -> Option<Vec<(i32, u64)>> {
    let mark = |thread: &Thread| {
        let switches = family::switches(thread)?;
        family::waits_for_others(thread).then_some((thread.number, switches))
    };
    threads.iter().map(mark).collect()
}

/// Since when the same thing has been seen.
struct Since<T> {
    seen: Option<(T, Instant)>,
}

impl<T> Default for Since<T> {
    fn default() -> Since<T> {
        Since { seen: None }
    }
}

impl<T: PartialEq> Since<T> {
    fn see(&mut self, new: Option<T>) {
        let old = self.seen.as_ref().map(|(old, _)| old);
        if old != new.as_ref() {
            self.seen = new.map(|new| (new, Instant::now()));
        }
    }

    fn elapsed(&self) -> Duration {
        self.seen
            .as_ref()
            .map_or(Duration::ZERO, |(_, since)| since.elapsed())
    }
}
