//! pl: Licznik w `Rc` to zwykła liczba. Drugi wątek mógłby ją zmienić w tej samej chwili, więc `Rc` nie przechodzi do wątku.
//! ru: Счётчик в `Rc` — обычное число. Второй поток мог бы изменить его в тот же миг, поэтому `Rc` в поток не передать.

use std::{rc::Rc, thread};

fn main() {
    let first = Rc::new(String::from("A"));
    let second = Rc::clone(&first);

    thread::spawn(move || println!("{second}"));
    println!("{first}");
}
