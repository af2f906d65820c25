//! `RwLock` and `RecursiveRwLock`: one type, as in parking_lot, with a marker.

use crate::guard::{and_then, ends, guard, known, maps, unlocks};
use crate::time::{after, at};
use explored_std::time::Instant;
use grader::kernel::{Handle, Loc, yield_point};
use grader::raw::{self, Attempt, Target};
use grader::report::ObjectKind;
use std::cell::UnsafeCell;
use std::fmt;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::panic::Location;
use std::time::Duration;

/// What tells the two locks apart.
pub trait Kind {
    /// Whether a thread that reads may read again although a writer waits.
    const RECURSIVE: bool;
}

/// The marker of [`RwLock`].
#[derive(Debug)]
pub enum Plain {}

/// The marker of [`RecursiveRwLock`].
#[derive(Debug)]
pub enum Recursive {}

impl Kind for Plain {
    const RECURSIVE: bool = false;
}

impl Kind for Recursive {
    const RECURSIVE: bool = true;
}

/// `parking_lot::RwLock`.
pub type RwLock<T> = MarkedRwLock<Plain, T>;
/// `parking_lot::RwLockReadGuard`.
pub type RwLockReadGuard<'a, T> = ReadGuard<'a, Plain, T>;
/// `parking_lot::RwLockWriteGuard`.
pub type RwLockWriteGuard<'a, T> = WriteGuard<'a, Plain, T>;
/// `parking_lot::RwLockUpgradableReadGuard`.
pub type RwLockUpgradableReadGuard<'a, T> = UpgradableGuard<'a, Plain, T>;
/// `parking_lot::MappedRwLockReadGuard`.
pub type MappedRwLockReadGuard<'a, T> = MappedReadGuard<'a, Plain, T>;
/// `parking_lot::MappedRwLockWriteGuard`.
pub type MappedRwLockWriteGuard<'a, T> = MappedWriteGuard<'a, Plain, T>;
/// `parking_lot::RecursiveRwLock`.
pub type RecursiveRwLock<T> = MarkedRwLock<Recursive, T>;
/// `parking_lot::RecursiveRwLockReadGuard`.
pub type RecursiveRwLockReadGuard<'a, T> = ReadGuard<'a, Recursive, T>;
/// `parking_lot::RecursiveRwLockWriteGuard`.
pub type RecursiveRwLockWriteGuard<'a, T> = WriteGuard<'a, Recursive, T>;
/// `parking_lot::RecursiveRwLockUpgradableReadGuard`.
pub type RecursiveRwLockUpgradableReadGuard<'a, T> = UpgradableGuard<'a, Recursive, T>;
/// `parking_lot::MappedRecursiveRwLockReadGuard`.
pub type MappedRecursiveRwLockReadGuard<'a, T> = MappedReadGuard<'a, Recursive, T>;
/// `parking_lot::MappedRecursiveRwLockWriteGuard`.
pub type MappedRecursiveRwLockWriteGuard<'a, T> = MappedWriteGuard<'a, Recursive, T>;

/// A read-write lock with a marker.
pub struct MarkedRwLock<K, T: ?Sized> {
    handle: Handle,
    /// Held by the upgradable reader, of which there is at most one.
    claim: Handle,
    marker: PhantomData<K>,
    data: UnsafeCell<T>,
}

// Safety: the data is reached only by threads that hold the lock. The other fields are cells, but explored threads share one OS
// thread.
unsafe impl<K, T: ?Sized + Send> Send for MarkedRwLock<K, T> {}
// Safety: as above; readers share the data, hence `T: Sync`.
unsafe impl<K, T: ?Sized + Send + Sync> Sync for MarkedRwLock<K, T> {}

/// A guard for reading.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct ReadGuard<'a, K, T: ?Sized> {
    lock: &'a MarkedRwLock<K, T>,
    /// Where the lock was taken.
    taken: Loc,
    /// A guard stays on its thread.
    not_send: PhantomData<*const ()>,
}

/// A guard for writing.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct WriteGuard<'a, K, T: ?Sized> {
    lock: &'a MarkedRwLock<K, T>,
    taken: Loc,
    not_send: PhantomData<*const ()>,
}

/// A guard for reading that can become one for writing.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct UpgradableGuard<'a, K, T: ?Sized> {
    lock: &'a MarkedRwLock<K, T>,
    taken: Loc,
    not_send: PhantomData<*const ()>,
}

