//! `RawMutex` and `RawFairMutex`: a mutex without contents, and how its guards hold it.

use crate::guard::Hold;
use crate::time::{after, at};
use explored_std::time::Instant;
use grader::kernel::{Handle, Loc, me, yield_point};
use grader::raw::{self, Attempt, Target};
use grader::report::ObjectKind;
use lock_api::GuardNoSend;
use std::marker::PhantomData;
use std::num::NonZeroUsize;
use std::panic::Location;
use std::time::Duration;

/// The marker of [`RawMutex`].
#[derive(Debug)]
pub enum Plain {}

/// The marker of [`RawFairMutex`]. Both explore every order of waiting threads.
#[derive(Debug)]
pub enum Fair {}

/// `parking_lot::RawMutex`.
pub type RawMutex = RawMarkedMutex<Plain>;
/// `parking_lot::RawFairMutex`.
pub type RawFairMutex = RawMarkedMutex<Fair>;

/// A mutex without contents, with a marker.
pub struct RawMarkedMutex<K> {
    handle: Handle,
    marker: PhantomData<fn() -> K>,
}

impl<K> RawMarkedMutex<K> {
    #[track_caller]
    pub(crate) const fn new(kind: ObjectKind) -> Self {
        RawMarkedMutex {
            handle: Handle::new(kind),
            marker: PhantomData,
        }
    }

    /// The mutex, which is a part of `whole`: what is known of that is known of this.
    pub(crate) fn part_of<W: ?Sized>(&self, whole: &W) -> &Self {
        self.handle.id(whole);
        self
    }

    pub(crate) fn target(&self) -> Target<'_, Self> {
        Target {
            handle: &self.handle,
            whole: self,
        }
    }
}

/// What a raw lock gives for the attempt to take it.
pub(crate) fn taken(attempt: Attempt) -> Option<GuardNoSend> {
    (attempt == Attempt::Taken).then(GuardNoSend::new)
}

// Safety: it is exclusive.
unsafe impl<K> lock_api::RawMutex for RawMarkedMutex<K> {
    #[allow(clippy::declare_interior_mutable_const)] // as in lock_api
    const INIT: Self = RawMarkedMutex::new(ObjectKind::Mutex);

    type Guard = GuardNoSend;

    #[track_caller]
    fn lock(&self) -> GuardNoSend {
        raw::lock(self.target(), Location::caller());
        GuardNoSend::new()
    }

    #[track_caller]
    fn try_lock(&self) -> Option<GuardNoSend> {
        taken(raw::try_lock(self.target(), Location::caller()))
    }

    #[track_caller]
    unsafe fn unlock(&self, _: GuardNoSend) {
        raw::unlock(self.target(), Location::caller());
    }

    #[track_caller]
    fn is_locked(&self) -> bool {
        raw::is_locked(self.target(), Location::caller())
    }
}

// Safety: as above.
unsafe impl<K> lock_api::RawMutexFair for RawMarkedMutex<K> {
    #[track_caller]
    unsafe fn unlock_fair(&self, _: GuardNoSend) {
        raw::unlock(self.target(), Location::caller());
        yield_point(Location::caller());
    }

    #[track_caller]
    unsafe fn bump(&self, _: &mut GuardNoSend) {
        let place = Location::caller();
        raw::unlock(self.target(), place);
        yield_point(place);
        raw::lock(self.target(), place);
    }
}

// Safety: as above.
unsafe impl<K> lock_api::RawMutexTimed for RawMarkedMutex<K> {
    type Duration = Duration;
    type Instant = Instant;

    #[track_caller]
    fn try_lock_for(&self, timeout: Duration) -> Option<GuardNoSend> {
        taken(raw::lock_until(
            self.target(),
            Location::caller(),
            after(timeout),
        ))
    }

    #[track_caller]
    fn try_lock_until(&self, timeout: Instant) -> Option<GuardNoSend> {
        taken(raw::lock_until(
            self.target(),
            Location::caller(),
            Some(at(timeout)),
        ))
    }
}

/// Held by one guard.
pub struct Locked<K>(PhantomData<K>);

impl<K> Hold for Locked<K> {
    type Raw = RawMarkedMutex<K>;

    fn release(raw: &Self::Raw, taken: Loc) {
        raw::unlock(raw.target(), taken);
    }

    fn take_again(raw: &Self::Raw, place: Loc) {
        raw::lock(raw.target(), place);
    }
}

/// Held by one thread, which may have several guards.
pub struct LockedAgain;

impl Hold for LockedAgain {
    type Raw = RawMutex;

    fn release(raw: &RawMutex, taken: Loc) {
        raw::unlock(raw.target(), taken);
    }

    fn take_again(raw: &RawMutex, place: Loc) {
        raw::lock_again(raw.target(), place, None);
    }
}

/// `parking_lot::RawThreadId`.
pub struct RawThreadId;

// Safety: the number of a thread is its own in every schedule.
unsafe impl lock_api::GetThreadId for RawThreadId {
    const INIT: RawThreadId = RawThreadId;

    fn nonzero_thread_id(&self) -> NonZeroUsize {
        NonZeroUsize::MIN.saturating_add(me())
    }
}
