//! Nazwane wątki robocze · Рабочие потоки с именами
// PL: rozdział 4, book/pl/ch04_threads.md (sprawdź: cargo test -p exercises ex04_named_workers)
// RU: глава 4, book/ru/ch04_threads.md (проверить: cargo test -p exercises ex04_named_workers)

/// PL: Uruchamia każde zlecenie w osobnym wątku o podanej nazwie, wszystkie jednocześnie, i wraca, gdy skończą wszystkie. Wyniki są w kolejności
/// zleceń, nie zakończeń. Jeśli zlecenie spanikuje, na jego miejscu jest `Err` z nazwą wątku, a pozostałe wyniki są jak zwykle. Nazwy mogą się powtarzać.
/// RU: Запускает каждую работу в отдельном потоке с указанным именем, все одновременно, и возвращается, когда закончат все. Результаты идут в порядке
/// работ, а не завершения. Если работа паникует, на её месте стоит `Err` с именем потока, остальные результаты — как обычно. Имена могут повторяться.
pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let _ = jobs;
    todo!()
}
