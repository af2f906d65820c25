//! A stand-in for crossbeam-channel 0.5, explored: channels of all kinds, timers by the virtual clock, and selects whose choice among
//! ready operations is a choice of the search.
//!
//! The error types are crossbeam's own.

mod channel;
mod select;
mod select_macro;
mod timer;

pub use channel::{
    IntoIter, Iter, Receiver, Sender, TryIter, after, at, bounded, never, tick, unbounded,
};
pub use real_crossbeam_channel::{
    ReadyTimeoutError, RecvError, RecvTimeoutError, SelectTimeoutError, SendError,
    SendTimeoutError, TryReadyError, TryRecvError, TrySelectError, TrySendError,
};
pub use select::{Select, SelectedOperation};
