//! `RwLock` and `RecursiveRwLock`: one type, as in parking_lot, that says whether a thread may read again while a writer waits.

use crate::guard::{Exclusive, Guard, Part, Shared, and_then};
use crate::raw_rwlock::{Claimed, RawRwLock, Read, Written};
use crate::time::{after, at};
use explored_std::time::Instant;
use grader::kernel::{Loc, yield_point};
use grader::raw::{self, Attempt, Target};
use lock_api::GuardNoSend;
use std::cell::UnsafeCell;
use std::fmt;
use std::mem::ManuallyDrop;
use std::panic::Location;
use std::time::Duration;

/// `parking_lot::RwLock`.
pub type RwLock<T> = AnyRwLock<false, T>;
/// `parking_lot::RwLockReadGuard`.
pub type RwLockReadGuard<'a, T> = ReadGuard<'a, false, T>;
/// `parking_lot::RwLockWriteGuard`.
pub type RwLockWriteGuard<'a, T> = WriteGuard<'a, false, T>;
/// `parking_lot::RwLockUpgradableReadGuard`.
pub type RwLockUpgradableReadGuard<'a, T> = UpgradableGuard<'a, false, T>;
/// `parking_lot::MappedRwLockReadGuard`.
pub type MappedRwLockReadGuard<'a, T> = Guard<'a, Shared<Read<false>>, Part, T>;
/// `parking_lot::MappedRwLockWriteGuard`.
pub type MappedRwLockWriteGuard<'a, T> = Guard<'a, Exclusive<Written<false>>, Part, T>;
/// `parking_lot::RecursiveRwLock`.
pub type RecursiveRwLock<T> = AnyRwLock<true, T>;
/// `parking_lot::RecursiveRwLockReadGuard`.
pub type RecursiveRwLockReadGuard<'a, T> = ReadGuard<'a, true, T>;
/// `parking_lot::RecursiveRwLockWriteGuard`.
pub type RecursiveRwLockWriteGuard<'a, T> = WriteGuard<'a, true, T>;
/// `parking_lot::RecursiveRwLockUpgradableReadGuard`.
pub type RecursiveRwLockUpgradableReadGuard<'a, T> = UpgradableGuard<'a, true, T>;
/// `parking_lot::MappedRecursiveRwLockReadGuard`.
pub type MappedRecursiveRwLockReadGuard<'a, T> = Guard<'a, Shared<Read<true>>, Part, T>;
/// `parking_lot::MappedRecursiveRwLockWriteGuard`.
pub type MappedRecursiveRwLockWriteGuard<'a, T> = Guard<'a, Exclusive<Written<true>>, Part, T>;

/// A guard for reading.
type ReadGuard<'a, const R: bool, T> = Guard<'a, Shared<Read<R>>, &'a AnyRwLock<R, T>, T>;
/// A guard for writing.
type WriteGuard<'a, const R: bool, T> = Guard<'a, Exclusive<Written<R>>, &'a AnyRwLock<R, T>, T>;
/// A guard for reading that can become one for writing.
type UpgradableGuard<'a, const R: bool, T> = Guard<'a, Shared<Claimed<R>>, &'a AnyRwLock<R, T>, T>;

/// A read-write lock; `R`: recursive.
pub struct AnyRwLock<const R: bool, T: ?Sized> {
    raw: RawRwLock<R>,
    data: UnsafeCell<T>,
}

// Safety: the data is reached only by threads that hold the lock; readers share it, hence `T: Sync`.
unsafe impl<const R: bool, T: ?Sized + Send + Sync> Sync for AnyRwLock<R, T> {}

impl<const R: bool, T> AnyRwLock<R, T> {
    /// `new`.
    #[track_caller]
    pub const fn new(value: T) -> Self {
        AnyRwLock::from_raw(RawRwLock::new(), value)
    }

    /// `from_raw`.
    pub const fn from_raw(raw: RawRwLock<R>, value: T) -> Self {
        AnyRwLock {
            raw,
            data: UnsafeCell::new(value),
        }
    }

    /// `into_inner`.
    pub fn into_inner(self) -> T {
        self.data.into_inner()
    }

    /// `into_inner_with_raw`.
    pub fn into_inner_with_raw(self) -> (RawRwLock<R>, T) {
        (self.raw, self.data.into_inner())
    }
}

impl<const R: bool, T: ?Sized> AnyRwLock<R, T> {
    fn known(&self) -> &RawRwLock<R> {
        self.raw.part_of(self)
    }

