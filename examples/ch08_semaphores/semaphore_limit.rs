//! pl: Pięć wątków, dwa pozwolenia. Naraz pracują najwyżej dwa wątki, reszta czeka.
//! ru: Пять потоков, два разрешения. Одновременно работают не больше двух, остальные ждут.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::{thread, time::Duration};

use narrator::say;

mod semaphore;
use semaphore::Semaphore;

const WORK: Duration = Duration::from_millis(60);

#[narrator::main]
fn main() {
    // ANCHOR: limit
    let semaphore = Semaphore::new(2);
    let (inside, most) = (AtomicU32::new(0), AtomicU32::new(0));
    thread::scope(|scope| {
        for _ in 0..5 {
            scope.spawn(|| {
                say!(pl = "czekam na pozwolenie", ru = "жду разрешения"; waits);
                let _permit = semaphore.acquire();
                let now = inside.fetch_add(1, Relaxed) + 1;
                most.fetch_max(now, Relaxed);
                say!(pl = "pracuję, w środku jest nas {now}", ru = "работаю, нас внутри {now}"; holds);
                thread::sleep(WORK);
                inside.fetch_sub(1, Relaxed);
                say!(pl = "skończone, oddaję", ru = "готово, возвращаю");
            });
        }
    });
    let most = most.into_inner();
    say!(
        pl = "wszyscy skończyli, najwięcej naraz: {most}",
        ru = "все закончили, больше всего сразу: {most}"
    );
    // ANCHOR_END: limit

    // ANCHOR: try
    let first = semaphore.acquire();
    let _second = semaphore.acquire();
    if semaphore.try_acquire().is_none() {
        say!(
            pl = "oba pozwolenia zajęte, nie czekam",
            ru = "оба разрешения заняты, не жду"
        );
    }
    drop(first);
    if let Some(_third) = semaphore.try_acquire() {
        say!(
            pl = "jedno wróciło, więc je biorę",
            ru = "одно вернулось, беру его"
        );
    }
    // ANCHOR_END: try
}
