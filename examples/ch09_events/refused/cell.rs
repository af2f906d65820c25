//! pl: `Cell` da się zmienić przez zwykłą referencję, ale nie chroni przed jednoczesną zmianą, dlatego nie może być wspólny dla wątków.
//! ru: `Cell` можно менять по обычной ссылке, но от одновременного изменения он не защищает, поэтому общим для потоков быть не может.

use std::{cell::Cell, thread};

fn main() {
    let stop = Cell::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.get() {
                thread::yield_now();
            }
        });
        stop.set(true);
    });
}
