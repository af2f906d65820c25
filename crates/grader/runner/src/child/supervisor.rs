//! The process between us and the program, on Linux: see the parent module.

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

/// Forks: the child returns and becomes the program; the parent becomes the supervisor and never returns. It writes the
/// program's number to `pipe`, and later how the program ended.
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
    let tell = |number: i32| {
        // Safety: the pipe is open: it was inherited and is closed only at the end of this process.
        let pipe = unsafe { BorrowedFd::borrow_raw(pipe) };
        // Where nobody reads any more there is nobody to tell.
        let _ = nix::unistd::write(pipe, &number.to_ne_bytes());
    };
    tell(program);
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
            tell(status);
        }
        if ended == -1 && Errno::last() != Errno::EINTR {
            // Safety: ends this process without running what its parent registered for an orderly exit.
            unsafe { libc::_exit(0) };
        }
    }
}
