//! ✍ What doing two things at once must mean. Each case is one property, run in every order of tasks that is explored; the clock is
//! virtual, so that times are exact.

use exNN_name::both;
use grader::require_eq;
use std::time::{Duration, Instant};
use tokio::time::sleep;

grader::main!(both_at_once);

fn on_a_paused_clock(future: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .unwrap()
        .block_on(future);
}

fn both_at_once() {
    on_a_paused_clock(async {
        let start = Instant::now();
        let second = Duration::from_secs(1);
        both(sleep(second), sleep(second)).await;
        require_eq(start.elapsed().as_secs(), 1_u64, "one_by_one");
    });
}
