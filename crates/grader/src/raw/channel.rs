//! Channels: with a buffer that has a limit, with one that has none, and without a buffer (a meeting of sender and receiver).
//!
//! A waiting sender or receiver of a channel without buffer leaves a [`Party`] there; whoever comes from the other side takes it
//! away. What passes between the two is a [`Parcel`]. The same parties serve a *select*, which waits at several channels at once:
//! all its parties share one [`Chosen`], and the first one taken makes the others void.

use super::Target;
use super::lock::{locks_are_observed, point_before_release};
use crate::kernel::{
    Handle, Loc, ObjectId, ThreadId, Until, Value, Waiting, block, me, point, record,
};
use crate::report::{ObjectKind, Operation};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

/// How long an operation waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// Not at all.
    None,
    /// Until this virtual time.
    Until(Duration),
    /// As long as it takes.
    Forever,
}

impl Patience {
    fn deadline(self) -> Option<Duration> {
        match self {
            Patience::Until(deadline) => Some(deadline),
            Patience::None | Patience::Forever => None,
        }
    }
}

/// Why nothing was sent or received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No room, or no message, in the time given.
    NotReady,
    /// The other side is gone.
    Closed,
}

/// Which operation of a select was taken by the other side, by its index; none yet.
pub type Chosen = Rc<Cell<Option<usize>>>;

/// What passes from a sender to a receiver that have met. Empty until the sender has written.
type Parcel<T> = Rc<RefCell<Option<T>>>;

/// An operation that a select has chosen and that is yet to be completed.
enum Begun<T> {
    /// The other side is gone.
    Closed,
    /// A message that was received.
    Message(T),
    /// A place in the buffer.
    Place,
    /// A meeting with the other side.
    Parcel(Parcel<T>),
}

/// A thread that waits at a channel without buffer.
struct Party<T> {
    thread: ThreadId,
    chosen: Chosen,
    index: usize,
    parcel: Parcel<T>,
}

struct State<T> {
    queue: VecDeque<T>,
    /// The limit of the buffer, if it has one.
    capacity: Option<usize>,
    /// Places in the buffer for selected sends that have yet to be completed.
    promised: usize,
    senders: usize,
    receivers: usize,
    /// Waiting senders and receivers, if there is no buffer.
    offering: VecDeque<Party<T>>,
    asking: VecDeque<Party<T>>,
    /// What selects have begun: each with its index there.
    begun: Vec<(Chosen, usize, Begun<T>)>,
}

impl<T> State<T> {
    fn has_room(&self) -> bool {
        self.capacity
            .is_none_or(|capacity| self.queue.len() + self.promised < capacity)
    }

    /// Whether a send would not wait. `asker`: who sends, since nobody meets oneself.
    fn can_send(&self, asker: ThreadId) -> bool {
        self.receivers == 0 || self.has_room() || waits(&self.asking, asker)
    }

    /// Whether a receive would not wait.
    fn can_receive(&self, asker: ThreadId) -> bool {
        self.senders == 0 || !self.queue.is_empty() || waits(&self.offering, asker)
    }
}

fn waits<T>(parties: &VecDeque<Party<T>>, asker: ThreadId) -> bool {
    parties
        .iter()
        .any(|party| party.thread != asker && party.chosen.get().is_none())
}

/// Takes the party that came first.
fn meet<T>(parties: &mut VecDeque<Party<T>>, asker: ThreadId) -> Option<Parcel<T>> {
    let index = parties
        .iter()
        .position(|party| party.thread != asker && party.chosen.get().is_none())?;
    let party = parties.remove(index)?;
    party.chosen.set(Some(party.index));
    Some(party.parcel)
}

/// A channel; senders and receivers of the stand-ins share one and count themselves.
pub struct Channel<T> {
    handle: Handle,
    state: RefCell<State<T>>,
}

// Safety: messages pass from thread to thread, hence `T: Send`; explored threads share one OS thread.
unsafe impl<T: Send> Send for Channel<T> {}
// Safety: as above.
unsafe impl<T: Send> Sync for Channel<T> {}

