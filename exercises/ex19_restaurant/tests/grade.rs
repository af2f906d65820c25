//! What a kitchen for three dishes must do. Each case is one property, run in every order of tasks that is explored; the clock is
//! virtual, so that times are exact.

use ex19_restaurant::{cook, dinner};
use grader::{Tally, require_eq};
use std::{
    future::Future,
    sync::Arc,
    time::{Duration, Instant},
};

grader::main!(
    a_dish_takes_its_time,
    others_go_on_while_it_cooks,
    as_long_as_the_longest,
    whatever_the_order,
    ends_when_all_are_ready,
    dinner_with_the_learners_dishes,
);

fn on_a_paused_clock(future: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .unwrap()
        .block_on(future);
}

/// So many minutes, as a clock shows them.
fn minutes(count: u64) -> String {
    shown(Duration::from_secs(count * 60))
}

fn shown(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

fn minutes_since(start: Instant) -> String {
    shown(start.elapsed())
}

/// A dish of the case's own.
async fn takes(minutes: u64) {
    tokio::time::sleep(Duration::from_secs(minutes * 60)).await;
}

fn a_dish_takes_its_time() {
    on_a_paused_clock(async {
        for count in [7, 0, 20] {
            let start = Instant::now();
            cook(count).await;
            require_eq(minutes_since(start), minutes(count), "cooking_time");
        }
    });
}

fn others_go_on_while_it_cooks() {
    on_a_paused_clock(async {
        let start = Instant::now();
        let guest = async {
            takes(3).await;
            require_eq(minutes_since(start), minutes(3), "thread_stopped");
        };
        tokio::join!(guest, cook(10));
        require_eq(minutes_since(start), minutes(10), "cooking_time");
    });
}

fn as_long_as_the_longest() {
    on_a_paused_clock(async {
        let start = Instant::now();
        dinner(takes(10), takes(20), takes(5)).await;
        require_eq(minutes_since(start), minutes(20), "dinner_time");
    });
}

fn whatever_the_order() {
    on_a_paused_clock(async {
        for (soup, main, dessert) in [(20, 10, 5), (5, 10, 20), (7, 3, 7)] {
            let start = Instant::now();
            dinner(takes(soup), takes(main), takes(dessert)).await;
            let longest = soup.max(main).max(dessert);
            require_eq(minutes_since(start), minutes(longest), "dinner_time");
        }
    });
}

fn ends_when_all_are_ready() {
    on_a_paused_clock(async {
        for minutes in [[1, 2, 3], [3, 1, 2], [2, 3, 1]] {
            let ready = Arc::new(Tally::new());
            let dish = |minutes| {
                let ready = Arc::clone(&ready);
                async move {
                    takes(minutes).await;
                    ready.add();
                }
            };
            dinner(dish(minutes[0]), dish(minutes[1]), dish(minutes[2])).await;
            require_eq(ready.get(), 3, "not_ready");
        }
    });
}

fn dinner_with_the_learners_dishes() {
    on_a_paused_clock(async {
        let start = Instant::now();
        dinner(cook(10), cook(20), cook(5)).await;
        require_eq(minutes_since(start), minutes(20), "dinner_time");
    });
}
