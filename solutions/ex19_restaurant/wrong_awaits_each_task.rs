// expect: wrong_result in as_long_as_the_longest
// Spawned, but awaited at once: the next task is started only when this one has ended.
use std::time::Duration;
use tokio::time::sleep;

pub async fn cook(minutes: u64) {
    sleep(Duration::from_secs(minutes * 60)).await;
}

pub async fn dinner<F>(soup: F, main: F, dessert: F)
where
    F: Future<Output = ()> + Send + 'static,
{
    for dish in [soup, main, dessert] {
        tokio::spawn(dish).await.unwrap();
    }
}
