//! pl: Wątek może przeżyć funkcję, do której należy licznik.
//! ru: Поток может пережить функцию, которой принадлежит счётчик.

use std::thread;

fn main() {
    let mut counter = 0_u64;

    let thread = thread::spawn(|| {
        counter += 1;
    });

    thread.join().unwrap();
}
