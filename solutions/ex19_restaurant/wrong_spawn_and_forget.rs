// expect: wrong_result in as_long_as_the_longest
// Nobody waits for the tasks: dinner is "ready" at once.
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
    tokio::spawn(dessert);
}
