//! The cases of `conformance/` with parking_lot itself: they describe parking_lot, so they must hold there.

extern crate real_parking_lot as parking_lot;

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
