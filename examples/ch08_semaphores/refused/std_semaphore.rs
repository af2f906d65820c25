//! pl: W bibliotece standardowej semafora nie ma.
//! ru: В стандартной библиотеке семафора нет.

use std::sync::Semaphore;

fn main() {
    let semaphore = Semaphore::new(2);
}
