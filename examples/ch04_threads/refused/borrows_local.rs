//! pl: Wątek może przeżyć funkcję, która go uruchomiła. Nie wolno mu pożyczyć jej zmiennej.
//! ru: Поток может пережить функцию, которая его запустила. Заимствовать её переменную нельзя.

use std::thread;

fn main() {
    let name = String::from("A");

    let worker = thread::spawn(|| println!("{name}"));

    worker.join().unwrap();
}
