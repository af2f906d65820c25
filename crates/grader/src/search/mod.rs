//! Which schedules are tried, and in which order: first all with few preemptions, then some at random.
//!
//! Searching by the number of preemptions is the method of CHESS (Musuvathi & Qadeer, *Iterative Context Bounding for
//! Systematic Testing of Multithreaded Programs*, PLDI 2007): most concurrency bugs need only one or two, and the
//! schedule found first is one a person can follow. Everything here is deterministic: the same code gives the same schedules in
//! the same order on every machine.

mod bounded;
mod random;
mod replay;
mod stall;

pub(crate) use bounded::Bounded;
pub(crate) use random::Random;
pub(crate) use replay::Replay;
pub(crate) use stall::Stall;

use crate::kernel::{Choice, Chooser};
use std::cell::RefCell;
use std::rc::Rc;

/// A chooser which is asked by a schedule and kept by the search.
pub(crate) struct Shared<C>(pub Rc<RefCell<C>>);

impl<C: Chooser> Chooser for Shared<C> {
    fn choose(&mut self, possibilities: &[Choice]) -> Option<usize> {
        self.0.borrow_mut().choose(possibilities)
    }

    fn was_exhausted(&self) -> bool {
        self.0.borrow().was_exhausted()
    }
}
