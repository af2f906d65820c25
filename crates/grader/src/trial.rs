//! A run in a fork of this process, which tells what it has seen and ends.
//!
//! For what would leave its traces in this process: there the contents of cells lie in guarded pages, see [`guard`](crate::guard). Code that
//! does not survive that ends the fork and nothing else. A fork takes a whole schedule, as this process does with each one of thousands, so whatever the
//! code does outside of the process, it is not done twice within one schedule.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{PipeReader, PipeWriter, Read, Write, pipe};

/// CPU time after which the fork is given up: it computes without end, as this process will. Not wall time, which on a busy machine
/// would make the answer depend on others.
const CPU_SECONDS: libc::rlim_t = 1;

/// Wall time after which it is given up in any case: it waits for something real.
const SECONDS: libc::c_uint = 9;

/// Which of the two processes this is.
pub(crate) enum Trial {
    /// The fork, which is to tell something.
    Fork(Teller),
    /// The one that goes on.
    Here(Listener),
}

/// Makes the fork. Nothing, if the system gives no process.
pub(crate) fn begin() -> Option<Trial> {
    let (reader, writer) = pipe().ok()?;
    // Safety: no other thread of this process holds what the fork needs: explored threads share one OS thread.
    match unsafe { libc::fork() } {
        -1 => None,
        0 => {
            limit();
            be_quiet();
            Some(Trial::Fork(Teller(writer)))
        }
        fork => Some(Trial::Here(Listener { fork, reader })),
    }
}

/// The fork's way to tell.
pub(crate) struct Teller(PipeWriter);

impl Teller {
    /// Tells what it has seen, and ends the fork.
    pub(crate) fn tell(mut self, seen: &impl Serialize) -> ! {
        if let Ok(seen) = serde_json::to_vec(seen) {
            // If nobody listens, nobody misses it.
            let _ = self.0.write_all(&seen);
        }
        // Safety: the fork has nothing to clean up.
        unsafe { libc::_exit(0) }
    }
}

/// Hears what a fork tells.
pub(crate) struct Listener {
    fork: libc::pid_t,
    reader: PipeReader,
}

impl Listener {
    /// What the fork has seen; nothing, if it did not survive.
    pub(crate) fn hear<T: DeserializeOwned>(mut self) -> Option<T> {
        let mut told = Vec::new();
        let read = self.reader.read_to_end(&mut told);
        // Safety: waits for the process made above, and for nothing else.
        unsafe {
            while libc::waitpid(self.fork, std::ptr::null_mut(), 0) == -1
                && std::io::Error::last_os_error().kind() == std::io::ErrorKind::Interrupted
            {
            }
        }
        read.ok()?;
        serde_json::from_slice(&told).ok()
    }
}

fn limit() {
    // Safety: changes only the fork.
    unsafe {
        let limit = libc::rlimit {
            rlim_cur: CPU_SECONDS,
            rlim_max: CPU_SECONDS,
        };
        libc::setrlimit(libc::RLIMIT_CPU, &raw const limit);
        libc::alarm(SECONDS);
    }
}

/// What the fork prints is printed by this process, too, and is not to be seen twice.
fn be_quiet() {
    // Safety: the descriptors are the fork's own.
    unsafe {
        let nowhere = libc::open(c"/dev/null".as_ptr(), libc::O_WRONLY | libc::O_CLOEXEC);
        if nowhere >= 0 {
            libc::dup2(nowhere, libc::STDOUT_FILENO);
            libc::dup2(nowhere, libc::STDERR_FILENO);
            libc::close(nowhere);
        }
    }
}
