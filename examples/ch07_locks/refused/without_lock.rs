//! pl: Liczba jest w muteksie. Dodać do niej bez zajęcia muteksu się nie da.
//! ru: Число лежит в мьютексе. Прибавить к нему, не захватив мьютекс, нельзя.

use std::sync::Mutex;

struct Counter {
    value: Mutex<i64>,
}

fn main() {
    let mut counter = Counter {
        value: Mutex::new(0),
    };
    counter.value += 1;
}
