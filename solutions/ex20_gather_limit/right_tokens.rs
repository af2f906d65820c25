// Tokens in a channel, as a Go programmer would: a job takes one out and puts it back.
use std::sync::Arc;
use tokio::sync::{Mutex, mpsc};

pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let (back, tokens) = mpsc::unbounded_channel::<usize>();
    for token in 0..limit {
        back.send(token).unwrap();
    }
    let tokens = Arc::new(Mutex::new(tokens));
    let (out, mut done) = mpsc::channel(1);
    let count = jobs.len();
    for (number, job) in jobs.into_iter().enumerate() {
        let (back, tokens, out) = (back.clone(), tokens.clone(), out.clone());
        tokio::task::spawn(async move {
            let token = tokens.lock().await.recv().await.expect("it is given back");
            let result = job.await;
            back.send(token).unwrap();
            out.send((number, result)).await.ok().unwrap();
        });
    }
    drop(out);
    let mut results: Vec<Option<Result<T, E>>> =
        std::iter::repeat_with(|| None).take(count).collect();
    while let Some((number, result)) = done.recv().await {
        results[number] = Some(result);
    }
    results.into_iter().map(Option::unwrap).collect()
}
