// expect: wrong_result in as_long_as_the_longest
// The dessert stands outside of the `join!`: it begins when the other two are ready.
use std::time::Duration;
use tokio::time::sleep;

pub async fn cook(minutes: u64) {
    sleep(Duration::from_secs(minutes * 60)).await;
}

pub async fn dinner<F>(soup: F, main: F, dessert: F)
where
    F: Future<Output = ()> + Send + 'static,
{
    tokio::join!(soup, main);
    dessert.await;
}
