// expect: wrong_result in others_go_on_while_it_cooks
// `std::thread::sleep` stops the thread, and with it every other task.
use std::{thread, time::Duration};

pub async fn cook(minutes: u64) {
    thread::sleep(Duration::from_secs(minutes * 60));
}

pub async fn dinner<F>(soup: F, main: F, dessert: F)
where
    F: Future<Output = ()> + Send + 'static,
{
    tokio::join!(soup, main, dessert);
}
