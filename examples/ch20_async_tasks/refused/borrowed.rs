//! pl: Zadanie żyje własnym życiem i może przeżyć funkcję. Pożyczonej zmiennej mieć nie może.
//! ru: Задача живёт сама по себе и может пережить функцию. Заимствовать переменную ей нельзя.

use std::future::Future;

// pl: Tego samego wymaga `tokio::spawn`.
// ru: Того же требует `tokio::spawn`.
fn spawn<F: Future + Send + 'static>(_: F) {}

fn main() {
    let name = String::from("A");
    spawn(async { println!("{name}") });
    println!("{name}");
}
