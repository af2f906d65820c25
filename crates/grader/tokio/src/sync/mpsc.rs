//! `tokio::sync::mpsc`.

use super::step;
use grader::kernel::Value;
use grader::report::Operation;
use grader::tasks;
use std::future::Future;
use std::panic::Location;
use std::task::{Context, Poll};

pub use real::sync::mpsc::error;

/// `tokio::sync::mpsc::channel`.
#[must_use]
pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>) {
    let (sender, receiver) = real::sync::mpsc::channel(buffer);
    (Sender(sender), Receiver(receiver))
}

/// `tokio::sync::mpsc::unbounded_channel`.
#[must_use]
pub fn unbounded_channel<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>) {
    let (sender, receiver) = real::sync::mpsc::unbounded_channel();
    (UnboundedSender(sender), UnboundedReceiver(receiver))
}

/// `tokio::sync::mpsc::Sender`.
#[derive(Debug)]
pub struct Sender<T>(real::sync::mpsc::Sender<T>);

/// `tokio::sync::mpsc::UnboundedSender`.
#[derive(Debug)]
pub struct UnboundedSender<T>(real::sync::mpsc::UnboundedSender<T>);

/// `tokio::sync::mpsc::Receiver`.
#[derive(Debug)]
pub struct Receiver<T>(real::sync::mpsc::Receiver<T>);

/// `tokio::sync::mpsc::UnboundedReceiver`.
#[derive(Debug)]
pub struct UnboundedReceiver<T>(real::sync::mpsc::UnboundedReceiver<T>);

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        Sender(self.0.clone())
    }
}

impl<T> Clone for UnboundedSender<T> {
    fn clone(&self) -> UnboundedSender<T> {
        UnboundedSender(self.0.clone())
    }
}

impl<T> Sender<T> {
    /// `Sender::send`.
    #[track_caller]
    pub fn send(&self, value: T) -> impl Future<Output = Result<(), error::SendError<T>>> {
        step(Operation::Send, Location::caller(), self.0.send(value))
    }

    /// `Sender::try_send`.
    ///
    /// # Errors
    /// If the channel is full or closed.
    #[track_caller]
    pub fn try_send(&self, value: T) -> Result<(), error::TrySendError<T>> {
        tasks::step(Operation::Send, Location::caller(), Value::None);
        self.0.try_send(value)
    }

    /// `Sender::closed`.
    #[track_caller]
    pub fn closed(&self) -> impl Future<Output = ()> {
        step(Operation::Wait, Location::caller(), self.0.closed())
    }

    /// `Sender::is_closed`.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.0.is_closed()
    }

    /// `Sender::capacity`.
    #[must_use]
    pub fn capacity(&self) -> usize {
        self.0.capacity()
    }

    /// `Sender::max_capacity`.
    #[must_use]
    pub fn max_capacity(&self) -> usize {
        self.0.max_capacity()
    }

    /// `Sender::same_channel`.
    #[must_use]
    pub fn same_channel(&self, other: &Sender<T>) -> bool {
        self.0.same_channel(&other.0)
    }
}

impl<T> UnboundedSender<T> {
    /// `UnboundedSender::send`.
    ///
    /// # Errors
    /// If the channel is closed.
    #[track_caller]
    pub fn send(&self, value: T) -> Result<(), error::SendError<T>> {
        tasks::step(Operation::Send, Location::caller(), Value::None);
        self.0.send(value)
    }

    /// `UnboundedSender::is_closed`.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.0.is_closed()
    }
}

/// What both receivers have.
macro_rules! receiver {
    ($name:ident) => {
        impl<T> $name<T> {
            /// `recv`.
            #[track_caller]
            pub fn recv(&mut self) -> impl Future<Output = Option<T>> {
                step(Operation::Receive, Location::caller(), self.0.recv())
            }

            /// `recv_many`.
            #[track_caller]
            pub fn recv_many(
                &mut self,
                buffer: &mut Vec<T>,
                limit: usize,
            ) -> impl Future<Output = usize> {
                step(
                    Operation::Receive,
                    Location::caller(),
                    self.0.recv_many(buffer, limit),
                )
            }

            /// `try_recv`.
            ///
            /// # Errors
            /// If the channel is empty, or closed and empty.
            #[track_caller]
            pub fn try_recv(&mut self) -> Result<T, error::TryRecvError> {
                tasks::step(Operation::Receive, Location::caller(), Value::None);
                self.0.try_recv()
            }

            /// `poll_recv`.
            pub fn poll_recv(&mut self, context: &mut Context<'_>) -> Poll<Option<T>> {
                self.0.poll_recv(context)
            }

            /// `close`.
            pub fn close(&mut self) {
                self.0.close();
            }

            /// `is_closed`.
            #[must_use]
            pub fn is_closed(&self) -> bool {
                self.0.is_closed()
            }

            /// `is_empty`.
            #[must_use]
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }

            /// `len`.
            #[must_use]
            pub fn len(&self) -> usize {
                self.0.len()
            }
        }
    };
}

receiver!(Receiver);
receiver!(UnboundedReceiver);
