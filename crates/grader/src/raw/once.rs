//! One-time initialisation.
//!
//! The thread that initialises holds the object, so that initialisers which wait for each other, or for themselves, are seen as
//! the deadlock they are. That an initialisation is done never changes again: to see it is no scheduling point.

use super::Target;
use super::lock::{locks_are_observed, point_before_release, take};
use crate::kernel::{Loc, ObjectId, Until, Value, Waiting, block, point, record, with};
use crate::report::Operation;
use std::cell::Cell;

/// How far an initialisation has come. Kept by the stand-in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// Nobody has begun.
    #[default]
    New,
    /// A thread is at it.
    Running,
    /// A thread was at it and panicked.
    Poisoned,
    /// It is done.
    Done,
}

/// An earlier initialiser panicked.
#[derive(Clone, Copy, Debug)]
pub struct Poisoned;

/// Runs `init`, unless that has been done; waits while another thread is at it. `init` is told whether an earlier one panicked.
///
/// # Errors
/// If an earlier one panicked, and `ignore_poison` does not say to try again.
pub fn call_once<T: ?Sized>(
    target: Target<'_, T>,
    progress: &Cell<Progress>,
    ignore_poison: bool,
    place: Loc,
    init: impl FnOnce(bool),
) -> Result<(), Poisoned> {
    let id = target.id();
    if progress.get() == Progress::Done {
        return Ok(());
    }
    point(place);
    if progress.get() == Progress::Running {
        wait_for_runner(id, place);
    }
    match progress.get() {
        Progress::Done => {
            record(Operation::CallOnce, Some(id), place, Value::None);
            return Ok(());
        }
        Progress::Poisoned if !ignore_poison => return Err(Poisoned),
        _ => {}
    }
    let poisoned = progress.replace(Progress::Running) == Progress::Poisoned;
    take(id, place, Operation::CallOnce);
    let mut run = Run {
        id,
        progress,
        result: Progress::Poisoned,
    };
    init(poisoned);
    point_before_release(place);
    run.result = Progress::Done;
    Ok(())
}

/// An initialisation in progress; its end, by panic or not, lets the others go on.
struct Run<'a> {
    id: ObjectId,
    progress: &'a Cell<Progress>,
    result: Progress,
}

impl Drop for Run<'_> {
    fn drop(&mut self) {
        self.progress.set(self.result);
        with(|x| {
            x.synchronise(self.id);
            x.objects[self.id].holders.clear();
        });
    }
}

/// Waits until somebody has done it.
///
/// # Errors
/// If an initialiser has panicked, and `ignore_poison` does not say to wait for the next one.
pub fn wait_for_once<T: ?Sized>(
    target: Target<'_, T>,
    progress: &Cell<Progress>,
    ignore_poison: bool,
    place: Loc,
) -> Result<(), Poisoned> {
    let id = target.id();
    if progress.get() != Progress::Done {
        point(place);
    }
    loop {
        let seen = progress.get();
        match seen {
            Progress::Done => {
                with(|x| x.synchronise(id));
                return Ok(());
            }
            Progress::Poisoned if !ignore_poison => return Err(Poisoned),
            Progress::Running => wait_for_runner(id, place),
            Progress::New | Progress::Poisoned => {
                block(Waiting {
                    operation: Operation::CallOnce,
                    object: Some(id),
                    place,
                    until: Until::Condition(&|| progress.get() != seen),
                    deadline: None,
                });
            }
        }
    }
}

fn wait_for_runner(id: ObjectId, place: Loc) {
    block(Waiting {
        operation: Operation::CallOnce,
        object: Some(id),
        place,
        until: Until::Free(id),
        deadline: None,
    });
}

/// Looks how far it is, without waiting.
pub fn look_at_once<T: ?Sized>(
    target: Target<'_, T>,
    progress: &Cell<Progress>,
    place: Loc,
) -> Progress {
    let id = target.id();
    if progress.get() == Progress::Done {
        return Progress::Done;
    }
    locks_are_observed();
    point(place);
    let seen = progress.get();
    let done = Value::Flag(seen == Progress::Done);
    record(Operation::Load, Some(id), place, done);
    seen
}
