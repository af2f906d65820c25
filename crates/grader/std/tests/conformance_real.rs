//! The cases of `conformance/` with std itself: they describe std, so they must hold there.

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
