// expect: wrong_result in join_waits_for_follow_up
// Waits for as many reports as were missing at the beginning, not for what was put meanwhile.
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};

#[derive(Debug, PartialEq)]
pub struct NothingUnfinished;

struct State<T> {
    items: VecDeque<T>,
    unfinished: usize,
    done: usize,
}

pub struct JoinableQueue<T> {
    state: Mutex<State<T>>,
    not_empty: Condvar,
    all_done: Condvar,
}

impl<T> JoinableQueue<T> {
    pub fn new() -> JoinableQueue<T> {
        JoinableQueue {
            state: Mutex::new(State {
                items: VecDeque::new(),
                unfinished: 0,
                done: 0,
            }),
            not_empty: Condvar::new(),
            all_done: Condvar::new(),
        }
    }

    pub fn put(&self, item: T) {
        let mut state = self.state.lock().unwrap();
        state.items.push_back(item);
        state.unfinished += 1;
        self.not_empty.notify_one();
    }

    pub fn get(&self) -> T {
        let mut state = self.state.lock().unwrap();
        while state.items.is_empty() {
            state = self.not_empty.wait(state).unwrap();
        }
        state.items.pop_front().unwrap()
    }

    pub fn task_done(&self) -> Result<(), NothingUnfinished> {
        let mut state = self.state.lock().unwrap();
        if state.unfinished == 0 {
            return Err(NothingUnfinished);
        }
        state.done += 1;
        state.unfinished -= 1;
        {
            self.all_done.notify_all();
        }
        Ok(())
    }

    pub fn join(&self) {
        let mut state = self.state.lock().unwrap();
        let until = state.done + state.unfinished;
        while state.done < until {
            state = self.all_done.wait(state).unwrap();
        }
    }
}

impl<T> Default for JoinableQueue<T> {
    fn default() -> JoinableQueue<T> {
        JoinableQueue::new()
    }
}
