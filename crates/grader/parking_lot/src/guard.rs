//! What guards have in common: they show what they guard, become guards of a part of it, give their lock back for a while and for good.

use grader::kernel::Handle;
use grader::raw::Target;

/// `Deref`, `Debug` and `Display` of a guard by its method `data`; for `mut` also `DerefMut` by its method `data_mut`.
macro_rules! guard {
    ($name:ident[$($parameter:ident),*]) => {
        impl<$($parameter,)* T: ?Sized> std::ops::Deref for $name<'_, $($parameter,)* T> {
            type Target = T;

            fn deref(&self) -> &T {
                self.data()
            }
        }

        impl<$($parameter,)* T: ?Sized + std::fmt::Debug> std::fmt::Debug for $name<'_, $($parameter,)* T> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                (**self).fmt(f)
            }
        }

        impl<$($parameter,)* T: ?Sized + std::fmt::Display> std::fmt::Display for $name<'_, $($parameter,)* T> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                (**self).fmt(f)
            }
        }
    };
    (mut $name:ident[$($parameter:ident),*]) => {
        $crate::guard::guard!($name[$($parameter),*]);

        impl<$($parameter,)* T: ?Sized> std::ops::DerefMut for $name<'_, $($parameter,)* T> {
            fn deref_mut(&mut self) -> &mut T {
                self.data_mut()
            }
        }
    };
}

/// `map` and its kin, of a guard that becomes one of a part of what it guards, by its methods `data` (for `mut`: `data_mut`) and
/// `with_data`.
macro_rules! maps {
    ($name:ident[$($parameter:ident $(: $bound:ident)?),*] -> $mapped:ident) => {
        $crate::guard::maps!(
            @ $name[$($parameter $(: $bound)?),*] -> $mapped, data, (&T), (&U), [], std::convert::identity
        );
    };
    (mut $name:ident[$($parameter:ident $(: $bound:ident)?),*] -> $mapped:ident) => {
        $crate::guard::maps!(
            @ $name[$($parameter $(: $bound)?),*] -> $mapped, data_mut, (&mut T), (&mut U), [mut], std::ptr::from_mut
        );
    };
    (@ $name:ident[$($parameter:ident $(: $bound:ident)?),*] -> $mapped:ident,
        $data:ident, ($whole:ty), ($part:ty), [$($mut:tt)?], $kept:path) => {
        impl<'a, $($parameter $(: $bound)?,)* T: ?Sized> $name<'a, $($parameter,)* T> {
            /// `map`.
            pub fn map<U: ?Sized, F>($($mut)? s: Self, f: F) -> $mapped<'a, $($parameter,)* U>
            where
                F: FnOnce($whole) -> $part,
            {
                let data = $kept(f(s.$data()));
                s.with_data(data)
            }

            /// `try_map`.
            ///
            /// # Errors
            /// The guard, if `f` gives nothing.
            pub fn try_map<U: ?Sized, F>($($mut)? s: Self, f: F) -> Result<$mapped<'a, $($parameter,)* U>, Self>
            where
                F: FnOnce($whole) -> Option<$part>,
            {
                match f(s.$data()).map($kept) {
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
            ) -> Result<$mapped<'a, $($parameter,)* U>, (Self, E)>
            where
                F: FnOnce($whole) -> Result<$part, E>,
            {
                match f(s.$data()).map($kept) {
                    Ok(data) => Ok(s.with_data(data)),
                    Err(error) => Err((s, error)),
                }
            }
        }
    };
}

/// The end of a guard by its method `release`, and `unlock_fair`.
macro_rules! ends {
    ($name:ident[$($parameter:ident),*]) => {
        impl<$($parameter,)* T: ?Sized> Drop for $name<'_, $($parameter,)* T> {
            fn drop(&mut self) {
                self.release();
            }
        }

        impl<$($parameter,)* T: ?Sized> $name<'_, $($parameter,)* T> {
            /// `unlock_fair`.
            #[track_caller]
            pub fn unlock_fair(s: Self) {
                drop(s);
                yield_point(Location::caller());
            }
        }
    };
}

/// `unlocked` and its kin, of a guard that gives its lock back for a while, by its methods `release` and `take_again`.
macro_rules! unlocks {
    ($name:ident[$($parameter:ident $(: $bound:ident)?),*]) => {
        impl<$($parameter $(: $bound)?,)* T: ?Sized> $name<'_, $($parameter,)* T> {
            /// `unlocked`. A lock that this thread has taken several times is given back once.
            #[track_caller]
            pub fn unlocked<F, U>(s: &mut Self, f: F) -> U
            where
                F: FnOnce() -> U,
            {
                let place = Location::caller();
                s.release();
                s.taken = place;
                and_then(f, || s.take_again(place))
            }

            /// `unlocked_fair`.
            #[track_caller]
            pub fn unlocked_fair<F, U>(s: &mut Self, f: F) -> U
            where
                F: FnOnce() -> U,
            {
                $name::unlocked(s, f)
            }

            /// `bump`.
            #[track_caller]
            pub fn bump(s: &mut Self) {
                let place = Location::caller();
                $name::unlocked(s, || yield_point(place));
            }
        }
    };
}

pub(crate) use {ends, guard, maps, unlocks};

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

/// The lock of a guard. The schedule knows it, so that no more than its handle is needed.
pub(crate) fn known(handle: &Handle) -> Target<'_, Handle> {
    Target {
        handle,
        whole: handle,
    }
}