impl<T> Channel<T> {
    /// A channel with one sender and one receiver. `capacity`: the limit of its buffer, 0 for none.
    #[track_caller]
    #[must_use]
    pub fn new(capacity: Option<usize>) -> Channel<T> {
        Channel {
            handle: Handle::new(ObjectKind::Channel),
            state: RefCell::new(State {
                queue: VecDeque::new(),
                capacity,
                promised: 0,
                senders: 1,
                receivers: 1,
                offering: VecDeque::new(),
                asking: VecDeque::new(),
                begun: Vec::new(),
            }),
        }
    }

    /// Its object in the running schedule.
    pub fn id(&self) -> ObjectId {
        Target {
            handle: &self.handle,
            whole: self,
        }
        .id()
    }

    /// Where it was made.
    pub fn made(&self) -> Loc {
        self.handle.made()
    }

    /// Sends a message.
    ///
    /// # Errors
    /// The message, and why it was not sent.
    pub fn send(&self, message: T, patience: Patience, place: Loc) -> Result<(), (Refusal, T)> {
        let id = self.id();
        if patience != Patience::Forever {
            locks_are_observed();
        }
        point(place);
        let message = match self.send_now(message, place) {
            Err((Refusal::NotReady, message)) => message,
            done => return done,
        };
        if patience == Patience::None {
            self.note_refusal(place);
            return Err((Refusal::NotReady, message));
        }
        let wait = |holds: &dyn Fn() -> bool| {
            block(Waiting {
                operation: Operation::Send,
                object: Some(id),
                place,
                until: Until::Condition(holds),
                deadline: patience.deadline(),
            })
        };
        if self.state.borrow().capacity != Some(0) {
            wait(&|| self.can_send(0));
            return self.send_now(message, place).inspect_err(|(why, _)| {
                if *why == Refusal::NotReady {
                    record(Operation::TimedOut, Some(id), place, Value::None);
                }
            });
        }
        let (chosen, parcel) = (Chosen::default(), Rc::new(RefCell::new(Some(message))));
        self.offer(&chosen, 0, &parcel);
        wait(&|| chosen.get().is_some() || self.state.borrow().receivers == 0);
        self.withdraw(&chosen);
        let (operation, result) = if chosen.get().is_some() {
            (Operation::Send, Ok(()))
        } else {
            let message = parcel.take().expect("nobody took the message");
            if self.state.borrow().receivers == 0 {
                (Operation::Closed, Err((Refusal::Closed, message)))
            } else {
                (Operation::TimedOut, Err((Refusal::NotReady, message)))
            }
        };
        record(operation, Some(id), place, Value::None);
        result
    }

    /// Sends if that needs no waiting, as part of a step that has begun.
    fn send_now(&self, message: T, place: Loc) -> Result<(), (Refusal, T)> {
        let mut state = self.state.borrow_mut();
        if state.receivers == 0 {
            drop(state);
            record(Operation::Closed, Some(self.id()), place, Value::None);
            return Err((Refusal::Closed, message));
        }
        if state.has_room() {
            state.queue.push_back(message);
        } else if let Some(parcel) = meet(&mut state.asking, me()) {
            parcel.replace(Some(message));
        } else {
            return Err((Refusal::NotReady, message));
        }
        drop(state);
        record(Operation::Send, Some(self.id()), place, Value::None);
        Ok(())
    }

    /// Receives a message.
    ///
    /// # Errors
    /// Why there is none.
    pub fn receive(&self, patience: Patience, place: Loc) -> Result<T, Refusal> {
        let id = self.id();
        if patience != Patience::Forever {
            locks_are_observed();
        }
        point(place);
        match self.receive_now(place) {
            Err(Refusal::NotReady) => {}
            done => return done,
        }
        if patience == Patience::None {
            self.note_refusal(place);
            return Err(Refusal::NotReady);
        }
        let wait = |holds: &dyn Fn() -> bool| {
            block(Waiting {
                operation: Operation::Receive,
                object: Some(id),
                place,
                until: Until::Condition(holds),
                deadline: patience.deadline(),
            })
        };
        if self.state.borrow().capacity != Some(0) {
            wait(&|| self.can_receive(0));
            return self.receive_now(place).inspect_err(|why| {
                if *why == Refusal::NotReady {
                    record(Operation::TimedOut, Some(id), place, Value::None);
                }
            });
        }
        let (chosen, parcel) = (Chosen::default(), Parcel::default());
        self.ask(&chosen, 0, &parcel);
        wait(&|| chosen.get().is_some() || self.state.borrow().senders == 0);
        self.withdraw(&chosen);
        if chosen.get().is_some() {
            return Ok(self.open(&parcel, place));
        }
        let (operation, refusal) = if self.state.borrow().senders == 0 {
            (Operation::Closed, Refusal::Closed)
        } else {
            (Operation::TimedOut, Refusal::NotReady)
        };
        record(operation, Some(id), place, Value::None);
        Err(refusal)
    }

