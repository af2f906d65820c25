// expect: wrong_result in a_dish_takes_its_time
// The future of `sleep` is made and dropped: nobody has polled it, so nothing takes any time.
use std::time::Duration;

pub async fn cook(minutes: u64) {
    let _ = tokio::time::sleep(Duration::from_secs(minutes * 60));
}

pub async fn dinner<F>(soup: F, main: F, dessert: F)
where
    F: Future<Output = ()> + Send + 'static,
{
    tokio::join!(soup, main, dessert);
}
