//! `Select`: waiting for one of several operations, whose number is known at run time only.

use crate::{
    ReadyTimeoutError, Receiver, RecvError, SelectTimeoutError, SendError, Sender, TryReadyError,
    TrySelectError,
};
use explored_std::time::Instant;
use grader::kernel::{Loc, deadline_after};
use grader::raw::{self, Chosen, End, Indexed, Patience};
use std::fmt;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::time::Duration;

/// `crossbeam_channel::Select`.
pub struct Select<'a> {
    operations: Vec<Added<'a>>,
    next_index: usize,
    biased: bool,
}

/// An operation that was added.
#[derive(Clone, Copy)]
struct Added<'a> {
    end: &'a dyn End,
    index: usize,
    /// Which sender or receiver it is.
    address: *const (),
}

// Safety: as for crossbeam's: only references to senders and receivers, which can be shared; explored threads share one OS thread.
unsafe impl Send for Select<'_> {}
// Safety: as above.
unsafe impl Sync for Select<'_> {}

impl<'a> Select<'a> {
    /// `Select::new`.
    pub fn new() -> Select<'a> {
        Select {
            operations: Vec::new(),
            next_index: 0,
            biased: false,
        }
    }

    /// `Select::new_biased`: the first operation that is ready is taken.
    pub fn new_biased() -> Select<'a> {
        Select {
            biased: true,
            ..Select::new()
        }
    }

    /// `Select::send`.
    pub fn send<T>(&mut self, s: &'a Sender<T>) -> usize {
        self.add(s, std::ptr::from_ref(s).cast())
    }

    /// `Select::recv`.
    pub fn recv<T>(&mut self, r: &'a Receiver<T>) -> usize {
        self.add(r, std::ptr::from_ref(r).cast())
    }

    fn add(&mut self, end: &'a dyn End, address: *const ()) -> usize {
        let index = self.next_index;
        self.next_index += 1;
        self.operations.push(Added {
            end,
            index,
            address,
        });
        index
    }

    /// `Select::remove`.
    ///
    /// # Panics
    /// If there is no operation with this index.
    pub fn remove(&mut self, index: usize) {
        assert!(
            index < self.next_index,
            "index out of bounds; {index} >= {}",
            self.next_index
        );
        let position = self
            .operations
            .iter()
            .position(|added| added.index == index)
            .expect("no operation with this index");
        self.operations.swap_remove(position);
    }

    fn ends(&self) -> Vec<Indexed<'a>> {
        self.operations
            .iter()
            .map(|added| (added.end, added.index))
            .collect()
    }

    fn select_by(&self, patience: Patience, place: Loc) -> Option<SelectedOperation<'a>> {
        let chosen = raw::select(&self.ends(), patience, self.biased, place)?;
        let index = chosen.get()?;
        let added = self.operations.iter().find(|added| added.index == index)?;
        Some(SelectedOperation {
            chosen,
            index,
            address: added.address,
            marker: PhantomData,
        })
    }

    fn refuse_empty(&self) {
        assert!(
            !self.operations.is_empty(),
            "no operations have been added to `Select`"
        );
    }

    /// `Select::try_select`.
    ///
    /// # Errors
    /// If no operation is ready.
    #[track_caller]
    pub fn try_select(&mut self) -> Result<SelectedOperation<'a>, TrySelectError> {
        self.select_by(Patience::None, Location::caller())
            .ok_or(TrySelectError)
    }

    /// `Select::select`.
    ///
    /// # Panics
    /// If there are no operations.
    #[track_caller]
    pub fn select(&mut self) -> SelectedOperation<'a> {
        self.refuse_empty();
        self.select_by(Patience::Forever, Location::caller())
            .expect("a wait without a limit ends with an operation")
    }

    /// `Select::select_timeout`.
    ///
    /// # Errors
    /// If no operation was ready in that time.
    ///
    /// # Panics
    /// If there are no operations and the time is without end.
    #[track_caller]
    pub fn select_timeout(
        &mut self,
        timeout: Duration,
    ) -> Result<SelectedOperation<'a>, SelectTimeoutError> {
        match deadline_after(timeout) {
            None => Ok(self.select()),
            Some(deadline) => self
                .select_by(Patience::Until(deadline), Location::caller())
                .ok_or(SelectTimeoutError),
        }
    }

    /// `Select::select_deadline`.
    ///
    /// # Errors
    /// If no operation was ready until then.
    #[track_caller]
    pub fn select_deadline(
        &mut self,
        deadline: Instant,
    ) -> Result<SelectedOperation<'a>, SelectTimeoutError> {
        let patience = Patience::Until(deadline.__since_start());
        self.select_by(patience, Location::caller())
            .ok_or(SelectTimeoutError)
    }

    /// `Select::try_ready`.
    ///
    /// # Errors
    /// If no operation is ready.
    #[track_caller]
    pub fn try_ready(&mut self) -> Result<usize, TryReadyError> {
        let place = Location::caller();
        raw::ready(&self.ends(), Patience::None, self.biased, place).ok_or(TryReadyError)
    }

    /// `Select::ready`.
    ///
    /// # Panics
    /// If there are no operations.
    #[track_caller]
    pub fn ready(&mut self) -> usize {
        self.refuse_empty();
        let place = Location::caller();
        raw::ready(&self.ends(), Patience::Forever, self.biased, place)
            .expect("a wait without a limit ends with an operation")
    }

    /// `Select::ready_timeout`.
    ///
    /// # Errors
    /// If no operation was ready in that time.
    ///
    /// # Panics
    /// If there are no operations and the time is without end.
    #[track_caller]
    pub fn ready_timeout(&mut self, timeout: Duration) -> Result<usize, ReadyTimeoutError> {
        match deadline_after(timeout) {
            None => Ok(self.ready()),
            Some(deadline) => self.ready_by(deadline, Location::caller()),
        }
    }

    /// `Select::ready_deadline`.
    ///
    /// # Errors
    /// If no operation was ready until then.
    #[track_caller]
    pub fn ready_deadline(&mut self, deadline: Instant) -> Result<usize, ReadyTimeoutError> {
        self.ready_by(deadline.__since_start(), Location::caller())
    }

    fn ready_by(&self, deadline: Duration, place: Loc) -> Result<usize, ReadyTimeoutError> {
        let patience = Patience::Until(deadline);
        raw::ready(&self.ends(), patience, self.biased, place).ok_or(ReadyTimeoutError)
    }
}

