// expect: limit_exceeded in the_window_slides
// Chunks: the next ones wait for the slowest of the chunk, while a place is empty.
pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let mut jobs = jobs.into_iter();
    let mut results = Vec::with_capacity(jobs.len());
    loop {
        let chunk: Vec<_> = jobs.by_ref().take(limit).map(tokio::spawn).collect();
        if chunk.is_empty() {
            return results;
        }
        for task in chunk {
            results.push(task.await.unwrap());
        }
    }
}
