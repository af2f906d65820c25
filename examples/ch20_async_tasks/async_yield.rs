//! pl: Jeden obiekt future liczy, drugi ma się odezwać po 20 ms. Kiedy dojdzie do głosu?
//! ru: Один объект future считает, другой должен подать голос через 20 мс. Когда до него дойдёт очередь?

use std::{hint::black_box, time::Duration, time::Instant};

use narrator::{future, say};
use tokio::{
    task::{spawn_blocking, yield_now},
    time::sleep,
};

#[narrator::main]
#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    // ANCHOR: greedy
    say!(pl = "bez oddawania wątku", ru = "не отдавая поток");
    let (first, greedy) = tokio::join!(
        future!(pl = "głos 1", ru = "голос 1", first_tick()),
        future!(pl = "liczenie 1", ru = "расчёт 1", compute(false)),
    );
    say!(
        pl = "pierwszy głos po {first} ms, suma {greedy}",
        ru = "первый голос через {first} мс, сумма {greedy}"
    );
    // ANCHOR_END: greedy

    // ANCHOR: polite
    say!(pl = "z yield_now", ru = "с yield_now");
    let (first, polite) = tokio::join!(
        future!(pl = "głos 2", ru = "голос 2", first_tick()),
        future!(pl = "liczenie 2", ru = "расчёт 2", compute(true)),
    );
    say!(
        pl = "pierwszy głos po {first} ms, suma {polite}",
        ru = "первый голос через {first} мс, сумма {polite}"
    );
    // ANCHOR_END: polite

    // ANCHOR: blocking
    say!(pl = "w innym wątku", ru = "в другом потоке");
    let elsewhere = spawn_blocking(|| (0..6).map(|_| step()).sum::<u64>());
    let voice = future!(pl = "głos 3", ru = "голос 3", first_tick());
    let (first, sum) = tokio::join!(voice, elsewhere);
    let sum = sum?;
    say!(
        pl = "pierwszy głos po {first} ms, suma {sum}",
        ru = "первый голос через {first} мс, сумма {sum}"
    );
    // ANCHOR_END: blocking
    Ok(())
}

// ANCHOR: compute
async fn compute(polite: bool) -> u64 {
    let mut sum = 0;
    for _ in 0..6 {
        sum += step();
        if polite {
            yield_now().await;
        }
    }
    sum
}

/// pl: Zajmuje wątek przez 20 ms.
/// ru: Занимает поток на 20 мс.
fn step() -> u64 {
    say!(pl = "liczę 20 ms", ru = "считаю 20 мс"; works);
    let start = Instant::now();
    while start.elapsed() < Duration::from_millis(20) {
        black_box(0);
    }
    1
}
// ANCHOR_END: compute

async fn first_tick() -> u128 {
    let start = Instant::now();
    say!(pl = "śpię 20 ms", ru = "сплю 20 мс"; waits);
    sleep(Duration::from_millis(20)).await;
    say!(pl = "jestem", ru = "я тут");
    start.elapsed().as_millis()
}
