//! pl: Czytelnicy wchodzą razem, pisarz tylko w pojedynkę.
//! ru: Читатели входят вместе, писатель — только в одиночку.

use std::{
    sync::{Barrier, RwLock},
    thread,
    time::Duration,
};

use narrator::say;

const WORK: Duration = Duration::from_millis(100);

#[narrator::main]
fn main() {
    // ANCHOR: rw_lock
    let price = RwLock::new(10);
    let all_inside = Barrier::new(4);

    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let price = price.read().unwrap();
                // pl: Bariera otworzy się tylko wtedy, gdy w środku są wszyscy naraz.
                // ru: Барьер откроется, только если внутри все сразу.
                all_inside.wait();
                say!(
                    pl = "czytam razem z innymi: {price}",
                    ru = "читаю вместе с другими: {price}"; holds
                );
                thread::sleep(WORK);
            });
        }

        all_inside.wait();
        say!(pl = "chcę zmienić cenę, czekam", ru = "хочу изменить цену, жду"; waits);
        let mut price = price.write().unwrap();
        *price += 5;
        say!(pl = "nowa cena: {price}", ru = "новая цена: {price}"; holds);
        thread::sleep(WORK / 2);
    });
    // ANCHOR_END: rw_lock

    let price = price.into_inner().unwrap();
    say!(pl = "koniec, cena {price}", ru = "конец, цена {price}");
}
