//! `select!` and `select_biased!`, on top of [`Select`](crate::Select).
//!
//! An inner macro first brings the arms into one form, `(kind (arguments) (pattern) (body))`, then binds each sender or receiver
//! to a name of its own (hygiene keeps the names apart), and then writes the select and a chain of `if`s by index.

/// `crossbeam_channel::select!`.
#[macro_export]
macro_rules! select {
    ($($tokens:tt)+) => {
        $crate::__select!(@arms new () () $($tokens)+)
    };
}

/// `crossbeam_channel::select_biased!`.
#[macro_export]
macro_rules! select_biased {
    ($($tokens:tt)+) => {
        $crate::__select!(@arms new_biased () () $($tokens)+)
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __select {
    // All arms are known.
    (@arms $new:ident ($($arms:tt)*) $default:tt) => {
        $crate::__select!(@bind $new $default () $($arms)*)
    };
    // `default` without a list of arguments is one with an empty list.
    (@arms $new:ident $arms:tt $default:tt default => $($rest:tt)*) => {
        $crate::__select!(@arms $new $arms $default default() => $($rest)*)
    };
    // A body in braces, with or without a comma, or an expression. Braces that only begin an expression are not followed by a
    // comma, hence the order.
    (@arms $new:ident $arms:tt $default:tt
        $kind:ident $arguments:tt $(-> $pattern:pat)? => { $($body:tt)* }, $($rest:tt)*) => {
        $crate::__select!(@arm $new $arms $default ($kind $arguments ($($pattern)?) ({ $($body)* })) $($rest)*)
    };
    (@arms $new:ident $arms:tt $default:tt
        $kind:ident $arguments:tt $(-> $pattern:pat)? => $body:expr, $($rest:tt)*) => {
        $crate::__select!(@arm $new $arms $default ($kind $arguments ($($pattern)?) ($body)) $($rest)*)
    };
    (@arms $new:ident $arms:tt $default:tt
        $kind:ident $arguments:tt $(-> $pattern:pat)? => { $($body:tt)* } $($rest:tt)*) => {
        $crate::__select!(@arm $new $arms $default ($kind $arguments ($($pattern)?) ({ $($body)* })) $($rest)*)
    };
    (@arms $new:ident $arms:tt $default:tt
        $kind:ident $arguments:tt $(-> $pattern:pat)? => $body:expr) => {
        $crate::__select!(@arm $new $arms $default ($kind $arguments ($($pattern)?) ($body)))
    };

    (@arm $new:ident $arms:tt () (default $arguments:tt () $body:tt) $($rest:tt)*) => {
        $crate::__select!(@arms $new $arms ($arguments $body) $($rest)*)
    };
    (@arm $new:ident $arms:tt $default:tt (default $arguments:tt () $body:tt) $($rest:tt)*) => {
        ::std::compile_error!("there can be only one `default` case in a `select!` block")
    };
    (@arm $new:ident ($($arms:tt)*) $default:tt
        (recv ($receiver:expr $(,)?) ($pattern:pat) $body:tt) $($rest:tt)*) => {
        $crate::__select!(@arms $new ($($arms)* (recv Receiver ($receiver) () ($pattern) $body)) $default $($rest)*)
    };
    (@arm $new:ident ($($arms:tt)*) $default:tt
        (send ($sender:expr, $message:expr $(,)?) ($pattern:pat) $body:tt) $($rest:tt)*) => {
        $crate::__select!(@arms $new ($($arms)* (send Sender ($sender) (, $message) ($pattern) $body)) $default $($rest)*)
    };
    (@arm $new:ident $arms:tt $default:tt ($kind:ident $($what:tt)*) $($rest:tt)*) => {
        ::std::compile_error!("expected `recv(receiver) -> pattern`, `send(sender, message) -> pattern` or `default`")
    };

    // As in crossbeam: what a sender or receiver is made from lives as long as the select, and a reference to one will do.
    (@bind $new:ident $default:tt ($($bound:tt)*)
        ($kind:ident $type:ident ($end:expr) $message:tt $pattern:tt $body:tt) $($rest:tt)*) => {
        match $end {
            ref end => {
                let end: &$crate::$type<_> = end;
                $crate::__select!(@bind $new $default
                    ($($bound)* ($kind end $message $pattern $body)) $($rest)*)
            }
        }
    };
    (@bind $new:ident $default:tt ($(($kind:ident $end:ident $message:tt $pattern:tt $body:tt))*)) => {{
        #[allow(unused_mut)]
        let mut select = $crate::Select::$new();
        $(select.$kind($end);)*
        $crate::__select!(@wait select $default ($(($kind $end $message $pattern $body))*))
    }};

    (@wait $select:ident () $arms:tt) => {{
        let selected = $select.select();
        $crate::__select!(@run selected (0usize) $arms)
    }};
    (@wait $select:ident (() ($default:expr)) $arms:tt) => {
        match $select.try_select() {
            ::std::result::Result::Err(_) => $default,
            ::std::result::Result::Ok(selected) => {
                $crate::__select!(@run selected (0usize) $arms)
            }
        }
    };
    (@wait $select:ident (($timeout:expr $(,)?) ($default:expr)) $arms:tt) => {
        match $select.select_timeout($timeout) {
            ::std::result::Result::Err(_) => $default,
            ::std::result::Result::Ok(selected) => {
                $crate::__select!(@run selected (0usize) $arms)
            }
        }
    };

    (@run $selected:ident ($index:expr) (
        ($kind:ident $end:ident ($($message:tt)*) ($pattern:pat) ($body:expr)) $($rest:tt)*
    )) => {
        if $selected.index() == $index {
            let result = $selected.$kind($end $($message)*);
            let $pattern = result;
            $body
        } else {
            $crate::__select!(@run $selected ($index + 1) ($($rest)*))
        }
    };
    (@run $selected:ident ($index:expr) ()) => {
        ::std::unreachable!("the index of a selected operation is that of an arm: {:?}", $selected)
    };
}
