//! pl: Zupa 10 minut, danie główne 20, deser 5. Ile potrwa obiad? Dokładnie na zegarze wirtualnym i na oko w skali 1 min = 4 ms.
//! ru: Суп 10 минут, горячее 20, десерт 5. Сколько продлится обед? Точно на виртуальных часах и на глаз в масштабе 1 мин = 4 мс.

use std::{thread, time::Duration};

use narrator::{future, say, task};
use tokio::{
    runtime::Builder,
    time::{Instant, sleep},
};

const SCALED: Duration = Duration::from_millis(4);

#[derive(Clone, Copy)]
struct Kitchen {
    minute: Duration,
    tells: bool,
}

#[narrator::main]
fn main() -> anyhow::Result<()> {
    // pl: Cztery kuchnie, każda we własnym wątku, żeby dało się je porównać na jednej osi czasu.
    // ru: Четыре кухни, каждая в отдельном потоке, чтобы их можно было сравнить на одной временной шкале.
    let kitchen = |name: &str| thread::Builder::new().name(name.to_owned());
    let plain = kitchen("sync").spawn(synchronous)?;
    let one_by_one = kitchen("await").spawn(|| serve(one_by_one))?;
    let joined = kitchen("join!").spawn(|| serve(joined))?;
    let spawned = kitchen("spawn").spawn(|| serve(spawned))?;

    let minutes = plain.join().expect("cooked");
    say!(
        pl = "synchronicznie: co najmniej {minutes} min",
        ru = "синхронно: не меньше {minutes} мин"
    );
    let minutes = one_by_one.join().expect("cooked")?;
    say!(
        pl = "trzy await po kolei: {minutes} min",
        ru = "три await подряд: {minutes} мин"
    );
    let minutes = joined.join().expect("cooked")?;
    say!(pl = "join!: {minutes} min", ru = "join!: {minutes} мин");
    let minutes = spawned.join().expect("cooked")?;
    say!(pl = "spawn: {minutes} min", ru = "spawn: {minutes} мин");
    Ok(())
}

fn synchronous() -> u128 {
    let start = std::time::Instant::now();
    for (pl, ru, minutes) in [
        ("zupa", "суп", 10),
        ("danie główne", "горячее", 20),
        ("deser", "десерт", 5),
    ] {
        say!(pl = "{pl}: gotuję", ru = "{ru}: готовлю"; waits);
        thread::sleep(SCALED * minutes);
        say!(pl = "{pl}: gotowe", ru = "{ru}: готово");
    }
    start.elapsed().as_millis() / SCALED.as_millis()
}

// ANCHOR: one_by_one
async fn one_by_one(kitchen: Kitchen) {
    cook(kitchen, "zupa", "суп", 10).await;
    cook(kitchen, "danie główne", "горячее", 20).await;
    cook(kitchen, "deser", "десерт", 5).await;
}
// ANCHOR_END: one_by_one

// ANCHOR: variants
async fn joined(kitchen: Kitchen) {
    let soup = cook(kitchen, "zupa", "суп", 10);
    let main = cook(kitchen, "danie główne", "горячее", 20);
    let dessert = cook(kitchen, "deser", "десерт", 5);
    tokio::join!(
        future!(pl = "join!: zupa", ru = "join!: суп", soup),
        future!(pl = "join!: danie główne", ru = "join!: горячее", main),
        future!(pl = "join!: deser", ru = "join!: десерт", dessert),
    );
}

async fn spawned(kitchen: Kitchen) {
    let soup = cook(kitchen, "zupa", "суп", 10);
    let main = cook(kitchen, "danie główne", "горячее", 20);
    let soup = tokio::spawn(task!(pl = "spawn: zupa", ru = "spawn: суп", soup));
    let main = tokio::spawn(task!(
        pl = "spawn: danie główne",
        ru = "spawn: горячее",
        main
    ));
    cook(kitchen, "deser", "десерт", 5).await;
    soup.await.expect("the soup is cooked");
    main.await.expect("the main dish is cooked");
}
// ANCHOR_END: variants

async fn cook(kitchen: Kitchen, pl: &str, ru: &str, minutes: u32) {
    if kitchen.tells {
        say!(pl = "{pl}: gotuję", ru = "{ru}: готовлю"; waits);
    }
    sleep(kitchen.minute * minutes).await;
    if kitchen.tells {
        say!(pl = "{pl}: gotowe", ru = "{ru}: готово");
    }
}

// ANCHOR: serve
/// pl: Gotuje najpierw na oczach wszystkich, potem według zegara, który
/// pl: przeskakuje, kiedy wszyscy czekają.
/// ru: Готовит сначала у всех на глазах, потом по часам, которые
/// ru: перескакивают вперёд, когда ждут все.
fn serve<F: Future<Output = ()>>(dinner: fn(Kitchen) -> F) -> anyhow::Result<u64> {
    let scaled = Kitchen {
        minute: SCALED,
        tells: true,
    };
    let runtime = Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(dinner(scaled));

    let exact = Kitchen {
        minute: Duration::from_secs(60),
        tells: false,
    };
    let mut paused = Builder::new_current_thread();
    let runtime = paused.enable_all().start_paused(true).build()?;
    Ok(runtime.block_on(async {
        let start = Instant::now();
        dinner(exact).await;
        start.elapsed().as_secs() / 60
    }))
}
// ANCHOR_END: serve
