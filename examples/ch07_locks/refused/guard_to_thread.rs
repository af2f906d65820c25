//! pl: Blokadę zwalnia ten wątek, który ją zajął. Strażnika nie można wysłać do innego.
//! ru: Блокировку освобождает тот поток, который её захватил. Guard-объект нельзя передать другому.

use std::{sync::Mutex, thread};

fn main() {
    let lock = Mutex::new(0);
    let guard = lock.lock().unwrap();

    thread::scope(|scope| {
        scope.spawn(move || drop(guard));
    });
}