/// A guard for reading a part of what the lock holds.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct MappedReadGuard<'a, K, T: ?Sized> {
    handle: &'a Handle,
    data: &'a T,
    taken: Loc,
    marker: PhantomData<(K, *const ())>,
}

/// A guard for writing a part of what the lock holds.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct MappedWriteGuard<'a, K, T: ?Sized> {
    handle: &'a Handle,
    data: *mut T,
    taken: Loc,
    marker: PhantomData<(K, &'a mut T)>,
}

// Safety: a shared guard gives only `&T`.
unsafe impl<K, T: ?Sized + Sync> Sync for ReadGuard<'_, K, T> {}
// Safety: as above.
unsafe impl<K, T: ?Sized + Sync> Sync for WriteGuard<'_, K, T> {}
// Safety: as above.
unsafe impl<K, T: ?Sized + Sync> Sync for UpgradableGuard<'_, K, T> {}
// Safety: as above.
unsafe impl<K, T: ?Sized + Sync> Sync for MappedReadGuard<'_, K, T> {}
// Safety: as above.
unsafe impl<K, T: ?Sized + Sync> Sync for MappedWriteGuard<'_, K, T> {}

impl<K: Kind, T> MarkedRwLock<K, T> {
    /// `new`.
    #[track_caller]
    pub const fn new(value: T) -> MarkedRwLock<K, T> {
        MarkedRwLock {
            handle: Handle::new(ObjectKind::RwLock),
            claim: Handle::new(ObjectKind::RwLock),
            marker: PhantomData,
            data: UnsafeCell::new(value),
        }
    }

    /// `into_inner`.
    pub fn into_inner(self) -> T {
        self.data.into_inner()
    }
}

impl<K: Kind, T: ?Sized> MarkedRwLock<K, T> {
    fn read_until(&self, place: Loc, deadline: Option<Duration>) -> Option<ReadGuard<'_, K, T>> {
        let attempt = if K::RECURSIVE {
            raw::read_again(self.target(), place, deadline)
        } else {
            raw::read_until(self.target(), place, deadline)
        };
        (attempt == Attempt::Taken).then(|| self.read_guard(place))
    }

    fn write_until(&self, place: Loc, deadline: Option<Duration>) -> Option<WriteGuard<'_, K, T>> {
        let attempt = raw::write_until(self.target(), place, deadline);
        (attempt == Attempt::Taken).then(|| self.write_guard(place))
    }

    fn upgradable_until(
        &self,
        place: Loc,
        deadline: Option<Duration>,
    ) -> Option<UpgradableGuard<'_, K, T>> {
        let attempt = raw::upgradable_until(self.target(), self.claim(), place, deadline);
        (attempt == Attempt::Taken).then(|| self.upgradable_guard(place))
    }

    /// `read`.
    ///
    /// # Panics
    /// Never: without a limit, the lock is always taken.
    #[track_caller]
    pub fn read(&self) -> ReadGuard<'_, K, T> {
        self.read_until(Location::caller(), None).expect(NO_LIMIT)
    }

    /// `try_read`.
    #[track_caller]
    pub fn try_read(&self) -> Option<ReadGuard<'_, K, T>> {
        let place = Location::caller();
        let attempt = if K::RECURSIVE && raw::held_by_me(self.target()) > 0 {
            raw::read_again(self.target(), place, None)
        } else {
            raw::try_read(self.target(), place)
        };
        (attempt == Attempt::Taken).then(|| self.read_guard(place))
    }

    /// `try_read_for`.
    #[track_caller]
    pub fn try_read_for(&self, timeout: Duration) -> Option<ReadGuard<'_, K, T>> {
        self.read_until(Location::caller(), after(timeout))
    }

    /// `try_read_until`.
    #[track_caller]
    pub fn try_read_until(&self, timeout: Instant) -> Option<ReadGuard<'_, K, T>> {
        self.read_until(Location::caller(), Some(at(timeout)))
    }

    /// `write`.
    ///
    /// # Panics
    /// Never: without a limit, the lock is always taken.
    #[track_caller]
    pub fn write(&self) -> WriteGuard<'_, K, T> {
        self.write_until(Location::caller(), None).expect(NO_LIMIT)
    }

    /// `try_write`.
    #[track_caller]
    pub fn try_write(&self) -> Option<WriteGuard<'_, K, T>> {
        let place = Location::caller();
        let attempt = raw::try_write(self.target(), place);
        (attempt == Attempt::Taken).then(|| self.write_guard(place))
    }

    /// `try_write_for`.
    #[track_caller]
    pub fn try_write_for(&self, timeout: Duration) -> Option<WriteGuard<'_, K, T>> {
        self.write_until(Location::caller(), after(timeout))
    }

    /// `try_write_until`.
    #[track_caller]
    pub fn try_write_until(&self, timeout: Instant) -> Option<WriteGuard<'_, K, T>> {
        self.write_until(Location::caller(), Some(at(timeout)))
    }

    /// `upgradable_read`.
    ///
    /// # Panics
    /// Never: without a limit, the lock is always taken.
    #[track_caller]
    pub fn upgradable_read(&self) -> UpgradableGuard<'_, K, T> {
        self.upgradable_until(Location::caller(), None)
            .expect(NO_LIMIT)
    }

    /// `try_upgradable_read`.
    #[track_caller]
    pub fn try_upgradable_read(&self) -> Option<UpgradableGuard<'_, K, T>> {
        let place = Location::caller();
        let attempt = raw::try_upgradable(self.target(), self.claim(), place);
        (attempt == Attempt::Taken).then(|| self.upgradable_guard(place))
    }

    /// `try_upgradable_read_for`.
    #[track_caller]
    pub fn try_upgradable_read_for(&self, timeout: Duration) -> Option<UpgradableGuard<'_, K, T>> {
        self.upgradable_until(Location::caller(), after(timeout))
    }

    /// `try_upgradable_read_until`.
    #[track_caller]
    pub fn try_upgradable_read_until(&self, timeout: Instant) -> Option<UpgradableGuard<'_, K, T>> {
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
}

