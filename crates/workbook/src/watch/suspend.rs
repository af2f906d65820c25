//! Stopping this process as Ctrl-Z does, with the terminal given back before.
//!
//! While the terminal is ours, Ctrl-Z is a key. It is passed on to the whole process group, as the terminal would do (cargo,
//! which started us, has to stop as well), and comes back to us as a signal, like one that was sent from elsewhere.

use nix::{
    sys::signal::{self, SaFlags, SigAction, SigHandler, SigSet, Signal},
    unistd::Pid,
};

/// Asks the process group to stop.
///
/// # Errors
/// When the system refuses.
pub fn ask_group() -> nix::Result<()> {
    signal::kill(Pid::from_raw(0), Signal::SIGTSTP)
}

/// Stops this process until it is continued. Does nothing where nobody could continue it: the system sees to that.
///
/// # Errors
/// When the system refuses.
pub fn stop() -> nix::Result<()> {
    let default = SigAction::new(SigHandler::SigDfl, SaFlags::empty(), SigSet::empty());
    // Safety: the default action runs no code of ours, and the handler that is put back was in place before.
    unsafe {
        let handler = signal::sigaction(Signal::SIGTSTP, &default)?;
        let stopped = signal::raise(Signal::SIGTSTP);
        signal::sigaction(Signal::SIGTSTP, &handler)?;
        stopped
    }
}
