// expect: wrong_result in others_go_on_while_it_cooks
// Moves the clock instead of waiting: it has jumped for everybody.
use std::time::Duration;
use tokio::task::JoinSet;

pub async fn cook(minutes: u64) {
    tokio::time::advance(Duration::from_secs(60 * minutes)).await;
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