const NO_LIMIT: &str = "a wait without a limit ends with the lock";

impl<K, T: ?Sized> MarkedRwLock<K, T> {
    fn target(&self) -> Target<'_, Self> {
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

    fn read_guard(&self, taken: Loc) -> ReadGuard<'_, K, T> {
        ReadGuard {
            lock: self,
            taken,
            not_send: PhantomData,
        }
    }

    fn write_guard(&self, taken: Loc) -> WriteGuard<'_, K, T> {
        WriteGuard {
            lock: self,
            taken,
            not_send: PhantomData,
        }
    }

    fn upgradable_guard(&self, taken: Loc) -> UpgradableGuard<'_, K, T> {
        UpgradableGuard {
            lock: self,
            taken,
            not_send: PhantomData,
        }
    }

    /// # Safety
    /// This thread must hold the lock for reading or writing.
    unsafe fn shared(&self) -> &T {
        // Safety: the caller's promise.
        unsafe { &*self.data.get() }
    }
}

impl<K: Kind, T: Default> Default for MarkedRwLock<K, T> {
    #[track_caller]
    fn default() -> Self {
        MarkedRwLock::new(T::default())
    }
}

impl<K: Kind, T> From<T> for MarkedRwLock<K, T> {
    #[track_caller]
    fn from(value: T) -> Self {
        MarkedRwLock::new(value)
    }
}

impl<K, T: ?Sized + fmt::Debug> fmt::Debug for MarkedRwLock<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = f.debug_struct("RwLock");
        if raw::is_written(self.target()) {
            text.field("data", &format_args!("<locked>"));
        } else {
            // Safety: nobody writes, and no other thread runs while this one prints.
            text.field("data", &unsafe { self.shared() });
        }
        text.finish()
    }
}

impl<'a, K: Kind, T: ?Sized> ReadGuard<'a, K, T> {
    /// `rwlock`.
    pub fn rwlock(s: &Self) -> &'a MarkedRwLock<K, T> {
        s.lock
    }

    fn with_data<U: ?Sized>(self, data: &'a U) -> MappedReadGuard<'a, K, U> {
        let s = ManuallyDrop::new(self);
        MappedReadGuard {
            handle: &s.lock.handle,
            data,
            taken: s.taken,
            marker: PhantomData,
        }
    }
}

impl<'a, K, T: ?Sized> ReadGuard<'a, K, T> {
    fn data(&self) -> &'a T {
        // Safety: this thread holds the lock for reading.
        unsafe { self.lock.shared() }
    }

    fn release(&self) {
        raw::unread(known(&self.lock.handle), self.taken);
    }

    fn take_again(&self, place: Loc) {
        raw::read(known(&self.lock.handle), place);
    }
}

maps!(ReadGuard[K: Kind] -> MappedReadGuard);
unlocks!(ReadGuard[K: Kind]);
ends!(ReadGuard[K]);
guard!(ReadGuard[K]);

