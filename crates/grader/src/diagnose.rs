//! What a schedule's end means: decided from the wait graph and from what threads did, never from the text of a panic.

use crate::kernel::{
    End, Execution, Loc, MAX_STEPS, Need, ThreadId, ThreadState, Until, place, replay_text,
    to_history,
};
use crate::report::{Diagnosis, Failure, Finding, Operation, Waiter};
use std::cmp::Reverse;

/// How many last steps must have changed nothing for a schedule without end to count as a wait.
const IDLE_STEPS: usize = 2_000;

/// What a schedule showed.
pub(crate) enum Seen {
    /// Nothing wrong.
    Nothing,
    /// The search must start anew.
    Restart(Need),
    /// The learner's `todo!()`.
    Unsolved,
    /// Something wrong.
    Failure(Box<Failure>),
}

/// Judges a schedule.
pub(crate) fn diagnose(execution: &Execution) -> Seen {
    let (diagnosis, finding) = match execution.end() {
        End::Finished => return Seen::Nothing,
        End::Restart(need) => return Seen::Restart(*need),
        End::Unsolved => return Seen::Unsolved,
        End::Blocked => blocked(execution),
        End::Panicked => panicked(execution).unwrap_or((Diagnosis::Panic, Finding::Diverged)),
        End::Required {
            diagnosis,
            key,
            place: at,
            compared,
        } => {
            let (actual, expected) = compared.clone().unzip();
            let key = (*key).to_owned();
            let finding = Finding::Required {
                key,
                thread: execution.current,
                place: place(at),
                actual,
                expected,
            };
            (*diagnosis, finding)
        }
        End::TooLong => endless(execution),
        End::Spins => {
            let finding = Finding::Runs {
                thread: execution.current,
                after: last_place(execution, execution.current),
            };
            (Diagnosis::BusyWait, finding)
        }
        End::Raced(first, second) => {
            let (first, second) = (first.clone(), second.clone());
            (Diagnosis::DataRace, Finding::Raced { first, second })
        }
        End::LeftBehind => (Diagnosis::Leak, left_behind(execution)),
        End::Diverged => (Diagnosis::Nondeterministic, Finding::Diverged),
    };
    Seen::Failure(Box::new(failure(execution, diagnosis, finding)))
}

