//! Condition variables: waiting gives the lock back and joins the queue in one step.

use super::Target;
use crate::kernel::{
    Loc, Until, Value, Waiting, block, choose, happens_spuriously, point, record, with,
};
use crate::report::Operation;
use std::time::Duration;

/// Gives `lock` back, waits for a notification, and takes `lock` again. True if notified (or woken spuriously), false if the
/// virtual time `deadline` passed first.
///
/// `taken` is where the lock was taken before.
pub fn wait<C: ?Sized, T: ?Sized>(
    condvar: Target<'_, C>,
    lock: Target<'_, T>,
    place: Loc,
    deadline: Option<Duration>,
) -> bool {
    wait_as(condvar, lock, place, deadline, happens_spuriously)
}

/// The same without spurious wake-ups: parking_lot promises that there are none.
pub fn wait_for_notification<C: ?Sized, T: ?Sized>(
    condvar: Target<'_, C>,
    lock: Target<'_, T>,
    place: Loc,
    deadline: Option<Duration>,
) -> bool {
    wait_as(condvar, lock, place, deadline, || false)
}

fn wait_as<C: ?Sized, T: ?Sized>(
    condvar: Target<'_, C>,
    lock: Target<'_, T>,
    place: Loc,
    deadline: Option<Duration>,
    wakes_spuriously: fn() -> bool,
) -> bool {
    let (condvar, lock) = (condvar.id(), lock.id());
    point(place);
    let spurious = wakes_spuriously();
    with(|x| {
        let me = x.current;
        x.objects[lock].holders.retain(|(holder, _)| *holder != me);
        if !spurious {
            x.objects[condvar].queue.push(me);
        }
    });
    record(Operation::Unlock, Some(lock), place, Value::None);
    let in_time = if spurious {
        // Others may run first and take the lock; then this thread waits for it like any woken thread.
        point(place);
        record(Operation::SpuriousWakeUp, Some(condvar), place, Value::None);
        block(Waiting {
            operation: Operation::Lock,
            object: Some(lock),
            place,
            until: Until::Free(lock),
            deadline: None,
        });
        true
    } else {
        let until = Until::Notified(lock);
        let in_time = block(Waiting {
            operation: Operation::Wait,
            object: Some(condvar),
            place,
            until,
            deadline,
        });
        record(
            if in_time {
                Operation::Wait
            } else {
                Operation::TimedOut
            },
            Some(condvar),
            place,
            Value::None,
        );
        in_time
    };
    super::lock::take(lock, place, Operation::Lock);
    in_time
}

/// Wakes one waiting thread; any of them is explored, the one that came first is the cheapest. True if there was one.
pub fn notify_one<C: ?Sized>(condvar: Target<'_, C>, place: Loc) -> bool {
    let id = condvar.id();
    point(place);
    let waiting = with(|x| x.objects[id].queue.len()).unwrap_or(0);
    if waiting > 0 {
        let chosen = choose(waiting);
        with(|x| {
            let thread = x.objects[id].queue.remove(chosen);
            x.threads[thread].notified = true;
        });
    }
    record(
        Operation::NotifyOne,
        Some(id),
        place,
        Value::Number(waiting as i128),
    );
    waiting > 0
}

/// Wakes all waiting threads; how many there were.
pub fn notify_all<C: ?Sized>(condvar: Target<'_, C>, place: Loc) -> usize {
    let id = condvar.id();
    point(place);
    let waiting = with(|x| {
        let queue = std::mem::take(&mut x.objects[id].queue);
        for thread in &queue {
            x.threads[*thread].notified = true;
        }
        queue.len()
    })
    .unwrap_or(0);
    record(
        Operation::NotifyAll,
        Some(id),
        place,
        Value::Number(waiting as i128),
    );
    waiting
}
