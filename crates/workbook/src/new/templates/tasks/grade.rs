//! ✍ What doing two things at once must mean. Each case is one property, run in every order of tasks that is explored; the clock is
//! virtual, so that times are exact.

use exNN_name::both;
use grader::require_eq;
use std::time::{Duration, Instant};

grader::main!(both_at_once);

fn on_a_paused_clock(future: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .unwrap()
        .block_on(future);
}

/// Begins when it is polled for the first time: a bare `sleep` would count from the moment of the call.
async fn takes_a_second() {
    tokio::time::sleep(Duration::from_secs(1)).await;
}

fn both_at_once() {
    on_a_paused_clock(async {
        let start = Instant::now();
        both(takes_a_second(), takes_a_second()).await;
        require_eq(start.elapsed().as_secs(), 1_u64, "one_by_one");
    });
}
