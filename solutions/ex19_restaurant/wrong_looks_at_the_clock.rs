// expect: busy_wait in a_dish_takes_its_time
// Sleeps for 10 ms and looks at the clock, again and again.
use std::time::Duration;
use tokio::task::JoinSet;

pub async fn cook(minutes: u64) {
    let start = std::time::Instant::now();
    while start.elapsed() < Duration::from_secs(60 * minutes) {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

pub async fn dinner<F>(soup: F, main: F, dessert: F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let mut kitchen = JoinSet::new();
    kitchen.spawn(soup);
    kitchen.spawn(main);
    kitchen.spawn(dessert);
    while let Some(dish) = kitchen.join_next().await {
        dish.unwrap();
    }
}
