//! pl: Bez zajętego muteksu nie ma strażnika, a bez strażnika nie ma jak wywołać `wait`.
//! ru: Нет захваченного мьютекса — нет guard-объекта, а без него `wait` не вызвать.

use std::sync::{Condvar, Mutex};

fn main() {
    let is_ready = Mutex::new(false);
    let changed = Condvar::new();

    let _is_ready = changed.wait(&is_ready).unwrap();
}
