//! Senders and receivers.

use crate::timer::Timer;
use crate::{RecvError, RecvTimeoutError, SendError, SendTimeoutError, TryRecvError, TrySendError};
use explored_std::time::Instant;
use grader::kernel::{Loc, ObjectId, ThreadId, deadline_after};
use grader::raw::{self, Channel, Chosen, End, Patience, Refusal};
use grader::report::Operation;
use std::fmt;
use std::iter::FusedIterator;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::Arc;
use std::time::Duration;

/// `crossbeam_channel::unbounded`.
#[track_caller]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {
    ends(Channel::new(None))
}

/// `crossbeam_channel::bounded`; with a bound of 0, sender and receiver meet.
#[track_caller]
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>) {
    ends(Channel::new(Some(cap)))
}

fn ends<T>(channel: Channel<T>) -> (Sender<T>, Receiver<T>) {
    let channel = Arc::new(channel);
    let receiver = Receiver {
        flavor: Flavor::Channel(Arc::clone(&channel)),
    };
    (Sender(channel), receiver)
}

/// `crossbeam_channel::after`.
#[track_caller]
pub fn after(duration: Duration) -> Receiver<Instant> {
    timer(Timer::new(deadline_after(duration), None))
}

/// `crossbeam_channel::at`.
#[track_caller]
pub fn at(when: Instant) -> Receiver<Instant> {
    timer(Timer::new(Some(when.__since_start()), None))
}

/// `crossbeam_channel::tick`.
#[track_caller]
pub fn tick(duration: Duration) -> Receiver<Instant> {
    timer(Timer::new(deadline_after(duration), Some(duration)))
}

/// `crossbeam_channel::never`.
#[track_caller]
pub fn never<T>() -> Receiver<T> {
    timer(Timer::never())
}

fn timer<T>(timer: Timer<T>) -> Receiver<T> {
    Receiver {
        flavor: Flavor::Timer(Arc::new(timer)),
    }
}

/// How long to wait for a time-out.
fn patience(timeout: Duration) -> Patience {
    deadline_after(timeout).map_or(Patience::Forever, Patience::Until)
}

/// `crossbeam_channel::Sender`.
pub struct Sender<T>(Arc<Channel<T>>);

impl<T> UnwindSafe for Sender<T> {}
impl<T> RefUnwindSafe for Sender<T> {}

impl<T> Sender<T> {
    /// `Sender::try_send`.
    ///
    /// # Errors
    /// The message, if there is no room or no receiver.
    #[track_caller]
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> {
        self.0
            .send(msg, Patience::None, Location::caller())
            .map_err(|(why, msg)| match why {
                Refusal::NotReady => TrySendError::Full(msg),
                Refusal::Closed => TrySendError::Disconnected(msg),
            })
    }

    /// `Sender::send`.
    ///
    /// # Errors
    /// The message, if there is no receiver.
    #[track_caller]
    pub fn send(&self, msg: T) -> Result<(), SendError<T>> {
        self.0
            .send(msg, Patience::Forever, Location::caller())
            .map_err(|(_, msg)| SendError(msg))
    }

    /// `Sender::send_timeout`.
    ///
    /// # Errors
    /// The message, if there was no room in that time or is no receiver.
    #[track_caller]
    pub fn send_timeout(&self, msg: T, timeout: Duration) -> Result<(), SendTimeoutError<T>> {
        self.send_by(msg, patience(timeout), Location::caller())
    }

    /// `Sender::send_deadline`.
    ///
    /// # Errors
    /// The message, if there was no room until then or is no receiver.
    #[track_caller]
    pub fn send_deadline(&self, msg: T, deadline: Instant) -> Result<(), SendTimeoutError<T>> {
        let patience = Patience::Until(deadline.__since_start());
        self.send_by(msg, patience, Location::caller())
    }

    fn send_by(&self, msg: T, patience: Patience, place: Loc) -> Result<(), SendTimeoutError<T>> {
        self.0
            .send(msg, patience, place)
            .map_err(|(why, msg)| match why {
                Refusal::NotReady => SendTimeoutError::Timeout(msg),
                Refusal::Closed => SendTimeoutError::Disconnected(msg),
            })
    }

