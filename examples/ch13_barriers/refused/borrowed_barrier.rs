//! pl: Uruchomiony wątek może żyć dłużej niż funkcja, do której należy bariera.
//! ru: Запущенный поток может жить дольше, чем функция, которой принадлежит барьер.

use std::{sync::Barrier, thread};

fn main() {
    let barrier = Barrier::new(2);

    let other = thread::spawn(|| {
        barrier.wait();
    });

    barrier.wait();
    other.join().unwrap();
}
