// expect: limit_exceeded in the_window_slides
// Each worker gets its share beforehand: one may be idle while another has jobs left.
pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let each = jobs.len().div_ceil(limit).max(1);
    let mut jobs = jobs.into_iter();
    let mut workers = Vec::new();
    for _ in 0..limit {
        let share: Vec<F> = jobs.by_ref().take(each).collect();
        workers.push(tokio::spawn(async move {
            let mut results = Vec::new();
            for job in share {
                results.push(job.await);
            }
            results
        }));
    }
    let mut results = Vec::new();
    for worker in workers {
        results.extend(worker.await.unwrap());
    }
    results
}
