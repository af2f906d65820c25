//! Tasks under the virtual clock and in explored orders.

use explored_std::time::Instant;
use grader::explore::{Case, Limits, explore};
use grader::report::{CaseReport, Diagnosis, Finding, Outcome};
use std::sync::Arc;
use tokio::runtime::Builder;
use tokio::sync::{Mutex, Notify, Semaphore, mpsc};
use tokio::task::JoinSet;
use tokio::time::{Duration, sleep, timeout};

fn run(case: Case) -> CaseReport {
    explore(
        "case",
        case,
        &Limits {
            tasks: true,
            ..Limits::default()
        },
        None,
    )
}

#[track_caller]
fn passes(case: Case) {
    let report = run(case);
    assert_eq!(report.outcome, Outcome::Passed, "{:?}", report.failure);
    assert!(report.complete, "{} schedules", report.schedules);
}

#[track_caller]
fn fails(case: Case) -> Diagnosis {
    run(case).failure.expect("a failure").diagnosis
}

fn block_on<F: Future>(future: F) -> F::Output {
    Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .unwrap()
        .block_on(future)
}

const MINUTE: Duration = Duration::from_secs(60);

async fn cook(minutes: u32) -> u32 {
    sleep(minutes * MINUTE).await;
    minutes
}

#[test]
fn one_after_the_other_takes_the_sum_and_together_the_longest() {
    passes(|| {
        block_on(async {
            let start = Instant::now();
            cook(10).await;
            cook(20).await;
            cook(5).await;
            assert_eq!(start.elapsed(), 35 * MINUTE);
            let dishes = tokio::join!(cook(10), cook(20), cook(5));
            assert_eq!((dishes, start.elapsed()), ((10, 20, 5), 55 * MINUTE));
            let tasks = [10, 20, 5].map(|minutes| tokio::spawn(cook(minutes)));
            for task in tasks {
                task.await.unwrap();
            }
            assert_eq!(start.elapsed(), 75 * MINUTE);
        });
    });
}

#[test]
fn a_blocking_sleep_holds_everybody_up() {
    passes(|| {
        block_on(async {
            let start = Instant::now();
            let blocks = async { explored_std::thread::sleep(5 * MINUTE) };
            let task = tokio::spawn(async { tokio::join!(blocks, cook(3)) });
            task.await.unwrap();
            assert_eq!(start.elapsed(), 8 * MINUTE);
        });
    });
}

#[test]
fn a_time_out_fires_or_not() {
    passes(|| {
        block_on(async {
            assert!(timeout(4 * MINUTE, cook(5)).await.is_err());
            assert_eq!(timeout(6 * MINUTE, cook(5)).await, Ok(5));
        });
    });
}

#[test]
fn an_update_across_an_await_gets_lost() {
    let found = fails(|| {
        block_on(async {
            let count = Arc::new(Mutex::new(0));
            let tasks = [(); 2].map(|()| {
                let count = Arc::clone(&count);
                tokio::spawn(async move {
                    let seen = *count.lock().await;
                    *count.lock().await = seen + 1;
                })
            });
            for task in tasks {
                task.await.unwrap();
            }
            grader::require_eq(*count.lock().await, 2, "lost");
        });
    });
    assert_eq!(found, Diagnosis::WrongResult);
}

#[test]
fn an_update_under_one_guard_does_not() {
    passes(|| {
        block_on(async {
            let count = Arc::new(Mutex::new(0));
            let tasks = [(); 2].map(|()| {
                let count = Arc::clone(&count);
                tokio::spawn(async move { *count.lock().await += 1 })
            });
            for task in tasks {
                task.await.unwrap();
            }
            grader::require_eq(*count.lock().await, 2, "lost");
        });
    });
}

#[test]
fn a_task_that_nobody_wakes_waits_for_ever() {
    let found = fails(|| block_on(async { Notify::new().notified().await }));
    assert_eq!(found, Diagnosis::WaitsForever);
}

/// Each by the line that awaits, not by that of the task.
#[test]
fn whoever_waits_is_found_where_it_awaits() {
    let failure = run(|| {
        block_on(async {
            let notify = Arc::new(Notify::new());
            let theirs = Arc::clone(&notify);
            let task = tokio::spawn(async move {
                theirs.notified().await;
            });
            task.await.unwrap();
        });
    })
    .failure
    .unwrap();
    let lines = line!() - 8;
    let Finding::Blocked { mut waiters } = failure.finding else {
        panic!("{:?}", failure.finding)
    };
    waiters.sort_by_key(|waiter| waiter.thread);
    let found: Vec<_> = waiters.iter().map(|waiter| waiter.place.line).collect();
    assert_eq!(found, [lines + 3, lines]);
}

#[test]
fn a_task_that_keeps_waking_itself_is_a_busy_wait() {
    let found = fails(|| {
        block_on(std::future::poll_fn(|context| {
            context.waker().wake_by_ref();
            std::task::Poll::<()>::Pending
        }));
    });
    assert_eq!(found, Diagnosis::BusyWait);
}

