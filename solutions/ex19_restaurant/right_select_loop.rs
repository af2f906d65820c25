// Awaits whichever is ready next, until none is left.
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

pub async fn cook(minutes: u64) {
    sleep_until(Instant::now() + Duration::from_secs(minutes * 60)).await;
}

pub async fn dinner<F>(soup: F, main: F, dessert: F)
where
    F: Future<Output = ()> + Send + 'static,
{
    tokio::pin!(soup, main, dessert);
    let mut ready = [false; 3];
    while ready.contains(&false) {
        tokio::select! {
            _ = &mut soup, if !ready[0] => ready[0] = true,
            _ = &mut main, if !ready[1] => ready[1] = true,
            _ = &mut dessert, if !ready[2] => ready[2] = true,
        }
    }
}
