//! pl: Jeden wątek przygotowuje wartość i podnosi flagę, drugi czeka na flagę i czyta wartość.
//! ru: Один поток готовит значение и поднимает флаг, другой ждёт флага и читает значение.

use std::sync::atomic::{
    AtomicBool, AtomicU64,
    Ordering::{Acquire, Relaxed, Release},
};
use std::thread;

use narrator::say;

#[narrator::main]
fn main() {
    // ANCHOR: flag
    let value = AtomicU64::new(0);
    let ready = AtomicBool::new(false);

    thread::scope(|scope| {
        scope.spawn(|| {
            say!(
                pl = "wpisuję wartość i podnoszę flagę",
                ru = "записываю значение и поднимаю флаг"
            );
            value.store(42, Relaxed);
            // pl: `Release`: wszystko, co stoi wyżej, ma być widoczne przed flagą.
            // ru: `Release`: всё, что выше, должно стать видимым раньше флага.
            ready.store(true, Release);
        });

        say!(pl = "czekam na flagę", ru = "жду флага"; waits);
        // pl: `Acquire`: kto zobaczył flagę, zobaczy też to, co stało przed nią.
        // ru: `Acquire`: кто увидел флаг, увидит и то, что было до него.
        while !ready.load(Acquire) {
            thread::yield_now();
        }
        let value = value.load(Relaxed);
        say!(
            pl = "flaga jest, wartość: {value}",
            ru = "флаг поднят, значение: {value}"
        );
    });
    // ANCHOR_END: flag
}
