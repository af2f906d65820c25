//! pl: Metoda `wait` zabiera strażnika i oddaje nowego. Kto go nie odbierze, w następnym obrocie pętli nie ma żadnego.
//! ru: Метод `wait` забирает guard-объект и отдаёт новый. Кто его не возьмёт, на следующем витке цикла останется без него.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};

fn main() {
    let dishes = Mutex::new(VecDeque::from([1]));
    let dish_ready = Condvar::new();

    let waiting = dishes.lock().unwrap();
    while waiting.is_empty() {
        dish_ready.wait(waiting).unwrap();
    }
}
