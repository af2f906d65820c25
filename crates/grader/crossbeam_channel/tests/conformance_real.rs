//! The cases of `conformance/` with crossbeam-channel itself: they describe it, so they must hold there.

extern crate real_crossbeam_channel as crossbeam_channel;

/// Makes tests of cases.
macro_rules! cases {
    ($($name:ident),+ $(,)?) => {
        mod real {
            $(#[test] fn $name() { super::$name(); })+
        }
    };
}

#[path = "conformance/cases.rs"]
mod cases;
