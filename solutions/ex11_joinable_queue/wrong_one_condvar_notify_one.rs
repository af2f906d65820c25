// expect: waits_forever in join_waits_for_follow_up
// One condition variable, one notification: it may wake the joiner when an item has come, and then the worker sleeps on.
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};

#[derive(Debug, PartialEq)]
pub struct NothingUnfinished;

struct State<T> {
    items: VecDeque<T>,
    unfinished: usize,
}

pub struct JoinableQueue<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

impl<T> JoinableQueue<T> {
    pub fn new() -> JoinableQueue<T> {
        JoinableQueue {
            state: Mutex::new(State {
                items: VecDeque::new(),
                unfinished: 0,
            }),
            changed: Condvar::new(),
        }
    }

    pub fn put(&self, item: T) {
        let mut state = self.state.lock().unwrap();
        state.items.push_back(item);
        state.unfinished += 1;
        self.changed.notify_one();
    }

    pub fn get(&self) -> T {
        let mut state = self.state.lock().unwrap();
        while state.items.is_empty() {
            state = self.changed.wait(state).unwrap();
        }
        state.items.pop_front().unwrap()
    }

    pub fn task_done(&self) -> Result<(), NothingUnfinished> {
        let mut state = self.state.lock().unwrap();
        if state.unfinished == 0 {
            return Err(NothingUnfinished);
        }
        state.unfinished -= 1;
        if state.unfinished == 0 {
            self.changed.notify_all();
        }
        Ok(())
    }

    pub fn join(&self) {
        let mut state = self.state.lock().unwrap();
        while state.unfinished > 0 {
            state = self.changed.wait(state).unwrap();
        }
    }
}

impl<T> Default for JoinableQueue<T> {
    fn default() -> JoinableQueue<T> {
        JoinableQueue::new()
    }
}