    /// `Sender::is_empty`.
    #[track_caller]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// `Sender::is_full`.
    #[track_caller]
    pub fn is_full(&self) -> bool {
        Some(self.len()) == self.capacity()
    }

    /// `Sender::len`.
    #[track_caller]
    pub fn len(&self) -> usize {
        self.0.len(Location::caller())
    }

    /// `Sender::capacity`.
    pub fn capacity(&self) -> Option<usize> {
        self.0.capacity()
    }

    /// `Sender::same_channel`.
    pub fn same_channel(&self, other: &Sender<T>) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    pub(crate) fn complete(&self, chosen: &Chosen, msg: T, place: Loc) -> Result<(), SendError<T>> {
        self.0.complete_send(chosen, msg, place).map_err(SendError)
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        self.0.add_sender();
        Sender(Arc::clone(&self.0))
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        self.0.drop_sender();
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Sender { .. }")
    }
}

impl<T> End for Sender<T> {
    fn object(&self) -> Option<ObjectId> {
        Some(self.0.id())
    }

    fn operation(&self) -> Operation {
        Operation::Send
    }

    fn is_ready(&self, asker: ThreadId) -> bool {
        self.0.can_send(asker)
    }

    fn deadline(&self) -> Option<Duration> {
        None
    }

    fn begin(&self, chosen: &Chosen, index: usize) {
        self.0.begin_send(chosen, index);
    }

    fn join(&self, chosen: &Chosen, index: usize) {
        self.0.join_send(chosen, index);
    }

    fn leave(&self, chosen: &Chosen) {
        self.0.withdraw(chosen);
    }
}

/// `crossbeam_channel::Receiver`.
pub struct Receiver<T> {
    flavor: Flavor<T>,
}

enum Flavor<T> {
    Channel(Arc<Channel<T>>),
    Timer(Arc<Timer<T>>),
}

impl<T> UnwindSafe for Receiver<T> {}
impl<T> RefUnwindSafe for Receiver<T> {}

impl<T> Receiver<T> {
    fn receive(&self, patience: Patience, place: Loc) -> Result<T, Refusal> {
        match &self.flavor {
            Flavor::Channel(channel) => channel.receive(patience, place),
            Flavor::Timer(timer) => raw::select(&[(self, 0)], patience, true, place)
                .and_then(|chosen| timer.complete(&chosen, place))
                .ok_or(Refusal::NotReady),
        }
    }

    /// `Receiver::try_recv`.
    ///
    /// # Errors
    /// If there is no message.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        self.receive(Patience::None, Location::caller())
            .map_err(|why| match why {
                Refusal::NotReady => TryRecvError::Empty,
                Refusal::Closed => TryRecvError::Disconnected,
            })
    }

    /// `Receiver::recv`.
    ///
    /// # Errors
    /// If there are no messages and no senders.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        self.receive(Patience::Forever, Location::caller())
            .map_err(|_| RecvError)
    }

    /// `Receiver::recv_timeout`.
    ///
    /// # Errors
    /// If there was no message in that time, or there are no senders either.
    #[track_caller]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        self.receive_by(patience(timeout), Location::caller())
    }

    /// `Receiver::recv_deadline`.
    ///
    /// # Errors
    /// If there was no message until then, or there are no senders either.
    #[track_caller]
    pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError> {
        let patience = Patience::Until(deadline.__since_start());
        self.receive_by(patience, Location::caller())
    }

    fn receive_by(&self, patience: Patience, place: Loc) -> Result<T, RecvTimeoutError> {
        self.receive(patience, place).map_err(|why| match why {
            Refusal::NotReady => RecvTimeoutError::Timeout,
            Refusal::Closed => RecvTimeoutError::Disconnected,
        })
    }

    /// `Receiver::is_empty`.
    #[track_caller]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// `Receiver::is_full`.
    #[track_caller]
    pub fn is_full(&self) -> bool {
        Some(self.len()) == self.capacity()
    }

    /// `Receiver::len`.
    #[track_caller]
    pub fn len(&self) -> usize {
        match &self.flavor {
            Flavor::Channel(channel) => channel.len(Location::caller()),
            Flavor::Timer(timer) => timer.len(),
        }
    }

    /// `Receiver::capacity`.
    pub fn capacity(&self) -> Option<usize> {
        match &self.flavor {
            Flavor::Channel(channel) => channel.capacity(),
            Flavor::Timer(timer) => Some(timer.capacity()),
        }
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
        let place = raw::place_outside_library(caller, made);
        self.receive(patience, place).ok()
    }

    /// `Receiver::same_channel`. All receivers made by `never` are alike.
    pub fn same_channel(&self, other: &Receiver<T>) -> bool {
        match (&self.flavor, &other.flavor) {
            (Flavor::Channel(one), Flavor::Channel(other)) => Arc::ptr_eq(one, other),
            (Flavor::Timer(one), Flavor::Timer(other)) => {
                Arc::ptr_eq(one, other) || one.capacity() == 0 && other.capacity() == 0
            }
            _ => false,
        }
    }

    pub(crate) fn complete(&self, chosen: &Chosen, place: Loc) -> Result<T, RecvError> {
        match &self.flavor {
            Flavor::Channel(channel) => channel.complete_receive(chosen, place),
            Flavor::Timer(timer) => timer.complete(chosen, place),
        }
        .ok_or(RecvError)
    }
}