    fn target(&self) -> Target<'_, RawRwLock<R>> {
        self.known().target()
    }

    fn read_guard(&self, taken: Loc) -> ReadGuard<'_, R, T> {
        Guard::new(self, &self.raw, self.data.get(), taken)
    }

    fn write_guard(&self, taken: Loc) -> WriteGuard<'_, R, T> {
        Guard::new(self, &self.raw, self.data.get(), taken)
    }

    fn upgradable_guard(&self, taken: Loc) -> UpgradableGuard<'_, R, T> {
        Guard::new(self, &self.raw, self.data.get(), taken)
    }

    fn read_until(&self, place: Loc, deadline: Option<Duration>) -> Option<ReadGuard<'_, R, T>> {
        let attempt = self.known().read_until(place, deadline);
        (attempt == Attempt::Taken).then(|| self.read_guard(place))
    }

    fn write_until(&self, place: Loc, deadline: Option<Duration>) -> Option<WriteGuard<'_, R, T>> {
        let attempt = raw::write_until(self.target(), place, deadline);
        (attempt == Attempt::Taken).then(|| self.write_guard(place))
    }

    fn upgradable_until(
        &self,
        place: Loc,
        deadline: Option<Duration>,
    ) -> Option<UpgradableGuard<'_, R, T>> {
        let attempt = self.known().upgradable_until(place, deadline);
        (attempt == Attempt::Taken).then(|| self.upgradable_guard(place))
    }

    /// `read`.
    ///
    /// # Panics
    /// Never: without a limit, the lock is always taken.
    #[track_caller]
    pub fn read(&self) -> ReadGuard<'_, R, T> {
        self.read_until(Location::caller(), None).expect(NO_LIMIT)
    }

    /// `try_read`.
    #[track_caller]
    pub fn try_read(&self) -> Option<ReadGuard<'_, R, T>> {
        let place = Location::caller();
        let attempt = self.known().try_read(place);
        (attempt == Attempt::Taken).then(|| self.read_guard(place))
    }

    /// `try_read_for`.
    #[track_caller]
    pub fn try_read_for(&self, timeout: Duration) -> Option<ReadGuard<'_, R, T>> {
        self.read_until(Location::caller(), after(timeout))
    }

    /// `try_read_until`.
    #[track_caller]
    pub fn try_read_until(&self, timeout: Instant) -> Option<ReadGuard<'_, R, T>> {
        self.read_until(Location::caller(), Some(at(timeout)))
    }

    /// `write`.
    ///
    /// # Panics
    /// Never: without a limit, the lock is always taken.
    #[track_caller]
    pub fn write(&self) -> WriteGuard<'_, R, T> {
        self.write_until(Location::caller(), None).expect(NO_LIMIT)
    }

    /// `try_write`.
    #[track_caller]
    pub fn try_write(&self) -> Option<WriteGuard<'_, R, T>> {
        let place = Location::caller();
        let attempt = raw::try_write(self.target(), place);
        (attempt == Attempt::Taken).then(|| self.write_guard(place))
    }

    /// `try_write_for`.
    #[track_caller]
    pub fn try_write_for(&self, timeout: Duration) -> Option<WriteGuard<'_, R, T>> {
        self.write_until(Location::caller(), after(timeout))
    }

    /// `try_write_until`.
    #[track_caller]
    pub fn try_write_until(&self, timeout: Instant) -> Option<WriteGuard<'_, R, T>> {
        self.write_until(Location::caller(), Some(at(timeout)))
    }

    /// `upgradable_read`.
    ///
    /// # Panics
    /// Never: without a limit, the lock is always taken.
    #[track_caller]
    pub fn upgradable_read(&self) -> UpgradableGuard<'_, R, T> {
        self.upgradable_until(Location::caller(), None)
            .expect(NO_LIMIT)
    }

    /// `try_upgradable_read`.
    #[track_caller]
    pub fn try_upgradable_read(&self) -> Option<UpgradableGuard<'_, R, T>> {
        let place = Location::caller();
        let attempt = self.known().try_upgradable(place);
        (attempt == Attempt::Taken).then(|| self.upgradable_guard(place))
    }

    /// `try_upgradable_read_for`.
    #[track_caller]
    pub fn try_upgradable_read_for(&self, timeout: Duration) -> Option<UpgradableGuard<'_, R, T>> {
        self.upgradable_until(Location::caller(), after(timeout))
    }

    /// `try_upgradable_read_until`.
    #[track_caller]
    pub fn try_upgradable_read_until(&self, timeout: Instant) -> Option<UpgradableGuard<'_, R, T>> {
        self.upgradable_until(Location::caller(), Some(at(timeout)))
    }

    /// `get_mut`.
    pub const fn get_mut(&mut self) -> &mut T {
        self.data.get_mut()
    }

    /// `is_locked`.
    #[track_caller]
    pub fn is_locked(&self) -> bool {
        raw::is_locked(self.target(), Location::caller())
    }

    /// `is_locked_exclusive`.
    #[track_caller]
    pub fn is_locked_exclusive(&self) -> bool {
        raw::is_locked_exclusively(self.target(), Location::caller())
    }

    /// `data_ptr`.
    pub const fn data_ptr(&self) -> *mut T {
        self.data.get()
    }

    /// `raw`.
    ///
    /// # Safety
    /// As in lock_api: the lock may not be given back while there is a guard.
    pub unsafe fn raw(&self) -> &RawRwLock<R> {
        self.known()
    }

    /// `make_read_guard_unchecked`.
    ///
    /// # Safety
    /// This thread must hold the lock so, without a guard of it.
    #[track_caller]
    pub unsafe fn make_read_guard_unchecked(&self, _: GuardNoSend) -> ReadGuard<'_, R, T> {
        self.read_guard(Location::caller())
    }

    /// `make_write_guard_unchecked`.
    ///
    /// # Safety
    /// This thread must hold the lock so, without a guard of it.
    #[track_caller]
    pub unsafe fn make_write_guard_unchecked(&self, _: GuardNoSend) -> WriteGuard<'_, R, T> {
        self.write_guard(Location::caller())
    }

    /// `make_upgradable_guard_unchecked`.
    ///
    /// # Safety
    /// This thread must hold the lock so, without a guard of it.
    #[track_caller]
    pub unsafe fn make_upgradable_guard_unchecked(
        &self,
        _: GuardNoSend,
    ) -> UpgradableGuard<'_, R, T> {
        self.upgradable_guard(Location::caller())
    }

    /// `force_unlock_read`.
    ///
    /// # Safety
    /// The lock must be held so, by a guard that was forgotten.
    #[track_caller]
    pub unsafe fn force_unlock_read(&self, _: GuardNoSend) {
        raw::unread(self.target(), Location::caller());
    }

    /// `force_unlock_write`.
    ///
    /// # Safety
    /// The lock must be held so, by a guard that was forgotten.
    #[track_caller]
    pub unsafe fn force_unlock_write(&self, _: GuardNoSend) {
        raw::unwrite(self.target(), Location::caller());
    }

    /// `force_unlock_read_fair`.
    ///
    /// # Safety
    /// As for `force_unlock_read`.
    #[track_caller]
    pub unsafe fn force_unlock_read_fair(&self, _: GuardNoSend) {
        raw::unread(self.target(), Location::caller());
        yield_point(Location::caller());
    }

    /// `force_unlock_write_fair`.
    ///
    /// # Safety
    /// As for `force_unlock_write`.
    #[track_caller]
    pub unsafe fn force_unlock_write_fair(&self, _: GuardNoSend) {
        raw::unwrite(self.target(), Location::caller());
        yield_point(Location::caller());
    }
}

