// Each dish that is ready leaves a permit, and dinner needs three of them.
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

pub async fn cook(minutes: u64) {
    sleep_until(Instant::now() + Duration::from_secs(minutes * 60)).await;
}

pub async fn dinner<F>(soup: F, main: F, dessert: F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let ready = std::sync::Arc::new(tokio::sync::Semaphore::new(0));
    for dish in [soup, main, dessert] {
        let ready = std::sync::Arc::clone(&ready);
        tokio::spawn(async move {
            dish.await;
            ready.add_permits(1)
        });
    }
    drop(ready.acquire_many(3).await.unwrap());
}