#[test]
fn a_semaphore_limits_and_its_time_is_exact() {
    passes(|| {
        block_on(async {
            let permits = Arc::new(Semaphore::new(2));
            let start = Instant::now();
            let mut set = JoinSet::new();
            for minutes in [1, 2, 3] {
                let permits = Arc::clone(&permits);
                set.spawn(async move {
                    let _permit = permits.acquire().await.unwrap();
                    cook(minutes).await
                });
            }
            let total: u32 = set.join_all().await.into_iter().sum();
            assert_eq!(total, 6);
            let elapsed = start.elapsed();
            assert!((3 * MINUTE..=5 * MINUTE).contains(&elapsed), "{elapsed:?}");
        });
    });
}

#[test]
fn an_aborted_task_says_so_and_its_values_are_dropped() {
    passes(|| {
        block_on(async {
            let alive = Arc::new(());
            let theirs = Arc::clone(&alive);
            let task = tokio::spawn(async move {
                cook(60).await;
                drop(theirs);
            });
            tokio::task::yield_now().await;
            task.abort();
            assert!(task.await.unwrap_err().is_cancelled());
            assert_eq!(Arc::strong_count(&alive), 1);
        });
    });
}

#[test]
fn a_panic_is_handed_over_by_the_handle() {
    passes(|| {
        block_on(async {
            let error = tokio::spawn(async { panic!("burnt") }).await.unwrap_err();
            assert!(error.is_panic());
            let text = format!("task {} panicked with message \"burnt\"", error.id());
            assert_eq!(error.to_string(), text);
        });
    });
}

#[test]
fn a_channel_closes_when_its_last_sender_is_gone() {
    passes(|| {
        block_on(async {
            let (sender, mut receiver) = mpsc::channel(1);
            let theirs = sender.clone();
            let producer = tokio::spawn(async move {
                for number in 0..3 {
                    theirs.send(number).await.unwrap();
                }
            });
            drop(sender);
            let mut got = Vec::new();
            while let Some(number) = receiver.recv().await {
                got.push(number);
            }
            producer.await.unwrap();
            assert_eq!(got, [0, 1, 2]);
        });
    });
}

#[test]
fn select_takes_what_is_ready_first() {
    passes(|| {
        block_on(async {
            let first = tokio::select! {
                minutes = cook(5) => minutes,
                minutes = cook(3) => minutes,
            };
            assert_eq!(first, 3);
        });
    });
}

/// Both are ready: which one is taken is chance, and each is taken in some schedule.
#[test]
fn select_takes_any_that_is_ready() {
    passes(|| {
        block_on(async {
            let taken = tokio::select! {
                () = async {} => 0,
                () = async {} => 1,
                () = async {} => 2,
            };
            grader::sometimes(taken == 0, "first");
            grader::sometimes(taken == 1, "second");
            grader::sometimes(taken == 2, "third");
        });
    });
    passes(|| {
        block_on(async {
            let taken = tokio::select! {
                biased;
                () = async {} => 0,
                () = async {} => 1,
            };
            grader::require_eq(taken, 0, "in_order");
        });
    });
}

/// As long as there is work, the sign to stop is looked at last: wrong only because tokio promises no order.
#[test]
fn select_in_a_loop_may_starve_nobody() {
    let found = fails(|| {
        block_on(async {
            let (sender, mut receiver) = mpsc::channel(2);
            sender.try_send(1).unwrap();
            sender.try_send(2).unwrap();
            let stop = Notify::new();
            stop.notify_one();
            let mut done = 0;
            loop {
                tokio::select! {
                    Some(_) = receiver.recv() => done += 1,
                    () = stop.notified() => break,
                }
            }
            grader::require_eq(done, 2, "all_done");
        });
    });
    assert_eq!(found, Diagnosis::WrongResult);
}

#[test]
fn blocking_work_runs_beside_the_tasks() {
    passes(|| {
        block_on(async {
            let start = Instant::now();
            let blocking = tokio::task::spawn_blocking(|| explored_std::thread::sleep(5 * MINUTE));
            cook(5).await;
            blocking.await.unwrap();
            assert_eq!(start.elapsed(), 5 * MINUTE);
        });
    });
}

/// A jump, not a wait: whoever sleeps meanwhile wakes late.
#[test]
fn advancing_the_clock_makes_timers_late() {
    passes(|| {
        block_on(async {
            let start = Instant::now();
            let sleeper = async {
                cook(3).await;
                assert_eq!(start.elapsed(), 10 * MINUTE);
            };
            tokio::join!(sleeper, tokio::time::advance(10 * MINUTE));
            assert_eq!(start.elapsed(), 10 * MINUTE);
        });
    });
}

#[test]
fn tasks_of_a_set_are_known_by_their_ids() {
    passes(|| {
        block_on(async {
            let mut set = JoinSet::new();
            let short = set.spawn(cook(1)).id();
            let aborted = set.spawn(cook(9));
            aborted.abort();
            let mut ended = Vec::new();
            while let Some(joined) = set.join_next_with_id().await {
                match joined {
                    Ok((id, _)) => ended.push(id),
                    Err(error) => assert_eq!(error.id(), aborted.id()),
                }
            }
            assert_eq!(ended, [short]);
            let own = tokio::spawn(async { tokio::task::id() });
            let handle = own.id();
            assert_eq!(own.await.unwrap(), handle);
        });
    });
}
