//! Descendants where they cannot be listed: the process group stands for them.

use nix::unistd::Pid;

/// Not known here; the process group stands for them.
pub(super) fn members(_top: Pid) -> Vec<Pid> {
    Vec::new()
}

/// Not known here.
pub(super) fn name(_process: Pid) -> Option<String> {
    None
}

/// A thread of a descendant. There are none here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Thread {
    pub(super) process: i32,
    pub(super) number: i32,
    pub(super) sleeps: bool,
    pub(super) ticks: u64,
}

/// Not known here.
pub(super) fn threads(_processes: &[Pid]) -> Vec<Thread> {
    Vec::new()
}

/// Not known here.
pub(super) fn waits_for_others(_thread: &Thread) -> bool {
    false
}

/// Not known here.
pub(super) fn switches(_thread: &Thread) -> Option<u64> {
    None
}
