// expect: wrong_result in as_long_as_the_longest
// Each `await` ends before the next dish begins: 35 minutes.
use std::time::Duration;
use tokio::time::sleep;

pub async fn cook(minutes: u64) {
    sleep(Duration::from_secs(minutes * 60)).await;
}

pub async fn dinner<F>(soup: F, main: F, dessert: F)
where
    F: Future<Output = ()> + Send + 'static,
{
    soup.await;
    main.await;
    dessert.await;
}
