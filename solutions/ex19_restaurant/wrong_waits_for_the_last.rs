// expect: wrong_result in as_long_as_the_longest
// Waits only for the dish that was started last, as if it were always the longest.
use std::time::Duration;
use tokio::time::sleep;

pub async fn cook(minutes: u64) {
    sleep(Duration::from_secs(minutes * 60)).await;
}

pub async fn dinner<F>(soup: F, main: F, dessert: F)
where
    F: Future<Output = ()> + Send + 'static,
{
    tokio::spawn(soup);
    tokio::spawn(main);
    tokio::spawn(dessert).await.unwrap();
}
