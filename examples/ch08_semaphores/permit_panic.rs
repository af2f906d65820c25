//! pl: Wątek panikuje z pozwoleniem w ręku. Czy pozwolenie wróci?
//! ru: Поток паникует, держа разрешение. Вернётся ли оно?

use std::{mem, panic, thread};

use narrator::say;

mod semaphore;
use semaphore::Semaphore;

#[narrator::main]
fn main() {
    // pl: Tu paniki są zamierzone, więc nie zaśmiecają wyjścia.
    // ru: Здесь паника — часть замысла, вывод ей не засоряем.
    panic::set_hook(Box::new(|_| {}));
    let semaphore = Semaphore::new(2);

    // ANCHOR: by_hand
    // pl: Pozwolenie „zapomniane”: o zwrot trzeba zadbać osobno, jak przy `acquire` i `release`.
    // ru: Разрешение «забыто»: о возврате заботимся вручную, как с `acquire` и `release`.
    let by_hand = || {
        mem::forget(semaphore.acquire());
        job();
        semaphore.release();
    };
    // ANCHOR_END: by_hand
    let _ = thread::scope(|scope| scope.spawn(by_hand).join());
    let left = semaphore.available();
    say!(
        pl = "ręcznie: z dwóch pozwoleń zostało {left}",
        ru = "вручную: из двух разрешений осталось {left}"
    );
    semaphore.release();

    // ANCHOR: by_drop
    let by_drop = || {
        let _permit = semaphore.acquire();
        job();
    };
    // ANCHOR_END: by_drop
    let _ = thread::scope(|scope| scope.spawn(by_drop).join());
    let left = semaphore.available();
    say!(
        pl = "przez `drop`: z dwóch pozwoleń zostało {left}",
        ru = "через `drop`: из двух разрешений осталось {left}"
    );
}

fn job() {
    say!(
        pl = "mam pozwolenie i panikuję",
        ru = "разрешение у меня, паникую"
    );
    panic!();
}
