// pl: Dwa przejścia: najpierw ruszają wszystkie wątki, potem czekamy na nie w
// pl: tej samej kolejności. Wyniki stoją więc w kolejności zleceń, choćby
// pl: pierwsze zlecenie skończyło się ostatnie.
// ru: Два прохода: сначала запускаем все потоки, потом ждём их в том же
// ru: порядке. Поэтому результаты идут в порядке работ, даже если первая
// ru: закончится последней.
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
        // pl: `map` jest leniwe. Bez tego `collect` każdy wątek ruszałby
        // pl: dopiero po końcu poprzedniego.
        // ru: `map` ленив. Без этого `collect` каждый поток запускался бы
        // ru: только после завершения предыдущего.
        .collect();
    threads
        .into_iter()
        // pl: `join` zużywa uchwyt, a panikę oddaje jako `Err`. Nazwa czeka
        // pl: obok, w tej samej parze.
        // ru: `join` поглощает дескриптор, а панику отдаёт как `Err`. Имя
        // ru: хранится рядом, в той же паре.
        .map(|(name, thread)| thread.join().map_err(|_| name))
        .collect()
}
