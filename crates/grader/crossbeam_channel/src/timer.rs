//! What sends a message by itself when its time has come: `after`, `at` and `tick`; and `never`, whose time does not come.

use explored_std::time::Instant;
use grader::kernel::{Handle, Loc, ObjectId, Value, now, record};
use grader::raw::Chosen;
use grader::report::{ObjectKind, Operation};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

/// A timer. Only an `Instant` is ever sent, but a receiver is one for any `T`: hence `message`.
pub(crate) struct Timer<T> {
    handle: Handle,
    /// When the next message is sent, as virtual time.
    next: Cell<Option<Duration>>,
    period: Option<Duration>,
    message: fn(Instant) -> T,
    /// Messages taken by a select and not yet handed over.
    begun: RefCell<Vec<(Chosen, Instant)>>,
    capacity: usize,
}

// Safety: explored threads share one OS thread; messages are made, not sent.
unsafe impl<T> Send for Timer<T> {}
// Safety: as above.
unsafe impl<T> Sync for Timer<T> {}

impl Timer<Instant> {
    #[track_caller]
    pub(crate) fn new(next: Option<Duration>, period: Option<Duration>) -> Timer<Instant> {
        Timer::make(next, period, |instant| instant, 1)
    }
}

impl<T> Timer<T> {
    #[track_caller]
    pub(crate) fn never() -> Timer<T> {
        Timer::make(None, None, |_| unreachable!("its time does not come"), 0)
    }

    #[track_caller]
    fn make(
        next: Option<Duration>,
        period: Option<Duration>,
        message: fn(Instant) -> T,
        capacity: usize,
    ) -> Timer<T> {
        Timer {
            handle: Handle::new(ObjectKind::Channel),
            next: Cell::new(next),
            period,
            message,
            begun: RefCell::default(),
            capacity,
        }
    }

    pub(crate) fn id(&self) -> ObjectId {
        self.handle.id(self)
    }

    /// When it has a message.
    pub(crate) fn next(&self) -> Option<Duration> {
        self.next.get()
    }

    pub(crate) fn capacity(&self) -> usize {
        self.capacity
    }

    /// How many messages there are now: a reading of the clock.
    pub(crate) fn len(&self) -> usize {
        usize::from(self.next.get().is_some_and(|next| next <= now()))
    }

    /// Takes the message, whose time has come.
    pub(crate) fn begin(&self, chosen: &Chosen) {
        let Some(sent) = self.next.get() else { return };
        // As crossbeam does: a tick that was taken late delays the next one.
        self.next.set(self.period.map(|period| now() + period));
        let taken = (Rc::clone(chosen), Instant::__at(sent));
        self.begun.borrow_mut().push(taken);
    }

    /// Hands over what was taken.
    pub(crate) fn complete(&self, chosen: &Chosen, place: Loc) -> Option<T> {
        let mut begun = self.begun.borrow_mut();
        let index = begun
            .iter()
            .position(|(whose, _)| Rc::ptr_eq(whose, chosen))?;
        let (_, sent) = begun.remove(index);
        record(Operation::Receive, Some(self.id()), place, Value::None);
        Some((self.message)(sent))
    }
}
