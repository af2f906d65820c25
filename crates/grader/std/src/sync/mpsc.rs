//! `std::sync::mpsc`, explored.

use ::grader::kernel::{Loc, deadline_after};
use ::grader::raw::{Channel, Patience, Refusal, place_outside_library};
use ::std::cell::Cell;
use ::std::fmt;
use ::std::marker::PhantomData;
use ::std::panic::{Location, RefUnwindSafe, UnwindSafe};
use ::std::prelude::rust_2024::*;
use ::std::sync::Arc;
use ::std::time::Duration;

pub use ::std::sync::mpsc::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};

/// `std::sync::mpsc::channel`.
#[track_caller]
#[must_use]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let channel = Arc::new(Channel::new(None));
    (Sender(Arc::clone(&channel)), Receiver::new(channel))
}

/// `std::sync::mpsc::sync_channel`; with a bound of 0, sender and receiver meet.
#[track_caller]
#[must_use]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let channel = Arc::new(Channel::new(Some(bound)));
    (SyncSender(Arc::clone(&channel)), Receiver::new(channel))
}

/// What both kinds of senders have.
macro_rules! sender {
    ($(#[$attribute:meta])* $name:ident) => {
        $(#[$attribute])*
        pub struct $name<T>(Arc<Channel<T>>);

        impl<T> UnwindSafe for $name<T> {}
        impl<T> RefUnwindSafe for $name<T> {}

        impl<T> $name<T> {
            /// `send`.
            ///
            /// # Errors
            /// The message, if the receiver is gone.
            #[track_caller]
            pub fn send(&self, message: T) -> Result<(), SendError<T>> {
                self.0
                    .send(message, Patience::Forever, Location::caller())
                    .map_err(|(_, message)| SendError(message))
            }
        }

        impl<T> Clone for $name<T> {
            fn clone(&self) -> $name<T> {
                self.0.add_sender();
                $name(Arc::clone(&self.0))
            }
        }

        impl<T> Drop for $name<T> {
            fn drop(&mut self) {
                self.0.drop_sender();
            }
        }

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(::std::stringify!($name)).finish_non_exhaustive()
            }
        }
    };
}

sender!(
    /// `std::sync::mpsc::Sender`.
    Sender
);
sender!(
    /// `std::sync::mpsc::SyncSender`.
    SyncSender
);

impl<T> SyncSender<T> {
    /// `SyncSender::try_send`.
    ///
    /// # Errors
    /// The message, if the buffer is full or the receiver is gone.
    #[track_caller]
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {
        self.0
            .send(message, Patience::None, Location::caller())
            .map_err(|(why, message)| match why {
                Refusal::NotReady => TrySendError::Full(message),
                Refusal::Closed => TrySendError::Disconnected(message),
            })
    }
}

/// `std::sync::mpsc::Receiver`.
pub struct Receiver<T> {
    channel: Arc<Channel<T>>,
    /// As in std: one thread at a time.
    not_sync: PhantomData<Cell<()>>,
}

impl<T> UnwindSafe for Receiver<T> {}
impl<T> RefUnwindSafe for Receiver<T> {}

impl<T> Receiver<T> {
    fn new(channel: Arc<Channel<T>>) -> Receiver<T> {
        Receiver {
            channel,
            not_sync: PhantomData,
        }
    }

    /// `Receiver::recv`.
    ///
    /// # Errors
    /// If there are no messages and no senders.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        self.channel
            .receive(Patience::Forever, Location::caller())
            .map_err(|_| RecvError)
    }

    /// `Receiver::try_recv`.
    ///
    /// # Errors
    /// If there are no messages.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        self.channel
            .receive(Patience::None, Location::caller())
            .map_err(|why| match why {
                Refusal::NotReady => TryRecvError::Empty,
                Refusal::Closed => TryRecvError::Disconnected,
            })
    }

    /// `Receiver::recv_timeout`.
    ///
    /// # Errors
    /// If there were no messages in that time, or there are no senders either.
    #[track_caller]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        let patience = deadline_after(timeout).map_or(Patience::Forever, Patience::Until);
        self.channel
            .receive(patience, Location::caller())
            .map_err(|why| match why {
                Refusal::NotReady => RecvTimeoutError::Timeout,
                Refusal::Closed => RecvTimeoutError::Disconnected,
            })
    }

    /// `Receiver::iter`.
    #[track_caller]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter {
            receiver: self,
            made: Location::caller(),
        }
    }

    /// `Receiver::try_iter`.
    #[track_caller]
    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter {
            receiver: self,
            made: Location::caller(),
        }
    }

    /// The next message for an iterator made at `made`.
    fn next(&self, patience: Patience, caller: Loc, made: Loc) -> Option<T> {
        let place = place_outside_library(caller, made);
        self.channel.receive(patience, place).ok()
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        self.channel.drop_receiver();
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").finish_non_exhaustive()
    }
}

/// `std::sync::mpsc::Iter`.
pub struct Iter<'a, T: 'a> {
    receiver: &'a Receiver<T>,
    made: Loc,
}

/// `std::sync::mpsc::TryIter`.
pub struct TryIter<'a, T: 'a> {
    receiver: &'a Receiver<T>,
    made: Loc,
}

/// `std::sync::mpsc::IntoIter`.
pub struct IntoIter<T> {
    receiver: Receiver<T>,
    made: Loc,
}

impl<T> Iterator for Iter<'_, T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.receiver
            .next(Patience::Forever, Location::caller(), self.made)
    }
}

impl<T> Iterator for TryIter<'_, T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.receiver
            .next(Patience::None, Location::caller(), self.made)
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.receiver
            .next(Patience::Forever, Location::caller(), self.made)
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    #[track_caller]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    #[track_caller]
    fn into_iter(self) -> IntoIter<T> {
        IntoIter {
            receiver: self,
            made: Location::caller(),
        }
    }
}

macro_rules! show_iterators {
    ($($name:ident<$($lifetime:lifetime,)? T>)+) => { $(
        impl<T> fmt::Debug for $name<$($lifetime,)? T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(::std::stringify!($name)).field("rx", &self.receiver).finish()
            }
        }
    )+ };
}

show_iterators! {
    Iter<'_, T>
    TryIter<'_, T>
    IntoIter<T>
}
