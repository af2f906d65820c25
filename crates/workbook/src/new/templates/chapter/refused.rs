//! pl: ✍ Uruchomiony wątek może żyć dłużej niż funkcja, od której pożyczył zmienną.
//! ru: ✍ Запущенный поток может жить дольше, чем функция, у которой он заимствовал переменную.

use std::thread;

fn main() {
    let language = String::from("Rust");

    let other = thread::spawn(|| println!("{language}"));

    other.join().unwrap();
}
