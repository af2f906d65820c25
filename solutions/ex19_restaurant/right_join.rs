// One task polls all three.
use std::time::Duration;
use tokio::time::sleep;

pub async fn cook(minutes: u64) {
    sleep(Duration::from_secs(minutes * 60)).await;
}

pub async fn dinner<F>(soup: F, main: F, dessert: F)
where
    F: Future<Output = ()> + Send + 'static,
{
    tokio::join!(soup, main, dessert);
}
