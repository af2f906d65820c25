//! What all guards have: they show what they guard.

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

pub(crate) use guard;

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
