//! `tokio::task::JoinError`.

use super::Id;
use std::any::Any;
use std::cell::RefCell;
use std::error::Error;
use std::fmt;

/// `tokio::task::JoinError`.
pub struct JoinError {
    id: Id,
    /// The panic's payload; none for a cancelled task.
    payload: Option<Payload>,
}

/// A panic's payload that can be shared as a reference, which it never is.
struct Payload(RefCell<Box<dyn Any + Send>>);

// Safety: the payload is only reached by value or to look at its type while formatting.
unsafe impl Sync for Payload {}

impl JoinError {
    pub(super) fn cancelled(id: Id) -> JoinError {
        JoinError { id, payload: None }
    }

    pub(super) fn panicked(id: Id, payload: Box<dyn Any + Send>) -> JoinError {
        JoinError {
            id,
            payload: Some(Payload(RefCell::new(payload))),
        }
    }

    /// `JoinError::id`.
    #[must_use]
    pub fn id(&self) -> Id {
        self.id
    }

    /// `JoinError::is_cancelled`.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.payload.is_none()
    }

    /// `JoinError::is_panic`.
    #[must_use]
    pub fn is_panic(&self) -> bool {
        self.payload.is_some()
    }

    /// `JoinError::into_panic`.
    ///
    /// # Panics
    /// If the task was cancelled.
    #[must_use]
    pub fn into_panic(self) -> Box<dyn Any + Send> {
        self.try_into_panic()
            .expect("`JoinError` reason is not a panic.")
    }

    /// `JoinError::try_into_panic`.
    ///
    /// # Errors
    /// The error itself, if the task was cancelled.
    pub fn try_into_panic(self) -> Result<Box<dyn Any + Send>, JoinError> {
        match self.payload {
            Some(payload) => Ok(payload.0.into_inner()),
            None => Err(self),
        }
    }

    fn message(&self) -> Option<String> {
        let payload = self.payload.as_ref()?.0.borrow();
        let text = payload
            .downcast_ref::<&str>()
            .map(|text| (*text).to_owned());
        text.or_else(|| payload.downcast_ref::<String>().cloned())
    }
}

impl fmt::Debug for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.payload, self.message()) {
            (None, _) => write!(f, "JoinError::Cancelled({:?})", self.id),
            (Some(_), Some(message)) => {
                write!(f, "JoinError::Panic({:?}, {message:?}, ...)", self.id)
            }
            (Some(_), None) => write!(f, "JoinError::Panic({:?}, ...)", self.id),
        }
    }
}

impl fmt::Display for JoinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.payload, self.message()) {
            (None, _) => write!(f, "task {} was cancelled", self.id),
            (Some(_), Some(message)) => {
                write!(f, "task {} panicked with message {message:?}", self.id)
            }
            (Some(_), None) => write!(f, "task {} panicked", self.id),
        }
    }
}

impl Error for JoinError {}
