//! `std::sync::mpsc`, over loom's mutex and condition variable: loom's own channel does not know when it is closed.

use super::{Condvar, Mutex};
use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

pub use ::std::sync::mpsc::{RecvError, SendError, TryRecvError, TrySendError};

struct Shared<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    /// None: there is no limit.
    capacity: Option<usize>,
}

struct State<T> {
    queue: VecDeque<T>,
    senders: usize,
    receives: bool,
    /// How many messages were received: a sender to a channel without room waits for its own.
    received: usize,
}

impl<T> Shared<T> {
    #[track_caller]
    fn change<R>(&self, f: impl FnOnce(&mut State<T>) -> R) -> R {
        let Ok(mut state) = self.state.lock() else {
            unreachable!("never poisoned")
        };
        let result = f(&mut state);
        self.changed.notify_all();
        result
    }

    /// Waits until `f` has an answer.
    #[track_caller]
    fn wait_for<R>(&self, mut f: impl FnMut(&mut State<T>) -> Option<R>) -> R {
        let Ok(mut state) = self.state.lock() else {
            unreachable!("never poisoned")
        };
        loop {
            if let Some(result) = f(&mut state) {
                self.changed.notify_all();
                return result;
            }
            let Ok(again) = self.changed.wait(state) else {
                unreachable!("never poisoned")
            };
            state = again;
        }
    }

    #[track_caller]
    fn send(&self, message: T) -> Result<(), SendError<T>> {
        let mut message = Some(message);
        let room = self.capacity.map_or(usize::MAX, |capacity| capacity.max(1));
        let sent = self.wait_for(|state| {
            if !state.receives {
                return Some(None);
            }
            (state.queue.len() < room).then(|| {
                state.queue.extend(message.take());
                Some(state.received + state.queue.len())
            })
        });
        let Some(number) = sent else {
            return Err(SendError(message.expect("not sent")));
        };
        if self.capacity == Some(0) {
            self.wait_for(|state| (state.received >= number || !state.receives).then_some(()));
        }
        Ok(())
    }
}

#[track_caller]
fn shared<T>(capacity: Option<usize>) -> Arc<Shared<T>> {
    Arc::new(Shared {
        state: Mutex::new(State {
            queue: VecDeque::new(),
            senders: 1,
            receives: true,
            received: 0,
        }),
        changed: Condvar::new(),
        capacity,
    })
}

/// `std::sync::mpsc::channel`.
#[track_caller]
#[must_use]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let shared = shared(None);
    (Sender(Arc::clone(&shared)), Receiver(shared))
}

/// `std::sync::mpsc::sync_channel`.
#[track_caller]
#[must_use]
pub fn sync_channel<T>(capacity: usize) -> (SyncSender<T>, Receiver<T>) {
    let shared = shared(Some(capacity));
    (SyncSender(Arc::clone(&shared)), Receiver(shared))
}

macro_rules! sender {
    ($name:ident) => {
        #[doc = concat!("`std::sync::mpsc::", stringify!($name), "`.")]
        pub struct $name<T>(Arc<Shared<T>>);

        impl<T> $name<T> {
            /// `send`.
            ///
            /// # Errors
            /// The message, if there is no receiver.
            #[track_caller]
            pub fn send(&self, message: T) -> Result<(), SendError<T>> {
                self.0.send(message)
            }
        }

        impl<T> Clone for $name<T> {
            fn clone(&self) -> $name<T> {
                self.0.change(|state| state.senders += 1);
                $name(Arc::clone(&self.0))
            }
        }

        impl<T> Drop for $name<T> {
            fn drop(&mut self) {
                self.0.change(|state| state.senders -= 1);
            }
        }

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    };
}

sender!(Sender);
sender!(SyncSender);

/// `std::sync::mpsc::Receiver`.
pub struct Receiver<T>(Arc<Shared<T>>);

fn receive<T>(state: &mut State<T>) -> Option<T> {
    let message = state.queue.pop_front()?;
    state.received += 1;
    Some(message)
}

impl<T> Receiver<T> {
    /// `Receiver::recv`.
    ///
    /// # Errors
    /// If the channel is empty and has no sender.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        self.0.wait_for(|state| match receive(state) {
            None if state.senders == 0 => Some(Err(RecvError)),
            message => message.map(Ok),
        })
    }

    /// `Receiver::try_recv`.
    ///
    /// # Errors
    /// If the channel is empty.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        self.0.change(|state| match receive(state) {
            Some(message) => Ok(message),
            None if state.senders == 0 => Err(TryRecvError::Disconnected),
            None => Err(TryRecvError::Empty),
        })
    }

    /// `Receiver::iter`.
    pub fn iter(&self) -> impl Iterator<Item = T> {
        std::iter::from_fn(|| self.recv().ok())
    }

    /// `Receiver::try_iter`.
    pub fn try_iter(&self) -> impl Iterator<Item = T> {
        std::iter::from_fn(|| self.try_recv().ok())
    }
}

/// `std::sync::mpsc::IntoIter`.
#[derive(Debug)]
pub struct IntoIter<T>(Receiver<T>);

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.0.recv().ok()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter(self)
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        self.0.change(|state| state.receives = false);
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").finish_non_exhaustive()
    }
}
