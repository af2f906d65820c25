//! Ctrl-C: how it is noticed; and during a grading, whatever was started is ended, and nothing of it counts.
//!
//! The signal reaches only those who share the terminal's process group. A graded program has a group of its own, and whoever
//! waits for it would take its end for a verdict.

use std::{
    io::{self, IsTerminal, Write},
    process,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};

use tokio::{
    runtime,
    signal::unix::{SignalKind, signal},
};

use super::terminal::CLEAR_LINE;
use crate::supervisor::{self, SIGNALLED};

/// Passed by what was not interrupted.
pub struct Gate(Arc<Mutex<()>>);

impl Gate {
    /// From here on an interruption waits until the guard is dropped. After one this never returns: the process is ending.
    pub fn pass(&self) -> MutexGuard<'_, ()> {
        // There is nothing behind it that a panic could have left half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Resolves with the exit code that shells use, on Ctrl-C, SIGTERM and a closed terminal, if they come after this call: the handlers are
/// installed before the future is awaited. To be called where signals can be waited for, in a runtime.
pub fn interrupted() -> io::Result<impl Future<Output = u8>> {
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    let mut hung_up = signal(SignalKind::hangup())?;
    Ok(async move {
        let kind = tokio::select! {
            _ = interrupted.recv() => SignalKind::interrupt(),
            _ = terminated.recv() => SignalKind::terminate(),
            _ = hung_up.recv() => SignalKind::hangup(),
        };
        // The numbers of these signals are small.
        SIGNALLED + kind.as_raw_value() as u8
    })
}

/// From now on, Ctrl-C, SIGTERM and a closed terminal end everything below this process before they end the process itself,
/// with the exit code that shells use.
pub fn end_all_when_interrupted() -> io::Result<Gate> {
    let runtime = runtime::Builder::new_current_thread().enable_io().build()?;
    let interrupted = {
        let _entered = runtime.enter();
        interrupted()?
    };
    let gate = Arc::new(Mutex::new(()));
    let closed = Arc::clone(&gate);
    thread::spawn(move || {
        let code = runtime.block_on(interrupted);
        let _closed = closed.lock().unwrap_or_else(PoisonError::into_inner);
        // Nor does anybody write over a line that is clean.
        let mut errors = io::stderr().lock();
        supervisor::end_descendants();
        if errors.is_terminal() {
            // The terminal may be gone.
            let _ = errors.write_all(CLEAR_LINE.as_bytes());
        }
        process::exit(code.into());
    });
    Ok(Gate(gate))
}
