//! One guard for all locks: it shows what it guards, becomes a guard of a part of it, gives its lock back for a while and for good.
//!
//! What differs is in its type: how the lock is held ([`Hold`]), whether its holders share the contents ([`Access`]), and whether
//! it guards all of them (then its `origin` is the lock) or a [`Part`].

use grader::kernel::{Loc, yield_point};
use std::fmt;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};
use std::panic::{Location, RefUnwindSafe, UnwindSafe};

/// A way to hold a lock.
pub trait Hold {
    /// The lock without its contents.
    type Raw;

    /// Gives the lock back, which was taken at `taken`.
    fn release(raw: &Self::Raw, taken: Loc);

    /// Takes the lock once more.
    fn take_again(raw: &Self::Raw, place: Loc);
}

/// What a holder may do with the contents.
pub trait Access {
    /// How the lock is held meanwhile.
    type Hold: Hold;
}

/// Holders only look.
pub struct Shared<H>(PhantomData<H>);

/// The one holder may change the contents.
pub struct Exclusive<H>(PhantomData<H>);

impl<H: Hold> Access for Shared<H> {
    type Hold = H;
}

impl<H: Hold> Access for Exclusive<H> {
    type Hold = H;
}

/// The lock of a guard, without its contents.
type Raw<A> = <<A as Access>::Hold as Hold>::Raw;

/// The origin of a guard of a part: the lock is no longer known by its type.
pub struct Part;

/// A guard.
#[must_use = "if unused the lock will immediately unlock"]
pub struct Guard<'a, A: Access, O, T: ?Sized> {
    origin: O,
    pub(crate) raw: &'a Raw<A>,
    /// A pointer, since others hold the lock while this guard has given it back.
    data: *mut T,
    /// Where the lock was taken.
    pub(crate) taken: Loc,
    marker: PhantomData<&'a mut T>,
}

// Safety: a shared guard gives only `&T`.
unsafe impl<A: Access, O, T: ?Sized + Sync> Sync for Guard<'_, A, O, T> {}
impl<A: Access, T: ?Sized + RefUnwindSafe> UnwindSafe for Guard<'_, A, Part, T> {}
impl<A: Access, T: ?Sized + RefUnwindSafe> RefUnwindSafe for Guard<'_, A, Part, T> {}

impl<'a, A: Access, O, T: ?Sized> Guard<'a, A, O, T> {
    /// The guard of a lock that this thread has taken at `taken`.
    pub(crate) fn new(origin: O, raw: &'a Raw<A>, data: *mut T, taken: Loc) -> Self {
        Guard {
            origin,
            raw,
            data,
            taken,
            marker: PhantomData,
        }
    }

    /// The guard of a part. An exclusive guard gives a pointer that may be written through.
    fn with_data<U: ?Sized>(self, data: *const U) -> Guard<'a, A, Part, U> {
        let s = ManuallyDrop::new(self);
        Guard::new(Part, s.raw, data.cast_mut(), s.taken)
    }

    /// `unlock_fair`.
    #[track_caller]
    pub fn unlock_fair(s: Self) {
        drop(s);
        yield_point(Location::caller());
    }
}

impl<'a, A: Access, L: ?Sized, T: ?Sized> Guard<'a, A, &'a L, T> {
    pub(crate) fn lock(&self) -> &'a L {
        self.origin
    }

    /// `unlocked`. A lock that this thread has taken several times is given back once.
    #[track_caller]
    pub fn unlocked<F, U>(s: &mut Self, f: F) -> U
    where
        F: FnOnce() -> U,
    {
        let place = Location::caller();
        A::Hold::release(s.raw, s.taken);
        s.taken = place;
        and_then(f, || A::Hold::take_again(s.raw, place))
    }

    /// `unlocked_fair`.
    #[track_caller]
    pub fn unlocked_fair<F, U>(s: &mut Self, f: F) -> U
    where
        F: FnOnce() -> U,
    {
        Guard::unlocked(s, f)
    }

    /// `bump`.
    #[track_caller]
    pub fn bump(s: &mut Self) {
        let place = Location::caller();
        Guard::unlocked(s, || yield_point(place));
    }
}

/// `map` and its kin: by `Deref` or `DerefMut`, to a part that is kept as a pointer.
macro_rules! maps {
    ($access:ident, [$($mut:ident)?], $kept:path) => {
        impl<'a, H: Hold, O, T: ?Sized> Guard<'a, $access<H>, O, T> {
            /// `map`.
            pub fn map<U: ?Sized, F>($($mut)? s: Self, f: F) -> Guard<'a, $access<H>, Part, U>
            where
                F: FnOnce(&$($mut)? T) -> &$($mut)? U,
            {
                let data = $kept(f(&$($mut)? s));
                s.with_data(data)
            }

            /// `try_map`.
            ///
            /// # Errors
            /// The guard, if `f` gives nothing.
            pub fn try_map<U: ?Sized, F>(
                $($mut)? s: Self,
                f: F,
            ) -> Result<Guard<'a, $access<H>, Part, U>, Self>
            where
                F: FnOnce(&$($mut)? T) -> Option<&$($mut)? U>,
            {
                match f(&$($mut)? s).map($kept) {
                    Some(data) => Ok(s.with_data(data)),
                    None => Err(s),
                }
            }

            /// `try_map_or_err`.
            ///
            /// # Errors
            /// The guard and what `f` gives instead.
            pub fn try_map_or_err<U: ?Sized, F, E>(
                $($mut)? s: Self,
                f: F,
            ) -> Result<Guard<'a, $access<H>, Part, U>, (Self, E)>
            where
                F: FnOnce(&$($mut)? T) -> Result<&$($mut)? U, E>,
            {
                match f(&$($mut)? s).map($kept) {
                    Ok(data) => Ok(s.with_data(data)),
                    Err(error) => Err((s, error)),
                }
            }
        }
    };
}

maps!(Shared, [], std::ptr::from_ref);
maps!(Exclusive, [mut], std::ptr::from_mut);

impl<A: Access, O, T: ?Sized> Deref for Guard<'_, A, O, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // Safety: this thread holds the lock.
        unsafe { &*self.data }
    }
}

impl<H: Hold, O, T: ?Sized> DerefMut for Guard<'_, Exclusive<H>, O, T> {
    fn deref_mut(&mut self) -> &mut T {
        // Safety: this thread alone holds the lock.
        unsafe { &mut *self.data }
    }
}

impl<A: Access, O, T: ?Sized> Drop for Guard<'_, A, O, T> {
    fn drop(&mut self) {
        A::Hold::release(self.raw, self.taken);
    }
}

impl<A: Access, O, T: ?Sized + fmt::Debug> fmt::Debug for Guard<'_, A, O, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<A: Access, O, T: ?Sized + fmt::Display> fmt::Display for Guard<'_, A, O, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// Runs `f` and then `after`, also if `f` panics.
pub(crate) fn and_then<R>(f: impl FnOnce() -> R, after: impl FnOnce()) -> R {
    struct Finally<F: FnOnce()>(Option<F>);
    impl<F: FnOnce()> Drop for Finally<F> {
        fn drop(&mut self) {
            if let Some(after) = self.0.take() {
                after();
            }
        }
    }
    let _finally = Finally(Some(after));
    f()
}
