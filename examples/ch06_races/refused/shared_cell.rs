//! pl: `Cell` pozwala zmieniać przez `&`, ale tylko w jednym wątku.
//! ru: `Cell` разрешает менять через `&`, но только в одном потоке.

use std::{cell::Cell, thread};

fn main() {
    let counter = Cell::new(0_u64);

    thread::scope(|scope| {
        scope.spawn(|| counter.set(counter.get() + 1));
        counter.set(counter.get() + 1);
    });
}
