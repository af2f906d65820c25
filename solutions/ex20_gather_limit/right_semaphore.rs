// pl: Zadania ruszają wszystkie, ale zlecenie zaczyna dopiero to, które ma
// pl: pozwolenie. Pozwoleń jest `limit`, a zwrócone trafia od razu do
// pl: następnego w kolejce: żadne miejsce nie stoi puste.
// ru: Запускаем все задачи сразу, но к работе приступает только та, у которой
// ru: есть разрешение. Разрешений `limit`, а освободившееся сразу получает
// ru: следующая в очереди: места не пустуют.
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
                // pl: `_permit`, nie `_`: pozwolenie ma żyć do końca
                // pl: zlecenia, a `let _` zwróciłoby je od razu.
                // ru: `_permit`, а не `_`: разрешение нужно до конца работы,
                // ru: а `let _` вернул бы его сразу.
                let _permit = permits.acquire().await.expect("never closed");
                job.await
            })
        })
        .collect();
    let mut results = Vec::with_capacity(tasks.len());
    for task in tasks {
        // pl: Oczekujemy w kolejności zleceń, więc i wyniki tak stoją. Błąd
        // pl: zlecenia to też wynik: bez `?`.
        // ru: Ожидаем в порядке работ, так стоят и результаты. Ошибка работы
        // ru: — тоже результат: без `?`.
        results.push(task.await.expect("a job does not panic"));
    }
    results
}