    /// Receives if that needs no waiting for a sender, as part of a step that has begun.
    fn receive_now(&self, place: Loc) -> Result<T, Refusal> {
        let mut state = self.state.borrow_mut();
        let asker = me();
        if let Some(message) = state.queue.pop_front() {
            drop(state);
            record(Operation::Receive, Some(self.id()), place, Value::None);
            return Ok(message);
        }
        if let Some(parcel) = meet(&mut state.offering, asker) {
            drop(state);
            return Ok(self.open(&parcel, place));
        }
        if state.senders > 0 {
            return Err(Refusal::NotReady);
        }
        drop(state);
        record(Operation::Closed, Some(self.id()), place, Value::None);
        Err(Refusal::Closed)
    }

    /// Takes the message out of a parcel, once the sender has written it: a send chosen by a select does so a little later.
    fn open(&self, parcel: &Parcel<T>, place: Loc) -> T {
        let id = Some(self.id());
        if parcel.borrow().is_none() {
            block(Waiting {
                operation: Operation::Receive,
                object: id,
                place,
                until: Until::Condition(&|| parcel.borrow().is_some()),
                deadline: None,
            });
        }
        record(Operation::Receive, id, place, Value::None);
        parcel.take().expect("the sender has written")
    }

    /// An operation that does not wait found nothing: it has seen how many messages there are.
    fn note_refusal(&self, place: Loc) {
        let count = Value::Number(self.state.borrow().queue.len() as i128);
        record(Operation::Load, Some(self.id()), place, count);
    }

    fn offer(&self, chosen: &Chosen, index: usize, parcel: &Parcel<T>) {
        self.state.borrow_mut().offering.push_back(Party {
            thread: me(),
            chosen: Rc::clone(chosen),
            index,
            parcel: Rc::clone(parcel),
        });
    }

    fn ask(&self, chosen: &Chosen, index: usize, parcel: &Parcel<T>) {
        self.state.borrow_mut().asking.push_back(Party {
            thread: me(),
            chosen: Rc::clone(chosen),
            index,
            parcel: Rc::clone(parcel),
        });
    }

    /// Takes away what is left of a wait, except what was chosen.
    pub fn withdraw(&self, chosen: &Chosen) {
        let mut state = self.state.borrow_mut();
        state
            .offering
            .retain(|party| !Rc::ptr_eq(&party.chosen, chosen));
        state
            .asking
            .retain(|party| !Rc::ptr_eq(&party.chosen, chosen));
        state
            .begun
            .retain(|(whose, index, _)| !Rc::ptr_eq(whose, chosen) || chosen.get() == Some(*index));
    }

    /// Whether a send by the thread `asker` would not wait.
    pub fn can_send(&self, asker: ThreadId) -> bool {
        self.state.borrow().can_send(asker)
    }

    /// Whether a receive by the thread `asker` would not wait.
    pub fn can_receive(&self, asker: ThreadId) -> bool {
        self.state.borrow().can_receive(asker)
    }

    /// Begins a send that needs no waiting, for a select.
    pub fn begin_send(&self, chosen: &Chosen, index: usize) {
        let mut state = self.state.borrow_mut();
        let begun = if state.receivers == 0 {
            Begun::Closed
        } else if state.has_room() {
            state.promised += 1;
            Begun::Place
        } else {
            let parcel = meet(&mut state.asking, me());
            Begun::Parcel(parcel.expect("a send was begun that is not ready"))
        };
        state.begun.push((Rc::clone(chosen), index, begun));
    }