impl Clone for Select<'_> {
    fn clone(&self) -> Self {
        Select {
            operations: self.operations.clone(),
            ..*self
        }
    }
}

impl Default for Select<'_> {
    fn default() -> Self {
        Select::new()
    }
}

impl fmt::Debug for Select<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Select { .. }")
    }
}

/// `crossbeam_channel::SelectedOperation`.
#[must_use]
pub struct SelectedOperation<'a> {
    chosen: Chosen,
    index: usize,
    address: *const (),
    marker: PhantomData<&'a ()>,
}

impl UnwindSafe for SelectedOperation<'_> {}
impl RefUnwindSafe for SelectedOperation<'_> {}

impl SelectedOperation<'_> {
    /// `SelectedOperation::index`.
    pub fn index(&self) -> usize {
        self.index
    }

    /// `SelectedOperation::send`.
    ///
    /// # Errors
    /// The message, if there is no receiver.
    ///
    /// # Panics
    /// If another operation was selected.
    #[track_caller]
    pub fn send<T>(self, s: &Sender<T>, msg: T) -> Result<(), SendError<T>> {
        assert!(
            std::ptr::from_ref(s).cast() == self.address,
            "passed a sender that wasn't selected"
        );
        s.complete(&self.completed(), msg, Location::caller())
    }

    /// `SelectedOperation::recv`.
    ///
    /// # Errors
    /// If there are no messages and no senders.
    ///
    /// # Panics
    /// If another operation was selected.
    #[track_caller]
    pub fn recv<T>(self, r: &Receiver<T>) -> Result<T, RecvError> {
        assert!(
            std::ptr::from_ref(r).cast() == self.address,
            "passed a receiver that wasn't selected"
        );
        r.complete(&self.completed(), Location::caller())
    }

    fn completed(self) -> Chosen {
        let mut this = ManuallyDrop::new(self);
        std::mem::take(&mut this.chosen)
    }
}

impl fmt::Debug for SelectedOperation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("SelectedOperation { .. }")
    }
}

impl Drop for SelectedOperation<'_> {
    fn drop(&mut self) {
        panic!("dropped `SelectedOperation` without completing the operation");
    }
}