const NO_LIMIT: &str = "a wait without a limit ends with the lock";

impl<const R: bool, T: Default> Default for AnyRwLock<R, T> {
    #[track_caller]
    fn default() -> Self {
        AnyRwLock::new(T::default())
    }
}

impl<const R: bool, T> From<T> for AnyRwLock<R, T> {
    #[track_caller]
    fn from(value: T) -> Self {
        AnyRwLock::new(value)
    }
}

impl<const R: bool, T: ?Sized + fmt::Debug> fmt::Debug for AnyRwLock<R, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = f.debug_struct("RwLock");
        if raw::is_written(self.target()) {
            text.field("data", &format_args!("<locked>"));
        } else {
            // Safety: nobody writes, and no other thread runs while this one prints.
            text.field("data", &unsafe { &*self.data.get() });
        }
        text.finish()
    }
}

impl<'a, const R: bool, T: ?Sized> ReadGuard<'a, R, T> {
    /// `rwlock`.
    pub fn rwlock(s: &Self) -> &'a AnyRwLock<R, T> {
        s.lock()
    }
}

impl<'a, const R: bool, T: ?Sized> WriteGuard<'a, R, T> {
    /// `rwlock`.
    pub fn rwlock(s: &Self) -> &'a AnyRwLock<R, T> {
        s.lock()
    }

    /// `downgrade`.
    #[track_caller]
    pub fn downgrade(s: Self) -> ReadGuard<'a, R, T> {
        let place = Location::caller();
        let lock = ManuallyDrop::new(s).lock();
        raw::downgrade(lock.target(), place);
        lock.read_guard(place)
    }

    /// `downgrade_to_upgradable`.
    #[track_caller]
    pub fn downgrade_to_upgradable(s: Self) -> UpgradableGuard<'a, R, T> {
        let place = Location::caller();
        let lock = ManuallyDrop::new(s).lock();
        lock.known().keep_claim(place);
        lock.upgradable_guard(place)
    }
}

