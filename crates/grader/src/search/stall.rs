//! One thread stands still for long while the others run: what a busy operating system does, and what no small number of
//! preemptions can show where the others yield, sleep or look at the clock many times before they go wrong.

use crate::kernel::{Choice, Chooser, What};

/// For how many choices the thread stands still.
const STANDSTILL: u32 = 3_000;

/// Follows the free choices, but from the one numbered `from` on passes one thread over for as long as others can go on.
pub(crate) struct Stall {
    thread: usize,
    from: usize,
    made: usize,
    left: u32,
}

impl Stall {
    pub(crate) fn new(thread: usize, from: usize) -> Stall {
        Stall {
            thread,
            from,
            made: 0,
            left: STANDSTILL,
        }
    }

    /// Whether the schedule had a choice numbered `from`: if not, a larger `from` shows nothing new.
    pub(crate) fn began(&self) -> bool {
        self.made > self.from
    }
}

impl Chooser for Stall {
    fn choose(&mut self, possibilities: &[Choice]) -> Option<usize> {
        self.made += 1;
        let stalled = What::Thread(self.thread);
        let concerned = possibilities.iter().any(|choice| choice.what == stalled);
        if !self.began() || self.left == 0 || !concerned {
            return Some(0);
        }
        self.left -= 1;
        let threads = possibilities
            .iter()
            .position(|choice| choice.what != stalled && choice.what != What::Clock);
        threads
            .or_else(|| {
                possibilities
                    .iter()
                    .position(|choice| choice.what != stalled)
            })
            .or(Some(0))
    }
}
