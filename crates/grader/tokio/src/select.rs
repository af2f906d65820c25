//! `select!`, without tokio's random first branch: its random numbers are not the search's, and a schedule must repeat itself.

/// `tokio::select!`; looks at the branches in their order.
#[macro_export]
macro_rules! select {
    (biased; $($rest:tt)*) => { $crate::__real::select! { biased; $($rest)* } };
    ($($rest:tt)*) => { $crate::__real::select! { biased; $($rest)* } };
}
