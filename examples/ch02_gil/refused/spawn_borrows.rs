//! pl: Wątek uruchomiony przez `spawn` może żyć dłużej niż funkcja, więc nie pożyczy jej zmiennej.
//! ru: Поток, запущенный через `spawn`, может жить дольше функции, поэтому её переменную не заимствовать.

use std::thread;

fn main() {
    let numbers = vec![1, 2, 3, 4];

    let thread = thread::spawn(|| println!("{}", numbers.len()));
    thread.join().unwrap();
}
