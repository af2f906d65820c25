//! Rozgrzewka: podział pracy · Разминка: делим работу
// PL: rozdział 0, book/pl/ch00_start.md (sprawdź: cargo test -p exercises ex00_warmup)
// RU: глава 0, book/ru/ch00_start.md (проверить: cargo test -p exercises ex00_warmup)

/// PL: Dzieli `jobs` zleceń między `workers` wątków (co najmniej jeden) i zwraca, ile dostanie każdy z nich. Podział ma być równy: różnica
/// między wątkami to najwyżej jeden, a więcej dostają pierwsze. Siedem zleceń i trzy wątki to `[3, 2, 2]`.
/// RU: Делит `jobs` работ между `workers` потоками (хотя бы одним) и возвращает, сколько достанется каждому. Делить надо поровну: разница
/// между потоками — не больше одной работы, и больше достаётся первым. Семь работ и три потока — это `[3, 2, 2]`.
pub fn share(jobs: usize, workers: usize) -> Vec<usize> {
    let each = jobs / workers;
    let rest = jobs % workers;
    if rest > 0 {
        // PL: Reszta z dzielenia też jest do zrobienia. RU: Остаток от деления тоже нужно раздать.
        todo!()
    }
    vec![each; workers]
}
