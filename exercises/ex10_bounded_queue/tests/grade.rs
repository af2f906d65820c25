//! What a bounded blocking queue must do. Each case is one property, run in every schedule that is explored.

use ex10_bounded_queue::BoundedQueue;
use grader::{Tally, require, require_at_most, require_eq};
use std::{panic, thread, time::Duration};

const A_WHILE: Duration = Duration::from_millis(20);

grader::main!(
    zero_capacity_panics,
    first_in_first_out,
    closed_queue,
    pop_waits_for_an_item,
    whoever_waits_sleeps,
    push_waits_for_room,
    close_wakes_a_consumer,
    close_wakes_all_consumers,
    close_wakes_all_producers,
    two_consumers,
    two_producers,
    two_items_for_two_sleepers,
    nothing_is_lost_at_close,
);

fn must_pop(queue: &BoundedQueue<u32>) -> u32 {
    let item = queue.pop();
    require(item.is_some(), "popped_nothing");
    item.unwrap()
}

fn must_push(queue: &BoundedQueue<u32>, item: u32) {
    require(queue.push(item).is_ok(), "refused_while_open");
}

fn zero_capacity_panics() {
    let made = panic::catch_unwind(|| BoundedQueue::<u32>::new(0));
    require(made.is_err(), "accepts_zero");
}

fn first_in_first_out() {
    let queue = BoundedQueue::new(2);
    must_push(&queue, 1);
    must_push(&queue, 2);
    require_eq(must_pop(&queue), 1, "wrong_order");
    must_push(&queue, 3);
    require_eq(must_pop(&queue), 2, "wrong_order");
    require_eq(must_pop(&queue), 3, "wrong_order");
}

fn closed_queue() {
    let queue = BoundedQueue::new(2);
    must_push(&queue, 1);
    queue.close();
    queue.close();
    require_eq(queue.push(2).err().unwrap_or(0), 2, "accepted_when_closed");
    require_eq(queue.pop().unwrap_or(0), 1, "lost_at_close");
    require(queue.pop().is_none(), "popped_too_much");
    require(queue.pop().is_none(), "popped_too_much");
}

fn pop_waits_for_an_item() {
    let queue = BoundedQueue::new(1);
    thread::scope(|scope| {
        scope.spawn(|| must_push(&queue, 1));
        require_eq(must_pop(&queue), 1, "wrong_item");
    });
}

/// The other thread takes its time, so that a thread which looks again and again is seen to do so.
fn whoever_waits_sleeps() {
    let queue = BoundedQueue::new(1);
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(A_WHILE);
            must_push(&queue, 1);
        });
        require_eq(must_pop(&queue), 1, "wrong_item");
    });
}

/// The second item fits only after somebody has begun to take the first.
fn push_waits_for_room() {
    let queue = BoundedQueue::new(1);
    let taken = Tally::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            for item in 1..=2 {
                taken.add();
                require_eq(must_pop(&queue), item, "wrong_order");
            }
        });
        for item in 1..=2 {
            must_push(&queue, item);
            let inside = u64::from(item).saturating_sub(taken.get());
            require_at_most(inside, 1, "over_capacity");
        }
    });
}

fn close_wakes_a_consumer() {
    let queue = BoundedQueue::<u32>::new(1);
    thread::scope(|scope| {
        scope.spawn(|| require(queue.pop().is_none(), "popped_too_much"));
        queue.close();
    });
}

fn close_wakes_all_consumers() {
    let queue = BoundedQueue::<u32>::new(1);
    let wait = || require(queue.pop().is_none(), "popped_too_much");
    thread::scope(|scope| {
        scope.spawn(wait);
        scope.spawn(wait);
        queue.close();
    });
}

fn close_wakes_all_producers() {
    let queue = BoundedQueue::new(1);
    must_push(&queue, 1);
    let wait = |item| {
        require_eq(
            queue.push(item).err().unwrap_or(0),
            item,
            "over_capacity_closed",
        )
    };
    thread::scope(|scope| {
        scope.spawn(|| wait(2));
        scope.spawn(|| wait(3));
        queue.close();
    });
    require_eq(queue.pop().unwrap_or(0), 1, "lost_at_close");
    require(queue.pop().is_none(), "popped_too_much");
}

/// Two wait for an item, and then the one who brings it must wait for room.
fn two_consumers() {
    let queue = BoundedQueue::new(1);
    let sum = thread::scope(|scope| {
        let one = scope.spawn(|| must_pop(&queue));
        let other = scope.spawn(|| must_pop(&queue));
        must_push(&queue, 1);
        must_push(&queue, 2);
        one.join().unwrap() + other.join().unwrap()
    });
    require_eq(sum, 3, "wrong_item");
}

/// Both may see the same room, but only one of them may use it.
fn two_producers() {
    let queue = BoundedQueue::new(1);
    let (pushed, taken) = (Tally::new(), Tally::new());
    let produce = |item| {
        must_push(&queue, item);
        let inside = pushed.add().saturating_sub(taken.get());
        require_at_most(inside, 1, "over_capacity");
    };
    let consume = || {
        taken.add();
        must_pop(&queue)
    };
    let sum = thread::scope(|scope| {
        scope.spawn(|| produce(1));
        scope.spawn(|| produce(2));
        thread::yield_now();
        consume() + consume()
    });
    require_eq(sum, 3, "wrong_item");
}

/// Both items may come before the first sleeper has looked.
fn two_items_for_two_sleepers() {
    let queue = BoundedQueue::new(2);
    let sum = thread::scope(|scope| {
        let one = scope.spawn(|| must_pop(&queue));
        let other = scope.spawn(|| must_pop(&queue));
        must_push(&queue, 1);
        must_push(&queue, 2);
        one.join().unwrap() + other.join().unwrap()
    });
    require_eq(sum, 3, "wrong_item");
}

/// What was accepted comes out, even if somebody closes the queue at that moment.
fn nothing_is_lost_at_close() {
    let queue = BoundedQueue::new(1);
    thread::scope(|scope| {
        let pushed = scope.spawn(|| queue.push(1).is_ok());
        queue.close();
        let accepted = pushed.join().unwrap();
        require(queue.pop().is_some() == accepted, "lost_at_close_race");
    });
}
