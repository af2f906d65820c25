//! Mutual exclusion of threads: a thread that holds the lock may take it again.

use super::Target;
use super::lock::{Attempt, lock_until, take, try_lock};
use crate::kernel::{Loc, with};
use crate::report::Operation;
use std::time::Duration;

/// Takes the lock, once more if the running thread holds it already, or gives up at the virtual time `deadline`.
pub fn lock_again<T: ?Sized>(
    target: Target<'_, T>,
    place: Loc,
    deadline: Option<Duration>,
) -> Attempt {
    let id = target.handle.id(target.whole);
    if !is_mine(id) {
        return lock_until(target, place, deadline);
    }
    take(id, place, Operation::Lock);
    Attempt::Taken
}

/// Takes the lock if no other thread has it.
pub fn try_lock_again<T: ?Sized>(target: Target<'_, T>, place: Loc) -> Attempt {
    let id = target.handle.id(target.whole);
    if !is_mine(id) {
        return try_lock(target, place);
    }
    take(id, place, Operation::TryLock);
    Attempt::Taken
}

/// No scheduling point: others cannot change it, nor see that the lock is taken once more.
fn is_mine(id: usize) -> bool {
    with(|x| {
        let me = x.current;
        x.objects[id]
            .holders
            .iter()
            .any(|(holder, _)| *holder == me)
    })
    .unwrap_or(false)
}
