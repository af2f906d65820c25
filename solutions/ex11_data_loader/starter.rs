//! Wczytywanie z wyprzedzeniem · Загрузка с опережением
// PL: rozdział 11, book/pl/ch11_channels.md (sprawdź: cargo test -p exercises data_loader)
// RU: глава 11, book/ru/ch11_channels.md (проверить: cargo test -p exercises data_loader)

/// PL: Wczytuje porcje o numerach od 0 do `batches` − 1 funkcją `load` w `workers` wątkach roboczych i podaje je funkcji `consume`
/// w wątku, który wywołał tę funkcję, w kolejności numerów. W drodze jest najwyżej `prefetch` porcji: tyle, licząc od wywołania
/// `load`, się wczytuje albo czeka na swoją kolej. Nie liczy się ta, którą `consume` właśnie ma. `workers` i `prefetch` to co
/// najmniej 1.
/// RU: Загружает порции с номерами от 0 до `batches` − 1 функцией `load` в `workers` рабочих потоках и отдаёт их функции `consume`
/// в потоке, который вызвал эту функцию, в порядке номеров. В пути не больше `prefetch` порций: столько, считая с вызова `load`,
/// загружается или ждёт своей очереди. Та, которую сейчас держит `consume`, не считается. `workers` и `prefetch` не меньше 1.
pub fn load_in_order<T, L, C>(batches: usize, workers: usize, prefetch: usize, load: L, consume: C)
where
    T: Send,
    L: Fn(usize) -> T + Sync,
    C: FnMut(T),
{
    let _ = (load, consume);
    todo!("{batches} {workers} {prefetch}")
}
