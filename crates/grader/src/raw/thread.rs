//! What threads do to each other: join, park, unpark, sleep.

use crate::kernel::{
    Loc, ThreadId, Until, Value, Waiting, block, deadline_after, happens_spuriously, point, record,
    with,
};
use crate::report::Operation;
use std::time::Duration;

/// Waits until the thread has ended. Its panic, if it had one, counts as seen.
pub fn join(thread: ThreadId, place: Loc) {
    wait_for_end(thread, place);
    with(|x| x.threads[thread].panicked = None);
}

/// Waits until all the threads have ended (the end of a scope). Their panics do not count as seen.
pub fn join_all(threads: &[ThreadId], place: Loc) {
    for thread in threads {
        if with(|x| x.threads[*thread].ended()).unwrap_or(true) {
            with(|x| x.learn_from(*thread));
        } else {
            wait_for_end(*thread, place);
        }
    }
}

fn wait_for_end(thread: ThreadId, place: Loc) {
    if with(|x| !x.threads[thread].ended()).unwrap_or(false) {
        let until = Until::Ended(thread);
        block(Waiting {
            operation: Operation::Join,
            object: None,
            place,
            until,
            deadline: None,
        });
    }
    record(Operation::Join, None, place, Value::Number(thread as i128));
}

/// Parks the running thread until its token is there, or it wakes spuriously.
pub fn park(place: Loc) {
    park_until(place, None);
}

/// Parks the running thread until its token is there, it wakes spuriously, or the virtual time `deadline` has passed.
pub fn park_until(place: Loc, deadline: Option<Duration>) {
    point(place);
    let has_token = with(|x| x.threads[x.current].token).unwrap_or(true);
    if !has_token && happens_spuriously() {
        record(Operation::SpuriousWakeUp, None, place, Value::None);
        return;
    }
    let in_time = has_token
        || block(Waiting {
            operation: Operation::Park,
            object: None,
            place,
            until: Until::Token,
            deadline,
        });
    with(|x| {
        let current = x.current;
        x.threads[current].token = false;
    });
    record(
        if in_time {
            Operation::Park
        } else {
            Operation::TimedOut
        },
        None,
        place,
        Value::None,
    );
}

/// Gives a thread its token.
pub fn unpark(thread: ThreadId, place: Loc) {
    point(place);
    with(|x| x.threads[thread].token = true);
    record(
        Operation::Unpark,
        None,
        place,
        Value::Number(thread as i128),
    );
}

/// Waits until `duration` of virtual time has passed. In an async task everybody waits with it: a blocked worker runs no task.
pub fn sleep(duration: Duration, place: Loc) {
    point(place);
    if with(|x| x.settings.tasks && x.threads[x.current].is_task).unwrap_or(false) {
        with(|x| {
            let time = x.clock() + duration;
            x.advance_clock(time);
        });
    } else {
        let deadline = deadline_after(duration);
        let (operation, until) = (Operation::Sleep, Until::Deadline);
        block(Waiting {
            operation,
            object: None,
            place,
            until,
            deadline,
        });
    }
    record(Operation::Sleep, None, place, Value::None);
}
