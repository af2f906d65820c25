//! The macros of std which must behave differently when explored.

/// `std::todo!`: here it says, by a typed signal, that the exercise is not solved yet.
#[macro_export]
macro_rules! todo {
    ($($message:tt)*) => {
        $crate::__unsolved()
    };
}

/// `std::unimplemented!`: like [`todo!`].
#[macro_export]
macro_rules! unimplemented {
    ($($message:tt)*) => {
        $crate::__unsolved()
    };
}

/// `std::thread_local!`, one value per explored thread.
#[macro_export]
macro_rules! thread_local {
    () => {};
    ($(#[$attribute:meta])* $visibility:vis static $name:ident: $type:ty = const $init:block $(; $($rest:tt)*)?) => {
        $(#[$attribute])* $visibility const $name: $crate::thread::LocalKey<$type> = {
            fn __init() -> $type { $init }
            static KEY: $crate::thread::__Key<$type> = $crate::thread::__Key::new(__init);
            $crate::thread::LocalKey::__new(&KEY)
        };
        $($crate::thread_local!($($rest)*);)?
    };
    ($(#[$attribute:meta])* $visibility:vis static $name:ident: $type:ty = $init:expr $(; $($rest:tt)*)?) => {
        $crate::thread_local!($(#[$attribute])* $visibility static $name: $type = const { $init } $(; $($rest)*)?);
    };
}
