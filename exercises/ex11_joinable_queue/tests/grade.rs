//! What a queue with `task_done` and `join` must do. Each case is one property, run in every schedule that is explored.

use ex11_joinable_queue::JoinableQueue;
use grader::{Tally, require, require_eq};
use std::{thread, time::Duration};

const A_WHILE: Duration = Duration::from_millis(20);

grader::main!(
    first_in_first_out,
    get_waits_for_an_item,
    join_waits_for_the_work,
    join_waits_for_the_last,
    join_waits_for_follow_up,
    join_after_join,
    everybody_joined_wakes,
    extra_task_done,
    extra_changes_nothing,
    one_done_for_two,
    whoever_waits_sleeps,
);

/// Takes an item and works on it: others may run meanwhile.
fn work(queue: &JoinableQueue<u32>, finished: &Tally) -> u32 {
    let item = queue.get();
    thread::yield_now();
    finished.add();
    item
}

fn must_be_done(queue: &JoinableQueue<u32>) {
    require(queue.task_done().is_ok(), "refused_done");
}

fn first_in_first_out() {
    let queue = JoinableQueue::new();
    queue.join();
    for item in 1..=3 {
        queue.put(item);
    }
    for item in 1..=3 {
        require_eq(queue.get(), item, "wrong_order");
        must_be_done(&queue);
    }
    queue.join();
}

fn get_waits_for_an_item() {
    let queue = JoinableQueue::new();
    let sum = thread::scope(|scope| {
        let one = scope.spawn(|| queue.get());
        let other = scope.spawn(|| queue.get());
        queue.put(1);
        queue.put(2);
        one.join().unwrap() + other.join().unwrap()
    });
    require_eq(sum, 3, "wrong_items");
}

/// The queue is empty while the item is worked on.
fn join_waits_for_the_work() {
    let queue = JoinableQueue::new();
    let finished = Tally::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            work(&queue, &finished);
            must_be_done(&queue);
        });
        queue.put(1);
        queue.join();
        require_eq(finished.get(), 1, "joined_early");
    });
}

fn join_waits_for_the_last() {
    let queue = JoinableQueue::new();
    let finished = Tally::new();
    let work = || {
        work(&queue, &finished);
        must_be_done(&queue);
    };
    queue.put(1);
    queue.put(2);
    thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
        queue.join();
        require_eq(finished.get(), 2, "joined_early");
    });
}

/// The first item brings a second before it is done.
fn join_waits_for_follow_up() {
    let queue = JoinableQueue::new();
    let finished = Tally::new();
    let work = || {
        if work(&queue, &finished) == 1 {
            queue.put(2);
        }
        must_be_done(&queue);
    };
    queue.put(1);
    thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
        queue.join();
        require_eq(finished.get(), 2, "joined_early");
    });
}

fn join_after_join() {
    let queue = JoinableQueue::new();
    let finished = Tally::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..2 {
                work(&queue, &finished);
                must_be_done(&queue);
            }
        });
        for batch in 1..=2 {
            queue.put(batch);
            queue.join();
            require_eq(finished.get(), u64::from(batch), "joined_early");
        }
    });
}

fn everybody_joined_wakes() {
    let queue = JoinableQueue::new();
    queue.put(1);
    thread::scope(|scope| {
        scope.spawn(|| queue.join());
        scope.spawn(|| queue.join());
        queue.get();
        must_be_done(&queue);
    });
}

fn extra_task_done() {
    let queue = JoinableQueue::<u32>::new();
    require(queue.task_done().is_err(), "accepted_extra");
    queue.put(1);
    queue.get();
    must_be_done(&queue);
    require(queue.task_done().is_err(), "accepted_extra");
}

/// A refused call is not held against the next item.
fn extra_changes_nothing() {
    let queue = JoinableQueue::new();
    let finished = Tally::new();
    let _ = queue.task_done();
    queue.put(1);
    thread::scope(|scope| {
        scope.spawn(|| {
            work(&queue, &finished);
            must_be_done(&queue);
        });
        queue.join();
        require_eq(finished.get(), 1, "joined_early");
    });
}

/// Two report one item at the same time.
fn one_done_for_two() {
    let queue = JoinableQueue::new();
    queue.put(1);
    queue.get();
    let accepted = thread::scope(|scope| {
        let other = scope.spawn(|| queue.task_done().is_ok());
        u32::from(queue.task_done().is_ok()) + u32::from(other.join().unwrap())
    });
    require_eq(accepted, 1, "accepted_count");
    queue.join();
}

/// The item and the report come late, so that a thread which looks again and again is seen to do so.
fn whoever_waits_sleeps() {
    let queue = JoinableQueue::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            queue.get();
            thread::sleep(A_WHILE);
            must_be_done(&queue);
        });
        thread::sleep(A_WHILE);
        queue.put(1);
        queue.join();
    });
}