/// A requirement that was to hold in some schedule held in none; `execution` is the last one explored.
pub(crate) fn never((key, at): (&'static str, Loc), execution: &Execution) -> Failure {
    let finding = Finding::Required {
        key: key.to_owned(),
        thread: 0,
        place: place(at),
        actual: None,
        expected: None,
    };
    failure(execution, Diagnosis::NoOverlap, finding)
}

fn failure(execution: &Execution, diagnosis: Diagnosis, finding: Finding) -> Failure {
    Failure {
        diagnosis,
        finding,
        history: to_history(execution),
        replay: replay_text(execution),
    }
}

/// Nobody can go on. If somebody has panicked and nobody has looked, that is the reason; otherwise it is a deadlock if there is
/// a cycle, and a wait that nobody is left to end if there is none.
fn blocked(execution: &Execution) -> (Diagnosis, Finding) {
    if let Some(found) = panicked(execution) {
        return found;
    }
    match cycle(execution) {
        Some(cycle) => {
            let waiters = cycle
                .into_iter()
                .filter_map(|thread| waiter(execution, thread))
                .collect();
            (Diagnosis::Deadlock, Finding::Blocked { waiters })
        }
        None => {
            let mut waiters: Vec<Waiter> = (0..execution.threads.len())
                .filter_map(|thread| waiter(execution, thread))
                .collect();
            // Who waits for a thread to end waits because that thread waits: the others explain more.
            waiters.sort_by_key(|waiter| waiter.joins.is_some());
            (Diagnosis::WaitsForever, Finding::Blocked { waiters })
        }
    }
}

fn left_behind(execution: &Execution) -> Finding {
    let threads: Vec<ThreadId> = execution.left_behind().collect();
    let waiters = threads
        .iter()
        .filter_map(|&thread| waiter(execution, thread).or_else(|| spinner(execution, thread)))
        .collect();
    Finding::LeftBehind { threads, waiters }
}

fn waiter(execution: &Execution, thread: ThreadId) -> Option<Waiter> {
    let waiting = execution.threads[thread].waiting.as_ref()?;
    if execution.threads[thread].state != ThreadState::Blocked {
        return None;
    }
    // A notified thread no longer waits for the notification but for the lock.
    let (operation, object) = match waiting.until {
        Until::Notified(lock) if execution.threads[thread].notified => {
            (Operation::Lock, Some(lock))
        }
        _ => (waiting.operation, waiting.object),
    };
    let holders = |object: usize| execution.objects[object].holders.iter();
    let held_by = object
        .map(|o| {
            holders(o)
                .map(|(holder, at)| (*holder, place(at)))
                .collect()
        })
        .unwrap_or_default();
    let joins = if let Until::Ended(other) = waiting.until {
        Some(other)
    } else {
        None
    };
    Some(Waiter {
        thread,
        operation,
        object,
        joins,
        place: place(waiting.place),
        held_by,
    })
}

/// The threads that `thread` waits for: whoever holds what it wants, or whose end it awaits.
fn waits_for(execution: &Execution, thread: ThreadId) -> Vec<ThreadId> {
    let this = &execution.threads[thread];
    let Some(waiting) = this
        .waiting
        .as_ref()
        .filter(|_| this.state == ThreadState::Blocked)
    else {
        return Vec::new();
    };
    let holders = |object: usize| {
        execution.objects[object]
            .holders
            .iter()
            .map(|(holder, _)| *holder)
            .collect()
    };
    match waiting.until {
        Until::Free(object) | Until::FreeToRead(object) => holders(object),
        Until::Sole(object) => {
            let mut others: Vec<ThreadId> = holders(object);
            if let Some(own) = others.iter().position(|holder| *holder == thread) {
                others.remove(own);
            }
            others
        }
        Until::Notified(lock) if this.notified => holders(lock),
        Until::Ended(other) => vec![other],
        _ => Vec::new(),
    }
}

/// A cycle of the wait graph, in order, beginning with its smallest thread.
fn cycle(execution: &Execution) -> Option<Vec<ThreadId>> {
    (0..execution.threads.len()).find_map(|start| {
        let mut path = vec![start];
        leads_back(execution, start, &mut path).then_some(path)
    })
}

fn leads_back(execution: &Execution, start: ThreadId, path: &mut Vec<ThreadId>) -> bool {
    for next in waits_for(execution, path[path.len() - 1]) {
        if next == start {
            return true;
        }
        if !path.contains(&next) {
            path.push(next);
            if leads_back(execution, start, path) {
                return true;
            }
            path.pop();
        }
    }
    false
}

/// The first panic that nobody has seen; later ones may only pass it on, in the same step from a thread to the one which
/// started it.
fn panicked(execution: &Execution) -> Option<(Diagnosis, Finding)> {
    let unseen = |id: ThreadId| Some((id, execution.threads[id].panicked.as_ref()?));
    let first = (0..execution.threads.len())
        .filter_map(unseen)
        .min_by_key(|(thread, panicked)| (panicked.at, Reverse(*thread)));
    let (thread, panicked) = first?;
    let (place, text) = (panicked.place.clone(), panicked.text.clone());
    Some((
        Diagnosis::Panic,
        Finding::Panicked {
            thread,
            place,
            text,
        },
    ))
}

/// A schedule that does not end: a wait in a loop if nobody has changed anything for long, work without end otherwise.
fn endless(execution: &Execution) -> (Diagnosis, Finding) {
    debug_assert!(MAX_STEPS as usize > IDLE_STEPS);
    if execution.was_idle_for(IDLE_STEPS) && execution.settings.refuse_spinning {
        // Only naps have kept it from being seen earlier: time passes, and it looks again.
        let thread = execution.current;
        let after = last_place(execution, thread);
        return (Diagnosis::BusyWait, Finding::Runs { thread, after });
    }
    if execution.was_idle_for(IDLE_STEPS) {
        let waiters = (0..execution.threads.len())
            .filter_map(|thread| waiter(execution, thread).or_else(|| spinner(execution, thread)))
            .collect();
        return (Diagnosis::WaitsForever, Finding::Blocked { waiters });
    }
    match worker(execution) {
        Some(thread) => (
            Diagnosis::Stuck,
            Finding::Runs {
                thread,
                after: last_place(execution, thread),
            },
        ),
        None => {
            let waiters = (0..execution.threads.len())
                .filter_map(|thread| waiter(execution, thread))
                .collect();
            (Diagnosis::WaitsForever, Finding::Blocked { waiters })
        }
    }
}

/// The thread whose endless work keeps the case from ending: the case's own, or one it waits for. None if the case waits for
/// something that whoever works does not seem to do.
fn worker(execution: &Execution) -> Option<ThreadId> {
    let mut reached = vec![0];
    let mut next = 0;
    while let Some(&thread) = reached.get(next) {
        if execution.threads[thread].state == ThreadState::Ready {
            return Some(thread);
        }
        for other in waits_for(execution, thread) {
            if !reached.contains(&other) {
                reached.push(other);
            }
        }
        next += 1;
    }
    None
}

/// A thread that waits in a loop, as if it waited in the operation it repeats.
fn spinner(execution: &Execution, thread: ThreadId) -> Option<Waiter> {
    if execution.threads[thread].ended() {
        return None;
    }
    let (operation, object, at) = execution.last_look(thread)?;
    Some(Waiter {
        thread,
        operation,
        object,
        joins: None,
        place: place(at),
        held_by: Vec::new(),
    })
}

fn last_place(execution: &Execution, thread: ThreadId) -> Option<crate::report::Place> {
    execution.last_look(thread).map(|(_, _, at)| place(at))
}