    /// Begins a receive that needs no waiting, for a select.
    pub fn begin_receive(&self, chosen: &Chosen, index: usize) {
        let mut state = self.state.borrow_mut();
        let begun = if let Some(message) = state.queue.pop_front() {
            Begun::Message(message)
        } else if let Some(parcel) = meet(&mut state.offering, me()) {
            Begun::Parcel(parcel)
        } else {
            Begun::Closed
        };
        state.begun.push((Rc::clone(chosen), index, begun));
    }

    /// Waits to send, as one of the operations of a select.
    pub fn join_send(&self, chosen: &Chosen, index: usize) {
        self.join(chosen, index, Channel::offer);
    }

    /// Waits to receive, as one of the operations of a select.
    pub fn join_receive(&self, chosen: &Chosen, index: usize) {
        self.join(chosen, index, Channel::ask);
    }

    fn join(&self, chosen: &Chosen, index: usize, wait: fn(&Self, &Chosen, usize, &Parcel<T>)) {
        if self.capacity() != Some(0) {
            return;
        }
        let parcel = Parcel::default();
        wait(self, chosen, index, &parcel);
        let begun = (Rc::clone(chosen), index, Begun::Parcel(parcel));
        self.state.borrow_mut().begun.push(begun);
    }

    fn take_begun(&self, chosen: &Chosen) -> Begun<T> {
        let mut state = self.state.borrow_mut();
        let index = state
            .begun
            .iter()
            .position(|(whose, index, _)| Rc::ptr_eq(whose, chosen) && chosen.get() == Some(*index))
            .expect("what a select has chosen was begun");
        state.begun.remove(index).2
    }

    /// Completes the send that a select has chosen.
    ///
    /// # Errors
    /// The message, if the receivers are gone.
    pub fn complete_send(&self, chosen: &Chosen, message: T, place: Loc) -> Result<(), T> {
        match self.take_begun(chosen) {
            Begun::Place => {
                let mut state = self.state.borrow_mut();
                state.promised -= 1;
                state.queue.push_back(message);
            }
            Begun::Parcel(parcel) => {
                parcel.replace(Some(message));
            }
            Begun::Closed | Begun::Message(_) => {
                record(Operation::Closed, Some(self.id()), place, Value::None);
                return Err(message);
            }
        }
        record(Operation::Send, Some(self.id()), place, Value::None);
        Ok(())
    }

    /// Completes the receive that a select has chosen. `None` if the senders are gone.
    pub fn complete_receive(&self, chosen: &Chosen, place: Loc) -> Option<T> {
        match self.take_begun(chosen) {
            Begun::Message(message) => {
                record(Operation::Receive, Some(self.id()), place, Value::None);
                Some(message)
            }
            Begun::Parcel(parcel) => Some(self.open(&parcel, place)),
            Begun::Closed | Begun::Place => {
                record(Operation::Closed, Some(self.id()), place, Value::None);
                None
            }
        }
    }

    /// How many messages are in the buffer: a look, as others can change it at any time.
    pub fn len(&self, place: Loc) -> usize {
        locks_are_observed();
        point(place);
        self.note_refusal(place);
        self.state.borrow().queue.len()
    }

    /// The limit of its buffer.
    pub fn capacity(&self) -> Option<usize> {
        self.state.borrow().capacity
    }

    /// One sender more.
    pub fn add_sender(&self) {
        self.state.borrow_mut().senders += 1;
    }

    /// One receiver more.
    pub fn add_receiver(&self) {
        self.state.borrow_mut().receivers += 1;
    }

    /// One sender less. Others can see that only if it was the last one, and *when* only if they look without waiting.
    pub fn drop_sender(&self) {
        self.id();
        if self.state.borrow().senders == 1 {
            point_before_release(self.made());
        }
        self.state.borrow_mut().senders -= 1;
    }

    /// One receiver less. If it was the last one, messages still in the buffer are dropped.
    pub fn drop_receiver(&self) {
        self.id();
        let (senders, receivers) = {
            let state = self.state.borrow();
            (state.senders, state.receivers)
        };
        if receivers == 1 && senders > 0 {
            // A send that does not wait sees it.
            point(self.made());
        }
        let mut state = self.state.borrow_mut();
        state.receivers -= 1;
        if state.receivers == 0 {
            let rest = std::mem::take(&mut state.queue);
            drop(state);
            // Their destructors are explored code.
            drop(rest);
        }
    }
}
