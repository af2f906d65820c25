//! pl: Sześć zadań, dwa pozwolenia: naraz działają najwyżej dwa.
//! ru: Шесть задач, два разрешения: одновременно работают не больше двух.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use narrator::{say, task};
use tokio::{sync::Semaphore, task::JoinSet, time::sleep};

#[narrator::main]
#[tokio::main(flavor = "current_thread")]
async fn main() {
    // ANCHOR: limit
    let permits = Arc::new(Semaphore::new(2));
    let running = Arc::new(AtomicUsize::new(0));
    let most = Arc::new(AtomicUsize::new(0));
    let mut tasks = JoinSet::new();
    for n in 1..=6 {
        let permits = permits.clone();
        let (running, most) = (running.clone(), most.clone());
        tasks.spawn(task!(pl = "zadanie {n}", ru = "задача {n}", async move {
            say!(pl = "czekam na pozwolenie", ru = "жду разрешения"; waits);
            let _permit = permits.acquire_owned().await.expect("never closed");
            let now = running.fetch_add(1, Ordering::SeqCst) + 1;
            most.fetch_max(now, Ordering::SeqCst);
            say!(pl = "pobieram", ru = "загружаю"; holds);
            sleep(Duration::from_millis(40)).await;
            running.fetch_sub(1, Ordering::SeqCst);
        }));
    }
    tasks.join_all().await;
    let most = most.load(Ordering::SeqCst);
    say!(
        pl = "naraz działały najwyżej {most}",
        ru = "одновременно работало не больше {most}"
    );
    // ANCHOR_END: limit
}
