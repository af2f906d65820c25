//! Ticks.

use super::sleep::{at, since_start};
use super::{Duration, Instant, Sleep, now};
use grader::kernel::Loc;
use std::fmt;
use std::panic::Location;

/// `tokio::time::MissedTickBehavior`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MissedTickBehavior {
    /// Missed ticks come at once, one after the other.
    #[default]
    Burst,
    /// The next tick comes one period after this one.
    Delay,
    /// Missed ticks are left out.
    Skip,
}

/// `tokio::time::Interval`.
pub struct Interval {
    next: Duration,
    period: Duration,
    missed: MissedTickBehavior,
    place: Loc,
}

impl Interval {
    /// `Interval::tick`.
    pub async fn tick(&mut self) -> Instant {
        let due = self.next;
        Sleep::until(due, self.place).await;
        let now = now();
        self.next = match self.missed {
            MissedTickBehavior::Delay if now > due => now + self.period,
            MissedTickBehavior::Skip if now > due => {
                let late = (now - due).as_nanos() % self.period.as_nanos();
                now + self.period - Duration::from_nanos(u64::try_from(late).unwrap_or(0))
            }
            _ => due + self.period,
        };
        at(due)
    }

    /// `Interval::reset`.
    pub fn reset(&mut self) {
        self.next = now() + self.period;
    }

    /// `Interval::period`.
    #[must_use]
    pub fn period(&self) -> Duration {
        self.period
    }

    /// `Interval::set_missed_tick_behavior`.
    pub fn set_missed_tick_behavior(&mut self, missed: MissedTickBehavior) {
        self.missed = missed;
    }

    /// `Interval::missed_tick_behavior`.
    #[must_use]
    pub fn missed_tick_behavior(&self) -> MissedTickBehavior {
        self.missed
    }
}

impl fmt::Debug for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Interval")
            .field("period", &self.period)
            .finish_non_exhaustive()
    }
}

/// `tokio::time::interval`.
///
/// # Panics
/// If the period is zero.
#[track_caller]
#[must_use]
pub fn interval(period: Duration) -> Interval {
    start(now(), period, Location::caller())
}

/// `tokio::time::interval_at`.
///
/// # Panics
/// If the period is zero.
#[track_caller]
#[must_use]
pub fn interval_at(first: Instant, period: Duration) -> Interval {
    start(since_start(first), period, Location::caller())
}

fn start(next: Duration, period: Duration, place: Loc) -> Interval {
    assert!(!period.is_zero(), "`period` must be non-zero.");
    Interval {
        next,
        period,
        missed: MissedTickBehavior::default(),
        place,
    }
}
