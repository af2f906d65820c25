//! pl: Wątek pożyczył zmienną, więc nikt nie może jej zmienić, dopóki wątek żyje.
//! ru: Поток заимствовал переменную, поэтому, пока он жив, её никто не может изменить.

use std::thread;

fn main() {
    let mut stop = false;
    thread::scope(|scope| {
        scope.spawn(|| {
            while !stop {
                thread::yield_now();
            }
        });
        stop = true;
    });
}
