//! pl: `Rc` liczy właścicieli bez synchronizacji, dlatego nie może trafić do innego wątku.
//! ru: `Rc` считает владельцев без синхронизации, поэтому не может попасть в другой поток.

use std::{rc::Rc, sync::Barrier, thread};

fn main() {
    let barrier = Rc::new(Barrier::new(2));
    let same = Rc::clone(&barrier);

    let other = thread::spawn(move || {
        same.wait();
    });

    barrier.wait();
    other.join().unwrap();
}
