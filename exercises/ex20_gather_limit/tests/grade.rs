//! What a gather with a limit must do. Each case is one property, run in every order of tasks that is explored; the clock is virtual, so
//! that times are exact.

use ex20_gather_limit::gather_limit;
use grader::{Tally, require, require_at_most, require_eq};
use std::{
    future::Future,
    sync::Arc,
    time::{Duration, Instant},
};

grader::main!(
    results_in_order,
    as_many_as_allowed,
    never_more_than_allowed,
    one_at_a_time,
    the_window_slides,
    an_error_stays_in_its_place,
    others_go_on_after_an_error,
);

fn on_a_paused_clock(future: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .unwrap()
        .block_on(future);
}

/// Takes so many seconds, then gives their number.
async fn takes(seconds: u64) -> Result<u64, u64> {
    tokio::time::sleep(Duration::from_secs(seconds)).await;
    Ok(seconds)
}

fn listed(results: &[Result<u64, u64>]) -> String {
    format!("{results:?}")
}

fn results_in_order() {
    on_a_paused_clock(async {
        let results = gather_limit(2, [3, 1, 2].map(takes).into()).await;
        require_eq(results.len(), 3, "lost");
        require_eq(listed(&results), "[Ok(3), Ok(1), Ok(2)]", "order");
        let none = Vec::from([1; 0].map(takes));
        require_eq(gather_limit(2, none).await.len(), 0, "lost");
    });
}

fn as_many_as_allowed() {
    on_a_paused_clock(async {
        let start = Instant::now();
        gather_limit(3, [2, 2, 2].map(takes).into()).await;
        require_eq(start.elapsed().as_secs(), 2, "one_by_one");
    });
}

fn at_most_at_once(limit: usize) {
    on_a_paused_clock(async {
        let running = Arc::new(Tally::new());
        let jobs = [2, 1, 1].map(|seconds| {
            let running = Arc::clone(&running);
            async move {
                require_at_most(running.add(), limit as u64, "too_many");
                let result = takes(seconds).await;
                running.subtract();
                result
            }
        });
        gather_limit(limit, jobs.into()).await;
    });
}

fn never_more_than_allowed() {
    at_most_at_once(2);
}

fn one_at_a_time() {
    at_most_at_once(1);
}

/// Whatever the order in which waiting jobs begin, two places that are never left empty need at most 5 s; two chunks
/// need 6, and so do two halves that were dealt out beforehand.
fn the_window_slides() {
    on_a_paused_clock(async {
        for jobs in [[3, 1, 3, 1], [3, 3, 1, 1]] {
            let start = Instant::now();
            gather_limit(2, jobs.map(takes).into()).await;
            require_at_most(start.elapsed().as_secs(), 5, "empty_place");
        }
    });
}

fn failing() -> [(u64, bool); 3] {
    [(2, true), (1, false), (1, true)]
}

async fn may_fail((seconds, good): (u64, bool)) -> Result<u64, u64> {
    let seconds = takes(seconds).await?;
    if good { Ok(seconds) } else { Err(seconds) }
}

fn an_error_stays_in_its_place() {
    on_a_paused_clock(async {
        let results = gather_limit(2, failing().map(may_fail).into()).await;
        require_eq(results.len(), 3, "lost");
        require_eq(listed(&results), "[Ok(2), Err(1), Ok(1)]", "order");
    });
}

fn others_go_on_after_an_error() {
    on_a_paused_clock(async {
        let ended = Arc::new(Tally::new());
        let jobs = failing().map(|job| {
            let ended = Arc::clone(&ended);
            async move {
                let result = may_fail(job).await;
                ended.add();
                result
            }
        });
        gather_limit(3, jobs.into()).await;
        require(ended.get() == 3, "stopped_by_an_error");
    });
}
