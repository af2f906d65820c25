// expect: waits_forever in waiting_is_counted
// `waiting` tells whether somebody waits, not how many.
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex};

#[derive(Default)]
struct Tickets {
    next: usize,
    served: usize,
    inside: usize,
}

#[derive(Default)]
pub struct Gil {
    tickets: Mutex<Tickets>,
    called: Condvar,
}

pub struct GilGuard<'a>(&'a Gil);

impl Gil {
    pub fn new() -> Gil {
        Gil::default()
    }

    fn enter(&self) {
        let mut tickets = self.tickets.lock().unwrap();
        let mine = tickets.next;
        tickets.next += 1;
        while tickets.served != mine {
            tickets = self.called.wait(tickets).unwrap();
        }
        tickets.inside = 1;
    }

    fn leave(&self) {
        let mut tickets = self.tickets.lock().unwrap();
        tickets.served += 1;
        tickets.inside = 0;
        self.called.notify_all();
    }

    pub fn acquire(&self) -> GilGuard<'_> {
        self.enter();
        GilGuard(self)
    }

    pub fn waiting(&self) -> usize {
        let tickets = self.tickets.lock().unwrap();
        usize::from(tickets.next - tickets.served > tickets.inside)
    }
}

impl GilGuard<'_> {
    pub fn checkpoint(&mut self) {
        self.0.leave();
        self.0.enter();
    }

    pub fn allow_threads<R>(&mut self, f: impl FnOnce() -> R) -> R {
        self.0.leave();
        let result = catch_unwind(AssertUnwindSafe(f));
        self.0.enter();
        result.unwrap_or_else(|panic| resume_unwind(panic))
    }
}

impl Drop for GilGuard<'_> {
    fn drop(&mut self) {
        self.0.leave();
    }
}
