//! pl: Referencja do danych nie przeżyje strażnika, od którego pochodzi.
//! ru: Ссылка на данные не переживёт guard-объект, от которого получена.

use std::sync::Mutex;

fn main() {
    let lock = Mutex::new(String::from("A"));

    let name: &str = lock.lock().unwrap().as_str();

    println!("{name}");
}
