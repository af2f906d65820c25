// Three tasks, all started before the first is awaited.
use std::time::Duration;
use tokio::time::sleep;

pub async fn cook(minutes: u64) {
    sleep(Duration::from_secs(minutes * 60)).await;
}

pub async fn dinner<F>(soup: F, main: F, dessert: F)
where
    F: Future<Output = ()> + Send + 'static,
{
    for task in [soup, main, dessert].map(tokio::spawn) {
        task.await.expect("a dish does not panic");
    }
}
