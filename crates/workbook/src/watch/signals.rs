//! Signals that end this process, and stopping it as Ctrl-Z does; in both cases the terminal is given back before.
//!
//! While the terminal is ours, Ctrl-Z is a key. It is passed on to the whole process group, as the terminal would do (cargo,
//! which started us, has to stop as well), and comes back to us as a signal, like one that was sent from elsewhere.

use std::io;

use nix::{
    sys::signal::{self, SaFlags, SigAction, SigHandler, SigSet, Signal},
    unistd::Pid,
};
use tokio::signal::unix::{self, SignalKind};

/// What a signal wants of this process.
pub enum Signalled {
    /// Ctrl-C outside of our terminal: for an editor, if there is one.
    Interrupted,
    /// To end.
    ToEnd,
    /// To stop until it is continued.
    ToStop,
}

/// The signals that end or stop this process.
pub struct Signals {
    interrupt: unix::Signal,
    terminate: unix::Signal,
    hang_up: unix::Signal,
    stop: unix::Signal,
}

impl Signals {
    /// Takes these signals, instead of what the system would do.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn install() -> io::Result<Signals> {
        Ok(Signals {
            interrupt: unix::signal(SignalKind::interrupt())?,
            terminate: unix::signal(SignalKind::terminate())?,
            hang_up: unix::signal(SignalKind::hangup())?,
            stop: unix::signal(SignalKind::from_raw(nix::libc::SIGTSTP))?,
        })
    }

    /// The next of them.
    pub async fn next(&mut self) -> Signalled {
        tokio::select! {
            _ = self.interrupt.recv() => Signalled::Interrupted,
            _ = self.terminate.recv() => Signalled::ToEnd,
            _ = self.hang_up.recv() => Signalled::ToEnd,
            _ = self.stop.recv() => Signalled::ToStop,
        }
    }
}

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
