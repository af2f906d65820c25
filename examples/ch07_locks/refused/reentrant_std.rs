//! pl: W bibliotece standardowej blokada wielobieżna już jest, ale w stabilnym Ruście jeszcze jej nie użyjesz.
//! ru: В стандартной библиотеке рекурсивная блокировка уже есть, но в стабильном Rust её пока не использовать.

use std::sync::ReentrantLock;

fn main() {
    let lock = ReentrantLock::new(0);
    drop(lock.lock());
}