impl<'a, K: Kind, T: ?Sized> WriteGuard<'a, K, T> {
    /// `rwlock`.
    pub fn rwlock(s: &Self) -> &'a MarkedRwLock<K, T> {
        s.lock
    }

    fn with_data<U: ?Sized>(self, data: *mut U) -> MappedWriteGuard<'a, K, U> {
        let s = ManuallyDrop::new(self);
        MappedWriteGuard {
            handle: &s.lock.handle,
            data,
            taken: s.taken,
            marker: PhantomData,
        }
    }

    /// `downgrade`.
    #[track_caller]
    pub fn downgrade(s: Self) -> ReadGuard<'a, K, T> {
        let lock = ManuallyDrop::new(s).lock;
        raw::downgrade(known(&lock.handle), Location::caller());
        lock.read_guard(Location::caller())
    }

    /// `downgrade_to_upgradable`.
    #[track_caller]
    pub fn downgrade_to_upgradable(s: Self) -> UpgradableGuard<'a, K, T> {
        let place = Location::caller();
        let lock = ManuallyDrop::new(s).lock;
        raw::take_claim(lock.claim(), place);
        raw::downgrade(known(&lock.handle), place);
        lock.upgradable_guard(place)
    }
}

impl<K, T: ?Sized> WriteGuard<'_, K, T> {
    fn data(&self) -> &T {
        // Safety: this thread holds the lock for writing.
        unsafe { self.lock.shared() }
    }

    fn data_mut(&mut self) -> &mut T {
        // Safety: this thread holds the lock for writing.
        unsafe { &mut *self.lock.data.get() }
    }

    fn release(&self) {
        raw::unwrite(known(&self.lock.handle), self.taken);
    }

    fn take_again(&self, place: Loc) {
        raw::write(known(&self.lock.handle), place);
    }
}

maps!(mut WriteGuard[K: Kind] -> MappedWriteGuard);
unlocks!(WriteGuard[K: Kind]);
ends!(WriteGuard[K]);
guard!(mut WriteGuard[K]);

impl<'a, K: Kind, T: ?Sized> UpgradableGuard<'a, K, T> {
    /// `rwlock`.
    pub fn rwlock(s: &Self) -> &'a MarkedRwLock<K, T> {
        s.lock
    }

    /// `upgrade`.
    #[track_caller]
    pub fn upgrade(s: Self) -> WriteGuard<'a, K, T> {
        let place = Location::caller();
        raw::upgrade_until(s.lock.target(), place, None);
        s.into_writer(place)
    }

    /// `try_upgrade`.
    ///
    /// # Errors
    /// The guard, if others read.
    #[track_caller]
    pub fn try_upgrade(s: Self) -> Result<WriteGuard<'a, K, T>, Self> {
        let place = Location::caller();
        match raw::try_upgrade(s.lock.target(), place) {
            Attempt::Taken => Ok(s.into_writer(place)),
            Attempt::Busy => Err(s),
        }
    }

    /// `try_upgrade_for`.
    ///
    /// # Errors
    /// The guard, if others read for longer than that.
    #[track_caller]
    pub fn try_upgrade_for(s: Self, timeout: Duration) -> Result<WriteGuard<'a, K, T>, Self> {
        s.upgrade_by(Location::caller(), after(timeout))
    }

    /// `try_upgrade_until`.
    ///
    /// # Errors
    /// The guard, if others read for longer than that.
    #[track_caller]
    pub fn try_upgrade_until(s: Self, timeout: Instant) -> Result<WriteGuard<'a, K, T>, Self> {
        s.upgrade_by(Location::caller(), Some(at(timeout)))
    }

    fn upgrade_by(
        self,
        place: Loc,
        deadline: Option<Duration>,
    ) -> Result<WriteGuard<'a, K, T>, Self> {
        match raw::upgrade_until(self.lock.target(), place, deadline) {
            Attempt::Taken => Ok(self.into_writer(place)),
            Attempt::Busy => Err(self),
        }
    }

    fn into_writer(self, place: Loc) -> WriteGuard<'a, K, T> {
        let s = ManuallyDrop::new(self);
        raw::drop_claim(known(&s.lock.claim));
        s.lock.write_guard(place)
    }

    /// `downgrade`.
    #[track_caller]
    pub fn downgrade(s: Self) -> ReadGuard<'a, K, T> {
        let s = ManuallyDrop::new(s);
        raw::drop_claim(known(&s.lock.claim));
        s.lock.read_guard(s.taken)
    }

    /// `with_upgraded`.
    #[track_caller]
    pub fn with_upgraded<R, F: FnOnce(&mut T) -> R>(&mut self, f: F) -> R {
        let place = Location::caller();
        raw::upgrade_until(self.lock.target(), place, None);
        self.write(place, f)
    }

    /// `try_with_upgraded`.
    #[track_caller]
    pub fn try_with_upgraded<R, F: FnOnce(&mut T) -> R>(&mut self, f: F) -> Option<R> {
        let place = Location::caller();
        let attempt = raw::try_upgrade(self.lock.target(), place);
        (attempt == Attempt::Taken).then(|| self.write(place, f))
    }

    /// `try_with_upgraded_for`.
    #[track_caller]
    pub fn try_with_upgraded_for<R, F: FnOnce(&mut T) -> R>(
        &mut self,
        timeout: Duration,
        f: F,
    ) -> Option<R> {
        let place = Location::caller();
        let attempt = raw::upgrade_until(self.lock.target(), place, after(timeout));
        (attempt == Attempt::Taken).then(|| self.write(place, f))
    }

    /// `try_with_upgraded_until`.
    #[track_caller]
    pub fn try_with_upgraded_until<R, F: FnOnce(&mut T) -> R>(
        &mut self,
        timeout: Instant,
        f: F,
    ) -> Option<R> {
        let place = Location::caller();
        let attempt = raw::upgrade_until(self.lock.target(), place, Some(at(timeout)));
        (attempt == Attempt::Taken).then(|| self.write(place, f))
    }

    /// Writes while the lock is upgraded.
    fn write<R>(&mut self, place: Loc, f: impl FnOnce(&mut T) -> R) -> R {
        let lock = self.lock;
        and_then(
            // Safety: this thread holds the lock for writing.
            || f(unsafe { &mut *lock.data.get() }),
            || raw::downgrade(known(&lock.handle), place),
        )
    }
}

