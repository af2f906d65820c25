//! `std::thread`, over loom.

use grader::memory_order::{begin, note, note_spawn};
use grader::report::Operation;
use std::io;
use std::panic::Location;

pub use loom::thread::{JoinHandle, LocalKey, Thread, ThreadId, current, park, yield_now};
pub use std::thread::Result;

/// `std::thread::spawn`.
///
/// # Panics
/// With more threads than loom can model (4).
#[track_caller]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    Builder::new().spawn(f).expect("loom starts it")
}

/// `std::thread::Builder`.
#[derive(Debug, Default)]
#[must_use = "must eventually spawn the thread"]
pub struct Builder {
    name: Option<String>,
}

impl Builder {
    /// `Builder::new`.
    pub fn new() -> Builder {
        Builder::default()
    }

    /// `Builder::name`.
    pub fn name(mut self, name: String) -> Builder {
        self.name = Some(name);
        self
    }

    /// `Builder::spawn`.
    ///
    /// # Errors
    /// Never.
    #[track_caller]
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let place = Location::caller();
        let number = note_spawn(place, self.name);
        Ok(loom::thread::spawn(move || {
            begin(number);
            let result = f();
            note(Operation::End, None, place, None);
            result
        }))
    }
}
