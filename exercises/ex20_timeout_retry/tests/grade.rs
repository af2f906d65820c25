//! What attempts under a time-out must do. Each case is one property, run in every order of tasks that is explored; the clock is virtual,
//! so that times are exact.

use ex20_timeout_retry::{Failed, Policy, retry};
use grader::{Tally, require, require_at_most, require_eq};
use std::{
    future::Future,
    sync::Arc,
    time::{Duration, Instant},
};

grader::main!(
    ends_with_the_first_success,
    gives_up_after_the_last,
    tells_the_last_failure,
    stops_what_is_too_slow,
    others_go_on_meanwhile,
    cleans_up_once,
    cleans_up_when_cancelled,
);

const LIMIT: u64 = 2;
const PAUSE: u64 = 1;

fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

fn policy(attempts: u32) -> Policy {
    Policy {
        attempts,
        limit: seconds(LIMIT),
        pause: seconds(PAUSE),
    }
}

fn on_a_paused_clock(future: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .unwrap()
        .block_on(future);
}

async fn takes(count: u64, result: Result<u32, u32>) -> Result<u32, u32> {
    tokio::time::sleep(seconds(count)).await;
    result
}

fn told(result: &Result<u32, Failed<u32>>) -> String {
    format!("{result:?}")
}

/// Too slow, then an error, then a success: 2 + 1 + 1 + 1 + 1 s.
fn ends_with_the_first_success() {
    on_a_paused_clock(async {
        let (start, made) = (Instant::now(), Tally::new());
        let result = retry(
            policy(4),
            |number| {
                require_eq(u64::from(number), made.add(), "number");
                match number {
                    1 => takes(60, Ok(1)),
                    2 => takes(1, Err(2)),
                    _ => takes(1, Ok(number)),
                }
            },
            || {},
        )
        .await;
        require_eq(told(&result), "Ok(3)", "result");
        require_eq(made.get(), 3, "attempts");
        require_eq(start.elapsed().as_secs(), 6, "time");
    });
}

/// Three limits and two pauses.
fn gives_up_after_the_last() {
    on_a_paused_clock(async {
        let (start, made) = (Instant::now(), Tally::new());
        let attempt = |_| {
            made.add();
            takes(60, Ok(1))
        };
        let result = retry(policy(3), attempt, || {}).await;
        require_eq(told(&result), "Err(TimedOut)", "result");
        require_eq(made.get(), 3, "attempts");
        require_eq(start.elapsed().as_secs(), 3 * LIMIT + 2 * PAUSE, "time");
    });
}

fn tells_the_last_failure() {
    on_a_paused_clock(async {
        let slow_then_error = |number| match number {
            1 => takes(60, Ok(1)),
            _ => takes(0, Err(number)),
        };
        let result = retry(policy(2), slow_then_error, || {}).await;
        require_eq(told(&result), "Err(Error(2))", "result");
        let error_then_slow = |number| match number {
            1 => takes(0, Err(number)),
            _ => takes(60, Ok(1)),
        };
        let result = retry(policy(2), error_then_slow, || {}).await;
        require_eq(told(&result), "Err(TimedOut)", "result");
    });
}

/// Is there as long as an attempt exists.
struct Running(Arc<Tally>);

impl Running {
    fn begin(running: &Arc<Tally>) -> Running {
        require_at_most(running.add(), 1, "two_at_once");
        Running(Arc::clone(running))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.subtract();
    }
}

/// An attempt that would go on long after its limit.
async fn slow(running: Arc<Tally>, ended: Arc<Tally>) -> Result<u32, u32> {
    let _running = Running::begin(&running);
    let result = takes(10, Ok(1)).await;
    ended.add();
    result
}

fn stops_what_is_too_slow() {
    on_a_paused_clock(async {
        for pause in [PAUSE, 0] {
            let (running, ended) = (Arc::new(Tally::new()), Arc::new(Tally::new()));
            let attempt = |_| slow(Arc::clone(&running), Arc::clone(&ended));
            let policy = Policy {
                pause: seconds(pause),
                ..policy(2)
            };
            let _ = retry(policy, attempt, || {}).await;
            tokio::time::sleep(seconds(60)).await;
            require_eq(ended.get(), 0, "still_running");
            require_eq(running.get(), 0, "still_running");
        }
    });
}

/// What runs in the same task and has something to do each second must not be late.
fn others_go_on_meanwhile() {
    on_a_paused_clock(async {
        let start = Instant::now();
        let other = async {
            for second in 1..=4 {
                tokio::time::sleep(seconds(1)).await;
                require_eq(start.elapsed().as_secs(), second, "held_up");
            }
        };
        let policy = Policy {
            pause: seconds(3),
            ..policy(2)
        };
        let whole = retry(policy, |_| takes(60, Ok(1)), || {});
        let _ = tokio::join!(whole, other);
    });
}

fn cleans_up_once() {
    on_a_paused_clock(async {
        for (result, attempts) in [(Ok(1), 1), (Err(1), 2)] {
            let cleaned = Arc::new(Tally::new());
            let theirs = Arc::clone(&cleaned);
            let attempt = |_| {
                require(cleaned.get() == 0, "too_early");
                takes(1, result)
            };
            let _ = retry(policy(attempts), attempt, move || {
                theirs.add();
            })
            .await;
            require_eq(cleaned.get(), 1, "cleanups");
        }
    });
}

/// In the middle of an attempt, and in the middle of a pause.
fn cleans_up_when_cancelled() {
    on_a_paused_clock(async {
        for milliseconds in [1_000, 2_500] {
            let (running, ended) = (Arc::new(Tally::new()), Arc::new(Tally::new()));
            let cleaned = Arc::new(Tally::new());
            let theirs = Arc::clone(&cleaned);
            let attempt = |_| slow(Arc::clone(&running), Arc::clone(&ended));
            let whole = retry(policy(2), attempt, move || {
                theirs.add();
            });
            let patience = Duration::from_millis(milliseconds);
            let _ = tokio::time::timeout(patience, whole).await;
            tokio::time::sleep(seconds(60)).await;
            require_eq(cleaned.get(), 1, "not_cleaned");
            require_eq(running.get() + ended.get(), 0, "still_running");
        }
    });
}