impl<'a, const R: bool, T: ?Sized> UpgradableGuard<'a, R, T> {
    /// `rwlock`.
    pub fn rwlock(s: &Self) -> &'a AnyRwLock<R, T> {
        s.lock()
    }

    /// `upgrade`.
    #[track_caller]
    pub fn upgrade(s: Self) -> WriteGuard<'a, R, T> {
        let place = Location::caller();
        s.raw.upgrade_until(place, None);
        s.into_writer(place)
    }

    /// `try_upgrade`.
    ///
    /// # Errors
    /// The guard, if others read.
    #[track_caller]
    pub fn try_upgrade(s: Self) -> Result<WriteGuard<'a, R, T>, Self> {
        let place = Location::caller();
        let attempt = s.raw.try_upgrade_once(place);
        s.upgraded(attempt, place)
    }

    /// `try_upgrade_for`.
    ///
    /// # Errors
    /// The guard, if others read for longer than that.
    #[track_caller]
    pub fn try_upgrade_for(s: Self, timeout: Duration) -> Result<WriteGuard<'a, R, T>, Self> {
        let place = Location::caller();
        let attempt = s.raw.upgrade_until(place, after(timeout));
        s.upgraded(attempt, place)
    }

    /// `try_upgrade_until`.
    ///
    /// # Errors
    /// The guard, if others read for longer than that.
    #[track_caller]
    pub fn try_upgrade_until(s: Self, timeout: Instant) -> Result<WriteGuard<'a, R, T>, Self> {
        let place = Location::caller();
        let attempt = s.raw.upgrade_until(place, Some(at(timeout)));
        s.upgraded(attempt, place)
    }

    fn upgraded(self, attempt: Attempt, place: Loc) -> Result<WriteGuard<'a, R, T>, Self> {
        match attempt {
            Attempt::Taken => Ok(self.into_writer(place)),
            Attempt::Busy => Err(self),
        }
    }

    fn into_writer(self, place: Loc) -> WriteGuard<'a, R, T> {
        ManuallyDrop::new(self).lock().write_guard(place)
    }

    /// `downgrade`.
    #[track_caller]
    pub fn downgrade(s: Self) -> ReadGuard<'a, R, T> {
        let s = ManuallyDrop::new(s);
        s.raw.drop_claim();
        s.lock().read_guard(s.taken)
    }

    /// `with_upgraded`.
    #[track_caller]
    pub fn with_upgraded<U, F: FnOnce(&mut T) -> U>(&mut self, f: F) -> U {
        let place = Location::caller();
        raw::upgrade_until(self.raw.target(), place, None);
        self.write(place, f)
    }

    /// `try_with_upgraded`.
    #[track_caller]
    pub fn try_with_upgraded<U, F: FnOnce(&mut T) -> U>(&mut self, f: F) -> Option<U> {
        let place = Location::caller();
        let attempt = raw::try_upgrade(self.raw.target(), place);
        (attempt == Attempt::Taken).then(|| self.write(place, f))
    }

    /// `try_with_upgraded_for`.
    #[track_caller]
    pub fn try_with_upgraded_for<U, F: FnOnce(&mut T) -> U>(
        &mut self,
        timeout: Duration,
        f: F,
    ) -> Option<U> {
        let place = Location::caller();
        let attempt = raw::upgrade_until(self.raw.target(), place, after(timeout));
        (attempt == Attempt::Taken).then(|| self.write(place, f))
    }

    /// `try_with_upgraded_until`.
    #[track_caller]
    pub fn try_with_upgraded_until<U, F: FnOnce(&mut T) -> U>(
        &mut self,
        timeout: Instant,
        f: F,
    ) -> Option<U> {
        let place = Location::caller();
        let attempt = raw::upgrade_until(self.raw.target(), place, Some(at(timeout)));
        (attempt == Attempt::Taken).then(|| self.write(place, f))
    }

    /// Writes while the lock is upgraded.
    fn write<U>(&mut self, place: Loc, f: impl FnOnce(&mut T) -> U) -> U {
        let lock = self.lock();
        and_then(
            // Safety: this thread holds the lock for writing.
            || f(unsafe { &mut *lock.data.get() }),
            || raw::downgrade(lock.target(), place),
        )
    }
}
