// A counter of free places, and a `Notify` for those who wait for one.
use std::sync::{Arc, Mutex};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

struct Places {
    free: Mutex<usize>,
    freed: Notify,
}
struct Place(Arc<Places>);
impl Drop for Place {
    fn drop(&mut self) {
        *self.0.free.lock().unwrap() += 1;
        self.0.freed.notify_one();
    }
}
impl Places {
    fn try_take(self: &Arc<Self>) -> Option<Place> {
        let mut free = self.free.lock().unwrap();
        *free = free.checked_sub(1)?;
        Some(Place(Arc::clone(self)))
    }
    async fn take(self: Arc<Self>) -> Place {
        loop {
            if let Some(place) = self.try_take() {
                return place;
            }
            self.freed.notified().await;
        }
    }
}
pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let places = Arc::new(Places {
        free: Mutex::new(limit),
        freed: Notify::new(),
    });
    let mut handles: Vec<JoinHandle<_>> = Vec::new();
    for job in jobs {
        let place = Arc::clone(&places).take().await;
        handles.push(tokio::spawn(async move {
            let result = job.await;
            drop(place);
            result
        }));
    }
    let mut results = vec![];
    for handle in handles {
        match handle.await {
            Ok(result) => results.push(result),
            Err(error) => std::panic::resume_unwind(error.into_panic()),
        }
    }
    results
}
