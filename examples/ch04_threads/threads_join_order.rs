//! pl: Na który wątek czekać najpierw, co oddaje `join` i czy identyfikator wraca do obiegu.
//! ru: Какого потока ждать первым, что отдаёт `join` и повторяются ли идентификаторы.

use std::{collections::HashSet, io, sync::mpsc, thread, time::Duration};

use narrator::say;

const MILLIS: [u64; 5] = [250, 50, 200, 100, 150];

fn work(ms: u64) -> u64 {
    say!(pl = "pracuję {ms} ms", ru = "работаю {ms} мс"; works);
    thread::sleep(Duration::from_millis(ms));
    say!(pl = "kończę", ru = "заканчиваю");
    ms
}

fn in_start_order() {
    // ANCHOR: join
    let threads = MILLIS.map(|ms| thread::spawn(move || work(ms)));
    for (n, thread) in (1..).zip(threads) {
        say!(pl = "czekam na wątek {n}", ru = "жду поток {n}"; waits);
        let ms = thread.join().unwrap();
        say!(pl = "wątek {n} oddał {ms}", ru = "поток {n} отдал {ms}");
    }
    say!(pl = "mam wszystkie wyniki", ru = "все результаты есть");
    // ANCHOR_END: join
}

fn as_they_finish() {
    // ANCHOR: finished
    let (sender, results) = mpsc::channel();
    for ms in MILLIS {
        let sender = sender.clone();
        // pl: Uchwyt znika od razu, a wątek pracuje dalej.
        // ru: Дескриптор исчезает сразу, а поток работает дальше.
        thread::spawn(move || sender.send(work(ms)));
    }
    drop(sender);
    for ms in results {
        say!(pl = "przyszło {ms}", ru = "пришло {ms}");
    }
    // ANCHOR_END: finished
}

fn after_a_panic() -> io::Result<()> {
    // ANCHOR: panic
    let thread = thread::Builder::new()
        .name("alfa".into())
        .spawn(|| -> u64 { panic!("E13") })?;
    match thread.join() {
        Ok(ms) => say!(pl = "alfa oddaje {ms}", ru = "alfa отдаёт {ms}"),
        Err(payload) => {
            let why = payload.downcast_ref::<&str>().unwrap_or(&"?");
            say!(pl = "alfa zawodzi: {why}", ru = "alfa подводит: {why}");
        }
    }
    // ANCHOR_END: panic
    Ok(())
}

fn identifiers() {
    // ANCHOR: ids
    let mut ids = HashSet::new();
    for _ in 0..5 {
        let thread = thread::spawn(|| thread::current().id());
        let from_outside = thread.thread().id();
        let from_inside = thread.join().unwrap();
        assert_eq!(from_inside, from_outside);
        ids.insert(from_inside);
    }
    let different = ids.len();
    // ANCHOR_END: ids
    say!(
        pl = "pięć wątków po kolei, różnych identyfikatorów: {different}",
        ru = "пять потоков по очереди, разных идентификаторов: {different}"
    );
}

#[narrator::main]
fn main() -> io::Result<()> {
    in_start_order();
    as_they_finish();
    after_a_panic()?;
    identifiers();
    Ok(())
}
