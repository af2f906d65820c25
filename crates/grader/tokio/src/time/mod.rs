//! `tokio::time`, by the virtual clock: it moves only when every task waits.

mod interval;
mod sleep;
mod timeout;

pub use explored_std::time::{Duration, Instant};
pub use interval::{Interval, MissedTickBehavior, interval, interval_at};
pub use sleep::{Sleep, sleep, sleep_until};
pub use timeout::{Timeout, error, timeout, timeout_at};

use grader::tasks;

/// `tokio::time::pause`; the clock is always virtual here.
pub fn pause() {}

/// `tokio::time::resume`; the clock stays virtual.
pub fn resume() {}

/// `tokio::time::advance`: one jump, and timers that are due by then fire late.
pub async fn advance(duration: Duration) {
    tasks::advance(duration);
    crate::task::yield_now().await;
}

/// Virtual time since the start of the schedule.
fn now() -> Duration {
    tasks::now()
}
