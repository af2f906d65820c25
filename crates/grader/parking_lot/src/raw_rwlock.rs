//! `RawRwLock`: a read-write lock without contents, and how its guards hold it.

use crate::guard::Hold;
use crate::raw_mutex::taken;
use crate::time::{after, at};
use explored_std::time::Instant;
use grader::kernel::{Handle, Loc, yield_point};
use grader::raw::{self, Attempt, Target};
use grader::report::ObjectKind;
use lock_api::GuardNoSend;
use std::panic::Location;
use std::time::Duration;

/// `parking_lot::RawRwLock`. In a recursive one, a thread that reads may read again although a writer waits.
pub struct RawRwLock<const RECURSIVE: bool = false> {
    handle: Handle,
    /// Held by the upgradable reader, of which there is at most one.
    claim: Handle,
}

/// `parking_lot::RawRwLockRecursive`.
pub type RawRwLockRecursive = RawRwLock<true>;

impl<const RECURSIVE: bool> RawRwLock<RECURSIVE> {
    #[track_caller]
    pub(crate) const fn new() -> Self {
        RawRwLock {
            handle: Handle::new(ObjectKind::RwLock),
            claim: Handle::new(ObjectKind::RwLock),
        }
    }

    /// The lock, which is a part of `whole`: what is known of that is known of this.
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

    fn claim(&self) -> Target<'_, Self> {
        Target {
            handle: &self.claim,
            whole: self,
        }
    }

    pub(crate) fn read_until(&self, place: Loc, deadline: Option<Duration>) -> Attempt {
        if RECURSIVE {
            raw::read_again(self.target(), place, deadline)
        } else {
            raw::read_until(self.target(), place, deadline)
        }
    }

    pub(crate) fn try_read(&self, place: Loc) -> Attempt {
        if RECURSIVE && raw::held_by_me(self.target()) > 0 {
            raw::read_again(self.target(), place, None)
        } else {
            raw::try_read(self.target(), place)
        }
    }

    pub(crate) fn upgradable_until(&self, place: Loc, deadline: Option<Duration>) -> Attempt {
        raw::upgradable_until(self.target(), self.claim(), place, deadline)
    }

    pub(crate) fn try_upgradable(&self, place: Loc) -> Attempt {
        raw::try_upgradable(self.target(), self.claim(), place)
    }

    /// From reading with the claim to writing.
    pub(crate) fn upgrade_until(&self, place: Loc, deadline: Option<Duration>) -> Attempt {
        self.without_claim(raw::upgrade_until(self.target(), place, deadline))
    }

    /// The same if there are no other readers.
    pub(crate) fn try_upgrade_once(&self, place: Loc) -> Attempt {
        self.without_claim(raw::try_upgrade(self.target(), place))
    }

    fn without_claim(&self, attempt: Attempt) -> Attempt {
        if attempt == Attempt::Taken {
            self.drop_claim();
        }
        attempt
    }

    /// From reading with the claim to reading without.
    pub(crate) fn drop_claim(&self) {
        raw::drop_claim(self.claim());
    }

    /// From writing to reading with the claim.
    pub(crate) fn keep_claim(&self, place: Loc) {
        raw::take_claim(self.claim(), place);
        raw::downgrade(self.target(), place);
    }
}

/// Held by a reader.
pub struct Read<const RECURSIVE: bool>;

/// Held by the writer.
pub struct Written<const RECURSIVE: bool>;

/// Held by the reader with the claim.
pub struct Claimed<const RECURSIVE: bool>;

impl<const RECURSIVE: bool> Hold for Read<RECURSIVE> {
    type Raw = RawRwLock<RECURSIVE>;

    fn release(raw: &Self::Raw, taken: Loc) {
        raw::unread(raw.target(), taken);
    }

    fn take_again(raw: &Self::Raw, place: Loc) {
        raw::read(raw.target(), place);
    }
}

impl<const RECURSIVE: bool> Hold for Written<RECURSIVE> {
    type Raw = RawRwLock<RECURSIVE>;

    fn release(raw: &Self::Raw, taken: Loc) {
        raw::unwrite(raw.target(), taken);
    }

    fn take_again(raw: &Self::Raw, place: Loc) {
        raw::write(raw.target(), place);
    }
}

impl<const RECURSIVE: bool> Hold for Claimed<RECURSIVE> {
    type Raw = RawRwLock<RECURSIVE>;

    fn release(raw: &Self::Raw, taken: Loc) {
        raw::unread(raw.target(), taken);
        raw.drop_claim();
    }

    fn take_again(raw: &Self::Raw, place: Loc) {
        raw.upgradable_until(place, None);
    }
}

// Safety: a writer excludes all others, and an upgradable reader other upgradable ones.
unsafe impl<const RECURSIVE: bool> lock_api::RawRwLock for RawRwLock<RECURSIVE> {
    #[allow(clippy::declare_interior_mutable_const)] // as in lock_api
    const INIT: Self = RawRwLock::new();

    type SharedGuard = GuardNoSend;
    type ExclusiveGuard = GuardNoSend;

    #[track_caller]
    fn lock_shared(&self) -> GuardNoSend {
        self.read_until(Location::caller(), None);
        GuardNoSend::new()
    }

    #[track_caller]
    fn try_lock_shared(&self) -> Option<GuardNoSend> {
        taken(self.try_read(Location::caller()))
    }

    #[track_caller]
    unsafe fn unlock_shared(&self, _: GuardNoSend) {
        raw::unread(self.target(), Location::caller());
    }

    #[track_caller]
    fn lock_exclusive(&self) -> GuardNoSend {
        raw::write(self.target(), Location::caller());
        GuardNoSend::new()
    }

