//! A bounded queue whose producers and consumers wait at one condition variable.

use crate::support::{fails, passes};
use grader::report::Diagnosis;
use std::sync::{Condvar, Mutex};
use std::thread;

struct Slot {
    item: Mutex<Option<u32>>,
    changed: Condvar,
    notify: fn(&Condvar),
}

impl Slot {
    fn put(&self, item: u32) {
        let full = |slot: &mut Option<u32>| slot.is_some();
        let mut slot = self
            .changed
            .wait_while(self.item.lock().unwrap(), full)
            .unwrap();
        *slot = Some(item);
        (self.notify)(&self.changed);
    }

    fn take(&self) -> u32 {
        let empty = |slot: &mut Option<u32>| slot.is_none();
        let mut slot = self
            .changed
            .wait_while(self.item.lock().unwrap(), empty)
            .unwrap();
        let item = slot.take().expect("the slot is full");
        (self.notify)(&self.changed);
        item
    }
}

fn case(notify: fn(&Condvar)) {
    let slot = Slot {
        item: Mutex::default(),
        changed: Condvar::new(),
        notify,
    };
    thread::scope(|scope| {
        scope.spawn(|| slot.take());
        scope.spawn(|| slot.take());
        scope.spawn(|| slot.put(1));
        slot.put(2);
    });
}

pub fn wrong() {
    fails(
        "notify_one",
        || case(Condvar::notify_one),
        Diagnosis::WaitsForever,
    );
}

pub fn right() {
    passes("notify_all", || case(Condvar::notify_all));
}
