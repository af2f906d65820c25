//! Where no process can adopt the descendants of another, the program is our own child.

use std::{
    io::{self, PipeWriter},
    os::fd::{AsRawFd, RawFd},
};

pub(super) fn descriptor(pipe: &PipeWriter) -> RawFd {
    pipe.as_raw_fd()
}

#[allow(clippy::unnecessary_wraps)] // the same signature as where there is a supervisor
pub(super) fn stand_between(_pipe: RawFd) -> io::Result<()> {
    Ok(())
}
