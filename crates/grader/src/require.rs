//! What a case can require. A broken requirement ends the schedule at once: it cannot be caught or swallowed by explored code.

use crate::kernel::{End, Loc, exploring, stop, with};
#[cfg(feature = "memory_order")]
use crate::memory_order;
use crate::plain;
use crate::report::Diagnosis;
use std::cell::{Cell, RefCell};
use std::fmt::Display;
use std::panic::Location;
use std::sync::atomic::{AtomicU64, Ordering};

/// `condition` must hold; `key` names the message in `exercise.toml`. Diagnosis: `broken_invariant`.
///
/// # Panics
/// Outside of an exploration, if it does not hold.
#[track_caller]
pub fn require(condition: bool, key: &'static str) {
    if !condition {
        broken(Diagnosis::BrokenInvariant, key, None, Location::caller());
    }
}

/// `actual` must equal `expected`. Diagnosis: `wrong_result`.
///
/// # Panics
/// Outside of an exploration, if they differ.
#[track_caller]
#[allow(clippy::needless_pass_by_value)] // as in `assert_eq!`: cases read better without `&`
pub fn require_eq<A: PartialEq<E> + Display, E: Display>(
    actual: A,
    expected: E,
    key: &'static str,
) {
    if actual != expected {
        let compared = Some((actual.to_string(), expected.to_string()));
        broken(Diagnosis::WrongResult, key, compared, Location::caller());
    }
}

/// `actual` must not exceed `limit`. Diagnosis: `limit_exceeded`.
///
/// # Panics
/// Outside of an exploration, if it does.
#[track_caller]
#[allow(clippy::needless_pass_by_value)] // as above
pub fn require_at_most<A: PartialOrd<L> + Display, L: Display>(
    actual: A,
    limit: L,
    key: &'static str,
) {
    if actual > limit {
        let compared = Some((actual.to_string(), limit.to_string()));
        broken(Diagnosis::LimitExceeded, key, compared, Location::caller());
    }
}

fn broken(
    diagnosis: Diagnosis,
    key: &'static str,
    compared: Option<(String, String)>,
    place: Loc,
) -> ! {
    if exploring() {
        stop(End::Required {
            diagnosis,
            key,
            place,
            compared,
        });
    }
    #[cfg(feature = "memory_order")]
    if memory_order::running() {
        memory_order::broken(diagnosis, key, compared, place);
    }
    if plain::running() {
        plain::broken(diagnosis, key, compared, place);
    }
    panic!("the requirement `{key}` is broken at {place}: {compared:?}");
}

thread_local! {
    /// What must be true in some schedule, and whether it has been.
    static SOMETIMES: RefCell<Vec<(&'static str, Loc, bool)>> = const { RefCell::new(Vec::new()) };
}

/// `condition` must hold in at least one schedule ("two jobs overlap"). Diagnosis if it never does: `no_overlap`.
#[track_caller]
pub fn sometimes(condition: bool, key: &'static str) {
    let place = Location::caller();
    if !exploring() {
        return plain::sometimes(condition, key, place);
    }
    SOMETIMES.with_borrow_mut(
        |all| match all.iter_mut().find(|(known, ..)| *known == key) {
            Some((.., seen)) => *seen |= condition,
            None => all.push((key, place, condition)),
        },
    );
}

pub(crate) fn forget_sometimes() {
    SOMETIMES.with_borrow_mut(Vec::clear);
    PREEMPTIONS.set(None);
}

/// The first thing that was to be true in some schedule and never was.
pub(crate) fn never_seen() -> Option<(&'static str, Loc)> {
    SOMETIMES.with_borrow(|all| {
        all.iter()
            .find(|(.., seen)| !seen)
            .map(|(key, place, _)| (*key, *place))
    })
}

thread_local! {
    /// What the case asked for by [`at_most_preemptions`].
    static PREEMPTIONS: Cell<Option<u32>> = const { Cell::new(None) };
}

/// Explores this case up to so many preemptions, fewer than usual: for a case with more threads or rounds than can be explored
/// completely otherwise. To be called first in the case.
pub fn at_most_preemptions(preemptions: u32) {
    PREEMPTIONS.set(Some(preemptions));
}

pub(crate) fn preemptions() -> Option<u32> {
    PREEMPTIONS.get()
}

/// All threads of this case must end, if not by the time it returns then soon after; one that waits for ever or never stops
/// working is left behind. Diagnosis: `leak`. To be called first in the case. Concerns explored threads only, not async tasks.
pub fn no_thread_left_behind() {
    with(|x| x.all_must_end = true);
}

/// All threads that the case has started have ended by now: those of a pool that was dropped, say. Diagnosis: `leak`, in a
/// schedule in which one of them still waits or runs. Concerns explored threads only, not async tasks.
pub fn require_threads_ended() {
    if with(|x| x.left_behind().next().is_some()) == Some(true) {
        stop(End::LeftBehind);
    }
}

/// A counter of the case's own, outside of what is explored: using it is no scheduling point and no step.
#[derive(Debug, Default)]
pub struct Tally(AtomicU64);

impl Tally {
    /// A tally of 0.
    #[must_use]
    pub const fn new() -> Tally {
        Tally(AtomicU64::new(0))
    }

    /// Adds one; returns the new count.
    pub fn add(&self) -> u64 {
        self.0.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Takes one away; returns the new count.
    ///
    /// # Panics
    /// At 0, in a debug build.
    pub fn subtract(&self) -> u64 {
        self.0.fetch_sub(1, Ordering::Relaxed) - 1
    }

    /// The count.
    #[must_use]
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}
