//! A barrier which is used a second time.

use crate::support::{fails, passes};
use grader::report::Diagnosis;
use std::sync::{Condvar, Mutex};
use std::thread;

const PARTIES: usize = 2;

fn case(meet: fn(&Mutex<(usize, u64)>, &Condvar)) {
    let (state, all_here) = (Mutex::new((0, 0)), Condvar::new());
    let twice = || {
        meet(&state, &all_here);
        meet(&state, &all_here);
    };
    thread::scope(|scope| {
        scope.spawn(twice);
        twice();
    });
}

pub fn wrong() {
    fn meet(state: &Mutex<(usize, u64)>, all_here: &Condvar) {
        let mut state = state.lock().unwrap();
        state.0 += 1;
        if state.0 == PARTIES {
            state.0 = 0;
            all_here.notify_all();
        }
        // A fast thread is back before the slow one has looked.
        let _state = all_here.wait_while(state, |state| state.0 != 0).unwrap();
    }
    fails(
        "one count for all rounds",
        || case(meet),
        Diagnosis::WaitsForever,
    );
}

pub fn right() {
    fn meet(state: &Mutex<(usize, u64)>, all_here: &Condvar) {
        let mut state = state.lock().unwrap();
        let round = state.1;
        state.0 += 1;
        if state.0 == PARTIES {
            *state = (0, round + 1);
            all_here.notify_all();
        }
        let _state = all_here
            .wait_while(state, |state| state.1 == round)
            .unwrap();
    }
    passes("a number for each round", || case(meet));
}