impl<T> Clone for Receiver<T> {
    fn clone(&self) -> Receiver<T> {
        let flavor = match &self.flavor {
            Flavor::Channel(channel) => {
                channel.add_receiver();
                Flavor::Channel(Arc::clone(channel))
            }
            Flavor::Timer(timer) => Flavor::Timer(Arc::clone(timer)),
        };
        Receiver { flavor }
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        if let Flavor::Channel(channel) = &self.flavor {
            channel.drop_receiver();
        }
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Receiver { .. }")
    }
}

impl<T> End for Receiver<T> {
    fn object(&self) -> Option<ObjectId> {
        Some(match &self.flavor {
            Flavor::Channel(channel) => channel.id(),
            Flavor::Timer(timer) => timer.id(),
        })
    }

    fn operation(&self) -> Operation {
        Operation::Receive
    }

    fn is_ready(&self, asker: ThreadId) -> bool {
        match &self.flavor {
            Flavor::Channel(channel) => channel.can_receive(asker),
            Flavor::Timer(_) => false,
        }
    }

    fn deadline(&self) -> Option<Duration> {
        match &self.flavor {
            Flavor::Channel(_) => None,
            Flavor::Timer(timer) => timer.next(),
        }
    }

    fn begin(&self, chosen: &Chosen, index: usize) {
        match &self.flavor {
            Flavor::Channel(channel) => channel.begin_receive(chosen, index),
            Flavor::Timer(timer) => timer.begin(chosen),
        }
    }

    fn join(&self, chosen: &Chosen, index: usize) {
        if let Flavor::Channel(channel) = &self.flavor {
            channel.join_receive(chosen, index);
        }
    }

    fn leave(&self, chosen: &Chosen) {
        if let Flavor::Channel(channel) = &self.flavor {
            channel.withdraw(chosen);
        }
    }
}

/// `crossbeam_channel::Iter`.
pub struct Iter<'a, T> {
    receiver: &'a Receiver<T>,
    made: Loc,
}

impl<T> FusedIterator for Iter<'_, T> {}

impl<T> Iterator for Iter<'_, T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.receiver
            .next(Patience::Forever, Location::caller(), self.made)
    }
}

impl<T> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Iter { .. }")
    }
}

/// `crossbeam_channel::TryIter`.
pub struct TryIter<'a, T> {
    receiver: &'a Receiver<T>,
    made: Loc,
}

impl<T> Iterator for TryIter<'_, T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.receiver
            .next(Patience::None, Location::caller(), self.made)
    }
}

impl<T> fmt::Debug for TryIter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("TryIter { .. }")
    }
}

/// `crossbeam_channel::IntoIter`.
pub struct IntoIter<T> {
    receiver: Receiver<T>,
    made: Loc,
}

impl<T> FusedIterator for IntoIter<T> {}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.receiver
            .next(Patience::Forever, Location::caller(), self.made)
    }
}

impl<T> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("IntoIter { .. }")
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
