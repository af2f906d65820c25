//! pl: Trzy kroki we właściwej kolejności, choć wątki startują w odwrotnej. `OnceLock` to zdarzenie, które niesie wynik.
//! ru: Три шага в нужном порядке, хотя потоки запущены в обратном. `OnceLock` — событие, которое несёт с собой результат.

use std::sync::OnceLock;
use std::{thread, time::Duration};

use narrator::say;

#[narrator::main]
fn main() {
    // ANCHOR: order
    let prices = OnceLock::new();
    let total = OnceLock::new();

    thread::scope(|scope| {
        scope.spawn(|| {
            say!(pl = "paragon: czekam na sumę", ru = "чек: жду сумму"; waits);
            let total: &u32 = total.wait();
            say!(pl = "paragon: razem {total}", ru = "чек: итого {total}");
        });
        scope.spawn(|| {
            say!(pl = "suma: czekam na ceny", ru = "сумма: жду цены"; waits);
            let prices: &[u32; 3] = prices.wait();
            say!(pl = "suma: liczę", ru = "сумма: считаю"; works);
            thread::sleep(Duration::from_millis(60));
            total.set(prices.iter().sum()).unwrap();
        });
        scope.spawn(|| {
            say!(pl = "ceny: odczytuję", ru = "цены: читаю"; works);
            thread::sleep(Duration::from_millis(60));
            prices.set([12, 5, 8]).unwrap();
        });
    });
    // ANCHOR_END: order
}
