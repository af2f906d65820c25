// Minute by minute. The first tick comes at once.
use std::time::Duration;
use tokio::task::JoinSet;

pub async fn cook(minutes: u64) {
    if minutes == 0 {
        return;
    }
    let mut clock = tokio::time::interval(Duration::from_secs(60));
    for _ in 0..=minutes {
        clock.tick().await;
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
