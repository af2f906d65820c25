// A set of tasks, and a deadline instead of a duration.
use std::time::Duration;
use tokio::{
    task::JoinSet,
    time::{Instant, sleep_until},
};

pub async fn cook(minutes: u64) {
    sleep_until(Instant::now() + Duration::from_secs(minutes * 60)).await;
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
