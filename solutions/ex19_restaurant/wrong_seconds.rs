// expect: wrong_result in a_dish_takes_its_time
// Takes minutes for seconds.
use std::time::Duration;
use tokio::task::JoinSet;

pub async fn cook(minutes: u64) {
    tokio::time::sleep(Duration::from_secs(minutes)).await;
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
