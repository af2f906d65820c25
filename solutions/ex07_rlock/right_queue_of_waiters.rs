// A queue of threads behind a small spin lock. Who has got in is no longer in the queue; who wakes up for nothing enters it once only.
use std::cell::UnsafeCell;
use std::collections::VecDeque;
use std::hint;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, Thread, ThreadId};

#[derive(Default)]
struct State {
    owner: Option<ThreadId>,
    depth: usize,
    waiting: VecDeque<Thread>,
}

#[derive(Default)]
pub struct ReentrantLock {
    busy: AtomicBool,
    state: UnsafeCell<State>,
}

// SAFETY: the state is reached only by whoever has set `busy`.
unsafe impl Sync for ReentrantLock {}

pub struct Guard<'a>(&'a ReentrantLock);

impl ReentrantLock {
    pub fn new() -> ReentrantLock {
        ReentrantLock::default()
    }

    fn with<R>(&self, f: impl FnOnce(&mut State) -> R) -> R {
        while self.busy.swap(true, Ordering::Acquire) {
            hint::spin_loop();
        }
        // SAFETY: nobody else is here before `busy` is cleared.
        let result = f(unsafe { &mut *self.state.get() });
        self.busy.store(false, Ordering::Release);
        result
    }

    /// Takes the lock if it is free or this thread's own; else a thread that `waits` is put into the queue.
    fn enter(&self, waits: bool) -> bool {
        let me = thread::current();
        self.with(|state| {
            let enters = state.owner.is_none_or(|owner| owner == me.id());
            if enters {
                state.owner = Some(me.id());
                state.depth += 1;
                state.waiting.retain(|waiter| waiter.id() != me.id());
            } else if waits && state.waiting.iter().all(|waiter| waiter.id() != me.id()) {
                state.waiting.push_back(me);
            }
            enters
        })
    }

    pub fn lock(&self) -> Guard<'_> {
        while !self.enter(true) {
            thread::park();
        }
        Guard(self)
    }

    pub fn try_lock(&self) -> Option<Guard<'_>> {
        self.enter(false).then(|| Guard(self))
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        let next = self.0.with(|state| {
            state.depth -= 1;
            if state.depth > 0 {
                return None;
            }
            state.owner = None;
            state.waiting.pop_front()
        });
        if let Some(next) = next {
            next.unpark();
        }
    }
}
