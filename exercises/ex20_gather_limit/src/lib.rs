//! Najwyżej tyle naraz · Не все сразу
// PL: rozdział 20, book/pl/ch20_async_tasks.md (sprawdź: cargo test -p exercises ex20_gather_limit)
// RU: глава 20, book/ru/ch20_async_tasks.md (проверить: cargo test -p exercises ex20_gather_limit)

/// PL: Wykonuje wszystkie zlecenia i zwraca ich wyniki w kolejności zleceń. Naraz działa najwyżej `limit` zleceń (`limit` wynosi co
/// najmniej 1). Kiedy jedno się kończy, następne rusza od razu. Błąd jednego zlecenia nie zatrzymuje pozostałych.
/// RU: Выполняет все работы и возвращает их результаты в порядке работ. Одновременно идёт не больше `limit` работ (`limit` не меньше 1).
/// Как только одна кончается, сразу начинается следующая. Ошибка одной работы не останавливает остальных.
pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let _ = (limit, jobs);
    todo!()
}
