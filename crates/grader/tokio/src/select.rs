//! `select!`, whose first branch is the search's choice: tokio draws it at random at each poll, and a schedule must repeat itself.

/// `tokio::select!`. With `biased;` the branches are looked at in their order; without it, any branch may be the first one, and the
/// search tries them.
#[macro_export]
macro_rules! select {
    (biased; $($rest:tt)*) => { $crate::__real::select! { biased; $($rest)* } };
    // The form in which tokio's macro calls itself, with another start: `BRANCHES` is a constant of its expansion.
    ($pattern:pat = $($rest:tt)*) => {
        $crate::__real::select!(@{ start={ $crate::__first_branch(BRANCHES) }; () } $pattern = $($rest)*)
    };
    ($($rest:tt)*) => { $crate::__real::select! { $($rest)* } };
}

/// The branch of a `select!` that is looked at first.
#[doc(hidden)]
#[must_use]
pub fn __first_branch(branches: u32) -> u32 {
    let chosen = grader::kernel::choose(branches as usize);
    u32::try_from(chosen).expect("a select has few branches")
}
