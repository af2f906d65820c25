// pl: Zadania ruszają wszystkie, ale zlecenie zaczyna dopiero to, które ma pozwolenie.
// pl: Pozwoleń jest `limit`, a zwrócone trafia od razu do następnego w kolejce: żadne miejsce nie stoi puste.
// ru: Запускаем все задачи сразу, но к работе приступает только та, у которой есть разрешение.
// ru: Разрешений `limit`, а освободившееся сразу получает следующая в очереди: места не пустуют.
use std::sync::Arc;
use tokio::sync::Semaphore;

pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let permits = Arc::new(Semaphore::new(limit));
    let tasks: Vec<_> = jobs
        .into_iter()
        .map(|job| {
            let permits = Arc::clone(&permits);
            tokio::spawn(async move {
                // pl: `_permit`, nie `_`: pozwolenie ma żyć do końca zlecenia, a `let _` zwróciłoby je od razu.
                // ru: `_permit`, а не `_`: разрешение нужно до конца работы, а `let _` вернул бы его сразу.
                let _permit = permits.acquire().await.expect("never closed");
                job.await
            })
        })
        .collect();
    let mut results = Vec::with_capacity(tasks.len());
    for task in tasks {
        // pl: Oczekujemy w kolejności zleceń, więc i wyniki tak stoją. Błąd zlecenia to też wynik: bez `?`.
        // ru: Ожидаем в порядке работ, так стоят и результаты. Ошибка работы — тоже результат: без `?`.
        results.push(task.await.expect("a job does not panic"));
    }
    results
}