impl<K, T: ?Sized> UpgradableGuard<'_, K, T> {
    fn data(&self) -> &T {
        // Safety: this thread holds the lock for reading.
        unsafe { self.lock.shared() }
    }

    fn release(&self) {
        raw::unread(known(&self.lock.handle), self.taken);
        raw::drop_claim(known(&self.lock.claim));
    }

    fn take_again(&self, place: Loc) {
        raw::upgradable_until(self.lock.target(), self.lock.claim(), place, None);
    }
}

unlocks!(UpgradableGuard[K: Kind]);
ends!(UpgradableGuard[K]);
guard!(UpgradableGuard[K]);

impl<'a, K: Kind, T: ?Sized> MappedReadGuard<'a, K, T> {
    fn with_data<U: ?Sized>(self, data: &'a U) -> MappedReadGuard<'a, K, U> {
        let s = ManuallyDrop::new(self);
        MappedReadGuard {
            handle: s.handle,
            data,
            taken: s.taken,
            marker: PhantomData,
        }
    }
}

impl<'a, K, T: ?Sized> MappedReadGuard<'a, K, T> {
    fn data(&self) -> &'a T {
        self.data
    }

    fn release(&self) {
        raw::unread(known(self.handle), self.taken);
    }
}

maps!(MappedReadGuard[K: Kind] -> MappedReadGuard);
ends!(MappedReadGuard[K]);
guard!(MappedReadGuard[K]);

impl<'a, K: Kind, T: ?Sized> MappedWriteGuard<'a, K, T> {
    fn with_data<U: ?Sized>(self, data: *mut U) -> MappedWriteGuard<'a, K, U> {
        let s = ManuallyDrop::new(self);
        MappedWriteGuard {
            handle: s.handle,
            data,
            taken: s.taken,
            marker: PhantomData,
        }
    }
}

impl<K, T: ?Sized> MappedWriteGuard<'_, K, T> {
    fn data(&self) -> &T {
        // Safety: this thread holds the lock for writing.
        unsafe { &*self.data }
    }

    fn data_mut(&mut self) -> &mut T {
        // Safety: this thread holds the lock for writing.
        unsafe { &mut *self.data }
    }

    fn release(&self) {
        raw::unwrite(known(self.handle), self.taken);
    }
}

maps!(mut MappedWriteGuard[K: Kind] -> MappedWriteGuard);
ends!(MappedWriteGuard[K]);
guard!(mut MappedWriteGuard[K]);
