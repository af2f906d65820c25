// pl: Dwa przejścia: najpierw ruszają wszystkie wątki, potem czekamy na nie w tej samej kolejności.
// pl: Wyniki stoją więc w kolejności zleceń, choćby pierwsze zlecenie skończyło się ostatnie.
// ru: Два прохода: сначала запускаем все потоки, потом ждём их в том же порядке.
// ru: Поэтому результаты идут в порядке работ, даже если первая закончится последней.
use std::thread::{self, JoinHandle};

pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let threads: Vec<(String, JoinHandle<T>)> = jobs
        .into_iter()
        .map(|(name, job)| {
            let builder = thread::Builder::new().name(name.clone());
            (name, builder.spawn(job).expect("the system has a thread"))
        })
        // pl: `map` jest leniwe. Bez tego `collect` każdy wątek ruszałby dopiero po końcu poprzedniego.
        // ru: `map` ленив. Без этого `collect` каждый поток запускался бы только после завершения предыдущего.
        .collect();
    threads
        .into_iter()
        // pl: `join` zużywa uchwyt, a panikę oddaje jako `Err`. Nazwa czeka obok, w tej samej parze.
        // ru: `join` поглощает дескриптор, а панику отдаёт как `Err`. Имя хранится рядом, в той же паре.
        .map(|(name, thread)| thread.join().map_err(|_| name))
        .collect()
}
