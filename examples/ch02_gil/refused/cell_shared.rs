//! pl: Wspólna komórka to dwa wątki, które zmieniają to samo miejsce bez synchronizacji.
//! ru: Общая ячейка — два потока, которые меняют одно и то же место без синхронизации.

use std::{cell::Cell, thread};

fn main() {
    let count = Cell::new(0);

    thread::scope(|scope| {
        scope.spawn(|| count.set(count.get() + 1));
        scope.spawn(|| count.set(count.get() + 1));
    });
}
