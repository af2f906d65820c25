//! pl: Zmienna globalna, którą widzą wszystkie wątki, jak `global` w Pythonie.
//! ru: Глобальная переменная, которую видят все потоки, как `global` в Python.

use std::thread;

static mut COUNTER: u64 = 0;

fn main() {
    let thread = thread::spawn(|| {
        COUNTER += 1;
    });

    COUNTER += 1;
    thread.join().unwrap();
}
