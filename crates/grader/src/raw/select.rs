//! Waiting at several channels at once.

use super::channel::{Chosen, Patience};
use super::lock::locks_are_observed;
use crate::kernel::{
    Loc, ObjectId, ThreadId, Until, Value, Waiting, block, choose, me, now, point, record, with,
};
use crate::report::Operation;
use std::time::Duration;

/// One of the operations that a select chooses from: an end of a channel, or a timer.
pub trait End {
    /// Its channel's object; none for what is no channel.
    fn object(&self) -> Option<ObjectId>;

    /// What a thread does that waits here.
    fn operation(&self) -> Operation;

    /// Whether the operation would not wait now. Must not call into the kernel.
    fn is_ready(&self, asker: ThreadId) -> bool;

    /// The time from which on it is ready, for a timer.
    fn deadline(&self) -> Option<Duration>;

    /// Begins the operation, which is ready.
    fn begin(&self, chosen: &Chosen, index: usize);

    /// Lets the other side find this thread here while it waits.
    fn join(&self, chosen: &Chosen, index: usize);

    /// Takes away what is left of a wait, except what was chosen.
    fn leave(&self, chosen: &Chosen);
}

/// An end with the index under which it is known to its select.
pub type Indexed<'a> = (&'a dyn End, usize);

/// Waits until one of the operations is ready and begins it: the index is in what this returns. `None` if the time was up.
///
/// Which of several is taken is a choice of the search; the first one if `biased`.
pub fn select(
    ends: &[Indexed<'_>],
    patience: Patience,
    biased: bool,
    place: Loc,
) -> Option<Chosen> {
    let chosen = Chosen::default();
    let begin = |(end, index): Indexed<'_>| {
        end.begin(&chosen, index);
        chosen.set(Some(index));
        chosen.clone()
    };
    start(ends, patience, place);
    loop {
        if let Some(end) = pick(ends, biased) {
            return Some(begin(end));
        }
        if is_over(patience) {
            return give_up(ends, patience, place);
        }
        ends.iter()
            .for_each(|(end, index)| end.join(&chosen, *index));
        wait(ends, patience, place, &|| chosen.get().is_some());
        ends.iter().for_each(|(end, _)| end.leave(&chosen));
        if chosen.get().is_some() {
            return Some(chosen);
        }
    }
}

/// Waits until one of the operations is ready, and says which. `None` if the time was up.
pub fn ready(ends: &[Indexed<'_>], patience: Patience, biased: bool, place: Loc) -> Option<usize> {
    start(ends, patience, place);
    loop {
        if let Some((_, index)) = pick(ends, biased) {
            return Some(index);
        }
        if is_over(patience) {
            return give_up(ends, patience, place);
        }
        wait(ends, patience, place, &|| false);
    }
}

fn start(ends: &[Indexed<'_>], patience: Patience, place: Loc) {
    if patience != Patience::Forever {
        locks_are_observed();
    }
    // Known before the first step, so that it can name them.
    ends.iter().for_each(|(end, _)| {
        end.object();
    });
    point(place);
    if ends.iter().any(|(end, _)| end.deadline().is_some()) {
        // Whoever looks at a timer again and again gets to its time.
        let _ = now();
    }
}

fn clock() -> Duration {
    with(|x| x.clock()).unwrap_or_default()
}

fn is_over(patience: Patience) -> bool {
    match patience {
        Patience::None => true,
        Patience::Until(deadline) => clock() >= deadline,
        Patience::Forever => false,
    }
}

/// One of those that are ready.
fn pick<'a>(ends: &[Indexed<'a>], biased: bool) -> Option<Indexed<'a>> {
    let (asker, clock) = (me(), clock());
    let ready: Vec<Indexed<'a>> = ends
        .iter()
        .filter(|(end, _)| {
            end.is_ready(asker) || end.deadline().is_some_and(|deadline| deadline <= clock)
        })
        .copied()
        .collect();
    let index = if biased { 0 } else { choose(ready.len()) };
    ready.get(index).copied()
}

/// Nothing was ready in time.
fn give_up<R>(ends: &[Indexed<'_>], patience: Patience, place: Loc) -> Option<R> {
    let object = ends.iter().find_map(|(end, _)| end.object());
    match patience {
        Patience::None => record(Operation::Load, object, place, Value::Number(0)),
        _ => record(Operation::TimedOut, object, place, Value::None),
    }
    None
}

fn wait(ends: &[Indexed<'_>], patience: Patience, place: Loc, found: &dyn Fn() -> bool) {
    let asker = me();
    let mine = match patience {
        Patience::Until(deadline) => Some(deadline),
        _ => None,
    };
    let deadline = ends
        .iter()
        .filter_map(|(end, _)| end.deadline())
        .chain(mine)
        .min();
    let holds = || found() || ends.iter().any(|(end, _)| end.is_ready(asker));
    let first = ends
        .iter()
        .find(|(end, _)| end.object().is_some())
        .or(ends.first());
    block(Waiting {
        operation: first.map_or(Operation::Sleep, |(end, _)| end.operation()),
        object: first.and_then(|(end, _)| end.object()),
        place,
        until: if ends.is_empty() {
            Until::Deadline
        } else {
            Until::Condition(&holds)
        },
        deadline,
    });
}
