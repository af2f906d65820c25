//! pl: Dwa wątki chcą zmieniać tę samą liczbę.
//! ru: Два потока хотят менять одно и то же число.

use std::thread;

fn main() {
    let mut counter = 0_u64;

    thread::scope(|scope| {
        scope.spawn(|| counter += 1);
        scope.spawn(|| counter += 1);
    });
}
