//! pl: `start` zabiera obiekt. Drugi raz nie ma czego uruchomić.
//! ru: `start` забирает объект. Во второй раз запускать нечего.

use std::thread::{self, JoinHandle};

struct Hello;

impl Hello {
    fn start(self) -> JoinHandle<()> {
        thread::spawn(move || drop(self))
    }
}

fn main() {
    let hello = Hello;
    hello.start().join().unwrap();
    hello.start().join().unwrap();
}
