//! Watches an exploration from outside: the search gets control only at scheduling points, so a bare `loop {}` or a real
//! blocking call between two of them would never come back.
//!
//! What counts is CPU time of this process, in which only the exploring thread works: on a busy machine a slow schedule is not
//! taken for an endless one. Wall time is only a fuse for code that really blocks.

use crate::kernel::{Loc, ThreadId};
use std::panic::Location;
use std::sync::atomic::{AtomicPtr, AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// CPU time without a scheduling point after which the code is taken to be stuck.
const STUCK_CPU: Duration = Duration::from_secs(2);
/// Wall time without a scheduling point after which the code is taken to be stuck, whatever its CPU time.
const STUCK_WALL: Duration = Duration::from_secs(10);

/// Beats at each scheduling point.
#[derive(Default)]
pub(crate) struct Heart {
    beats: AtomicU64,
    thread: AtomicUsize,
    place: AtomicPtr<Location<'static>>,
}

impl Heart {
    pub(crate) fn beat(&self, thread: ThreadId, place: Loc) {
        self.thread.store(thread, Ordering::Relaxed);
        self.place
            .store(std::ptr::from_ref(place).cast_mut(), Ordering::Relaxed);
        // One writer: a plain add, without the bus lock of `fetch_add`.
        self.beats
            .store(self.beats.load(Ordering::Relaxed) + 1, Ordering::Release);
    }

    /// The thread and the place of the last beat.
    pub(crate) fn last(&self) -> (ThreadId, Option<Loc>) {
        // Safety: only pointers to `'static` locations are ever stored.
        let place = unsafe { self.place.load(Ordering::Relaxed).as_ref() };
        (self.thread.load(Ordering::Relaxed), place)
    }
}

/// Notices when a heart has stopped.
pub(crate) struct Watch<'a> {
    heart: &'a Heart,
    beats: u64,
    cpu: Duration,
    wall: Instant,
}

impl<'a> Watch<'a> {
    pub(crate) fn new(heart: &'a Heart) -> Watch<'a> {
        Watch {
            heart,
            beats: heart.beats.load(Ordering::Acquire),
            cpu: cpu_time(),
            wall: Instant::now(),
        }
    }

    /// True if there was no beat for too long. To be asked several times a second.
    pub(crate) fn is_stuck(&mut self) -> bool {
        let beats = self.heart.beats.load(Ordering::Acquire);
        if beats != self.beats {
            *self = Watch {
                beats,
                ..Watch::new(self.heart)
            };
            return false;
        }
        self.idle_cpu() >= STUCK_CPU || self.wall.elapsed() >= STUCK_WALL
    }

    /// CPU time since the last beat.
    pub(crate) fn idle_cpu(&self) -> Duration {
        cpu_time().saturating_sub(self.cpu)
    }
}

/// User CPU time of this process.
fn cpu_time() -> Duration {
    // Safety: an all-zero `rusage` is a valid value, and the call only writes to it.
    let usage = unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        libc::getrusage(libc::RUSAGE_SELF, &raw mut usage);
        usage
    };
    let seconds = u64::try_from(usage.ru_utime.tv_sec).unwrap_or(0);
    let micros = u64::try_from(usage.ru_utime.tv_usec).unwrap_or(0);
    Duration::from_secs(seconds) + Duration::from_micros(micros)
}