    #[track_caller]
    fn try_lock_exclusive(&self) -> Option<GuardNoSend> {
        taken(raw::try_write(self.target(), Location::caller()))
    }

    #[track_caller]
    unsafe fn unlock_exclusive(&self, _: GuardNoSend) {
        raw::unwrite(self.target(), Location::caller());
    }

    #[track_caller]
    fn is_locked(&self) -> bool {
        raw::is_locked(self.target(), Location::caller())
    }

    #[track_caller]
    fn is_locked_exclusive(&self) -> bool {
        raw::is_locked_exclusively(self.target(), Location::caller())
    }
}

// Safety: as above.
unsafe impl<const RECURSIVE: bool> lock_api::RawRwLockFair for RawRwLock<RECURSIVE> {
    #[track_caller]
    unsafe fn unlock_shared_fair(&self, _: GuardNoSend) {
        raw::unread(self.target(), Location::caller());
        yield_point(Location::caller());
    }

    #[track_caller]
    unsafe fn unlock_exclusive_fair(&self, _: GuardNoSend) {
        raw::unwrite(self.target(), Location::caller());
        yield_point(Location::caller());
    }
}

// Safety: as above.
unsafe impl<const RECURSIVE: bool> lock_api::RawRwLockDowngrade for RawRwLock<RECURSIVE> {
    #[track_caller]
    unsafe fn downgrade(&self, guard: GuardNoSend) -> GuardNoSend {
        raw::downgrade(self.target(), Location::caller());
        guard
    }
}

// Safety: as above.
unsafe impl<const RECURSIVE: bool> lock_api::RawRwLockTimed for RawRwLock<RECURSIVE> {
    type Duration = Duration;
    type Instant = Instant;

    #[track_caller]
    fn try_lock_shared_for(&self, timeout: Duration) -> Option<GuardNoSend> {
        taken(self.read_until(Location::caller(), after(timeout)))
    }

    #[track_caller]
    fn try_lock_shared_until(&self, timeout: Instant) -> Option<GuardNoSend> {
        taken(self.read_until(Location::caller(), Some(at(timeout))))
    }

    #[track_caller]
    fn try_lock_exclusive_for(&self, timeout: Duration) -> Option<GuardNoSend> {
        let place = Location::caller();
        taken(raw::write_until(self.target(), place, after(timeout)))
    }

    #[track_caller]
    fn try_lock_exclusive_until(&self, timeout: Instant) -> Option<GuardNoSend> {
        let place = Location::caller();
        taken(raw::write_until(self.target(), place, Some(at(timeout))))
    }
}

// Safety: as above.
unsafe impl<const RECURSIVE: bool> lock_api::RawRwLockUpgrade for RawRwLock<RECURSIVE> {
    type UpgradableGuard = GuardNoSend;

    #[track_caller]
    fn lock_upgradable(&self) -> GuardNoSend {
        self.upgradable_until(Location::caller(), None);
        GuardNoSend::new()
    }

    #[track_caller]
    fn try_lock_upgradable(&self) -> Option<GuardNoSend> {
        taken(self.try_upgradable(Location::caller()))
    }

    #[track_caller]
    unsafe fn unlock_upgradable(&self, _: GuardNoSend) {
        Claimed::release(self, Location::caller());
    }

    #[track_caller]
    unsafe fn upgrade(&self, guard: GuardNoSend) -> GuardNoSend {
        self.upgrade_until(Location::caller(), None);
        guard
    }

    #[track_caller]
    unsafe fn try_upgrade(&self, guard: GuardNoSend) -> Result<GuardNoSend, GuardNoSend> {
        taken(self.try_upgrade_once(Location::caller())).ok_or(guard)
    }
}

// Safety: as above.
unsafe impl<const RECURSIVE: bool> lock_api::RawRwLockUpgradeFair for RawRwLock<RECURSIVE> {
    #[track_caller]
    unsafe fn unlock_upgradable_fair(&self, _: GuardNoSend) {
        Claimed::release(self, Location::caller());
        yield_point(Location::caller());
    }
}

// Safety: as above.
unsafe impl<const RECURSIVE: bool> lock_api::RawRwLockUpgradeDowngrade for RawRwLock<RECURSIVE> {
    unsafe fn downgrade_upgradable(&self, guard: GuardNoSend) -> GuardNoSend {
        self.drop_claim();
        guard
    }

    #[track_caller]
    unsafe fn downgrade_to_upgradable(&self, guard: GuardNoSend) -> GuardNoSend {
        self.keep_claim(Location::caller());
        guard
    }
}

// Safety: as above.
unsafe impl<const RECURSIVE: bool> lock_api::RawRwLockUpgradeTimed for RawRwLock<RECURSIVE> {
    #[track_caller]
    fn try_lock_upgradable_for(&self, timeout: Duration) -> Option<GuardNoSend> {
        taken(self.upgradable_until(Location::caller(), after(timeout)))
    }

    #[track_caller]
    fn try_lock_upgradable_until(&self, timeout: Instant) -> Option<GuardNoSend> {
        taken(self.upgradable_until(Location::caller(), Some(at(timeout))))
    }

    #[track_caller]
    unsafe fn try_upgrade_for(
        &self,
        guard: GuardNoSend,
        timeout: Duration,
    ) -> Result<GuardNoSend, GuardNoSend> {
        taken(self.upgrade_until(Location::caller(), after(timeout))).ok_or(guard)
    }

    #[track_caller]
    unsafe fn try_upgrade_until(
        &self,
        guard: GuardNoSend,
        timeout: Instant,
    ) -> Result<GuardNoSend, GuardNoSend> {
        taken(self.upgrade_until(Location::caller(), Some(at(timeout)))).ok_or(guard)
    }
}
