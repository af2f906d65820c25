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
