// expect: busy_wait in as_long_as_the_longest
// Asks again and again whether the tasks have ended, instead of awaiting them.
use std::time::Duration;
use tokio::time::sleep;

pub async fn cook(minutes: u64) {
    sleep(Duration::from_secs(minutes * 60)).await;
}

pub async fn dinner<F>(soup: F, main: F, dessert: F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let tasks = [soup, main, dessert].map(tokio::spawn);
    while !tasks.iter().all(|task| task.is_finished()) {
        tokio::task::yield_now().await;
    }
}
